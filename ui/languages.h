/* The languages an evening can be held in. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DrieLanguage:
 * @code: "nl"
 * @name: its own name, "Nederlands"; not translated
 */
typedef struct
{
  const char *code;
  const char *name;
} DrieLanguage;

/* @n: (out): how many. */
const DrieLanguage *drie_languages (guint *n);
/* Position in drie_languages(); 0 for a language that is not among them. */
guint drie_languages_find (const char *code);
/* The desktop's language if it is among them, else English. */
const char *drie_languages_get_default (void);

G_END_DECLS
