/* The agreements of an evening, and writing one down. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

#define DRIE_TYPE_AGREEMENTS_EDITOR (drie_agreements_editor_get_type ())
G_DECLARE_FINAL_TYPE (DrieAgreementsEditor, drie_agreements_editor, DRIE, AGREEMENTS_EDITOR, GtkWidget)

void drie_agreements_editor_set_evening (DrieAgreementsEditor *self, DrieEvening *evening); /* NULL clears */

G_END_DECLS
