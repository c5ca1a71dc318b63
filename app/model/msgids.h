/* What the things of an evening are called: in English, as translators know it, for whoever shows them in a language of his own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/agreement.h"
#include "model/note.h"
#include "model/recap.h"
#include "model/step.h"
#include "model/summary.h"

G_BEGIN_DECLS

/* A constant, to be translated (without a context); "" for what has no name, which is not to be translated. */
const char *drie_msgid_circle (DrieCircle circle);                /* "Pupils" */
const char *drie_msgid_step (const DrieStep *step);               /* "Pupils talk"; @step: (nullable) */
const char *drie_msgid_disposition (DrieDisposition disposition); /* "Put to the circle" */
const char *drie_msgid_status (DrieStatus status);                /* "Draft summary" */
const char *drie_msgid_recap (DrieRecapPart part);                /* "What the pupils brought" */

G_END_DECLS
