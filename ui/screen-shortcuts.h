/* Shortcuts of screens that lie in a stack. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shortcuts that work wherever the keyboard focus is do so, in GTK 4.8, even on a screen that is not shown: from now on those of the pages
 * of @stack only on the one that is. */
void drie_screen_shortcuts_watch (GtkStack *stack);

G_END_DECLS
