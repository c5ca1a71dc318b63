/* A phone's connection, as libsoup reads and writes it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "web/turns.h"

G_BEGIN_DECLS

/**
 * DrieLineState:
 * @DRIE_LINE_ASKING: opened, or a request began: it is not complete yet
 * @DRIE_LINE_WORKING: its answer is being made; it is ours to hurry
 * @DRIE_LINE_READING: the answer is on its way out
 * @DRIE_LINE_WAITING: between two requests
 * @DRIE_LINE_LIVE: holds the live page
 */
typedef enum
{
  DRIE_LINE_ASKING,
  DRIE_LINE_WORKING,
  DRIE_LINE_READING,
  DRIE_LINE_WAITING,
  DRIE_LINE_LIVE,
  DRIE_LINE_N_STATES,
} DrieLineState;

#define DRIE_TYPE_LINE (drie_line_get_type ())
G_DECLARE_FINAL_TYPE (DrieLine, drie_line, DRIE, LINE, GIOStream)

/* One that was accepted, asking; its timeouts are off. NULL if the other side is gone already. */
DrieLine *drie_line_new (GSocket *socket);
/* The line that @message came by, NULL once it is closed. Borrowed. */
DrieLine *drie_line_of (SoupServerMessage *message);

GSocket *drie_line_get_socket (DrieLine *self);
GSocketAddress *drie_line_get_local (DrieLine *self);
GSocketAddress *drie_line_get_remote (DrieLine *self);
DrieLineState drie_line_get_state (DrieLine *self);
/* Does it come from this machine, to an address of its own? */
gboolean drie_line_is_own (DrieLine *self);

/* Told of what happens to the line: @old is its state until now, @closed that it has ended. */
typedef void (*DrieLineChanged) (DrieLine *line, DrieLineState old, gboolean closed, gpointer user_data);
/* Told whenever some of what was made for the line has been taken, or more was made: drie_line_get_unread() says how much is left. */
typedef void (*DrieLineFlowed) (DrieLine *line, gpointer user_data);
/* One hears of it; NULL: nobody. */
void drie_line_on_changed (DrieLine *self, DrieLineChanged changed, DrieLineFlowed flowed, gpointer user_data);
void drie_line_set_state (DrieLine *self, DrieLineState state);
/* Bytes that wait in memory until they can be sent. */
void drie_line_set_unread (DrieLine *self, gsize bytes);
gsize drie_line_get_unread (DrieLine *self);
/* The head of a request has been read. @length: bytes of its body; -1: it comes in chunks. */
void drie_line_expect_body (DrieLine *self, gint64 length);
/* Reads when it is its turn; see drie_inlet_take_turns(). */
void drie_line_take_turns (DrieLine *self, DrieTurnQueue *queue);
/* What is written stays until it fills a packet, or until this is over: an answer's head and body, which libsoup writes one after the
 * other, go out together. */
void drie_line_gather (DrieLine *self, gboolean gather);
/* Makes it dead at once, both ways, without waiting until the other side has read what was sent. libsoup, or whoever holds the live page,
 * notices at the next turn and closes it. */
void drie_line_cut (DrieLine *self);

G_END_DECLS
