/* A quiet line that says which keys do what. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pairs of key and word, NULL-terminated: "Enter", "choose", "G", "group", NULL. Both translated. Shows as many as there is room for, so
 * the most used come first. */
GtkWidget *drie_key_hints_new (const char *key, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
