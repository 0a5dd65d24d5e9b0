import { writeSync } from 'node:fs';
import process from 'node:process';
import { CoachError } from '../../src/core/base/errors.js';
import { openStore } from '../../src/store/open.js';

/**
 * A process that writes notes by the store, one by one, and prints each when it is acknowledged:
 * `HOME NAME COUNT PAUSE`; with COUNT 0 until it is killed; with so many milliseconds between two, or none.
 */
const [, , base = '', name = '', count = '0', pause = '0'] = process.argv;
const store = openStore({
  home: { base, folder: `${base}/profiles/default`, from: '--home' },
  clock: () => new Date(),
  today: '2026-11-21',
  notice: (message) => process.stderr.write(`${message}\n`),
});
const last = Number(count) || Number.POSITIVE_INFINITY;

async function write(): Promise<void> {
  const journal = await store.journal();
  for (let number = 0; number < last; number += 1) {
    const text = `${name} ${number}`;
    journal.append([{ type: 'evidence', date: '2026-11-21', text, behaviours: [] }]);
    // Not by process.stdout, which may still hold the line when the process is killed.
    writeSync(1, `${text}\n`);
    if (pause !== '0') {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(pause));
    }
  }
}

write().catch((error: unknown) => {
  const expected = error instanceof CoachError;
  process.stderr.write(`${expected ? error.message : error instanceof Error && error.stack}\n`);
  process.exitCode = expected ? error.exitCode : 99;
});
