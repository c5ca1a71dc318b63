/* Statements that make words and traces of writers go. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/privacy-sql.h"

#include "store/dialogue-sql.h"
#include "store/draft-sql.h"
#include "store/files.h"
#include "store/secrets.h"
#include "store/statement.h"
#include "store/version-sql.h"

/* How long a scrub waits for a reader to be done, milliseconds: notes may be waiting for the writer meanwhile. */
#define SCRUB_TIMEOUT 200

#define WITHOUT_WORDS "UPDATE note SET text = NULL, translation = NULL, language = NULL, reason = NULL, answer = NULL "

#define WIPE_REMOVED WITHOUT_WORDS "WHERE dialogue = :id AND disposition = 'removed' AND text IS NOT NULL"

/* What leads its group or stands alone and was put to the circle stood before the hall, and stays. */
#define WIPE_NOT_PUT                                                                                                                       \
  WITHOUT_WORDS                                                                                                                            \
  "WHERE dialogue = :id AND text IS NOT NULL AND NOT (disposition IN ('asking', 'asked') AND lead IS NULL)"

#define FORGET_WRITERS "UPDATE note SET key = NULL, device = NULL WHERE dialogue = :id AND (key IS NOT NULL OR device IS NOT NULL)"
#define SET_DEVICE_KEY "UPDATE dialogue SET device_key = :key WHERE id = :id"
#define SET_ERASED     "UPDATE dialogue SET erased_at = :now WHERE id = :id"

/* Copies since the evening began may know its words, also where it came here later, as a file. */
#define MARK_SCRUB                                                                                                                         \
  "UPDATE library SET scrub_from = (SELECT min (created_at, coalesce (scrub_from, created_at),"                                            \
  " coalesce ((SELECT min (at) FROM event WHERE dialogue = :id), created_at)) FROM dialogue WHERE id = :id)"
#define GET_SCRUB   "SELECT scrub_from FROM library WHERE scrub_from IS NOT NULL"
#define CLEAR_SCRUB "UPDATE library SET scrub_from = NULL"

/* When the evening was: its closing, else the last that happened; NULL if it has not begun. */
#define MOMENT "coalesce (closed_at, (SELECT max (at) FROM event WHERE event.dialogue = dialogue.id))"

/* An evening that can still go on gets a fresh key, so it shows only in its notes whether there is something to forget. */
#define SELECT_TO_FORGET                                                                                                                   \
  "SELECT id, status IN ('planned', 'running') FROM dialogue WHERE " MOMENT " < :now "                                                     \
  "AND CASE WHEN status IN ('planned', 'running')"                                                                                         \
  " THEN EXISTS (SELECT 1 FROM note WHERE note.dialogue = dialogue.id AND (key IS NOT NULL OR device IS NOT NULL))"                        \
  " ELSE device_key IS NOT NULL END"

/* The erase date counts from the day that was planned or the day on which it really was, whichever is later: a wrong date in a plan
 * shall not erase an evening that has just been. One that can still go on may get words after its date. */
#define SELECT_TO_ERASE                                                                                                                    \
  "SELECT id, 0 FROM dialogue WHERE (:id IS NULL OR id = :id) AND (erased_at IS NULL OR status IN ('planned', 'running'))"                 \
  " AND date (max (coalesce (date (date), ''), date (" MOMENT " / 1000000, 'unixepoch', 'localtime')),"                                    \
  " '+' || erase_after_days || ' days') < :before"

typedef struct
{
  gint64 id;
  gboolean goes_on;
} DueEvening;

static GArray *
read_due (DrieStatement *statement, GError **error)
{
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (DueEvening));
  DrieFetch fetch;

  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      DueEvening evening = { drie_column_int (statement, 0), drie_column_int (statement, 1) != 0 };
      g_array_append_val (due, evening);
    }
  return fetch == DRIE_FETCH_END ? g_steal_pointer (&due) : NULL;
}

static GArray *
select_to_forget (DrieDatabase *database, gint64 now, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT_TO_FORGET, error);

  if (statement == NULL)
    return NULL;
  drie_bind_int (statement, ":now", now);
  return read_due (statement, error);
}

static GArray *
select_to_erase (DrieDatabase *database, gint64 id, const char *before, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT_TO_ERASE, error);

  if (statement == NULL)
    return NULL;
  drie_bind_int_or_null (statement, ":id", id);
  drie_bind_text (statement, ":before", before);
  return read_due (statement, error);
}

static gboolean
change_evening (DrieDatabase *database, const char *sql, gint64 id, int *changed, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  return drie_statement_run (statement, changed, error);
}

static gboolean
set_device_key (DrieDatabase *database, gint64 id, const char *key, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SET_DEVICE_KEY, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_text (statement, ":key", key);
  return drie_statement_run (statement, NULL, error);
}

static gboolean
set_erased (DrieDatabase *database, gint64 id, gint64 now, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SET_ERASED, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_int (statement, ":now", now);
  return drie_statement_run (statement, NULL, error);
}

static gboolean
forget_writers (DrieDatabase *database, gint64 id, gboolean goes_on, GError **error)
{
  g_autofree char *fresh = goes_on ? drie_secrets_make_key () : NULL;

  return change_evening (database, WIPE_REMOVED, id, NULL, error) && change_evening (database, FORGET_WRITERS, id, NULL, error)
         && set_device_key (database, id, fresh, error) && change_evening (database, MARK_SCRUB, id, NULL, error);
}

gboolean
drie_privacy_sql_finalise (DrieDatabase *database, gint64 id, GError **error)
{
  return drie_dialogue_sql_set_status (database, id, DRIE_STATUS_FINAL, 0, error) && drie_draft_sql_clear (database, id, error)
         && forget_writers (database, id, FALSE, error);
}

static gboolean
erase_words (DrieDatabase *database, gint64 id, gint64 now, DrieErased *erased, GError **error)
{
  int changed;

  if (!change_evening (database, WIPE_NOT_PUT, id, &changed, error) || !drie_draft_sql_clear (database, id, error)
      || !change_evening (database, MARK_SCRUB, id, NULL, error) || !set_erased (database, id, now, error))
    return FALSE;
  erased->notes += changed;
  erased->evenings += changed > 0;
  return TRUE;
}

/* @id: of the evening, 0 for all of them */
static gboolean
purge (DrieDatabase *database, gint64 id, const char *before, gint64 now, DrieErased *erased, GError **error)
{
  g_autoptr (GArray) to_erase = select_to_erase (database, id, before, error);

  *erased = (DrieErased){ 0 };
  if (to_erase == NULL)
    return FALSE;
  for (guint i = 0; i < to_erase->len; i++)
    if (!erase_words (database, g_array_index (to_erase, DueEvening, i).id, now, erased, error))
      return FALSE;
  return TRUE;
}

gboolean
drie_privacy_sql_purge (DrieDatabase *database, const char *before, gint64 now, DrieErased *erased, GError **error)
{
  return purge (database, 0, before, now, erased, error);
}

/* The first day whose erase dates are still to come. */
static char *
day_after (gint64 now)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (moment, 1);

  return g_date_time_format (tomorrow, "%Y-%m-%d");
}

gboolean
drie_privacy_sql_keep_house (DrieDatabase *database, gint64 now, DrieErased *erased, GError **error)
{
  g_autoptr (GArray) to_forget = select_to_forget (database, now - DRIE_PRIVACY_KEEP, error);
  g_autofree char *before = day_after (now);

  if (to_forget == NULL)
    return FALSE;
  for (guint i = 0; i < to_forget->len; i++)
    {
      const DueEvening *evening = &g_array_index (to_forget, DueEvening, i);
      if (!forget_writers (database, evening->id, evening->goes_on, error))
        return FALSE;
    }
  return drie_privacy_sql_purge (database, before, now, erased, error);
}

gboolean
drie_privacy_sql_erase_if_due (DrieDatabase *database, gint64 id, gint64 now, DrieErased *erased, GError **error)
{
  g_autofree char *before = day_after (now);

  return purge (database, id, before, now, erased, error);
}

gboolean
drie_privacy_sql_forget_versions (DrieDatabase *database, gint64 id, GError **error)
{
  return change_evening (database, MARK_SCRUB, id, NULL, error) && drie_version_sql_forget (database, id, error);
}

gboolean
drie_privacy_sql_erase_evening (DrieDatabase *database, gint64 id, GError **error)
{
  return change_evening (database, MARK_SCRUB, id, NULL, error) && drie_dialogue_sql_erase (database, id, error);
}

/* @from: arrival of the oldest note whose words have gone. Returns: whether there is any */
static gboolean
get_scrub (DrieDatabase *database, gint64 *from)
{
  return drie_statement_get_int (database, GET_SCRUB, from, NULL);
}

gboolean
drie_privacy_sql_needs_scrub (DrieDatabase *database)
{
  gint64 from;

  return get_scrub (database, &from);
}

gboolean
drie_privacy_sql_scrub (DrieDatabase *database, GError **error)
{
  sqlite3 *handle = drie_database_get_handle (database);
  g_autofree char *directory = g_path_get_dirname (sqlite3_db_filename (handle, "main"));
  gint64 from;

  if (!get_scrub (database, &from))
    return TRUE;

  drie_files_remove_backups (directory, from);
  sqlite3_busy_timeout (handle, SCRUB_TIMEOUT);
  gboolean done = drie_database_exec (database, "INSERT INTO search (search) VALUES ('optimize')", error)
                  && drie_database_exec (database, "VACUUM", error) && drie_database_checkpoint (database, TRUE, error)
                  && drie_database_exec (database, CLEAR_SCRUB, error);
  sqlite3_busy_timeout (handle, DRIE_DATABASE_TIMEOUT);
  return done;
}
