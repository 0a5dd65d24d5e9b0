import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type BuildOptions, buildLadder } from '../../src/core/ladder-check/import/build-ladder.js';
import type { LadderFile } from '../../src/core/schema/ladder.schema.js';
import { checkLadderText } from '../../src/store/input/ladder-check.js';
import { readSource } from '../../src/store/ladder-sources/read-source.js';

/** Ladders made of tables and documents. */

const options: BuildOptions = { title: 'Mine', previous: null };

async function made(text: string, file: string, more: Partial<BuildOptions> = {}) {
  const { ladder, notes } = buildLadder(await readSource(text, file), { ...options, ...more });
  const { mistakes } = await checkLadderText(JSON.stringify(ladder), 'made.json');
  expect(mistakes).toEqual([]);
  return { ladder, notes };
}

/** A line for each behaviour. */
const lines = ({ levels }: LadderFile) =>
  levels.flatMap(({ title, behaviours }) =>
    behaviours.map(({ id, statement, theme, looksLike = [] }) =>
      [title, theme ?? '-', id, statement, ...looksLike].join(' | '),
    ),
  );

const importedLines = async (text: string, file: string) => lines((await made(text, file)).ladder);

const two = [
  'One | craft | draws-maps | Draws maps. | a map',
  'Two | - | plans-work | Plans work.',
];

describe('a table', () => {
  test.each([
    [
      'columns in any order',
      'statement,example,level,side\nDraws maps.,a map,One,craft\nPlans work.,,Two,\n',
    ],
    [
      'other names',
      'Competency;Job title;Key behavior;Example\ncraft;One;Draws maps.;a map\n;Two;Plans work.;\n',
    ],
    [
      'tabs, and Windows line ends',
      'Level\tSide\tBehaviour\tExamples\r\nOne\tcraft\tDraws maps.\ta map\r\nTwo\t\tPlans work.\t\r\n',
    ],
    [
      'lists in cells',
      'level,side,statement\nOne,craft,"Draws maps.\n- a map"\nTwo,,Plans work.\n',
    ],
    [
      'a row for each example',
      'level,side,statement,example\nOne,craft,Draws maps.,a map\nOne,craft,Draws maps.,a map\nTwo,,Plans work.,\n',
    ],
  ])('with %s', async (_, text) => {
    expect(await importedLines(text, 'x.csv')).toEqual(two);
  });

  test('in Markdown', async () => {
    const text =
      '# Levels\n\n| Level | Side | Statement | Example |\n|---|---|---|---|\n| One | craft | **Draws** maps. | a `map` |\n| Two | | [Plans](x) work. | |\n';
    const { ladder } = await made(text, 'x.md');
    expect(ladder.title).toBe('Levels');
    expect(lines(ladder)).toEqual(two);
  });

  test('as a matrix, either way round', async () => {
    const down = 'Competency,Level 1,Level 2\nCraft,Draws maps,Draws plans\nPeople,Asks,Listens\n';
    const across = 'Level,Craft,People\nLevel 1,Draws maps,Asks\nLevel 2,Draws plans,Listens\n';
    expect(await importedLines(down, 'x.csv')).toEqual(await importedLines(across, 'x.csv'));
    expect(await importedLines(down, 'x.csv')).toEqual([
      'Level 1 | Craft | draws-maps | Draws maps',
      'Level 1 | People | asks | Asks',
      'Level 2 | Craft | draws-plans | Draws plans',
      'Level 2 | People | listens | Listens',
    ]);
  });

  test('with numbered levels is put in their order', async () => {
    const text = 'level,statement\n3,Leads.\n1,Asks.\n2,Plans.\n';
    expect((await importedLines(text, 'x.csv')).map((line) => line.slice(0, 7))).toEqual([
      'Level 1',
      'Level 2',
      'Level 3',
    ]);
  });

  test('with several paths asks for one', async () => {
    const text = 'Path,Level,Statement\nMaker,M1,Makes.\nMaker,M2,Plans.\nLead,L1,Leads.\n';
    await expect(made(text, 'x.csv')).rejects.toMatchObject({
      message: 'the file has 2 paths: "Maker", "Lead"; a ladder is one of them',
      next: ['add --path "Maker"'],
    });
    const { ladder } = await made(text, 'x.csv', { path: 'maker' });
    expect(ladder.levels.map(({ title }) => title)).toEqual(['M1', 'M2']);
  });

  test.each([
    ['name,colour\na,b\n', /no column holds a level: the columns are "name", "colour"/],
    ['level,statement\nOne,Does it.\n', /only one level was found, “One”/],
    ['level,statement\n', /no behaviour was found/],
    [
      'level,statement\nOne,Asks.\n"Two,Plans.\n',
      /x\.csv: not a table: a quote opens in the row at line 3/,
    ],
    [
      `level,statement\n${Array.from({ length: 13 }, (_, i) => `Job ${'abcdefghijklm'[i]},Does it.`).join('\n')}`,
      /13 levels were found/,
    ],
    [
      `level,statement\n${Array.from({ length: 101 }, (_, i) => `A,Does ${i}.`).join('\n')}\nB,Does it.`,
      /“A” has 101 behaviours; a level has at most 100/,
    ],
  ])('that makes no ladder is refused: %#', async (text, message) => {
    await expect(made(text, 'x.csv')).rejects.toMatchObject({
      message: expect.stringMatching(message),
    });
  });
});

test('a nested list', async () => {
  const text = '- One\n  - craft\n    - Draws maps.\n      - a map\n- Two\n  - Plans work.\n';
  expect(await importedLines(text, 'x.md')).toEqual(two);
});

test('headings that go through the sides first', async () => {
  const text =
    '## Craft\n### Junior\n- Draws maps\n### Senior\n- Draws plans\n## People\n### Junior\n- Asks\n### Senior\n- Listens\n';
  expect((await importedLines(text, 'x.md')).map((line) => line.split(' | ').slice(0, 2))).toEqual([
    ['Junior', 'Craft'],
    ['Junior', 'People'],
    ['Senior', 'Craft'],
    ['Senior', 'People'],
  ]);
});

test.each([
  [
    'mappings',
    'One: { craft: [{ statement: Draws maps., examples: [a map] }] }\nTwo: [Plans work.]\n',
  ],
  [
    'rows',
    '- { level: One, side: craft, statement: Draws maps., example: a map }\n- { level: Two, statement: Plans work. }\n',
  ],
  [
    'a ladder without ids',
    'title: Mine\nlevels:\n  - title: One\n    behaviours: [{ statement: Draws maps., theme: craft, looksLike: [a map] }]\n  - title: Two\n    behaviours: [Plans work.]\n',
  ],
])('YAML: %s', async (_, text) => {
  expect(await importedLines(text, 'x.yaml')).toEqual(two);
});

describe('a second import', () => {
  const first = 'level,statement\nOne,Draws maps of the system.\nOne,Asks why.\nTwo,Plans work.\n';

  test('keeps ids of statements that are there, nearly there, or moved; new ones get new ids', async () => {
    const { ladder } = await made(first, 'x.csv');
    const second =
      'level,statement\nTwo,Asks why.\nOne,Draws maps of the systems.\nTwo,Plans work.\nOne,Asks how.\n';
    const again = await made(second, 'x.csv', { previous: ladder });
    expect(
      Object.fromEntries(
        again.ladder.levels.flatMap(({ behaviours }) =>
          behaviours.map(({ id, statement }) => [id, statement]),
        ),
      ),
    ).toEqual({
      'draws-maps-system': 'Draws maps of the systems.',
      'asks-why': 'Asks why.',
      'plans-work': 'Plans work.',
      'asks-how': 'Asks how.',
    });
    expect(again.notes.at(-1)).toBe('3 of 4 behaviours keep the id they had.');
  });

  test('keeps what the author has added since', async () => {
    const { ladder } = await made(first, 'x.csv');
    const [one] = ladder.levels;
    const own: LadderFile = {
      ...ladder,
      id: 'ours',
      about: 'Ours',
      levels: ladder.levels.map((level) =>
        level === one
          ? {
              ...level,
              id: 'first',
              behaviours: level.behaviours.map((behaviour) => ({
                ...behaviour,
                doesNotCount: 'talk',
              })),
            }
          : level,
      ),
    };
    const again = await made(first, 'x.csv', { previous: own });
    expect(again.ladder).toEqual(own);
  });

  test('keeps the branches that an author has added', async () => {
    const text = 'level,statement\nOne,Draws maps.\nTwo,Plans work.\nTwo,Leads.\n';
    const { ladder } = await made(text, 'x.csv');
    const [one, two] = ladder.levels;
    if (one === undefined || two === undefined) throw new Error('expected two levels');
    const branches = [
      { id: 'lead', label: 'Leads' },
      { id: 'expert', label: 'Knows' },
    ];
    const [plans, leads] = two.behaviours;
    if (plans === undefined || leads === undefined) throw new Error('expected two behaviours');
    const previous = {
      ...ladder,
      branches,
      levels: [one, { ...two, behaviours: [plans, { ...leads, for: ['lead'] }] }],
    };
    expect((await made(text, 'x.csv', { previous })).ladder).toEqual(previous);
  });

  test('of the same source gives the same file', async () => {
    const text = readFileSync(
      path.join(import.meta.dirname, '../fixtures/ladders/handbook.md'),
      'utf8',
    );
    const { ladder } = await made(text, 'handbook.md');
    expect((await made(text, 'handbook.md', { previous: ladder })).ladder).toEqual(ladder);
  });
});

test('texts that are too long become a statement and examples; other letters than Latin get numbered ids', async () => {
  const sentence = `Draws ${'very '.repeat(60)}long maps.`;
  const text = `level,statement\nOne,${sentence} ${sentence}\nTwo,${'x'.repeat(900)}\nTwo,仕事を計画する。\n`;
  const { ladder, notes } = await made(text, 'x.csv');
  expect(ladder.levels[0]?.behaviours[0]).toMatchObject({
    statement: sentence,
    looksLike: [sentence],
  });
  expect(ladder.levels[1]?.behaviours.map(({ id }) => id)).toEqual([expect.any(String), 'l2-b2']);
  expect(notes).toContainEqual(expect.stringMatching(/^Line 2: a statement of 6\d\d letters/));
});

test.each([
  ['spreadsheet.csv', 'Maker', ['Maker 1', 'Maker 2', 'Maker 3'], 12, ['Craft', 'People']],
  [
    'matrix.csv',
    undefined,
    ['E1 - Associate', 'E2 - Engineer', 'E3 - Senior'],
    12,
    ['Writing code', 'Security', 'Reliability', 'Economic thinking'],
  ],
  [
    'handbook.md',
    undefined,
    ['Junior support engineer', 'Support engineer', 'Senior support engineer'],
    14,
    ['Technical', 'Customers'],
  ],
  [
    'handbook.yaml',
    undefined,
    ['Analyst', 'Senior analyst', 'Lead analyst'],
    13,
    ['Analysis', 'Business'],
  ],
  ['tracks.yaml', undefined, ['Level 1', 'Level 2', 'Level 3'], 9, ['Sound', 'Story', 'Team']],
])('%s in the form of a public ladder', async (file, chosen, levels, behaviours, sides) => {
  const text = readFileSync(path.join(import.meta.dirname, '../fixtures/ladders', file), 'utf8');
  const { ladder } = await made(text.replace(/^\uFEFF/, ''), file, { path: chosen });
  expect(ladder.levels.map(({ title }) => title)).toEqual(levels);
  const all = ladder.levels.flatMap((level) => level.behaviours);
  expect(all).toHaveLength(behaviours);
  expect([...new Set(all.map(({ theme }) => theme))].sort()).toEqual(sides.toSorted());
});
