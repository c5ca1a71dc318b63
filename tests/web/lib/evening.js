// An evening served by driegesprek-cli: commands in, events out, as DESIGN's wire contract has them. SPDX-License-Identifier: GPL-3.0-or-later
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LAPTOP, atLaptop } from './hall.js';

const DEADLINE = 60000;

export const PLAN = {
  theme: 'Huiswerk',
  question: 'Wat helpt jou om thuis en op school je huiswerk af te krijgen?',
  school: 'Het Voorbeeldcollege',
  language: 'nl',
  wifi: 'Voorbeeld-gasten',
  contact: 'Mevrouw De Wit, teamleider',
  translations: { en: { theme: 'Homework', question: 'What helps you to get your homework done?' } },
};

export class Evening {
  static async start(plan = {}, options = []) {
    const self = new Evening();
    self.folder = mkdtempSync(join(tmpdir(), 'drie-web-'));
    const file = join(self.folder, 'plan.json');
    writeFileSync(file, JSON.stringify({ ...PLAN, ...plan }));
    self.events = [];
    self.waiters = new Set();
    await self.#serve('--port', '0', ...options, file);
    return self;
  }

  get library() {
    return join(this.folder, 'library');
  }

  async #serve(...options) {
    const from = this.events.length;
    this.killed = false;
    const args = ['serve', '--library', this.library, '--listen', LAPTOP, ...options];
    this.child = spawn(...atLaptop(process.env.DRIE_CLI, args), { stdio: ['pipe', 'pipe', 'inherit'] });
    this.ended = new Promise((resolve) => this.child.on('close', (status, signal) => resolve(signal || status)));
    this.ended.then(() => this.waiters.forEach((waiter) => waiter.fail(new Error('serve has ended'))));
    createInterface({ input: this.child.stdout }).on('line', (line) => this.#take(JSON.parse(line)));
    const listening = await this.event((event) => event.event === 'listening', from);
    Object.assign(this, { url: listening.url, code: listening.code, id: listening.id, origin: new URL(listening.url).origin });
  }

  /* As when the laptop's battery is taken out: no time to save anything. */
  kill() {
    this.killed = true;
    this.child.kill('SIGKILL');
    return this.ended;
  }

  /* Goes on with the evening where its phones will look for it. */
  resume() {
    return this.#serve('--port', new URL(this.origin).port, '--resume', String(this.id));
  }

  #take(event) {
    this.events.push(event);
    for (const waiter of [...this.waiters]) waiter.look();
  }

  /* The first event, from number @from on, that fits. */
  event(fits, from = 0) {
    return new Promise((resolve, reject) => {
      let next = from;
      const finish = (end) => (value) => { clearTimeout(timer); this.waiters.delete(waiter); end(value); };
      const waiter = {
        fail: finish(reject),
        look: () => {
          for (; next < this.events.length; next++) {
            if (fits(this.events[next])) return finish(resolve)(this.events[next]);
          }
        },
      };
      const timer = setTimeout(() => waiter.fail(new Error(`no such event: ${fits}`)), DEADLINE);
      this.waiters.add(waiter);
      waiter.look();
    });
  }

  /* Gives a command and waits for its ok. */
  async command(line) {
    const from = this.events.length;
    this.child.stdin.write(line + '\n');
    const answer = await this.event((event) => event.event === 'ok' || event.event === 'error', from);
    if (answer.event === 'error') throw new Error(`${line}: ${answer.code} ${answer.message}`);
    return answer;
  }

  async commands(...lines) {
    for (const line of lines) await this.command(line);
  }

  /* Steps: 0 welcome, 1 pupils talk, 2 pupils answer, 3 parents talk … */
  async goTo(step) {
    await this.command('start');
    for (let i = 0; i < step; i++) await this.command('next');
  }

  /* The note with this text as the chair sees it arrive. */
  note(text) {
    return this.event((event) => event.event === 'note' && event.text === text);
  }

  notes() {
    return this.events.filter((event) => event.event === 'note');
  }

  /* Ends the input and, with it, the server; a leak or a warning in it fails the test. */
  async stop() {
    this.child.stdin.end();
    const kill = setTimeout(() => this.child.kill('SIGKILL'), DEADLINE);
    const status = await this.ended;
    clearTimeout(kill);
    rmSync(this.folder, { recursive: true, force: true });
    if (status !== 0 && !this.killed) throw new Error(`serve ended with ${status}`);
  }
}
