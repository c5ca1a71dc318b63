// The hints' measures by themselves, without a browser: what they find, and what they leave alone. SPDX-License-Identifier: GPL-3.0-or-later
import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

const context = createContext({});
runInContext(readFileSync(new URL('../../data/web/script/hints.js', import.meta.url), 'utf8'), context);
const { manyQuestions, namesSomeone } = context;

describe('more than one question', () => {
  const MANY = [
    'Waarom zo veel? En kan het anders?',
    'Why? How?',
    'لماذا؟ ومتى؟',
    '¿Por qué? ¿Y cuándo?',
    'Wat helpt? \n\nWat helpt niet?',
    '为什么？什么时候？',
    'Чому так? А як інакше?',
  ];
  const ONE = [
    '', '?', '???', '? ?', 'Waarom', 'Waarom zo veel?', 'Echt waar??', 'Meen je dat?!?', 'Wat!? Nou zeg.', 'متى نبدأ؟', 'Wie vroeg: "Waarom?"?', '¿Por qué?',
    'Eerst dit; dan dat; en dan?', 'Kan dit (of niet?)?', 'Waarom? :-)', 'Waarom? 1?',
  ];
  for (const text of MANY) test(JSON.stringify(text), () => assert.equal(manyQuestions(text), true));
  for (const text of ONE) test('not ' + JSON.stringify(text), () => assert.equal(manyQuestions(text), false));
});

// What the chair's mark finds, too, but for one name alone: tests/unit/test-naming.c.
const { person, alone, nobody } = JSON.parse(readFileSync(new URL('../names.json', import.meta.url), 'utf8'));

describe('names someone', () => {
  for (const text of person) test(JSON.stringify(text), () => assert.equal(namesSomeone(text, 'nl'), true));
  for (const text of [...nobody, ...alone]) test('not ' + JSON.stringify(text), () => assert.equal(namesSomeone(text, 'nl'), false));
  test('every noun is a capital on a German page', () => {
    assert.equal(namesSomeone('Brauchen Schüler Hausaufgaben?', 'de'), false);
    assert.equal(namesSomeone('Brauchen Schüler Hausaufgaben?', 'nl'), true);
    assert.equal(namesSomeone('Brauchen Schüler Frau Schmidt?', 'de'), true);
  });
  test('any text at all is looked through at once', () => {
    const started = performance.now();
    for (const piece of ['Aa ', 'mr. ', 'van ', '?', '"', "'", '؟ السيد ', '\n']) namesSomeone(piece.repeat(3000), 'nl');
    assert.ok(performance.now() - started < 2000);
  });
});
