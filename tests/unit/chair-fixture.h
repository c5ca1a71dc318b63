/* An evening over a real library, in a folder of its own: for what the chair does and sees. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/evening.h"
#include "test-utils.h"

extern DrieEvening *evening;
extern DrieLibrary *library;
extern char *directory; /* of the library */

/* Checked fixtures: an evening in the pupils' talk, in a library of its own. */
void chair_setup (void);
void chair_teardown (void);
/* An evening of one's own instead, before its start. */
void chair_open (const DriePlan *plan);
/* With a theme and a question. Transfer full. */
DriePlan *chair_make_plan (void);
/* From before the start into the pupils' talk. */
void chair_start_talk (void);

/* Waits until everything is stored. */
void chair_settle (void);
/* A note on paper to the circle that has the floor. Borrowed; it is stored. */
DrieNoteItem *chair_paper (DrieCircle from, const char *text);
/* A note from a phone whose page is in @language, of an evening that is served. Borrowed; it is stored. */
DrieNoteItem *chair_phone (DrieCircle from, const char *language, const char *text);
/* The key of the note. Borrowed. */
const char *chair_key (DrieNoteItem *item);

#define must(command)                                                                                                                      \
  G_STMT_START                                                                                                                             \
  {                                                                                                                                        \
    GError *error = NULL;                                                                                                                  \
    ck_assert_msg (command, "%s: %s", #command, error != NULL ? error->message : "no error");                                              \
  }                                                                                                                                        \
  G_STMT_END
