// What a hostile or unlucky hall does, and what must hold all the same. SPDX-License-Identifier: GPL-3.0-or-later
import { describe, test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { Evening } from './lib/evening.js';
import { BROWSER, card, fate, openGate, phone, renewed, sees, serve, write } from './lib/phone.js';

const CUT = /ERR_|Failed to load resource|network connection was lost|Could not connect/;
const POST = { method: 'POST', path: '/notes' };
const ONLY_CHROMIUM = BROWSER === 'webkit' && 'cannot be prepared in WebKit';

/* Waits until the box holds @wanted. */
async function holds(page, wanted) {
  await page.waitForFunction((value) => document.getElementById('text').value === value, wanted);
}

describe('one’s own notes', () => {
  let evening;
  before(async () => { evening = await Evening.start({ grace_seconds: 0 }); await evening.goTo(1); });
  after(() => evening.stop());

  test('that were taken back are gone in the other tab too', async (t) => {
    const one = await phone(t, { forgive: CUT });
    await one.goto(evening.url + '?circle=parents');
    await write(one, 'In twee tabbladen');
    await fate(one, 'In twee tabbladen', 'Aangekomen');
    const two = await one.context().newPage();
    await two.goto(evening.url);
    await card(two, 'In twee tabbladen').waitFor();
    await card(one, 'In twee tabbladen').locator('.change').click();
    await one.locator('.edit .withdraw').click();
    await card(one, 'In twee tabbladen').waitFor({ state: 'detached' });
    await card(two, 'In twee tabbladen').waitFor({ state: 'detached' });
  });

  test('taken back while another tab changes them: what is typed there can be sent anew', async (t) => {
    const one = await phone(t, { forgive: CUT });
    await one.goto(evening.url + '?circle=parents');
    await write(one, 'Eerst zo');
    await fate(one, 'Eerst zo', 'Aangekomen');
    const two = await one.context().newPage();
    await two.goto(evening.url);
    await card(two, 'Eerst zo').locator('.change').click();
    await two.locator('.edit textarea').fill('Dan liever zo');
    await card(one, 'Eerst zo').locator('.change').click();
    await one.locator('.edit .withdraw').click();
    await card(one, 'Eerst zo').waitFor({ state: 'detached' });
    await holds(two, 'Dan liever zo');
    await card(two, 'Eerst zo').waitFor({ state: 'detached' });
  });

  test('taken back after only the answer was lost, and a reload, are gone', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    // A live stream tells of the note, perhaps only after the answer was lost.
    const stream = gate.cut({ path: '/events' });
    await page.goto(gate.url + '?circle=parents');
    const lost = gate.lose(POST);
    const held = gate.cut({ method: 'DELETE' });
    await write(page, 'Toch niet');
    const note = await evening.note('Toch niet');
    await fate(page, 'Toch niet', 'Wacht op wifi, gaat vanzelf');
    await card(page, 'Toch niet').locator('.drop').click();
    await held.met;
    await page.reload();
    [stream, held, lost].forEach((rule) => rule.end());
    await evening.event((event) => event.event === 'withdrawn' && event.key === note.key);
    await card(page, 'Toch niet').waitFor({ state: 'detached' });
  });

  test('are not shown to the next person when one is still on its way', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    await page.goto(gate.url + '?circle=parents');
    const stall = gate.stall({ method: 'POST' });
    await write(page, 'Van de vorige');
    await stall.met;
    await page.locator('#next button').click();
    await page.locator('.sure .go').click();
    await page.locator('.choice a.teachers').click();
    await page.waitForFunction(() => !document.querySelector('.sending'));
    assert.equal(await page.locator('.note').count(), 0);
    await page.locator('#text').fill('Van de volgende');
    stall.end();
    await evening.note('Van de vorige');
    await holds(page, 'Van de volgende');
    assert.equal(await page.locator('.note').count(), 0);
  });
});

describe('without cookies', () => {
  let evening;
  before(async () => { evening = await Evening.start({ grace_seconds: 0 }); await evening.goTo(1); });
  after(() => evening.stop());

  test('the language stays when the circle is chosen', async (t) => {
    const gate = await openGate(t, evening);
    gate.refuseCookies();
    const page = await phone(t);
    await page.goto(gate.url);
    await page.locator('.languages summary').click();
    await page.locator('.languages a', { hasText: 'English' }).click();
    await sees(page, '#choice-title', 'Which circle');
    await page.locator('.choice a.parents').click();
    await sees(page, '#head', 'Pupils talk');
    await page.reload();
    await sees(page, '#head', 'Pupils talk');
  });

  test('and without storage, circle and notes stay when the language changes', async (t) => {
    const gate = await openGate(t, evening);
    gate.refuseCookies();
    const page = await phone(t);
    gate.script(() => {
      Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false });
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
      }
    });
    await page.goto(gate.url);
    await page.locator('.choice a.parents').click();
    await write(page, 'Nergens bewaard');
    await fate(page, 'Nergens bewaard', 'Aangekomen');
    await page.reload();
    await fate(page, 'Nergens bewaard', 'Aangekomen');
    await page.locator('.languages summary').click();
    await page.locator('.languages a', { hasText: 'English' }).click();
    await fate(page, 'Nergens bewaard', 'Received');
    assert.doesNotMatch(await page.evaluate(() => location.search), /spare/);
    await page.reload();
    await fate(page, 'Nergens bewaard', 'Received');
    await sees(page, '.me', 'parents');
    await renewed(page, () => page.locator('#next button').click());
    await sees(page, '.choice', 'Docenten');
    await page.reload();
    await sees(page, '.choice', 'Docenten');
    assert.equal(await page.locator('.note').count(), 0);
  });
});

test('without script, going back and writing another note makes another note', { skip: ONLY_CHROMIUM }, async (t) => {
  const evening = await serve(t);
  await evening.goTo(1);
  const page = await phone(t, { javaScriptEnabled: false });
  await page.goto(evening.url + '?circle=parents');
  await write(page, 'De eerste');
  await evening.note('De eerste');
  await sees(page, '.note', 'De eerste');
  await page.goBack();
  await write(page, 'De tweede');
  await evening.note('De tweede');
});
