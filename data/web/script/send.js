/* Writing and sending. A note lies in the outbox from the press of the button until the laptop has said what became of it, so it is never lost;
   it keeps its key and its addressee however often it is sent, so it is never there twice and never reaches another circle.
   SPDX-License-Identifier: GPL-3.0-or-later */
const LIMIT = 500;
const OUT = 'out.';
const underway = new Set();
let busy = false;
let draftTo = '';

/* As the server will read it. */
function tidy(text) {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

function codePoints(text) {
  return Array.from(text).length;
}

function problem(text) {
  return !text ? 'empty' : codePoints(text) > LIMIT ? 'too_long' : '';
}

function showCount(element, raw) {
  const length = codePoints(tidy(raw));
  element.textContent = length + ' / ' + LIMIT;
  element.classList.toggle('over', length > LIMIT);
}

function noteForm(note) {
  return Object.assign({ circle: circle, lang: document.documentElement.lang }, note);
}

/* The draft */

function draftChanged() {
  const text = box.value;
  if (!text) draftTo = '';
  else if (!draftTo || !$('moved').hidden) draftTo = body.dataset.to;
  keep('draft', text ? { text: text, to: draftTo } : null);
  body.dataset.draft = text ? '1' : '';
  showCount($('count'), text);
  noticeMove();
}

function restoreDraft() {
  const draft = kept('draft');
  if (!box.value && draft) {
    box.value = draft.text;
    draftTo = draft.to;
  }
  draftChanged();
}

/* A text begun for one circle must not go to the next unnoticed. */
function noticeMove() {
  $('moved').hidden = !(box.value && draftTo && body.dataset.to && draftTo !== body.dataset.to);
}

function setBox(text) {
  box.value = text;
  draftChanged();
}

/* The outbox */

function outbox() {
  return keptNames(OUT).map(kept).filter(Boolean).sort((a, b) => a.at - b.at);
}

function putOut(note) {
  keep(OUT + note.key, note);
}

/* Answers 'sent', 'waiting' (nobody there, or it could not be saved), 'later' (too fast) or 'refused'; error and retry tell more. */
async function deliver(note) {
  underway.add(note.key);
  const reply = await ask('POST', '/notes', { circle: note.circle, text: note.text, key: note.key, lang: note.lang, to: note.to });
  underway.delete(note.key);
  if (done(reply) && reply.json && reply.json.key === note.key) {
    keep(OUT + note.key, null);
    putNote(reply.json);
    return { outcome: 'sent' };
  }
  const outcome = reply.status === 429 ? 'later' : answered(reply) && reply.error ? 'refused' : 'waiting';
  return { outcome: outcome, error: reply.status === 404 ? 'old' : reply.error, retry: reply.retry };
}

async function submit(event) {
  event.preventDefault();
  if (busy) return;
  const text = tidy(box.value);
  const wrong = problem(text) || (circle ? '' : 'circle');
  setError(wrong);
  if (wrong) return box.focus();
  const note = { key: newKey(), text: text, circle: circle, to: body.dataset.to, lang: document.documentElement.lang, at: Date.now() };
  putOut(note);
  keep('draft', null);
  setBusy(true);
  const result = await deliver(note);
  setBusy(false);
  if (result.outcome === 'sent' || result.outcome === 'waiting') {
    setBox('');
    if (result.outcome === 'sent') return;
    showWaiting(note, true);
    check();
    return;
  }
  keep(OUT + note.key, null);
  draftChanged();
  setError(result.error || 'too_fast', result.retry);
  if (result.outcome === 'refused') check();
  box.focus();
}

function setBusy(on) {
  busy = on;
  form.classList.toggle('sending', on);
  box.readOnly = on;
}

/* Notes that wait */

let flushTimer = 0;
let failures = 0;

function showWaiting(note, retry) {
  putNote({ key: note.key, text: note.text, to: note.to, disposition: note.refused ? 'refused' : 'waiting', reason: note.refused && sentence(note.refused) });
  if (retry) flushLater();
}

function flushLater(seconds) {
  clearTimeout(flushTimer);
  const wait = seconds || Math.min(30, Math.pow(2, failures));
  flushTimer = setTimeout(flush, wait * 1000 * (0.75 + Math.random() / 2));
}

/* Sends what waits, oldest first; stops at the first that finds nobody. */
async function flush() {
  clearTimeout(flushTimer);
  for (const note of outbox()) {
    if (note.refused || underway.has(note.key)) continue;
    const result = await deliver(note);
    if (result.outcome === 'refused') {
      note.refused = result.error;
      putOut(note);
      showWaiting(note);
    } else if (result.outcome !== 'sent') {
      failures++;
      return flushLater(result.retry);
    }
  }
  failures = 0;
}

/* A refused note goes back where it can be changed and sent to another circle. */
function takeBack(key) {
  const note = kept(OUT + key);
  if (!note) return;
  setBox(box.value ? box.value + '\n' + note.text : note.text);
  keep(OUT + key, null);
  dropNote(key);
  box.focus();
}
