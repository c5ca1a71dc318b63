/* Notes that wait. A note lies in the outbox from the press of the button until the laptop has said what became of it, so it is never lost;
   it keeps its key and its addressee however often it is sent, so it is never there twice and never reaches another circle.
   SPDX-License-Identifier: GPL-3.0-or-later */
const OUT = 'out.';
/* Notes of whoever had this phone before: sent, never shown. */
const PARTED = 'parted.';
const underway = new Set();
let flushTimer = 0;
let pauseTimer = 0;
let flushing = false;
let failures = 0;
let pauseUntil = 0;

/* Oldest first. */
function outbox() {
  return keptNames(OUT).concat(keptNames(PARTED)).map((name) => kept(name)).filter(Boolean).sort((a, b) => a.n - b.n);
}

function nameOf(note) {
  return (note.parted ? PARTED : OUT) + note.key;
}

function putOut(note) {
  keep(nameOf(note), note);
}

/* Does the reader wait for a note to go? */
function isWaiting() {
  return outbox().some((note) => !note.refused && !note.gone && !note.parted);
}

function post(note) {
  const form = { circle: note.circle, text: note.text, key: note.key, lang: note.lang, to: note.to, spare: note.parted || spare };
  return ask('POST', '/notes', form, note.parted);
}

/* Answers 'sent', 'waiting' (nobody there, or it could not be saved), 'later' (too fast) or 'refused'; error and retry tell more. */
async function deliver(note) {
  if (note.gone) return recall(note);
  underway.add(note.key);
  const reply = await post(note);
  underway.delete(note.key);
  const current = kept(nameOf(note));
  if (current && current.gone) return recall(note);
  if (done(reply) && isNote(reply.json, note.key)) {
    keep(nameOf(note), null);
    // Unless the next person has the phone by now.
    if (current && !note.parted) {
      keep('sent', true);
      putNote(reply.json);
    }
    return { outcome: 'sent' };
  }
  const outcome = reply.status === 429 ? 'later' : answered(reply) && reply.error ? 'refused' : 'waiting';
  return { outcome: outcome, error: reply.status === 404 ? 'old' : reply.error, retry: reply.retry };
}

/* A note that was taken back while it waited may have arrived all the same. */
async function recall(note) {
  const reply = await ask('DELETE', withSpare('/notes/' + note.key));
  if (reply.status !== 204 && !(answered(reply) && reply.error)) return { outcome: 'waiting' };
  keep(OUT + note.key, null);
  if (reply.status === 409) fetchNotes();
  return { outcome: 'sent' };
}

function showWaiting(note) {
  if (note.gone || note.parted) return;
  putNote({ key: note.key, text: note.text, to: note.to, disposition: note.refused ? 'refused' : 'waiting', reason: note.refused && sentence(note.refused) });
  drawPause();
}

function flushLater() {
  clearTimeout(flushTimer);
  const pause = Math.max(0, pauseUntil - now());
  const wait = failures ? Math.min(30, Math.pow(2, failures - 1)) * 1000 * (0.75 + Math.random() / 2) : Math.random() * 500;
  flushTimer = setTimeout(flush, pause + wait);
}

/* Sends what waits, oldest first; stops at the first that finds nobody. */
async function flush() {
  clearTimeout(flushTimer);
  if (flushing) return;
  if (now() < pauseUntil) return flushLater();
  flushing = true;
  const gotOn = (await sendAll()) && (!kept('leaving') || (await finishLeaving()));
  flushing = false;
  failures = gotOn ? 0 : failures + 1;
  if (!gotOn) flushLater();
  drawLost();
}

async function sendAll() {
  for (;;) {
    const note = outbox().find((one) => !one.refused && (one.parted || !kept('leaving')));
    // One that is on its way is not overtaken; whoever sent it goes on from there.
    if (!note || underway.has(note.key)) return true;
    const result = await deliver(note);
    if (result.outcome === 'refused') refuse(note, result.error);
    else if (result.outcome !== 'sent') {
      if (result.outcome === 'later') pause(result.retry);
      return false;
    }
  }
}

function refuse(note, error) {
  if (note.parted || !kept(nameOf(note))) return keep(nameOf(note), null);
  note.refused = error;
  putOut(note);
  showWaiting(note);
}

/* The laptop has enough for now: every note that waits counts down. */
function pause(seconds) {
  pauseUntil = now() + (seconds || 5) * 1000;
  drawPause();
}

function drawPause() {
  const left = Math.ceil((pauseUntil - now()) / 1000);
  clearTimeout(pauseTimer);
  cards.forEach((card) => {
    if (!/^(waiting|soon)$/.test(card.dataset.disposition)) return;
    card.dataset.disposition = left > 0 ? 'soon' : 'waiting';
    card.querySelector('.left').textContent = minutes(Math.max(left, 0));
  });
  if (left > 0) pauseTimer = setTimeout(drawPause, 1000);
}

/* A note that waits or was refused goes back where it can be changed and sent anew. */
function takeBack(key) {
  const note = kept(OUT + key);
  if (note) addToBox(note.text, note.to);
  throwAway(key);
  box.focus();
}

function throwAway(key) {
  const note = kept(OUT + key);
  if (note && note.refused) keep(OUT + key, null);
  else if (note) {
    note.gone = true;
    putOut(note);
    flushLater();
  }
  dropNote(key);
  $('notes-title').focus();
  holdFocus();
}

/* Another tab put a note in the outbox, or saw it off. */
async function outboxChanged(name) {
  const key = name.slice(OUT.length);
  const note = kept(name);
  if (note && !note.gone) {
    showWaiting(note);
    return flushLater();
  }
  if (!note) await fetchNotes();
  const card = cards.get(key);
  if (card && /^(waiting|soon|refused)$/.test(card.dataset.disposition)) dropNote(key);
}
