/* Words that somebody wrote, as a label. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label that begins at the left (in Arabic at the right) and goes on in the next line, in the middle of a word if need be. @text: plain,
 * may be NULL; @style: a class of the style sheet, or NULL. Floating reference. */
GtkWidget *drie_text_label_new (const char *text, const char *style);

/* Whether @text is read from right to left, as Arabic is: by its first letter. */
gboolean drie_text_is_leftwards (const char *text);

/* Shows @text where it begins, whatever the language of the screen: Arabic at the right. */
void drie_text_label_set (GtkLabel *label, const char *text);

G_END_DECLS
