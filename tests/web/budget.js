// The first visit: at most 30 KB over the wire, in two requests. SPDX-License-Identifier: GPL-3.0-or-later
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { BROWSER, serve, phone, sees } from './lib/phone.js';

const BUDGET = 30 * 1024;

// Letters of two bytes make the longest page. Only Chromium tells what came over the wire.
for (const lang of ['nl', 'uk']) {
  test(`a cold load is two requests and under 30 KB (${lang})`, { skip: BROWSER === 'webkit' }, async (t) => {
    const evening = await serve(t);
    await evening.goTo(1);
    const page = await phone(t);
    const wire = await page.context().newCDPSession(page);
    const requests = new Map();
    await wire.send('Network.enable');
    wire.on('Network.requestWillBeSent', ({ requestId, request }) => requests.set(requestId, { url: request.url, bytes: 0 }));
    wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const request = requests.get(requestId);
      if (request) request.bytes = encodedDataLength; // else of the page before
    });
    await page.goto(`${evening.url}?circle=parents&lang=${lang}`, { waitUntil: 'load' });
    await sees(page, '#time', /^14:/);
    const isLoaded = ({ url, bytes }) => bytes > 0 || !url.startsWith(evening.origin) || /\/(state|events)/.test(url);
    for (const deadline = Date.now() + 30000; ![...requests.values()].every(isLoaded) && Date.now() < deadline;) await page.waitForTimeout(20);
    const loaded = [...requests.values()].filter(({ url }) => !/^data:|\/(state|events)/.test(url));
    const bytes = loaded.reduce((sum, request) => sum + request.bytes, 0);
    t.diagnostic(`${loaded.length} requests, ${bytes} bytes`);
    assert.equal(loaded.length, 2, loaded.map(({ url }) => url).join(' '));
    assert.ok(loaded.every((request) => request.bytes > 0 && request.url.startsWith(evening.origin)));
    assert.ok(bytes <= BUDGET, `${bytes} bytes`);
    requests.clear();
    await page.goto(evening.url, { waitUntil: 'load' });
    await sees(page, '#time', /^14:/);
    const again = [...requests.values()].filter(({ url, bytes }) => !/^data:|\/(state|events)/.test(url) && bytes > 0);
    assert.equal(again.length, 1, 'the script is kept by the phone');
  });
}

/* "Slow 3G" as Chromium's developer tools had it: a round trip of 400 ms, 400 kbit/s each way. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 400 * 1000 / 8, uploadThroughput: 400 * 1000 / 8 };

// Only told: how fast a test machine is says nothing about the page.
test('how soon a phone on slow 3G shows the page, and can write', { skip: BROWSER === 'webkit' }, async (t) => {
  const evening = await serve(t);
  await evening.goTo(1);
  const page = await phone(t);
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', SLOW_3G);
  await page.goto(evening.url + '?circle=parents', { waitUntil: 'load' });
  await page.waitForFunction(() => document.documentElement.classList.contains('js') && !document.getElementById('text').disabled);
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
  const [paint, usable] = await page.evaluate(() => [
    performance.getEntriesByName('first-contentful-paint')[0].startTime, performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
  ]);
  t.diagnostic(`slow 3G: first paint after ${Math.round(paint)} ms, usable after ${Math.round(usable)} ms`);
  assert.ok(paint > SLOW_3G.latency, 'the line was slow');
});
