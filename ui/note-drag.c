/* Dragging notes. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-drag.h"

/* Where the pointer holds the picture of what is dragged. */
#define HOT_X 24
#define HOT_Y 16

typedef struct
{
  GtkWidget *widget; /* borrowed; has the controllers that this belongs to */
  DrieNoteDragged get_dragged;
  DrieNoteDropped dropped;
} Drag;

static GdkContentProvider *
prepare_cb (Drag *self, double x, double y, GtkDragSource *source)
{
  DrieNoteItem *item = self->get_dragged (self->widget);

  return item != NULL ? gdk_content_provider_new_typed (DRIE_TYPE_NOTE_ITEM, item) : NULL;
}

static void
begin_cb (Drag *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (self->widget);

  gtk_drag_source_set_icon (source, picture, HOT_X, HOT_Y);
}

static gboolean
drop_cb (Drag *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  DrieNoteItem *other = g_value_get_object (value);

  if (other == NULL || other == self->get_dragged (self->widget))
    return FALSE;
  self->dropped (self->widget, other);
  return TRUE;
}

void
drie_note_drag_attach (GtkWidget *widget, DrieNoteDragged get_dragged, DrieNoteDropped dropped)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DRIE_TYPE_NOTE_ITEM, GDK_ACTION_COPY);
  Drag *self = g_new0 (Drag, 1);

  self->widget = widget;
  self->get_dragged = get_dragged;
  self->dropped = dropped;
  g_object_set_data_full (G_OBJECT (source), "drie-note-drag", self, g_free);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (begin_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
