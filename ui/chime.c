/* The soft sound. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/chime.h"

#include "ui/init.h"

/* GTK plays sounds if its media module is installed: Debian only suggests it, GNOME's Flatpak runtime has it. */
struct _DrieChime
{
  GtkMediaStream *stream; /* owned; NULL before the first time */
};

DrieChime *
drie_chime_new (void)
{
  return g_new0 (DrieChime, 1);
}

void
drie_chime_free (DrieChime *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream);
  g_free (self);
}

static void
ring_bell (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (display != NULL)
    gdk_display_beep (display);
}

void
drie_chime_prepare (DrieChime *self)
{
  g_set_object (&self->stream, NULL);
  self->stream = gtk_media_file_new_for_resource (DRIE_RESOURCE_BASE "/chime.wav");
}

void
drie_chime_play (DrieChime *self)
{
  g_return_if_fail (self != NULL);

  /* A fresh one each time: a stream that was played, or failed once, does not begin again. */
  drie_chime_prepare (self);
  if (gtk_media_stream_get_error (self->stream) == NULL)
    {
      g_signal_connect (self->stream, "notify::error", G_CALLBACK (ring_bell), NULL);
      gtk_media_stream_play (self->stream);
    }
  else
    ring_bell ();
}
