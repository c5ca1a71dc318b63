// What goes wrong is said in a sentence beside the box, and the text stays in it. SPDX-License-Identifier: GPL-3.0-or-later
import { describe, test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { Evening } from './lib/evening.js';
import { languagesOf } from './lib/axe.js';
import { fate, openGate, phone, sees, serve, shoot, write, writeTooFast } from './lib/phone.js';

const CUT = /40\d|ERR_|Failed to load resource|Could not connect|connection was lost/i;
const POST = { method: 'POST', path: '/notes' };
const DEAF = { path: /^\/(events|state)$/ };

describe('errors', () => {
  let evening;
  before(async () => { evening = await Evening.start(); await evening.goTo(1); });
  after(() => evening.stop());

  test('an empty note and one that is too long', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    await page.locator('#send').click();
    await sees(page, '#errors', 'Er staat nog niets');
    await shoot(page, 'error-empty');
    await page.locator('#text').fill('a');
    await page.locator('#errors').waitFor({ state: 'hidden' });
    await write(page, 'a'.repeat(501));
    await sees(page, '#errors', 'te lang');
    assert.equal((await page.locator('#text').inputValue()).length, 501);
    await shoot(page, 'error-too-long');
    assert.equal(evening.notes().length, 0);
  });

  test('a circle that was passed while the phone did not know: closed; then it can go to the next', async (t) => {
    const evening = await serve(t);
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    await evening.goTo(1);
    const deaf = gate.cut(DEAF);
    await page.goto(gate.url + '?circle=teachers');
    await evening.commands('next', 'next');
    await write(page, 'Voor de leerlingen bedoeld');
    await sees(page, '#errors', 'Te laat');
    assert.equal(await page.locator('#text').inputValue(), 'Voor de leerlingen bedoeld');
    deaf.end();
    await sees(page, '#moved', 'voor een andere kring');
    await page.locator('#send').click();
    assert.equal((await evening.note('Voor de leerlingen bedoeld')).to, 'parents');
    await fate(page, 'Voor de leerlingen bedoeld', 'Aangekomen');
  });

  test("one's own circle got the floor while the phone did not know: speaking", async (t) => {
    const evening = await serve(t);
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    await evening.goTo(1);
    gate.cut(DEAF);
    await page.goto(gate.url + '?circle=parents');
    await page.evaluate(() => { document.body.dataset.to = ''; });
    await evening.commands('next', 'next');
    await write(page, 'Van een ouder');
    await sees(page, '#errors', 'Zeg het hardop');
    assert.equal(await page.locator('#text').inputValue(), 'Van een ouder');
    await shoot(page, 'error-speaking');
  });

  test('too many notes at once: the seconds are counted down and the text goes when they are over', async (t) => {
    const page = await phone(t, { forgive: /429/ });
    await page.goto(evening.url + '?circle=parents');
    const last = await writeTooFast(page, 'Snel');
    await sees(page, '#errors', 'veel briefjes tegelijk');
    await sees(page, '#wait', /^0:0\d|0:10$/);
    assert.equal(await page.locator('#text').inputValue(), last);
    await shoot(page, 'error-too-fast');
    await page.locator('#errors').waitFor({ state: 'hidden' });
    await page.locator('#send').click();
    await fate(page, last, 'Aangekomen');
  });

  const answers = [
    [413, 'too_large', 'veel te lang'], [415, 'media_type', 'iets mis'], [403, 'origin', 'iets mis'], [421, 'host', 'iets mis'],
    [422, 'key', 'iets mis'], [422, 'text', 'niet lezen'], [422, 'circle', 'Kies eerst je kring'], [422, 'empty', 'Er staat nog niets'],
    [422, 'too_long', 'te lang'], [409, 'closed', 'Te laat'], [409, 'speaking', 'hardop'], [404, 'not_found', 'niet meer gebruikt'],
    [418, 'something_new', 'iets mis'],
  ];
  // The words in Dutch; elsewhere what the page of that language holds for the code.
  for (const lang of ['nl', 'en', 'ar']) test(`each code of the server has its sentence, one at a time, and the text stays (${lang})`, async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: /Failed to load resource/ });
    await page.goto(`${gate.url}?circle=parents&lang=${lang}`);
    for (const [status, error, words] of answers) {
      const shown = { not_found: 'old', something_new: 'other' }[error] || error;
      // A browser asks again by itself after 421.
      const strange = gate.answer(POST, { status, json: { error } });
      await write(page, `Tekst bij ${error}`);
      await page.locator(`body[data-error=${shown}]`).waitFor();
      await sees(page, '#errors', lang === 'nl' ? words : (await page.locator(`[data-err~=${shown}]`).textContent()).trim());
      assert.equal(await page.locator('#errors p:visible').count(), 1, error);
      assert.equal(await page.locator('#text').inputValue(), `Tekst bij ${error}`);
      assert.equal(await page.locator('.note').count(), 0);
      strange.end();
    }
    await page.reload();
    assert.equal(await page.locator('#text').inputValue(), 'Tekst bij something_new');
  });

  test('every code has a sentence in each language', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url);
    for (const lang of await languagesOf(page)) {
      await page.goto(evening.url + '?circle=parents&lang=' + lang);
      for (const error of ['internal', 'old', 'gone', 'offline', 'other', ...answers.map(([, code]) => code).filter((code) => code !== 'something_new')]) {
        const shown = await page.evaluate((error) => {
          document.body.dataset.error = error;
          return document.getElementById('errors').innerText.trim();
        }, error);
        assert.match(shown, /^.{15,}[.!]$/, `${lang} ${error}`);
      }
    }
  });
});
