/* The files of the phone page: templates per language, script. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "web/exchange.h"
#include "web/template.h"

G_BEGIN_DECLS

typedef enum
{
  DRIE_PAGE_MAIN,    /* page.LANG.html */
  DRIE_PAGE_CODE,    /* code.LANG.html */
  DRIE_PAGE_LEAFLET, /* leaflet.LANG.html */
} DriePageKind;

#define DRIE_N_PAGES 3

typedef struct _DriePages DriePages;

/* Reads everything once. A language is there if all of its pages are. */
DriePages *drie_pages_new (GResource *resource, GError **error);
void drie_pages_free (DriePages *self);
const char *const *drie_pages_get_languages (const DriePages *self);
const DrieTemplate *drie_pages_get_template (const DriePages *self, DriePageKind kind, const char *language);
/* The Content-Security-Policy of the pages: the style stands in them. */
const char *drie_pages_get_policy (const DriePages *self);
/* The name under which the script is served; it changes with the content. */
const char *drie_pages_get_script (const DriePages *self);
/* Puts it into @reply, compressed where @request allows it. */
void drie_pages_serve_script (const DriePages *self, const DrieRequest *request, DrieReply *reply);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DriePages, drie_pages_free)

G_END_DECLS
