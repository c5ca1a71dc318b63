/* Larger words where there is room, narrower panels where there is little. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * drie_roomy_watch:
 * @window: not yet realized
 *
 * Gives @window the style class “roomy” while it is as large as a screen of 1920×1080: the chair stands, and reads from further away.
 * “narrow” while it is too narrow for all that the live screen would like to show.
 */
void drie_roomy_watch (GtkWindow *window);

G_END_DECLS
