/* When and where. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/when-group.h"

#include <glib/gi18n-lib.h>

#include "ui/date-field.h"
#include "ui/init.h"
#include "ui/languages.h"
#include "ui/when.h"

struct _DrieWhenGroup
{
  AdwPreferencesGroup parent_instance;

  /* Template widgets */
  DrieFieldRow *date_row;
  DrieFieldRow *start_row;
  DrieFieldRow *end_row;
  DrieFieldRow *school_row;
  DrieFieldRow *wifi_row;
  AdwComboRow *language_row;

  gboolean filling; /* by us, not by the chair */
  int begins;       /* the start that was last read, minutes since midnight; -1 before */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_LANGUAGE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrieWhenGroup, drie_when_group, ADW_TYPE_PREFERENCES_GROUP)

/* As it is typed, or regular if it can be read. Transfer full. */
static char *
dup_regular (DrieFieldRow *row, char *(*parse) (const char *text))
{
  g_autofree char *text = drie_field_row_dup_text (row);
  char *regular = parse (text);

  return regular != NULL ? regular : g_steal_pointer (&text);
}

static void
replace (char **text, char *by)
{
  g_free (*text);
  *text = by;
}

static void
changed_cb (DrieWhenGroup *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A sentence goes away while it is being put right, and comes back only when asked again. */
static void
row_changed_cb (DrieFieldRow *row, DrieWhenGroup *self)
{
  drie_field_row_set_error (row, NULL);
  changed_cb (self);
}

static void
time_left_cb (DrieFieldRow *row)
{
  g_autofree char *text = drie_field_row_dup_text (row);
  g_autofree char *regular = drie_when_parse_time (text);

  if (regular != NULL && g_strcmp0 (text, regular) != 0)
    drie_field_row_set_text (row, regular);
}

static void
language_selected_cb (DrieWhenGroup *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_LANGUAGE_CHANGED], 0);
  changed_cb (self);
}

static void
add_languages (DrieWhenGroup *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n;
  const DrieLanguage *languages = drie_languages (&n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, languages[i].name);
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
}

static void
drie_when_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DRIE_TYPE_WHEN_GROUP);
  G_OBJECT_CLASS (drie_when_group_parent_class)->dispose (object);
}

static void
drie_when_group_class_init (DrieWhenGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_when_group_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DRIE_TYPE_WHEN_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LANGUAGE_CHANGED]
      = g_signal_new ("language-changed", DRIE_TYPE_WHEN_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DRIE_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/when-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieWhenGroup, date_row);
  gtk_widget_class_bind_template_child (widget_class, DrieWhenGroup, start_row);
  gtk_widget_class_bind_template_child (widget_class, DrieWhenGroup, end_row);
  gtk_widget_class_bind_template_child (widget_class, DrieWhenGroup, school_row);
  gtk_widget_class_bind_template_child (widget_class, DrieWhenGroup, wifi_row);
  gtk_widget_class_bind_template_child (widget_class, DrieWhenGroup, language_row);
  gtk_widget_class_bind_template_callback (widget_class, row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_selected_cb);
}

static void
drie_when_group_init (DrieWhenGroup *self)
{
  self->filling = TRUE;
  self->begins = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_languages (self);
  drie_date_field_attach (self->date_row);
  self->filling = FALSE;
}

void
drie_when_group_set_plan (DrieWhenGroup *self, const DriePlan *plan)
{
  g_autofree char *date = drie_when_format_date (plan->date);
  DrieFieldRow *checked[] = { self->date_row, self->start_row, self->end_row };

  g_return_if_fail (DRIE_IS_WHEN_GROUP (self));

  self->filling = TRUE;
  drie_field_row_set_text (self->date_row, *date != '\0' ? date : plan->date);
  drie_field_row_set_text (self->start_row, plan->start);
  drie_field_row_set_text (self->end_row, plan->end);
  drie_field_row_set_text (self->school_row, plan->school);
  drie_field_row_set_text (self->wifi_row, plan->wifi);
  adw_combo_row_set_selected (self->language_row, drie_languages_find (plan->language));
  self->filling = FALSE;
  self->begins = drie_when_minutes (plan->start);
  for (guint i = 0; i < G_N_ELEMENTS (checked); i++)
    drie_field_row_set_error (checked[i], NULL);
}

void
drie_when_group_apply (DrieWhenGroup *self, DriePlan *plan)
{
  g_return_if_fail (DRIE_IS_WHEN_GROUP (self));

  replace (&plan->date, dup_regular (self->date_row, drie_when_parse_date));
  replace (&plan->start, dup_regular (self->start_row, drie_when_parse_time));
  replace (&plan->end, dup_regular (self->end_row, drie_when_parse_time));
  replace (&plan->school, drie_field_row_dup_text (self->school_row));
  replace (&plan->wifi, drie_field_row_dup_text (self->wifi_row));
  replace (&plan->language, g_strdup (drie_when_group_get_language (self)));
}

void
drie_when_group_move_end (DrieWhenGroup *self, int minutes)
{
  g_autofree char *start = drie_field_row_dup_text (self->start_row);
  g_autofree char *end = drie_field_row_dup_text (self->end_row);
  int begins = drie_when_minutes (start), ends = drie_when_minutes (end);

  g_return_if_fail (DRIE_IS_WHEN_GROUP (self));

  if (begins < 0)
    return;
  if (self->begins >= 0 && begins != self->begins && ends == (self->begins + minutes) % (24 * 60))
    {
      g_autofree char *moved = drie_when_from_minutes (begins + minutes);
      self->filling = TRUE;
      drie_field_row_set_text (self->end_row, moved);
      self->filling = FALSE;
    }
  self->begins = begins;
}

static gboolean
check_row (DrieFieldRow *row, char *(*parse) (const char *text), const char *sentence)
{
  g_autofree char *text = drie_field_row_dup_text (row);
  g_autofree char *regular = parse (text);
  gboolean right = text == NULL || regular != NULL;

  drie_field_row_set_error (row, right ? NULL : sentence);
  return right;
}

static gboolean
check_end (DrieWhenGroup *self)
{
  g_autofree char *start = drie_field_row_dup_text (self->start_row);
  g_autofree char *end = drie_field_row_dup_text (self->end_row);

  if (!drie_when_is_before (end, start))
    return TRUE;
  drie_field_row_set_error (self->end_row, _ ("The evening has not begun by then. Type a later time."));
  return FALSE;
}

DrieFieldRow *
drie_when_group_check (DrieWhenGroup *self)
{
  const char *time = _ ("Type a time such as 19:30.");
  DrieFieldRow *wrong = NULL;

  g_return_val_if_fail (DRIE_IS_WHEN_GROUP (self), NULL);

  if (!check_row (self->end_row, drie_when_parse_time, time) || !check_end (self))
    wrong = self->end_row;
  if (!check_row (self->start_row, drie_when_parse_time, time))
    wrong = self->start_row;
  if (!check_row (self->date_row, drie_when_parse_date, _ ("Type a date such as 24-11-2026, or choose one from the calendar.")))
    wrong = self->date_row;
  return wrong;
}

DrieFieldRow *
drie_when_group_find_row (DrieWhenGroup *self, DriePlanError code)
{
  g_return_val_if_fail (DRIE_IS_WHEN_GROUP (self), NULL);

  switch (code)
    {
    case DRIE_PLAN_ERROR_DATE:
      return self->date_row;
    case DRIE_PLAN_ERROR_TIME:
      return self->end_row;
    default:
      return NULL;
    }
}

const char *
drie_when_group_get_language (DrieWhenGroup *self)
{
  guint n;

  g_return_val_if_fail (DRIE_IS_WHEN_GROUP (self), NULL);

  return drie_languages (&n)[adw_combo_row_get_selected (self->language_row)].code;
}
