/* What libsoup and SQLite do alone, to measure ours beside it: POST /notes stores a row and answers when it is durable, GET answers with
 * the bytes of a file. bare DATABASE each|shared PAGE STATE; prints its port. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * each: every note has its own commit. shared: the notes that come in one turn of the main loop have one together. */
#include <libsoup/soup.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "figures.h"
#include "web/limits.h"

typedef struct
{
  char **headers; /* name: value */
  GBytes *body;
} Answer;

typedef struct
{
  sqlite3 *database;
  sqlite3_stmt *insert;
  gboolean shared;
  GPtrArray *waiting; /* messages whose note is not committed */
  Answer page, state;
  GBytes *plain; /* the page, not compressed */
} Bare;

static void
execute (Bare *bare, const char *sql)
{
  if (sqlite3_exec (bare->database, sql, NULL, NULL, NULL) != SQLITE_OK)
    bench_fail ("%s: %s", sql, sqlite3_errmsg (bare->database));
}

static void
open_database (Bare *bare, const char *path)
{
  bench_must (sqlite3_open (path, &bare->database) == SQLITE_OK);
  execute (bare, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                 "CREATE TABLE note (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, circle TEXT NOT NULL, text TEXT NOT NULL,"
                 " created_at INTEGER NOT NULL) STRICT");
  bench_must (
      sqlite3_prepare_v2 (bare->database, "INSERT INTO note (key, circle, text, created_at) VALUES (?, ?, ?, ?)", -1, &bare->insert, NULL)
      == SQLITE_OK);
}

static void
insert (Bare *bare, GHashTable *form)
{
  static const char *const fields[] = { "key", "circle", "text" };

  for (int i = 0; i < (int)G_N_ELEMENTS (fields); i++)
    sqlite3_bind_text (bare->insert, i + 1, g_hash_table_lookup (form, fields[i]), -1, SQLITE_STATIC);
  sqlite3_bind_int64 (bare->insert, 4, g_get_real_time ());
  if (sqlite3_step (bare->insert) != SQLITE_DONE)
    bench_fail ("%s", sqlite3_errmsg (bare->database));
  sqlite3_reset (bare->insert);
}

static gboolean
commit_cb (gpointer user_data)
{
  Bare *bare = user_data;

  execute (bare, "COMMIT");
  for (guint i = 0; i < bare->waiting->len; i++)
    soup_server_message_unpause (g_ptr_array_index (bare->waiting, i));
  g_ptr_array_set_size (bare->waiting, 0);
  return G_SOURCE_REMOVE;
}

static void
wait_for_commit (Bare *bare, SoupServerMessage *message)
{
  soup_server_message_pause (message);
  g_ptr_array_add (bare->waiting, g_object_ref (message));
  if (bare->waiting->len == 1)
    g_idle_add (commit_cb, bare);
}

static void
note_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  Bare *bare = user_data;
  g_autoptr (GHashTable) form = soup_form_decode (soup_server_message_get_request_body (message)->data);
  char *answer = g_strdup_printf ("{\"key\":\"%s\",\"text\":\"%s\"}", (char *)g_hash_table_lookup (form, "key"),
                                  (char *)g_hash_table_lookup (form, "text"));

  if (!bare->shared || bare->waiting->len == 0)
    execute (bare, "BEGIN IMMEDIATE");
  insert (bare, form);
  soup_server_message_set_status (message, 201, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, answer, strlen (answer));
  if (bare->shared)
    wait_for_commit (bare, message);
  else
    execute (bare, "COMMIT");
}

static GBytes *
convert (GConverter *converter, GBytes *from)
{
  gsize read, written;
  char *to = g_malloc (8 * g_bytes_get_size (from) + 1024);

  bench_must (g_converter_convert (converter, g_bytes_get_data (from, NULL), g_bytes_get_size (from), to,
                                   8 * g_bytes_get_size (from) + 1024, G_CONVERTER_INPUT_AT_END, &read, &written, NULL)
              == G_CONVERTER_FINISHED);
  return g_bytes_new_take (to, written);
}

static void
get_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  Bare *bare = user_data;
  const Answer *answer = g_str_equal (path, "/state") ? &bare->state : &bare->page;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr (GBytes) body = NULL;

  if (g_str_equal (path, "/packed"))
    {
      g_autoptr (GConverter) gzip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, DRIE_LIMIT_EFFORT));
      body = convert (gzip, bare->plain);
    }
  else
    body = g_bytes_ref (answer->body);
  soup_server_message_set_status (message, 200, NULL);
  for (int i = 0; answer->headers[i] != NULL; i += 2)
    soup_message_headers_replace (headers, answer->headers[i], answer->headers[i + 1]);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
}

/* Headers that libsoup makes are left to it. */
static Answer
read_answer (const char *path)
{
  g_autoptr (GStrvBuilder) headers = g_strv_builder_new ();
  g_autofree char *content = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    bench_fail ("%s cannot be read", path);
  char *end = strstr (content, "\r\n\r\n");
  bench_must (end != NULL);
  *end = '\0';
  g_auto (GStrv) lines = g_strsplit (content, "\r\n", -1);
  for (int i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ": ", 2);
      if (!g_str_equal (parts[0], "Date") && !g_str_equal (parts[0], "Content-Length"))
        g_strv_builder_add_many (headers, parts[0], parts[1], NULL);
    }
  return (Answer){ g_strv_builder_end (headers), g_bytes_new (end + 4, length - (gsize)(end + 4 - content)) };
}

/* libsoup lets ten connections wait, so that others would be a second late: that is not what is compared. */
static void
make_room (SoupServer *server)
{
  g_autoptr (GSList) sockets = soup_server_get_listeners (server);

  for (GSList *i = sockets; i != NULL; i = i->next)
    bench_must (listen (g_socket_get_fd (i->data), 1024) == 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GSList) uris = NULL;
  g_autoptr (GZlibDecompressor) gunzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  Bare bare = { .waiting = g_ptr_array_new_with_free_func (g_object_unref) };

  if (argc != 5)
    bench_fail ("bare DATABASE each|shared PAGE STATE");
  open_database (&bare, argv[1]);
  bare.shared = g_str_equal (argv[2], "shared");
  bare.page = read_answer (argv[3]);
  bare.state = read_answer (argv[4]);
  bare.plain = convert (G_CONVERTER (gunzip), bare.page.body);
  soup_server_add_handler (server, "/notes", note_cb, &bare, NULL);
  soup_server_add_handler (server, "/page", get_cb, &bare, NULL);
  soup_server_add_handler (server, "/packed", get_cb, &bare, NULL);
  soup_server_add_handler (server, "/state", get_cb, &bare, NULL);
  bench_must (soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  make_room (server);
  uris = soup_server_get_uris (server);
  printf ("%d\n", g_uri_get_port (uris->data));
  fflush (stdout);
  g_slist_free_full (g_steal_pointer (&uris), (GDestroyNotify)g_uri_unref);
  g_main_loop_run (loop);
  return 0;
}
