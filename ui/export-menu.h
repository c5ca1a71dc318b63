/* What can be made of an evening, as a menu. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * drie_export_menu_attach:
 * @button: saves the summary as PDF
 * @prefix: of the actions the menu calls: PREFIX.export with what drie_export_document() takes, PREFIX.print with what
 * drie_print_document() takes, PREFIX.logo and PREFIX.no-logo
 *
 * Lays the menu of everything else beside the button.
 */
void drie_export_menu_attach (AdwSplitButton *button, const char *prefix);

G_END_DECLS
