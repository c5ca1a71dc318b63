// Phones that refuse cookies, with script (without: no-script.js). SPDX-License-Identifier: GPL-3.0-or-later
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { card, fate, openGate, phone, sees, serve, write } from './lib/phone.js';

test('without cookies a note is followed, changed and found again after a reload, by its writer alone', async (t) => {
  const evening = await serve(t);
  await evening.goTo(1);
  const gate = await openGate(t, evening);
  gate.refuseCookies();
  const page = await phone(t);
  await page.goto(gate.url + '?circle=parents');
  await write(page, 'Blijf ik bestaan?');
  await fate(page, 'Blijf ik bestaan?', 'Aangekomen');
  await card(page, 'Blijf ik bestaan?').locator('.change').click();
  await page.locator('.edit textarea').fill('Blijf ik van mij?');
  await page.locator('.edit .save').click();
  await fate(page, 'Blijf ik van mij?', 'Aangekomen');
  const note = await evening.note('Blijf ik van mij?');
  await page.goto(gate.url);
  await fate(page, 'Blijf ik van mij?', 'Aangekomen');
  await evening.command(`select ${note.key}`);
  await fate(page, 'Blijf ik van mij?', 'Gekozen');
  const other = await phone(t);
  await other.goto(gate.url + '?circle=parents');
  await sees(other, '#head', 'Leerlingen praten');
  assert.equal(await other.locator('.note').count(), 0);
});
