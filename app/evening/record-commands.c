/* The chair's commands on recaps and agreements. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "evening/evening-private.h"

static gboolean
too_long (GError **error, int most)
{
  g_set_error (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_TOO_LONG, _ ("This text is too long: at most %d characters."), most);
  return FALSE;
}

/* Until somebody waits for it to be stored. */
static void
remember_recap (DrieEvening *self, DrieRecapPart part)
{
  if (drie_undo_peek_typing (self->undo, DRIE_UNDO_RECAP, part, NULL) != NULL)
    return;
  DrieUndoEntry *entry = drie_undo_push (self->undo, _ ("Recap"));
  entry->kind = DRIE_UNDO_RECAP;
  entry->part = part;
  entry->text = g_strdup (self->summary->recaps[part]);
}

/**
 * drie_evening_recap:
 * @text: replaces what was there; empty clears it
 * @error: %DRIE_EVENING_ERROR_TOO_LONG (10,000 characters), _NOT_STARTED, _FINAL
 */
gboolean
drie_evening_recap (DrieEvening *self, DrieRecapPart part, const char *text, GError **error)
{
  g_autofree char *normal = drie_note_normalise (text, -1);

  if (!drie_evening_check_started (self, error))
    return FALSE;
  if (normal == NULL || g_utf8_strlen (normal, -1) > DRIE_RECAP_MAX_CHARS)
    return too_long (error, DRIE_RECAP_MAX_CHARS);
  if (*normal == '\0')
    g_clear_pointer (&normal, g_free);
  if (g_strcmp0 (normal, self->summary->recaps[part]) == 0)
    return TRUE;

  remember_recap (self, part);
  g_free (self->summary->recaps[part]);
  self->summary->recaps[part] = g_steal_pointer (&normal);
  drie_store_set_recap_async (self->store, self->summary->id, part, self->summary->recaps[part], drie_evening_stored_cb,
                              g_object_ref (self));
  drie_evening_changed (self);
  return TRUE;
}

/* Agreements */

static DrieAgreement *
find_agreement (DrieEvening *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->summary->agreements->len; i++)
    {
      DrieAgreement *agreement = g_ptr_array_index (self->summary->agreements, i);
      if (agreement->id == id)
        {
          *position = i;
          return agreement;
        }
    }
  return NULL;
}

/* Takes the agreement out of the list. @dropped: (out) (transfer full). */
gboolean
drie_evening_drop_agreement (DrieEvening *self, gint64 id, guint *position, DrieAgreement **dropped)
{
  if (find_agreement (self, id, position) == NULL)
    return FALSE;
  *dropped = g_ptr_array_steal_index (self->summary->agreements, *position);
  return TRUE;
}

typedef struct
{
  DrieEvening *evening;
  gint64 id;            /* before the store answered */
  DrieAgreement *given; /* as it was given to the store */
} AgreementWriting;

static void
agreement_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AgreementWriting *writing = user_data;
  g_autoptr (DrieEvening) self = writing->evening;
  g_autoptr (DrieAgreement) given = writing->given;
  gint64 before = writing->id;
  g_autoptr (GError) error = NULL;
  guint position;

  g_free (writing);
  gint64 id = drie_store_put_agreement_finish (self->store, result, &error);
  if (error != NULL)
    {
      drie_evening_unsaved (self, error);
      return;
    }
  if (before > 0)
    return;
  DrieAgreement *agreement = find_agreement (self, before, &position);
  if (agreement == NULL) /* undone meanwhile */
    {
      drie_store_remove_agreement_async (self->store, self->summary->id, id, drie_evening_stored_cb, g_object_ref (self));
      return;
    }
  agreement->id = id;
  drie_undo_renumber_agreement (self->undo, before, id);
  if (!drie_agreement_equal (agreement, given)) /* changed meanwhile */
    drie_evening_store_agreement (self, agreement);
  drie_evening_changed (self);
}

/* Stores @agreement, which is in the list. A new one has a negative number until the store gives it its own. */
void
drie_evening_store_agreement (DrieEvening *self, DrieAgreement *agreement)
{
  if (agreement->id < 0) /* on its way: goes again when it is numbered */
    return;
  AgreementWriting *writing = g_new0 (AgreementWriting, 1);
  DrieAgreement *copy = drie_agreement_copy (agreement);
  if (agreement->id == 0)
    agreement->id = --self->next_agreement;
  copy->id = MAX (agreement->id, 0);
  writing->evening = g_object_ref (self);
  writing->id = agreement->id;
  writing->given = copy;
  drie_store_put_agreement_async (self->store, self->summary->id, copy, agreement_stored_cb, writing);
}

/* One that the store has not numbered yet goes when it is numbered: see agreement_stored_cb(). */
void
drie_evening_unstore_agreement (DrieEvening *self, gint64 id)
{
  if (id > 0)
    drie_store_remove_agreement_async (self->store, self->summary->id, id, drie_evening_stored_cb, g_object_ref (self));
}

static gboolean
no_agreement (GError **error)
{
  g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_ARGUMENT, _ ("There is no such agreement."));
  return FALSE;
}

/* Takes over the text normalised; FALSE and the error if it is longer than @max. */
static gboolean
take_text (char **field, int max, GError **error)
{
  char *normal = drie_note_normalise (*field != NULL ? *field : "", -1);

  if (normal != NULL)
    {
      g_free (*field);
      *field = normal;
    }
  return (normal != NULL && g_utf8_strlen (normal, -1) <= max) || too_long (error, max);
}

static gboolean
take_texts (DrieAgreement *agreement, GError **error)
{
  if (!take_text (&agreement->what, DRIE_AGREEMENT_MAX_WHAT, error) || !take_text (&agreement->who, DRIE_AGREEMENT_MAX_WHO, error)
      || !take_text (&agreement->reminds, DRIE_AGREEMENT_MAX_WHO, error))
    return FALSE;
  if (*agreement->what != '\0')
    return TRUE;
  g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_EMPTY, _ ("Say what is agreed."));
  return FALSE;
}

/**
 * drie_evening_agree:
 * @agreement: copied, its texts normalised; its @what must not be empty
 * @error: %DRIE_EVENING_ERROR_EMPTY, _TOO_LONG, _ARGUMENT (no agreement of this number), _NOT_STARTED, _FINAL
 */
gboolean
drie_evening_agree (DrieEvening *self, const DrieAgreement *agreement, GError **error)
{
  g_autoptr (DrieAgreement) taken = drie_agreement_copy (agreement);
  guint position = 0;

  if (!drie_evening_check_started (self, error) || !take_texts (taken, error))
    return FALSE;
  DrieAgreement *before = agreement->id != 0 ? find_agreement (self, agreement->id, &position) : NULL;
  if (agreement->id != 0 && before == NULL)
    return no_agreement (error);

  DrieAgreement *copy = g_steal_pointer (&taken);
  DrieUndoEntry *entry = drie_undo_push (self->undo, _ ("Agreement"));
  entry->kind = before != NULL ? DRIE_UNDO_AGREEMENT_CHANGED : DRIE_UNDO_AGREEMENT_ADDED;
  if (before != NULL)
    {
      entry->agreement = g_ptr_array_steal_index (self->summary->agreements, position);
      g_ptr_array_insert (self->summary->agreements, position, copy);
    }
  else
    g_ptr_array_add (self->summary->agreements, copy);
  drie_evening_store_agreement (self, copy);
  entry->agreement_id = copy->id;
  drie_evening_changed (self);
  return TRUE;
}

/* What circles said about it would go with it. */
static gboolean
check_not_reviewed (DrieEvening *self, gint64 id, GError **error)
{
  for (guint i = 0; i < self->summary->reviews->len; i++)
    if (((DrieReview *)g_ptr_array_index (self->summary->reviews, i))->agreement == id)
      {
        g_set_error_literal (
            error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_ARGUMENT,
            _ ("Circles have looked back on this agreement already: change its words, or say in the review that it changed."));
        return FALSE;
      }
  return TRUE;
}

/* @error: %DRIE_EVENING_ERROR_ARGUMENT if there is none of this number, or circles have looked back on it */
gboolean
drie_evening_remove_agreement (DrieEvening *self, gint64 id, GError **error)
{
  g_autoptr (DrieAgreement) dropped = NULL;
  guint position;

  if (!drie_evening_check_started (self, error) || !check_not_reviewed (self, id, error))
    return FALSE;
  if (!drie_evening_drop_agreement (self, id, &position, &dropped))
    return no_agreement (error);

  DrieUndoEntry *entry = drie_undo_push (self->undo, _ ("Remove an agreement"));
  entry->kind = DRIE_UNDO_AGREEMENT_REMOVED;
  entry->agreement_id = id;
  entry->position = position;
  entry->agreement = g_steal_pointer (&dropped);
  drie_evening_unstore_agreement (self, id);
  drie_evening_changed (self);
  return TRUE;
}
