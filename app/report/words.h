/* The words that documents share, in the document's language. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"
#include "report/catalog.h"

G_BEGIN_DECLS

/* Circles are told apart by shape, colour and word, in the same three everywhere. */
#define DRIE_MARK_PUPILS   "●"
#define DRIE_MARK_PARENTS  "▲"
#define DRIE_MARK_TEACHERS "■"

const char *drie_word_mark (DrieCircle circle); /* "" for NONE */
const char *drie_word_circle (const DrieCatalog *catalog, DrieCircle circle);
const char *drie_word_from (const DrieCatalog *catalog, DrieCircle circle); /* "From parents" */
const char *drie_word_brought (const DrieCatalog *catalog, DrieRecapPart part);
const char *drie_word_step (const DrieCatalog *catalog, const DrieStep *step);
const char *drie_word_disposition (const DrieCatalog *catalog, DrieDisposition disposition);
const char *drie_word_status (const DrieCatalog *catalog, DrieStatus status);
const char *drie_word_decides (const DrieCatalog *catalog, DrieDecides decides);

/* @date: YYYY-MM-DD; anything else is given back as it is. Transfer full. */
char *drie_word_date (const DrieCatalog *catalog, const char *date, gboolean weekday);
/* "15:04": minutes and seconds. Transfer full. */
char *drie_word_duration (gint64 seconds);
/* The words of a person, fit to be shown: valid UTF-8, line feeds the only control characters, trimmed; NULL if nothing is left.
 * Transfer full. */
char *drie_word_clean (const char *raw);
/* Is anything left of it after that? */
gboolean drie_word_is_written (const char *raw);

G_END_DECLS
