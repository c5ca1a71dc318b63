/* Evenings for the tests of the reports. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"

/* Words that must appear in no report, whatever its format. */
#define FIXTURE_PERSONAL "Zonnebloem"
#define FIXTURE_REMOVED  "Distelvink"

#define FIXTURE_ADDRESS "http://192.168.1.20:8080/KXRT7M"

/* The closed evening of a school, in Dutch words and @language: recaps, put, kept and refused questions, agreements, an address. */
DrieSummary *fixture_evening (const char *language);

/* Adds a note; borrowed. @text may be NULL. */
DrieNote *fixture_note (DrieSummary *summary, DrieCircle from, DrieCircle to, DrieDisposition disposition, const char *text);
DrieAgreement *fixture_agreement (DrieSummary *summary, const char *what, const char *who, DrieCircle circle, const char *before);

/* Adds notes of every length to all circles, @n in all. */
void fixture_add_many (DrieSummary *summary, guint n);

/* A whole evening: 60 notes, every recap, 6 agreements, theme and question in Arabic and Turkish. */
DrieSummary *fixture_full_evening (const char *language);
/* fixture_evening() with everything in every field that could mean something else than letters: "theme: FIXTURE_HOSTILE" in the theme, and
 * so on. */
DrieSummary *fixture_hostile_evening (void);

/* Markup, quotes, entities, the end of a CDATA section, placeholders of our own, formulas; then an override and isolates that are closed
 * without having been opened, and left open. */
#define FIXTURE_HOSTILE_LETTERS "<b>vet</b> &amp; \"dubbel\" 'enkel' <script>alert(1)</script> ]]> {{foot}} =SUM(A1:A2) %s %n"
#define FIXTURE_HOSTILE         FIXTURE_HOSTILE_LETTERS " \xe2\x81\xa9\xe2\x80\xae thcer \xe2\x81\xa7 👩\xe2\x80\x8d👧 slot"
/* Replaces every text of an evening, the newest note's words, answer and reason, and adds notes and an agreement with it. */
void fixture_say_everywhere (DrieSummary *summary, const char *text);
