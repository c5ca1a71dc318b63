/* What the programs share that are fed to a library. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/library.h"

/* A new evening in @library. Returns: its number; 0 and an error */
gint64 fuzz_create_evening (DrieLibrary *library, const char *theme, GError **error);
