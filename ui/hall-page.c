/* What the hall sees. Its style's sizes are in em, and one em follows the page, so that it is read from the last row on any beamer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hall-page.h"

#include <math.h>

#include "evening/phrase.h"
#include "ui/circle-mark.h"
#include "ui/fit-label.h"
#include "ui/hall-clock.h"
#include "ui/hall-content.h"
#include "ui/init.h"
#include "ui/paint.h"
#include "ui/qr-view.h"
#include "ui/time-sign.h"

/* One em has EM pixels on a page of this size; an older beamer is less wide, a screen that stands on end has its own. */
static const struct
{
  double from; /* width through height, at least */
  double width;
  double height;
} bases[] = { { 1.5, 1280, 720 }, { 1, 1120, 720 }, { 0, 720, 1100 } };

#define EM 10

/* The page's smallest side. */
#define MIN_SIZE 240

struct _DrieHallPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  DrieCircleMark *mark;
  GtkLabel *title_label;
  GtkBox *time;
  GtkWidget *state;
  DrieTimeSign *sign;
  GtkLabel *state_label;
  DrieHallClock *clock;
  GtkOrientable *body;
  GtkLabel *caption_label;
  DrieFitLabel *main_label;
  DrieFitLabel *detail_label;
  GtkWidget *invitation;
  GtkLabel *wifi_label;
  DrieQrView *qr;
  GtkLabel *address_label;
  GtkLabel *code_label;
  GtkWidget *listener_0;
  GtkWidget *listener_1;
  GtkWidget *listener_2;
  GtkOrientable *footer_texts;
  GtkLabel *footer_label;
  GtkLabel *footer_end_label;

  /* Owned */
  GSignalGroup *signals; /* of the evening */
  GtkCssProvider *style; /* says what an em is */

  double scale;
  gboolean upright;
  gboolean ring;
  guint scale_idle;
};

G_DEFINE_FINAL_TYPE (DrieHallPage, drie_hall_page, GTK_TYPE_WIDGET)

/* --- Size --- */

static void
apply_scale (DrieHallPage *self)
{
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = g_strdup_printf ("hallpage { font-size: %spx; }", g_ascii_formatd (size, sizeof size, "%.2f", EM * self->scale));

  gtk_css_provider_load_from_data (self->style, css, -1);
}

static void
set_orientation (GtkOrientable *orientable, gboolean vertical)
{
  gtk_orientable_set_orientation (orientable, vertical ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/* The word for the time stands below the clock, where there is room for it from the beginning; beside it only where a question needs that
 * room. */
static void
place_state (DrieHallPage *self)
{
  gboolean below = self->ring || self->upright;

  set_orientation (GTK_ORIENTABLE (self->time), below);
  gtk_box_reorder_child_after (self->time, GTK_WIDGET (self->clock), below ? NULL : self->state);
  if (below)
    gtk_widget_add_css_class (GTK_WIDGET (self->time), "below");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->time), "below");
}

/* On end, the code stands below the words. */
static void
turn (DrieHallPage *self)
{
  set_orientation (self->body, self->upright);
  set_orientation (self->footer_texts, self->upright);
  gtk_label_set_xalign (self->footer_end_label, self->upright ? 0 : 1);
  gtk_label_set_lines (self->title_label, self->upright ? 4 : 2);
  if (self->upright)
    gtk_widget_add_css_class (GTK_WIDGET (self), "upright");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "upright");
  place_state (self);
}

static gboolean
scale_idle_cb (gpointer user_data)
{
  DrieHallPage *self = user_data;

  self->scale_idle = 0;
  turn (self);
  apply_scale (self);
  return G_SOURCE_REMOVE;
}

/* What stands on it follows its size, so it must not keep the window from becoming smaller: on another beamer, or beside the desk. */
static void
drie_hall_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = MIN_SIZE;
}

/* Style cannot change while places are being given, so that follows right after. */
static void
drie_hall_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DrieHallPage *self = DRIE_HALL_PAGE (widget);
  guint base = 0;
  double scale;
  int min_width, min_height;

  while ((double)width / height < bases[base].from)
    base++;
  scale = MIN (width / bases[base].width, height / bases[base].height);
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL, NULL, NULL);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, MAX (width, min_width), &min_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, MAX (width, min_width), MAX (height, min_height) }, -1);
  if (fabs (scale - self->scale) < 0.005 && self->upright == (height > width))
    return;
  self->scale = scale;
  self->upright = height > width;
  if (self->scale_idle == 0)
    self->scale_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, scale_idle_cb, self, NULL);
}

/* --- Content --- */

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_invitation (DrieHallPage *self, const DrieHallContent *content)
{
  const char *url = content->url != NULL ? content->url : "";
  const char *host = g_str_has_prefix (url, "http://") ? url + strlen ("http://") : url;
  const char *slash = strrchr (host, '/');
  g_autofree char *address = slash != NULL ? g_strndup (host, slash - host) : g_strdup (host);

  gtk_widget_set_visible (self->invitation, content->invite);
  drie_qr_view_set_text (self->qr, content->url);
  set_text (self->address_label, address);
  set_text (self->code_label, content->code);
  set_text (self->wifi_label, content->wifi);
}

static void
show_listeners (DrieHallPage *self, DrieCircleSet listeners)
{
  gtk_widget_set_visible (self->listener_0, DRIE_CIRCLE_SET_HAS (listeners, DRIE_CIRCLE_PUPILS));
  gtk_widget_set_visible (self->listener_1, DRIE_CIRCLE_SET_HAS (listeners, DRIE_CIRCLE_PARENTS));
  gtk_widget_set_visible (self->listener_2, DRIE_CIRCLE_SET_HAS (listeners, DRIE_CIRCLE_TEACHERS));
}

/* "Last 2 minutes": a shape and a word. */
static void
show_sign (DrieHallPage *self, DrieTimeSignKind kind, const char *language)
{
  const char *word = drie_time_sign_get_word (kind);

  gtk_widget_set_visible (self->state, word != NULL);
  gtk_label_set_text (self->state_label, word != NULL ? drie_phrase (language, word) : "");
  drie_time_sign_set_kind (self->sign, kind);
  if (kind == DRIE_TIME_SIGN_UP)
    gtk_widget_add_css_class (self->state, "up");
  else
    gtk_widget_remove_css_class (self->state, "up");
}

static void
show_clock (DrieHallPage *self, const DrieHallContent *content, const char *language)
{
  gtk_widget_set_visible (GTK_WIDGET (self->time), content->clock);
  if (self->ring != content->ring)
    {
      self->ring = content->ring;
      drie_hall_clock_set_ring (self->clock, content->ring);
      place_state (self);
    }
  drie_hall_clock_set_time (self->clock, content->remaining, content->total, content->mark);
  drie_paint_set_circle_class (GTK_WIDGET (self->clock), content->circle);
  show_sign (self, drie_time_sign_find (content->paused, content->mark), language);
}

static void
show_content (DrieHallPage *self, const DrieHallContent *content, const char *language)
{
  gtk_widget_set_visible (GTK_WIDGET (self->mark), content->circle != DRIE_CIRCLE_NONE);
  drie_circle_mark_set_circle (self->mark, content->circle);
  drie_paint_set_circle_class (GTK_WIDGET (self->title_label), content->circle);
  set_text (self->title_label, content->title);
  set_text (self->caption_label, content->caption);
  drie_fit_label_set_text (self->main_label, content->main);
  drie_fit_label_set_text (self->detail_label, content->detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), *content->detail != '\0');
  /* Words that stand alone are in the middle; those with something above or below them follow on it. */
  drie_fit_label_set_yalign (self->main_label, *content->caption != '\0' || *content->detail != '\0' ? 0 : 0.4);
  show_clock (self, content, language);
  show_invitation (self, content);
  show_listeners (self, content->listeners);
  gtk_label_set_text (self->footer_label, content->footer);
  set_text (self->footer_end_label, content->footer_end);
}

/* Only the clock moves with the seconds: everything else stays as it is drawn. */
static void
tick_cb (DrieHallPage *self)
{
  g_autoptr (DrieEvening) evening = g_signal_group_dup_target (self->signals);
  g_autoptr (DrieHallContent) content = evening != NULL ? drie_hall_content_new (evening) : NULL;

  if (content != NULL)
    show_clock (self, content, drie_evening_get_plan (evening)->language);
}

static void
update (DrieHallPage *self)
{
  g_autoptr (DrieEvening) evening = g_signal_group_dup_target (self->signals);
  g_autoptr (DrieHallContent) content = NULL;

  gtk_widget_set_visible (self->box, evening != NULL);
  if (evening == NULL)
    return;
  content = drie_hall_content_new (evening);
  show_content (self, content, drie_evening_get_plan (evening)->language);
}

/* --- The widget --- */

static void
drie_hall_page_dispose (GObject *object)
{
  DrieHallPage *self = DRIE_HALL_PAGE (object);

  g_clear_handle_id (&self->scale_idle, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->style);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_HALL_PAGE);
  G_OBJECT_CLASS (drie_hall_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, box);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, mark);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, time);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, state);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, sign);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, clock);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, body);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, caption_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, main_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, detail_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, invitation);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, wifi_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, qr);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, address_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, code_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, listener_0);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, listener_1);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, listener_2);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, footer_texts);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, footer_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallPage, footer_end_label);
}

static void
drie_hall_page_class_init (DrieHallPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_hall_page_dispose;
  widget_class->measure = drie_hall_page_measure;
  widget_class->size_allocate = drie_hall_page_size_allocate;

  g_type_ensure (DRIE_TYPE_CIRCLE_MARK);
  g_type_ensure (DRIE_TYPE_FIT_LABEL);
  g_type_ensure (DRIE_TYPE_HALL_CLOCK);
  g_type_ensure (DRIE_TYPE_QR_VIEW);
  g_type_ensure (DRIE_TYPE_TIME_SIGN);
  gtk_widget_class_set_css_name (widget_class, "hallpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/hall-page.ui");
  bind_children (widget_class);
}

static void
drie_hall_page_init (DrieHallPage *self)
{
  self->scale = 0.8;
  self->ring = TRUE;
  self->style = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self)), GTK_STYLE_PROVIDER (self->style),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  apply_scale (self);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "tick", G_CALLBACK (tick_cb), self);
}

void
drie_hall_page_set_evening (DrieHallPage *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_HALL_PAGE (self));

  g_signal_group_set_target (self->signals, evening);
  update (self);
}

void
drie_hall_page_set_dark (DrieHallPage *self, gboolean dark)
{
  g_return_if_fail (DRIE_IS_HALL_PAGE (self));

  if (dark)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dark");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dark");
  /* On white the room around the code is its quiet zone. */
  drie_qr_view_set_quiet_zone (self->qr, dark ? 4 : 0);
}
