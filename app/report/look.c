/* Files that say how documents look. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/look.h"

#include <gio/gio.h>

#include "drie-look.h"

char *
drie_look_read (const char *name)
{
  g_autofree char *path = g_strconcat (DRIE_LOOK_PREFIX, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (drie_look_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_return_val_if_fail (bytes != NULL, g_strdup (""));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
