/* The body of a form, and what becomes a note of it; the same bytes as a header too. SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "web/draft.h"
#include "web/form.h"
#include "web/guard.h"
#include "web/language.h"

static void
check_draft (const DrieDraft *draft)
{
  fuzz_promise (draft->draft == NULL || g_utf8_validate (draft->draft, -1, NULL), "a draft that is no text");
  fuzz_promise (draft->key == NULL || drie_note_key_is_valid (draft->key), "the key “%s”", draft->key);
  if (draft->error != NULL)
    return;
  g_autofree char *again = drie_note_normalise (draft->text, -1);
  fuzz_promise (g_str_equal (again, draft->text), "“%s” becomes “%s”", draft->text, again);
  fuzz_promise (draft->circle != DRIE_CIRCLE_NONE && draft->key != NULL, "a draft without what it needs");
  fuzz_promise (*draft->text != '\0' && g_utf8_strlen (draft->text, -1) <= DRIE_NOTE_MAX_CHARS, "a text too short or too long");
}

static void
check_form (const char *data, gsize size)
{
  static const char *const names[] = { "text", "circle", "key", "code", "lang", "" };
  g_autoptr (DrieForm) form = drie_form_parse (data, size);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value;
      DrieFieldState state = drie_form_get (form, names[i], &value);
      fuzz_promise ((state == DRIE_FIELD_GIVEN) == (value != NULL), "field %s", names[i]);
      fuzz_promise (value == NULL || g_utf8_validate (value, -1, NULL), "field %s is no text", names[i]);
    }
}

static void
check_headers (const char *header)
{
  static const char *const available[] = { "nl", "en", "tr", "ar", NULL };
  DrieRequest request = { .cookie = (char *)header, .accept = (char *)header, .host = (char *)header, .origin = (char *)header };
  g_autoptr (GSocketAddress) local = g_inet_socket_address_new_from_string ("fe80::1", 8080);
  g_auto (GStrv) cookies = drie_request_get_cookies (&request, "device");
  const char *language = drie_language_choose (available, NULL, NULL, header, "tr");

  fuzz_promise (g_strv_contains (available, language), "the language “%s”", language);
  fuzz_promise (ABS (drie_header_weight (header, "gzip")) <= 1000, "a weight out of range");
  drie_guard_host (header, local);
  /* Nothing can be its own "http://" and then itself. */
  fuzz_promise (!drie_guard_origin (&request), "a foreign origin");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *header = g_strndup ((const char *)data, size);
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  DrieRequest request = { .method = "POST", .body = body };
  g_auto (DrieDraft) draft = { 0 };

  check_form ((const char *)data, size);
  drie_draft_read (&draft, &request);
  check_draft (&draft);
  check_headers (header);
  return 0;
}
