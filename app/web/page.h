/* What stands in the holes of a page. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/site.h"

G_BEGIN_DECLS

/**
 * DriePageView:
 * @request: borrowed
 * @language: in which the page is; @language_asked: the reader chose it just now, with the address or the form
 * @circle: the reader's, or NONE
 * @device: whose notes are listed; NULL for nobody's
 * @key: for the note to be written; NULL makes one
 * @draft, @error: kept text and code of the error it met; NULL for none
 * @unsent: for the page with the field for the code: a text that could not be sent; NULL for none
 * @retry_after: seconds until another note, 0 for none to wait
 */
typedef struct
{
  const DrieRequest *request;
  const char *language;
  gboolean language_asked;
  DrieCircle circle;
  const char *device;
  const char *key;
  const char *draft;
  const char *error;
  const char *unsent;
  guint retry_after;
} DriePageView;

/* Chooses the language (remembering ?lang=) and the circle (remembering ?circle=, forgetting it with "none"). @device: borrowed. */
void drie_page_view_init (DriePageView *view, const DrieSite *site, const DrieRequest *request, DrieReply *reply, const char *device);
/* The page answers a form that was written in @language (NULL: not told): it stays in it. */
void drie_page_view_set_language (DriePageView *view, const DrieSite *site, const char *language);
/* How an address goes on where cookies are refused: "?spare=…&circle=…", or "" where they are not. Transfer full. */
char *drie_page_view_get_query (const DriePageView *view);
/* Makes @reply the page of @kind with @status. */
void drie_page_render (const DriePageView *view, const DrieSite *site, DriePageKind kind, guint status, DrieReply *reply);

G_END_DECLS
