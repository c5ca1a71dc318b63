/* The archive as ui and cli see it. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/library.h"

#include "evening/library-private.h"
#include "report/report.h"

/* Wire: what the store's thread knows of the library: it may be gone when its news arrives. */
typedef struct
{
  GWeakRef library;
  GMainContext *context; /* owned: the library's */
} Wire;

/* News: on its way along the wire. */
typedef struct
{
  Wire *wire;
  GError *error;
} News;

struct _DrieLibrary
{
  GObject parent_instance;

  /* Owned */
  char *directory;
  DrieStore *store;
  Wire *wire;

  GError *trouble; /* why the disk takes nothing at the moment, or NULL */
};

enum
{
  TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrieLibrary, drie_library, G_TYPE_OBJECT)

static void
wire_clear (gpointer data)
{
  Wire *wire = data;

  g_weak_ref_clear (&wire->library);
  g_main_context_unref (wire->context);
}

static void
news_free (gpointer data)
{
  News *news = data;

  g_atomic_rc_box_release_full (news->wire, wire_clear);
  g_clear_error (&news->error);
  g_free (news);
}

static gboolean
news_cb (gpointer user_data)
{
  News *news = user_data;
  g_autoptr (DrieLibrary) self = g_weak_ref_get (&news->wire->library);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_clear_error (&self->trouble);
  self->trouble = g_steal_pointer (&news->error);
  g_signal_emit (self, signals[TROUBLE], 0);
  return G_SOURCE_REMOVE;
}

/* The store's thread. */
static void
trouble_cb (const GError *error, gpointer user_data)
{
  Wire *wire = user_data;
  News *news = g_new (News, 1);

  *news = (News){ g_atomic_rc_box_acquire (wire), error != NULL ? g_error_copy (error) : NULL };
  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, news_cb, news, news_free);
  g_source_attach (source, wire->context);
}

/* Hears of trouble from now on. */
static void
watch (DrieLibrary *self)
{
  self->wire = g_atomic_rc_box_new (Wire);
  g_weak_ref_init (&self->wire->library, self);
  self->wire->context = g_main_context_ref_thread_default ();
  drie_store_watch (self->store, trouble_cb, self->wire);
}

static void
drie_library_finalize (GObject *object)
{
  DrieLibrary *self = DRIE_LIBRARY (object);

  g_clear_pointer (&self->store, drie_store_close);
  if (self->wire != NULL)
    g_atomic_rc_box_release_full (self->wire, wire_clear);
  g_clear_error (&self->trouble);
  g_free (self->directory);
  G_OBJECT_CLASS (drie_library_parent_class)->finalize (object);
}

static void
drie_library_class_init (DrieLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = drie_library_finalize;
  signals[TROUBLE] = g_signal_new ("trouble", DRIE_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
drie_library_init (DrieLibrary *self)
{
}

/**
 * drie_library_open:
 * @directory: (nullable): the library's folder, or NULL for the user's
 * @error: #DrieStoreError, each with a sentence for the user
 *
 * Returns: (transfer full): the library
 */
DrieLibrary *
drie_library_open (const char *directory, DrieLibraryMode mode, GError **error)
{
  g_autoptr (DrieLibrary) self = g_object_new (DRIE_TYPE_LIBRARY, NULL);

  self->directory = directory != NULL ? g_strdup (directory) : g_build_filename (g_get_user_data_dir (), "driegesprek", NULL);
  self->store = drie_store_open (self->directory, mode == DRIE_LIBRARY_WRITE ? DRIE_STORE_WRITE : DRIE_STORE_READ, error);
  if (self->store == NULL)
    return NULL;
  watch (self);
  return g_steal_pointer (&self);
}

const GError *
drie_library_get_trouble (DrieLibrary *self)
{
  return self->trouble;
}

gboolean
drie_library_is_missing (const GError *error)
{
  return g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_NOT_FOUND);
}

gboolean
drie_library_is_busy (const GError *error)
{
  return g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_BUSY);
}

gboolean
drie_library_is_damaged (const GError *error)
{
  return g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED);
}

const char *
drie_library_get_directory (DrieLibrary *self)
{
  return self->directory;
}

guint
drie_library_get_erased (DrieLibrary *self)
{
  return drie_store_get_erased (self->store).notes;
}

void
drie_library_get_purged (DrieLibrary *self, guint *evenings, guint *notes)
{
  DrieErased erased = drie_store_get_erased (self->store);

  *evenings = erased.evenings;
  *notes = erased.notes;
}

DrieStore *
drie_library_get_store (DrieLibrary *self)
{
  return self->store;
}

GListModel *
drie_library_list (DrieLibrary *self, const char *words, GError **error)
{
  g_autoptr (GPtrArray) entries = drie_store_list (self->store, words, error);
  if (entries == NULL)
    return NULL;

  g_autoptr (GPtrArray) items = g_ptr_array_new_full (entries->len, g_object_unref);
  g_ptr_array_set_free_func (entries, NULL);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (items, drie_library_item_new (g_ptr_array_index (entries, i)));
  GListStore *list = g_list_store_new (DRIE_TYPE_LIBRARY_ITEM);
  g_list_store_splice (list, 0, 0, items->pdata, items->len);
  return G_LIST_MODEL (list);
}

static void
list_thread (GTask *task, gpointer source, gpointer words, GCancellable *cancellable)
{
  GError *error = NULL;
  GListModel *list = drie_library_list (source, words, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
drie_library_list_async (DrieLibrary *self, const char *words, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, drie_library_list_async);
  g_task_set_task_data (task, g_strdup (words), g_free);
  g_task_run_in_thread (task, list_thread);
}

GListModel *
drie_library_list_finish (DrieLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DrieSummary *
drie_library_load (DrieLibrary *self, gint64 id, GError **error)
{
  return drie_store_load (self->store, id, error);
}

gint64
drie_library_get_running (DrieLibrary *self)
{
  g_autoptr (GPtrArray) entries = drie_store_list (self->store, NULL, NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      DrieEntry *entry = g_ptr_array_index (entries, i);
      if (entry->status == DRIE_STATUS_RUNNING)
        return entry->id;
    }
  return 0;
}

static char *
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DrieLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;
  gint64 id = drie_store_create_finish (self->store, result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, id);
}

void
drie_library_create_async (DrieLibrary *self, const DriePlan *plan, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (DriePlan) dated = drie_plan_copy (plan);
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, drie_library_create_async);
  drie_plan_normalise (dated);
  if (dated->date == NULL)
    dated->date = today ();
  if (!drie_plan_validate (dated, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    drie_store_create_async (self->store, dated, created_cb, g_steal_pointer (&task));
}

gint64
drie_library_create_finish (DrieLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  g_autoptr (GError) local = NULL;
  gint64 id = g_task_propagate_int (G_TASK (result), &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  return id;
}

static void
plan_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DrieLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (drie_store_finish (self->store, result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
drie_library_set_plan_async (DrieLibrary *self, gint64 id, const DriePlan *plan, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (DriePlan) normal = drie_plan_copy (plan);
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, drie_library_set_plan_async);
  drie_plan_normalise (normal);
  if (!drie_plan_validate (normal, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    drie_store_set_plan_async (self->store, id, normal, plan_set_cb, g_steal_pointer (&task));
}

gboolean
drie_library_set_plan_finish (DrieLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GBytes *
drie_library_encode_qr (const char *text, guint *width)
{
  return drie_qr_encode (text, width);
}
