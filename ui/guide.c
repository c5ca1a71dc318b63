/* The guide of a rehearsal. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/guide.h"

#include <glib/gi18n-lib.h>

#include "ui/announce.h"
#include "ui/init.h"

/* How often it looks whether what it explains is there yet, milliseconds; only in a rehearsal. */
#define LOOK 250
/* Between the card and what it explains, and the window's edge. */
#define GAP 10

#define ANY_PHASE DRIE_N_PHASES

/* What is explained, in the order of an evening: a thing is due when it is on the screen and there is enough to see. */
typedef struct
{
  const char *screen; /* page of the window's stack */
  const char *path;   /* ids of .ui files, from the outside to the inside */
  DriePhase phase;
  guint notes;    /* at least so many for the circle that speaks */
  guint selected; /* at least so many of them chosen */
  const char *sentence;
} Tip;

static const Tip tips[] = {
  { "lobby", "joining", ANY_PHASE, 0, 0,
    N_ ("Phones come in with this code; who cannot scan it types the address and the letters below it.") },
  { "lobby", "phones", ANY_PHASE, 0, 0, N_ ("Here you see who is in: in this rehearsal the program plays the phones itself.") },
  { "lobby", "start_button", ANY_PHASE, 0, 0, N_ ("Start when everybody sits; if you forget to, the button beside it puts that right.") },
  { "live", "next", DRIE_PHASE_WELCOME, 0, 0,
    N_ ("You end a step, never the clock: this button leads to the next one, and nothing is lost by going back.") },
  { "live", "wall/count", DRIE_PHASE_TALK, 0, 0, N_ ("This is the wall: what the two circles that listen write comes in here.") },
  { "live", "wall/hints", DRIE_PHASE_TALK, 2, 0, N_ ("Choose the most important ones: go to a note with the arrow keys and press Enter.") },
  { "live", "wall/hints", DRIE_PHASE_TALK, 3, 0,
    N_ ("Two notes that ask the same? Press G on one and then on the other, and they go together.") },
  { "live", "questions/balance", DRIE_PHASE_TALK, 0, 1,
    N_ ("What you chose stands here in the order it will be asked, and above it how many come from each circle.") },
  { "live", "questions/asking", DRIE_PHASE_ANSWER, 0, 1,
    N_ ("Press Q to put the next question: the hall sees it large, and here you note the answer in a line.") },
  { "live", "clock/extend", DRIE_PHASE_ANSWER, 0, 0,
    N_ ("Does a circle need longer? A minute more is noted, and offered to the circles that follow.") },
  { "live", "recap/editor", DRIE_PHASE_RECAP, 0, 0, N_ ("What did this circle bring? A sentence or two; they are kept as you type.") },
  { "live", "agreements", DRIE_PHASE_CLOSING, 0, 0, N_ ("Agree here who does what, and before when: that is what people take home.") },
  { "wrap-up", "save", ANY_PHASE, 0, 0,
    N_ ("Complete the summary on these pages, today or tomorrow, and save it for everybody as a PDF.") },
};

struct _DrieGuide
{
  GtkWidget parent_instance;

  GtkLabel *label; /* template widget */

  /* Borrowed */
  GtkOverlay *overlay;
  GtkStack *screens;

  DrieEvening *evening; /* owned; NULL: nothing to explain */
  GtkWidget *anchor;    /* weak: what is explained now */
  int current;          /* the tip that is shown, or -1 */
  guint source;
  gboolean enabled;
  gboolean seen[G_N_ELEMENTS (tips)];
};

enum
{
  PROP_ENABLED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DrieGuide, drie_guide, GTK_TYPE_WIDGET)

/* --- What is due --- */

/* Ids are unique in their file only: the first of that name may be another's. */
GtkWidget *
drie_guide_find (GtkWidget *root, const char *path)
{
  const char *slash = strchr (path, '/');
  gsize length = slash != NULL ? (gsize)(slash - path) : strlen (path);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (child));
      gboolean is_it = id != NULL && strlen (id) == length && strncmp (id, path, length) == 0;
      GtkWidget *found = is_it && slash == NULL ? child : is_it ? drie_guide_find (child, slash + 1) : NULL;
      if (found == NULL)
        found = drie_guide_find (child, path);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_notes (DrieEvening *evening, DrieCircle to)
{
  GListModel *notes = drie_evening_get_notes (evening);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (notes, i);
      if (drie_note_item_get_note (item)->to == to)
        n++;
    }
  return n;
}

static gboolean
has_enough (DrieGuide *self, const Tip *tip)
{
  DrieDialogueState state;
  g_autoptr (GPtrArray) selected = NULL;

  if (tip->phase == ANY_PHASE)
    return TRUE;
  drie_evening_get_state (self->evening, &state);
  if (!state.started || state.closed || drie_dialogue_get_step (drie_evening_get_dialogue (self->evening), state.step)->phase != tip->phase)
    return FALSE;
  if (tip->notes > 0 && count_notes (self->evening, state.speaking) < tip->notes)
    return FALSE;
  if (tip->selected == 0)
    return TRUE;
  selected = drie_evening_get_selected (self->evening, state.speaking);
  return selected->len >= tip->selected;
}

/* What @tip is about, if it can be seen now. */
static GtkWidget *
find_anchor (DrieGuide *self, const Tip *tip)
{
  GtkWidget *screen = gtk_stack_get_visible_child (self->screens);
  GtkWidget *anchor;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->screens), tip->screen) != 0)
    return NULL;
  anchor = drie_guide_find (screen, tip->path);
  return anchor != NULL && gtk_widget_get_mapped (anchor) && has_enough (self, tip) ? anchor : NULL;
}

static int
find_due (DrieGuide *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (tips); i++)
    if (!self->seen[i] && find_anchor (self, &tips[i]) != NULL)
      return (int)i;
  return -1;
}

/* --- Showing it --- */

static void
point_at (DrieGuide *self, GtkWidget *anchor)
{
  if (anchor == self->anchor)
    return;
  if (self->anchor != NULL)
    gtk_widget_remove_css_class (self->anchor, "explained");
  g_set_weak_pointer (&self->anchor, anchor);
  if (anchor != NULL)
    gtk_widget_add_css_class (anchor, "explained");
}

/* The keyboard goes back to the screen if it was in the card. */
static void
hide (DrieGuide *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  point_at (self, NULL);
  self->current = -1;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (focused)
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->screens));
}

static void
show (DrieGuide *self, int due)
{
  const char *sentence = _ (tips[due].sentence);

  self->current = due;
  self->seen[due] = TRUE;
  gtk_label_set_text (self->label, sentence);
  point_at (self, find_anchor (self, &tips[due]));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  drie_announce (GTK_WIDGET (self), sentence);
}

static void
look (DrieGuide *self)
{
  gboolean awake = self->evening != NULL && self->enabled && self->screens != NULL;
  int due;

  /* What is explained has gone: so has its explanation. */
  if (self->current >= 0 && (!awake || find_anchor (self, &tips[self->current]) != self->anchor))
    hide (self);
  due = awake && self->current < 0 ? find_due (self) : -1;
  if (due >= 0)
    show (self, due);
  if (self->current >= 0)
    gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
}

static gboolean
look_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

static void
set_enabled (DrieGuide *self, gboolean enabled)
{
  if (enabled == self->enabled)
    return;
  self->enabled = enabled;
  memset (self->seen, 0, sizeof self->seen);
  look (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENABLED]);
}

static void
go_on_cb (DrieGuide *self)
{
  gboolean last = self->current == G_N_ELEMENTS (tips) - 1;

  hide (self);
  if (last)
    set_enabled (self, FALSE);
  else
    look (self);
}

static void
stop_cb (DrieGuide *self)
{
  hide (self);
  set_enabled (self, FALSE);
}

static gboolean
key_cb (DrieGuide *self, guint key)
{
  if (key != GDK_KEY_Escape || self->current < 0)
    return GDK_EVENT_PROPAGATE;
  go_on_cb (self);
  return GDK_EVENT_STOP;
}

/* --- Its place: below what it explains, else above, else beside it; beside what is tall, at the foot of what fills the window --- */

static int
place_across (double from, double length, int size, int room)
{
  return (int)CLAMP (from + length / 2 - size / 2.0, GAP, MAX (room - size - GAP, GAP));
}

static void
place (const graphene_rect_t *at, int room_x, int room_y, GdkRectangle *card)
{
  double x = at->origin.x, y = at->origin.y, width = at->size.width, height = at->size.height;
  gboolean tall = height > room_y * 0.4;

  card->x = place_across (x, width, card->width, room_x);
  card->y = place_across (y, height, card->height, room_y);
  if (!tall && y + height + GAP + card->height <= room_y)
    card->y = (int)(y + height) + GAP;
  else if (!tall && y - GAP - card->height >= 0)
    card->y = (int)y - GAP - card->height;
  else if (x - GAP - card->width >= 0)
    card->x = (int)x - GAP - card->width;
  else if (x + width + GAP + card->width <= room_x)
    card->x = (int)(x + width) + GAP;
  else
    card->y = (int)(y + height) - card->height - GAP;
}

static gboolean
position_cb (DrieGuide *self, GtkWidget *child, GdkRectangle *card)
{
  graphene_rect_t at;

  if (child != GTK_WIDGET (self) || self->anchor == NULL || !gtk_widget_compute_bounds (self->anchor, GTK_WIDGET (self->overlay), &at))
    return FALSE;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &card->width, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, card->width, NULL, &card->height, NULL, NULL);
  place (&at, gtk_widget_get_width (GTK_WIDGET (self->overlay)), gtk_widget_get_height (GTK_WIDGET (self->overlay)), card);
  return TRUE;
}

/* --- The widget --- */

static void
drie_guide_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, DRIE_GUIDE (object)->enabled);
}

static void
drie_guide_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_enabled (DRIE_GUIDE (object), g_value_get_boolean (value));
}

static void
drie_guide_dispose (GObject *object)
{
  DrieGuide *self = DRIE_GUIDE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  point_at (self, NULL);
  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_GUIDE);
  G_OBJECT_CLASS (drie_guide_parent_class)->dispose (object);
}

static void
drie_guide_class_init (DrieGuideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_guide_dispose;
  G_OBJECT_CLASS (klass)->get_property = drie_guide_get_property;
  G_OBJECT_CLASS (klass)->set_property = drie_guide_set_property;
  properties[PROP_ENABLED]
      = g_param_spec_boolean ("enabled", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "guide");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/guide.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieGuide, label);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
drie_guide_init (DrieGuide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->enabled = TRUE;
  self->current = -1;
}

void
drie_guide_attach (DrieGuide *self, GtkOverlay *overlay, GtkStack *screens)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (DRIE_IS_GUIDE (self) && self->overlay == NULL);

  self->overlay = overlay;
  self->screens = screens;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (overlay), keys);
  g_signal_connect_object (overlay, "get-child-position", G_CALLBACK (position_cb), self, G_CONNECT_SWAPPED);
}

void
drie_guide_set_evening (DrieGuide *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_GUIDE (self));

  if (!g_set_object (&self->evening, evening))
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  memset (self->seen, 0, sizeof self->seen);
  if (evening != NULL)
    self->source = g_timeout_add (LOOK, look_cb, self);
  look (self);
}

guint
drie_guide_n_tips (void)
{
  return G_N_ELEMENTS (tips);
}

char *
drie_guide_dup_place (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (tips), NULL);

  return g_strconcat (tips[i].screen, ":", tips[i].path, NULL);
}
