// Notes: written, followed, changed, withdrawn. SPDX-License-Identifier: GPL-3.0-or-later
import { describe, test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { Evening } from './lib/evening.js';
import { card, fate, phone, sees, serve, shoot, write } from './lib/phone.js';

describe('writing', () => {
  let evening;
  before(async () => { evening = await Evening.start(); await evening.goTo(1); });
  after(() => evening.stop());

  test('a note reaches the chair as it was written, and the box is empty again', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    await page.locator('#text').fill('Hoe laat vind jij dat de telefoon weg m');
    await sees(page, '#count', '39 / 500');
    await shoot(page, 'writing');
    await write(page, 'Is het <b>thuis</b> rustig & stil "genoeg"? 🏠');
    const note = await evening.note('Is het <b>thuis</b> rustig & stil "genoeg"? 🏠');
    assert.equal(note.from, 'parents');
    assert.equal(note.to, 'pupils');
    await fate(page, 'Is het <b>thuis</b> rustig', 'Aangekomen');
    assert.equal(await page.locator('#text').inputValue(), '');
    await page.reload();
    await fate(page, 'Is het <b>thuis</b> rustig', 'Aangekomen');
  });

  test('characters are counted as the server counts them', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    await page.locator('#text').fill('  ' + '👩‍🏫'.repeat(2) + '\n');
    await sees(page, '#count', '6 / 500');
    await write(page, '😀'.repeat(500));
    await evening.note('😀'.repeat(500));
    await page.locator('.note').first().waitFor();
  });

  test('a draft survives reload and step, and says when it goes to another circle', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=teachers');
    await page.locator('#text').fill('Half af');
    await page.reload();
    assert.equal(await page.locator('#text').inputValue(), 'Half af');
    await evening.commands('next', 'next');
    await sees(page, 'label[for=text]', 'aan de ouders');
    await sees(page, '#moved', 'voor een andere kring');
    assert.equal(await page.locator('#text').inputValue(), 'Half af');
    await page.locator('#text').fill('Half af, nu aan ouders');
    await page.locator('#moved').waitFor({ state: 'hidden' });
    await page.locator('#send').click();
    assert.equal((await evening.note('Half af, nu aan ouders')).to, 'parents');
    await evening.commands('back', 'back');
  });
});

describe('what became of a note', () => {
  test('is seen at once: chosen, being asked, asked, kept, elsewhere, not possible, personal, removed', async (t) => {
    const evening = await serve(t, { grace_seconds: 0 });
    await evening.goTo(1);
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    const words = ['Vraag een', 'Vraag twee', 'Vraag drie', 'Vraag vier', 'Vraag vijf'];
    const keys = {};
    for (const text of words) {
      await write(page, text);
      keys[text] = (await evening.note(text)).key;
      await fate(page, text, 'Aangekomen');
    }
    await evening.command(`select ${keys['Vraag een']}`);
    await fate(page, 'Vraag een', 'Gekozen');
    await evening.command('next');
    await evening.command(`ask ${keys['Vraag een']}`);
    await fate(page, 'Vraag een', 'Wordt nu gesteld');
    await sees(page, '#asking', 'Vraag een');
    await shoot(page, 'asking');
    const pupil = await phone(t);
    await pupil.goto(evening.url + '?circle=pupils');
    await sees(pupil, '#asking', 'Vraag een');
    await shoot(pupil, 'own-circle-answers');
    await evening.command(`dispose ${keys['Vraag twee']} kept`);
    await fate(page, 'Vraag twee', 'Bewaard voor het team');
    await evening.command(`dispose ${keys['Vraag drie']} elsewhere de mentor`);
    await fate(page, 'Vraag drie', 'Hoort ergens anders thuis');
    await sees(page, `[data-key="${keys['Vraag drie']}"] .reason`, 'de mentor');
    await evening.command(`dispose ${keys['Vraag vier']} not_possible de bussen rijden dan niet`);
    await fate(page, 'Vraag vier', 'Kan niet, want');
    await sees(page, `[data-key="${keys['Vraag vier']}"] .reason`, 'de bussen rijden dan niet');
    await evening.command(`dispose ${keys['Vraag vijf']} personal`);
    await fate(page, 'Vraag vijf', 'Gaat over één persoon: wordt apart besproken');
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await shoot(page, 'dispositions');
    await evening.command(`dispose ${keys['Vraag vijf']} removed`);
    await sees(page, `[data-key="${keys['Vraag vijf']}"]`, 'Weggehaald');
    assert.equal(await card(page, 'Vraag vijf').count(), 0);
    await evening.command('next');
    await fate(page, 'Vraag een', 'Gesteld');
    assert.equal(await page.locator('#asking').isVisible(), false);
    await sees(page, '#live', /./);
  });
});

describe("one's own note", () => {
  let evening;
  before(async () => { evening = await Evening.start(); await evening.goTo(1); });
  after(() => evening.stop());

  test('can be changed while it is only received', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    await page.locator('#text').fill('Mijn concept');
    await write(page, 'Met een tikfuot');
    const note = await evening.note('Met een tikfuot');
    await page.locator('#text').fill('Volgende concept');
    await card(page, 'tikfuot').locator('.change').click();
    await shoot(page, 'change');
    await page.locator('.edit textarea').fill('Met een tikfout');
    await page.locator('.edit .save').click();
    await fate(page, 'Met een tikfout', 'Aangekomen');
    assert.equal((await evening.note('Met een tikfout')).key, note.key);
    assert.equal(await page.locator('#text').inputValue(), 'Volgende concept');
    await page.locator('#text').fill('');
    await evening.command(`select ${note.key}`);
    await fate(page, 'Met een tikfout', 'Gekozen');
    assert.equal(await card(page, 'Met een tikfout').locator('.change').isVisible(), false);
  });

  test('keeps what is being typed into it when it is too long or too late', async (t) => {
    const page = await phone(t, { forgive: /409/ });
    await page.goto(evening.url + '?circle=teachers');
    await write(page, 'Te wijzigen');
    const note = await evening.note('Te wijzigen');
    await card(page, 'Te wijzigen').locator('.change').click();
    await page.locator('.edit textarea').fill('x'.repeat(501));
    await page.locator('.edit .save').click();
    await sees(page, '.edit .errors', 'te lang');
    await page.locator('.edit textarea').fill('Nieuwe tekst');
    await evening.command(`select ${note.key}`);
    await sees(page, '.edit .errors', 'niet meer wijzigen');
    assert.equal(await page.locator('.edit .save').isVisible(), false);
    assert.equal(await page.locator('.edit textarea').inputValue(), 'Nieuwe tekst');
    await page.locator('.edit .cancel').click();
    await fate(page, 'Te wijzigen', 'Gekozen');
  });

  test('is open no longer once the chair uses it, if nothing was changed', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    await write(page, 'Net geopend');
    const note = await evening.note('Net geopend');
    await card(page, 'Net geopend').locator('.change').click();
    await evening.command(`select ${note.key}`);
    await fate(page, 'Net geopend', 'Gekozen');
    assert.equal(await page.locator('.edit').count(), 0);
  });

  test('can be withdrawn, and is gone for the chair too', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    await write(page, 'Toch maar niet');
    const note = await evening.note('Toch maar niet');
    await card(page, 'Toch maar niet').locator('.change').click();
    await page.locator('.edit .withdraw').click();
    await evening.event((event) => event.event === 'withdrawn' && event.key === note.key);
    await card(page, 'Toch maar niet').waitFor({ state: 'detached' });
    await page.reload();
    await sees(page, '.me', 'ouderkring');
    assert.equal(await card(page, 'Toch maar niet').count(), 0);
  });

  test('is seen on no other phone', async (t) => {
    const mine = await phone(t);
    const other = await phone(t);
    await mine.goto(evening.url + '?circle=parents');
    await other.goto(evening.url + '?circle=parents');
    await write(mine, 'Alleen van mij');
    await fate(mine, 'Alleen van mij', 'Aangekomen');
    await other.reload();
    await sees(other, '.me', 'ouderkring');
    assert.equal(await card(other, 'Alleen van mij').count(), 0);
  });
});
