/* The soft sound that says that a step is nearly or quite over. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/**
 * DrieChime:
 *
 * Audible wherever the chair is looking, at each time mark of its evening, unless the setting `chime` is off. It says nothing that does not
 * stand on the screen as well. Where GTK cannot play sounds the desktop's own bell rings; without a loudspeaker nothing does.
 */
typedef struct _DrieChime DrieChime;

DrieChime *drie_chime_new (void);
void drie_chime_free (DrieChime *self);
void drie_chime_set_evening (DrieChime *self, DrieEvening *evening); /* or NULL */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieChime, drie_chime_free)

G_END_DECLS
