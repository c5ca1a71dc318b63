/* Files that say how documents look. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file of look/, which the program holds. Transfer full. */
char *drie_look_read (const char *name);

G_END_DECLS
