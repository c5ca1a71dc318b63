/* Making the pieces of an outline. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pieces.h"

#include "report/written.h"

static void
row_free (DrieRow *row)
{
  g_free (row->label);
  g_free (row->text);
  g_free (row->more);
  g_free (row);
}

static void
piece_free (DriePiece *piece)
{
  g_free (piece->label);
  g_free (piece->text);
  g_ptr_array_unref (piece->rows);
  g_free (piece);
}

GPtrArray *
drie_pieces_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)piece_free);
}

DriePiece *
drie_pieces_add (GPtrArray *pieces, DriePieceKind kind, const char *label, const char *text)
{
  DriePiece *piece = g_new0 (DriePiece, 1);

  piece->kind = kind;
  piece->circle = DRIE_CIRCLE_NONE;
  piece->label = drie_written_clean (label);
  piece->text = drie_written_clean (text);
  piece->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  g_ptr_array_add (pieces, piece);
  return piece;
}

DriePiece *
drie_pieces_add_heading (GPtrArray *pieces, int level, DrieCircle circle, const char *text)
{
  DriePiece *piece = drie_pieces_add (pieces, DRIE_PIECE_HEADING, NULL, text);

  piece->level = level;
  piece->circle = circle;
  return piece;
}

DrieRow *
drie_piece_add_row (DriePiece *piece, DrieCircle circle, const char *label, const char *text)
{
  DrieRow *row = g_new0 (DrieRow, 1);

  row->circle = circle;
  row->label = drie_written_clean (label);
  row->text = drie_written_clean (text);
  g_ptr_array_add (piece->rows, row);
  return row;
}

void
drie_outline_add_paragraph (DrieOutline *self, const char *label, const char *text)
{
  if (drie_written_is_any (text))
    drie_pieces_add (self->pieces, DRIE_PIECE_PARAGRAPH, label, text);
}
