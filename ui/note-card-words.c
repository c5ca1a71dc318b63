/* Words of cards. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-card-words.h"

#include <glib/gi18n-lib.h>

#include "ui/live-words.h"
#include "ui/words.h"

static void
add_tag (GString *tags, const char *tag)
{
  if (tag != NULL && tag[0] != '\0')
    g_string_append_printf (tags, "%s%s", tags->len > 0 ? " · " : "", tag);
}

static const char *
to_word (DrieCircle to)
{
  switch (to)
    {
    case DRIE_CIRCLE_PUPILS:
      return _ ("to the pupils");
    case DRIE_CIRCLE_PARENTS:
      return _ ("to the parents");
    case DRIE_CIRCLE_TEACHERS:
      return _ ("to the teachers");
    case DRIE_CIRCLE_NONE:
    default:
      return NULL;
    }
}

/* Where it came from and when: what stays out while choosing blind. */
static void
add_origin (GString *tags, const DrieNote *note, const DrieNoteCardLook *look)
{
  g_autofree char *untranslated = drie_note_card_dup_untranslated (note, look);

  if (note->source == DRIE_SOURCE_PAPER)
    add_tag (tags, C_ ("note", "paper"));
  if (note->language != NULL && untranslated == NULL && !drie_words_same_language (note->language, look->language))
    add_tag (tags, drie_words_language (note->language));
  if (note->late)
    add_tag (tags, C_ ("note", "late"));
  if (look->fresh && note->disposition == DRIE_DISPOSITION_RECEIVED)
    add_tag (tags, C_ ("note", "new"));
}

char *
drie_note_card_dup_tags (DrieNoteItem *item, const DrieNoteCardLook *look)
{
  const DrieNote *note = drie_note_item_get_note (item);
  guint similar = drie_note_item_get_similar (item);
  GString *tags = g_string_new (NULL);

  if (look->picked)
    add_tag (tags, C_ ("note", "✓ selected"));
  if (look->marked)
    add_tag (tags, _ ("group with…"));
  if (note->disposition >= DRIE_DISPOSITION_ASKING)
    add_tag (tags, drie_words_disposition (note->disposition));
  if (look->show_to)
    add_tag (tags, to_word (note->to));
  if (similar > 1)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u similar", "%u similar", similar), similar);
      add_tag (tags, text);
    }
  if (!look->blind)
    add_origin (tags, note, look);
  return g_string_free (tags, FALSE);
}

const char *
drie_note_card_get_words (const DrieNote *note, const DrieNoteCardLook *look)
{
  return look->blind ? drie_note_get_words (note) : note->text;
}

gboolean
drie_note_card_is_chosen (const DrieNote *note, const DrieNoteCardLook *look)
{
  return note->disposition == DRIE_DISPOSITION_SELECTED && !look->show_to;
}

char *
drie_note_card_dup_chosen (const DrieNote *note, const DrieNoteCardLook *look)
{
  if (!drie_note_card_is_chosen (note, look))
    return NULL;
  return note->rank > 0 ? g_strdup_printf ("✓ %d", note->rank) : g_strdup ("✓");
}

char *
drie_note_card_dup_untranslated (const DrieNote *note, const DrieNoteCardLook *look)
{
  return look->blind ? NULL : drie_words_untranslated (note, look->language);
}

char *
drie_note_card_dup_spoken (DrieNoteItem *item, const DrieNoteCardLook *look, const char *tags)
{
  const DrieNote *note = drie_note_item_get_note (item);
  g_autofree char *name = drie_words_note (look->blind ? DRIE_CIRCLE_NONE : note->from, drie_note_card_get_words (note, look));
  g_autofree char *untranslated = drie_note_card_dup_untranslated (note, look);
  GString *spoken = g_string_new (name);

  if (note->translation != NULL && !look->blind)
    g_string_append_printf (spoken, ", %s", note->translation);
  if (drie_note_card_is_chosen (note, look))
    g_string_append_printf (spoken, ", %s", C_ ("note", "chosen"));
  if (drie_note_item_may_name (item))
    g_string_append_printf (spoken, ", %s", C_ ("note", "may name somebody"));
  if (untranslated != NULL)
    g_string_append_printf (spoken, ", %s", untranslated);
  if (tags[0] != '\0')
    g_string_append_printf (spoken, ", %s", tags);
  return g_string_free (spoken, FALSE);
}

static void
add_paragraph (GString *tip, const char *text)
{
  g_string_append_printf (tip, "%s%s", tip->len > 0 ? "\n\n" : "", text);
}

char *
drie_note_card_dup_tip (DrieNoteItem *item, const DrieNoteCardLook *look, gboolean text_cut, gboolean translation_cut, const char *similar)
{
  const DrieNote *note = drie_note_item_get_note (item);
  GString *tip = g_string_new (NULL);

  if (text_cut)
    add_paragraph (tip, drie_note_card_get_words (note, look));
  if (translation_cut)
    add_paragraph (tip, note->translation);
  if (note->reason != NULL)
    {
      add_paragraph (tip, drie_words_disposition (note->disposition));
      g_string_append_printf (tip, ": %s", note->reason);
    }
  if (drie_note_item_may_name (item))
    add_paragraph (tip, _ ("Its words will stand in the documents. If they name a person, set it apart (P): then it appears in no "
                           "document."));
  if (similar != NULL)
    {
      add_paragraph (tip, _ ("Similar notes:"));
      g_string_append_printf (tip, "\n%s", similar);
    }
  return g_string_free (tip, tip->len == 0);
}
