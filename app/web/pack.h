/* gzip (RFC 1952), of which parts can have been compressed beforehand: most of a page is the same for everybody.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text that was compressed once, to stand in many packs. Immutable. */
typedef struct _DriePiece DriePiece;
/* What is being put together. */
typedef struct _DriePack DriePack;

DriePiece *drie_piece_new (const char *text, gsize length);
void drie_piece_free (DriePiece *self);

DriePack *drie_pack_new (void);
void drie_pack_free (DriePack *self);
/* Compresses now. */
void drie_pack_add (DriePack *self, const char *text, gsize length);
void drie_pack_add_piece (DriePack *self, const DriePiece *piece);
/* The whole. Nothing can be added after it. */
GBytes *drie_pack_finish (DriePack *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DriePiece, drie_piece_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DriePack, drie_pack_free)

G_END_DECLS
