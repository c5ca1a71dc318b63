// Phones: browser contexts of the size of one. SPDX-License-Identifier: GPL-3.0-or-later
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { Evening } from './evening.js';

const ARGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const SCREENSHOTS = process.env.DRIE_SCREENSHOTS || join(process.env.DRIE_BUILD_ROOT || '.', 'screenshots');

let browser;

export async function openBrowser() {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGS });
}

export async function closeBrowser() {
  await browser?.close();
}

/* An evening for one test; it ends after the test's phones are put away. */
export async function serve(t, plan, options) {
  const evening = await Evening.start(plan, options);
  t.after(async () => {
    await putAway(t);
    await evening.stop();
  });
  return evening;
}

const phones = new WeakMap();

async function putAway(t) {
  const contexts = phones.get(t) || [];
  phones.delete(t);
  for (const context of contexts) await context.close();
}

/* A new phone with nothing on it. Whatever its page complains about on the console fails the test, except @forgive (a RegExp). */
export async function phone(t, options = {}) {
  const { forgive, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, locale: 'nl-NL', colorScheme: 'light', reducedMotion: 'reduce', ...rest,
  });
  context.setDefaultTimeout(15000);
  // What plain http on an address of the school's network does not have, though 127.0.0.1 does.
  await context.addInitScript(() => { delete Crypto.prototype.randomUUID; delete Navigator.prototype.locks; delete Navigator.prototype.serviceWorker; });
  phones.set(t, [...(phones.get(t) || []), context]);
  const page = await context.newPage();
  const complaints = [];
  const complain = (text) => { if (!forgive?.test(text)) complaints.push(text); };
  page.on('pageerror', (error) => complain(String(error)));
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complain(message.text()); });
  t.after(async () => {
    await putAway(t);
    assert.deepEqual(complaints, [], 'the console stays silent');
  });
  return page;
}

export async function shoot(page, name) {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `phone-${name}.png`) });
}

/* Waits until the element is seen and its text, whitespace aside, is or contains @wanted. */
export async function sees(page, selector, wanted) {
  const element = page.locator(selector).first();
  // Of an element that is not shown, innerText is everything in it.
  const read = async () => (await element.isVisible() ? (await element.innerText()).replace(/\s+/g, ' ').trim() : '(nothing)');
  const fits = (text) => (wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted));
  const deadline = Date.now() + 10000;
  let text = '';
  do {
    text = await read().catch(() => '');
    if (fits(text)) return text;
    await page.waitForTimeout(50);
  } while (Date.now() < deadline);
  assert.fail(`${selector} shows "${text}", not ${wanted}`);
}

export function card(page, text) {
  return page.locator('.note', { hasText: text });
}

/* Waits until the note with @text says @word. */
export async function fate(page, text, word) {
  await card(page, text).locator('.fate-word').getByText(word, { exact: true }).filter({ visible: true }).waitFor();
}

export async function write(page, text) {
  await page.locator('#text').fill(text);
  await page.locator('#send').click();
}
