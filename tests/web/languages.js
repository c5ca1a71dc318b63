// Every language of the phone page: chosen by its own name, said of the page, and each of its sentences fits a small screen. SPDX-License-Identifier: GPL-3.0-or-later
import { describe, test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { Evening } from './lib/evening.js';
import { fate, phone, shoot, write } from './lib/phone.js';

const NAMES = {
  ar: 'العربية', de: 'Deutsch', en: 'English', es: 'Español', fr: 'Français', nl: 'Nederlands', pl: 'Polski', tr: 'Türkçe', uk: 'Українська',
};

/* Shows all at once: each heading, line, error and fate, and what waits behind [hidden]. */
function showEverything(page) {
  return page.evaluate(() => {
    for (const element of document.querySelectorAll('main [hidden], .lost[hidden], footer [hidden]')) element.hidden = false;
    for (const element of document.querySelectorAll('details:not(.languages)')) element.open = true;
    for (const template of document.querySelectorAll('template')) template.after(template.content.cloneNode(true));
    const names = ['head', 'say', 'err', 'shut', 'stays', 'is', 'to', 'circle', 'on', 'hint', 'word', 'sure'].map((name) => `[data-${name}]:not(body)`);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${names.join()} { display: block !important; } .choice, .thanks { display: grid !important; }`);
    document.adoptedStyleSheets = [sheet];
  });
}

/* Sentences that stick out of the screen, and words that do not fit what they stand in. */
function sticking(page) {
  return page.evaluate(() => Array.from(document.querySelectorAll('body *'))
    .filter((element) => element.checkVisibility() && !element.closest('.sr, .sprite, svg, textarea'))
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.right > innerWidth + 1 || box.left < -1 || (getComputedStyle(element).display !== 'inline' && element.scrollWidth > element.clientWidth + 1);
    })
    .map((element) => `${element.scrollWidth}/${element.clientWidth} ${element.outerHTML.slice(0, 120)}`));
}

describe('languages', () => {
  let evening;
  before(async () => { evening = await Evening.start(); await evening.goTo(1); });
  after(() => evening.stop());

  test('the page offers each by its own name', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url);
    const offered = await page.locator('.languages a').evaluateAll((links) => links.map((link) => [link.lang, link.textContent]));
    assert.deepEqual(Object.fromEntries(offered), NAMES);
  });

  for (const [lang, name] of Object.entries(NAMES)) {
    test(`${name} says what it is and fits`, async (t) => {
      const page = await phone(t, { viewport: { width: 320, height: 568 } });
      await page.goto(evening.url);
      await page.locator('.languages summary').click();
      assert.deepEqual(await sticking(page), []);
      await page.locator('.languages a', { hasText: name }).click();
      await page.locator(`html[lang=${lang}][dir=${lang === 'ar' ? 'rtl' : 'ltr'}]`).waitFor();
      await shoot(page, `choose-${lang}`);
      assert.deepEqual(await sticking(page), []);
      assert.ok((await page.locator('.choice a.teachers').boundingBox()).y < 568, 'the third circle is in sight');

      await page.locator('.choice a.parents').click();
      await write(page, `${name}?`);
      await fate(page, `${name}?`, await page.locator('#note-card').evaluate((card) => card.content.querySelector('[data-is=received]').textContent.trim()));
      await shoot(page, `write-${lang}`);
      assert.deepEqual(await sticking(page), []);

      await showEverything(page);
      assert.deepEqual(await sticking(page), []);
      await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
      assert.deepEqual(await sticking(page), []);
    });
  }
});
