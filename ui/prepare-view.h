/* Preparing an evening. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/library.h"

G_BEGIN_DECLS

/* Signal `stored` (id: int64, go_on: boolean): the plan is in the library; @go_on: the chair wants to go to the lobby with it. */
#define DRIE_TYPE_PREPARE_VIEW (drie_prepare_view_get_type ())
G_DECLARE_FINAL_TYPE (DriePrepareView, drie_prepare_view, DRIE, PREPARE_VIEW, GtkWidget)

GtkWidget *drie_prepare_view_new (void);
/* A new evening of @library: with what was true the last time filled in, or the draft that was left. */
void drie_prepare_view_begin (DriePrepareView *self, DrieLibrary *library);
/* Shows @plan, evening @id of @library (0: a new one), or the draft that was left of it. Keeps a reference to @library. */
void drie_prepare_view_edit (DriePrepareView *self, DrieLibrary *library, gint64 id, const DriePlan *plan);
/* A new evening that begins with what @plan, of evening @earlier, was: everything but the day. Nothing is stored until something is typed
 * or saved. */
void drie_prepare_view_follow_up (DriePrepareView *self, DrieLibrary *library, gint64 earlier, const DriePlan *plan);
/* Takes back what the theme chooser did last; FALSE if there is nothing. */
gboolean drie_prepare_view_undo (DriePrepareView *self);
/* Keeps what was typed: in the library if it holds, else as a draft. To be called before another screen is shown. */
void drie_prepare_view_leave (DriePrepareView *self);

G_END_DECLS
