/* The store: what goes in comes out. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-store-utils.h"

#include <string.h>

static DriePlan *
full_plan (void)
{
  DriePlan *plan = drie_plan_new ();
  char **texts[] = { &plan->theme,   &plan->question, &plan->situation, &plan->goal, &plan->open_for_decision,
                     &plan->contact, &plan->school,   &plan->wifi };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i]);
      *texts[i] = g_strdup_printf ("text %u, ‘quoted’ “twice” ; DROP TABLE note; -- é\nسؤال", i);
    }
  plan->date = g_strdup ("2026-11-24");
  plan->start = g_strdup ("19:30");
  plan->end = g_strdup ("21:40");
  g_free (plan->language);
  plan->language = g_strdup ("fr");
  for (guint i = 0; i < DRIE_N_PHASES; i++)
    plan->seconds[i] = 100 + i;
  plan->grace_seconds = 17;
  plan->erase_after_days = 33;
  plan->open_during_answer = TRUE;
  g_hash_table_insert (plan->translations, g_strdup ("tr"), drie_translation_new ("Ödev", "Ne kadar?"));
  g_hash_table_insert (plan->translations, g_strdup ("ar"), drie_translation_new (NULL, "كم؟"));
  return plan;
}

static void
assert_plan_eq (const DriePlan *a, const DriePlan *b)
{
  ck_assert_pstr_eq (a->theme, b->theme);
  ck_assert_pstr_eq (a->question, b->question);
  ck_assert_pstr_eq (a->situation, b->situation);
  ck_assert_pstr_eq (a->goal, b->goal);
  ck_assert_pstr_eq (a->open_for_decision, b->open_for_decision);
  ck_assert_pstr_eq (a->contact, b->contact);
  ck_assert_pstr_eq (a->school, b->school);
  ck_assert_pstr_eq (a->wifi, b->wifi);
  ck_assert_pstr_eq (a->date, b->date);
  ck_assert_pstr_eq (a->start, b->start);
  ck_assert_pstr_eq (a->end, b->end);
  ck_assert_pstr_eq (a->language, b->language);
  ck_assert_mem_eq (a->seconds, b->seconds, sizeof a->seconds);
  ck_assert_int_eq (a->grace_seconds, b->grace_seconds);
  ck_assert_int_eq (a->erase_after_days, b->erase_after_days);
  ck_assert_int_eq (a->open_during_answer, b->open_during_answer);
  ck_assert_uint_eq (g_hash_table_size (a->translations), g_hash_table_size (b->translations));

  GHashTableIter iter;
  gpointer language, value;
  g_hash_table_iter_init (&iter, a->translations);
  while (g_hash_table_iter_next (&iter, &language, &value))
    {
      const DrieTranslation *expected = value;
      const DrieTranslation *found = g_hash_table_lookup (b->translations, language);
      ck_assert_ptr_nonnull (found);
      ck_assert_pstr_eq (expected->theme, found->theme);
      ck_assert_pstr_eq (expected->question, found->question);
    }
}

static void
assert_note_eq (const DrieNote *a, const DrieNote *b)
{
  ck_assert_int_eq (a->id, b->id);
  ck_assert_pstr_eq (a->key, b->key);
  ck_assert_int_eq (a->from, b->from);
  ck_assert_int_eq (a->to, b->to);
  ck_assert_int_eq (a->step, b->step);
  ck_assert_pstr_eq (a->text, b->text);
  ck_assert_pstr_eq (a->language, b->language);
  ck_assert_pstr_eq (a->translation, b->translation);
  ck_assert_int_eq (a->source, b->source);
  ck_assert_int_eq (a->disposition, b->disposition);
  ck_assert_pstr_eq (a->reason, b->reason);
  ck_assert_int_eq (a->rank, b->rank);
  ck_assert_int_eq (a->asked_at, b->asked_at);
  ck_assert_pstr_eq (a->answer, b->answer);
  ck_assert_int_eq (a->group, b->group);
  ck_assert_int_eq (a->late, b->late);
  ck_assert_int_eq (a->created_at, b->created_at);
  ck_assert_pstr_eq (a->device, b->device);
}

/* A plan comes back field by field, from the first opening and from a later one; the evening gets its own name, code and key. */
START_TEST (test_plan_round_trip)
{
  g_autoptr (DriePlan) plan = full_plan ();
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create_plan (store, plan);

  for (int round = 0; round < 2; round++)
    {
      g_autoptr (DrieSummary) summary = load (store, id);

      ck_assert_int_eq (summary->id, id);
      ck_assert (g_uuid_string_is_valid (summary->uuid));
      ck_assert_uint_eq (strlen (summary->code), 6);
      ck_assert_uint_eq (strlen (summary->device_key), 64);
      ck_assert_uint_eq (strspn (summary->device_key, "0123456789abcdef"), 64);
      ck_assert_ptr_null (summary->address);
      ck_assert_int_eq (summary->status, DRIE_STATUS_PLANNED);
      ck_assert_int_eq (summary->published, FALSE);
      ck_assert_int_eq (summary->closed_at, 0);
      ck_assert_int_lt (g_get_real_time () - summary->created_at, 60 * G_USEC_PER_SEC);
      assert_plan_eq (plan, summary->plan);

      g_clear_pointer (&store, drie_store_close);
      store = open_store (directory);
    }
}
END_TEST

/* A plan may be empty but for what it must have; a changed plan replaces the first one whole, its translations too. */
START_TEST (test_plan_is_replaced)
{
  g_autoptr (DriePlan) full = full_plan ();
  g_autoptr (DriePlan) bare = drie_plan_new ();
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create_plan (store, full);
  GAsyncResult *slot = NULL;

  drie_store_set_plan_async (store, id, bare, test_result_cb, &slot);
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  ck_assert (drie_store_finish (store, result, NULL));
  g_autoptr (DrieSummary) summary = load (store, id);
  assert_plan_eq (bare, summary->plan);
}
END_TEST

/* Two evenings are never taken for one another. */
START_TEST (test_evenings_differ)
{
  g_autoptr (DrieStore) store = open_store (directory);
  g_autoptr (DrieSummary) a = load (store, create (store, "a"));
  g_autoptr (DrieSummary) b = load (store, create (store, "b"));

  ck_assert_str_ne (a->uuid, b->uuid);
  ck_assert_str_ne (a->code, b->code);
  ck_assert_str_ne (a->device_key, b->device_key);
}
END_TEST

/* The log comes back as it was written, status and moment of closing with it; an undone closing opens the evening again. */
START_TEST (test_log_round_trip)
{
  static const struct
  {
    DrieEventType type;
    gint64 value;
    DrieStatus status;
  } events[] = {
    { DRIE_EVENT_STARTED, 900, DRIE_STATUS_RUNNING },  { DRIE_EVENT_ENTERED, 1, DRIE_STATUS_RUNNING },
    { DRIE_EVENT_PAUSED, 0, DRIE_STATUS_RUNNING },     { DRIE_EVENT_RESUMED, 0, DRIE_STATUS_RUNNING },
    { DRIE_EVENT_EXTENDED, -60, DRIE_STATUS_RUNNING }, { DRIE_EVENT_CORRECTED, G_MAXINT64, DRIE_STATUS_RUNNING },
    { DRIE_EVENT_CLOSED, 0, DRIE_STATUS_CLOSED },      { DRIE_EVENT_UNDONE, 6, DRIE_STATUS_RUNNING },
  };
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "log");

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      add_event (store, id, i, events[i].type, 1000 + i, events[i].value, events[i].status);

      g_autoptr (DrieSummary) summary = load (store, id);
      const DrieEvent *event = &g_array_index (summary->events, DrieEvent, i);
      ck_assert_uint_eq (summary->events->len, i + 1);
      ck_assert_int_eq (event->type, events[i].type);
      ck_assert_int_eq (event->at, 1000 + i);
      ck_assert_int_eq (event->value, events[i].value);
      ck_assert_int_eq (summary->status, events[i].status);
      ck_assert_int_eq (summary->closed_at, events[i].type == DRIE_EVENT_CLOSED ? 1000 + i : 0);
    }
}
END_TEST

/* A log without a gap: a line for a place that is taken or not yet reached is refused, and the status stays. */
START_TEST (test_log_has_no_gap)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "log");
  DrieEvent event = { DRIE_EVENT_CLOSED, 2000, 0 };

  add_event (store, id, 0, DRIE_EVENT_STARTED, 1000, 1000, DRIE_STATUS_RUNNING);
  for (guint position = 0; position <= 2; position += 2)
    {
      GAsyncResult *slot = NULL;
      drie_store_add_event_async (store, id, position, &event, DRIE_STATUS_CLOSED, test_result_cb, &slot);
      g_autoptr (GAsyncResult) result = wait_for (&slot);
      ck_assert (!drie_store_finish (store, result, NULL));
    }
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_uint_eq (summary->events->len, 1);
  ck_assert_int_eq (summary->status, DRIE_STATUS_RUNNING);
}
END_TEST

/* A note comes back field by field, first as it was sent, then as the chair changed it; what only the chair may set cannot be sent. */
START_TEST (test_note_round_trip)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "notes");
  g_autoptr (DrieNote) lead = make_note ("lead", "d1", "Waarom?");
  g_autoptr (DrieNote) note = make_note ("note", "d2", "Hoe “lang”?\n— é سؤال");
  g_autoptr (DrieNote) stored_lead = NULL;
  g_autoptr (DrieNote) stored = NULL;

  note->language = g_strdup ("ar");
  note->late = TRUE;
  note->from = DRIE_CIRCLE_TEACHERS;
  note->to = DRIE_CIRCLE_PARENTS;
  note->step = 3;
  note->disposition = DRIE_DISPOSITION_ASKED;
  note->rank = 4;
  note->id = 99;
  note->answer = g_strdup ("no");
  ck_assert_int_eq (write_note (store, id, DRIE_NOTE_ADD, lead, &stored_lead), DRIE_NOTE_DONE);
  ck_assert_int_eq (write_note (store, id, DRIE_NOTE_ADD, note, &stored), DRIE_NOTE_DONE);

  g_autoptr (DrieSummary) first = load (store, id);
  ck_assert_uint_eq (first->notes->len, 2);
  assert_note_eq (stored, g_ptr_array_index (first->notes, 1));
  note->disposition = DRIE_DISPOSITION_RECEIVED;
  note->rank = 0;
  note->id = stored->id;
  g_clear_pointer (&note->answer, g_free);
  assert_note_eq (note, stored);

  note->disposition = DRIE_DISPOSITION_NOT_POSSIBLE;
  note->reason = g_strdup ("reason");
  note->rank = 2;
  note->asked_at = 1234567;
  note->answer = g_strdup ("answer");
  note->translation = g_strdup ("vertaling");
  note->group = stored_lead->id;
  update_note (store, id, note);
  g_autoptr (DrieSummary) second = load (store, id);
  assert_note_eq (note, g_ptr_array_index (second->notes, 1));
  assert_note_eq (stored_lead, g_ptr_array_index (second->notes, 0));
}
END_TEST

/* Paper has no device and no language. */
START_TEST (test_paper_note)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "notes");
  g_autoptr (DrieNote) note = make_note ("paper", NULL, "Van papier");

  note->source = DRIE_SOURCE_PAPER;
  ck_assert_int_eq (write_note (store, id, DRIE_NOTE_ADD, note, NULL), DRIE_NOTE_DONE);
  g_autoptr (DrieSummary) summary = load (store, id);
  const DrieNote *stored = g_ptr_array_index (summary->notes, 0);
  ck_assert_int_eq (stored->source, DRIE_SOURCE_PAPER);
  ck_assert_ptr_null (stored->device);
  ck_assert_ptr_null (stored->language);
  /* No phone may take it for its own; the chair, who has no device either, takes it back. */
  ck_assert_int_eq (write_text (store, id, DRIE_NOTE_WITHDRAW, "paper", "a phone", NULL), DRIE_NOTE_UNKNOWN);
  ck_assert_int_eq (write_text (store, id, DRIE_NOTE_WITHDRAW, "paper", NULL, NULL), DRIE_NOTE_DONE);
}
END_TEST

/* The same key again gives the stored note, whoever sends it and with whatever words; another evening has its own keys. */
START_TEST (test_add_again)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "one");
  gint64 other = create (store, "two");
  g_autoptr (DrieNote) again = make_note ("key", "other device", "other words");
  g_autoptr (DrieNote) stored = NULL;

  ck_assert_int_eq (write_text (store, id, DRIE_NOTE_ADD, "key", "device", "words"), DRIE_NOTE_DONE);
  g_autofree char *upper = g_ascii_strup (again->key, -1);
  g_free (again->key);
  again->key = g_steal_pointer (&upper);
  ck_assert_int_eq (write_note (store, id, DRIE_NOTE_ADD, again, &stored), DRIE_NOTE_KNOWN);
  ck_assert_str_eq (stored->text, "words");
  ck_assert_str_eq (stored->device, "device");
  ck_assert_int_eq (write_note (store, other, DRIE_NOTE_ADD, again, NULL), DRIE_NOTE_DONE);

  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_uint_eq (summary->notes->len, 1);
}
END_TEST

/* Only the writer's device changes or takes back a note, and only while it is received. */
START_TEST (test_edit_and_withdraw)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "notes");
  g_autoptr (DrieNote) edit = make_note ("key", "device", "better words");
  g_autoptr (DrieNote) stored = NULL;

  write_text (store, id, DRIE_NOTE_ADD, "key", "device", "words");
  ck_assert_int_eq (write_text (store, id, DRIE_NOTE_EDIT, "key", "other", "theirs"), DRIE_NOTE_UNKNOWN);
  ck_assert_int_eq (write_text (store, id, DRIE_NOTE_WITHDRAW, "key", "other", NULL), DRIE_NOTE_UNKNOWN);
  ck_assert_int_eq (write_text (store, id, DRIE_NOTE_EDIT, "nokey", "device", "words"), DRIE_NOTE_UNKNOWN);
  ck_assert_int_eq (write_note (store, id, DRIE_NOTE_EDIT, edit, &stored), DRIE_NOTE_DONE);
  ck_assert_str_eq (stored->text, "better words");

  for (int d = DRIE_DISPOSITION_SELECTED; d < DRIE_N_DISPOSITIONS; d++)
    {
      dispose (store, id, "key", d);
      g_clear_pointer (&stored, drie_note_free);
      ck_assert_int_eq (write_note (store, id, DRIE_NOTE_EDIT, edit, &stored), DRIE_NOTE_TOO_LATE);
      ck_assert_int_eq (stored->disposition, d);
      ck_assert_int_eq (write_text (store, id, DRIE_NOTE_WITHDRAW, "key", "device", NULL), DRIE_NOTE_TOO_LATE);
    }

  dispose (store, id, "key", DRIE_DISPOSITION_RECEIVED);
  g_clear_pointer (&stored, drie_note_free);
  ck_assert_int_eq (write_note (store, id, DRIE_NOTE_WITHDRAW, edit, &stored), DRIE_NOTE_DONE);
  ck_assert_ptr_null (stored);
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_uint_eq (summary->notes->len, 0);
}
END_TEST

/* Edited words lose their translation, which is of other words. */
START_TEST (test_edit_drops_translation)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "notes");
  g_autoptr (DrieNote) note = make_note ("key", "device", "kelimeler");
  g_autoptr (DrieNote) stored = NULL;
  g_autoptr (DrieNote) edited = NULL;

  write_note (store, id, DRIE_NOTE_ADD, note, &stored);
  stored->translation = g_strdup ("woorden");
  update_note (store, id, stored);
  ck_assert_int_eq (write_note (store, id, DRIE_NOTE_EDIT, note, &edited), DRIE_NOTE_DONE);
  ck_assert_ptr_null (edited->translation);
  g_autoptr (DrieSummary) summary = load (store, id);
  assert_note_eq (edited, g_ptr_array_index (summary->notes, 0));
}
END_TEST

/* When the note that leads a group is taken back, the others stand alone again. */
START_TEST (test_withdrawn_leader)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "notes");
  g_autoptr (DrieNote) lead = make_note ("lead", "device", "lead");
  g_autoptr (DrieNote) stored_lead = NULL;

  write_note (store, id, DRIE_NOTE_ADD, lead, &stored_lead);
  write_text (store, id, DRIE_NOTE_ADD, "member", "device", "member");
  g_autoptr (DrieSummary) before = load (store, id);
  DrieNote *member = find_note (before, "member");
  member->group = stored_lead->id;
  update_note (store, id, member);
  ck_assert_int_eq (write_note (store, id, DRIE_NOTE_WITHDRAW, lead, NULL), DRIE_NOTE_DONE);

  g_autoptr (DrieSummary) after = load (store, id);
  ck_assert_uint_eq (after->notes->len, 1);
  ck_assert_int_eq (find_note (after, "member")->group, 0);
}
END_TEST

/* A note that is gone, or of another evening, is passed over, and one grouped under it stands alone: the others change all the same. */
START_TEST (test_update_passes_over)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "one");
  gint64 other = create (store, "two");

  write_text (store, other, DRIE_NOTE_ADD, "stranger", "device", "stranger");
  g_autoptr (DrieSummary) theirs = load (store, other);
  const gint64 strangers[] = { 4711, find_note (theirs, "stranger")->id };

  write_text (store, id, DRIE_NOTE_ADD, "a", "device", "a");
  write_text (store, id, DRIE_NOTE_ADD, "b", "device", "b");
  write_text (store, id, DRIE_NOTE_ADD, "c", "device", "c");
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autoptr (DrieSummary) summary = load (store, id);
      GAsyncResult *slot = NULL;
      DrieDisposition wanted = i == 0 ? DRIE_DISPOSITION_KEPT : DRIE_DISPOSITION_ELSEWHERE;

      for (guint n = 0; n < summary->notes->len; n++)
        ((DrieNote *)g_ptr_array_index (summary->notes, n))->disposition = wanted;
      find_note (summary, "b")->id = strangers[i];
      find_note (summary, "c")->group = strangers[i];
      drie_store_update_notes_async (store, id, summary->notes, test_result_cb, &slot);
      g_autoptr (GAsyncResult) result = wait_for (&slot);
      ck_assert (drie_store_finish (store, result, NULL));

      g_autoptr (DrieSummary) after = load (store, id);
      ck_assert_int_eq (find_note (after, "a")->disposition, wanted);
      ck_assert_int_eq (find_note (after, "b")->disposition, DRIE_DISPOSITION_RECEIVED);
      ck_assert_int_eq (find_note (after, "c")->disposition, wanted);
      ck_assert_int_eq (find_note (after, "c")->group, 0);
    }
  g_autoptr (DrieSummary) untouched = load (store, other);
  ck_assert_int_eq (find_note (untouched, "stranger")->disposition, DRIE_DISPOSITION_RECEIVED);
}
END_TEST

/* Recaps come and go by part; an empty one is none. */
START_TEST (test_recaps)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "recaps");

  for (guint part = 0; part < DRIE_N_RECAPS; part++)
    {
      g_autofree char *text = g_strdup_printf ("first %u", part);
      set_recap (store, id, part, text);
    }
  set_recap (store, id, DRIE_RECAP_PARENTS, "second");
  set_recap (store, id, DRIE_RECAP_SHARED, "");
  set_recap (store, id, DRIE_RECAP_REACTION, NULL);

  g_autoptr (DrieSummary) summary = load (store, id);
  const char *expected[] = { "first 0", "second", "first 2", NULL, "first 4", NULL };
  for (guint part = 0; part < DRIE_N_RECAPS; part++)
    ck_assert_pstr_eq (summary->recaps[part], expected[part]);
}
END_TEST

static DrieAgreement *
make_agreement (const char *what)
{
  DrieAgreement *agreement = drie_agreement_new ();

  g_free (agreement->what);
  agreement->what = g_strdup (what);
  return agreement;
}

/* Agreements come back field by field; replaced under their number, removed, and put back under the same number. */
START_TEST (test_agreements)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "agreements");
  g_autoptr (DrieAgreement) full = make_agreement ("Minder toetsen");
  g_autoptr (DrieAgreement) bare = make_agreement ("Meer slapen");

  g_free (full->who);
  full->who = g_strdup ("de teamleider");
  g_free (full->reminds);
  full->reminds = g_strdup ("leerlingenraad");
  full->circle = DRIE_CIRCLE_TEACHERS;
  full->before = g_strdup ("2027-02-01");
  full->decides = DRIE_DECIDES_COUNCIL;
  full->id = put_agreement (store, id, full);
  bare->id = put_agreement (store, id, bare);
  ck_assert_int_ne (full->id, bare->id);

  full->decides = DRIE_DECIDES_HOME;
  ck_assert_int_eq (put_agreement (store, id, full), full->id);

  GAsyncResult *slot = NULL;
  drie_store_remove_agreement_async (store, id, full->id, test_result_cb, &slot);
  g_autoptr (GAsyncResult) removed = wait_for (&slot);
  ck_assert (drie_store_finish (store, removed, NULL));
  g_autoptr (DrieSummary) without = load (store, id);
  ck_assert_uint_eq (without->agreements->len, 1);
  ck_assert_int_eq (put_agreement (store, id, full), full->id);

  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_uint_eq (summary->agreements->len, 2);
  const DrieAgreement *pair[][2]
      = { { full, g_ptr_array_index (summary->agreements, 0) }, { bare, g_ptr_array_index (summary->agreements, 1) } };
  for (guint i = 0; i < 2; i++)
    {
      ck_assert_int_eq (pair[i][0]->id, pair[i][1]->id);
      ck_assert_pstr_eq (pair[i][0]->what, pair[i][1]->what);
      ck_assert_pstr_eq (pair[i][0]->who, pair[i][1]->who);
      ck_assert_int_eq (pair[i][0]->circle, pair[i][1]->circle);
      ck_assert_pstr_eq (pair[i][0]->before, pair[i][1]->before);
      ck_assert_pstr_eq (pair[i][0]->reminds, pair[i][1]->reminds);
      ck_assert_int_eq (pair[i][0]->decides, pair[i][1]->decides);
    }
}
END_TEST

/* Everything asked of an evening that is not there is NOT_FOUND; so is another evening's agreement. */
START_TEST (test_not_found)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "one");
  gint64 other = create (store, "two");
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (DrieNote) note = make_note ("key", "device", "text");
  g_autoptr (DrieAgreement) agreement = make_agreement ("what");
  DrieEvent event = { DRIE_EVENT_STARTED, 1, 1 };
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  GAsyncResult *slots[12] = { NULL };

  gint64 theirs = put_agreement (store, other, agreement);
  drie_store_set_plan_async (store, 77, plan, test_result_cb, &slots[0]);
  drie_store_set_address_async (store, 77, "http://", test_result_cb, &slots[1]);
  drie_store_add_event_async (store, 77, 0, &event, DRIE_STATUS_RUNNING, test_result_cb, &slots[2]);
  drie_store_set_recap_async (store, 77, DRIE_RECAP_PUPILS, "", test_result_cb, &slots[3]);
  drie_store_put_agreement_async (store, 77, agreement, test_result_cb, &slots[4]);
  drie_store_remove_agreement_async (store, id, theirs, test_result_cb, &slots[5]);
  drie_store_set_published_async (store, 77, TRUE, test_result_cb, &slots[6]);
  drie_store_finalise_async (store, 77, 1, drie_version_new (NULL, NULL), test_result_cb, &slots[7]);
  drie_store_write_note_async (store, 77, DRIE_NOTE_ADD, note, test_result_cb, &slots[8]);
  agreement->id = theirs;
  drie_store_put_agreement_async (store, id, agreement, test_result_cb, &slots[9]);
  drie_store_set_recap_async (store, 77, DRIE_RECAP_PUPILS, "text", test_result_cb, &slots[10]);
  g_ptr_array_add (notes, note);
  drie_store_update_notes_async (store, 77, notes, test_result_cb, &slots[11]);

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) result = wait_for (&slots[i]);
      ck_assert (!drie_store_finish (store, result, &error));
      ck_assert_msg (g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_NOT_FOUND), "%u: %s", i, error->message);
    }
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (drie_store_load (store, 77, &error));
  ck_assert (g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_NOT_FOUND));
}
END_TEST

/* The address and the published leaflet are kept. */
START_TEST (test_address_and_leaflet)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "one");

  drie_store_set_address_async (store, id, "http://192.168.1.20:8080/KXRT7M", NULL, NULL);
  drie_store_set_published_async (store, id, TRUE, NULL, NULL);
  settle (store);
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_str_eq (summary->address, "http://192.168.1.20:8080/KXRT7M");
  ck_assert_int_eq (summary->published, TRUE);
}
END_TEST

static char *
make_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/* The archive: newest day first, an evening without a day on that of its creation, with its counts. */
START_TEST (test_list)
{
  g_autoptr (DrieStore) store = open_store (directory);
  g_autoptr (DriePlan) plan = full_plan ();
  g_autoptr (DrieAgreement) agreement = make_agreement ("what");
  g_autofree char *day_before = make_today ();

  g_free (plan->date);
  plan->date = g_strdup ("2101-01-01");
  gint64 coming = create_plan (store, plan);
  g_free (plan->date);
  plan->date = g_strdup ("2001-01-01");
  gint64 old = create_plan (store, plan);
  gint64 fresh = create (store, "fresh");
  g_autofree char *day_after = make_today ();
  put_agreement (store, old, agreement);
  write_text (store, old, DRIE_NOTE_ADD, "a", "device", "a");
  write_text (store, old, DRIE_NOTE_ADD, "b", "device", "b");
  write_text (store, old, DRIE_NOTE_ADD, "c", "device", "c");
  write_text (store, old, DRIE_NOTE_ADD, "c", "device", "c");
  write_text (store, old, DRIE_NOTE_WITHDRAW, "a", "device", NULL);

  g_autoptr (GPtrArray) entries = drie_store_list (store, NULL, NULL);
  const gint64 order[] = { coming, fresh, old };
  ck_assert_uint_eq (entries->len, 3);
  for (guint i = 0; i < 3; i++)
    ck_assert_int_eq (((DrieEntry *)g_ptr_array_index (entries, i))->id, order[i]);

  const DrieEntry *last = g_ptr_array_index (entries, 2);
  ck_assert_str_eq (last->date, "2001-01-01");
  ck_assert_str_eq (last->theme, plan->theme);
  ck_assert_str_eq (last->question, plan->question);
  ck_assert_str_eq (last->school, plan->school);
  ck_assert_int_eq (last->status, DRIE_STATUS_PLANNED);
  ck_assert_uint_eq (last->notes, 2);
  ck_assert_uint_eq (last->agreements, 1);
  const DrieEntry *middle = g_ptr_array_index (entries, 1);
  ck_assert (g_str_equal (middle->date, day_before) || g_str_equal (middle->date, day_after)); /* midnight may have come between */
  ck_assert_ptr_null (middle->school);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("store");
  TCase *tcase = tcase_create ("round trips");

  tcase_add_checked_fixture (tcase, folder_set_up, store_tear_down);
  tcase_add_test (tcase, test_plan_round_trip);
  tcase_add_test (tcase, test_plan_is_replaced);
  tcase_add_test (tcase, test_evenings_differ);
  tcase_add_test (tcase, test_log_round_trip);
  tcase_add_test (tcase, test_log_has_no_gap);
  tcase_add_test (tcase, test_note_round_trip);
  tcase_add_test (tcase, test_paper_note);
  tcase_add_test (tcase, test_add_again);
  tcase_add_test (tcase, test_edit_and_withdraw);
  tcase_add_test (tcase, test_edit_drops_translation);
  tcase_add_test (tcase, test_withdrawn_leader);
  tcase_add_test (tcase, test_update_passes_over);
  tcase_add_test (tcase, test_recaps);
  tcase_add_test (tcase, test_agreements);
  tcase_add_test (tcase, test_not_found);
  tcase_add_test (tcase, test_address_and_leaflet);
  tcase_add_test (tcase, test_list);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
