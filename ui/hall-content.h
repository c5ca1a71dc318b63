/* What stands on the hall's screen now: a value made of the evening, so that the rule "never an unselected note" can be read and tested in
 * one place. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/evening.h"

G_BEGIN_DECLS

/**
 * DrieHallContent:
 * @circle: whose sign and colour; NONE for none
 * @title: who has the floor, or what happens
 * @caption: a line above @main; "" if none
 * @main: in letters as large as fit: the question being asked, else the central question, else a list
 * @detail: below it, smaller: the rules, or the question's own words if @main is a translation; "" if none
 * @footer, @footer_end: lines at the lower edge
 * @listeners: the circles whose signs stand before @footer
 * @invite: shows the QR code, the address and the code
 * @clock, @ring: shows the time left; in a ring
 * @paused: the clock stands still; @mark: how near the end of the step is
 * @remaining, @total: microseconds
 * @url: of the phones' page; NULL while nobody can come in; @code: its six characters
 * @wifi: which Wi-Fi to use; "" if not known
 */
typedef struct
{
  DrieCircle circle;
  char *title;
  char *caption;
  char *main;
  char *detail;
  char *footer;
  char *footer_end;
  DrieCircleSet listeners;
  gboolean invite;
  gboolean clock;
  gboolean ring;
  gboolean paused;
  DrieTimeMark mark;
  gint64 remaining;
  gint64 total;
  char *url;
  char *code;
  char *wifi;
} DrieHallContent;

/* As it is now, in the evening's language. Transfer full. */
DrieHallContent *drie_hall_content_new (DrieEvening *evening);
void drie_hall_content_free (DrieHallContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieHallContent, drie_hall_content_free)

G_END_DECLS
