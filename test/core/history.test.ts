import { describe, expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { differenceSince, endOf, lastAssessment } from '../../src/core/history/difference.js';
import type { HistoryEntry } from '../../src/core/history/history.js';
import { buildHistory } from '../../src/core/history/history.js';
import { pulledDown } from '../../src/core/history/pulled-down.js';
import { changesIn } from '../../src/core/history/sitting-changes.js';
import { recordedPosition } from '../../src/core/history/standing.js';
import { lastWeeks, timelineOf, totalOf } from '../../src/core/history/timeline.js';
import { fold } from '../../src/core/journal/fold.js';
import type { Answer } from '../../src/core/ladder/answers.js';
import { headlineRanks, ranksThen } from '../../src/core/placement/rival.js';
import { buildReport } from '../../src/core/report/report.js';
import type { KeptAction, NewEvent } from '../../src/core/schema/events.schema.js';
import { pulledDownSentence } from '../../src/views/pictures/since-assessment.js';
import { renderHistory } from '../../src/views/terminal/history.js';
import { builtIn } from '../commands/ladder-facts.js';
import { plainStyle } from '../views/reports.js';
import { eventsOn } from './events.js';
import { testLadder } from './ladders.js';
import { answersOfLevel } from './year.js';

const ladder = testLadder(5, 6);

const assessed = (stage: number, sitting: string): NewEvent =>
  assessmentEvent(ladder, {
    answers: answersOfLevel(ladder, stage),
    ownGuess: null,
    mentor: null,
    framework: null,
    sitting,
  });

const checkin = (
  sitting: string,
  more: Partial<Extract<NewEvent, { type: 'checkin' }>> = {},
): NewEvent => ({ type: 'checkin', sitting, ladder: 'test', ...more });

const ratings = (ids: readonly string[], answer: number) =>
  ids.map((behaviour) => ({ behaviour, answer }));

const thirdLevel = (ladder.levels[2]?.behaviours ?? []).map(({ id }) => id);

const action: NewEvent = {
  type: 'plan',
  ladder: 'test',
  sitting: 'a1',
  actions: [
    { id: 'ask', status: 'active', kind: 'experience', cue: 'it fits', act: 'ask', due: null },
  ],
};

/** An assessment at level 2, a check-in that only notes, one that holds most of level 3, and what goes with them. */
const events = [
  ...eventsOn('2026-01-05', [assessed(2, 'a1'), action]),
  ...eventsOn('2026-01-19', [
    checkin('c1', {
      note: 'Slow',
      actions: [{ id: 'ask', outcome: 'stuck' }],
      next: '2026-02-02',
    }),
  ]),
  ...eventsOn('2026-02-01', [
    { type: 'evidence', date: '2026-01-30', text: 'It worked', behaviours: [thirdLevel[0] ?? ''] },
    { type: 'role', title: 'Lead', since: '2026-02-01' },
  ]),
  ...eventsOn('2026-02-02', [
    checkin('c2', { ratings: ratings(thirdLevel.slice(0, 3), 4) }),
    checkin('c2', {
      ratings: ratings(thirdLevel.slice(3), 4),
      actions: [{ id: 'ask', outcome: 'done' }],
      next: '2026-02-16',
    }),
  ]),
];

describe('changes in a sitting', () => {
  const moved = (sitting: string, ...actions: KeptAction[]): NewEvent => ({
    type: 'plan',
    ladder: 'test',
    sitting,
    actions,
  });
  const other = { id: 'other', status: 'active', title: 'Try another', act: 'try' } as const;

  test('one action in place of another is one move', () => {
    const { moves } = changesIn('c1', ladder, [
      ...eventsOn('2026-01-05', [assessed(2, 'a1'), action]),
      ...eventsOn('2026-01-19', [
        moved('c1', { id: 'ask', status: 'queued' }, { ...other, insteadOf: 'ask' }),
      ]),
    ]);
    expect(moves).toMatchObject([
      { id: 'other', status: 'active', insteadOf: { id: 'ask' }, day: '2026-01-19' },
    ]);
  });

  test('what was active is parked; what never was, is not', () => {
    const { moves } = changesIn('c1', ladder, [
      ...eventsOn('2026-01-05', [assessed(2, 'a1'), action]),
      ...eventsOn('2026-01-19', [
        moved('c1', { id: 'ask', status: 'queued' }, { ...other, status: 'queued' }),
        moved('c2', { id: 'ask', status: 'active' }),
      ]),
    ]);
    expect(moves.map(({ id, status }) => [id, status])).toEqual([['ask', 'queued']]);
  });

  test('nothing that was taken back, or stays as it was', () => {
    const taken = eventsOn('2026-01-19', [moved('c1', other)]);
    const again = eventsOn('2026-01-20', [
      moved('c2', { id: 'ask', status: 'active', due: '2026-02-02' }),
      { type: 'undo', targets: taken.map(({ id }) => id) },
    ]);
    const all = [...eventsOn('2026-01-05', [assessed(2, 'a1'), action]), ...taken, ...again];
    expect(changesIn('c1', ladder, all).moves).toEqual([]);
    expect(changesIn('c2', ladder, all).moves).toEqual([]);
  });
});

describe('what was not yet, and what was changed in a sitting', () => {
  const asked = (sitting: string, ...ids: string[]): NewEvent => ({
    type: 'plan',
    ladder: 'test',
    sitting,
    asked: ids,
  });
  const begun = eventsOn('2026-01-05', [assessed(2, 'a1'), action]);
  const due = (sitting: string, day: string): NewEvent => ({
    type: 'plan',
    ladder: 'test',
    sitting,
    actions: [{ id: 'ask', due: day }],
  });

  test('“not yet” is counted in a row, once for each check-in, until something happens', () => {
    const all = [
      ...begun,
      ...eventsOn('2026-01-19', [due('p', '2026-01-19'), asked('c1', 'ask')]),
      ...eventsOn('2026-02-02', [asked('c2', 'ask'), asked('c2', 'ask', 'gone')]),
      ...eventsOn('2026-02-16', [
        checkin('c3', { actions: [{ id: 'ask', outcome: 'moved' }] }),
        asked('c3', 'ask'),
      ]),
      ...eventsOn('2026-03-02', [asked('c4', 'ask')]),
    ];
    const times = ['c1', 'c2', 'c3', 'c4'].map((sitting) =>
      changesIn(sitting, ladder, all).notYet.map((one) => [one.id, one.times]),
    );
    expect(times).toEqual([[], [], [], [['ask', 1]]]);
    const before = all.slice(0, -3);
    expect(changesIn('c2', ladder, before).notYet).toMatchObject([{ id: 'ask', times: 2 }]);
    expect(changesIn('c1', ladder, before).notYet).toMatchObject([{ id: 'ask', times: 1 }]);
  });

  test('“not yet” of an action that isn’t due yet counts for nothing; the date before the check-in decides', () => {
    const all = [
      ...begun,
      ...eventsOn('2026-01-19', [due('p', '2026-02-02'), asked('c1', 'ask')]),
      ...eventsOn('2026-02-02', [due('c2', '2026-02-16'), asked('c2', 'ask')]),
      ...eventsOn('2026-02-16', [due('q', '2026-03-02'), asked('c3', 'ask')]),
      ...eventsOn('2026-03-02', [asked('c4', 'ask')]),
    ];
    const times = ['c1', 'c2', 'c3', 'c4'].map((sitting) =>
      changesIn(sitting, ladder, all).notYet.map((one) => one.times),
    );
    expect(times).toEqual([[0], [1], [0], [2]]);
  });

  test('what was taken in the check-in itself is not “not yet”', () => {
    const taken: NewEvent = {
      type: 'plan',
      ladder: 'test',
      sitting: 'c1',
      actions: [{ id: 'new', status: 'active', title: 'Try', act: 'try' }],
    };
    const all = [...begun, ...eventsOn('2026-01-19', [taken, asked('c1', 'new')])];
    expect(changesIn('c1', ladder, all).notYet).toEqual([]);
  });

  test('a date goes from the first to the last; the same again is none', () => {
    const change = (fields: object): NewEvent => ({
      type: 'plan',
      ladder: 'test',
      sitting: 'c1',
      actions: [{ id: 'ask', ...fields }],
    });
    const changes = (...fields: object[]) =>
      changesIn('c1', ladder, [...begun, ...eventsOn('2026-01-19', fields.map(change))]);
    expect(changes({ due: '2026-02-02' }, { due: '2026-02-09' }).redated).toMatchObject([
      { id: 'ask', from: null, to: '2026-02-09' },
    ]);
    expect(changes({ due: '2026-02-02' }, { due: null }).redated).toEqual([]);
    expect(changes({ status: 'done', due: '2026-02-02' }).redated).toEqual([]);
    expect(changes({ act: 'ask twice' }).reworded).toMatchObject([{ id: 'ask' }]);
    expect(changes({ because: 'no time' }).reworded).toEqual([]);
  });
});

test('each side is counted by what was rated both times', () => {
  const [first = '', second = '', third = ''] = (builtIn.levels[1]?.behaviours ?? []).flatMap(
    ({ id, theme }) => (theme === 'craft' ? id : []),
  );
  const sitting = (id: string, answers: Record<string, Answer>): NewEvent =>
    assessmentEvent(builtIn, {
      ...{ ownGuess: null, mentor: null, framework: null, sitting: id },
      answers: new Map(Object.entries(answers)),
    });
  const others = Object.fromEntries(
    (builtIn.levels[0]?.behaviours ?? []).map(({ id }) => [id, 4] as const),
  );
  const events = [
    ...eventsOn('2026-01-05', [sitting('a1', { ...others, [first]: 2, [second]: 4 })]),
    ...eventsOn('2026-02-05', [sitting('a2', { ...others, [first]: 4, [second]: 4, [third]: 4 })]),
  ];
  const craft = buildHistory(builtIn, events, '2026-02-05').sides?.find(
    ({ theme }) => theme === 'craft',
  );
  const before = (builtIn.levels[0]?.behaviours ?? []).filter(({ theme }) => theme === 'craft');
  const held = before.length + 1;
  expect(craft).toMatchObject({ rated: held + 1, heldBefore: held, heldNow: held + 1 });
});

test('a new rating is told with the last answer, also where a later assessment did not ask for it', () => {
  const [one = '', two = ''] = thirdLevel;
  const answered = (id: string, ...answers: [string, Answer][]) =>
    assessmentEvent(ladder, {
      answers: new Map(answers),
      ownGuess: null,
      mentor: null,
      framework: null,
      sitting: id,
    });
  const all = [
    ...eventsOn('2026-01-05', [answered('a1', [one, 2], [two, 2])]),
    ...eventsOn('2026-02-05', [answered('a2', [one, 'skip'], [two, 3])]),
    ...eventsOn('2026-02-06', [
      checkin('c1', {
        ratings: [
          { behaviour: one, answer: 4 },
          { behaviour: two, answer: 4 },
        ],
      }),
    ]),
  ];
  expect(changesIn('c1', ladder, all).ratings).toMatchObject([{ from: 2 }, { from: 3 }]);
});

test('where a level becomes less sure at the same position, the rating that did it is named', () => {
  const [fell = '', rose = ''] = thirdLevel;
  const answers = new Map<string, Answer>(answersOfLevel(ladder, 3)).set(fell, 2).set(rose, 5);
  const change = (behaviour: string, from: number, to: number) => ({
    ...{ behaviour, statement: behaviour, level: 3, from, to, held: to > 3 },
    change: from < to ? ('up' as const) : ('down' as const),
  });
  const changes = [change(fell, 4, 2), change(rose, 4, 5)];
  const standing = (ranks: number[]) => ({
    ...{ day: '2026-01-05', level: 3, position: 5, ranks },
    ...{ themes: [], strands: [] },
  });
  const why = pulledDown(ladder, changes, answers, standing([3]), standing([2, 3]));
  expect(why).toEqual({ behaviours: [fell] });
  expect(pulledDown(ladder, changes, answers, standing([3]), standing([3, 4]))).toBeNull();
  // Named, too, where the position fell and taking the rating back would not raise it visibly.
  const lower = { ...standing([2, 3]), position: 4.9 };
  expect(pulledDown(ladder, changes, answers, standing([3]), lower)?.behaviours).toEqual([fell]);
  const difference = { behaviours: changes, ...(why && { pulledDown: why }) };
  expect(pulledDownSentence(difference, plainStyle())).toBe(
    `What lowers your result most: “${fell}” (4 → 2).`,
  );
});

test('a check-in that was left counts nowhere, and one with nothing but “Not yet” everywhere', () => {
  const all = [
    ...eventsOn('2026-01-05', [assessed(2, 'a1'), action]),
    ...eventsOn('2026-01-19', [checkin('left', { note: 'Slow' })]),
    ...eventsOn('2026-01-20', [checkin('quiet', { next: '2026-02-02' })]),
    ...eventsOn('2026-02-02', [checkin('whole', { note: 'Fast', next: '2026-02-16' })]),
  ];
  const today = '2026-02-02';
  const moment = lastAssessment(ladder, all, today);
  if (moment === null) throw new Error('expected an assessment');
  const history = buildHistory(ladder, all, today);
  const counts = history.entries.flatMap((entry) =>
    entry.kind === 'checkin' ? [[entry.sitting, entry.left, entry.counted ?? false]] : [],
  );
  expect(counts).toEqual([
    ['left', true, false],
    ['quiet', false, true],
    ['whole', false, true],
  ]);
  expect(differenceSince(ladder, moment, all, today)?.checkins).toBe(2);
  expect(totalOf(lastWeeks(fold(all, ladder.id), today)).checkin).toBe(2);
  expect(totalOf(timelineOf(history, 60)?.stretches ?? []).checkin).toBe(2);
});

/** The same life, assessed again a week later. */
const reassessed = [...events, ...eventsOn('2026-02-09', [assessed(3, 'a2')])];

const noted = eventsOn('2026-02-10', [
  { type: 'evidence', date: '2026-02-10', text: 'And again', behaviours: [] },
]);

const kinds = (entries: readonly HistoryEntry[]) => entries.map(({ day, kind }) => [day, kind]);

describe('the story', () => {
  const history = buildHistory(ladder, events, '2026-02-10');

  test('tells assessments, check-ins, finished actions and roles in the order of days', () => {
    expect(kinds(history.entries)).toEqual([
      ['2026-01-05', 'assessment'],
      ['2026-01-05', 'action'],
      ['2026-01-19', 'checkin'],
      ['2026-01-30', 'evidence'],
      ['2026-02-01', 'role'],
      ['2026-02-02', 'checkin'],
      ['2026-02-02', 'action'],
    ]);
  });

  test('a standing goes with each assessment, and with the check-ins that moved it, once complete', () => {
    const standings = history.entries.map((entry) => 'standing' in entry && entry.standing?.level);
    expect(standings).toEqual([2, false, false, false, false, 3, false]);
  });

  test('a check-in of several events is one', () => {
    expect(history.entries[5]).toMatchObject({
      kind: 'checkin',
      sitting: 'c2',
      ratings: thirdLevel.map((behaviour) => ({ behaviour, from: 2, answer: 4 })),
      actions: [{ id: 'ask', cue: 'it fits', act: 'ask', outcome: 'done' }],
    });
  });

  test('a rating says what it replaced, at an assessment, a check-in, or earlier in the same one', () => {
    const rate = (sitting: string, answer: number) =>
      checkin(sitting, { ratings: [{ behaviour: 'l5-b1', answer }] });
    const told = buildHistory(
      ladder,
      [
        ...eventsOn('2026-01-05', [assessed(2, 'a1'), rate('c1', 3), rate('c1', 4)]),
        ...eventsOn('2026-01-06', [rate('c2', 4)]),
        ...eventsOn('2026-01-07', [assessed(2, 'a2'), rate('c3', 5)]),
      ],
      '2026-02-10',
    ).entries.flatMap((entry) =>
      entry.kind === 'checkin' ? entry.ratings.map(({ from, answer }) => [from, answer]) : [],
    );
    expect(told).toEqual([
      [2, 4],
      [4, 4],
      [2, 5],
    ]);
  });

  test('a check-in without a date for the next one was left before its end', () => {
    const left = buildHistory(
      ladder,
      [
        ...eventsOn('2026-01-05', [assessed(2, 'a1'), checkin('c1', { note: 'Slow' })]),
        ...eventsOn('2026-01-19', [checkin('c2', { note: 'Whole', next: '2026-02-02' })]),
      ],
      '2026-02-10',
    ).entries.flatMap((entry) => (entry.kind === 'checkin' ? entry.left : []));
    expect(left).toEqual([true, false]);
  });

  test.each([
    ['no one level describes the person', [1, 1, 1, 4, 4], 1],
    ['nothing is done', [1, 1, 1, 1, 1], 1],
    ['one level describes the person', [4, 4, 1, 1, 1], 1],
    ['the answers lie between two', [3, 3, 4, 2, 1], 2],
  ])('names the levels that the headline names where %s', (_, byLevel, named) => {
    const answers = new Map(
      ladder.levels.flatMap(({ rank, behaviours }) =>
        behaviours.map(({ id }) => [id, byLevel[rank - 1] ?? 1] as const),
      ),
    );
    const own = { answers, ownGuess: null, mentor: null, framework: null, sitting: 'a1' };
    const all = eventsOn('2026-01-05', [assessmentEvent(ladder, own)]);
    const report = buildReport(ladder, fold(all, 'test'), '2026-01-05');
    const { now } = buildHistory(ladder, all, '2026-01-05');
    expect(report && headlineRanks(report)).toEqual(now?.ranks);
    expect(now?.ranks).toHaveLength(named);
  });

  test('today is what the report says', () => {
    const report = buildReport(ladder, fold(events, 'test'), '2026-02-10');
    expect(history.now).toMatchObject({
      level: report?.stage.level,
      position: report?.stage.position,
      strands: report?.strands,
    });
  });

  test('the position stays between the first and the last level', () => {
    for (const entry of history.entries) {
      if (!('standing' in entry) || entry.standing === undefined) continue;
      expect(entry.standing.position).toBeGreaterThanOrEqual(1);
      expect(entry.standing.position).toBeLessThanOrEqual(5);
      expect(entry.standing.position * 10).toBeCloseTo(Math.round(entry.standing.position * 10), 9);
    }
  });

  test('each theme has a standing of its own', () => {
    expect(history.first?.themes.map(({ theme }) => theme)).toEqual(['craft', 'customer']);
    expect(history.first?.themes.every(({ position }) => position > 1.5 && position < 2.5)).toBe(
      true,
    );
  });

  test.each([
    ['2026-01-05', 7],
    ['2026-01-06', 5],
    ['2026-02-02', 2],
    ['2026-02-03', 0],
  ])('since %s', (since, count) => {
    const part = buildHistory(ladder, events, '2026-02-10', since);
    expect(part.entries).toHaveLength(count);
    expect(part.since).toBe(since);
    expect(part.now).toEqual(history.now);
    expect(part.first?.day).toBe(since < '2026-02-02' ? '2026-01-05' : '2026-02-02');
  });

  test('undone items are not part of the history', () => {
    const [id = ''] = events.filter((event) => event.type === 'role').map((event) => event.id);
    const after = [...events, ...eventsOn('2026-02-03', [{ type: 'undo', targets: [id] }])];
    expect(kinds(buildHistory(ladder, after, '2026-02-10').entries)).not.toContainEqual([
      '2026-02-01',
      'role',
    ]);
  });

  test('an action that came back keeps the day on which it was done, and gets another', () => {
    const days = (...later: Parameters<typeof eventsOn>[]) =>
      buildHistory(
        ladder,
        [...events, ...later.flatMap((one) => eventsOn(...one))],
        '2026-03-10',
      ).entries.flatMap((entry) => (entry.kind === 'action' ? `${entry.day} ${entry.status}` : []));
    const change = (status: 'active' | 'done' | 'dropped'): NewEvent => ({
      type: 'plan',
      ladder: 'test',
      actions: [{ id: 'ask', status }],
    });
    const again: Parameters<typeof eventsOn> = ['2026-02-03', [change('active')]];
    const before = ['2026-01-05 active', '2026-02-02 done'];
    expect(days(again)).toEqual([...before, '2026-02-03 active']);
    expect(days(again, ['2026-02-04', [change('dropped')]])).toEqual([
      ...before,
      '2026-02-03 active',
      '2026-02-04 dropped',
    ]);
    expect(days(['2026-02-03', [change('done')]])).toEqual(before);
  });

  test('every review is told, two of one person too, but not within four weeks: read again, it was corrected', () => {
    const review = (by: string): NewEvent => ({
      type: 'review',
      ladder: 'test',
      by,
      answers: ratings(thirdLevel, 4),
    });
    const all = [
      ...events,
      ...eventsOn('2026-02-03', [review('your mentor')]),
      ...eventsOn('2026-02-08', [review('your mentor'), review('your lead')]),
      ...eventsOn('2026-03-08', [review('your mentor')]),
    ];
    const told = buildHistory(ladder, all, '2026-03-10').entries.flatMap((entry) =>
      entry.kind === 'review' ? `${entry.day} ${entry.by}` : [],
    );
    expect(told).toEqual([
      '2026-02-03 your mentor',
      '2026-02-08 your lead',
      '2026-03-08 your mentor',
    ]);
  });

  test('what happened on one day is told in its order, with what was asked about in vain and what an assessment changed', () => {
    const [one = '', two = ''] = thirdLevel;
    const plan = (more: object): NewEvent => ({
      ...{ type: 'plan', ladder: 'test', sitting: 'c1', ...more },
    });
    const answers = new Map([...answersOfLevel(ladder, 2), [one, 5], [two, 1]] as const);
    const again = assessmentEvent(ladder, {
      ...{ answers, ownGuess: null, mentor: null, framework: null, sitting: 'a2' },
    });
    const { entries } = buildHistory(
      ladder,
      [
        ...eventsOn('2026-01-05', [assessed(2, 'a1'), action]),
        ...eventsOn('2026-01-19', [
          { type: 'review', ladder: 'test', by: 'Ada', answers: ratings([one], 3) },
          checkin('fix', { ratings: ratings([one], 3), next: '2026-02-02' }),
          checkin('c1', { next: '2026-02-02' }),
          plan({ asked: ['ask', '@learnt', one] }),
        ]),
        ...eventsOn('2026-01-26', [
          { ...checkin('c2', { actions: [{ id: 'ask', outcome: 'done' }], next: '2026-02-09' }) },
          plan({ sitting: 'c2', asked: ['ask'] }),
          again,
        ]),
      ],
      '2026-02-10',
    );
    expect(
      entries.map((entry) => [
        entry.kind,
        ...('correction' in entry ? ['correction'] : []),
        ...('notYet' in entry ? (entry.notYet ?? []).map(({ id }) => id) : []),
        ...('higher' in entry ? [entry.higher, entry.lower] : []),
      ]),
    ).toEqual([
      ['assessment'],
      ['action'],
      ['review'],
      ['checkin', 'correction'],
      ['checkin', 'ask'],
      ['checkin'],
      ['action'],
      ['assessment', 1, 1],
    ]);
    const textOf = (told: readonly HistoryEntry[]) =>
      renderHistory({ ...buildHistory(ladder, [], '2026-02-10'), entries: [...told] }, ladder, {
        ...plainStyle({ width: 200 }),
      });
    const text = textOf(entries);
    expect(text).toContain('Check-in. Not yet: Ask.\n');
    const withNotes = entries.map((entry) =>
      entry.kind === 'checkin' ? { ...entry, note: 'Slow' } : entry,
    );
    expect(textOf(withNotes)).toContain('Check-in. Learnt: Slow. Not yet: Ask.\n');
    expect(text).toContain(
      'Assessed at level 2: Title 2. One rated higher than last time, one lower.',
    );
  });

  test('an assessment counts what changed since the one before it, as the result does, not since a check-in', () => {
    const all = [...events, ...eventsOn('2026-02-10', [assessed(3, 'a2')])];
    const told = buildHistory(ladder, all, '2026-02-10').entries.at(-1);
    expect(told).toMatchObject({ kind: 'assessment', higher: thirdLevel.length, lower: 0 });
  });

  test('a future role is not part of the history', () => {
    const future = eventsOn('2026-02-03', [{ type: 'role', title: 'Later', since: '2026-03-01' }]);
    const told = (today: string) =>
      buildHistory(ladder, [...events, ...future], today).entries.filter(
        ({ kind }) => kind === 'role',
      );
    expect(told('2026-02-28')).toHaveLength(1);
    expect(told('2026-03-01')).toHaveLength(2);
  });

  test('an assessment keeps the level reported on its day', () => {
    const old = { ...assessed(2, 'a1'), result: { level: 4, confidence: 0.5, position: 3.96 } };
    const [entry] = buildHistory(
      ladder,
      eventsOn('2026-01-05', [old as NewEvent]),
      '2026-02-10',
    ).entries;
    expect(entry).toMatchObject({ standing: { level: 4, position: 4 } });
  });

  test.each([
    [2, 1.6, 0.5, [1, 2]],
    [2, 2.4, 0.5, [2, 3]],
    [2, 2.4, 0.97, [2]],
  ])('level %d at %d, so sure: %d, was told as %j', (level, position, confidence, ranks) => {
    expect(ranksThen({ level, position, confidence })).toEqual(ranks);
  });

  test.each([
    [undefined, undefined],
    [{ rank: 2, title: 'Title 2' }, undefined],
    [
      { rank: 2, title: 'Old title' },
      { level: 2, title: 'Old title' },
    ],
    [
      { rank: 3, title: 'Title 2' },
      { level: 3, title: 'Title 2' },
    ],
  ])('a level that was called %j then, and Title 2 now', (told, said) => {
    const result = { level: 2, position: 2, confidence: 0.97 };
    const position = recordedPosition({ result, ...(told && { told }) }, ladder);
    expect(position.told).toEqual(said);
  });

  test('without a stage there is no standing', () => {
    expect(buildHistory(ladder, [], '2026-02-10')).toEqual({
      since: null,
      entries: [],
      first: null,
      now: null,
    });
  });

  test('a long journal has an entry for each check-in, in the end as in the beginning', () => {
    const many = [
      ...eventsOn('2026-01-05', [assessed(2, 'a1')]),
      ...Array.from({ length: 5000 }, (_, index) =>
        eventsOn('2026-01-06', [
          checkin(`c${index}`, { ratings: ratings(thirdLevel.slice(index % 6), (index % 5) + 1) }),
        ]).map((event) => ({
          ...event,
          id: `20260106-${String(index).padStart(4, '0')}-7000-8000-000000000000`,
        })),
      ).flat(),
    ];
    expect(buildHistory(ladder, many, '2026-02-10').entries).toHaveLength(5001);
  });
});

describe('changes', () => {
  const since = (moment: Parameters<typeof differenceSince>[1] | null, all = events) => {
    if (moment === null) throw new Error('expected a moment');
    return differenceSince(ladder, moment, all, '2026-02-10');
  };

  test('since a day: behaviours, actions, evidence, roles', () => {
    const difference = since(endOf('2026-01-05', events));
    expect(difference).toMatchObject({
      from: '2026-01-05',
      after: null,
      to: '2026-02-10',
      before: { level: 2 },
      now: { level: 3 },
      assessments: 0,
      checkins: 2,
      done: [{ id: 'ask' }],
      dropped: [],
      taken: [],
      evidence: [{ text: 'It worked' }],
      roles: [{ title: 'Lead' }],
    });
    const up = difference?.behaviours.filter(({ change }) => change === 'up');
    expect(up?.map(({ behaviour }) => behaviour)).toEqual(thirdLevel);
    expect(up?.[0]).toEqual({
      behaviour: 'l3-b1',
      statement: 'Does l3-b1.',
      level: 3,
      from: 2,
      to: 4,
      change: 'up',
      held: true,
    });
  });

  test.each([
    ['the only one, though check-ins came after it', events, '2026-02-10', '2026-01-05'],
    ['today it is not yet the last', reassessed, '2026-02-09', '2026-01-05'],
    [
      'the day after it is not, as long as nothing was written down since',
      reassessed,
      '2026-02-10',
      '2026-01-05',
    ],
    ['then it is', [...reassessed, ...noted], '2026-02-10', '2026-02-09'],
    ['the only one, though it is of today', events.slice(0, 2), '2026-01-05', '2026-01-05'],
  ] as const)('by itself, since the last assessment: %s', (_, some, today, day) => {
    expect(lastAssessment(ladder, some, today)).toMatchObject({ day, after: 'assessment' });
  });

  test('an assessment is complete with its plan: its actions are not new', () => {
    const moment = lastAssessment(ladder, events.slice(0, 3), '2026-02-10');
    expect(since(moment, events.slice(0, 3))?.taken).toEqual([]);
  });

  test('before the first there is no moment, and no stage to compare with', () => {
    expect(lastAssessment(ladder, [], '2026-02-10')).toBeNull();
    expect(since(endOf('2026-01-04', events))).toMatchObject({ before: null, assessments: 1 });
    expect(differenceSince(ladder, endOf('2026-01-04', []), [], '2026-02-10')).toBeNull();
  });

  test.each([
    ['up', 2, 3],
    ['down', 4, 2],
    ['new', 'no-opportunity', 4],
    ['gone', 4, 'no-opportunity'],
  ] as const)('a behaviour goes %s', (change, from, to) => {
    const both = [
      ...eventsOn('2026-01-05', [
        assessed(2, 'a1'),
        checkin('c1', { ratings: [{ behaviour: 'l1-b1', answer: from }] }),
      ]),
      ...eventsOn('2026-01-06', [checkin('c2', { ratings: [{ behaviour: 'l1-b1', answer: to }] })]),
    ];
    expect(since(endOf('2026-01-05', both), both)?.behaviours).toMatchObject([
      { behaviour: 'l1-b1', from, to, change },
    ]);
  });

  test('the same line of evidence twice counts twice', () => {
    const line: NewEvent = { type: 'evidence', date: '2026-01-05', text: 'Again', behaviours: [] };
    const twice = [
      ...eventsOn('2026-01-05', [assessed(2, 'a1'), line]),
      ...eventsOn('2026-01-06', [line]),
    ];
    expect(since(endOf('2026-01-05', twice), twice)?.evidence).toHaveLength(1);
  });

  test('ratings that a new role puts aside are gone', () => {
    const roleLadder = testLadder(5, 6, {
      themes: { customer: { label: 'customer side', followsRole: true } },
    });
    const some = [
      ...eventsOn('2026-01-05', [assessed(2, 'a1')]),
      ...eventsOn('2026-02-01', [{ type: 'role', title: 'Lead', since: '2026-02-01' }]),
    ];
    const difference = differenceSince(roleLadder, endOf('2026-01-31', some), some, '2026-02-10');
    const gone = difference?.behaviours.filter(({ change }) => change === 'gone') ?? [];
    expect(gone.length).toBeGreaterThan(0);
    expect(
      gone.every(({ behaviour, strand }) => strand !== undefined || /b[246]$/.test(behaviour)),
    ).toBe(true);
  });
});

test('a note that an assessment was given beside a low rating stays with that rating', () => {
  const [id = ''] = (builtIn.levels[2]?.behaviours ?? []).map((behaviour) => behaviour.id);
  const note: NewEvent = {
    type: 'evidence',
    ...{ sitting: 'a1', date: '2026-01-05' },
    ...{ text: 'Only twice', behaviours: [id] },
  };
  const sitting = (name: string, rating: number): NewEvent =>
    assessmentEvent(builtIn, {
      ...{ ownGuess: null, mentor: null, framework: null, sitting: name },
      answers: new Map<string, Answer>([...answersOfLevel(builtIn, 3), [id, rating]]),
    });
  const events = [
    ...eventsOn('2026-01-05', [note, sitting('a1', 3)]),
    ...eventsOn('2026-03-05', [sitting('a2', 4)]),
  ];
  const report = buildReport(builtIn, fold(events, builtIn.id), '2026-03-05');
  const answer = report?.answers.find(({ behaviour }) => behaviour === id);
  expect(answer).toMatchObject({ rating: 4, evidence: [{ text: 'Only twice', notHeld: true }] });
  expect(report?.evidenced).toBeNull();
});
