/* Phones, address, network. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/presence-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/words.h"

/* How long a sentence about trouble stands here. */
#define TROUBLE_SECONDS 20

struct _DriePresenceBar
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *total;
  GtkBox *circles;
  GtkLabel *address;
  GtkImage *sign;
  GtkLabel *network;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;
  char *trouble;

  /* Borrowed */
  GtkLabel *counts[DRIE_N_CIRCLES];
  GtkWidget *boxes[DRIE_N_CIRCLES];

  guint calm_id;
};

G_DEFINE_FINAL_TYPE (DriePresenceBar, drie_presence_bar, GTK_TYPE_WIDGET)

static void
update_phones (DriePresenceBar *self)
{
  guint total;
  g_autofree char *text = NULL;

  if (self->evening == NULL)
    return;
  total = drie_evening_get_phones (self->evening, DRIE_CIRCLE_NONE);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    {
      guint phones = drie_evening_get_phones (self->evening, circle);
      g_autofree char *count = g_strdup_printf ("%u", phones);
      g_autofree char *label = g_strdup_printf ("%s: %u", drie_words_circle (circle), phones);

      total += phones;
      gtk_label_set_text (self->counts[circle], count);
      gtk_widget_set_tooltip_text (self->boxes[circle], label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->boxes[circle]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  text = g_strdup_printf (ngettext ("%u phone", "%u phones", total), total);
  gtk_label_set_text (self->total, text);
}

/* The address with its code in bold: that is what people mistype. */
static void
update_address (DriePresenceBar *self)
{
  const char *url = drie_evening_get_url (self->evening);
  const char *code = url != NULL ? strrchr (url, '/') : NULL;
  g_autofree char *before = code != NULL ? g_strndup (url, (gsize)(code + 1 - url)) : NULL;
  g_autofree char *markup = code != NULL ? g_markup_printf_escaped ("%s<b>%s</b>", before, code + 1) : g_strdup ("");

  gtk_label_set_markup (self->address, markup);
}

/* An address of this laptop alone: a rehearsal, or no network. */
static gboolean
is_local (DriePresenceBar *self)
{
  const char *url = drie_evening_get_url (self->evening);

  return url != NULL && (g_str_has_prefix (url, "http://127.") || g_str_has_prefix (url, "http://[::1]"));
}

static void
update_network (DriePresenceBar *self)
{
  gboolean reachable = drie_evening_is_reachable (self->evening);
  gboolean well = reachable && self->trouble == NULL;
  const char *text = self->trouble;

  if (text == NULL)
    text = !reachable ? _ ("Phones cannot join") : is_local (self) ? _ ("Only on this laptop") : _ ("Reachable for phones");
  gtk_label_set_text (self->network, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->network), self->trouble);
  gtk_image_set_from_icon_name (self->sign, well ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self), well ? "trouble" : "well");
  gtk_widget_add_css_class (GTK_WIDGET (self), well ? "well" : "trouble");
}

static void
update (DriePresenceBar *self)
{
  if (self->evening == NULL)
    return;
  update_phones (self);
  update_address (self);
  update_network (self);
}

static gboolean
calm_cb (gpointer user_data)
{
  DriePresenceBar *self = user_data;

  self->calm_id = 0;
  g_clear_pointer (&self->trouble, g_free);
  update (self);
  return G_SOURCE_REMOVE;
}

static void
trouble_cb (DriePresenceBar *self, const char *message)
{
  g_free (self->trouble);
  self->trouble = g_strdup (message);
  g_clear_handle_id (&self->calm_id, g_source_remove);
  self->calm_id = g_timeout_add_seconds (TROUBLE_SECONDS, calm_cb, self);
  update (self);
}

static void
add_circle (DriePresenceBar *self, DrieCircle circle)
{
  GtkWidget *mark = g_object_new (DRIE_TYPE_CIRCLE_MARK, "circle", (int)circle, "pixel-size", 12, "valign", GTK_ALIGN_CENTER,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->boxes[circle] = g_object_new (GTK_TYPE_BOX, "spacing", 5, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  self->counts[circle] = GTK_LABEL (gtk_label_new ("0"));
  gtk_widget_add_css_class (GTK_WIDGET (self->counts[circle]), "numeric");
  gtk_box_append (GTK_BOX (self->boxes[circle]), mark);
  gtk_box_append (GTK_BOX (self->boxes[circle]), GTK_WIDGET (self->counts[circle]));
  gtk_box_append (self->circles, self->boxes[circle]);
}

static void
drie_presence_bar_dispose (GObject *object)
{
  DriePresenceBar *self = DRIE_PRESENCE_BAR (object);

  g_clear_handle_id (&self->calm_id, g_source_remove);
  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_PRESENCE_BAR);
  G_OBJECT_CLASS (drie_presence_bar_parent_class)->dispose (object);
}

static void
drie_presence_bar_finalize (GObject *object)
{
  DriePresenceBar *self = DRIE_PRESENCE_BAR (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->trouble, g_free);
  G_OBJECT_CLASS (drie_presence_bar_parent_class)->finalize (object);
}

static void
drie_presence_bar_class_init (DriePresenceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_presence_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_presence_bar_finalize;
  gtk_widget_class_set_css_name (widget_class, "presencebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/presence-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DriePresenceBar, total);
  gtk_widget_class_bind_template_child (widget_class, DriePresenceBar, circles);
  gtk_widget_class_bind_template_child (widget_class, DriePresenceBar, address);
  gtk_widget_class_bind_template_child (widget_class, DriePresenceBar, sign);
  gtk_widget_class_bind_template_child (widget_class, DriePresenceBar, network);
}

static void
drie_presence_bar_init (DriePresenceBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    add_circle (self, circle);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "presence-changed", G_CALLBACK (update_phones), self);
  g_signal_group_connect_swapped (self->signals, "trouble", G_CALLBACK (trouble_cb), self);
  g_signal_group_connect_swapped (self->signals, "trouble-changed", G_CALLBACK (update), self);
}

void
drie_presence_bar_set_evening (DriePresenceBar *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_PRESENCE_BAR (self));

  if (!g_set_object (&self->evening, evening))
    return;
  g_clear_handle_id (&self->calm_id, g_source_remove);
  g_clear_pointer (&self->trouble, g_free);
  g_signal_group_set_target (self->signals, evening);
  update (self);
}
