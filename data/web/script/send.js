/* Writing and sending. SPDX-License-Identifier: GPL-3.0-or-later */
/* After so long without an answer a note counts as waiting, and the box is free for the next. */
const HASTE = 3000;
let busy = false;

/* What a request about a note carries beside the note. */
function noteForm(note) {
  return Object.assign({ circle: circle, lang: document.documentElement.lang, spare: spare }, note);
}

function newNote(text) {
  return { key: newKey(), text: text, circle: circle, to: body.dataset.to, lang: document.documentElement.lang, n: nextNumber() };
}

async function submit(event) {
  event.preventDefault();
  if (busy) return;
  const text = tidy(box.value);
  const wrong = problem(text) || (circle ? '' : 'circle');
  setError(wrong);
  if (wrong) return box.focus();
  const note = newNote(text);
  const queued = isWaiting() || kept('leaving');
  const writer = era;
  putOut(note);
  if (queued) return queue(note);
  keepDraft(null);
  setBusy(true);
  const delivery = deliver(note);
  const result = await Promise.race([delivery, new Promise((resolve) => { setTimeout(resolve, HASTE); })]);
  setBusy(false);
  // The next person has the phone by now.
  if (era !== writer) return flushLater();
  if (!result) {
    queue(note);
    return settle(note, await delivery);
  }
  if (result.outcome === 'waiting') return settle(queue(note), result);
  flushLater();
  if (result.outcome === 'sent') return setBox('');
  keep(OUT + note.key, null);
  draftChanged();
  setError(result.error || 'too_fast', result.retry);
  if (result.outcome === 'refused') check();
  box.focus();
}

/* Behind the others that wait. */
function queue(note) {
  setBox('');
  showWaiting(note);
  flushLater();
  return note;
}

/* What became of a note that was put with those that wait. */
function settle(note, result) {
  if (result.outcome === 'refused') refuse(note, result.error);
  if (result.outcome === 'later') pause(result.retry);
  if (result.outcome !== 'sent') check();
  flushLater();
}

function setBusy(on) {
  busy = on;
  form.classList.toggle('sending', on);
  box.readOnly = on;
}
