/* What must not be guessed. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Letters and digits of an evening's code. None looks like another one (no 0 O Q, 1 I L, 2 Z, 5 S, 8 B, U beside V, G beside 6), and there
 * is no vowel in it, so that no code spells a word that a hall would laugh at. */
#define DRIE_CODE_ALPHABET "CDFHJKMNPRTVWXY34679"
#define DRIE_CODE_LENGTH   6

/* Six characters of %DRIE_CODE_ALPHABET. Transfer full. */
char *drie_secrets_make_code (void);
/* 32 bytes as 64 hex digits. Transfer full. */
char *drie_secrets_make_key (void);

G_END_DECLS
