/* The web's parts that need no socket: forms, hosts, origins, cookies, languages, templates, buckets, the book of notes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "test-utils.h"
#include "web/device.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/guard.h"
#include "web/language.h"
#include "web/limits.h"
#include "web/notes.h"
#include "web/template.h"

#define SECOND ((gint64)G_USEC_PER_SEC)

static const char *const field_states[] = { "absent", "given", "bad" };

/* Forms as browsers send them and as they don't. What is bad is told apart from what is absent. */
START_TEST (test_form)
{
#define BYTES(text) text, sizeof text - 1
  static const struct
  {
    const char *data;
    gsize length;
    DrieFieldState state;
    const char *value;
  } cases[] = {
    { BYTES ("text=a"), DRIE_FIELD_GIVEN, "a" },
    { BYTES ("x=1&text=a+b%20c&y=2"), DRIE_FIELD_GIVEN, "a b c" },
    { BYTES ("text="), DRIE_FIELD_GIVEN, "" },
    { BYTES ("text"), DRIE_FIELD_GIVEN, "" },
    { BYTES ("te%78t=a"), DRIE_FIELD_GIVEN, "a" },
    { BYTES ("text=a=b"), DRIE_FIELD_GIVEN, "a=b" },
    { BYTES ("text=%C3%A9%f0%9f%99%82"), DRIE_FIELD_GIVEN, "é🙂" },
    { BYTES ("text=100%"), DRIE_FIELD_GIVEN, "100%" },
    { BYTES ("text=%4"), DRIE_FIELD_GIVEN, "%4" },
    { BYTES ("text=%zz+%"), DRIE_FIELD_GIVEN, "%zz %" },
    { BYTES ("&&text=a&&"), DRIE_FIELD_GIVEN, "a" },
    { BYTES ("text=a&text=b"), DRIE_FIELD_BAD, NULL },
    { BYTES ("text=a&te%78t=a"), DRIE_FIELD_BAD, NULL },
    { BYTES ("text=a%00b"), DRIE_FIELD_BAD, NULL },
    { BYTES ("text=a\0b"), DRIE_FIELD_BAD, NULL },
    { BYTES ("text=%ff"), DRIE_FIELD_BAD, NULL },
    { BYTES ("text=\xc3"), DRIE_FIELD_BAD, NULL },
    { BYTES ("text=%ed%a0%80"), DRIE_FIELD_BAD, NULL },
    { BYTES ("%ff=a"), DRIE_FIELD_ABSENT, NULL },
    { BYTES ("Text=a"), DRIE_FIELD_ABSENT, NULL },
    { BYTES ("=a"), DRIE_FIELD_ABSENT, NULL },
    { BYTES (""), DRIE_FIELD_ABSENT, NULL },
    { NULL, 0, DRIE_FIELD_ABSENT, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DrieForm) form = drie_form_parse (cases[i].data, cases[i].length);
      const char *value = "?";
      DrieFieldState state = drie_form_get (form, "text", &value);
      ck_assert_msg (state == cases[i].state, "%s: %s", cases[i].data, field_states[state]);
      ck_assert_pstr_eq (value, cases[i].value);
    }
}
END_TEST

/* Only our own address and port, or loopback's names on loopback. */
START_TEST (test_host)
{
  static const struct
  {
    const char *local;
    const char *host;
    gboolean ours;
  } cases[] = {
    { "192.168.1.20", "192.168.1.20:8080", TRUE },
    { "192.168.1.20", "192.168.1.20", FALSE },
    { "192.168.1.20", "192.168.1.20:80", FALSE },
    { "192.168.1.20", "192.168.1.20:8080x", FALSE },
    { "192.168.1.20", "192.168.1.20: 8080", FALSE },
    { "192.168.1.20", "192.168.1.20:+8080", FALSE },
    { "192.168.1.20", "192.168.1.20:", FALSE },
    { "192.168.1.20", "192.168.1.21:8080", FALSE },
    { "192.168.1.20", "192.168.1.20:8080, evil.example:8080", FALSE },
    { "192.168.1.20", "evil.example:8080", FALSE },
    { "192.168.1.20", "localhost:8080", FALSE },
    { "192.168.1.20", "127.0.0.1:8080", FALSE },
    { "192.168.1.20", "[::ffff:192.168.1.20]:8080", TRUE },
    { "192.168.1.20", "user@192.168.1.20:8080", FALSE },
    { "192.168.1.20", "", FALSE },
    { "192.168.1.20", ":8080", FALSE },
    { "192.168.1.20", NULL, FALSE },
    { "::ffff:192.168.1.20", "192.168.1.20:8080", TRUE },
    { "::ffff:127.0.0.1", "localhost:8080", TRUE },
    { "127.0.0.1", "127.0.0.1:8080", TRUE },
    { "127.0.0.1", "LocalHost:8080", TRUE },
    { "127.0.0.1", "[::1]:8080", TRUE },
    { "127.0.0.1", "localhost.evil.example:8080", FALSE },
    { "127.0.0.1", "[localhost]:8080", FALSE },
    { "127.0.0.1", "::1:8080", FALSE },
    { "127.0.0.1", "[::1:8080", FALSE },
    { "127.0.0.1", "[::1]8080", FALSE },
    { "::1", "localhost:8080", TRUE },
    { "::1", "127.0.0.1:8080", TRUE },
    { "2001:db8::1", "[2001:db8::1]:8080", TRUE },
    { "2001:db8::1", "[2001:DB8:0::1]:8080", TRUE },
    { "2001:db8::1", "2001:db8::1:8080", FALSE },
    { "2001:db8::1", "[2001:db8::2]:8080", FALSE },
    { "2001:db8::1", "localhost:8080", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GSocketAddress) local = g_inet_socket_address_new_from_string (cases[i].local, 8080);
      ck_assert_msg (drie_guard_host (cases[i].host, local) == cases[i].ours, "%s at %s", cases[i].host, cases[i].local);
    }

  g_autoptr (GSocketAddress) web = g_inet_socket_address_new_from_string ("10.0.0.1", 80);
  ck_assert (drie_guard_host ("10.0.0.1", web));
  ck_assert (drie_guard_host ("10.0.0.1:80", web));
}
END_TEST

/* A change may only come from a page of ours; without an Origin only where no browser says otherwise. */
START_TEST (test_origin)
{
  static const struct
  {
    char *origin;
    char *fetch_site;
    gboolean ours;
  } cases[] = {
    { "http://10.0.0.1:8080", NULL, TRUE },
    { "HTTP://10.0.0.1:8080", NULL, TRUE },
    { "http://10.0.0.1:8080", "same-origin", TRUE },
    { "http://10.0.0.1:8081", NULL, FALSE },
    { "http://10.0.0.1", NULL, FALSE },
    { "https://10.0.0.1:8080", NULL, FALSE },
    { "http://10.0.0.1:8080.evil.example", NULL, FALSE },
    { "http://evil.example", "same-origin", FALSE },
    { "null", NULL, FALSE },
    { "", NULL, FALSE },
    { "http://10.0.0.1:8080, http://10.0.0.1:8080", NULL, FALSE },
    { NULL, NULL, TRUE },
    { NULL, "same-origin", TRUE },
    { NULL, "same-site", FALSE },
    { NULL, "cross-site", FALSE },
    { NULL, "none", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DrieRequest request = { .host = "10.0.0.1:8080", .origin = cases[i].origin, .fetch_site = cases[i].fetch_site };
      ck_assert_msg (drie_guard_origin (&request) == cases[i].ours, "%s, %s", cases[i].origin, cases[i].fetch_site);
    }
}
END_TEST

START_TEST (test_header_weight)
{
  static const struct
  {
    const char *header;
    int weight;
  } cases[] = {
    { "gzip", 1000 },  { "deflate, GZIP", 1000 }, { "gzip;q=0.5", 500 },    { "br;q=1, gzip ; q=0.25", 250 }, { "gzip;q=0", 0 },
    { "gzip;q=2", 0 }, { "gzip;q=nan", 0 },       { "gzip;level=9", 1000 }, { "xgzip, gzipx", -1 },           { "", -1 },
    { NULL, -1 },      { "gzip;q=", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    ck_assert_msg (drie_header_weight (cases[i].header, "gzip") == cases[i].weight, "%s", cases[i].header);
}
END_TEST

/* ?lang=, then the cookie, then the browser's wishes by weight, then the evening's language, then any. */
START_TEST (test_language)
{
  static const char *const available[] = { "ar", "en", "nl", "tr", NULL };
  static const struct
  {
    const char *asked, *cookie, *accept, *evening, *chosen;
  } cases[] = {
    { "tr", "en", "ar", "nl", "tr" },
    { "TR-tr", "en", "ar", "nl", "tr" },
    { "xx", "en", "ar", "nl", "en" },
    { "", "en", "ar", "nl", "en" },
    { NULL, "en", "ar", "nl", "en" },
    { NULL, "../en", "ar", "nl", "ar" },
    { NULL, NULL, "nl-BE,nl;q=0.9,en;q=0.8", "en", "nl" },
    { NULL, NULL, "pl,en;q=0.5,tr;q=0.7", "nl", "tr" },
    { NULL, NULL, "en;q=0.5,tr;q=0.5", "nl", "en" },
    { NULL, NULL, "en;q=0,tr;q=0.1", "nl", "tr" },
    { NULL, NULL, "en;q=0", "nl", "nl" },
    { NULL, NULL, "pl, *;q=0.5", "nl", "nl" },
    { NULL, NULL, " en_GB ; q=1.0 ", "nl", "en" },
    { NULL, NULL, ",;,-,;q=1", "nl", "nl" },
    { NULL, NULL, NULL, "nl-NL", "nl" },
    { NULL, NULL, NULL, "fr", "ar" },
    { NULL, NULL, NULL, NULL, "ar" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    ck_assert_str_eq (drie_language_choose (available, cases[i].asked, cases[i].cookie, cases[i].accept, cases[i].evening),
                      cases[i].chosen);
  ck_assert_str_eq (drie_language_get_name ("tr"), "Türkçe");
  ck_assert_str_eq (drie_language_get_name ("xx"), "xx");
  ck_assert_str_eq (drie_language_get_direction ("ar"), "rtl");
  ck_assert_str_eq (drie_language_get_direction ("nl"), "ltr");
}
END_TEST

/* The same cookie is the same device; under another key it is another; what we could not have made is nobody. */
START_TEST (test_device)
{
  static const char secret[] = "device=0123456789abcdef0123456789abcdef";
  static char *const nobody[] = { NULL,
                                  "",
                                  "device=",
                                  "device=0123456789abcdef0123456789abcde",
                                  "device=0123456789abcdef0123456789abcdef0",
                                  "device=0123456789ABCDEF0123456789ABCDEF",
                                  "device=../../../../../../../../../../..",
                                  "xdevice=0123456789abcdef0123456789abcdef" };
  g_autofree char *cookie = g_strconcat ("lang=nl; ", secret, "; circle=pupils", NULL);
  DrieRequest request = { .cookie = cookie };
  DrieRequest alone = { .cookie = (char *)secret };

  g_autofree char *first = drie_device_find (&request, "key");
  g_autofree char *second = drie_device_find (&alone, "key");
  g_autofree char *other = drie_device_find (&alone, "another key");
  ck_assert_str_eq (first, second);
  ck_assert_str_ne (first, other);
  ck_assert_uint_eq (strlen (first), 64);
  for (gsize i = 0; i < G_N_ELEMENTS (nobody); i++)
    {
      DrieRequest none = { .cookie = nobody[i] };
      g_autofree char *device = drie_device_find (&none, "key");
      ck_assert_msg (device == NULL, "%s", nobody[i]);
    }
}
END_TEST

/* A phone without a secret gets one that nobody else has, and that it is known by from then on. */
START_TEST (test_device_new)
{
  DrieRequest request = { 0 };
  g_autoptr (DrieExchange) one = drie_exchange_new (NULL, NULL);
  g_autoptr (DrieExchange) two = drie_exchange_new (NULL, NULL);
  g_autofree char *first = drie_device_ensure (&request, &one->reply, "key");
  g_autofree char *second = drie_device_ensure (&request, &two->reply, "key");

  ck_assert_str_ne (first, second);
  const char *set = g_ptr_array_index (one->reply.headers, 1);
  ck_assert_str_eq (g_ptr_array_index (one->reply.headers, 0), "Set-Cookie");
  ck_assert_str_eq (strchr (set, ';'), "; Path=/; Max-Age=1209600; HttpOnly; SameSite=Strict");

  DrieRequest next = { .cookie = g_strndup (set, strcspn (set, ";")) };
  g_autofree char *again = drie_device_ensure (&next, &two->reply, "key");
  ck_assert_str_eq (again, first);
  ck_assert_uint_eq (two->reply.headers->len, one->reply.headers->len);
  g_free (next.cookie);
}
END_TEST

/* By a decoder that checks sums and lengths. */
static GBytes *
unpack (GBytes *packed)
{
  g_autoptr (GConverter) gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, gunzip);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  ck_assert_msg (error == NULL, "%s", error != NULL ? error->message : "");
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* As it stands and packed, which is the same. */
static char *
render (const char *text, const DrieValues *values)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieTemplate) template = drie_template_new (text, strlen (text), &error);

  ck_assert_msg (template != NULL, "%s: %s", text, error != NULL ? error->message : "");
  g_autoptr (GBytes) plain = drie_template_render (template, values);
  g_autoptr (GBytes) packed = drie_template_render_packed (template, values);
  g_autoptr (GBytes) unpacked = unpack (packed);
  ck_assert (g_bytes_equal (plain, unpacked));
  return g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
}

/* Text is escaped for text and for attributes; lists repeat, and an item's names come before the page's. */
START_TEST (test_template)
{
  static const struct
  {
    const char *template, *result;
  } cases[] = {
    { "", "" },
    { "plain } {", "plain } {" },
    { "{{name}}", "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;" },
    { "[{{ name }}{{nothing}}]", "[a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;]" },
    { "{{#items}}<{{x}}:{{outer}}>{{/items}}!", "<1:o><2:own>!" },
    { "{{#nothing}}never{{#items}}{{x}}{{/items}}{{/nothing}}", "" },
    { "{{#items}}{{#items}}{{x}}{{/items}};{{/items}}", "12;12;" },
    { "{{#items}}{{/items}}", "" },
    { "{{}}", "" },
  };
  g_autoptr (DrieValues) values = drie_values_new ();
  DrieValues *item;

  drie_values_set (values, "name", "a<b> & \"c\" 'd'");
  drie_values_set (values, "outer", "o");
  drie_values_set (values, "gone", NULL);
  item = drie_values_add (values, "items");
  drie_values_set (item, "x", "1");
  item = drie_values_add (values, "items");
  drie_values_set (item, "x", "2");
  drie_values_set (item, "outer", "own");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result = render (cases[i].template, values);
      ck_assert_str_eq (result, cases[i].result);
    }
}
END_TEST

static char *
make_long (char letter, gsize length)
{
  GString *text = g_string_new (NULL);

  /* Not all alike, so that it fills more than one buffer. */
  for (guint i = 0; text->len < length; i++)
    g_string_append_printf (text, "%c%u ", letter, i * 2654435761u);
  return g_string_free (text, FALSE);
}

/* Parts that are compressed beforehand stand first, last, side by side, in repetitions, and beside short and long values. */
START_TEST (test_template_long)
{
  g_autofree char *a = make_long ('a', 30000);
  g_autofree char *b = make_long ('b', DRIE_LIMIT_PIECE);
  g_autofree char *value = make_long ('v', 20000);
  g_autofree char *template = g_strconcat (a, "{{short}}", b, "{{#items}}", b, "{{x}}{{/items}}", b, "{{long}}", a, a, NULL);
  g_autofree char *expected = g_strconcat (a, "s", b, b, "1", b, value, b, value, a, a, NULL);
  g_autoptr (DrieValues) values = drie_values_new ();

  drie_values_set (values, "short", "s");
  drie_values_set (values, "long", value);
  drie_values_set (drie_values_add (values, "items"), "x", "1");
  drie_values_set (drie_values_add (values, "items"), "x", value);
  g_autofree char *result = render (template, values);
  ck_assert_str_eq (result, expected);
}
END_TEST

/* What a reader wrote is never taken for a hole. */
START_TEST (test_template_injection)
{
  g_autoptr (DrieValues) values = drie_values_new ();

  drie_values_set (values, "draft", "{{key}}{{#x}}");
  drie_values_set (values, "key", "secret");
  g_autofree char *result = render ("<p>{{draft}}</p>", values);
  ck_assert_str_eq (result, "<p>{{key}}{{#x}}</p>");
}
END_TEST

START_TEST (test_template_broken)
{
  static const char *const broken[] = { "{{name", "{{#a}}", "{{/a}}", "{{#a}}{{#b}}{{/a}}{{/b}}", "a{{" };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrieTemplate) template = drie_template_new (broken[i], strlen (broken[i]), &error);
      ck_assert_msg (template == NULL, "%s", broken[i]);
      ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA));
    }
}
END_TEST

/* Five at once, then one every ten seconds; waiting long does not save up more than five. */
START_TEST (test_buckets)
{
  g_autoptr (DrieBuckets) buckets = drie_buckets_new (DRIE_RATE_DEVICE);
  gint64 now = 1000 * SECOND;

  for (int i = 0; i < 5; i++)
    {
      ck_assert_uint_eq (drie_buckets_wait (buckets, "a", now), 0);
      drie_buckets_take (buckets, "a", now);
    }
  ck_assert_uint_eq (drie_buckets_wait (buckets, "a", now), 10);
  ck_assert_uint_eq (drie_buckets_wait (buckets, "b", now), 0);
  ck_assert_uint_eq (drie_buckets_wait (buckets, "a", now + 9 * SECOND), 1);
  ck_assert_uint_eq (drie_buckets_wait (buckets, "a", now + 10 * SECOND), 0);
  ck_assert_uint_eq (drie_buckets_wait (buckets, "a", now - 10 * SECOND), 10);
  now += 3600 * SECOND;
  for (int i = 0; i < 5; i++)
    drie_buckets_take (buckets, "a", now);
  ck_assert_uint_eq (drie_buckets_wait (buckets, "a", now), 10);
  drie_buckets_give_back (buckets, "a", now);
  ck_assert_uint_eq (drie_buckets_wait (buckets, "a", now), 0);
}
END_TEST

/* Who has been quiet is forgotten, and only then. */
START_TEST (test_buckets_prune)
{
  g_autoptr (DrieBuckets) buckets = drie_buckets_new (DRIE_RATE_DEVICE);

  drie_buckets_take (buckets, "a", 0);
  drie_buckets_take (buckets, "b", 5 * SECOND);
  drie_buckets_prune (buckets, 9 * SECOND);
  ck_assert_uint_eq (drie_buckets_size (buckets), 2);
  drie_buckets_prune (buckets, 10 * SECOND);
  ck_assert_uint_eq (drie_buckets_size (buckets), 1);
  drie_buckets_prune (buckets, 15 * SECOND);
  ck_assert_uint_eq (drie_buckets_size (buckets), 0);
}
END_TEST

/* A hall of a thousand behind one address does not feel the address's limit: five notes each at the same moment, then one each every ten
 * seconds for ten minutes. A program that throws its cookies away does. */
START_TEST (test_buckets_hall)
{
  g_autoptr (DrieBuckets) hall = drie_buckets_new (DRIE_RATE_ADDRESS);
  guint taken = 0;

  for (int i = 0; i < 5000; i++)
    {
      ck_assert_uint_eq (drie_buckets_wait (hall, "10.0.0.1", 0), 0);
      drie_buckets_take (hall, "10.0.0.1", 0);
    }
  for (int i = 0; i < 600 * 100; i++)
    {
      ck_assert_uint_eq (drie_buckets_wait (hall, "10.0.0.1", i * SECOND / 100), 0);
      drie_buckets_take (hall, "10.0.0.1", i * SECOND / 100);
    }
  for (; taken < 100000 && drie_buckets_wait (hall, "10.0.0.2", 0) == 0; taken++)
    drie_buckets_take (hall, "10.0.0.2", 0);
  ck_assert_uint_lt (taken, 10000);
}
END_TEST

/* The book */

static GString *told;

static void
told_cb (const DrieWebNote *note, gpointer user_data)
{
  g_string_append_printf (told, "%s:%s ", note->key, drie_disposition_to_wire (note->disposition));
}

static void
book_set_up (void)
{
  told = g_string_new (NULL);
}

static void
book_tear_down (void)
{
  g_string_free (told, TRUE);
}

static DrieNote *
make_note (const char *key, const char *text, DrieDisposition disposition)
{
  DrieNote *note = drie_note_new ();

  note->key = g_strdup (key);
  note->text = g_strdup (text);
  note->from = DRIE_CIRCLE_PARENTS;
  note->to = DRIE_CIRCLE_PUPILS;
  note->disposition = disposition;
  note->device = g_strdup ("phone");
  return note;
}

static void
book_add (DrieNoteBook *book, const char *key, const char *text)
{
  g_autoptr (DrieNote) note = make_note (key, text, DRIE_DISPOSITION_RECEIVED);

  drie_note_book_add (book, note);
}

/* Publishes key, text, disposition, … NULL. As the evening does, what stayed as it was in the publication before is shared with it. */
static void
book_merge (DrieNoteBook *book, const char *key, ...)
{
  static GPtrArray *before;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_public_note_unref);
  va_list args;

  va_start (args, key);
  for (; key != NULL; key = va_arg (args, const char *))
    {
      const char *text = va_arg (args, const char *);
      g_autoptr (DrieNote) note = make_note (key, text, va_arg (args, int));
      DriePublicNote *last = before != NULL && notes->len < before->len ? g_ptr_array_index (before, notes->len) : NULL;
      gboolean same = last != NULL && drie_public_note_is (last, note);
      g_ptr_array_add (notes, same ? drie_public_note_ref (last) : drie_public_note_new (note));
    }
  va_end (args);
  drie_note_book_merge (book, notes);
  g_clear_pointer (&before, g_ptr_array_unref);
  before = g_ptr_array_ref (notes);
}

/* "a=text b=text": what the phone reads. */
static void
assert_book (DrieNoteBook *book, const char *expected)
{
  const GPtrArray *notes = drie_note_book_list (book, "phone");
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const DrieWebNote *note = g_ptr_array_index (notes, i);
      g_string_append_printf (seen, "%s%s=%s", i > 0 ? " " : "", note->key, note->text != NULL ? note->text : "-");
      ck_assert_ptr_eq (drie_note_book_find (book, note->key), note);
    }
  ck_assert_str_eq (seen->str, expected);
}

/* A note that was acknowledged stays, although a publication from before does not know it; once known and then missing, it goes. */
START_TEST (test_book_older_publication)
{
  g_autoptr (DrieNoteBook) book = drie_note_book_new (told_cb, NULL);

  book_merge (book, "a", "one", DRIE_DISPOSITION_RECEIVED, NULL);
  book_add (book, "b", "two");
  book_merge (book, "a", "one", DRIE_DISPOSITION_SELECTED, NULL);
  assert_book (book, "a=one b=two");
  book_merge (book, "a", "one", DRIE_DISPOSITION_SELECTED, "b", "two", DRIE_DISPOSITION_RECEIVED, NULL);
  ck_assert_str_eq (told->str, "a:received b:received a:selected ");
  book_merge (book, "b", "two", DRIE_DISPOSITION_RECEIVED, NULL);
  assert_book (book, "b=two");
  ck_assert_ptr_null (drie_note_book_find (book, "a"));
  ck_assert_ptr_null (drie_note_book_list (book, "another phone"));
}
END_TEST

/* What did not change is told to nobody; what comes, goes or changes behind it is. */
START_TEST (test_book_shared)
{
  g_autoptr (DrieNoteBook) book = drie_note_book_new (told_cb, NULL);

  book_merge (book, "a", "one", DRIE_DISPOSITION_RECEIVED, "b", "two", DRIE_DISPOSITION_RECEIVED, "c", "three", DRIE_DISPOSITION_RECEIVED,
              NULL);
  g_string_truncate (told, 0);
  book_merge (book, "a", "one", DRIE_DISPOSITION_RECEIVED, "b", "two", DRIE_DISPOSITION_RECEIVED, "c", "three", DRIE_DISPOSITION_RECEIVED,
              "d", "four", DRIE_DISPOSITION_RECEIVED, NULL);
  ck_assert_str_eq (told->str, "d:received ");
  book_merge (book, "a", "one", DRIE_DISPOSITION_RECEIVED, "c", "three", DRIE_DISPOSITION_RECEIVED, "d", "four", DRIE_DISPOSITION_KEPT,
              NULL);
  ck_assert_str_eq (told->str, "d:received d:kept ");
  assert_book (book, "a=one c=three d=four");
  book_merge (book, NULL, NULL);
  assert_book (book, "");
}
END_TEST

/* A withdrawn note does not come back, whatever order publications have; unless its writer sends it anew. */
START_TEST (test_book_withdrawn)
{
  g_autoptr (DrieNoteBook) book = drie_note_book_new (NULL, NULL);

  book_add (book, "a", "one");
  drie_note_book_withdraw (book, "a");
  assert_book (book, "");
  book_merge (book, NULL, NULL);
  book_merge (book, "a", "one", DRIE_DISPOSITION_RECEIVED, NULL);
  assert_book (book, "");
  book_add (book, "a", "again");
  assert_book (book, "a=again");
  book_merge (book, "a", "again", DRIE_DISPOSITION_KEPT, NULL);
  ck_assert_int_eq (drie_note_book_find (book, "a")->disposition, DRIE_DISPOSITION_KEPT);
  drie_note_book_withdraw (book, "unknown");
  assert_book (book, "a=again");
}
END_TEST

/* Words that were edited stay until the evening shows them; a publication decides the rest. */
START_TEST (test_book_edited)
{
  g_autoptr (DrieNoteBook) book = drie_note_book_new (told_cb, NULL);

  book_add (book, "a", "one");
  drie_note_book_edit (book, "a", "two");
  book_merge (book, "a", "one", DRIE_DISPOSITION_SELECTED, NULL);
  assert_book (book, "a=two");
  ck_assert_int_eq (drie_note_book_find (book, "a")->disposition, DRIE_DISPOSITION_SELECTED);
  drie_note_book_edit (book, "a", "three");
  book_merge (book, "a", "two", DRIE_DISPOSITION_SELECTED, NULL);
  assert_book (book, "a=three");
  book_merge (book, "a", "three", DRIE_DISPOSITION_SELECTED, NULL);
  book_merge (book, "a", "by the chair", DRIE_DISPOSITION_SELECTED, NULL);
  assert_book (book, "a=by the chair");
  ck_assert_str_eq (told->str, "a:received a:received a:selected a:selected a:selected ");
}
END_TEST

/* The words of a removed note are gone at once, edited or not. */
START_TEST (test_book_removed)
{
  g_autoptr (DrieNoteBook) book = drie_note_book_new (NULL, NULL);

  book_add (book, "a", "one");
  drie_note_book_edit (book, "a", "two");
  book_merge (book, "a", "one", DRIE_DISPOSITION_REMOVED, NULL);
  assert_book (book, "a=-");
  g_autofree char *json = drie_web_note_to_json (drie_note_book_find (book, "a"));
  ck_assert_str_eq (json, "{\"key\":\"a\",\"text\":\"\",\"to\":\"pupils\",\"disposition\":\"removed\",\"reason\":null}");
}
END_TEST

/* The same note twice is one note: the first. */
START_TEST (test_book_twice)
{
  g_autoptr (DrieNoteBook) book = drie_note_book_new (told_cb, NULL);

  book_add (book, "a", "one");
  book_add (book, "a", "two");
  assert_book (book, "a=one");
  ck_assert_str_eq (told->str, "a:received ");
}
END_TEST

/* The published time goes on by itself at the evening's pace, and so do the dates of notes; while paused only the dates do. */
START_TEST (test_public_state_time)
{
  g_autoptr (DriePublicState) state = drie_public_state_new ();

  state->state.remaining_ms = 60000;
  state->at = 100 * SECOND;
  state->wall = 5000 * SECOND;
  state->pace = 10;
  ck_assert_int_eq (drie_public_state_remaining_ms (state, 103 * SECOND), 60000);
  state->ticking = TRUE;
  ck_assert_int_eq (drie_public_state_remaining_ms (state, 103 * SECOND), 30000);
  ck_assert_int_eq (drie_public_state_remaining_ms (state, 107 * SECOND), -10000);
  ck_assert_int_eq (drie_public_state_remaining_ms (state, 99 * SECOND), 60000);
  ck_assert_int_eq (drie_public_state_wall (state, 103 * SECOND), 5030 * SECOND);
}
END_TEST

/* Only who talks or answers has the floor: a circle that is summed up may not write either, but for another reason. */
START_TEST (test_public_state_floor)
{
  static const gboolean floor[DRIE_N_PHASES] = { FALSE, TRUE, TRUE, FALSE, FALSE, FALSE };
  g_autoptr (DriePublicState) state = drie_public_state_new ();

  state->state.speaking = DRIE_CIRCLE_PUPILS;
  for (int phase = 0; phase < DRIE_N_PHASES; phase++)
    {
      state->state.phase = phase;
      ck_assert_int_eq (drie_public_state_has_floor (state, DRIE_CIRCLE_PUPILS), floor[phase]);
      ck_assert (!drie_public_state_has_floor (state, DRIE_CIRCLE_PARENTS));
      ck_assert (!drie_public_state_has_floor (state, DRIE_CIRCLE_NONE));
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("web-parts");
  TCase *tcase = tcase_create ("requests");
  TCase *book = tcase_create ("book");

  tcase_add_test (tcase, test_form);
  tcase_add_test (tcase, test_host);
  tcase_add_test (tcase, test_origin);
  tcase_add_test (tcase, test_header_weight);
  tcase_add_test (tcase, test_language);
  tcase_add_test (tcase, test_device);
  tcase_add_test (tcase, test_device_new);
  tcase_add_test (tcase, test_template);
  tcase_add_test (tcase, test_template_long);
  tcase_add_test (tcase, test_template_injection);
  tcase_add_test (tcase, test_template_broken);
  tcase_add_test (tcase, test_buckets);
  tcase_add_test (tcase, test_buckets_prune);
  tcase_add_test (tcase, test_buckets_hall);
  tcase_add_test (tcase, test_public_state_time);
  tcase_add_test (tcase, test_public_state_floor);
  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (book, book_set_up, book_tear_down);
  tcase_add_test (book, test_book_older_publication);
  tcase_add_test (book, test_book_shared);
  tcase_add_test (book, test_book_withdrawn);
  tcase_add_test (book, test_book_edited);
  tcase_add_test (book, test_book_removed);
  tcase_add_test (book, test_book_twice);
  suite_add_tcase (suite, book);
  return test_run (suite);
}
