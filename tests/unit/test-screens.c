/* The chair's screens over a real evening, in a real window: what they show, what they keep, that they go away whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"
#include "ui/additions-editor.h"
#include "ui/answer-field.h"
#include "ui/asking-card.h"
#include "ui/chime.h"
#include "ui/clock-card.h"
#include "ui/guide.h"
#include "ui/init.h"
#include "ui/live-view.h"
#include "ui/lobby-view.h"
#include "ui/note-commands.h"
#include "ui/note-grid.h"
#include "ui/questions-panel.h"
#include "ui/school-logo.h"
#include "ui/summary-view.h"
#include "ui/toast.h"
#include "ui/translate-popover.h"
#include "ui/untranslated-button.h"
#include "ui/wrapup-view.h"

/* The chair goes on, no sooner than a double click would. */
static void
next_step (GtkWidget *view)
{
  gint64 now = g_get_monotonic_time ();

  test_wait_until (g_get_monotonic_time () > now + 400 * G_TIME_SPAN_MILLISECOND);
  gtk_widget_activate_action (view, "live.next", NULL);
}

/* Every step has its page: who has the floor stands on it, and the text of a recap has its editor. */
START_TEST (test_steps)
{
  static const struct
  {
    const char *floor;
    gboolean wall;
    gboolean editor;
  } steps[] = {
    { "The pupils’ circle has the floor", TRUE, FALSE },
    { "The pupils’ circle answers questions", TRUE, FALSE },
    { "The parents’ circle has the floor", TRUE, FALSE },
    { "The parents’ circle answers questions", TRUE, FALSE },
    { "The teachers’ circle has the floor", TRUE, FALSE },
    { "The teachers’ circle answers questions", TRUE, FALSE },
    { "What the pupils’ circle brought", FALSE, TRUE },
    { "What the parents’ circle brought", FALSE, TRUE },
    { "What the teachers’ circle brought", FALSE, TRUE },
    { "The pupils’ circle reacts", FALSE, TRUE },
    { "How it goes on", FALSE, FALSE },
  };
  GtkWidget *view = show_live ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (i > 0)
        next_step (view);
      ck_assert_msg (holds_label (view, steps[i].floor), "%s", steps[i].floor);
      test_wait_until ((find (view, DRIE_TYPE_QUESTIONS_PANEL, FALSE) != NULL) == steps[i].wall);
      test_wait_until ((find (view, GTK_TYPE_TEXT_VIEW, FALSE) != NULL) == steps[i].editor);
    }
  /* The button for the next step is now the one that closes. */
  next_step (view);
  ck_assert_int_eq (drie_evening_get_status (evening), DRIE_STATUS_CLOSED);
  drop (view);
}
END_TEST

static DrieDisposition
disposition (DrieNoteItem *item)
{
  return drie_note_item_get_note (item)->disposition;
}

/* Once everything that was going to happen has happened. */
static gboolean
is_focused (const char *text)
{
  GtkWidget *focus;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && holds_label (focus, text);
}

/* Keys act on the note the keyboard is on; when it leaves the wall, its neighbour has the keyboard. */
START_TEST (test_wall)
{
  DrieNoteItem *first = chair_paper (DRIE_CIRCLE_PARENTS, "Eerste?");
  DrieNoteItem *second = chair_paper (DRIE_CIRCLE_TEACHERS, "Tweede?");
  DrieNoteItem *third = chair_paper (DRIE_CIRCLE_PARENTS, "Derde?");
  GtkWidget *view = show_live ();
  GtkWidget *grid = find (view, DRIE_TYPE_NOTE_GRID, FALSE);

  test_wait_until (holds_label (grid, "Derde?"));
  gtk_widget_grab_focus (grid);
  test_wait_until (is_focused ("Eerste?"));
  gtk_widget_activate_action (grid, "note.choose", NULL);
  ck_assert_int_eq (disposition (first), DRIE_DISPOSITION_SELECTED);
  gtk_widget_activate_action (grid, "note.choose", NULL);
  ck_assert_int_eq (disposition (first), DRIE_DISPOSITION_RECEIVED);
  gtk_widget_activate_action (grid, "note.keep", NULL);
  ck_assert_int_eq (disposition (first), DRIE_DISPOSITION_KEPT);
  ck_assert (is_focused ("Eerste?"));
  ck_assert (gtk_widget_child_focus (grid, GTK_DIR_RIGHT));
  ck_assert (is_focused ("Tweede?"));
  gtk_widget_activate_action (grid, "note.personal", NULL);
  ck_assert_int_eq (disposition (second), DRIE_DISPOSITION_PERSONAL);
  test_wait_until (is_focused ("Derde?"));
  /* As by a button beside the notes, which takes the keyboard away from them. */
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_widget_activate_action (grid, "note.remove", NULL);
  test_wait_until (is_focused ("Eerste?"));
  ck_assert_int_eq (disposition (third), DRIE_DISPOSITION_REMOVED);
  drop (view);
}
END_TEST

/* S shows what may say the same and how that is meant, the note first and with the keyboard; S again or Escape, everything as it was. */
START_TEST (test_similar)
{
  static const char *const line = "Notes with the same words; rare words count more";
  GtkWidget *view;
  GtkWidget *grid;

  for (int i = 0; i < 30; i++)
    {
      g_autofree char *text = g_strdup_printf ("Vraag %d?", i);
      chair_paper (DRIE_CIRCLE_PARENTS, text);
    }
  chair_paper (DRIE_CIRCLE_PARENTS, "Helpt een planner op papier?");
  chair_paper (DRIE_CIRCLE_TEACHERS, "Planner op papier?");
  view = show_live ();
  grid = find (view, DRIE_TYPE_NOTE_GRID, FALSE);
  test_wait_until (holds_label (grid, "Vraag 0?"));
  screen_draw (grid);
  gtk_widget_activate_action (grid, "note.newest", NULL);
  test_wait_until (is_focused ("Planner op papier?"));
  ck_assert (!holds_label (grid, line));
  gtk_widget_activate_action (grid, "note.similar", NULL);
  test_wait_until (holds_label (grid, line) && is_focused ("Planner op papier?"));
  test_wait_until (!holds_label (grid, "Vraag 29?"));
  ck_assert (gtk_widget_child_focus (grid, GTK_DIR_RIGHT));
  ck_assert (is_focused ("Helpt een planner op papier?"));
  gtk_widget_activate_action (grid, "note.group", NULL);
  gtk_widget_activate_action (grid, "note.unmark", NULL); /* Escape: one thing at a time */
  ck_assert (holds_label (grid, line));
  gtk_widget_activate_action (grid, "note.unmark", NULL);
  test_wait_until (!holds_label (grid, line) && holds_label (grid, "Vraag 29?"));
  test_wait_until (is_focused ("Helpt een planner op papier?"));
  drop (view);
}
END_TEST

/* T takes what a helper types, however the popover is closed; the card shows both, blind only what all can read. */
START_TEST (test_translate)
{
  DrieNoteItem *item = chair_paper (DRIE_CIRCLE_PARENTS, "Neden?");
  GtkWidget *view = show_live ();
  GtkWidget *grid = find (view, DRIE_TYPE_NOTE_GRID, FALSE);
  GtkWidget *popover;
  GtkTextView *text;

  test_wait_until (holds_label (grid, "Neden?"));
  gtk_widget_grab_focus (grid);
  test_wait_until (is_focused ("Neden?"));
  gtk_widget_activate_action (grid, "note.translate", NULL);
  test_wait_until ((text = find (grid, GTK_TYPE_TEXT_VIEW, FALSE)) != NULL);
  ck_assert (gtk_widget_has_focus (GTK_WIDGET (text)));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (text), "Waarom?", -1);
  popover = gtk_widget_get_ancestor (GTK_WIDGET (text), GTK_TYPE_POPOVER);
  gtk_popover_popdown (GTK_POPOVER (popover));
  ck_assert_str_eq (drie_note_item_get_note (item)->translation, "Waarom?");
  test_wait_until (is_focused ("Waarom?"));
  ck_assert (holds_label (grid, "Neden?"));
  gtk_widget_activate_action (view, "live.blind", NULL);
  test_wait_until (!holds_label (grid, "Neden?") && holds_label (grid, "Waarom?"));
  drop (view);
}
END_TEST

/* Has scrolling to what has the keyboard come to its end? */
static gboolean
is_in_view (GtkWidget *widget, GtkWidget *scrolled)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, scrolled, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scrolled);
}

/* A note that comes in moves nothing that is being read: neither the wall nor the keyboard; a button says that there is one. */
START_TEST (test_newest)
{
  GtkAdjustment *adjustment;
  GtkWidget *view;
  GtkWidget *grid;
  double before;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Vraag %d?", i);
      chair_paper (DRIE_CIRCLE_PARENTS, text);
    }
  view = show_live ();
  grid = find (view, DRIE_TYPE_NOTE_GRID, FALSE);
  test_wait_until (holds_label (grid, "Vraag 0?"));
  gtk_widget_grab_focus (grid);
  test_wait_until (is_focused ("Vraag 0?"));
  adjustment = gtk_scrolled_window_get_vadjustment (find (grid, GTK_TYPE_SCROLLED_WINDOW, FALSE));
  test_wait_until (gtk_widget_child_focus (grid, GTK_DIR_DOWN) && gtk_adjustment_get_value (adjustment) > 0);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  test_wait_until (is_in_view (focus, gtk_widget_get_ancestor (focus, GTK_TYPE_SCROLLED_WINDOW)));
  before = gtk_adjustment_get_value (adjustment);
  chair_paper (DRIE_CIRCLE_TEACHERS, "Net binnen?");
  test_wait_until (holds_label (grid, "↓ 1 new note"));
  ck_assert_ptr_eq (gtk_root_get_focus (GTK_ROOT (window)), focus);
  ck_assert_double_eq_tol (gtk_adjustment_get_value (adjustment), before, 0.5);
  gtk_widget_activate_action (grid, "note.newest", NULL);
  test_wait_until (is_focused ("Net binnen?"));
  ck_assert (!holds_label (grid, "↓ 1 new note"));
  drop (view);
}
END_TEST

/* The circle stands nowhere on the screen while choosing blind. */
START_TEST (test_blind)
{
  GtkWidget *view;
  GtkWidget *grid;

  chair_paper (DRIE_CIRCLE_PARENTS, "Eerste?");
  view = show_live ();
  grid = find (view, DRIE_TYPE_NOTE_GRID, FALSE);
  test_wait_until (holds_label (grid, "Eerste?"));
  ck_assert (holds_label (grid, "paper · new"));
  gtk_widget_activate_action (view, "live.blind", NULL);
  test_wait_until (!holds_label (grid, "paper · new"));
  ck_assert_ptr_null (find (grid, g_type_from_name ("DrieCircleMark"), FALSE));
  ck_assert (!holds_label (find (view, DRIE_TYPE_QUESTIONS_PANEL, FALSE), "of 1"));
  gtk_widget_activate_action (view, "live.blind", NULL);
  test_wait_until (holds_label (grid, "paper · new"));
  drop (view);
}
END_TEST

static gboolean
has_offer (GtkWidget *view)
{
  return holds_label (view, "The pupils had 1 min more. The same for the parents?");
}

/* A double click on Next is one step. */
START_TEST (test_double)
{
  GtkWidget *view = show_live ();
  DrieDialogueState before, after;

  drie_evening_get_state (evening, &before);
  gtk_widget_activate_action (view, "live.next", NULL);
  gtk_widget_activate_action (view, "live.next", NULL);
  drie_evening_get_state (evening, &after);
  ck_assert_int_eq (after.step, before.step + 1);
  drop (view);
}
END_TEST

/* What a command on a note was refused for is said. */
START_TEST (test_refused)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autofree char *reason = g_strnfill (DRIE_NOTE_MAX_CHARS + 1, 'x');
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  GtkWidget *view = gtk_label_new (NULL);

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), view);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  test_wait_until (gtk_widget_get_mapped (view));
  g_ptr_array_add (notes, chair_paper (DRIE_CIRCLE_PARENTS, "Waarom?"));
  ck_assert (!drie_note_dispose (view, evening, notes, DRIE_DISPOSITION_NOT_POSSIBLE, reason));
  test_wait_until (holds_label (overlay, "A reason has at most 500 characters."));
  /* And is gone when something newer is said. */
  drie_toast_show (view, "Nieuw");
  test_wait_until (holds_label (overlay, "Nieuw") && !holds_label (overlay, "A reason has at most 500 characters."));
}
END_TEST

static void
wait_ms (gint64 ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  test_wait_until (g_get_monotonic_time () >= until);
}

/* As fast as a hand takes things back, one sentence is followed by the next, each while the one before still moves. */
START_TEST (test_toasts)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *view = gtk_label_new (NULL);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), view);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  test_wait_until (gtk_widget_get_mapped (view));
  drie_toast_show (view, "Eerst");
  wait_ms (800);
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *message = g_strdup_printf ("Teruggenomen <%d>", i);

      drie_toast_show_action (view, message, i % 2 == 0 ? "Undo" : NULL, "win.undo");
      wait_ms (100);
      if (i == 2)
        drie_toast_clear (view);
    }
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *message = g_strdup_printf ("Teruggenomen <%d>", i);
      test_wait_until (!holds_label (overlay, message));
    }
  drie_toast_clear (view);
  test_wait_until (!holds_label (overlay, "Teruggenomen <3>"));
}
END_TEST

/* More time for one circle is offered to the next, which can be refused or given, and stays refused. */
START_TEST (test_offer)
{
  GtkWidget *view = show_live ();
  DrieDialogueState state;

  gtk_widget_activate_action (view, "live.extend", NULL);
  gtk_widget_activate_action (view, "live.next", NULL);
  ck_assert (!has_offer (view));
  next_step (view);
  test_wait_until (has_offer (view));
  screen_draw (view);
  screen_picture (window, "DRIE_SCREENSHOTS", "18-offer");
  gtk_widget_activate_action (find (view, DRIE_TYPE_CLOCK_CARD, FALSE), "clock.decline", NULL);
  test_wait_until (!has_offer (view));
  must (drie_evening_pause (evening, &error));
  ck_assert (!has_offer (view));
  gtk_widget_activate_action (view, "live.offered", NULL);
  drie_evening_get_state (evening, &state);
  ck_assert_int_eq (state.offered, 0);
  drop (view);
}
END_TEST

static void
must_show_time (GtkWidget *view, const char *word, int height)
{
  test_wait_until (holds_label (view, word));
  screen_draw (view);
  ck_assert_int_eq (gtk_widget_get_height (find (view, DRIE_TYPE_CLOCK_CARD, FALSE)), height);
}

/* The word for the time comes and goes below the clock, and the wall stays where it is. */
START_TEST (test_time_signs)
{
  GtkWidget *view = show_live ();
  int height;

  screen_draw (view);
  height = gtk_widget_get_height (find (view, DRIE_TYPE_CLOCK_CARD, FALSE));
  ck_assert_int_gt (height, 0);
  must (drie_evening_pause (evening, &error));
  must_show_time (view, "Break", height);
  must (drie_evening_undo (evening, &error));
  test_wait_until (!holds_label (view, "Break"));
  must (drie_evening_undo (evening, &error));
  must (drie_evening_start (evening, 9, &error));
  must_show_time (view, "Last 2 minutes", height);
  screen_picture (window, "DRIE_SCREENSHOTS", "18-nearly-up");
  must (drie_evening_start (evening, 11, &error));
  must_show_time (view, "Time is up", height);
  screen_picture (window, "DRIE_SCREENSHOTS", "18-time-is-up");
  drop (view);
}
END_TEST

/* Plays nothing, and counts. */
static guint n_played;

typedef GtkMediaFile TestSound;
typedef GtkMediaFileClass TestSoundClass;
GType test_sound_get_type (void);
G_DEFINE_TYPE (TestSound, test_sound, GTK_TYPE_MEDIA_FILE)

static void
test_sound_open (GtkMediaFile *self)
{
  g_autofree char *uri = g_file_get_uri (gtk_media_file_get_file (self));

  ck_assert_str_eq (uri, "resource://" DRIE_RESOURCE_BASE "/chime.wav");
  gtk_media_stream_stream_prepared (GTK_MEDIA_STREAM (self), TRUE, FALSE, FALSE, G_USEC_PER_SEC);
}

static gboolean
test_sound_play (GtkMediaStream *self)
{
  n_played++;
  return TRUE;
}

static void
test_sound_class_init (TestSoundClass *klass)
{
  klass->open = test_sound_open;
  GTK_MEDIA_STREAM_CLASS (klass)->play = test_sound_play;
}

static void
test_sound_init (TestSound *self)
{
}

static guint
play_at (DrieTimeMark mark)
{
  n_played = 0;
  g_signal_emit_by_name (evening, "time-mark", mark);
  return n_played;
}

/* The soft sound comes with each mark, unless it is turned off, and no longer than there is an evening. */
START_TEST (test_chime)
{
  g_autoptr (DrieChime) chime = drie_chime_new ();
  g_autoptr (GSettings) settings = drie_ui_get_settings ();

  g_io_extension_point_implement (GTK_MEDIA_FILE_EXTENSION_POINT_NAME, test_sound_get_type (), "test", 1000);
  drie_chime_set_evening (chime, evening);
  ck_assert_uint_eq (play_at (DRIE_TIME_NEARLY_UP), 1);
  ck_assert_uint_eq (play_at (DRIE_TIME_UP), 1);
  g_settings_set_boolean (settings, "chime", FALSE);
  ck_assert_uint_eq (play_at (DRIE_TIME_UP), 0);
  g_settings_set_boolean (settings, "chime", TRUE);
  ck_assert_uint_eq (play_at (DRIE_TIME_UP), 1);
  drie_chime_set_evening (chime, NULL);
  ck_assert_uint_eq (play_at (DRIE_TIME_UP), 0);
}
END_TEST

/* Asking goes in order; an answer that was typed and not confirmed is stored with its own question. */
START_TEST (test_asking)
{
  DrieNoteItem *first = chair_paper (DRIE_CIRCLE_PARENTS, "Eerste?");
  DrieNoteItem *second = chair_paper (DRIE_CIRCLE_TEACHERS, "Tweede?");
  GtkWidget *view = show_live ();
  DrieAnswerField *answer;
  g_autofree char *text = NULL;

  must (drie_evening_select (evening, chair_key (second), &error));
  must (drie_evening_select (evening, chair_key (first), &error));
  gtk_widget_activate_action (view, "live.next", NULL);
  gtk_widget_activate_action (view, "live.next-question", NULL);
  ck_assert_int_eq (disposition (second), DRIE_DISPOSITION_ASKING);
  test_wait_until (GTK_IS_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (window))));
  answer = DRIE_ANSWER_FIELD (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (window)), DRIE_TYPE_ANSWER_FIELD));
  drie_answer_field_set_text (answer, "Ja, graag");
  must (drie_evening_ask (evening, chair_key (first), &error));
  ck_assert_int_eq (disposition (first), DRIE_DISPOSITION_ASKING);
  ck_assert_str_eq (drie_note_item_get_note (second)->answer, "Ja, graag");
  ck_assert_ptr_null (drie_note_item_get_note (first)->answer);
  text = drie_answer_field_dup_text (answer);
  ck_assert_str_eq (text, "");
  drie_answer_field_set_text (answer, "Soms");
  gtk_widget_activate_action (view, "live.question-done", NULL);
  ck_assert_ptr_null (drie_evening_get_asking (evening));
  ck_assert_str_eq (drie_note_item_get_note (first)->answer, "Soms");
  must (drie_evening_undo (evening, &error));
  ck_assert_ptr_eq (drie_evening_get_asking (evening), first);
  drop (view);
}
END_TEST

/* Types a translation into the popover that has just been opened in @place. */
static void
type_translation (GtkWidget *place, const char *translation)
{
  GtkTextView *text = NULL;

  test_wait_until (GTK_IS_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (window)))
                   && gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (window)), DRIE_TYPE_TRANSLATE_POPOVER) != NULL);
  text = GTK_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (window)));
  ck_assert (gtk_widget_is_ancestor (GTK_WIDGET (text), place));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), translation, -1);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (text), GTK_TYPE_POPOVER)));
}

/* What the hall will not understand is marked wherever it is picked and where it is asked, until somebody translates it there; it may be
 * asked all the same. While choosing blind nothing tells the language before the question is asked, and nothing names it then. */
START_TEST (test_untranslated)
{
  DrieNoteItem *dutch, *turkish;
  GtkWidget *view, *grid, *panel, *card, *answer;

  must (drie_evening_serve (evening, "127.0.0.1", 0, FALSE, &error));
  turkish = chair_phone (DRIE_CIRCLE_PARENTS, "tr", "Neden?");
  dutch = chair_phone (DRIE_CIRCLE_TEACHERS, "nl", "Hoe?");
  view = show_live ();
  grid = find (view, DRIE_TYPE_NOTE_GRID, FALSE);
  panel = find (view, DRIE_TYPE_QUESTIONS_PANEL, FALSE);
  test_wait_until (holds_label (grid, "Turkish, not translated"));
  must (drie_evening_select (evening, chair_key (dutch), &error));
  ck_assert_ptr_null (find (panel, DRIE_TYPE_UNTRANSLATED_BUTTON, FALSE));
  must (drie_evening_select (evening, chair_key (turkish), &error));
  test_wait_until (holds_label (panel, "Turkish, not translated"));
  gtk_widget_activate_action (view, "live.blind", NULL);
  test_wait_until (!holds_label (view, "Turkish, not translated"));
  ck_assert_ptr_null (find (view, DRIE_TYPE_UNTRANSLATED_BUTTON, FALSE));
  gtk_widget_activate_action (view, "live.blind", NULL);
  test_wait_until (find (panel, DRIE_TYPE_UNTRANSLATED_BUTTON, FALSE) != NULL);
  screen_draw (view);
  g_signal_emit_by_name (find (panel, DRIE_TYPE_UNTRANSLATED_BUTTON, FALSE), "clicked");
  type_translation (panel, "Waarom?");
  ck_assert_str_eq (drie_note_item_get_note (turkish)->translation, "Waarom?");
  test_wait_until (!holds_label (view, "Turkish, not translated") && holds_label (panel, "Waarom?"));
  must (drie_evening_undo (evening, &error));
  gtk_widget_activate_action (view, "live.next", NULL);
  must (drie_evening_ask (evening, chair_key (turkish), &error));
  card = find (panel, DRIE_TYPE_ASKING_CARD, FALSE);
  test_wait_until (holds_label (card, "Turkish, not translated"));
  gtk_widget_activate_action (view, "live.blind", NULL);
  test_wait_until (holds_label (card, "Not in Dutch") && !holds_label (view, "Turkish, not translated"));
  gtk_widget_activate_action (view, "live.blind", NULL);
  answer = find (card, GTK_TYPE_TEXT_VIEW, FALSE);
  gtk_widget_grab_focus (answer);
  gtk_widget_activate_action (view, "live.translate", NULL);
  type_translation (panel, "Waarom toch?");
  test_wait_until (holds_label (card, "Waarom toch?") && find (card, DRIE_TYPE_UNTRANSLATED_BUTTON, FALSE) == NULL);
  test_wait_until (gtk_root_get_focus (GTK_ROOT (window)) == answer);
  drop (view);
}
END_TEST

/* The program's style, which decides on the sizes. */
static GtkCssProvider *
wear_style (void)
{
  GtkCssProvider *style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, DRIE_RESOURCE_BASE "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  return style;
}

/* A question that the hall cannot read is being asked, more are to come, and the wall is full. */
static GtkWidget *
show_busy (void)
{
  GtkWidget *view;

  must (drie_evening_serve (evening, "127.0.0.1", 0, FALSE, &error));
  must (drie_evening_select (evening, chair_key (chair_phone (DRIE_CIRCLE_PARENTS, "tr", "Neden bu kadar çok ödev var?")), &error));
  for (int i = 0; i < 12; i++)
    {
      DrieNoteItem *item
          = chair_paper (i % 2 ? DRIE_CIRCLE_PARENTS : DRIE_CIRCLE_TEACHERS, "Wat doet een leraar waardoor je zin krijgt om te beginnen?");
      if (i < 3)
        must (drie_evening_select (evening, chair_key (item), &error));
      else if (i < 5)
        must (drie_evening_dispose (evening, chair_key (item), DRIE_DISPOSITION_KEPT, NULL, &error));
    }
  view = show_live ();
  gtk_widget_activate_action (view, "live.next", NULL);
  gtk_widget_activate_action (view, "live.next-question", NULL);
  test_wait_until (holds_label (view, "Now being asked"));
  return view;
}

static void
check_fits (GtkWidget *view, int width, int height)
{
  int needed;

  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  ck_assert_int_le (needed, width);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, width, &needed, NULL, NULL, NULL);
  ck_assert_int_le (needed, height);
}

/* Letters half as large again still leave the whole screen on a laptop of 1280×720: as a wider screen it would be cut off. */
START_TEST (test_large_letters)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (GtkCssProvider) style = wear_style ();
  GtkWidget *view;

  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  view = show_busy ();
  check_fits (view, 1280, 720);
  drop (view);
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style));
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
}
END_TEST

/* A beamer of 1024×768 that shows what the laptop shows makes the chair's window as narrow. */
START_TEST (test_narrow)
{
  g_autoptr (GtkCssProvider) style = wear_style ();
  GtkWidget *view = show_busy ();

  gtk_widget_add_css_class (GTK_WIDGET (gtk_widget_get_root (view)), "narrow");
  check_fits (view, 1014, 600);
  drop (view);
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style));
}
END_TEST

/* There is a file of that name, and it begins so. */
static gboolean
begins (const char *folder, const char *name, const char *start)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;

  return g_file_get_contents (path, &contents, NULL, NULL) && g_str_has_prefix (contents, start);
}

static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data))
      return link->data;
  return NULL;
}

static void
answer_dialog (const char *response)
{
  AdwMessageDialog *dialog = find_dialog ();

  ck_assert_ptr_nonnull (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWidget *
show_wrap_up (void)
{
  GtkWidget *view = drie_wrapup_view_new ();

  must (drie_evening_close (evening, &error));
  drie_wrapup_view_set_evening (DRIE_WRAPUP_VIEW (view), evening);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  return view;
}

/* Before words that nobody has looked at go out, there is one word about it, which leads to them; not about documents without them. */
START_TEST (test_undecided)
{
  g_autofree char *folder = test_temp_dir ();
  GtkWidget *view;

  must (drie_evening_select (evening, chair_key (chair_paper (DRIE_CIRCLE_PARENTS, "Wat vindt Sanne?")), &error));
  view = show_wrap_up ();
  ck_assert (holds_label (view, "Draft summary · Tuesday 24 November 2026 · Huiswerk"));
  g_setenv ("DRIE_EXPORT_DIR", folder, TRUE);
  gtk_widget_activate_action (view, "wrapup.export", "s", "sheet/html");
  test_wait_until (begins (folder, "Driegesprek 2026-11-24 Huiswerk (good practice).html", "<!DOCTYPE html>"));
  gtk_widget_activate_action (view, "wrapup.export", "s", "summary/txt");
  answer_dialog ("cancel");
  ck_assert (!begins (folder, "Driegesprek 2026-11-24 Huiswerk.txt", ""));
  drie_wrapup_view_set_evening (DRIE_WRAPUP_VIEW (view), NULL);
  drie_wrapup_view_set_evening (DRIE_WRAPUP_VIEW (view), evening);
  gtk_widget_activate_action (view, "wrapup.export", "s", "summary/txt");
  answer_dialog ("look");
  test_wait_until (holds_label (view, "Wat vindt Sanne?"));
  /* It was to be put to the circle, and that is past. */
  ck_assert (!holds_label (view, "✓ 1"));
  ck_assert (!begins (folder, "Driegesprek 2026-11-24 Huiswerk.txt", ""));
  gtk_widget_activate_action (view, "wrapup.export", "s", "summary/txt");
  ck_assert_ptr_null (find_dialog ());
  test_wait_until (begins (folder, "Driegesprek 2026-11-24 Huiswerk.txt", ""));
  g_unsetenv ("DRIE_EXPORT_DIR");
  drop (view);
  test_remove_dir (folder);
}
END_TEST

/* A note that was decided on and names somebody does not go out unseen: the word about it leads to it, though the chair has been at the
 * notes; once, and not about documents without its words. */
START_TEST (test_names_go_out)
{
  g_autofree char *folder = test_temp_dir ();
  DrieNoteItem *item = chair_paper (DRIE_CIRCLE_PARENTS, "Waarom mag Sanne dat?");
  GtkWidget *view;

  must (drie_evening_dispose (evening, chair_key (item), DRIE_DISPOSITION_KEPT, NULL, &error));
  view = show_wrap_up ();
  gtk_widget_activate_action (view, "wrapup.page", "s", "notes");
  ck_assert (!holds_label (view, "Waarom mag Sanne dat?"));
  g_setenv ("DRIE_EXPORT_DIR", folder, TRUE);
  gtk_widget_activate_action (view, "wrapup.export", "s", "leaflet/html");
  test_wait_until (begins (folder, "Driegesprek 2026-11-24 Huiswerk (leaflet).html", "<!DOCTYPE html>"));
  gtk_widget_activate_action (view, "wrapup.export", "s", "summary/txt");
  ck_assert (holds_label (GTK_WIDGET (find_dialog ()),
                          "1 note may name somebody, and its words are about to go out. If it does, set it apart "
                          "first; then it appears in no document."));
  answer_dialog ("look");
  test_wait_until (holds_label (view, "Waarom mag Sanne dat?") && holds_label (view, "may name somebody"));
  must (drie_evening_dispose (evening, chair_key (item), DRIE_DISPOSITION_PERSONAL, NULL, &error));
  test_wait_until (!holds_label (view, "Waarom mag Sanne dat?"));
  gtk_widget_activate_action (view, "wrapup.export", "s", "summary/txt");
  ck_assert_ptr_null (find_dialog ());
  test_wait_until (begins (folder, "Driegesprek 2026-11-24 Huiswerk.txt", ""));
  g_unsetenv ("DRIE_EXPORT_DIR");
  drop (view);
  test_remove_dir (folder);
}
END_TEST

/* An Enter that bounces opens the question, and does not answer it: that could not be undone. */
START_TEST (test_final_in_haste)
{
  GtkWidget *view = show_wrap_up ();
  GtkWidget *button = find_final_button (view);
  gint64 asked;

  gtk_popover_popup (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
  asked = g_get_monotonic_time ();
  gtk_widget_activate_action (button, "wrapup.finalise", NULL);
  ck_assert_msg (drie_evening_get_status (evening) == DRIE_STATUS_CLOSED || g_get_monotonic_time () - asked > 250000, "made final at once");
  test_wait_until (g_get_monotonic_time () - asked > 400000);
  gtk_widget_activate_action (button, "wrapup.finalise", NULL);
  ck_assert_int_eq (drie_evening_get_status (evening), DRIE_STATUS_FINAL);
  drop (view);
}
END_TEST

/* Saving takes along what was typed a moment ago, and asks nothing where DRIE_EXPORT_DIR says where. */
START_TEST (test_wrap_up)
{
  g_autofree char *folder = test_temp_dir ();
  GtkWidget *view;
  GtkTextView *text;

  chair_paper (DRIE_CIRCLE_PARENTS, "Eerste?");
  view = show_wrap_up ();
  test_wait_until ((text = find (view, GTK_TYPE_TEXT_VIEW, FALSE)) != NULL);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (text), "Rust", -1);
  g_setenv ("DRIE_EXPORT_DIR", folder, TRUE);
  gtk_widget_activate_action (view, "wrapup.save", NULL);
  answer_dialog ("go-on");
  ck_assert_str_eq (get_recap (DRIE_RECAP_PUPILS), "Rust");
  test_wait_until (begins (folder, "Driegesprek 2026-11-24 Huiswerk.pdf", "%PDF"));
  gtk_widget_activate_action (view, "wrapup.publish", NULL);
  ck_assert (drie_evening_get_summary (evening)->published);
  gtk_widget_activate_action (view, "wrapup.finalise", NULL);
  ck_assert_int_eq (drie_evening_get_status (evening), DRIE_STATUS_FINAL);
  drop (view);
  test_remove_dir (folder);
}
END_TEST

/* From the summary's menu: other documents, other formats, the printer (here: into a file), the logo, which stands on the next one. */
START_TEST (test_documents)
{
  GtkWidget *view = drie_summary_view_new ();
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *picture = g_build_filename (folder, "schild.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (picture);
  const char *svg = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' height='20' fill='#204a87'/></svg>";
  g_autoptr (GBytes) logo = NULL;

  chair_paper (DRIE_CIRCLE_TEACHERS, "Helpt een planner?");
  must (drie_evening_close (evening, &error));
  chair_settle ();
  drie_summary_view_set_summary (DRIE_SUMMARY_VIEW (view), library, drie_evening_get_id (evening));
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  g_setenv ("DRIE_EXPORT_DIR", folder, TRUE);
  gtk_widget_activate_action (view, "summary.export", "s", "summary/odt");
  test_wait_until (begins (folder, "Driegesprek 2026-11-24 Huiswerk.odt", "PK"));
  gtk_widget_activate_action (view, "summary.print", "s", "summary");
  test_wait_until (begins (folder, "Driegesprek 2026-11-24 Huiswerk.pdf", "%PDF"));
  ck_assert (g_file_set_contents (picture, svg, -1, NULL));
  drie_school_logo_keep (view, library, file);
  test_wait_until ((logo = drie_library_get_logo (library, NULL)) != NULL);
  gtk_widget_activate_action (view, "summary.export", "s", "leaflet/html/ar");
  test_wait_until (begins (folder, "Driegesprek 2026-11-24 Huiswerk (leaflet, ar).html", "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\""));
  gtk_widget_activate_action (view, "summary.no-logo", NULL);
  ck_assert_ptr_null (drie_library_get_logo (library, NULL));
  g_unsetenv ("DRIE_EXPORT_DIR");
  drop (view);
  test_remove_dir (folder);
}
END_TEST

/* The text on the screen that says @text, or NULL. */
static GtkTextBuffer *
find_buffer (GtkWidget *root, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *shown = GTK_IS_TEXT_VIEW (child) ? get_text (GTK_TEXT_VIEW (child)) : NULL;
      GtkTextBuffer *found;

      if (g_strcmp0 (shown, text) == 0)
        return gtk_text_view_get_buffer (GTK_TEXT_VIEW (child));
      if ((found = find_buffer (child, text)) != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_addition (guint place)
{
  const GPtrArray *additions = drie_evening_get_summary (evening)->additions;

  return place < additions->len ? ((const DrieAddition *)g_ptr_array_index (additions, place))->text : NULL;
}

/* What was added on another day can be corrected and taken away where it stands; what is added today stands beside it. */
START_TEST (test_earlier_additions)
{
  GtkWidget *view;

  must (drie_evening_close (evening, &error));
  must (drie_evening_open_additions (evening, &error));
  must (drie_evening_add (evening, DRIE_CIRCLE_PARENTS, "2026-11-30", "Een tikvout", &error));
  must (drie_evening_add (evening, DRIE_CIRCLE_PARENTS, "2026-12-03", "Nog iets", &error));
  view = g_object_new (DRIE_TYPE_ADDITIONS_EDITOR, NULL);
  drie_additions_editor_set_evening (DRIE_ADDITIONS_EDITOR (view), evening);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  test_wait_until (find_buffer (view, "Nog iets") != NULL);

  gtk_text_buffer_set_text (find_buffer (view, "Een tikvout"), "Een tikfout", -1);
  drie_additions_editor_flush (DRIE_ADDITIONS_EDITOR (view));
  ck_assert_str_eq (get_addition (0), "Een tikfout");
  ck_assert_str_eq (get_addition (1), "Nog iets");
  gtk_text_buffer_set_text (find_buffer (view, "Een tikfout"), "", -1);
  drie_additions_editor_flush (DRIE_ADDITIONS_EDITOR (view));
  ck_assert_str_eq (get_addition (0), "Nog iets");
  ck_assert_ptr_null (get_addition (1));
  must (drie_evening_undo (evening, &error));
  ck_assert_ptr_nonnull (find_buffer (view, get_addition (0)));
  ck_assert_str_eq (get_addition (1), "Nog iets");

  gtk_text_buffer_set_text (find_buffer (view, ""), "Van vandaag", -1);
  drie_additions_editor_flush (DRIE_ADDITIONS_EDITOR (view));
  ck_assert_uint_eq (drie_evening_get_summary (evening)->additions->len, 3);
  drop (view);
}
END_TEST

/* The page says everything but what nobody may read. */
START_TEST (test_summary)
{
  GtkWidget *view = drie_summary_view_new ();
  DrieNoteItem *secret = chair_paper (DRIE_CIRCLE_PARENTS, "Over Sanne?");

  chair_paper (DRIE_CIRCLE_TEACHERS, "Helpt een planner?");
  must (drie_evening_dispose (evening, chair_key (secret), DRIE_DISPOSITION_PERSONAL, NULL, &error));
  must (drie_evening_recap (evening, DRIE_RECAP_SHARED, "Iedereen wil rust.", &error));
  must (drie_evening_close (evening, &error));
  chair_settle ();
  drie_summary_view_set_summary (DRIE_SUMMARY_VIEW (view), library, drie_evening_get_id (evening));
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  test_wait_until (holds_label (view, "Wat helpt jou?"));
  ck_assert (holds_label (view, "Iedereen wil rust."));
  ck_assert (holds_label (view, "Helpt een planner?"));
  ck_assert (holds_label (view, "1 note was about one person and is handled apart."));
  ck_assert (!holds_label (view, "Over Sanne?"));
  drop (view);
}
END_TEST

/* An explanation whose widget is gone or has another name would never be seen. */
START_TEST (test_guide)
{
  const struct
  {
    const char *screen;
    GtkWidget *view;
  } screens[] = {
    { "lobby:", g_object_ref_sink (drie_lobby_view_new ()) },
    { "live:", g_object_ref_sink (drie_live_view_new ()) },
    { "wrap-up:", g_object_ref_sink (drie_wrapup_view_new ()) },
  };
  guint found = 0;

  for (guint i = 0; i < drie_guide_n_tips (); i++)
    {
      g_autofree char *place = drie_guide_dup_place (i);
      for (gsize s = 0; s < G_N_ELEMENTS (screens); s++)
        if (g_str_has_prefix (place, screens[s].screen))
          found += drie_guide_find (screens[s].view, place + strlen (screens[s].screen)) != NULL;
      ck_assert_msg (found == i + 1, "nothing is at %s", place);
    }
  for (gsize s = 0; s < G_N_ELEMENTS (screens); s++)
    g_object_unref (screens[s].view);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("screens");
  TCase *live = tcase_create ("live");
  TCase *after = tcase_create ("after");

  tcase_add_checked_fixture (live, window_setup, window_teardown);
  tcase_add_test (live, test_steps);
  tcase_add_test (live, test_double);
  tcase_add_test (live, test_refused);
  tcase_add_test (live, test_toasts);
  tcase_add_test (live, test_wall);
  tcase_add_test (live, test_similar);
  tcase_add_test (live, test_translate);
  tcase_add_test (live, test_newest);
  tcase_add_test (live, test_blind);
  tcase_add_test (live, test_large_letters);
  tcase_add_test (live, test_narrow);
  tcase_add_test (live, test_asking);
  tcase_add_test (live, test_untranslated);
  tcase_add_test (live, test_offer);
  tcase_add_test (live, test_time_signs);
  tcase_add_test (live, test_chime);
  suite_add_tcase (suite, live);
  tcase_add_checked_fixture (after, window_setup, window_teardown);
  tcase_add_test (after, test_wrap_up);
  tcase_add_test (after, test_undecided);
  tcase_add_test (after, test_names_go_out);
  tcase_add_test (after, test_final_in_haste);
  tcase_add_test (after, test_documents);
  tcase_add_test (after, test_earlier_additions);
  tcase_add_test (after, test_summary);
  tcase_add_test (after, test_guide);
  suite_add_tcase (suite, after);
  return test_run (suite);
}
