/* The program: options, actions, the main window. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "ui/init.h"
#include "ui/window.h"

#define APPLICATION_ID "io.github.driegesprek.Driegesprek"

struct _DrieApplication
{
  AdwApplication parent_instance;

  DrieSessionOptions options; /* strings owned */
  gboolean version;
  gboolean hall_dark;
  GSettings *settings; /* owned; NULL where the schema is not installed */
  guint terminate_source;
  guint interrupt_source;
};

enum
{
  PROP_HALL_DARK = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DrieApplication, drie_application, ADW_TYPE_APPLICATION)

/* --- Actions --- */

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (DRIE_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (window, "application-name", "Driegesprek", "application-icon", APPLICATION_ID, "version", DRIE_VERSION, "comments",
                         _ ("Evenings on which pupils, parents and teachers talk and listen in turn. Everything stays on this laptop."),
                         "developer-name", _ ("The Driegesprek contributors"), "license-type", GTK_LICENSE_GPL_3_0, NULL);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_action },
  { .name = "about", .activate = about_action },
};

static void
add_actions (DrieApplication *self)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accelerators[] = {
    { "app.quit", { "<Control>q" } },
    { "win.hall", { "F11" } },
    { "win.back", { "<Alt>Left" } },
  };
  g_autoptr (GPropertyAction) hall_dark = g_property_action_new ("hall-dark", self, "hall-dark");

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (hall_dark));
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action, (const char **)accelerators[i].keys);
}

/* --- The application --- */

static gboolean
terminate_cb (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
drie_application_startup (GApplication *application)
{
  DrieApplication *self = DRIE_APPLICATION (application);

  G_APPLICATION_CLASS (drie_application_parent_class)->startup (application);
  self->settings = drie_ui_get_settings ();
  if (self->settings != NULL)
    {
      g_autoptr (GAction) chime = g_settings_create_action (self->settings, "chime");
      g_settings_bind (self->settings, "hall-dark", self, "hall-dark", G_SETTINGS_BIND_DEFAULT);
      g_action_map_add_action (G_ACTION_MAP (self), chime);
    }
  gtk_window_set_default_icon_name (APPLICATION_ID);
  add_actions (self);
  self->terminate_source = g_unix_signal_add (SIGTERM, terminate_cb, self);
  self->interrupt_source = g_unix_signal_add (SIGINT, terminate_cb, self);
}

static void
drie_application_activate (GApplication *application)
{
  DrieApplication *self = DRIE_APPLICATION (application);
  GtkWindow *window = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL && window == NULL; l = l->next)
    window = DRIE_IS_WINDOW (l->data) ? l->data : NULL;
  if (window == NULL)
    window = GTK_WINDOW (drie_window_new (GTK_APPLICATION (self), &self->options));
  gtk_window_present (window);
}

/* A file that is opened with the program is an evening to take in. */
static void
drie_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_application_activate (application);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    if (DRIE_IS_WINDOW (l->data))
      for (int i = 0; i < n_files; i++)
        drie_window_import (l->data, files[i]);
}

/* -1: go on; otherwise the program's exit status. */
static int
drie_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  DrieApplication *self = DRIE_APPLICATION (application);
  GInetAddress *address;

  if (self->version)
    {
      g_print ("driegesprek %s\n", DRIE_VERSION);
      return 0;
    }
  if (self->options.port < -1 || self->options.port > G_MAXUINT16)
    {
      g_printerr ("%s\n", _ ("A port is a number from 0 to 65535."));
      return 2;
    }
  if (self->options.listen != NULL)
    {
      address = g_inet_address_new_from_string (self->options.listen);
      if (address == NULL)
        {
          g_printerr (_ ("%s is no IP address.\n"), self->options.listen);
          return 2;
        }
      g_object_unref (address);
    }
  /* A library of one's own is a program of one's own; the user's library has one window. */
  if (self->options.library != NULL || self->options.rehearse)
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
drie_application_shutdown (GApplication *application)
{
  DrieApplication *self = DRIE_APPLICATION (application);

  g_clear_handle_id (&self->terminate_source, g_source_remove);
  g_clear_handle_id (&self->interrupt_source, g_source_remove);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (drie_application_parent_class)->shutdown (application);
}

static void
drie_application_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HALL_DARK:
      g_value_set_boolean (value, DRIE_APPLICATION (object)->hall_dark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_application_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HALL_DARK:
      DRIE_APPLICATION (object)->hall_dark = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_application_finalize (GObject *object)
{
  DrieApplication *self = DRIE_APPLICATION (object);

  g_free (self->options.library);
  g_free (self->options.listen);
  G_OBJECT_CLASS (drie_application_parent_class)->finalize (object);
}

static void
drie_application_class_init (DrieApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->get_property = drie_application_get_property;
  object_class->set_property = drie_application_set_property;
  object_class->finalize = drie_application_finalize;
  application_class->startup = drie_application_startup;
  application_class->activate = drie_application_activate;
  application_class->open = drie_application_open;
  application_class->handle_local_options = drie_application_handle_local_options;
  application_class->shutdown = drie_application_shutdown;

  properties[PROP_HALL_DARK] = g_param_spec_boolean ("hall-dark", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
drie_application_init (DrieApplication *self)
{
  const GOptionEntry entries[] = {
    { "rehearsal", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->options.rehearse,
      N_ ("Rehearse an evening with phones that the program plays, minutes as seconds"), NULL },
    { "library", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &self->options.library, N_ ("Keep the evenings in this folder"),
      N_ ("FOLDER") },
    { "port", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &self->options.port,
      N_ ("Let phones come in by this port, or none; 0 takes a free one"), N_ ("NUMBER") },
    { "listen", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &self->options.listen, N_ ("Let phones come in by this IP address only"),
      N_ ("ADDRESS") },
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->version, N_ ("Show the version"), NULL },
    { NULL },
  };

  self->options.port = -1;
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _ ("Hold an evening on which pupils, parents and teachers talk and listen in turn."));
}

DrieApplication *
drie_application_new (void)
{
  return g_object_new (DRIE_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
