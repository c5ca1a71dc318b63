/* The reason of a disposition. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/dispose-popover.h"

#include <glib/gi18n-lib.h>

#include "ui/double-press.h"
#include "ui/init.h"

struct _DrieDisposePopover
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkFlowBox *places;
  GtkEntry *entry;
  GtkButton *give;

  /* Owned */
  GPtrArray *items;

  DrieDisposition disposition;
};

G_DEFINE_FINAL_TYPE (DrieDisposePopover, drie_dispose_popover, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_GIVEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The places a question can belong to in a Dutch school: mentor, participation council, parents' council, complaints officer. */
static const char *const places[] = {
  N_ ("The mentor"),
  N_ ("The participation council"),
  N_ ("The parents’ council"),
  N_ ("The complaints officer"),
};

static char *
dup_reason (DrieDisposePopover *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
entry_changed_cb (DrieDisposePopover *self)
{
  g_autofree char *reason = dup_reason (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->give), self->disposition != DRIE_DISPOSITION_NOT_POSSIBLE || reason[0] != '\0');
}

static void
give_cb (DrieDisposePopover *self)
{
  g_autofree char *reason = dup_reason (self);
  g_autoptr (GPtrArray) items = NULL;

  if (self->items == NULL || (self->disposition == DRIE_DISPOSITION_NOT_POSSIBLE && reason[0] == '\0'))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  items = g_steal_pointer (&self->items);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_GIVEN], 0, items, self->disposition, reason);
}

static void
place_clicked_cb (DrieDisposePopover *self, GtkButton *button)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), gtk_button_get_label (button));
  give_cb (self);
}

static void
drie_dispose_popover_dispose (GObject *object)
{
  DrieDisposePopover *self = DRIE_DISPOSE_POPOVER (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DRIE_TYPE_DISPOSE_POPOVER);
  G_OBJECT_CLASS (drie_dispose_popover_parent_class)->dispose (object);
}

static void
drie_dispose_popover_class_init (DrieDisposePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_dispose_popover_dispose;
  signals[SIGNAL_GIVEN] = g_signal_new ("given", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                        G_TYPE_PTR_ARRAY, G_TYPE_INT, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/dispose-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieDisposePopover, title);
  gtk_widget_class_bind_template_child (widget_class, DrieDisposePopover, places);
  gtk_widget_class_bind_template_child (widget_class, DrieDisposePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, DrieDisposePopover, give);
  gtk_widget_class_bind_template_callback (widget_class, give_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
}

static void
drie_dispose_popover_init (DrieDisposePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  drie_double_press_watch_popover (GTK_POPOVER (self));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (places[i]));

      g_signal_connect_swapped (button, "clicked", G_CALLBACK (place_clicked_cb), self);
      gtk_flow_box_append (self->places, button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
}

GtkWidget *
drie_dispose_popover_new (void)
{
  return g_object_new (DRIE_TYPE_DISPOSE_POPOVER, NULL);
}

/* Transfer full. */
static char *
dup_title (DrieDisposition disposition, guint n)
{
  if (disposition == DRIE_DISPOSITION_ELSEWHERE)
    return g_strdup_printf (ngettext ("Where does this question belong?", "Where do these %u questions belong?", n), n);
  return g_strdup_printf (ngettext ("Not possible, because…", "These %u are not possible, because…", n), n);
}

void
drie_dispose_popover_ask (DrieDisposePopover *self, GPtrArray *items, DrieDisposition disposition, const GdkRectangle *rect)
{
  gboolean elsewhere = disposition == DRIE_DISPOSITION_ELSEWHERE;
  g_autofree char *title = dup_title (disposition, items->len);

  g_return_if_fail (DRIE_IS_DISPOSE_POPOVER (self));

  g_ptr_array_ref (items);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  self->disposition = disposition;
  gtk_label_set_text (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->places), elsewhere);
  gtk_entry_set_placeholder_text (self->entry, elsewhere ? _ ("Somewhere else…") : _ ("The reason, in one plain sentence"));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  entry_changed_cb (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), rect);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
