// Lost connections: never lost, never double, never to the wrong circle. SPDX-License-Identifier: GPL-3.0-or-later
import { describe, test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { Evening } from './lib/evening.js';
import { card, fate, phone, sees, shoot, write } from './lib/phone.js';

const OFFLINE = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK|Failed to load resource/;

describe('without a connection', () => {
  let evening;
  before(async () => { evening = await Evening.start(); await evening.goTo(1); });
  after(() => evening.stop());

  test('a note waits in sight, outlives a reload of the script, and arrives once', async (t) => {
    const page = await phone(t, { forgive: OFFLINE });
    await page.goto(evening.url + '?circle=parents');
    await page.context().setOffline(true);
    await write(page, 'Zonder wifi');
    await fate(page, 'Zonder wifi', 'Wacht op wifi, gaat vanzelf');
    await sees(page, '#lost', 'Zit je op de goede wifi?');
    await sees(page, '#lost', 'Voorbeeld-gasten');
    assert.equal(await page.locator('#text').inputValue(), '');
    await shoot(page, 'waiting');
    assert.equal(evening.notes().length, 0);
    await page.context().setOffline(false);
    await fate(page, 'Zonder wifi', 'Aangekomen');
    await page.locator('#lost').waitFor({ state: 'hidden' });
    await page.reload();
    await fate(page, 'Zonder wifi', 'Aangekomen');
    assert.equal(await card(page, 'Zonder wifi').count(), 1);
    assert.equal(evening.notes().filter((note) => note.text === 'Zonder wifi').length, 1);
  });

  test('a note that waits is still there after the page was closed', async (t) => {
    const page = await phone(t, { forgive: OFFLINE });
    await page.goto(evening.url + '?circle=parents');
    await page.route('**/notes', (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()));
    await write(page, 'Telefoon ging uit');
    await fate(page, 'Telefoon ging uit', 'Wacht op wifi, gaat vanzelf');
    const next = await page.context().newPage();
    await page.close();
    await next.goto(evening.url);
    await evening.note('Telefoon ging uit');
    await fate(next, 'Telefoon ging uit', 'Aangekomen');
    assert.equal(evening.notes().filter((note) => note.text === 'Telefoon ging uit').length, 1);
  });

  test('an answer that got lost does not make a second note', async (t) => {
    const page = await phone(t, { forgive: OFFLINE });
    await page.goto(evening.url + '?circle=parents');
    await page.route('**/notes', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      await route.fetch();
      await route.abort();
    }, { times: 1 });
    await write(page, 'Antwoord kwijt');
    await evening.note('Antwoord kwijt');
    await fate(page, 'Antwoord kwijt', 'Aangekomen');
    await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.includes('.out.')));
    assert.equal(await card(page, 'Antwoord kwijt').count(), 1);
    assert.equal(evening.notes().filter((note) => note.text === 'Antwoord kwijt').length, 1);
  });

  test("a Wi-Fi's login page is not taken for the laptop", async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    await page.route('**/notes', (route) => (route.request().method() === 'POST'
      ? route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Log in</h1>' }) : route.fallback()), { times: 1 });
    await write(page, 'Langs de inlogpagina');
    await fate(page, 'Langs de inlogpagina', 'Wacht op wifi, gaat vanzelf');
    await evening.note('Langs de inlogpagina');
    await fate(page, 'Langs de inlogpagina', 'Aangekomen');
  });

  test('a note that waited too long says so and can be put back, not sent to another circle', async (t) => {
    const page = await phone(t, { forgive: /409|ERR_/ });
    await page.goto(evening.url + '?circle=teachers');
    await page.route('**/notes', (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()));
    await write(page, 'Alleen voor leerlingen');
    await fate(page, 'Alleen voor leerlingen', 'Wacht op wifi, gaat vanzelf');
    await evening.commands('next', 'next');
    await sees(page, 'label[for=text]', 'Jouw vraag aan de ouders');
    await page.unrouteAll();
    await fate(page, 'Alleen voor leerlingen', 'Niet verstuurd');
    await sees(page, '.note .reason', 'Te laat');
    await shoot(page, 'refused');
    assert.equal(evening.notes().some((note) => note.text === 'Alleen voor leerlingen'), false);
    await page.locator('.note .back').click();
    assert.equal(await page.locator('#text').inputValue(), 'Alleen voor leerlingen');
    await page.reload();
    assert.equal(await page.locator('#text').inputValue(), 'Alleen voor leerlingen');
    assert.equal(await page.locator('.note').count(), 0);
    await evening.commands('back', 'back');
  });

  test('an answer that was asked for before the stream spoke is not believed', async (t) => {
    const page = await phone(t);
    let release;
    let asked;
    const held = new Promise((resolve) => { release = resolve; });
    const underway = new Promise((resolve) => { asked = resolve; });
    await page.goto(evening.url + '?circle=parents');
    await page.route('**/state', async (route) => {
      const response = await route.fetch();
      asked();
      await held;
      await route.fulfill({ response });
    }, { times: 1 });
    const answered = page.waitForResponse('**/state');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await underway;
    await evening.command('next');
    await sees(page, '#head', 'Leerlingen antwoorden');
    release();
    await (await answered).finished();
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve); }));
    await sees(page, '#head', 'Leerlingen antwoorden');
    await evening.command('back');
  });

  test('without a live stream the page asks by itself', async (t) => {
    const page = await phone(t, { forgive: /ERR_FAILED/ });
    await page.route('**/events*', (route) => route.abort());
    await page.goto(evening.url + '?circle=parents');
    await sees(page, '#head', 'Leerlingen praten');
    await evening.command('next');
    await sees(page, '#head', 'Leerlingen antwoorden');
    await evening.command('back');
    assert.equal(await page.locator('#lost').isVisible(), false);
  });
});
