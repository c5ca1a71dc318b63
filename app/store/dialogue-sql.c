/* Statements on evenings. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/dialogue-sql.h"

#include <glib/gi18n-lib.h>

#include "store/secrets.h"
#include "store/statement.h"
#include "store/store.h"

#define INSERT                                                                                                                             \
  "INSERT INTO dialogue (uuid, code, device_key, status, created_at, closed_at, theme, question, situation, goal, open_for_decision, "     \
  "contact,"                                                                                                                               \
  " school, wifi, date, planned_start, planned_end, language, welcome_seconds, talk_seconds, answer_seconds, recap_seconds,"               \
  " reaction_seconds, closing_seconds, grace_seconds, erase_after_days, open_during_answer, follows) "                                     \
  "VALUES (:uuid, :code, :device_key, :status, :created_at, :closed_at, :theme, :question, :situation, :goal, :open_for_decision, "        \
  ":contact,"                                                                                                                              \
  " :school, :wifi, :date, :start, :end, :language, :welcome, :talk, :answer, :recap, :reaction, :closing, :grace, :erase_after,"          \
  " :open_during_answer, :follows)"

#define UPDATE_PLAN                                                                                                                        \
  "UPDATE dialogue SET theme = :theme, question = :question, situation = :situation, goal = :goal,"                                        \
  " open_for_decision = :open_for_decision, contact = :contact, school = :school, wifi = :wifi, date = :date,"                             \
  " planned_start = :start, planned_end = :end, language = :language, welcome_seconds = :welcome, talk_seconds = :talk,"                   \
  " answer_seconds = :answer, recap_seconds = :recap, reaction_seconds = :reaction, closing_seconds = :closing,"                           \
  " grace_seconds = :grace, erase_after_days = :erase_after, open_during_answer = :open_during_answer, follows = :follows WHERE id = :id"

#define SELECT                                                                                                                             \
  "SELECT uuid, code, address, device_key, status, published, created_at, closed_at, theme, question, situation, goal,"                    \
  " open_for_decision, contact, school, wifi, date, planned_start, planned_end, language, welcome_seconds, talk_seconds,"                  \
  " answer_seconds, recap_seconds, reaction_seconds, closing_seconds, grace_seconds, erase_after_days, open_during_answer,"                \
  " follows, review_date FROM dialogue WHERE id = :id"

#define FIND                "SELECT id FROM dialogue WHERE uuid = :uuid"
#define DELETE              "DELETE FROM dialogue WHERE id = :id"
#define SELECT_ID           "SELECT id FROM dialogue WHERE id = :id"
#define UPDATE_ADDRESS      "UPDATE dialogue SET address = :address WHERE id = :id"
#define UPDATE_PUBLISHED    "UPDATE dialogue SET published = :published WHERE id = :id"
#define DELETE_TRANSLATIONS "DELETE FROM translation WHERE dialogue = :id"
#define SELECT_TRANSLATIONS "SELECT language, theme, question FROM translation WHERE dialogue = :id"
#define DELETE_STEPS        "DELETE FROM step WHERE dialogue = :id"

#define UPDATE_STATUS                                                                                                                      \
  "UPDATE dialogue SET status = :status,"                                                                                                  \
  " closed_at = CASE WHEN :status IN ('planned', 'running') THEN NULL ELSE coalesce (:closed_at, closed_at) END WHERE id = :id"

#define INSERT_TRANSLATION "INSERT INTO translation (dialogue, language, theme, question) VALUES (:id, :language, :theme, :question)"

#define INSERT_STEP "INSERT INTO step (dialogue, position, phase, circle, seconds) VALUES (:id, :position, :phase, :circle, :seconds)"

/* The parameter that holds the seconds of each phase. */
static const char *const phase_parameters[DRIE_N_PHASES] = { ":welcome", ":talk", ":answer", ":recap", ":reaction", ":closing" };

static gboolean
set_not_found (gint64 id, GError **error)
{
  g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_NOT_FOUND, _ ("There is no such evening."));
  return FALSE;
}

static void
bind_plan (DrieStatement *statement, const DriePlan *plan)
{
  drie_bind_text (statement, ":theme", plan->theme);
  drie_bind_text (statement, ":question", plan->question);
  drie_bind_text (statement, ":situation", plan->situation);
  drie_bind_text (statement, ":goal", plan->goal);
  drie_bind_text (statement, ":open_for_decision", plan->open_for_decision);
  drie_bind_text (statement, ":contact", plan->contact);
  drie_bind_text (statement, ":school", plan->school);
  drie_bind_text (statement, ":wifi", plan->wifi);
  drie_bind_text (statement, ":date", plan->date);
  drie_bind_text (statement, ":start", plan->start);
  drie_bind_text (statement, ":end", plan->end);
  drie_bind_text (statement, ":language", plan->language);
  for (guint phase = 0; phase < DRIE_N_PHASES; phase++)
    drie_bind_int (statement, phase_parameters[phase], plan->seconds[phase]);
  drie_bind_int (statement, ":grace", plan->grace_seconds);
  drie_bind_int (statement, ":erase_after", plan->erase_after_days);
  drie_bind_int (statement, ":open_during_answer", plan->open_during_answer);
  drie_bind_text (statement, ":follows", plan->follows);
}

static gboolean
clear_rows (DrieDatabase *database, const char *sql, gint64 id, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  return drie_statement_run (statement, NULL, error);
}

static gboolean
insert_translation (DrieDatabase *database, gint64 id, const char *language, const DrieTranslation *translation, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, INSERT_TRANSLATION, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_text (statement, ":language", language);
  drie_bind_text (statement, ":theme", translation->theme);
  drie_bind_text (statement, ":question", translation->question);
  return drie_statement_run (statement, NULL, error);
}

static gboolean
insert_step (DrieDatabase *database, gint64 id, guint position, const DrieStep *step, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, INSERT_STEP, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_int (statement, ":position", position);
  drie_bind_text (statement, ":phase", drie_phase_to_wire (step->phase));
  drie_bind_text (statement, ":circle", drie_circle_to_wire (step->circle));
  drie_bind_int (statement, ":seconds", step->seconds);
  return drie_statement_run (statement, NULL, error);
}

/* What of a plan stands in tables of its own. */
static gboolean
put_parts (DrieDatabase *database, gint64 id, const DriePlan *plan, GError **error)
{
  g_autoptr (GArray) steps = drie_plan_steps (plan);
  GHashTableIter iter;
  gpointer language, translation;

  if (!clear_rows (database, DELETE_TRANSLATIONS, id, error) || !clear_rows (database, DELETE_STEPS, id, error))
    return FALSE;

  g_hash_table_iter_init (&iter, plan->translations);
  while (g_hash_table_iter_next (&iter, &language, &translation))
    if (!insert_translation (database, id, language, translation, error))
      return FALSE;
  for (guint i = 0; i < steps->len; i++)
    if (!insert_step (database, id, i, &g_array_index (steps, DrieStep, i), error))
      return FALSE;
  return TRUE;
}

/* Carries out an update of one evening. */
static gboolean
update (DrieStatement *statement, gint64 id, GError **error)
{
  int changed;

  drie_bind_int (statement, ":id", id);
  if (!drie_statement_run (statement, &changed, error))
    return FALSE;
  return changed > 0 || set_not_found (id, error);
}

/* An evening that can still go on has a key for the devices that write to it. */
static gboolean
insert (DrieDatabase *database, const char *uuid, const DrieSummary *summary, gint64 now, gint64 *id, GError **error)
{
  gboolean goes_on = summary->status == DRIE_STATUS_PLANNED || summary->status == DRIE_STATUS_RUNNING;
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, INSERT, error);
  g_autofree char *code = drie_secrets_make_code ();
  g_autofree char *device_key = goes_on ? drie_secrets_make_key () : NULL;

  if (statement == NULL)
    return FALSE;
  drie_bind_text (statement, ":uuid", uuid);
  drie_bind_text (statement, ":code", code);
  drie_bind_text (statement, ":device_key", device_key);
  drie_bind_text (statement, ":status", drie_status_to_wire (summary->status));
  drie_bind_int (statement, ":created_at", now);
  drie_bind_int_or_null (statement, ":closed_at", summary->closed_at);
  bind_plan (statement, summary->plan);
  if (!drie_statement_run (statement, NULL, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (drie_database_get_handle (database));
  return put_parts (database, *id, summary->plan, error);
}

gboolean
drie_dialogue_sql_create (DrieDatabase *database, const DriePlan *plan, gint64 now, gint64 *id, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  DrieSummary summary = { .status = DRIE_STATUS_PLANNED, .plan = (DriePlan *)plan };

  return insert (database, uuid, &summary, now, id, error);
}

gboolean
drie_dialogue_sql_import (DrieDatabase *database, const DrieSummary *summary, gint64 now, gint64 *id, GError **error)
{
  return insert (database, summary->uuid, summary, now, id, error);
}

gboolean
drie_dialogue_sql_find (DrieDatabase *database, const char *uuid, gint64 *id, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, FIND, error);

  *id = 0;
  if (statement == NULL)
    return FALSE;
  drie_bind_text (statement, ":uuid", uuid);
  DrieFetch fetch = drie_statement_fetch (statement, error);
  if (fetch == DRIE_FETCH_ROW)
    *id = drie_column_int (statement, 0);
  return fetch != DRIE_FETCH_FAILED;
}

gboolean
drie_dialogue_sql_erase (DrieDatabase *database, gint64 id, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, DELETE, error);

  return statement != NULL && update (statement, id, error);
}

gboolean
drie_dialogue_sql_check (DrieDatabase *database, gint64 id, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT_ID, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  DrieFetch fetch = drie_statement_fetch (statement, error);
  return fetch == DRIE_FETCH_ROW || (fetch == DRIE_FETCH_END && set_not_found (id, error));
}

gboolean
drie_dialogue_sql_set_plan (DrieDatabase *database, gint64 id, const DriePlan *plan, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, UPDATE_PLAN, error);

  if (statement == NULL)
    return FALSE;
  bind_plan (statement, plan);
  return update (statement, id, error) && put_parts (database, id, plan, error);
}

gboolean
drie_dialogue_sql_set_address (DrieDatabase *database, gint64 id, const char *url, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, UPDATE_ADDRESS, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_text (statement, ":address", url);
  return update (statement, id, error);
}

gboolean
drie_dialogue_sql_set_published (DrieDatabase *database, gint64 id, gboolean published, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, UPDATE_PUBLISHED, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":published", published != FALSE);
  return update (statement, id, error);
}

gboolean
drie_dialogue_sql_set_status (DrieDatabase *database, gint64 id, DrieStatus status, gint64 closed_at, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, UPDATE_STATUS, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_text (statement, ":status", drie_status_to_wire (status));
  drie_bind_int_or_null (statement, ":closed_at", closed_at);
  return update (statement, id, error);
}

/* Returns: the column behind the plan's */
static int
read_plan (DrieStatement *statement, int column, DriePlan *plan)
{
  char **texts[] = { &plan->theme, &plan->question, &plan->situation, &plan->goal, &plan->open_for_decision, &plan->contact, &plan->school,
                     &plan->wifi,  &plan->date,     &plan->start,     &plan->end,  &plan->language };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i]);
      *texts[i] = drie_column_text (statement, column++);
    }
  for (guint phase = 0; phase < DRIE_N_PHASES; phase++)
    plan->seconds[phase] = drie_column_int (statement, column++);
  plan->grace_seconds = drie_column_int (statement, column++);
  plan->erase_after_days = drie_column_int (statement, column++);
  plan->open_during_answer = drie_column_int (statement, column++) != 0;
  plan->follows = drie_column_text (statement, column++);
  return column;
}

static gboolean
read_translations (DrieDatabase *database, gint64 id, DriePlan *plan, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT_TRANSLATIONS, error);
  DrieFetch fetch;

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      g_autofree char *theme = drie_column_text (statement, 1);
      g_autofree char *question = drie_column_text (statement, 2);
      g_hash_table_replace (plan->translations, drie_column_text (statement, 0), drie_translation_new (theme, question));
    }
  return fetch == DRIE_FETCH_END;
}

DrieSummary *
drie_dialogue_sql_load (DrieDatabase *database, gint64 id, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT, error);
  g_autoptr (DrieSummary) summary = drie_summary_new ();

  if (statement == NULL)
    return NULL;
  drie_bind_int (statement, ":id", id);
  DrieFetch fetch = drie_statement_fetch (statement, error);
  if (fetch == DRIE_FETCH_END)
    set_not_found (id, error);
  if (fetch != DRIE_FETCH_ROW)
    return NULL;

  summary->id = id;
  summary->uuid = drie_column_text (statement, 0);
  summary->code = drie_column_text (statement, 1);
  summary->address = drie_column_text (statement, 2);
  summary->device_key = drie_column_text (statement, 3);
  if (!drie_column_wire (statement, 4, drie_status_from_wire, &summary->status, error))
    return NULL;
  summary->published = drie_column_int (statement, 5) != 0;
  summary->created_at = drie_column_int (statement, 6);
  summary->closed_at = drie_column_int (statement, 7);
  summary->review_date = drie_column_text (statement, read_plan (statement, 8, summary->plan));
  return read_translations (database, id, summary->plan, error) ? g_steal_pointer (&summary) : NULL;
}
