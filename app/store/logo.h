/* The logo beside the library, and inside of its backups. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* A place for a logo, as backups have one, if @other has anything of that name. */
gboolean drie_logo_make_place_like (DrieDatabase *database, DrieDatabase *other, GError **error);
/* Puts the logo of @directory, if there is one, into @backup. */
gboolean drie_logo_pack (DrieDatabase *backup, const char *directory, GError **error);
/* Takes the logo, if there is one, out of @copy, the copy of a backup, into the logo.png.new of @directory. */
gboolean drie_logo_unpack (DrieDatabase *copy, const char *directory, GError **error);
/* Gives logo.png.new, if there is one, its name, or removes it. */
void drie_logo_keep (const char *directory, gboolean keep);

G_END_DECLS
