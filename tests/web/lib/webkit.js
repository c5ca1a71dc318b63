// WebKit, the engine of iPhones, as WebKitGTK's MiniBrowser: WebDriver is JSON over HTTP, and here it speaks the part of Playwright's page that the
// tests use. One browser is one phone with nothing on it. SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATIENCE = 60000;
const SOON = 5000;
const AGAIN = 40;
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/* MiniBrowser's toolbar would make its window wider than a phone. */
const GTK_CSS = `toolbar *, entry, button, toolbar image {
  min-width: 0; min-height: 0; padding: 0; margin: 0; border: 0; font-size: 1px; -gtk-icon-source: none; }`;

/* A screen for all phones of a run. Nothing that is started here keeps the run from ending: node's test runner does not always come to the last
   after(), and then waits for ever for what that would have ended. The hall ends with the run, and with it all that was started in it. */
let screen;

export async function openScreen() {
  // Without a lock in /tmp, which it would leave there when killed: its socket lies where nobody else's does, see in-hall.
  const child = spawn('Xvfb', ['-nolock', '-displayfd', '3', '-screen', '0', '1600x1600x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  // Its number comes in two writes, number and newline: a pipe that is closed after the first takes the screen down with the second.
  const [number] = await once(createInterface({ input: child.stdio[3] }), 'line');
  child.stdio[3].destroy();
  child.unref();
  screen = { child, display: `:${number}` };
}

export async function closeScreen() {
  await emptyDrawer();
  await finish(screen.child);
}

/* Ends a helper: with a word, and if it has not gone soon without one. */
async function finish(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  const insist = setTimeout(() => child.kill('SIGKILL'), SOON);
  await gone;
  clearTimeout(insist);
}

/* Drivers' ports: in a hall of their own nobody else listens there, and connections begin at far higher ones. */
let nextPort = 4444;

/* In the page: the elements that a locator's steps lead to, and what the tests ask about one. */
const IN_PAGE = `
  const squeeze = (text) => (text || '').replace(/\\s+/g, ' ').trim();
  // As Playwright has it: what is empty is not seen, nor what is folded away, which has a place all the same.
  const seen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility() && getComputedStyle(element).visibility === 'visible';
  };
  const has = (element, { text, source, flags, exact }) => {
    const own = squeeze(element.textContent);
    if (source !== undefined) return new RegExp(source, flags).test(own);
    return exact ? own === squeeze(text) : own.toLowerCase().includes(squeeze(text).toLowerCase());
  };
  const deepest = (elements) => elements.filter((element) => !elements.some((other) => other !== element && element.contains(other)));
  const unique = (elements) => Array.from(new Set(elements));
  const STEPS = {
    css: (from, { css, visible }) => unique(from.flatMap((root) => Array.from(root.querySelectorAll(css)))).filter((e) => !visible || seen(e)),
    text: (from, wanted) => unique(from.flatMap((root) => deepest(Array.from(root.querySelectorAll('*')).filter((e) => has(e, wanted))))),
    hasText: (from, wanted) => from.filter((element) => has(element, wanted)),
    visible: (from, { visible }) => from.filter((element) => seen(element) === visible),
    nth: (from, { nth }) => from.slice(nth, nth === -1 ? undefined : nth + 1),
  };
  const find = (steps) => steps.reduce((from, [kind, wanted]) => STEPS[kind](from, wanted), [document]);
`;

const wanted = (text, exact) => (text instanceof RegExp ? { source: text.source, flags: text.flags } : { text, exact });
const KEYS = {
  Enter: '\uE007', Tab: '\uE004', Escape: '\uE00C', Backspace: '\uE003', Delete: '\uE017', Space: ' ', Home: '\uE011', End: '\uE010', ArrowLeft: '\uE012',
  ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A',
};

class Locator {
  constructor(page, steps) {
    this.steps = steps;
    this.of = page;
  }

  #with(...step) { return new Locator(this.of, [...this.steps, step]); }
  locator(selector, options = {}) { return this.#with(...Locator.css(selector)).filter(options); }
  first() { return this.nth(0); }
  last() { return this.nth(-1); }
  nth(nth) { return this.#with('nth', { nth }); }
  getByText(text, { exact } = {}) { return this.#with('text', wanted(text, exact)); }

  filter({ hasText, visible }) {
    let found = this;
    if (hasText !== undefined) found = found.#with('hasText', wanted(hasText));
    return visible === undefined ? found : found.#with('visible', { visible });
  }

  /* Playwright's :visible, where it stands at the end. */
  static css(selector) {
    const visible = selector.endsWith(':visible');
    return ['css', { css: visible ? selector.slice(0, -8) : selector, visible }];
  }

  /* What @body makes of the elements `found`, now. */
  #now(body, arg) {
    return this.of.script(`${IN_PAGE} const found = find(arguments[0]); const arg = arguments[1]; ${body}`, [this.steps, arg]);
  }

  /* What @body makes of the element `it`, as soon as there is exactly one and @ready, an expression, holds for it. */
  async #soon(body, { ready = 'true', arg = null, timeout = PATIENCE } = {}) {
    const deadline = Date.now() + timeout;
    for (;;) {
      const reply = await this.#now(`
        if (found.length > 1) return { many: found.length };
        const it = found[0];
        if (!it || !(${ready})) return { missing: true };
        return { value: (() => { ${body} })() };`, arg);
      if (reply.many) throw new Error(`${this}: ${reply.many} elements, not one`);
      if (!reply.missing) return reply.value;
      if (Date.now() > deadline) throw new Error(`${this}: nothing that fits (${ready})`);
      await pause(AGAIN);
    }
  }

  async count() { return this.#now('return found.length'); }
  async isVisible() { return this.#now('return found.length > 0 && seen(found[0])'); }
  async isHidden() { return !(await this.isVisible()); }
  async allInnerTexts() { return this.#now('return found.map((it) => it.innerText)'); }
  async allTextContents() { return this.#now('return found.map((it) => it.textContent)'); }
  async all() { return Array.from({ length: await this.count() }, (none, i) => this.nth(i)); }
  innerText() { return this.#soon('return it.innerText'); }
  textContent() { return this.#soon('return it.textContent'); }
  inputValue() { return this.#soon('return it.value'); }
  getAttribute(name) { return this.#soon('return it.getAttribute(arg)', { arg: name }); }
  isEnabled() { return this.#soon("return !it.matches(':disabled')"); }
  async isDisabled() { return !(await this.isEnabled()); }
  isEditable() { return this.#soon("return !it.matches(':disabled, :read-only')"); }
  isChecked() { return this.#soon('return it.checked'); }
  focus() { return this.#soon('it.focus()'); }
  blur() { return this.#soon('it.blur()'); }

  async boundingBox() {
    return this.#soon('const b = it.getBoundingClientRect(); return seen(it) ? { x: b.x, y: b.y, width: b.width, height: b.height } : null');
  }

  evaluate(body, arg = null) { return this.#soon(`return (${body})(it, arg)`, { arg }); }
  evaluateAll(body, arg = null) { return this.#now(`return (${body})(found, arg)`, arg); }

  async fill(text) {
    await this.#soon(`it.focus();
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(it), 'value').set.call(it, arg);
      it.dispatchEvent(new Event('input', { bubbles: true }));`, { ready: "seen(it) && !it.matches(':disabled, :read-only')", arg: text });
  }

  async #pressable() {
    return this.#soon("it.scrollIntoView({ block: 'center', behavior: 'instant' }); return it;", { ready: "seen(it) && !it.matches(':disabled')" });
  }

  click() { return this.#press(3); }

  /* Once more where the page was replaced between finding and pressing. */
  async #press(again) {
    try {
      await this.of.ask('POST', `/element/${Object.values(await this.#pressable())[0]}/click`, {});
    } catch (error) {
      if (!again || !/stale element/.test(error)) throw error;
      await this.#press(again - 1);
    }
  }

  async dblclick() {
    const origin = await this.#pressable();
    const press = [{ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
    await this.of.act({ type: 'pointer', id: 'finger', actions: [{ type: 'pointerMove', x: 0, y: 0, origin }, ...press, ...press] });
  }

  async press(keys) {
    await this.focus();
    await this.of.keyboard.press(keys);
  }

  async waitFor({ state = 'visible', timeout = PATIENCE } = {}) {
    const holds = { visible: 'found.length === 1 && seen(found[0])', hidden: '!found.some(seen)', attached: 'found.length > 0', detached: '!found.length' }[state];
    const deadline = Date.now() + timeout;
    while (!(await this.#now(`return ${holds}`))) {
      if (Date.now() > deadline) throw new Error(`${this} is not ${state}`);
      await pause(AGAIN);
    }
  }

  toString() {
    return `locator ${this.steps.map(([kind, wanted]) => `${kind} ${JSON.stringify(wanted)}`).join(' → ')}`;
  }
}

class Page {
  constructor(phone, handle) {
    Object.assign(this, { phone, handle });
    this.keyboard = {
      press: async (keys) => {
        const codes = keys.split('+').map((key) => KEYS[key] || key);
        const down = codes.map((value) => ({ type: 'keyDown', value }));
        const up = codes.reverse().map((value) => ({ type: 'keyUp', value }));
        await this.act({ type: 'key', id: 'keys', actions: [...down, ...up] });
      },
      type: async (text) => {
        const actions = Array.from(text).flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
        await this.act({ type: 'key', id: 'keys', actions });
      },
    };
  }

  context() { return this.phone; }
  locator(selector, options = {}) { return new Locator(this, [Locator.css(selector)]).filter(options); }
  getByText(text, { exact } = {}) { return new Locator(this, [['text', wanted(text, exact)]]); }
  ask(method, path, body) { return this.phone.ask(method, path, body, this.handle); }
  script(script, args = []) { return this.ask('POST', '/execute/sync', { script, args }); }
  act(source) { return this.ask('POST', '/actions', { actions: [source] }); }
  url() { return this.address; }
  title() { return this.ask('GET', '/title'); }
  waitForTimeout(ms) { return pause(ms); }

  async goto(url) {
    await this.ask('POST', '/url', { url });
    await this.#arrived();
    if (!(await this.script('return performance.getEntriesByType("navigation").length'))) throw new Error(`${url} cannot be reached`);
  }

  async reload() {
    await this.ask('POST', '/refresh', {});
    await this.#arrived();
  }

  async goBack() {
    await this.ask('POST', '/back', {});
    await this.#arrived();
  }

  async #arrived() {
    this.address = await this.ask('GET', '/url');
    if (/^http:/.test(this.address)) this.phone.origins.add(new URL(this.address).origin);
  }

  /* Like Playwright's: waits for a promise, hands an error on. A string is an expression. */
  async evaluate(body, arg = null) {
    const call = typeof body === 'function' ? `(${body})(arguments[0])` : `(${body})`;
    const reply = await this.ask('POST', '/execute/async', { args: [arg], script: `
      const done = arguments[arguments.length - 1];
      new Promise((resolve) => resolve(${call})).then((value) => done({ value }), (error) => done({ error: String(error) }));` });
    if (reply.error) throw new Error(reply.error);
    return reply.value === null ? undefined : reply.value;
  }

  async waitForFunction(body, arg, { timeout = PATIENCE } = {}) {
    const deadline = Date.now() + timeout;
    while (!(await this.evaluate(body, arg))) {
      if (Date.now() > deadline) throw new Error(`never came true: ${body}`);
      await pause(AGAIN);
    }
  }

  /* Takes this phone in hand: of several windows only one is active, and shows where its focus is. */
  async bringToFront() {
    const pid = readFileSync(join(this.phone.folder, 'pid'), 'utf8').trim();
    const search = ['search', '--sync', '--onlyvisible', '--all', '--pid', pid, '--class', 'MiniBrowser'];
    execFileSync('xdotool', [...search, 'windowraise', 'windowfocus', '--sync'], { env: { ...process.env, DISPLAY: screen.display }, timeout: PATIENCE });
    await this.waitForFunction(() => document.hasFocus());
  }

  async content() { return this.script('return document.documentElement.outerHTML'); }

  async setViewportSize({ width, height }) {
    for (let i = 0; i < 10; i++) {
      const [innerWidth, innerHeight, outerWidth, outerHeight] = await this.script('return [innerWidth, innerHeight, outerWidth, outerHeight]');
      if (innerWidth === width && innerHeight === height) return;
      await this.ask('POST', '/window/rect', { x: 0, y: 0, width: width + outerWidth - innerWidth, height: height + outerHeight - innerHeight });
    }
    throw new Error(`The window does not become ${width}×${height}`);
  }

  async screenshot({ path } = {}) {
    const picture = Buffer.from(await this.ask('GET', '/screenshot'), 'base64');
    if (path) writeFileSync(path, picture);
    return picture;
  }

  close() { return this.phone.closePage(this); }
}

/* Phones that were put away, by their settings: a browser takes seconds to start, and much less to forget everything. */
const drawer = new Map();

async function emptyDrawer() {
  for (const phone of [...drawer.values()].flat()) await phone.end();
  drawer.clear();
}

/* A phone: a browser of its own with its own driver. */
export class WebKitPhone {
  static async open({ viewport = { width: 360, height: 740 }, colorScheme = 'light', reducedMotion = 'reduce', locale = 'nl-NL' } = {}) {
    const settings = JSON.stringify([colorScheme, reducedMotion, locale]);
    const self = drawer.get(settings)?.pop() || await WebKitPhone.#start(colorScheme, reducedMotion, locale);
    return Object.assign(self, { settings, viewport, origins: new Set(), read: self.#console().length });
  }

  static async #start(colorScheme, reducedMotion, locale) {
    const self = new WebKitPhone();
    Object.assign(self, { pages: [], folder: mkdtempSync(join(tmpdir(), 'webkit-')), queue: Promise.resolve() });
    self.console = join(self.folder, 'console');
    const { environment, binary } = self.#furnish(colorScheme, reducedMotion, locale);
    const port = nextPort++;
    self.driver = spawn('WebKitWebDriver', [`--port=${port}`], { env: environment, stdio: 'ignore' });
    self.driver.unref();
    self.base = `http://127.0.0.1:${port}`;
    await self.#ready();
    const options = { binary, args: ['--automation', '--enable-write-console-messages-to-stdout=true'] };
    const session = await self.#request('POST', '/session',
      { capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options } } });
    self.session = session.sessionId;
    self.blank = await self.ask('GET', '/window');
    await self.ask('POST', '/timeouts', { pageLoad: PATIENCE, script: PATIENCE });
    return self;
  }

  /* A home with what the phone's owner has set, and a browser that writes down what its pages complain about. */
  #furnish(colorScheme, reducedMotion, locale) {
    const settings = join(this.folder, 'gtk-3.0');
    mkdirSync(settings);
    writeFileSync(join(settings, 'gtk.css'), GTK_CSS);
    writeFileSync(join(settings, 'settings.ini'), `[Settings]\ngtk-enable-animations=${reducedMotion === 'reduce' ? 0 : 1}\n`);
    const browser = readdirSync('/usr/lib').map((name) => `/usr/lib/${name}/webkit2gtk-4.1/MiniBrowser`).find(existsSync);
    if (!browser) throw new Error('There is no MiniBrowser: webkit2gtk-driver is missing');
    const binary = join(this.folder, 'browser');
    writeFileSync(binary, `#!/bin/sh\necho $$ >'${this.folder}/pid'\nexec ${browser} "$@" >'${this.console}' 2>&1\n`, { mode: 0o755 });
    const folders = Object.fromEntries(['HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR'].map((name) => [name, this.folder]));
    const environment = {
      ...process.env, ...folders, DISPLAY: screen.display, GTK_THEME: colorScheme === 'dark' ? 'Adwaita:dark' : 'Adwaita',
      // Pages are painted without OpenGL and put together by one thread: where several threads draw, Mesa's llvmpipe looks into what another
      // one is just doing (llvmpipe_is_resource_referenced) and brings the browser down now and then.
      WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1', LP_NUM_THREADS: '0',
      DBUS_SESSION_BUS_ADDRESS: 'disabled:', NO_AT_BRIDGE: '1', GSETTINGS_BACKEND: 'memory', G_DEBUG: '', LC_ALL: 'C.UTF-8', LANGUAGE: locale,
    };
    delete environment.WAYLAND_DISPLAY;
    return { environment, binary };
  }

  async #ready() {
    for (const deadline = Date.now() + PATIENCE; ; await pause(20)) {
      try {
        return await this.#request('GET', '/status');
      } catch (notYet) {
        if (Date.now() > deadline) throw notYet;
      }
    }
  }

  async #request(method, path, body) {
    const asked = `(${method} ${path.replace(/\/session\/[^/]*/, '')})`;
    // Twice as patient as the driver should be: whatever it does not answer would be waited for until the run's own deadline, with nothing said.
    const signal = AbortSignal.timeout(2 * PATIENCE);
    const reply = await fetch(this.base + path, { method, body: body && JSON.stringify(body), signal })
      .catch((error) => { throw new Error(`WebKit does not answer: ${error} ${asked}`); });
    const { value } = await reply.json();
    if (!reply.ok) throw new Error(`WebKit: ${value.error}: ${value.message} ${asked}`);
    return value;
  }

  /* One command after another, each in the tab it is for. */
  ask(method, path, body, handle) {
    const answer = this.queue.then(async () => {
      const session = `/session/${this.session}`;
      if (handle && handle !== this.handle) {
        await this.#request('POST', `${session}/window`, { handle });
        this.handle = handle;
      }
      return this.#request(method, session + path, body);
    });
    this.queue = answer.catch(() => {});
    return answer;
  }

  async newPage() {
    const handle = this.pages.length || !this.blank ? (await this.ask('POST', '/window/new', { type: 'tab' })).handle : this.blank;
    this.blank = null;
    const page = new Page(this, handle);
    this.pages.push(page);
    await page.setViewportSize(this.viewport);
    return page;
  }

  async closePage(page) {
    this.pages = this.pages.filter((other) => other !== page);
    await page.ask('DELETE', '/window');
    this.handle = null;
  }

  #console() {
    return existsSync(this.console) ? readFileSync(this.console, 'utf8') : '';
  }

  /* What its pages complained about. */
  complaints() {
    const lines = this.#console().slice(this.read).split('\n');
    return lines.filter((line) => /^CONSOLE .*(ERROR|WARN)/.test(line) || /Unhandled Promise Rejection/.test(line));
  }

  /* Puts the phone away: it forgets everything or, where it can't, is not used again. */
  async close() {
    try {
      await this.#forget();
      drawer.set(this.settings, [...(drawer.get(this.settings) || []), this]);
    } catch (unreachable) {
      await this.end();
    }
  }

  async #forget() {
    const page = await this.newPage();
    for (const other of this.pages.filter((other) => other !== page)) await this.closePage(other);
    for (const origin of this.origins) {
      await page.goto(origin + '/');
      await page.script('localStorage.clear(); sessionStorage.clear();');
      await page.ask('DELETE', '/cookie');
    }
    await page.ask('POST', '/url', { url: 'about:blank' });
    this.pages = [];
    this.blank = page.handle;
  }

  /* Its folder goes with the hall's. */
  async end() {
    await Promise.race([this.ask('DELETE', ''), pause(SOON)]).catch(() => {});
    await finish(this.driver);
    this.#killBrowser();
  }

  /* A browser that would not go when its driver told it to. */
  #killBrowser() {
    const file = join(this.folder, 'pid');
    if (!existsSync(file)) return;
    try {
      process.kill(Number(readFileSync(file, 'utf8')), 'SIGKILL');
    } catch (gone) {
      // As it should be.
    }
  }
}
