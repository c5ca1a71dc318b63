/* The text in the box. A tab keeps its own, and beside it a copy for all tabs that outlives tab and battery. SPDX-License-Identifier: GPL-3.0-or-later */
const LIMIT = 500;
const DRAFT = 'draft.';
/* How long the other tabs have to say which copies are theirs. */
const ROLL_CALL = 400;
const live = new Set();
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

function draftChanged() {
  const text = box.value;
  if (!text) draftTo = '';
  else if (!draftTo || !$('moved').hidden) draftTo = body.dataset.to;
  saveDraft();
  body.dataset.draft = text ? '1' : '';
  showCount($('count'), text);
  noticeMove();
  hintLater();
}

function saveDraft() {
  keepDraft(box.value ? { text: box.value, to: draftTo, tab: tab, era: era, n: nextNumber() } : null);
}

function keepDraft(draft) {
  keep('draft', draft, true);
  keep(DRAFT + tab, draft);
}

/* After a reload the tab has its own text again; its copy gets the new page's name. */
function restoreDraft() {
  const draft = kept('draft', true);
  if (draft && draft.era === era) {
    keep(DRAFT + draft.tab, null);
    fillBox(draft);
  }
  draftChanged();
  if (!box.value) callTheRoll();
}

function fillBox(draft) {
  if (box.value && box.value !== draft.text) return;
  box.value = draft.text;
  draftTo = draft.to;
}

/* A copy that no tab answers for is what somebody wrote before the tab was closed or the phone died. */
function callTheRoll() {
  if (!keptNames(DRAFT).length) return;
  live.clear();
  keep('who', newKey());
  setTimeout(() => {
    const found = keptNames(DRAFT).filter((name) => !live.has(name)).map((name) => kept(name)).filter(Boolean).sort((a, b) => b.n - a.n)[0];
    if (!found || box.value) return;
    keep(DRAFT + found.tab, null);
    fillBox(found);
    draftChanged();
  }, ROLL_CALL);
}

/* A text begun for one circle must not go to the next unnoticed. */
function noticeMove() {
  $('moved').hidden = !(box.value && draftTo && body.dataset.to && draftTo !== body.dataset.to);
}

function setBox(text, to) {
  box.value = text;
  if (to) draftTo = to;
  draftChanged();
}

/* Below what stands there already. */
function addToBox(text, to) {
  setBox(box.value ? box.value + '\n' + text : text, box.value ? '' : to);
}
