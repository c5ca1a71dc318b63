/* Picking several notes, to deal with them together. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-grid-private.h"

GPtrArray *
drie_note_grid_dup_targets (DrieNoteGrid *self)
{
  GPtrArray *items = drie_note_picks_dup (drie_note_grid_get_picks (self));

  if (items->len == 0 && drie_note_grid_get_current (self) != NULL)
    g_ptr_array_add (items, g_object_ref (drie_note_grid_get_current (self)));
  return items;
}

static void
pick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieNoteGrid *self = DRIE_NOTE_GRID (widget);

  if (drie_note_grid_get_current (self) != NULL)
    drie_note_picks_toggle (drie_note_grid_get_picks (self), drie_note_grid_get_current (self));
}

static void
pick_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drie_note_picks_all (drie_note_grid_get_picks (DRIE_NOTE_GRID (widget)));
}

void
drie_note_grid_install_pick_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "note.pick", NULL, pick_action);
  gtk_widget_class_install_action (widget_class, "note.pick-all", NULL, pick_all_action);
}

static gboolean
moves (guint keyval)
{
  static const guint keys[] = {
    GDK_KEY_Left,    GDK_KEY_Right,     GDK_KEY_Up,         GDK_KEY_Down,         GDK_KEY_Home,  GDK_KEY_End,
    GDK_KEY_Page_Up, GDK_KEY_Page_Down, GDK_KEY_KP_Left,    GDK_KEY_KP_Right,     GDK_KEY_KP_Up, GDK_KEY_KP_Down,
    GDK_KEY_KP_Home, GDK_KEY_KP_End,    GDK_KEY_KP_Page_Up, GDK_KEY_KP_Page_Down,
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] == keyval)
      return TRUE;
  return FALSE;
}

/* The list's own keys do the moving; and Space, which it takes for choosing one, picks. */
static gboolean
key_cb (DrieNoteGrid *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (!drie_note_grid_get_picking (self))
    return GDK_EVENT_PROPAGATE;
  drie_note_picks_extend_next (drie_note_grid_get_picks (self), modifiers == GDK_SHIFT_MASK && moves (keyval));
  if ((keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space) && (modifiers == 0 || modifiers == GDK_CONTROL_MASK))
    return gtk_widget_activate_action (GTK_WIDGET (self), "note.pick", NULL);
  if (keyval == GDK_KEY_a && modifiers == GDK_CONTROL_MASK)
    return gtk_widget_activate_action (GTK_WIDGET (self), "note.pick-all", NULL);
  return GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (DrieNoteGrid *self, int n_press, double x, double y, GtkEventController *click)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (click) & gtk_accelerator_get_default_mod_mask ();
  DrieNoteItem *item = drie_note_grid_get_item_at (self, x, y);

  if (!drie_note_grid_get_picking (self))
    return;
  drie_note_picks_extend_next (drie_note_grid_get_picks (self), modifiers == GDK_SHIFT_MASK);
  if (modifiers == GDK_CONTROL_MASK && item != NULL)
    drie_note_picks_toggle (drie_note_grid_get_picks (self), item);
}

void
drie_note_grid_add_picking (DrieNoteGrid *self, GtkWidget *grid)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (grid, keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (grid, GTK_EVENT_CONTROLLER (click));
}
