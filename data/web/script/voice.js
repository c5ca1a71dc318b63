/* Reading aloud: a button at each block marked data-read, which reads what is seen of it, each part in its own language (the nearest lang).
   A block within a block is read by its own button only.

   The button stays hidden until the phone has named a voice for the block's language. Chrome on Android names its voices a moment after the
   page has come, with `voiceschanged`; older iPhones name them late without any event, so we also ask again a few times. A list that
   stays empty (some browsers inside other apps, Firefox on some Androids, a computer without a speech engine) means silence or a wrong
   tongue, and whoever needs the button could not tell why: so it stays hidden then too. SPDX-License-Identifier: GPL-3.0-or-later */
const speech = window.SpeechSynthesisUtterance && window.speechSynthesis;
const ASK_VOICES_AGAIN = [250, 1000, 3000];
const UNREAD = 'button, summary, textarea, .count, .sr, .clock, noscript, svg';
let voices = [];
/* What is being read: {block, button, text}, and its utterances, which some browsers forget while they speak if nobody holds them. */
let reading = null;
let utterances = [];

/* nl-NL, nl_NL and nl are all Dutch; the region's own voice wins over another, one on the phone over one on the internet. */
function voiceFor(lang) {
  const wanted = lang.toLowerCase();
  const fits = (voice) => voice.lang.toLowerCase().replace('_', '-');
  const same = voices.filter((voice) => fits(voice).split('-')[0] === wanted.split('-')[0]);
  const local = same.filter((voice) => voice.localService);
  return same.find((voice) => fits(voice) === wanted) || local.find((voice) => voice.default) || local[0] || same[0];
}

function langOf(element) {
  return element.closest('[lang]').lang;
}

/* What is folded away may have a place on the screen all the same. */
function isSeen(element) {
  return element.getClientRects().length > 0 && !element.closest('details:not([open])');
}

/* [[text, lang], …] of a block in reading order; of what is not seen too if @hidden. */
function partsOf(block, hidden) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const parts = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const element = walker.currentNode.parentElement;
    if (text && element.closest('[data-read]') === block && !element.closest(UNREAD) && (hidden || isSeen(element))) parts.push([text, langOf(element)]);
  }
  return parts;
}

/* Long texts in pieces: some voices stop after a quarter of a minute. */
function piecesOf(text) {
  return text.match(/[^.!?؟…\n]+[.!?؟…]*\s*|[.!?؟…\n]+/g) || [];
}

function hush() {
  if (!reading) return;
  const button = reading.button;
  reading = null;
  utterances = [];
  watchBlock.disconnect();
  speech.cancel();
  dressSpeaker(button, false);
}

/* Whoever changes what is being read stops it. */
const watchBlock = new MutationObserver(() => {
  if (reading && String(partsOf(reading.block)) !== reading.text) hush();
});

function read(block, button) {
  hush();
  const parts = partsOf(block);
  const turn = reading = { block: block, button: button, text: String(parts) };
  parts.forEach(([text, lang]) => {
    const voice = voiceFor(lang);
    if (voice) piecesOf(text).forEach((piece) => utterances.push(Object.assign(new SpeechSynthesisUtterance(piece), { lang: voice.lang.replace('_', '-'), voice: voice })));
  });
  const last = utterances[utterances.length - 1];
  if (!last) return hush();
  last.onend = last.onerror = () => { if (reading === turn) hush(); };
  dressSpeaker(button, true);
  watchBlock.observe(body, { subtree: true, childList: true, characterData: true, attributes: true });
  speech.cancel();
  utterances.forEach((utterance) => speech.speak(utterance));
}

function dressSpeaker(button, on) {
  button.setAttribute('aria-pressed', String(on));
  button.querySelector('[data-word=read]').hidden = on;
  button.querySelector('[data-word=stop]').hidden = !on;
}

/* Gives each block that has none yet its button. */
function addSpeakers() {
  Array.from(document.querySelectorAll('[data-read]')).filter((block) => !block.querySelector('.speak')).forEach((block) => {
    const button = $('speaker').content.firstElementChild.cloneNode(true);
    (block.querySelector('.speak-here') || block).append(button);
    button.addEventListener('click', () => (reading && reading.button === button ? hush() : read(block, button)));
    showSpeaker(block, button);
  });
}

/* Notes, and the leaflet, come while the page is open. */
const watchForBlocks = new MutationObserver((changes) => {
  if (changes.some((change) => Array.from(change.addedNodes).some((node) => node.nodeType === 1))) addSpeakers();
});

function showSpeaker(block, button) {
  button.hidden = !partsOf(block, true).some(([, lang]) => voiceFor(lang));
}

function learnVoices() {
  voices = Array.from(speech.getVoices());
  Array.from(document.querySelectorAll('[data-read] .speak')).forEach((button) => showSpeaker(button.closest('[data-read]'), button));
}

function setUpVoice() {
  if (!speech) return;
  addSpeakers();
  learnVoices();
  watchForBlocks.observe(body, { subtree: true, childList: true });
  if (speech.addEventListener) speech.addEventListener('voiceschanged', learnVoices);
  ASK_VOICES_AGAIN.forEach((wait) => setTimeout(() => voices.length || learnVoices(), wait));
  window.addEventListener('pagehide', hush);
  document.addEventListener('visibilitychange', () => document.hidden && hush());
}
