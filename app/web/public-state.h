/* What a phone may know of the evening: one immutable value, made by the evening, swapped whole in the web thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wire/json.h"

G_BEGIN_DECLS

/**
 * DriePublicNote: never changed once it is made: states that follow each other share those that stayed as they were
 * @disposition: as the writer sees it
 * @device: keyed hash: tells whose note it is; never leaves the server
 */
typedef struct
{
  char *key;
  char *text; /* NULL once wiped */
  DrieCircle from;
  DrieCircle to;
  DrieDisposition disposition;
  char *reason; /* or NULL */
  char *device; /* or NULL (paper) */
  gatomicrefcount ref_count;
} DriePublicNote;

/* A question that was put to a circle, for the leaflet. */
typedef struct
{
  DrieCircle to;
  char *text;
  char *answer; /* or NULL */
} DriePublicQuestion;

/* How many questions the evening had, and what became of those that were put to a circle or got another place; for the leaflet. What is
 * missing in @all is not told apart. */
typedef struct
{
  guint all;
  guint asked;
  guint kept;
  guint elsewhere;
  guint not_possible;
} DriePublicSums;

/**
 * DriePublicState:
 * @state: the wire state at @at; its asking points into @asking
 * @at: CLOCK_BOOTTIME in microseconds when @state was true
 * @wall: what the evening's clock showed then, microseconds since the epoch; notes that come in are dated by it. 0: the system's clock
 * @ticking: the clock runs: remaining_ms goes down since @at, times @pace (the evening's clock goes on at @pace in any case)
 * @open_to: the circle to which notes may be written now, NONE if closed; @late: only because of the grace
 * @plan: theme, question, translations, language, wifi, contact … (owned copy)
 * @notes: (element-type DriePublicNote): all of the evening, in order of arrival
 * @questions: (element-type DriePublicQuestion), @agreements: (element-type DrieAgreement), @sums: the leaflet; empty unless it is
 * published
 */
typedef struct
{
  DrieWireState state;
  char *asking;
  gint64 at;
  gint64 wall;
  gboolean ticking;
  double pace;
  DrieCircle open_to;
  gboolean late;
  DriePlan *plan;
  GPtrArray *notes;
  GPtrArray *questions;
  GPtrArray *agreements;
  DriePublicSums sums;
  gatomicrefcount ref_count;
} DriePublicState;

DriePublicState *drie_public_state_new (void); /* all empty, one reference, owned by the maker until it is published */
DriePublicState *drie_public_state_ref (DriePublicState *self);
void drie_public_state_unref (DriePublicState *self);
/* The JSON of the wire at @now (CLOCK_BOOTTIME, µs): one line. Transfer full. */
char *drie_public_state_to_json (const DriePublicState *self, gint64 now);
/* Time left in the step at @now, milliseconds, negative in overtime. */
gint64 drie_public_state_remaining_ms (const DriePublicState *self, gint64 now);
/* What the evening's clock shows at @now, microseconds since the epoch. */
gint64 drie_public_state_wall (const DriePublicState *self, gint64 now);
/* Does @circle talk or answer now? Then it listens to nobody, and writes nothing. */
gboolean drie_public_state_has_floor (const DriePublicState *self, DrieCircle circle);

DriePublicNote *drie_public_note_new (const DrieNote *note); /* copies; words of a removed note stay out */
DriePublicNote *drie_public_note_ref (DriePublicNote *self);
void drie_public_note_unref (DriePublicNote *self); /* NULL-safe */
/* Would one made of @note now say the same? */
gboolean drie_public_note_is (const DriePublicNote *self, const DrieNote *note);
DriePublicQuestion *drie_public_question_new (const DrieNote *note);
void drie_public_question_free (DriePublicQuestion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DriePublicState, drie_public_state_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DriePublicNote, drie_public_note_unref)

G_END_DECLS
