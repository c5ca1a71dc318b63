/* The wall. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-wall.h"

#include <glib/gi18n-lib.h>

#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/key-hints.h"
#include "ui/note-grid.h"
#include "ui/paper-popover.h"
#include "ui/words.h"

/* A circle's filter: only notes it wrote. */
typedef struct
{
  GtkToggleButton *button;
  GtkLabel *count;
} FromFilter;

struct _DrieNoteWall
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *count;
  GtkToggleButton *search_toggle;
  GtkDropDown *show;
  GtkBox *from_box;
  GtkToggleButton *blind_toggle;
  GtkMenuButton *paper;
  DriePaperPopover *paper_popover;
  GtkSearchEntry *search;
  GtkStack *pages;
  DrieNoteGrid *grid;
  GtkLabel *none_title;
  GtkLabel *none_text;
  GtkStack *hints;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;

  /* Borrowed */
  DrieWallModel *model;

  FromFilter from[DRIE_N_CIRCLES];
  gboolean blind;
  int step;
};

G_DEFINE_FINAL_TYPE (DrieNoteWall, drie_note_wall, GTK_TYPE_WIDGET)

enum
{
  PROP_BLIND = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
update_page (DrieNoteWall *self)
{
  gboolean any = g_list_model_get_n_items (drie_wall_model_get_list (self->model)) > 0;
  gboolean held = drie_wall_model_get_held (self->model) > 0;
  gboolean filtered = drie_wall_model_count (self->model, DRIE_CIRCLE_NONE) > 0;
  DrieDialogueState state = { 0 };

  gboolean waiting
      = gtk_widget_has_focus (GTK_WIDGET (self->paper)) || gtk_widget_has_focus (gtk_widget_get_first_child (GTK_WIDGET (self->paper)));

  gtk_stack_set_visible_child_name (self->pages, any || held ? "notes" : "none");
  gtk_widget_set_visible (GTK_WIDGET (self->hints), any);
  /* On an empty wall the keyboard stood at the paper note; the first note takes it, so that the keys for notes work. */
  if (any && waiting)
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  if (self->evening != NULL)
    drie_evening_get_state (self->evening, &state);
  gtk_label_set_text (self->none_title, filtered ? _ ("No such notes") : _ ("No notes yet"));
  if (filtered)
    gtk_label_set_text (self->none_text, _ ("The search and the filters leave none of them."));
  else if (state.phase == DRIE_PHASE_TALK)
    gtk_label_set_text (self->none_text, _ ("They come in while the circle talks, from phones and on paper."));
  else
    gtk_label_set_text (self->none_text, _ ("Nobody wrote a question to this circle."));
}

static void
marked_changed_cb (DrieNoteWall *self)
{
  g_autoptr (GObject) marked = NULL;

  g_object_get (self->grid, "marked", &marked, NULL);
  gtk_stack_set_visible_child_name (self->hints, marked != NULL                             ? "marked"
                                                 : drie_wall_model_is_similar (self->model) ? "similar"
                                                                                            : "notes");
}

static void
model_changed_cb (DrieNoteWall *self)
{
  g_autofree char *total = g_strdup_printf ("%u", drie_wall_model_count (self->model, DRIE_CIRCLE_NONE));

  gtk_label_set_text (self->count, total);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    {
      guint notes = drie_wall_model_count (self->model, circle);
      g_autofree char *count = g_strdup_printf ("%u", notes);
      g_autofree char *name = g_strdup_printf (_ ("Only notes of %s: %u"), drie_words_circle (circle), notes);
      GtkWidget *button = GTK_WIDGET (self->from[circle].button);

      gtk_label_set_text (self->from[circle].count, count);
      gtk_widget_set_visible (button, !self->blind && circle != drie_wall_model_get_circle (self->model));
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  marked_changed_cb (self);
  update_page (self);
}

static void
filters_changed_cb (DrieNoteWall *self)
{
  DrieCircleSet set = 0;

  if (self->model == NULL)
    return;
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    if (!self->blind && gtk_toggle_button_get_active (self->from[circle].button))
      set |= DRIE_CIRCLE_BIT (circle);
  drie_wall_model_set_from (self->model, set);
  drie_wall_model_set_show (self->model, gtk_drop_down_get_selected (self->show));
  drie_wall_model_set_words (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
stop_search_cb (DrieNoteWall *self)
{
  gtk_toggle_button_set_active (self->search_toggle, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
search_toggled_cb (DrieNoteWall *self)
{
  if (gtk_toggle_button_get_active (self->search_toggle))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
reset_filters (DrieNoteWall *self)
{
  gtk_toggle_button_set_active (self->search_toggle, FALSE);
  gtk_drop_down_set_selected (self->show, DRIE_WALL_ALL);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    gtk_toggle_button_set_active (self->from[circle].button, FALSE);
}

static void
update (DrieNoteWall *self)
{
  DrieDialogueState state;

  if (self->evening == NULL)
    return;
  drie_evening_get_state (self->evening, &state);
  if (state.phase != DRIE_PHASE_TALK && state.phase != DRIE_PHASE_ANSWER)
    return;
  if (state.speaking != drie_wall_model_get_circle (self->model))
    reset_filters (self);
  drie_wall_model_set_circle (self->model, state.speaking);
  if (state.step != self->step)
    drie_wall_model_admit (self->model);
  self->step = state.step;
  gtk_widget_set_sensitive (GTK_WIDGET (self->paper), state.started && !state.closed);
  update_page (self);
}

static void
add_filter (DrieNoteWall *self, DrieCircle circle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = g_object_new (DRIE_TYPE_CIRCLE_MARK, "circle", (int)circle, "pixel-size", 14, "valign", GTK_ALIGN_CENTER,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  FromFilter *from = &self->from[circle];

  from->count = GTK_LABEL (gtk_label_new ("0"));
  gtk_widget_add_css_class (GTK_WIDGET (from->count), "numeric");
  from->button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (from->count));
  gtk_button_set_child (GTK_BUTTON (from->button), box);
  gtk_box_append (self->from_box, GTK_WIDGET (from->button));
  g_signal_connect_swapped (from->button, "toggled", G_CALLBACK (filters_changed_cb), self);
}

static void
drie_note_wall_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, DRIE_NOTE_WALL (object)->blind);
}

static void
drie_note_wall_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DrieNoteWall *self = DRIE_NOTE_WALL (object);

  if (self->blind == g_value_get_boolean (value))
    return;
  self->blind = !self->blind;
  drie_note_grid_set_blind (self->grid, self->blind);
  filters_changed_cb (self);
  model_changed_cb (self);
  g_object_notify_by_pspec (object, spec);
}

static gboolean
drie_note_wall_grab_focus (GtkWidget *widget)
{
  DrieNoteWall *self = DRIE_NOTE_WALL (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "notes") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  return gtk_widget_grab_focus (GTK_WIDGET (self->paper));
}

static void
drie_note_wall_dispose (GObject *object)
{
  DrieNoteWall *self = DRIE_NOTE_WALL (object);

  g_signal_group_set_target (self->signals, NULL);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_NOTE_WALL);
  G_OBJECT_CLASS (drie_note_wall_parent_class)->dispose (object);
}

static void
drie_note_wall_finalize (GObject *object)
{
  g_clear_object (&DRIE_NOTE_WALL (object)->signals);
  G_OBJECT_CLASS (drie_note_wall_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/note-wall.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieNoteWall, count);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteWall, search_toggle);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteWall, show);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteWall, from_box);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteWall, blind_toggle);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteWall, paper);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteWall, paper_popover);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteWall, search);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteWall, pages);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteWall, grid);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteWall, none_title);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteWall, none_text);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteWall, hints);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, marked_changed_cb);
}

static void
drie_note_wall_class_init (DrieNoteWallClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_NOTE_GRID);
  g_type_ensure (DRIE_TYPE_PAPER_POPOVER);
  object_class->get_property = drie_note_wall_get_property;
  object_class->set_property = drie_note_wall_set_property;
  object_class->dispose = drie_note_wall_dispose;
  object_class->finalize = drie_note_wall_finalize;
  props[PROP_BLIND]
      = g_param_spec_boolean ("blind", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  drie_ui_class_set_grab_focus (widget_class, drie_note_wall_grab_focus);
  gtk_widget_class_set_css_name (widget_class, "notewall");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_template (widget_class);
}

static void
add_hints (DrieNoteWall *self)
{
  gtk_stack_add_named (self->hints,
                       drie_key_hints_new (C_ ("key", "Enter"), C_ ("key hint", "choose"), "G", C_ ("key hint", "group"), "S",
                                           C_ ("key hint", "similar"), "K", C_ ("key hint", "keep"), "E", C_ ("key hint", "elsewhere"), "N",
                                           C_ ("key hint", "not possible"), "P", C_ ("key hint", "about one person"), "T",
                                           C_ ("key hint", "translate"), NULL),
                       "notes");
  gtk_stack_add_named (self->hints,
                       drie_key_hints_new ("G", C_ ("key hint", "on the note it belongs with: group"), C_ ("key", "Esc"),
                                           C_ ("key hint", "stop"), NULL),
                       "marked");
  gtk_stack_add_named (self->hints,
                       drie_key_hints_new (C_ ("key", "Enter"), C_ ("key hint", "choose"), "G", C_ ("key hint", "group"), "S",
                                           C_ ("key hint", "all notes"), NULL),
                       "similar");
}

static void
drie_note_wall_init (DrieNoteWall *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->step = -1;
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    add_filter (self, circle);
  add_hints (self);
  self->model = g_object_ref (drie_note_grid_get_model (self->grid));
  g_signal_connect_swapped (self->model, "changed", G_CALLBACK (model_changed_cb), self);
  g_signal_connect_swapped (self->search_toggle, "toggled", G_CALLBACK (search_toggled_cb), self);
  g_object_bind_property (self, "blind", self->blind_toggle, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

GtkWidget *
drie_note_wall_new (void)
{
  return g_object_new (DRIE_TYPE_NOTE_WALL, NULL);
}

void
drie_note_wall_set_evening (DrieNoteWall *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_NOTE_WALL (self));

  if (!g_set_object (&self->evening, evening))
    return;
  self->step = -1;
  reset_filters (self);
  g_signal_group_set_target (self->signals, evening);
  drie_paper_popover_set_evening (self->paper_popover, evening);
  drie_note_grid_set_evening (self->grid, evening);
  update (self);
}

void
drie_note_wall_add_paper (DrieNoteWall *self)
{
  gtk_menu_button_popup (self->paper);
}

void
drie_note_wall_search (DrieNoteWall *self)
{
  gtk_toggle_button_set_active (self->search_toggle, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
