// All tests of the phone page, one after another in one browser. SPDX-License-Identifier: GPL-3.0-or-later
import { after, before } from 'node:test';
import { closeBrowser, openBrowser } from './lib/phone.js';

before(openBrowser);
after(closeBrowser);

await import('./join.js');
await import('./writing.js');
await import('./errors.js');
await import('./lost.js');
await import('./no-script.js');
await import('./closing.js');
await import('./looks.js');
await import('./budget.js');
