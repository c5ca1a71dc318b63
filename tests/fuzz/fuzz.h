/* Programs that are fed what nobody meant to write: one entry each, with libFuzzer's name, so that it and replay.c can drive it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* Stands in no page and no document of ours: words that hold it must come out changed. */
#define FUZZ_MARKUP "<xss"

/* Takes @data for what came from outside and aborts if what is promised about it does not hold. Returns 0. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Like g_assert (), which a release build may leave out; @...: a format and what belongs to it. */
#define fuzz_promise(condition, ...)                                                                                                       \
  G_STMT_START                                                                                                                             \
  {                                                                                                                                        \
    if (!(condition))                                                                                                                      \
      {                                                                                                                                    \
        g_printerr (__VA_ARGS__);                                                                                                          \
        g_printerr ("\n");                                                                                                                 \
        abort ();                                                                                                                          \
      }                                                                                                                                    \
  }                                                                                                                                        \
  G_STMT_END
