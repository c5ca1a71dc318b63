/* When what is being typed is stored. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/save-later.h"

#define PAUSE_MS 600
#define MOST_MS  2000

typedef struct
{
  DrieSaveLater *later;
  void (*save) (gpointer);
  gpointer user_data;
} Waiting;

static gboolean
due_cb (gpointer user_data)
{
  Waiting *waiting = user_data;

  *waiting->later = (DrieSaveLater){ 0 };
  waiting->save (waiting->user_data);
  return G_SOURCE_REMOVE;
}

void
drie_save_later (DrieSaveLater *self, void (*save) (gpointer), gpointer user_data)
{
  gint64 now = g_get_monotonic_time ();
  gint64 first = self->source != 0 ? self->first : now;
  gint64 left_ms = MOST_MS - (now - first) / 1000;
  Waiting *waiting = g_new (Waiting, 1);

  drie_save_later_cancel (self);
  *waiting = (Waiting){ self, save, user_data };
  self->first = first;
  self->source = g_timeout_add_full (G_PRIORITY_DEFAULT, (guint)CLAMP (left_ms, 0, PAUSE_MS), due_cb, waiting, g_free);
}

void
drie_save_later_cancel (DrieSaveLater *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}
