/* Phones without a browser, many at once: each with its own cookies and connections, doing what the page does with a note and with its live
   stream. SPDX-License-Identifier: GPL-3.0-or-later */
import { Agent, request } from 'node:http';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';

const PATIENCE = 8000;
const LONGEST_WAIT = 4000;

const sleep = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

export class Phone {
  /* @random: 0 ≤ random() < 1. @heard: called with each note that got its final answer, the moment it came. */
  constructor(url, circle, random, heard) {
    const { origin, pathname } = new URL(url);
    Object.assign(this, { origin, path: pathname, circle, random, heard });
    this.agent = new Agent({ keepAlive: true });
    this.cookies = new Map();
    this.notes = [];
    this.state = null;
    this.stateWaiters = new Set();
    this.cameBack = [];
    this.away = false;
    this.retry = 3000;
  }

  /* Never throws: status 0 is that nobody answered. */
  #ask(method, path, form) {
    return new Promise((resolve) => {
      const nobody = () => { sent.destroy(); resolve({ status: 0, json: {} }); };
      const body = form && String(new URLSearchParams(form));
      const headers = { Accept: 'application/json', Origin: this.origin, ...this.#cookieHeader() };
      if (body) Object.assign(headers, { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body.length });
      const sent = request(this.origin + this.path + path, { method, headers, agent: this.agent, signal: AbortSignal.timeout(PATIENCE) }, (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (chunk) => { text += chunk; }).on('error', nobody);
        reply.on('end', () => { this.#keepCookies(reply); resolve(this.#read(reply, text)); });
      });
      sent.on('error', nobody);
      sent.end(body);
    });
  }

  #read(reply, text) {
    let json = {};
    try { json = JSON.parse(text); } catch (page) { /* the page itself, or nothing */ }
    return { status: reply.statusCode, json, retry: Number(reply.headers['retry-after']) || 0 };
  }

  #cookieHeader() {
    const pairs = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    return pairs.length ? { Cookie: pairs.join('; ') } : {};
  }

  #keepCookies(reply) {
    for (const line of reply.headers['set-cookie'] || []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      this.cookies.set(name, value);
    }
  }

  /* Between @least and @most milliseconds. */
  #between(least, most) {
    return sleep(least + this.random() * (most - least));
  }

  async join() {
    const reply = await this.#ask('GET', `?circle=${this.circle}`);
    if (reply.status !== 200) throw new Error(`a phone that joins gets ${reply.status}`);
    this.#live();
  }

  leave() {
    this.gone = true;
    this.stream?.destroy();
    this.agent.destroy();
  }

  /* The live stream, as EventSource has it: after it broke, again when the server said, with the last number that came. */
  #live() {
    const again = async () => {
      if (this.gone) return;
      this.away = true;
      await sleep(this.retry);
      if (!this.gone) this.#live();
    };
    const headers = { Accept: 'text/event-stream', ...this.#cookieHeader() };
    if (this.lastId) headers['Last-Event-ID'] = this.lastId;
    this.stream = request(`${this.origin}${this.path}/events?circle=${this.circle}`, { headers, agent: false }, (reply) => {
      if (this.away) this.cameBack.push(Date.now());
      this.away = false;
      createInterface({ input: reply }).on('error', () => {}).on('line', (line) => {
        const [, name, value] = /^(\w*): ?(.*)$/.exec(line) || [];
        if (name === 'retry') this.retry = Number(value);
        else if (name === 'id') this.lastId = value;
        else if (name === 'data') this.#take(JSON.parse(value));
      });
    });
    this.stream.on('error', () => {}).on('close', again).end();
  }

  #take(json) {
    if (!('steps' in json)) return;
    this.state = json;
    for (const look of [...this.stateWaiters]) look();
  }

  /* Waits until the floor is with @circle, as far as this phone knows. */
  sees(circle) {
    return new Promise((resolve) => {
      const look = () => {
        if (this.state?.speaking !== circle) return;
        this.stateWaiters.delete(look);
        resolve();
      };
      this.stateWaiters.add(look);
      look();
    });
  }

  /* Writes a note to the circle that has the floor, and sends it until it is received or refused for good. */
  async write(text) {
    const note = { text, circle: this.circle, to: this.state.speaking, key: randomUUID(), lang: 'nl', tries: 0, outcome: 'waiting' };
    this.notes.push(note);
    while (note.outcome === 'waiting' && !this.gone) {
      const { text: words, circle, to, key, lang } = note;
      const reply = await this.#ask('POST', '/notes', { circle, text: words, key, lang, to });
      note.tries++;
      if ((reply.status === 200 || reply.status === 201) && reply.json.key === key) note.outcome = 'received';
      else if (reply.status >= 400 && reply.status < 500 && reply.status !== 429) note.outcome = 'refused';
      else await this.#between(0.75 * this.#wait(note, reply), 1.25 * this.#wait(note, reply));
      note.error = reply.json.error;
    }
    if (note.outcome !== 'waiting') this.heard(note);
  }

  #wait(note, reply) {
    return reply.retry ? reply.retry * 1000 : Math.min(LONGEST_WAIT, 500 * 2 ** note.tries);
  }

  /* Its own notes, as the laptop has them. */
  async fetchNotes() {
    const reply = await this.#ask('GET', '/notes');
    return reply.json.notes || reply.json;
  }
}
