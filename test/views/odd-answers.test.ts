import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from '../../src/core/ladder/answers.js';
import { nextGapQuestion, nextQuestion } from '../../src/core/placement/next-question.js';
import { enoughRatings } from '../../src/core/placement/placement.js';
import { type Item, placementModel } from '../../src/core/placement/placement-model.js';
import type { Report } from '../../src/core/schema/report.schema.js';
import { seededRandom } from '../../src/core/trial/random.js';
import { ladderPicture } from '../../src/views/page/pictures.js';
import { besideTheStage } from '../../src/views/text/beside-stage.js';
import { levelPercents, stageSentence } from '../../src/views/text/stage-words.js';
import { builtIn as ladder } from '../commands/ladder-facts.js';
import { builtInReport } from './built-in-report.js';

/** Answers that no sensible person gives, or only an unusual one: each gets a sensible word, and no false certainty. */

const model = placementModel(ladder);

type Sheet = (item: Item, index: number) => Answer;

const all = (sheet: Sheet): Answers =>
  new Map(model.items.map((item, index) => [item.id, sheet(item, index)]));

/** What the program would ask, answered from the same sheet. */
function asked(sheet: Sheet): Answers {
  const given = all(sheet);
  const answers = new Map<string, Answer>();
  const ask = (next: (count: number) => string | null) => {
    for (let count = 0; ; count += 1) {
      const id = next(count);
      if (id === null) return;
      answers.set(id, given.get(id) ?? 'skip');
    }
  };
  ask(() => nextQuestion(model, answers));
  ask((count) => nextGapQuestion(model, answers, count));
  return answers;
}

const words = (report: Report) =>
  [stageSentence(report, 'you'), ...besideTheStage(report, ladder, 'you', null)].join(' ');

/** The levels that a report leaves possible. */
function toldRange({ stage, fit, uneven }: Report): readonly [number, number] {
  if (fit !== undefined) return [Math.min(fit.range[0], stage.level), fit.range[1]];
  if (stage.cappedBy !== null) return [stage.level, ladder.levels.length];
  const sides = uneven?.themes.map(({ level }) => level) ?? [];
  const levels = [stage.level, ...stage.likely, ...sides];
  return [Math.min(...levels), Math.max(...levels)];
}

const random = seededRandom(3, 'odd answers');
const noise = model.items.map(() => 1 + random.below(5));

const held =
  (...ranks: readonly number[]): Sheet =>
  ({ level }) =>
    ranks.includes(level) ? 4 : 1;

const sheets: [string, Sheet, RegExp][] = [
  ['nothing', () => 1, /^Nothing you rated counts as done yet, so you start at level 1: [^.]+\.$/],
  ['all of it nearly', () => 3, /^Nothing you rated .* 45 of 45 are one point short of it\./],
  ['everything', () => 4, /^Your answers point to level 5: Partner, very likely\./],
  [
    'only level 5',
    held(5),
    /do most of level 5, but no more than half of levels 1, 2, 3 and 4, [^.]*\.$/,
  ],
  [
    'levels 4 and 5',
    held(4, 5),
    /do most of levels 4 and 5, but no more than half of levels 1, 2 and 3/,
  ],
  [
    'levels 1 and 5',
    held(1, 5),
    /do most of levels 1 and 5, but no more than half of levels 2, 3 and 4/,
  ],
  [
    'all but level 3',
    held(1, 2, 4, 5),
    /do most of levels 1, 2, 4 and 5, but no more than half of level 3/,
  ],
  ['less with each level', ({ level }) => 6 - level, /^Your answers point to level 2: [^.]+\.$/],
  [
    'all craft, nothing of the customer',
    ({ theme }) => (theme === 'craft' ? 5 : 1),
    /^One level doesn't describe you: .*craft .* is ahead, at level 5\. Your work with .* is at level 1/,
  ],
  [
    'all craft, no occasion for the customer',
    ({ theme }) => (theme === 'craft' ? 5 : 'no-opportunity'),
    /^Your answers show at least level 1: .*no occasion for 20 of 45 questions, so this ladder may not fit/,
  ],
  [
    'no occasion for levels 3 and 4',
    ({ level }) => (level === 3 || level === 4 ? 'no-opportunity' : 4),
    /no occasion for 18 of 45 questions, so this ladder may not fit it/,
  ],
  [
    'levels 4 and 5, the rest skipped',
    ({ level }) => (level >= 4 ? 4 : 'skip'),
    /You skipped 27 of 45 questions; if you skipped what you don't do, the level comes out too high/,
  ],
  [
    'seven held, the rest skipped',
    (_, index) => (index % 7 === 0 ? 4 : 'skip'),
    /^Your answers show at least level \d: .*You skipped 38 of 45/,
  ],
  [
    'mostly from earlier',
    ({ level }) => (level > 4 ? 1 : level > 1 ? 'earlier' : 4),
    /27 of the 36 things that count are from longer ago, so today's level may be lower\./,
  ],
  [
    'only from earlier',
    ({ level }) => (level > 3 ? 1 : 'earlier'),
    /All 27 things that count are from longer ago, so today's level may be lower\./,
  ],
  [
    'at random',
    (_, index) => noise[index] ?? 1,
    /^One level doesn't describe you: .* spread over .* given at random would look the same\./,
  ],
  [
    'by turns highest and lowest',
    (_, index) => (index % 2 === 0 ? 5 : 1),
    /^One level doesn't describe you: /,
  ],
];

describe('by a file of all answers', () => {
  test.each(sheets)('%s', (_, sheet, expected) => {
    expect(words(builtInReport(all(sheet)))).toMatch(expected);
  });
});

describe('by the questions asked', () => {
  const enough = sheets.filter(([name]) => !/seven held/.test(name));

  test.each(enough)('%s: the same level, or a range with both', (_, sheet) => {
    const [from, to] = toldRange(builtInReport(all(sheet)));
    const byQuestions = toldRange(builtInReport(asked(sheet)));
    expect(Math.max(from, byQuestions[0])).toBeLessThanOrEqual(Math.min(to, byQuestions[1]));
  });

  test.each<[string, Answer]>([
    ['skips all', 'skip'],
    ['has no occasion for any', 'no-opportunity'],
  ])('nobody who %s is asked more than eight', (_, answer) => {
    expect(asked(() => answer).size).toBe(8);
  });

  test('nobody is called sure of a level whose lower ones are missing', () => {
    for (const ranks of [[5], [1, 5], [1, 2, 4, 5]]) {
      const report = builtInReport(asked(held(...ranks)));
      expect(report.fit, ranks.join()).toBeDefined();
      expect(report.stage.confidence).toBeLessThanOrEqual(0.5);
    }
  });

  test('one side that was never seen allows level 1, whatever was asked of it', () => {
    const answers = asked(({ theme }) => (theme === 'craft' ? 5 : 'no-opportunity'));
    expect(enoughRatings(model, answers).enough).toBe(true);
    const craft = builtInReport(answers);
    expect(craft.stage).toMatchObject({ level: 1, cappedBy: 2 });
    expect(words(craft)).toMatch(/^Your answers show at least level 1: .*may not fit it/);
  });
});

describe('a page for others', () => {
  const levelsOf = (report: Report) => {
    const picture = ladderPicture(report, ladder, 'I');
    if (picture.kind !== 'ladder') throw new Error('no ladder');
    return picture.rungs.map(({ likelihood }) => likelihood.words);
  };

  test('says below one’s level that it is below, and nothing about a level that was hardly asked', () => {
    const answers = new Map(all(({ level }) => (level < 3 ? 4 : 1)));
    for (const { id, level } of model.items) if (level > 3) answers.delete(id);
    const [first] = model.items.filter(({ level }) => level === 5);
    if (first !== undefined) answers.set(first.id, 4);
    expect(levelsOf(builtInReport(answers))).toEqual([
      'I work above it',
      'very likely',
      'very unlikely',
      'very unlikely',
      'hardly asked',
    ]);
  });

  test('calls levels strong or thin where no single one describes the person', () => {
    expect(levelsOf(builtInReport(all(held(1, 5))))).toEqual([
      'strong',
      'thin',
      'thin',
      'thin',
      'strong',
    ]);
  });
});

describe('sides that differ', () => {
  const even = builtInReport(all(held(1)));
  const sidesAt = (craft: number, customer: number, behind: string): Report => ({
    ...even,
    uneven: {
      floor: 1,
      behind,
      themes: [
        { theme: 'craft', label: 'your craft', level: craft },
        { theme: 'customer', label: 'your customer side', level: customer },
      ],
    },
    sidePositions: [
      { theme: 'craft', label: 'your craft', position: craft },
      { theme: 'customer', label: 'your customer side', position: customer },
    ],
  });

  test.each([
    [
      sidesAt(3, 1, 'customer'),
      /Your craft .* is ahead, at level 3\. Your customer side is at level 1\./,
    ],
    [
      sidesAt(1, 1, 'customer'),
      /Your craft .* is ahead of your customer side, though both are at level 1\./,
    ],
    [sidesAt(1, 1, 'craft'), /Your customer side is ahead of your craft/],
  ])('are told which is ahead, whatever level is nearest (%#)', (report, expected) => {
    expect(words(report)).toMatch(expected);
  });

  test('between two levels, are told so, as the bars beside the sentence tell it', () => {
    const wordsAt = (craft: number, customer: number) =>
      words(sidesAt(craft, customer, 'customer'));
    expect(wordsAt(2.6, 1.9)).toContain('is ahead, between levels 2 and 3. Your');
    expect(wordsAt(2.6, 2.4)).toContain('though both are between levels 2 and 3.');
  });

  test('speak of themselves on pages', () => {
    const page = besideTheStage(sidesAt(3, 1, 'customer'), ladder, 'I', null).join(' ');
    expect(page).toContain('My craft (what I design and build) is ahead, at level 3');
  });

  test('is not told beside where somebody is strong, if it names one level only', () => {
    const fit = { range: [1, 5] as [number, number], strongAt: [5], thinAt: [1, 2, 3, 4] };
    expect(words({ ...sidesAt(1, 1, 'craft'), fit })).not.toContain('ahead');
    expect(words({ ...sidesAt(3, 1, 'craft'), fit })).toContain('ahead');
  });
});

test('how likely each level is adds up to 100', () => {
  const stage = { level: 2, posterior: [0.014, 0.5951, 0.3651, 0.0258] };
  expect(levelPercents({ stage } as never)).toEqual([1, 60, 36, 3]);
});
