/* Which plural form a number takes. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * drie_plural_rule_eval:
 * @expression: what follows "plural=" in a catalogue's header, to its end or a semicolon, e.g. "n%10==1 && n%100!=11 ? 0 : 1"
 * @form: (out): the value
 *
 * Reads C's operators on n that the headers use: ?: || && == != < > <= >= + - * / % ! and parentheses.
 *
 * Returns: FALSE if it is no such expression, whatever @n
 */
gboolean drie_plural_rule_eval (const char *expression, gulong n, gulong *form);

G_END_DECLS
