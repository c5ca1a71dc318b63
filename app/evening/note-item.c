/* Note rows. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/note-item.h"
