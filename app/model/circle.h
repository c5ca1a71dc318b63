/* The three circles of a driegesprek and sets of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DrieCircle:
 * @DRIE_CIRCLE_PUPILS: leerlingen, who always begin (handbook: pupils first)
 * @DRIE_CIRCLE_PARENTS: ouders
 * @DRIE_CIRCLE_TEACHERS: docenten
 * @DRIE_CIRCLE_NONE: no circle; last, so that the three circles index arrays
 */
typedef enum
{
  DRIE_CIRCLE_PUPILS,
  DRIE_CIRCLE_PARENTS,
  DRIE_CIRCLE_TEACHERS,
  DRIE_CIRCLE_NONE,
} DrieCircle;

#define DRIE_N_CIRCLES 3

/* A set of circles: one bit each. */
typedef guint DrieCircleSet;

#define DRIE_CIRCLE_BIT(circle)     (1u << (circle))
#define DRIE_CIRCLE_SET_ALL         ((1u << DRIE_N_CIRCLES) - 1)
#define DRIE_CIRCLE_SET_HAS(set, c) ((c) < DRIE_CIRCLE_NONE && ((set)&DRIE_CIRCLE_BIT (c)) != 0)

const char *drie_circle_to_wire (DrieCircle circle);
gboolean drie_circle_from_wire (const char *wire, DrieCircle *circle);

/**
 * drie_circle_find:
 * @text: who does something, in words: "het docententeam met de leerlingenraad"; may be NULL
 * @language: in which beside @names words are known, "nl" or "en"; NULL for both
 * @names: what the circles are called
 *
 * Returns: the one circle that @text speaks of, or that does it with others; NONE if it speaks of several, or of none
 */
DrieCircle drie_circle_find (const char *text, const char *language, const char *const names[DRIE_N_CIRCLES]);

G_END_DECLS
