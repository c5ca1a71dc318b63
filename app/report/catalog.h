/* Translations of documents, by language: gettext knows one language a process, documents are in the evening's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrieCatalog DrieCatalog;

/* The .mo file of @language below the locale folder ($DRIE_LOCALE_DIR, else where the program is installed);
 * without one the catalogue answers with the English msgid. Never NULL. */
DrieCatalog *drie_catalog_new (const char *language);
void drie_catalog_free (DrieCatalog *self);
const char *drie_catalog_get (const DrieCatalog *self, const char *context, /* or NULL */
                              const char *msgid);
const char *drie_catalog_get_plural (const DrieCatalog *self, const char *msgid, const char *msgid_plural, gulong n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieCatalog, drie_catalog_free)

G_END_DECLS
