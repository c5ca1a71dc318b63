/* Making the pieces of an outline. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/outline.h"

G_BEGIN_DECLS

/* An outline that is being written. In the files that write it, _() gives the document's language, not the desktop's. */
typedef struct
{
  const DrieSummary *summary;
  const DrieCatalog *catalog;
  GPtrArray *pieces;
  GHashTable *groups; /* id of a note → DrieGroup; no entry where nothing is grouped under it */
} DrieOutline;

/* How many notes of each circle are grouped under one. */
typedef struct
{
  guint from[DRIE_N_CIRCLES];
} DrieGroup;

/* In one pass: a note's group costs the same however many notes there are. Keys borrowed from @summary. Transfer full. */
GHashTable *drie_outline_count_groups (const DrieSummary *summary);

GPtrArray *drie_pieces_new (void); /* of DriePiece, owns; transfer full */
/* Each adds a piece and returns it, owned by @pieces. Texts are copied and cleaned; @text may be NULL. */
DriePiece *drie_pieces_add (GPtrArray *pieces, DriePieceKind kind, const char *label, const char *text);
DriePiece *drie_pieces_add_heading (GPtrArray *pieces, int level, DrieCircle circle, const char *text);
DrieRow *drie_piece_add_row (DriePiece *piece, DrieCircle circle, const char *label, const char *text);

/* Nothing if nothing is written. */
void drie_outline_add_paragraph (DrieOutline *self, const char *label, const char *text);
/* "14 questions · put: 3". Transfer full. */
char *drie_outline_balance (const DrieOutline *self, guint all, guint put);
/* What circle @from asked @to, or all if NONE. */
void drie_outline_add_bar (DrieOutline *self, DriePiece *bars, DrieCircle from, DrieCircle to);
void drie_outline_add_circle (DrieOutline *self, DrieCircle circle);
void drie_outline_add_recap (DrieOutline *self, DrieRecapPart part);
void drie_outline_add_agreements (DrieOutline *self);
/* "sectie talen (Teachers)": the circle only where it says more. Transfer full. */
char *drie_outline_who (const DrieOutline *self, const DrieAgreement *agreement);
/* What @circle added to the chair's text above, each with its day. */
void drie_outline_add_additions (DrieOutline *self, DrieCircle circle);
/* What the circles said last of the agreement above. */
void drie_outline_add_reviews (DrieOutline *self, const GPtrArray *reviews, gint64 agreement);
/* Of the evening that this one follows up: what was agreed, and what became of it. */
void drie_outline_add_earlier (DrieOutline *self);
/* Nothing before there are two. */
void drie_outline_add_versions (DrieOutline *self);

/* The documents themselves, from their beginning to their end. */
void drie_outline_add_summary (DrieOutline *self);
void drie_outline_add_leaflet (DrieOutline *self);
void drie_outline_add_sheet (DrieOutline *self);

G_END_DECLS
