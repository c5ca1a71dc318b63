/* News of notes. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-news.h"

#include <glib/gi18n-lib.h>

#include "ui/announce.h"

/* Seconds. A hall writes in bursts: what one is told has to leave room to listen. */
#define BURST 1
#define QUIET 30

struct _DrieNoteNews
{
  GtkWidget *widget; /* borrowed */
  guint untold;
  guint source_id;
};

static gboolean
tell_cb (gpointer user_data)
{
  DrieNoteNews *self = user_data;
  g_autofree char *sentence = NULL;

  self->source_id = 0;
  if (self->untold == 0)
    return G_SOURCE_REMOVE;
  sentence = g_strdup_printf (ngettext ("%u new note", "%u new notes", self->untold), self->untold);
  drie_announce (self->widget, sentence);
  self->untold = 0;
  self->source_id = g_timeout_add_seconds (QUIET, tell_cb, self);
  return G_SOURCE_REMOVE;
}

DrieNoteNews *
drie_note_news_new (GtkWidget *widget)
{
  DrieNoteNews *self = g_new0 (DrieNoteNews, 1);

  self->widget = widget;
  return self;
}

void
drie_note_news_free (DrieNoteNews *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->source_id, g_source_remove);
  g_free (self);
}

void
drie_note_news_add (DrieNoteNews *self, guint count)
{
  self->untold += count;
  if (self->untold > 0 && self->source_id == 0)
    self->source_id = g_timeout_add_seconds (BURST, tell_cb, self);
}
