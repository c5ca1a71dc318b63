/* What stands in the holes of a page. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/site.h"

G_BEGIN_DECLS

/**
 * DriePageView:
 * @circle: the reader's, or NONE
 * @device: whose notes are listed; NULL for nobody's
 * @key: for the note to be written; NULL makes one
 * @draft, @error: kept text and code of the error it met; NULL for none
 * @retry_after: seconds until another note, 0 for none to wait
 */
typedef struct
{
  const char *language;
  DrieCircle circle;
  const char *device;
  const char *key;
  const char *draft;
  const char *error;
  guint retry_after;
  gint64 now;
} DriePageView;

/* Chooses the language (remembering ?lang=) and the circle (remembering ?circle=, forgetting it with "none"). @device: borrowed. */
void drie_page_view_init (DriePageView *view, const DrieSite *site, const DrieRequest *request, DrieReply *reply, const char *device);
/* Makes @reply the page of @kind with @status. */
void drie_page_render (const DriePageView *view, const DrieSite *site, DriePageKind kind, guint status, DrieReply *reply);

G_END_DECLS
