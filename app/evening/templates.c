/* The chair's own templates. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/templates.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "wire/json.h"

#define FOLDER    "templates"
#define EXTENSION ".json"
#define NAME      "name"

void
drie_plan_template_free (DriePlanTemplate *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  drie_plan_free (self->plan);
  g_free (self);
}

static DriePlanTemplate *
template_new (const char *id, const char *name, const DriePlan *plan)
{
  DriePlanTemplate *self = g_new0 (DriePlanTemplate, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->plan = drie_plan_copy (plan);
  g_clear_pointer (&self->plan->date, g_free);
  g_clear_pointer (&self->plan->follows, g_free);
  return self;
}

/* --- Files --- */

static char *
get_path (const char *directory, const char *id)
{
  g_autofree char *name = g_strconcat (id, EXTENSION, NULL);

  return g_build_filename (directory, FOLDER, name, NULL);
}

static DriePlanTemplate *
read_template (const char *directory, const char *id)
{
  g_autofree char *path = get_path (directory, id);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (DriePlan) plan = NULL;
  JsonNode *member;
  const char *name;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  node = drie_json_parse (text, length, NULL);
  plan = node != NULL ? drie_plan_from_json (node, NULL) : NULL;
  if (plan == NULL)
    return NULL;
  member = json_object_get_member (json_node_get_object (node), NAME);
  name = member != NULL && JSON_NODE_HOLDS_VALUE (member) ? json_node_get_string (member) : NULL;
  return template_new (id, name != NULL && *name != '\0' ? name : plan->theme, plan);
}

/* Whole or not at all, and on the disk when this returns. */
static gboolean
write_template (const char *directory, const DriePlanTemplate *template, GError **error)
{
  g_autofree char *folder = g_build_filename (directory, FOLDER, NULL);
  g_autofree char *path = get_path (directory, template->id);
  g_autoptr (JsonNode) node = drie_plan_to_json (template->plan);
  g_autofree char *line = NULL;
  g_autoptr (GError) why = NULL;

  json_object_set_string_member (json_node_get_object (node), NAME, template->name);
  line = drie_json_to_line (node);
  if (g_mkdir_with_parents (folder, 0700) == 0
      && g_file_set_contents_full (path, line, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &why))
    return TRUE;
  /* Translators: the name of a template, and a sentence that says why. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The template “%s” could not be kept: %s"), template->name,
               why != NULL ? why->message : g_strerror (errno));
  return FALSE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const DriePlanTemplate *first = *(const DriePlanTemplate *const *)a, *second = *(const DriePlanTemplate *const *)b;

  return g_utf8_collate (first->name, second->name);
}

GPtrArray *
drie_templates_list (const char *directory, char **unread)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_plan_template_free);
  g_autofree char *folder = g_build_filename (directory, FOLDER, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *strange = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_has_suffix (name, EXTENSION))
        continue;
      g_autofree char *id = g_strndup (name, strlen (name) - strlen (EXTENSION));
      DriePlanTemplate *template = read_template (directory, id);
      if (template != NULL)
        g_ptr_array_add (templates, template);
      else if (strange == NULL)
        strange = g_build_filename (folder, name, NULL);
    }
  g_ptr_array_sort (templates, compare);
  if (unread != NULL)
    {
      g_autofree char *shown = strange != NULL ? g_filename_display_name (strange) : NULL;
      *unread = shown != NULL ? g_strdup_printf (_ ("A template cannot be read and is passed over: %s"), shown) : NULL;
    }
  return templates;
}

/* --- Names --- */

static gboolean
is_taken (GPtrArray *templates, const char *name)
{
  for (guint i = 0; i < templates->len; i++)
    if (g_str_equal (((DriePlanTemplate *)g_ptr_array_index (templates, i))->name, name))
      return TRUE;
  return FALSE;
}

static char *
find_free_name (const char *directory, const char *wanted)
{
  g_autoptr (GPtrArray) templates = drie_templates_list (directory, NULL);
  char *name = g_strdup (wanted);

  for (guint n = 2; is_taken (templates, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", wanted, n);
    }
  return name;
}

DriePlanTemplate *
drie_templates_keep (const char *directory, const char *name, const DriePlan *plan, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *free_name = NULL;
  g_autoptr (DriePlanTemplate) template = NULL;

  g_return_val_if_fail (directory != NULL && name != NULL && plan != NULL, NULL);

  free_name = find_free_name (directory, name);
  template = template_new (id, free_name, plan);
  if (!drie_plan_validate (template->plan, error) || !write_template (directory, template, error))
    return NULL;
  return g_steal_pointer (&template);
}

gboolean
drie_templates_rename (const char *directory, const DriePlanTemplate *template, const char *name, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  DriePlanTemplate renamed = *template;

  if (*stripped == '\0' || g_utf8_strlen (stripped, -1) > DRIE_PLAN_TEMPLATE_MAX_NAME)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("A template needs a name: a few words will do."));
      return FALSE;
    }
  renamed.name = stripped;
  return write_template (directory, &renamed, error);
}

gboolean
drie_templates_remove (const char *directory, const DriePlanTemplate *template, GError **error)
{
  g_autofree char *path = get_path (directory, template->id);

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The template “%s” could not be removed: %s"), template->name, g_strerror (errno));
  return FALSE;
}

gboolean
drie_templates_restore (const char *directory, const DriePlanTemplate *template, GError **error)
{
  return write_template (directory, template, error);
}
