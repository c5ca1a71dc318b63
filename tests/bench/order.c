/* What GLib puts in order between threads, said to ThreadSanitizer in its place; preloaded by tests/bench/races.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <gio/gio.h>

extern void __tsan_acquire (void *) __attribute__ ((weak));
extern void __tsan_release (void *) __attribute__ ((weak));

/* All handing over is one: to the tool, what was before any comes before what is after any later one. */
static char all;

static void
release (void *what)
{
  if (__tsan_release != NULL)
    __tsan_release (what);
}

static void
acquire (void *what)
{
  if (__tsan_acquire != NULL)
    __tsan_acquire (what);
}

#define REAL(name)                                                                                                                         \
  static __typeof__ (&name) real;                                                                                                          \
  if (real == NULL)                                                                                                                        \
  real = (__typeof__ (&name))dlsym (RTLD_NEXT, #name)

/* --- Queues, locks, threads --- */

void
g_async_queue_push (GAsyncQueue *queue, gpointer data)
{
  REAL (g_async_queue_push);
  release (&all);
  real (queue, data);
}

gpointer
g_async_queue_pop (GAsyncQueue *queue)
{
  REAL (g_async_queue_pop);
  gpointer data = real (queue);
  acquire (&all);
  return data;
}

gpointer
g_async_queue_try_pop (GAsyncQueue *queue)
{
  REAL (g_async_queue_try_pop);
  gpointer data = real (queue);
  acquire (&all);
  return data;
}

gpointer
g_async_queue_timeout_pop (GAsyncQueue *queue, guint64 timeout)
{
  REAL (g_async_queue_timeout_pop);
  gpointer data = real (queue, timeout);
  acquire (&all);
  return data;
}

void
g_mutex_lock (GMutex *mutex)
{
  REAL (g_mutex_lock);
  real (mutex);
  acquire (mutex);
}

void
g_mutex_unlock (GMutex *mutex)
{
  REAL (g_mutex_unlock);
  release (mutex);
  real (mutex);
}

void
g_cond_wait (GCond *cond, GMutex *mutex)
{
  REAL (g_cond_wait);
  release (mutex);
  real (cond, mutex);
  acquire (mutex);
}

/* --- Main loops and tasks --- */

guint
g_source_attach (GSource *source, GMainContext *context)
{
  REAL (g_source_attach);
  release (&all);
  return real (source, context);
}

typedef struct
{
  GSourceFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Call;

static gboolean
call_cb (gpointer user_data)
{
  Call *call = user_data;

  acquire (&all);
  return call->func (call->data);
}

static void
call_free (gpointer user_data)
{
  Call *call = user_data;

  acquire (&all);
  if (call->destroy != NULL)
    call->destroy (call->data);
  g_free (call);
}

/* Sources of descriptors have callbacks of other kinds, and what comes by them came through the system. */
void
g_source_set_callback (GSource *source, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  REAL (g_source_set_callback);
  const char *name = g_source_get_name (source);

  if (name == NULL || !(g_str_has_prefix (name, "GIdle") || g_str_has_prefix (name, "GTimeout")))
    {
      real (source, func, data, destroy);
      return;
    }
  Call *call = g_new (Call, 1);
  *call = (Call){ func, data, destroy };
  real (source, call_cb, call, call_free);
}

typedef struct
{
  GAsyncReadyCallback func;
  gpointer data;
} Answer;

static void
answer_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Answer answer = *(Answer *)user_data;

  g_free (user_data);
  acquire (&all);
  answer.func (object, result, answer.data);
}

#undef g_task_new
GTask *
g_task_new (gpointer object, GCancellable *cancellable, GAsyncReadyCallback func, gpointer data)
{
  REAL (g_task_new);

  if (func == NULL)
    return real (object, cancellable, func, data);
  Answer *answer = g_new (Answer, 1);
  *answer = (Answer){ func, data };
  return real (object, cancellable, answer_cb, answer);
}

void
g_task_return_boolean (GTask *task, gboolean result)
{
  REAL (g_task_return_boolean);
  release (&all);
  real (task, result);
}

void
g_task_return_error (GTask *task, GError *error)
{
  REAL (g_task_return_error);
  release (&all);
  real (task, error);
}

/* --- Last references --- */

void (g_object_unref) (gpointer object)
{
  REAL (g_object_unref);
  release (&all);
  real (object);
  acquire (&all);
}

void
g_ptr_array_unref (GPtrArray *array)
{
  REAL (g_ptr_array_unref);
  release (&all);
  acquire (&all);
  real (array);
}

gboolean (g_atomic_ref_count_dec) (gatomicrefcount *count)
{
  REAL (g_atomic_ref_count_dec);
  release (&all);
  gboolean last = real (count);
  acquire (&all);
  return last;
}
