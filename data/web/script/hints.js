/* Hints under the box. They never keep a note from going, and what they look at never leaves the phone.

   "More than one question": two or more question marks that each end words of their own, so that "??", "?!" and a quotation that ends
   in one count once. A semicolon is none: outside Greek it never asks.

   "Names someone": a title of the nine languages with a name behind it (or before it, as in Turkish), or a first and a last name within a
   sentence. Nobody can know all first names, so one alone ("why may Anna …") passes: a hint that comes too often is read no more. For
   the same reason these don't count: words in capitals (VWO), two capitals after a word that leads to a place (in Den Haag), subjects and
   functions (juf Engels, pani Dyrektor), and two capitals in German, where every noun has one. "Google Maps" does; it is only a hint.
   SPDX-License-Identifier: GPL-3.0-or-later */
const listOf = (text) => text.split(' ');
const TITLES = new Set(listOf('mevrouw mevr mw meneer dhr juf juffrouw meester mr mrs ms herr herrn hr frau madame mme mademoiselle mlle ' +
  'monsieur señor señora señorita sr sra srta don doña pan pana panu panem panie pani panią пан пана панові паном пане пані bay bayan ' +
  'sayın dr السيد السيدة الآنسة سيد سيدة الأستاذ الأستاذة أستاذ أستاذة'));
/* Titles that are other words in small letters. */
const CAPITAL_TITLES = new Set(listOf('Miss M'));
const SHORTENED = new Set(listOf('mevr mw dhr mr mrs ms hr m mme mlle sr sra srta dr'));
const TITLE_AFTER = /^(bey|hanım|hoca|öğretmen)(['’].*|in|ın|nın|e|a|ya|m|im|imin|den|le)?$/;
/* Before such a title: "neden hoca …" is a question, "matematik öğretmenim" and "sayın hocam" name nobody. */
const NO_NAME_BEFORE = new Set(listOf('neden niçin niye nasıl ne kim hangi kaç her bir bu şu o bazı çok bütün tüm hiç iyi yeni eski kadın erkek genç ama ' +
  'bence bugün dün yarın belki eğer keşke bizim benim senin sizin onun onların sonra önce okulda sınıfta derste evde burada orada sınıf okul ' +
  'matematik türkçe ingilizce almanca fransızca hollandaca felemenkçe arapça tarih coğrafya fizik kimya biyoloji müzik resim beden spor ' +
  'sayın sevgili değerli merhaba selam canım lütfen'));
const PARTICLES = new Set(listOf("van de der den het 't ’t ‘t ter ten te von zu du la le el al bin ben"));
const PLACE = new Set(listOf('in uit te at à w we в у'));
const NO_NAMES = new Set(listOf('Nederlands Engels Frans Duits Spaans Latijn Grieks Directeur Direktor Direktorin Director Directora ' +
  'Dyrektor Dyrektorka Директор Директорка Öğretmen Öğretmenim Hoca Hocam Müdür Müdürüm'));
/* After an Arabic title: what begins with the article, with a verb's ya or ta, or is a particle; but no verb begins with ya and alif. */
const NO_ARABIC_NAME = /^(ال|ي|ت|(لا|لم|لن|هو|هي|في|من|على|جيد|جيدة)$)/;
const ARABIC_NAME = /^(يا.+|يوسف|يونس|يوهان|يحيى|يعقوب|يزن|يسرى|يمنى|تامر|تيسير|تهاني|تغريد|توفيق|توماس|تيم)$/;
const GERMAN = /(^|\s)(und|nicht|wir|ist|für|warum|wie viele?)\s/i;
/* Anything but ASCII and general punctuation, digits, spaces. */
const LETTER = /[^\u0000-\u0040[-`{-\u00bf\u2000-\u206f]/;

function manyQuestions(text) {
  return text.split(/[?\u061f\uff1f]/).slice(0, -1).filter((part) => LETTER.test(part)).length > 1;
}

/* @language: of the page, for the capitals of German nouns */
function namesSomeone(text, language) {
  const tokens = tokensOf(text);
  const pairs = language !== 'de' && !GERMAN.test(text);
  return tokens.some((token, i) => hasTitle(tokens, i) || (pairs && isFullName(tokens, i)));
}

/* {word, first: it begins a sentence, stop: a sentence or clause ends behind it} */
function tokensOf(text) {
  let first = true;
  return text.split(/(\n)|\s/).filter(Boolean).map((raw) => {
    const word = raw.replace(/^["“„«‘'([¿¡-]+(?!t$)|["”“»’')\].,;:?!…\u061f\u060c]+$/g, '');
    const token = { word: word, first: first || /^["“„«¿¡-]/.test(raw), stop: /[.,;:?!…\u061f\u060c\n]["”»’')]*$/.test(raw) };
    first = /[.:?!…\u061f\n]["”»’')]*$/.test(raw);
    return token;
  });
}

function isCapital(letter) {
  return letter.toLowerCase() !== letter;
}

/* Jansen, but not VWO */
function looksNamed(word) {
  return isCapital(word.charAt(0)) && word.length > 1 && !isCapital(word.charAt(1)) && !NO_NAMES.has(word);
}

/* The next word that is not "van der", unless a clause ends before it. */
function nextName(tokens, i) {
  do i++; while (tokens[i] && PARTICLES.has(tokens[i].word.toLowerCase()) && !tokens[i].stop);
  return tokens[i] ? tokens[i].word : '';
}

function hasTitle(tokens, i) {
  const token = tokens[i];
  const small = token.word.toLowerCase();
  const before = tokens[i - 1];
  if (TITLE_AFTER.test(small)) {
    return Boolean(before) && !before.stop && looksNamed(before.word) && !NO_NAME_BEFORE.has(before.word.toLowerCase().replace('\u0307', ''));
  }
  if (!TITLES.has(small) && !CAPITAL_TITLES.has(token.word)) return false;
  if (token.stop && !SHORTENED.has(small)) return false;
  const next = nextName(tokens, i);
  return /^[\u0600-\u06ff]/.test(next) ? ARABIC_NAME.test(next) || !NO_ARABIC_NAME.test(next) : isCapital(next.charAt(0)) && !NO_NAMES.has(next);
}

function isFullName(tokens, i) {
  const token = tokens[i];
  if (token.first || token.stop || !looksNamed(token.word) || PLACE.has(tokens[i - 1].word)) return false;
  return looksNamed(nextName(tokens, i));
}

/* On the page: when the writer pauses, so that nothing flickers and nothing is said in the middle of a word. */
const HINT_PAUSE = 700;
let hintTimer = 0;

function hintLater() {
  clearTimeout(hintTimer);
  hintTimer = setTimeout(showHints, box.value ? HINT_PAUSE : 0);
}

function showHints() {
  const text = box.value.slice(0, 2000);
  const found = { many: manyQuestions(text), name: namesSomeone(text, document.documentElement.lang) };
  Array.from($('hints').children).forEach((hint) => { hint.hidden = !found[hint.dataset.hint]; });
}
