import path from 'node:path';
import { expect, test } from 'vitest';
import { writtenTexts } from '../../scripts/written-texts.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import { asWritten } from '../../src/core/ladder/texts-as-written.js';
import { readLadderFile } from '../../src/store/input/ladder-file.js';

test('a ladder whose terms were filled in can be had again as its author wrote it', async () => {
  const ladder = await readLadderFile(
    path.join(import.meta.dirname, '../../data/technical-expert.json'),
  );
  const filled = JSON.stringify(withTerms(ladder, {}));
  expect(filled).not.toContain('{customer');
  expect(asWritten(filled, writtenTexts(JSON.stringify(ladder), filled))).toEqual(ladder);
});
