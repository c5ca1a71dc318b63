// Pages that documents are: is their HTML what the standard says, and can everybody use them? `node documents.js FILE…` prints what is wrong, a line
// each, and exits 1 if anything is. SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';
import { violations } from './lib/axe.js';

/* A bar is as long as its number: the one thing that a style in the element is for. */
const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'], rules: { 'no-inline-style': 'off', 'doctype-style': 'off' } });

async function invalid(file) {
  const report = await validator.validateString(readFileSync(file, 'utf8'));
  return report.results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `line ${line}: ${ruleId}: ${message}`));
}

/* What a browser does with it; @width: of the screen. */
async function unusable(browser, file, width) {
  const complaints = [];
  const page = await browser.newPage({ viewport: { width, height: 720 } });
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) complaints.push(`asks for ${request.url()}`); });
  await page.goto(pathToFileURL(file).href);
  complaints.push(...await violations(page));
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (sideways > 0) complaints.push(`sticks out by ${sideways} pixels at ${width}`);
  await page.close();
  return complaints;
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
let wrong = 0;
for (const file of process.argv.slice(2))
  for (const complaint of [...await invalid(file), ...await unusable(browser, file, 1280), ...await unusable(browser, file, 320)]) {
    console.log(`${file}: ${complaint}`);
    wrong++;
  }
await browser.close();
process.exitCode = wrong ? 1 : 0;
