/* Which thread something lives on. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DrieThread: the one thread that may touch something
 *
 * What belongs to a thread carries one of these, and asks at each way in from outside. It costs the comparison of a pointer and is on in
 * every build: a program that ends at once can be resumed at the second where it was; one in which two threads write in one place cannot.
 */
typedef struct
{
  GThread *owner; /* NULL: nobody's yet */
} DrieThread;

/* The calling thread's, from now on. It may be nobody's or its own already. */
#define drie_thread_claim(self)                                                                                                            \
  G_STMT_START                                                                                                                             \
  {                                                                                                                                        \
    if ((self)->owner != NULL)                                                                                                             \
      drie_thread_assert (self);                                                                                                           \
    (self)->owner = g_thread_self ();                                                                                                      \
  }                                                                                                                                        \
  G_STMT_END

/* Nobody's: it may be handed to another thread. */
#define drie_thread_release(self) ((self)->owner = NULL)

/* Ends the program, with the place, if it belongs to another thread, or to none. */
#define drie_thread_assert(self)                                                                                                           \
  G_STMT_START                                                                                                                             \
  {                                                                                                                                        \
    if (G_UNLIKELY ((self)->owner != g_thread_self ()))                                                                                    \
      g_assertion_message (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, "called on a thread that " #self " does not belong to");           \
  }                                                                                                                                        \
  G_STMT_END

G_END_DECLS
