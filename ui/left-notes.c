/* The notes that are left. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/left-notes.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/announce.h"
#include "ui/init.h"
#include "ui/key-hints.h"
#include "ui/note-grid.h"

struct _DrieLeftNotes
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *explanation;
  GtkDropDown *show;
  GtkStack *pages;
  DrieNoteGrid *grid;
  AdwStatusPage *none;
  GtkBox *keys;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;

  /* Borrowed */
  DrieWallModel *model;

  guint left;
  gboolean emptied; /* the keyboard was on the last note */
};

G_DEFINE_FINAL_TYPE (DrieLeftNotes, drie_left_notes, GTK_TYPE_WIDGET)

enum
{
  PROP_LEFT = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/* What each entry of the list shows, and says about it. */
static const struct
{
  DrieWallShow show;
  const char *explanation;
  const char *none;
  const char *none_text;
} views[] = {
  { DRIE_WALL_LEFT, N_ ("What becomes of these? Their writers can read it on their phones."), N_ ("Every Question Has Its Place"),
    N_ ("No note is left of which nothing became.") },
  { DRIE_WALL_SET_ASIDE, N_ ("Set aside during the evening or after it."), N_ ("Nothing Set Aside"), NULL },
  { DRIE_WALL_NAMING, N_ ("Do they name a person? Set those apart: then they appear in no document."), N_ ("No Name Found"),
    N_ ("Only what looks like a name is found here: a title, a capital letter.") },
  { DRIE_WALL_PERSONAL, N_ ("Only here, only for you: never shown, printed or exported."), N_ ("None about One Person"), NULL },
};

/* What the heading says: of picked notes how many they are. Transfer full. */
static char *
dup_heading (DrieLeftNotes *self, const char *explanation)
{
  guint picked = drie_note_grid_get_picked (self->grid);

  if (picked == 0)
    return g_strdup (explanation);
  return g_strdup_printf (ngettext ("%u note selected: what becomes of it?", "%u notes selected: what becomes of them?", picked), picked);
}

/* The keyboard does not stay behind with the last note; when notes come back by undo it goes back to them. */
static void
emptied_cb (DrieLeftNotes *self)
{
  self->emptied = gtk_widget_grab_focus (GTK_WIDGET (self->show));
}

static void
return_keyboard (DrieLeftNotes *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->emptied && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->show)))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  self->emptied = FALSE;
}

static void
update (DrieLeftNotes *self)
{
  guint index = MIN (gtk_drop_down_get_selected (self->show), G_N_ELEMENTS (views) - 1);
  gboolean any = g_list_model_get_n_items (drie_wall_model_get_list (self->model)) > 0;
  guint left = self->evening != NULL ? drie_summary_count_left (drie_evening_get_summary (self->evening)) : 0;
  g_autofree char *heading = dup_heading (self, any ? _ (views[index].explanation) : "");

  gtk_label_set_text (self->explanation, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->keys), any);
  adw_status_page_set_title (self->none, _ (views[index].none));
  adw_status_page_set_description (self->none, views[index].none_text != NULL ? _ (views[index].none_text) : NULL);
  gtk_stack_set_visible_child_name (self->pages, any ? "notes" : "none");
  if (any)
    return_keyboard (self);
  if (left == self->left)
    return;
  self->left = left;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LEFT]);
}

static void
picked_cb (DrieLeftNotes *self)
{
  update (self);
  if (drie_note_grid_get_picked (self->grid) > 0)
    drie_announce (GTK_WIDGET (self), gtk_label_get_text (self->explanation));
}

static void
show_changed_cb (DrieLeftNotes *self)
{
  guint index = MIN (gtk_drop_down_get_selected (self->show), G_N_ELEMENTS (views) - 1);

  if (self->model == NULL)
    return;
  drie_wall_model_set_show (self->model, views[index].show);
  update (self);
}

static void
select_view (DrieLeftNotes *self, DrieWallShow show)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (views[i].show == show)
      gtk_drop_down_set_selected (self->show, i);
}

void
drie_left_notes_look (DrieLeftNotes *self)
{
  g_return_if_fail (DRIE_IS_LEFT_NOTES (self));

  if (self->evening == NULL)
    return;
  select_view (self, drie_summary_count_naming (drie_evening_get_summary (self->evening), FALSE) > 0 ? DRIE_WALL_NAMING : DRIE_WALL_LEFT);
}

static void
drie_left_notes_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_uint (value, DRIE_LEFT_NOTES (object)->left);
}

static gboolean
drie_left_notes_grab_focus (GtkWidget *widget)
{
  DrieLeftNotes *self = DRIE_LEFT_NOTES (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->grid)) || gtk_widget_grab_focus (GTK_WIDGET (self->show));
}

static void
drie_left_notes_dispose (GObject *object)
{
  DrieLeftNotes *self = DRIE_LEFT_NOTES (object);

  g_signal_group_set_target (self->signals, NULL);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_LEFT_NOTES);
  G_OBJECT_CLASS (drie_left_notes_parent_class)->dispose (object);
}

static void
drie_left_notes_finalize (GObject *object)
{
  g_clear_object (&DRIE_LEFT_NOTES (object)->signals);
  G_OBJECT_CLASS (drie_left_notes_parent_class)->finalize (object);
}

static void
drie_left_notes_class_init (DrieLeftNotesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_NOTE_GRID);
  object_class->get_property = drie_left_notes_get_property;
  object_class->dispose = drie_left_notes_dispose;
  object_class->finalize = drie_left_notes_finalize;
  drie_ui_class_set_grab_focus (widget_class, drie_left_notes_grab_focus);
  props[PROP_LEFT] = g_param_spec_uint ("left", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "leftnotes");
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/left-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieLeftNotes, explanation);
  gtk_widget_class_bind_template_child (widget_class, DrieLeftNotes, show);
  gtk_widget_class_bind_template_child (widget_class, DrieLeftNotes, pages);
  gtk_widget_class_bind_template_child (widget_class, DrieLeftNotes, grid);
  gtk_widget_class_bind_template_child (widget_class, DrieLeftNotes, none);
  gtk_widget_class_bind_template_child (widget_class, DrieLeftNotes, keys);
  gtk_widget_class_bind_template_callback (widget_class, show_changed_cb);
}

static void
drie_left_notes_init (DrieLeftNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = g_object_ref (drie_note_grid_get_model (self->grid));
  drie_wall_model_set_show (self->model, DRIE_WALL_LEFT);
  g_signal_connect_swapped (self->model, "changed", G_CALLBACK (update), self);
  drie_note_grid_set_picking (self->grid, TRUE);
  g_signal_connect_swapped (self->grid, "notify::picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->grid, "emptied", G_CALLBACK (emptied_cb), self);
  gtk_box_append (self->keys, drie_key_hints_new (C_ ("key", "Space"), C_ ("key hint", "select"), C_ ("key", "⇧ →"),
                                                  C_ ("key hint", "more"), C_ ("key", "Ctrl A"), C_ ("key hint", "all"),
                                                  C_ ("key", "Ctrl Z"), C_ ("key hint", "take back"), NULL));
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

void
drie_left_notes_set_evening (DrieLeftNotes *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_LEFT_NOTES (self));

  if (!g_set_object (&self->evening, evening))
    return;
  g_signal_group_set_target (self->signals, evening);
  drie_note_grid_set_evening (self->grid, evening);
  update (self);
}
