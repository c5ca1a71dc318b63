/* Templates. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/template.h"

#include <string.h>

#include "model/text.h"
#include "web/limits.h"
#include "web/pack.h"

typedef enum
{
  TOKEN_TEXT,
  TOKEN_HOLE,
  TOKEN_OPEN,
  TOKEN_CLOSE,
} TokenType;

/* @text: what stands there, or the name. @piece: the same, if it is long. @partner: of an opening, the position of what closes it. */
typedef struct
{
  TokenType type;
  char *text;
  gsize length;
  DriePiece *piece;
  guint partner;
} Token;

struct _DrieTemplate
{
  GArray *tokens;
};

struct _DrieValues
{
  DrieValues *outer; /* borrowed */
  GHashTable *texts; /* name → text */
  GHashTable *lists; /* name → GPtrArray of DrieValues */
};

static void
token_clear (gpointer data)
{
  Token *token = data;

  g_free (token->text);
  drie_piece_free (token->piece);
}

static void
add_token (DrieTemplate *self, TokenType type, const char *text, gsize length)
{
  Token token = { type, g_strndup (text, length), length, NULL, 0 };

  if (type != TOKEN_TEXT)
    g_strstrip (token.text);
  else if (length >= DRIE_LIMIT_PIECE)
    token.piece = drie_piece_new (text, length);
  g_array_append_val (self->tokens, token);
}

/* A hole's inside: "name", "#name" or "/name". */
static void
add_hole (DrieTemplate *self, const char *inside, gsize length)
{
  if (length > 0 && inside[0] == '#')
    add_token (self, TOKEN_OPEN, inside + 1, length - 1);
  else if (length > 0 && inside[0] == '/')
    add_token (self, TOKEN_CLOSE, inside + 1, length - 1);
  else
    add_token (self, TOKEN_HOLE, inside, length);
}

static gboolean
match_partners (DrieTemplate *self, GError **error)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->tokens->len; i++)
    {
      Token *token = &g_array_index (self->tokens, Token, i);
      if (token->type == TOKEN_OPEN)
        g_array_append_val (open, i);
      if (token->type != TOKEN_CLOSE)
        continue;

      Token *opening = open->len > 0 ? &g_array_index (self->tokens, Token, g_array_index (open, guint, open->len - 1)) : NULL;
      if (opening == NULL || !g_str_equal (opening->text, token->text))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "{{/%s}} closes nothing", token->text);
          return FALSE;
        }
      opening->partner = i;
      g_array_set_size (open, open->len - 1);
    }
  if (open->len == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "{{#%s}} is not closed",
               g_array_index (self->tokens, Token, g_array_index (open, guint, 0)).text);
  return FALSE;
}

DrieTemplate *
drie_template_new (const char *text, gsize length, GError **error)
{
  g_autoptr (DrieTemplate) self = g_new0 (DrieTemplate, 1);
  const char *end = text + length;

  self->tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  g_array_set_clear_func (self->tokens, token_clear);
  while (text < end)
    {
      const char *hole = g_strstr_len (text, end - text, "{{");
      const char *close = hole != NULL ? g_strstr_len (hole, end - hole, "}}") : NULL;
      if (hole != NULL && close == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "A {{ is not closed");
          return NULL;
        }
      if (hole != text)
        add_token (self, TOKEN_TEXT, text, (hole != NULL ? hole : end) - text);
      if (hole != NULL)
        add_hole (self, hole + 2, close - hole - 2);
      text = hole != NULL ? close + 2 : end;
    }
  if (!match_partners (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
drie_template_free (DrieTemplate *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->tokens);
  g_free (self);
}

static const char *
find_text (const DrieValues *values, const char *name)
{
  for (; values != NULL; values = values->outer)
    {
      const char *text = g_hash_table_lookup (values->texts, name);
      if (text != NULL)
        return text;
    }
  return "";
}

static const GPtrArray *
find_list (const DrieValues *values, const char *name)
{
  for (; values != NULL; values = values->outer)
    {
      const GPtrArray *list = g_hash_table_lookup (values->lists, name);
      if (list != NULL)
        return list;
    }
  return NULL;
}

/* Where a page goes. @text: as it stands, or what is not in @pack yet; @pack: NULL to keep it as it stands */
typedef struct
{
  GString *text;
  DriePack *pack;
} Sink;

static void
pack_text (Sink *sink)
{
  drie_pack_add (sink->pack, sink->text->str, sink->text->len);
  g_string_truncate (sink->text, 0);
}

static void
add_fixed (Sink *sink, const Token *token)
{
  if (sink->pack == NULL || token->piece == NULL)
    {
      g_string_append_len (sink->text, token->text, token->length);
      return;
    }
  pack_text (sink);
  drie_pack_add_piece (sink->pack, token->piece);
}

static void
render (const DrieTemplate *self, guint from, guint to, const DrieValues *values, Sink *sink)
{
  for (guint i = from; i < to; i++)
    {
      const Token *token = &g_array_index (self->tokens, Token, i);
      if (token->type == TOKEN_TEXT)
        add_fixed (sink, token);
      else if (token->type == TOKEN_HOLE)
        drie_text_append_html (sink->text, find_text (values, token->text));
      else if (token->type == TOKEN_OPEN)
        {
          const GPtrArray *list = find_list (values, token->text);
          for (guint item = 0; list != NULL && item < list->len; item++)
            render (self, i + 1, token->partner, g_ptr_array_index (list, item), sink);
          i = token->partner;
        }
    }
}

GBytes *
drie_template_render (const DrieTemplate *self, const DrieValues *values)
{
  Sink sink = { g_string_sized_new (16 * 1024), NULL };

  render (self, 0, self->tokens->len, values, &sink);
  return g_string_free_to_bytes (sink.text);
}

GBytes *
drie_template_render_packed (const DrieTemplate *self, const DrieValues *values)
{
  g_autoptr (GString) text = g_string_sized_new (16 * 1024);
  g_autoptr (DriePack) pack = drie_pack_new ();
  Sink sink = { text, pack };

  render (self, 0, self->tokens->len, values, &sink);
  pack_text (&sink);
  return drie_pack_finish (pack);
}

DrieValues *
drie_values_new (void)
{
  DrieValues *self = g_new0 (DrieValues, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  return self;
}

void
drie_values_free (DrieValues *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->lists);
  g_free (self);
}

void
drie_values_set (DrieValues *self, const char *name, const char *text)
{
  g_hash_table_insert (self->texts, (gpointer)name, g_strdup (text != NULL ? text : ""));
}

DrieValues *
drie_values_add (DrieValues *self, const char *name)
{
  GPtrArray *list = g_hash_table_lookup (self->lists, name);
  DrieValues *item = drie_values_new ();

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_values_free);
      g_hash_table_insert (self->lists, (gpointer)name, list);
    }
  item->outer = self;
  g_ptr_array_add (list, item);
  return item;
}
