// What every page must bear: dark, narrow, large text, right-to-left, the keyboard. SPDX-License-Identifier: GPL-3.0-or-later
import { describe, test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { Evening } from './lib/evening.js';
import { BROWSER, fate, phone, sees, serve, shoot, write } from './lib/phone.js';

/* Elements that stick out of the screen sideways. */
function overflowing(page) {
  return page.evaluate(() => Array.from(document.querySelectorAll('body *'))
    .filter((element) => element.checkVisibility() && !element.closest('.sr, .sprite'))
    .filter((element) => { const box = element.getBoundingClientRect(); return box.right > innerWidth + 1 || box.left < -1; })
    .map((element) => element.outerHTML.slice(0, 100)));
}

/* Contrast of each visible text with what is painted behind it; only plain backgrounds are used. */
function faint(page) {
  return page.evaluate(() => {
    const parse = (text) => text.match(/[\d.]+/g).map(Number);
    const light = (rgb) => {
      const [r, g, b] = rgb.map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
      for (; element; element = element.parentElement) {
        const colour = parse(getComputedStyle(element).backgroundColor);
        if (colour[3] !== 0) return colour;
      }
      return [255, 255, 255];
    };
    const bad = [];
    for (const element of document.querySelectorAll('body *')) {
      const own = Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.textContent.trim());
      if (!own || !element.checkVisibility() || element.closest('.sr, noscript')) continue;
      const [a, b] = [light(parse(getComputedStyle(element).color).slice(0, 3)), light(behind(element).slice(0, 3))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < 4.5) bad.push(`${contrast.toFixed(2)} ${element.outerHTML.slice(0, 90)}`);
    }
    return bad;
  });
}

/* Outlines of what can be pressed or typed in that are too faint against what lies around them. */
function faintOutlines(page) {
  return page.evaluate(() => {
    const parse = (text) => text.match(/[\d.]+/g).map(Number);
    const light = (rgb) => {
      const [r, g, b] = rgb.map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const painted = (element) => { const colour = parse(getComputedStyle(element).backgroundColor); return colour[3] !== 0 && colour.slice(0, 3); };
    const behind = (element) => { for (; element; element = element.parentElement) if (painted(element)) return painted(element); return [255, 255, 255]; };
    return Array.from(document.querySelectorAll('button:not(.link), textarea, input:not([type=hidden])')).filter((element) => element.checkVisibility()).filter((element) => {
      const around = behind(element.parentElement);
      const border = parseFloat(getComputedStyle(element).borderTopWidth) && parse(getComputedStyle(element).borderTopColor).slice(0, 3);
      return Math.max(border ? contrast(border, around) : 0, painted(element) ? contrast(painted(element), around) : 0) < 3;
    }).map((element) => element.outerHTML.slice(0, 90));
  });
}

/* Things to press that are too small for a thumb. */
function tiny(page) {
  return page.evaluate(() => Array.from(document.querySelectorAll('a, button, summary, textarea, input:not([type=hidden])'))
    .filter((element) => element.checkVisibility())
    .map((element) => [element.getBoundingClientRect(), element.outerHTML.slice(0, 90)])
    .filter(([box]) => box.height < 48 || box.width < 48).map(([, html]) => html));
}

describe('looks', () => {
  let evening;
  before(async () => { evening = await Evening.start(); await evening.goTo(1); });
  after(() => evening.stop());

  /* A page with a bit of everything on it. */
  async function full(t, options, text) {
    const page = await phone(t, options);
    await page.goto(evening.url + '?circle=parents');
    await write(page, text);
    await fate(page, text, 'Aangekomen');
    await page.locator('#text').fill('Mag de telefoon in de klas? '.repeat(4));
    return page;
  }

  for (const colorScheme of ['light', 'dark']) {
    test(`everything can be read and pressed (${colorScheme})`, async (t) => {
      const page = await full(t, { colorScheme }, `Is het rustig genoeg (${colorScheme})?`);
      assert.deepEqual(await faint(page), []);
      assert.deepEqual(await tiny(page), []);
      assert.deepEqual(await faintOutlines(page), []);
      await page.locator('.languages summary').click();
      assert.deepEqual(await tiny(page), []);
      await page.locator('.languages summary').click();
      await shoot(page, `open-${colorScheme}`);
      await page.locator('#text').fill('');
      await page.locator('#send').click();
      await sees(page, '#errors', 'Er staat nog niets');
      await page.locator('.change').click();
      assert.deepEqual(await faint(page), []);
      assert.deepEqual(await tiny(page), []);
      assert.deepEqual(await faintOutlines(page), []);
      await page.goto(evening.url + '?circle=none');
      assert.deepEqual(await faint(page), []);
      assert.deepEqual(await tiny(page), []);
      await sees(page, '#how', 'Eén vraag per briefje');
      await shoot(page, `choose-${colorScheme}`);
    });
  }

  test('320 pixels wide, and text at twice the size', async (t) => {
    const page = await full(t, { viewport: { width: 320, height: 568 } }, 'Zevenendertigletterwoordaaneengeschreven '.repeat(3).trim());
    assert.deepEqual(await overflowing(page), []);
    await shoot(page, 'narrow');
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    assert.deepEqual(await overflowing(page), []);
    await shoot(page, 'narrow-large');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  });

  test('with large letters and buttons that read aloud, words stay whole', async (t) => {
    const page = await full(t, {}, 'Met grote letters?');
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      document.querySelectorAll('.speak').forEach((button) => { button.hidden = false; });
      window.dispatchEvent(new Event('resize'));
    });
    assert.equal(await page.locator('.floor').evaluate((floor) => getComputedStyle(floor).position), 'static', 'half the screen does not stay in the way');
    const words = page.locator('.note .fate-word').getByText('Aangekomen').filter({ visible: true });
    assert.ok((await words.boundingBox()).height < 70, 'one line');
    assert.deepEqual(await overflowing(page), []);
    assert.deepEqual(await tiny(page), []);
    await shoot(page, 'large');
  });

  test('right to left', async (t) => {
    const page = await full(t, {}, 'متى تحتاج إلى مساعدتنا ومتى لا؟');
    await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
    assert.deepEqual(await overflowing(page), []);
    const box = (selector) => page.locator(selector).first().boundingBox();
    assert.ok((await box('#time')).x < (await box('#head')).x, 'the clock stands left of the heading');
    assert.ok((await box('.me .parents')).x > 180, 'the sign of the circle stands right');
    await shoot(page, 'right-to-left');
    assert.equal(await page.locator('.note .text').evaluate((text) => getComputedStyle(text).direction), 'rtl');
    await page.evaluate(() => { document.documentElement.dir = 'ltr'; });
    assert.equal(await page.locator('.note .text').evaluate((text) => getComputedStyle(text).direction), 'rtl', 'a note keeps its own direction');
  });

  test('a question in the other direction begins where the page does, like its theme', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents&lang=ar');
    const edges = await page.evaluate(() => ['.theme', 'h1'].map((selector) => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector(selector));
      return Math.round(range.getBoundingClientRect().left - document.querySelector('main').getBoundingClientRect().left);
    }));
    assert.deepEqual(edges, [16, 16]);
  });

  test('the keyboard reaches everything in reading order, and focus is seen', async (t) => {
    const page = await full(t, {}, 'Met het toetsenbord');
    await page.reload();
    await fate(page, 'Met het toetsenbord', 'Aangekomen');
    await page.bringToFront();
    await page.keyboard.press('Tab');
    const seen = [];
    for (let i = 0; i < 6; i++) {
      seen.push(await page.evaluate(() => {
        const at = document.activeElement;
        return [at.id || at.className || at.tagName, getComputedStyle(at).outlineStyle !== 'none'];
      }));
      await page.keyboard.press('Tab');
    }
    assert.ok(seen.every(([, outlined]) => outlined), JSON.stringify(seen));
    assert.deepEqual(seen.map(([name]) => name), ['me', 'SUMMARY', 'text', 'send', 'link change', 'SUMMARY']);
  });

  test('what has the focus is never hidden under the heading that stays', async (t) => {
    const page = await full(t, {}, 'Onder de kop');
    await page.bringToFront();
    for (let i = 0; i < 5; i++) await page.evaluate((i) => document.getElementById('list').append(Object.assign(document.querySelector('.note').cloneNode(true), { id: 'n' + i })), i);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Shift+Tab');
      // Some browsers scroll a moment after the key.
      await page.waitForFunction(() => {
        const at = document.activeElement;
        const box = at.getBoundingClientRect();
        return at.closest('.floor') || at === document.body || box.top >= document.querySelector('.floor').getBoundingClientRect().bottom;
      });
    }
  });

  // WebKit knows no forced colours.
  test('with the colours a reader forces, shapes and borders remain', { skip: BROWSER === 'webkit' }, async (t) => {
    const page = await full(t, { forcedColors: 'active' }, 'Met eigen kleuren');
    const look = (selector, property) => page.locator(selector).first().evaluate((element, property) => getComputedStyle(element)[property], property);
    const ground = await look('body', 'backgroundColor');
    assert.notEqual(await look('.sign .pupils', 'color'), ground, 'the sign of the circle that talks');
    assert.notEqual(await look('.me .parents', 'color'), ground, 'the sign of one\'s own circle');
    for (const selector of ['#send', '.note', '.fate-word > [data-is=received]']) assert.notEqual(await look(selector, 'borderTopStyle'), 'none', selector);
    await shoot(page, 'forced-colours');
  });

  test('nothing moves for those who want it still, and the page may be enlarged', async (t) => {
    const page = await full(t, { reducedMotion: 'reduce' }, 'Heel stil');
    assert.equal(await page.locator('.floor').evaluate((floor) => getComputedStyle(floor).transitionProperty), 'none');
    assert.doesNotMatch(await page.locator('meta[name=viewport]').getAttribute('content'), /user-scalable|maximum-scale/);
  });

  test('each part says its language, and the page has its landmarks, headings in order and a title', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents&lang=en');
    const lang = (selector) => page.locator(selector).first().evaluate((element) => element.closest('[lang]').lang);
    assert.equal(await lang('h1'), 'en', 'translated by the chair');
    assert.equal(await lang('.question details p'), 'nl', 'as it was written');
    assert.equal(await lang('#asking blockquote'), 'nl');
    assert.equal(await page.locator('.languages a', { hasText: 'Türkçe' }).getAttribute('lang'), 'tr');
    assert.equal(await page.title(), 'What helps you to get your homework done? – Driegesprek');
    const parts = await page.evaluate(() => ['header', 'main', 'footer'].map((name) => document.querySelectorAll('body > ' + name).length));
    assert.deepEqual(parts, [1, 1, 1]);
    const levels = await page.evaluate(() => Array.from(document.querySelectorAll('h1, h2, h3')).filter((heading) => heading.checkVisibility()).map((heading) => heading.tagName));
    assert.equal(levels[0], 'H1');
    assert.deepEqual(levels.slice(1).filter((level) => level !== 'H2'), []);
  });

  test('the three sentences stand open until it begins, then they are folded away until wanted', async (t) => {
    const own = await serve(t);
    const page = await phone(t);
    await page.goto(own.url + '?circle=parents');
    await sees(page, '#how', 'Eén kring praat.');
    assert.deepEqual(await page.locator('#how li .i').evaluateAll((drawings) => drawings.map((i) => i.getBoundingClientRect().width >= 48)), [true, true, true]);
    await shoot(page, 'how');
    await own.goTo(1);
    await page.locator('#how li').first().waitFor({ state: 'hidden' });
    await page.locator('#how summary').click();
    await sees(page, '#how', 'Eén kring praat.');
    await own.command('next');
    await sees(page, '#head', 'Leerlingen antwoorden');
    assert.equal(await page.locator('#how li').first().isVisible(), true, 'the reader opened it, so it stays open');
  });
});
