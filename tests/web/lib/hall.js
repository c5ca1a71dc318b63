// The hall that in-hall makes: phones at 192.168.77.2, the laptop at 192.168.77.1. SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync } from 'node:child_process';

export const LAPTOP = '192.168.77.1';
export const PHONES = '192.168.77.2';

if (process.env.DRIE_HALL !== 'phones') throw new Error('The tests of the phone page run in a hall: tests/web/in-hall COMMAND…');

const ip = (...args) => execFileSync('ip', args);

/* The command that starts @program on the laptop's side. */
export function atLaptop(program, args) {
  return ['nsenter', ['--target', process.env.DRIE_LAPTOP, '--net', program, ...args]];
}

/* Takes the phones' Wi-Fi away, or gives it back: one radio for all phones. */
export function wifi(on) {
  ip('link', 'set', 'phones0', on ? 'up' : 'down');
  if (on) ip('route', 'replace', 'default', 'via', LAPTOP);
}
