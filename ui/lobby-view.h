/* The lobby: phones come in, and the evening begins. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

#define DRIE_TYPE_LOBBY_VIEW (drie_lobby_view_get_type ())
G_DECLARE_FINAL_TYPE (DrieLobbyView, drie_lobby_view, DRIE, LOBBY_VIEW, GtkWidget)

GtkWidget *drie_lobby_view_new (void);
void drie_lobby_view_set_evening (DrieLobbyView *self, DrieEvening *evening); /* or NULL */

G_END_DECLS
