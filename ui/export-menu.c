/* What can be made of an evening, as a menu. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/export-menu.h"

#include <glib/gi18n-lib.h>

#include "ui/init.h"
#include "ui/languages.h"

/* @target: NULL for an action that needs none. */
static void
append (GMenu *menu, const char *prefix, const char *action, const char *target, const char *label)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", prefix, action);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, name, target != NULL ? "s" : NULL, target);
  g_menu_append_item (menu, item);
}

/* Each under its own name, as on the phones. */
static GMenuModel *
make_languages (const char *prefix)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const DrieLanguage *languages = drie_languages (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *target = g_strdup_printf ("leaflet/pdf/%s", languages[i].code);
      append (menu, prefix, "export", target, languages[i].name);
    }
  return G_MENU_MODEL (menu);
}

static void
append_section (GMenu *menu, const char *label, GMenu *section)
{
  g_menu_append_section (menu, label, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GMenu *
make_summary (const char *prefix)
{
  GMenu *menu = g_menu_new ();

  append (menu, prefix, "export", "summary/odt", _ ("_Text Document to Edit…"));
  append (menu, prefix, "export", "summary/html", _ ("_Web Page…"));
  append (menu, prefix, "print", "summary", _ ("_Print…"));
  return menu;
}

static GMenu *
make_leaflet (const char *prefix)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) languages = make_languages (prefix);

  g_menu_append_submenu (menu, _ ("_Save in Language"), languages);
  append (menu, prefix, "print", "leaflet", _ ("P_rint…"));
  return menu;
}

static GMenu *
make_school (const char *prefix)
{
  GMenu *menu = g_menu_new ();

  append (menu, prefix, "export", "sheet/pdf", _ ("_Good-Practice Sheet, without Notes…"));
  return menu;
}

/* For other programs. */
static GMenu *
make_data (const char *prefix)
{
  GMenu *menu = g_menu_new ();

  append (menu, prefix, "export", "summary/csv", _ ("_Table of the Questions…"));
  append (menu, prefix, "export", "summary/ics", _ ("_Review Date for Calendars…"));
  append (menu, prefix, "export", "summary/json", _ ("_Evening to Import Elsewhere…"));
  return menu;
}

static GMenu *
make_logo (const char *prefix)
{
  GMenu *menu = g_menu_new ();

  append (menu, prefix, "logo", NULL, _ ("School’s _Logo…"));
  append (menu, prefix, "no-logo", NULL, _ ("Documents without L_ogo"));
  return menu;
}

static GMenuModel *
make_menu (const char *prefix)
{
  GMenu *menu = g_menu_new ();

  append_section (menu, _ ("Summary"), make_summary (prefix));
  append_section (menu, _ ("Leaflet for Participants"), make_leaflet (prefix));
  append_section (menu, _ ("For Other Schools"), make_school (prefix));
  append_section (menu, _ ("As Data"), make_data (prefix));
  append_section (menu, NULL, make_logo (prefix));
  return G_MENU_MODEL (menu);
}

/* GTK 4.8 leaves the keyboard in the hidden menu once one of its submenus was open. */
static void
closed_cb (GtkWidget *popover, GtkWidget *arrow)
{
  if (drie_ui_has_focus (popover))
    gtk_widget_grab_focus (arrow);
}

void
drie_export_menu_attach (AdwSplitButton *button, const char *prefix)
{
  const char *words = _ ("Other documents, printing");
  g_autoptr (GMenuModel) menu = make_menu (prefix);

  adw_split_button_set_menu_model (button, menu);
  adw_split_button_set_dropdown_tooltip (button, words);
  /* The arrow has no words of its own, and a tooltip is none that screen readers say. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      {
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
        g_signal_connect_object (adw_split_button_get_popover (button), "closed", G_CALLBACK (closed_cb), child, 0);
      }
}
