import { describe, expect, test } from 'vitest';
import { pathText } from '../../src/core/base/problems.js';
import { checkLadderText } from '../../src/store/input/ladder-check.js';

/** What the author of a ladder file is told, in one go. */

const check = async (text: string, file = 'ladder.json') => {
  const { mistakes, repeated } = await checkLadderText(text, file);
  return {
    problems: mistakes.map(
      ({ line, column, path, part, found, allowed, fix }) =>
        `${line}:${column} ${path === null ? '-' : pathText(path)} (${part}): ${found} -> ${allowed} | ${fix}`,
    ),
    repeated: repeated.map(pathText),
  };
};

const problems = async (text: string, file?: string) => (await check(text, file)).problems;

const level = (rank: number, more = '') =>
  `{"rank":${rank},"id":"l${rank}","title":"Level ${rank}","behaviours":[{"id":"b${rank}","statement":"Does it."}]${more}}`;
const ladder = (levels: string, more = '') =>
  `{"id":"mine","title":"Mine",\n"levels":[${levels}]${more}}`;

describe('all that is wrong is told at once', () => {
  test('with place, part, what was found, what is allowed and what to do', async () => {
    const text = `{
  "id": "My Ladder",
  "title": 7,
  "levels": [
    { "rank": 1, "id": "apprentice", "title": "Apprentice", "behaviours": [
      { "id": "kneads", "statement": "" }
    ] },
    ${level(3)}
  ]
}`;
    expect(await problems(text)).toEqual([
      '2:9 id (null): "My Ladder" -> lower-case words joined by hyphens | write "my-ladder"',
      '3:12 title (null): 7 -> text | put it into quotes: "7"',
      '6:38 levels[0].behaviours[0].statement (kneads): "" -> at least 1 letter | write something, or leave the key out',
      '8:13 levels[1].rank (l3): 3 -> 2: levels count up from 1 | write 2',
    ]);
  });

  test('also what only a whole ladder shows, beside mistakes of shape', async () => {
    const found = await problems(
      ladder(`${level(1)},\n${level(2).replace('"b2"', '"b1"')}`, ',"scale":{"held":9},"extra":1'),
    );
    expect(found).toHaveLength(4);
    expect(found.join('\n')).toMatch(
      /levels\[1\]\.behaviours\[0\]\.id \(b1\): "b1" -> an id of its own/,
    );
    expect(found.join('\n')).toMatch(/the key "extra"/);
  });

  test('inside a list that is itself too long', async () => {
    const behaviours = Array.from({ length: 105 }, (_, index) =>
      JSON.stringify({
        id: `x${index}`,
        statement: index === 3 || index === 104 ? '' : 'Does it.',
      }),
    );
    const text = ladder(
      `{"rank":1,"id":"l1","title":"One","behaviours":[${behaviours}]},${level(2)}`,
    );
    expect(await problems(text)).toEqual([
      expect.stringContaining(
        'behaviours (l1): 105 entries -> at most 100 entries | split the level',
      ),
      expect.stringContaining('levels[0].behaviours[3].statement (x3)'),
      expect.stringContaining('levels[0].behaviours[104].statement (x104)'),
    ]);
  });

  test('each mistake once: a text instead of a list is not too short as well', async () => {
    const text = ladder(`${level(1)},${level(2)}`).replace(
      '"Does it."',
      '"Does it.","looksLike":"an example","quux":1,"baz":2',
    );
    expect(await problems(text)).toEqual([
      expect.stringMatching(/looksLike \(b1\): "an example" -> a list \| put it into brackets/),
      expect.stringMatching(/quux \(b1\): the key "quux" -> id, /),
      expect.stringMatching(/baz \(b1\): the key "baz" -> id, /),
    ]);
  });

  test('how long a text is that is too long', async () => {
    const text = ladder(`${level(1)},${level(2)}`).replace('Does it.', 'x'.repeat(412));
    expect(await problems(text)).toEqual([
      expect.stringMatching(
        /412 letters, "xxx.+ -> at most 400 letters \| shorten it by 12 letters, or make two behaviours of it$/,
      ),
    ]);
  });
});

describe('misspelt keys are named', () => {
  test.each([
    ['behaviors', 'behaviours', level(1).replace('behaviours', 'behaviors')],
    ['name', 'title', level(1).replace('title', 'name')],
    ['text', 'statement', level(1).replace('statement', 'text')],
    ['Statement', 'statement', level(1).replace('statement', 'Statement')],
    ['looks_like', 'looksLike', level(1).replace('"Does it."', '"Does it.","looks_like":[]')],
    ['summery', 'summary', level(1, ',"summery":""')],
  ])('%s, which should be %s', async (written, meant, first) => {
    expect(await problems(ladder(`${first},${level(2)}`))).toEqual([
      expect.stringContaining(
        `the key "${written}" -> the key "${meant}" | rename it to "${meant}"`,
      ),
    ]);
  });

  test('and what they hold is looked at, too', async () => {
    const text = ladder(
      `${level(1).replace('behaviours', 'behaviors').replace('Does it.', '')},${level(2)}`,
    );
    expect(await problems(text)).toEqual([
      expect.stringContaining('2:49 levels[0].behaviors (l1)'),
      expect.stringContaining('levels[0].behaviors[0].statement (b1): ""'),
    ]);
  });
});

describe('JSON', () => {
  test('may have comments and commas at the end of lists', async () => {
    const text = `// mine\n${ladder(`${level(1)},\n/* more */ ${level(2)},`)}`;
    expect(await problems(text)).toEqual([]);
  });

  test.each<[string, string[]]>([
    [
      '{"id" "mine"}',
      ['1:7 - (null): "\\"mine\\"" -> a colon after the key | put a colon between key and value'],
    ],
    [
      '{\n"id": mine}',
      ['2:7 - (null): "mine" -> text in double quotes | put it into double quotes'],
    ],
    [
      '{\n"id": "a"\n"title": "b"}',
      [
        '3:1 - (null): "\\"title\\"" -> a comma before this | put a comma at the end of what is above',
      ],
    ],
    ['{"id": "a"', ['1:11 - (null): the end of the file -> a closing } | close the object with }']],
  ])('that is none says where and why: %j', async (text, expected) => {
    expect((await problems(text)).slice(0, 1)).toEqual(expected);
  });

  test('with a key twice in one place is told of', async () => {
    const text = ladder(`${level(1)},${level(2)}`).replace(
      '"id":"mine"',
      '"id":"mine","id":"ours"',
    );
    expect(await check(text)).toEqual({ problems: [], repeated: ['id'] });
  });

  test.each([
    [`{"levels":${'['.repeat(10_000)}`, 'nested deeper than 64 levels'],
    ['{"__proto__":{"id":1}, // x\n}', 'the key "__proto__"'],
    [`a: ${'['.repeat(10_000)}`, 'nested deeper than 64 levels'],
    [
      `${Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')} 1`,
      'nested',
    ],
    [
      'a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c, *c]',
      'too many aliases',
    ],
  ])('and YAML that would harm are refused, case %#', async (text, message) => {
    await expect(check(text)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(message),
    });
  });
});

const yaml = `# A ladder
id: bakers
title: Bakers
levels:
  - rank: 1
    id: apprentice
    title: Apprentice
    behaviours:
      - { id: kneads, statement: Kneads the dough. }
  - rank: 2
    id: baker
    title: Baker
    behaviours:
      - id: plans
        statement: Plans the night.
`;

describe('YAML', () => {
  test('is a ladder like JSON', async () => {
    expect(await problems(yaml, 'bakers.yaml')).toEqual([]);
    expect((await checkLadderText(yaml.replaceAll('\n', '\r\n'), 'x')).ladder).toMatchObject({
      id: 'bakers',
      scale: { held: 4 },
      levels: [{ behaviours: [{ statement: 'Kneads the dough.' }] }, { id: 'baker' }],
    });
  });

  test('a comma within braces without quotes: what to do', async () => {
    const text = yaml.replace(
      /statement: [^,}]*?\.(?=[ ,])/,
      'statement: Cleans it, every evening.',
    );
    expect((await problems(text, 'x.yaml')).join('\n')).toContain(
      'put the text before it into double quotes: a comma ended it',
    );
  });

  test('a term within braces without quotes is one mistake, and said in words', async () => {
    const { mistakes } = await checkLadderText(
      'id: x\ntitle: X\nlevels:\n  - rank: 1\n    behaviours:\n      - { id: a, statement: Asks a {guest} twice., theme: t }\n      - { id: b, statement: Waits. }\n',
      'x.yaml',
    );
    expect(mistakes).toMatchObject([
      {
        line: 6,
        allowed: 'between braces, a text with braces only in quotes',
        fix: 'put the text into double quotes: statement: "… {term} …"',
      },
    ]);
  });

  test.each([
    ['title: Bakers', 'title: 2026', '3:8 title (null): 2026 -> text | put it into quotes: "2026"'],
    [
      'Plans the night.',
      '{ Plans: all }',
      '15:20 levels[1].behaviours[0].statement (plans): {"Plans":"all"} -> text | put the whole text into quotes',
    ],
    [
      'statement: Plans the night.',
      'text: Plans.',
      '15:9 levels[1].behaviours[0].text (plans): the key "text" -> the key "statement"',
    ],
    [
      'id: bakers',
      'id: bakers\nid: others',
      '3:1 - (null): "id: others" -> YAML, which says: Map keys must be unique | keep one of the two keys',
    ],
    ['  - rank: 2', '\t- rank: 2', 'indent with spaces'],
  ])('%s -> %s', async (from, to, expected) => {
    expect((await problems(yaml.replace(from, to), 'bakers.yaml')).join('\n')).toContain(expected);
  });
});

test.each([
  ['', 'ladder.json', 'empty; a ladder is a JSON or YAML file'],
  ['level,side,statement\n1,craft,Does it.', 'ladder.csv', 'this is a table (CSV)'],
  ['level,side,statement\n1,craft,Does it.', 'x', 'this is a table (CSV)'],
  ['# Engineer\n\n- Does it.', 'x', 'this is Markdown'],
  ['| a | b |\n|---|---|\n| 1 | 2 |', 'x', 'this is Markdown'],
])(
  'what is no ladder is called by its name, with a way to make one of it: %j',
  async (text, file, message) => {
    await expect(check(text, file)).rejects.toMatchObject({
      message: expect.stringContaining(message),
      next: expect.arrayContaining([expect.stringMatching(/^career-coach ladder (import|new)/)]),
    });
  },
);
