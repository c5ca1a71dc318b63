/* The live stream, and asking by oneself while there is none. SPDX-License-Identifier: GPL-3.0-or-later */
/* The laptop speaks every 15 s. */
const SILENCE = 40000;
/* A stream begins with the state; a proxy that holds it back is no use. */
const MUTE = 5000;
let stream = null;
let streamLives = false;
let streamTimer = 0;
let streamFailures = 0;
let pollTimer = 0;
let misses = 0;
let checking = null;
/* What came by the stream: an answer that was asked for before it may be older. */
let statesHeard = 0;
let notesHeard = 0;

function disconnect() {
  clearTimeout(streamTimer);
  if (stream) stream.close();
  stream = null;
  streamLives = false;
}

function connect() {
  let opened = false;
  disconnect();
  if (!window.EventSource) return checkLater();
  stream = new EventSource('/' + code + withSpare('/events' + (circle ? '?circle=' + circle : '')));
  streamTimer = setTimeout(() => {
    if (opened) streamFailures = Math.max(streamFailures, 5);
    lose();
  }, MUTE);
  stream.onopen = () => { opened = true; };
  stream.onmessage = (event) => { statesHeard++; streamSpeaks(); show(JSON.parse(event.data)); };
  stream.addEventListener('mine', (event) => {
    notesHeard++;
    streamSpeaks();
    if (!kept('leaving')) putNote(JSON.parse(event.data));
  });
  stream.onerror = lose;
}

function streamSpeaks() {
  const isNew = !streamLives;
  streamLives = true;
  streamFailures = 0;
  clearTimeout(pollTimer);
  clearTimeout(streamTimer);
  streamTimer = setTimeout(lose, SILENCE);
  heard();
  if (!isNew) return;
  // What happened between the page and the stream; without a cookie the page came without notes.
  if (cards.size || kept('sent')) fetchNotes();
  flush();
}

/* The stream is dead: another one after a while, longer each time and never with the whole hall at once; meanwhile the page asks. */
function lose() {
  disconnect();
  connectLater();
  streamFailures++;
  check();
}

function connectLater() {
  clearTimeout(streamTimer);
  streamTimer = setTimeout(connect, Math.min(60000, 4000 * Math.pow(2, streamFailures)) * (1 + 7 * Math.random()) / 8);
}

/* The laptop is there. */
function heard() {
  const wasLost = lost;
  misses = 0;
  setOld(false);
  setLost(false);
  if (!wasLost) return;
  if (cards.size) fetchNotes();
  flush();
}

function check() {
  if (!checking) checking = look().then(() => { checking = null; });
  return checking;
}

async function look() {
  const before = statesHeard;
  const reply = await ask('GET', '/state');
  if (reply.status === 200 && isState(reply.json)) {
    const away = misses > 0 || !$('old').hidden;
    heard();
    if (statesHeard === before) show(reply.json);
    if (away && !stream) {
      streamFailures = 0;
      connectLater();
    }
  } else if (reply.status === 404) {
    disconnect();
    clearTimeout(pollTimer);
    setLost(false);
    return setOld(true);
  } else if (statesHeard === before) {
    if (streamLives) {
      disconnect();
      connectLater();
    }
    misses++;
    setLost(true);
  }
  checkLater();
}

function checkLater() {
  clearTimeout(pollTimer);
  if (streamLives) return;
  const wait = lost && state.closed ? 60 : Math.min(15, 4 * Math.pow(1.5, misses));
  pollTimer = setTimeout(() => document.hidden || check(), wait * 1000 * (1 + Math.random()));
}
