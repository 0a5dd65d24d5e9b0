import { describe, expect, test } from 'vitest';
import { inShort } from './fault.js';
import { faults } from './faults.js';

// The quick form of each; the long one, with its figures, is `npm run test:faults`.
describe('faults', () => {
  for (const { name, goal, missing, sizes, run } of faults) {
    const reason = missing();
    const title = reason === null ? `${name}: ${goal}` : `${name} (skipped: ${reason})`;
    test.skipIf(reason !== null)(title, { timeout: 600_000 }, async () => {
      const { failures } = await run(sizes.quick);
      expect(inShort(failures)).toBe('');
    });
  }
});
