/* Commands on notes. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-commands.h"

#include <glib/gi18n-lib.h>

#include "ui/toast.h"

/* @error: where the command that gives @done puts its error; it is only looked at once the command has been carried out. */
static gboolean
finish (GtkWidget *widget, gboolean done, GError *const *error)
{
  if (!done)
    drie_toast_show_error (widget, *error);
  return done;
}

gboolean
drie_note_choose (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *item)
{
  const DrieNote *note = drie_note_item_get_note (item);
  g_autoptr (GError) error = NULL;

  if (note->disposition == DRIE_DISPOSITION_SELECTED || note->key == NULL)
    return TRUE;
  return finish (widget, drie_evening_select (evening, note->key, &error), &error);
}

gboolean
drie_note_toggle_chosen (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *item)
{
  const DrieNote *note = drie_note_item_get_note (item);
  g_autoptr (GError) error = NULL;

  if (note->disposition != DRIE_DISPOSITION_SELECTED)
    return drie_note_choose (widget, evening, item);
  return finish (widget, drie_evening_unselect (evening, note->key, &error), &error);
}

gboolean
drie_note_move (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *item, int rank)
{
  g_autoptr (GError) error = NULL;

  return finish (widget, drie_evening_move (evening, drie_note_item_get_note (item)->key, rank, &error), &error);
}

gboolean
drie_note_ask (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *item)
{
  const DrieNote *note = drie_note_item_get_note (item);
  g_autoptr (GError) error = NULL;

  return finish (widget, drie_evening_ask (evening, note->key, &error), &error);
}

gboolean
drie_note_finish_asking (GtkWidget *widget, DrieEvening *evening)
{
  g_autoptr (GError) error = NULL;

  if (!finish (widget, drie_evening_asked (evening, &error), &error))
    return FALSE;
  drie_toast_show_action (widget, _ ("The question is off the hall’s screen"), _ ("Undo"), "win.undo");
  return TRUE;
}

gboolean
drie_note_group (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *item, DrieNoteItem *leader)
{
  const DrieNote *note = drie_note_item_get_note (item);
  g_autoptr (GError) error = NULL;

  return finish (widget, drie_evening_group (evening, note->key, drie_note_item_get_note (leader)->key, &error), &error);
}

gboolean
drie_note_ungroup (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *leader)
{
  return drie_note_group (widget, evening, leader, leader);
}

gboolean
drie_note_translate (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *item, const char *text)
{
  g_autoptr (GError) error = NULL;

  return finish (widget, drie_evening_translate (evening, drie_note_item_get_note (item)->key, text, &error), &error);
}

/* What became of @n notes, in a sentence. Transfer full; NULL where nothing is to be said. */
static char *
dup_sentence (DrieDisposition disposition, guint n)
{
  switch (disposition)
    {
    case DRIE_DISPOSITION_RECEIVED:
      return g_strdup_printf (ngettext ("%u note is open again", "%u notes are open again", n), n);
    case DRIE_DISPOSITION_KEPT:
      return g_strdup_printf (ngettext ("%u note kept for the team", "%u notes kept for the team", n), n);
    case DRIE_DISPOSITION_ELSEWHERE:
      return g_strdup_printf (ngettext ("%u note belongs elsewhere", "%u notes belong elsewhere", n), n);
    case DRIE_DISPOSITION_NOT_POSSIBLE:
      return g_strdup_printf (ngettext ("%u note is not possible", "%u notes are not possible", n), n);
    case DRIE_DISPOSITION_PERSONAL:
      return g_strdup_printf (ngettext ("About one person: off the wall, and kept off screens and paper",
                                        "%u notes about one person: off the wall, and kept off screens and paper", n),
                              n);
    case DRIE_DISPOSITION_REMOVED:
      return g_strdup_printf (ngettext ("Note removed", "%u notes removed", n), n);
    case DRIE_DISPOSITION_SELECTED:
    case DRIE_DISPOSITION_ASKING:
    case DRIE_DISPOSITION_ASKED:
    default:
      return NULL;
    }
}

/* For many, and for one that has left the wall, with a button beside it; what stays visible on it needs no sentence. */
static void
tell (GtkWidget *widget, DrieDisposition disposition, guint n)
{
  g_autofree char *sentence = dup_sentence (disposition, n);

  if (sentence != NULL && (n > 1 || !drie_disposition_is_public (disposition)))
    drie_toast_show_action (widget, sentence, _ ("Undo"), "win.undo");
}

gboolean
drie_note_dispose (GtkWidget *widget, DrieEvening *evening, GPtrArray *items, DrieDisposition disposition, const char *reason)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < items->len; i++)
    if (drie_note_item_get_note (g_ptr_array_index (items, i))->key != NULL)
      g_ptr_array_add (keys, drie_note_item_get_note (g_ptr_array_index (items, i))->key);
  g_ptr_array_add (keys, NULL);
  if (!finish (widget, drie_evening_dispose_all (evening, (const char *const *)keys->pdata, disposition, reason, &error), &error))
    return FALSE;
  tell (widget, disposition, keys->len - 1);
  return TRUE;
}
