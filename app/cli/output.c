/* Standard output that nobody waits for. SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

/* Bytes. */
#define MOST_WAITING (16 * 1024 * 1024)
/* A pipe takes so much at once or nothing: bytes. */
#define PIECE 4096
/* Microseconds. */
#define HURRY (G_USEC_PER_SEC / 2)

/**
 * output: the one there is; all but @thread guarded by @mutex
 * @thread: NULL until the first line
 * @waiting: lines that the thread has not taken
 * @behind: bytes of lines, in @waiting or in the thread's hands
 * @full: lines have been left out; none is taken any more
 * @broken: it cannot be written to; none is taken any more
 * @ending: no more lines will come
 * @ended: the thread has nothing more to do
 * @lost: lines could not be written, and somebody might have read them
 */
static struct
{
  GMutex mutex;
  GCond changed;
  GThread *thread;
  GString *waiting;
  gsize behind;
  gboolean full;
  gboolean broken;
  gboolean ending;
  gboolean ended;
  gboolean lost;
} output;

static void
say (const char *sentence)
{
  g_printerr ("%s\n", sentence);
}

/* -1, and the number of the error in errno: it cannot be written to. */
static gssize
write_piece (const char *data, gsize length)
{
  struct pollfd file = { .fd = STDOUT_FILENO, .events = POLLOUT };

  for (;;)
    {
      gssize written = write (STDOUT_FILENO, data, MIN (length, PIECE));
      if (written >= 0 || (errno != EINTR && errno != EAGAIN))
        return written;
      if (errno == EAGAIN)
        poll (&file, 1, -1);
    }
}

static void
break_off (int number)
{
  g_autofree char *sentence = NULL;

  g_mutex_lock (&output.mutex);
  output.broken = TRUE;
  output.lost |= number != EPIPE;
  g_mutex_unlock (&output.mutex);
  if (number == EPIPE)
    return;
  sentence = g_strdup_printf (_ ("Standard output cannot be written, so nothing more is printed: %s. The evening goes on."),
                              g_strerror (number));
  say (sentence);
}

static void
write_lines (const GString *lines)
{
  gsize done = 0;

  while (done < lines->len)
    {
      gssize written = write_piece (lines->str + done, lines->len - done);
      if (written < 0)
        {
          break_off (errno);
          return;
        }
      done += written;
      g_mutex_lock (&output.mutex);
      output.behind -= written;
      g_cond_broadcast (&output.changed);
      g_mutex_unlock (&output.mutex);
    }
}

/* Waits for lines. NULL: no more will come. */
static GString *
take_lines (void)
{
  GString *lines = NULL;

  g_mutex_lock (&output.mutex);
  while (output.waiting->len == 0 && !output.ending && !output.full && !output.broken)
    g_cond_wait (&output.changed, &output.mutex);
  if (output.waiting->len > 0 && !output.broken)
    {
      lines = output.waiting;
      output.waiting = g_string_new (NULL);
    }
  g_mutex_unlock (&output.mutex);
  return lines;
}

/* Tells whoever reads that there is no more. Its number stays taken: nothing else shall be opened under it. */
static void
close_output (void)
{
  int nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);

  if (nowhere < 0)
    return;
  dup2 (nowhere, STDOUT_FILENO);
  close (nowhere);
}

static gpointer
output_thread (gpointer data)
{
  GString *lines;

  while ((lines = take_lines ()) != NULL)
    {
      write_lines (lines);
      g_string_free (lines, TRUE);
    }
  close_output ();
  g_mutex_lock (&output.mutex);
  output.ended = TRUE;
  g_cond_broadcast (&output.changed);
  g_mutex_unlock (&output.mutex);
  return NULL;
}

/* FALSE: this is the first line that finds no place. */
static gboolean
add_line (const char *line)
{
  gsize length = strlen (line) + 1;
  gboolean fits;

  g_mutex_lock (&output.mutex);
  fits = output.full || output.broken || output.behind + length <= MOST_WAITING;
  if (!fits)
    output.full = output.lost = TRUE;
  if (!output.full && !output.broken)
    {
      g_string_append (output.waiting, line);
      g_string_append_c (output.waiting, '\n');
      output.behind += length;
    }
  g_cond_broadcast (&output.changed);
  g_mutex_unlock (&output.mutex);
  return fits;
}

void
cli_output_line (const char *line)
{
  if (output.thread == NULL)
    {
      output.waiting = g_string_new (NULL);
      output.thread = g_thread_new ("output", output_thread, NULL);
    }
  if (!add_line (line))
    say (_ ("Nobody reads standard output, so nothing more is printed. The evening goes on."));
}

/* Has it ended, or will a reader who takes nothing hold it up? */
static void
wait_a_moment (void)
{
  gsize before;
  gboolean told;

  do
    {
      before = output.behind;
      told = g_cond_wait_until (&output.changed, &output.mutex, g_get_monotonic_time () + HURRY);
    }
  while (!output.ended && (told || output.behind != before));
}

gboolean
cli_output_finish (gboolean hurry)
{
  gboolean ended, lost;

  if (output.thread == NULL)
    return TRUE;
  g_mutex_lock (&output.mutex);
  output.ending = TRUE;
  g_cond_broadcast (&output.changed);
  if (hurry && !output.ended)
    wait_a_moment ();
  ended = output.ended || !hurry;
  g_mutex_unlock (&output.mutex);
  if (!ended)
    return !output.lost; /* the thread ends with the program */
  g_thread_join (output.thread);
  lost = output.lost;
  g_string_free (output.waiting, TRUE);
  return !lost;
}
