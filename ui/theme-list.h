/* The themes that ship as templates for an evening. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DrieTheme:
 * @id: "homework"
 * @title, @question, @situation: in English, to be translated into the evening's language; never NULL
 * @care: a caution for the chair alone, in English, or NULL
 */
typedef struct
{
  char *id;
  char *title;
  char *question;
  char *situation;
  char *care;
} DrieTheme;

/* All of them in the order of the file; read once and kept. Borrowed, of DrieTheme. */
GPtrArray *drie_theme_list (void);
/* NULL if there is none of that id. */
const DrieTheme *drie_theme_find (const char *id);

G_END_DECLS
