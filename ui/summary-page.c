/* The summary's page. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summary-page.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement-row.h"
#include "ui/circle-mark.h"
#include "ui/earlier-words.h"
#include "ui/paint.h"
#include "ui/put-list.h"
#include "ui/summary-frame.h"
#include "ui/text-label.h"
#include "ui/words.h"

struct _DrieSummaryPage
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DrieSummaryPage, drie_summary_page, GTK_TYPE_WIDGET)

static void
append (DrieSummaryPage *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
add_heading (DrieSummaryPage *self, DrieCircle circle, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  if (circle != DRIE_CIRCLE_NONE)
    {
      GtkWidget *mark = g_object_new (DRIE_TYPE_CIRCLE_MARK, "circle", (int)circle, "pixel-size", 20, "valign", GTK_ALIGN_CENTER,
                                      "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_box_append (GTK_BOX (box), mark);
    }
  gtk_box_append (GTK_BOX (box), drie_text_label_new (text, "title-3"));
  gtk_widget_add_css_class (box, "summary-heading");
  append (self, box);
}

static void
add_facts (DrieSummaryPage *self, const DrieSummary *summary)
{
  const DriePlan *plan = summary->plan;
  g_autofree char *date = drie_words_date (plan->date);
  GString *line = g_string_new (plan->school);

  if (date[0] != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", date);
  append (self, drie_text_label_new (plan->theme, "dim-label"));
  append (self, drie_text_label_new (plan->question, "title-1"));
  if (line->len > 0)
    append (self, drie_text_label_new (line->str, "dim-label"));
  g_string_free (line, TRUE);
}

/* "● Pupils received 23 questions; 5 were put" for each circle, side by side. */
static GtkWidget *
make_count (const DrieSummary *summary, DrieCircle circle)
{
  GtkWidget *tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  guint written = drie_summary_count (summary, circle, DRIE_CIRCLE_NONE);
  guint put = drie_summary_count_put (summary, circle, DRIE_CIRCLE_NONE);
  g_autofree char *count = g_strdup_printf (ngettext ("%u question written", "%u questions written", written), written);
  g_autofree char *of = g_strdup_printf (ngettext ("%u of them put to a circle", "%u of them put to a circle", put), put);

  gtk_box_append (GTK_BOX (head), drie_circle_mark_new (circle, 14));
  gtk_box_append (GTK_BOX (head), drie_text_label_new (drie_words_circle (circle), "heading"));
  gtk_box_append (GTK_BOX (tile), head);
  gtk_box_append (GTK_BOX (tile), drie_text_label_new (count, NULL));
  gtk_box_append (GTK_BOX (tile), drie_text_label_new (of, "dim-label"));
  gtk_widget_add_css_class (tile, "tint");
  gtk_widget_add_css_class (tile, "count-tile");
  drie_paint_set_circle_class (tile, circle);
  return tile;
}

static void
add_counts (DrieSummaryPage *self, const DrieSummary *summary)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    gtk_box_append (GTK_BOX (row), make_count (summary, circle));
  append (self, row);
}

static void
add_text (DrieSummaryPage *self, const DrieSummary *summary, DrieRecapPart part)
{
  const char *text = summary->recaps[part];

  append (self, drie_text_label_new (text != NULL ? text : _ ("Nothing was written down."), text != NULL ? "summary-text" : "dim-label"));
}

/* Beside the chair's text, each by its day. */
static void
add_additions (DrieSummaryPage *self, const DrieSummary *summary, DrieCircle circle)
{
  for (guint i = 0; i < summary->additions->len; i++)
    {
      const DrieAddition *addition = g_ptr_array_index (summary->additions, i);
      g_autofree char *date = drie_words_date (addition->date);
      /* Translators: %s is a date. */
      g_autofree char *head = g_strdup_printf (_ ("Added on %s"), date);

      if (addition->circle != circle)
        continue;
      append (self, drie_text_label_new (head, "dim-label"));
      append (self, drie_text_label_new (addition->text, "summary-text"));
    }
}

/* What later versions changed, newest first. */
static void
add_versions (DrieSummaryPage *self, const DrieSummary *summary)
{
  for (guint i = summary->versions->len; i-- > 1;)
    {
      const DrieVersion *version = g_ptr_array_index (summary->versions, i);
      g_autofree char *date = drie_words_date (version->date);
      /* Translators: version number, date, what changed. */
      g_autofree char *line = g_strdup_printf (_ ("Version %u, %s: %s"), i + 1, date, version->what != NULL ? version->what : "");
      GtkWidget *earlier;

      append (self, drie_text_label_new (line, "dim-label"));
      if ((earlier = drie_earlier_words_new (summary, i)) != NULL)
        append (self, earlier);
    }
}

static void
add_circle (DrieSummaryPage *self, const DrieSummary *summary, DrieCircle circle)
{
  GtkWidget *put = drie_put_list_new ();

  add_heading (self, circle, drie_words_recap_part ((DrieRecapPart)circle));
  add_text (self, summary, (DrieRecapPart)circle);
  add_additions (self, summary, circle);
  append (self, drie_text_label_new (_ ("Questions put to this circle"), "heading"));
  drie_put_list_show (DRIE_PUT_LIST (put), summary, circle);
  append (self, put);
}

static void
add_part (DrieSummaryPage *self, const DrieSummary *summary, DrieRecapPart part)
{
  add_heading (self, DRIE_CIRCLE_NONE, drie_words_recap_part (part));
  add_text (self, summary, part);
}

static void
add_agreements (DrieSummaryPage *self, const DrieSummary *summary)
{
  GtkWidget *list = gtk_list_box_new ();

  add_heading (self, DRIE_CIRCLE_NONE, _ ("What we agree"));
  if (summary->agreements->len == 0)
    {
      g_object_ref_sink (list);
      g_object_unref (list);
      append (self, drie_text_label_new (_ ("Nothing was agreed."), "dim-label"));
      return;
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < summary->agreements->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), drie_agreement_row_new (g_ptr_array_index (summary->agreements, i), FALSE));
  append (self, list);
}

/* What the circles said on one day, below the words of each agreement. */
static void
add_reviews_of (DrieSummaryPage *self, const DrieSummary *summary, const DrieAgreement *agreement, const char *day)
{
  gboolean named = FALSE;

  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    {
      const DrieReview *review = drie_reviews_find (summary->reviews, agreement->id, circle, day);
      g_autofree char *line = NULL;

      if (review == NULL)
        continue;
      if (!named)
        append (self, drie_text_label_new (agreement->what, "heading"));
      named = TRUE;
      line = g_strdup_printf ("%s: %s%s%s", drie_words_circle (circle), drie_words_outcome (review->outcome),
                              review->comment != NULL ? " – " : "", review->comment != NULL ? review->comment : "");
      append (self, drie_text_label_new (line, NULL));
    }
}

static void
add_reviews (DrieSummaryPage *self, const DrieSummary *summary)
{
  g_autoptr (GPtrArray) days = drie_reviews_days (summary->reviews);

  for (guint i = days->len; i-- > 0;)
    {
      g_autofree char *date = drie_words_date (g_ptr_array_index (days, i));
      /* Translators: %s is a date. */
      g_autofree char *heading = g_strdup_printf (_ ("Looked back on %s"), date);

      add_heading (self, DRIE_CIRCLE_NONE, heading);
      for (guint j = 0; j < summary->agreements->len; j++)
        add_reviews_of (self, summary, g_ptr_array_index (summary->agreements, j), g_ptr_array_index (days, i));
    }
}

static GtkWidget *
make_rest (const DrieNote *note)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *mark = drie_circle_mark_new (note->from, 14);
  const char *became = drie_words_disposition (note->disposition);
  g_autofree char *line = note->reason != NULL ? g_strdup_printf ("%s: %s", became, note->reason) : g_strdup (became);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_margin_top (mark, 3);
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (texts), drie_text_label_new (drie_note_get_words (note), NULL));
  if (note->translation != NULL)
    gtk_box_append (GTK_BOX (texts), drie_text_label_new (note->text, "caption"));
  gtk_box_append (GTK_BOX (texts), drie_text_label_new (line, "dim-label"));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_widget_add_css_class (row, "put-row");
  return row;
}

static guint
add_rest_of (DrieSummaryPage *self, const DrieSummary *summary, DrieCircle circle)
{
  static const char *const titles[] = { N_ ("To the pupils"), N_ ("To the parents"), N_ ("To the teachers") };
  g_autoptr (GPtrArray) rest = drie_summary_get_rest (summary, circle);

  if (rest->len > 0)
    append (self, drie_text_label_new (_ (titles[circle]), "heading"));
  for (guint i = 0; i < rest->len; i++)
    append (self, make_rest (g_ptr_array_index (rest, i)));
  return rest->len;
}

/* Notes whose words nobody may read still count: no question silently disappears. */
static void
add_hidden (DrieSummaryPage *self, const DrieSummary *summary)
{
  guint personal = drie_summary_count_disposition (summary, DRIE_DISPOSITION_PERSONAL);
  guint removed = drie_summary_count_disposition (summary, DRIE_DISPOSITION_REMOVED);
  g_autofree char *first = g_strdup_printf (ngettext ("%u note was about one person and is handled apart.",
                                                      "%u notes were about one person and are handled apart.", personal),
                                            personal);
  g_autofree char *second = g_strdup_printf (ngettext ("%u note was removed.", "%u notes were removed.", removed), removed);

  if (personal > 0)
    append (self, drie_text_label_new (first, "dim-label"));
  if (removed > 0)
    append (self, drie_text_label_new (second, "dim-label"));
}

static void
add_rest (DrieSummaryPage *self, const DrieSummary *summary)
{
  guint n = 0;

  add_heading (self, DRIE_CIRCLE_NONE, _ ("The other questions"));
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    n += add_rest_of (self, summary, circle);
  if (n == 0)
    append (self, drie_text_label_new (_ ("No others were written, or their words were erased."), "dim-label"));
  add_hidden (self, summary);
}

/* @part: NULL if there is none. */
static void
add_part_of_plan (DrieSummaryPage *self, const char *heading, GtkWidget *part)
{
  if (part == NULL)
    return;
  if (heading != NULL)
    add_heading (self, DRIE_CIRCLE_NONE, heading);
  append (self, part);
}

static void
drie_summary_page_dispose (GObject *object)
{
  drie_summary_page_show (DRIE_SUMMARY_PAGE (object), NULL);
  G_OBJECT_CLASS (drie_summary_page_parent_class)->dispose (object);
}

static void
drie_summary_page_class_init (DrieSummaryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_summary_page_dispose;
  gtk_widget_class_set_css_name (widget_class, "summarypage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
drie_summary_page_init (DrieSummaryPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
}

void
drie_summary_page_show (DrieSummaryPage *self, const DrieSummary *summary)
{
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  if (summary == NULL)
    return;
  add_facts (self, summary);
  add_versions (self, summary);
  add_part_of_plan (self, NULL, drie_summary_frame_new_context (summary));
  add_counts (self, summary);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    add_circle (self, summary, circle);
  add_part (self, summary, DRIE_RECAP_SHARED);
  add_part (self, summary, DRIE_RECAP_DIFFERENT);
  add_part (self, summary, DRIE_RECAP_REACTION);
  add_agreements (self, summary);
  add_reviews (self, summary);
  add_rest (self, summary);
  add_part_of_plan (self, _ ("How it goes on"), drie_summary_frame_new_ending (summary));
}
