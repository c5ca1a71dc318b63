/* The hall's screen. Everything on it scales with the window, so that it is read from the last row on any beamer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hall-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "evening/phrase.h"
#include "ui/circle-mark.h"
#include "ui/fit-label.h"
#include "ui/hall-clock.h"
#include "ui/hall-content.h"
#include "ui/hall-seat.h"
#include "ui/init.h"
#include "ui/paint.h"
#include "ui/qr-view.h"
#include "ui/time-sign.h"

/* Sizes below are pixels on a window of this size; an older beamer is less wide, a screen that stands on end has its own. */
static const struct
{
  double from; /* width through height, at least */
  double width;
  double height;
} bases[] = { { 1.5, 1280, 720 }, { 1, 1120, 720 }, { 0, 720, 1100 } };

/* The window's smallest side. */
#define MIN_SIZE 240

struct _DrieHallWindow
{
  GtkWindow parent_instance;

  /* Template widgets */
  GtkBox *page;
  GtkBox *header;
  DrieCircleMark *mark;
  GtkLabel *title_label;
  GtkBox *time;
  GtkBox *state;
  DrieTimeSign *sign;
  GtkLabel *state_label;
  DrieHallClock *clock;
  GtkBox *body;
  GtkBox *words;
  GtkLabel *caption_label;
  GtkBox *texts;
  DrieFitLabel *main_label;
  DrieFitLabel *detail_label;
  GtkBox *invitation;
  DrieQrView *qr;
  GtkLabel *address_label;
  GtkLabel *code_label;
  GtkLabel *wifi_label;
  GtkBox *footer;
  DrieCircleMark *listener_0;
  DrieCircleMark *listener_1;
  DrieCircleMark *listener_2;
  GtkBox *footer_texts;
  GtkLabel *footer_label;
  GtkLabel *footer_end_label;

  GSignalGroup *signals; /* owned: of the evening */
  DrieHallSeat *seat;    /* owned */
  GtkWindow *chair;      /* weak: the window whose monitor is not ours */
  double scale;
  guint base; /* position in bases */
  gboolean ring;
  gboolean dark;
  guint scale_idle;
};

enum
{
  PROP_DARK = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DrieHallWindow, drie_hall_window, GTK_TYPE_WINDOW)

/* --- Size --- */

static void
scale_label (DrieHallWindow *self, GtkLabel *label, double pixels, PangoWeight weight, int spacing)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int)(pixels * self->scale * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (spacing > 0)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new ((int)(spacing * self->scale * PANGO_SCALE)));
  gtk_label_set_attributes (label, attributes);
}

static int
scaled (DrieHallWindow *self, double pixels)
{
  return MAX ((int)(pixels * self->scale), 1);
}

static void
scale_margins (DrieHallWindow *self)
{
  GtkWidget *page = GTK_WIDGET (self->page);

  gtk_widget_set_margin_start (page, scaled (self, 64));
  gtk_widget_set_margin_end (page, scaled (self, 64));
  gtk_widget_set_margin_top (page, scaled (self, 36));
  gtk_widget_set_margin_bottom (page, scaled (self, 36));
  gtk_box_set_spacing (self->page, scaled (self, 20));
  gtk_box_set_spacing (self->header, scaled (self, 24));
  gtk_box_set_spacing (self->body, scaled (self, 56));
  gtk_box_set_spacing (self->words, scaled (self, 8));
  gtk_box_set_spacing (self->texts, scaled (self, 24));
  gtk_box_set_spacing (self->invitation, scaled (self, 8));
  gtk_box_set_spacing (self->footer, scaled (self, 20));
  gtk_box_set_spacing (self->footer_texts, scaled (self, 20));
  gtk_box_set_spacing (self->time, scaled (self, 16));
  gtk_box_set_spacing (self->state, scaled (self, 12));
  drie_time_sign_set_pixel_size (self->sign, scaled (self, 32));
}

static void
scale_marks (DrieHallWindow *self)
{
  drie_circle_mark_set_pixel_size (self->mark, scaled (self, 64));
  drie_circle_mark_set_pixel_size (self->listener_0, scaled (self, 26));
  drie_circle_mark_set_pixel_size (self->listener_1, scaled (self, 26));
  drie_circle_mark_set_pixel_size (self->listener_2, scaled (self, 26));
  /* On end it takes its room from the words above it. */
  drie_qr_view_set_pixel_size (self->qr, scaled (self, bases[self->base].height > bases[self->base].width ? 220 : 270));
  drie_hall_clock_set_pixel_size (self->clock, scaled (self, self->ring ? 120 : 72));
}

static void
apply_scale (DrieHallWindow *self)
{
  scale_margins (self);
  scale_marks (self);
  scale_label (self, self->title_label, 42, PANGO_WEIGHT_ULTRABOLD, 0);
  scale_label (self, self->state_label, 30, PANGO_WEIGHT_BOLD, 0);
  scale_label (self, self->caption_label, 26, PANGO_WEIGHT_NORMAL, 0);
  scale_label (self, self->address_label, 26, PANGO_WEIGHT_BOLD, 0);
  scale_label (self, self->code_label, 46, PANGO_WEIGHT_ULTRABOLD, 4);
  scale_label (self, self->wifi_label, 22, PANGO_WEIGHT_NORMAL, 0);
  scale_label (self, self->footer_label, 26, PANGO_WEIGHT_NORMAL, 0);
  scale_label (self, self->footer_end_label, 26, PANGO_WEIGHT_NORMAL, 0);
  drie_fit_label_set_max_size (self->main_label, scaled (self, 92));
  drie_fit_label_set_max_size (self->detail_label, scaled (self, 32));
}

/* On end, the code stands below the words, and the word for the time below the clock. */
static void
turn (DrieHallWindow *self, gboolean upright)
{
  GtkOrientation orientation = upright ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->footer_texts), orientation);
  gtk_box_reorder_child_after (self->time, GTK_WIDGET (self->clock), upright ? NULL : GTK_WIDGET (self->state));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->time), orientation);
  gtk_label_set_xalign (self->footer_end_label, upright ? 0 : 1);
  gtk_label_set_lines (self->title_label, upright ? 4 : 2);
}

static gboolean
scale_idle_cb (gpointer user_data)
{
  DrieHallWindow *self = user_data;

  self->scale_idle = 0;
  turn (self, gtk_widget_get_height (GTK_WIDGET (self)) > gtk_widget_get_width (GTK_WIDGET (self)));
  apply_scale (self);
  return G_SOURCE_REMOVE;
}

/* What stands on it follows the window's size, so it must not keep the window from becoming smaller: on another beamer, or beside the desk.
 */
static void
drie_hall_window_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  GTK_WIDGET_CLASS (drie_hall_window_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  *minimum = MIN (*minimum, MIN_SIZE);
}

/* Labels cannot change while they are being given their places, so that follows right after. */
static void
drie_hall_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DrieHallWindow *self = DRIE_HALL_WINDOW (widget);
  guint base = 0;
  double scale;

  while ((double)width / height < bases[base].from)
    base++;
  scale = MIN (width / bases[base].width, height / bases[base].height);
  GTK_WIDGET_CLASS (drie_hall_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (fabs (scale - self->scale) < 0.005 && self->base == base)
    return;
  self->scale = scale;
  self->base = base;
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
show_invitation (DrieHallWindow *self, const DrieHallContent *content)
{
  const char *url = content->url != NULL ? content->url : "";
  const char *host = g_str_has_prefix (url, "http://") ? url + strlen ("http://") : url;
  const char *slash = strrchr (host, '/');
  g_autofree char *address = slash != NULL ? g_strndup (host, slash - host) : g_strdup (host);

  gtk_widget_set_visible (GTK_WIDGET (self->invitation), content->invite);
  drie_qr_view_set_text (self->qr, content->url);
  set_text (self->address_label, address);
  set_text (self->code_label, content->code);
  set_text (self->wifi_label, content->wifi);
}

static void
show_listeners (DrieHallWindow *self, DrieCircleSet listeners)
{
  gtk_widget_set_visible (GTK_WIDGET (self->listener_0), DRIE_CIRCLE_SET_HAS (listeners, DRIE_CIRCLE_PUPILS));
  gtk_widget_set_visible (GTK_WIDGET (self->listener_1), DRIE_CIRCLE_SET_HAS (listeners, DRIE_CIRCLE_PARENTS));
  gtk_widget_set_visible (GTK_WIDGET (self->listener_2), DRIE_CIRCLE_SET_HAS (listeners, DRIE_CIRCLE_TEACHERS));
}

/* "Last 2 minutes": a shape and a word. */
static void
show_sign (DrieHallWindow *self, DrieTimeSignKind kind, const char *language)
{
  const char *word = drie_time_sign_get_word (kind);

  gtk_widget_set_visible (GTK_WIDGET (self->state), word != NULL);
  gtk_label_set_text (self->state_label, word != NULL ? drie_phrase (language, word) : "");
  drie_time_sign_set_kind (self->sign, kind);
  if (kind == DRIE_TIME_SIGN_UP)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "up");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "up");
}

static void
show_clock (DrieHallWindow *self, const DrieHallContent *content, const char *language)
{
  gtk_widget_set_visible (GTK_WIDGET (self->clock), content->clock);
  if (self->ring != content->ring)
    {
      self->ring = content->ring;
      scale_marks (self);
    }
  drie_hall_clock_set_ring (self->clock, content->ring);
  drie_hall_clock_set_time (self->clock, content->remaining, content->total, content->mark);
  drie_paint_set_circle_class (GTK_WIDGET (self->clock), content->circle);
  show_sign (self, drie_time_sign_find (content->paused, content->mark), language);
}

static void
show_content (DrieHallWindow *self, const DrieHallContent *content, const char *language)
{
  gtk_widget_set_visible (GTK_WIDGET (self->mark), content->circle != DRIE_CIRCLE_NONE);
  drie_circle_mark_set_circle (self->mark, content->circle);
  drie_paint_set_circle_class (GTK_WIDGET (self->title_label), content->circle);
  set_text (self->title_label, content->title);
  set_text (self->caption_label, content->caption);
  drie_fit_label_set_text (self->main_label, content->main);
  drie_fit_label_set_text (self->detail_label, content->detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), *content->detail != '\0');
  /* A question that stands alone is in the middle; one with something below it comes first. */
  drie_fit_label_set_yalign (self->main_label, *content->detail != '\0' ? 0 : 0.4);
  drie_fit_label_set_yalign (self->detail_label, 1);
  show_clock (self, content, language);
  show_invitation (self, content);
  show_listeners (self, content->listeners);
  gtk_label_set_text (self->footer_label, content->footer);
  set_text (self->footer_end_label, content->footer_end);
}

/* Only the clock moves with the seconds: everything else stays as it is drawn. */
static void
tick_cb (DrieHallWindow *self)
{
  g_autoptr (DrieEvening) evening = g_signal_group_dup_target (self->signals);
  g_autoptr (DrieHallContent) content = evening != NULL ? drie_hall_content_new (evening) : NULL;

  if (content != NULL)
    show_clock (self, content, drie_evening_get_plan (evening)->language);
}

static void
update (DrieHallWindow *self)
{
  g_autoptr (DrieEvening) evening = g_signal_group_dup_target (self->signals);
  g_autoptr (DrieHallContent) content = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->page), evening != NULL);
  if (evening == NULL)
    return;
  content = drie_hall_content_new (evening);
  show_content (self, content, drie_evening_get_plan (evening)->language);
}

/* --- Keys --- */

/* Whichever of the two windows has the keyboard, "next step" means the evening. */
static gboolean
key_cb (DrieHallWindow *self, guint keyval, guint keycode, GdkModifierType state, GtkEventControllerKey *controller)
{
  return self->chair != NULL && gtk_event_controller_key_forward (controller, GTK_WIDGET (self->chair));
}

static void
fullscreened_cb (DrieHallWindow *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), gtk_window_is_fullscreen (GTK_WINDOW (self)) ? "none" : NULL);
}

static void
toggle_fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drie_hall_seat_toggle (DRIE_HALL_WINDOW (widget)->seat);
}

/* --- The window --- */

static void
drie_hall_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DARK:
      g_value_set_boolean (value, DRIE_HALL_WINDOW (object)->dark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_hall_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DrieHallWindow *self = DRIE_HALL_WINDOW (object);

  switch (id)
    {
    case PROP_DARK:
      self->dark = g_value_get_boolean (value);
      if (self->dark)
        gtk_widget_add_css_class (GTK_WIDGET (self), "dark");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "dark");
      /* On white the room around the code is its quiet zone. */
      drie_qr_view_set_quiet_zone (self->qr, self->dark ? 4 : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_hall_window_dispose (GObject *object)
{
  DrieHallWindow *self = DRIE_HALL_WINDOW (object);

  g_clear_handle_id (&self->scale_idle, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_pointer (&self->seat, drie_hall_seat_free);
  g_clear_weak_pointer (&self->chair);
  G_OBJECT_CLASS (drie_hall_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, page);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, header);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, mark);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, time);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, state);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, sign);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, state_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, clock);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, body);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, words);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, caption_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, texts);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, main_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, invitation);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, qr);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, address_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, code_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, wifi_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, footer);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, listener_0);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, listener_1);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, listener_2);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, footer_texts);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, footer_label);
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, footer_end_label);
}

static void
drie_hall_window_class_init (DrieHallWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = drie_hall_window_get_property;
  object_class->set_property = drie_hall_window_set_property;
  object_class->dispose = drie_hall_window_dispose;
  widget_class->measure = drie_hall_window_measure;
  widget_class->size_allocate = drie_hall_window_size_allocate;

  properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DRIE_TYPE_FIT_LABEL);
  g_type_ensure (DRIE_TYPE_HALL_CLOCK);
  g_type_ensure (DRIE_TYPE_QR_VIEW);
  g_type_ensure (DRIE_TYPE_TIME_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/hall-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_install_action (widget_class, "hall.toggle-fullscreen", NULL, toggle_fullscreen_action);
}

static void
drie_hall_window_init (DrieHallWindow *self)
{
  self->scale = 0.8;
  self->ring = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  drie_qr_view_set_quiet_zone (self->qr, 0);
  apply_scale (self);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "tick", G_CALLBACK (tick_cb), self);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);
  self->seat = drie_hall_seat_new (GTK_WINDOW (self));
}

GtkWidget *
drie_hall_window_new (GtkApplication *application)
{
  return g_object_new (DRIE_TYPE_HALL_WINDOW, "application", application, NULL);
}

void
drie_hall_window_set_evening (DrieHallWindow *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_HALL_WINDOW (self));

  g_signal_group_set_target (self->signals, evening);
  update (self);
}

void
drie_hall_window_show_beside (DrieHallWindow *self, GtkWindow *chair)
{
  gboolean apart;

  g_return_if_fail (DRIE_IS_HALL_WINDOW (self));

  g_set_weak_pointer (&self->chair, chair);
  apart = drie_hall_seat_take (self->seat, chair);
  gtk_window_present (GTK_WINDOW (self));
  /* The keyboard stays with the chair. */
  if (apart && chair != NULL)
    gtk_window_present (chair);
}
