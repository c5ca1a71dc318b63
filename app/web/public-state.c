/* Public state. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/public-state.h"
