/* Choosing, and the beginning. SPDX-License-Identifier: GPL-3.0-or-later */
function choose(name) {
  const address = '/' + code + '?circle=' + name;
  const lang = new URLSearchParams(location.search).get('lang');
  circle = name === 'none' ? '' : name;
  keep('circle', name);
  // A reload then asks for the right circle, also where nothing can be kept; the cookie follows.
  history.replaceState(history.state, '', address + (lang ? '&lang=' + encodeURIComponent(lang) : ''));
  fetch(address, { method: 'HEAD' }).catch(() => null);
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

/* Where nothing can be kept, the address takes the circle and the notes' writer to the page in another language. */
function carryAlong(event) {
  const link = event.target.closest('.languages a');
  if (!link || !history.state) return;
  link.search = new URLSearchParams({ lang: link.lang, circle: circle || 'none', spare: spare });
}

/* The address wins over what this phone remembers, and that over the cookie. */
function rememberedCircle() {
  const asked = new URLSearchParams(location.search).get('circle');
  const before = kept('circle');
  if (asked) keep('circle', circle || 'none');
  else if (before) circle = before === 'none' ? '' : before;
  body.dataset.circle = circle;
}

/* Another tab of this evening. */
function heardFromTab(event) {
  if (!event.key || !event.key.startsWith(PREFIX)) return;
  const name = event.key.slice(PREFIX.length);
  if (name === 'who') saveDraft();
  if (name.startsWith(DRAFT)) live.add(name);
  if (name.startsWith(OUT)) outboxChanged(name);
  if (name === 'withdrawn') fetchNotes();
  if (name === 'next') blank();
  if (name === 'leaving' && !event.newValue) startAnew();
}

/* Somebody looks at the page again, or the network is back. */
function wake() {
  if (document.hidden) return;
  if (kept('next') !== era) {
    blank();
    if (!kept('leaving')) return startAnew();
  }
  if (!stream) {
    streamFailures = 0;
    connectLater();
  }
  check().then(flush);
}

function start() {
  document.documentElement.classList.add('js');
  forgetOldEvenings();
  rememberSpare();
  rememberedCircle();
  $('address').textContent = location.host + '/' + code;
  $('head').tabIndex = -1;
  nameDays();
  adoptCards();
  setUpVoice();
  restoreDraft();
  outbox().forEach(showWaiting);
  show(JSON.parse(body.dataset.state));
  if (body.dataset.error) setError(body.dataset.error, Number(body.dataset.retry));
  document.addEventListener('click', chooseByLink);
  document.addEventListener('click', carryAlong);
  box.addEventListener('input', () => { draftChanged(); setError(''); });
  form.addEventListener('submit', submit);
  document.addEventListener('focusin', holdFocus);
  document.addEventListener('pointerdown', () => { focused = null; });
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  window.addEventListener('resize', fitFloor);
  window.addEventListener('pageshow', (event) => event.persisted && wake());
  window.addEventListener('storage', heardFromTab);
  setUpNext();
  connect();
  flushLater();
}

start();
