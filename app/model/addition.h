/* What comes to a summary after the chair's text: additions of the circles. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/circle.h"

G_BEGIN_DECLS

/* Longest text that a circle adds on one day, in code points. */
#define DRIE_ADDITION_MAX_CHARS 4000

/**
 * DrieAddition:
 * @circle: whose it is
 * @date: the day, YYYY-MM-DD; together with the circle it says which addition this is
 * @text: never empty
 *
 * It stands beside the chair's text, never over it.
 */
typedef struct
{
  DrieCircle circle;
  char *date;
  char *text;
} DrieAddition;

DrieAddition *drie_addition_new (DrieCircle circle, const char *date, const char *text);
DrieAddition *drie_addition_copy (const DrieAddition *self);
void drie_addition_free (DrieAddition *self);

/* The place of @circle's addition of @date among @additions (of #DrieAddition), which stand in the order of days, then circles; *@found
 * says whether it is there, or where it would belong. */
guint drie_additions_find (const GPtrArray *additions, DrieCircle circle, const char *date, gboolean *found);
/* Puts the text in its place; NULL or "" takes it away. */
void drie_additions_set (GPtrArray *additions, DrieCircle circle, const char *date, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieAddition, drie_addition_free)

G_END_DECLS
