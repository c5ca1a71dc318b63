/* Translations of documents, by language. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/catalog.h"

#include <string.h>

#include "report/mo-file.h"
#include "report/plural-rule.h"

#define MAX_ARGUMENTS 9
#define MAX_FORMS     16

struct _DrieCatalog
{
  char *language;
  const DrieMoFile *file; /* the cache's; NULL: English */
  const char *plural;     /* points into the file's header; NULL: one and more */
};

/* printf's view of a format: the conversion of each argument, e.g. "u", "lu", "s". */
typedef struct
{
  guint n;
  char conversions[MAX_ARGUMENTS][4];
} Arguments;

/* Files stay mapped for the life of the program, so that strings can be handed out without a copy and from any thread. */
static GMutex cache_lock;
static GHashTable *cache; /* path → DrieMoFile */

static const DrieMoFile *
get_file (const char *path)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&cache_lock);

  if (cache == NULL)
    cache = g_hash_table_new (g_str_hash, g_str_equal);
  DrieMoFile *file = g_hash_table_lookup (cache, path);
  if (file != NULL)
    return file;

  g_autoptr (GError) error = NULL;
  file = drie_mo_file_open (path, &error);
  if (file != NULL)
    g_hash_table_insert (cache, g_strdup (path), file);
  else if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_message ("Documents stay in English: %s", error->message);
  return file;
}

/* The po folder of the build, two levels above app/cli or one above ui; NULL for an installed program. */
static char *
find_build_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  for (int i = 0; folder != NULL && i < 2; i++)
    {
      g_autofree char *above = g_path_get_dirname (folder);
      g_autofree char *po = g_build_filename (above, "po", NULL);
      g_autofree char *built = g_build_filename (po, "nl", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
      if (g_file_test (built, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&po);
      g_free (folder);
      folder = g_steal_pointer (&above);
    }
  return NULL;
}

const char *
drie_catalog_get_folder (void)
{
  static char *found = NULL;
  const char *named = g_getenv ("DRIE_LOCALE_DIR");

  if (named != NULL)
    return named;
  if (g_once_init_enter (&found))
    {
      char *built = find_build_folder ();
      g_once_init_leave (&found, built != NULL ? built : g_strdup (LOCALEDIR));
    }
  return found;
}

static const DrieMoFile *
find_file (const char *language, gsize length)
{
  g_autofree char *name = g_strndup (language, length);

  g_strdelimit (name, "-", '_');
  g_autofree char *path = g_build_filename (drie_catalog_get_folder (), name, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  return get_file (path);
}

/* Comes from files and from the wire: must not lead out of the locale folder. */
static gboolean
is_language (const char *language)
{
  gsize length = strspn (language, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_-@");

  return length > 1 && length < 32 && language[length] == '\0' && g_ascii_isalpha (language[0]);
}

/* The value of a field of the header, up to the end of its line; NULL if there is none. */
static const char *
find_field (const char *header, const char *name)
{
  for (const char *line = header; line != NULL && *line != '\0'; line = strchr (line, '\n'))
    {
      line += *line == '\n';
      if (g_ascii_strncasecmp (line, name, strlen (name)) == 0)
        return line + strlen (name);
    }
  return NULL;
}

static gboolean
line_has (const char *line, const char *word)
{
  g_autofree char *copy = g_strndup (line, strcspn (line, "\n"));
  g_autofree char *lower = g_ascii_strdown (copy, -1);

  return strstr (lower, word) != NULL;
}

/* FALSE if the file's words are not in UTF-8. */
static gboolean
read_header (DrieCatalog *self)
{
  gsize length;
  const char *header = drie_mo_file_lookup (self->file, "", &length);
  if (header == NULL)
    return TRUE;

  const char *type = find_field (header, "Content-Type:");
  if (type != NULL && line_has (type, "charset=") && !line_has (type, "charset=utf-8"))
    return FALSE;

  const char *forms = find_field (header, "Plural-Forms:");
  const char *rule = forms != NULL && line_has (forms, "plural=") ? strstr (forms, "plural=") : NULL;
  gulong unused;
  if (rule != NULL && drie_plural_rule_eval (rule + strlen ("plural="), 0, &unused))
    self->plural = rule + strlen ("plural=");
  return TRUE;
}

DrieCatalog *
drie_catalog_new (const char *language)
{
  DrieCatalog *self = g_new0 (DrieCatalog, 1);

  if (language != NULL && is_language (language))
    {
      gsize base = strcspn (language, "-_@");
      self->file = find_file (language, strlen (language));
      if (self->file == NULL && language[base] != '\0')
        self->file = find_file (language, base);
    }
  if (self->file != NULL && !read_header (self))
    self->file = NULL;
  self->language = g_strdup (self->file != NULL ? language : "en");
  return self;
}

void
drie_catalog_free (DrieCatalog *self)
{
  if (self == NULL)
    return;
  g_free (self->language);
  g_free (self);
}

const char *
drie_catalog_get_language (const DrieCatalog *self)
{
  return self->language;
}

gboolean
drie_catalog_is_rtl (const DrieCatalog *self)
{
  static const char *const languages[] = { "ar", "fa", "he", "ku", "ps", "ur", NULL };
  g_autofree char *base = g_strndup (self->language, strcspn (self->language, "-_@"));

  return g_strv_contains (languages, base);
}

/* Reads one conversion after its %. FALSE if it is none that we use, or one whose place among the arguments is not clear. */
static gboolean
read_conversion (const char **at, Arguments *arguments, guint *next)
{
  const char *p = *at;
  const char *digits = p + strspn (p, G_CSET_DIGITS);
  guint place = (*next)++;

  if (digits > p && *digits == '$')
    {
      place = (guint)g_ascii_strtoull (p, NULL, 10) - 1;
      p = digits + 1;
    }
  p += strspn (p, "-+ #0'");
  p += strspn (p, G_CSET_DIGITS ".");
  gsize length = strspn (p, "hlzjt");
  if (place >= MAX_ARGUMENTS || length > 2 || p[length] == '\0' || strchr ("diuxXcsfgeG", p[length]) == NULL)
    return FALSE;

  char *conversion = arguments->conversions[place];
  if (conversion[0] != '\0' && (strncmp (conversion, p, length + 1) != 0 || conversion[length + 1] != '\0'))
    return FALSE;
  memcpy (conversion, p, length + 1);
  arguments->n = MAX (arguments->n, place + 1);
  *at = p + length + 1;
  return TRUE;
}

static gboolean
read_arguments (const char *format, Arguments *arguments)
{
  guint next = 0;

  memset (arguments, 0, sizeof *arguments);
  for (const char *p = strchr (format, '%'); p != NULL; p = strchr (p, '%'))
    {
      p++;
      if (*p == '%')
        p++;
      else if (!read_conversion (&p, arguments, &next))
        return FALSE;
    }
  return TRUE;
}

/* May @translation stand where printf expects @msgid? Last arguments may be left out ("one question"), none be added or swapped. */
static gboolean
formats_agree (const char *msgid, const char *translation)
{
  Arguments want, have;

  if (strchr (translation, '%') == NULL)
    return TRUE;
  if (!read_arguments (msgid, &want) || !read_arguments (translation, &have) || have.n > want.n)
    return FALSE;
  for (guint i = 0; i < have.n; i++)
    if (strcmp (want.conversions[i], have.conversions[i]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_usable (const char *translation, const char *msgid)
{
  return *translation != '\0' && g_utf8_validate (translation, -1, NULL) && formats_agree (msgid, translation);
}

const char *
drie_catalog_get (const DrieCatalog *self, const char *context, const char *msgid)
{
  if (self->file == NULL)
    return msgid;

  g_autofree char *key = context != NULL ? g_strconcat (context, "\004", msgid, NULL) : NULL;
  gsize length;
  const char *translation = drie_mo_file_lookup (self->file, key != NULL ? key : msgid, &length);
  return translation != NULL && is_usable (translation, msgid) ? translation : msgid;
}

static gulong
get_form (const DrieCatalog *self, gulong n)
{
  gulong form;

  if (self->plural == NULL || !drie_plural_rule_eval (self->plural, n, &form))
    return n != 1;
  return form;
}

const char *
drie_catalog_get_plural (const DrieCatalog *self, const char *msgid, const char *msgid_plural, gulong n)
{
  const char *english = n == 1 ? msgid : msgid_plural;
  gsize length;
  const char *forms = self->file != NULL ? drie_mo_file_lookup (self->file, msgid, &length) : NULL;
  if (forms == NULL)
    return english;

  const char *end = forms + length;
  gulong form = get_form (self, n);
  for (gulong i = 0; i < form && i < MAX_FORMS && forms < end; i++)
    forms += strlen (forms) + 1;
  return forms < end && form < MAX_FORMS && is_usable (forms, msgid_plural) ? forms : english;
}
