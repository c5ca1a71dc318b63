/* What the hall's screen says, in the evening's language. Whole sentences per circle. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/agreement.h"
#include "model/step.h"

G_BEGIN_DECLS

/* Borrowed, never NULL. */
const char *drie_hall_words_title (const char *language, DriePhase phase, DrieCircle circle);  /* "Pupils have the floor" */
const char *drie_hall_words_footer (const char *language, DriePhase phase, DrieCircle circle); /* "Parents and teachers listen. …" */
const char *drie_hall_words_put (const char *language, DrieCircle circle);                     /* "These questions were put to …" */
const char *drie_hall_words_grace (const char *language, DrieCircle circle); /* "Parents and teachers: you can still …" */
/* "37 notes from parents and teachers · no note gets lost": notes to @circle. Transfer full. */
char *drie_hall_words_notes (const char *language, DrieCircle circle, guint n);
/* "One diary for all tests (the team leader, before 1 February 2027)". Transfer full. */
char *drie_hall_words_agreement (const char *language, const DrieAgreement *agreement);
/* The rules, numbered, a line each. Transfer full. */
char *drie_hall_words_rules (const char *language);

G_END_DECLS
