/* JSON as it crosses the border: read with care, written with the wire names. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "model/summary.h"

G_BEGIN_DECLS

#define DRIE_WIRE_ERROR (drie_wire_error_quark ())
GQuark drie_wire_error_quark (void);

typedef enum
{
  DRIE_WIRE_ERROR_SYNTAX, /* no JSON, not UTF-8, a NUL (also \u0000), half a surrogate pair, nested deeper than 32, over 64 MiB */
  DRIE_WIRE_ERROR_SHAPE,  /* JSON, but not what was asked for; the message names the member */
  DRIE_WIRE_ERROR_NEWER,  /* written by a newer version of the program */
} DrieWireError;

/* Parses foreign text of @length bytes (-1: up to its NUL); guards against what crashes or cuts json-glib 1.6 (deep nesting, \u0000,
 * halves of surrogate pairs) and against what it takes but JSON is not (comments, assignments, octal numbers). A byte order mark at the
 * beginning is passed over. Transfer full. */
JsonNode *drie_json_parse (const char *text, gssize length, GError **error);
/* One line, no trailing line feed. Transfer full. */
char *drie_json_to_line (JsonNode *node);

/* The plan file of the command line. Unknown members are ignored, null and absent ones keep the default of drie_plan_new(); texts are
 * normalised as notes are. Errors are DRIE_WIRE_ERROR_SHAPE, or DRIE_PLAN_ERROR from drie_plan_validate(). */
DriePlan *drie_plan_from_json (JsonNode *node, GError **error);
JsonNode *drie_plan_to_json (const DriePlan *plan);
/* "what" is needed; the others have the defaults of drie_agreement_new(). Errors are DRIE_WIRE_ERROR_SHAPE.
 * {"what":…,"who":…,"circle":…|null,"before":…|null,"reminds":…,"decides":…} */
DrieAgreement *drie_agreement_from_json (JsonNode *node, GError **error);
JsonNode *drie_agreement_to_json (const DrieAgreement *agreement);
/* An evening as drie_report_write() archives it (app/report/archive.md). Its notes and its agreements are numbered from 1, in their order,
 * and groups and reviews go by these numbers; words of notes that are removed or about one person are left out, whoever put them there.
 * Whatever does not fit together is refused: the log can be replayed. Errors are DRIE_WIRE_ERROR_SHAPE or _NEWER, or DRIE_PLAN_ERROR.
 * Transfer full. */
DrieSummary *drie_archive_from_json (JsonNode *node, GError **error);

/* Adds the members of the public state, "step" … "published", to an object that is being built. @counts: notes to the circle that speaks,
 * per writing circle. What has no meaning before the start and after closing (who speaks, the time, who may write …) is left out of account
 * then. */
typedef struct
{
  int step; /* -1 before the start */
  guint steps;
  DriePhase phase;
  DrieCircle speaking;
  gint64 remaining_ms;
  gboolean paused;
  DrieCircleSet open_for;
  const char *asking; /* text, or NULL */
  guint counts[DRIE_N_CIRCLES];
  gboolean closed;
  gboolean published; /* phones may read the leaflet */
} DrieWireState;

void drie_wire_state_build (const DrieWireState *state, JsonBuilder *builder);

G_END_DECLS
