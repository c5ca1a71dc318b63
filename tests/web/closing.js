// After the evening: thanks, what became of one's notes, the leaflet. SPDX-License-Identifier: GPL-3.0-or-later
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fate, phone, sees, serve, shoot, write } from './lib/phone.js';

test('closing thanks, keeps the notes in sight, and leads to the leaflet once there is one', async (t) => {
  const evening = await serve(t, { grace_seconds: 0 });
  await evening.goTo(1);
  const page = await phone(t, { forgive: /404/ });
  await page.goto(evening.url + '?circle=parents');
  await write(page, 'Helpt samen plannen?');
  const note = await evening.note('Helpt samen plannen?');
  await fate(page, 'Helpt samen plannen?', 'Aangekomen');
  await page.locator('#text').fill('Nog een idee');
  await evening.commands(`select ${note.key}`, 'next', `ask ${note.key}`, `answer ${note.key} Ja, op maandag.`);
  await evening.command('agree {"what":"Elke maandag plannen we samen","who":"mentoren","circle":"teachers","before":"2027-02-01"}');
  await page.locator('#send').waitFor({ state: 'hidden' });
  assert.equal(await page.locator('#text').inputValue(), 'Nog een idee');
  await page.locator('#text').fill('');
  await evening.command('close');
  await sees(page, '#head', 'De avond is voorbij');
  await sees(page, '#thanks', 'Bedankt voor het meedenken');
  await sees(page, '#thanks', 'Mevrouw De Wit');
  assert.equal(await page.locator('#write').isVisible(), false);
  assert.equal(await page.locator('#leaflet').isVisible(), false);
  await shoot(page, 'closed');
  await evening.command('publish');
  await page.reload();
  await sees(page, '#outcome', 'Helpt samen plannen?');
  await sees(page, '#outcome', 'Ja, op maandag.');
  await sees(page, '#outcome', 'Elke maandag plannen we samen');
  await sees(page, '#outcome .when', 'Vóór 1 februari 2027');
  assert.equal(await page.locator('#thanks').isVisible(), false);
  await shoot(page, 'outcome');
  await page.goto(evening.url + '/leaflet');
  await sees(page, 'main', 'Helpt samen plannen?');
  await sees(page, 'main', 'Ja, op maandag.');
  await sees(page, 'main', 'Elke maandag plannen we samen');
  await shoot(page, 'leaflet');
  await page.locator('.again a').click();
  await fate(page, 'Helpt samen plannen?', 'Gesteld');
});

test('whom to ask later is left out while nobody is named, and reaches pages that were open before', async (t) => {
  const evening = await serve(t, { contact: '' });
  await evening.goTo(1);
  const page = await phone(t);
  await page.goto(evening.url + '?circle=parents');
  await evening.command('close');
  await sees(page, '#thanks', 'Bedankt voor het meedenken');
  const line = page.locator('#thanks li:has(.contact)');
  assert.equal(await line.isVisible(), false);
  await evening.command('contact Mevrouw De Wit, teamleider');
  await sees(page, '#thanks', 'Mevrouw De Wit, teamleider');
  await shoot(page, 'contact');
  await evening.command('contact ');
  await line.waitFor({ state: 'hidden' });
});
