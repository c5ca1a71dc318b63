/* Writing and sending. SPDX-License-Identifier: GPL-3.0-or-later */
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
  putOut(note);
  if (queued) return queue(note);
  keepDraft(null);
  setBusy(true);
  const result = await deliver(note);
  setBusy(false);
  if (result.outcome === 'sent') return setBox('');
  if (result.outcome === 'waiting') {
    queue(note);
    return check();
  }
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
}

function setBusy(on) {
  busy = on;
  form.classList.toggle('sending', on);
  box.readOnly = on;
}
