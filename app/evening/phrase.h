/* Sentences in the evening's language, whatever the desktop's: for the hall's screen and the shipped themes.
 * Main thread only. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @msgid, an N_() string of ours, in @language; in English where there is no translation. Borrowed, valid for ever. */
const char *drie_phrase (const char *language, const char *msgid) G_GNUC_FORMAT (2);
const char *
drie_phrase_plural (const char *language, const char *msgid, const char *msgid_plural, gulong n) G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

/* @iso: YYYY-MM-DD; "Tuesday 24 November 2026" in @language, without needing a locale of it. Transfer full. */
char *drie_phrase_date (const char *language, const char *iso);
/* The same without weekday, where there is less room. Transfer full. */
char *drie_phrase_day (const char *language, const char *iso);

/* Prepares gettext for the desktop's language: locale, text domain, and where the translations are. */
void drie_phrase_set_up_gettext (void);

G_END_DECLS
