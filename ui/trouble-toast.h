/* What is wrong, in a toast that stays until it is read or true no more: nobody looks at the laptop all evening.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Plain text, never markup. It takes the place of what was said there before; nothing happens if that was the same. */
void drie_trouble_toast_show (AdwToastOverlay *overlay, const char *message);
/* What was said there is true no more. */
void drie_trouble_toast_dismiss (AdwToastOverlay *overlay);

G_END_DECLS
