/* An agreement in a list. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/agreement.h"

G_BEGIN_DECLS

/* Signals: `edit`, `remove`: its buttons. */
#define DRIE_TYPE_AGREEMENT_ROW (drie_agreement_row_get_type ())
G_DECLARE_FINAL_TYPE (DrieAgreementRow, drie_agreement_row, DRIE, AGREEMENT_ROW, AdwActionRow)

/* Copies @agreement. @editable: with the buttons. */
GtkWidget *drie_agreement_row_new (const DrieAgreement *agreement, gboolean editable);
const DrieAgreement *drie_agreement_row_get (DrieAgreementRow *self);
/* The line below what was agreed: who, before when, who reminds, who decides. Transfer full. */
char *drie_agreement_row_dup_details (const DrieAgreement *agreement);

G_END_DECLS
