/* The files of the phone page. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/pages.h"

#include <string.h>

#include "web/pack.h"

#define FOLDER "/io/github/driegesprek/Driegesprek/web/"

typedef struct
{
  char *name;
  const char *type;
  GBytes *plain;
  GBytes *gzip;
} File;

struct _DriePages
{
  GPtrArray *languages;                /* NULL-terminated codes */
  GHashTable *templates[DRIE_N_PAGES]; /* language → DrieTemplate */
  char *policy;
  File script;
};

static const char *const kinds[DRIE_N_PAGES] = { "page", "code", "leaflet" };

static void
file_clear (File *file)
{
  g_free (file->name);
  g_clear_pointer (&file->plain, g_bytes_unref);
  g_clear_pointer (&file->gzip, g_bytes_unref);
}

void
drie_pages_free (DriePages *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->languages, g_ptr_array_unref);
  for (int kind = 0; kind < DRIE_N_PAGES; kind++)
    g_clear_pointer (&self->templates[kind], g_hash_table_unref);
  g_free (self->policy);
  file_clear (&self->script);
  g_free (self);
}

static GBytes *
look_up (GResource *resource, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);

  return g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static gboolean
load_template (DriePages *self, GResource *resource, DriePageKind kind, const char *language, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.%s.html", kinds[kind], language);
  g_autoptr (GBytes) bytes = look_up (resource, name, error);

  if (bytes == NULL)
    return FALSE;

  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  DrieTemplate *template = drie_template_new (text, length, error);
  if (template == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  g_hash_table_insert (self->templates[kind], g_strdup (language), template);
  return TRUE;
}

/* Each page.LANG.html makes a language. */
static gboolean
load_languages (DriePages *self, GResource *resource, GError **error)
{
  g_auto (GStrv) names = g_resource_enumerate_children (resource, FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    {
      if (!g_str_has_prefix (names[i], "page.") || !g_str_has_suffix (names[i], ".html"))
        continue;
      char *language = g_strndup (names[i] + strlen ("page."), strlen (names[i]) - strlen ("page.") - strlen (".html"));
      g_ptr_array_add (self->languages, language);
      for (int kind = 0; kind < DRIE_N_PAGES; kind++)
        {
          if (!load_template (self, resource, kind, language, error))
            return FALSE;
        }
    }
  if (names != NULL && self->languages->len == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no page in any language");
  return self->languages->len > 0;
}

static gint
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static GBytes *
compress (GBytes *plain)
{
  g_autoptr (DriePiece) piece = drie_piece_new (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  g_autoptr (DriePack) pack = drie_pack_new ();

  drie_pack_add_piece (pack, piece);
  return drie_pack_finish (pack);
}

static gboolean
load_file (File *file, GResource *resource, const char *name, const char *type, const char *served_as, GError **error)
{
  file->plain = look_up (resource, name, error);
  if (file->plain == NULL)
    return FALSE;
  file->gzip = compress (file->plain);
  file->type = type;
  file->name = g_strdup (served_as);
  return TRUE;
}

/* "style sha256-…": the only style that the pages' policy allows beside files; "script script.3f2a91bc.js": a name made from the content,
 * so that a phone may keep what it has. */
static gboolean
load_files (DriePages *self, GResource *resource, GError **error)
{
  g_autoptr (GBytes) manifest = look_up (resource, "manifest", error);

  if (manifest == NULL)
    return FALSE;

  g_autofree char *text = g_strndup (g_bytes_get_data (manifest, NULL), g_bytes_get_size (manifest));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      const char *value = strchr (lines[i], ' ');
      if (g_str_has_prefix (lines[i], "style ") && self->policy == NULL)
        self->policy = g_strdup_printf (DRIE_POLICY "; style-src 'self' '%s'", value + 1);
      else if (g_str_has_prefix (lines[i], "script ") && self->script.name == NULL
               && !load_file (&self->script, resource, "script.js", "text/javascript; charset=utf-8", value + 1, error))
        return FALSE;
    }
  if (self->policy != NULL && self->script.name != NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The manifest names no style or no script");
  return FALSE;
}

DriePages *
drie_pages_new (GResource *resource, GError **error)
{
  g_autoptr (DriePages) self = g_new0 (DriePages, 1);

  self->languages = g_ptr_array_new_with_free_func (g_free);
  for (int kind = 0; kind < DRIE_N_PAGES; kind++)
    self->templates[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)drie_template_free);
  if (!load_languages (self, resource, error) || !load_files (self, resource, error))
    return NULL;
  g_ptr_array_sort (self->languages, compare_codes);
  g_ptr_array_add (self->languages, NULL);
  return g_steal_pointer (&self);
}

const char *const *
drie_pages_get_languages (const DriePages *self)
{
  return (const char *const *)self->languages->pdata;
}

const DrieTemplate *
drie_pages_get_template (const DriePages *self, DriePageKind kind, const char *language)
{
  return g_hash_table_lookup (self->templates[kind], language);
}

const char *
drie_pages_get_policy (const DriePages *self)
{
  return self->policy;
}

const char *
drie_pages_get_script (const DriePages *self)
{
  return self->script.name;
}

void
drie_pages_serve_script (const DriePages *self, const DrieRequest *request, DrieReply *reply)
{
  const File *file = &self->script;
  gboolean gzip = drie_header_weight (request->accept_encoding, "gzip") > 0;
  reply->status = 200;
  reply->type = file->type;
  reply->body = g_bytes_ref (gzip ? file->gzip : file->plain);
  reply->encoding = gzip ? "gzip" : NULL;
  reply->immutable = TRUE;
}
