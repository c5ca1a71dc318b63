/* The commands that serve takes on stdin: a table {name, handler}. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "cli/cli.h"
#include "wire/json.h"

typedef struct
{
  const char *name;
  gboolean (*run) (DrieEvening *evening, const char *rest, GError **error);
} ServeCommand;

static gboolean
wrong_argument (GError **error, const char *message)
{
  g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_ARGUMENT, message);
  return FALSE;
}

/* Cuts the first word off @rest. Transfer full; NULL if there is none. @rest is moved to what follows it, without the spaces between. */
static char *
take_word (const char **rest)
{
  const char *start = *rest;
  gsize length = strcspn (start, " \t");

  if (length == 0)
    return NULL;
  *rest = start + length;
  *rest += strspn (*rest, " \t");
  return g_strndup (start, length);
}

static gboolean
take_key (const char **rest, char **key, GError **error)
{
  g_autofree char *word = take_word (rest);

  *key = word != NULL ? g_ascii_strdown (word, -1) : NULL;
  return *key != NULL || wrong_argument (error, _ ("Name the note by its key."));
}

static gboolean
take_nothing (const char *rest, GError **error)
{
  return *rest == '\0' || wrong_argument (error, _ ("This command takes nothing more."));
}

static gboolean
parse_int (const char *text, int *number, GError **error)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, G_MININT, G_MAXINT, &value, NULL))
    return wrong_argument (error, _ ("This should be a whole number."));
  *number = value;
  return TRUE;
}

static gboolean
run_start (DrieEvening *evening, const char *rest, GError **error)
{
  int minutes = 0;

  return (*rest == '\0' || parse_int (rest, &minutes, error)) && drie_evening_start (evening, minutes, error);
}

static gboolean
run_extend (DrieEvening *evening, const char *rest, GError **error)
{
  int seconds;

  return parse_int (rest, &seconds, error) && drie_evening_extend (evening, seconds, error);
}

#define PLAIN(name)                                                                                                                        \
  static gboolean run_##name (DrieEvening *evening, const char *rest, GError **error)                                                      \
  {                                                                                                                                        \
    return take_nothing (rest, error) && drie_evening_##name (evening, error);                                                             \
  }

PLAIN (asked)
PLAIN (next)
PLAIN (back)
PLAIN (pause)
PLAIN (resume)
PLAIN (undo)
PLAIN (close)
PLAIN (publish)
PLAIN (revise)
PLAIN (forget_versions)

#define ON_NOTE(name)                                                                                                                      \
  static gboolean run_##name (DrieEvening *evening, const char *rest, GError **error)                                                      \
  {                                                                                                                                        \
    g_autofree char *key = NULL;                                                                                                           \
    return take_key (&rest, &key, error) && take_nothing (rest, error) && drie_evening_##name (evening, key, error);                       \
  }

ON_NOTE (select)
ON_NOTE (unselect)
ON_NOTE (ask)

static gboolean
run_answer (DrieEvening *evening, const char *rest, GError **error)
{
  g_autofree char *key = NULL;

  return take_key (&rest, &key, error) && drie_evening_answer (evening, key, rest, error);
}

static gboolean
run_translate (DrieEvening *evening, const char *rest, GError **error)
{
  g_autofree char *key = NULL;

  return take_key (&rest, &key, error) && drie_evening_translate (evening, key, rest, error);
}

static gboolean
run_group (DrieEvening *evening, const char *rest, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *leader = NULL;

  return take_key (&rest, &key, error) && take_key (&rest, &leader, error) && take_nothing (rest, error)
         && drie_evening_group (evening, key, leader, error);
}

static gboolean
run_dispose (DrieEvening *evening, const char *rest, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *word = NULL;
  DrieDisposition disposition;

  if (!take_key (&rest, &key, error))
    return FALSE;
  word = take_word (&rest);
  if (word == NULL || !drie_disposition_from_wire (word, &disposition))
    return wrong_argument (error, _ ("There is no such disposition."));
  return drie_evening_dispose (evening, key, disposition, rest, error);
}

static gboolean
take_circle (const char **rest, DrieCircle *circle, GError **error)
{
  g_autofree char *word = take_word (rest);

  return drie_circle_from_wire (word, circle) || wrong_argument (error, _ ("Name the circle: pupils, parents or teachers."));
}

static gboolean
run_paper (DrieEvening *evening, const char *rest, GError **error)
{
  DrieCircle circle;

  return take_circle (&rest, &circle, error) && drie_evening_paper (evening, circle, rest, error);
}

static gboolean
run_recap (DrieEvening *evening, const char *rest, GError **error)
{
  g_autofree char *word = take_word (&rest);
  DrieRecapPart part;

  if (word == NULL || !drie_recap_part_from_wire (word, &part))
    return wrong_argument (error, _ ("Name the circle: pupils, parents or teachers."));
  return drie_evening_recap (evening, part, rest, error);
}

static gboolean
run_agree (DrieEvening *evening, const char *rest, GError **error)
{
  g_autoptr (JsonNode) node = drie_json_parse (rest, strlen (rest), error);
  g_autoptr (DrieAgreement) agreement = node != NULL ? drie_agreement_from_json (node, error) : NULL;

  return agreement != NULL && drie_evening_agree (evening, agreement, error);
}

static gboolean
run_additions (DrieEvening *evening, const char *rest, GError **error)
{
  return take_nothing (rest, error) && drie_evening_open_additions (evening, error);
}

static gboolean
run_add (DrieEvening *evening, const char *rest, GError **error)
{
  DrieCircle circle;

  return take_circle (&rest, &circle, error) && drie_evening_add (evening, circle, NULL, rest, error);
}

static gboolean
run_finalise (DrieEvening *evening, const char *rest, GError **error)
{
  return drie_evening_finalise (evening, rest, error);
}

static gboolean
run_contact (DrieEvening *evening, const char *rest, GError **error)
{
  return drie_evening_set_contact (evening, rest, error);
}

static gboolean
run_review_date (DrieEvening *evening, const char *rest, GError **error)
{
  return drie_evening_set_review_date (evening, *rest != '\0' ? rest : NULL, error);
}

/* The agreements are numbered as they stand, from 1. */
static gboolean
run_review (DrieEvening *evening, const char *rest, GError **error)
{
  const GPtrArray *agreements = drie_evening_get_summary (evening)->agreements;
  g_autofree char *place = take_word (&rest);
  DrieReview review = { .outcome = DRIE_OUTCOME_NONE };
  int number;

  if (!parse_int (place != NULL ? place : "", &number, error))
    return FALSE;
  if (number < 1 || number > (int)agreements->len)
    return wrong_argument (error, _ ("There is no such agreement."));
  if (!take_circle (&rest, &review.circle, error))
    return FALSE;
  g_autofree char *outcome = take_word (&rest);
  if (!drie_outcome_from_wire (outcome, &review.outcome))
    return wrong_argument (error, _ ("Say what became of it: done, partly, not or changed."));
  review.agreement = ((DrieAgreement *)g_ptr_array_index (agreements, number - 1))->id;
  review.comment = (char *)rest;
  return drie_evening_review (evening, &review, error);
}

static const ServeCommand commands[] = {
  { "add", run_add },
  { "additions", run_additions },
  { "agree", run_agree },
  { "answer", run_answer },
  { "ask", run_ask },
  { "asked", run_asked },
  { "back", run_back },
  { "close", run_close },
  { "contact", run_contact },
  { "dispose", run_dispose },
  { "extend", run_extend },
  { "finalise", run_finalise },
  { "forget-versions", run_forget_versions },
  { "group", run_group },
  { "next", run_next },
  { "paper", run_paper },
  { "pause", run_pause },
  { "publish", run_publish },
  { "recap", run_recap },
  { "resume", run_resume },
  { "review", run_review },
  { "review-date", run_review_date },
  { "revise", run_revise },
  { "select", run_select },
  { "start", run_start },
  { "translate", run_translate },
  { "undo", run_undo },
  { "unselect", run_unselect },
};

gboolean
cli_serve_command (DrieEvening *evening, const char *line, char **command, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (line));
  const char *rest = stripped;

  *command = take_word (&rest);
  for (guint i = 0; *command != NULL && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, *command))
      return commands[i].run (evening, rest, error);
  g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_COMMAND, _ ("There is no such command."));
  return FALSE;
}
