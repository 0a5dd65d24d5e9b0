import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writtenTexts } from '../../scripts/written-texts.js';
import type { LadderFile } from '../../src/core/schema/ladder.schema.js';
import { readAnswersFile } from '../../src/store/input/answers-file.js';
import {
  builtInLadder,
  findLadder,
  readLadder,
  readLadderInUse,
} from '../../src/store/input/ladders.js';
import { testLadder } from '../core/ladders.js';
import { temporaryFolder } from './temporary.js';

/** Ladders and answers that somebody else wrote: what is read, and what is said about what cannot be. */

async function* noInput() {}

const small: LadderFile = {
  id: 'mine',
  title: 'Mine',
  levels: [1, 2].map((rank) => ({
    rank,
    id: `l${rank}`,
    title: `Level ${rank}`,
    behaviours: [{ id: `b${rank}`, statement: 'Does it.' }],
  })),
};

/** The small ladder, with something else at a place. */
function ladderWith(place: string, value: unknown): string {
  const ladder = structuredClone(small) as object;
  const keys = place.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<Record<string, unknown>>(
    (inside, key) => inside[key] as Record<string, unknown>,
    ladder as Record<string, unknown>,
  );
  holder[last] = value;
  return JSON.stringify(ladder);
}

function fileWith(text: string): string {
  const file = path.join(temporaryFolder(), 'file.json');
  writeFileSync(file, text);
  return file;
}

/** What the build leaves in dist. */
function writeBuilt(root: string, filled: object, texts: object): void {
  mkdirSync(path.join(root, 'dist'));
  writeFileSync(path.join(root, 'dist', 'technical-expert.json'), JSON.stringify(filled));
  writeFileSync(path.join(root, 'dist', 'technical-expert.written.json'), JSON.stringify(texts));
}

describe('a ladder', () => {
  test('of a file has all defaults filled in, and clean texts', async () => {
    const file = fileWith(ladderWith('title', 'M\u001b[2Jine\n'));
    expect(await readLadder(file, { root: '/nowhere', kept: '/nowhere' })).toMatchObject({
      id: 'mine',
      title: 'M [2Jine',
      version: '1.0.0',
      strands: [],
      scale: { held: 4, months: 12 },
      levels: [{ behaviours: [{ id: 'b1', theme: null, actions: [] }] }, { rank: 2 }],
    });
  });

  test('that comes with the program is read as the build prepared it', async () => {
    const root = temporaryFolder();
    const prepared = testLadder();
    writeBuilt(root, prepared, []);
    expect(await readLadder(builtInLadder, { root, kept: root })).toEqual(prepared);
  });

  test('that comes with the program has its own terms filled in by the build, and others when it is read', async () => {
    const root = temporaryFolder();
    const plain = {
      ...testLadder(),
      title: 'For {customers}',
      terms: { customer: { one: 'customer', many: 'customers' } },
    };
    const filled = { ...plain, title: 'as the build filled it' };
    writeBuilt(root, filled, writtenTexts(JSON.stringify(plain), JSON.stringify(filled)));
    expect(
      await readLadderInUse(
        { terms: {}, ladder: builtInLadder, branch: null },
        { root, kept: root },
      ),
    ).toEqual(filled);
    expect(await readLadder(builtInLadder, { root, kept: root })).toEqual(plain);
    const own = { customer: { one: 'client', many: 'clients' } };
    expect(
      await readLadderInUse(
        { terms: own, ladder: builtInLadder, branch: null },
        { root, kept: root },
      ),
    ).toMatchObject({
      title: 'For clients',
    });
    const file = fileWith(ladderWith('title', 'For {customers}'));
    expect(
      await readLadderInUse({ terms: own, ladder: file, branch: null }, { root, kept: root }),
    ).toMatchObject({
      title: 'For clients',
    });
  });

  test('that was not built: what to do', async () => {
    await expect(
      readLadder(builtInLadder, { root: '/nowhere', kept: '/nowhere' }),
    ).rejects.toMatchObject({
      code: 'storage',
      message:
        'cannot read /nowhere/dist/technical-expert.written.json: the installation is incomplete',
      next: ['install career-coach again', 'or, in a source checkout, run: npm run build'],
    });
  });

  test.each(['other', 'ladder.json', './ladder.json', '../x', ''])(
    'by the name %j',
    async (name) => {
      await expect(readLadder(name, { root: '/nowhere', kept: '/nowhere' })).rejects.toMatchObject({
        code: 'invalid-input',
        message: `there is no ladder "${name}", by name or as a file`,
      });
    },
  );

  test('that is nearly a name is told which it may be', async () => {
    const kept = temporaryFolder();
    writeFileSync(path.join(kept, 'bakers.json'), JSON.stringify(small));
    const places = { root: '/nowhere', kept };
    await expect(findLadder('tecnical-expert', places)).rejects.toMatchObject({
      message:
        'there is no ladder "tecnical-expert", by name or as a file; did you mean technical-expert?',
      next: ['career-coach ladder list', 'career-coach ladder new FILE writes one to start from'],
    });
    await expect(findLadder('baker', places)).rejects.toMatchObject({
      message: expect.stringMatching(/did you mean bakers\?$/),
    });
    expect(await findLadder('bakers', places)).toBe('bakers');
    expect(await readLadder('bakers', places)).toMatchObject({ id: 'mine' });
  });

  test.each<[string, string]>([
    ['', 'FILE: empty; a ladder is a JSON or YAML file'],
    ['[1]', 'FILE: line 1: found [1], allowed an object'],
    [
      ladderWith('id', 'My Ladder'),
      'FILE: line 1: at id: found "My Ladder", allowed lower-case words joined by hyphens',
    ],
    [ladderWith('title', undefined), 'FILE: line 1: at title: found nothing, allowed text'],
    [ladderWith('title', ''), 'FILE: line 1: at title: found "", allowed at least 1 letter'],
    [
      ladderWith('title', 'x'.repeat(130)),
      `FILE: line 1: at title: found 130 letters, "${'x'.repeat(58)}…, allowed at most 120 letters`,
    ],
    [
      ladderWith('levels.0.behaviours.0.lookLike', ['x']),
      'FILE: line 1: at levels[0].behaviours[0].lookLike: found the key "lookLike", allowed the key "looksLike"',
    ],
    [
      ladderWith('levels.1.behaviours.0.actions', [{ id: 'a', act: 'x', kind: 'reading' }]),
      'FILE: line 1: at levels[1].behaviours[0].actions[0].kind: found "reading", allowed "experience", "exposure" or "education"',
    ],
    [ladderWith('levels', []), 'FILE: line 1: at levels: found [], allowed at least 2 entries'],
    [
      ladderWith('levels.0.behaviours', []),
      'FILE: line 1: at levels[0].behaviours: found [], allowed at least 1 entry',
    ],
    [
      ladderWith('levels.1.rank', 7),
      'FILE: line 1: at levels[1].rank: found 7, allowed 2: levels count up from 1',
    ],
    [
      ladderWith('levels.1.rank', 1.5),
      'FILE: line 1: at levels[1].rank: found 1.5, allowed a whole number',
    ],
    [
      ladderWith('levels.1.rank', 99),
      'FILE: line 1: at levels[1].rank: found 99, allowed at most 12',
    ],
    [
      ladderWith('levels.1.behaviours.0.id', 'b1'),
      'FILE: line 1: at levels[1].behaviours[0].id: found "b1", allowed an id of its own: levels[0].behaviours[0].id has this one',
    ],
    [
      ladderWith('placement', { own: 1 }),
      'FILE: line 1: at placement.own: found 1, allowed less than 1',
    ],
    [
      ladderWith('placement', { spread: 0 }),
      'FILE: line 1: at placement.spread: found 0, allowed more than 0',
    ],
    [
      ladderWith('terms', { Customer: { one: 'a', many: 'b' } }),
      'FILE: line 1: at terms.Customer: found the key "Customer", allowed lower-case words joined by hyphens',
    ],
    [ladderWith('strands', {}), 'FILE: line 1: at strands: found {}, allowed a list'],
    [
      ladderWith('strands', 5).replace('5', '[{"__proto__":{}}]'),
      'FILE: the key "__proto__" at strands.0.__proto__ is not allowed',
    ],
    [`{"levels":${'['.repeat(1000)}`, 'FILE: nested deeper than 64 levels'],
    [
      JSON.stringify({ ...small, a: 1, title: 7 }),
      'FILE: line 1: at title: found 7, allowed text (and 1 more)',
    ],
  ])('in a file, case %#', async (text, message) => {
    const file = fileWith(text);
    await expect(readLadder(file, { root: '/nowhere', kept: '/nowhere' })).rejects.toMatchObject({
      code: 'invalid-input',
      exitCode: 2,
      message: message.replace('FILE', file),
    });
  });

  test('in a file that is not there', async () => {
    await expect(readLadder('/nowhere/l.json', { root: '/', kept: '/' })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'cannot read /nowhere/l.json: it does not exist (ENOENT)',
    });
  });
});

describe('answers', () => {
  const ladder = testLadder();

  test('from a file and from standard input', async () => {
    const text = '{"ladder":"test","answers":{"l1-b1":4,"l1-b2":{"rating":2,"evidence":"a\\nb"}}}';
    const file = fileWith(text);
    const stdin = async function* () {
      yield text;
    };
    const fromFile = await readAnswersFile(file, ladder, noInput(), []);
    expect(fromFile).toEqual({
      answers: new Map([
        ['l1-b1', 4],
        ['l1-b2', 2],
      ]),
      evidence: new Map([['l1-b2', 'a b']]),
      mentor: null,
      framework: null,
      ownGuess: null,
      by: null,
    });
    expect(await readAnswersFile('-', ladder, stdin(), [])).toEqual(fromFile);
  });

  test.each<[string, string]>([
    ['{"ladder":"test"', 'FILE: not JSON: line 1, column 17: '],
    [
      `{\n  "ladder": "test",\n  "answers": {\n    "l1-b1": ${' '.repeat(40)}4,\n  }\n}`,
      'FILE: not JSON: line 5, column 3: ',
    ],
    ['{"ladder":"test","answers":{"l1-b1":4,"l1-b1":1}}', 'FILE: answers.l1-b1 is there twice'],
    ['{"ladder":"test","answers":{"l1-b1":4,"l1-b1" \n: 1}}', 'FILE: answers.l1-b1 is there twice'],
    [
      '{"ladder":"test","mentor":"\\u0022: and \\": and","answers":{"l1-b1":4,"l1-b1":1}}',
      'FILE: answers.l1-b1 is there twice',
    ],
    [Buffer.from('{"ladder":"test"}', 'utf16le').toString(), 'FILE: not UTF-8 text'],
    ['{"ladder":"test"}', 'FILE: at answers: found nothing, allowed an object'],
    ['{"answers":{}}', 'FILE: at ladder: found nothing, allowed text'],
    [
      '{"ladder":"test","answers":{"l1-b1":4.5}}',
      'FILE: at answers.l1-b1: found 4.5, allowed a whole number, "earlier", "no-opportunity", "skip", null or an object',
    ],
    [
      '{"ladder":"test","answers":{"l1-b1":{"rating":"4"}}}',
      'FILE: at answers.l1-b1.rating: found "4", allowed a number, "earlier", "no-opportunity", "skip" or null',
    ],
    [
      '{"ladder":"test","answers":{"l1-b1":{"ratign":4,"rating":4}}}',
      'FILE: at answers.l1-b1: found the key "ratign", allowed rating, evidence, statement',
    ],
    [
      '{"ladder":"test","answers":{"l1-b1":{"rating":9}}}',
      'FILE: at answers.l1-b1.rating: found 9, allowed 1 to 5, "earlier", "no-opportunity", "skip" or null',
    ],
    [
      '{"ladder":"test","answers":{},"mentors":"x"}',
      'FILE: found the key "mentors", allowed ladder, by, answers, mentor, framework, ownGuess',
    ],
    [
      '{"ladder":"test","answers":{"constructor":4}}',
      'FILE: the key "constructor" at answers.constructor is not allowed',
    ],
  ])('in a file, case %#', async (text, message) => {
    const file = fileWith(text);
    await expect(readAnswersFile(file, ladder, noInput(), [])).rejects.toMatchObject({
      code: 'invalid-input',
      exitCode: 2,
      message: expect.stringContaining(message.replace('FILE', file)),
    });
  });
});
