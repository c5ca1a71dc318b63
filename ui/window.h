/* The chair's window: one screen at a time for what is open in its session. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/session.h"

G_BEGIN_DECLS

/**
 * DrieWindow:
 *
 * Shows the screen that fits the evening's status: planned → lobby, running → live, closed or open for additions → wrap-up, final →
 * summary. It follows the status by itself: a screen only gives the command (drie_evening_close()) and never switches.
 *
 * A screen is a widget with its own AdwHeaderBar (back button: action `win.back`, icon go-previous-symbolic; at the end a DrieMenuButton,
 * the same on every screen), made by drie_NAME_view_new () and given its evening by
 * drie_NAME_view_set_evening (view, evening or NULL). Screens know the window only by these actions:
 *
 * `win.back`: one screen back, the evening goes on · `win.undo`: drie_evening_undo() with a toast, before the evening what the theme
 * chooser did (Ctrl+Z) · `win.hall` (boolean state): the hall's screen · `win.explain` (boolean state): explanations in a rehearsal ·
 * `win.posters`: prints posters, from the lobby
 *
 * The current evening: `win.lobby`: its QR code and phones, also while it runs · `win.live`: from there back · `win.resume`: the one that
 * runs · `win.summary`: its summary, read-only · `win.wrap-up`: from there back
 *
 * Any evening (x: id): `win.open` · `win.follow-up`: begins a new one · `win.review`: looks back on its agreements · `win.revise`: begins
 * the next version of its summary · `win.publish`: its leaflet · `win.forget-versions`: what earlier versions said · `win.erase`
 *
 * All of them: `win.prepare`: a new one · `win.rehearse` · `win.import` · `win.backup` · `win.restore` · `win.retry`: opens the library
 * again. Messages go through ui/toast.h.
 */
#define DRIE_TYPE_WINDOW (drie_window_get_type ())
G_DECLARE_FINAL_TYPE (DrieWindow, drie_window, DRIE, WINDOW, AdwApplicationWindow)

/* Opens the library; @options->rehearse begins with a rehearsal. */
GtkWidget *drie_window_new (GtkApplication *application, const DrieSessionOptions *options);

/* Takes in an evening that was saved as JSON, and says how it went. */
void drie_window_import (DrieWindow *self, GFile *file);

G_END_DECLS
