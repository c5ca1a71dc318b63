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
