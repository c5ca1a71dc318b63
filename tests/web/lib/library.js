/* What a library holds, read by the program's own reader. SPDX-License-Identifier: GPL-3.0-or-later */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/* The notes of evening @id, in the words of an archive. */
export function readNotes(library, id) {
  const archive = execFileSync(process.env.DRIE_CLI, ['export', String(id), '--library', library, '--format', 'json'], { maxBuffer: 1 << 26 });
  return JSON.parse(archive).notes;
}

/* The same of a library whose program was killed: from a copy, so that nobody but the next program mends what the first one left. */
export function readWreck(library, id) {
  const folder = mkdtempSync(join(tmpdir(), 'drie-wreck-'));
  try {
    cpSync(library, folder, { recursive: true });
    return readNotes(folder, id);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
