/* The evening as an archive, format "driegesprek-evening" version 1, described in archive.md. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What could lead to a person is not written at all: keys, devices, languages, and the moment a note came in – whoever sat beside
 * its writer may remember when that phone was used. The order of the notes, which is the order of arrival, is kept, and the step. */
#include "report/writers.h"

#include "report/outline.h"
#include "wire/build.h"
#include "wire/json.h"

#define VERSION 1

/* Microseconds since the epoch as "2026-11-24T18:32:07.250000Z"; null for 0. */
static void
add_time (JsonBuilder *builder, const char *name, gint64 moment)
{
  g_autoptr (GDateTime) second = moment != 0 ? g_date_time_new_from_unix_utc (moment / G_USEC_PER_SEC) : NULL;
  g_autofree char *text = second != NULL ? g_date_time_format (second, "%Y-%m-%dT%H:%M:%S") : NULL;
  g_autofree char *exact = text != NULL ? g_strdup_printf ("%s.%06dZ", text, (int)(moment % G_USEC_PER_SEC)) : NULL;

  drie_build_text (builder, name, exact);
}

static void
begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

/* Writes the members of one thing of the evening. */
typedef void (*AddMembers) (JsonBuilder *builder, const DrieSummary *summary, gconstpointer thing);

static void
add_objects (JsonBuilder *builder, const char *name, const DrieSummary *summary, const GPtrArray *things, AddMembers add_members)
{
  begin_array (builder, name);
  for (guint i = 0; i < things->len; i++)
    {
      json_builder_begin_object (builder);
      add_members (builder, summary, g_ptr_array_index (things, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
holds_moment (DrieEventType type)
{
  return type == DRIE_EVENT_STARTED || type == DRIE_EVENT_CORRECTED;
}

static void
add_events (JsonBuilder *builder, const GArray *events)
{
  begin_array (builder, "events");
  for (guint i = 0; i < events->len; i++)
    {
      const DrieEvent *event = &g_array_index (events, DrieEvent, i);
      json_builder_begin_object (builder);
      drie_build_text (builder, "type", drie_event_type_to_wire (event->type));
      add_time (builder, "at", event->at);
      if (holds_moment (event->type))
        add_time (builder, "value", event->value);
      else
        drie_build_int (builder, "value", event->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_steps (JsonBuilder *builder, const DrieSummary *summary, const DrieDialogue *dialogue)
{
  gint64 end = drie_outline_get_end (summary);

  begin_array (builder, "steps");
  for (guint i = 0; dialogue != NULL && i < drie_dialogue_n_steps (dialogue); i++)
    {
      const DrieStep *step = drie_dialogue_get_step (dialogue, i);
      json_builder_begin_object (builder);
      drie_build_text (builder, "phase", drie_phase_to_wire (step->phase));
      drie_build_text (builder, "circle", step->circle < DRIE_CIRCLE_NONE ? drie_circle_to_wire (step->circle) : NULL);
      drie_build_int (builder, "planned_seconds", step->seconds);
      drie_build_int (builder, "extended_seconds", drie_dialogue_step_extension (dialogue, i));
      drie_build_int (builder, "real_seconds", end == 0 ? 0 : drie_dialogue_step_elapsed (dialogue, i, end) / G_USEC_PER_SEC);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_group (JsonBuilder *builder, const DrieSummary *summary, const DrieNote *note)
{
  json_builder_set_member_name (builder, "group");
  for (guint i = 0; note->group != 0 && i < summary->notes->len; i++)
    {
      const DrieNote *leader = g_ptr_array_index (summary->notes, i);
      if (leader->id == note->group)
        {
          json_builder_add_int_value (builder, i);
          return;
        }
    }
  json_builder_add_null_value (builder);
}

/* Of a note about one person, or a removed one, what the chair wrote about it is as telling as its own words. */
static void
add_note (JsonBuilder *builder, const DrieSummary *summary, gconstpointer thing)
{
  const DrieNote *note = thing;
  gboolean public = drie_disposition_is_public (note->disposition);

  drie_build_text (builder, "from", drie_circle_to_wire (note->from));
  drie_build_text (builder, "to", drie_circle_to_wire (note->to));
  drie_build_int (builder, "step", note->step);
  drie_build_text (builder, "text", public ? note->text : NULL);
  if (public && note->text != NULL && note->translation != NULL)
    drie_build_text (builder, "translation", note->translation);
  drie_build_text (builder, "source", drie_source_to_wire (note->source));
  drie_build_text (builder, "disposition", drie_disposition_to_wire (note->disposition));
  drie_build_text (builder, "reason", public ? note->reason : NULL);
  drie_build_int (builder, "rank", note->rank);
  add_time (builder, "asked_at", note->asked_at);
  drie_build_text (builder, "answer", public ? note->answer : NULL);
  add_group (builder, summary, note);
  drie_build_boolean (builder, "late", note->late);
}

static void
add_counts (JsonBuilder *builder, const DrieSummary *summary)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (DrieCircle to = 0; to < DRIE_N_CIRCLES; to++)
    {
      json_builder_set_member_name (builder, drie_circle_to_wire (to));
      json_builder_begin_object (builder);
      for (DrieCircle from = 0; from < DRIE_N_CIRCLES; from++)
        if (from != to)
          drie_build_int (builder, drie_circle_to_wire (from), drie_summary_count (summary, from, to));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_recaps (JsonBuilder *builder, char *const recaps[DRIE_N_RECAPS])
{
  json_builder_set_member_name (builder, "recaps");
  json_builder_begin_object (builder);
  for (DrieRecapPart part = 0; part < DRIE_N_RECAPS; part++)
    drie_build_text (builder, drie_recap_part_to_wire (part), recaps[part]);
  json_builder_end_object (builder);
}

static void
add_agreements (JsonBuilder *builder, const GPtrArray *agreements)
{
  begin_array (builder, "agreements");
  for (guint i = 0; i < agreements->len; i++)
    json_builder_add_value (builder, drie_agreement_to_json (g_ptr_array_index (agreements, i)));
  json_builder_end_array (builder);
}

static void
add_addition (JsonBuilder *builder, const DrieSummary *summary, gconstpointer thing)
{
  const DrieAddition *addition = thing;

  drie_build_text (builder, "circle", drie_circle_to_wire (addition->circle));
  drie_build_text (builder, "date", addition->date);
  drie_build_text (builder, "text", addition->text);
}

/* Of notes that may be shown now: what a version said of one that was removed later is as telling as its words. */
static void
add_fates (JsonBuilder *builder, const DrieSummary *summary, const GPtrArray *fates)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < summary->notes->len; i++)
    {
      DrieNote *note = g_ptr_array_index (summary->notes, i);
      if (drie_disposition_is_public (note->disposition))
        g_hash_table_insert (places, &note->id, GUINT_TO_POINTER (i + 1));
    }
  begin_array (builder, "notes");
  for (guint i = 0; i < fates->len; i++)
    {
      const DrieFate *fate = g_ptr_array_index (fates, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &fate->note));
      if (place == 0)
        continue;
      json_builder_begin_object (builder);
      drie_build_int (builder, "note", place - 1);
      drie_build_text (builder, "disposition", drie_disposition_to_wire (fate->disposition));
      drie_build_text (builder, "reason", fate->reason);
      drie_build_text (builder, "answer", fate->answer);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_said (JsonBuilder *builder, const DrieSummary *summary, const DrieSaid *said)
{
  json_builder_set_member_name (builder, "said");
  json_builder_begin_object (builder);
  add_recaps (builder, said->recaps);
  drie_build_text (builder, "contact", said->contact);
  add_agreements (builder, said->agreements);
  add_objects (builder, "additions", summary, said->additions, add_addition);
  add_fates (builder, summary, said->fates);
  json_builder_end_object (builder);
}

static void
add_version (JsonBuilder *builder, const DrieSummary *summary, gconstpointer thing)
{
  const DrieVersion *version = thing;

  drie_build_text (builder, "date", version->date);
  drie_build_text (builder, "what", version->what);
  if (version->said != NULL)
    add_said (builder, summary, version->said);
}

static int
place_of_agreement (const DrieSummary *summary, gint64 id)
{
  for (guint i = 0; i < summary->agreements->len; i++)
    if (((DrieAgreement *)g_ptr_array_index (summary->agreements, i))->id == id)
      return i;
  return -1;
}

static void
add_review (JsonBuilder *builder, const DrieSummary *summary, gconstpointer thing)
{
  const DrieReview *review = thing;

  drie_build_int (builder, "agreement", place_of_agreement (summary, review->agreement));
  drie_build_text (builder, "circle", drie_circle_to_wire (review->circle));
  drie_build_text (builder, "outcome", drie_outcome_to_wire (review->outcome));
  drie_build_text (builder, "comment", review->comment);
  drie_build_text (builder, "date", review->date);
}

static gint64
started_at (const DrieSummary *summary, const DrieDialogue *dialogue)
{
  DrieDialogueState state = { 0 };

  if (dialogue != NULL)
    drie_dialogue_get_state (dialogue, drie_outline_get_end (summary), &state);
  return state.started_at;
}

GBytes *
drie_report_write_archive (const DrieSummary *summary)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (DrieDialogue) dialogue = drie_summary_get_dialogue (summary, utc);

  json_builder_begin_object (builder);
  drie_build_text (builder, "format", "driegesprek-evening");
  drie_build_int (builder, "version", VERSION);
  drie_build_text (builder, "uuid", summary->uuid);
  drie_build_text (builder, "status", drie_status_to_wire (summary->status));
  json_builder_set_member_name (builder, "plan");
  json_builder_add_value (builder, drie_plan_to_json (summary->plan));
  add_time (builder, "started_at", started_at (summary, dialogue));
  add_time (builder, "closed_at", summary->closed_at);
  add_events (builder, summary->events);
  add_steps (builder, summary, dialogue);
  add_objects (builder, "notes", summary, summary->notes, add_note);
  add_counts (builder, summary);
  add_recaps (builder, summary->recaps);
  add_agreements (builder, summary->agreements);
  drie_build_text (builder, "review_date", summary->review_date);
  add_objects (builder, "additions", summary, summary->additions, add_addition);
  add_objects (builder, "versions", summary, summary->versions, add_version);
  add_objects (builder, "reviews", summary, summary->reviews, add_review);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *line = drie_json_to_line (root);
  g_autofree char *valid = g_utf8_make_valid (line, -1);
  char *text = g_strconcat (valid, "\n", NULL);
  return g_bytes_new_take (text, strlen (text));
}
