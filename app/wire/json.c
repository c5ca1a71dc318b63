/* JSON. SPDX-License-Identifier: GPL-3.0-or-later */
#include "wire/json.h"
