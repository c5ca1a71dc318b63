/* The minutes of an evening. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/minutes-group.h"

#include <glib/gi18n-lib.h>

#include "ui/init.h"
#include "ui/when.h"
#include "ui/words.h"

#define OWN_MINUTES 3 /* the item after the presets */

struct _DrieMinutesGroup
{
  AdwPreferencesGroup parent_instance;

  /* Template widgets */
  AdwComboRow *preset_row;
  AdwActionRow *total_row;
  GtkLabel *total_label;

  /* Borrowed: children */
  GtkSpinButton *spins[DRIE_N_PHASES];
  GtkLabel *units[DRIE_N_PHASES];

  int unit;          /* seconds that 1 in a spin button stands for: 60, or 1 in a rehearsal */
  gboolean changing; /* by us, not by the chair */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (DrieMinutesGroup, drie_minutes_group, ADW_TYPE_PREFERENCES_GROUP)

static guint
find_preset (const DriePlan *plan)
{
  g_autoptr (DriePlan) other = drie_plan_new ();

  for (guint preset = 0; preset < OWN_MINUTES; preset++)
    {
      drie_plan_set_preset (other, preset);
      if (memcmp (other->seconds, plan->seconds, sizeof plan->seconds) == 0)
        return preset;
    }
  return OWN_MINUTES;
}

static void
set_unit (DrieMinutesGroup *self, int unit)
{
  self->unit = unit;
  for (guint i = 0; i < DRIE_N_PHASES; i++)
    gtk_label_set_text (self->units[i], unit == 60 ? _ ("min") : _ ("s"));
}

static void
show_plan (DrieMinutesGroup *self, const DriePlan *plan)
{
  int unit = 60;

  for (guint i = 0; i < DRIE_N_PHASES; i++)
    if (plan->seconds[i] % 60 != 0)
      unit = 1;
  self->changing = TRUE;
  set_unit (self, unit);
  for (guint i = 0; i < DRIE_N_PHASES; i++)
    gtk_spin_button_set_value (self->spins[i], (double)plan->seconds[i] / unit);
  adw_combo_row_set_selected (self->preset_row, find_preset (plan));
  self->changing = FALSE;
}

static void
preset_selected_cb (DrieMinutesGroup *self)
{
  g_autoptr (DriePlan) plan = NULL;
  guint preset = adw_combo_row_get_selected (self->preset_row);

  if (self->changing || preset >= OWN_MINUTES)
    return;
  plan = drie_plan_new ();
  drie_plan_set_preset (plan, preset);
  show_plan (self, plan);
  g_signal_emit (self, changed_signal, 0);
}

static void
spin_changed_cb (DrieMinutesGroup *self)
{
  g_autoptr (DriePlan) plan = NULL;

  if (self->changing)
    return;
  plan = drie_plan_new ();
  drie_minutes_group_apply (self, plan);
  self->changing = TRUE;
  adw_combo_row_set_selected (self->preset_row, find_preset (plan));
  self->changing = FALSE;
  g_signal_emit (self, changed_signal, 0);
}

static void
add_phase (DrieMinutesGroup *self, DriePhase phase)
{
  static const int times[DRIE_N_PHASES] = { 1, 3, 3, 3, 1, 1 };
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 180, 1);
  GtkWidget *unit = gtk_label_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), drie_words_phase (phase));
  if (times[phase] > 1)
    {
      GtkWidget *label = gtk_label_new (_ ("3 ×"));
      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (row, label);
    }
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, drie_words_phase (phase), -1);
  gtk_widget_add_css_class (spin, "tabular");
  gtk_label_set_width_chars (GTK_LABEL (unit), 4);
  gtk_label_set_xalign (GTK_LABEL (unit), 0);
  gtk_widget_add_css_class (unit, "dim-label");
  adw_action_row_add_suffix (row, spin);
  adw_action_row_add_suffix (row, unit);
  adw_action_row_set_activatable_widget (row, spin);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (spin_changed_cb), self);
  self->spins[phase] = GTK_SPIN_BUTTON (spin);
  self->units[phase] = GTK_LABEL (unit);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
}

static void
drie_minutes_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DRIE_TYPE_MINUTES_GROUP);
  G_OBJECT_CLASS (drie_minutes_group_parent_class)->dispose (object);
}

static void
drie_minutes_group_class_init (DrieMinutesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_minutes_group_dispose;
  changed_signal = g_signal_new ("changed", DRIE_TYPE_MINUTES_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/minutes-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieMinutesGroup, preset_row);
  gtk_widget_class_bind_template_child (widget_class, DrieMinutesGroup, total_row);
  gtk_widget_class_bind_template_child (widget_class, DrieMinutesGroup, total_label);
  gtk_widget_class_bind_template_callback (widget_class, preset_selected_cb);
}

static void
drie_minutes_group_init (DrieMinutesGroup *self)
{
  self->changing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint phase = 0; phase < DRIE_N_PHASES; phase++)
    add_phase (self, phase);
  set_unit (self, 60);
  self->changing = FALSE;
}

void
drie_minutes_group_set_plan (DrieMinutesGroup *self, const DriePlan *plan)
{
  g_return_if_fail (DRIE_IS_MINUTES_GROUP (self));

  show_plan (self, plan);
}

void
drie_minutes_group_apply (DrieMinutesGroup *self, DriePlan *plan)
{
  g_return_if_fail (DRIE_IS_MINUTES_GROUP (self));

  for (guint i = 0; i < DRIE_N_PHASES; i++)
    plan->seconds[i] = gtk_spin_button_get_value_as_int (self->spins[i]) * self->unit;
}

static char *
describe_length (int seconds)
{
  int minutes = (seconds + 59) / 60;
  g_autofree char *hours_part = NULL;
  g_autofree char *minutes_part = g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes % 60), minutes % 60);

  if (minutes < 60)
    return g_steal_pointer (&minutes_part);
  hours_part = g_strdup_printf (ngettext ("%d hour", "%d hours", minutes / 60), minutes / 60);
  if (minutes % 60 == 0)
    return g_steal_pointer (&hours_part);
  /* Translators: hours and minutes, such as “2 hours 10 minutes”. */
  return g_strdup_printf (_ ("%s %s"), hours_part, minutes_part);
}

void
drie_minutes_group_show_total (DrieMinutesGroup *self, const DriePlan *plan)
{
  int total = drie_plan_total (plan);
  int start = drie_when_minutes (plan->start);
  int end = drie_when_minutes (plan->end);
  int minutes = (total + 59) / 60;
  int room = (end - start + 24 * 60) % (24 * 60);
  g_autofree char *length = describe_length (total);
  g_autofree char *over = start >= 0 ? drie_when_from_minutes (start + minutes) : NULL;
  g_autofree char *hint = NULL;
  gboolean late = start >= 0 && end >= 0 && minutes > room;

  g_return_if_fail (DRIE_IS_MINUTES_GROUP (self));

  gtk_label_set_text (self->total_label, length);
  if (late)
    hint = g_strdup_printf (ngettext ("Over at %s: %d minute later than planned. Shorten a step, or set a later end.",
                                      "Over at %s: %d minutes later than planned. Shorten a step, or set a later end.", minutes - room),
                            over, minutes - room);
  else if (over != NULL)
    hint = g_strdup_printf (_ ("Begins at %s, over at %s"), plan->start, over);
  adw_action_row_set_subtitle (self->total_row, hint != NULL ? hint : "");
  if (late)
    gtk_widget_add_css_class (GTK_WIDGET (self->total_row), "over-time");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->total_row), "over-time");
}
