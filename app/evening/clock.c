/* The clock. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/clock.h"
