/* Looking back. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/agreement-row.h"
#include "ui/follow-up.h"
#include "ui/init.h"
#include "ui/menu-button.h"
#include "ui/review-row.h"
#include "ui/text-label.h"
#include "ui/words.h"

struct _DrieReviewView
{
  GtkWidget parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkBox *agreements;
  DrieFollowUp *follow_up;

  /* Owned */
  DrieEvening *evening;
  char *today; /* YYYY-MM-DD */
};

G_DEFINE_FINAL_TYPE (DrieReviewView, drie_review_view, GTK_TYPE_WIDGET)

/* What was said on other days: "1 February 2027 · Pupils: Partly – not for maths". */
static void
add_history (GtkBox *box, const DrieSummary *summary, gint64 agreement, const char *today)
{
  for (guint i = 0; i < summary->reviews->len; i++)
    {
      const DrieReview *review = g_ptr_array_index (summary->reviews, i);
      g_autofree char *date = drie_words_date (review->date);
      g_autofree char *line = NULL;

      if (review->agreement != agreement || g_str_equal (review->date, today))
        continue;
      line = g_strdup_printf ("%s · %s: %s%s%s", date, drie_words_circle (review->circle), drie_words_outcome (review->outcome),
                              review->comment != NULL ? " – " : "", review->comment != NULL ? review->comment : "");
      gtk_box_append (box, drie_text_label_new (line, "dim-label"));
    }
}

static GtkWidget *
make_agreement (DrieReviewView *self, const DrieAgreement *agreement)
{
  const DrieSummary *summary = drie_evening_get_summary (self->evening);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  const char *who = agreement->who[0] != '\0' ? agreement->who : drie_words_circle (agreement->circle);
  g_autofree char *date = drie_words_date (agreement->before);
  g_autofree char *before = agreement->before != NULL ? g_strdup_printf (_ ("before %s"), date) : g_strdup ("");
  g_autofree char *line = g_strdup_printf ("%s%s%s", who, who[0] != '\0' && before[0] != '\0' ? " · " : "", before);

  gtk_box_append (GTK_BOX (box), drie_text_label_new (agreement->what, "heading"));
  if (line[0] != '\0')
    gtk_box_append (GTK_BOX (box), drie_text_label_new (line, "dim-label"));
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    gtk_box_append (GTK_BOX (box), drie_review_row_new (self->evening, agreement->id, circle, self->today));
  add_history (GTK_BOX (box), summary, agreement->id, self->today);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "reading-card");
  return box;
}

static void
show_agreements (DrieReviewView *self)
{
  const GPtrArray *agreements = self->evening != NULL ? drie_evening_get_summary (self->evening)->agreements : NULL;

  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->agreements))) != NULL;)
    gtk_box_remove (self->agreements, child);
  for (guint i = 0; agreements != NULL && i < agreements->len; i++)
    gtk_box_append (self->agreements, make_agreement (self, g_ptr_array_index (agreements, i)));
}

static gboolean
drie_review_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (DRIE_REVIEW_VIEW (widget)->agreements), GTK_DIR_TAB_FORWARD);
}

static void
drie_review_view_dispose (GObject *object)
{
  DrieReviewView *self = DRIE_REVIEW_VIEW (object);

  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_REVIEW_VIEW);
  G_OBJECT_CLASS (drie_review_view_parent_class)->dispose (object);
}

static void
drie_review_view_finalize (GObject *object)
{
  g_free (DRIE_REVIEW_VIEW (object)->today);
  G_OBJECT_CLASS (drie_review_view_parent_class)->finalize (object);
}

static void
drie_review_view_class_init (DrieReviewViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_MENU_BUTTON);
  g_type_ensure (DRIE_TYPE_FOLLOW_UP);
  G_OBJECT_CLASS (klass)->dispose = drie_review_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_review_view_finalize;
  drie_ui_class_set_grab_focus (widget_class, drie_review_view_grab_focus);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/review-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieReviewView, title);
  gtk_widget_class_bind_template_child (widget_class, DrieReviewView, agreements);
  gtk_widget_class_bind_template_child (widget_class, DrieReviewView, follow_up);
}

static void
drie_review_view_init (DrieReviewView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
drie_review_view_set_evening (DrieReviewView *self, DrieEvening *evening)
{
  g_autoptr (GDateTime) now = NULL;

  g_return_if_fail (DRIE_IS_REVIEW_VIEW (self));

  g_set_object (&self->evening, evening);
  drie_follow_up_set_evening (self->follow_up, evening);
  if (evening != NULL)
    {
      now = g_date_time_new_from_unix_local (drie_evening_get_now (evening) / G_USEC_PER_SEC);
      g_free (self->today);
      self->today = g_date_time_format (now, "%Y-%m-%d");
      adw_window_title_set_subtitle (self->title, drie_evening_get_plan (evening)->theme);
    }
  show_agreements (self);
}
