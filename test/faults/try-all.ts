import { afterAll, expect, test } from 'vitest';
import { isThorough } from '../thorough.js';
import { type Fault, inShort } from './fault.js';
import { removeProgram } from './processes.js';

/** Minutes that a fault may take: more tries take longer, above all on a slow disk. */
const minutes = isThorough ? 20 : 3;

/** Tries each as often as there is time for; the long form, with its figures, is `npm run test:faults`. */
export function tryAll(faults: readonly Fault[]): void {
  afterAll(removeProgram);
  for (const { name, goal, missing, sizes, run } of faults) {
    const reason = missing();
    const title = reason === null ? `${name}: ${goal}` : `${name} (skipped: ${reason})`;
    test.skipIf(reason !== null)(title, { timeout: minutes * 60_000 }, async () => {
      const { failures } = await run(isThorough ? sizes.thorough : sizes.quick);
      expect(inShort(failures)).toBe('');
    });
  }
}
