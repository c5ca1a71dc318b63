// What may stand between a phone and the laptop: a proxy that does to requests what a test says. SPDX-License-Identifier: GPL-3.0-or-later
import http from 'node:http';
import { PHONES } from './hall.js';

/* A rule is for requests that fit { method, path, times }: path is what follows the evening's code ('' is the page, '/notes', '/state', '/events'),
   or a RegExp for it; times, how often it works (for ever if not given). The rule made last is asked first. Each rule has
     met    a promise of the first request that fitted
     count  how many did
     end()  takes the rule away; what it holds goes on its way, what it stalls is cut. */
class Rule {
  constructor(gate, fits, handle, meetsLater = false) {
    Object.assign(this, { gate, fits, handle, meetsLater, count: 0, left: fits.times || Infinity });
    this.met = new Promise((resolve) => { this.meet = resolve; });
    this.over = new Promise((resolve) => { this.finish = resolve; });
    this.answered = new Promise((resolve) => { this.answer = resolve; });
  }

  takes({ method, path }) {
    const wanted = this.fits.path;
    return this.left > 0 && (!this.fits.method || this.fits.method === method)
      && (wanted === undefined || (wanted instanceof RegExp ? wanted.test(path) : wanted === path));
  }

  use() {
    this.left--;
    this.count++;
    if (!this.meetsLater) this.meet();
  }

  end() {
    this.left = 0;
    this.gate.rules.delete(this);
    this.finish();
  }
}

const cut = (response) => response.destroy();

export class Gate {
  static async open(evening) {
    const self = new Gate();
    self.evening = evening;
    self.rules = new Set();
    self.log = [];
    self.cookies = true;
    self.server = http.createServer((request, response) => self.#pass(request, response));
    await new Promise((resolve) => { self.server.listen(0, PHONES, resolve); });
    self.origin = `http://${PHONES}:${self.server.address().port}`;
    self.url = `${self.origin}/${evening.code}`;
    return self;
  }

  /* Answers in the server's stead: { status, json, html or javascript, headers }. */
  answer(fits, { status = 200, json, html, javascript, headers = {} }) {
    return this.#rule(fits, (request, response) => {
      request.resume();
      const type = json !== undefined ? 'application/json' : javascript ? 'text/javascript' : 'text/html';
      response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store', ...headers });
      response.end(json === undefined ? javascript || html : JSON.stringify(json));
    });
  }

  /* The server gets the request; its answer is lost. */
  lose(fits) {
    return this.#rule(fits, async (request, response) => {
      (await this.#forward(request)).resume();
      cut(response);
    });
  }

  /* The request does not come through. */
  cut(fits = {}) {
    return this.#rule(fits, (request, response) => cut(response));
  }

  /* Nothing comes back, and the line stays open, until the rule ends. */
  stall(fits = {}) {
    return this.#rule(fits, async (request, response, rule) => {
      await rule.over;
      cut(response);
    });
  }

  /* The server gets the request; its answer is held until the rule ends. `met` waits until the server has answered, `answered` for the phone. */
  hold(fits) {
    return this.#rule(fits, async (request, response, rule) => {
      const answer = await this.#forward(request);
      rule.meet();
      await rule.over;
      response.on('finish', rule.answer);
      this.#relay(answer, response);
    }, true);
  }

  /* Changes nothing; `met` waits until the phone has its answer. */
  watch(fits) {
    return this.#rule(fits, async (request, response, rule) => {
      response.on('finish', () => rule.meet());
      this.#relay(await this.#forward(request), response);
    }, true);
  }

  /* Runs @script, a function, in each page before the page's own: for what another kind of phone lacks or has. */
  script(script) {
    this.answer({ path: '/before.js' }, { javascript: `(${script})()` });
    return this.#rule({ path: '' }, async (request, response) => {
      delete request.headers['accept-encoding'];
      const answer = await this.#forward(request);
      const parts = [];
      for await (const part of answer) parts.push(part);
      const html = Buffer.concat(parts).toString().replace('<head>', '<head><script src="/before.js"></script>');
      response.writeHead(answer.statusCode, { ...answer.headers, 'content-length': Buffer.byteLength(html) });
      response.end(html);
    });
  }

  /* A proxy that waits for the end of an answer before it lets anything through: no live stream ever comes to life. */
  buffer(fits = { path: '/events' }) {
    return this.#rule(fits, async (request, response) => {
      const answer = await this.#forward(request);
      const parts = [];
      response.on('close', () => answer.destroy());
      for await (const part of answer) parts.push(part);
      response.writeHead(answer.statusCode, answer.headers);
      response.end(Buffer.concat(parts));
    });
  }

  /* Cookies go neither way, as in a browser that refuses them. */
  refuseCookies() {
    this.cookies = false;
  }

  /* Ends every line that is open now, live streams too. */
  hangUp() {
    this.server.closeAllConnections();
  }

  /* Requests so far, of those that fit: [{ method, path, query, at }]. */
  seen(fits = {}) {
    return this.log.filter((request) => new Rule(this, fits).takes(request));
  }

  async close() {
    for (const rule of this.rules) rule.end();
    this.hangUp();
    await new Promise((resolve) => { this.server.close(resolve); });
  }

  #rule(fits, handle, meetsLater) {
    const rule = new Rule(this, fits, handle, meetsLater);
    this.rules.add(rule);
    return rule;
  }

  async #pass(request, response) {
    const url = new URL(request.url, this.origin);
    const path = decodeURIComponent(url.pathname).replace(new RegExp(`^/${this.evening.code}`), '');
    const seen = { method: request.method, path, query: url.searchParams, at: Date.now() };
    this.log.push(seen);
    const rule = [...this.rules].reverse().find((rule) => rule.takes(seen));
    try {
      if (rule) {
        rule.use();
        await rule.handle(request, response, rule);
      } else {
        this.#relay(await this.#forward(request), response);
      }
    } catch (unreachable) {
      cut(response);
    }
  }

  #forward(request) {
    const { evening, origin } = this;
    const headers = { ...request.headers, host: new URL(evening.origin).host };
    if (headers.origin === origin) headers.origin = evening.origin;
    if (headers.referer) headers.referer = headers.referer.replace(origin, evening.origin);
    if (!this.cookies) delete headers.cookie;
    return new Promise((resolve, reject) => {
      const onward = http.request(evening.origin + request.url, { method: request.method, headers, agent: false }, resolve);
      onward.on('error', reject);
      request.on('error', reject).pipe(onward);
      request.socket.on('close', () => onward.destroy());
    });
  }

  #relay(answer, response) {
    const headers = { ...answer.headers };
    if (headers.location) headers.location = headers.location.replace(this.evening.origin, this.origin);
    if (!this.cookies) delete headers['set-cookie'];
    response.on('close', () => answer.destroy());
    answer.on('error', () => cut(response));
    response.writeHead(answer.statusCode, headers);
    response.flushHeaders();
    answer.pipe(response);
  }
}
