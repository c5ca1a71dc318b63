/* Forms. Not soup_form_decode(): there the last of two equal names wins, %00 cuts the value, and invalid UTF-8 passes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/form.h"

#include <string.h>

typedef struct
{
  char *value; /* NULL if bad */
} Field;

struct _DrieForm
{
  GHashTable *fields; /* name → Field */
};

static void
field_free (gpointer data)
{
  Field *field = data;

  g_free (field->value);
  g_free (field);
}

/* NULL if what comes out is no UTF-8 or holds a NUL. */
static char *
decode (const char *data, gsize length)
{
  g_autoptr (GString) text = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] == '+')
        g_string_append_c (text, ' ');
      else if (data[i] == '%' && i + 2 < length && g_ascii_isxdigit (data[i + 1]) && g_ascii_isxdigit (data[i + 2]))
        {
          g_string_append_c (text, (char)(g_ascii_xdigit_value (data[i + 1]) << 4 | g_ascii_xdigit_value (data[i + 2])));
          i += 2;
        }
      else
        g_string_append_c (text, data[i]);
    }
  if (!g_utf8_validate_len (text->str, text->len, NULL))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_field (DrieForm *self, const char *data, gsize length)
{
  const char *equals = memchr (data, '=', length);
  gsize name_length = equals != NULL ? (gsize)(equals - data) : length;
  g_autofree char *name = decode (data, name_length);

  if (name == NULL)
    return;

  Field *field = g_hash_table_lookup (self->fields, name);
  if (field != NULL)
    {
      g_clear_pointer (&field->value, g_free);
      return;
    }
  field = g_new0 (Field, 1);
  field->value = equals != NULL ? decode (equals + 1, length - name_length - 1) : g_strdup ("");
  g_hash_table_insert (self->fields, g_steal_pointer (&name), field);
}

DrieForm *
drie_form_parse (const char *data, gsize length)
{
  DrieForm *self = g_new0 (DrieForm, 1);
  gsize start = 0;

  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, field_free);
  while (data != NULL && start < length)
    {
      const char *end = memchr (data + start, '&', length - start);
      gsize field_length = end != NULL ? (gsize)(end - data) - start : length - start;
      if (field_length > 0)
        add_field (self, data + start, field_length);
      start += field_length + 1;
    }
  return self;
}

void
drie_form_free (DrieForm *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->fields);
  g_free (self);
}

DrieFieldState
drie_form_get (const DrieForm *self, const char *name, const char **value)
{
  const Field *field = g_hash_table_lookup (self->fields, name);

  if (value != NULL)
    *value = field != NULL ? field->value : NULL;
  if (field == NULL)
    return DRIE_FIELD_ABSENT;
  return field->value != NULL ? DRIE_FIELD_GIVEN : DRIE_FIELD_BAD;
}
