/* The page of a teacher, who may write to both other circles, in a real browser; it knows what was written on it and how that stands.
   SPDX-License-Identifier: GPL-3.0-or-later */
import assert from 'node:assert/strict';
import { phone, write } from './phone.js';

const DEADLINE = 60000;

/* How a note is told of on its card. 'soon': after the pause that the laptop asked for. */
export const WAITING = ['waiting', 'soon'];
export const isReceived = (note) => ['received', 'selected'].includes(note.outcome);
export const isSettled = (note) => isReceived(note) || note.outcome === 'refused';

export class Tab {
  static async open(t, evening, browser) {
    const self = new Tab();
    self.page = await phone(t, { browser, forgive: /ERR_|Failed to load resource|cannot load|access control/ });
    self.notes = [];
    await self.page.goto(evening.url + '?circle=teachers');
    await self.page.evaluate(() => {
      const Native = window.EventSource;
      window.cameBack = [];
      window.EventSource = class extends Native {
        constructor(address) {
          super(address);
          this.addEventListener('open', () => window.cameBack.push(Date.now()));
        }
      };
    });
    return self;
  }

  /* One note after the other, as from one hand. */
  write(text, to) {
    this.hand = (this.hand || Promise.resolve()).then(() => this.#write(text, to));
    return this.hand;
  }

  async #write(text, to) {
    await this.sees(to);
    await this.page.waitForFunction(() => !document.querySelector('#text').readOnly);
    const note = { text, to, circle: 'teachers', sent: false };
    this.notes.push(note);
    await write(this.page, text);
    note.sent = true;
  }

  /* Waits until a note would go to @circle. */
  async sees(circle) {
    await this.page.waitForFunction((wanted) => document.body.dataset.to === wanted, circle, { timeout: DEADLINE });
  }

  /* Fills in how each note stands on the page: `outcome` as on its card, or 'boxed' while it is in the box; `shown`; `kept` in the outbox; `due`: it had
     been sent when the page was looked at. */
  async look() {
    this.notes.forEach((note) => { note.due = note.sent; });
    const seen = await this.page.evaluate(() => ({
      cards: Array.from(document.querySelectorAll('.note'), (card) => ({
        key: card.dataset.key, text: card.querySelector('.text').textContent, to: card.dataset.to, outcome: card.dataset.disposition,
        shown: card.getClientRects().length > 0,
      })),
      box: document.querySelector('#text').value,
      outbox: Object.keys(localStorage).filter((name) => name.includes('.out.')).map((name) => JSON.parse(localStorage.getItem(name))),
    }));
    for (const note of this.notes) {
      const cards = seen.cards.filter((card) => card.text === note.text);
      assert.ok(cards.length <= 1, `"${note.text}" is on its page ${cards.length} times`);
      const boxed = seen.box.includes(note.text);
      Object.assign(note, cards[0] ? { outcome: cards[0].outcome, shown: cards[0].shown, key: cards[0].key } : { outcome: boxed ? 'boxed' : 'lost', shown: boxed });
      if (cards[0]) assert.equal(cards[0].to, note.to, `to whom "${note.text}" goes, on its page`);
      note.kept = seen.outbox.some((item) => item.text === note.text && item.to === note.to);
    }
    return this.notes;
  }

  /* Waits until the card of @wanted, or of any note, says one of @outcomes; returns that note. */
  async until(outcomes, wanted) {
    const end = Date.now() + DEADLINE;
    for (;;) {
      const found = (await this.look()).find((note) => outcomes.includes(note.outcome) && (!wanted || note === wanted));
      if (found) return found;
      assert.ok(Date.now() < end, `none ${outcomes} on the page: ${JSON.stringify(this.notes)}`);
      await this.page.waitForTimeout(50);
    }
  }

  async settled() {
    const end = Date.now() + DEADLINE;
    while ((await this.look()).some((note) => !isSettled(note))) {
      assert.ok(Date.now() < end, `still not sent: ${JSON.stringify(this.notes)}`);
      await this.page.waitForTimeout(100);
    }
  }
}
