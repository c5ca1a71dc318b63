// A page from elsewhere, open in the same browser as the phone's own: it writes nothing, reads nothing, and loses nobody their notes.
// SPDX-License-Identifier: GPL-3.0-or-later
import http from 'node:http';
import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { PHONES } from './lib/hall.js';
import { BROWSER, fate, openGate, phone, sees, serve, write } from './lib/phone.js';

const SECRET = '0123456789abcdef0123456789abcdef';

/* Another site: one page, and nothing on it but @markup and what a test does there. */
async function elsewhere(t, markup = '<p>Elders') {
  const server = http.createServer((request, response) => response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Elders</title>' + markup));
  await new Promise((resolve) => { server.listen(0, PHONES, resolve); });
  t.after(() => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }));
  return `http://${PHONES}:${server.address().port}/`;
}

/* A phone with a note of its own, and another site's page beside it in the same browser. */
async function visit(t) {
  const evening = await serve(t);
  await evening.goTo(1);
  const own = await phone(t, { forgive: /CORS|ERR_|Failed to load|Refused|frame|access control|blocked/i });
  await own.goto(evening.url + '?circle=parents');
  await write(own, 'Van mij');
  await fate(own, 'Van mij', 'Aangekomen');
  const { key } = await evening.note('Van mij');
  const foreign = await own.context().newPage();
  const home = await elsewhere(t);
  await foreign.goto(home);
  return { evening, own, foreign, home, key };
}

/* Every note that the chair got. */
async function written(evening) {
  await evening.commands('pause', 'resume');
  return evening.notes().map((note) => note.text);
}

// Two pages side by side are more than our driver of WebKit can do.
describe('a page from elsewhere', { skip: BROWSER === 'webkit' }, () => {
  test('writes, changes and withdraws nothing by script, and reads no answer', async (t) => {
    const { evening, own, foreign, key } = await visit(t);
    const results = await foreign.evaluate(async ([url, key]) => {
      const form = 'circle=parents&text=Vreemd';
      const types = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', 'application/json'];
      const tries = [];
      for (const credentials of ['omit', 'include']) {
        for (const mode of ['cors', 'no-cors']) {
          for (const type of types) tries.push([url + '/notes', { method: 'POST', headers: { 'Content-Type': type }, body: form, credentials, mode }]);
          tries.push([url + '/next', { method: 'POST', credentials, mode }]);
          for (const path of ['', '/state', '/notes', '/leaflet']) tries.push([url + path, { credentials, mode }]);
        }
        for (const method of ['PUT', 'DELETE']) tries.push([`${url}/notes/${key}`, { method, body: method === 'PUT' ? form : undefined, credentials }]);
      }
      const one = async ([address, options]) => {
        try {
          const reply = await fetch(address, options);
          return reply.type === 'opaque' ? 'opaque' : `${address} ${options.mode} ${reply.status} ${(await reply.text()).slice(0, 40)}`;
        } catch (refused) {
          return 'refused';
        }
      };
      navigator.sendBeacon(url + '/notes', new URLSearchParams(form));
      return Promise.all(tries.map(one));
    }, [evening.url, key]);
    assert.equal(results.length, 40);
    assert.deepEqual(results.filter((result) => !['refused', 'opaque'].includes(result)), []);
    assert.deepEqual(await written(evening), ['Van mij']);
    await own.reload();
    await fate(own, 'Van mij', 'Aangekomen');
  });

  test('writes nothing by a form, whatever its type', async (t) => {
    const { evening, foreign, home } = await visit(t);
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      await foreign.goto(home);
      const [answer] = await Promise.all([
        foreign.waitForResponse((response) => response.url() === evening.url + '/notes'),
        foreign.evaluate(([url, type]) => {
          document.body.innerHTML = `<form method="post" action="${url}/notes" enctype="${type}"><input name="circle" value="parents"><textarea name="text">Vreemd</textarea></form>`;
          document.forms[0].submit();
        }, [evening.url, type]),
      ]);
      assert.equal(answer.status(), 403, type);
      await foreign.waitForURL(evening.url + '/notes');
      await foreign.waitForLoadState();
    }
    assert.deepEqual(await written(evening), ['Van mij']);
  });

  test('shows nothing of ours inside it, and hears no live stream', async (t) => {
    const { evening, foreign } = await visit(t);
    const seen = await foreign.evaluate(async (url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
      await new Promise((resolve) => { frame.onload = resolve; });
      const stream = new EventSource(url + '/events', { withCredentials: true });
      const heard = await new Promise((resolve) => { stream.onmessage = () => resolve('heard'); stream.onerror = () => resolve('refused'); });
      stream.close();
      let inside = 'refused';
      try { inside = frame.contentWindow.document.body.innerText; } catch (refused) { /* as it should */ }
      return [heard, inside];
    }, evening.url);
    assert.deepEqual(seen, ['refused', 'refused']);
    for (const frame of foreign.frames().slice(1)) assert.equal(await frame.locator('text=Huiswerk').count(), 0);
  });
});

/* A link from elsewhere, followed. */
async function follow(t, page, address) {
  await page.goto(await elsewhere(t, `<a href="${address}">Naar de avond</a>`));
  await page.locator('a').click();
}

describe('a link from elsewhere', () => {
  // WebDriver itself needs scripts.
  for (const javaScriptEnabled of BROWSER === 'webkit' ? [true] : [true, false]) {
    test(`parts nobody from their notes, whatever stands in it, ${javaScriptEnabled ? 'with' : 'without'} script`, async (t) => {
      const evening = await serve(t);
      await evening.goTo(1);
      const page = await phone(t, { javaScriptEnabled, forgive: /Failed to load resource/ });
      await page.goto(evening.url + '?circle=parents');
      await write(page, 'Van mij');
      await fate(page, 'Van mij', 'Aangekomen');
      for (const rest of ['', '?here=1', '?spare=' + SECRET, '/notes', '?circle=none']) {
        await follow(t, page, evening.url + rest);
        // Without script this one shows the page, and no notes yet.
        if (javaScriptEnabled || rest !== '?here=1') await fate(page, 'Van mij', 'Aangekomen');
        await page.goto(evening.url + '?circle=parents');
        await fate(page, 'Van mij', 'Aangekomen');
      }
    });
  }
});

// Whose phone refuses cookies is known by the secret of its page, and by none that somebody else knows.
describe('a secret that came from elsewhere', () => {
  const FIELDS = { circle: 'parents', text: 'Vreemd', spare: SECRET };
  const ways = {
    'in a link that was opened': (t, page, gate) => page.goto(`${gate.url}?circle=parents&spare=${SECRET}`),
    'in a link on another site': (t, page, gate) => follow(t, page, `${gate.url}?circle=parents&spare=${SECRET}`),
    'in a form on another site': async (t, page, gate) => {
      const fields = Object.entries(FIELDS).map(([name, value]) => `<input name="${name}" value="${value}">`).join('');
      await page.goto(await elsewhere(t, `<form method="post" action="${gate.url}/notes">${fields}<button>Stuur</button></form>`));
      await page.locator('button').click();
      await sees(page, '#errors', 'Er ging onderweg iets mis');
    },
    'in a link to what became of the questions': async (t, page, gate) => {
      await page.goto(`${gate.url}/leaflet?spare=${SECRET}&circle=parents`);
      await page.locator('.again a').click();
      await page.locator('#text').waitFor();
    },
  };
  for (const javaScriptEnabled of BROWSER === 'webkit' ? [true] : [true, false]) {
    for (const [way, open] of Object.entries(ways)) {
      // Such a link stands there only without script.
      if (javaScriptEnabled && open === ways['in a link to what became of the questions']) continue;
      test(`${way} opens nobody’s notes, ${javaScriptEnabled ? 'with' : 'without'} script`, async (t) => {
        const evening = await serve(t);
        await evening.goTo(1);
        const gate = await openGate(t, evening);
        gate.refuseCookies();
        const page = await phone(t, { javaScriptEnabled, forgive: /Failed to load resource/ });
        await open(t, page, gate);
        await write(page, 'Alleen van mij');
        await fate(page, 'Alleen van mij', 'Aangekomen');
        const stranger = await fetch(`${evening.url}/notes?spare=${SECRET}`, { headers: { Accept: 'application/json' } });
        assert.deepEqual(await stranger.json(), []);
      });
    }
  }
});
