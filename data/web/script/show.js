/* Puts what is known on the page. The style decides by the attributes of <body> what is seen; here they are kept true.
   SPDX-License-Identifier: GPL-3.0-or-later */
const $ = (id) => document.getElementById(id);
const box = $('text');
const form = $('write');
let circle = body.dataset.circle;
let state = null;
let stateAt = 0;
let lost = false;
let clockTimer = 0;

/* The same words as the server: what this circle may do now. */
function statusOf(state) {
  if (state.closed) return 'closed';
  if (state.step === null) return 'before';
  if (circle && state.open_for.includes(circle)) return 'open';
  const floor = circle && state.speaking === circle && (state.phase === 'talk' || state.phase === 'answer');
  return floor ? 'speaking' : 'listening-closed';
}

/* To whom a note would go. In the seconds of grace after the last answers the chair sums up another circle already. */
function addressee(state, status) {
  if (status !== 'open') return '';
  return state.phase === 'talk' || state.phase === 'answer' ? state.speaking : body.dataset.to || kept('to') || '';
}

function show(next) {
  const before = heading();
  const status = statusOf(next);
  const news = Boolean(state);
  const stayed = status === body.dataset.status;
  state = next;
  stateAt = now();
  const to = addressee(next, status);
  Object.assign(body.dataset, {
    status: status, phase: next.phase || '', speaking: next.speaking || '', to: to, circle: circle, paused: next.paused ? '1' : '',
  });
  if (to) keep('to', to);
  form.elements.circle.value = circle;
  form.elements.to.value = to;
  showAsking(next.asking, news);
  if (next.closed) showContact(next.contact || '');
  drawClock();
  noticeMove();
  drawLost();
  fitFloor();
  unfoldHow(!circle || status === 'before');
  if (status !== 'open' && body.dataset.error === 'empty') setError('');
  if (news && before !== heading()) announce(heading());
  if (!stayed && $('stays').getClientRects().length) announce(seenIn($('stays')));
  holdFocus();
  if (next.published && !body.dataset.published) showPublished();
}

/* What had the focus may be gone from sight: then it goes on from the top, not from nowhere. */
let focused = null;
function holdFocus() {
  const active = document.activeElement;
  if (active && active !== body) focused = active;
  if (!focused || focused.getClientRects().length || (active && active !== body && active !== focused)) return;
  focused = null;
  $('head').focus({ preventScroll: true });
}

function showAsking(asking, news) {
  const section = $('asking');
  const text = asking ? asking.text : '';
  section.querySelector('blockquote').textContent = text;
  const own = Array.from(cards.values()).some((card) => card.dataset.disposition === 'asking' && card.querySelector('.text').textContent === text);
  if (news && text && section.dataset.text !== text && !own) announce($('asking-title').innerText + ': ' + text);
  section.dataset.on = section.dataset.text = text;
}

/* Whom to ask later may be written down when the page is long open. */
function showContact(contact) {
  Array.from(document.querySelectorAll('.contact')).forEach((line) => {
    line.querySelector('bdi').textContent = contact;
    line.closest('[data-on]').dataset.on = contact;
  });
}

/* A heading that takes a third of the screen does not stay in sight. */
function fitFloor() {
  body.classList.remove('tall');
  body.classList.toggle('tall', document.querySelector('.floor').offsetHeight > innerHeight / 3);
}

let howUnfolded = true;
/* The three sentences stand open until the evening goes on; after that it is the reader who opens and folds them. */
function unfoldHow(open) {
  if (open !== howUnfolded) $('how').open = open;
  howUnfolded = open;
}

/* The heading and what to do now, as far as they are seen. */
function heading() {
  return $('head').innerText.trim() + '. ' + $('say').innerText.trim();
}

/* The sentences of @element that are seen. */
function seenIn(element) {
  return Array.from(element.children).filter((child) => child.getClientRects().length).map((child) => child.textContent).join(' ');
}

/* Days in the reader's own words: 1-2-2027 is another day elsewhere. */
function nameDays() {
  const lang = document.documentElement.lang;
  if (!Intl.DateTimeFormat.supportedLocalesOf(lang).length) return;
  Array.from(document.querySelectorAll('time[datetime]')).forEach((time) => {
    const day = new Date(time.dateTime);
    if (isNaN(day)) return;
    time.textContent = day.toLocaleDateString(lang + '-u-nu-latn', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    time.dir = 'auto';
  });
}

/* Said once; what is said at the same moment does not push it away. */
function announce(text) {
  const said = document.createElement('p');
  said.textContent = text;
  $('live').append(said);
  setTimeout(() => said.remove(), 10000);
}

function word(name) {
  return $('spoken').content.querySelector('[data-word=' + name + ']').textContent;
}

/* Counts down by itself between two messages; the laptop's figure wins as soon as it comes. */
function drawClock() {
  clearTimeout(clockTimer);
  const counts = state.step !== null && !state.closed;
  $('clock').dataset.left = counts ? '1' : '';
  if (!counts) return;
  const pace = state.pace || 1;
  const left = state.remaining_ms - (state.paused ? 0 : (now() - stateAt) * pace);
  const seconds = left > 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000);
  $('time').textContent = (left > 0 ? '' : '+') + minutes(seconds);
  $('over-word').hidden = left > 0;
  if (!state.paused) clockTimer = setTimeout(drawClock, Math.max(100, (((left % 1000) + 1000) % 1000 || 1000) / pace + 10));
}

function minutes(seconds) {
  return Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
}

let waitTimer = 0;
/* Shows the sentence for an error code; '' takes it away. @retry: seconds until sending works again, counted down beside it. */
function setError(error, retry) {
  const known = error && $('errors').querySelector('[data-err~="' + CSS.escape(error) + '"]');
  body.dataset.error = error && !known ? 'other' : error;
  box.setAttribute('aria-invalid', String(Boolean(error)));
  clearTimeout(waitTimer);
  countWait(retry || 0);
}

function countWait(left) {
  $('wait').textContent = left > 0 ? minutes(left) : '';
  if (left > 0) waitTimer = setTimeout(() => (left > 1 ? countWait(left - 1) : setError('')), 1000);
}

/* The sentence of an error, for use on a card. */
function sentence(error) {
  const found = $('errors').querySelector('[data-err~="' + CSS.escape(error) + '"]') || $('errors').querySelector('[data-err~=other]');
  return found.textContent;
}

function setLost(isLost) {
  if (lost && !isLost && !$('lost').hidden) announce(word('back'));
  lost = isLost;
  drawLost();
}

/* After the evening nobody needs the laptop any more, unless a note still waits. */
function drawLost() {
  $('lost').hidden = !lost || (state.closed && !isWaiting());
}

/* The page belongs to another evening than the laptop: it waits for nothing more, and keeps what was typed. */
function setOld(old) {
  if ($('old').hidden === old) $('old').hidden = !old;
  body.classList.toggle('ended', old);
}

/* The page comes again with the leaflet in it, not all phones in one second; where somebody is busy with it, a link does. */
function showPublished() {
  $('leaflet').hidden = false;
  $('later').hidden = true;
  if (kept('returned', true)) return;
  keep('returned', true, true);
  setTimeout(() => {
    if (!box.value && !isWaiting() && !list.querySelector('.edit')) location.reload();
    else announce($('leaflet').innerText);
  }, 1000 + Math.random() * 9000);
}
