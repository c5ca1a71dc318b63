/* What is being typed at the desk: stored by itself, in nobody's way, and taken back as one. SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"
#include "ui/agreement-form.h"
#include "ui/agreement-row.h"
#include "ui/answer-field.h"
#include "ui/circle-chooser.h"
#include "ui/double-press.h"
#include "ui/field-row.h"
#include "ui/plan-form.h"
#include "ui/wrapup-view.h"

/* What is being typed stays when the stored text changes meanwhile, and is stored by itself; a trailing space is not taken from under the
 * cursor. */
START_TEST (test_typing)
{
  GtkWidget *view = show_live ();
  GtkTextView *text;
  g_autofree char *shown = NULL;

  for (int i = 0; i < 6; i++)
    must (drie_evening_next (evening, &error));
  test_wait_until ((text = find (view, GTK_TYPE_TEXT_VIEW, FALSE)) != NULL);
  must (drie_evening_recap (evening, DRIE_RECAP_PUPILS, "Eerst", &error));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "Rust, en ", -1);
  must (drie_evening_undo (evening, &error));
  ck_assert_ptr_null (get_recap (DRIE_RECAP_PUPILS));
  test_wait_until (g_strcmp0 (get_recap (DRIE_RECAP_PUPILS), "Rust, en") == 0);
  shown = get_text (text);
  ck_assert_str_eq (shown, "Rust, en ");
  drop (view);
}
END_TEST

typedef struct
{
  GtkTextBuffer *buffer;
  guint keys;
} Typist;

static gboolean
type_cb (gpointer user_data)
{
  Typist *typist = user_data;

  gtk_text_buffer_insert_at_cursor (typist->buffer, "a", -1);
  typist->keys++;
  return G_SOURCE_CONTINUE;
}

/* Whoever types on and on is stored all the same. */
START_TEST (test_typing_on)
{
  GtkWidget *view = show_live ();
  GtkTextView *text;
  Typist typist = { 0 };

  for (int i = 0; i < 6; i++)
    must (drie_evening_next (evening, &error));
  test_wait_until ((text = find (view, GTK_TYPE_TEXT_VIEW, FALSE)) != NULL);
  typist.buffer = gtk_text_view_get_buffer (text);
  guint source = g_timeout_add (50, type_cb, &typist);
  test_wait_until (get_recap (DRIE_RECAP_PUPILS) != NULL && strlen (get_recap (DRIE_RECAP_PUPILS)) > 1);
  guint stored = strlen (get_recap (DRIE_RECAP_PUPILS));
  ck_assert_msg (stored >= typist.keys - 1, "%u of %u keys", stored, typist.keys);
  g_source_remove (source);
  drop (view);
}
END_TEST

/* What is typed and followed by the next step is taken back after it, not before; and in the text it can be had again. */
START_TEST (test_typing_and_next)
{
  GtkWidget *view = show_live ();
  GtkTextView *text;
  g_autofree char *shown = NULL;

  for (int i = 0; i < 6; i++)
    must (drie_evening_next (evening, &error));
  test_wait_until ((text = find (view, GTK_TYPE_TEXT_VIEW, FALSE)) != NULL);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (text), "Rust", -1);
  gtk_widget_activate_action (view, "live.next", NULL);
  ck_assert_str_eq (drie_evening_get_undo_label (evening), "Next step");
  must (drie_evening_undo (evening, &error));
  ck_assert_str_eq (get_recap (DRIE_RECAP_PUPILS), "Rust");
  must (drie_evening_undo (evening, &error));
  ck_assert_ptr_null (get_recap (DRIE_RECAP_PUPILS));
  gtk_widget_activate_action (GTK_WIDGET (text), "text.undo", NULL);
  shown = get_text (text);
  ck_assert_str_eq (shown, "Rust");
  test_wait_until (g_strcmp0 (get_recap (DRIE_RECAP_PUPILS), "Rust") == 0);
  drop (view);
}
END_TEST

/* Leaving the step stores what was typed a moment ago, under the circle it was written for; undo shows in the editor. */
START_TEST (test_leaving)
{
  GtkWidget *view = show_live ();
  GtkTextView *text;
  g_autofree char *shown = NULL;

  for (int i = 0; i < 6; i++)
    must (drie_evening_next (evening, &error));
  test_wait_until ((text = find (view, GTK_TYPE_TEXT_VIEW, FALSE)) != NULL);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (text), "Rust", -1);
  must (drie_evening_next (evening, &error));
  ck_assert_str_eq (get_recap (DRIE_RECAP_PUPILS), "Rust");
  ck_assert_ptr_null (get_recap (DRIE_RECAP_PARENTS));
  shown = get_text (text);
  ck_assert_str_eq (shown, "");
  must (drie_evening_recap (evening, DRIE_RECAP_PARENTS, "Tijd", &error));
  g_free (shown);
  shown = get_text (text);
  ck_assert_str_eq (shown, "Tijd");
  must (drie_evening_undo (evening, &error));
  g_free (shown);
  shown = get_text (text);
  ck_assert_str_eq (shown, "");
  drop (view);
}
END_TEST

/* The answer is stored in a pause, with nothing pressed; how often makes no difference to undo. */
START_TEST (test_half_an_answer)
{
  DrieNoteItem *item = chair_paper (DRIE_CIRCLE_PARENTS, "Eerste?");
  GtkWidget *view = show_live ();
  DrieAnswerField *answer;

  must (drie_evening_next (evening, &error));
  must (drie_evening_ask (evening, chair_key (item), &error));
  test_wait_until ((answer = find (view, DRIE_TYPE_ANSWER_FIELD, FALSE)) != NULL);
  drie_answer_field_set_text (answer, "Half een");
  test_wait_until (g_strcmp0 (drie_note_item_get_note (item)->answer, "Half een") == 0);
  drie_answer_field_set_text (answer, "Half een antwoord ");
  test_wait_until (g_strcmp0 (drie_note_item_get_note (item)->answer, "Half een antwoord") == 0);
  must (drie_evening_undo (evening, &error));
  ck_assert_ptr_null (drie_note_item_get_note (item)->answer);
  drop (view);
}
END_TEST

/* Keys, one after the other: which of them is the second press of a double press, in a text that the first one brought up. */
START_TEST (test_double_press)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());
  GtkWidget *text = g_object_ref_sink (gtk_text_view_new ());
  GtkWidget *line = g_object_ref_sink (gtk_text_new ());
  const struct
  {
    guint key;
    guint32 time; /* ms */
    GtkWidget *focus;
    gboolean stray;
    GdkModifierType state;
  } presses[] = {
    { GDK_KEY_N, 1000, button, FALSE },
    { GDK_KEY_N, 1120, text, TRUE }, /* the key that ended the step, again */
    { GDK_KEY_N, 1300, text, TRUE }, /* held down */
    { GDK_KEY_N, 1700, text, FALSE },
    { GDK_KEY_N, 1800, text, FALSE }, /* "NN", typed */
    { GDK_KEY_q, 3000, button, FALSE },
    { GDK_KEY_q, 3400, line, FALSE }, /* slowly */
    { GDK_KEY_q, 5000, button, FALSE },
    { GDK_KEY_w, 5100, line, FALSE }, /* another key */
    { GDK_KEY_Tab, 6000, button, FALSE },
    { GDK_KEY_Tab, 6050, line, FALSE },
    { GDK_KEY_Tab, 6100, text, FALSE },
    { GDK_KEY_Return, 7000, button, FALSE },
    { GDK_KEY_Return, 7200, text, TRUE },
    { GDK_KEY_k, 8000, NULL, FALSE },
    { GDK_KEY_k, 8100, button, FALSE },
    { GDK_KEY_b, 4294967295u, text, FALSE },
    { GDK_KEY_b, 100, line, TRUE }, /* the clock of the display begins anew */
    { GDK_KEY_z, 9000, button, FALSE, GDK_CONTROL_MASK },
    { GDK_KEY_z, 9100, text, FALSE, GDK_CONTROL_MASK }, /* takes back two things */
  };
  DrieDoublePress press = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (presses); i++)
    ck_assert_msg (drie_double_press_check (&press, presses[i].key, presses[i].state, presses[i].time, presses[i].focus)
                       == presses[i].stray,
                   "press %u", i);
  g_object_unref (button);
  g_object_unref (text);
  g_object_unref (line);
}
END_TEST

/* The entry for what is agreed, or NULL while no form is open. */
static GtkEditable *
find_form (GtkWidget *view)
{
  GtkWidget *form = find (view, DRIE_TYPE_AGREEMENT_FORM, FALSE);

  return form != NULL ? find (form, GTK_TYPE_ENTRY, FALSE) : NULL;
}

static GtkWidget *
show_wrap_up (void)
{
  GtkWidget *view = drie_wrapup_view_new ();

  drie_wrapup_view_set_evening (DRIE_WRAPUP_VIEW (view), evening);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (view, "wrapup.page", "s", "agreements");
  return view;
}

static DrieCircle
circle_of (GtkWidget *form)
{
  g_autoptr (DrieAgreement) agreement = drie_agreement_form_dup (DRIE_AGREEMENT_FORM (form));

  return agreement->circle;
}

static void
type_who (GtkWidget *form, const char *who)
{
  GtkWidget *row = gtk_widget_get_ancestor (find (form, DRIE_TYPE_CIRCLE_CHOOSER, FALSE), DRIE_TYPE_FIELD_ROW);

  drie_field_row_set_text (DRIE_FIELD_ROW (row), who);
}

/* Whoever writes that the teachers do it promises it for them, unless the circle was chosen by hand. */
START_TEST (test_who)
{
  GtkWidget *view;
  GtkWidget *form;
  GtkWidget *chooser;

  for (int i = 0; i < 10; i++)
    must (drie_evening_next (evening, &error));
  view = show_live ();
  gtk_widget_activate_action (view, "live.agreement", NULL);
  test_wait_until ((form = find (view, DRIE_TYPE_AGREEMENT_FORM, FALSE)) != NULL);
  chooser = find (form, DRIE_TYPE_CIRCLE_CHOOSER, FALSE);
  ck_assert_int_eq (circle_of (form), DRIE_CIRCLE_NONE);
  type_who (form, "The teachers");
  ck_assert_int_eq (circle_of (form), DRIE_CIRCLE_TEACHERS);
  type_who (form, "The school");
  ck_assert_int_eq (circle_of (form), DRIE_CIRCLE_NONE);
  ck_assert (drie_circle_chooser_choose (DRIE_CIRCLE_CHOOSER (chooser), DRIE_CIRCLE_PUPILS));
  type_who (form, "The teachers, with help");
  ck_assert_int_eq (circle_of (form), DRIE_CIRCLE_PUPILS);
  drop (view);
}
END_TEST

/* A half-written agreement waits on the other screen where it is written on, and is in the way of no other one. */
START_TEST (test_half_an_agreement)
{
  g_autoptr (DrieAgreement) first = drie_agreement_new ();
  GtkWidget *view;
  GtkEditable *entry;

  g_free (first->what);
  first->what = g_strdup ("Eerst");
  must (drie_evening_agree (evening, first, &error));
  for (int i = 0; i < 10; i++)
    must (drie_evening_next (evening, &error));
  view = show_live ();
  gtk_widget_activate_action (view, "live.agreement", NULL);
  test_wait_until ((entry = find_form (view)) != NULL);
  gtk_editable_set_text (entry, "Half een");
  gtk_widget_activate_action (view, "live.agreement", NULL);
  ck_assert_str_eq (gtk_editable_get_text (entry), "Half een");
  test_wait_until (drie_evening_get_draft (evening, DRIE_DRAFT_AGREEMENT) != NULL);
  gtk_editable_set_text (entry, "Half een afspraak");
  must (drie_evening_close (evening, &error));
  drop (view);

  view = show_wrap_up ();
  test_wait_until ((entry = find_form (view)) != NULL);
  ck_assert_str_eq (gtk_editable_get_text (entry), "Half een afspraak");
  g_signal_emit_by_name (find (view, DRIE_TYPE_AGREEMENT_ROW, FALSE), "edit");
  ck_assert_str_eq (gtk_editable_get_text (entry), "Half een afspraak");
  g_signal_emit_by_name (find (view, DRIE_TYPE_AGREEMENT_FORM, FALSE), "save");
  ck_assert_uint_eq (drie_evening_get_summary (evening)->agreements->len, 2);
  ck_assert_ptr_null (drie_evening_get_draft (evening, DRIE_DRAFT_AGREEMENT));
  ck_assert_ptr_null (find_form (view));
  drop (view);
}
END_TEST

/* Who makes the summary final while an agreement is half written hears that it would be lost, also when it was typed a moment ago. */
START_TEST (test_half_an_agreement_at_the_end)
{
  const char *warning = "An agreement is half written and would be lost. Write it down first, or cancel it.";
  GtkWidget *view, *button, *popover;
  GtkEditable *entry;

  must (drie_evening_close (evening, &error));
  view = show_wrap_up ();
  button = find_final_button (view);
  popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);
  gtk_popover_popup (GTK_POPOVER (popover));
  ck_assert (!holds_label (popover, warning));
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action (view, "wrapup.agreement", NULL);
  test_wait_until ((entry = find_form (view)) != NULL);
  gtk_editable_set_text (entry, "Half een");
  gtk_popover_popup (GTK_POPOVER (popover));
  ck_assert (holds_label (popover, warning));
  drop (view);
}
END_TEST

/* What is being changed when undo takes it away becomes a new one; what was opened and not changed is no draft. */
START_TEST (test_changed_agreement)
{
  g_autoptr (DrieAgreement) first = drie_agreement_new ();
  GtkWidget *view;
  GtkEditable *entry;

  must (drie_evening_close (evening, &error));
  g_free (first->what);
  first->what = g_strdup ("Eerst");
  must (drie_evening_agree (evening, first, &error));
  chair_settle ();
  view = show_wrap_up ();
  gtk_window_present (GTK_WINDOW (window));
  test_wait_until (find (view, DRIE_TYPE_AGREEMENT_ROW, FALSE) != NULL);
  g_signal_emit_by_name (find (view, DRIE_TYPE_AGREEMENT_ROW, FALSE), "edit");
  test_wait_until ((entry = find_form (view)) != NULL);
  gtk_widget_activate_action (view, "wrapup.page", "s", "recap");
  ck_assert_ptr_null (drie_evening_get_draft (evening, DRIE_DRAFT_AGREEMENT));
  gtk_widget_activate_action (view, "wrapup.page", "s", "agreements");
  test_wait_until (find (view, DRIE_TYPE_AGREEMENT_ROW, FALSE) != NULL);
  g_signal_emit_by_name (find (view, DRIE_TYPE_AGREEMENT_ROW, FALSE), "edit");
  test_wait_until ((entry = find_form (view)) != NULL);
  gtk_editable_set_text (entry, "Eerst dit");
  must (drie_evening_undo (evening, &error));
  ck_assert_uint_eq (drie_evening_get_summary (evening)->agreements->len, 0);
  ck_assert_str_eq (gtk_editable_get_text (entry), "Eerst dit");
  g_signal_emit_by_name (find (view, DRIE_TYPE_AGREEMENT_FORM, FALSE), "save");
  ck_assert_uint_eq (drie_evening_get_summary (evening)->agreements->len, 1);
  drop (view);
}
END_TEST

/* An evening that would be over before it begins goes nowhere until its end is put right; one that passes midnight does. */
START_TEST (test_end_before_start)
{
  DriePlanForm *form = g_object_new (DRIE_TYPE_PLAN_FORM, NULL);
  g_autoptr (DriePlan) plan = drie_plan_new ();

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (form));
  gtk_window_present (GTK_WINDOW (window));
  g_free (plan->theme);
  g_free (plan->question);
  plan->theme = g_strdup ("Huiswerk");
  plan->question = g_strdup ("Wat helpt?");
  plan->start = g_strdup ("20:00");
  plan->end = g_strdup ("18:00");
  drie_plan_form_set_plan (form, plan, NULL);
  ck_assert (!drie_plan_form_check (form));
  g_free (plan->end);
  plan->end = g_strdup ("0:30");
  drie_plan_form_set_plan (form, plan, NULL);
  ck_assert (drie_plan_form_check (form));
  drop (GTK_WIDGET (form));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("typing");
  TCase *tcase = tcase_create ("typing");

  tcase_add_checked_fixture (tcase, window_setup, window_teardown);
  tcase_add_test (tcase, test_typing);
  tcase_add_test (tcase, test_typing_on);
  tcase_add_test (tcase, test_typing_and_next);
  tcase_add_test (tcase, test_leaving);
  tcase_add_test (tcase, test_double_press);
  tcase_add_test (tcase, test_half_an_answer);
  tcase_add_test (tcase, test_who);
  tcase_add_test (tcase, test_half_an_agreement);
  tcase_add_test (tcase, test_half_an_agreement_at_the_end);
  tcase_add_test (tcase, test_changed_agreement);
  tcase_add_test (tcase, test_end_before_start);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
