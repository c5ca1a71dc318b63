/* One evening over a library of its own, for the tests of the facade. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chair-fixture.h"

/* A checked fixture, ended by chair_teardown(): an evening that has not started, in a new library. */
void setup (void);

/* As if the program had ended and been started again. */
void reopen (void);
/* Types in a paper note and waits for it. Returns its key, borrowed from the note. */
const char *paper (DrieCircle from, const char *text);
const DrieNote *note (const char *key);

#define must_fail(command, word)                                                                                                           \
  G_STMT_START                                                                                                                             \
  {                                                                                                                                        \
    g_autoptr (GError) error = NULL;                                                                                                       \
    ck_assert_msg (!(command), "%s should fail", #command);                                                                                \
    ck_assert_str_eq (drie_evening_error_code (error), word);                                                                              \
    ck_assert_msg (*error->message != '\0', "an error without a sentence");                                                                \
  }                                                                                                                                        \
  G_STMT_END
