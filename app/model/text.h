/* Words that people typed. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * drie_text_normalise:
 * @raw: what came in
 * @length: its length in bytes, or -1 if it ends with a NUL
 *
 * Unicode NFC; CR LF and CR become LF, a tab becomes a space; other control characters (C0, C1, DEL) and noncharacters
 * (U+FFFE, U+FFFF and their like) go; spaces of any kind at both ends go. Bidi controls, ZWJ and ZWNJ stay, they carry meaning in
 * Arabic, Persian and emoji; a text of nothing but such invisible characters is empty all the same.
 *
 * Returns: (transfer full) (nullable): the text, "" if nothing visible is left, NULL if @raw is not valid UTF-8 or holds a NUL
 */
char *drie_text_normalise (const char *raw, gssize length);

/* Nothing in it that can be seen: NULL, "", spaces, invisible characters. @text is valid UTF-8. */
gboolean drie_text_is_blank (const char *text);

/* Appends @text, or nothing if it is NULL, as a page of the web says it: letters only, in text and between either kind of quotes. */
void drie_text_append_html (GString *out, const char *text);

/* A language code: "nl", "tr", "pt-BR", "zh-Hant". */
gboolean drie_language_is_valid (const char *code);

/* A day of the calendar, written YYYY-MM-DD; @date may be NULL to only check. */
gboolean drie_date_parse (const char *text, GDate *date);

G_END_DECLS
