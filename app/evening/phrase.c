/* Sentences in the evening's language. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/phrase.h"

#include <libintl.h>
#include <locale.h>

#include "report/catalog.h"
#include "report/words.h"

/* Catalogues stay open: a program speaks two or three languages in its life, and the sentences are borrowed. */
static DrieCatalog *
get_catalog (const char *language)
{
  static GHashTable *catalogs = NULL;
  DrieCatalog *catalog;

  if (catalogs == NULL)
    catalogs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)drie_catalog_free);
  catalog = g_hash_table_lookup (catalogs, language);
  if (catalog == NULL)
    {
      catalog = drie_catalog_new (language);
      g_hash_table_insert (catalogs, g_strdup (language), catalog);
    }
  return catalog;
}

const char *
drie_phrase (const char *language, const char *msgid)
{
  g_return_val_if_fail (language != NULL && msgid != NULL, msgid);

  return drie_catalog_get (get_catalog (language), NULL, msgid);
}

const char *
drie_phrase_plural (const char *language, const char *msgid, const char *msgid_plural, gulong n)
{
  g_return_val_if_fail (language != NULL && msgid != NULL && msgid_plural != NULL, msgid);

  return drie_catalog_get_plural (get_catalog (language), msgid, msgid_plural, n);
}

char *
drie_phrase_date (const char *language, const char *iso)
{
  g_return_val_if_fail (language != NULL && iso != NULL, NULL);

  return drie_word_date (get_catalog (language), iso, TRUE);
}

char *
drie_phrase_day (const char *language, const char *iso)
{
  g_return_val_if_fail (language != NULL && iso != NULL, NULL);

  return drie_word_day (get_catalog (language), iso);
}

void
drie_phrase_set_up_gettext (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, drie_catalog_get_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
