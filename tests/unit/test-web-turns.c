/* Whose turn it is. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-utils.h"
#include "web/limits.h"
#include "web/turns.h"

#define LINES 8

/* Connections that ask without end, each request as dear as a whole round. */
typedef struct
{
  DrieTurn turn;
  char name;
} Line;

static DrieTurns *turns;
static DrieTurnQueue *one, *other;
static Line ones[LINES], others[LINES];
static GString *order;

static gboolean read_cb (gpointer user_data);

/* FALSE: it waits. */
static gboolean
ask (Line *line)
{
  if (drie_turn_take (&line->turn))
    return TRUE;
  g_autoptr (GSource) source = drie_turn_create_source (&line->turn);
  g_source_set_callback (source, read_cb, line, NULL);
  g_source_attach (source, NULL);
  return FALSE;
}

static void
work (Line *line)
{
  gint64 until = g_get_monotonic_time () + DRIE_LIMIT_ROUND;

  g_string_append_c (order, line->name);
  while (g_get_monotonic_time () < until)
    ;
  drie_turn_end (&line->turn);
}

static gboolean
read_cb (gpointer user_data)
{
  ck_assert (drie_turn_take (&((Line *)user_data)->turn));
  work (user_data);
  return G_SOURCE_REMOVE;
}

static void
set_up (void)
{
  turns = drie_turns_new ();
  one = drie_turn_queue_new (turns);
  other = drie_turn_queue_new (turns);
  order = g_string_new (NULL);
  for (int i = 0; i < LINES; i++)
    {
      ones[i].name = (char)('a' + i);
      others[i].name = (char)('A' + i);
      drie_turn_join (&ones[i].turn, one);
      drie_turn_join (&others[i].turn, other);
    }
  /* The first to come has used up this round. */
  ck_assert (ask (&ones[0]));
  work (&ones[0]);
}

static void
tear_down (void)
{
  for (int i = 0; i < LINES; i++)
    {
      drie_turn_clear (&ones[i].turn);
      drie_turn_clear (&others[i].turn);
    }
  drie_turn_queue_free (one);
  drie_turn_queue_free (other);
  drie_turns_free (turns);
  g_string_free (order, TRUE);
}

/* However many of one address wait, in the order in which they came, the first of another goes at once. */
START_TEST (test_other_address)
{
  for (int i = 1; i < LINES; i++)
    ck_assert (!ask (&ones[i]));
  ck_assert (ask (&others[0]));
  work (&others[0]);
  test_wait_until (order->len == LINES + 1);
  ck_assert_str_eq (order->str, "aAbcdefgh");
}
END_TEST

/* Two addresses that both have many are called by turns. */
START_TEST (test_by_turns)
{
  for (int i = 1; i < LINES; i++)
    ck_assert (!ask (&ones[i]));
  ck_assert (ask (&others[0]));
  work (&others[0]);
  for (int i = 1; i < LINES; i++)
    ck_assert (!ask (&others[i]));
  test_wait_until (order->len == 2 * LINES);
  ck_assert_str_eq (order->str, "aAbBcCdDeEfFgGhH");
}
END_TEST

/* Who leaves while it waits is not called, and keeps nobody else from being called. */
START_TEST (test_leaving)
{
  for (int i = 1; i < LINES; i++)
    ck_assert (!ask (&ones[i]));
  for (int i = 1; i < LINES - 1; i++)
    {
      g_source_destroy (ones[i].turn.wake);
      if (i % 2 == 0)
        drie_turn_clear (&ones[i].turn);
    }
  test_wait_until (order->len == 2);
  ck_assert_str_eq (order->str, "ah");
}
END_TEST

/* One that is cut wakes, and may read to its end. */
START_TEST (test_cut)
{
  ck_assert (!ask (&ones[1]));
  ck_assert (!ask (&ones[2]));
  drie_turn_join (&ones[2].turn, NULL);
  test_wait_until (order->len == 3);
  ck_assert (ask (&ones[2]));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("web-turns");
  TCase *tcase = tcase_create ("turns");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, test_other_address);
  tcase_add_test (tcase, test_by_turns);
  tcase_add_test (tcase, test_leaving);
  tcase_add_test (tcase, test_cut);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
