/* Summaries. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/summary.h"

#include <string.h>

#include "model/names.h"

static const char *const status_names[] = { "planned", "running", "closed", "open", "final" };

DrieSummary *
drie_summary_new (void)
{
  DrieSummary *self = g_new0 (DrieSummary, 1);

  self->plan = drie_plan_new ();
  self->events = g_array_new (FALSE, FALSE, sizeof (DrieEvent));
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_note_free);
  self->agreements = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_agreement_free);
  self->additions = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_addition_free);
  self->versions = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_version_free);
  self->reviews = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_review_free);
  return self;
}

void
drie_summary_free (DrieSummary *self)
{
  if (self == NULL)
    return;

  g_free (self->uuid);
  g_free (self->code);
  g_free (self->address);
  g_free (self->device_key);
  drie_plan_free (self->plan);
  g_array_unref (self->events);
  g_ptr_array_unref (self->notes);
  for (guint i = 0; i < DRIE_N_RECAPS; i++)
    g_free (self->recaps[i]);
  g_ptr_array_unref (self->agreements);
  g_free (self->review_date);
  g_ptr_array_unref (self->additions);
  g_ptr_array_unref (self->versions);
  g_ptr_array_unref (self->reviews);
  drie_summary_free (self->earlier);
  g_free (self);
}

const char *
drie_status_to_wire (DrieStatus status)
{
  return drie_names_get (status_names, G_N_ELEMENTS (status_names), status);
}

gboolean
drie_status_from_wire (const char *wire, DrieStatus *status)
{
  int index = drie_names_find (status_names, G_N_ELEMENTS (status_names), wire);

  if (index >= 0)
    *status = index;
  return index >= 0;
}

DrieSaid *
drie_summary_get_said (const DrieSummary *self)
{
  DrieSaid *said = drie_said_new ();

  for (guint i = 0; i < DRIE_N_RECAPS; i++)
    said->recaps[i] = g_strdup (self->recaps[i]);
  said->contact = g_strdup (self->plan->contact);
  for (guint i = 0; i < self->agreements->len; i++)
    g_ptr_array_add (said->agreements, drie_agreement_copy (g_ptr_array_index (self->agreements, i)));
  for (guint i = 0; i < self->additions->len; i++)
    g_ptr_array_add (said->additions, drie_addition_copy (g_ptr_array_index (self->additions, i)));
  for (guint i = 0; i < self->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (self->notes, i);
      if (drie_disposition_is_public (note->disposition))
        g_ptr_array_add (said->fates, drie_fate_new (note->id, note->disposition, note->reason, note->answer));
    }
  return said;
}

DrieSaid *
drie_summary_get_said_before (const DrieSummary *self, guint number)
{
  const DrieVersion *before = number > 0 ? g_ptr_array_index (self->versions, number - 1) : NULL;
  const DrieVersion *version = g_ptr_array_index (self->versions, number);

  if (before == NULL || before->said == NULL || version->said == NULL)
    return NULL;
  return drie_said_without (before->said, version->said);
}

static gboolean
is_between (const DrieNote *note, DrieCircle from, DrieCircle to)
{
  return (from == DRIE_CIRCLE_NONE || note->from == from) && (to == DRIE_CIRCLE_NONE || note->to == to);
}

/* The ids of the notes that were put, so that ten thousand notes need not look for their leaders one by one. Transfer full. */
static GHashTable *
collect_put (const DrieSummary *self)
{
  GHashTable *put = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (self->notes, i);
      if (drie_disposition_is_put (note->disposition))
        g_hash_table_add (put, (gpointer)&note->id);
    }
  return put;
}

static gboolean
has_put_leader (GHashTable *put, const DrieNote *note)
{
  return note->group != 0 && g_hash_table_contains (put, &note->group);
}

/* Put itself, or as one of a group that was. */
static gboolean
was_put (GHashTable *put, const DrieNote *note)
{
  return drie_disposition_is_put (note->disposition) || has_put_leader (put, note);
}

guint
drie_summary_count (const DrieSummary *self, DrieCircle from, DrieCircle to)
{
  guint count = 0;

  for (guint i = 0; i < self->notes->len; i++)
    count += is_between (g_ptr_array_index (self->notes, i), from, to) ? 1 : 0;
  return count;
}

guint
drie_summary_count_put (const DrieSummary *self, DrieCircle from, DrieCircle to)
{
  g_autoptr (GHashTable) put = collect_put (self);
  guint count = 0;

  for (guint i = 0; i < self->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (self->notes, i);
      count += is_between (note, from, to) && was_put (put, note) ? 1 : 0;
    }
  return count;
}

guint
drie_summary_count_disposition (const DrieSummary *self, DrieDisposition disposition)
{
  guint count = 0;

  for (guint i = 0; i < self->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (self->notes, i);
      count += note->disposition == disposition ? 1 : 0;
    }
  return count;
}

guint
drie_summary_count_left (const DrieSummary *self)
{
  return drie_summary_count_disposition (self, DRIE_DISPOSITION_RECEIVED)
         + drie_summary_count_disposition (self, DRIE_DISPOSITION_SELECTED);
}

guint
drie_summary_count_naming (const DrieSummary *self, gboolean put)
{
  guint count = 0;

  for (guint i = 0; i < self->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (self->notes, i);
      count += (!put || drie_disposition_is_put (note->disposition)) && drie_note_may_name (note) ? 1 : 0;
    }
  return count;
}

static int
compare_asked (gconstpointer a, gconstpointer b)
{
  const DrieNote *left = *(const DrieNote *const *)a;
  const DrieNote *right = *(const DrieNote *const *)b;

  return (left->asked_at > right->asked_at) - (left->asked_at < right->asked_at);
}

GPtrArray *
drie_summary_get_put (const DrieSummary *self, DrieCircle to)
{
  g_autoptr (GHashTable) all = collect_put (self);
  GPtrArray *put = g_ptr_array_new ();

  for (guint i = 0; i < self->notes->len; i++)
    {
      DrieNote *note = g_ptr_array_index (self->notes, i);
      /* One that was put before it was grouped under another that was not still stood in front of the hall. */
      if (is_between (note, DRIE_CIRCLE_NONE, to) && drie_disposition_is_put (note->disposition) && !has_put_leader (all, note))
        g_ptr_array_add (put, note);
    }
  g_ptr_array_sort (put, compare_asked); /* stable: the order of arrival decides a draw */
  return put;
}

GPtrArray *
drie_summary_get_rest (const DrieSummary *self, DrieCircle to)
{
  g_autoptr (GHashTable) put = collect_put (self);
  GPtrArray *rest = g_ptr_array_new ();

  for (guint i = 0; i < self->notes->len; i++)
    {
      DrieNote *note = g_ptr_array_index (self->notes, i);
      if (is_between (note, DRIE_CIRCLE_NONE, to) && !was_put (put, note) && drie_disposition_is_public (note->disposition)
          && note->text != NULL)
        g_ptr_array_add (rest, note);
    }
  return rest;
}

guint
drie_summary_group_size (const DrieSummary *self, const DrieNote *note)
{
  guint size = 1;

  for (guint i = 0; note->id != 0 && i < self->notes->len; i++)
    {
      const DrieNote *other = g_ptr_array_index (self->notes, i);
      size += other != note && other->group == note->id ? 1 : 0;
    }
  return size;
}

char *
drie_summary_get_review (const DrieSummary *self)
{
  const char *last = self->review_date;

  for (guint i = 0; self->review_date == NULL && i < self->agreements->len; i++)
    {
      const DrieAgreement *agreement = g_ptr_array_index (self->agreements, i);
      if (agreement->before != NULL && g_strcmp0 (agreement->before, last) > 0)
        last = agreement->before;
    }
  return g_strdup (last);
}

gboolean
drie_summary_is_review_due (const DrieSummary *self, const char *today)
{
  g_autofree char *day = drie_summary_get_review (self);
  const DrieReview *last = self->reviews->len > 0 ? g_ptr_array_index (self->reviews, self->reviews->len - 1) : NULL;

  return self->status >= DRIE_STATUS_CLOSED && self->agreements->len > 0 && day != NULL && strcmp (day, today) <= 0
         && (last == NULL || strcmp (last->date, day) < 0);
}

DrieDialogue *
drie_summary_get_dialogue (const DrieSummary *self, GTimeZone *zone)
{
  g_autoptr (DrieDialogue) dialogue = drie_dialogue_new (self->plan, drie_plan_end_time (self->plan, zone));

  for (guint i = 0; i < self->events->len; i++)
    if (!drie_dialogue_append (dialogue, &g_array_index (self->events, DrieEvent, i)))
      return NULL;
  return g_steal_pointer (&dialogue);
}
