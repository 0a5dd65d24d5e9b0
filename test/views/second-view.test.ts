import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { differenceSince, endOf } from '../../src/core/history/difference.js';
import { buildHistory } from '../../src/core/history/history.js';
import { fold } from '../../src/core/journal/fold.js';
import type { Answer } from '../../src/core/ladder/answers.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import { statementOf } from '../../src/core/ladder/find-in-ladder.js';
import { headlineRanks } from '../../src/core/placement/rival.js';
import { withoutOthersWords } from '../../src/core/report/redact.js';
import { buildReport } from '../../src/core/report/report.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { widthOf } from '../../src/text/width.js';
import { renderMarkdown } from '../../src/views/markdown/markdown.js';
import type { PageContent } from '../../src/views/page/page.js';
import { pageShows } from '../../src/views/page/page-shows.js';
import { mostTelling } from '../../src/views/page/parts.js';
import { renderHistory } from '../../src/views/terminal/history.js';
import { renderResult } from '../../src/views/terminal/result/result.js';
import { reviewScreens } from '../../src/views/terminal/review.js';
import { renderWhy } from '../../src/views/terminal/why.js';
import { numberWord } from '../../src/views/text/counted.js';
import { nearWords, pointWords } from '../../src/views/text/review-words.js';
import {
  inPlaceSentence,
  seenBySentence,
  theirSentences,
} from '../../src/views/text/their-level.js';
import { builtIn } from '../commands/ladder-facts.js';
import { eventsOn } from '../core/events.js';
import { plainStyle } from './reports.js';

/** Somebody between levels 2 and 3, and a colleague who sees less: what both read, whole. */

const ladder = withTerms(builtIn, {});
const idsOf = (rank: number) => ladder.levels[rank - 1]?.behaviours.map(({ id }) => id) ?? [];
const [second, third] = [idsOf(2), idsOf(3)];
const habits = ladder.strands.flatMap(({ behaviours }) => behaviours.slice(0, 1));

const mine = new Map([
  ...[...idsOf(1), ...second, ...third.slice(0, 5)].map((id) => [id, 4] as const),
  ...[...third.slice(5), ...idsOf(4)].map((id) => [id, 2] as const),
  ...habits.map(({ id }) => [id, 4] as const),
]);
const theirs: { behaviour: string; answer: number; evidence?: string }[] = [
  ...second.map((behaviour, index) => ({ behaviour, answer: index < 5 ? 4 : 2 })),
  ...third.slice(0, 5).map((behaviour, index) => ({
    behaviour,
    answer: index === 0 ? 2 : 3,
    ...(index === 0 && { evidence: 'In March you waited for operations to send the map' }),
  })),
  ...habits.slice(0, 2).map(({ id }) => ({ behaviour: id, answer: 5 })),
];
const assessed = assessmentEvent(ladder, {
  sitting: 'a1',
  answers: mine,
  evidence: new Map(),
  ownGuess: null,
  mentor: null,
  framework: null,
});
const note = (text: string, behaviours: string[] = []): NewEvent => ({
  type: 'evidence',
  date: '2026-10-08',
  text,
  behaviours,
});
const raised: NewEvent = {
  type: 'checkin',
  ladder: ladder.id,
  sitting: 'c1',
  ratings: third.slice(5, 8).map((behaviour) => ({ behaviour, answer: 4 })),
  next: '2026-10-22',
};
const events = [
  ...eventsOn('2026-10-01', [assessed]),
  ...eventsOn('2026-10-05', [
    { type: 'review', ladder: ladder.id, by: 'Ada', sitting: 'r1', answers: theirs },
  ]),
  ...eventsOn('2026-10-08', [
    note('Cut the nightly run from 40 to 12 minutes', third.slice(0, 1)),
    note('Two teams use the map now: https://example.org/map'),
    note('The steering group agreed to the second design', third.slice(0, 1)),
    note('ok'),
    note('asdf'),
  ]),
].map((event, index) => ({
  ...event,
  id: event.id.slice(0, -4) + (40_000 + index * 617).toString(16),
}));
const today = '2026-10-12';

function reportOf(all: typeof events = events) {
  const report = buildReport(ladder, fold(all, ladder.id), today);
  if (report === null) throw new Error('expected a stage');
  return report;
}

function contentOf(all: typeof events = events): PageContent {
  const changes = differenceSince(ladder, endOf('2026-10-02', all), all, today);
  const history = buildHistory(ladder, all, today);
  return { report: reportOf(all), ladder, history, changes, locale: null };
}

const examples = theirs.flatMap(({ behaviour, evidence }) =>
  evidence === undefined ? [] : [{ behaviour, text: evidence }],
);
const screensAt = (width: number, rows?: number, unicode = true) =>
  reviewScreens(reportOf(), ladder, plainStyle({ width, unicode }), examples, rows);

/** Others' level in a report, as sure as it must be to be told. */
const levelled = (level: number) => ({
  level,
  theirs: { level, confidence: 0.9, posterior: [], cappedBy: null },
});

describe('the screens of a second view', () => {
  test.each([
    ['80', 79, 23, true],
    ['40', 39, 14, true],
    ['80-ascii', 79, 23, false],
  ] as const)('%s, whole', async (name, width, rows, unicode) => {
    const screens = screensAt(width, rows, unicode);
    for (const screen of screens) {
      const lines = screen.trimEnd().split('\n');
      expect(lines.length).toBeLessThanOrEqual(rows);
      expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
    }
    const text = screens.join('--- Enter ---\n');
    if (!unicode) expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    await expect(text).toMatchFileSnapshot(`expected/review-${name}.txt`);
  });

  test('begin right below what could not be read', () => {
    const remarks = ['One.', 'Two.', 'Three.'];
    for (const rows of [14, 17, 20, 23]) {
      const style = plainStyle({ width: 79 });
      const [first] = reviewScreens(reportOf(), ladder, style, [], rows, remarks);
      expect(first).toMatch(
        /^One\.\nTwo\.\nThree\.\n\nWith Ada's (?:.+\n)+\nSeen by Ada: worth a talk\n/,
      );
      expect(first?.split('\n').length).toBeLessThanOrEqual(rows + 1);
    }
  });

  test.each([79, 39])('say at %i columns what one page says in a pipe', (width) => {
    const words = (screens: readonly string[]) => screens.join(' ').replaceAll(/\s+/g, ' ').trim();
    expect(screensAt(width)).toHaveLength(1);
    for (let rows = 8; rows < 40; rows += 5) {
      expect(words(screensAt(width, rows))).toBe(words(screensAt(width)));
    }
  });

  test('name no level after few answers, and say that nothing of yours moves', () => {
    const report = reportOf();
    if (report.review === undefined) throw new Error('expected a review');
    const { withTheirs: _, ...review } = report.review;
    const told = (all: number, rated = all) =>
      reviewScreens(
        {
          ...report,
          review: {
            ...{ ...review, level: null, rated: { all, ofLevels: Math.min(all, 7) } },
            compared: { rated, lower: 0, higher: 0, alike: rated, same: rated },
          },
        },
        ladder,
        plainStyle(),
        [],
      )
        .join('')
        .replaceAll(/\s+/g, ' ');
    expect(told(16)).toMatch(
      /How you compare with Ada You both rated 16 things and agree on all 16\./,
    );
    expect(told(1, 0)).toContain(
      "How you compare with Ada You rated none of the same things, so there's",
    );
    expect(told(16) + told(1, 0)).not.toMatch(/[Ll]evels? \d/);
    expect(told(12)).toContain(
      'Your own level and plan stay as they are. Your next assessment asks again about what is worth a talk. To change a rating',
    );
  });
});

test.each([
  [
    { lower: 4, higher: 2 },
    ' and agree on five. Ada rated four lower than you did and two higher.',
  ],
  [{ lower: 11, higher: 0 }, '. Ada rated all 11 lower than you did.'],
  [{ lower: 0, higher: 3 }, ' and agree on eight. Ada rated three higher than you did.'],
  [{ lower: 0, higher: 0 }, ' and agree on all 11.'],
])('a point apart is no agreement: %j', (differ, words) => {
  const report = reportOf();
  const { review } = report;
  if (review === undefined) throw new Error('expected a review');
  const compared = { rated: 11, alike: 8, ...differ };
  const few = { ...review, level: null, rated: { all: 12, ofLevels: 9 }, compared };
  expect(theirSentences(few, report, ladder).at(-1)).toBe(`You both rated 11 things${words}`);
  const several = { ...few, by: 'Ada and Bo', raters: 2, rated: { all: 30, ofLevels: 20 } };
  expect(theirSentences(several, report, ladder).at(-1)).toBe(
    `You and they rated 11 things${words.replace('Ada', 'They')}`,
  );
});

test('whoever has a role behind their name is called by the name after the first time', () => {
  const by = 'Ada, head of architecture';
  const report = reportOf();
  if (report.review === undefined) throw new Error('expected a review');
  const renamed = { ...report, review: { ...report.review, by } };
  const text = reviewScreens(renamed, ladder, plainStyle(), []).join('');
  expect(text.split(by)).toHaveLength(2);
  expect(text).toContain(`Seen by ${by}: worth a talk`);
  expect(text).toMatch(/You: 4, Usually\. Ada: 2, With help\./);
  const each = ['Bo (lead)', 'Bo (architect)'].map((who) => ({ by: who, rating: 2 }));
  const point = { behaviour: 'a', statement: 'A.', self: 4, other: 2 };
  const two = { by: 'Bo (lead) and Bo (architect)', raters: 2 };
  expect(pointWords({ ...point, each }, two, ladder, null)).toContain('Bo (lead): 2');
  const [first, ...others] = each;
  const apart = [...(first ? [first] : []), ...others.map((one) => ({ ...one, by: 'Cy, lead' }))];
  expect(pointWords({ ...point, each: apart }, two, ladder, null)).toMatch(/ Bo: 2.* Cy: 2/);
});

test('beside a result, a second view is one sentence, or two', () => {
  const report = reportOf();
  const { review } = report;
  if (review === undefined) throw new Error('expected a review');
  const { talkingPoints } = review;
  const told = (change: Partial<typeof review>) => seenBySentence({ ...review, ...change }, report);
  const [point] = talkingPoints;
  if (!point) throw new Error('expected a point');
  const first = `“${point.statement.slice(0, -1)}” (you 4, Ada 2): career-coach why`;
  expect(told({ level: null })).toBe(`Five things are worth a talk with Ada, most of all ${first}`);
  // Another one stands first on the page that it leads to.
  const near = { ...point, other: 3 };
  expect(told({ level: null, talkingPoints: [near, point] })).toBe(
    `Two things are worth a talk with Ada, such as ${first}`,
  );
  expect(told({ ...levelled(2), talkingPoints: talkingPoints.slice(0, 1) })).toMatch(
    /^Seen by Ada: .+\. One thing is worth a talk with Ada, “.+” \(you 4, Ada 2\): career-coach why$/,
  );
  // What differs by a point, is a habit, or is rated higher, is no doubt about the level.
  const unnamed = 'One thing is worth a talk with Ada: career-coach why';
  const { level: _, ...habit } = point;
  for (const one of [near, habit, { ...point, self: 1, other: 4 }]) {
    expect(told({ level: null, talkingPoints: [one] })).toBe(unnamed);
  }
  expect(told({ level: null, talkingPoints: [] })).toMatch(
    /^Seen by Ada: You both rated 16 things and agree .+ career-coach why shows more\.$/,
  );
});

describe('what their ratings would mean', () => {
  type Told = NonNullable<ReturnType<typeof reportOf>['review']>;
  const seenAs = (answers: readonly (readonly [id: string, answer: number])[], by = 'Ada') =>
    reportOf([
      ...eventsOn('2026-10-01', [assessed]),
      ...eventsOn('2026-10-05', [
        {
          ...{ type: 'review', ladder: ladder.id, by },
          answers: answers.map(([behaviour, answer]) => ({ behaviour, answer })),
        },
      ]),
    ] as typeof events);
  const lower = second.slice(0, 6).map((id) => [id, 1] as const);

  test('is said first, in their name, and the JSON has it', () => {
    const report = seenAs([...lower, [third[0] ?? '', 4]]);
    expect(report.review).toMatchObject({ level: null, withTheirs: { level: 1, ranks: [1, 2] } });
    const { statement = '', self } = report.review?.withTheirs?.mostly ?? {};
    const position = report.review?.withTheirs?.position?.toFixed(1);
    const told = `With Ada's seven ratings in place of yours, you'd be between levels 1 and 2 (${position} instead of ${report.stage.position.toFixed(1)}), most of all because of “${statement.slice(0, -1)}” (you ${self}, Ada 1).`;
    expect(report.stage.position - Number(position)).toBeGreaterThan(0.5);
    const style = plainStyle({ width: 400 });
    const [screen = ''] = reviewScreens(report, ladder, style, []);
    expect(screen.startsWith(`${told}\n\nSeen by Ada: worth a talk\n1. `)).toBe(true);
    expect(renderWhy(report, ladder, style).split('\n\n')[1]).toBe(told);
    const content = { ...contentOf(), report };
    expect(renderMarkdown(content, 'me')).toContain(`## Seen by Ada\n\n${told} You both rated`);
    expect(renderMarkdown(withoutOthersWords(content), 'mentor')).not.toContain('in place of');
    expect(inPlaceSentence(seenAs(lower, 'somebody').review as Told, report)).toMatch(
      /^With their six ratings in place of yours, you'd be .+ \(\d\.\d instead of .+ \(you \d, they 1\)\.$/,
    );
  });

  test('names the rating that moves the person there most, and none that moves the other way', () => {
    const [up = '', down = ''] = third;
    const mostlyOf = (...answers: Parameters<typeof seenAs>[0]) =>
      seenAs(answers).review?.withTheirs?.mostly;
    const habit = [habits[0]?.id ?? '', 1] as const;
    expect(mostlyOf([up, 5], [down, 1], habit)).toMatchObject({
      statement: statementOf(ladder, down),
    });
    expect(mostlyOf(habit)).toBeUndefined();
  });

  test('is that the level stays, where only a habit or little differs', () => {
    const report = seenAs([[habits[0]?.id ?? '', 2]]);
    expect(inPlaceSentence(report.review as Told, report)).toBe(
      "With Ada's one rating in place of yours, you'd stay between levels 2 and 3, at 2.4 as now.",
    );
  });

  test('is not said where no answer changes, or their own level is', () => {
    const same = seenAs([[third[0] ?? '', 4]]);
    expect(same.review).not.toHaveProperty('withTheirs');
    const { review } = same;
    const withTheirs = { level: 1, ranks: [1] };
    const told = (change: Partial<Told>) =>
      inPlaceSentence({ ...(review as Told), withTheirs, ...change }, same);
    expect(told({})).toBe("With Ada's one rating in place of yours, you'd be at level 1.");
    const mostly = { statement: 'Asks.', other: 2 };
    expect(told({ withTheirs: { ...withTheirs, mostly } })).toMatch(
      /because of “Asks” \(Ada 2\)\.$/,
    );
    // Another headline beside the same position would seem a contradiction.
    const { position } = same.stage;
    expect(told({ withTheirs: { ...withTheirs, position } })).toBe(
      `With Ada's one rating in place of yours, you'd be at level 1, but only just: at ${position.toFixed(1)} as now.`,
    );
    expect(told(levelled(1))).toBeNull();
    const none = { ...withTheirs, ranks: [] };
    expect(told({ withTheirs: none })).toBeNull();
    expect(told({ withTheirs: { ...none, position: 1.2, mostly } })).toBe(
      `With Ada's one rating in place of yours, you'd be at 1.2 instead of ${same.stage.position.toFixed(1)}, most of all because of “Asks” (Ada 2).`,
    );
  });

  test('is said where the headline stays, by the position, with the rating that moves it', () => {
    const report = seenAs([
      [third[0] ?? '', 3],
      [habits[0]?.id ?? '', 2],
    ]);
    const review = report.review as Told;
    const told = (change: Partial<Told['withTheirs']>, own = report) =>
      inPlaceSentence({ ...review, withTheirs: { ...here, ...change } }, own);
    const here = { level: 3, ranks: [2, 3], position: report.stage.position };
    expect(review.withTheirs?.position).toBeLessThan(report.stage.position);
    expect(inPlaceSentence(review, report)).toBe(
      `With Ada's two ratings in place of yours, you'd stay between levels 2 and 3, at ${review.withTheirs?.position} instead of ${report.stage.position}, most of all because of “${statementOf(ladder, third[0] ?? '')?.slice(0, -1)}” (you 4, Ada 3).`,
    );
    expect(told({})).toMatch(/ you'd stay between levels 2 and 3, at 2\.4 as now\.$/);
    expect(told({ position: 2 })).toMatch(/ 2 and 3, at 2\.0 instead of 2\.\d\.$/);
  });

  test.each([
    ['at no one level', [...idsOf(1), ...second].map((id): [string, Answer] => [id, 1])],
    ['at least at a level', idsOf(4).map((id): [string, Answer] => [id, 'no-opportunity'])],
  ])('has no position for whoever is %s', (_, changes) => {
    const top = [...third, ...idsOf(4)];
    const answers = new Map<string, Answer>([
      ...mine,
      ...top.map((id) => [id, 5] as const),
      ...changes,
    ]);
    const own = assessmentEvent(ladder, {
      ...{ sitting: 'a1', answers },
      ...{ evidence: new Map(), ownGuess: null, mentor: null, framework: null },
    });
    const view: NewEvent = {
      ...{ type: 'review', ladder: ladder.id, by: 'Ada' },
      answers: top.map((behaviour) => ({ behaviour, answer: 2 })),
    };
    const report = reportOf([
      ...eventsOn('2026-10-01', [own]),
      ...eventsOn('2026-10-05', [view]),
    ] as typeof events);
    expect(report.fit !== undefined || report.stage.cappedBy !== null).toBe(true);
    expect(report.review?.withTheirs).not.toHaveProperty('position');
    expect(report.review?.withTheirs).not.toHaveProperty('mostly');
  });

  test('is never that lower ratings raise the level or the position', () => {
    const rating = fc.integer({ min: 1, max: 5 });
    const isUpwards = (text: string, { stage, why, levels }: ReturnType<typeof reportOf>) => {
      const [, to, from] = /([\d.]+) instead of ([\d.]+)/.exec(text) ?? [];
      const ranks = / levels? (\d)(?: and (\d))?/.exec(text)?.slice(1).filter(Boolean).map(Number);
      const average = (some: readonly number[] = []) =>
        some.reduce((sum, rank) => sum + rank, 0) / some.length;
      return (
        Number(to) > Number(from) || average(ranks) > average(headlineRanks({ stage, why, levels }))
      );
    };
    const all = ladder.levels.flatMap(({ behaviours }) => behaviours.map(({ id }) => id));
    const size = { minLength: all.length, maxLength: all.length };
    const given = fc.array(fc.option(rating, { freq: 6 }), size);
    const answersOf = (
      ratings: readonly (number | null)[],
      of: (rating: number, at: number) => number,
    ) =>
      all.flatMap((behaviour, index) => {
        const answer = of(ratings[index] ?? 0, index);
        return answer > 0 ? [{ behaviour, answer }] : [];
      });
    let upwards = 0;
    fc.assert(
      fc.property(given, given, fc.integer({ min: 1, max: 5 }), (self, other, rank) => {
        const usual = (index: number) => (rank * 8 > index ? 4 : 2);
        const own = answersOf(self, (answer, index) =>
          answer < 2 ? 3 * answer : usual(index),
        ).map(({ behaviour, answer }) => [behaviour, answer] as const);
        const answers = answersOf(other, (answer, index) =>
          index % 3 === answer % 3 ? answer : 0,
        );
        if (answers.length === 0) return;
        const report = buildReport(
          ladder,
          fold(
            [
              ...eventsOn('2026-10-01', [
                assessmentEvent(ladder, {
                  ...{ sitting: 'a1', answers: new Map(own), evidence: new Map() },
                  ...{ ownGuess: null, mentor: null, framework: null },
                }),
              ]),
              ...eventsOn('2026-10-05', [
                { type: 'review', ladder: ladder.id, by: 'Ada', answers },
              ]),
            ],
            ladder.id,
          ),
          today,
        );
        const text = report?.review && inPlaceSentence(report.review, report);
        const { lower = 0, higher = 0 } = report?.review?.compared ?? {};
        if (!report || !text || report.fit || lower <= higher || !isUpwards(text, report)) return;
        upwards += 1;
        const [, mine = '3.5', theirs] = /\((?:you (\d), )?Ada (\d)\)/.exec(text) ?? [];
        expect(Number(theirs), text).toBeGreaterThan(Number(mine));
      }),
      { seed: 7, numRuns: 300 },
    );
    // Else nothing would have been tried.
    expect(upwards).toBeGreaterThan(0);
  });

  test('names no level, where their ratings fit none', () => {
    const odd = [...idsOf(1), ...second].map((id) => [id, 1] as const);
    expect(seenAs([...odd, ...idsOf(4).map((id) => [id, 5] as const)]).review).toMatchObject({
      withTheirs: { ranks: [] },
    });
  });
});

describe('a level by somebody else', () => {
  const all4 = [4, 4, 4, 4, 4];
  const all2 = [2, 2, 2, 2, 2];
  const view = (answers: readonly (readonly [rank: number, ratings: readonly number[]])[]) => {
    const event: NewEvent = {
      ...{ type: 'review', ladder: ladder.id, by: 'Ada', sitting: 'r8' },
      answers: answers.flatMap(([rank, ratings]) =>
        ratings.map((answer, index) => ({ behaviour: idsOf(rank)[index] ?? '', answer })),
      ),
    };
    return reportOf([
      ...eventsOn('2026-10-01', [assessed]),
      ...eventsOn('2026-10-05', [event]),
    ] as typeof events).review;
  };

  test.each([
    [
      'so few ratings',
      [
        [3, all4],
        [3, all4],
        [4, all2],
      ] as const,
      null,
    ],
    [
      'the dozen',
      [
        [3, all4.slice(0, 4)],
        [4, all2.slice(0, 5)],
      ] as const,
      null,
    ],
    [
      'ratings enough',
      [
        [2, all4],
        [3, all4],
        [4, all2],
      ] as const,
      3,
    ],
    [
      'ratings between two levels',
      [
        [2, all4],
        [3, all4],
        [4, [4, 4, 2, 2, 2]],
      ] as const,
      null,
    ],
    [
      'ratings that no level fits',
      [
        [1, all4],
        [2, [1, 1, 1, 1, 1]],
        [5, all4],
      ] as const,
      null,
    ],
    [
      'nothing but high ones',
      [
        [2, all4],
        [3, all4],
        [4, all4],
      ] as const,
      null,
    ],
  ])('with %s', (_, answers, level) => {
    const review = view(answers);
    expect(review).toMatchObject({ level });
    expect(review?.theirs?.level ?? null).toBe(level);
    expect(review?.compared?.rated).toBeGreaterThan(0);
  });

  test('that is higher, though the ratings are lower, is not named', () => {
    const report = reportOf();
    const { review } = report;
    if (review === undefined) throw new Error('expected a review');
    const told = (level: number, lower: number) => {
      const compared = { rated: 12, alike: 9, lower, higher: 2 };
      const changed = { ...review, ...levelled(level), compared };
      const all = [
        ...theirSentences(changed, report, ladder),
        seenBySentence({ ...changed, talkingPoints: [] }, report),
      ];
      expect(all.join(' ')).toContain(`Ada rated ${numberWord(lower)} lower than you did and two`);
      return all.filter((text) => /level \d|levels \d/.test(text)).length;
    };
    // One's own answers lie between levels 2 and 3.
    expect(told(3, 5)).toBe(0);
    expect(told(3, 1)).toBe(2);
    expect(told(2, 5)).toBe(2);
  });
});

test('words make a point of the talk of one point, unless both say it is done, and lead', () => {
  const [praised = '', missed = '', seen = '', apart = ''] = third;
  const own = assessmentEvent(ladder, {
    sitting: 'a1',
    answers: new Map([...mine, [praised, 5], [missed, 3], [seen, 2]]),
    evidence: new Map(),
    ownGuess: null,
    mentor: null,
    framework: null,
  });
  const answers = [
    { behaviour: praised, answer: 4, evidence: 'Everybody uses the map' },
    { behaviour: missed, answer: 2, evidence: 'I drew it again' },
    { behaviour: seen, answer: 3, evidence: 'Did so in June' },
    { behaviour: apart, answer: 1 },
  ];
  const report = reportOf([
    ...eventsOn('2026-10-01', [own]),
    ...eventsOn('2026-10-05', [{ type: 'review', ladder: ladder.id, by: 'Ada', answers }]),
  ] as typeof events);
  expect(report.review?.talkingPoints.map(({ behaviour }) => behaviour)).toEqual([
    missed,
    seen,
    apart,
  ]);
  expect(report.review?.nearPoints?.map(({ behaviour }) => behaviour)).toEqual([praised]);
  const said = answers.flatMap(({ behaviour, evidence }) =>
    evidence === undefined ? [] : [{ behaviour, text: evidence }],
  );
  const text = reviewScreens(report, ladder, plainStyle({ width: 200 }), said).join('');
  expect(text).toContain(' You 5, they 4. “Everybody uses the map”');
  expect(text.split('Everybody uses the map')).toHaveLength(2);
  expect(text).not.toContain('What else they wrote');
});

test('of three remarks one leads the talk, one comes before the small differences, and one leads these', () => {
  const [apart = '', differs = '', alike = '', higher = '', lower = ''] = third;
  const said = [
    { behaviour: differs, answer: 3, text: 'Ask me about March' },
    { behaviour: alike, answer: 4, text: 'You drew all three' },
    { behaviour: lower, answer: 4, text: 'Not in June' },
  ];
  const answers = [
    ...[
      { behaviour: apart, answer: 1 },
      { behaviour: higher, answer: 5 },
    ],
    ...said.map(({ text, ...rated }) => ({ ...rated, evidence: text })),
  ];
  const own = assessed.answers.map((given) =>
    given.behaviour === lower ? { ...given, answer: 5 } : given,
  );
  const all = [
    ...eventsOn('2026-10-01', [{ ...assessed, answers: own }]),
    ...eventsOn('2026-10-05', [{ type: 'review', ladder: ladder.id, by: 'Ada', answers }]),
  ] as typeof events;
  const page = reviewScreens(reportOf(all), ladder, plainStyle({ width: 200 }), said).join('');
  const inOrder = [
    ...['worth a talk', '1. ', 'Ask me about March', '2. ', 'What else they wrote', 'You drew'],
    ...['Small differences', 'Not in June', 'You 4, they 5.', 'How you compare'],
  ];
  const places = inOrder.map((words) => page.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(page.split('March')).toHaveLength(2);
});

test('a habit that one does all of says what a second view doesn’t see done', () => {
  const [strand] = ladder.strands;
  const [seen, other] = strand?.behaviours ?? [];
  if (strand === undefined || seen === undefined || other === undefined)
    throw new Error('no habit');
  const resultWith = (theirRating: number, ownOfOther: number) => {
    const given = [...assessed.answers, { behaviour: other.id, answer: ownOfOther }];
    const answers = [{ behaviour: seen.id, answer: theirRating }];
    const all = [
      ...eventsOn('2026-10-01', [{ ...assessed, answers: given }]),
      ...eventsOn('2026-10-05', [{ type: 'review', ladder: ladder.id, by: 'Ada', answers }]),
    ] as typeof events;
    return renderResult(reportOf(all), ladder, plainStyle({ width: 200 }));
  };
  const words = `\n${strand.title}, seen by Ada: “${seen.statement.slice(0, -1)}” (you 4, Ada 3).\n`;
  expect(resultWith(3, 4)).toContain(words);
  // Where the bar leaves something open, or both see it done, there is nothing to add.
  expect(resultWith(3, 2)).not.toContain(', seen by Ada');
  expect(resultWith(5, 4)).not.toContain(', seen by Ada');
});

test('praise with words leads, and is no small difference', () => {
  const [praised = '', higher = '', lower = '', missed = ''] = third;
  const answers = [
    { behaviour: praised, answer: 5, evidence: 'Operations builds these now' },
    { behaviour: higher, answer: 5 },
    { behaviour: lower, answer: 4, evidence: 'Not in June' },
    ...[missed, ...second.slice(0, 2)].map((behaviour) => ({ behaviour, answer: 2 })),
  ];
  const all = [
    ...eventsOn('2026-10-01', [
      {
        ...assessed,
        answers: assessed.answers.map((given) =>
          given.behaviour === lower ? { ...given, answer: 5 } : given,
        ),
      },
    ]),
    ...eventsOn('2026-10-05', [{ type: 'review', ladder: ladder.id, by: 'Ada', answers }]),
  ] as typeof events;
  const report = reportOf(all);
  const of = (id: string) => report.answers.find(({ behaviour }) => behaviour === id)?.statement;
  const style = plainStyle({ width: 200 });
  const praise = `Seen by Ada: better than you see it
• ${of(praised)} You 4, they 5. “Operations builds these now”

Seen by Ada: worth a talk
1. `;
  const small = `
Small differences
• ${of(lower)} You 5, they 4. “Not in June”
• ${of(higher)} You 4, they 5.
`;
  const said = [{ behaviour: praised, text: 'Operations builds these now' }];
  const screen = reviewScreens(report, ladder, style, said).join('');
  const why = renderWhy(report, ladder, style);
  for (const text of [screen, why]) {
    expect(text).toContain(praise);
    expect(text).toContain(small);
    expect(text.split('builds these now')).toHaveLength(2);
  }
  // What there is to talk about begins on the same screen.
  const [first] = reviewScreens(report, ladder, plainStyle({ width: 79 }), said, 14);
  expect(first).toMatch(/better than you see it\n(.*\n)*.*: worth a talk\n1\. /);
  expect(renderMarkdown(contentOf(all), 'me')).toContain(
    `### Seen by Ada: better than you see it\n\n- ${of(praised)} You 4, they 5.\n`,
  );
});

test('that a point can decide is said below the first pair of which it is true, and only there', () => {
  const report = reportOf();
  const { review } = report;
  if (review === undefined) throw new Error('expected a review');
  const points = [
    [3, 2],
    [4, 3],
    [3, 4],
    [5, 4],
  ].map(([self = 0, other = 0], index) => ({
    ...{ behaviour: third[index] ?? '', statement: `S${index}.` },
    ...{ self, other },
  }));
  const told = (talkingPoints: typeof points) =>
    reviewScreens(
      { ...report, review: { ...review, talkingPoints } },
      ladder,
      plainStyle({ width: 200 }),
      [],
    ).join('');
  const why = "A 4 counts as doing it, a 3 doesn't.";
  expect(told(points)).toContain(`You: 4, Usually. Ada: 3, Sometimes. ${why}\n`);
  expect(told(points).split(why)).toHaveLength(2);
  expect(told(points.filter((_, index) => index % 3 === 0))).not.toContain(why);
});

describe('what was rated differently until one rated it again', () => {
  const ratings = [
    { behaviour: third[0] ?? '', answer: 3 },
    { behaviour: second[7] ?? '', answer: 3 },
    // Nearer, and still worth a talk.
    { behaviour: second[5] ?? '', answer: 5 },
    { behaviour: second[6] ?? '', answer: 2 },
  ];
  const nearer: NewEvent = {
    type: 'checkin',
    ladder: ladder.id,
    sitting: 'c2',
    ratings,
    next: '2026-10-22',
  };
  const all = [...events, ...eventsOn('2026-10-12', [nearer])].map((event, index) => ({
    ...event,
    id: event.id.slice(0, -4) + (40_000 + index * 617).toString(16),
  }));
  const statementOf = (id = '') =>
    reportOf().answers.find(({ behaviour }) => behaviour === id)?.statement ?? '';
  const agreed = `Where you now agree
• ${statementOf(second[6])}
  You: 2, With help (was 4, Usually). Ada, on Mon 5 Oct: 2, With help.

Where you're now a point apart
• ${statementOf(second[7])}
  You: 3, Sometimes (was 4, Usually). Ada, on Mon 5 Oct: 2, With help.

`;

  test('is kept in view, with what it was', () => {
    const { review } = reportOf(all);
    expect(review?.agreed?.map(({ behaviour, was, self }) => [behaviour, was, self])).toEqual([
      [second[7], 4, 3],
      [second[6], 4, 2],
    ]);
    // Ada wrote about it.
    expect(review?.talkingPoints).toContainEqual(
      expect.objectContaining({ behaviour: third[0], self: 3, other: 2 }),
    );
    const style = plainStyle({ width: 200 });
    expect(reviewScreens(reportOf(all), ladder, style, []).join('')).toContain(agreed);
    expect(renderWhy(reportOf(all), ladder, style)).toContain(agreed);
    expect(reviewScreens(reportOf(), ladder, style, []).join('')).not.toContain('now agree');
  });

  test('is counted among what both agree on, with how much of that came later', () => {
    const told = (of: typeof events) => {
      const report = reportOf(of);
      return report.review && theirSentences(report.review, report, ladder).at(-1);
    };
    expect(told(events)).toMatch(/^You both rated 16 things and agree on five\. /);
    expect(told(all)).toMatch(
      /^You both rated 16 things and agree on six now, one of them since you rated again\. /,
    );
    const report = reportOf(all);
    if (report.review === undefined) throw new Error('expected a review');
    const compared = { rated: 9, alike: 2, lower: 7, higher: 0, since: 2 };
    expect(theirSentences({ ...report.review, compared }, report, ladder).at(-1)).toBe(
      'You both rated nine things and agree on two now, since you rated again. Ada rated seven lower than you did.',
    );
    const apart = (change: Partial<typeof compared>) => {
      const { since: _, ...some } = { ...compared, movedApart: 3, ...change };
      return theirSentences({ ...report.review, compared: some } as never, report, ladder).at(-1);
    };
    expect(apart({})).toBe(
      'You both rated nine things and agree on two. Ada rated seven lower than you did. On three more you agreed, until you changed your rating.',
    );
    expect(apart({ rated: 0, lower: 0 })).toBe(
      'You agreed on three things, until you changed your rating.',
    );
  });

  test('is no difference to talk about where both agreed, until one changed a rating of one’s own', () => {
    const [agreedId = ''] = second;
    const own = Number(reportOf().answers.find(({ behaviour }) => behaviour === agreedId)?.rating);
    const view = [agreedId, third[1] ?? ''].map((behaviour) => ({ behaviour, answer: own }));
    const rate: NewEvent = {
      ...{ type: 'checkin', ladder: ladder.id, sitting: 'c', next: '2026-10-22' },
      ratings: [{ behaviour: agreedId, answer: own > 2 ? own - 2 : own + 2 }],
    };
    const { review } = reportOf([
      ...eventsOn('2026-10-01', [assessed]),
      ...eventsOn('2026-10-05', [
        { type: 'review', ladder: ladder.id, by: 'Ada', sitting: 'r1', answers: view },
      ]),
      ...eventsOn('2026-10-12', [rate]),
    ] as typeof events);
    expect(review?.compared).toMatchObject({ rated: 1, movedApart: 1 });
    const told = [...(review?.talkingPoints ?? []), ...(review?.nearPoints ?? [])];
    expect(told.map(({ behaviour }) => behaviour)).not.toContain(agreedId);
    expect(review?.ratings).toHaveLength(2);
    // Nor does the other doubt it, however they put what both saw alike then.
    const low = { ...rate, ratings: [{ behaviour: agreedId, answer: 1 }] } as NewEvent;
    const higher = { ...rate, sitting: 'd', ratings: [{ behaviour: agreedId, answer: 3 }] };
    const { gaps } = reportOf([
      ...eventsOn('2026-10-01', [assessed, low]),
      ...eventsOn('2026-10-05', [
        {
          ...{ type: 'review', ladder: ladder.id, by: 'Ada', sitting: 'r1' },
          answers: [{ behaviour: agreedId, answer: 1, evidence: 'Ada: never' }],
        },
      ]),
      ...eventsOn('2026-10-12', [higher as NewEvent]),
    ] as typeof events);
    expect(gaps.find(({ behaviour }) => behaviour === agreedId)).not.toHaveProperty('doubted');
  });

  test('has the day of the view beside each newer rating of mine, and no day elsewhere', () => {
    const [newer, older] = [reportOf(all), reportOf()].map(({ review }) => {
      const { talkingPoints = [], morePoints = [], nearPoints = [], agreed = [] } = review ?? {};
      return [...talkingPoints, ...morePoints, ...nearPoints, ...agreed];
    });
    const rated = ratings.map(({ behaviour }) => behaviour);
    const dated = newer?.filter(({ date }) => date === '2026-10-05') ?? [];
    expect(dated.map(({ behaviour }) => behaviour).sort()).toEqual([...rated].sort());
    expect(newer?.filter(({ date }) => date !== undefined)).toHaveLength(dated.length);
    expect(older?.filter(({ date }) => date !== undefined)).toEqual([]);
    const point = { behaviour: 'a', statement: 'A.', self: 4, other: 5, date: '2026-10-05' };
    expect(nearWords(point, null)).toBe('You 4, they 5 on Mon 5 Oct.');
    const each = [
      { by: 'Ada', rating: 5, date: '2026-10-05' },
      { by: 'Bo', rating: 4 },
    ];
    const words = pointWords({ ...point, each }, { by: 'Ada and Bo', raters: 2 }, ladder, null);
    expect(words).toMatch(/ Ada, on Mon 5 Oct: 5, .+ Bo: 4, Usually\.$/);
  });

  test('stands on my pages, without names on those for others', () => {
    const told = `
- ${statementOf(second[7])}
  - My answer: 3, Sometimes (was 4, Usually). Second view: 2, With help.
`;
    const mentor = renderMarkdown(withoutOthersWords(contentOf(all)), 'mentor');
    expect(mentor).toContain(told);
    expect(mentor).toContain(
      `### I rated this again, and we now agree\n\n- ${statementOf(second[6])}\n`,
    );
    expect(mentor).toContain(`### I rated this again, and we're now a point apart\n${told}`);
    const mine = renderMarkdown(contentOf(all), 'me');
    expect(mine).toContain(
      told.replace('My answer', 'You').replace('Second view', 'Ada, on Mon 5 Oct'),
    );
    expect(mine).toContain(`### Where you now agree\n\n- ${statementOf(second[6])}\n`);
    const agenda = renderMarkdown(withoutOthersWords(contentOf(all)), 'agenda');
    expect(agenda).toContain(
      `${statementOf(second[7])} Was 4, Usually; is 3, Sometimes. Others and I are now a point apart.`,
    );
    expect(agenda).toContain('is 2, With help. Others and I now agree.');
    expect(agenda).toContain(`${statementOf(second[5])} Was 4, Usually; is 5, And others too.\n`);
  });

  test.each([
    // A reason made the first worth a talk, though 3 and 2 are a point apart.
    [3, 2, 'why', 2, true],
    [3, 2, 'why', 1, false],
    [3, 2, 'why', 3, false],
    [3, 2, null, 2, true],
    [3, 2, null, 1, false],
    [1, 2, null, 2, true],
    [4, 5, null, 5, true],
    [2, 2, null, 1, false],
  ])('is told of %i beside %i (%s) that is %i now: %s', (was, other, evidence, self, isTold) => {
    const [id = ''] = third;
    const view = [{ behaviour: id, answer: other, ...(evidence !== null && { evidence }) }];
    const rate = (answer: number): NewEvent => ({
      ...{ type: 'checkin', ladder: ladder.id, sitting: `c${answer}`, next: '2026-10-22' },
      ratings: [{ behaviour: id, answer }],
    });
    const { review } = reportOf([
      ...eventsOn('2026-10-01', [assessed, rate(was)]),
      ...eventsOn('2026-10-05', [
        { type: 'review', ladder: ladder.id, by: 'Ada', sitting: 'r1', answers: view },
      ]),
      ...eventsOn('2026-10-12', [rate(self)]),
    ] as typeof events);
    const told = (review?.agreed ?? []).map((point) => [point.behaviour, point.was, point.self]);
    expect(told).toEqual(isTold ? [[id, was, self]] : []);
    const others = [...(review?.talkingPoints ?? []), ...(review?.nearPoints ?? [])];
    // Where both agreed, one's own rating has moved since: the other sees nothing otherwise.
    expect(others).toHaveLength(Number(!isTold && self !== other && was !== other));
  });

  test('is told apart from what the other sees otherwise now', () => {
    const again: NewEvent = {
      type: 'review',
      ladder: ladder.id,
      by: 'Ada',
      sitting: 'r9',
      answers: theirs.map((one) => ({ ...one, answer: 4 })),
    };
    expect(
      reportOf([...events, ...eventsOn('2026-10-12', [again])] as typeof events).review,
    ).toEqual(expect.not.objectContaining({ agreed: expect.anything() }));
  });

  test('stays so when the view is read again, with a rating that had not counted', () => {
    const corrected: NewEvent = {
      type: 'review',
      ladder: ladder.id,
      by: 'Ada',
      sitting: 'r9',
      answers: [...theirs, { behaviour: third[5] ?? '', answer: 4 }],
    };
    const again = [...all, ...eventsOn('2026-10-13', [corrected])] as typeof events;
    expect(reportOf(again).review?.agreed?.map(({ was, self }) => [was, self])).toEqual([
      [4, 3],
      [4, 2],
    ]);
  });

  test('stays so after an assessment that does not ask about it again', () => {
    const short = assessmentEvent(ladder, {
      sitting: 'a2',
      answers: new Map([...mine].filter(([id]) => ![second[7], second[6]].includes(id))),
      evidence: new Map(),
      ownGuess: null,
      mentor: null,
      framework: null,
    });
    const { review } = reportOf([...all, ...eventsOn('2026-10-12', [short])] as typeof events);
    expect(review?.agreed?.map(({ was }) => was)).toEqual([4, 4]);
  });

  test('is the only thing left of a view that all is agreed on', () => {
    const report = reportOf(all);
    const { review } = report;
    const settled = {
      ...report,
      ...(review && { review: { ...review, talkingPoints: [], morePoints: [], nearPoints: [] } }),
    };
    const content = { ...contentOf(all), report: settled };
    expect(renderMarkdown(withoutOthersWords(content), 'mentor')).toContain(
      '## Where others saw me differently\n\nThis compares my answers with a second view of Mon 5 Oct 2026.\n\n### I rated',
    );
    expect(pageShows(content, 'mentor')).toContain('where others see you differently');
    expect(pageShows(content, 'agenda')).not.toContain('where others');
    expect(renderMarkdown(content, 'agenda')).not.toContain('me differently');
  });
});

test('the result says how much is worth a talk, and names nothing as a strength that others doubt', () => {
  const report = reportOf();
  const text = renderResult(report, ladder, plainStyle()).replaceAll(/\s+/g, ' ');
  expect(text).toContain('Five things are worth a talk with Ada, most of all “Draws how');
  const doubted = new Set(report.review?.doubted?.map(({ behaviour }) => behaviour));
  expect(doubted.size).toBe(9);
  expect(report.strengths.filter(({ behaviour }) => doubted.has(behaviour))).toEqual([]);
});

test('the result and the page for a mentor name the same as what one does best', () => {
  const [shown = '', plain = ''] = second.slice(3, 5);
  const raised = {
    ...assessed,
    answers: assessed.answers.map((one) =>
      [shown, plain].includes(one.behaviour) ? { ...one, answer: 5 } : one,
    ),
  };
  const content = contentOf([
    ...eventsOn('2026-10-01', [raised]),
    ...eventsOn('2026-10-09', [note('Cut the wait to a day', [plain])]),
  ] as typeof events);
  const result = renderResult(content.report, ladder, plainStyle({ width: 200 }));
  const page = renderMarkdown(content, 'mentor');
  const [, best = ''] = result.split("What you're best at, by your ratings\n");
  const [, told = ''] = page.split('## What I do best\n\n');
  const named = [...(best.split('\n\n')[0]?.matchAll(/^• (.*)$/gm) ?? [])].map(
    ([, words]) => words,
  );
  const statements = [plain, shown].map(
    (id) => content.report.answers.find(({ behaviour }) => behaviour === id)?.statement,
  );
  expect(named).toHaveLength(3);
  expect(named.slice(0, 2)).toEqual(statements);
  expect(told.split('\n\n')[0]?.split('\n')).toEqual([
    `- ${named[0]} Thu 8 Oct 2026: Cut the wait to a day.`,
    `- ${named[1]}`,
    `- ${named[2]}`,
  ]);
});

test('why begins with what there is to talk about, whole', async () => {
  const text = renderWhy(reportOf(), ladder, plainStyle());
  await expect(text).toMatchFileSnapshot('expected/why-second-view-80.txt');
});

describe('what a reviewer wrote', () => {
  const words = 'waited for operations';
  const loose: NewEvent[] = [
    {
      type: 'evidence',
      sitting: 'r2',
      date: '2026-10-09',
      text: 'Questions usually go through me',
      behaviours: second.slice(0, 1),
    },
    {
      type: 'review',
      ladder: ladder.id,
      by: 'Bo',
      sitting: 'r2',
      answers: [{ behaviour: second[1] ?? '', answer: 2 }],
    },
  ];
  const all = [...events, ...eventsOn('2026-10-09', loose)].map((event, index) => ({
    ...event,
    id: event.id.slice(0, -4) + (40_000 + index * 617).toString(16),
  }));

  test('is evidence of nothing: not beside a strength, not among what is new', () => {
    const { report, changes } = contentOf(all);
    const best = reportOf(events.slice(0, 2));
    expect(renderResult(best, ladder, plainStyle())).not.toContain(words);
    expect(report.answers.flatMap(({ evidence }) => evidence).map(({ text }) => text)).toEqual([
      'The steering group agreed to the second design',
      'Cut the nightly run from 40 to 12 minutes',
    ]);
    expect(changes?.evidence.map(({ text }) => text).join()).not.toMatch(/waited|Questions/);
    expect(changes?.noted).toBe(changes?.evidence.length);
  });

  test('stands under what it is about, with a name where there are several, and the rest apart', () => {
    const doubts = [{ behaviour: third[0] ?? '', answer: 1, evidence: 'I drew the map' }];
    const view: NewEvent[] = [
      loose[0] as NewEvent,
      { type: 'review', ladder: ladder.id, by: 'Bo', sitting: 'r2', answers: doubts },
    ];
    const report = reportOf([...events, ...eventsOn('2026-10-09', view)] as typeof events);
    const said = [
      ...examples,
      { behaviour: third[0] ?? '', text: 'I drew the map' },
      { behaviour: second[0] ?? '', text: 'Questions usually go through me' },
    ];
    const parts = reviewScreens(report, ladder, plainStyle({ width: 200 }), said)[0]?.split('\n\n');
    expect(parts?.[1]?.split('\n').slice(0, 5)).toEqual([
      'Seen by Ada and Bo: worth a talk',
      '1. Draws how the systems of several teams connect, together with people who run those systems. (draws-landscape)',
      '   You: 4, Usually. Ada: 2, With help. Bo: 1, Not so far.',
      '   Bo: I drew the map',
      '   Ada: In March you waited for operations to send the map',
    ]);
    expect(parts?.find((part) => part.startsWith('What else'))?.split('\n')).toEqual([
      'What else they wrote',
      '• Bo: Questions usually go through me',
      "  Answers the customer's technical questions directly, not through somebody else.",
    ]);
  });

  test('stands in a place of its own on the page for me, with who said it', () => {
    const page = renderMarkdown(contentOf(all), 'me');
    const [before = '', after = ''] = page.split('## What others said');
    const [told = '', ...rest] = after.split('\n## ');
    expect(told).toContain('Said in a second view of Mon 5 Oct 2026: Ada: In March you waited');
    expect(told).toContain('Said in a second view of Fri 9 Oct 2026: Bo: Questions usually go');
    const elsewhere = [before, ...rest.filter((part) => !part.startsWith('How you have moved'))];
    expect(elsewhere.join()).not.toMatch(/waited for|Questions usually/);
  });

  test('about something that they did not rate is theirs, too, and stays unnamed among many', () => {
    const unnamed = [...all, ...eventsOn('2026-10-10', [{ ...viewBy('Cy') }])];
    const lines = (of: typeof all) =>
      fold(of, ladder.id).evidence.filter(({ fromReview }) => fromReview);
    expect(lines(all).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Ada: In March/),
      'Bo: Questions usually go through me',
    ]);
    expect(lines(unnamed).map(({ text }) => text.split(':')[0])).toEqual(['Somebody', 'Somebody']);
  });

  test('stands in the history under their name, after their view', () => {
    const text = renderHistory(buildHistory(ladder, all, today), ladder, plainStyle());
    expect(text).toContain(`
Mon 5 Oct 2026  Second view by Ada.
                “In March you waited for operations to send the map” (Draws how
                the systems of several teams connect, together with people who
                run those systems)
`);
  });

  test('stands in the history once, cut, with how much more there is; whole with --all', () => {
    const long = `In May ${'you drew it and '.repeat(9)}sent it`;
    const historyOf = (count: number) => {
      const answers = second
        .slice(0, count)
        .map((behaviour) => ({ behaviour, answer: 2, evidence: long }));
      const view: NewEvent = { type: 'review', ladder: ladder.id, by: 'Cy', answers };
      return buildHistory(ladder, eventsOn('2026-10-09', [view]), today);
    };
    const two = renderHistory(historyOf(2), ladder, plainStyle());
    expect(two.match(/“In May you drew it/g)).toHaveLength(2);
    expect(two).not.toContain('more)');
    const history = historyOf(3);
    const text = renderHistory(history, ladder, plainStyle());
    expect(text.match(/“In May you drew it/g)).toHaveLength(1);
    expect(text).toContain('you drew it and…”');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(') (and 2 more)');
    const whole = renderHistory(history, ladder, plainStyle(), { all: true });
    expect(whole.replaceAll(/\s+/g, ' ').split(`“${long}”`)).toHaveLength(4);
  });

  test('is nothing where it only says that there is nothing', () => {
    const none: NewEvent[] = [
      { ...loose[0], text: 'n/a' } as NewEvent,
      ...loose.slice(1),
      {
        type: 'review',
        ladder: ladder.id,
        by: 'Cy',
        answers: [{ behaviour: second[1] ?? '', answer: 2, evidence: 'n/a' }],
      },
    ];
    expect(fold(eventsOn('2026-10-09', none), ladder.id).evidence).toEqual([]);
  });
});

function viewBy(by: string): NewEvent {
  return { type: 'review', ladder: ladder.id, by, sitting: by, answers: theirs.slice(0, 1) };
}

describe('pages for others', () => {
  test.each(['mentor', 'agenda'] as const)(
    'for %s call nothing a gap that others say I do',
    (page) => {
      const gap = third[5] ?? '';
      const better: NewEvent = {
        ...{ type: 'review', ladder: ladder.id, by: 'Bo', sitting: 'r2' },
        answers: [{ behaviour: gap, answer: 5 }],
      };
      const statement = reportOf().gaps.find(({ behaviour }) => behaviour === gap)?.statement ?? '';
      const textOf = (all: typeof events) =>
        renderMarkdown(withoutOthersWords(contentOf(all)), page).split('## Where others');
      const [before = '', seen = ''] = textOf(events);
      expect(before + seen).toContain(`**${statement}**\n   - New at level 3.`);
      const all = [...events, ...eventsOn('2026-10-09', [better])] as typeof events;
      const told = textOf(all).join('').split(statement);
      expect(told).toHaveLength(2);
      expect(told[1]).toMatch(
        /^\n {3}- My answer: 2, With help\. Second views, .*: 5, And others too\./,
      );
    },
  );

  const content = withoutOthersWords(contentOf());
  const { report } = content;

  test('have no reviewer’s name in the history either', () => {
    expect(contentOf().history.entries.find(({ kind }) => kind === 'review')).toMatchObject({
      by: 'Ada',
    });
    expect(JSON.stringify(content.history)).not.toContain('Ada');
  });

  test.each(['mentor', 'agenda', 'promotion'] as const)(
    'the %s’s has no name and no words of a reviewer',
    (name) => {
      const text = renderMarkdown(content, name);
      expect(text).not.toMatch(/Ada|waited for operations/);
      if (name !== 'promotion') {
        expect(text).toContain('This compares my answers with a second view of Mon 5 Oct 2026.');
      }
    },
  );

  test('my own has both', () => {
    const text = renderMarkdown(contentOf(), 'me');
    expect(text).toContain('## Seen by Ada');
    expect(text).toContain(
      'in a second view, Ada: In March you waited for operations to send the map.',
    );
  });

  test('a reviewer’s example is none of mine', () => {
    const { evidenced } = reportOf(events.slice(0, 2));
    expect(evidenced).toBeNull();
  });

  test('the mentor’s, whole, where the answers lie between two levels', async () => {
    await expect(renderMarkdown(content, 'mentor')).toMatchFileSnapshot(
      'expected/mentor-between.md',
    );
  });

  test('the agenda, whole, is as unsure of the level as the result', async () => {
    const moved = [...events, ...eventsOn('2026-10-12', [raised, raised])].map((event, index) => ({
      ...event,
      id: event.id.slice(0, -4) + (40_000 + index * 617).toString(16),
    }));
    await expect(
      renderMarkdown(withoutOthersWords(contentOf(moved)), 'agenda'),
    ).toMatchFileSnapshot('expected/agenda-between.md');
  });

  test.each(['me', 'mentor'] as const)('the %s page has days of one language', (name) => {
    const basis = { ...report.basis, assessed: '2026-06-01', moved: ['a'] };
    const { position } = report.stage;
    const moved = {
      ...report,
      basis: { ...basis, positionThen: position },
    } as PageContent['report'];
    const page = renderMarkdown({ ...content, report: moved, locale: 'de-DE' }, name);
    expect(page).toMatch(/One rating has changed since [^;]*Juni 2026;/);
  });

  test('say first what they show', () => {
    expect(pageShows(content, 'mentor')).toBe(
      "The page shows your level, what's missing, your plan, your notes and where others see you differently. Read it through before you send it.",
    );
    expect(pageShows(content, 'promotion')).toBe(
      'The page shows what you do at level 3 and your notes. Read it through before you send it.',
    );
    expect(pageShows(content, 'me')).toBeNull();
  });

  test.each(['mentor', 'agenda'] as const)('announce small differences alone: %s', (name) => {
    if (report.review === undefined) throw new Error('expected a review');
    const review = { ...report.review, talkingPoints: [], agreed: [] };
    const near = { ...content, report: { ...report, review } };
    expect(renderMarkdown(near, name)).toContain('### Small differences');
    expect(pageShows(near, name)).toContain('where others see you differently');
  });

  test('announce what stands on that page, and nothing else', () => {
    const { history, changes } = content;
    const bare = { ...content, report: { ...report, answers: [] } };
    // Notes that are about another level, or only told in the answers, are on other pages.
    expect(pageShows(bare, 'promotion')).not.toContain('your notes');
    expect(pageShows({ ...content, changes: null }, 'agenda')).not.toContain('your notes');
    expect(pageShows(bare, 'agenda')).toContain('your notes');
    const ranked = { ...report, plan: { ...report.plan, targetLevel: 5 } };
    expect(pageShows({ ...content, report: ranked }, 'promotion')).not.toContain('your notes');
    // The agenda tells why something was let go.
    const [dropped] = report.plan.queue;
    if (dropped === undefined || changes === null) throw new Error('expected both');
    const stuck = { ...dropped, outcome: 'stuck' as const, because: 'the release comes first' };
    const day = '2026-10-10';
    const checkin = { kind: 'checkin' as const, day, actions: [stuck], ratings: [], note: null };
    const letGo = {
      ...content,
      report: {
        ...report,
        plan: { ...report.plan, dropped: [{ ...dropped, status: 'dropped' as const }] },
      },
      history: { ...history, entries: [...history.entries, { ...checkin, left: false }] },
    } as PageContent;
    expect(renderMarkdown(letGo, 'agenda')).toContain('the release comes first');
    expect(pageShows(letGo, 'agenda')).toContain('what keeps you from it');
    expect(pageShows(content, 'agenda')).not.toContain('what keeps you from it');
  });
});

describe('of many notes, those that tell most', () => {
  const own = (text: string, links?: string[]) => ({ text, ...(links && { links }) });
  const imported = (text: string) => ({ text, links: ['commit:1'], imported: true as const });
  const commit = (text: string) => ({ text, source: 'git' as const });
  test.each([
    ['a figure before none', [own('It went well for everybody'), own('Saved 40 minutes a day')], 1],
    ['a sentence before a link', [own('The map', ['url:x']), own('It went well for everybody')], 1],
    ['a link before none', [own('It went well today'), own('Here is the map', ['url:x'])], 1],
    ['own words before an import', [imported('Fix it in 3 steps'), own('It went so well')], 1],
    ['the newest of equals', [own('It went well today again'), own('It went well that day')], 0],
    [
      'what is tied before a lunch with figures',
      [
        own('Lunch for all 12 of us at https://x.y'),
        { ...own('We agreed on it'), behaviours: ['x'] },
      ],
      1,
    ],
    [
      'own words before what an import ties',
      [{ ...imported('Fix it in 3 steps and more'), behaviours: ['x'] }, own('It went well')],
      1,
    ],
    ['own words before a commit', [commit('Fix 3 of 4 tests in CI'), own('It went so well')], 1],
  ] as const)('%s', (_, lines, index) => {
    expect(mostTelling<(typeof lines)[number]>(lines, 1)).toEqual([lines[index]]);
    expect(mostTelling<(typeof lines)[number]>(lines, 2)).toEqual(lines);
  });

  test.each([
    ['a word', [own('asdf'), own('It went well')]],
    ['two', [own('all good'), commit('Fix 3 of 4 tests in CI')]],
  ] as const)('%s only where there is nothing else', (_, lines) => {
    expect(mostTelling<(typeof lines)[number]>(lines, 2)).toEqual([lines[1]]);
    expect(mostTelling([lines[0]], 2)).toEqual([lines[0]]);
  });
});

test('nobody is asked on a page when they last saw what they have rated', () => {
  const asked = 'When did you last see me do this, and what would make it happen more often?';
  const moved = [...events, ...eventsOn('2026-10-12', [raised, raised])].map((event, index) => ({
    ...event,
    id: event.id.slice(0, -4) + (40_000 + index * 617).toString(16),
  }));
  const content = contentOf(moved);
  const { gaps, review } = content.report;
  const gap = gaps.find(({ reason }) => reason === 'foundation');
  const rated = { behaviour: gap?.behaviour ?? '', other: 1 };
  const report = { ...content.report, ...(review && { review: { ...review, ratings: [rated] } }) };
  expect(renderMarkdown(content, 'agenda')).toContain(asked);
  const page = renderMarkdown({ ...content, report }, 'agenda');
  expect(page).not.toContain(asked);
  expect(page).toContain(
    '2, With help. The second view of Mon 5 Oct 2026: 1, Not so far.\n   - *What do you think keeps me from it?',
  );
});
