/* What is open now. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/session.h"

#include <glib/gi18n-lib.h>

#include "rehearsal/rehearsal.h"
#include "ui/init.h"
#include "ui/practice.h"

#define DEFAULT_PORT 8080

/* Phones that a rehearsal plays, and how much faster than people they write: its minutes are seconds. */
#define REHEARSAL_PHONES 27
#define REHEARSAL_PACE   60

struct _DrieSession
{
  GObject parent_instance;

  /* Owned */
  DrieSessionOptions options;
  GSettings *settings; /* NULL where the schema is not installed */
  DrieLibrary *library;
  DriePractice *practice; /* the rehearsal's library, or NULL */
  DrieEvening *evening;   /* the current one, or NULL */
  DrieRehearsal *phones;  /* that the program plays, or NULL */

  gboolean reading; /* the library is open elsewhere */
};

enum
{
  EVENING_REPLACED,
  TROUBLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrieSession, drie_session, G_TYPE_OBJECT)

static void
replace_evening (DrieSession *self, DrieEvening *evening)
{
  if (self->phones != NULL)
    drie_rehearsal_stop (self->phones);
  g_clear_object (&self->phones);
  if (self->evening != NULL)
    drie_evening_stop_serving (self->evening);
  if (g_set_object (&self->evening, evening))
    g_signal_emit (self, signals[EVENING_REPLACED], 0);
}

static void
tell_no_port (DrieSession *self, guint16 port, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    sentence = g_strdup_printf (_ ("Phones cannot come in: another program uses port %u."), port);
  else
    sentence = g_strdup_printf (_ ("Phones cannot come in: %s"), error->message);
  g_signal_emit (self, signals[TROUBLE], 0, sentence);
}

/* Opens the port that phones know from the last time, if that is possible. */
static void
serve (DrieSession *self, DrieEvening *evening)
{
  g_autoptr (GError) error = NULL;
  gboolean remembered = self->options.port < 0 && self->settings != NULL;
  gboolean exact = self->options.port > 0;
  guint16 port = self->options.port >= 0 ? self->options.port : DEFAULT_PORT;

  if (remembered)
    g_settings_get (self->settings, "port", "q", &port);
  if (!drie_evening_serve (evening, self->options.listen, port, exact, &error))
    tell_no_port (self, port, error);
  else if (remembered)
    g_settings_set (self->settings, "port", "q", drie_evening_get_port (evening));
}

/* Afterwards phones read what became of their questions; of a final summary, what was published. */
static gboolean
is_for_phones (DrieEvening *evening)
{
  return drie_evening_get_status (evening) != DRIE_STATUS_FINAL || drie_evening_get_summary (evening)->published;
}

static gboolean
open_evening (DrieSession *self, DrieLibrary *library, gint64 id, GError **error)
{
  g_autoptr (DrieEvening) evening = NULL;

  /* The port has to be free before the next one opens it. */
  replace_evening (self, NULL);
  evening = drie_evening_open (library, id, 1.0, error);
  if (evening == NULL)
    return FALSE;
  if (is_for_phones (evening))
    serve (self, evening);
  replace_evening (self, evening);
  return TRUE;
}

static void
rehearsal_created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DrieSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  gint64 id = drie_library_create_finish (DRIE_LIBRARY (source), result, &error);
  const char *url;

  if (id == 0 || !open_evening (self, DRIE_LIBRARY (source), id, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  url = drie_evening_get_url (self->evening);
  if (url != NULL)
    {
      self->phones = drie_rehearsal_new (url, drie_evening_get_plan (self->evening)->language, REHEARSAL_PHONES, REHEARSAL_PACE);
      drie_rehearsal_start (self->phones);
    }
  g_task_return_boolean (task, TRUE);
}

static void
drie_session_dispose (GObject *object)
{
  DrieSession *self = DRIE_SESSION (object);

  replace_evening (self, NULL);
  g_clear_pointer (&self->practice, drie_practice_free);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (drie_session_parent_class)->dispose (object);
}

static void
drie_session_finalize (GObject *object)
{
  DrieSession *self = DRIE_SESSION (object);

  g_free (self->options.library);
  g_free (self->options.listen);
  G_OBJECT_CLASS (drie_session_parent_class)->finalize (object);
}

static void
drie_session_class_init (DrieSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = drie_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_session_finalize;
  signals[EVENING_REPLACED] = g_signal_new ("evening-replaced", DRIE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TROUBLE] = g_signal_new ("trouble", DRIE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
drie_session_init (DrieSession *self)
{
  self->settings = drie_ui_get_settings ();
}

DrieSession *
drie_session_new (const DrieSessionOptions *options)
{
  DrieSession *self = g_object_new (DRIE_TYPE_SESSION, NULL);

  self->options = *options;
  self->options.library = g_strdup (options->library);
  self->options.listen = g_strdup (options->listen);
  return self;
}

/* What opening a library leads to. */
typedef struct
{
  DrieLibrary *library; /* owned */
  gboolean reading;
} Opened;

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  g_clear_object (&opened->library);
  g_free (opened);
}

static void
open_library_thread (GTask *task, gpointer source, gpointer directory, GCancellable *cancellable)
{
  Opened *opened = g_new0 (Opened, 1);
  GError *error = NULL;

  opened->library = drie_library_open (directory, DRIE_LIBRARY_WRITE, &error);
  opened->reading = opened->library == NULL && drie_library_is_busy (error);
  if (opened->reading)
    opened->library = drie_library_open (directory, DRIE_LIBRARY_READ, NULL);
  if (opened->library == NULL)
    {
      opened_free (opened);
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  g_task_return_pointer (task, opened, opened_free);
}

void
drie_session_open_library_async (DrieSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (DRIE_IS_SESSION (self) && (self->library == NULL || self->reading));

  g_task_set_source_tag (task, drie_session_open_library_async);
  g_task_set_task_data (task, g_strdup (self->options.library), g_free);
  g_task_run_in_thread (task, open_library_thread);
}

gboolean
drie_session_open_library_finish (DrieSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  Opened *opened = g_task_propagate_pointer (G_TASK (result), error);
  if (opened == NULL)
    return FALSE;
  self->reading = opened->reading;
  g_set_object (&self->library, opened->library);
  opened_free (opened);
  return TRUE;
}

gboolean
drie_session_is_reading (DrieSession *self)
{
  return self->reading;
}

DrieLibrary *
drie_session_get_library (DrieSession *self)
{
  return self->library;
}

DrieEvening *
drie_session_get_evening (DrieSession *self)
{
  return self->evening;
}

gboolean
drie_session_is_running (DrieSession *self)
{
  return self->evening != NULL && drie_evening_get_status (self->evening) == DRIE_STATUS_RUNNING;
}

gboolean
drie_session_is_rehearsing (DrieSession *self)
{
  return self->evening != NULL && self->practice != NULL;
}

gboolean
drie_session_open_evening (DrieSession *self, gint64 id, GError **error)
{
  g_return_val_if_fail (DRIE_IS_SESSION (self) && self->library != NULL && !self->reading, FALSE);

  drie_session_close_evening (self);
  return open_evening (self, self->library, id, error);
}

void
drie_session_serve (DrieSession *self)
{
  g_return_if_fail (DRIE_IS_SESSION (self) && self->evening != NULL);

  if (!drie_evening_is_serving (self->evening))
    serve (self, self->evening);
}

void
drie_session_close_evening (DrieSession *self)
{
  g_return_if_fail (DRIE_IS_SESSION (self));

  replace_evening (self, NULL);
  g_clear_pointer (&self->practice, drie_practice_free);
}

static void
rehearse_in (DrieLibrary *library, GTask *task)
{
  g_autoptr (DriePlan) plan = drie_practice_make_plan ();

  drie_library_create_async (library, plan, rehearsal_created_cb, task);
}

static void
practice_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  DriePractice *practice = drie_practice_new (&error);

  if (practice != NULL)
    g_task_return_pointer (task, practice, (GDestroyNotify)drie_practice_free);
  else
    g_task_return_error (task, error);
}

static void
practice_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DrieSession *self = DRIE_SESSION (source);
  GError *error = NULL;
  DriePractice *practice = g_task_propagate_pointer (G_TASK (result), &error);

  if (practice == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* Another evening may have been opened meanwhile. */
  drie_session_close_evening (self);
  self->practice = practice;
  rehearse_in (drie_practice_get_library (practice), g_steal_pointer (&task));
}

void
drie_session_rehearse_async (DrieSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, drie_session_rehearse_async);
  drie_session_close_evening (self);
  /* Who names a library and asks for a rehearsal wants to find it there. */
  if (self->options.rehearse && self->options.library != NULL && !self->reading)
    {
      rehearse_in (self->library, g_steal_pointer (&task));
      return;
    }
  g_autoptr (GTask) making = g_task_new (self, NULL, practice_made_cb, g_steal_pointer (&task));
  g_task_run_in_thread (making, practice_thread);
}

gboolean
drie_session_rehearse_finish (DrieSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
