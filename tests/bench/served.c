/* The process that is measured. SPDX-License-Identifier: GPL-3.0-or-later */
#include "served.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "figures.h"
#include "test-utils.h"

#define DEADLINE 30 /* seconds */

static const char plan[] = "{\"theme\": \"Huiswerk\", \"question\": \"Wat helpt jou om thuis en op school je huiswerk af te krijgen?\","
                           " \"minutes\": {\"talk\": 60}}";

struct _BenchServed
{
  BenchNet *net;
  char *library;
  GPid pid;
  int input, output;
  GString *read; /* what has not ended in a line */
  char *url;
  double start;
  gboolean answered;
  BenchSaid said;
  gpointer user_data;
};

char *
bench_served_get_member (const char *line, const char *name)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\":\"", name);
  const char *found = strstr (line, quoted);

  return found != NULL ? g_strndup (found + strlen (quoted), strcspn (found + strlen (quoted), "\"")) : NULL;
}

static void
take_line (BenchServed *self, const char *line, gint64 at)
{
  if (g_str_has_prefix (line, "{\"event\":\"listening\""))
    self->url = bench_served_get_member (line, "url");
  else if (g_str_has_prefix (line, "{\"event\":\"error\""))
    bench_fail ("serve: %s", line);
  self->answered
      |= self->url != NULL && (g_str_has_prefix (line, "{\"event\":\"ok\"") || g_str_has_prefix (line, "{\"event\":\"listening\""));
  if (self->said != NULL)
    self->said (line, at, self->user_data);
}

static void
readable_cb (gpointer user_data)
{
  BenchServed *self = user_data;
  gint64 at = bench_now ();
  char buffer[65536];
  gssize n = read (self->output, buffer, sizeof buffer);
  char *end;

  if (n <= 0)
    bench_fail ("serve has ended");
  g_string_append_len (self->read, buffer, n);
  while ((end = strchr (self->read->str, '\n')) != NULL)
    {
      g_autofree char *line = g_strndup (self->read->str, (gsize)(end - self->read->str));
      g_string_erase (self->read, 0, end + 1 - self->read->str);
      take_line (self, line, at);
    }
}

static void
wait_for_answer (BenchServed *self)
{
  if (!bench_net_run (self->net, &self->answered, DEADLINE))
    bench_fail ("serve does not answer");
  self->answered = FALSE;
}

BenchServed *
bench_served_start_at_pace (BenchNet *net, const char *cli, guint pace)
{
  BenchServed *self = g_new0 (BenchServed, 1);
  g_autoptr (GError) error = NULL;
  gint64 began;

  self->net = net;
  self->read = g_string_new (NULL);
  self->library = g_dir_make_tmp ("driegesprek-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (self->library, "plan.json", NULL);
  g_autofree char *paced = g_strdup_printf ("%u", pace);
  const char *command[]
      = { cli, "--library", self->library, "serve", file, "--listen", bench_get_server (), "--port", "0", "--pace", paced, NULL };

  bench_must (g_file_set_contents (file, plan, -1, NULL));
  began = bench_now ();
  if (!g_spawn_async_with_pipes (NULL, (char **)command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &self->pid, &self->input,
                                 &self->output, NULL, &error))
    bench_fail ("%s", error->message);
  bench_net_watch (net, self->output, readable_cb, self);
  wait_for_answer (self);
  self->start = (double)(bench_now () - began) / 1000;
  return self;
}

BenchServed *
bench_served_start (BenchNet *net, const char *cli)
{
  return bench_served_start_at_pace (net, cli, 1);
}

void
bench_served_stop (BenchServed *self)
{
  int status;

  close (self->output);
  close (self->input);
  kill (self->pid, SIGTERM);
  for (gint64 end = bench_now () + DEADLINE * G_USEC_PER_SEC; waitpid (self->pid, &status, WNOHANG) == 0; g_usleep (10000))
    if (bench_now () > end)
      kill (self->pid, SIGKILL);
  test_remove_dir (self->library);
  g_free (self->library);
  g_free (self->url);
  g_string_free (self->read, TRUE);
  g_free (self);
}

const char *
bench_served_get_url (BenchServed *self)
{
  return self->url;
}

int
bench_served_get_pid (BenchServed *self)
{
  return self->pid;
}

double
bench_served_get_start (BenchServed *self)
{
  return self->start;
}

void
bench_served_on_said (BenchServed *self, BenchSaid said, gpointer user_data)
{
  self->said = said;
  self->user_data = user_data;
}

void
bench_served_say (BenchServed *self, const char *command)
{
  g_autofree char *line = g_strconcat (command, "\n", NULL);

  bench_must (write (self->input, line, strlen (line)) == (gssize)strlen (line));
}

void
bench_served_command (BenchServed *self, const char *command)
{
  self->answered = FALSE;
  bench_served_say (self, command);
  wait_for_answer (self);
}

void
bench_served_open_notes (BenchServed *self)
{
  bench_served_command (self, "start");
  bench_served_command (self, "next");
}
