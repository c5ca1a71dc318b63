/* A line of the archive as a list row. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/library-private.h"

#include <string.h>

struct _DrieLibraryItem
{
  GObject parent_instance;

  /* Owned */
  DrieEntry *entry;
};

G_DEFINE_FINAL_TYPE (DrieLibraryItem, drie_library_item, G_TYPE_OBJECT)

static void
drie_library_item_finalize (GObject *object)
{
  drie_entry_free (DRIE_LIBRARY_ITEM (object)->entry);
  G_OBJECT_CLASS (drie_library_item_parent_class)->finalize (object);
}

static void
drie_library_item_class_init (DrieLibraryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = drie_library_item_finalize;
}

static void
drie_library_item_init (DrieLibraryItem *self)
{
}

DrieLibraryItem *
drie_library_item_new (DrieEntry *entry)
{
  DrieLibraryItem *self = g_object_new (DRIE_TYPE_LIBRARY_ITEM, NULL);

  self->entry = entry;
  return self;
}

static const char *
text_or_empty (const char *text)
{
  return text != NULL ? text : "";
}

gint64
drie_library_item_get_id (DrieLibraryItem *self)
{
  return self->entry->id;
}

const char *
drie_library_item_get_uuid (DrieLibraryItem *self)
{
  return text_or_empty (self->entry->uuid);
}

const char *
drie_library_item_get_date (DrieLibraryItem *self)
{
  return text_or_empty (self->entry->date);
}

const char *
drie_library_item_get_theme (DrieLibraryItem *self)
{
  return text_or_empty (self->entry->theme);
}

const char *
drie_library_item_get_question (DrieLibraryItem *self)
{
  return text_or_empty (self->entry->question);
}

const char *
drie_library_item_get_school (DrieLibraryItem *self)
{
  return text_or_empty (self->entry->school);
}

DrieStatus
drie_library_item_get_status (DrieLibraryItem *self)
{
  return self->entry->status;
}

guint
drie_library_item_get_notes (DrieLibraryItem *self)
{
  return self->entry->notes;
}

guint
drie_library_item_get_agreements (DrieLibraryItem *self)
{
  return self->entry->agreements;
}

guint
drie_library_item_get_done (DrieLibraryItem *self)
{
  return self->entry->done;
}

guint
drie_library_item_get_partly (DrieLibraryItem *self)
{
  return self->entry->partly;
}

gboolean
drie_library_item_is_follow_up (DrieLibraryItem *self)
{
  return self->entry->follows;
}

guint
drie_library_item_get_place (DrieLibraryItem *self, guint *place)
{
  *place = self->entry->place;
  return self->entry->total;
}

const char *
drie_library_item_get_review (DrieLibraryItem *self)
{
  return text_or_empty (self->entry->review);
}

const char *
drie_library_item_get_reviewed (DrieLibraryItem *self)
{
  return text_or_empty (self->entry->reviewed);
}

/* As drie_summary_is_review_due(). */
gboolean
drie_library_item_is_review_due (DrieLibraryItem *self, const char *today)
{
  const DrieEntry *entry = self->entry;

  return entry->status >= DRIE_STATUS_CLOSED && entry->agreements > 0 && entry->review != NULL && strcmp (entry->review, today) <= 0
         && g_strcmp0 (entry->reviewed, entry->review) < 0;
}
