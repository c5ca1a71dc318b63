/* From the start of a program to its window, painted, on the screen: ours beside two of GNOME's own, by turns, on the same screen.
 * startup PROGRAM. SPDX-License-Identifier: GPL-3.0-or-later */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "figures.h"
#include "test-utils.h"

#define ROUNDS     9  /* after one that fills caches */
#define DEADLINE   60 /* seconds */
#define SMALLEST   200
#define STEP       4 /* pixels between those that are looked at */
#define COLOURS    12
#define POLL       2000 /* µs */
#define OURS       0
#define N_PROGRAMS 3

typedef struct
{
  const char *name;
  const char *command[8];
  BenchTimes *times;
} Program;

static Display *display;
static int screen_width, screen_height;

/* Is there more in the window than its background? */
static gboolean
is_painted (const XWindowAttributes *window)
{
  int width = MIN (window->width, screen_width - window->x), height = MIN (window->height, screen_height - window->y);
  XImage *image = XGetImage (display, DefaultRootWindow (display), window->x, window->y, (guint)width, (guint)height, AllPlanes, ZPixmap);
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);

  for (int y = 0; image != NULL && y < height; y += STEP)
    for (int x = 0; x < width && g_hash_table_size (colours) < COLOURS; x += STEP)
      g_hash_table_add (colours, GSIZE_TO_POINTER (XGetPixel (image, x, y) | 1UL << 32));
  if (image != NULL)
    XDestroyImage (image);
  return g_hash_table_size (colours) >= COLOURS;
}

static int
ignore_error_cb (Display *unused, XErrorEvent *event)
{
  return 0; /* a window that went while it was looked at */
}

/* A window that a person would see: not a helper of GTK's own. */
static gboolean
is_shown (void)
{
  Window root, parent, *windows = NULL;
  guint n = 0;
  gboolean shown = FALSE;

  if (!XQueryTree (display, DefaultRootWindow (display), &root, &parent, &windows, &n))
    return FALSE;
  for (guint i = 0; i < n && !shown; i++)
    {
      XWindowAttributes attributes;
      shown = XGetWindowAttributes (display, windows[i], &attributes) && attributes.map_state == IsViewable && !attributes.override_redirect
              && attributes.width >= SMALLEST && attributes.height >= SMALLEST && attributes.x < screen_width
              && attributes.y < screen_height && is_painted (&attributes);
    }
  XFree (windows);
  return shown;
}

static void
end (GPid pid, const char *name)
{
  gint64 deadline = bench_now () + 10 * G_USEC_PER_SEC;
  int status;

  kill (pid, SIGTERM);
  while (waitpid (pid, &status, WNOHANG) == 0)
    {
      if (bench_now () > deadline)
        kill (pid, SIGKILL);
      g_usleep (POLL);
    }
  while (is_shown ())
    {
      if (bench_now () > deadline + 10 * G_USEC_PER_SEC)
        bench_fail ("%s does not leave the screen", name);
      g_usleep (POLL);
    }
}

/* Milliseconds. */
static double
start (const Program *program)
{
  g_autoptr (GError) error = NULL;
  gint64 began = bench_now ();
  double took;
  GPid pid;

  if (!g_spawn_async (NULL, (char **)program->command, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                      &pid, &error))
    bench_fail ("%s", error->message);
  while (!is_shown ())
    {
      if (bench_now () > began + DEADLINE * G_USEC_PER_SEC)
        bench_fail ("%s shows no window", program->name);
      g_usleep (POLL);
    }
  took = (double)(bench_now () - began) / 1000;
  end (pid, program->name);
  return took;
}

/* A home where nobody has been yet. */
static void
set_home (const char *home)
{
  static const char *const folders[][2]
      = { { "XDG_DATA_HOME", "data" }, { "XDG_CONFIG_HOME", "config" }, { "XDG_CACHE_HOME", "cache" }, { "XDG_RUNTIME_DIR", "run" } };

  g_setenv ("HOME", home, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (home, folders[i][1], NULL);
      g_mkdir (path, 0700);
      g_setenv (folders[i][0], path, TRUE);
    }
}

int
main (int argc, char **argv)
{
  Program programs[N_PROGRAMS] = {
    [OURS] = { "Driegesprek", { argc == 2 ? argv[1] : NULL, "--listen", "127.0.0.1", "--port", "0" }, bench_times_new () },
    { "gnome-text-editor", { "gnome-text-editor", "--standalone" }, bench_times_new () },
    { "gnome-clocks", { "gnome-clocks" }, bench_times_new () },
  };
  BenchFigures *figures = bench_figures_new ("startup");
  g_autofree char *home = g_dir_make_tmp ("driegesprek-XXXXXX", NULL);

  if (argc != 2)
    bench_fail ("startup PROGRAM");
  set_home (home);
  display = XOpenDisplay (NULL);
  bench_must (display != NULL);
  XSetErrorHandler (ignore_error_cb);
  screen_width = DisplayWidth (display, DefaultScreen (display));
  screen_height = DisplayHeight (display, DefaultScreen (display));
  for (int round = 0; round <= ROUNDS; round++)
    for (int i = 0; i < N_PROGRAMS; i++)
      {
        double took = start (&programs[i]);
        if (round > 0)
          bench_times_add (programs[i].times, took);
      }
  XCloseDisplay (display);

  bench_figures_most (figures, "window on the screen, p50", bench_times_at (programs[OURS].times, 0.5), 1000, "ms");
  bench_figures_add (figures, "window on the screen, shortest", bench_times_at (programs[OURS].times, 0), "ms");
  bench_figures_add (figures, "window on the screen, longest", bench_times_at (programs[OURS].times, 1), "ms");
  for (int i = OURS + 1; i < N_PROGRAMS; i++)
    {
      g_autofree char *name = g_strdup_printf ("times as long as %s", programs[i].name);
      double other = bench_times_at (programs[i].times, 0.5);

      bench_figures_add (figures, name, bench_times_at (programs[OURS].times, 0.5) / other, "×");
      bench_figures_beside (figures, programs[i].name, other);
    }
  test_remove_dir (home);
  return bench_figures_finish (figures);
}
