/* Forms with a note in them. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/draft.h"

#include <string.h>

#include "web/form.h"

/* Longest language code that is kept ("zh-Hant-TW" has 10). */
#define MAX_LANGUAGE 16

void
drie_draft_clear (DrieDraft *draft)
{
  g_free (draft->key);
  g_free (draft->draft);
  g_free (draft->text);
  g_free (draft->language);
}

static void
read_key (DrieDraft *draft, const DrieForm *form)
{
  const char *value;
  DrieFieldState state = drie_form_get (form, "key", &value);

  if (state == DRIE_FIELD_ABSENT || (state == DRIE_FIELD_GIVEN && *value == '\0'))
    draft->key = g_uuid_string_random ();
  else if (state == DRIE_FIELD_GIVEN && drie_note_key_is_valid (value))
    {
      draft->key = g_ascii_strdown (value, -1);
      draft->key_given = TRUE;
    }
  else
    draft->error = "key";
}

static void
read_circles (DrieDraft *draft, const DrieForm *form)
{
  const char *circle, *to;
  gboolean ok;

  drie_form_get (form, "circle", &circle);
  ok = circle != NULL && drie_circle_from_wire (circle, &draft->circle);
  DrieFieldState state = drie_form_get (form, "to", &to);
  if (state == DRIE_FIELD_BAD || (state == DRIE_FIELD_GIVEN && *to != '\0' && !drie_circle_from_wire (to, &draft->to)))
    ok = FALSE;
  if (!ok && draft->error == NULL)
    draft->error = "circle";
}

/* What is wrong with the words, or NULL; sets @text. */
static const char *
read_text (const DrieForm *form, char **draft, char **text)
{
  const char *value;
  DrieFieldState state = drie_form_get (form, "text", &value);

  if (state == DRIE_FIELD_ABSENT)
    return "empty";
  if (state == DRIE_FIELD_BAD)
    return "text";
  if (draft != NULL)
    *draft = g_strdup (value);
  *text = drie_note_normalise (value, -1);
  if (*text == NULL)
    return "text";
  if (**text == '\0')
    return "empty";
  return g_utf8_strlen (*text, -1) > DRIE_NOTE_MAX_CHARS ? "too_long" : NULL;
}

static void
read_language (DrieDraft *draft, const DrieForm *form)
{
  const char *value;

  drie_form_get (form, "lang", &value);
  if (value != NULL && g_ascii_isalpha (*value) && strlen (value) <= MAX_LANGUAGE
      && strspn (value, G_CSET_a_2_z G_CSET_A_2_Z "0123456789-") == strlen (value))
    draft->language = g_strdup (value);
}

static DrieForm *
parse_body (const DrieRequest *request)
{
  gsize length = 0;
  const char *data = request->body != NULL ? g_bytes_get_data (request->body, &length) : NULL;

  return drie_form_parse (data, length);
}

void
drie_draft_read (DrieDraft *draft, const DrieRequest *request)
{
  g_autoptr (DrieForm) form = parse_body (request);

  draft->circle = draft->to = DRIE_CIRCLE_NONE;
  read_key (draft, form);
  read_circles (draft, form);
  const char *error = read_text (form, &draft->draft, &draft->text);
  if (draft->error == NULL)
    draft->error = error;
  read_language (draft, form);
}

const char *
drie_draft_read_text (const DrieRequest *request, char **text)
{
  g_autoptr (DrieForm) form = parse_body (request);

  return read_text (form, NULL, text);
}
