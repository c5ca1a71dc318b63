/* What the summary says of one circle. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pieces.h"

#include "report/words.h"
#include "report/written.h"

#define _(msgid) T_ (self->catalog, msgid)

/* "14 questions · put: 3" */
char *
drie_outline_balance (const DrieOutline *self, guint all, guint put)
{
  g_autofree char *questions = g_strdup_printf (TN_ (self->catalog, "%u question", "%u questions", all), all);

  /* TRANSLATORS: how many of the questions were put to the circle. It follows "14 questions · ". */
  g_autofree char *of_these = g_strdup_printf (_ ("put: %u"), put);
  return g_strdup_printf ("%s · %s", questions, of_these);
}

/* The most that one circle asked another, so that the bars of all three circles compare; or, in all, the most of one circle. */
static guint
bar_scale (const DrieSummary *summary, gboolean in_all)
{
  guint most = 1;

  for (DrieCircle from = 0; from < DRIE_N_CIRCLES; from++)
    for (DrieCircle to = 0; to < DRIE_N_CIRCLES; to++)
      most = MAX (most, drie_summary_count (summary, from, in_all ? DRIE_CIRCLE_NONE : to));
  return most;
}

void
drie_outline_add_bar (DrieOutline *self, DriePiece *bars, DrieCircle from, DrieCircle to)
{
  guint all = drie_summary_count (self->summary, from, to);
  guint put = drie_summary_count_put (self->summary, from, to);
  g_autofree char *words = drie_outline_balance (self, all, put);
  DrieRow *row = drie_piece_add_row (bars, from, drie_word_circle (self->catalog, from), words);

  row->part = put;
  row->whole = all;
  row->scale = bar_scale (self->summary, to == DRIE_CIRCLE_NONE);
}

static void
take_sentence (GString *words, char *sentence)
{
  g_string_append_printf (words, " %s", sentence);
  g_free (sentence);
}

/* What is only a number, so that no question silently disappears. "" if there is nothing of the kind; transfer full. */
static char *
wordless_words (const DrieOutline *self, DrieCircle circle)
{
  guint personal = 0, removed = 0, erased = 0;

  for (guint i = 0; i < self->summary->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (self->summary->notes, i);
      if (note->to != circle)
        continue;
      personal += note->disposition == DRIE_DISPOSITION_PERSONAL;
      removed += note->disposition == DRIE_DISPOSITION_REMOVED;
      erased += drie_disposition_is_public (note->disposition) && !drie_disposition_is_put (note->disposition) && note->text == NULL;
    }

  GString *words = g_string_new (NULL);
  if (personal > 0)
    take_sentence (words, g_strdup_printf (TN_ (self->catalog, "%u is about one person and is handled apart.",
                                                "%u are about one person and are handled apart.", personal),
                                           personal));
  if (removed > 0)
    take_sentence (words, g_strdup_printf (TN_ (self->catalog, "%u was removed.", "%u were removed.", removed), removed));
  if (erased > 0)
    take_sentence (words,
                   g_strdup_printf (TN_ (self->catalog, "The words of %u are erased.", "The words of %u are erased.", erased), erased));
  return g_string_free (words, FALSE);
}

static void
add_counts (DrieOutline *self, DrieCircle circle)
{
  guint all = drie_summary_count (self->summary, DRIE_CIRCLE_NONE, circle);
  guint put = drie_summary_count_put (self->summary, DRIE_CIRCLE_NONE, circle);

  if (all == 0)
    {
      drie_pieces_add (self->pieces, DRIE_PIECE_SMALL, NULL, _ ("No questions came in for this circle."));
      return;
    }

  g_autofree char *came
      = g_strdup_printf (TN_ (self->catalog, "%u question came in for this circle.", "%u questions came in for this circle.", all), all);
  g_autofree char *were = g_strdup_printf (TN_ (self->catalog, "%u was put to the circle.", "%u were put to the circle.", put), put);
  g_autofree char *wordless = wordless_words (self, circle);
  g_autofree char *sentences = g_strconcat (came, " ", were, wordless, NULL);
  drie_pieces_add (self->pieces, DRIE_PIECE_SMALL, NULL, sentences);

  DriePiece *bars = drie_pieces_add (self->pieces, DRIE_PIECE_BARS, NULL, NULL);
  for (DrieCircle from = 0; from < DRIE_N_CIRCLES; from++)
    if (from != circle)
      drie_outline_add_bar (self, bars, from, circle);
}

GHashTable *
drie_outline_count_groups (const DrieSummary *summary)
{
  GHashTable *groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < summary->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (summary->notes, i);
      if (note->group == 0 || note->group == note->id || note->from >= DRIE_N_CIRCLES)
        continue;
      DrieGroup *group = g_hash_table_lookup (groups, &note->group);
      if (group == NULL)
        g_hash_table_insert (groups, (gpointer)&note->group, group = g_new0 (DrieGroup, 1));
      group->from[note->from]++;
    }
  return groups;
}

/* Which circles asked it: one by name, several with how many of each. */
static char *
origin_words (const DrieOutline *self, const DrieNote *note, guint *size)
{
  guint counts[DRIE_N_CIRCLES] = { 0 };
  const DrieGroup *group = note->id != 0 ? g_hash_table_lookup (self->groups, &note->id) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  *size = 0;
  for (DrieCircle from = 0; from < DRIE_N_CIRCLES; from++)
    {
      counts[from] = (group != NULL ? group->from[from] : 0) + (note->from == from);
      *size += counts[from];
    }
  for (DrieCircle from = 0; from < DRIE_N_CIRCLES; from++)
    if (counts[from] == *size)
      g_string_append (words, drie_word_from (self->catalog, from));
    else if (counts[from] > 0)
      g_string_append_printf (words, "%s%s: %u", words->len > 0 ? " · " : "", drie_word_from (self->catalog, from), counts[from]);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_origin (DrieOutline *self, DriePiece *item, const DrieNote *note)
{
  guint size;
  g_autofree char *origin = origin_words (self, note, &size);
  g_autofree char *similar
      = size > 1 ? g_strdup_printf (TN_ (self->catalog, "%u similar question", "%u similar questions", size), size) : NULL;
  g_autofree char *both = similar != NULL ? g_strconcat (origin, " · ", similar, NULL) : g_strdup (origin);

  drie_piece_add_row (item, note->from, NULL, both);
}

/* As in the hall: a question is read in the language of all, and its own words stand below. */
static void
add_original (DrieOutline *self, DriePiece *item, const DrieNote *note)
{
  if (note->text != NULL && drie_written_is_any (note->translation))
    drie_piece_add_row (item, DRIE_CIRCLE_NONE, _ ("Original"), note->text);
}

static void
add_put (DrieOutline *self, DrieCircle circle)
{
  g_autoptr (GPtrArray) put = drie_summary_get_put (self->summary, circle);

  if (put->len == 0)
    return;
  drie_pieces_add_heading (self->pieces, 2, DRIE_CIRCLE_NONE, _ ("Questions put to the circle"));
  for (guint i = 0; i < put->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (put, i);
      DriePiece *item = drie_pieces_add (self->pieces, DRIE_PIECE_ITEM, NULL,
                                         note->text != NULL ? drie_note_get_words (note) : _ ("(the words are erased)"));
      item->number = i + 1;
      add_original (self, item, note);
      if (drie_written_is_any (note->answer))
        drie_piece_add_row (item, DRIE_CIRCLE_NONE, _ ("Answer"), note->answer);
      add_origin (self, item, note);
    }
}

/* What the chair's few words say depends on what became of the question. */
static const char *
reason_label (const DrieOutline *self, DrieDisposition disposition)
{
  if (disposition == DRIE_DISPOSITION_ELSEWHERE)
    return TC_ (self->catalog, "question", "Where");
  return TC_ (self->catalog, "question", "Because");
}

static void
add_rest_item (DrieOutline *self, const DrieNote *note)
{
  DriePiece *item = drie_pieces_add (self->pieces, DRIE_PIECE_ITEM, NULL, drie_note_get_words (note));

  item->circle = note->from;
  add_original (self, item, note);
  if (drie_written_is_any (note->reason))
    drie_piece_add_row (item, DRIE_CIRCLE_NONE, reason_label (self, note->disposition), note->reason);
}

/* Together by what became of them: thirty questions kept for the team read better under one heading than with thirty labels. */
static void
add_rest (DrieOutline *self, DrieCircle circle)
{
  g_autoptr (GPtrArray) rest = drie_summary_get_rest (self->summary, circle);

  if (rest->len == 0)
    return;
  drie_pieces_add_heading (self->pieces, 2, DRIE_CIRCLE_NONE, _ ("The other questions"));
  for (DrieDisposition disposition = 0; disposition < DRIE_N_DISPOSITIONS; disposition++)
    {
      gboolean headed = FALSE;
      for (guint i = 0; i < rest->len; i++)
        {
          const DrieNote *note = g_ptr_array_index (rest, i);
          if (note->disposition != disposition)
            continue;
          if (!headed)
            drie_pieces_add_heading (self->pieces, 3, DRIE_CIRCLE_NONE, drie_word_disposition (self->catalog, disposition));
          headed = TRUE;
          add_rest_item (self, note);
        }
    }
}

void
drie_outline_add_circle (DrieOutline *self, DrieCircle circle)
{
  drie_pieces_add_heading (self->pieces, 1, circle, drie_word_circle (self->catalog, circle));
  add_counts (self, circle);
  drie_outline_add_recap (self, (DrieRecapPart)circle);
  drie_outline_add_additions (self, circle);
  add_put (self, circle);
  add_rest (self, circle);
}
