/* Notes that come in. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-arrivals.h"

#include <glib/gi18n-lib.h>

#include "ui/note-news.h"

struct _DrieNoteArrivals
{
  GObject parent_instance;

  /* Borrowed */
  GtkWidget *wall;
  GtkWidget *list;
  GtkScrolledWindow *scroller;
  GtkButton *more;
  DrieWallModel *model;
  GListModel *notes;
  DrieNoteCards *cards;
  GtkEventController *focus;
  GtkEventController *pointer;

  DrieNoteNews *news; /* owned */
  gint64 newest;      /* id of the note that came in last, of those that were shown */
  guint unseen;       /* notes that came in below what is shown */
  guint follow_id;
};

G_DEFINE_FINAL_TYPE (DrieNoteArrivals, drie_note_arrivals, G_TYPE_OBJECT)

static gboolean
is_at_end (DrieNoteArrivals *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  return gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) >= gtk_adjustment_get_upper (adjustment) - 1;
}

static gboolean
is_in_use (DrieNoteArrivals *self)
{
  return gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus))
         || gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->pointer));
}

static gboolean
is_in_view (DrieNoteArrivals *self, guint position)
{
  g_autoptr (DrieNoteItem) item = g_list_model_get_item (self->notes, position);
  DrieNoteCard *card = drie_note_cards_find (self->cards, item);
  graphene_rect_t bounds;

  return card != NULL && gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (self->scroller), &bounds)
         && bounds.origin.y + bounds.size.height <= (float)gtk_widget_get_height (GTK_WIDGET (self->scroller));
}

static gboolean
follow_cb (gpointer user_data)
{
  DrieNoteArrivals *self = user_data;
  guint n = g_list_model_get_n_items (self->notes);

  self->follow_id = 0;
  if (n > 0)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", n - 1);
  return G_SOURCE_REMOVE;
}

/* The new ones are the last: those that are in view by now are new no more. */
static void
scrolled_cb (DrieNoteArrivals *self)
{
  guint n = g_list_model_get_n_items (self->notes);
  guint before = self->unseen;

  if (is_at_end (self))
    self->unseen = 0;
  while (self->unseen > 0 && (self->unseen > n || is_in_view (self, n - self->unseen)))
    self->unseen--;
  if (self->unseen != before)
    drie_note_arrivals_update (self);
}

/* A look at what is in view, some frames from now. */
typedef struct
{
  GWeakRef arrivals;
  guint frames;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_weak_ref_clear (&look->arrivals);
  g_free (look);
}

static gboolean
laid_out_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  Look *look = data;
  g_autoptr (DrieNoteArrivals) self = g_weak_ref_get (&look->arrivals);

  if (self != NULL && --look->frames > 0)
    return G_SOURCE_CONTINUE;
  if (self != NULL)
    scrolled_cb (self);
  return G_SOURCE_REMOVE;
}

/* In the second frame the notes have their place: perhaps they all are in view. */
static void
look_when_laid_out (DrieNoteArrivals *self)
{
  Look *look = g_new0 (Look, 1);

  g_weak_ref_init (&look->arrivals, self);
  look->frames = 2;
  gtk_widget_add_tick_callback (self->wall, laid_out_cb, look, look_free);
}

/* A larger window shows more. */
static void
resized_cb (DrieNoteArrivals *self)
{
  if (self->unseen > 0)
    look_when_laid_out (self);
}

/* How many of these have never been shown: a search that ends brings back old ones. */
static guint
count_new (DrieNoteArrivals *self, guint position, guint added)
{
  gint64 newest = self->newest;
  guint count = 0;

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (self->notes, i);
      gint64 id = drie_note_item_get_note (item)->id;
      count += id > newest;
      self->newest = MAX (self->newest, id);
    }
  return count;
}

/* Scrolls later: the list's widget has not heard of the change yet. */
static void
items_changed_cb (DrieNoteArrivals *self, guint position, guint removed, guint added)
{
  gboolean appended = added > 0 && position > 0 && position + added == g_list_model_get_n_items (self->notes);
  guint fresh = count_new (self, position, added);

  /* The very first ones come while something else stands in the wall's place. */
  if (gtk_widget_get_mapped (gtk_widget_get_parent (self->wall)))
    drie_note_news_add (self->news, fresh);
  if (!appended || fresh == 0 || drie_wall_model_get_blind (self->model) || !gtk_widget_get_mapped (self->list))
    return;
  if (!is_at_end (self) || is_in_use (self))
    {
      self->unseen += fresh;
      look_when_laid_out (self);
    }
  else if (self->follow_id == 0)
    self->follow_id = g_idle_add (follow_cb, self);
}

static void
drie_note_arrivals_finalize (GObject *object)
{
  DrieNoteArrivals *self = DRIE_NOTE_ARRIVALS (object);

  g_clear_handle_id (&self->follow_id, g_source_remove);
  drie_note_news_free (self->news);
  G_OBJECT_CLASS (drie_note_arrivals_parent_class)->finalize (object);
}

static void
drie_note_arrivals_class_init (DrieNoteArrivalsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = drie_note_arrivals_finalize;
}

static void
drie_note_arrivals_init (DrieNoteArrivals *self)
{
}

static void
watch (DrieNoteArrivals *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  self->focus = gtk_event_controller_focus_new ();
  gtk_widget_add_controller (self->list, self->focus);
  self->pointer = gtk_event_controller_motion_new ();
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), self->pointer);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
}

DrieNoteArrivals *
drie_note_arrivals_new (GtkWidget *wall, GtkWidget *list, GtkButton *more, DrieWallModel *model, GListModel *notes, DrieNoteCards *cards)
{
  DrieNoteArrivals *self = g_object_new (DRIE_TYPE_NOTE_ARRIVALS, NULL);

  self->wall = wall;
  self->list = list;
  self->scroller = GTK_SCROLLED_WINDOW (gtk_widget_get_parent (list));
  self->more = more;
  self->model = model;
  self->notes = notes;
  self->cards = cards;
  self->news = drie_note_news_new (wall);
  watch (self);
  return self;
}

void
drie_note_arrivals_reset (DrieNoteArrivals *self)
{
  self->unseen = 0;
  self->newest = 0;
}

void
drie_note_arrivals_see_all (DrieNoteArrivals *self)
{
  self->unseen = 0;
  drie_note_arrivals_update (self);
}

void
drie_note_arrivals_update (DrieNoteArrivals *self)
{
  guint held = drie_wall_model_get_held (self->model);
  g_autofree char *label = NULL;

  if (held > 0)
    label = g_strdup_printf (ngettext ("Mix in %u new note", "Mix in %u new notes", held), held);
  else
    label = g_strdup_printf (ngettext ("↓ %u new note", "↓ %u new notes", self->unseen), self->unseen);
  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), (held > 0 || self->unseen > 0) && !drie_wall_model_is_similar (self->model));
}
