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

/* The sentence for what has left the wall, with a button beside it; what stays visible on it needs none. */
static void
tell (GtkWidget *widget, DrieDisposition disposition)
{
  if (disposition == DRIE_DISPOSITION_PERSONAL)
    drie_toast_show_action (widget, _ ("About one person: off the wall, never shown or printed"), _ ("Undo"), "win.undo");
  else if (disposition == DRIE_DISPOSITION_REMOVED)
    drie_toast_show_action (widget, _ ("Note removed"), _ ("Undo"), "win.undo");
}

gboolean
drie_note_dispose (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *item, DrieDisposition disposition, const char *reason)
{
  const DrieNote *note = drie_note_item_get_note (item);
  g_autoptr (GError) error = NULL;

  if (!finish (widget, drie_evening_dispose (evening, note->key, disposition, reason, &error), &error))
    return FALSE;
  tell (widget, disposition);
  return TRUE;
}
