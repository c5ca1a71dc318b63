/* Evenings for the tests of the reports. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"

#define START  G_GINT64_CONSTANT (1795545120000000) /* 24 November 2026, 19:32 in the Netherlands */
#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

DrieNote *
fixture_note (DrieSummary *summary, DrieCircle from, DrieCircle to, DrieDisposition disposition, const char *text)
{
  DrieNote *note = drie_note_new ();

  note->id = summary->notes->len + 1;
  note->key = g_strdup_printf ("00000000-0000-4000-8000-%012u", summary->notes->len);
  note->device = g_strdup ("d3v1ced3v1ce");
  note->language = g_strdup ("x-klingon");
  note->from = from;
  note->to = to;
  note->step = 1 + 2 * (int)to;
  note->disposition = disposition;
  note->text = g_strdup (text);
  note->created_at = START + summary->notes->len * G_USEC_PER_SEC;
  if (drie_disposition_is_put (disposition))
    note->asked_at = START + 30 * MINUTE * (to + 1) + summary->notes->len * MINUTE;
  g_ptr_array_add (summary->notes, note);
  return note;
}

DrieAgreement *
fixture_agreement (DrieSummary *summary, const char *what, const char *who, DrieCircle circle, const char *before)
{
  DrieAgreement *agreement = drie_agreement_new ();

  set (&agreement->what, what);
  set (&agreement->who, who);
  agreement->circle = circle;
  set (&agreement->before, before);
  g_ptr_array_add (summary->agreements, agreement);
  return agreement;
}

static void
add_plan (DriePlan *plan)
{
  set (&plan->theme, "Huiswerk");
  set (&plan->question, "Wat helpt jou om thuis en op school je huiswerk af te krijgen?");
  set (&plan->situation, "Veel leerlingen beginnen laat aan hun huiswerk; thuis en op school leidt dat tot gemopper.");
  set (&plan->goal, "Weten wat de drie kringen van elkaar nodig hebben.");
  set (&plan->open_for_decision, "Hoeveel huiswerk wij geven en wanneer, niet óf wij huiswerk geven.");
  set (&plan->contact, "Marleen de Wit, teamleider onderbouw, kamer 1.12");
  set (&plan->school, "Scholengemeenschap De Brug");
  set (&plan->wifi, "Brug-gasten");
  set (&plan->date, "2026-11-24");
  set (&plan->start, "19:30");
  set (&plan->end, "21:40");
}

static void
add_event (DrieSummary *summary, DrieEventType type, gint64 at, gint64 value)
{
  DrieEvent event = { type, at, value };

  g_array_append_val (summary->events, event);
}

static void
add_log (DrieSummary *summary)
{
  static const int minutes[] = { 11, 15, 16, 15, 14, 17, 15, 5, 5, 4, 6 };
  gint64 at = START;

  add_event (summary, DRIE_EVENT_STARTED, at, at);
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      at += minutes[i] * MINUTE + 7 * G_USEC_PER_SEC;
      if (i == 5)
        add_event (summary, DRIE_EVENT_EXTENDED, at - MINUTE, 60);
      add_event (summary, DRIE_EVENT_ENTERED, at, i + 1);
    }
  summary->closed_at = at + 5 * MINUTE;
  add_event (summary, DRIE_EVENT_CLOSED, summary->closed_at, 0);
}

static void
add_recaps (DrieSummary *summary)
{
  static const char *const recaps[DRIE_N_RECAPS] = {
    "Leerlingen beginnen makkelijker als zij in de les al een begin maken en weten hoe lang iets duurt. De telefoon is de grootste "
    "verleider; de meesten leggen hem liever zelf weg dan dat iemand hem afpakt.\nOverhoren door ouders mag, als zij het vragen.",
    "Ouders willen helpen, maar weten vaak niet wat er op is. Zij zien veel vermoeidheid en vragen om rust in de toetsweken.",
    "Docenten stemmen hun huiswerk weinig met elkaar af. Zij merken dat uitleg over het waarom meer doet dan straf.",
    "Alle drie de kringen willen dat huiswerk in de les begint.",
    "Over de telefoon: ouders willen een vaste tijd, leerlingen willen zelf kiezen.",
    "Fijn dat er geluisterd werd. Wij houden jullie aan de planner!",
  };

  for (guint i = 0; i < DRIE_N_RECAPS; i++)
    summary->recaps[i] = g_strdup (recaps[i]);
}

static void
add_notes_to_pupils (DrieSummary *summary)
{
  DrieNote *note = fixture_note (summary, DRIE_CIRCLE_PARENTS, DRIE_CIRCLE_PUPILS, DRIE_DISPOSITION_ASKED,
                                 "Hoe laat vind jij dat de telefoon weg moet?");
  note->answer = g_strdup ("Na negen uur, zeiden de meesten; afspreken werkt beter dan afpakken.");
  for (guint i = 0; i < 2; i++)
    fixture_note (summary, i == 0 ? DRIE_CIRCLE_PARENTS : DRIE_CIRCLE_TEACHERS, DRIE_CIRCLE_PUPILS, DRIE_DISPOSITION_SELECTED,
                  "Wanneer gaat de telefoon uit?")
        ->group
        = note->id;

  note = fixture_note (summary, DRIE_CIRCLE_TEACHERS, DRIE_CIRCLE_PUPILS, DRIE_DISPOSITION_ASKED,
                       "Helpt het als het huiswerk al in de les begint?");
  note->answer = g_strdup ("Ja: wie begonnen is, gaat thuis verder.");
  note = fixture_note (summary, DRIE_CIRCLE_PARENTS, DRIE_CIRCLE_PUPILS, DRIE_DISPOSITION_ASKED, "متى تحتاج إلى مساعدتنا ومتى لا؟");
  note->translation = g_strdup ("Wanneer heb je onze hulp nodig en wanneer niet?");

  fixture_note (summary, DRIE_CIRCLE_PARENTS, DRIE_CIRCLE_PUPILS, DRIE_DISPOSITION_KEPT, "Zou een planner in de klas helpen?");
  fixture_note (summary, DRIE_CIRCLE_TEACHERS, DRIE_CIRCLE_PUPILS, DRIE_DISPOSITION_KEPT,
                "Wat doet een leraar waardoor je zin krijgt om te beginnen?");
  note = fixture_note (summary, DRIE_CIRCLE_PARENTS, DRIE_CIRCLE_PUPILS, DRIE_DISPOSITION_NOT_POSSIBLE,
                       "Kan de school om tien uur het internet uitzetten?");
  note->reason = g_strdup ("de school heeft thuis geen zeggenschap");
  note = fixture_note (summary, DRIE_CIRCLE_PARENTS, DRIE_CIRCLE_PUPILS, DRIE_DISPOSITION_ELSEWHERE, "Waarom zijn de kluisjes zo klein?");
  note->reason = g_strdup ("naar de ouderraad");
  fixture_note (summary, DRIE_CIRCLE_PARENTS, DRIE_CIRCLE_PUPILS, DRIE_DISPOSITION_RECEIVED, "Is het thuis rustig genoeg om te werken?");
}

static void
add_unspeakable (DrieSummary *summary)
{
  DrieNote *note = fixture_note (summary, DRIE_CIRCLE_PARENTS, DRIE_CIRCLE_TEACHERS, DRIE_DISPOSITION_PERSONAL,
                                 "Waarom schreeuwt mevrouw " FIXTURE_PERSONAL " zo?");
  note->translation = g_strdup (FIXTURE_PERSONAL);
  note->reason = g_strdup ("gaat over " FIXTURE_PERSONAL);
  note->answer = g_strdup (FIXTURE_PERSONAL " weet ervan");
  note = fixture_note (summary, DRIE_CIRCLE_PUPILS, DRIE_CIRCLE_TEACHERS, DRIE_DISPOSITION_REMOVED, FIXTURE_REMOVED);
  note->translation = g_strdup (FIXTURE_REMOVED);
  note->reason = g_strdup (FIXTURE_REMOVED);
  note->answer = g_strdup (FIXTURE_REMOVED);
  fixture_note (summary, DRIE_CIRCLE_PUPILS, DRIE_CIRCLE_TEACHERS, DRIE_DISPOSITION_KEPT, NULL);
}

static void
add_agreements (DrieSummary *summary)
{
  DrieAgreement *agreement = fixture_agreement (summary, "Elke les eindigt met tien minuten begin aan het huiswerk", "sectie talen",
                                                DRIE_CIRCLE_TEACHERS, "2027-02-01");
  set (&agreement->reminds, "klassenvertegenwoordigers");
  agreement->decides = DRIE_DECIDES_SCHOOL;
  agreement = fixture_agreement (summary, "Thuis één keer per week samen in de planner kijken", "", DRIE_CIRCLE_PARENTS, NULL);
  agreement->decides = DRIE_DECIDES_HOME;
  agreement = fixture_agreement (summary,
                                 "Leerlingen maken een proef met een telefoonmand in de mediatheek en vertellen in februari wat het deed",
                                 "leerlingenraad", DRIE_CIRCLE_PUPILS, "2027-02-12");
  agreement->decides = DRIE_DECIDES_TOGETHER;
}

DrieSummary *
fixture_evening (const char *language)
{
  DrieSummary *summary = drie_summary_new ();

  set (&summary->uuid, "5f0c2f6e-8b1e-4e53-9d53-6f8f6f6b3c11");
  set (&summary->code, "KXRT7M");
  set (&summary->address, FIXTURE_ADDRESS);
  set (&summary->device_key, "5ec2e75ec2e7");
  summary->status = DRIE_STATUS_CLOSED;
  summary->created_at = START - 100 * MINUTE;
  add_plan (summary->plan);
  set (&summary->plan->language, language);
  add_log (summary);
  add_notes_to_pupils (summary);
  fixture_note (summary, DRIE_CIRCLE_PUPILS, DRIE_CIRCLE_PARENTS, DRIE_DISPOSITION_ASKED,
                "Waarom vragen jullie altijd eerst naar het cijfer?");
  fixture_note (summary, DRIE_CIRCLE_TEACHERS, DRIE_CIRCLE_PARENTS, DRIE_DISPOSITION_KEPT, "Wat wilt u van ons weten?");
  fixture_note (summary, DRIE_CIRCLE_PUPILS, DRIE_CIRCLE_TEACHERS, DRIE_DISPOSITION_ASKED, "Weten jullie van elkaar wat jullie opgeven?");
  add_unspeakable (summary);
  add_recaps (summary);
  add_agreements (summary);
  return summary;
}

void
fixture_add_many (DrieSummary *summary, guint n)
{
  static const char *const sentences[] = {
    "Wat zou er veranderen als toetsen beter verspreid waren over de week?",
    "Leert iemand jou hoe je moet leren?",
    "Hoe merk ik dat je hulp wilt, zonder dat ik ga zeuren?",
    "Wat is voor jou te veel op één dag, en hoe weten wij dat?",
  };

  for (guint i = 0; i < n; i++)
    {
      DrieCircle to = i % 3, from = (i + 1 + i / 3 % 2) % 3;
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint j = 0; j <= i % 7; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? " " : "", sentences[(i + j) % G_N_ELEMENTS (sentences)]);
      g_string_append_printf (text, " (%u)", i);
      g_autofree char *cut = g_utf8_substring (text->str, 0, MIN (g_utf8_strlen (text->str, -1), DRIE_NOTE_MAX_CHARS));
      fixture_note (summary, from, to,
                    i % 11 == 0  ? DRIE_DISPOSITION_ASKED
                    : i % 2 == 0 ? DRIE_DISPOSITION_KEPT
                                 : DRIE_DISPOSITION_RECEIVED,
                    cut);
    }
}

static void
add_reviews (DrieSummary *summary)
{
  for (guint i = 0; i < summary->agreements->len; i++)
    ((DrieAgreement *)g_ptr_array_index (summary->agreements, i))->id = i + 1;
  g_autoptr (DrieReview) done = drie_review_new (1, DRIE_CIRCLE_TEACHERS, "2027-02-02", DRIE_OUTCOME_DONE, NULL);
  g_autoptr (DrieReview) partly
      = drie_review_new (1, DRIE_CIRCLE_PUPILS, "2027-02-02", DRIE_OUTCOME_PARTLY, "Bij wiskunde nog niet elke les.");
  drie_reviews_set (summary->reviews, done);
  drie_reviews_set (summary->reviews, partly);
  g_ptr_array_add (summary->versions, drie_version_new ("2026-12-10", NULL));
  g_ptr_array_add (summary->versions, drie_version_new ("2027-02-03", "Na de terugblik aangevuld"));
}

DrieSummary *
fixture_full_evening (const char *language)
{
  static const char *const promises[] = {
    "Ouders horen in september per e-mail wie de mentor is en wanneer er gebeld kan worden",
    "De toetsweek krijgt een dag zonder toetsen, als proef in het voorjaar",
    "Leerlingen vertellen het zelf als iets te veel is, aan de mentor of aan een klasgenoot",
  };
  DrieSummary *summary = fixture_evening (language);

  fixture_add_many (summary, 60 - summary->notes->len);
  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    fixture_agreement (summary, promises[i], i == 2 ? "klas 3B" : "teamleiders", i == 2 ? DRIE_CIRCLE_PUPILS : DRIE_CIRCLE_TEACHERS,
                       "2027-03-15");
  drie_additions_set (summary->additions, DRIE_CIRCLE_PARENTS, "2026-12-03", "Ouders missen in dit verslag de toetsweek.");
  drie_additions_set (summary->additions, DRIE_CIRCLE_PUPILS, "2026-12-05", "Wij zeiden ook: <geen> huiswerk in de vakantie.");
  add_reviews (summary);
  g_hash_table_insert (summary->plan->translations, g_strdup ("ar"),
                       drie_translation_new ("الواجبات المنزلية", "ما الذي يساعدك على إنجاز واجباتك في البيت وفي المدرسة؟"));
  g_hash_table_insert (summary->plan->translations, g_strdup ("tr"),
                       drie_translation_new ("Ev ödevi", "Evde ve okulda ödevini bitirmene ne yardımcı olur?"));
  return summary;
}

/* "theme: …", or the text alone. */
static void
say (char **field, const char *name, gboolean named, const char *text)
{
  g_free (*field);
  *field = named ? g_strdup_printf ("%s: %s", name, text) : g_strdup (text);
}

static void
say_in_plan (DriePlan *plan, gboolean named, const char *text)
{
  const struct
  {
    const char *name;
    char **field;
  } fields[] = {
    { "theme", &plan->theme },
    { "question", &plan->question },
    { "situation", &plan->situation },
    { "goal", &plan->goal },
    { "open", &plan->open_for_decision },
    { "contact", &plan->contact },
    { "school", &plan->school },
    { "wifi", &plan->wifi },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    say (fields[i].field, fields[i].name, named, text);
}

/* An agreement that a circle looked back on. */
static void
say_in_agreement (DrieSummary *summary, gboolean named, const char *text)
{
  DrieAgreement *agreement = fixture_agreement (summary, text, text, DRIE_CIRCLE_PUPILS, named ? "2027-03-01" : text);
  g_autofree char *comment = NULL;

  agreement->id = 1000;
  say (&agreement->what, "what", named, text);
  say (&agreement->who, "who", named, text);
  say (&agreement->reminds, "reminds", named, text);
  say (&comment, "comment", named, text);
  g_autoptr (DrieReview) review = drie_review_new (agreement->id, DRIE_CIRCLE_PARENTS, "2027-02-02", DRIE_OUTCOME_PARTLY, comment);
  drie_reviews_set (summary->reviews, review);
}

static void
say_after (DrieSummary *summary, gboolean named, const char *text)
{
  g_autofree char *addition = NULL;
  g_autofree char *version = NULL;

  say (&addition, "addition", named, text);
  say (&version, "version", named, text);
  drie_additions_set (summary->additions, DRIE_CIRCLE_PARENTS, "2026-12-03", addition);
  g_ptr_array_add (summary->versions, drie_version_new ("2026-12-10", NULL));
  g_ptr_array_add (summary->versions, drie_version_new ("2027-02-03", version));
}

static void
say_everywhere (DrieSummary *summary, gboolean named, const char *text)
{
  static const char *const recaps[DRIE_N_RECAPS] = { "pupils", "parents", "teachers", "shared", "different", "reaction" };
  DrieNote *note = fixture_note (summary, DRIE_CIRCLE_PUPILS, DRIE_CIRCLE_PARENTS, DRIE_DISPOSITION_ASKED, text);

  say_in_plan (summary->plan, named, text);
  for (guint i = 0; i < DRIE_N_RECAPS; i++)
    say (&summary->recaps[i], recaps[i], named, text);
  say (&note->text, "asked", named, text);
  say (&note->answer, "answer", named, text);
  say (&note->translation, "translation", named, text);
  note = fixture_note (summary, DRIE_CIRCLE_PUPILS, DRIE_CIRCLE_PARENTS, DRIE_DISPOSITION_NOT_POSSIBLE, text);
  say (&note->text, "refused", named, text);
  say (&note->reason, "reason", named, text);
  say_in_agreement (summary, named, text);
  say_after (summary, named, text);
}

void
fixture_say_everywhere (DrieSummary *summary, const char *text)
{
  say_everywhere (summary, FALSE, text);
}

DrieSummary *
fixture_hostile_evening (void)
{
  DrieSummary *summary = fixture_evening ("nl");

  say_everywhere (summary, TRUE, FIXTURE_HOSTILE);
  return summary;
}
