/* Reading what an archive says of recaps and agreements, and of what came after the evening. SPDX-License-Identifier: GPL-3.0-or-later */
#include "wire/after-json.h"

#include "model/text.h"

gboolean
drie_recaps_from_json (const DrieReader *reader, char *recaps[DRIE_N_RECAPS], GError **error)
{
  g_autofree char *prefix = g_strconcat (reader->prefix, "recaps.", NULL);
  DrieReader parts = { NULL, prefix };

  if (!drie_reader_object (reader, "recaps", &parts.object, error))
    return FALSE;
  for (DrieRecapPart part = 0; parts.object != NULL && part < DRIE_N_RECAPS; part++)
    if (!drie_reader_words (&parts, drie_recap_part_to_wire (part), DRIE_RECAP_MAX_CHARS, &recaps[part], error))
      return FALSE;
  return TRUE;
}

gboolean
drie_agreements_item_from_json (const DrieReader *reader, JsonNode *node, gpointer target, GError **error)
{
  DrieAgreement *agreement = drie_agreement_from_json (node, error);

  if (agreement != NULL)
    g_ptr_array_add (target, agreement);
  return agreement != NULL;
}

static gboolean
read_day (const DrieReader *reader, const char *name, char **day, GError **error)
{
  return drie_reader_optional (reader, name, DRIE_READER_MAX_WORD, day, error)
         && (*day == NULL || drie_date_parse (*day, NULL) || drie_reader_fail (reader, name, error));
}

/* @target: GPtrArray of #DrieAddition */
static gboolean
read_addition (const DrieReader *reader, JsonNode *node, gpointer target, GError **error)
{
  g_autoptr (DrieAddition) addition = drie_addition_new (DRIE_CIRCLE_NONE, NULL, NULL);

  drie_reader_name (reader, "circle", drie_circle_from_wire, &addition->circle, error);
  if (!read_day (reader, "date", &addition->date, error)
      || !drie_reader_words (reader, "text", DRIE_ADDITION_MAX_CHARS, &addition->text, error))
    return FALSE;
  if (addition->date == NULL)
    return drie_reader_fail (reader, "date", error);
  drie_additions_set (target, addition->circle, addition->date, addition->text);
  return TRUE;
}

/* The version that is read, which is the last one. */
static DrieSaid *
get_said (const DrieSummary *summary)
{
  const DrieVersion *version = g_ptr_array_index (summary->versions, summary->versions->len - 1);

  return version->said;
}

/* The note's place becomes its number, from 1; they stand in the notes' order. Whoever wrote the file: what was said of a note that may not
 * be shown does not come in. */
static gboolean
read_fate (const DrieReader *reader, JsonNode *node, gpointer target, GError **error)
{
  DrieSummary *summary = target;
  GPtrArray *fates = get_said (summary)->fates;
  const DrieFate *last = fates->len > 0 ? g_ptr_array_index (fates, fates->len - 1) : NULL;
  g_autoptr (DrieFate) fate = drie_fate_new (0, DRIE_DISPOSITION_RECEIVED, NULL, NULL);
  int place = -1;

  drie_reader_name (reader, "disposition", drie_disposition_from_wire, &fate->disposition, error);
  if (!drie_reader_int (reader, "note", &place, error) || !drie_reader_words (reader, "reason", DRIE_NOTE_MAX_CHARS, &fate->reason, error)
      || !drie_reader_words (reader, "answer", DRIE_NOTE_MAX_CHARS, &fate->answer, error))
    return FALSE;
  if (place < 0 || place >= (int)summary->notes->len || (last != NULL && place < last->note))
    return drie_reader_fail (reader, "note", error);

  const DrieNote *note = g_ptr_array_index (summary->notes, place);
  fate->note = place + 1;
  if (!drie_disposition_is_public (note->disposition) || !drie_disposition_is_public (fate->disposition))
    return TRUE;
  if (note->text == NULL)
    {
      g_clear_pointer (&fate->reason, g_free);
      g_clear_pointer (&fate->answer, g_free);
    }
  g_ptr_array_add (fates, g_steal_pointer (&fate));
  return TRUE;
}

static gboolean
read_said (const DrieReader *version, DrieSummary *summary, GError **error)
{
  g_autofree char *prefix = g_strconcat (version->prefix, "said.", NULL);
  DrieReader reader = { NULL, prefix };

  if (!drie_reader_object (version, "said", &reader.object, error))
    return FALSE;
  if (reader.object == NULL)
    return TRUE;
  DrieSaid *said = drie_said_new ();
  ((DrieVersion *)g_ptr_array_index (summary->versions, summary->versions->len - 1))->said = said;
  return drie_recaps_from_json (&reader, said->recaps, error)
         && drie_reader_words (&reader, "contact", DRIE_PLAN_MAX_TEXT, &said->contact, error)
         && drie_reader_list (&reader, "agreements", drie_agreements_item_from_json, said->agreements, error)
         && drie_reader_list (&reader, "additions", read_addition, said->additions, error)
         && drie_reader_list (&reader, "notes", read_fate, summary, error);
}

static gboolean
read_version (const DrieReader *reader, JsonNode *node, gpointer target, GError **error)
{
  DrieSummary *summary = target;
  DrieVersion *version = drie_version_new (NULL, NULL);

  g_ptr_array_add (summary->versions, version);
  return read_day (reader, "date", &version->date, error)
         && drie_reader_words (reader, "what", DRIE_VERSION_MAX_CHARS, &version->what, error) && read_said (reader, summary, error);
}

/* The agreement's place becomes its number, from 1. */
static gboolean
read_review (const DrieReader *reader, JsonNode *node, gpointer target, GError **error)
{
  DrieSummary *summary = target;
  g_autoptr (DrieReview) review = drie_review_new (0, DRIE_CIRCLE_NONE, NULL, DRIE_OUTCOME_NONE, NULL);
  int place = -1;

  drie_reader_name (reader, "circle", drie_circle_from_wire, &review->circle, error);
  drie_reader_name (reader, "outcome", drie_outcome_from_wire, &review->outcome, error);
  if (!drie_reader_int (reader, "agreement", &place, error) || !read_day (reader, "date", &review->date, error)
      || !drie_reader_words (reader, "comment", DRIE_REVIEW_MAX_CHARS, &review->comment, error))
    return FALSE;
  if (place < 0 || place >= (int)summary->agreements->len)
    return drie_reader_fail (reader, "agreement", error);
  if (review->date == NULL)
    return drie_reader_fail (reader, "date", error);
  review->agreement = place + 1;
  drie_reviews_set (summary->reviews, review);
  return TRUE;
}

gboolean
drie_after_from_json (const DrieReader *reader, DrieSummary *summary, GError **error)
{
  if (!read_day (reader, "review_date", &summary->review_date, error)
      || !drie_reader_list (reader, "additions", read_addition, summary->additions, error)
      || !drie_reader_list (reader, "versions", read_version, summary, error)
      || !drie_reader_list (reader, "reviews", read_review, summary, error))
    return FALSE;
  if (summary->status == DRIE_STATUS_FINAL && summary->versions->len == 0)
    g_ptr_array_add (summary->versions, drie_version_new (NULL, NULL));
  return TRUE;
}
