/* The live stream, and asking by oneself where it fails or falls silent. SPDX-License-Identifier: GPL-3.0-or-later */
const SILENCE = 25000;
const IMPATIENCE = 4000;
let stream = null;
let streamOpen = false;
let streamAgainAt = 0;
let streamFailures = 0;
let heardAt = Date.now();
let checking = false;
/* What came by the stream: an answer that was asked for before it may be older. */
let statesHeard = 0;
let notesHeard = 0;

function connect() {
  if (stream) stream.close();
  streamOpen = false;
  streamAgainAt = Date.now() + Math.min(60, Math.pow(2, streamFailures)) * 1000;
  if (!window.EventSource) return;
  stream = new EventSource('/' + code + '/events' + (circle ? '?circle=' + circle : ''));
  stream.onopen = () => {
    streamOpen = true;
    streamFailures = 0;
    heard();
    // What happened between the page and the stream.
    if (cards.size) fetchNotes();
  };
  stream.onmessage = (event) => { statesHeard++; heard(); show(JSON.parse(event.data)); };
  stream.addEventListener('mine', (event) => { notesHeard++; heard(); putNote(JSON.parse(event.data)); });
  stream.onerror = () => {
    streamOpen = false;
    streamFailures++;
    check();
  };
}

/* The laptop is there. */
function heard() {
  const wasLost = !$('lost').hidden;
  heardAt = Date.now();
  setLost(false);
  if (wasLost && cards.size) fetchNotes();
  if (wasLost || failures) flush();
}

async function check() {
  if (checking) return;
  checking = true;
  const before = statesHeard;
  const reply = await ask('GET', '/state');
  checking = false;
  if (reply.status === 200) {
    heard();
    if (statesHeard === before) show(reply.json);
    if (!streamOpen && Date.now() > streamAgainAt) connect();
  } else if (reply.status === 404) {
    setError('old');
  } else {
    heardAt = Date.now();
    setLost(true);
  }
}

/* A stream can die without a word when a phone changes its network: after a silence, ask. */
function watch() {
  if (!document.hidden && Date.now() - heardAt > (streamOpen ? SILENCE : IMPATIENCE)) check();
  setTimeout(watch, 1000 + Math.random() * 1000);
}
