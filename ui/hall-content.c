/* What stands on the hall's screen. Of notes only those that were put to a circle get in here: drie_evening_get_asking() and
 * drie_summary_get_put(). SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hall-content.h"

#include <glib/gi18n-lib.h>

#include "evening/phrase.h"
#include "ui/hall-words.h"
#include "ui/text-label.h"

/* More lines than this are not read from the last row. */
#define MAX_LINES 6
/* … of what was agreed last time, and the longest of them. */
#define EARLIER_LINES 3
#define EARLIER_CHARS 52

typedef struct
{
  DrieEvening *evening;
  const DriePlan *plan;
  const DrieSummary *summary;
  const char *language;
  DrieDialogueState state;
} Source;

static void
replace (char **text, const char *by)
{
  g_free (*text);
  *text = g_strdup (by != NULL ? by : "");
}

static const char *say (const Source *source, const char *msgid) G_GNUC_FORMAT (2);

static const char *
say (const Source *source, const char *msgid)
{
  return drie_phrase (source->language, msgid);
}

static void
show_question (DrieHallContent *self, const Source *source)
{
  replace (&self->caption, say (source, N_ ("Tonight’s question")));
  replace (&self->main, source->plan->question);
}

/* Every item begins at the side where the screen's own language begins, whichever language the item is in. */
static void
add_item (GString *list, const char *language, const char *item)
{
  gboolean leftwards = drie_text_is_leftwards (drie_phrase (language, N_ ("Welcome")));
  const char *mark = drie_text_is_leftwards (item) == leftwards ? "" : leftwards ? "\u200f" : "\u200e";

  g_string_append_printf (list, "%s%s•  %s", list->len > 0 ? "\n" : "", mark, item);
}

static char *
list_agreements (const char *language, const DrieSummary *summary)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < summary->agreements->len && i < MAX_LINES; i++)
    {
      g_autofree char *agreement = drie_hall_words_agreement (language, g_ptr_array_index (summary->agreements, i));
      add_item (text, language, agreement);
    }
  return g_string_free (text, FALSE);
}

/* A few short lines, which the last row can still read; the chair has the whole list. */
static char *
list_earlier (const char *language, const DrieSummary *earlier)
{
  GString *text = g_string_new (NULL);
  guint n = earlier != NULL ? earlier->agreements->len : 0;

  for (guint i = 0; i < n && i < EARLIER_LINES; i++)
    {
      const char *what = ((const DrieAgreement *)g_ptr_array_index (earlier->agreements, i))->what;
      gboolean cut = g_utf8_strlen (what, -1) > EARLIER_CHARS;
      g_autofree char *shown = g_utf8_substring (what, 0, cut ? EARLIER_CHARS - 1 : g_utf8_strlen (what, -1));

      g_autofree char *item = NULL;

      g_strdelimit (shown, "\n", ' ');
      item = g_strconcat (g_strchomp (shown), cut ? "…" : "", NULL);
      add_item (text, language, item);
    }
  if (n > EARLIER_LINES)
    add_item (text, language, "…");
  return g_string_free (text, FALSE);
}

/* While people come in they read the rules. Where there is something to come back to, the welcome begins with what was agreed last time;
 * the chair has the rules to say aloud. Below one another both would be too small for the last row. */
static void
show_welcome (DrieHallContent *self, const Source *source)
{
  g_autofree char *rules = drie_hall_words_rules (source->language);
  g_autofree char *agreements = list_earlier (source->language, source->summary->earlier);
  g_autofree char *earlier = g_strdup_printf ("%s\n%s", say (source, N_ ("What we agreed last time")), agreements);

  show_question (self, source);
  replace (&self->detail, source->state.started && *agreements != '\0' ? earlier : rules);
  replace (&self->footer, say (source, N_ ("Take your phone, scan the code and choose your circle. No app, no name.")));
  self->invite = TRUE;
}

static void
show_number (DrieHallContent *self, const Source *source)
{
  DrieCircle circle = source->state.speaking;
  g_autoptr (GPtrArray) put = drie_summary_get_put (source->summary, circle);
  g_autoptr (GPtrArray) selected = drie_evening_get_selected (source->evening, circle);

  g_free (self->footer);
  /* Translators: the number of the question being asked, and of how many. */
  self->footer = g_strdup_printf (say (source, N_ ("Question %u of %u")), put->len, put->len + selected->len);
}

/* Below a question its number and the count share the line; else the count has it, once there is one. */
static void
show_count (DrieHallContent *self, const Source *source)
{
  DrieCircle circle = source->state.speaking;
  guint n = drie_summary_count (source->summary, DRIE_CIRCLE_NONE, circle);
  g_autofree char *count = drie_hall_words_notes (source->language, circle, n);

  if (drie_evening_get_asking (source->evening) != NULL)
    replace (&self->footer_end, count);
  else if (n > 0)
    replace (&self->footer, count);
}

static void
show_answer (DrieHallContent *self, const Source *source)
{
  DrieNoteItem *asking = drie_evening_get_asking (source->evening);
  const DrieNote *note = asking != NULL ? drie_note_item_get_note (asking) : NULL;

  show_count (self, source);
  if (note != NULL && note->text != NULL)
    {
      /* Read by all in the hall's language, and recognised by who wrote it in another. */
      replace (&self->main, drie_note_get_words (note));
      replace (&self->detail, note->translation != NULL ? note->text : NULL);
      show_number (self, source);
      self->listeners = 0;
      self->ring = FALSE;
      return;
    }
  show_question (self, source);
  self->invite = TRUE;
}

/* The newest ones last; the first of many give way. */
static char *
list_questions (const char *language, GPtrArray *notes)
{
  GString *text = g_string_new (NULL);

  for (guint i = notes->len > MAX_LINES ? notes->len - MAX_LINES : 0; i < notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (notes, i);
      if (note->text != NULL)
        add_item (text, language, drie_note_get_words (note));
    }
  return g_string_free (text, FALSE);
}

static void
show_recap (DrieHallContent *self, const Source *source)
{
  DrieCircle circle = source->state.speaking;
  g_autoptr (GPtrArray) put = drie_summary_get_put (source->summary, circle);
  g_autofree char *questions = list_questions (source->language, put);

  show_question (self, source);
  if (*questions == '\0')
    return;
  /* What the circle brought is what the chair says now; the screen names what stands on it. */
  replace (&self->title, drie_hall_words_put (source->language, circle));
  replace (&self->caption, NULL);
  replace (&self->main, questions);
}

static void
show_closing (DrieHallContent *self, const Source *source)
{
  g_autofree char *agreements = list_agreements (source->language, source->summary);

  if (*agreements != '\0')
    {
      replace (&self->caption, say (source, N_ ("What we agreed tonight")));
      replace (&self->main, agreements);
    }
  else
    replace (&self->main, say (source, N_ ("Every question gets an answer: your phone will tell what became of yours.")));
  if (source->plan->contact != NULL)
    {
      g_free (self->footer);
      self->footer = g_strdup_printf (say (source, N_ ("Something on your mind afterwards? Ask %s.")), source->plan->contact);
    }
  self->invite = TRUE;
}

static void
show_closed (DrieHallContent *self, const Source *source)
{
  show_closing (self, source);
  replace (&self->title, say (source, N_ ("Thank you, and get home safely")));
}

/* For half a minute, and nothing else on the page moves for it. */
static void
show_grace (DrieHallContent *self, const Source *source)
{
  const char *grace = drie_hall_words_grace (source->language, source->state.open_to);

  if (*self->footer_end != '\0')
    {
      replace (&self->footer_end, grace);
      return;
    }
  replace (&self->footer, grace);
  self->listeners = source->state.open_for;
}

static void
show_step (DrieHallContent *self, const Source *source)
{
  const DrieDialogueState *state = &source->state;

  self->circle = state->speaking;
  replace (&self->title, drie_hall_words_title (source->language, state->phase, state->speaking));
  replace (&self->footer, drie_hall_words_footer (source->language, state->phase, state->speaking));
  if (state->speaking < DRIE_CIRCLE_NONE && state->phase != DRIE_PHASE_RECAP)
    self->listeners = DRIE_CIRCLE_SET_ALL & ~DRIE_CIRCLE_BIT (state->speaking);
  switch (state->phase)
    {
    case DRIE_PHASE_TALK:
      show_question (self, source);
      self->invite = TRUE;
      break;
    case DRIE_PHASE_ANSWER:
      show_answer (self, source);
      break;
    case DRIE_PHASE_RECAP:
      show_recap (self, source);
      break;
    case DRIE_PHASE_REACTION:
      show_question (self, source);
      break;
    case DRIE_PHASE_CLOSING:
      show_closing (self, source);
      break;
    case DRIE_PHASE_WELCOME:
    default:
      show_welcome (self, source);
      break;
    }
  if (state->late && state->open_to < DRIE_CIRCLE_NONE)
    show_grace (self, source);
}

static void
show_time (DrieHallContent *self, const Source *source)
{
  const DrieDialogue *dialogue = drie_evening_get_dialogue (source->evening);
  const DrieDialogueState *state = &source->state;

  self->clock = TRUE;
  self->ring = TRUE;
  self->paused = state->paused;
  self->mark = state->mark;
  self->remaining = state->remaining;
  self->total = state->elapsed + state->remaining;
  if (state->step >= 0 && state->step < (int)drie_dialogue_n_steps (dialogue))
    self->total = (gint64)(drie_dialogue_get_step (dialogue, state->step)->seconds + drie_dialogue_step_extension (dialogue, state->step))
                  * G_USEC_PER_SEC;
}

DrieHallContent *
drie_hall_content_new (DrieEvening *evening)
{
  DrieHallContent *self = g_new0 (DrieHallContent, 1);
  Source source = { .evening = evening };

  g_return_val_if_fail (DRIE_IS_EVENING (evening), NULL);

  source.summary = drie_evening_get_summary (evening);
  source.plan = drie_evening_get_plan (evening);
  source.language = source.plan->language;
  drie_evening_get_state (evening, &source.state);
  self->circle = DRIE_CIRCLE_NONE;
  replace (&self->title, source.plan->theme);
  replace (&self->caption, NULL);
  replace (&self->main, NULL);
  replace (&self->detail, NULL);
  replace (&self->footer, NULL);
  replace (&self->footer_end, NULL);
  if (source.plan->wifi != NULL)
    self->wifi = g_strdup_printf (drie_phrase (source.language, N_ ("Wi-Fi: %s")), source.plan->wifi);
  else
    replace (&self->wifi, NULL);
  self->url = g_strdup (drie_evening_get_url (evening));
  replace (&self->code, drie_evening_get_code (evening));
  if (source.state.closed)
    show_closed (self, &source);
  else if (!source.state.started)
    show_welcome (self, &source);
  else
    {
      show_time (self, &source);
      show_step (self, &source);
    }
  if (source.state.phase == DRIE_PHASE_WELCOME && !source.state.closed)
    replace (&self->title, source.plan->theme);
  self->invite = self->invite && self->url != NULL;
  return self;
}

void
drie_hall_content_free (DrieHallContent *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->caption);
  g_free (self->main);
  g_free (self->detail);
  g_free (self->footer);
  g_free (self->footer_end);
  g_free (self->url);
  g_free (self->code);
  g_free (self->wifi);
  g_free (self);
}
