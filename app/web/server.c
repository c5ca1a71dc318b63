/* The server. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/server.h"
