/* A note as a list row. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/note-item-private.h"

struct _DrieNoteItem
{
  GObject parent_instance;

  /* Owned */
  DrieNote *note;

  guint similar;
  gboolean looked; /* whether it may name somebody */
  gboolean names;
};

enum
{
  PROP_0,
  PROP_SIMILAR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (DrieNoteItem, drie_note_item, G_TYPE_OBJECT)

static void
drie_note_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DrieNoteItem *self = DRIE_NOTE_ITEM (object);

  if (prop_id == PROP_SIMILAR)
    g_value_set_uint (value, self->similar);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
drie_note_item_finalize (GObject *object)
{
  DrieNoteItem *self = DRIE_NOTE_ITEM (object);

  drie_note_free (self->note);
  G_OBJECT_CLASS (drie_note_item_parent_class)->finalize (object);
}

static void
drie_note_item_class_init (DrieNoteItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = drie_note_item_get_property;
  object_class->finalize = drie_note_item_finalize;
  properties[PROP_SIMILAR] = g_param_spec_uint ("similar", NULL, NULL, 1, G_MAXUINT, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", DRIE_TYPE_NOTE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
drie_note_item_init (DrieNoteItem *self)
{
  self->similar = 1;
}

DrieNoteItem *
drie_note_item_new (DrieNote *note)
{
  DrieNoteItem *self = g_object_new (DRIE_TYPE_NOTE_ITEM, NULL);

  self->note = note;
  return self;
}

DrieNote *
drie_note_item_edit (DrieNoteItem *self)
{
  self->looked = FALSE;
  return self->note;
}

void
drie_note_item_set_similar (DrieNoteItem *self, guint similar)
{
  if (self->similar == similar)
    return;
  self->similar = similar;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIMILAR]);
}

void
drie_note_item_changed (DrieNoteItem *self)
{
  self->looked = FALSE;
  g_signal_emit (self, changed_signal, 0);
}

const DrieNote *
drie_note_item_get_note (DrieNoteItem *self)
{
  return self->note;
}

guint
drie_note_item_get_similar (DrieNoteItem *self)
{
  return self->similar;
}

gboolean
drie_note_item_is_grouped (DrieNoteItem *self)
{
  return self->note->group != 0;
}

gboolean
drie_note_item_may_name (DrieNoteItem *self)
{
  if (!self->looked)
    self->names = drie_note_may_name (self->note);
  self->looked = TRUE;
  return self->names;
}
