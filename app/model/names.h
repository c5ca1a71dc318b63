/* Tables of wire names: one list per enumeration, in its order. Private to the model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name at @index, or NULL beyond the table. */
const char *drie_names_get (const char *const *names, guint n_names, guint index);
/* The place of @name (NULL is found nowhere), or -1. */
int drie_names_find (const char *const *names, guint n_names, const char *name);

G_END_DECLS
