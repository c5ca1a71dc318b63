/* Says to a screen reader that notes came in, calmly. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DrieNoteNews DrieNoteNews;

/**
 * drie_note_news_new:
 * @widget: (transfer none): the notes; outlives the news
 */
DrieNoteNews *drie_note_news_new (GtkWidget *widget);
void drie_note_news_free (DrieNoteNews *self);

/**
 * drie_note_news_add:
 * @count: how many notes came in
 *
 * The first are told within a second; those of the half minute after it together.
 */
void drie_note_news_add (DrieNoteNews *self, guint count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieNoteNews, drie_note_news_free)

G_END_DECLS
