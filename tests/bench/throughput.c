/* How much goes through: durable notes, the page and the state each second, over 50 connections, beside what libsoup and SQLite do alone,
 * and nginx where it is installed. By turns, so that whatever else the machine does meets all of them. throughput CLI BARE.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "figures.h"
#include "lines.h"
#include "served.h"
#include "test-utils.h"

#define ROUNDS   5
#define LINES    50
#define NOTES    3000 /* a round */
#define PAGES    3000
#define STATES   6000
#define DEADLINE 60 /* seconds */
#define NGINX    "/usr/sbin/nginx"
#define SECRET   "device=%032x"

enum
{
  OURS,
  EACH,   /* bare, a commit for each note */
  SHARED, /* bare, with shared commits */
  STATIC, /* nginx */
  N_SERVERS,
};

enum
{
  WRITE,
  PAGE,
  PACKED, /* compressed each time; ours always is */
  STATE,
  N_KINDS,
};

typedef struct
{
  BenchTimes *rates[N_SERVERS][N_KINDS];
  GBytes *answers[N_KINDS]; /* our first ones */
} Results;

/* A program that answers, by what it calls its pages. */
typedef struct
{
  guint16 port;
  const char *notes, *page, *packed, *state; /* paths; NULL: it has none */
} Target;

/* Requests of one kind, so many at a time as there are lines. */
typedef struct
{
  const Target *target;
  const char *path;
  gboolean write;
  guint expected, asked, answered;
  GString *first; /* answer, headers and all */
  gboolean done;
} Load;

static void answered_cb (BenchLine *line, const BenchAnswer *answer, gpointer user_data);

static void
ask (Load *load, BenchLine *line)
{
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *cookie = g_strdup_printf (SECRET, load->asked++);
  g_autofree char *form
      = g_strdup_printf ("circle=parents&text=Hoeveel%%20tijd%%20kost%%20huiswerk%%20jullie%%20op%%20een%%20gewone%%20dag%%3F&key=%s"
                         "&lang=nl&to=pupils",
                         key);
  gboolean page = load->path == load->target->page || load->path == load->target->packed;
  const char *accept = page ? "text/html" : "application/json";

  bench_line_ask (line, bench_request (load->target->port, load->path, accept, cookie, load->write ? form : NULL), answered_cb, load);
}

static void
answered_cb (BenchLine *line, const BenchAnswer *answer, gpointer user_data)
{
  Load *load = user_data;

  if (answer->status != (load->write ? 201 : 200))
    bench_fail ("%s: %u %s", load->path, answer->status, answer->body);
  if (load->answered++ == 0)
    {
      load->first = g_string_new (answer->head);
      g_string_append (load->first, "\r\n");
      g_string_append_len (load->first, answer->body, (gssize)answer->length);
    }
  load->done = load->answered == load->expected;
  if (load->asked < load->expected)
    ask (load, line);
}

/* Returns: answers a second. @first: (out): the first one, headers and all */
static double
run_load (BenchNet *net, const Target *target, const char *path, guint requests, GBytes **first)
{
  Load load = { .target = target, .path = path, .write = path == target->notes, .expected = requests };
  BenchLine *lines[LINES];
  gint64 began = bench_now ();
  gint64 took;

  for (guint i = 0; i < LINES; i++)
    {
      lines[i] = bench_line_new (net, target->port, i + 1);
      ask (&load, lines[i]);
    }
  if (!bench_net_run (net, &load.done, DEADLINE))
    bench_fail ("%s: %u of %u answers", path, load.answered, requests);
  took = bench_now () - began;
  for (guint i = 0; i < LINES; i++)
    bench_line_free (lines[i]);
  *first = g_string_free_to_bytes (load.first);
  return (double)requests * G_USEC_PER_SEC / (double)took;
}

/* --- The others --- */

typedef struct
{
  GPid pid;
  char *folder;
  Target target;
} Other;

static void
stop (Other *other)
{
  kill (other->pid, SIGTERM);
  waitpid (other->pid, NULL, 0);
  test_remove_dir (other->folder);
  g_free (other->folder);
}

static char *
write_file (const char *folder, const char *name, const char *content, gssize length)
{
  char *path = g_build_filename (folder, name, NULL);

  bench_must (g_file_set_contents (path, content, length, NULL));
  return path;
}

static char *
write_bytes (const char *folder, const char *name, GBytes *bytes)
{
  return write_file (folder, name, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
}

static Other
start_bare (const char *program, const char *commits, const Results *results)
{
  Other other = { .folder = g_dir_make_tmp ("driegesprek-XXXXXX", NULL), .target = { 0, "/notes", "/page", "/packed", "/state" } };
  g_autofree char *database = g_build_filename (other.folder, "bare.db", NULL);
  g_autofree char *page_file = write_bytes (other.folder, "page", results->answers[PAGE]);
  g_autofree char *state_file = write_bytes (other.folder, "state", results->answers[STATE]);
  const char *command[] = { program, database, commits, page_file, state_file, NULL };
  char port[16] = "";
  int output;

  bench_must (g_spawn_async_with_pipes (NULL, (char **)command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &other.pid, NULL, &output,
                                        NULL, NULL));
  bench_must (read (output, port, sizeof port - 1) > 0);
  close (output);
  other.target.port = (guint16)g_ascii_strtoull (port, NULL, 10);
  bench_must (other.target.port != 0);
  return other;
}

/* A port that was free a moment ago. */
static guint16
find_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);
  return port;
}

static gboolean
can_connect (guint16 port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, NULL);

  return connection != NULL;
}

static Other
start_nginx (GBytes *page)
{
  Other other = { .folder = g_dir_make_tmp ("driegesprek-XXXXXX", NULL), .target = { find_port (), NULL, "/page", NULL, NULL } };
  g_autofree char *user = getuid () == 0 ? g_strdup ("user root;") : g_strdup ("");
  g_autofree char *config
      = g_strdup_printf ("%s daemon off; worker_processes 1; pid %s/pid; error_log %s/errors; events { worker_connections 1024; }"
                         " http { access_log off; client_body_temp_path %s/body; proxy_temp_path %s/proxy; fastcgi_temp_path %s/fastcgi; "
                         "uwsgi_temp_path %s/uwsgi;"
                         " scgi_temp_path %s/scgi; keepalive_requests 1000000; open_file_cache max=10;"
                         " server { listen 127.0.0.1:%u; root %s; default_type text/html; add_header Content-Encoding gzip; } }",
                         user, other.folder, other.folder, other.folder, other.folder, other.folder, other.folder, other.folder,
                         other.target.port, other.folder);
  const char *body = strstr (g_bytes_get_data (page, NULL), "\r\n\r\n") + 4;
  gsize head = (gsize)(body - (const char *)g_bytes_get_data (page, NULL));
  g_autofree char *page_file = write_file (other.folder, "page", body, (gssize)(g_bytes_get_size (page) - head));
  g_autofree char *config_file = write_file (other.folder, "nginx.conf", config, -1);
  g_autofree char *errors = g_build_filename (other.folder, "errors", NULL);
  const char *command[] = { NGINX, "-e", errors, "-c", config_file, NULL };

  bench_must (g_spawn_async (NULL, (char **)command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &other.pid, NULL));
  for (gint64 end = bench_now () + 10 * G_USEC_PER_SEC; !can_connect (other.target.port); g_usleep (5000))
    bench_must (bench_now () < end);
  return other;
}

/* --- By turns --- */

static void
measure (Results *results, int server, BenchNet *net, const Target *target)
{
  /* Reading first: the page of an evening without notes, everywhere. */
  const struct
  {
    const char *path;
    guint requests;
  } loads[N_KINDS] = { [WRITE] = { target->notes, NOTES },
                       [PAGE] = { target->page, PAGES },
                       [PACKED] = { target->packed, PAGES },
                       [STATE] = { target->state, STATES } };

  for (int kind = N_KINDS - 1; kind >= 0; kind--)
    {
      if (loads[kind].path == NULL)
        continue;
      GBytes *first;
      bench_times_add (results->rates[server][kind], run_load (net, target, loads[kind].path, loads[kind].requests, &first));
      if (results->answers[kind] == NULL)
        results->answers[kind] = g_steal_pointer (&first);
      g_clear_pointer (&first, g_bytes_unref);
    }
}

static void
measure_ours (Results *results, const char *cli)
{
  BenchNet *net = bench_net_new ();
  BenchServed *served = bench_served_start (net, cli);
  g_autoptr (GUri) uri = NULL;

  bench_served_open_notes (served);
  uri = g_uri_parse (bench_served_get_url (served), G_URI_FLAGS_NONE, NULL);
  g_autofree char *notes = g_strconcat (g_uri_get_path (uri), "/notes", NULL);
  g_autofree char *state = g_strconcat (g_uri_get_path (uri), "/state", NULL);
  Target target = { (guint16)g_uri_get_port (uri), notes, g_uri_get_path (uri), NULL, state };
  measure (results, OURS, net, &target);
  bench_served_stop (served);
  bench_net_free (net);
}

static void
measure_other (Results *results, int server, Other other)
{
  BenchNet *net = bench_net_new ();

  measure (results, server, net, &other.target);
  bench_net_free (net);
  stop (&other);
}

static void
report (BenchFigures *figures, Results *results, int kind, const char *what, int server, const char *other, double least)
{
  double ours = bench_times_at (results->rates[OURS][kind == PACKED ? PAGE : kind], 0.5);
  double theirs = bench_times_at (results->rates[server][kind], 0.5);
  g_autofree char *name = g_strdup_printf ("%s, share of %s", what, other);

  if (results->rates[server][kind]->len == 0)
    return;
  if (least > 0)
    bench_figures_least (figures, name, ours / theirs, least, "×");
  else
    bench_figures_add (figures, name, ours / theirs, "×");
  bench_figures_beside (figures, "it alone, each second", theirs);
}

int
main (int argc, char **argv)
{
  BenchFigures *figures = bench_figures_new ("throughput");
  Results results = { 0 };

  if (argc != 3)
    bench_fail ("throughput CLI BARE");
  for (int server = 0; server < N_SERVERS; server++)
    for (int kind = 0; kind < N_KINDS; kind++)
      results.rates[server][kind] = bench_times_new ();
  for (int round = 0; round < ROUNDS; round++)
    {
      measure_ours (&results, argv[1]);
      measure_other (&results, EACH, start_bare (argv[2], "each", &results));
      measure_other (&results, SHARED, start_bare (argv[2], "shared", &results));
      if (g_access (NGINX, X_OK) == 0)
        measure_other (&results, STATIC, start_nginx (results.answers[PAGE]));
    }

  bench_figures_add (figures, "durable notes each second", bench_times_at (results.rates[OURS][WRITE], 0.5), "/s");
  report (figures, &results, WRITE, "durable notes", EACH, "libsoup + SQLite, a commit each", 1.0);
  report (figures, &results, WRITE, "durable notes", SHARED, "libsoup + SQLite, shared commits", 0.8);
  bench_figures_add (figures, "pages each second", bench_times_at (results.rates[OURS][PAGE], 0.5), "/s");
  report (figures, &results, PACKED, "pages", SHARED, "libsoup that compresses the same page", 0.8);
  report (figures, &results, PAGE, "pages", SHARED, "libsoup with the same bytes ready", 0);
  report (figures, &results, PAGE, "pages", STATIC, "nginx with the same bytes in a file", 0);
  bench_figures_add (figures, "states each second", bench_times_at (results.rates[OURS][STATE], 0.5), "/s");
  report (figures, &results, STATE, "states", SHARED, "libsoup with the same bytes ready", 0.8);
  for (int kind = 0; kind < N_KINDS; kind++)
    g_clear_pointer (&results.answers[kind], g_bytes_unref);
  return bench_figures_finish (figures);
}
