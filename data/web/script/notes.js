/* One's own notes: a card each, newest first. SPDX-License-Identifier: GPL-3.0-or-later */
const list = $('list');
const cards = new Map();

/* Cards that the server wrote come in order of arrival. */
function adoptCards() {
  Array.from(list.querySelectorAll('.note')).forEach((card) => {
    cards.set(card.dataset.key, card);
    list.prepend(card);
    wireCard(card);
  });
}

/* @note: as on the wire; disposition may also be `waiting` or `refused` */
function putNote(note) {
  let card = cards.get(note.key);
  const old = card && card.dataset.disposition;
  if (!card) {
    card = $('note-card').content.firstElementChild.cloneNode(true);
    card.dataset.key = note.key;
    cards.set(note.key, card);
    list.prepend(card);
    wireCard(card);
  }
  card.dataset.to = note.to;
  card.dataset.disposition = note.disposition;
  card.querySelector('.text').textContent = note.text || '';
  card.querySelector('.reason').textContent = note.reason || '';
  body.dataset.notes = '1';
  if (old !== note.disposition) announce((note.text || '') + ' – ' + card.querySelector('.fate').innerText);
}

function dropNote(key) {
  const card = cards.get(key);
  if (card) card.remove();
  cards.delete(key);
  body.dataset.notes = cards.size ? '1' : '';
}

/* All of one's own notes anew, after a time without a connection. */
async function fetchNotes() {
  const before = notesHeard;
  const reply = await ask('GET', '/notes');
  const notes = reply.status === 200 && (reply.json.notes || reply.json);
  if (!Array.isArray(notes)) return;
  if (notesHeard !== before) return fetchNotes();
  notes.forEach(putNote);
}

function wireCard(card) {
  card.querySelector('.change').addEventListener('click', () => openEdit(card));
  card.querySelector('.back').addEventListener('click', () => takeBack(card.dataset.key));
}

function openEdit(card) {
  closeEdit(card);
  const edit = $('note-edit').content.firstElementChild.cloneNode(true);
  const area = edit.querySelector('textarea');
  const count = () => showCount(edit.querySelector('.count'), area.value);
  area.value = card.querySelector('.text').textContent;
  area.addEventListener('input', count);
  edit.addEventListener('submit', (event) => { event.preventDefault(); save(card, area.value); });
  edit.querySelector('.cancel').addEventListener('click', () => closeEdit(card, true));
  edit.querySelector('.withdraw').addEventListener('click', () => withdraw(card));
  card.append(edit);
  card.classList.add('editing');
  count();
  area.focus();
}

function closeEdit(card, focus) {
  const edit = card.querySelector('.edit');
  if (edit) edit.remove();
  card.classList.remove('editing');
  if (focus) card.querySelector('.change').focus();
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
  const reply = await ask('PUT', '/notes/' + card.dataset.key, noteForm({ key: card.dataset.key, text: text, to: card.dataset.to }));
  if (!done(reply)) return complain(card, refusal(reply));
  closeEdit(card, true);
  card.querySelector('.text').textContent = (reply.json && reply.json.text) || text;
  announce(word('saved'));
}

async function withdraw(card) {
  const reply = await ask('DELETE', '/notes/' + card.dataset.key);
  if (!done(reply)) return complain(card, refusal(reply));
  dropNote(card.dataset.key);
  announce(word('withdrawn'));
  $('notes-title').focus();
}
