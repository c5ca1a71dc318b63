/* What the documents of an evening say, in order and in words. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/outline.h"

#include "report/pieces.h"
#include "report/words.h"
#include "report/written.h"

#define _(msgid) T_ (self->catalog, msgid)

const char *
drie_outline_name (DrieDocument document, const DrieCatalog *catalog)
{
  switch (document)
    {
    case DRIE_DOCUMENT_SUMMARY:
      return T_ (catalog, "Summary of a driegesprek");
    case DRIE_DOCUMENT_LEAFLET:
      return TC_ (catalog, "phone", "What happened to our questions");
    case DRIE_DOCUMENT_SHEET:
      break;
    }
  return T_ (catalog, "Good practice: a driegesprek");
}

static const DrieTranslation *
translation (const DriePlan *plan, const char *language)
{
  return g_str_equal (language, plan->language) ? NULL : g_hash_table_lookup (plan->translations, language);
}

static const char *
written (const char *first, const char *second)
{
  return drie_written_is_any (first) ? first : drie_written_is_any (second) ? second : NULL;
}

const char *
drie_outline_theme (const DriePlan *plan, const char *language)
{
  const DrieTranslation *translated = translation (plan, language);

  return written (translated != NULL ? translated->theme : NULL, plan->theme);
}

const char *
drie_outline_question (const DriePlan *plan, const char *language)
{
  const DrieTranslation *translated = translation (plan, language);

  return written (translated != NULL ? translated->question : NULL, plan->question);
}

void
drie_outline_add_recap (DrieOutline *self, DrieRecapPart part)
{
  if (!drie_written_is_any (self->summary->recaps[part]))
    return;
  drie_pieces_add_heading (self->pieces, 2, DRIE_CIRCLE_NONE, drie_word_brought (self->catalog, part));
  drie_outline_add_paragraph (self, NULL, self->summary->recaps[part]);
}

char *
drie_outline_who (const DrieOutline *self, const DrieAgreement *agreement)
{
  const char *circle = drie_word_circle (self->catalog, agreement->circle);
  const char *names[DRIE_N_CIRCLES];

  if (!drie_written_is_any (agreement->who))
    return g_strdup (circle);
  for (DrieCircle each = 0; each < DRIE_N_CIRCLES; each++)
    names[each] = drie_word_circle (self->catalog, each);
  /* What the words say in the reader's language is not said again. */
  if (*circle == '\0' || drie_circle_find (agreement->who, drie_catalog_get_language (self->catalog), names) == agreement->circle)
    return g_strdup (agreement->who);
  g_autofree char *isolated = drie_written_isolate (agreement->who, drie_catalog_is_rtl (self->catalog));
  return g_strdup_printf ("%s (%s)", isolated, circle);
}

static void
add_agreement (DrieOutline *self, const DrieAgreement *agreement, guint number)
{
  DriePiece *item = drie_pieces_add (self->pieces, DRIE_PIECE_AGREEMENT, NULL, agreement->what);
  g_autofree char *who = drie_outline_who (self, agreement);
  g_autofree char *before = agreement->before != NULL ? drie_word_date (self->catalog, agreement->before, FALSE) : NULL;

  item->number = number;
  drie_piece_add_row (item, agreement->circle, TC_ (self->catalog, "agreement", "Who"), who);
  drie_piece_add_row (item, DRIE_CIRCLE_NONE, TC_ (self->catalog, "agreement", "Before"), before);
  drie_piece_add_row (item, DRIE_CIRCLE_NONE, TC_ (self->catalog, "agreement", "Reminds"), agreement->reminds);
  drie_piece_add_row (item, DRIE_CIRCLE_NONE, TC_ (self->catalog, "agreement", "Decides"),
                      drie_word_decides (self->catalog, agreement->decides));
}

void
drie_outline_add_agreements (DrieOutline *self)
{
  drie_pieces_add_heading (self->pieces, 1, DRIE_CIRCLE_NONE, _ ("Agreements"));
  if (self->summary->agreements->len == 0)
    drie_pieces_add (self->pieces, DRIE_PIECE_SMALL, NULL, _ ("No agreements are written down."));
  for (guint i = 0; i < self->summary->agreements->len; i++)
    {
      const DrieAgreement *agreement = g_ptr_array_index (self->summary->agreements, i);
      add_agreement (self, agreement, i + 1);
      drie_outline_add_reviews (self, self->summary->reviews, agreement->id);
    }
}

gint64
drie_outline_get_end (const DrieSummary *summary)
{
  if (summary->events->len == 0)
    return 0;
  return MAX (g_array_index (summary->events, DrieEvent, summary->events->len - 1).at, summary->closed_at);
}

GPtrArray *
drie_outline_new (const DrieSummary *summary, DrieDocument document, const DrieCatalog *catalog, gboolean logo)
{
  g_autoptr (GHashTable) groups = drie_outline_count_groups (summary);
  DrieOutline outline = { summary, catalog, drie_pieces_new (), groups };

  if (logo)
    drie_pieces_add (outline.pieces, DRIE_PIECE_LOGO, NULL, summary->plan->school);
  switch (document)
    {
    case DRIE_DOCUMENT_SUMMARY:
      drie_outline_add_summary (&outline);
      break;
    case DRIE_DOCUMENT_LEAFLET:
      drie_outline_add_leaflet (&outline);
      break;
    case DRIE_DOCUMENT_SHEET:
      drie_outline_add_sheet (&outline);
      break;
    }
  return outline.pieces;
}
