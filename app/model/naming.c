/* Does a note name somebody? SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/naming.h"

#include <string.h>

/* One of the words of a sentence. */
typedef struct
{
  char *word;     /* without what stands around it */
  char *small;    /* the same in small letters */
  gboolean first; /* it begins a sentence */
  gboolean stop;  /* a sentence or clause ends behind it */
} Token;

#define OPENING  "\"“„«‘'([¿¡-"
#define CLOSING  "\"”“»’')]"
#define SENTENCE ".:?!…؟\n"
#define CLAUSE   ",;،"

/* Lists of words, each between spaces. */
static const char titles[]
    = " mevrouw mevr mw meneer dhr juf juffrouw meester mr mrs ms herr herrn hr frau madame mme mademoiselle mlle "
      "monsieur señor señora señorita sr sra srta don doña pan pana panu panem panie pani panią пан пана панові паном "
      "пане пані bay bayan sayın dr السيد السيدة الآنسة سيد سيدة الأستاذ الأستاذة أستاذ أستاذة ";
/* Titles that are other words in small letters. */
static const char capital_titles[] = " Miss M ";
static const char shortened[] = " mevr mw dhr mr mrs ms hr m mme mlle sr sra srta dr ";
static const char particles[] = " van de der den het 't ’t ‘t ter ten te von zu du la le el al bin ben ";
static const char leads_to_place[] = " in uit te at à w we в у ";
static const char no_names[]
    = " nederlands engels frans duits spaans latijn grieks directeur direktor direktorin director directora dyrektor "
      "dyrektorka директор директорка öğretmen öğretmenim hoca hocam müdür müdürüm ";
/* Before a Turkish title: "neden hoca …" is a question, "matematik öğretmenim" and "sayın hocam" name nobody. */
static const char no_names_before[]
    = " neden niçin niye nasıl ne kim hangi kaç her bir bu şu o bazı çok bütün tüm hiç iyi yeni eski kadın erkek genç ama bence bugün dün "
      "yarın belki eğer keşke bizim benim senin sizin onun onların sonra önce okulda sınıfta derste evde burada orada sınıf okul matematik "
      "türkçe ingilizce almanca fransızca hollandaca felemenkçe arapça tarih coğrafya fizik kimya biyoloji müzik resim beden spor sayın "
      "sevgili değerli merhaba selam canım lütfen ";
static const char arabic_names[] = " يوسف يونس يوهان يحيى يعقوب يزن يسرى يمنى تامر تيسير تهاني تغريد توفيق توماس تيم ";
static const char no_arabic_names[] = " لا لم لن هو هي في من على جيد جيدة ";
static const char german[] = " und nicht wir ist für warum ";

/* Of words with one capital alone: no name stands behind these. */
static const char articles[] = " de het een 't ’t ‘t den the a an der die das dem la le les un une el los las una ";
/* With a capital all the same. */
static const char familiar[] = /* Sentences without a full stop before them, and polite pronouns. */
    " ik wij we je jullie hij zij ze het de een en of maar want dus als dan dat dit die er is zijn kan kunnen mag mogen moet moeten wil "
    "willen "
    "waarom wat hoe wie wanneer waar welke zo ook niet geen nee ja graag misschien uw why what how who when where which can could may "
    "should "
    "do does is are and but or if so the we you they he she it no yes please czy pan pani państwo państwa ci wam was ви вас вам ваш ваша "
    "usted ustedes vous sie ihr ihre ihnen "
    /* At school. */
    "school scholen ouders vaders moeders leerlingen docenten docent leraren leraar mentor mentoren mentorles teamleider directie "
    "conciërge "
    "wiskunde natuurkunde scheikunde biologie aardrijkskunde geschiedenis economie maatschappijleer godsdienst levensbeschouwing filosofie "
    "muziek tekenen handvaardigheid kunst techniek informatica gym lichamelijke rekenen taal mavo havo vwo vmbo brugklas gymnasium "
    "atheneum "
    "lyceum college cito magister somtoday zermelo google classroom teams office word excel powerpoint chromebook ipad whatsapp instagram "
    "tiktok snapchat youtube facebook netflix spotify discord chatgpt internet wifi wi-fi maths math physics chemistry biology history "
    "geography parents pupils students teachers teacher mathématiques français matematik kimya fizik biyoloji tarih coğrafya "
    /* Languages and where they are spoken. */
    "nederlandse nederlanders nederland engelse engeland franse frankrijk duitse duitsland spaanse spanje turks turkse turkije arabisch "
    "arabische pools poolse polen oekraïens oekraïense oekraïne marokkaans marokkaanse marokko surinaams surinaamse suriname syrisch "
    "syrische "
    "syrië fries friese belgië belgisch europa europees europese amerika amerikaans amerikaanse chinees chinese russisch italiaans italië "
    "christelijk islamitisch english england dutch french france german germany spanish spain turkish turkey arabic polish poland "
    "ukrainian "
    "ukraine europe european american italian russian latin greek türkçe türk türkiye ingilizce hollandaca arapça fransızca almanca "
    "hollanda polski polska україна "
    /* When. */
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober "
    "november "
    "december kerst kerstmis kerstvakantie pasen pinksteren ramadan suikerfeest offerfeest sinterklaas koningsdag hemelvaart god allah "
    "monday "
    "tuesday wednesday thursday friday saturday sunday january february march may june july august october christmas easter pazartesi salı "
    "çarşamba perşembe cuma cumartesi pazar bayram ";
/* What the name of a school, a street or a thing ends in. */
static const char kinds[] = " college lyceum school scholengemeenschap gymnasium atheneum mavo havo vwo vmbo university universiteit maps "
                            "classroom drive docs office day week ";

static gboolean
has (const char *list, const char *word)
{
  g_autofree char *spaced = g_strconcat (" ", word, " ", NULL);

  return *word != '\0' && strstr (list, spaced) != NULL;
}

static gboolean
is_one_of (gunichar c, const char *characters)
{
  return c != 0 && g_utf8_strchr (characters, -1, c) != NULL;
}

static gboolean
is_capital (gunichar c)
{
  return g_unichar_tolower (c) != c;
}

/* Whatever the desktop's language: in a Turkish one I would lose its dot. */
static char *
dup_small (const char *word)
{
  GString *small = g_string_new (NULL);

  for (; *word != '\0'; word = g_utf8_next_char (word))
    g_string_append_unichar (small, g_unichar_tolower (g_utf8_get_char (word)));
  return g_string_free (small, FALSE);
}

/* The last character before @end, or 0 at @start; @end: moved there. */
static gunichar
step_back (const char *start, const char **end)
{
  if (*end <= start)
    return 0;
  *end = g_utf8_prev_char (*end);
  return g_utf8_get_char (*end);
}

/* What a word ends with behind its closing brackets: a character of @stops? */
static gboolean
ends_with (const char *raw, const char *end, const char *stops)
{
  gunichar c = step_back (raw, &end);

  while (is_one_of (c, CLOSING))
    c = step_back (raw, &end);
  return is_one_of (c, stops);
}

/* Dutch 't keeps its apostrophe. Transfer full. */
static char *
dup_bare (const char *raw, const char *end)
{
  const char *start = raw;

  for (const char *last = end; is_one_of (step_back (start, &last), CLOSING SENTENCE CLAUSE);)
    end = last;
  while (start < end && is_one_of (g_utf8_get_char (start), OPENING))
    start = g_utf8_next_char (start);
  if (start > raw && end - start == 1 && *start == 't')
    start = g_utf8_prev_char (start);
  return g_strndup (start, end - start);
}

static void
clear_token (gpointer data)
{
  Token *token = data;

  g_free (token->word);
  g_free (token->small);
}

/* @raw to @end: a word with its punctuation, or a line feed. @first: nothing of its sentence has come yet. */
static void
add_token (GArray *tokens, const char *raw, const char *end, gboolean *first)
{
  gboolean begins = *first || is_one_of (g_utf8_get_char (raw), "\"“„«¿¡-");
  gboolean ends = ends_with (raw, end, SENTENCE);
  Token token = { dup_bare (raw, end), NULL, begins, ends || ends_with (raw, end, CLAUSE) };

  token.small = dup_small (token.word);
  *first = ends;
  g_array_append_val (tokens, token);
}

static GArray *
split (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  gboolean first = TRUE;

  g_array_set_clear_func (tokens, clear_token);
  while (*text != '\0')
    {
      const char *end = text;

      while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end > text)
        add_token (tokens, text, end, &first);
      if (*end == '\n')
        add_token (tokens, end, end + 1, &first);
      text = *end != '\0' ? g_utf8_next_char (end) : end;
    }
  return tokens;
}

/* Jansen, but not VWO */
static gboolean
looks_named (const Token *token)
{
  const char *second = *token->word != '\0' ? g_utf8_next_char (token->word) : "";

  return is_capital (g_utf8_get_char (token->word)) && *second != '\0' && !is_capital (g_utf8_get_char (second))
         && !has (no_names, token->small);
}

static const Token *
get (const GArray *tokens, guint i)
{
  return i < tokens->len ? &g_array_index (tokens, Token, i) : NULL;
}

/* The next word that is not "van der", unless a clause ends before it. */
static const Token *
next_name (const GArray *tokens, guint i)
{
  const Token *token = get (tokens, ++i);

  while (token != NULL && has (particles, token->small) && !token->stop)
    token = get (tokens, ++i);
  return token;
}

/* Turkish: bey, hanım, hoca, öğretmen, with their endings. */
static gboolean
is_title_after (const char *small)
{
  static const char *const stems[] = { "bey", "hanım", "hoca", "öğretmen" };

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    if (g_str_has_prefix (small, stems[i]))
      {
        const char *rest = small + strlen (stems[i]);
        return *rest == '\0' || *rest == '\'' || g_str_has_prefix (rest, "’") || has (" in ın nın e a ya m im imin den le ", rest);
      }
  return FALSE;
}

/* @before: the word before a Turkish title, or NULL */
static gboolean
ends_in_title (const Token *before)
{
  return before != NULL && !before->stop && looks_named (before) && !has (no_names_before, before->small);
}

static gboolean
is_arabic_name (const char *word)
{
  if (has (arabic_names, word) || (g_str_has_prefix (word, "يا") && !g_str_equal (word, "يا")))
    return TRUE;
  /* What begins with the article, or with a verb's ya or ta, is none; but no verb begins with ya and alif. */
  return !g_str_has_prefix (word, "ال") && !g_str_has_prefix (word, "ي") && !g_str_has_prefix (word, "ت") && !has (no_arabic_names, word);
}

static gboolean
has_title (const GArray *tokens, guint i)
{
  const Token *token = get (tokens, i);
  const Token *next;
  gunichar initial;

  if (is_title_after (token->small))
    return ends_in_title (i > 0 ? get (tokens, i - 1) : NULL);
  if (!has (titles, token->small) && !has (capital_titles, token->word))
    return FALSE;
  next = next_name (tokens, i);
  if ((token->stop && !has (shortened, token->small)) || next == NULL)
    return FALSE;
  initial = g_utf8_get_char (next->word);
  if (initial >= 0x600 && initial <= 0x6ff)
    return is_arabic_name (next->word);
  return is_capital (initial) && !has (no_names, next->small);
}

/* "Erasmus College", "Google Maps" */
static gboolean
ends_in_kind (const GArray *tokens, guint i)
{
  const Token *token = get (tokens, i);

  while (!token->stop && get (tokens, i + 1) != NULL && is_capital (g_utf8_get_char (get (tokens, i + 1)->word)))
    token = get (tokens, ++i);
  return has (kinds, token->small);
}

/* Within a sentence, and no place. */
static gboolean
may_begin_name (const GArray *tokens, guint i)
{
  const Token *token = get (tokens, i);

  return !token->first && looks_named (token) && !has (leads_to_place, get (tokens, i - 1)->small) && !ends_in_kind (tokens, i);
}

static gboolean
is_full_name (const GArray *tokens, guint i)
{
  const Token *next = next_name (tokens, i);

  return may_begin_name (tokens, i) && !get (tokens, i)->stop && next != NULL && looks_named (next);
}

/* Anna, but not I’m, nor what follows another capital: that was looked at with it. */
static gboolean
is_name_alone (const GArray *tokens, guint i)
{
  const Token *token = get (tokens, i);
  const Token *before = i > 0 ? get (tokens, i - 1) : NULL;

  return may_begin_name (tokens, i) && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (token->word))) && !has (familiar, token->small)
         && !has (articles, before->small) && (before->first || !looks_named (before));
}

static gboolean
is_german (const GArray *tokens, const char *language)
{
  gboolean found = language != NULL && g_str_has_prefix (language, "de");

  for (guint i = 0; i + 1 < tokens->len && !found; i++)
    found = has (german, get (tokens, i)->small)
            || (g_str_equal (get (tokens, i)->small, "wie") && g_str_has_prefix (get (tokens, i + 1)->small, "viel"));
  return found;
}

gboolean
drie_text_may_name (const char *text, const char *language)
{
  g_autoptr (GArray) tokens = split (text != NULL ? text : "");
  gboolean capitals = !is_german (tokens, language);
  gboolean found = FALSE;

  for (guint i = 0; i < tokens->len && !found; i++)
    found = has_title (tokens, i) || (capitals && (is_full_name (tokens, i) || is_name_alone (tokens, i)));
  return found;
}
