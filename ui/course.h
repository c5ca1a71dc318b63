/* The chair's hand on the course of the evening: on, back, pause, one minute more, close. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

typedef struct _DrieCourse DrieCourse;

/**
 * drie_course_new:
 * @view: its actions these are, and over which it is told what went wrong. Borrowed, outlives what is returned
 * @flush: (closure view): stores what is being typed: that comes before the step which follows it, for undo too
 *
 * Returns: (transfer full)
 */
DrieCourse *drie_course_new (GtkWidget *view, void (*flush) (GtkWidget *view));
void drie_course_free (DrieCourse *self);
void drie_course_set_evening (DrieCourse *self, DrieEvening *evening); /* NULL clears */

/* Actions live.next (at the last step it closes the evening), back, pause (and resume), extend (one minute), offered (what the circles
 * before had) and close. @activate: hands their name to drie_course_run() */
void drie_course_install_actions (GtkWidgetClass *widget_class, GtkWidgetActionActivateFunc activate);
void drie_course_run (DrieCourse *self, const char *action);
/* After any change: which of these can be done now? @state: of the evening */
void drie_course_update_actions (DrieCourse *self, const DrieDialogueState *state);
/* Is what comes next the end? */
gboolean drie_course_is_last_step (DrieCourse *self, const DrieDialogueState *state);

G_END_DECLS
