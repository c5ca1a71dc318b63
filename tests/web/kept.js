// What is typed is never lost: tabs, rounds, storage, clocks, and the next person. SPDX-License-Identifier: GPL-3.0-or-later
import { describe, test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { Evening } from './lib/evening.js';
import { card, fate, openGate, phone, renewed, sees, serve, shoot, write } from './lib/phone.js';

const CUT = /ERR_|Failed to load resource|network connection was lost|Could not connect/;
const POST = { method: 'POST', path: '/notes' };
const WAITS = 'Wacht op wifi, gaat vanzelf';

const text = (page) => page.locator('#text').inputValue();

/* Waits until the box holds @wanted. */
async function holds(page, wanted) {
  await page.waitForFunction((value) => document.getElementById('text').value === value, wanted);
}

/* Keeps what the page shows under @selector, from now on. */
function record(page, selector) {
  return page.evaluate((selector) => {
    window.shown = [];
    const look = () => {
      const element = document.querySelector(selector);
      if (element?.checkVisibility()) window.shown.push(element.innerText.replace(/\s+/g, ' '));
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  }, selector);
}

/* Waits until the page shows that, or showed it since record(), for however short. */
function showed(page, pattern) {
  return page.waitForFunction((source) => window.shown.some((text) => new RegExp(source).test(text)), pattern.source);
}

describe('what is typed', () => {
  let evening;
  before(async () => { evening = await Evening.start({ grace_seconds: 0 }); await evening.goTo(1); });
  after(() => evening.stop());

  test('in two tabs survives a reload in both, and neither takes the other’s', async (t) => {
    const gate = await openGate(t, evening);
    // However long the other tabs take to answer the roll call, which ends after 400 ms: the third waits for both.
    gate.script(() => {
      const { setTimeout } = window;
      const answers = new Set();
      window.addEventListener('storage', ({ key, newValue }) => { if (newValue && key.includes('draft.')) answers.add(key); });
      window.setTimeout = (done, ms, ...rest) => {
        const end = () => (answers.size < 2 ? setTimeout(end, 20) : (done(), window.rollCalled = true));
        return setTimeout(ms === 400 ? end : done, ms, ...rest);
      };
    });
    const one = await phone(t);
    await one.goto(gate.url + '?circle=parents');
    const two = await one.context().newPage();
    await two.goto(gate.url + '?circle=parents');
    await one.locator('#text').fill('De eerste tekst');
    await two.locator('#text').fill('De tweede tekst');
    await one.reload();
    await two.reload();
    assert.equal(await text(one), 'De eerste tekst');
    assert.equal(await text(two), 'De tweede tekst');
    const three = await one.context().newPage();
    await three.goto(gate.url);
    await three.waitForFunction(() => window.rollCalled);
    assert.equal(await text(three), '', 'a living tab keeps its text to itself');
  });

  test('is there again after the tab was closed or the phone died', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    await page.locator('#text').fill('De batterij was leeg');
    const next = await page.context().newPage();
    await page.close();
    await next.goto(evening.url);
    await holds(next, 'De batterij was leeg');
    await write(next, 'De batterij was leeg');
    await fate(next, 'De batterij was leeg', 'Aangekomen');
    const last = await next.context().newPage();
    await last.goto(evening.url);
    await fate(last, 'De batterij was leeg', 'Aangekomen');
    await last.waitForTimeout(1000);
    assert.equal(await text(last), '', 'what was sent does not come back');
  });

  test('into a note that is being changed is there again after a reload', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    await write(page, 'Mag het anders');
    await fate(page, 'Mag het anders', 'Aangekomen');
    await card(page, 'Mag het anders').locator('.change').click();
    await page.locator('.edit textarea').fill('Mag het anders, en wanneer?');
    await page.reload();
    assert.equal(await page.locator('.edit textarea').inputValue(), 'Mag het anders, en wanneer?');
    await page.locator('.edit .save').click();
    await fate(page, 'Mag het anders, en wanneer?', 'Aangekomen');
    await page.reload();
    await fate(page, 'Mag het anders, en wanneer?', 'Aangekomen');
    assert.equal(await page.locator('.edit').count(), 0);
  });

  test('into a note and saved is not asked again when only the answer was lost', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    await page.goto(gate.url + '?circle=parents');
    await write(page, 'Anders gezegd');
    await fate(page, 'Anders gezegd', 'Aangekomen');
    await card(page, 'Anders gezegd').locator('.change').click();
    const lost = gate.lose({ method: 'PUT' });
    await page.locator('.edit textarea').fill('Heel anders gezegd');
    await page.locator('.edit .save').click();
    await sees(page, '.edit .errors', 'Probeer');
    await evening.note('Heel anders gezegd');
    lost.end();
    await page.reload();
    await fate(page, 'Heel anders gezegd', 'Aangekomen');
    assert.equal(await page.locator('.edit').count(), 0);
  });

  test('stays when the round closes, and says what can be done with it', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    await page.locator('#text').fill('Nog niet klaar');
    await page.locator('#send').focus();
    await evening.command('next');
    await sees(page, '#stays', 'Je tekst blijft hier staan.');
    await sees(page, '#stays', 'in de volgende ronde');
    assert.doesNotMatch(await sees(page, '#stays', /./), /Je kunt hem op papier/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'head', 'the focus is not lost with the button');
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await shoot(page, 'stays');
    await evening.commands('next', 'next', 'next');
    await sees(page, 'label[for=text]', 'aan de docenten');
    await sees(page, '#moved', 'voor een andere kring');
    assert.equal(await page.locator('#stays').isVisible(), false);
    await evening.commands('next', 'next');
    await sees(page, '#stays', 'Je kunt hem op papier schrijven en inleveren.');
    assert.doesNotMatch(await sees(page, '#stays', /./), /volgende ronde/);
    assert.equal(await text(page), 'Nog niet klaar');
    await evening.commands('back', 'back', 'back', 'back', 'back', 'back');
  });

  test('works without storage for as long as the page lives', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    gate.script(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
      }
    });
    await page.goto(gate.url + '?circle=parents');
    const cut = gate.cut(POST);
    await write(page, 'Zonder opslag');
    await fate(page, 'Zonder opslag', WAITS);
    await page.locator('#text').fill('En nog iets');
    await evening.command('next');
    await sees(page, '#head', 'Leerlingen antwoorden');
    await evening.command('back');
    assert.equal(await text(page), 'En nog iets');
    cut.end();
    await fate(page, 'Zonder opslag', 'Aangekomen');
  });
});

describe('notes that wait', () => {
  let evening;
  before(async () => { evening = await Evening.start({ grace_seconds: 0 }); await evening.goTo(1); });
  after(() => evening.stop());

  test('go in the order they were written, once, from whichever tab, though the clock jumps', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    await page.goto(gate.url + '?circle=parents');
    const other = await page.context().newPage();
    await other.goto(gate.url + '?circle=parents');
    const cut = gate.cut(POST);
    await write(page, 'Eerst dit');
    await fate(page, 'Eerst dit', WAITS);
    await sees(page, '.note .to', 'Aan de leerlingen');
    await page.evaluate(() => { const real = Date.now; Date.now = () => real() - 3600000; });
    await write(page, 'Dan dat');
    await fate(page, 'Dan dat', WAITS);
    await fate(other, 'Dan dat', WAITS);
    cut.end();
    await fate(page, 'Dan dat', 'Aangekomen');
    await fate(other, 'Eerst dit', 'Aangekomen');
    await fate(other, 'Dan dat', 'Aangekomen');
    await evening.note('Dan dat');
    assert.deepEqual(evening.notes().map((note) => note.text), ['Eerst dit', 'Dan dat']);
  });

  test('are not taken for sent or refused by a stranger’s answer', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    await page.goto(gate.url + '?circle=parents');
    const answers = [
      { status: 200, html: '<h1>Log in</h1>' }, { status: 201, json: { ok: true } }, { status: 404, json: { error: 'Not Found' } },
      { status: 403, html: 'Nee' }, { status: 503, json: { error: 'internal' } }, { status: 200, json: null },
    ];
    for (const answer of answers) {
      const words = `Vreemd antwoord ${answers.indexOf(answer)}`;
      const strange = gate.answer(POST, answer);
      await write(page, words);
      await fate(page, words, WAITS);
      await card(page, words).locator('.drop').click();
      await card(page, words).waitFor({ state: 'detached' });
      strange.end();
    }
  });

  test('can be taken back, also when only the answer was lost', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    // A live stream tells of the note, perhaps only after the answer was lost.
    gate.cut({ path: '/events' });
    await page.goto(gate.url + '?circle=parents');
    const lost = gate.lose(POST);
    await write(page, 'Toch anders');
    const note = await evening.note('Toch anders');
    await fate(page, 'Toch anders', WAITS);
    await shoot(page, 'waits');
    await card(page, 'Toch anders').locator('.back').click();
    assert.equal(await text(page), 'Toch anders');
    await evening.event((event) => event.event === 'withdrawn' && event.key === note.key);
    lost.end();
    await page.reload();
    await holds(page, 'Toch anders');
    assert.equal(await page.locator('.note').count(), 0);
  });

  test('count down when they were too many, and then go by themselves', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    await page.goto(gate.url + '?circle=parents');
    const cut = gate.cut(POST);
    await write(page, 'Te snel');
    await fate(page, 'Te snel', WAITS);
    gate.answer({ ...POST, times: 1 }, { status: 429, json: { error: 'too_fast' }, headers: { 'Retry-After': '3' } });
    const from = Date.now();
    await record(page, '.note');
    cut.end();
    await showed(page, /Te snel.*Wacht even, gaat vanzelf.*\b0:0[1-3]\b/);
    await shoot(page, 'soon');
    await fate(page, 'Te snel', 'Aangekomen');
    const [refused, accepted] = gate.seen(POST).filter((request) => request.at >= from).slice(-2);
    assert.ok(accepted.at - refused.at >= 2900, `again after ${accepted.at - refused.at} ms`);
  });

  test('a new note that came too fast stays in the box, and can be sent when the seconds are over', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    await page.goto(gate.url + '?circle=parents');
    gate.answer({ ...POST, times: 1 }, { status: 429, json: { error: 'too_fast' }, headers: { 'Retry-After': '2' } });
    await record(page, '#wait');
    await write(page, 'Nog een briefje');
    await showed(page, /^0:0[12]$/);
    assert.equal(await text(page), 'Nog een briefje');
    assert.equal(await page.locator('.note').count(), 0);
    await page.locator('#errors').waitFor({ state: 'hidden' });
    await page.locator('#send').click();
    await fate(page, 'Nog een briefje', 'Aangekomen');
  });

  test('name the circle they were for, and say so when it is too late', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    await page.goto(gate.url + '?circle=teachers');
    const cut = gate.cut(POST);
    await write(page, 'Alleen voor leerlingen');
    await fate(page, 'Alleen voor leerlingen', WAITS);
    await evening.commands('next', 'next');
    await sees(page, 'label[for=text]', 'aan de ouders');
    cut.end();
    await fate(page, 'Alleen voor leerlingen', 'Niet verstuurd');
    await sees(page, '.note .to', 'Aan de leerlingen');
    await sees(page, '.note .reason', 'Te laat');
    await card(page, 'Alleen voor leerlingen').locator('.back').click();
    await sees(page, '#moved', 'voor een andere kring');
    assert.equal(evening.notes().some((note) => note.text === 'Alleen voor leerlingen'), false);
    await evening.commands('back', 'back');
  });
});

describe('cookies refused', () => {
  test('one’s notes are there after a reload, live, and can be changed', async (t) => {
    const evening = await serve(t);
    await evening.goTo(1);
    const gate = await openGate(t, evening);
    gate.refuseCookies();
    const page = await phone(t);
    await page.goto(gate.url + '?circle=parents');
    await write(page, 'Zonder koekje');
    const note = await evening.note('Zonder koekje');
    await fate(page, 'Zonder koekje', 'Aangekomen');
    await card(page, 'Zonder koekje').locator('.change').click();
    await page.locator('.edit textarea').fill('Zonder koekjes');
    await page.locator('.edit .save').click();
    await evening.note('Zonder koekjes');
    await page.reload();
    await fate(page, 'Zonder koekjes', 'Aangekomen');
    await evening.command(`select ${note.key}`);
    await fate(page, 'Zonder koekjes', 'Gekozen');
  });
});

describe('the next person', () => {
  let evening;
  before(async () => { evening = await Evening.start(); await evening.goTo(1); });
  after(() => evening.stop());

  test('sees nothing of the one before, and a note that waited still goes', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    await page.goto(gate.url + '?circle=parents');
    await write(page, 'Van de eerste');
    await fate(page, 'Van de eerste', 'Aangekomen');
    const other = await page.context().newPage();
    await other.goto(gate.url);
    await other.locator('#text').fill('In het andere tabblad');
    const cut = gate.cut({ method: 'POST' });
    await write(page, 'Wacht nog');
    await fate(page, 'Wacht nog', WAITS);
    await page.locator('#text').fill('Half getypt');
    await page.locator('#next button').click();
    await sees(page, '.sure', 'Tekst die niet verstuurd is, verdwijnt.');
    await sees(page, '.sure', 'Briefjes die wachten');
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await shoot(page, 'sure');
    await page.locator('.sure .stay').click();
    assert.equal(await text(page), 'Half getypt');
    assert.equal(await page.locator('.note').count(), 2);
    await page.locator('#next button').click();
    await page.locator('.sure .go').click();
    for (const each of [page, other]) {
      await sees(each, '.choice', 'Leerlingen');
      assert.deepEqual(await each.locator('.note').allInnerTexts(), []);
      assert.equal(await text(each), '');
    }
    await renewed(page, async () => {
      cut.end();
      await evening.note('Wacht nog');
    });
    await page.locator('.choice a.teachers').click();
    await write(page, 'Van de volgende');
    await fate(page, 'Van de volgende', 'Aangekomen');
    await page.reload();
    await fate(page, 'Van de volgende', 'Aangekomen');
    assert.equal(await page.locator('.note').count(), 1);
    assert.equal(await text(page), '');
    await other.goto(gate.url);
    await fate(other, 'Van de volgende', 'Aangekomen');
    assert.equal(await other.locator('.note').count(), 1);
    assert.equal(evening.notes().filter((note) => note.text === 'Wacht nog').length, 1);
    assert.equal(evening.notes().find((note) => note.text === 'Wacht nog').from, 'parents');
  });

  test('chooses and types while the laptop has yet to hear of it, and keeps both', async (t) => {
    const gate = await openGate(t, evening);
    const page = await phone(t, { forgive: CUT });
    await page.goto(gate.url + '?circle=parents');
    const parting = gate.hold({ method: 'POST', path: '/next', times: 1 });
    await page.locator('#next button').click();
    await parting.met;
    await page.locator('.choice a.teachers').click();
    await page.locator('#text').fill('Al begonnen');
    await renewed(page, () => parting.end());
    await sees(page, '.me', 'docent');
    await holds(page, 'Al begonnen');
    await page.locator('#send').click();
    assert.equal((await evening.note('Al begonnen')).from, 'teachers');
  });

  test('is not asked anything where nothing would be lost', async (t) => {
    const page = await phone(t);
    await page.goto(evening.url + '?circle=parents');
    await write(page, 'Klaar ermee');
    await fate(page, 'Klaar ermee', 'Aangekomen');
    await renewed(page, () => page.locator('#next button').click());
    await sees(page, '.choice', 'Leerlingen');
    await page.reload();
    await sees(page, '.choice', 'Leerlingen');
    assert.equal(await page.locator('.note').count(), 0);
  });
});

test('a circle that was chosen wrongly is corrected everywhere, and the text stays', async (t) => {
  const evening = await serve(t);
  await evening.goTo(1);
  const gate = await openGate(t, evening);
  const page = await phone(t);
  await page.goto(gate.url);
  await page.locator('.choice a.parents').click();
  await page.locator('#text').fill('Ik ben docent');
  await page.locator('.me').click();
  const told = gate.hold({ method: 'HEAD' });
  await page.locator('.choice a.teachers').click();
  await sees(page, '.me', 'docent');
  assert.equal(await text(page), 'Ik ben docent');
  assert.match(await page.evaluate(() => location.search), /circle=teachers$/);
  await told.met;
  told.end();
  await page.goto(gate.url);
  await sees(page, '.me', 'docent');
  await page.waitForFunction(() => {
    localStorage.clear();
    return fetch(location.pathname).then((reply) => reply.text()).then((html) => html.includes('data-circle="teachers"'));
  });
  await page.evaluate(() => localStorage.clear());
  await page.goto(gate.url);
  await sees(page, '.me', 'docent');
  await page.locator('#send').click();
  assert.equal((await evening.note('Ik ben docent')).from, 'teachers');
});
