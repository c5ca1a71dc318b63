/* One's own notes: a card each, newest first. SPDX-License-Identifier: GPL-3.0-or-later */
const list = $('list');
const cards = new Map();
const EDIT = 'edit.';

/* Cards that the server wrote come in order of arrival. */
function adoptCards() {
  Array.from(list.querySelectorAll('.note')).forEach((card) => {
    if (kept('leaving') || (kept(OUT + card.dataset.key) || {}).gone) return card.remove();
    addCard(card, card.dataset.key);
    if (card.dataset.disposition !== 'received') stopEdit(card);
  });
  body.dataset.notes = cards.size ? '1' : '';
}

/* @note: as on the wire; disposition may also be `waiting`, `soon` or `refused` */
function putNote(note) {
  if ((kept(OUT + note.key) || {}).gone) return;
  const known = cards.get(note.key);
  const card = known || $('note-card').content.firstElementChild.cloneNode(true);
  const old = known && card.dataset.disposition;
  card.dataset.to = note.to;
  card.dataset.disposition = note.disposition;
  card.querySelector('.text').textContent = note.text || '';
  card.querySelector('.reason').textContent = note.reason || '';
  if (!known) addCard(card, note.key);
  body.dataset.notes = '1';
  if (state && old !== note.disposition) announceFate(card, note);
  if (note.disposition !== 'received') stopEdit(card);
  holdFocus();
}

function addCard(card, key) {
  card.dataset.key = key;
  cards.set(key, card);
  list.prepend(card);
  wireCard(card);
}

/* The whole hall hears of the question that is being asked: of one's own it is said once. */
function announceFate(card, note) {
  if (note.disposition === 'asking' && $('asking').dataset.text === note.text) return;
  announce([note.text, card.querySelector('.fate-word').innerText.trim() + ' ' + (note.reason || '')].filter(Boolean).join(' – ').trim());
}

/* The chair uses the note: it stays as it is. What was changed already is not thrown away unseen. */
function stopEdit(card) {
  const area = card.querySelector('.edit textarea');
  if (!area) return;
  if (tidy(area.value) !== card.querySelector('.text').textContent) return complain(card, 'gone');
  keep(EDIT + card.dataset.key, null);
  closeEdit(card);
}

function dropNote(key) {
  const card = cards.get(key);
  if (card) card.remove();
  keep(EDIT + key, null);
  cards.delete(key);
  body.dataset.notes = cards.size ? '1' : '';
}

/* Taken back in another tab: what was being typed into it goes back in the box. */
function loseNote(key) {
  const card = cards.get(key);
  const area = card && card.querySelector('.edit textarea');
  if (area && area.value !== card.querySelector('.text').textContent) addToBox(area.value, card.dataset.to);
  dropNote(key);
  holdFocus();
}

/* The notes that the laptop is known to have. */
function arrived() {
  return Array.from(cards.keys()).filter((key) => !/^(waiting|soon|refused)$/.test(cards.get(key).dataset.disposition));
}

/* All of one's own notes anew, after a time without a connection or when another tab took one back. */
async function fetchNotes() {
  const before = notesHeard;
  const known = arrived();
  const reply = await ask('GET', withSpare('/notes'));
  const notes = reply.status === 200 && (reply.json.notes || reply.json);
  if (!Array.isArray(notes) || !notes.every((note) => isNote(note)) || kept('leaving')) return;
  if (notesHeard !== before) return fetchNotes();
  known.filter((key) => !notes.some((note) => note.key === key)).forEach(loseNote);
  notes.forEach(putNote);
}

function wireCard(card) {
  const key = card.dataset.key;
  card.querySelector('.change').addEventListener('click', () => openEdit(card).focus());
  card.querySelector('.back').addEventListener('click', () => takeBack(key));
  card.querySelector('.drop').addEventListener('click', () => throwAway(key));
  const typed = kept(EDIT + key);
  // A change that was saved just before the reload is none any more.
  if (typed && tidy(typed) === card.querySelector('.text').textContent) keep(EDIT + key, null);
  else if (typed) openEdit(card);
}

/* What is typed into a note outlives a reload, too. */
function openEdit(card) {
  const name = EDIT + card.dataset.key;
  closeEdit(card);
  const edit = $('note-edit').content.firstElementChild.cloneNode(true);
  const area = edit.querySelector('textarea');
  const count = () => showCount(edit.querySelector('.count'), area.value);
  area.value = kept(name) || card.querySelector('.text').textContent;
  area.addEventListener('input', () => { keep(name, area.value); count(); });
  edit.addEventListener('submit', (event) => { event.preventDefault(); save(card, area.value); });
  edit.querySelector('.cancel').addEventListener('click', () => { keep(name, null); closeEdit(card, true); });
  edit.querySelector('.withdraw').addEventListener('click', () => withdraw(card));
  card.append(edit);
  card.classList.add('editing');
  count();
  return area;
}

function closeEdit(card, focus) {
  const edit = card.querySelector('.edit');
  if (edit) edit.remove();
  card.classList.remove('editing');
  if (focus) card.querySelector('.change').focus();
  holdFocus();
}

function complain(card, error) {
  const errors = card.querySelector('.edit .errors');
  if (errors) errors.textContent = error && sentence(error);
}

/* Why a request about a sent note failed, in a code that has a sentence. */
function refusal(reply) {
  if (!answered(reply)) return 'offline';
  return reply.status === 404 || reply.status === 409 ? 'gone' : reply.error;
}

async function save(card, raw) {
  const text = tidy(raw);
  if (problem(text)) return complain(card, problem(text));
  const key = card.dataset.key;
  const reply = await ask('PUT', '/notes/' + key, noteForm({ key: key, text: text, to: card.dataset.to }));
  if (reply.status === 404) fetchNotes();
  if (!done(reply) || !isNote(reply.json, key)) return complain(card, done(reply) ? 'offline' : refusal(reply));
  keep(EDIT + key, null);
  closeEdit(card, true);
  card.querySelector('.text').textContent = reply.json.text;
  announce(word('saved'));
}

async function withdraw(card) {
  const reply = await ask('DELETE', withSpare('/notes/' + card.dataset.key));
  if (reply.status !== 204) return complain(card, done(reply) ? 'offline' : refusal(reply));
  dropNote(card.dataset.key);
  keep('withdrawn', card.dataset.key);
  announce(word('withdrawn'));
  $('notes-title').focus();
  holdFocus();
}
