/* A circle's word on an agreement. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review-row.h"

#include <glib/gi18n-lib.h>

#include "ui/circle-mark.h"
#include "ui/toast.h"
#include "ui/words.h"

struct _DrieReviewRow
{
  GtkWidget parent_instance;

  /* Borrowed: children */
  GtkToggleButton *outcomes[DRIE_N_OUTCOMES];
  GtkWidget *ticks[DRIE_N_OUTCOMES];
  GtkEntry *comment;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;
  char *today;

  gint64 agreement;
  DrieCircle circle;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (DrieReviewRow, drie_review_row, GTK_TYPE_WIDGET)

static DrieOutcome
get_outcome (DrieReviewRow *self)
{
  DrieOutcome outcome = 0;

  while (outcome < DRIE_N_OUTCOMES && !gtk_toggle_button_get_active (self->outcomes[outcome]))
    outcome++;
  return outcome;
}

static void
save (DrieReviewRow *self)
{
  const char *comment = gtk_editable_get_text (GTK_EDITABLE (self->comment));
  g_autoptr (DrieReview) review = NULL;
  g_autoptr (GError) error = NULL;

  if (self->loading || self->evening == NULL || get_outcome (self) == DRIE_OUTCOME_NONE)
    return;
  review = drie_review_new (self->agreement, self->circle, self->today, get_outcome (self), comment);
  if (!drie_evening_review (self->evening, review, &error))
    drie_toast_show_error (GTK_WIDGET (self), error);
}

static void
update (DrieReviewRow *self)
{
  const GPtrArray *reviews = drie_evening_get_summary (self->evening)->reviews;
  const DrieReview *review = drie_reviews_find (reviews, self->agreement, self->circle, self->today);
  const char *comment = review != NULL && review->comment != NULL ? review->comment : "";

  self->loading = TRUE;
  for (DrieOutcome outcome = 0; outcome < DRIE_N_OUTCOMES; outcome++)
    gtk_toggle_button_set_active (self->outcomes[outcome], review != NULL && review->outcome == outcome);
  gtk_widget_set_sensitive (GTK_WIDGET (self->comment), review != NULL);
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->comment)))))
    gtk_editable_set_text (GTK_EDITABLE (self->comment), comment);
  self->loading = FALSE;
}

/* What a tick takes beside the word. */
#define TICK_SIZE  16
#define TICK_SPACE 4

/* What is chosen has a tick, in a place that is there before: nothing moves. */
static void
show_ticks (DrieReviewRow *self)
{
  for (DrieOutcome outcome = 0; outcome < DRIE_N_OUTCOMES; outcome++)
    gtk_widget_set_opacity (self->ticks[outcome], gtk_toggle_button_get_active (self->outcomes[outcome]) ? 1 : 0);
}

static void
chosen_cb (DrieReviewRow *self, GtkToggleButton *button)
{
  show_ticks (self);
  if (gtk_toggle_button_get_active (button))
    save (self);
}

static GtkWidget *
make_outcome (DrieReviewRow *self, DrieOutcome outcome)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, TICK_SPACE);
  GtkWidget *word = gtk_label_new (drie_words_outcome (outcome));
  g_autofree char *name = g_strdup_printf ("%s: %s", drie_words_circle (self->circle), drie_words_outcome (outcome));

  self->ticks[outcome] = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", "pixel-size", TICK_SIZE, "opacity", 0.0,
                                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (box), self->ticks[outcome]);
  gtk_box_append (GTK_BOX (box), word);
  /* As much room at its other side, so that it stands in the middle. */
  gtk_widget_set_margin_end (word, TICK_SIZE + TICK_SPACE);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "outcome");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_outcomes (DrieReviewRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (DrieOutcome outcome = 0; outcome < DRIE_N_OUTCOMES; outcome++)
    {
      GtkWidget *button = make_outcome (self, outcome);

      self->outcomes[outcome] = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), outcome > 0 ? self->outcomes[0] : NULL);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (chosen_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
make_comment (DrieReviewRow *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  /* Translators: of a circle: “Pupils: comment”. */
  g_autofree char *name = g_strdup_printf (_ ("%s: comment"), drie_words_circle (self->circle));

  self->comment = GTK_ENTRY (entry);
  gtk_entry_set_placeholder_text (self->comment, _ ("Comment"));
  gtk_entry_set_max_length (self->comment, DRIE_REVIEW_MAX_CHARS);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (save), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (save), self);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static void
drie_review_row_dispose (GObject *object)
{
  DrieReviewRow *self = DRIE_REVIEW_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->evening);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (drie_review_row_parent_class)->dispose (object);
}

static void
drie_review_row_finalize (GObject *object)
{
  g_free (DRIE_REVIEW_ROW (object)->today);
  G_OBJECT_CLASS (drie_review_row_parent_class)->finalize (object);
}

static void
drie_review_row_class_init (DrieReviewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = drie_review_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_review_row_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
drie_review_row_init (DrieReviewRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
}

GtkWidget *
drie_review_row_new (DrieEvening *evening, gint64 agreement, DrieCircle circle, const char *today)
{
  DrieReviewRow *self = g_object_new (DRIE_TYPE_REVIEW_ROW, NULL);
  GtkWidget *name = gtk_label_new (drie_words_circle (circle));
  GtkWidget *mark = g_object_new (DRIE_TYPE_CIRCLE_MARK, "circle", (int)circle, "pixel-size", 16, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->evening = g_object_ref (evening);
  self->agreement = agreement;
  self->circle = circle;
  self->today = g_strdup (today);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_width_chars (GTK_LABEL (name), 10);
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  gtk_widget_set_parent (name, GTK_WIDGET (self));
  gtk_widget_set_parent (make_outcomes (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_comment (self), GTK_WIDGET (self));
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  g_signal_group_set_target (self->signals, evening);
  update (self);
  return GTK_WIDGET (self);
}
