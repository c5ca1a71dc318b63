/* Writing down an agreement. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/agreement.h"

G_BEGIN_DECLS

/* Signals: `save`: Enter in a field or the button, with what was agreed and a date that is one; `cancel`: Escape or the button;
 * `changed`: somebody typed or chose something. */
#define DRIE_TYPE_AGREEMENT_FORM (drie_agreement_form_get_type ())
G_DECLARE_FINAL_TYPE (DrieAgreementForm, drie_agreement_form, DRIE, AGREEMENT_FORM, GtkWidget)

/* Fills the form and takes the keyboard. NULL: a new agreement. */
void drie_agreement_form_edit (DrieAgreementForm *self, const DrieAgreement *agreement);
/* The keyboard goes to the end of its first text. */
void drie_agreement_form_focus (DrieAgreementForm *self);
gint64 drie_agreement_form_get_id (DrieAgreementForm *self);   /* of the one being edited; 0: a new one */
void drie_agreement_form_make_new (DrieAgreementForm *self);   /* the one being edited is gone: what stands in the form is a new one */
char *drie_agreement_form_dup_draft (DrieAgreementForm *self); /* what stands in it; NULL: nobody typed anything. Transfer full */
/* Fills the form with such a draft; FALSE if @text (nullable) is none. */
gboolean drie_agreement_form_take_draft (DrieAgreementForm *self, const char *text);
/* What stands in it, with the id of the one being edited. Transfer full. */
DrieAgreement *drie_agreement_form_dup (DrieAgreementForm *self);

G_END_DECLS
