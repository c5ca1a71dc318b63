/* A QR code, black on white in either style, with its quiet zone. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: `text` (what it says; NULL or "": nothing is drawn), `pixel-size` (natural size, default 200; it shrinks to fit),
 * `quiet-zone` (modules of white around it, default 4 as the standard asks for; 0 where it stands on white with room around). */
#define DRIE_TYPE_QR_VIEW (drie_qr_view_get_type ())
G_DECLARE_FINAL_TYPE (DrieQrView, drie_qr_view, DRIE, QR_VIEW, GtkWidget)

void drie_qr_view_set_text (DrieQrView *self, const char *text);
void drie_qr_view_set_pixel_size (DrieQrView *self, int pixel_size);
void drie_qr_view_set_quiet_zone (DrieQrView *self, int modules);

G_END_DECLS
