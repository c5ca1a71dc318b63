/* What this phone remembers for one evening, and through reloads: most of it for all tabs, some for one. Every waiting note and every tab's
   draft is an item of its own, so that two tabs never overwrite each other's. SPDX-License-Identifier: GPL-3.0-or-later */
const body = document.body;
const code = body.dataset.code;
const PREFIX = 'drie.' + code + '.';
const DAY = 24 * 3600 * 1000;
const tab = newKey();
/* Holds what the browser refuses to keep (private window, full): then a note lives as long as the page. */
const unkept = new Map();

/* @here: what belongs to this tab alone */
function storage(here) {
  try {
    return here ? window.sessionStorage : window.localStorage;
  } catch (refused) {
    return null;
  }
}

/* Remembers a value; null forgets it. Answers whether it outlives the page. */
function keep(name, value, here) {
  const store = storage(here);
  const spot = (here ? 'here.' : '') + name;
  unkept.delete(spot);
  try {
    if (value === null) store.removeItem(PREFIX + name);
    else store.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch (refused) {
    if (value !== null) unkept.set(spot, value);
    return false;
  }
}

function kept(name, here) {
  const spot = (here ? 'here.' : '') + name;
  if (unkept.has(spot)) return unkept.get(spot);
  try {
    return JSON.parse(storage(here).getItem(PREFIX + name));
  } catch (unreadable) {
    return null;
  }
}

/* Of what is kept for all tabs. */
function keptNames(start) {
  const names = new Set(Array.from(unkept.keys()).filter((name) => !name.startsWith('here.')));
  const store = storage();
  for (let i = 0; store && i < store.length; i++) {
    if (store.key(i).startsWith(PREFIX)) names.add(store.key(i).slice(PREFIX.length));
  }
  return Array.from(names).filter((name) => name.startsWith(start));
}

/* Grows with each call, whatever a phone's clock does: what was written later has the higher number. */
function nextNumber() {
  const number = (kept('number') || 0) + 1;
  keep('number', number);
  return number;
}

/* Other evenings of this laptop: gone a day after they were last touched. */
function forgetOldEvenings() {
  const store = storage();
  keep('seen', Date.now());
  for (let i = store ? store.length - 1 : -1; i >= 0; i--) {
    const name = store.key(i) || '';
    const other = name.startsWith('drie.') && name.split('.')[1];
    if (other && other !== code && !(Date.now() - store.getItem('drie.' + other + '.seen') < DAY)) store.removeItem(name);
  }
}

/* Who writes, where cookies are refused: the first secret that a page brought, for as long as it can be kept. With nothing else to keep it in, it is
   kept in this tab's history, which no link from elsewhere can fill. */
let spare = '';
function rememberSpare() {
  const own = history.state && history.state.spare;
  const address = new URL(location.href);
  // Whoever sees the address, or gets it passed on, shall not have it.
  address.searchParams.delete('spare');
  if (address.href !== location.href) history.replaceState(history.state, '', address.href);
  if (own) keep('sent', true);
  keepSpare(kept('spare') || own || body.dataset.spare || '');
}

function keepSpare(secret) {
  spare = secret;
  if (!keep('spare', spare) && !navigator.cookieEnabled) history.replaceState({ spare: spare }, '');
}

function withSpare(path) {
  return path + (spare && (path.includes('?') ? '&' : '?') + 'spare=' + spare);
}

function hex(length) {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/* A random UUID. crypto.randomUUID is missing on plain http. */
function newKey() {
  return hex(16).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}

/* Milliseconds that only grow: a phone's clock may be wrong, or put right in the middle of the evening. */
function now() {
  return performance.now();
}
