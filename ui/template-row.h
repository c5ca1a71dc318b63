/* One of the chair's own templates in the theme chooser. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/templates.h"

G_BEGIN_DECLS

/* Signals `renamed` (name: string): the chair typed another name; `removed`. Neither changes the row: its owner makes a new one. */
#define DRIE_TYPE_TEMPLATE_ROW (drie_template_row_get_type ())
G_DECLARE_FINAL_TYPE (DrieTemplateRow, drie_template_row, DRIE, TEMPLATE_ROW, GtkListBoxRow)

/* @template: borrowed, must outlive the row. */
GtkWidget *drie_template_row_new (const DriePlanTemplate *template);
const DriePlanTemplate *drie_template_row_get_template (DrieTemplateRow *self);

G_END_DECLS
