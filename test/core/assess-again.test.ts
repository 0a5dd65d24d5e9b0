import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentAnswers } from '../../src/core/answers/counting-answers.js';
import { earlierAnswers } from '../../src/core/answers/earlier-answers.js';
import type { Day } from '../../src/core/base/day.js';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { askedFirst, worthAnotherLook } from '../../src/core/interview/asked-first.js';
import {
  answerQuestion,
  answersOf,
  isComplete,
  onScreen,
  startInterview,
} from '../../src/core/interview/interview.js';
import { ratingsBefore } from '../../src/core/journal/earlier-ratings.js';
import { fold } from '../../src/core/journal/fold.js';
import type { State } from '../../src/core/journal/state.js';
import type { Answer, Answers } from '../../src/core/ladder/answers.js';
import { allBehaviours } from '../../src/core/ladder/find-in-ladder.js';
import { headlineRanks } from '../../src/core/placement/rival.js';
import { planEvent } from '../../src/core/plan/plan-event.js';
import { buildReport } from '../../src/core/report/report.js';
import type { Event, KeptAction, NewEvent } from '../../src/core/schema/events.schema.js';
import { nineModels, simulate } from '../../src/core/trial/people.js';
import { seededRandom } from '../../src/core/trial/random.js';
import { runs } from '../thorough.js';
import { eventsOn } from './events.js';
import { cleanAnswers, testLadder } from './ladders.js';

/** What an assessment is that comes after another one, which asked other questions. */

const ladder = testLadder(5, 9, {
  strands: ['trust', 'listen', 'sell', 'lead'].map((id) => ({
    id,
    title: id,
    behaviours: [1, 1, 2, 3, 4].map((expectedFrom, index) => ({
      id: `${id}-${index}`,
      statement: 'Does it.',
      expectedFrom,
    })),
  })),
});
const items = allBehaviours(ladder).map(({ behaviour, level, strand }) => ({
  id: behaviour.id,
  level: level?.rank ?? strand?.behaviours.find(({ id }) => id === behaviour.id)?.expectedFrom ?? 1,
  theme: level?.behaviours.find(({ id }) => id === behaviour.id)?.theme ?? null,
}));
const points = ladder.scale.points.length;

/** Answers what comes up from a sheet with an answer to everything. */
function answered(state: State, sheet: Answers, today: Day): Answers {
  let interview = startInterview(ladder, {
    earlier: earlierAnswers(ladder, state, today),
    askedFirst: askedFirst(ladder, state),
  });
  while (!isComplete(interview)) {
    const { question = '' } = onScreen(interview) ?? {};
    interview = answerQuestion(interview, sheet.get(question) ?? null);
  }
  return answersOf(interview);
}

/** A journal that goes on. */
class Life {
  #events: Event[] = [];
  get state(): State {
    return fold(this.#events, ladder.id);
  }
  write(day: Day, ...events: readonly NewEvent[]): void {
    this.#events.push(...eventsOn(day, events, this.#events.length));
  }
  assess(day: Day, sheet: Answers): Answers {
    const { state } = this;
    const answers = answered(state, sheet, day);
    const content = { sitting: day, answers, ownGuess: null, mentor: null, framework: null };
    this.write(day, assessmentEvent(ladder, content, { state, today: day }));
    return answers;
  }
  report(day: Day) {
    const report = buildReport(ladder, this.state, day);
    if (report === null) throw new Error('no stage');
    return report;
  }
}

/** Somebody's answers to everything, as people of nine kinds give them. */
const sheets = fc
  .record({ kind: fc.constantFrom(...Object.keys(nineModels)), seed: fc.nat(1_000_000) })
  .map(({ kind, seed }): Answers => {
    const sheet = { levels: 5, points, held: ladder.scale.held, questions: items };
    const model = nineModels[kind as keyof typeof nineModels];
    const [person] = simulate(sheet, model, 1, seededRandom(seed, kind));
    return new Map(
      items.map(({ id }, index): [string, Answer] => [
        id,
        person?.ratings[index] ?? 'no-opportunity',
      ]),
    );
  });
const raises = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 5, maxLength: 40 });

/** Every rating as high, or so much higher. */
function raised(sheet: Answers, by: readonly number[]): Answers {
  return new Map(
    [...sheet].map(([id, answer], index): [string, Answer] => [
      id,
      typeof answer === 'number' ? Math.min(points, answer + (by[index % by.length] ?? 0)) : answer,
    ]),
  );
}

/** How an assessment of a quarter later reads: the sheets are answered where they come up. */
const quarter = { first: '2026-08-12', later: '2026-11-12' };

test('who rates nothing lower loses nothing: no level, no strength, no part of a bar', () => {
  fc.assert(
    fc.property(sheets, fc.oneof(fc.constant([0]), raises), (sheet, by) => {
      const life = new Life();
      life.assess(quarter.first, sheet);
      const before = life.report(quarter.later);
      life.assess(quarter.later, raised(sheet, by));
      const after = life.report(quarter.later);
      expect(after.stage.level).toBeGreaterThanOrEqual(before.stage.level);
      const strengths = ({ strengths: all }: typeof after) => all.map((one) => one.behaviour);
      expect(strengths(after)).toEqual(expect.arrayContaining(strengths(before)));
      for (const [index, { held, rated }] of before.levels?.entries() ?? []) {
        expect(after.levels?.[index]?.held).toBeGreaterThanOrEqual(held);
        expect(after.levels?.[index]?.rated).toBeGreaterThanOrEqual(rated);
      }
      for (const [index, { held, all }] of before.strands.entries()) {
        expect(after.strands[index]?.held).toBeGreaterThanOrEqual(held);
        expect(after.strands[index]?.all?.held).toBeGreaterThanOrEqual(all?.held ?? 0);
      }
    }),
    { numRuns: runs(100) },
  );
});

test('takes no longer than the first, but for what was worked on', () => {
  fc.assert(
    fc.property(sheets, (sheet) => {
      const life = new Life();
      const first = life.assess(quarter.first, sheet);
      expect(life.assess(quarter.later, sheet).size).toBeLessThanOrEqual(first.size);
    }),
    { numRuns: runs(40) },
  );
});

// Where answers lie between two levels, another order can end at others of the questions.
test.each(ladder.levels.map(({ rank }) => rank))(
  'asks who is clearly at level %i the same as the first time',
  (rank) => {
    const life = new Life();
    const sheet = new Map([
      ...items.map(({ id }) => [id, 4] as const),
      ...cleanAnswers(ladder, rank),
    ]);
    const first = life.assess(quarter.first, sheet);
    expect([...life.assess(quarter.later, sheet).keys()].sort()).toEqual([...first.keys()].sort());
  },
);

describe('who has risen a level', () => {
  const [low, high] = [cleanAnswers(ladder, 2), cleanAnswers(ladder, 3)];
  const strandAnswers = items.filter(({ id }) => !high.has(id)).map(({ id }) => [id, 4] as const);
  const life = new Life();
  const known = life.assess(quarter.first, new Map([...strandAnswers, ...low]));
  let interview = startInterview(ladder, {
    earlier: earlierAnswers(ladder, life.state, quarter.later),
    lastTime: 'Last time.',
  });
  const asked: { question: string; phase: string }[] = [];
  while (!isComplete(interview)) {
    const { question = '', phase = '' } = onScreen(interview) ?? {};
    if (!question.startsWith('@')) asked.push({ question, phase });
    interview = answerQuestion(interview, high.get(question) ?? 4);
  }
  const isNew = ({ question }: (typeof asked)[number]) => !known.has(question);

  test.each(['gaps', 'strands'])(
    'is asked of %s what is new in one stretch, at the end',
    (part) => {
      const order = asked.filter(({ phase }) => phase === part).map(isNew);
      expect(new Set(order).size).toBe(2);
      expect(order.lastIndexOf(false)).toBeLessThan(order.indexOf(true));
    },
  );
});

describe('who has stepped down', () => {
  const life = new Life();
  life.assess(quarter.first, cleanAnswers(ladder, 4));
  const answers = life.assess(quarter.later, cleanAnswers(ladder, 2));

  test('is placed by the new answers, as if they were the first', () => {
    const alone = new Life();
    alone.assess(quarter.later, cleanAnswers(ladder, 2));
    expect(life.report(quarter.later).stage).toEqual(alone.report(quarter.later).stage);
  });

  test('reads of what was asked now before the rest', () => {
    const { strengths } = life.report(quarter.later);
    const isNow = strengths.map(({ behaviour }) => answers.has(behaviour));
    expect(isNow).toContain(false);
    expect(isNow.lastIndexOf(true)).toBeLessThan(isNow.indexOf(false));
  });

  test('is not lifted by the old ones at the next assessment, either', () => {
    life.assess('2027-02-12', cleanAnswers(ladder, 2));
    expect(life.report('2027-02-12').stage.level).toBe(2);
  });
});

describe('a rating that was not asked for again', () => {
  const assessed = (day: Day, answers: Readonly<Record<string, Answer>>): NewEvent => {
    const all = new Map<string, Answer>([...cleanAnswers(ladder, 2), ...Object.entries(answers)]);
    return assessmentEvent(ladder, {
      ...{ sitting: day, answers: all, ownGuess: null, mentor: null, framework: null },
    });
  };
  const rated = (day: Day, answer: Answer): NewEvent => ({
    ...{ type: 'checkin', sitting: `checkin ${day}`, ladder: ladder.id },
    ratings: [{ behaviour: 'trust-1', answer }],
  });
  const trust = (day: Day, ...events: readonly (readonly [Day, NewEvent])[]) => {
    const life = new Life();
    for (const [on, event] of events) life.write(on, event);
    const found = life.report(day).answers.find(({ behaviour }) => behaviour === 'trust-1');
    return found && { rating: found.rating, asOf: found.asOf };
  };
  const [june, august, november] = ['2026-06-01', '2026-08-12', '2026-11-12'] as const;
  const first = [june, assessed(june, { 'trust-1': 4 })] as const;
  const second = [november, assessed(november, {})] as const;

  test('still counts, as of its day', () => {
    expect(trust(november, first, second)).toEqual({ rating: 4, asOf: june });
    expect(trust(november, first, [august, rated(august, 5)], second)).toEqual({
      rating: 5,
      asOf: august,
    });
  });

  test('counts through further assessments, and when the question was skipped', () => {
    const skipped = [november, assessed(november, { 'trust-1': 'skip' })] as const;
    expect(trust(november, first, [august, assessed(august, {})], skipped)).toEqual({
      rating: 4,
      asOf: june,
    });
  });

  test('gives way to every other answer', () => {
    const answers = (answer: Answer) =>
      trust(november, first, [november, assessed(november, { 'trust-1': answer })]);
    expect(answers(2)).toEqual({ rating: 2, asOf: undefined });
    expect(answers('no-opportunity')).toEqual({ rating: null, asOf: undefined });
    const none = [august, assessed(august, { 'trust-1': 'no-opportunity' })] as const;
    expect(trust(november, first, none, second)).toBeUndefined();
    expect(trust(november, first, second, [november, rated(november, 3)])).toEqual({
      rating: 3,
      asOf: undefined,
    });
  });

  test('counts no more once it is older than the period, or about an earlier role', () => {
    expect(trust('2027-06-01', first, second)).toEqual({ rating: 4, asOf: june });
    expect(trust('2027-06-02', first, second)).toBeUndefined();
    const role: NewEvent = { type: 'role', title: 'lead', since: '2026-09-01' };
    expect(trust(november, first, ['2026-09-01', role], second)).toBeUndefined();
  });
});

describe('a few questions that come up for the first time', () => {
  const content = { sitting: 'x', ownGuess: null, mentor: null, framework: null };
  const lives = (first: Answers, second: Answers) => {
    const life = new Life();
    for (const [day, answers] of [
      [quarter.first, first],
      [quarter.later, second],
    ] as const) {
      const before = { state: life.state, today: day };
      life.write(day, assessmentEvent(ladder, { ...content, answers, sitting: day }, before));
    }
    return life;
  };
  const all = [...cleanAnswers(ladder, 3)];
  const ofLevels = (pairs: typeof all, ...ranks: readonly number[]) =>
    pairs.filter(([id]) => ranks.some((rank) => id.startsWith(`l${rank}-`)));
  const base = new Map([
    ...ofLevels(all, 1, 2),
    ...ofLevels(all, 3).slice(0, 4),
    ...ofLevels(all, 4).slice(0, 3),
  ]);
  const low = ofLevels(all, 3)
    .slice(4)
    .map(([id]): [string, Answer] => [id, 1]);

  test('show as gaps, but do not lower the level', () => {
    const first = lives(base, base).report(quarter.later);
    const second = lives(base, new Map([...base, ...low])).report(quarter.later);
    expect(first.stage.level).toBe(3);
    expect(second.stage.level).toBe(3);
    expect(second.gaps.length).toBeGreaterThan(first.gaps.length);
    const alone = new Life();
    const answers = new Map([...base, ...low]);
    alone.write(quarter.later, assessmentEvent(ladder, { ...content, answers }));
    expect(alone.report(quarter.later).stage.level).toBeLessThan(3);
  });

  const short = new Map([...base].filter(([id]) => /^l[34]-/.test(id)));

  test('do lower it where they are as many as what was known', () => {
    const weak = ofLevels(all, 2).map(([id]): [string, Answer] => [id, 1]);
    const levelWith = (count: number) => {
      const more = [...low, ...weak].slice(0, count);
      return lives(short, new Map([...short, ...more])).report(quarter.later).stage.level;
    };
    expect(levelWith(short.size - 1)).toBe(3);
    expect(levelWith(short.size)).toBe(1);
  });

  test('do lower it where they are more than what was known', () => {
    const whole = new Map([...cleanAnswers(ladder, 1), ...short]);
    expect(lives(short, short).report(quarter.later).stage.level).toBe(3);
    expect(lives(short, whole).report(quarter.later).stage.level).toBeLessThan(3);
  });
});

test('the result of the day is what the report says', () => {
  const life = new Life();
  life.assess(quarter.first, cleanAnswers(ladder, 2));
  life.assess(quarter.later, cleanAnswers(ladder, 3));
  const { level, position } = life.report(quarter.later).stage;
  expect(life.report(quarter.later).basis?.positionThen).toBe(position);
  expect(life.state.assessments.at(-1)?.result).toMatchObject({ level });
  expect(life.state.assessments.at(-1)?.result.position).toBeCloseTo(position, 1);
});

describe('what was worked on', () => {
  const day = quarter.first;
  const action = (behaviour: string, status: 'active' | 'queued') => ({
    ...{ id: `on-${behaviour}`, behaviour, title: 'x', cue: '', act: 'x', obstacle: null },
    ...{ fallback: null, doneWhen: null, kind: 'experience' as const, due: null, status },
  });
  const sheet = new Map([...items.map(({ id }) => [id, 4] as const), ...cleanAnswers(ladder, 2)]);
  const life = new Life();
  life.assess(day, sheet);
  life.write(
    day,
    {
      ...{ type: 'plan', ladder: ladder.id },
      actions: [action('l3-b1', 'queued'), action('l3-b2', 'active'), action('l3-b3', 'active')],
    },
    {
      ...{ type: 'checkin', sitting: 'c1', ladder: ladder.id },
      actions: [{ id: 'on-l3-b3', outcome: 'done' }],
      ratings: [{ behaviour: 'l2-b4', answer: 5 }],
    },
    { type: 'evidence', date: day, text: 'asked the deciders', behaviours: ['sell-3', 'gone'] },
  );

  test('comes first: what was done, what is in the plan, notes, what is parked', () => {
    const ids = ['l3-b3', 'l3-b2', 'sell-3', 'l3-b1'];
    expect(askedFirst(ladder, life.state)).toEqual(ids);
    const asked = [...answered(life.state, sheet, quarter.later).keys()];
    expect(asked.slice(0, 3)).toEqual(['l3-b3', 'l3-b2', 'l3-b1']);
    expect(asked.find((id) => /^[a-z]+-\d$/.test(id))).toBe('sell-3');
  });

  test('comes after what others see differently', () => {
    const other = (id: string, answer: number) => ({ behaviour: id, answer });
    const seen = new Life();
    seen.assess(day, sheet);
    seen.write(day, {
      ...{ type: 'review', ladder: ladder.id, by: 'Lead' },
      answers: [other('l2-b1', 1), other('l2-b2', 3), other('l1-b1', 4)],
    });
    const { review } = seen.report(day);
    expect(askedFirst(ladder, seen.state, review)).toEqual(['l2-b1', 'l2-b2']);
    expect(askedFirst(ladder, seen.state)).toEqual([]);
  });

  test("names what others miss before the action for it, also where it's a point apart", () => {
    const seen = new Life();
    seen.assess(quarter.first, new Map([...sheet, ['l2-b1', 3], ['l2-b2', 5]]));
    const actions = ['l2-b1', 'l2-b2', 'l3-b1'].map((behaviour) => ({
      ...{ id: `own-${behaviour}`, title: 'A', cue: '', act: 'a', behaviour, due: null },
      status: 'done' as const,
    }));
    seen.write(day, planEvent(ladder, { actions }));
    seen.write(day, {
      ...{ type: 'review', ladder: ladder.id, by: 'Lead' },
      answers: [
        { behaviour: 'l2-b1', answer: 2 },
        { behaviour: 'l2-b2', answer: 4 },
      ],
    });
    const { review } = seen.report(day);
    expect(review?.talkingPoints).toEqual([]);
    const looks = worthAnotherLook(ladder, seen.state, review);
    expect(['l2-b1', 'l2-b2', 'l3-b1'].map((id) => looks.get(id))).toEqual([
      'differs',
      'done',
      'done',
    ]);
  });

  test('is no difference where both rated alike then: one’s own rating has moved since', () => {
    const seen = new Life();
    seen.assess(quarter.first, sheet);
    const own = new Map(sheet);
    const ids = ['l2-b1', 'l2-b2', 'l3-b1'];
    const [same, moved, apart] = ids.map((id) => ({ behaviour: id, answer: Number(own.get(id)) }));
    if (!same || !moved || !apart) throw new Error('expected three');
    const other = ({ answer }: typeof same) => (answer > 3 ? 1 : 5);
    seen.write(quarter.first, {
      ...{ type: 'review', ladder: ladder.id, by: 'Lead' },
      answers: [same, moved, { ...apart, answer: other(apart) }],
    });
    const looks = () => worthAnotherLook(ladder, seen.state, seen.report(quarter.first).review);
    expect(ids.map((id) => looks().get(id))).toEqual([undefined, undefined, 'differs']);
    seen.write(quarter.first, {
      ...{ type: 'checkin', ladder: ladder.id, sitting: 'c', next: quarter.later },
      ratings: [{ ...moved, answer: other(moved) }],
    });
    expect(ids.map((id) => looks().get(id))).toEqual([undefined, undefined, 'differs']);
  });

  test('is what others wrote since, however near both are, which comes first for nobody', () => {
    const seen = new Life();
    seen.assess(quarter.first, sheet);
    seen.write(quarter.first, {
      ...{ type: 'review', ladder: ladder.id, by: 'Lead' },
      answers: [{ behaviour: 'l2-b1', answer: 4, evidence: 'Nothing came back' }],
    });
    const { review } = seen.report(quarter.first);
    expect(askedFirst(ladder, seen.state, review)).toEqual([]);
    expect(worthAnotherLook(ladder, seen.state, review).get('l2-b1')).toBe('said');
    seen.assess(quarter.later, sheet);
    expect(worthAnotherLook(ladder, seen.state, review).has('l2-b1')).toBe(false);
  });

  test('is everything that others see differently, however much', () => {
    const seen = new Life();
    const own = seen.assess(day, cleanAnswers(ladder, 5));
    const ids = [...own].flatMap(([id, answer]) => (answer === 4 ? id : [])).slice(0, 12);
    seen.write(day, {
      ...{ type: 'review', ladder: ladder.id, by: 'Lead' },
      answers: ids.map((id) => ({ behaviour: id, answer: 1 })),
    });
    const { review } = seen.report(day);
    const points = [...(review?.talkingPoints ?? []), ...(review?.morePoints ?? [])];
    expect(points.length).toBeGreaterThan(8);
    const looks = worthAnotherLook(ladder, seen.state, review);
    expect(points.map(({ behaviour }) => looks.get(behaviour))).toEqual(
      points.map(() => 'differs'),
    );
    expect(askedFirst(ladder, seen.state, review)).toHaveLength(8);
  });

  test('tells what was done from a small step of it', () => {
    const seen = new Life();
    seen.assess(quarter.first, sheet);
    const of = (id: string, behaviour: string, change: Partial<KeptAction>) => ({
      ...{ id, title: id, cue: '', act: id, behaviour, due: null },
      ...change,
    });
    const actions = [
      of('whole', 'l2-b1', { status: 'queued' }),
      of('own-step', 'l2-b1', { status: 'done', insteadOf: 'whole' }),
      of('other', 'l2-b2', { status: 'done' }),
    ];
    seen.write(day, planEvent(ladder, { actions }));
    const looks = worthAnotherLook(ladder, seen.state);
    expect(['l2-b1', 'l2-b2'].map((id) => looks.get(id))).toEqual(['step', 'done']);
  });

  test('is everything that was noted, however much', () => {
    const seen = new Life();
    const own = [...seen.assess(quarter.first, sheet).keys()].slice(0, 12);
    const noted = { type: 'evidence', text: 'Drew it with the people who run it.' } as const;
    for (const id of own) {
      seen.write(day, { ...noted, date: day, behaviours: [id] });
    }
    const looks = worthAnotherLook(ladder, seen.state);
    expect(own.map((id) => looks.get(id))).toEqual(own.map(() => 'noted'));
    expect(askedFirst(ladder, seen.state)).toHaveLength(8);
  });

  test('is what was noted until it is rated again', () => {
    const seen = new Life();
    seen.assess(quarter.first, sheet);
    const note = () =>
      seen.write(day, { type: 'evidence', text: 'Drew it.', date: day, behaviours: ['l2-b1'] });
    const why = () => worthAnotherLook(ladder, seen.state).get('l2-b1');
    note();
    expect(why()).toBe('noted');
    const ratings = [{ behaviour: 'l2-b1', answer: 4 }];
    seen.write(day, { type: 'checkin', sitting: 'again', ladder: ladder.id, ratings });
    expect(why()).toBeUndefined();
    note();
    expect(why()).toBe('noted');
  });

  test('is nothing before the first assessment, and after another only what is in the plan', () => {
    expect(askedFirst(ladder, fold([], ladder.id))).toEqual([]);
    life.assess(quarter.later, sheet);
    expect(askedFirst(ladder, life.state)).toEqual(['l3-b2', 'l3-b1']);
  });
});

describe('what was said before', () => {
  const said = (answer: Answer): Pick<State['assessments'][number], 'day' | 'answers'> => ({
    day: '2026-02-01',
    answers: [{ behaviour: 'l1-b1', answer }],
  });
  const first = { answer: 4, day: '2026-01-01' } as const;

  test.each<[Answer, number | undefined]>([
    ['skip', 4],
    ['no-opportunity', undefined],
    [2, 2],
  ])('a rating, then %s: %s', (answer, left) => {
    const ratings = ratingsBefore([], new Map([['l1-b1', first]]), said(answer), new Map());
    expect(ratings.get('l1-b1')?.answer).toBe(left);
  });

  test('goes with the closing questions, too', () => {
    const event = assessmentEvent(ladder, {
      ...{ sitting: 'a1', answers: cleanAnswers(ladder, 2) },
      ...{ ownGuess: 3, mentor: 'Ann', framework: 'ours' },
    });
    const earlier = earlierAnswers(
      ladder,
      fold(eventsOn('2026-01-01', [event]), 'test'),
      '2026-02-01',
    );
    expect(earlier.get('@own-guess')).toEqual({ level: 3 });
    expect(earlier.get('@mentor')).toEqual({ text: 'Ann' });
    expect(earlier.get('@framework')).toEqual({ text: 'ours' });
  });
});

test('a level is not as it was after a headline that named two', () => {
  const life = new Life();
  life.assess(quarter.first, cleanAnswers(ladder, 2));
  const [assessment] = life.state.assessments;
  if (assessment === undefined) throw new Error('no assessment');
  const result = { ...assessment.result, confidence: 0.5, nearest: 0.5 };
  const state = { ...life.state, assessments: [{ ...assessment, result }] };
  const basis = buildReport(ladder, state, quarter.first)?.basis;
  expect(basis?.positionThen).toBeUndefined();
  expect(basis?.ranksThen).toHaveLength(2);
});

test('a headline that names the same two levels has not changed, whichever of them is likelier now', () => {
  const life = new Life();
  const upper = ladder.levels[2]?.behaviours ?? [];
  const answers = cleanAnswers(ladder, 2);
  for (const { id } of upper.slice(0, upper.length / 2)) answers.set(id, 4);
  life.assess(quarter.first, answers);
  const [assessment] = life.state.assessments;
  if (assessment === undefined) throw new Error('no assessment');
  const { level } = assessment.result;
  const other = level === 2 ? 3 : 2;
  const result = { level: other, position: 2.5, confidence: 0.6 };
  const state = { ...life.state, assessments: [{ ...assessment, result }] };
  const report = buildReport(ladder, state, quarter.first);
  expect(report === null ? [] : headlineRanks(report)).toEqual([2, 3]);
  expect(report?.basis?.positionThen).toBe(2.5);
  expect(report?.basis?.ranksThen).toBeUndefined();
});

test('answers to another version of the ladder are told apart, though none of its statements changed', () => {
  const life = new Life();
  life.assess(quarter.first, cleanAnswers(ladder, 2));
  const { state } = life;
  const since = (version: string) => {
    const assessments = state.assessments.map((assessment) => ({
      ...assessment,
      ladderVersion: version,
    }));
    return currentAnswers(ladder, { ...state, assessments }, quarter.first)?.since;
  };
  expect(since(ladder.version)).toBeUndefined();
  expect(since('0.9.0')).toMatchObject({ version: '0.9.0' });
});
