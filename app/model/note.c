/* Notes. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/note.h"

#include "model/names.h"
#include "model/naming.h"
#include "model/text.h"

static const char *const disposition_names[DRIE_N_DISPOSITIONS]
    = { "received", "selected", "asking", "asked", "kept", "elsewhere", "not_possible", "personal", "removed" };
static const char *const source_names[] = { "phone", "paper" };

DrieNote *
drie_note_new (void)
{
  DrieNote *self = g_new0 (DrieNote, 1);

  self->from = DRIE_CIRCLE_NONE;
  self->to = DRIE_CIRCLE_NONE;
  return self;
}

DrieNote *
drie_note_copy (const DrieNote *self)
{
  if (self == NULL)
    return NULL;

  DrieNote *copy = g_memdup2 (self, sizeof *self);
  copy->key = g_strdup (self->key);
  copy->text = g_strdup (self->text);
  copy->language = g_strdup (self->language);
  copy->translation = g_strdup (self->translation);
  copy->reason = g_strdup (self->reason);
  copy->answer = g_strdup (self->answer);
  copy->device = g_strdup (self->device);
  return copy;
}

void
drie_note_free (DrieNote *self)
{
  if (self == NULL)
    return;

  g_free (self->key);
  g_free (self->text);
  g_free (self->language);
  g_free (self->translation);
  g_free (self->reason);
  g_free (self->answer);
  g_free (self->device);
  g_free (self);
}

void
drie_note_wipe (DrieNote *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->translation, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->answer, g_free);
}

gboolean
drie_note_may_name (const DrieNote *self)
{
  return drie_disposition_is_public (self->disposition)
         && (drie_text_may_name (self->text, self->language) || drie_text_may_name (self->translation, NULL));
}

const char *
drie_note_get_words (const DrieNote *self)
{
  return self->text != NULL && self->translation != NULL ? self->translation : self->text;
}

const char *
drie_disposition_to_wire (DrieDisposition disposition)
{
  return drie_names_get (disposition_names, G_N_ELEMENTS (disposition_names), disposition);
}

gboolean
drie_disposition_from_wire (const char *wire, DrieDisposition *disposition)
{
  int index = drie_names_find (disposition_names, G_N_ELEMENTS (disposition_names), wire);

  if (index >= 0)
    *disposition = index;
  return index >= 0;
}

const char *
drie_source_to_wire (DrieSource source)
{
  return drie_names_get (source_names, G_N_ELEMENTS (source_names), source);
}

gboolean
drie_source_from_wire (const char *wire, DrieSource *source)
{
  int index = drie_names_find (source_names, G_N_ELEMENTS (source_names), wire);

  if (index >= 0)
    *source = index;
  return index >= 0;
}

gboolean
drie_disposition_is_public (DrieDisposition disposition)
{
  return disposition != DRIE_DISPOSITION_PERSONAL && disposition != DRIE_DISPOSITION_REMOVED;
}

gboolean
drie_disposition_is_put (DrieDisposition disposition)
{
  return disposition == DRIE_DISPOSITION_ASKING || disposition == DRIE_DISPOSITION_ASKED;
}

char *
drie_note_normalise (const char *raw, gssize length)
{
  return drie_text_normalise (raw, length);
}

gboolean
drie_note_key_is_valid (const char *key)
{
  return key != NULL && g_uuid_string_is_valid (key);
}
