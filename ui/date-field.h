/* A row of a form for a day: a calendar beside it, and below it what was understood. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/field-row.h"

G_BEGIN_DECLS

/* Makes @row such a row; once. Its suffix is the calendar's button. */
void drie_date_field_attach (DrieFieldRow *row);
/* @date: YYYY-MM-DD, or NULL for none. */
void drie_date_field_set (DrieFieldRow *row, const char *date);
/* FALSE: what is typed is no day, and the row says so. @date: (out) (transfer full) (nullable): YYYY-MM-DD; NULL if nothing is typed. */
gboolean drie_date_field_get (DrieFieldRow *row, char **date);

G_END_DECLS
