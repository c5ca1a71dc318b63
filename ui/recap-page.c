/* Summing up. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/recap-page.h"

#include <glib/gi18n-lib.h>

#include "ui/init.h"
#include "ui/key-hints.h"
#include "ui/put-list.h"
#include "ui/recap-editor.h"

/* Of the page's width, what a circle's text takes, and the reaction's; the rest is for what stands beside. */
#define FIFTHS        5
#define CIRCLE_TEXT   2
#define REACTION_TEXT 3

struct _DrieRecapPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *text;
  DrieRecapEditor *editor;
  GtkWidget *hint;
  GtkStack *beside;
  GtkBox *keys;
  GtkScrolledWindow *scroller;
  DriePutList *put;
  DrieRecapEditor *shared;
  DrieRecapEditor *different;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;

  DrieRecapPart part;
};

G_DEFINE_FINAL_TYPE (DrieRecapPage, drie_recap_page, GTK_TYPE_WIDGET)

static void
show_questions (DrieRecapPage *self)
{
  const DrieSummary *summary = self->evening != NULL ? drie_evening_get_summary (self->evening) : NULL;

  if (self->part < DRIE_RECAP_SHARED)
    drie_put_list_show (self->put, summary, (DrieCircle)self->part);
}

/* Questions get more room than the few sentences that sum them up, the reaction more than what was said before it. */
static void
place (DrieRecapPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  int span = self->part < DRIE_RECAP_SHARED ? CIRCLE_TEXT : REACTION_TEXT;
  GtkLayoutChild *text = gtk_layout_manager_get_layout_child (layout, self->text);
  GtkLayoutChild *beside = gtk_layout_manager_get_layout_child (layout, GTK_WIDGET (self->beside));

  gtk_grid_layout_child_set_column_span (GTK_GRID_LAYOUT_CHILD (text), span);
  gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (beside), span);
  gtk_grid_layout_child_set_column_span (GTK_GRID_LAYOUT_CHILD (beside), FIFTHS - span);
}

/* The keys that scroll are named where there is something to scroll. */
static void
scrolls_cb (DrieRecapPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_widget_set_visible (GTK_WIDGET (self->keys), gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 1);
}

/* GTK 4.8 may give the list its place by the height it had while no window showed it. */
static gboolean
measure_again_cb (GtkWidget *put, GdkFrameClock *clock, gpointer first)
{
  if (gdk_frame_clock_get_frame_counter (clock) <= *(gint64 *)first)
    return G_SOURCE_CONTINUE;
  gtk_widget_queue_resize (put);
  return G_SOURCE_REMOVE;
}

static void
put_mapped_cb (GtkWidget *put)
{
  gint64 *first = g_new (gint64, 1);

  *first = gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (put)) + 1;
  gtk_widget_add_tick_callback (put, measure_again_cb, first, g_free);
}

/* The keyboard stays in the text that is being written. */
static void
scroll_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (DRIE_RECAP_PAGE (widget)->scroller);
  double step = gtk_adjustment_get_page_size (adjustment) / 3;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + g_variant_get_int32 (parameter) * step);
}

static gboolean
drie_recap_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DRIE_RECAP_PAGE (widget)->editor));
}

static void
drie_recap_page_dispose (GObject *object)
{
  DrieRecapPage *self = DRIE_RECAP_PAGE (object);

  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (object), DRIE_TYPE_RECAP_PAGE);
  G_OBJECT_CLASS (drie_recap_page_parent_class)->dispose (object);
}

static void
drie_recap_page_finalize (GObject *object)
{
  g_clear_object (&DRIE_RECAP_PAGE (object)->signals);
  G_OBJECT_CLASS (drie_recap_page_parent_class)->finalize (object);
}

static void
drie_recap_page_class_init (DrieRecapPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_RECAP_EDITOR);
  g_type_ensure (DRIE_TYPE_PUT_LIST);
  G_OBJECT_CLASS (klass)->dispose = drie_recap_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_recap_page_finalize;
  drie_ui_class_set_grab_focus (widget_class, drie_recap_page_grab_focus);
  gtk_widget_class_install_action (widget_class, "recap.scroll", "i", scroll_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "recappage");
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/recap-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieRecapPage, text);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapPage, editor);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapPage, hint);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapPage, beside);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapPage, keys);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapPage, put);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapPage, shared);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapPage, different);
}

static void
drie_recap_page_init (DrieRecapPage *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_append (self->keys, drie_key_hints_new ("Alt ↑ ↓", C_ ("key hint", "scroll"), NULL));
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolls_cb), self, G_CONNECT_SWAPPED);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (show_questions), self);
}

void
drie_recap_page_set_evening (DrieRecapPage *self, DrieEvening *evening, DrieRecapPart part)
{
  gboolean circle = part < DRIE_RECAP_SHARED;

  g_return_if_fail (DRIE_IS_RECAP_PAGE (self));

  g_set_object (&self->evening, evening);
  g_signal_group_set_target (self->signals, evening);
  self->part = part;
  place (self);
  gtk_stack_set_visible_child_name (self->beside, circle ? "questions" : "common");
  drie_recap_editor_set_evening (self->editor, evening, part);
  drie_recap_editor_set_evening (self->shared, circle ? NULL : evening, DRIE_RECAP_SHARED);
  drie_recap_editor_set_evening (self->different, circle ? NULL : evening, DRIE_RECAP_DIFFERENT);
  show_questions (self);
}

void
drie_recap_page_unfold (DrieRecapPage *self)
{
  GtkWidget *column;

  g_return_if_fail (DRIE_IS_RECAP_PAGE (self));

  column = gtk_widget_get_parent (GTK_WIDGET (self->scroller));
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), FALSE);
  g_object_ref (self->put);
  gtk_viewport_set_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scroller)), NULL);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->put));
  g_object_unref (self->put);
  g_signal_connect (self->put, "map", G_CALLBACK (put_mapped_cb), NULL);
}

void
drie_recap_page_flush (DrieRecapPage *self)
{
  drie_recap_editor_flush (self->editor);
  drie_recap_editor_flush (self->shared);
  drie_recap_editor_flush (self->different);
}
