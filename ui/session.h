/* What is open now: the library, the current evening on its port, a rehearsal. The window shows it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/evening.h"

G_BEGIN_DECLS

/**
 * DrieSessionOptions:
 * @library: folder of the library; NULL for the user's own
 * @listen: IP address that phones reach; NULL for all
 * @port: of the phones' address; 0 takes a free one; -1 for the one of last time, or the next free one
 * @rehearse: begin with a rehearsal; in @library if one is given, else in a library that is thrown away
 */
typedef struct
{
  char *library;
  char *listen;
  int port;
  gboolean rehearse;
} DrieSessionOptions;

/**
 * DrieSession:
 *
 * Signals: `evening-replaced` (another evening, or none, is the current one), `trouble` (message: string): phones cannot come in.
 */
#define DRIE_TYPE_SESSION (drie_session_get_type ())
G_DECLARE_FINAL_TYPE (DrieSession, drie_session, DRIE, SESSION, GObject)

DrieSession *drie_session_new (const DrieSessionOptions *options); /* copies what it needs */
/* For reading only while another window or program writes in it. On a worker thread: bringing a library up to date, and erasing words whose
 * day has come, takes time. FALSE and an error with a sentence for the chair. To be tried again after that, or while the library can only
 * be read, which an attempt that fails leaves as it was. */
void drie_session_open_library_async (DrieSession *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean drie_session_open_library_finish (DrieSession *self, GAsyncResult *result, GError **error);
/* Is the library open in another window or program, so that it can be read here and not changed? */
gboolean drie_session_is_reading (DrieSession *self);
DrieLibrary *drie_session_get_library (DrieSession *self); /* the chair's own; NULL until it is open; borrowed */
DrieEvening *drie_session_get_evening (DrieSession *self); /* the current one, or NULL; borrowed */
gboolean drie_session_is_running (DrieSession *self);
/* Is the current evening a rehearsal whose library is thrown away? */
gboolean drie_session_is_rehearsing (DrieSession *self);

/* Makes evening @id of the library the current one, and lets phones come in, unless its summary is final and nothing was published. FALSE
 * and an error: there is none now. */
gboolean drie_session_open_evening (DrieSession *self, gint64 id, GError **error);
/* Lets phones come in to the current evening, if they cannot yet. */
void drie_session_serve (DrieSession *self);
void drie_session_close_evening (DrieSession *self);

/* Makes a rehearsal the current evening, with phones that the program plays. */
void drie_session_rehearse_async (DrieSession *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean drie_session_rehearse_finish (DrieSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
