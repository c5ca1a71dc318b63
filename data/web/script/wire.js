/* Requests. A request never throws: status 0 means that nobody answered, or somebody who is not the laptop (a Wi-Fi's login page).
   SPDX-License-Identifier: GPL-3.0-or-later */
const PATIENCE = 8000;

async function ask(method, path, form) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  const nothing = { status: 0, json: null, error: '', retry: 0 };
  try {
    const reply = await fetch('/' + code + path, {
      method: method,
      body: form && new URLSearchParams(form),
      headers: { Accept: 'application/json' },
      cache: 'no-store',
      signal: abort.signal,
    });
    if (reply.status === 204) return Object.assign(nothing, { status: 204 });
    const json = await reply.json();
    return { status: reply.status, json: json, error: json.error || '', retry: Number(reply.headers.get('Retry-After')) || 0 };
  } catch (unreachable) {
    return nothing;
  } finally {
    clearTimeout(timer);
  }
}

function answered(reply) {
  return reply.status > 0 && reply.status < 500;
}

function done(reply) {
  return reply.status >= 200 && reply.status < 300;
}
