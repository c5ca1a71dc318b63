// The tests' own ground: a phone is on the school's network, and the gate does what a test says. SPDX-License-Identifier: GPL-3.0-or-later
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fate, loseWifi, openGate, phone, sees, serve, wifi, write } from './lib/phone.js';

test('the page has what plain http on an address of the hall has, and no more', async (t) => {
  const evening = await serve(t);
  const gate = await openGate(t, evening);
  for (const url of [evening.url, gate.url]) {
    const page = await phone(t);
    await page.goto(url);
    assert.equal(await page.evaluate(() => window.isSecureContext), false);
    assert.equal(await page.evaluate(() => typeof crypto.randomUUID + typeof navigator.serviceWorker), 'undefinedundefined');
  }
});

test('a new phone remembers nothing of the one before, and two phones nothing of each other', async (t) => {
  const evening = await serve(t);
  const left = async (page) => [await page.evaluate(() => Object.keys(localStorage).filter((name) => /draft|circle/.test(name)).length), page.url()];
  for (const round of [1, 2]) {
    await t.test(`round ${round}`, async (t) => {
      const page = await phone(t);
      await page.goto(evening.url);
      assert.deepEqual(await left(page), [0, evening.url]);
      await sees(page, '.choice', 'Ouders');
      await page.locator('.choice a.parents').click();
      await sees(page, '.me', 'Je zit in de ouderkring');
      const other = await phone(t);
      await other.goto(evening.url);
      await sees(other, '.choice', 'Ouders');
    });
  }
});

test('a gate without rules changes nothing, not even for the live stream', async (t) => {
  const evening = await serve(t);
  await evening.goTo(1);
  const gate = await openGate(t, evening);
  const page = await phone(t);
  await page.goto(gate.url + '?circle=parents');
  await write(page, 'Door de poort');
  await fate(page, 'Door de poort', 'Aangekomen');
  const note = await evening.note('Door de poort');
  await evening.command(`select ${note.key}`);
  await fate(page, 'Door de poort', 'Gekozen');
  assert.equal(gate.seen({ path: '/state' }).length, 0, 'told by the stream');
  await page.reload();
  await fate(page, 'Door de poort', 'Gekozen');
});

test('what a gate answers, loses, cuts, holds and keeps is what the phone gets', async (t) => {
  const evening = await serve(t);
  const gate = await openGate(t, evening);
  const state = (signal) => fetch(gate.url + '/state', { signal });
  gate.answer({ path: '/state', times: 1 }, { status: 418, json: { error: 'teapot' }, headers: { 'Retry-After': '7' } });
  const answer = await state();
  assert.deepEqual([answer.status, answer.headers.get('retry-after'), await answer.json()], [418, '7', { error: 'teapot' }]);
  assert.equal((await state()).status, 200);
  gate.lose({ path: '/state', times: 1 });
  await assert.rejects(state());
  gate.cut({ path: '/state', times: 1 });
  await assert.rejects(state());
  const hold = gate.hold({ path: '/state' });
  const held = state();
  await hold.met;
  hold.end();
  assert.equal((await held).status, 200);
  const stall = gate.stall();
  const stalled = assert.rejects(state());
  await stall.met;
  stall.end();
  await stalled;
  const buffer = gate.buffer();
  await assert.rejects(fetch(gate.url + '/events', { signal: AbortSignal.timeout(300) }), 'not even a header comes');
  buffer.end();
  gate.refuseCookies();
  assert.equal((await fetch(gate.url)).headers.get('set-cookie'), null);
});

test('without Wi-Fi nothing reaches the laptop, with it everything does again', async (t) => {
  const evening = await serve(t);
  const gate = await openGate(t, evening);
  loseWifi(t);
  for (const url of [evening.url, gate.url]) {
    const page = await phone(t, { forgive: /ERR_/ });
    await assert.rejects(page.goto(url));
  }
  wifi(true);
  for (const url of [evening.url, gate.url]) {
    const page = await phone(t);
    await page.goto(url);
    await sees(page, '#head', 'Bijna zover');
  }
});
