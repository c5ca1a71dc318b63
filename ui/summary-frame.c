/* Around the summary. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summary-frame.h"

#include <glib/gi18n-lib.h>

#include "model/text.h"
#include "ui/text-label.h"
#include "ui/words.h"

static GtkWidget *
make_box (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_top (box, 10);
  return box;
}

/* NULL if nothing came into it. */
static GtkWidget *
finish_box (GtkWidget *box)
{
  if (gtk_widget_get_first_child (box) != NULL)
    return box;
  g_object_ref_sink (box);
  g_object_unref (box);
  return NULL;
}

static void
add (GtkWidget *box, const char *text, const char *style)
{
  gtk_box_append (GTK_BOX (box), drie_text_label_new (text, style));
}

/* Nothing if nothing is written. */
static void
add_fact (GtkWidget *box, const char *label, const char *text)
{
  GtkWidget *fact;

  if (drie_text_is_blank (text))
    return;
  fact = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  add (fact, label, "heading");
  add (fact, text, "summary-text");
  gtk_box_append (GTK_BOX (box), fact);
}

/* "1. Tests are spread (Partly)" */
static char *
describe_earlier (const DrieSummary *earlier)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; earlier != NULL && i < earlier->agreements->len; i++)
    {
      const DrieAgreement *agreement = g_ptr_array_index (earlier->agreements, i);
      const char *outcome = drie_words_outcome (drie_reviews_common (earlier->reviews, agreement->id));

      g_string_append_printf (lines, "%s%u. %s", i > 0 ? "\n" : "", i + 1, agreement->what);
      if (*outcome != '\0')
        g_string_append_printf (lines, " (%s)", outcome);
    }
  return g_string_free (lines, FALSE);
}

GtkWidget *
drie_summary_frame_new_context (const DrieSummary *summary)
{
  const DriePlan *plan = summary->plan;
  g_autofree char *earlier = describe_earlier (summary->earlier);
  GtkWidget *box = make_box ();

  add_fact (box, _ ("The situation"), plan->situation);
  add_fact (box, _ ("The goal"), plan->goal);
  add_fact (box, _ ("Open for decision"), plan->open_for_decision);
  add_fact (box, _ ("What was agreed last time"), earlier);
  return finish_box (box);
}

static void
add_dates (GtkWidget *box, const DrieSummary *summary)
{
  g_autofree char *review = drie_summary_get_review (summary);
  g_autofree char *erase = drie_plan_get_erase_date (summary->plan);

  if (review != NULL)
    {
      g_autofree char *day = drie_words_date (review);
      g_autofree char *line = g_strdup_printf (_ ("On %s we look back on what was agreed."), day);
      add (box, line, NULL);
    }
  if (erase != NULL)
    {
      g_autofree char *day = drie_words_date (erase);
      g_autofree char *line = g_strdup_printf (_ ("The words of questions that were not put to a circle are erased on %s."), day);
      add (box, line, NULL);
    }
}

static void
attach (GtkWidget *grid, int column, int row, const char *text, const char *style)
{
  GtkWidget *label = drie_text_label_new (text, style);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static GtkWidget *
make_minutes (const DrieDialogue *dialogue, gint64 end)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  attach (grid, 0, 0, C_ ("minutes", "Step"), "dim-label");
  attach (grid, 1, 0, C_ ("minutes", "Planned"), "dim-label");
  attach (grid, 2, 0, C_ ("minutes", "Real"), "dim-label");
  for (guint i = 0; i < drie_dialogue_n_steps (dialogue); i++)
    {
      const DrieStep *step = drie_dialogue_get_step (dialogue, i);
      g_autofree char *planned = drie_words_clock (step->seconds * G_USEC_PER_SEC);
      g_autofree char *real = drie_words_clock (drie_dialogue_step_elapsed (dialogue, i, end));

      attach (grid, 0, (int)i + 1, drie_words_step (step), NULL);
      attach (grid, 1, (int)i + 1, planned, "tabular");
      attach (grid, 2, (int)i + 1, real, "tabular");
    }
  return grid;
}

/* Up to its closing, or the last thing that happened in it. */
static void
add_minutes (GtkWidget *box, const DrieSummary *summary)
{
  g_autoptr (DrieDialogue) dialogue = drie_summary_get_dialogue (summary, NULL);
  gint64 last = summary->events->len > 0 ? g_array_index (summary->events, DrieEvent, summary->events->len - 1).at : 0;

  if (dialogue == NULL || last == 0)
    return;
  add (box, _ ("The evening’s time"), "heading");
  gtk_box_append (GTK_BOX (box), make_minutes (dialogue, MAX (last, summary->closed_at)));
}

GtkWidget *
drie_summary_frame_new_ending (const DrieSummary *summary)
{
  GtkWidget *box = make_box ();

  add_fact (box, _ ("Whom to ask"), summary->plan->contact);
  add_dates (box, summary);
  add_minutes (box, summary);
  return finish_box (box);
}
