// Lost connections: never lost, never double. What is kept meanwhile: kept.js; the live page: live.js. SPDX-License-Identifier: GPL-3.0-or-later
import { describe, test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { Evening } from './lib/evening.js';
import { card, fate, loseWifi, openGate, phone, sees, shoot, wifi, write } from './lib/phone.js';

const CUT = /ERR_|Failed to load resource|network connection was lost|Could not connect/;
const POST = { method: 'POST', path: '/notes' };
const WAITS = 'Wacht op wifi, gaat vanzelf';

describe('without a connection', () => {
  let evening;
  before(async () => { evening = await Evening.start(); await evening.goTo(1); });
  after(() => evening.stop());

  /* How often; what the phone knows already may still be on its way to the chair. */
  async function arrived(words) {
    await evening.note(words);
    return evening.notes().filter((note) => note.text === words).length;
  }

  test('a note waits in sight while the Wi-Fi is gone, and arrives once', async (t) => {
    const page = await phone(t, { forgive: CUT });
    await page.goto(evening.url + '?circle=parents');
    await sees(page, '#time', /:/);
    loseWifi(t);
    await write(page, 'Zonder wifi');
    await fate(page, 'Zonder wifi', WAITS);
    await sees(page, '#lost', 'Zit je op de goede wifi?');
    await sees(page, '#lost', 'Voorbeeld-gasten');
    assert.equal(await page.locator('#text').inputValue(), '');
    await shoot(page, 'waiting');
    assert.equal(evening.notes().length, 0);
    wifi(true);
    await fate(page, 'Zonder wifi', 'Aangekomen');
    await page.locator('#lost').waitFor({ state: 'hidden' });
    await page.reload();
    await fate(page, 'Zonder wifi', 'Aangekomen');
    assert.equal(await card(page, 'Zonder wifi').count(), 1);
    assert.equal(await arrived('Zonder wifi'), 1);
  });

  test('a note that waits is still there after the page was closed', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    await page.goto(gate.url + '?circle=parents');
    const cut = gate.cut(POST);
    await write(page, 'Telefoon ging uit');
    await fate(page, 'Telefoon ging uit', WAITS);
    const next = await page.context().newPage();
    await page.close();
    cut.end();
    await next.goto(gate.url);
    await evening.note('Telefoon ging uit');
    await fate(next, 'Telefoon ging uit', 'Aangekomen');
    assert.equal(await arrived('Telefoon ging uit'), 1);
  });

  test('an answer that got lost does not make a second note', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    await page.goto(gate.url + '?circle=parents');
    gate.lose({ ...POST, times: 1 });
    await write(page, 'Antwoord kwijt');
    await evening.note('Antwoord kwijt');
    await fate(page, 'Antwoord kwijt', 'Aangekomen');
    await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.includes('.out.')));
    assert.ok(gate.seen(POST).length >= 2, 'it was sent again');
    assert.equal(await card(page, 'Antwoord kwijt').count(), 1);
    assert.equal(await arrived('Antwoord kwijt'), 1);
  });

  test('an answer that was asked for before the stream spoke is not believed', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t);
    await page.goto(gate.url + '?circle=parents');
    await sees(page, '#head', 'Leerlingen praten');
    const held = gate.hold({ path: '/state', times: 1 });
    await page.evaluate(() => {
      const real = window.fetch;
      window.fetch = (...request) => real(...request).then((reply) => { window.answered = reply.url; return reply; });
      window.dispatchEvent(new Event('online'));
    });
    await held.met;
    await evening.command('next');
    await sees(page, '#head', 'Leerlingen antwoorden');
    held.end();
    await page.waitForFunction(() => /state/.test(window.answered));
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 100); }));
    await sees(page, '#head', 'Leerlingen antwoorden');
    await evening.command('back');
  });
});
