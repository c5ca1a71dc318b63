/* The library. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/library.h"
