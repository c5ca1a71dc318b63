/* An evening over a real library. SPDX-License-Identifier: GPL-3.0-or-later */
#include "chair-fixture.h"

#include <string.h>

DrieEvening *evening;
DrieLibrary *library;
char *directory;

void
chair_settle (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  drie_evening_settle_async (evening, test_result_cb, &result);
  test_wait_until (result != NULL);
  ck_assert_msg (drie_evening_settle_finish (evening, result, &error), "%s", error != NULL ? error->message : "");
}

void
chair_open (const DriePlan *plan)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  directory = test_temp_dir ();
  library = drie_library_open (directory, DRIE_LIBRARY_WRITE, &error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  drie_library_create_async (library, plan, test_result_cb, &result);
  test_wait_until (result != NULL);
  id = drie_library_create_finish (library, result, &error);
  ck_assert_msg (id > 0, "%s", error != NULL ? error->message : "");
  evening = drie_evening_open (library, id, 1.0, &error);
  ck_assert_msg (evening != NULL, "%s", error != NULL ? error->message : "");
}

DriePlan *
chair_make_plan (void)
{
  DriePlan *plan = drie_plan_new ();

  g_free (plan->theme);
  plan->theme = g_strdup ("Huiswerk");
  g_free (plan->question);
  plan->question = g_strdup ("Wat helpt jou?");
  return plan;
}

void
chair_start_talk (void)
{
  must (drie_evening_start (evening, 0, &error));
  must (drie_evening_next (evening, &error));
}

void
chair_setup (void)
{
  g_autoptr (DriePlan) plan = chair_make_plan ();

  plan->date = g_strdup ("2026-11-24");
  chair_open (plan);
  chair_start_talk ();
}

void
chair_teardown (void)
{
  g_clear_object (&evening);
  g_clear_object (&library);
  test_remove_dir (directory);
  g_clear_pointer (&directory, g_free);
}

DrieNoteItem *
chair_paper (DrieCircle from, const char *text)
{
  GListModel *notes = drie_evening_get_notes (evening);
  guint before = g_list_model_get_n_items (notes);
  g_autoptr (DrieNoteItem) item = NULL;

  must (drie_evening_paper (evening, from, text, &error));
  chair_settle ();
  ck_assert_uint_eq (g_list_model_get_n_items (notes), before + 1);
  item = g_list_model_get_item (notes, before);
  return item; /* the evening holds it */
}

/* The first line of the answer, once all has been said. */
static char *
send (const char *url, const char *request)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_to_uri (client, url, 80, NULL, &error);
  g_autoptr (GDataInputStream) answer = NULL;
  char *line;

  ck_assert_msg (connection != NULL, "%s", error != NULL ? error->message : "");
  ck_assert (
      g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request, strlen (request), NULL, NULL, NULL));
  answer = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  line = g_data_input_stream_read_line (answer, NULL, NULL, &error);
  ck_assert_msg (line != NULL, "%s", error != NULL ? error->message : "no answer");
  return line;
}

DrieNoteItem *
chair_phone (DrieCircle from, const char *language, const char *text)
{
  GListModel *notes = drie_evening_get_notes (evening);
  guint before = g_list_model_get_n_items (notes);
  const char *url = drie_evening_get_url (evening);
  g_autofree char *origin = g_strndup (url, strrchr (url, '/') - url);
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *words = g_uri_escape_string (text, NULL, FALSE);
  g_autofree char *form = g_strdup_printf ("circle=%s&lang=%s&key=%s&text=%s", drie_circle_to_wire (from), language, key, words);
  g_autofree char *request
      = g_strdup_printf ("POST %s/notes HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nConnection: close\r\n"
                         "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
                         strrchr (url, '/'), origin + strlen ("http://"), origin, strlen (form), form);
  g_autofree char *status = send (url, request);
  g_autoptr (DrieNoteItem) item = NULL;

  ck_assert_msg (g_str_has_prefix (status, "HTTP/1.1 201"), "%s", status);
  chair_settle ();
  ck_assert_uint_eq (g_list_model_get_n_items (notes), before + 1);
  item = g_list_model_get_item (notes, before);
  return item; /* the evening holds it */
}

const char *
chair_key (DrieNoteItem *item)
{
  return drie_note_item_get_note (item)->key;
}
