/* A compiled catalogue of messages (.mo), read with care. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DrieMoFile DrieMoFile;

/**
 * drie_mo_file_open:
 * @error: G_FILE_ERROR if it cannot be read, G_IO_ERROR_INVALID_DATA if it is no .mo file
 *
 * Maps the file; nothing in it is believed until it is looked up, so a broken one costs untranslated words and nothing else.
 *
 * Returns: (transfer full): the file, in either byte order
 */
DrieMoFile *drie_mo_file_open (const char *path, GError **error);
void drie_mo_file_free (DrieMoFile *self);

/**
 * drie_mo_file_lookup:
 * @msgid: the English words, preceded by "context\004" where they have a context
 * @length: (out): bytes of the translation, all plural forms together, a NUL between them
 *
 * Returns: (transfer none): the translation, NUL-terminated, not checked for UTF-8; or NULL
 */
const char *drie_mo_file_lookup (const DrieMoFile *self, const char *msgid, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieMoFile, drie_mo_file_free)

G_END_DECLS
