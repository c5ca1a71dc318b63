/* An evening in the archive's list. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/archive-row.h"

#include <glib/gi18n-lib.h>

#include "ui/init.h"
#include "ui/words.h"

struct _DrieArchiveRow
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *day_label;
  GtkLabel *month_label;
  GtkLabel *theme_label;
  GtkLabel *question_label;
  GtkLabel *hit_label;
  GtkLabel *counts_label;
  GtkLabel *status_label;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (DrieArchiveRow, drie_archive_row, GTK_TYPE_WIDGET)

static void
show_date (DrieArchiveRow *self, const char *iso)
{
  g_autofree char *moment = g_strconcat (iso, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (moment, NULL);
  g_autofree char *day = date != NULL ? g_strdup_printf ("%d", g_date_time_get_day_of_month (date)) : NULL;
  g_autofree char *month = date != NULL ? drie_words_month (g_date_time_get_month (date), g_date_time_get_year (date)) : NULL;

  gtk_label_set_text (self->day_label, day != NULL ? day : "–");
  gtk_label_set_text (self->month_label, month != NULL ? month : _ ("No date"));
}

static void
add_part (GPtrArray *parts, char *part)
{
  if (part != NULL)
    g_ptr_array_add (parts, part);
}

static char *
join (GPtrArray *parts, const char *between)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (between, (char **)parts->pdata);
}

/* Two evenings of one day look alike otherwise. Transfer full, NULL if there is only one. */
static char *
describe_place (DrieLibraryItem *item)
{
  guint place;
  guint total = drie_library_item_get_place (item, &place);

  /* Translators: of several evenings on the same day. */
  return total > 1 ? g_strdup_printf (_ ("Evening %u of %u that day"), place, total) : NULL;
}

char *
drie_archive_row_describe (DrieLibraryItem *item)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *date = drie_words_date (drie_library_item_get_date (item));

  if (*date != '\0')
    add_part (parts, g_steal_pointer (&date));
  add_part (parts, describe_place (item));
  if (drie_library_item_is_follow_up (item))
    add_part (parts, g_strdup (_ ("Follow-up")));
  return join (parts, " · ");
}

/* "1 done, 2 partly", once it has been looked back. Transfer full, NULL before that. */
static char *
describe_outcome (DrieLibraryItem *item)
{
  guint done = drie_library_item_get_done (item);
  guint partly = drie_library_item_get_partly (item);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (*drie_library_item_get_reviewed (item) == '\0')
    return NULL;
  if (done == 0 && partly == 0)
    /* Translators: of the agreements. */
    return g_strdup (_ ("none done yet"));
  if (done > 0)
    /* Translators: how many of the agreements are done. */
    add_part (parts, g_strdup_printf (ngettext ("%u done", "%u done", done), done));
  if (partly > 0)
    /* Translators: how many of the agreements are partly done. */
    add_part (parts, g_strdup_printf (ngettext ("%u partly", "%u partly", partly), partly));
  return join (parts, ", ");
}

/* "37 questions · 4 agreements · Erasmus College", of which what there is: a long name is cut at its end. */
static char *
describe_counts (DrieLibraryItem *item)
{
  const char *school = drie_library_item_get_school (item);
  guint notes = drie_library_item_get_notes (item);
  guint agreements = drie_library_item_get_agreements (item);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_part (parts, describe_place (item));
  if (drie_library_item_is_follow_up (item))
    g_ptr_array_add (parts, g_strdup (_ ("Follow-up")));
  if (notes > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u question", "%u questions", notes), notes));
  if (agreements > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u agreement", "%u agreements", agreements), agreements));
  add_part (parts, describe_outcome (item));
  if (*school != '\0')
    g_ptr_array_add (parts, g_strdup (school));
  return join (parts, " · ");
}

static gboolean
is_due (DrieLibraryItem *item)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  return drie_library_item_is_review_due (item, today);
}

static const char *
describe_status (DrieLibraryItem *item, gboolean elsewhere)
{
  DrieStatus status = drie_library_item_get_status (item);

  if (is_due (item))
    return _ ("Time to look back");
  return status == DRIE_STATUS_RUNNING && elsewhere ? _ ("Running in another window") : drie_words_status (status);
}

/* Marked by weight and a line, not by colour. @marks: see #DrieFound; @offset: bytes before them in the label. */
static void
mark (GtkLabel *label, const char *text, gsize offset, const GArray *marks)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; marks != NULL && i + 1 < marks->len; i += 2)
    {
      PangoAttribute *both[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD), pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };
      for (guint a = 0; a < G_N_ELEMENTS (both); a++)
        {
          both[a]->start_index = offset + g_utf8_offset_to_pointer (text, g_array_index (marks, guint, i)) - text;
          both[a]->end_index = offset + g_utf8_offset_to_pointer (text, g_array_index (marks, guint, i + 1)) - text;
          pango_attr_list_insert (attributes, both[a]);
        }
    }
  gtk_label_set_attributes (label, attributes);
}

static void
mark_words (GtkLabel *label, DrieLibrary *library, const char *words)
{
  const char *text = gtk_label_get_text (label);
  g_autoptr (GArray) marks = words != NULL ? drie_library_mark (library, words, text) : NULL;

  mark (label, text, 0, marks);
}

/* "In a question: … stress vóór het weekend …" */
static void
show_hit (DrieArchiveRow *self, DrieLibraryItem *item, DrieLibrary *library, const char *words)
{
  g_autoptr (DrieFound) found = words != NULL ? drie_library_find (library, drie_library_item_get_id (item), words) : NULL;
  const char *place;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->hit_label), found != NULL);
  if (found == NULL)
    return;
  if (g_str_equal (found->where, "note"))
    place = _ ("In a question:");
  else
    place = g_str_equal (found->where, "recap") ? _ ("In the summary:") : _ ("In an agreement:");
  text = g_strdup_printf ("%s %s", place, found->text);
  gtk_label_set_text (self->hit_label, text);
  mark (self->hit_label, found->text, strlen (place) + 1, found->marks);
}

static void
append (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

/* What else there is to do with an evening; one that was held can be followed up. */
static void
show_menu (DrieArchiveRow *self, DrieLibraryItem *item)
{
  DrieStatus status = drie_library_item_get_status (item);
  gint64 id = drie_library_item_get_id (item);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  append (menu, _ ("_Open"), "win.open", id);
  if (status != DRIE_STATUS_PLANNED && status != DRIE_STATUS_RUNNING)
    {
      if (drie_library_item_get_agreements (item) > 0)
        append (menu, _ ("_Look Back"), "win.review", id);
      append (menu, _ ("Plan a _Follow-up"), "win.follow-up", id);
    }
  append (last, _ ("_Erase…"), "win.erase", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
secondary_click_cb (DrieArchiveRow *self, int n, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  drie_archive_row_open_menu (self);
}

static void
drie_archive_row_dispose (GObject *object)
{
  drie_ui_dispose_template (GTK_WIDGET (object), DRIE_TYPE_ARCHIVE_ROW);
  G_OBJECT_CLASS (drie_archive_row_parent_class)->dispose (object);
}

static void
drie_archive_row_class_init (DrieArchiveRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_archive_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/archive-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveRow, day_label);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveRow, month_label);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveRow, theme_label);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveRow, question_label);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveRow, hit_label);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveRow, counts_label);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveRow, status_label);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, secondary_click_cb);
}

static void
drie_archive_row_init (DrieArchiveRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Once it had the keyboard, the list would go from button to button instead of from evening to evening. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (GTK_WIDGET (self->menu_button)), FALSE);
}

GtkWidget *
drie_archive_row_new (void)
{
  return g_object_new (DRIE_TYPE_ARCHIVE_ROW, NULL);
}

void
drie_archive_row_open_menu (DrieArchiveRow *self)
{
  g_return_if_fail (DRIE_IS_ARCHIVE_ROW (self));

  gtk_menu_button_popup (self->menu_button);
}

void
drie_archive_row_set_item (DrieArchiveRow *self, DrieLibraryItem *item, gboolean elsewhere, DrieLibrary *library, const char *words)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *counts = NULL;
  g_autofree char *date = NULL;
  g_autofree char *place = NULL;
  g_autofree char *name = NULL;
  const char *status;

  g_return_if_fail (DRIE_IS_ARCHIVE_ROW (self));
  g_return_if_fail (DRIE_IS_LIBRARY_ITEM (item));

  counts = describe_counts (item);
  date = drie_words_date (drie_library_item_get_date (item));
  show_date (self, drie_library_item_get_date (item));
  gtk_label_set_text (self->theme_label, drie_library_item_get_theme (item));
  gtk_label_set_text (self->question_label, drie_library_item_get_question (item));
  mark_words (self->theme_label, library, words);
  mark_words (self->question_label, library, words);
  show_hit (self, item, library, words);
  gtk_label_set_text (self->counts_label, counts);
  gtk_widget_set_visible (GTK_WIDGET (self->counts_label), *counts != '\0');
  status = describe_status (item, elsewhere);
  gtk_label_set_text (self->status_label, status);
  show_menu (self, item);
  place = describe_place (item);
  name = g_strdup_printf ("%s, %s, %s%s%s", drie_library_item_get_theme (item), date, place != NULL ? place : "", place != NULL ? ", " : "",
                          status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* The keyboard is on the list's own widget around us. */
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
