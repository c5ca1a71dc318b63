/* Questions and answers. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/put-list.h"

#include <glib/gi18n-lib.h>

#include "ui/circle-mark.h"
#include "ui/text-label.h"

struct _DriePutList
{
  GtkWidget parent_instance;

  char *shown; /* owned: everything the rows say, to know whether they would say something else */
};

G_DEFINE_FINAL_TYPE (DriePutList, drie_put_list, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = drie_text_label_new (text, style);

  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  return label;
}

static GtkWidget *
make_row (const DrieSummary *summary, const DrieNote *note)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *mark = drie_circle_mark_new (note->from, 14);
  guint similar = drie_summary_group_size (summary, note);
  g_autofree char *count = g_strdup_printf (ngettext ("%u similar", "%u similar", similar), similar);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_margin_top (mark, 3);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (texts), make_label (note->text != NULL ? drie_note_get_words (note) : "", NULL));
  if (note->text != NULL && note->translation != NULL)
    gtk_box_append (GTK_BOX (texts), make_label (note->text, "caption"));
  if (note->answer != NULL && note->answer[0] != '\0')
    gtk_box_append (GTK_BOX (texts), make_label (note->answer, "dim-label"));
  if (similar > 1)
    gtk_box_append (GTK_BOX (texts), make_label (count, "caption"));
  gtk_widget_add_css_class (row, "put-row");
  return row;
}

/* All that make_row() shows. Transfer full. */
static char *
print_rows (const DrieSummary *summary, const GPtrArray *put)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < put->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (put, i);

      g_string_append_printf (text, "%d %u %s\n%s\n%s\n", note->from, drie_summary_group_size (summary, note), note->text,
                              note->translation, note->answer);
    }
  return g_string_free (text, FALSE);
}

static void
drie_put_list_dispose (GObject *object)
{
  drie_put_list_show (DRIE_PUT_LIST (object), NULL, DRIE_CIRCLE_NONE);
  G_OBJECT_CLASS (drie_put_list_parent_class)->dispose (object);
}

static void
drie_put_list_finalize (GObject *object)
{
  g_free (DRIE_PUT_LIST (object)->shown);
  G_OBJECT_CLASS (drie_put_list_parent_class)->finalize (object);
}

static void
drie_put_list_class_init (DriePutListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_put_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_put_list_finalize;
  gtk_widget_class_set_css_name (widget_class, "putlist");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
drie_put_list_init (DriePutList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
drie_put_list_new (void)
{
  return g_object_new (DRIE_TYPE_PUT_LIST, NULL);
}

void
drie_put_list_show (DriePutList *self, const DrieSummary *summary, DrieCircle to)
{
  g_autoptr (GPtrArray) put = summary != NULL ? drie_summary_get_put (summary, to) : NULL;
  g_autofree char *rows = put != NULL ? print_rows (summary, put) : NULL;

  if (rows != NULL && g_strcmp0 (rows, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&rows);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  for (guint i = 0; put != NULL && i < put->len; i++)
    gtk_widget_set_parent (make_row (summary, g_ptr_array_index (put, i)), GTK_WIDGET (self));
  if (put != NULL && put->len == 0)
    gtk_widget_set_parent (make_label (_ ("No question was put to this circle."), "dim-label"), GTK_WIDGET (self));
}
