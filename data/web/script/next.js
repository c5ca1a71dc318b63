/* "Next person": whoever writes next on this phone sees nothing of whoever wrote before. SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes with the person; what was typed under another one is nobody's. */
let era = kept('next');

function setUpNext() {
  const next = $('next');
  if (!next) return;
  next.addEventListener('submit', (event) => {
    event.preventDefault();
    const unsent = box.value.trim() || $('list').querySelector('.edit') || outbox().some((note) => note.refused);
    if (!next.nextElementSibling && (unsent || isWaiting())) makeSure(next, unsent);
    else leave();
  });
}

/* Says first what will be gone. */
function makeSure(next, unsent) {
  const sure = $('sure').content.firstElementChild.cloneNode(true);
  sure.querySelector('[data-sure=text]').hidden = !unsent;
  sure.querySelector('[data-sure=waiting]').hidden = !isWaiting();
  sure.querySelector('.go').addEventListener('click', leave);
  sure.querySelector('.stay').addEventListener('click', () => {
    sure.remove();
    next.querySelector('button').focus();
  });
  next.after(sure);
  sure.querySelector('.stay').focus();
}

/* The laptop may be away: then the phone shows nothing any more, and tells it later. */
function leave() {
  keep('leaving', true);
  outbox().forEach((note) => {
    if (note.parted || note.refused || note.gone) return;
    keep(OUT + note.key, null);
    putOut(Object.assign(note, { parted: spare || hex(16) }));
  });
  keep('next', newKey());
  blank();
  keptNames('').filter((name) => !/^(parted\.|leaving$|next$|seen$|number$)/.test(name)).forEach((name) => keep(name, null));
  keep('circle', 'none');
  keepSpare(hex(16));
  flush();
}

/* Nothing of this page may stay in sight, nor come back with the tab. */
function blank() {
  const sure = document.querySelector('.sure');
  era = kept('next');
  if (sure) sure.remove();
  Array.from(cards.keys()).forEach(dropNote);
  setBox('');
  keep('returned', null, true);
  choose('none');
}

async function finishLeaving() {
  const reply = await ask('POST', '/next', {});
  if (!done(reply)) return false;
  keep('leaving', null);
  startAnew();
  return true;
}

/* Who is quick has chosen a circle by now, or does so while the page comes: what this phone remembers then wins, as the address says nothing. */
function startAnew() {
  const chosen = kept('circle') || 'none';
  location.replace('/' + code + (keep('circle', chosen) ? '' : '?circle=' + chosen));
}
