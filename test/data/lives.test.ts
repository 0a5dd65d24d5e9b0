import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { builtIn } from '../commands/ladder-facts.js';

test('the described people have answered about the behaviours of the ladder, and no others', () => {
  const file = path.join(import.meta.dirname, '..', 'lives', 'answers.json');
  const readers: Record<string, Record<string, object>> = JSON.parse(readFileSync(file, 'utf8'));
  const parts = [...builtIn.levels, ...builtIn.strands];
  const ids = parts.flatMap(({ behaviours }) => behaviours.map(({ id }) => id)).sort();
  for (const lives of Object.values(readers)) {
    for (const answers of Object.values(lives)) expect(Object.keys(answers).sort()).toEqual(ids);
  }
  expect(Object.keys(readers).length).toBeGreaterThan(1);
});
