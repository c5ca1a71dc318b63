/* The hall's screen on every beamer: nothing is cut, letters are large enough, and only the clock moves with the seconds. With
 * $DRIE_HALL_PICTURES, a folder, it leaves a picture of each. SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen-fixture.h"
#include "ui/fit-label.h"
#include "ui/hall-window.h"

static GtkWidget *hall;

static void
setup (void)
{
  screen_setup ();
  hall = drie_hall_window_new (NULL);
  drie_hall_window_set_evening (DRIE_HALL_WINDOW (hall), evening);
}

static void
teardown (void)
{
  gtk_window_destroy (GTK_WINDOW (hall));
  chair_teardown ();
}

static const struct
{
  int width;
  int height;
} sizes[] = { { 1280, 720 }, { 1280, 800 }, { 1920, 1080 }, { 1024, 768 }, { 800, 600 }, { 1080, 1920 }, { 640, 1024 } };

/* --- What is looked for --- */

static void
check_inside (GtkWidget *widget, int width, int height)
{
  graphene_rect_t place;

  ck_assert (gtk_widget_compute_bounds (widget, hall, &place));
  ck_assert_msg (place.origin.x >= -0.5 && place.origin.y >= -0.5 && place.origin.x + place.size.width <= width + 0.5
                     && place.origin.y + place.size.height <= height + 0.5,
                 "%s at %g, %g, %g × %g in %d × %d", G_OBJECT_TYPE_NAME (widget), place.origin.x, place.origin.y, place.size.width,
                 place.size.height, width, height);
}

static void
check_all (GtkWidget *root, int width, int height)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      check_inside (child, width, height);
      if (GTK_IS_LABEL (child))
        ck_assert_msg (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (child))), "%s",
                       gtk_label_get_text (GTK_LABEL (child)));
      else if (DRIE_IS_FIT_LABEL (child) && *drie_fit_label_get_text (DRIE_FIT_LABEL (child)) != '\0')
        ck_assert_int_ge (drie_fit_label_get_size (DRIE_FIT_LABEL (child)), MIN (width, height) / 40);
      check_all (child, width, height);
    }
}

static void
take_picture (const char *name, int width, int height)
{
  const char *folder = g_getenv ("DRIE_HALL_PICTURES");
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (hall);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (folder == NULL)
    return;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (hall)), node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  path = g_strdup_printf ("%s/%s-%dx%d.png", folder, name, width, height);
  ck_assert (gdk_texture_save_to_png (texture, path));
}

static gboolean
has_size (int width, int height)
{
  return gtk_widget_get_width (hall) == width && gtk_widget_get_height (hall) == height;
}

static void
look (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int width = sizes[i].width, height = sizes[i].height;

      gtk_window_set_default_size (GTK_WINDOW (hall), width, height);
      gtk_window_present (GTK_WINDOW (hall));
      test_wait_until (has_size (width, height));
      screen_draw (hall);
      take_picture (name, width, height);
      check_all (hall, width, height);
    }
}

/* --- The evening --- */

#define LONG_QUESTION                                                                                                                       \
  "Waarom krijgen we zo vaak drie toetsen in dezelfde week, terwijl iedereen weet dat je dan niet alles goed kunt leren, en zou het niet "  \
  "beter zijn als de docenten samen in één agenda bijhouden wat er al staat, zodat je het een beetje kunt verdelen en ook nog tijd hebt " \
  "voor sport, werk, vrienden en familie? En wat vinden jullie zelf een eerlijke hoeveelheid huiswerk per dag, als je bedenkt dat "         \
  "sommige leerlingen thuis geen rustige plek hebben om te werken en anderen juist heel veel hulp krijgen?"
#define ARABIC_QUESTION "لماذا لدينا في كثير من الأحيان ثلاثة اختبارات في نفس الأسبوع، وكيف يمكننا توزيعها بشكل أفضل؟"

static void
next (guint steps)
{
  for (guint i = 0; i < steps; i++)
    must (drie_evening_next (evening, &error));
}

/* Before the start nothing is asked; then every step, as the hall sees it. */
START_TEST (test_steps)
{
  static const char *const names[]
      = { "01-welcome",         "02-talk-pupils",  "03-answer-pupils", "04-talk-parents",   "05-answer-parents", "06-talk-teachers",
          "07-answer-teachers", "08-recap-pupils", "09-recap-parents", "10-recap-teachers", "11-reaction",       "12-closing" };

  must (drie_evening_serve (evening, "127.0.0.1", 0, FALSE, &error));
  look (names[1]);
  for (guint i = 2; i < G_N_ELEMENTS (names); i++)
    {
      next (1);
      look (names[i]);
    }
  must (drie_evening_close (evening, &error));
  look ("13-closed");
}
END_TEST

START_TEST (test_before)
{
  must (drie_evening_undo (evening, &error));
  must (drie_evening_serve (evening, "127.0.0.1", 0, FALSE, &error));
  look ("01-welcome");
  must (drie_evening_undo (evening, &error));
  look ("00-before");
}
END_TEST

/* However long the question, and in whichever letters. */
START_TEST (test_question)
{
  static const char *const texts[] = { "Waarom?", LONG_QUESTION, ARABIC_QUESTION };
  static const char *const names[] = { "20-short", "21-long", "22-arabic" };
  DrieNoteItem *items[G_N_ELEMENTS (texts)];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    items[i] = chair_paper (DRIE_CIRCLE_PARENTS, texts[i]);
  next (1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      must (drie_evening_ask (evening, chair_key (items[i]), &error));
      look (names[i]);
    }
  must (drie_evening_pause (evening, &error));
  look ("23-arabic-paused");
  next (5);
  look ("24-recap-of-three");
}
END_TEST

/* The last two minutes, the end and a break stand there in a word. */
START_TEST (test_time)
{
  must (drie_evening_serve (evening, "127.0.0.1", 0, FALSE, &error));
  must (drie_evening_undo (evening, &error));
  must (drie_evening_start (evening, 9, &error));
  look ("30-nearly-up");
  must (drie_evening_start (evening, 23, &error));
  look ("31-time-is-up");
  g_object_set (hall, "dark", TRUE, NULL);
  look ("31-time-is-up-dark");
  next (1);
  must (drie_evening_pause (evening, &error));
  look ("32-paused-dark");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("hall");
  TCase *tcase = tcase_create ("hall");

  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, test_before);
  tcase_add_test (tcase, test_steps);
  tcase_add_test (tcase, test_question);
  tcase_add_test (tcase, test_time);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
