/* Saving posters. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/posters.h"

#include <glib/gi18n-lib.h>

#include "ui/file-question.h"
#include "ui/saved-toast.h"
#include "ui/toast.h"

typedef struct
{
  /* Owned */
  GtkWidget *widget;
  DrieEvening *evening;
  GFile *file; /* once it is known */
} Posters;

static void
posters_free (Posters *posters)
{
  g_object_unref (posters->widget);
  g_object_unref (posters->evening);
  g_clear_object (&posters->file);
  g_free (posters);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Posters, posters_free)

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Posters) posters = user_data;
  g_autoptr (GError) error = NULL;

  if (drie_library_export_finish (DRIE_LIBRARY (source), result, &error))
    drie_saved_toast_show (posters->widget, posters->file);
  else
    drie_toast_show_error (posters->widget, error);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const DrieExport poster = { .format = "poster" };
  g_autoptr (Posters) posters = user_data;
  DrieEvening *evening = posters->evening;
  GFile *file = posters->file;
  g_autoptr (GError) error = NULL;

  if (!drie_evening_settle_finish (evening, result, &error))
    {
      drie_toast_show_error (posters->widget, error);
      return;
    }
  drie_library_export_async (drie_evening_get_library (evening), drie_evening_get_id (evening), &poster, file, NULL, NULL, NULL,
                             exported_cb, g_steal_pointer (&posters));
}

/* What is exported is what is stored: the address may have come a moment ago. */
static void
save_to (gpointer user_data, GFile *file)
{
  Posters *posters = user_data;

  if (file == NULL)
    {
      posters_free (posters);
      return;
    }
  posters->file = g_object_ref (file);
  drie_evening_settle_async (posters->evening, settled_cb, posters);
}

static void
ask (Posters *posters, const char *file_name)
{
  GtkFileChooserNative *question
      = drie_file_question_new (posters->widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the Posters"), _ ("_Save"), save_to, posters);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (question), file_name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (question));
}

void
drie_posters_save (GtkWidget *widget, DrieEvening *evening)
{
  /* Translators: name of a file; the code of the evening is put in. */
  g_autofree char *file_name = g_strdup_printf (_ ("posters-%s.pdf"), drie_evening_get_code (evening));
  g_autoptr (GFile) file = drie_file_question_spared (file_name);
  Posters *posters = g_new0 (Posters, 1);

  posters->widget = g_object_ref (widget);
  posters->evening = g_object_ref (evening);
  if (file != NULL)
    save_to (posters, file);
  else
    ask (posters, file_name);
}
