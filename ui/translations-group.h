/* Theme and question in other languages, for the phones. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/plan.h"

G_BEGIN_DECLS

/**
 * DrieTranslationsGroup:
 *
 * One folded row; inside, for each language but the evening's, the theme and the question. Signal `changed`: the chair typed something.
 */
#define DRIE_TYPE_TRANSLATIONS_GROUP (drie_translations_group_get_type ())
G_DECLARE_FINAL_TYPE (DrieTranslationsGroup, drie_translations_group, DRIE, TRANSLATIONS_GROUP, AdwPreferencesGroup)

void drie_translations_group_set_plan (DrieTranslationsGroup *self, const DriePlan *plan);
/* Writes what is typed into @plan, but for its own language; translations into languages that have no row stay. */
void drie_translations_group_apply (DrieTranslationsGroup *self, DriePlan *plan);
/* The language of the evening needs no translation: its rows are hidden, what was typed in them waits there. */
void drie_translations_group_set_language (DrieTranslationsGroup *self, const char *code);

G_END_DECLS
