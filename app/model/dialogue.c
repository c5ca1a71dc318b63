/* The engine. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/dialogue.h"
