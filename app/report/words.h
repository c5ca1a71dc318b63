/* The words that documents share, in the document's language. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"
#include "report/catalog.h"

G_BEGIN_DECLS

/* Circles are told apart by shape, colour and word, in the same three everywhere. "●"; "" for NONE. */
const char *drie_word_mark (DrieCircle circle);
const char *drie_word_circle (const DrieCatalog *catalog, DrieCircle circle);
const char *drie_word_from (const DrieCatalog *catalog, DrieCircle circle); /* "From parents" */
const char *drie_word_brought (const DrieCatalog *catalog, DrieRecapPart part);
const char *drie_word_step (const DrieCatalog *catalog, const DrieStep *step);
const char *drie_word_disposition (const DrieCatalog *catalog, DrieDisposition disposition);
const char *drie_word_status (const DrieCatalog *catalog, DrieStatus status);
const char *drie_word_outcome (const DrieCatalog *catalog, DrieOutcome outcome); /* "" for NONE */
const char *drie_word_decides (const DrieCatalog *catalog, DrieDecides decides);

/* @date: YYYY-MM-DD; anything else is given back as it is. Transfer full. */
char *drie_word_date (const DrieCatalog *catalog, const char *date, gboolean weekday);
/* The same without weekday where the language's months are known, else in figures as everybody reads them: 1-2-2027. Transfer full. */
char *drie_word_day (const DrieCatalog *catalog, const char *date);
/* "15:04": minutes and seconds. Transfer full. */
char *drie_word_duration (gint64 seconds);

G_END_DECLS
