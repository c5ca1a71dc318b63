/* Preparing an evening: the form, and keeping what is typed in it. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/prepare-view.h"

#include <glib/gi18n-lib.h>

#include "ui/init.h"
#include "ui/plan-draft.h"
#include "ui/plan-form.h"
#include "ui/toast.h"
#include "ui/usual-plan.h"
#include "ui/words.h"

/* Seconds between typing and the draft on disk. */
#define DRAFT_DELAY 1

struct _DriePrepareView
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *follows_label;
  DriePlanForm *form;

  DrieLibrary *library; /* owned */
  gint64 id;            /* 0: not stored yet */
  gint64 draft;         /* what its draft is called: the id, 0, or for a follow-up the earlier evening's, negative */
  guint visit;          /* counts calls of edit(): a store that is answered late belongs to an earlier one */
  guint draft_timeout;
  gboolean dirty; /* something was typed since it was stored */
  gboolean storing;
};

/* What follows when the plan is stored. */
typedef enum
{
  THEN_STAY,
  THEN_LOBBY,
  THEN_POSTERS, /* the lobby, which has the address that stands on them */
} Then;

/* A store under way. */
typedef struct
{
  DriePrepareView *view; /* owned */
  gint64 id;
  gint64 draft;
  guint visit;
  Then then;
} Job;

static guint stored_signal;

G_DEFINE_FINAL_TYPE (DriePrepareView, drie_prepare_view, GTK_TYPE_WIDGET)

static void
save_draft (DriePrepareView *self)
{
  g_autoptr (DriePlan) plan = drie_plan_form_dup_plan (self->form);
  g_autoptr (GError) error = NULL;

  if (!drie_plan_draft_save (drie_library_get_directory (self->library), self->draft, plan, &error))
    drie_toast_show_error (GTK_WIDGET (self), error);
}

static gboolean
draft_timeout_cb (gpointer user_data)
{
  DriePrepareView *self = user_data;

  self->draft_timeout = 0;
  if (self->dirty)
    save_draft (self);
  return G_SOURCE_REMOVE;
}

static void
edited_cb (DriePrepareView *self)
{
  if (self->library == NULL)
    return;
  self->dirty = TRUE;
  if (self->draft_timeout == 0)
    self->draft_timeout = g_timeout_add_seconds (DRAFT_DELAY, draft_timeout_cb, self);
}

static void
set_storing (DriePrepareView *self, gboolean storing)
{
  self->storing = storing;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prepare.save", !storing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prepare.to-lobby", !storing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prepare.posters", !storing);
}

static void
job_done (Job *job, gint64 id, const GError *error)
{
  DriePrepareView *self = job->view;
  gboolean current = job->visit == self->visit;

  if (current)
    set_storing (self, FALSE);
  if (id == 0)
    {
      self->dirty = self->dirty || current;
      drie_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (!current || !self->dirty)
    drie_plan_draft_discard (drie_library_get_directory (self->library), job->draft);
  if (current)
    self->id = self->draft = id;
  if (job->then == THEN_STAY)
    drie_toast_show (GTK_WIDGET (self), _ ("The evening is saved"));
  g_signal_emit (self, stored_signal, 0, id, job->then != THEN_STAY && current);
  if (job->then == THEN_POSTERS && current)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.posters", NULL);
}

static void
job_free (Job *job)
{
  g_object_unref (job->view);
  g_free (job);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = drie_library_create_finish (DRIE_LIBRARY (source), result, &error);

  job_done (user_data, id, error);
  job_free (user_data);
}

static void
plan_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = drie_library_set_plan_finish (DRIE_LIBRARY (source), result, &error);

  job_done (job, done ? job->id : 0, error);
  job_free (job);
}

static void
store (DriePrepareView *self, Then then)
{
  g_autoptr (DriePlan) plan = drie_plan_form_dup_plan (self->form);
  Job *job = g_new (Job, 1);

  *job = (Job){ g_object_ref (self), self->id, self->draft, self->visit, then };
  self->dirty = FALSE;
  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  set_storing (self, TRUE);
  drie_usual_plan_remember (plan);
  if (self->id == 0)
    drie_library_create_async (self->library, plan, created_cb, job);
  else
    drie_library_set_plan_async (self->library, self->id, plan, plan_set_cb, job);
}

static void
save (DriePrepareView *self, Then then)
{
  if (self->library != NULL && !self->storing && drie_plan_form_check (self->form))
    store (self, then);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (DRIE_PREPARE_VIEW (widget), THEN_STAY);
}

static void
to_lobby_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (DRIE_PREPARE_VIEW (widget), THEN_LOBBY);
}

static void
posters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (DRIE_PREPARE_VIEW (widget), THEN_POSTERS);
}

static void
choose_theme_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drie_plan_form_choose_theme (DRIE_PREPARE_VIEW (widget)->form);
}

static void
keep_template_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DriePrepareView *self = DRIE_PREPARE_VIEW (widget);

  if (self->library != NULL)
    drie_plan_form_keep_template (self->form, drie_library_get_directory (self->library));
}

static gboolean
drie_prepare_view_grab_focus (GtkWidget *widget)
{
  drie_plan_form_focus (DRIE_PREPARE_VIEW (widget)->form);
  return TRUE;
}

static void
drie_prepare_view_dispose (GObject *object)
{
  DriePrepareView *self = DRIE_PREPARE_VIEW (object);

  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  g_clear_object (&self->library);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_PREPARE_VIEW);
  G_OBJECT_CLASS (drie_prepare_view_parent_class)->dispose (object);
}

static void
drie_prepare_view_class_init (DriePrepareViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_prepare_view_dispose;
  drie_ui_class_set_grab_focus (widget_class, drie_prepare_view_grab_focus);
  stored_signal = g_signal_new ("stored", DRIE_TYPE_PREPARE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                                G_TYPE_BOOLEAN);

  g_type_ensure (DRIE_TYPE_PLAN_FORM);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/prepare-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DriePrepareView, follows_label);
  gtk_widget_class_bind_template_child (widget_class, DriePrepareView, form);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_install_action (widget_class, "prepare.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "prepare.to-lobby", NULL, to_lobby_action);
  gtk_widget_class_install_action (widget_class, "prepare.posters", NULL, posters_action);
  gtk_widget_class_install_action (widget_class, "prepare.choose-theme", NULL, choose_theme_action);
  gtk_widget_class_install_action (widget_class, "prepare.keep-template", NULL, keep_template_action);
}

static void
drie_prepare_view_init (DriePrepareView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drie_prepare_view_new (void)
{
  return g_object_new (DRIE_TYPE_PREPARE_VIEW, NULL);
}

/* Transfer full; NULL if it is not here, or no more. */
static DrieLibraryItem *
find_evening (DrieLibrary *library, const char *uuid)
{
  g_autoptr (GListModel) items = uuid != NULL ? drie_library_list (library, NULL, NULL) : NULL;

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DrieLibraryItem) item = g_list_model_get_item (items, i);
      if (g_str_equal (drie_library_item_get_uuid (item), uuid))
        return g_steal_pointer (&item);
    }
  return NULL;
}

/* Of which evening this one is the follow-up, and what comes along from it. */
static void
show_follows (DriePrepareView *self, const DriePlan *plan)
{
  g_autoptr (DrieLibraryItem) earlier = find_evening (self->library, plan->follows);
  g_autofree char *date = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->follows_label), earlier != NULL);
  if (earlier == NULL)
    return;
  date = drie_words_date (drie_library_item_get_date (earlier));
  if (drie_library_item_get_agreements (earlier) > 0)
    /* Translators: a theme, and a day such as “Tuesday 24 November 2026”. */
    words = g_strdup_printf (_ ("The follow-up of “%s” on %s. What was agreed then is shown at the welcome."),
                             drie_library_item_get_theme (earlier), date);
  else
    /* Translators: a theme, and a day such as “Tuesday 24 November 2026”. */
    words = g_strdup_printf (_ ("The follow-up of “%s” on %s."), drie_library_item_get_theme (earlier), date);
  gtk_label_set_text (self->follows_label, words);
}

static void
begin (DriePrepareView *self, DrieLibrary *library, gint64 id, gint64 draft_id, const DriePlan *plan)
{
  g_autoptr (DriePlan) draft = NULL;

  drie_prepare_view_leave (self);
  self->visit++;
  set_storing (self, FALSE);
  g_set_object (&self->library, library);
  self->id = id;
  self->draft = draft_id;
  draft = drie_plan_draft_load (drie_library_get_directory (library), draft_id);
  drie_plan_form_set_directory (self->form, drie_library_get_directory (library));
  drie_plan_form_set_plan (self->form, plan, draft);
  show_follows (self, plan);
  self->dirty = draft != NULL;
}

void
drie_prepare_view_edit (DriePrepareView *self, DrieLibrary *library, gint64 id, const DriePlan *plan)
{
  g_return_if_fail (DRIE_IS_PREPARE_VIEW (self));
  g_return_if_fail (DRIE_IS_LIBRARY (library));

  begin (self, library, id, id, plan);
}

void
drie_prepare_view_begin (DriePrepareView *self, DrieLibrary *library)
{
  g_autoptr (DriePlan) plan = drie_usual_plan_new ();

  drie_prepare_view_edit (self, library, 0, plan);
}

void
drie_prepare_view_follow_up (DriePrepareView *self, DrieLibrary *library, gint64 earlier, const DriePlan *plan)
{
  g_autoptr (DriePlan) next = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_return_if_fail (DRIE_IS_PREPARE_VIEW (self));
  g_return_if_fail (DRIE_IS_LIBRARY (library));

  next = drie_plan_copy (plan);
  g_free (next->date);
  next->date = g_date_time_format (now, "%Y-%m-%d");
  begin (self, library, 0, -earlier, next);
}

gboolean
drie_prepare_view_undo (DriePrepareView *self)
{
  g_return_val_if_fail (DRIE_IS_PREPARE_VIEW (self), FALSE);

  return drie_plan_form_undo (self->form);
}

void
drie_prepare_view_leave (DriePrepareView *self)
{
  g_autoptr (DriePlan) plan = NULL;

  g_return_if_fail (DRIE_IS_PREPARE_VIEW (self));

  if (self->library == NULL || !self->dirty)
    return;
  plan = drie_plan_form_dup_plan (self->form);
  /* The draft is on the disk when this returns, whatever becomes of the store; it goes when the plan is stored. */
  save_draft (self);
  if (!self->storing && drie_plan_validate (plan, NULL))
    store (self, THEN_STAY);
  else
    drie_toast_show (GTK_WIDGET (self), _ ("The evening is not complete yet. What you typed is kept."));
  self->dirty = FALSE;
  g_clear_handle_id (&self->draft_timeout, g_source_remove);
}
