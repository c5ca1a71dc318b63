/* Versions of a summary. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/version.h"

DrieVersion *
drie_version_new (const char *date, const char *what)
{
  DrieVersion *self = g_new0 (DrieVersion, 1);

  self->date = g_strdup (date);
  self->what = g_strdup (what);
  return self;
}

void
drie_version_free (DrieVersion *self)
{
  if (self == NULL)
    return;
  g_free (self->date);
  g_free (self->what);
  drie_said_free (self->said);
  g_free (self);
}

DrieFate *
drie_fate_new (gint64 note, DrieDisposition disposition, const char *reason, const char *answer)
{
  DrieFate *self = g_new0 (DrieFate, 1);

  self->note = note;
  self->disposition = disposition;
  self->reason = g_strdup (reason);
  self->answer = g_strdup (answer);
  return self;
}

void
drie_fate_free (DrieFate *self)
{
  if (self == NULL)
    return;
  g_free (self->reason);
  g_free (self->answer);
  g_free (self);
}

DrieSaid *
drie_said_new (void)
{
  DrieSaid *self = g_new0 (DrieSaid, 1);

  self->agreements = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_agreement_free);
  self->additions = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_addition_free);
  self->fates = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_fate_free);
  return self;
}

void
drie_said_free (DrieSaid *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < DRIE_N_RECAPS; i++)
    g_free (self->recaps[i]);
  g_free (self->contact);
  g_ptr_array_unref (self->agreements);
  g_ptr_array_unref (self->additions);
  g_ptr_array_unref (self->fates);
  g_free (self);
}

static gboolean
is_same_agreement (gconstpointer one, gconstpointer other)
{
  const DrieAgreement *a = one, *b = other;

  return g_strcmp0 (a->what, b->what) == 0 && g_strcmp0 (a->who, b->who) == 0 && a->circle == b->circle
         && g_strcmp0 (a->before, b->before) == 0 && g_strcmp0 (a->reminds, b->reminds) == 0 && a->decides == b->decides;
}

static gboolean
is_same_addition (gconstpointer one, gconstpointer other)
{
  const DrieAddition *a = one, *b = other;

  return a->circle == b->circle && g_strcmp0 (a->date, b->date) == 0 && g_strcmp0 (a->text, b->text) == 0;
}

static void
add_fates (const GPtrArray *fates, const GPtrArray *later, GPtrArray *without)
{
  g_autoptr (GHashTable) by_note = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < later->len; i++)
    {
      DrieFate *fate = g_ptr_array_index (later, i);
      g_hash_table_insert (by_note, &fate->note, fate);
    }
  for (guint i = 0; i < fates->len; i++)
    {
      const DrieFate *fate = g_ptr_array_index (fates, i), *now = g_hash_table_lookup (by_note, &fate->note);
      if (now == NULL || now->disposition != fate->disposition || g_strcmp0 (now->reason, fate->reason) != 0
          || g_strcmp0 (now->answer, fate->answer) != 0)
        g_ptr_array_add (without, drie_fate_new (fate->note, fate->disposition, fate->reason, fate->answer));
    }
}

DrieSaid *
drie_said_without (const DrieSaid *self, const DrieSaid *later)
{
  DrieSaid *without = drie_said_new ();

  for (guint i = 0; i < DRIE_N_RECAPS; i++)
    if (g_strcmp0 (self->recaps[i], later->recaps[i]) != 0)
      without->recaps[i] = g_strdup (self->recaps[i]);
  if (g_strcmp0 (self->contact, later->contact) != 0)
    without->contact = g_strdup (self->contact);
  for (guint i = 0; i < self->agreements->len; i++)
    if (!g_ptr_array_find_with_equal_func (later->agreements, g_ptr_array_index (self->agreements, i), is_same_agreement, NULL))
      g_ptr_array_add (without->agreements, drie_agreement_copy (g_ptr_array_index (self->agreements, i)));
  for (guint i = 0; i < self->additions->len; i++)
    if (!g_ptr_array_find_with_equal_func (later->additions, g_ptr_array_index (self->additions, i), is_same_addition, NULL))
      g_ptr_array_add (without->additions, drie_addition_copy (g_ptr_array_index (self->additions, i)));
  add_fates (self->fates, later->fates, without->fates);
  return without;
}
