/* Drives a fuzz program without a fuzzer: every file of a folder, then changes of them, the same ones each time. What it falls over is left
 * in a file. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * replay FOLDER [CHANGES] */
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

#define SEED        1
#define MOST_BYTES  65536
#define LEFT_BEHIND "fallen-over"

static const GString *current;

/* Only what a signal handler may do. */
static void
leave_behind_cb (int signal)
{
  int file = open (LEFT_BEHIND, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  if (file >= 0 && write (file, current->str, current->len) >= 0)
    close (file);
  raise (signal);
}

static void
feed (const GString *input)
{
  /* In memory of exactly that size, so that a byte too far is noticed. */
  g_autofree uint8_t *copy = g_malloc (MAX (input->len, 1));

  memcpy (copy, input->str, input->len);
  current = input;
  LLVMFuzzerTestOneInput (copy, input->len);
}

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* In the order of their names: chance shall be the same everywhere. */
static GPtrArray *
read_corpus (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *corpus = g_ptr_array_new_with_free_func (string_free);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len && error == NULL; i++)
    {
      g_autofree char *text = NULL;
      gsize length;
      if (g_file_get_contents (g_ptr_array_index (names, i), &text, &length, &error))
        g_ptr_array_add (corpus, g_string_new_len (text, length));
    }
  if (error != NULL || corpus->len == 0)
    {
      g_printerr ("%s: %s\n", folder, error != NULL ? error->message : "empty");
      exit (EXIT_FAILURE);
    }
  return corpus;
}

/* A stretch of @text: where it begins; *@length: how long it is. */
static gsize
choose_stretch (GRand *chance, const GString *text, gsize *length)
{
  gsize start = g_rand_int_range (chance, 0, text->len + 1);

  *length = g_rand_int_range (chance, 0, MIN (text->len - start, 32) + 1);
  return start;
}

static void
change (GRand *chance, GString *text, const GPtrArray *corpus)
{
  static const char *const pieces[] = {
    "%",
    "%00",
    "%ff",
    "&",
    "=",
    "\r\n",
    "\n",
    "..",
    "/",
    "//",
    "\xc0\xaf",
    "\xed\xa0\x80",
    "\xf4\x90\x80\x80",
    "\xe2\x80\xae",
    "\"",
    "\\u0000",
    "\\ud800",
    "[[[[[[[[",
    "{",
    "}",
    "]",
    ",",
    ";",
    "-1",
    "99999999999999999999",
    "1e999",
    "null",
    FUZZ_MARKUP,
    "x\"xss",
    "q=",
    "=1+1",
  };
  const GString *other = g_ptr_array_index (corpus, g_rand_int_range (chance, 0, corpus->len));
  gsize length;
  gsize start = choose_stretch (chance, text, &length);

  switch (g_rand_int_range (chance, 0, 6))
    {
    case 0:
      g_string_erase (text, start, length);
      break;
    case 1:
      if (start < text->len)
        text->str[start] ^= 1 << g_rand_int_range (chance, 0, 8);
      break;
    case 2:
      g_string_insert (text, start, pieces[g_rand_int_range (chance, 0, G_N_ELEMENTS (pieces))]);
      break;
    case 3:
      {
        g_autofree char *again = g_strndup (text->str + start, length);
        for (int i = g_rand_int_range (chance, 1, 9); i > 0; i--)
          g_string_insert (text, start, again);
        break;
      }
    case 4:
      g_string_truncate (text, start);
      g_string_append_len (text, other->str + MIN (start, other->len), other->len - MIN (start, other->len));
      break;
    default:
      {
        gsize far = choose_stretch (chance, other, &length);
        g_string_insert_len (text, start, other->str + far, length);
      }
    }
}

static void
feed_changed (const GPtrArray *corpus, int changes)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (SEED);

  for (int i = 0; i < changes; i++)
    {
      const GString *whole = g_ptr_array_index (corpus, g_rand_int_range (chance, 0, corpus->len));
      g_autoptr (GString) text = g_string_new_len (whole->str, whole->len);
      for (int times = g_rand_int_range (chance, 1, 5); times > 0 && text->len < MOST_BYTES; times--)
        change (chance, text, corpus);
      feed (text);
    }
}

int
main (int argc, char **argv)
{
  int changes = argc > 2 ? atoi (argv[2]) : 0;
  struct sigaction leave_behind = { .sa_handler = leave_behind_cb, .sa_flags = (int)SA_RESETHAND };

  if (argc < 2)
    {
      g_printerr ("%s FOLDER [CHANGES]\n", argv[0]);
      return EXIT_FAILURE;
    }
  sigaction (SIGABRT, &leave_behind, NULL);
  sigaction (SIGSEGV, &leave_behind, NULL);
  sigaction (SIGTRAP, &leave_behind, NULL);

  g_autoptr (GPtrArray) corpus = read_corpus (argv[1]);
  for (guint i = 0; i < corpus->len; i++)
    feed (g_ptr_array_index (corpus, i));
  feed_changed (corpus, changes);
  return EXIT_SUCCESS;
}
