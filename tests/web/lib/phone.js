/* Phones: browser contexts of the size of one. SPDX-License-Identifier: GPL-3.0-or-later

   How a test goes:
     const evening = await serve(t, { grace_seconds: 0 });   // a laptop at 192.168.77.1; evening.url, .commands('select KEY', 'next'), .note('text')
     await evening.goTo(1);                                  // pupils talk
     const page = await phone(t);                            // a new phone with nothing on it, in Playwright's idiom; console errors fail the test
     await page.goto(evening.url + '?circle=parents');
     await write(page, 'Mag dat?');
     await fate(page, 'Mag dat?', 'Aangekomen');             // waits; so do sees() and locator.waitFor()
   The Wi-Fi of all phones fails:  loseWifi(t); … wifi(true);
   A fault on the way: const gate = await openGate(t, evening), open gate.url + '?circle=parents' instead of evening.url, and say
     gate.answer({ method: 'POST', path: '/notes', times: 1 }, { status: 409, json: { error: 'closed' } })   // or html, headers: a login page
     gate.lose({…})  gate.cut({…})  gate.stall({…})  gate.buffer()  gate.refuseCookies()  gate.hangUp()
     const held = gate.hold({ path: '/state', times: 1 }); await held.met; … held.end();
     gate.seen({ path: '/state' }).length                    // what the phone asked for so far
   see lib/gate.js. No page.route() and no setOffline(): not every browser has them. Run one file: DRIE_CLI=…/driegesprek-cli tests/web/run lost
   In WebKit instead of Chromium: DRIE_BROWSER=webkit. More of a test's output: run --test-reporter=spec lost */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { Evening } from './evening.js';
import { Gate } from './gate.js';
import { wifi } from './hall.js';
import { WebKitPhone, closeScreen, openScreen } from './webkit.js';

export { wifi };

const PATIENCE = 60000;
const ARGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const SCREENSHOTS = process.env.DRIE_SCREENSHOTS || (process.env.DRIE_BUILD_ROOT && join(process.env.DRIE_BUILD_ROOT, 'screenshots'));

/* Which of BROWSERS this run is in; a test that one of them cannot do says { skip: BROWSER === … }. */
export const BROWSERS = ['chromium', 'webkit'];
export const BROWSER = process.env.DRIE_BROWSER || 'chromium';

let browser;

export async function openBrowser() {
  if (BROWSER === 'webkit') await openScreen();
  else browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGS });
}

export async function closeBrowser() {
  if (BROWSER === 'webkit') await closeScreen();
  else await browser?.close();
}

async function chromiumPhone(options, complain) {
  const context = await browser.newContext({ deviceScaleFactor: 2, ...options });
  context.setDefaultTimeout(PATIENCE);
  context.on('page', (page) => {
    page.on('pageerror', (error) => complain(String(error)));
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complain(message.text()); });
  });
  return context;
}

async function webkitPhone(options, complain) {
  const context = await WebKitPhone.open(options);
  const close = context.close.bind(context);
  context.close = async () => {
    context.complaints().forEach(complain);
    await close();
  };
  return context;
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

/* A proxy between the test's phones and @evening: let them open gate.url instead of evening.url. */
export async function openGate(t, evening) {
  const gate = await Gate.open(evening);
  t.after(async () => {
    await putAway(t);
    await gate.close();
  });
  return gate;
}

/* Without Wi-Fi until wifi(true), at the latest until the end of the test. */
export function loseWifi(t) {
  wifi(false);
  t.after(() => wifi(true));
}

const phones = new WeakMap();

async function putAway(t) {
  const mine = phones.get(t) || [];
  phones.delete(t);
  for (const { context, page } of mine) {
    if (t.passed === false) t.diagnostic(await inWords(page).catch(String));
    await context.close();
  }
}

/* What a page showed when its test failed. */
function inWords(page) {
  return page.evaluate(() => {
    const { state, ...data } = document.body.dataset;
    return `${location.search} ${document.activeElement.id || document.activeElement.tagName} ${JSON.stringify(data)} ${document.body.innerText.replace(/\s+/g, ' ').slice(0, 700)}`;
  });
}

/* A new phone with nothing on it. Whatever its pages complain about on the console fails the test, except @forgive (a RegExp). */
export async function phone(t, options = {}) {
  const { forgive, browser: kind = BROWSER, ...rest } = options;
  const complaints = [];
  const complain = (text) => { if (!forgive?.test(text)) complaints.push(text); };
  const settings = { viewport: { width: 360, height: 740 }, locale: 'nl-NL', colorScheme: 'light', reducedMotion: 'reduce', ...rest };
  const context = await (kind === 'webkit' ? webkitPhone : chromiumPhone)(settings, complain);
  const page = await context.newPage();
  phones.set(t, [...(phones.get(t) || []), { context, page }]);
  t.after(async () => {
    await putAway(t);
    assert.deepEqual(complaints, [], 'the console stays silent');
  });
  return page;
}

/* A picture for people to look at, where there is a place for it (DRIE_SCREENSHOTS, or the build's screenshots). */
export async function shoot(page, name) {
  if (!SCREENSHOTS) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `phone-${name}.png`) });
}

/* Waits until the element is seen and its text, whitespace aside, is or contains @wanted. */
export async function sees(page, selector, wanted) {
  const element = page.locator(selector).first();
  // Of an element that is not shown, innerText is everything in it.
  const read = async () => (await element.isVisible() ? (await element.innerText()).replace(/\s+/g, ' ').trim() : '(nothing)');
  const fits = (text) => (wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted));
  const deadline = Date.now() + PATIENCE;
  let text = '';
  do {
    text = await read().catch(() => '');
    if (fits(text)) return text;
    await page.waitForTimeout(50);
  } while (Date.now() < deadline);
  assert.fail(`${selector} shows "${text}", not ${wanted}`);
}

/* Does what makes the page begin anew, and waits until it has: until then a click is nobody's, and a reload is broken off. */
export async function renewed(page, act) {
  await page.evaluate(() => { window.before = true; });
  await act();
  await page.waitForFunction(() => !window.before && document.readyState === 'complete');
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

/* Was the note with @text refused for coming too fast, or is it there? */
async function cameTooFast(page, text) {
  const arrived = card(page, text).locator('.fate-word').getByText('Aangekomen', { exact: true }).filter({ visible: true });
  const refused = page.locator('body[data-error=too_fast]');
  // The page may be just being replaced by the next.
  const is = (what) => what.count().catch(() => 0);
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await page.waitForTimeout(50)) {
    if (await is(refused)) return true;
    if (await is(arrived)) return false;
  }
  return assert.fail(`${text} neither arrives nor comes too fast`);
}

/* Writes notes until one comes too fast; returns its text. Five are let through at once and one more every ten seconds: who is slow writes more. */
export async function writeTooFast(page, words) {
  for (let number = 1; number <= 30; number++) {
    const text = `${words} ${number}`;
    await write(page, text);
    if (!(await cameTooFast(page, text))) continue;
    assert.ok(number > 5, `${text} came too fast`);
    return text;
  }
  return assert.fail('nothing comes too fast');
}
