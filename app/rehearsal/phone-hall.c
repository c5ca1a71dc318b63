/* What all phones of a rehearsal share. SPDX-License-Identifier: GPL-3.0-or-later */
#include "rehearsal/phone-hall.h"

/* A stream that brings no heartbeat for that long is dead. */
#define SILENCE_SECONDS 60

static char *
origin_of (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || g_strcmp0 (g_uri_get_scheme (uri), "http") != 0)
    return NULL;
  /* No normalising: an origin has no slash at its end. */
  g_autoptr (GUri) origin = g_uri_build (G_URI_FLAGS_NONE, "http", NULL, g_uri_get_host (uri), g_uri_get_port (uri), "", NULL, NULL);
  return g_uri_to_string (origin);
}

static SoupSession *
new_session (guint phones)
{
  /* Each phone holds its stream and, now and then, one request more. */
  int connections = (int)MIN (2 * phones + 8, 65535);

  return soup_session_new_with_options ("max-conns", connections, "max-conns-per-host", connections, "timeout", SILENCE_SECONDS,
                                        "proxy-resolver", NULL, "user-agent", "driegesprek-rehearsal", NULL);
}

DriePhoneHall *
drie_phone_hall_new (const char *url, const char *language, guint phones, double pace, guint32 seed)
{
  g_autofree char *origin = origin_of (url);

  if (origin == NULL)
    return NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  DriePhoneHall *self = g_rc_box_new0 (DriePhoneHall);
  self->session = new_session (phones);
  self->context = g_main_context_ref_thread_default ();
  self->left = g_cancellable_new ();
  self->url = g_str_has_suffix (url, "/") ? g_strndup (url, strlen (url) - 1) : g_strdup (url);
  self->origin = g_steal_pointer (&origin);
  self->language = g_strdup (language);
  self->pace = pace;
  self->deck = drie_deck_new (language, rand);
  return self;
}

static void
hall_clear (gpointer data)
{
  DriePhoneHall *self = data;

  g_object_unref (self->session);
  g_main_context_unref (self->context);
  g_object_unref (self->left);
  g_free (self->url);
  g_free (self->origin);
  g_free (self->language);
  drie_deck_free (self->deck);
}

DriePhoneHall *
drie_phone_hall_ref (DriePhoneHall *self)
{
  return g_rc_box_acquire (self);
}

void
drie_phone_hall_unref (DriePhoneHall *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, hall_clear);
}

GSource *
drie_phone_hall_start_timer (DriePhoneHall *self, double seconds, GSourceFunc callback, gpointer user_data)
{
  GSource *timer = g_timeout_source_new ((guint)(seconds * 1000));

  g_source_set_callback (timer, callback, user_data, NULL);
  g_source_attach (timer, self->context);
  return timer;
}

void
drie_phone_hall_clear_timer (GSource **timer)
{
  if (*timer != NULL)
    g_source_destroy (*timer);
  g_clear_pointer (timer, g_source_unref);
}

double
drie_phone_next_retry (double *retry)
{
  double now = *retry;

  *retry = MIN (now * 2, DRIE_PHONE_LONGEST_RETRY);
  return now;
}
