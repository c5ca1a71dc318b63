/* The form of a plan: every field on one screen, each with what is wrong with it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/plan.h"

G_BEGIN_DECLS

/* Signal `edited`: the chair changed something. */
#define DRIE_TYPE_PLAN_FORM (drie_plan_form_get_type ())
G_DECLARE_FINAL_TYPE (DriePlanForm, drie_plan_form, DRIE, PLAN_FORM, GtkWidget)

/* Shows @typed, or @base if it is NULL. What the form has no field for (grace) is kept from @base. */
void drie_plan_form_set_plan (DriePlanForm *self, const DriePlan *base, const DriePlan *typed);
/* What is typed, whether it holds or not; dates and times made regular where they can be read. Transfer full. */
DriePlan *drie_plan_form_dup_plan (DriePlanForm *self);
/* Does it hold? If not, every wrong field says so, and the keyboard focus is on the first. */
gboolean drie_plan_form_check (DriePlanForm *self);
void drie_plan_form_choose_theme (DriePlanForm *self);
/* Where the chair's own templates are: the library's folder. */
void drie_plan_form_set_directory (DriePlanForm *self, const char *directory);
/* Keeps what is typed as a template, if it holds; says so, or what is wrong. */
void drie_plan_form_keep_template (DriePlanForm *self, const char *directory);
/* Takes back what the theme chooser did last: a template filled in, or removed. FALSE if there is nothing. */
gboolean drie_plan_form_undo (DriePlanForm *self);
void drie_plan_form_focus (DriePlanForm *self);

G_END_DECLS
