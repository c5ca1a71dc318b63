/* The soft sound. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/chime.h"

#include "ui/init.h"

/* GTK plays sounds if its media module is installed: Debian only suggests it, GNOME's Flatpak runtime has it. */
struct _DrieChime
{
  GSettings *settings;    /* owned; NULL where the schema is not installed */
  GSignalGroup *signals;  /* owned: of the evening */
  GtkMediaStream *stream; /* owned; NULL before the first time */
  guint prepare_idle;
};

static void
ring_bell (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (display != NULL)
    gdk_display_beep (display);
}

static void
load (DrieChime *self)
{
  g_clear_object (&self->stream);
  self->stream = gtk_media_file_new_for_resource (DRIE_RESOURCE_BASE "/chime.wav");
}

static gboolean
prepare_cb (gpointer user_data)
{
  DrieChime *self = user_data;

  self->prepare_idle = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

/* Looks for what plays sounds, which can take a moment the first time: at leisure, long before it is needed. */
static void
prepare (DrieChime *self)
{
  if (self->prepare_idle == 0)
    self->prepare_idle = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
}

static void
time_mark_cb (DrieChime *self)
{
  if (self->settings != NULL && !g_settings_get_boolean (self->settings, "chime"))
    return;
  /* A fresh one each time: a stream that was played, or failed once, does not begin again. */
  g_clear_handle_id (&self->prepare_idle, g_source_remove);
  load (self);
  if (gtk_media_stream_get_error (self->stream) == NULL)
    {
      g_signal_connect (self->stream, "notify::error", G_CALLBACK (ring_bell), NULL);
      gtk_media_stream_play (self->stream);
    }
  else
    ring_bell ();
}

DrieChime *
drie_chime_new (void)
{
  DrieChime *self = g_new0 (DrieChime, 1);

  self->settings = drie_ui_get_settings ();
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "time-mark", G_CALLBACK (time_mark_cb), self);
  return self;
}

void
drie_chime_free (DrieChime *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->prepare_idle, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->stream);
  g_clear_object (&self->settings);
  g_free (self);
}

void
drie_chime_set_evening (DrieChime *self, DrieEvening *evening)
{
  g_return_if_fail (self != NULL);

  g_signal_group_set_target (self->signals, evening);
  if (evening != NULL)
    prepare (self);
}
