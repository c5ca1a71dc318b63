/* What the browser of a simulated phone does: it fetches the page, keeps its cookies, holds the live stream, and comes back when its line
 * breaks. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rehearsal/phone-hall.h"

G_BEGIN_DECLS

/**
 * DrieBrowser:
 *
 * Counts among those that joined in the hall while it holds the live stream. Whatever it is waiting for keeps a reference; the end of the
 * hall (@left) ends it.
 */
typedef struct _DrieBrowser DrieBrowser;
/* @state: of the evening, as JSON. */
typedef void (*DrieBrowserTold) (const char *state, gpointer user_data);

/* @circle: the one it writes for. */
DrieBrowser *drie_browser_new (DriePhoneHall *hall, DrieCircle circle, DrieBrowserTold told, gpointer user_data);
/* Tells nobody anything any more. NULL-safe. */
void drie_browser_free (DrieBrowser *self);
/* In so many real seconds. */
void drie_browser_join (DrieBrowser *self, double seconds);
/* Does not come back once its line breaks; call after cancelling the hall's @left. */
void drie_browser_leave (DrieBrowser *self);

/* A request as this browser sends it. @path: below the evening's URL. Transfer full. */
SoupMessage *drie_browser_new_message (DrieBrowser *self, const char *method, const char *path);
/* Those of an answer. */
void drie_browser_keep_cookies (DrieBrowser *self, SoupMessage *message);

G_END_DECLS
