/* Asks before something is erased, for its title before an evening is. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/library.h"

G_BEGIN_DECLS

typedef void (*DrieEraseConfirmed) (gint64 id, gpointer user_data);

/* @confirmed: called once the title was typed and erasing chosen, and only then. @user_data: a GObject, referenced meanwhile. */
void drie_erase_dialog_ask (GtkWindow *parent, DrieLibraryItem *item, DrieEraseConfirmed confirmed, GObject *user_data);

/* Likewise, without a title to type: may what earlier versions of the summary said be erased? */
void drie_erase_dialog_ask_versions (GtkWindow *parent, gint64 id, DrieEraseConfirmed confirmed, GObject *user_data);

G_END_DECLS
