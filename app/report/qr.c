/* QR codes. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report.h"

#include <qrencode.h>
#include <string.h>

GBytes *
drie_qr_encode (const char *text, guint *width)
{
  g_return_val_if_fail (text != NULL && width != NULL, NULL);

  *width = 0;
  if (*text == '\0' || strlen (text) > 2331) /* the most that level M holds in byte mode */
    return NULL;

  /* Version 0: the smallest that fits. Level M repairs 15 %: a fold, a glare, a beamer's edge. */
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  if (code == NULL)
    return NULL;

  gsize n = (gsize)code->width * code->width;
  guint8 *modules = g_malloc (n);
  for (gsize i = 0; i < n; i++)
    modules[i] = code->data[i] & 1; /* the other bits tell what a module is for */
  *width = code->width;
  QRcode_free (code);
  return g_bytes_new_take (modules, n);
}
