/* Requests. A request never throws: status 0 means that nobody answered, or somebody who is not the laptop (a Wi-Fi's login page).
   SPDX-License-Identifier: GPL-3.0-or-later */
const PATIENCE = 8000;

/* Is @code the laptop's own word? Of most the page holds a sentence. A newer laptop may refuse with one that this page doesn't know, which is no
   reason to wait; but one that doesn't know the evening, or is broken, counts only if it says so in words we know. */
function isError(status, code) {
  if (typeof code !== 'string') return false;
  const known = $('errors').querySelector('[data-err~="' + CSS.escape(code) + '"]');
  return Boolean(known) || (status < 500 && status !== 404 && /^[a-z]+(_[a-z]+)*$/.test(code));
}

async function request(path, options) {
  const reply = await fetch('/' + code + path, options);
  if (reply.status === 204) return { status: 204, json: null, error: '', retry: 0 };
  const json = await reply.json();
  const retry = Number(reply.headers.get('Retry-After')) || 0;
  return reply.ok || isError(reply.status, json.error) ? { status: reply.status, json: json, error: json.error || '', retry: retry } : null;
}

/* @form: what to send; @stranger: without the cookie, for a note of whoever had this phone before */
async function ask(method, path, form, stranger) {
  const abort = window.AbortController && new AbortController();
  const options = {
    method: method,
    headers: { Accept: 'application/json' },
    cache: 'no-store',
    credentials: stranger ? 'omit' : 'same-origin',
  };
  let timer = 0;
  if (form) options.body = new URLSearchParams(form);
  if (abort) options.signal = abort.signal;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, PATIENCE); });
  try {
    const reply = await Promise.race([request(path, options), late]);
    if (reply) return reply;
    if (abort) abort.abort();
  } catch (unreachable) {
    // Nobody there.
  } finally {
    clearTimeout(timer);
  }
  return { status: 0, json: null, error: '', retry: 0 };
}

function answered(reply) {
  return reply.status > 0 && reply.status < 500;
}

function done(reply) {
  return reply.status >= 200 && reply.status < 300;
}

/* Is @value a note, with the key @key if that is given? */
function isNote(value, key) {
  return Boolean(value) && typeof value.key === 'string' && typeof value.disposition === 'string' && (!key || value.key === key);
}

function isState(value) {
  return Boolean(value) && Array.isArray(value.open_for) && typeof value.closed === 'boolean';
}
