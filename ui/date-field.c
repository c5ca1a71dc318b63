/* Days in forms. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/date-field.h"

#include <glib/gi18n-lib.h>

#include "ui/when.h"
#include "ui/words.h"

/* In the row's data: the button, while the calendar is being set to what is typed. */
#define SETTING_KEY "drie-date-field-setting"

static char *
dup_date (DrieFieldRow *row)
{
  g_autofree char *typed = drie_field_row_dup_text (row);

  return drie_when_parse_date (typed);
}

static void
changed_cb (DrieFieldRow *row)
{
  g_autofree char *date = dup_date (row);
  g_autofree char *words = date != NULL ? drie_words_date (date) : NULL;

  drie_field_row_set_error (row, NULL);
  drie_field_row_set_note (row, words);
}

/* What was understood stands there in figures, too, unless something is wrong with it. */
static void
left_cb (DrieFieldRow *row)
{
  g_autofree char *typed = drie_field_row_dup_text (row);
  g_autofree char *date = dup_date (row);
  g_autofree char *regular = drie_when_format_date (date);

  if (date != NULL && !drie_field_row_has_error (row) && g_strcmp0 (typed, regular) != 0)
    drie_field_row_set_text (row, regular);
}

static void
day_selected_cb (GtkCalendar *calendar, DrieFieldRow *row)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");

  if (g_object_get_data (G_OBJECT (row), SETTING_KEY) != NULL)
    return;
  drie_date_field_set (row, date);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER)));
  drie_field_row_focus (row);
}

/* The calendar opens where the row is. */
static void
shown_cb (GtkWidget *popover, DrieFieldRow *row)
{
  GtkCalendar *calendar = GTK_CALENDAR (gtk_popover_get_child (GTK_POPOVER (popover)));
  g_autofree char *date = dup_date (row);
  g_autofree char *noon = date != NULL ? g_strconcat (date, "T12:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) day = noon != NULL ? g_date_time_new_from_iso8601 (noon, NULL) : g_date_time_new_now_local ();

  g_object_set_data (G_OBJECT (row), SETTING_KEY, row);
  gtk_calendar_select_day (calendar, day);
  g_object_set_data (G_OBJECT (row), SETTING_KEY, NULL);
}

void
drie_date_field_attach (DrieFieldRow *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Pick a date"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pick a date"), -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), row, 0);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_selected_cb), row, 0);
  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (row, "left", G_CALLBACK (left_cb), NULL);
  g_object_set (row, "suffix", button, NULL);
}

void
drie_date_field_set (DrieFieldRow *row, const char *date)
{
  g_autofree char *text = drie_when_format_date (date);

  drie_field_row_set_text (row, text);
}

gboolean
drie_date_field_get (DrieFieldRow *row, char **date)
{
  g_autofree char *typed = drie_field_row_dup_text (row);

  *date = dup_date (row);
  if (typed == NULL || *date != NULL)
    return TRUE;
  drie_field_row_set_error (row, _ ("This is no date. Write it as 1-2-2027."));
  return FALSE;
}
