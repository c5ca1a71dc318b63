/* Whether words that are searched for stand in a text, and where. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index keeps no texts. What a word is, and which words are the same, says its own tokenizer: marks stand where the index looked. */
#include "store/matcher.h"

#include <string.h>

#include "store/search-sql.h"
#include "store/statement.h"
#include "store/store.h"

#define GET_API "SELECT fts5 (:api)"

/* A word as it was typed: for the index it may be several, which then stand one behind the other; the last may be the beginning of one. */
typedef struct
{
  GPtrArray *tokens; /* owned */
  /* While a text is looked at */
  guint at;    /* the token that comes next */
  gsize start; /* of the first token, bytes */
  gboolean found;
} Term;

struct _DrieMatcher
{
  fts5_tokenizer methods;
  Fts5Tokenizer *tokenizer;
  GPtrArray *terms; /* of Term, owned */
  GArray *marks;    /* borrowed, while a text is looked at */
};

static void
term_free (gpointer data)
{
  Term *term = data;

  g_ptr_array_unref (term->tokens);
  g_free (term);
}

static fts5_api *
get_api (DrieDatabase *database, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, GET_API, error);
  fts5_api *api = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  if (drie_statement_fetch (statement, error) == DRIE_FETCH_FAILED)
    return NULL;
  if (api == NULL)
    drie_database_set_error (NULL, SQLITE_ERROR, error);
  return api;
}

/* With what the index was made with. */
static gboolean
make_tokenizer (DrieMatcher *self, DrieDatabase *database, GError **error)
{
  static const char *options[] = { "remove_diacritics", "2" };
  fts5_api *api = get_api (database, error);
  void *user_data;

  if (api == NULL)
    return FALSE;
  int code = api->xFindTokenizer (api, "unicode61", &user_data, &self->methods);
  if (code == SQLITE_OK)
    code = self->methods.xCreate (user_data, options, G_N_ELEMENTS (options), &self->tokenizer);
  if (code != SQLITE_OK)
    drie_database_set_error (NULL, code, error);
  return code == SQLITE_OK;
}

typedef int (*TokenFound) (void *data, int flags, const char *token, int length, int start, int end);

static gboolean
tokenize (DrieMatcher *self, const char *text, gpointer data, TokenFound found_cb, GError **error)
{
  int code = self->methods.xTokenize (self->tokenizer, data, FTS5_TOKENIZE_DOCUMENT, text, strlen (text), found_cb);

  if (code != SQLITE_OK)
    drie_database_set_error (NULL, code, error);
  return code == SQLITE_OK;
}

static int
wanted_cb (void *data, int flags, const char *token, int length, int start, int end)
{
  g_ptr_array_add (data, g_strndup (token, length));
  return SQLITE_OK;
}

static gboolean
read_terms (DrieMatcher *self, const char *words, GError **error)
{
  g_autoptr (GPtrArray) parts = drie_search_sql_split (words);

  for (guint i = 0; i < parts->len; i++)
    {
      Term *term = g_new0 (Term, 1);
      term->tokens = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->terms, term);
      if (!tokenize (self, g_ptr_array_index (parts, i), term->tokens, wanted_cb, error))
        return FALSE;
      if (term->tokens->len == 0)
        g_ptr_array_set_size (self->terms, self->terms->len - 1);
    }
  return TRUE;
}

DrieMatcher *
drie_matcher_new (DrieDatabase *database, const char *words, GError **error)
{
  g_autoptr (DrieMatcher) self = g_new0 (DrieMatcher, 1);

  self->terms = g_ptr_array_new_with_free_func (term_free);
  return make_tokenizer (self, database, error) && read_terms (self, words, error) ? g_steal_pointer (&self) : NULL;
}

void
drie_matcher_free (DrieMatcher *self)
{
  if (self == NULL)
    return;

  if (self->tokenizer != NULL)
    self->methods.xDelete (self->tokenizer);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

guint
drie_matcher_get_size (const DrieMatcher *self)
{
  return self->terms->len;
}

/* Is @token the one that @term has to have next? */
static gboolean
fits (const Term *term, const char *token, gsize length)
{
  const char *wanted = g_ptr_array_index (term->tokens, term->at);
  gboolean last = term->at + 1 == term->tokens->len;
  gsize size = strlen (wanted);

  return (last ? size <= length : size == length) && memcmp (wanted, token, size) == 0;
}

/* Words that share letters share a mark. */
static void
add_mark (GArray *marks, gsize start, gsize end)
{
  DrieMark mark = { start, end };
  DrieMark *last = marks->len > 0 ? &g_array_index (marks, DrieMark, marks->len - 1) : NULL;

  if (last == NULL || last->end <= start)
    g_array_append_val (marks, mark);
  else
    *last = (DrieMark){ MIN (last->start, start), MAX (last->end, end) };
}

static void
advance (DrieMatcher *self, Term *term, const char *token, int length, int start, int end)
{
  if (!fits (term, token, length))
    {
      /* It may be the first of another try. */
      term->at = 0;
      if (!fits (term, token, length))
        return;
    }
  if (term->at == 0)
    term->start = start;
  term->at++;
  if (term->at < term->tokens->len)
    return;
  if (self->marks != NULL)
    add_mark (self->marks, term->start, end);
  term->found = TRUE;
  term->at = 0;
}

static int
token_cb (void *data, int flags, const char *token, int length, int start, int end)
{
  DrieMatcher *self = data;

  for (guint i = 0; i < self->terms->len; i++)
    advance (self, g_ptr_array_index (self->terms, i), token, length, start, end);
  return SQLITE_OK;
}

gboolean
drie_matcher_look (DrieMatcher *self, const char *text, guint *found, GArray *marks, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < self->terms->len; i++)
    {
      Term *term = g_ptr_array_index (self->terms, i);
      term->at = 0;
      term->found = FALSE;
    }
  self->marks = marks;
  gboolean done = tokenize (self, text, self, token_cb, error);
  self->marks = NULL;
  for (guint i = 0; i < self->terms->len; i++)
    n += ((Term *)g_ptr_array_index (self->terms, i))->found;
  if (found != NULL)
    *found = n;
  return done;
}
