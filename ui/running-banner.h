/* "An evening is still running": what runs, how long, and the way back. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Visible while its evening runs. The button activates `win.resume`; grabbing the focus of the banner focuses the button. */
#define DRIE_TYPE_RUNNING_BANNER (drie_running_banner_get_type ())
G_DECLARE_FINAL_TYPE (DrieRunningBanner, drie_running_banner, DRIE, RUNNING_BANNER, GtkWidget)

void drie_running_banner_set_evening (DrieRunningBanner *self, DrieEvening *evening); /* or NULL */

G_END_DECLS
