/* The window's own files among each other: window.c shows, window-library.c opens the evenings, window-actions.c and window-keep.c are
 * asked. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/window.h"

#include "ui/archive-view.h"
#include "ui/chime.h"
#include "ui/guide.h"
#include "ui/hall-window.h"
#include "ui/live-view.h"
#include "ui/lobby-view.h"
#include "ui/prepare-view.h"
#include "ui/review-view.h"
#include "ui/summary-view.h"
#include "ui/trouble-bar.h"
#include "ui/wrapup-view.h"

G_BEGIN_DECLS

struct _DrieWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  AdwToastOverlay *toast_overlay;
  GtkOverlay *overlay;
  DrieGuide *guide;
  GtkStack *stack;
  AdwStatusPage *opening_page;
  AdwStatusPage *trouble_page;
  GtkButton *retry_button;
  DrieArchiveView *archive;
  DriePrepareView *prepare;
  DrieLobbyView *lobby;
  DrieLiveView *live;
  DrieWrapupView *wrapup;
  DrieReviewView *review;
  DrieSummaryView *summary;
  DrieTroubleBar *trouble_bar;

  /* Borrowed */
  DrieHallWindow *hall; /* a toplevel of its own, from its first use to our end */

  /* Owned */
  DrieSession *session;
  GSettings *settings;   /* NULL where the schema is not installed */
  GSignalGroup *signals; /* of the current evening */
  DrieChime *chime;
  GPtrArray *waiting;    /* of GFile: to be taken in once the library is open; or NULL */
  GApplication *opening; /* while the library is being opened: held until it is */

  guint opening_source; /* says so when that takes long */
  DrieStatus status;    /* of the evening, as the screens last followed it */
  guint inhibit_cookie; /* against the screen going to sleep; 0: it may */
  gboolean rehearse;    /* begin with a rehearsal */
  gboolean settled;     /* everything is saved, the window may close */
  gboolean insists;     /* the chair was told that not everything is saved */
  guint works;          /* evenings that are being taken in, erased, backed up or restored */
  gboolean leaving;     /* the chair closed the window: it goes when they are done */

  gint64 summary_id;          /* of the evening whose summary was shown last */
  gboolean reviewing_summary; /* the review was opened from there */
};

gboolean drie_window_shows (DrieWindow *self, const char *name);
void drie_window_show (DrieWindow *self, const char *name); /* a page of the stack */
void drie_window_show_summary (DrieWindow *self, DrieLibrary *library, gint64 id);
void drie_window_show_current_summary (DrieWindow *self);
void drie_window_show_status (DrieWindow *self); /* the screen that fits the current evening's status */

/* Makes it the current evening; what goes wrong is said in a toast. */
gboolean drie_window_open_evening (DrieWindow *self, gint64 id);
/* The same and shows it, unless a real evening runs. */
void drie_window_enter_evening (DrieWindow *self, gint64 id);
/* Does a real evening run? Only a rehearsal is let go for another. */
gboolean drie_window_is_engaged (DrieWindow *self);
/* Says so, with a way back to it, if a real evening runs. */
gboolean drie_window_refuse_if_engaged (DrieWindow *self);
/* Says that the evenings are open in another window, if they are, and that nothing can be changed here. */
gboolean drie_window_refuse_if_reading (DrieWindow *self);
void drie_window_rehearse (DrieWindow *self);

/* Not on this thread; nothing happens if that is under way already. */
void drie_window_open_library (DrieWindow *self);
/* Whoever comes back from the other window sees what happened there, or may change things here if it has been closed. */
void drie_window_come_back (DrieWindow *self);
/* What went on its date, if anything did when the library was opened. */
void drie_window_tell_erased (DrieWindow *self);
/* Shows the evenings. One that was running when the program ended last, or when the backup was made: phones that wait for the laptop find
 * it again at once; the chair chooses when to go on. */
void drie_window_take_up_running (DrieWindow *self);

/* Files that came before the library was open. */
void drie_window_import_waiting (DrieWindow *self);
/* The chair closes the window. Returns: whether something that was asked for is to be done first; the window then closes by itself, or
 * stays to tell what went wrong. */
gboolean drie_window_finish_first (DrieWindow *self);
/* Files that are dropped on the window are imported. */
void drie_window_accept_files (DrieWindow *self);
void drie_window_install_keep_actions (GtkWidgetClass *widget_class);
void drie_window_install_actions (GtkWidgetClass *widget_class);
void drie_window_add_hall_action (DrieWindow *self);

G_END_DECLS
