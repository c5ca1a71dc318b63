/* Additions. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/additions-editor.h"

#include <glib/gi18n-lib.h>

#include "ui/circle-mark.h"
#include "ui/save-later.h"
#include "ui/text-label.h"
#include "ui/toast.h"
#include "ui/words.h"

typedef struct
{
  GtkBox *earlier;
  GtkTextView *view;
} Column;

struct _DrieAdditionsEditor
{
  GtkWidget parent_instance;

  /* Borrowed: children */
  Column columns[DRIE_N_CIRCLES];

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;
  char *today; /* YYYY-MM-DD, the day of what is typed */

  DrieSaveLater save;
  gboolean loading;
  gboolean dirty;
};

G_DEFINE_FINAL_TYPE (DrieAdditionsEditor, drie_additions_editor, GTK_TYPE_WIDGET)

static char *
dup_text (const Column *column)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (column->view);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
drie_additions_editor_flush (DrieAdditionsEditor *self)
{
  drie_save_later_cancel (&self->save);
  if (!self->dirty || self->evening == NULL)
    return;
  self->dirty = FALSE;
  if (drie_evening_get_status (self->evening) != DRIE_STATUS_OPEN)
    return;
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    {
      g_autofree char *text = dup_text (&self->columns[circle]);
      g_autoptr (GError) error = NULL;

      self->loading = TRUE; /* what is on the screen is what is stored */
      if (!drie_evening_add (self->evening, circle, self->today, text, &error))
        drie_toast_show_error (GTK_WIDGET (self), error);
      self->loading = FALSE;
    }
}

static void
save_cb (gpointer user_data)
{
  drie_additions_editor_flush (user_data);
}

static void
typed_cb (DrieAdditionsEditor *self)
{
  if (self->loading)
    return;
  self->dirty = TRUE;
  drie_save_later (&self->save, save_cb, self);
}

/* What was added on other days, below its day. */
static void
show_earlier (DrieAdditionsEditor *self, DrieCircle circle)
{
  GtkBox *box = self->columns[circle].earlier;
  const GPtrArray *additions = drie_evening_get_summary (self->evening)->additions;

  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL;)
    gtk_box_remove (box, child);
  for (guint i = 0; i < additions->len; i++)
    {
      const DrieAddition *addition = g_ptr_array_index (additions, i);
      g_autofree char *date = drie_words_date (addition->date);

      if (addition->circle != circle || g_str_equal (addition->date, self->today))
        continue;
      gtk_box_append (box, drie_text_label_new (date, "dim-label"));
      gtk_box_append (box, drie_text_label_new (addition->text, NULL));
    }
}

static void
show_today (DrieAdditionsEditor *self, DrieCircle circle)
{
  const GPtrArray *additions = drie_evening_get_summary (self->evening)->additions;
  g_autofree char *shown = dup_text (&self->columns[circle]);
  gboolean found;
  guint place = drie_additions_find (additions, circle, self->today, &found);
  const char *text = found ? ((const DrieAddition *)g_ptr_array_index (additions, place))->text : "";

  g_strstrip (shown);
  if (g_str_equal (shown, text))
    return;
  self->loading = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->columns[circle].view), text, -1);
  self->loading = FALSE;
}

static void
update (DrieAdditionsEditor *self)
{
  if (self->evening == NULL || self->loading || self->dirty)
    return;
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    {
      show_earlier (self, circle);
      show_today (self, circle);
    }
}

static GtkWidget *
make_view (DrieAdditionsEditor *self, DrieCircle circle)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  /* Translators: what a circle adds to the summary; %s is “Pupils”, “Parents” or “Teachers”. */
  g_autofree char *name = g_strdup_printf (_ ("%s add"), drie_words_circle (circle));

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (typed_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_size_request (scroller, -1, 140);
  gtk_widget_add_css_class (scroller, "text-frame");
  self->columns[circle].view = GTK_TEXT_VIEW (view);
  return scroller;
}

static GtkWidget *
make_column (DrieAdditionsEditor *self, DrieCircle circle)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (head), g_object_new (DRIE_TYPE_CIRCLE_MARK, "circle", (int)circle, "pixel-size", 16, "accessible-role",
                                                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (head), drie_text_label_new (drie_words_circle (circle), "heading"));
  gtk_box_append (GTK_BOX (column), head);
  self->columns[circle].earlier = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->columns[circle].earlier));
  gtk_box_append (GTK_BOX (column), drie_text_label_new (_ ("Today"), "dim-label"));
  gtk_box_append (GTK_BOX (column), make_view (self, circle));
  return column;
}

static gboolean
drie_additions_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DRIE_ADDITIONS_EDITOR (widget)->columns[0].view));
}

static void
drie_additions_editor_unmap (GtkWidget *widget)
{
  drie_additions_editor_flush (DRIE_ADDITIONS_EDITOR (widget));
  GTK_WIDGET_CLASS (drie_additions_editor_parent_class)->unmap (widget);
}

static void
drie_additions_editor_dispose (GObject *object)
{
  DrieAdditionsEditor *self = DRIE_ADDITIONS_EDITOR (object);

  drie_additions_editor_set_evening (self, NULL);
  g_clear_object (&self->signals);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (drie_additions_editor_parent_class)->dispose (object);
}

static void
drie_additions_editor_finalize (GObject *object)
{
  g_free (DRIE_ADDITIONS_EDITOR (object)->today);
  G_OBJECT_CLASS (drie_additions_editor_parent_class)->finalize (object);
}

static void
drie_additions_editor_class_init (DrieAdditionsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_additions_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_additions_editor_finalize;
  widget_class->unmap = drie_additions_editor_unmap;
  widget_class->grab_focus = drie_additions_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
drie_additions_editor_init (DrieAdditionsEditor *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_homogeneous (layout, TRUE);
  gtk_box_layout_set_spacing (layout, 18);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    gtk_widget_set_parent (make_column (self, circle), GTK_WIDGET (self));
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

void
drie_additions_editor_set_evening (DrieAdditionsEditor *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_ADDITIONS_EDITOR (self));

  drie_additions_editor_flush (self);
  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, evening);
  if (!g_set_object (&self->evening, evening) || evening == NULL)
    return;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (drie_evening_get_now (evening) / G_USEC_PER_SEC);
  g_free (self->today);
  self->today = g_date_time_format (now, "%Y-%m-%d");
  update (self);
}
