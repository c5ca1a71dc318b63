// The evening's address as phones of several languages read it in Chromium: read-page.js URL FOLDER LANGUAGE… prints {"tr":{…},…} and leaves
// pictures in FOLDER. SPDX-License-Identifier: GPL-3.0-or-later
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const ARGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, reducedMotion: 'reduce', colorScheme: 'light' };
const [url, folder, ...languages] = process.argv.slice(2);

/* What its reader sees, and which way it reads. */
async function read(page, address) {
  await page.goto(address);
  await page.locator('.sums').waitFor();
  return page.evaluate(() => ({
    lang: document.documentElement.lang,
    direction: getComputedStyle(document.querySelector('.sums')).direction,
    text: document.body.innerText.replace(/\s+/g, ' '),
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  }));
}

async function readIn(browser, locale) {
  const context = await browser.newContext({ ...PHONE, locale });
  const complaints = [];
  context.on('page', (page) => {
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  });
  const page = await context.newPage();
  const start = await read(page, url);
  const leaflet = await read(page, url + '/leaflet');
  await page.screenshot({ path: join(folder, `after-leaflet-${locale}.png`), fullPage: true });
  await context.close();
  return { start, leaflet, complaints };
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGS });
const read_by = {};
for (const language of languages) read_by[language] = await readIn(browser, language);
await browser.close();
console.log(JSON.stringify(read_by));
