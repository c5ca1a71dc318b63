// The whole evening as one phone sees it, in three languages, one of them from right to left: what is said is what the page of that language holds for
// the moment, by its data- attributes. SPDX-License-Identifier: GPL-3.0-or-later
import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { fate, openGate, phone, sees, serve, write } from './lib/phone.js';

const CUT = /ERR_|Failed to load resource|network connection was lost|Could not connect/;
const QUESTION = { nl: 'Helpt samen plannen?', en: 'Does planning together help?', ar: 'هل يساعد التخطيط معا؟' };

/* The sentence that the page holds under @selector, also in its templates. */
function sentence(page, selector) {
  return page.evaluate((selector) => {
    const roots = [document, ...Array.from(document.querySelectorAll('template'), (template) => template.content)];
    const found = roots.map((root) => root.querySelector(selector)).find(Boolean);
    return found.textContent.replace(/\s+/g, ' ').trim();
  }, selector);
}

async function says(page, where, selector) {
  await sees(page, where, await sentence(page, selector));
}

async function becomes(page, text, disposition) {
  await fate(page, text, await sentence(page, `.fate-word [data-is=${disposition}] > span`));
}

describe('the evening', () => {
  const told = new Map();

  for (const [lang, question] of Object.entries(QUESTION)) {
    test(`from the circle to the leaflet (${lang})`, async (t) => {
      const evening = await serve(t, { grace_seconds: 0 });
      const page = await phone(t);
      await page.goto(`${evening.url}?lang=${lang}`);
      await page.locator(`html[lang=${lang}][dir=${lang === 'ar' ? 'rtl' : 'ltr'}]`).waitFor();
      await says(page, '#say', '[data-say=choose]');
      await page.locator('.choice a.parents').click();
      await says(page, '.me', '.name [data-circle=parents]');
      await says(page, '#head', '[data-head=before]');
      await says(page, '.shut', '[data-shut=before]');

      await evening.goTo(1);
      await says(page, '#head', '[data-head=pupils-talk]');
      await says(page, '#say', '[data-say=open-talk]');
      await says(page, 'label[for=text]', 'label [data-to=pupils]');
      await write(page, question);
      const note = await evening.note(question);
      await becomes(page, question, 'received');
      assert.equal(await page.locator('#text').inputValue(), '');
      await evening.command(`select ${note.key}`);
      await becomes(page, question, 'selected');
      await evening.commands('next', `ask ${note.key}`);
      await says(page, '#head', '[data-head=pupils-answer]');
      await sees(page, '#asking', question);
      await says(page, '#asking', '#asking-title');
      await becomes(page, question, 'asking');
      await evening.commands(`answer ${note.key} Ja, op maandag.`, 'next');
      await becomes(page, question, 'asked');
      await says(page, '#head', '[data-head=parents-talk]');
      await says(page, '#say', '[data-say=my-talk]');
      await says(page, '.shut', '[data-shut=speaking]');

      await evening.command('close');
      await says(page, '#head', '[data-head=closed]');
      await says(page, '#thanks', '#thanks h2');
      await evening.command('publish');
      await page.reload();
      await sees(page, '#outcome', question);
      await sees(page, '#outcome', 'Ja, op maandag.');
      await page.goto(`${evening.url}/leaflet`);
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      await sees(page, 'main', question);
      told.set(lang, await sentence(page, 'h2'));
    });

    test(`without the laptop, then with another one (${lang})`, async (t) => {
      const evening = await serve(t, { grace_seconds: 0 });
      await evening.goTo(1);
      const gate = await openGate(t, evening);
      const page = await phone(t, { forgive: CUT });
      await page.goto(`${gate.url}?circle=parents&lang=${lang}`);
      await says(page, '#head', '[data-head=pupils-talk]');
      const cut = gate.cut();
      gate.hangUp();
      await write(page, question);
      await becomes(page, question, 'waiting');
      await says(page, '#lost', '#lost p');
      await sees(page, '#lost', 'Voorbeeld-gasten');
      await evening.commands('next', 'next');
      cut.end();
      await becomes(page, question, 'refused');
      await sees(page, '.note .reason', await sentence(page, '[data-err~=closed]'));
      gate.answer({}, { status: 404, json: { error: 'not_found' } });
      gate.hangUp();
      await says(page, '#old', '#old p');
      await page.goto(`${evening.origin}/?code=WRONG9&lang=${lang}`);
      await says(page, '.errors', '.errors p');
    });
  }

  test('is told in another language each time', () => assert.equal(new Set(told.values()).size, told.size));
});
