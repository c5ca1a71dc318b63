/* What can be done with the note the keyboard is on, and the keys for it. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "ui/announce.h"
#include "ui/dispose-popover.h"
#include "ui/note-commands.h"
#include "ui/note-grid-private.h"
#include "ui/translate-popover.h"

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieNoteGrid *self = DRIE_NOTE_GRID (widget);
  DrieNoteItem *item = drie_note_grid_get_current (self);

  if (item != NULL)
    drie_note_toggle_chosen (widget, drie_note_grid_get_evening (self), item);
}

static void
ask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieNoteGrid *self = DRIE_NOTE_GRID (widget);
  DrieNoteItem *item = drie_note_grid_get_current (self);

  if (item != NULL)
    drie_note_ask (widget, drie_note_grid_get_evening (self), item);
}

/* The first G marks, the second one, on another note, hangs the first under it; on the same note it stops. */
static void
group_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieNoteGrid *self = DRIE_NOTE_GRID (widget);
  DrieNoteItem *item = drie_note_grid_get_current (self);
  g_autoptr (DrieNoteItem) marked = NULL;

  if (item == NULL)
    return;
  if (drie_note_grid_get_marked (self) == NULL)
    {
      drie_note_grid_set_marked (self, item);
      drie_announce (widget, _ ("Now go to the note it belongs with, and press G"));
      return;
    }
  marked = g_object_ref (drie_note_grid_get_marked (self));
  drie_note_grid_set_marked (self, NULL);
  if (marked != item)
    drie_note_group (widget, drie_note_grid_get_evening (self), marked, item);
}

static void
ungroup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieNoteGrid *self = DRIE_NOTE_GRID (widget);
  DrieNoteItem *item = drie_note_grid_get_current (self);

  if (item != NULL)
    drie_note_ungroup (widget, drie_note_grid_get_evening (self), item);
}

static void
dispose_all (DrieNoteGrid *self, GPtrArray *items, DrieDisposition disposition, const char *reason)
{
  drie_note_grid_keep_place (self, items);
  if (drie_note_dispose (GTK_WIDGET (self), drie_note_grid_get_evening (self), items, disposition, reason))
    drie_note_picks_clear (drie_note_grid_get_picks (self));
}

static void
dispose (DrieNoteGrid *self, DrieDisposition disposition)
{
  g_autoptr (GPtrArray) items = drie_note_grid_dup_targets (self);

  if (items->len > 0)
    dispose_all (self, items, disposition, NULL);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dispose (DRIE_NOTE_GRID (widget), DRIE_DISPOSITION_KEPT);
}

static void
receive_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dispose (DRIE_NOTE_GRID (widget), DRIE_DISPOSITION_RECEIVED);
}

static void
personal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dispose (DRIE_NOTE_GRID (widget), DRIE_DISPOSITION_PERSONAL);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dispose (DRIE_NOTE_GRID (widget), DRIE_DISPOSITION_REMOVED);
}

static void
given_cb (DrieNoteGrid *self, GPtrArray *items, int disposition, const char *reason)
{
  dispose_all (self, items, disposition, reason[0] != '\0' ? reason : NULL);
}

/* The keyboard goes back to the note it was on. */
static void
popover_closed_cb (GtkWidget *popover, DrieNoteGrid *self)
{
  drie_note_grid_go_to (self, drie_note_grid_get_current (self));
  g_idle_add_once ((GSourceOnceFunc)gtk_widget_unparent, popover);
}

/* At the note the keyboard is on; if that is scrolled away, in the middle. */
static GdkRectangle
find_place (DrieNoteGrid *self)
{
  GdkRectangle rect = { gtk_widget_get_width (GTK_WIDGET (self)) / 2, gtk_widget_get_height (GTK_WIDGET (self)) / 2, 1, 1 };

  drie_note_grid_get_rect (self, drie_note_grid_get_current (self), &rect);
  return rect;
}

static void
ask_reason (DrieNoteGrid *self, DrieDisposition disposition)
{
  g_autoptr (GPtrArray) items = drie_note_grid_dup_targets (self);
  GdkRectangle rect = find_place (self);
  GtkWidget *popover;

  if (items->len == 0)
    return;
  popover = drie_dispose_popover_new ();
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  g_signal_connect_object (popover, "given", G_CALLBACK (given_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, 0);
  drie_dispose_popover_ask (DRIE_DISPOSE_POPOVER (popover), items, disposition, &rect);
}

static void
elsewhere_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_reason (DRIE_NOTE_GRID (widget), DRIE_DISPOSITION_ELSEWHERE);
}

static void
not_possible_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_reason (DRIE_NOTE_GRID (widget), DRIE_DISPOSITION_NOT_POSSIBLE);
}

static void
translate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieNoteGrid *self = DRIE_NOTE_GRID (widget);
  DrieNoteItem *item = drie_note_grid_get_current (self);
  GtkWidget *popover;
  GdkRectangle rect;

  if (item == NULL || !drie_note_grid_get_rect (self, item, &rect))
    return;
  popover = drie_translate_popover_new ();
  gtk_widget_set_parent (popover, widget);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, 0);
  drie_translate_popover_ask (DRIE_TRANSLATE_POPOVER (popover), drie_note_grid_get_evening (self), item, &rect);
}

/* The keyboard stays on its note: among those like it that is the first one, and afterwards it is where it was. */
static void
show_similar (DrieNoteGrid *self, DrieNoteItem *to)
{
  DrieNoteItem *item = drie_note_grid_get_current (self);

  drie_wall_model_set_similar_to (drie_note_grid_get_model (self), to);
  drie_note_grid_go_to (self, item);
}

static void
all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_similar (DRIE_NOTE_GRID (widget), NULL);
}

static void
similar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieNoteGrid *self = DRIE_NOTE_GRID (widget);
  DrieWallModel *model = drie_note_grid_get_model (self);

  if (drie_wall_model_is_similar (model))
    show_similar (self, NULL);
  else if (drie_note_grid_get_current (self) != NULL)
    show_similar (self, drie_note_grid_get_current (self));
}

/* Escape goes back one thing at a time. */
static void
unmark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieNoteGrid *self = DRIE_NOTE_GRID (widget);

  if (drie_note_grid_get_marked (self) != NULL)
    drie_note_grid_set_marked (self, NULL);
  else if (drie_wall_model_is_similar (drie_note_grid_get_model (self)))
    show_similar (self, NULL);
  else
    drie_note_picks_clear (drie_note_grid_get_picks (self));
}

void
drie_note_grid_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "note.choose", choose_action },     { "note.ask", ask_action },
    { "note.group", group_action },       { "note.ungroup", ungroup_action },
    { "note.keep", keep_action },         { "note.elsewhere", elsewhere_action },
    { "note.receive", receive_action },   { "note.not-possible", not_possible_action },
    { "note.personal", personal_action }, { "note.remove", remove_action },
    { "note.unmark", unmark_action },     { "note.translate", translate_action },
    { "note.similar", similar_action },   { "note.all", all_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}

/* On the grid, not on the wall: a letter typed into the search entry or pressed on a button of the wall must do nothing to a note. */
void
drie_note_grid_add_shortcuts (DrieNoteGrid *self, GtkWidget *grid)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_a, 0, "note.ask" },         { GDK_KEY_g, 0, "note.group" },        { GDK_KEY_g, GDK_SHIFT_MASK, "note.ungroup" },
    { GDK_KEY_s, 0, "note.similar" },     { GDK_KEY_t, 0, "note.translate" },    { GDK_KEY_k, 0, "note.keep" },
    { GDK_KEY_e, 0, "note.elsewhere" },   { GDK_KEY_n, 0, "note.not-possible" }, { GDK_KEY_BackSpace, 0, "note.receive" },
    { GDK_KEY_p, 0, "note.personal" },    { GDK_KEY_r, 0, "note.remove" },       { GDK_KEY_Delete, 0, "note.remove" },
    { GDK_KEY_Escape, 0, "note.unmark" }, { GDK_KEY_Menu, 0, "note.menu" },      { GDK_KEY_F10, GDK_SHIFT_MASK, "note.menu" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (grid, controller);
}

static gboolean
has_key (const DrieNote *note)
{
  return note->key != NULL;
}

static gboolean
is_open (const DrieNote *note)
{
  return has_key (note) && !drie_disposition_is_put (note->disposition);
}

static gboolean
can_come_back (const DrieNote *note)
{
  return is_open (note) && note->disposition != DRIE_DISPOSITION_RECEIVED;
}

/* Is it true of every note that the keys for dispositions are for now? */
static gboolean
all_are (GPtrArray *items, gboolean (*is) (const DrieNote *note))
{
  for (guint i = 0; i < items->len; i++)
    if (!is (drie_note_item_get_note (g_ptr_array_index (items, i))))
      return FALSE;
  return items->len > 0;
}

static void
update_dispositions (DrieNoteGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GPtrArray) items = drie_note_grid_dup_targets (self);
  gboolean open = all_are (items, is_open);
  gboolean keyed = all_are (items, has_key);

  gtk_widget_action_set_enabled (widget, "note.keep", open);
  gtk_widget_action_set_enabled (widget, "note.elsewhere", open);
  gtk_widget_action_set_enabled (widget, "note.not-possible", open);
  gtk_widget_action_set_enabled (widget, "note.receive", all_are (items, can_come_back));
  gtk_widget_action_set_enabled (widget, "note.personal", keyed);
  gtk_widget_action_set_enabled (widget, "note.remove", keyed);
}

void
drie_note_grid_update_actions (DrieNoteGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  DrieNoteItem *item = drie_note_grid_get_current (self);
  const DrieNote *note = item != NULL ? drie_note_item_get_note (item) : NULL;
  gboolean open = note != NULL && is_open (note);
  DrieDialogueState state = { 0 };

  if (drie_note_grid_get_evening (self) != NULL)
    drie_evening_get_state (drie_note_grid_get_evening (self), &state);
  gtk_widget_action_set_enabled (widget, "note.choose", open && !state.closed);
  gtk_widget_action_set_enabled (widget, "note.ask", open && state.started && state.phase == DRIE_PHASE_ANSWER);
  gtk_widget_action_set_enabled (widget, "note.group", open);
  gtk_widget_action_set_enabled (widget, "note.similar", note != NULL || drie_wall_model_is_similar (drie_note_grid_get_model (self)));
  gtk_widget_action_set_enabled (widget, "note.translate", note != NULL && note->key != NULL && note->text != NULL);
  gtk_widget_action_set_enabled (widget, "note.ungroup", note != NULL && drie_note_item_get_similar (item) > 1);
  update_dispositions (self);
}
