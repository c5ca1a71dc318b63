/* The site. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/site.h"

#include <string.h>
#include <time.h>

DrieSite *
drie_site_new (const char *code, const char *device_key, DrieNoteSink sink, DriePublicState *state, DriePages *pages,
               DrieNoteChanged changed, gpointer user_data)
{
  DrieSite *self = g_new0 (DrieSite, 1);

  self->code = g_ascii_strup (code, -1);
  self->device_key = g_strdup (device_key);
  self->sink = sink;
  self->state = drie_public_state_ref (state);
  self->book = drie_note_book_new (changed, user_data);
  self->devices = drie_buckets_new (DRIE_RATE_DEVICE);
  self->edits = drie_buckets_new (DRIE_RATE_EDIT);
  self->addresses = drie_buckets_new (DRIE_RATE_ADDRESS);
  self->pages = pages;
  self->in_flight = g_hash_table_new (g_str_hash, g_str_equal);
  drie_thread_claim (&self->thread);
  drie_note_book_merge (self->book, state->notes);
  return self;
}

static void
clear_line (DrieSite *self)
{
  g_clear_pointer (&self->line_head, g_free);
  g_clear_pointer (&self->line_tail, g_free);
}

void
drie_site_free (DrieSite *self)
{
  if (self == NULL)
    return;
  clear_line (self);
  g_free (self->code);
  g_free (self->device_key);
  drie_public_state_unref (self->state);
  drie_note_book_free (self->book);
  drie_buckets_free (self->devices);
  drie_buckets_free (self->edits);
  drie_buckets_free (self->addresses);
  drie_pages_free (self->pages);
  g_hash_table_unref (self->in_flight);
  g_free (self);
}

void
drie_site_publish (DrieSite *self, DriePublicState *state)
{
  drie_thread_assert (&self->thread);
  drie_public_state_ref (state);
  drie_public_state_unref (self->state);
  self->state = state;
  clear_line (self);
  drie_note_book_merge (self->book, state->notes);
}

/* Only the time that is left goes on by itself. Its name stands in no text of the line: there each quotation mark has a backslash. */
char *
drie_site_get_state_json (DrieSite *self, gint64 now)
{
  static const char name[] = "\"remaining_ms\":";

  if (self->line_head == NULL)
    {
      g_autofree char *line = drie_public_state_to_json (self->state, now);
      const char *number = strstr (line, name) + strlen (name);
      self->line_head = g_strndup (line, number - line);
      self->line_tail = g_strdup (number + strspn (number, "-0123456789"));
    }
  return g_strdup_printf ("%s%" G_GINT64_FORMAT "%s", self->line_head, drie_public_state_remaining_ms (self->state, now), self->line_tail);
}

void
drie_site_prune (DrieSite *self, gint64 now)
{
  drie_thread_assert (&self->thread);
  drie_buckets_prune (self->devices, now);
  drie_buckets_prune (self->edits, now);
  drie_buckets_prune (self->addresses, now);
}

gint64
drie_web_boottime (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}
