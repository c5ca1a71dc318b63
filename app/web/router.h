/* Which request gets which answer. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/site.h"

G_BEGIN_DECLS

/* Answers @exchange, at once or when a note is saved: checks in the order 421 · 404 · 405 · 403 · 413 · 415, then the route itself. */
void drie_router_answer (DrieSite *site, DrieExchange *exchange);

G_END_DECLS
