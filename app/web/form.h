/* What browsers send: application/x-www-form-urlencoded, read with care. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DRIE_FIELD_ABSENT,
  DRIE_FIELD_GIVEN,
  DRIE_FIELD_BAD, /* given twice, not UTF-8, or with a NUL in it */
} DrieFieldState;

typedef struct _DrieForm DrieForm;

/* @data may be NULL. Like browsers' own parsers: "+" is a space, a "%" that two hex digits do not follow stands for itself. */
DrieForm *drie_form_parse (const char *data, gsize length);
void drie_form_free (DrieForm *self);
/* @value: set if the field is given (borrowed), else NULL. */
DrieFieldState drie_form_get (const DrieForm *self, const char *name, const char **value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieForm, drie_form_free)

G_END_DECLS
