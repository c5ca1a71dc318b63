// Coming in: the circle, the language, who has the floor. SPDX-License-Identifier: GPL-3.0-or-later
import { describe, test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { Evening } from './lib/evening.js';
import { BROWSER, phone, sees, serve, shoot } from './lib/phone.js';

describe('joining', () => {
  let evening;
  before(async () => { evening = await Evening.start(); });
  after(() => evening.stop());

  test('before the start a circle is chosen, remembered and can be corrected', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url);
    await sees(page, '#head', 'Bijna zover');
    await sees(page, '.choice', 'Leerlingen');
    assert.equal(await page.locator('#text').isVisible(), false);
    await shoot(page, 'choose-circle');
    await page.locator('.choice a.parents').click();
    await sees(page, '.me', 'Je zit in de ouderkring');
    await shoot(page, 'before');
    await page.goto(evening.url);
    await sees(page, '.me', 'Je zit in de ouderkring');
    await page.locator('.me').click();
    await page.locator('.choice a.teachers').click();
    await page.reload();
    await sees(page, '.me', 'Je zit in de docentenkring');
  });

  test('a poster for one circle chooses it', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=teachers');
    await sees(page, '.me', 'Je zit in de docentenkring');
    assert.equal(await page.locator('.choice').isVisible(), false);
  });

  test('the poster wins over what the phone remembers', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=teachers');
    await page.goto(evening.url + '?circle=pupils');
    await sees(page, '.me', 'Je zit in de leerlingenkring');
  });

  test('the code can be typed', async (t) => {
    const page = await phone(t, { forgive: /404/ });
    await page.goto(evening.origin + '/');
    await shoot(page, 'code');
    await page.locator('#code').fill('WRONG9');
    await page.locator('.enter button').click();
    await sees(page, '.errors', 'niet bekend');
    await shoot(page, 'code-unknown');
    await page.locator('#code').fill(evening.code.toLowerCase());
    await page.locator('.enter button').click();
    await sees(page, '.choice', 'Ouders');
  });

  test('the language is chosen by its own name and stays; the draft stays with it', async (t) => {
    const page = await phone(t);
    await evening.command('start');
    await evening.command('next');
    await page.goto(evening.url + '?circle=parents');
    assert.equal(await page.locator('html').getAttribute('lang'), 'nl');
    await page.locator('#text').fill('Nog niet af');
    await page.locator('.languages summary').click();
    await shoot(page, 'languages');
    await page.locator('.languages a', { hasText: 'English' }).click();
    await sees(page, '#send', 'Send your note');
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await sees(page, 'h1', 'What helps you to get your homework done?');
    assert.equal(await page.locator('#text').inputValue(), 'Nog niet af');
    await page.goto(evening.url);
    await sees(page, '#send', 'Send your note');
    await shoot(page, 'english');
  });

  // WebKitGTK asks for the languages of the system's locale, and a fresh system has none.
  test("the reader's own language comes first where there is one", { skip: BROWSER === 'webkit' }, async (t) => {
    const page = await phone(t, { locale: 'en-GB' });
    await page.goto(evening.url);
    await sees(page, '.choice', 'Parents');
  });
});

describe('who has the floor', () => {
  test('is seen in word, shape and colour, with a clock that runs, and follows the evening', async (t) => {
    const evening = await serve(t);
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    await sees(page, '#head', 'Bijna zover');
    await evening.command('start');
    await sees(page, '#head', 'Welkom');
    await evening.command('next');
    await sees(page, '#head', 'Leerlingen praten');
    await sees(page, '#say', 'Schrijf hem op');
    assert.equal(await page.locator('.sign .pupils').isVisible(), true);
    assert.equal(await page.locator('.sign .parents').isVisible(), false);
    assert.equal(await page.locator('.floor').evaluate((floor) => getComputedStyle(floor).getPropertyValue('--floor').trim()), '#0072b2');
    await sees(page, '#time', /^14:\d\d$/);
    const first = await page.locator('#time').innerText();
    await page.waitForFunction((first) => document.getElementById('time').innerText !== first, first);
    await evening.command('pause');
    await sees(page, '#clock', 'Pauze');
    await evening.command('resume');
    await evening.commands('next', 'next');
    await sees(page, '#head', 'Ouders praten');
    await sees(page, '#say', 'Jouw kring praat');
    assert.equal(await page.locator('#send').isVisible(), false);
    await shoot(page, 'own-circle-talks');
    const teacher = await phone(t);
    await teacher.goto(evening.url + '?circle=teachers');
    await sees(teacher, 'label[for=text]', 'Jouw vraag aan de ouders');
    await shoot(teacher, 'teacher');
  });

  test('in a rehearsal the clock runs as fast as the evening', async (t) => {
    const evening = await serve(t, {}, ['--pace', '60']);
    const page = await phone(t);
    await evening.goTo(1);
    await page.goto(evening.url + '?circle=parents');
    // However late it is by then: a minute passes in a second.
    const left = async () => page.locator('#time').innerText().then((shown) => {
      const [, over, minutes, seconds] = /^(\+?)(\d+):(\d\d)$/.exec(shown);
      return (over ? -1 : 1) * (minutes * 60 + Number(seconds));
    });
    await sees(page, '#time', /^\+?\d+:\d\d$/);
    const first = await left();
    const began = Date.now();
    while (await left() > first - 120) assert.ok(Date.now() < began + 30000, 'in half a minute not two minutes have passed');
  });

  test('over time the clock counts on calmly', async (t) => {
    const evening = await serve(t);
    const page = await phone(t);
    await evening.commands('start 12', 'pause');
    await page.goto(evening.url + '?circle=pupils');
    await sees(page, '#time', /^\+2:0\d$/);
    await shoot(page, 'overtime');
  });
});
