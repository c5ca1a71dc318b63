// The tests of the phone page, one file after another; those named as arguments (join, lost …) or all. SPDX-License-Identifier: GPL-3.0-or-later
import { before, test } from 'node:test';
import { closeBrowser, openBrowser } from './lib/phone.js';

const ALL = ['join', 'flow', 'writing', 'errors', 'lost', 'kept', 'live', 'no-script', 'closing', 'looks', 'languages', 'hints', 'voice', 'states', 'budget', 'unlucky', 'foreign', 'gate'];

before(openBrowser);

const named = process.argv.slice(2);
for (const name of named.length ? named : ALL) await import(`./${name}.js`);
// Not in an after(): node's runner does not always come to the last one, and then waits for ever for the browser to end.
test('the browser goes', closeBrowser);
