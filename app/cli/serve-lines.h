/* What serve prints: one JSON line per event. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/evening.h"

G_BEGIN_DECLS

void cli_print_listening (DrieEvening *evening);
void cli_print_state (const char *state); /* the state's JSON object */
void cli_print_note (DrieEvening *evening, const char *key);
void cli_print_withdrawn (const char *key);
void cli_print_answer (const char *command, const GError *error); /* ok, or the error */
void cli_print_closed (DrieEvening *evening);

G_END_DECLS
