import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Bench } from './program.js';

/** `ladder check`, and what other commands say of a ladder file that is wrong. */

const bench = new Bench();
afterAll(() => bench.remove());

const bad = `{
  // For bakers
  "id": "bakers",
  "name": "Bakers",
  "levels": [
    { "rank": 1, "id": "apprentice", "title": "Apprentice", "behaviors": [
      { "id": "kneads", "statement": "Always kneads the dough." } ] },
    { "rank": 3, "id": "baker", "title": "Baker", "behaviours": [] },
  ]
}
`;
writeFileSync(path.join(bench.home, 'bad.json'), bad);

test('all problems and warnings are told at once, and the exit code is 2', async () => {
  const { code, stdout } = await bench.run(['ladder', 'check', 'bad.json']);
  expect(code).toBe(2);
  await expect(stdout).toMatchFileSnapshot('expected/ladder-check-bad.txt');
});

test('the same as JSON', async () => {
  const { usable, problems, warnings, trial } = await bench.json(['ladder', 'check', 'bad.json']);
  expect({ usable, trial }).toEqual({ usable: false, trial: null });
  expect(problems.map(({ line, path }: { line: number; path: string }) => [line, path])).toEqual([
    [4, 'name'],
    [6, 'levels[0].behaviors'],
    [8, 'levels[1].rank'],
    [8, 'levels[1].behaviours'],
  ]);
  expect(warnings[0]).toMatchObject({ line: 6, part: 'apprentice', kind: 'uneven-levels' });
});

test('a good ladder: no problems, and what it can tell apart, also from standard input', async () => {
  const data = readFileSync(path.join(import.meta.dirname, '../../data/technical-expert.json'));
  const { code, stdout } = await bench.run(['ladder', 'check', '-'], { stdin: data });
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^Standard input: no problems\. “Five levels of a technical expert”: 5 levels, 75/,
  );
  expect(stdout).toMatch(/Of 450 simulated people 8\d % were placed at their own level/);
});

test('an id that is taken is told of: by the ladder of the program, or by another that is kept', async () => {
  const good = bad
    .replace('"name"', '"title"')
    .replace('behaviors', 'behaviours')
    .replace('"rank": 3', '"rank": 2')
    .replace(
      '"behaviours": []',
      '"behaviours": [{ "id": "plans", "statement": "Plans the night." }]',
    );
  const check = async (text: string) => {
    writeFileSync(path.join(bench.home, 'taken.json'), text);
    const { warnings } = await bench.json(['ladder', 'check', 'taken.json']);
    return warnings.filter(({ kind }: { kind: string }) => kind === 'id-taken');
  };
  expect(await check(good)).toEqual([]);
  expect(await check(good.replace('"bakers"', '"technical-expert"'))).toMatchObject([
    { line: 3, what: expect.stringContaining('the id of “Five levels of a technical expert”') },
  ]);
  await bench.run(['ladder', 'use', 'taken.json']);
  writeFileSync(path.join(bench.home, 'good.json'), good);
  await bench.run(['ladder', 'use', 'good.json']);
  expect(await check(good.replace('Always kneads', 'Kneads')), 'a later version').toEqual([]);
  const other = good
    .replace('"Bakers"', '"Dancers"')
    .replace('Always kneads the dough.', 'Turns twice.')
    .replace('Plans the night.', 'Jumps over a chair.');
  expect(await check(other)).toMatchObject([
    {
      what: '"bakers" is also the id of “Bakers”. Answers are kept by this id, so give yours another.',
    },
  ]);
  await bench.run(['ladder', 'use', 'technical-expert']);
});

describe('a ladder as large as may be', () => {
  const sentence = (letters: number, start: string) =>
    `${start} ${'stands by the harbour '.repeat(60)}`
      .slice(0, letters - 1)
      .replace(/ $/, 's')
      .concat('.');
  const large = (letters: number, summary: number, behaviours: number) =>
    JSON.stringify({
      id: 'large',
      title: 'A large ladder',
      levels: Array.from({ length: 7 }, (_, level) => ({
        rank: level + 1,
        id: `level-${level + 1}`,
        title: `Level ${level + 1}`,
        summary: sentence(summary, `Level ${level}`),
        behaviours: Array.from({ length: behaviours }, (__, index) => ({
          id: `l${level}-b${index}`,
          statement: sentence(letters, `Behaviour ${level}-${index}`),
        })),
      })),
    });

  test('700 behaviours of 400 letters are checked, with a trial, in less than ten seconds of work', async () => {
    const before = process.cpuUsage();
    const json = await bench.json(['ladder', 'check', '-'], { stdin: large(400, 800, 100) });
    const { user, system } = process.cpuUsage(before);
    expect(json).toMatchObject({ usable: true, problems: [], ladder: { behaviours: 700 } });
    expect(json.trial.exact).toBeGreaterThan(0.7);
    expect((user + system) / 1e6).toBeLessThan(10);
  });

  test('a letter or a behaviour more is refused, each with what is allowed', async () => {
    const { usable, problems } = await bench.json(['ladder', 'check', '-'], {
      stdin: large(401, 801, 101),
    });
    const allowed = problems.map((problem: { allowed: string }) => problem.allowed);
    expect(usable).toBe(false);
    expect(new Set(allowed)).toEqual(
      new Set(['at most 400 letters', 'at most 800 letters', 'at most 100 entries']),
    );
  });
});

test('a command that needs the ladder names the first problem, counts the others, and says where all are', async () => {
  const { error } = await bench.json(['settings', 'set', 'ladder', 'bad.json']);
  expect(error.message).toMatch(
    /bad\.json: line 4: at name: found the key "name", allowed the key "title" \(and 3 more\)$/,
  );
  expect(error.next[0]).toMatch(/^career-coach ladder check \S+bad\.json$/);
});

test('the parts of the ladder in use are still found, and a word that is none is refused', async () => {
  expect(await bench.json(['ladder', '2'])).toMatchObject({ level: { rank: 2 } });
  expect(await bench.json(['ladder', 'nothing-like-it'])).toMatchObject({
    error: { code: 'usage' },
  });
});
