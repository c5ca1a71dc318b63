/* Reading the archive of an evening, which app/report/archive.c writes and archive.md beside it describes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be computed from the rest (steps, counts, started_at) is not looked at: it cannot contradict what it comes from. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/text.h"
#include "wire/after-json.h"
#include "wire/member.h"

#define FORMAT  "driegesprek-evening"
#define VERSION 1

static gboolean
fail (GError **error, DrieWireError code, const char *message)
{
  g_set_error_literal (error, DRIE_WIRE_ERROR, code, message);
  return FALSE;
}

/* --- Members --- */

static gboolean
is_digits (const char *text, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* "2026-11-24T18:32:07.250000Z" as microseconds since the epoch; 0 if it is none after 1970. GLib reads the seconds as a floating-point
 * number, which loses microseconds. */
static gint64
parse_moment (const char *text)
{
  gsize length = strlen (text);

  if (length != strlen ("YYYY-MM-DDTHH:MM:SS.ffffffZ") || text[19] != '.' || !is_digits (text + 20, 6) || text[26] != 'Z')
    return 0;
  g_autofree char *second = g_strdup_printf ("%.19sZ", text);
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (second, NULL);
  gint64 microseconds = g_ascii_strtoll (text + 20, NULL, 10);
  return moment != NULL ? MAX (g_date_time_to_unix (moment) * G_USEC_PER_SEC + microseconds, 0) : 0;
}

/* 0 if the member is absent or null. */
static gboolean
read_moment (const DrieReader *reader, const char *name, gint64 *value, GError **error)
{
  g_autofree char *text = NULL;

  if (!drie_reader_optional (reader, name, DRIE_READER_MAX_WORD, &text, error))
    return FALSE;
  *value = text != NULL ? parse_moment (text) : 0;
  return text == NULL || *value > 0 || drie_reader_fail (reader, name, error);
}

/* --- Lists --- */

static gboolean
holds_moment (DrieEventType type)
{
  return type == DRIE_EVENT_STARTED || type == DRIE_EVENT_CORRECTED;
}

static gboolean
read_event (const DrieReader *reader, JsonNode *node, gpointer target, GError **error)
{
  DrieSummary *summary = target;
  DrieEvent event = { 0 };
  int number = 0;

  drie_reader_name (reader, "type", drie_event_type_from_wire, &event.type, error);
  if (!read_moment (reader, "at", &event.at, error))
    return FALSE;
  if (holds_moment (event.type) ? !read_moment (reader, "value", &event.value, error) : !drie_reader_int (reader, "value", &number, error))
    return FALSE;
  if (!holds_moment (event.type))
    event.value = number;
  if (event.at == 0)
    return drie_reader_fail (reader, "at", error);
  g_array_append_val (summary->events, event);
  return TRUE;
}

/* The place of the note it was grouped under becomes that note's number. */
static gboolean
read_group (const DrieReader *reader, DrieNote *note, GError **error)
{
  int place = -1;

  if (!drie_reader_int (reader, "group", &place, error))
    return FALSE;
  note->group = (gint64)place + 1;
  return (place >= 0 && note->group != note->id) || !json_object_has_member (reader->object, "group")
         || json_object_get_null_member (reader->object, "group") || drie_reader_fail (reader, "group", error);
}

static gboolean
read_note_words (const DrieReader *reader, DrieNote *note, GError **error)
{
  if (!drie_reader_words (reader, "text", DRIE_NOTE_MAX_CHARS, &note->text, error)
      || !drie_reader_words (reader, "translation", DRIE_NOTE_MAX_TRANSLATION, &note->translation, error)
      || !drie_reader_words (reader, "reason", DRIE_NOTE_MAX_CHARS, &note->reason, error)
      || !drie_reader_words (reader, "answer", DRIE_NOTE_MAX_CHARS, &note->answer, error))
    return FALSE;
  if (note->text == NULL)
    g_clear_pointer (&note->translation, g_free);
  /* Whoever wrote the file: of such a note no word comes in. */
  if (!drie_disposition_is_public (note->disposition))
    drie_note_wipe (note);
  return TRUE;
}

static gboolean
read_note (const DrieReader *reader, JsonNode *node, gpointer target, GError **error)
{
  DrieSummary *summary = target;
  DrieNote *note = drie_note_new ();

  g_ptr_array_add (summary->notes, note);
  note->id = summary->notes->len;
  drie_reader_name (reader, "from", drie_circle_from_wire, &note->from, error);
  drie_reader_name (reader, "to", drie_circle_from_wire, &note->to, error);
  drie_reader_name (reader, "source", drie_source_from_wire, &note->source, error);
  drie_reader_name (reader, "disposition", drie_disposition_from_wire, &note->disposition, error);
  if (note->from == note->to)
    return drie_reader_fail (reader, "to", error);
  note->step = -1;
  if (!drie_reader_int (reader, "step", &note->step, error) || !drie_reader_int (reader, "rank", &note->rank, error)
      || !drie_reader_boolean (reader, "late", &note->late, error) || !read_moment (reader, "asked_at", &note->asked_at, error)
      || !read_group (reader, note, error) || !read_note_words (reader, note, error))
    return FALSE;
  if (note->step < 0 || note->step >= DRIE_N_STEPS)
    return drie_reader_fail (reader, "step", error);
  return note->rank >= 0 || drie_reader_fail (reader, "rank", error);
}

/* A group has one leader, which is in none itself, and is for one circle. */
static gboolean
check_groups (const DrieSummary *summary, GError **error)
{
  for (guint i = 0; i < summary->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (summary->notes, i);
      const DrieNote *leader
          = note->group > 0 && note->group <= summary->notes->len ? g_ptr_array_index (summary->notes, note->group - 1) : NULL;

      if (note->group != 0 && (leader == NULL || leader->group != 0 || leader->to != note->to))
        {
          g_autofree char *name = g_strdup_printf ("notes[%u].group", i);
          DrieReader reader = { NULL, "" };
          return drie_reader_fail (&reader, name, error);
        }
    }
  return TRUE;
}

/* --- The evening --- */

static gboolean
check_format (const DrieReader *reader, GError **error)
{
  g_autofree char *format = NULL;
  int version = 0;

  if (!drie_reader_optional (reader, "format", DRIE_READER_MAX_WORD, &format, error))
    return FALSE;
  if (g_strcmp0 (format, FORMAT) != 0)
    return fail (error, DRIE_WIRE_ERROR_SHAPE, _ ("This file is no evening of Driegesprek."));
  if (!drie_reader_int (reader, "version", &version, error))
    return FALSE;
  if (version > VERSION)
    return fail (error, DRIE_WIRE_ERROR_NEWER, _ ("This evening was saved by a newer version of Driegesprek. Open it with that version."));
  return version == VERSION || drie_reader_fail (reader, "version", error);
}

static gboolean
read_uuid (const DrieReader *reader, DrieSummary *summary, GError **error)
{
  g_autofree char *uuid = NULL;

  if (!drie_reader_optional (reader, "uuid", DRIE_READER_MAX_WORD, &uuid, error))
    return FALSE;
  if (uuid == NULL || !g_uuid_string_is_valid (uuid))
    return drie_reader_fail (reader, "uuid", error);
  summary->uuid = g_ascii_strdown (uuid, -1);
  return TRUE;
}

static gboolean
read_status (const DrieReader *reader, DrieSummary *summary, GError **error)
{
  drie_reader_name (reader, "status", drie_status_from_wire, &summary->status, error);
  return read_moment (reader, "closed_at", &summary->closed_at, error);
}

static gboolean
read_plan (const DrieReader *reader, DrieSummary *summary, GError **error)
{
  DriePlan *plan = drie_plan_from_json (json_object_get_member (reader->object, "plan"), error);

  if (plan == NULL)
    return FALSE;
  drie_plan_free (summary->plan);
  summary->plan = plan;
  return TRUE;
}

/* The log can be replayed, and the evening is as far as it says. */
static gboolean
check_log (const DrieSummary *summary, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (DrieDialogue) dialogue = drie_summary_get_dialogue (summary, utc);
  DrieDialogueState state = { 0 };
  gboolean ended = summary->status != DRIE_STATUS_PLANNED && summary->status != DRIE_STATUS_RUNNING;

  if (dialogue != NULL)
    drie_dialogue_get_state (dialogue, 0, &state);
  if (dialogue == NULL || state.started != (summary->status != DRIE_STATUS_PLANNED) || state.closed != ended
      || (summary->closed_at != 0) != ended)
    return fail (error, DRIE_WIRE_ERROR_SHAPE, _ ("This file is damaged: what it says happened cannot have happened that way."));
  return TRUE;
}

/* From 1: what reviews name them by. */
static gboolean
number_agreements (DrieSummary *summary)
{
  for (guint i = 0; i < summary->agreements->len; i++)
    ((DrieAgreement *)g_ptr_array_index (summary->agreements, i))->id = i + 1;
  return TRUE;
}

DrieSummary *
drie_archive_from_json (JsonNode *node, GError **error)
{
  g_autoptr (DrieSummary) summary = drie_summary_new ();
  DrieReader reader;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      fail (error, DRIE_WIRE_ERROR_SHAPE, _ ("This file is no evening of Driegesprek."));
      return NULL;
    }
  if (!drie_reader_init (&reader, node, "evening", error) || !check_format (&reader, error) || !read_uuid (&reader, summary, error)
      || !read_status (&reader, summary, error) || !read_plan (&reader, summary, error)
      || !drie_reader_list (&reader, "events", read_event, summary, error)
      || !drie_reader_list (&reader, "notes", read_note, summary, error) || !check_groups (summary, error)
      || !drie_recaps_from_json (&reader, summary->recaps, error)
      || !drie_reader_list (&reader, "agreements", drie_agreements_item_from_json, summary->agreements, error)
      || !number_agreements (summary) || !drie_after_from_json (&reader, summary, error) || !check_log (summary, error))
    return NULL;
  return g_steal_pointer (&summary);
}
