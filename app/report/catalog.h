/* Translations of documents, by language: gettext knows one language a process, documents are in the evening's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrieCatalog DrieCatalog;

/* Where the translations are: $DRIE_LOCALE_DIR, else the folder the program was built in, if it runs from there, else where it is
 * installed. Borrowed. */
const char *drie_catalog_get_folder (void);

/* The .mo file of @language ("nl", "nl-BE", "pt_BR"; the part before the first - or _ if there is none of the whole) below the
 * locale folder ($DRIE_LOCALE_DIR, else where the program is installed); without one the catalogue answers with the English
 * msgid. Never NULL. Any thread. */
DrieCatalog *drie_catalog_new (const char *language);
void drie_catalog_free (DrieCatalog *self);

/* The language of the answers, as given; "en" if no catalogue was found. */
const char *drie_catalog_get_language (const DrieCatalog *self);
/* Is it written from right to left? */
gboolean drie_catalog_is_rtl (const DrieCatalog *self);

/* The translation, or @msgid itself: also if the translation is not UTF-8, or asks printf for other things than @msgid does. What
 * comes back lives as long as the program. */
const char *drie_catalog_get (const DrieCatalog *self, const char *context, /* or NULL */
                              const char *msgid) G_GNUC_FORMAT (3);
const char *drie_catalog_get_plural (const DrieCatalog *self, const char *msgid, const char *msgid_plural, gulong n) G_GNUC_FORMAT (2)
    G_GNUC_FORMAT (3);

/* Short names, of which xgettext is told with --keyword=T_:2 --keyword=TC_:2c,3 --keyword=TN_:2,3 */
#define T_(catalog, msgid)             drie_catalog_get (catalog, NULL, msgid)
#define TC_(catalog, context, msgid)   drie_catalog_get (catalog, context, msgid)
#define TN_(catalog, msgid, plural, n) drie_catalog_get_plural (catalog, msgid, plural, n)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieCatalog, drie_catalog_free)

G_END_DECLS
