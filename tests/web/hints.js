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

describe('names someone', () => {
  const NAMES = [
    'Waarom geeft mevrouw Jansen zo veel huiswerk?',
    'Mevrouw Jansen geeft veel huiswerk',
    'Waarom is meneer de Wit zo streng?', 'Is meneer De Wit streng?', 'Vraag het mevr. K. maar', 'dhr. van der Berg roept altijd', 'Waarom doet juf Anne dat?',
    'meester Jan is lief', 'Kan mr. Smit zachter praten?', "Is mevrouw van 't Hof er?",
    'Why does Mr Brown shout?', 'Ask Mrs. Green', 'Is ms. Lee fair?', 'Does Miss Honey know?',
    'Warum schreit Herr Müller?', 'Warum ist Frau Öztürk so streng?', 'Können Sie Herrn Meier fragen?',
    'Dlaczego pan Kowalski krzyczy?', 'Czy pani Nowak wie?', 'Proszę zapytać panią Łęcką',
    'Чому пан Коваль кричить?', 'Чи знає пані Олена?',
    'Pourquoi madame Dupont crie ?', 'Et M. Martin ?', 'Mme Éluard est absente', 'monsieur de La Tour sait',
    '¿Por qué grita el señor García?', 'La sra. Ruiz no escucha', '¿Lo sabe doña Ana?',
    'Neden Ahmet Bey bağırıyor?', 'Ayşe hanım neden kızıyor?', 'Bugün Ahmet hoca yoktu', 'Ahmet Bey’in dersi zor', 'Sayın Yılmaz neden',
    'لماذا يصرخ السيد أحمد؟', 'هل تعرف السيدة فاطمة ذلك؟', 'الأستاذ خالد صارم',
    'Mag ik naast Piet Jansen zitten?', 'Ik heb last van Kees de Vries', 'Waarom mag Anna van der Berg dat wel?', 'Чому Олена Коваль не пише?',
    'Er is ruzie.\nDat komt door Jan Smit',
  ];
  const NOBODY = [
    '', ' ', '\n', 'Waarom is er zo veel huiswerk?', 'Waarom krijgen we in Den Haag zo veel huiswerk?', 'Waarom is de juf boos?', 'Ik vroeg het aan mevrouw. Waarom zegt ze niets?',
    'Waarom doet de juf Engels zo snel?', 'Meneer, Waarom is dat zo?', 'Kan de meneer van Engels zachter praten?', 'Waarom heeft HAVO VWO meer uren?', 'Krijgen wij op maandag Frans?', 'Mevrouw Directeur, mag het zachter?',
    'Wie helpt bij Nederlands en Engels?', 'Waarom krijgen wij Nederlands Engels en Frans op een dag?', 'WAAROM IS ER ZO VEEL HUISWERK?', 'Hebben wij Latijn? Waarom Latijn?', 'Doen we: Nederlands. Engels later',
    'I miss English lessons. I think I am not alone.', 'Why do we have French on Monday?', 'Can I, as a parent, help? I do not know.',
    'Warum haben Schüler Hausaufgaben und keine Zeit?', 'Wie viele Stunden Mathematik Hausaufgaben sind genug?', 'Ist die Frau da?',
    'Czy Pan wie?', 'Czy pani Dyrektor wie?', 'Dlaczego dzieci w Nowym Sączu mają dużo zadań?',
    'Чому так багато завдань?', 'Чи знає пані директор?',
    'Pourquoi madame la directrice ne dit rien ?', '¿Qué dice la señora de la oficina?',
    'Neden hoca bağırıyor?', 'Karlar beyaz. Hanım eli.', 'Öğretmen Türkçe anlatıyor', 'لماذا الأستاذ لا يسمع؟', 'هل الأستاذ يشرح الدرس؟', 'السيد المدير يعرف', 'متى تحتاج إلى مساعدتنا؟',
    'Vraag eens: Waarom Zo? "Waarom Zo" is een boek',
  ];
  for (const text of NAMES) test(JSON.stringify(text), () => assert.equal(namesSomeone(text, 'nl'), true));
  for (const text of NOBODY) test('not ' + JSON.stringify(text), () => assert.equal(namesSomeone(text, 'nl'), false));
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
