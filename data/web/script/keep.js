/* What this phone remembers for one evening, and through reloads. Every waiting note is an item of its own, so that two tabs never overwrite
   each other's. SPDX-License-Identifier: GPL-3.0-or-later */
const body = document.body;
const code = body.dataset.code;
const PREFIX = 'drie.' + code + '.';
const DAY = 24 * 3600 * 1000;
/* Holds what the browser refuses to keep (private window, full): then a note lives as long as the page. */
const unkept = new Map();

function storage() {
  try {
    return window.localStorage;
  } catch (refused) {
    return null;
  }
}

/* Remembers a value; null forgets it. */
function keep(name, value) {
  const store = storage();
  unkept.delete(name);
  try {
    if (value === null) store.removeItem(PREFIX + name);
    else store.setItem(PREFIX + name, JSON.stringify(value));
  } catch (refused) {
    if (value !== null) unkept.set(name, value);
  }
}

function kept(name) {
  if (unkept.has(name)) return unkept.get(name);
  try {
    return JSON.parse(storage().getItem(PREFIX + name));
  } catch (unreadable) {
    return null;
  }
}

function keptNames(start) {
  const names = Array.from(unkept.keys());
  const store = storage();
  for (let i = 0; store && i < store.length; i++) {
    if (store.key(i).startsWith(PREFIX)) names.push(store.key(i).slice(PREFIX.length));
  }
  return names.filter((name) => name.startsWith(start));
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

/* A random UUID. crypto.randomUUID is missing on plain http. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
