import process from 'node:process';
import { CoachError } from '../../src/core/base/errors.js';
import { openStore } from '../../src/store/open.js';

/**
 * A process of its own that uses the store on disk:
 * `HOME COUNT NAME` adds COUNT notes one by one, and prints each when it is acknowledged; NAME `settings`
 * changes the settings instead.
 */
async function run([base = '', count = '1', name = '']: string[]): Promise<void> {
  const store = openStore({
    home: { base, folder: `${base}/profiles/default`, from: '--home' },
    clock: () => new Date(),
    today: '2026-11-21',
    notice: (message) => process.stderr.write(`${message}\n`),
  });
  if (name === 'settings') {
    await store.changeSettings({ rhythm: Number(count) });
    return;
  }
  const journal = await store.journal();
  for (let number = 0; number < Number(count); number += 1) {
    const text = `${name} ${number}`;
    journal.append([{ type: 'evidence', date: '2026-11-21', text, behaviours: ['asks-why'] }]);
    process.stdout.write(`${text}\n`);
  }
}

run(process.argv.slice(2)).catch((error) => {
  const expected = error instanceof CoachError;
  process.stderr.write(`${expected ? error.message : error.stack}\n`);
  process.exitCode = expected ? error.exitCode : 99;
});
