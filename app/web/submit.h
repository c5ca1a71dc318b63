/* What phones write: checks it in the order that is promised, hands it to the sink, and answers when it is saved.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/site.h"

G_BEGIN_DECLS

/* Each finishes @exchange, at once or when the sink answers. Host, path, origin, size and type of the body were checked before. */
void drie_submit_add (DrieSite *site, DrieExchange *exchange);
void drie_submit_edit (DrieSite *site, DrieExchange *exchange, const char *key);
void drie_submit_withdraw (DrieSite *site, DrieExchange *exchange, const char *key);
/* Refuses a note before it was looked at: JSON, or the page with what was typed still in its box. Finishes @exchange. */
void drie_submit_refuse (DrieSite *site, DrieExchange *exchange, guint status, const char *code);

G_END_DECLS
