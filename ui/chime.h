/* The soft sound that says that a step is nearly or quite over. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DrieChime DrieChime;

DrieChime *drie_chime_new (void);
void drie_chime_free (DrieChime *self);

/* Looks for what plays sounds, which can take a moment the first time; not needed, but keeps play() from taking it. */
void drie_chime_prepare (DrieChime *self);
/* Returns at once. Where GTK cannot play sounds the desktop's own bell rings; without a loudspeaker nothing does. */
void drie_chime_play (DrieChime *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieChime, drie_chime_free)

G_END_DECLS
