/* A document before it has a look. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/manuscript.h"

#include "report/logo.h"
#include "report/words.h"
#include "report/written.h"

static char *
foot_words (const DrieSummary *summary, const DrieManuscript *self)
{
  const char *state = drie_word_status (self->catalog, summary->status);

  if (self->order.document != DRIE_DOCUMENT_SUMMARY)
    return g_strdup (self->school);
  if (self->school == NULL || summary->status == DRIE_STATUS_FINAL)
    return g_strdup (self->school != NULL ? self->school : state);
  g_autofree char *school = drie_written_isolate (self->school, drie_catalog_is_rtl (self->catalog));
  return g_strdup_printf ("%s · %s", school, state);
}

static char *
title_words (const DrieManuscript *self)
{
  const char *name = drie_outline_name (self->order.document, self->catalog);
  g_autofree char *theme = drie_written_isolate (self->theme, drie_catalog_is_rtl (self->catalog));

  return theme != NULL ? g_strdup_printf ("%s – %s", name, theme) : g_strdup (name);
}

static void
fill (DrieManuscript *self, const DrieSummary *summary)
{
  const DriePlan *plan = summary->plan;
  gboolean leaflet = self->order.document == DRIE_DOCUMENT_LEAFLET;

  self->theme = drie_written_clean (drie_outline_theme (plan, drie_catalog_get_language (self->catalog)));
  self->school = drie_written_clean (plan->school);
  if (plan->date != NULL)
    self->date = leaflet ? drie_word_day (self->catalog, plan->date) : drie_word_date (self->catalog, plan->date, FALSE);
  self->title = title_words (self);
  self->foot = foot_words (summary, self);
  self->created = MAX (summary->closed_at, summary->created_at);
  self->pieces = drie_outline_new (summary, self->order.document, self->catalog, self->logo != NULL);
}

DrieManuscript *
drie_manuscript_new (const DrieSummary *summary, const DrieReportOrder *order, GError **error)
{
  g_autoptr (DrieManuscript) self = g_new0 (DrieManuscript, 1);

  self->order = *order;
  self->catalog = drie_catalog_new (order->language != NULL ? order->language : summary->plan->language);
  if (order->logo != NULL && (self->logo = drie_logo_read (order->logo, error)) == NULL)
    return NULL;
  fill (self, summary);
  return g_steal_pointer (&self);
}

void
drie_manuscript_free (DrieManuscript *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->catalog, drie_catalog_free);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->logo, cairo_surface_destroy);
  g_free (self->title);
  g_free (self->theme);
  g_free (self->school);
  g_free (self->date);
  g_free (self->foot);
  g_free (self);
}

const DriePiece *
drie_manuscript_get (const DrieManuscript *self, guint i)
{
  return g_ptr_array_index (self->pieces, i);
}

char *
drie_manuscript_page_number (const DrieManuscript *self, guint page, guint pages)
{
  if (self->order.document == DRIE_DOCUMENT_LEAFLET) /* which is there in languages that have no such sentence */
    return g_strdup_printf ("%u / %u", page, pages);
  /* TRANSLATORS: page 2 of 5 */
  return g_strdup_printf (T_ (self->catalog, "Page %1$u of %2$u"), page, pages);
}

gboolean
drie_manuscript_advance (const DrieManuscript *self, guint done, guint all, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->order.cancellable, error))
    return FALSE;
  if (self->order.progress != NULL && all > 0 && (done % 32 == 0 || done == all))
    self->order.progress ((double)done / all, self->order.progress_data);
  return TRUE;
}
