// The whole way without JavaScript: links and a form. SPDX-License-Identifier: GPL-3.0-or-later
import { describe, test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { Evening } from './lib/evening.js';
import { BROWSER, card, openGate, phone, sees, serve, shoot, writeTooFast } from './lib/phone.js';

const plain = (t, options = {}) => phone(t, { javaScriptEnabled: false, forgive: /Failed to load resource/, ...options });

async function post(page, text) {
  await page.locator('#text').fill(text);
  await page.locator('#send').click();
}

// WebDriver itself needs scripts, so only in Chromium.
describe('without JavaScript', { skip: BROWSER === 'webkit' }, () => {
  let evening;
  before(async () => { evening = await Evening.start(); await evening.goTo(1); });
  after(() => evening.stop());

  test('choose a circle, write, send, follow, correct the circle, change the language', async (t) => {
    const page = await plain(t);
    await page.goto(evening.url);
    await page.locator('.choice a.parents').click();
    await sees(page, '.me', 'Je zit in de ouderkring');
    await sees(page, '#head', 'Leerlingen praten');
    await sees(page, '#time', '15 min');
    await sees(page, '#say', 'Schrijf hem op');
    assert.equal(await page.locator('#speak').isVisible(), false);
    assert.equal(await page.locator('#lost').isVisible(), false);
    await post(page, 'Zonder script gestuurd');
    const note = await evening.note('Zonder script gestuurd');
    assert.deepEqual([note.from, note.to], ['parents', 'pupils']);
    assert.equal(page.url(), evening.url);
    await sees(page, '.note', 'Aangekomen');
    assert.equal(await page.locator('.change').isVisible(), false);
    await shoot(page, 'no-script');
    await evening.command(`select ${note.key}`);
    await page.locator('.again a').click();
    await sees(page, '.note', 'Gekozen');
    await page.locator('.languages summary').click();
    await page.locator('.languages a', { hasText: 'English' }).click();
    await sees(page, '.note', 'Chosen');
    await page.locator('.me').click();
    await page.locator('.choice a.pupils').click();
    await sees(page, '#say', 'Your circle talks');
    assert.equal(await page.locator('#send').isVisible(), false);
  });

  test('where cookies are refused as well: circle, language and own notes go along', async (t) => {
    const gate = await openGate(t, evening);
    gate.refuseCookies();
    const page = await plain(t);
    await page.goto(gate.url);
    await page.locator('.choice a.parents').click();
    await post(page, 'Zonder koekjes');
    await evening.note('Zonder koekjes');
    await sees(page, '.note', 'Aangekomen');
    await page.locator('.languages summary').click();
    await page.locator('.languages a', { hasText: 'English' }).click();
    await sees(page, '.note', 'Received');
    await sees(page, '.me', 'parents');
    await post(page, '');
    await sees(page, '#errors', 'There is no text yet');
    await sees(page, '.note', 'Zonder koekjes');
    await post(page, 'Nog een');
    await sees(page, '#list', 'Nog een');
    await page.locator('.again a').click();
    await sees(page, '#list', 'Nog een');
    await page.reload();
    await sees(page, '#list', 'Nog een');
    await sees(page, '#list', 'Zonder koekjes');
    await page.locator('.me').click();
    await page.locator('.choice a.teachers').click();
    await sees(page, '.me', 'teachers');
    await sees(page, '#list', 'Zonder koekjes');
    const other = await plain(t);
    await other.goto(gate.url + '?circle=parents');
    assert.equal(await other.locator('.note').count(), 0);
  });

  for (const cookies of ['kept', 'refused']) {
    test(`the next person on a shared phone begins anew, cookies ${cookies}`, async (t) => {
      const gate = await openGate(t, evening);
      if (cookies === 'refused') gate.refuseCookies();
      const page = await plain(t);
      await page.goto(gate.url + '?circle=parents');
      await post(page, `Van de eerste, ${cookies}`);
      await sees(page, '.note', 'Van de eerste');
      await page.locator('#next button').click();
      await sees(page, '.choice', 'Docenten');
      assert.equal(await page.locator('.note').count(), 0);
      await page.locator('.choice a.teachers').click();
      await post(page, `Van de tweede, ${cookies}`);
      await sees(page, '.note', 'Van de tweede');
      assert.equal(await page.locator('.note').count(), 1);
      const notes = ['eerste', 'tweede'].map((who) => evening.note(`Van de ${who}, ${cookies}`));
      assert.deepEqual((await Promise.all(notes)).map((note) => note.from), ['parents', 'teachers']);
    });
  }

  test('too many notes at once: how long to wait, and the text in the box', async (t) => {
    const page = await plain(t);
    await page.goto(evening.url + '?circle=teachers');
    const last = await writeTooFast(page, 'Vlug');
    await sees(page, '#errors', 'Wacht even');
    await sees(page, '#wait', '0:');
    assert.equal(await page.locator('#text').inputValue(), last);
    await shoot(page, 'no-script-too-fast');
  });

  test('the text of a form whose evening is over comes back', async (t) => {
    const gate = await openGate(t, evening);
    const page = await plain(t);
    await page.goto(gate.url + '?circle=teachers');
    await page.locator('#text').fill('Waar kan dit heen?');
    gate.evening = await serve(t);
    await page.locator('#send').click();
    await sees(page, '.errors', 'niet meer gebruikt');
    assert.equal(await page.locator('#unsent').inputValue(), 'Waar kan dit heen?');
    await shoot(page, 'no-script-old');
  });

  test('pressing twice makes one note', async (t) => {
    const page = await plain(t);
    await page.goto(evening.url + '?circle=teachers');
    await page.locator('#text').fill('Eén keer graag');
    await page.locator('#send').dblclick();
    await evening.note('Eén keer graag');
    await sees(page, '.note', 'Aangekomen');
    const later = await page.context().newPage();
    await later.goto(evening.url);
    assert.equal(await card(later, 'Eén keer graag').count(), 1);
    assert.equal(evening.notes().filter((note) => note.text === 'Eén keer graag').length, 1);
  });

  test('an error shows its sentence and the text in the box, and the next try arrives', async (t) => {
    const page = await plain(t);
    await page.goto(evening.url + '?circle=parents');
    await post(page, '   ');
    await sees(page, '#errors', 'Er staat nog niets');
    await post(page, 'é'.repeat(501));
    await sees(page, '#errors', 'te lang');
    assert.equal(await page.locator('#text').inputValue(), 'é'.repeat(501));
    await shoot(page, 'no-script-error');
    await post(page, 'Nu kort genoeg <b>');
    await evening.note('Nu kort genoeg <b>');
    await sees(page, '.note', 'Nu kort genoeg <b>');
    await post(page, 'é'.repeat(5000));
    await sees(page, '#errors', 'kon niet bewaard worden');
  });

  test('a circle that has the floor now, and one that is over', async (t) => {
    const parent = await plain(t);
    const teacher = await plain(t);
    await parent.goto(evening.url + '?circle=parents');
    await teacher.goto(evening.url + '?circle=teachers');
    await evening.commands('next', 'next');
    await post(teacher, 'Te laat voor leerlingen');
    await sees(teacher, '#errors', 'Te laat');
    assert.equal(await teacher.locator('#text').inputValue(), 'Te laat voor leerlingen');
    await sees(teacher, 'label[for=text]', 'Jouw vraag aan de ouders');
    await teacher.locator('#send').click();
    assert.equal((await evening.note('Te laat voor leerlingen')).to, 'parents');
    await post(parent, 'Een ouder aan leerlingen');
    await sees(parent, '#errors', /Te laat|hardop/);
    assert.equal(await parent.locator('#text').inputValue(), 'Een ouder aan leerlingen');
    assert.equal(await parent.locator('#send').isVisible(), false);
    await evening.commands('back', 'back');
  });

  test('an unknown address asks for the code', async (t) => {
    const page = await plain(t);
    await page.goto(evening.origin + '/NOPE99');
    await sees(page, '.errors', 'niet bekend');
    await page.locator('#code').fill(evening.code);
    await page.locator('.enter button').click();
    await sees(page, '.choice', 'Docenten');
  });

  test('the question being asked is there, and the leaflet when it is published', async (t) => {
    const page = await plain(t);
    await page.goto(evening.url + '?circle=parents');
    await post(page, 'Wat wil je horen?');
    const note = await evening.note('Wat wil je horen?');
    await evening.commands(`select ${note.key}`, 'next', `ask ${note.key}`);
    await page.goto(evening.url);
    await sees(page, '#asking', 'Wat wil je horen?');
    await evening.command('close');
    await page.goto(evening.url);
    await sees(page, '#thanks', 'Bedankt voor het meedenken');
    await page.goto(evening.url + '/leaflet');
    await sees(page, '#errors', 'nog niet');
    await evening.command('publish');
    await page.goto(evening.url);
    await sees(page, '#outcome', 'Wat wil je horen?');
    assert.equal(await page.locator('#thanks').isVisible(), false);
  });
});
