/* Additions. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/additions-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ui/circle-mark.h"
#include "ui/save-later.h"
#include "ui/text-label.h"
#include "ui/toast.h"
#include "ui/words.h"

/* What a circle adds on one day: the day, and the text below it. */
typedef struct
{
  DrieCircle circle;
  char *date; /* YYYY-MM-DD */
  GtkWidget *box;
  GtkTextView *view;
} Entry;

struct _DrieAdditionsEditor
{
  GtkWidget parent_instance;

  /* Borrowed: children, which hold the entries' boxes in the order of their days, today's last */
  GtkWidget *columns[DRIE_N_CIRCLES];

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;
  GPtrArray *entries; /* of Entry */
  char *today;        /* YYYY-MM-DD */

  DrieSaveLater save;
  gboolean loading;
  gboolean dirty;
};

G_DEFINE_FINAL_TYPE (DrieAdditionsEditor, drie_additions_editor, GTK_TYPE_WIDGET)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->date);
  g_free (entry);
}

static char *
dup_text (const Entry *entry)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (entry->view);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
store (DrieAdditionsEditor *self, const Entry *entry)
{
  g_autofree char *text = dup_text (entry);
  g_autoptr (GError) error = NULL;

  self->loading = TRUE; /* what is on the screen is what is stored */
  if (!drie_evening_add (self->evening, entry->circle, entry->date, text, &error))
    drie_toast_show_error (GTK_WIDGET (self), error);
  self->loading = FALSE;
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
  for (guint i = 0; i < self->entries->len; i++)
    store (self, g_ptr_array_index (self->entries, i));
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

/* --- Entries --- */

static gboolean
is_today (DrieAdditionsEditor *self, const Entry *entry)
{
  return g_strcmp0 (entry->date, self->today) == 0;
}

static Entry *
find (DrieAdditionsEditor *self, DrieCircle circle, const char *date)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      if (entry->circle == circle && g_str_equal (entry->date, date))
        return entry;
    }
  return NULL;
}

/* Today's text has the room that is left; an earlier one the room it needs. */
static GtkWidget *
make_frame (DrieAdditionsEditor *self, const Entry *entry)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (entry->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  is_today (self, entry) ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_widget_add_css_class (scroller, "text-frame");
  if (is_today (self, entry))
    {
      gtk_widget_set_vexpand (scroller, TRUE);
      gtk_widget_set_size_request (scroller, -1, 140);
    }
  return scroller;
}

static GtkTextView *
make_view (DrieAdditionsEditor *self, const char *name)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (typed_cb), self);
  return GTK_TEXT_VIEW (view);
}

/* "Parents add" of today's, "Parents · Thursday 3 December 2026" of another. Transfer full. */
static char *
name_entry (DrieAdditionsEditor *self, const Entry *entry, const char *day)
{
  if (!is_today (self, entry))
    return g_strdup_printf ("%s · %s", drie_words_circle (entry->circle), day);
  /* Translators: what a circle adds to the summary; %s is “Pupils”, “Parents” or “Teachers”. */
  return g_strdup_printf (_ ("%s add"), drie_words_circle (entry->circle));
}

/* The entry of the circle before which one of @date stands: NULL if it is the last. */
static Entry *
find_after (DrieAdditionsEditor *self, DrieCircle circle, const char *date)
{
  Entry *after = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      gboolean later = is_today (self, entry) || strcmp (entry->date, date) > 0;
      if (entry->circle == circle && later && (after == NULL || is_today (self, after) || strcmp (entry->date, after->date) < 0))
        after = entry;
    }
  return after;
}

static Entry *
add_entry (DrieAdditionsEditor *self, DrieCircle circle, const char *date)
{
  Entry *entry = g_new0 (Entry, 1), *after = find_after (self, circle, date);
  g_autofree char *day = drie_words_date (date);
  g_autofree char *name = NULL;

  entry->circle = circle;
  entry->date = g_strdup (date);
  name = name_entry (self, entry, day);
  entry->view = make_view (self, name);
  entry->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (entry->box), drie_text_label_new (is_today (self, entry) ? _ ("Today") : day, "dim-label"));
  gtk_box_append (GTK_BOX (entry->box), make_frame (self, entry));
  gtk_widget_insert_before (entry->box, self->columns[circle], after != NULL ? after->box : NULL);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static const char *
find_text (DrieAdditionsEditor *self, const Entry *entry)
{
  const GPtrArray *additions = drie_evening_get_summary (self->evening)->additions;
  gboolean found;
  guint place = drie_additions_find (additions, entry->circle, entry->date, &found);

  return found ? ((const DrieAddition *)g_ptr_array_index (additions, place))->text : NULL;
}

static void
show_text (DrieAdditionsEditor *self, const Entry *entry)
{
  const char *text = find_text (self, entry);
  g_autofree char *shown = dup_text (entry);

  g_strstrip (shown);
  if (g_str_equal (shown, text != NULL ? text : ""))
    return;
  self->loading = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (entry->view), text != NULL ? text : "", -1);
  self->loading = FALSE;
}

/* What was emptied goes from the screen once nobody is in it any more. */
static gboolean
is_left_over (DrieAdditionsEditor *self, const Entry *entry)
{
  return !is_today (self, entry) && find_text (self, entry) == NULL && !gtk_widget_has_focus (GTK_WIDGET (entry->view));
}

static void
remove_entry (DrieAdditionsEditor *self, guint place)
{
  Entry *entry = g_ptr_array_index (self->entries, place);

  gtk_box_remove (GTK_BOX (self->columns[entry->circle]), entry->box);
  g_ptr_array_remove_index (self->entries, place);
}

static void
clear (DrieAdditionsEditor *self)
{
  while (self->entries->len > 0)
    remove_entry (self, self->entries->len - 1);
}

static void
update (DrieAdditionsEditor *self)
{
  const GPtrArray *additions;

  if (self->evening == NULL || self->loading || self->dirty)
    return;
  additions = drie_evening_get_summary (self->evening)->additions;
  for (guint i = 0; i < additions->len; i++)
    {
      const DrieAddition *addition = g_ptr_array_index (additions, i);
      if (find (self, addition->circle, addition->date) == NULL)
        add_entry (self, addition->circle, addition->date);
    }
  for (guint i = self->entries->len; i-- > 0;)
    if (is_left_over (self, g_ptr_array_index (self->entries, i)))
      remove_entry (self, i);
    else
      show_text (self, g_ptr_array_index (self->entries, i));
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
  self->columns[circle] = column;
  return column;
}

static gboolean
drie_additions_editor_grab_focus (GtkWidget *widget)
{
  DrieAdditionsEditor *self = DRIE_ADDITIONS_EDITOR (widget);
  Entry *entry = self->today != NULL ? find (self, DRIE_CIRCLE_PUPILS, self->today) : NULL;

  return entry != NULL && gtk_widget_grab_focus (GTK_WIDGET (entry->view));
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
  g_ptr_array_set_size (self->entries, 0);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (drie_additions_editor_parent_class)->dispose (object);
}

static void
drie_additions_editor_finalize (GObject *object)
{
  DrieAdditionsEditor *self = DRIE_ADDITIONS_EDITOR (object);

  g_ptr_array_unref (self->entries);
  g_free (self->today);
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

  self->entries = g_ptr_array_new_with_free_func (entry_free);
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
  clear (self);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (drie_evening_get_now (evening) / G_USEC_PER_SEC);
  g_free (self->today);
  self->today = g_date_time_format (now, "%Y-%m-%d");
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    add_entry (self, circle, self->today);
  update (self);
}
