/* A helper's translation of a note, typed beside it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/**
 * DrieTranslatePopover:
 *
 * Shows the note's own words, also while its writer changes them, with a text for those of the evening's language. However it is closed,
 * what was typed is stored; the evening's undo takes it back.
 */
#define DRIE_TYPE_TRANSLATE_POPOVER (drie_translate_popover_get_type ())
G_DECLARE_FINAL_TYPE (DrieTranslatePopover, drie_translate_popover, DRIE, TRANSLATE_POPOVER, GtkPopover)

GtkWidget *drie_translate_popover_new (void);
/* @rect: where the note is, in the parent's coordinates. */
void drie_translate_popover_ask (DrieTranslatePopover *self, DrieEvening *evening, DrieNoteItem *item, const GdkRectangle *rect);
/* Asks in a popover of @parent at @at, something in it. When it is closed it goes, and the keyboard is where it was before. */
void drie_translate_popover_open (GtkWidget *parent, GtkWidget *at, DrieEvening *evening, DrieNoteItem *item);

G_END_DECLS
