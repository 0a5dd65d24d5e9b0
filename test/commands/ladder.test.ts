import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtIn } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const [, level] = builtIn.levels;
const [strand] = builtIn.strands;
const behaviour = level?.behaviours[0];
const ofStrand = strand?.behaviours[0];

test.each([
  ['', (json: object) => expect(json).toHaveProperty('ladder.id', builtIn.id), ['ladder']],
  [
    '2',
    (json: object) => expect(json).toMatchObject({ level: { rank: 2, id: level?.id } }),
    ['level'],
  ],
  [level?.id ?? '', (json: object) => expect(json).toHaveProperty('level.rank', 2), ['level']],
  [
    strand?.id ?? '',
    (json: object) => expect(json).toHaveProperty('strand.id', strand?.id),
    ['strand'],
  ],
  [
    behaviour?.id ?? '',
    (json: object) => expect(json).toMatchObject({ behaviour: { id: behaviour?.id }, level: 2 }),
    ['behaviour', 'level'],
  ],
  [
    ofStrand?.id ?? '',
    (json: object) =>
      expect(json).toMatchObject({ behaviour: { id: ofStrand?.id }, strand: strand?.id }),
    ['behaviour', 'strand'],
  ],
])('ladder %s --json has the requested part, and nothing else', async (which, check, keys) => {
  const json = await bench.json(which === '' ? ['ladder'] : ['ladder', which]);
  expect(json.schemaVersion).toBe(1);
  expect(Object.keys(json)).toEqual(['schemaVersion', ...keys]);
  check(json);
});
