/* What an evening is about: its theme and question, and what goes with them. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/plan.h"
#include "ui/field-row.h"
#include "ui/theme-list.h"

G_BEGIN_DECLS

/* Signal `changed`: a text changed, by the chair or because a theme was filled in. */
#define DRIE_TYPE_CONVERSATION_GROUP (drie_conversation_group_get_type ())
G_DECLARE_FINAL_TYPE (DrieConversationGroup, drie_conversation_group, DRIE, CONVERSATION_GROUP, AdwPreferencesGroup)

void drie_conversation_group_set_plan (DrieConversationGroup *self, const DriePlan *plan);
/* Writes what is typed into @plan. */
void drie_conversation_group_apply (DrieConversationGroup *self, DriePlan *plan);
/* Puts @theme (borrowed for ever) in the place of what is typed, in @language, and says what is to be minded with it. */
void drie_conversation_group_fill_in (DrieConversationGroup *self, const DrieTheme *theme, const char *language);
/* If the theme that was filled in last still stands there, in whichever language, it stands there in @language from now on. */
void drie_conversation_group_translate (DrieConversationGroup *self, const char *language);
/* Marks what an evening cannot be without. Returns the first such row, or NULL. */
DrieFieldRow *drie_conversation_group_check (DrieConversationGroup *self);
/* The row for an error of a plan in which that is right; NULL if it is not about one of these. */
DrieFieldRow *drie_conversation_group_find_row (DrieConversationGroup *self, DriePlanError code);
void drie_conversation_group_focus (DrieConversationGroup *self); /* the theme */
void drie_conversation_group_focus_question (DrieConversationGroup *self);

G_END_DECLS
