/* What goes out. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/outgoing.h"

#include "ui/export-document.h"
#include "ui/print-document.h"
#include "ui/publish-leaflet.h"
#include "ui/toast.h"
#include "ui/undecided-dialog.h"

struct _DrieOutgoing
{
  /* Borrowed */
  GtkWidget *view;

  /* Owned */
  DrieEvening *evening;

  void (*flush) (GtkWidget *view);
  gboolean looked; /* at the notes that are left */
  guint told;      /* of so many notes it was said that they may name somebody */
};

typedef enum
{
  WISH_SAVE,
  WISH_PRINT,
  WISH_PUBLISH,
} WishKind;

/* What is to be done once the chair has been asked, and everything is stored. */
typedef struct
{
  DrieOutgoing *self; /* lives as long as its view */
  GtkWidget *view;    /* owned */
  WishKind kind;
  char *what;
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->view);
  g_free (wish->what);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  DrieEvening *evening = DRIE_EVENING (source);
  DrieLibrary *library = drie_evening_get_library (evening);
  g_autoptr (GError) error = NULL;

  if (!drie_evening_settle_finish (evening, result, &error))
    drie_toast_show_error (wish->view, error);
  else if (wish->kind == WISH_PRINT)
    drie_print_document (wish->view, library, drie_evening_get_id (evening), drie_evening_get_plan (evening), wish->what);
  else
    drie_export_document (wish->view, library, drie_evening_get_id (evening), drie_evening_get_plan (evening), wish->what);
}

/* What was typed last and is not stored yet belongs in the document. */
static void
fulfil (Wish *wish)
{
  DrieEvening *evening = wish->self->evening;

  wish->self->flush (wish->view);
  if (wish->kind != WISH_PUBLISH)
    {
      drie_evening_settle_async (evening, settled_cb, wish);
      return;
    }
  drie_publish_leaflet (wish->view, evening);
  wish_free (wish);
}

static void
answered_cb (DrieUndecided answer, gpointer user_data)
{
  Wish *wish = user_data;

  if (answer == DRIE_UNDECIDED_GO_ON && wish->self->evening != NULL)
    {
      fulfil (wish);
      return;
    }
  if (answer == DRIE_UNDECIDED_LOOK)
    gtk_widget_activate_action (wish->view, "wrapup.look", NULL);
  wish_free (wish);
}

/* Of notes of which nothing became only the summary holds the words. */
static guint
count_left (const DrieSummary *summary, const char *what)
{
  gboolean held = g_str_has_prefix (what, "summary") && !g_str_has_suffix (what, "/ics");

  return held ? drie_summary_count_left (summary) : 0;
}

/* How many notes may name somebody whose words this document holds: the leaflet those that were put to a circle. */
static guint
count_naming (const DrieSummary *summary, const char *what)
{
  if (g_str_has_prefix (what, "sheet") || g_str_has_suffix (what, "/ics"))
    return 0;
  return drie_summary_count_naming (summary, g_str_has_prefix (what, "leaflet"));
}

/* Of notes nobody has looked at, and of names, there is a word before they go out, once; of names again when there are more. FALSE if
 * there is nothing to say. */
static gboolean
ask_first (DrieOutgoing *self, Wish *wish)
{
  const DrieSummary *summary = drie_evening_get_summary (self->evening);
  guint left = self->looked ? 0 : count_left (summary, wish->what);
  guint naming = count_naming (summary, wish->what);

  self->told = MIN (self->told, drie_summary_count_naming (summary, FALSE));
  if (left == 0 && naming <= self->told)
    return FALSE;
  self->looked |= left > 0;
  self->told = MAX (self->told, naming);
  drie_undecided_dialog_ask (self->view, left, naming, answered_cb, wish);
  return TRUE;
}

static void
make (DrieOutgoing *self, WishKind kind, const char *what)
{
  Wish *wish;

  if (self->evening == NULL)
    return;
  wish = g_new (Wish, 1);
  *wish = (Wish){ self, g_object_ref (self->view), kind, g_strdup (what) };
  if (!ask_first (self, wish))
    fulfil (wish);
}

DrieOutgoing *
drie_outgoing_new (GtkWidget *view, void (*flush) (GtkWidget *view))
{
  DrieOutgoing *self = g_new0 (DrieOutgoing, 1);

  self->view = view;
  self->flush = flush;
  return self;
}

void
drie_outgoing_free (DrieOutgoing *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->evening);
  g_free (self);
}

void
drie_outgoing_set_evening (DrieOutgoing *self, DrieEvening *evening)
{
  g_set_object (&self->evening, evening);
  self->looked = FALSE;
  self->told = 0;
}

void
drie_outgoing_set_looked (DrieOutgoing *self)
{
  self->looked = TRUE;
}

void
drie_outgoing_save (DrieOutgoing *self, const char *what)
{
  make (self, WISH_SAVE, what);
}

void
drie_outgoing_print (DrieOutgoing *self, const char *document)
{
  make (self, WISH_PRINT, document);
}

void
drie_outgoing_publish (DrieOutgoing *self)
{
  make (self, WISH_PUBLISH, "leaflet");
}
