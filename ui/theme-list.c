/* The themes that ship as templates. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/theme-list.h"

#include <gio/gio.h>

#include "themes-resource.h"
#include "ui/init.h"

typedef struct
{
  GPtrArray *themes;
  DrieTheme *theme; /* borrowed: the one being read */
  char **field;     /* borrowed: the field of it being read */
} Reader;

static void
theme_free (DrieTheme *theme)
{
  g_free (theme->id);
  g_free (theme->title);
  g_free (theme->question);
  g_free (theme->situation);
  g_free (theme->care);
  g_free (theme);
}

static void
begin_theme (Reader *reader, const char **names, const char **values)
{
  reader->theme = g_new0 (DrieTheme, 1);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "id"))
      reader->theme->id = g_strdup (values[i]);
  g_ptr_array_add (reader->themes, reader->theme);
}

static void
start_element (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer user_data,
               GError **error)
{
  Reader *reader = user_data;

  reader->field = NULL;
  if (g_str_equal (element, "theme"))
    begin_theme (reader, names, values);
  else if (reader->theme == NULL)
    return;
  else if (g_str_equal (element, "title"))
    reader->field = &reader->theme->title;
  else if (g_str_equal (element, "question"))
    reader->field = &reader->theme->question;
  else if (g_str_equal (element, "situation"))
    reader->field = &reader->theme->situation;
  else if (g_str_equal (element, "care"))
    reader->field = &reader->theme->care;
}

static void
end_element (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  ((Reader *)user_data)->field = NULL;
}

static void
take_text (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Reader *reader = user_data;

  if (reader->field != NULL && *reader->field == NULL)
    *reader->field = g_strndup (text, length);
}

static GPtrArray *
read_themes (void)
{
  static const GMarkupParser parser = { .start_element = start_element, .end_element = end_element, .text = take_text };
  Reader reader = { .themes = g_ptr_array_new_with_free_func ((GDestroyNotify)theme_free) };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const char *data;

  g_resources_register (drie_themes_get_resource ());
  bytes = g_resources_lookup_data (DRIE_RESOURCE_BASE "/themes.xml", 0, &error);
  if (bytes == NULL)
    {
      g_warning ("Themes: %s", error->message);
      return reader.themes;
    }
  data = g_bytes_get_data (bytes, &size);
  if (!g_markup_parse_context_parse (context, data, size, &error))
    g_warning ("Themes: %s", error->message);
  return reader.themes;
}

GPtrArray *
drie_theme_list (void)
{
  static GPtrArray *themes = NULL;

  if (themes == NULL)
    themes = read_themes ();
  return themes;
}

const DrieTheme *
drie_theme_find (const char *id)
{
  GPtrArray *themes = drie_theme_list ();

  for (guint i = 0; i < themes->len; i++)
    {
      const DrieTheme *theme = g_ptr_array_index (themes, i);
      if (g_strcmp0 (theme->id, id) == 0)
        return theme;
    }
  return NULL;
}
