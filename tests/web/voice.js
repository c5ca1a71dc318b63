// Reading aloud, and the hints on the page, with a voice that only writes down what it would say. SPDX-License-Identifier: GPL-3.0-or-later
import { describe, test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { Evening } from './lib/evening.js';
import { fate, phone, sees, serve, shoot, write } from './lib/phone.js';

/* A speech engine in the page: voices come when give() names them; what is said stands in said, and ends when end() is called.
   The page's script has kept hold of the browser's own engine, so that one's methods are replaced. */
function stub() {
  const own = window.speechSynthesis;
  const fake = { said: [], cancelled: 0, names: [] };
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  const put = (name, value) => Object.defineProperty(own, name, { value: value, configurable: true });
  put('getVoices', () => fake.names.map((lang) => ({ lang: lang, name: lang, voiceURI: lang, localService: true, default: false })));
  put('speak', (utterance) => fake.said.push(utterance));
  put('cancel', () => { fake.cancelled++; });
  window.voiceTest = {
    give: (names) => { fake.names = names; own.dispatchEvent(new Event('voiceschanged')); },
    said: () => fake.said.map((utterance) => [utterance.lang, utterance.text.trim()]),
    forget: () => { fake.said = []; fake.cancelled = 0; },
    cancelled: () => fake.cancelled,
    end: () => fake.said[fake.said.length - 1].onend(),
  };
}

const give = (page, ...names) => page.evaluate((names) => window.voiceTest.give(names), names);
const said = (page) => page.evaluate(() => window.voiceTest.said());
const button = (page, block) => page.locator(`${block} .speak`).first();

describe('reading aloud', () => {
  let evening;
  before(async () => { evening = await Evening.start(); await evening.goTo(1); });
  after(() => evening.stop());

  async function open(t, query = '?circle=parents', ...voices) {
    const page = await phone(t);
    await page.goto(evening.url + query);
    await page.evaluate(stub);
    await give(page, ...voices);
    return page;
  }

  test('there is a button only where the phone has a voice for the language', async (t) => {
    const page = await open(t);
    for (const [voices, seen] of [[[], false], [['de-DE', 'en-US'], false], [['nl_BE'], true], [['nl'], true], [['nld'], false]]) {
      await give(page, ...voices);
      assert.equal(await button(page, '.question').isVisible(), seen, String(voices));
      assert.equal(await button(page, '.floor').isVisible(), seen, String(voices));
    }
    const english = await open(t, '?circle=parents&lang=en', 'nl-NL');
    assert.equal(await button(english, '.floor').isVisible(), false, 'English words');
  });

  test('what happens now is read, without the clock', async (t) => {
    const page = await open(t, '?circle=parents', 'nl-NL');
    await button(page, '.floor').click();
    assert.deepEqual(await said(page), [['nl-NL', 'Leerlingen praten'], ['nl-NL', 'Luister.'], ['nl-NL', 'Heb je een vraag?'], ['nl-NL', 'Schrijf hem op.']]);
    await shoot(page, 'reading');
  });

  test('each part is read in its own language', async (t) => {
    const page = await open(t, '?circle=parents&lang=en', 'en-GB', 'nl-NL');
    await button(page, '.question').click();
    assert.deepEqual(await said(page), [['en-GB', 'Homework'], ['en-GB', 'What helps you to get your homework done?']], 'not what is folded away');
    await page.locator('.question summary').click();
    await page.locator('.question .speak[aria-pressed=false]').waitFor();
    await page.evaluate(() => window.voiceTest.forget());
    await button(page, '.question').click();
    assert.deepEqual(await said(page), [['en-GB', 'Homework'], ['en-GB', 'What helps you to get your homework done?'],
      ['nl-NL', 'Huiswerk'], ['nl-NL', 'Wat helpt jou om thuis en op school je huiswerk af te krijgen?']]);
  });

  test('the button says what it does, and stops; one voice at a time', async (t) => {
    const page = await open(t, '?circle=parents', 'nl-NL');
    const question = button(page, '.question');
    const floor = button(page, '.floor');
    assert.equal((await question.innerText()).trim(), 'Lees voor');
    assert.equal(await question.getAttribute('aria-pressed'), 'false');
    await question.click();
    assert.equal((await question.innerText()).trim(), 'Stop met voorlezen');
    assert.equal(await question.getAttribute('aria-pressed'), 'true');
    await floor.click();
    assert.equal(await question.getAttribute('aria-pressed'), 'false');
    assert.equal(await floor.getAttribute('aria-pressed'), 'true');
    await page.evaluate(() => window.voiceTest.forget());
    await floor.click();
    assert.equal(await floor.getAttribute('aria-pressed'), 'false');
    assert.ok(await page.evaluate(() => window.voiceTest.cancelled()) > 0);
    assert.deepEqual(await said(page), []);
    await floor.click();
    await page.evaluate(() => window.voiceTest.end());
    assert.equal(await floor.getAttribute('aria-pressed'), 'false', 'read to the end');
  });

  test('errors, the three sentences and one\'s own notes can be read', async (t) => {
    const page = await open(t, '?circle=parents', 'nl-NL');
    await page.locator('#send').click();
    await button(page, '.errors').click();
    assert.deepEqual(await said(page), [['nl-NL', 'Er staat nog niets.'], ['nl-NL', 'Schrijf eerst je vraag.']]);
    await page.locator('#how summary').click();
    await page.evaluate(() => window.voiceTest.forget());
    await button(page, '#how').click();
    assert.equal((await said(page)).length, 6);
    await write(page, 'Wie helpt mij?');
    await fate(page, 'Wie helpt mij?', 'Aangekomen');
    await page.evaluate(() => window.voiceTest.forget());
    await button(page, '.note').click();
    assert.deepEqual(await said(page), [['nl-NL', 'Wie helpt mij?'], ['nl-NL', 'Aangekomen']]);
  });

  test('no text is without a button: choosing, writing, listening, afterwards', async (t) => {
    const own = await serve(t);
    const page = await phone(t);
    const mute = () => page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('.sr, .top, .clock, .count, button, summary, script, textarea, #notes-title')) continue;
        const button = element.closest('[data-read]') && element.closest('[data-read]').querySelector('.speak');
        if (!button || !button.checkVisibility() || button.innerText.trim() !== 'Lees voor') found.push(element.outerHTML.slice(0, 90));
      }
      return found;
    });
    const look = async (query, head) => {
      await page.goto(own.url + query);
      await page.evaluate(stub);
      await give(page, 'nl-NL');
      await sees(page, '#head', head);
      assert.deepEqual(await mute(), [], head);
    };
    await look('?circle=none', 'Bijna zover');
    await look('?circle=pupils', 'Bijna zover');
    await own.goTo(1);
    await look('?circle=pupils', 'Leerlingen praten');
    await look('?circle=parents', 'Leerlingen praten');
    await write(page, 'Wat vind je fijn?');
    await fate(page, 'Wat vind je fijn?', 'Aangekomen');
    const { key } = await own.note('Wat vind je fijn?');
    await own.commands('select ' + key, 'next', 'ask ' + key);
    await sees(page, '#asking', 'Wat vind je fijn?');
    assert.deepEqual(await mute(), [], 'a question is being asked');
    await own.commands('close', 'publish');
    await look('?circle=parents', 'De avond is voorbij');
  });

  test('it falls silent when what it reads changes, and when the page is left', async (t) => {
    const own = await serve(t);
    await own.goTo(1);
    const page = await phone(t);
    await page.goto(own.url + '?circle=parents');
    await page.evaluate(stub);
    await give(page, 'nl-NL');
    await sees(page, '#time', /14:/);
    await button(page, '.floor').click();
    await button(page, '.question').click();
    const second = await page.locator('#time').innerText();
    await page.waitForFunction((second) => document.getElementById('time').innerText !== second, second);
    assert.equal(await button(page, '.question').getAttribute('aria-pressed'), 'true', 'the clock changes nothing');
    await button(page, '.floor').click();
    await own.command('next');
    await sees(page, '#head', 'Leerlingen antwoorden');
    await page.locator('.floor .speak[aria-pressed=false]').waitFor();
    await button(page, '.question').click();
    await own.command('pause');
    await sees(page, '#clock', 'Pauze');
    assert.equal(await button(page, '.question').getAttribute('aria-pressed'), 'true', 'the question is the same');
    await page.evaluate(() => { window.voiceTest.forget(); window.dispatchEvent(new PageTransitionEvent('pagehide')); });
    assert.equal(await button(page, '.question').getAttribute('aria-pressed'), 'false');
    assert.ok(await page.evaluate(() => window.voiceTest.cancelled()) > 0);
  });
});

describe('hints', () => {
  let evening;
  before(async () => { evening = await Evening.start(); await evening.goTo(1); });
  after(() => evening.stop());

  test('come under the box, go again, and keep nothing from going', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    await page.locator('#text').fill('Waarom zo veel? En waarom geeft mevrouw Jansen het meeste?');
    await sees(page, '#hints', 'Is dit meer dan één vraag?');
    await sees(page, '#hints', 'Noem je iemand bij naam?');
    assert.equal(await page.locator('#hints').getAttribute('aria-live'), 'polite');
    await shoot(page, 'hints');
    await page.locator('#text').fill('Waarom geeft mevrouw Jansen het meeste?');
    await page.locator('[data-hint=many]').waitFor({ state: 'hidden' });
    await page.locator('#send').click();
    await fate(page, 'Waarom geeft mevrouw Jansen het meeste?', 'Aangekomen');
    await page.locator('[data-hint=name]').waitFor({ state: 'hidden' });
  });
});
