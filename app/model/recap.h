/* The parts of the recap. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first three are the circles', in DrieCircle's order. */
typedef enum
{
  DRIE_RECAP_PUPILS,
  DRIE_RECAP_PARENTS,
  DRIE_RECAP_TEACHERS,
  DRIE_RECAP_SHARED,
  DRIE_RECAP_DIFFERENT,
  DRIE_RECAP_REACTION,
} DrieRecapPart;

#define DRIE_N_RECAPS 6
/* Longest of them, in code points. */
#define DRIE_RECAP_MAX_CHARS 10000

const char *drie_recap_part_to_wire (DrieRecapPart part); /* pupils parents teachers shared different reaction */
gboolean drie_recap_part_from_wire (const char *wire, DrieRecapPart *part);

G_END_DECLS
