/* A display with the program's own look. SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen-fixture.h"

#include <adwaita.h>
#include <signal.h>
#include <unistd.h>

#include "ui/init.h"

/* Seconds; less than a test has altogether. */
#define PATIENCE 450

/* A screen that hangs says where. */
static void
hangs (int signal_number)
{
  abort ();
}

void
screen_start (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  signal (SIGALRM, hangs);
  alarm (PATIENCE);
  drie_ui_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_css_provider_load_from_resource (style, DRIE_RESOURCE_BASE "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
screen_setup (void)
{
  screen_start ();
  chair_setup ();
}

static gboolean
count_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  return ++*(guint *)frames < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* In the first frame sizes may be noticed, in the second one they are followed; once the third begins it is drawn. */
void
screen_draw (GtkWidget *widget)
{
  guint frames = 0;

  gtk_widget_add_tick_callback (widget, count_cb, &frames, NULL);
  test_wait_until (frames == 3);
}

void
screen_picture (GtkWidget *window, const char *folder, const char *name)
{
  const char *path = g_getenv (folder);
  int width = gtk_widget_get_width (window);
  int height = gtk_widget_get_height (window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = NULL;

  if (path == NULL)
    return;
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  file = g_strdup_printf ("%s/%s.png", path, name);
  ck_assert_int_eq (g_mkdir_with_parents (path, 0755), 0);
  ck_assert (gdk_texture_save_to_png (texture, file));
}
