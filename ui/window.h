/* The chair's window: the library, the current evening, and one screen at a time. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/**
 * DrieWindow:
 *
 * Owns the library and the current evening, and shows the screen that fits the evening's status: planned → prepare or lobby, running →
 * live, closed → wrap-up, final → summary. It follows the status by itself: a screen only gives the command (drie_evening_close()) and
 * never switches.
 *
 * A screen is a widget with its own AdwHeaderBar (back button: action `win.back`, icon go-previous-symbolic; at the end a DrieMenuButton,
 * the same on every screen), made by drie_NAME_view_new () and given its evening by
 * drie_NAME_view_set_evening (view, evening or NULL). Screens know the window only by these actions:
 *
 * `win.back`: one screen back, the evening goes on · `win.undo`: drie_evening_undo() with a toast (Ctrl+Z) · `win.hall` (boolean state):
 * the hall's screen · `win.lobby`: QR code and phones of the current evening, also while it runs · `win.live`: from there back · `win.open`
 * (x: id): an evening of the archive · `win.resume`: the one that runs · `win.prepare`: a new evening · `win.rehearse` · `win.summary`: the
 * summary of the current evening, read-only · `win.wrap-up`: from there back. Messages go through ui/toast.h.
 */
#define DRIE_TYPE_WINDOW (drie_window_get_type ())
G_DECLARE_FINAL_TYPE (DrieWindow, drie_window, DRIE, WINDOW, AdwApplicationWindow)

/**
 * DrieWindowOptions:
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
} DrieWindowOptions;

/* Copies what it needs of @options. */
GtkWidget *drie_window_new (GtkApplication *application, const DrieWindowOptions *options);

G_END_DECLS
