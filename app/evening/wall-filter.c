/* Choosing what is seen. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/wall-filter.h"

#include <string.h>

void
drie_wall_filter_init (DrieWallFilter *self)
{
  *self = (DrieWallFilter){ .to = DRIE_CIRCLE_NONE };
}

void
drie_wall_filter_clear (DrieWallFilter *self)
{
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->found, g_hash_table_unref);
}

gboolean
drie_wall_filter_set_words (DrieWallFilter *self, const char *words)
{
  g_autofree char *folded = words != NULL ? g_utf8_casefold (words, -1) : NULL;
  gboolean any = folded != NULL && g_strstrip (folded)[0] != '\0';

  if (!any && self->words == NULL)
    return FALSE;
  g_clear_pointer (&self->words, g_strfreev);
  if (any)
    self->words = g_strsplit_set (folded, " \t", -1);
  return TRUE;
}

static gboolean
text_holds (const char *text, char **words)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  for (char **word = words; folded != NULL && *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;
  return folded != NULL;
}

static gboolean
note_holds (const DrieNote *note, char **words)
{
  return text_holds (note->text, words) || text_holds (note->translation, words);
}

void
drie_wall_filter_look (DrieWallFilter *self, GPtrArray *items)
{
  g_clear_pointer (&self->found, g_hash_table_unref);
  if (self->words == NULL)
    return;
  self->found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const DrieNote *note = drie_note_item_get_note (g_ptr_array_index (items, i));

      if (note->group != 0 && drie_wall_filter_belongs (self, note) && note_holds (note, self->words))
        g_hash_table_add (self->found, g_memdup2 (&note->group, sizeof note->group));
    }
}

gboolean
drie_wall_filter_belongs (const DrieWallFilter *self, const DrieNote *note)
{
  gboolean personal = self->show == DRIE_WALL_PERSONAL && note->disposition == DRIE_DISPOSITION_PERSONAL;

  return (self->to == DRIE_CIRCLE_NONE || note->to == self->to) && note->text != NULL
         && (personal || drie_disposition_is_public (note->disposition));
}

static gboolean
is_shown (DrieWallShow show, DrieNoteItem *item)
{
  DrieDisposition disposition = drie_note_item_get_note (item)->disposition;
  gboolean aside
      = disposition == DRIE_DISPOSITION_KEPT || disposition == DRIE_DISPOSITION_ELSEWHERE || disposition == DRIE_DISPOSITION_NOT_POSSIBLE;

  switch (show)
    {
    case DRIE_WALL_OPEN:
      return !aside && disposition != DRIE_DISPOSITION_ASKED;
    case DRIE_WALL_SET_ASIDE:
      return aside;
    case DRIE_WALL_LEFT:
      return disposition == DRIE_DISPOSITION_RECEIVED || disposition == DRIE_DISPOSITION_SELECTED;
    case DRIE_WALL_NAMING:
      return drie_note_item_may_name (item);
    case DRIE_WALL_PERSONAL:
      return disposition == DRIE_DISPOSITION_PERSONAL;
    case DRIE_WALL_ALL:
    default:
      return TRUE;
    }
}

static gboolean
is_found (const DrieWallFilter *self, const DrieNote *note)
{
  return self->words == NULL || note_holds (note, self->words) || g_hash_table_contains (self->found, &note->id);
}

gboolean
drie_wall_filter_takes (const DrieWallFilter *self, DrieNoteItem *item)
{
  const DrieNote *note = drie_note_item_get_note (item);

  return (self->from == 0 || DRIE_CIRCLE_SET_HAS (self->from, note->from)) && is_shown (self->show, item) && is_found (self, note);
}
