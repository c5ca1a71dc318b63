/* Errors as the command line names them. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/evening.h"

#include "model/dialogue.h"
#include "wire/json.h"

G_DEFINE_QUARK (drie - evening - error - quark, drie_evening_error)

static const char *const dialogue_codes[] = {
  [DRIE_DIALOGUE_ERROR_NOT_STARTED] = "not_started",
  [DRIE_DIALOGUE_ERROR_STARTED] = "started",
  [DRIE_DIALOGUE_ERROR_PAUSED] = "paused",
  [DRIE_DIALOGUE_ERROR_NOT_PAUSED] = "not_paused",
  [DRIE_DIALOGUE_ERROR_FIRST_STEP] = "first_step",
  [DRIE_DIALOGUE_ERROR_LAST_STEP] = "last_step",
  [DRIE_DIALOGUE_ERROR_CLOSED] = "closed",
  [DRIE_DIALOGUE_ERROR_RANGE] = "range",
  [DRIE_DIALOGUE_ERROR_NOTHING_TO_UNDO] = "nothing_to_undo",
};

static const char *const evening_codes[] = {
  [DRIE_EVENING_ERROR_UNKNOWN_KEY] = "unknown_key",
  [DRIE_EVENING_ERROR_DISPOSITION] = "disposition",
  [DRIE_EVENING_ERROR_REASON] = "reason",
  [DRIE_EVENING_ERROR_NOT_STARTED] = "not_started",
  [DRIE_EVENING_ERROR_NOT_ANSWERING] = "not_answering",
  [DRIE_EVENING_ERROR_OTHER_CIRCLE] = "other_circle",
  [DRIE_EVENING_ERROR_SPEAKING] = "speaking",
  [DRIE_EVENING_ERROR_NOTES_CLOSED] = "closed",
  [DRIE_EVENING_ERROR_EMPTY] = "empty",
  [DRIE_EVENING_ERROR_TOO_LONG] = "too_long",
  [DRIE_EVENING_ERROR_NOT_CLOSED] = "not_closed",
  [DRIE_EVENING_ERROR_FINAL] = "final",
  [DRIE_EVENING_ERROR_NOT_OPEN] = "not_open",
  [DRIE_EVENING_ERROR_NOTHING_TO_UNDO] = "nothing_to_undo",
  [DRIE_EVENING_ERROR_STORE] = "store",
  [DRIE_EVENING_ERROR_ARGUMENT] = "argument",
  [DRIE_EVENING_ERROR_COMMAND] = "unknown_command",
};

const char *
drie_evening_error_code (const GError *error)
{
  if (error->domain == DRIE_DIALOGUE_ERROR && error->code < (int)G_N_ELEMENTS (dialogue_codes))
    return dialogue_codes[error->code];
  if (error->domain == DRIE_EVENING_ERROR && error->code < (int)G_N_ELEMENTS (evening_codes))
    return evening_codes[error->code];
  if (error->domain == DRIE_WIRE_ERROR || error->domain == DRIE_PLAN_ERROR)
    return "argument";
  return "failed";
}
