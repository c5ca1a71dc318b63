/* The program: options, actions, the main window. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Property `hall-dark` (boolean): the hall's screen is in dark style; kept in the settings. */
#define DRIE_TYPE_APPLICATION (drie_application_get_type ())
G_DECLARE_FINAL_TYPE (DrieApplication, drie_application, DRIE, APPLICATION, AdwApplication)

DrieApplication *drie_application_new (void);

G_END_DECLS
