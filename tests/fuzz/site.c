/* A web site without sockets. SPDX-License-Identifier: GPL-3.0-or-later */
#include "site.h"

GResource *drie_web_pages_get_resource (void);

/* What a phone may have written is within bounds, whatever it sent. */
static void
check_note (const DrieNote *note)
{
  g_assert_true (drie_note_key_is_valid (note->key));
  g_assert_nonnull (note->device);
  if (note->text == NULL)
    return;
  g_autofree char *again = drie_note_normalise (note->text, -1);
  g_assert_cmpstr (again, ==, note->text);
  g_assert_cmpint (g_utf8_strlen (note->text, -1), <=, DRIE_NOTE_MAX_CHARS);
  g_assert_cmpstr (note->text, !=, "");
}

static void
write_note (gpointer unused, DrieNoteOp op, const DrieNote *note, DrieNoteWritten written, gpointer user_data)
{
  check_note (note);
  written (DRIE_NOTE_DONE, op == DRIE_NOTE_WITHDRAW ? NULL : note, NULL, user_data);
}

static DriePublicState *
make_state (void)
{
  DriePublicState *state = drie_public_state_new ();
  const DrieNote secret = {
    .key = (char *)SITE_KEY,
    .from = DRIE_CIRCLE_PARENTS,
    .to = DRIE_CIRCLE_PUPILS,
    .text = (char *)SITE_SECRET,
    .device = (char *)"somebody else",
  };

  state->state.step = 1;
  state->state.steps = 12;
  state->state.phase = DRIE_PHASE_TALK;
  state->state.speaking = state->open_to = DRIE_CIRCLE_PUPILS;
  state->state.open_for = DRIE_CIRCLE_BIT (DRIE_CIRCLE_PARENTS) | DRIE_CIRCLE_BIT (DRIE_CIRCLE_TEACHERS);
  g_free (state->plan->theme);
  state->plan->theme = g_strdup ("Huiswerk");
  g_free (state->plan->question);
  state->plan->question = g_strdup ("Wat helpt?");
  g_ptr_array_add (state->notes, drie_public_note_new (&secret));
  return state;
}

/* Read once: they are the same for every site. */
static DriePages *
get_pages (void)
{
  static DriePages *pages;

  if (pages == NULL)
    {
      g_autoptr (GError) error = NULL;
      pages = drie_pages_new (drie_web_pages_get_resource (), &error);
      g_assert_no_error (error);
      g_assert_true (g_main_context_acquire (NULL));
    }
  return pages;
}

DrieSite *
site_begin (void)
{
  static const DrieNoteSink sink = { .write = write_note };
  g_autoptr (DriePublicState) state = make_state ();

  return drie_site_new (SITE_CODE, "key", sink, state, get_pages (), NULL, NULL);
}

void
site_end (DrieSite *site)
{
  g_assert_cmpuint (site->jobs, ==, 0);
  site->pages = NULL;
  drie_site_free (site);
}
