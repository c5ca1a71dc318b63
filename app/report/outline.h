/* What the summary of an evening says, in order and in words, before anyone decides how it looks: the writers for people walk it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/catalog.h"
#include "report/report.h"

G_BEGIN_DECLS

typedef enum
{
  DRIE_PIECE_LOGO,      /* text: whose it is; the picture itself is the order's */
  DRIE_PIECE_KICKER,    /* text: what kind of document this is */
  DRIE_PIECE_TITLE,     /* text: the theme */
  DRIE_PIECE_LEAD,      /* label, text: the central question */
  DRIE_PIECE_NOTICE,    /* text: this is not the last word */
  DRIE_PIECE_FACTS,     /* rows: label, text; short, may stand beside each other */
  DRIE_PIECE_HEADING,   /* level 1–3, text, perhaps a circle */
  DRIE_PIECE_ADDITION,  /* circle, label: whose it is and of when, text; stands beside the text above it */
  DRIE_PIECE_PARAGRAPH, /* text, perhaps a label above it; line feeds part paragraphs */
  DRIE_PIECE_SMALL,     /* text in small print */
  DRIE_PIECE_ITEM,      /* text, perhaps a number or a circle; rows: what belongs to it */
  DRIE_PIECE_AGREEMENT, /* number, text; rows as in facts, perhaps with a circle */
  DRIE_PIECE_BARS,      /* rows: circle, label, text, part of whole */
  DRIE_PIECE_TABLE,     /* rows: circle, label, text, more; the first holds the headings */
} DriePieceKind;

/**
 * DrieRow:
 * @circle: whose mark stands before it, or NONE
 * @label: what @text is, or NULL
 * @text: NULL where a fact is not known
 * @part, @whole: of a bar; @scale: what the longest bar of its kind stands for, at least 1
 */
typedef struct
{
  DrieCircle circle;
  char *label;
  char *text;
  char *more;
  guint part;
  guint whole;
  guint scale;
} DrieRow;

typedef struct
{
  DriePieceKind kind;
  int level;
  guint number;
  DrieCircle circle;
  char *label;
  char *text;
  GPtrArray *rows; /* of DrieRow, owned; never NULL */
} DriePiece;

/**
 * drie_outline_new:
 * @catalog: of the document's language
 * @logo: it begins with the school's logo
 *
 * No word of a note that is personal or removed is in it; of a sheet, no word of any note.
 *
 * Returns: (transfer full): of DriePiece
 */
GPtrArray *drie_outline_new (const DrieSummary *summary, DrieDocument document, const DrieCatalog *catalog, gboolean logo);

/* The moment up to which an evening's time is counted: its closing, or the last thing that happened in it. Microseconds since the
 * epoch, 0 before the start. A report so says the same whenever it is written. */
gint64 drie_outline_get_end (const DrieSummary *summary);

/* What kind of document it is, in its language. */
const char *drie_outline_name (DrieDocument document, const DrieCatalog *catalog);
/* Theme and question as the document says them: a translation where the plan holds one in @language. NULL if not written; borrowed. */
const char *drie_outline_theme (const DriePlan *plan, const char *language);
const char *drie_outline_question (const DriePlan *plan, const char *language);

G_END_DECLS
