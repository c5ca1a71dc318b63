/* Choosing, reading aloud, and the beginning. SPDX-License-Identifier: GPL-3.0-or-later */
function choose(name) {
  circle = name === 'none' ? '' : name;
  keep('circle', circle || null);
  // A reload then asks for the right circle, also where nothing can be kept.
  history.replaceState(null, '', '/' + code + '?circle=' + name);
  body.dataset.circle = circle;
  body.dataset.to = '';
  setError('');
  if (state) show(state);
  connect();
  window.scrollTo(0, 0);
}

function chooseByLink(event) {
  const link = event.target.closest('[data-choose]');
  if (!link) return;
  event.preventDefault();
  choose(link.dataset.choose);
  const next = circle ? box : document.querySelector('.choice a');
  if (!circle || body.dataset.status !== 'open') next.focus({ preventScroll: true });
}

/* The address wins over what this phone remembers, and that over the cookie. */
function rememberedCircle() {
  const asked = new URLSearchParams(location.search).get('circle');
  if (asked) keep('circle', circle || null);
  else if (!circle) circle = kept('circle') || '';
  body.dataset.circle = circle;
}

function setUpSpeech() {
  const voice = window.speechSynthesis;
  const button = $('speak');
  const label = button.querySelector('span');
  const silent = label.textContent;
  if (!voice || !window.SpeechSynthesisUtterance) return;
  const set = (on) => {
    button.setAttribute('aria-pressed', String(on));
    label.textContent = on ? word('stop') : silent;
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    const speaking = button.getAttribute('aria-pressed') === 'true';
    voice.cancel();
    set(!speaking);
    if (speaking) return;
    const parts = spokenParts().map(([text, lang]) => Object.assign(new SpeechSynthesisUtterance(text), { lang: lang }));
    parts[parts.length - 1].onend = () => set(false);
    parts.forEach((part) => voice.speak(part));
  });
}

/* What is read aloud: what happens now, the question of the evening, and the one being asked. */
function spokenParts() {
  const page = document.documentElement.lang;
  const title = document.querySelector('.question h1');
  const parts = [[heading(), page], [title.textContent, title.lang || page]];
  if ($('asking').dataset.on) parts.push([$('asking').innerText, page]);
  return parts;
}

function start() {
  document.documentElement.classList.add('js');
  forgetOldEvenings();
  rememberedCircle();
  adoptCards();
  setUpSpeech();
  restoreDraft();
  outbox().forEach((note) => showWaiting(note, true));
  show(JSON.parse(body.dataset.state));
  if (body.dataset.error) setError(body.dataset.error, Number(body.dataset.retry));
  document.addEventListener('click', chooseByLink);
  box.addEventListener('input', () => { draftChanged(); setError(''); });
  form.addEventListener('submit', submit);
  document.addEventListener('visibilitychange', () => document.hidden || check());
  window.addEventListener('online', check);
  window.addEventListener('pageshow', (event) => event.persisted && check());
  connect();
  watch();
}

start();
