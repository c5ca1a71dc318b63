// Every state of the page, in every language it speaks, light and dark: axe finds nothing against WCAG 2.2 AA, nor against good practice, and nothing
// sticks out sideways. WebKit takes a sample. Of each state a picture is taken in Dutch and Arabic. SPDX-License-Identifier: GPL-3.0-or-later
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { languagesOf, violations } from './lib/axe.js';
import { BROWSER, fate, openGate, phone, serve, shoot, write } from './lib/phone.js';

const THEME = { theme: 'Homework', question: 'What helps you to get your homework done?' };
const LANGUAGES = ['en', 'tr', 'ar', 'pl', 'uk', 'fr', 'de', 'es'];
const SAMPLE = ['nl', 'ar'];
const ERRORS = ['empty', 'too_long', 'too_large', 'text', 'circle', 'speaking', 'closed', 'too_fast', 'not_found', 'gone', 'offline', 'other'];
const TWO_QUESTIONS = 'Why does Mr Brown shout? And can it be different?';

const tap = (selector) => (page) => page.locator(selector).first().click();
const shown = (selector) => (page) => page.locator(selector).first().waitFor();
const typed = (page) => page.locator('#text').fill(TWO_QUESTIONS);
const emptied = (page) => page.locator('#text').fill('');
const deaf = { path: /^\/(events|state)$/ };

/* In the order of an evening. Before a state the chair gives its `commands` and `before` happens, once; then in each language its page is opened on
   its phone, and `act` makes of it what is to be seen, for each of the variants in `each`. What else the page holds has been looked at where axe looks
   only `within` a part of it. */
const STATES = [
  { name: 'code', at: ({ origin }) => `${origin}/?`, act: shown('#code') },
  { name: 'code-unknown', at: ({ origin }) => `${origin}/?code=WRONG9&`, act: shown('.errors') },
  { name: 'choose', circle: 'none', act: shown('.choice') },
  { name: 'languages', circle: 'none', within: '.top', act: tap('.languages summary') },
  { name: 'original', circle: 'parents', within: '.question', act: async (page) => { if (await page.locator('.question summary').count()) await tap('.question summary')(page); } },
  { name: 'before', circle: 'parents', act: shown('.me') },
  { name: 'welcome', commands: ['start'], circle: 'parents', act: shown('.me') },
  { name: 'open', commands: ['next'], circle: 'parents', act: shown('#send') },
  { name: 'own-circle-talks', circle: 'pupils', act: shown('.shut') },
  { name: 'hints', circle: 'parents', within: '#write', act: async (page) => { await typed(page); await shown('#hints p:visible')(page); }, after: emptied },
  { name: 'error', circle: 'parents', each: ERRORS, within: '#write', act: (page, error) => page.evaluate((error) => { document.body.dataset.error = error; }, error) },
  { name: 'next-person', circle: 'parents', within: 'footer', act: async (page) => { await typed(page); await tap('#next button')(page); await shown('.sure')(page); }, after: emptied },
  { name: 'out-of-reach', on: 'lonely', circle: 'parents', before: ({ gate }) => gate.cut(deaf), act: shown('#lost') },
  { name: 'waiting', on: 'lonely', circle: 'parents', before: ({ gate }) => gate.cut({ method: 'POST' }), act: async (page) => {
    if (!(await page.locator('.note').count())) await write(page, 'Wat helpt jullie het meest?');
    await shown('.note')(page);
    await shown('#lost')(page);
  } },
  { name: 'old-page', on: 'lonely', circle: 'parents', before: ({ gate }) => gate.answer(deaf, { status: 404, json: { error: 'not_found' } }), act: shown('#old') },
  { name: 'received', circle: 'parents', before: sendNotes, act: shown('.note') },
  { name: 'edit', circle: 'parents', within: '#notes', act: async (page) => { await tap('.change')(page); await shown('.edit')(page); } },
  { name: 'asking', circle: 'parents', before: ask, act: async (page) => { await shown('#asking')(page); await shown('.note')(page); } },
  { name: 'too-late', circle: 'parents', act: shown('#stays'), after: async (page, last) => { if (last) await page.evaluate(() => { localStorage.clear(); sessionStorage.clear(); }); } },
  { name: 'fates', on: 'second', circle: 'teachers', within: '#notes', act: shown('.note') },
  { name: 'recap', commands: Array(5).fill('next'), circle: 'parents', act: shown('.me') },
  { name: 'reaction', commands: Array(3).fill('next'), circle: 'pupils', act: shown('.me') },
  { name: 'closing', commands: ['next'], circle: 'parents', act: shown('.me') },
  { name: 'closed', commands: ['close'], circle: 'parents', act: shown('#thanks') },
  { name: 'published', commands: ['agree {"what":"Elke maandag plannen we samen","who":"mentoren","circle":"teachers","before":"2027-02-01"}', 'publish'],
    circle: 'parents', act: shown('#outcome') },
];

const NOTES = {
  main: ['Is het rustig genoeg thuis?', 'Helpt samen plannen?', 'Wat kost de meeste tijd?', 'متى تحتاج إلى مساعدتنا ومتى لا؟'],
  second: ['Mag de les later beginnen?', 'Kan dit in de mentorles?', 'Over één leerling', 'Weg hiermee'],
};

/* Two phones, as the limit on notes from one asks for. */
async function sendNotes({ evening, phones }) {
  for (const [name, texts] of Object.entries(NOTES)) {
    const page = phones[name];
    await page.goto(`${evening.url}?lang=nl&circle=${name === 'main' ? 'parents' : 'teachers'}`);
    for (const text of texts) {
      await write(page, text);
      await fate(page, text, 'Aangekomen');
    }
  }
}

/* Every note becomes something else; one text was not sent in time. */
async function ask({ evening, phones }) {
  await phones.main.goto(`${evening.url}?circle=parents`);
  await typed(phones.main);
  const keys = {};
  for (const text of Object.values(NOTES).flat()) keys[text] = (await evening.note(text)).key;
  const [asked, asking, selected] = NOTES.main.map((text) => keys[text]);
  const [impossible, elsewhere, personal, removed] = NOTES.second.map((text) => keys[text]);
  await evening.commands(`select ${asked}`, `select ${asking}`, `select ${selected}`, 'next', `ask ${asked}`, `answer ${asked} Ja, op maandag.`, `ask ${asking}`,
    `dispose ${impossible} not_possible De bus rijdt niet eerder.`, `dispose ${elsewhere} elsewhere de mentor`, `dispose ${personal} personal`, `dispose ${removed} removed`);
}

/* Sticks out of the screen sideways, so that it must be pushed to be read. */
function sideways(page) {
  return page.evaluate(() => (document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : []));
}

/* All rules in each language, once; in the dark the rule of contrast alone, as no other depends on colours, and those on no language but its direction. */
async function look(page, name, lang, { within }) {
  const found = [...(await violations(page, { within })), ...(await sideways(page))];
  if (!SAMPLE.includes(lang)) return found;
  await shoot(page, `state-${name}-${lang}`);
  if (BROWSER === 'webkit') return found;
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await violations(page, { rules: ['color-contrast'], within })).map((text) => `dark: ${text}`));
  await shoot(page, `state-${name}-${lang}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/* Variants differ in their words alone: axe sees the first of them. */
async function lookAgain(page, name, lang) {
  if (SAMPLE.includes(lang)) await shoot(page, `state-${name}-${lang}`);
  return sideways(page);
}

async function visit(state, hall, lang, last) {
  const page = hall.phones[state.on || 'main'];
  const from = state.on === 'lonely' ? hall.gate : hall.evening;
  await page.goto(`${state.at ? state.at(from) : `${from.url}?circle=${state.circle}`}&lang=${lang}`);
  const found = [];
  for (const variant of state.each || ['']) {
    await state.act(page, variant);
    const name = [state.name, variant].filter(Boolean).join('-');
    const seen = variant && variant !== state.each[0] ? await lookAgain(page, name, lang) : await look(page, name, lang, state);
    found.push(...seen.map((text) => `${name} ${lang}: ${text}`));
  }
  if (state.after) await state.after(page, last);
  return found;
}

test('every state in every language', async (t) => {
  const evening = await serve(t, { grace_seconds: 0, translations: Object.fromEntries(LANGUAGES.map((lang) => [lang, THEME])) });
  const gate = await openGate(t, evening);
  const phones = {};
  for (const name of ['main', 'second', 'lonely']) phones[name] = await phone(t, { forgive: /40[49]|ERR_|Failed to load|Could not connect|connection was lost/i });
  const hall = { evening, gate, phones };
  await phones.main.goto(evening.url);
  const languages = BROWSER === 'webkit' ? SAMPLE : await languagesOf(phones.main);
  assert.ok(languages.length >= 2, languages.join(' '));
  for (const state of STATES) {
    await t.test(state.name, async () => {
      await evening.commands(...(state.commands || []));
      if (state.before) await state.before(hall);
      const found = [];
      for (const lang of languages) found.push(...(await visit(state, hall, lang, lang === languages[languages.length - 1])));
      assert.deepEqual(found, []);
    });
  }
});
