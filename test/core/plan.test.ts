import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/core/base/day.js';
import { isWorkingDay, workingDayIn } from '../../src/core/base/working-day.js';
import type { Answer } from '../../src/core/ladder/answers.js';
import { allBehaviours, behavioursById } from '../../src/core/ladder/find-in-ladder.js';
import { findGaps } from '../../src/core/placement/gaps.js';
import { dateIn, keptApart } from '../../src/core/plan/due-dates.js';
import { ownAction } from '../../src/core/plan/own-action.js';
import {
  maxOffered,
  roomFor,
  sentenceOf,
  suggestActions,
  suggestFor,
  takeAction,
} from '../../src/core/plan/suggestions.js';
import { ladderSchema } from '../../src/core/schema/ladder.schema.js';
import type { Action } from '../../src/core/schema/report.schema.js';
import { keptAction as kept } from './actions.js';
import { testLadder } from './ladders.js';

const ladder = testLadder(4, 4);
const gapsFor = (stage: number, answers: Record<string, Answer>) =>
  findGaps(ladder, { stage }, new Map(Object.entries(answers)));
const ids = (suggestions: readonly { action: Action }[]) =>
  suggestions.map(({ action }) => action.id);

describe('suggestActions', () => {
  test('no two suggestions have the same id, nor one that the plan has', () => {
    const word = fc.constantFrom('writes', 'writes-2', 'ask-for-mentor', 'w'.repeat(60));
    const longer = fc.tuple(word, fc.constantFrom('', '-2', '-3', '-2-2', '-10'));
    const name = longer.map(([start, end]) => start.slice(0, 60 - end.length) + end);
    const drawn = fc.uniqueArray(name, { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(drawn, fc.nat(4), fc.boolean(), (names, times, hasMentor) => {
        const behaviours = names.map((id) => ({ id, statement: `Does ${id}.` }));
        const of = ladderSchema.parse({
          id: 'bare',
          title: 'Bare',
          levels: [
            { rank: 1, id: 'level-1', title: 'One', behaviours },
            { rank: 2, id: 'level-2', title: 'Two', behaviours: [{ id: 'x', statement: 'X.' }] },
          ],
        });
        const open = findGaps(of, { stage: 1 }, new Map(names.map((id) => [id, 2])));
        const mentor = hasMentor ? 'somebody' : null;
        const done: Action[] = [];
        for (let time = 0; time <= times; time += 1) {
          const suggestions = suggestActions(of, open, done, mentor);
          const all = ids(suggestions);
          for (const { id, behaviour } of suggestions.map(({ action }) => action)) {
            expect(names.filter((name) => behaviour !== null && name !== behaviour)).not.toContain(
              id,
            );
          }
          expect(new Set([...all, ...ids(done.map((action) => ({ action })))]).size).toBe(
            all.length + done.length,
          );
          done.push(...all.slice(0, 3).map((id) => kept(id, 'done')));
        }
      }),
    );
  });

  test('fits the action to the answer: start, habit just below held, opening without a chance', () => {
    const gaps = gapsFor(1, { 'l1-b1': 2, 'l1-b2': 3, 'l1-b3': 'no-opportunity' });
    expect(ids(suggestActions(ladder, gaps, [], 'somebody'))).toEqual([
      'l1-b2-habit',
      'l1-b1-start',
      'l1-b3-opening',
    ]);
  });

  test('one of the first three is from a strand when something expected is lacking there', () => {
    const gaps = gapsFor(1, {
      'l1-b1': 3,
      'l1-b2': 3,
      'l1-b3': 3,
      'l1-b4': 3,
      'listen-2': 4,
      'listen-1': 2,
    });
    expect(ids(suggestActions(ladder, gaps, [], 'somebody')).slice(0, 4)).toEqual([
      'l1-b1-habit',
      'l1-b2-habit',
      'listen-1-start',
      'l1-b3-habit',
    ]);
  });

  test('trust is from a strand already, so nothing moves', () => {
    const gaps = gapsFor(1, { 'trust-1': 1, 'l1-b1': 3, 'l1-b2': 3, 'listen-1': 1 });
    expect(ids(suggestActions(ladder, gaps, [], 'somebody'))).toEqual([
      'trust-1-start',
      'l1-b1-habit',
      'l1-b2-habit',
      'listen-1-start',
    ]);
  });

  test('what decides the level leads, also of the next one, and a habit stays among the first three', () => {
    const gaps = gapsFor(1, {
      'l1-b1': 3,
      'l1-b2': 3,
      'l2-b1': 3,
      'l2-b2': 3,
      'listen-1': 2,
      'listen-2': 4,
    });
    const order = (decisive: readonly string[]) =>
      ids(suggestActions(ladder, gaps, [], null, { decisive })).slice(0, 5);
    expect(order([])[0]).toBe('l1-b1-habit');
    expect(order(['l2-b2'])).toEqual([
      ...['l2-b2-habit', 'l1-b1-habit', 'listen-1-start', 'l1-b2-habit', 'ask-for-mentor'],
    ]);
  });

  test('something that speaks most for the lower level is offered beside what decides, where that is none of it', () => {
    const gaps = gapsFor(1, {
      'l1-b1': 3,
      'l1-b2': 3,
      'l2-b1': 1,
      'l2-b2': 3,
      'l2-b3': 3,
      'listen-1': 2,
      'listen-2': 4,
    });
    const order = (weightiest: readonly string[]) =>
      ids(suggestActions(ladder, gaps, [], null, { decisive: ['l2-b2'], weightiest })).slice(0, 5);
    const others = order([]);
    expect(others).not.toContain('l2-b1-start');
    expect(order(['l2-b1'])).toContain('l2-b1-start');
    expect(order(['l2-b1'])).toContain('listen-1-start');
    expect(order(['l2-b2', 'l2-b1'])).toEqual(others);
  });

  test('of habits, one about which the person wrote comes among the first three', () => {
    const gaps = gapsFor(2, { 'l2-b1': 3, 'l2-b2': 3, 'listen-1': 3, 'listen-2': 1 });
    const first = (noted: readonly string[]) =>
      ids(suggestActions(ladder, gaps, [], null, { noted }))
        .slice(0, 3)
        .filter((id) => id.startsWith('listen'));
    expect(first([])).toEqual(['listen-1-start']);
    expect(first(['l2-b1', 'listen-2'])).toContain('listen-2-start');
  });

  test('the third is about what the next level takes; where two are in the plan, the first', () => {
    const ratings = { 'l1-b1': 3, 'l1-b2': 3, 'l1-b3': 3, 'l1-b4': 3, 'l2-b1': 3, 'l2-b2': 1 };
    const gaps = gapsFor(1, { ...ratings, 'listen-1': 2, 'listen-2': 4 });
    const order = (plan: Action[] = [], towardsNext = ['l2-b2', 'l2-b1']) =>
      ids(suggestActions(ladder, gaps, plan, null, { towardsNext })).slice(0, 5);
    expect(order()).toEqual([
      ...['l1-b1-habit', 'listen-1-start', 'l2-b1-habit', 'l1-b2-habit', 'ask-for-mentor'],
    ]);
    expect(order([], ['l2-b2'])[2]).toBe('l2-b2-start');
    const one = kept('one', 'active', 'l1-b1');
    expect(order([one])[1]).toBe('l2-b1-habit');
    expect(order([one, kept('two', 'active', 'l1-b2')])[0]).toBe('l2-b1-habit');
    // It has its place there already.
    expect(order([one, kept('two', 'active', 'l2-b1')])[2]).toBe('l2-b2-start');
  });

  test('without a mentor the last of those offered is to ask for one, unless that was settled before', () => {
    const gaps = gapsFor(1, { 'l1-b1': 3, 'l1-b2': 3, 'l1-b3': 3, 'l1-b4': 3 });
    expect(ids(suggestActions(ladder, gaps, [], null))[maxOffered - 1]).toBe('ask-for-mentor');
    const before = [kept('ask-for-mentor', 'dropped')];
    expect(ids(suggestActions(ladder, gaps, before, null))).not.toContain('ask-for-mentor');
    expect(ids(suggestActions(ladder, gapsFor(1, {}), [], null))).toEqual(['ask-for-mentor']);
  });

  test('nothing that is active, done or dropped is suggested again', () => {
    const gaps = gapsFor(1, { 'l1-b1': 2, 'l1-b2': 2, 'l1-b3': 2 });
    const plan = [
      kept('l1-b1-start', 'active', 'l1-b1'),
      kept('l1-b2-start', 'done', 'l1-b2'),
      kept('l1-b3-start', 'dropped', 'l1-b3'),
    ];
    expect(ids(suggestActions(ladder, gaps, plan, 'somebody'))).toEqual([
      'l1-b2-habit',
      'l1-b3-habit',
    ]);
  });

  test('a behaviour without an unused action gets some that are made of its statement, then each once more', () => {
    const gaps = gapsFor(1, { 'listen-1': 1 });
    const plan = [kept('listen-1-start', 'dropped'), kept('listen-1-habit', 'dropped')];
    const made: string[] = [];
    const ends: (string | null)[] = [];
    for (;;) {
      const [suggestion] = suggestActions(ladder, gaps, plan, 'somebody');
      if (suggestion === undefined) break;
      made.push(suggestion.action.title, sentenceOf(suggestion.action));
      ends.push(suggestion.action.doneWhen);
      plan.push({ ...suggestion.action, status: 'done' });
    }
    expect(made).toEqual([
      'Do listen 1',
      'When I plan my week, I will pick one piece of work on which to do this: “Does listen 1”.',
      'With a colleague: do listen 1',
      'When I next work with a colleague, I will do this together with them: “Does listen 1”.',
      'Do listen 1 again',
      'When I plan my week, I will pick one piece of work on which to do this: “Does listen 1”.',
      'With a colleague: do listen 1 again',
      'When I next work with a colleague, I will do this together with them: “Does listen 1”.',
    ]);
    expect(ends.slice(0, 2)).toEqual(ends.slice(2));
  });

  test('what was done is repeated where nothing of the author is left, a habit first', () => {
    const gaps = gapsFor(1, { 'l1-b1': 2 });
    const plan = [kept('l1-b1-start', 'done', 'l1-b1'), kept('l1-b1-habit', 'done', 'l1-b1')];
    expect(ids(suggestActions(ladder, gaps, plan, 'somebody'))).toEqual(['l1-b1-habit-again']);
    plan.push(kept('l1-b1-habit-again', 'done', 'l1-b1'));
    expect(ids(suggestActions(ladder, gaps, plan, 'somebody'))).toEqual(['l1-b1-start-again']);
    plan.push(kept('l1-b1-start-again', 'dropped', 'l1-b1'));
    expect(suggestActions(ladder, gaps, plan, 'somebody')).toEqual([]);
  });

  test('what was done is repeated in the words in which it was done', () => {
    const [authored] = allBehaviours(ladder)
      .flatMap(({ behaviour }) => behaviour.actions)
      .filter(({ id }) => id === 'l1-b1-habit');
    const gaps = gapsFor(1, { 'l1-b1': 2 });
    const words = {
      title: 'Ask why in each review',
      cue: 'I review',
      act: 'ask why once',
      obstacle: null,
      fallback: null,
      doneWhen: 'five answers are written down',
    };
    const done: Action = { ...kept('l1-b1-habit', 'done', 'l1-b1'), ...words };
    const start = kept('l1-b1-start', 'done', 'l1-b1');
    const again = (one: Action) => suggestActions(ladder, gaps, [start, one], 'somebody')[0];
    expect(again(done)?.action).toMatchObject({ ...words, title: `${words.title} again` });
    expect(again(done)?.days).toBe(again({ ...done, title: authored?.title ?? '' })?.days);
    expect(again(done)?.action).not.toHaveProperty('effort');
    expect(again({ ...done, effort: '1 hour' })?.action.effort).toBe('1 hour');
  });

  test('after a habit comes no first step', () => {
    const gaps = gapsFor(1, { 'l1-b1': 2 });
    const next = (status: Action['status']) =>
      ids(suggestActions(ladder, gaps, [kept('l1-b1-habit', status, 'l1-b1')], 'somebody'));
    expect(next('done')).toEqual(['l1-b1-habit-again']);
    expect(next('dropped')).toEqual(['l1-b1-start']);
  });

  test('what is made of a long statement has a title of its own', () => {
    const said =
      'Draws how the systems of several teams connect, with all of those who run them at night.';
    const [gap] = gapsFor(1, { 'listen-1': 1 });
    if (gap === undefined) throw new Error('no gap');
    const used = new Set(['listen-1-start', 'listen-1-habit', 'listen-1-opening']);
    const made: string[] = [];
    for (;;) {
      const action = suggestFor(ladder, { ...gap, statement: said }, used)?.action;
      if (action === undefined) break;
      made.push(action.title, `${action.fallback}`);
      used.add(action.id);
    }
    const other = { ...gap, behaviour: 'unwritten', statement: said };
    expect(suggestFor(ladder, other, used)?.action.title).toBe('Practise on one task (2)');
    expect(made).toEqual([
      'Practise on one task',
      'ask my lead for one task to practise on',
      'Practise together with a colleague',
      'write down in five lines how I went about my last task of this kind',
    ]);
    for (const [statement, title] of [
      ['Draws how the systems connect.', 'With a colleague: draw how the systems connect'],
      ['Asks customers about plans.', 'With a colleague: ask customers about plans'],
      ['Leads a session on which much hangs.', 'With a colleague: lead a session'],
    ] as const) {
      used.delete('listen-1-show');
      expect(suggestFor(ladder, { ...gap, statement }, used)?.action.title).toBe(title);
    }
  });

  test('where the work gives no chance, there is an opening or nothing', () => {
    const gaps = gapsFor(1, { 'l1-b1': 'no-opportunity' });
    const opening = kept('l1-b1-opening', 'done', 'l1-b1');
    expect(ids(suggestActions(ladder, gaps, [opening], 'somebody'))).toEqual(['l1-b1-ask']);
    const both = [opening, kept('l1-b1-ask', 'dropped', 'l1-b1')];
    expect(suggestActions(ladder, gaps, both, 'somebody')).toEqual([]);
  });

  test('what goes on from another action comes after that one is done', () => {
    const after = (id: string, on: string) => ({ id, act: `do ${id}`, after: on });
    const behaviours = [
      {
        id: 'a',
        statement: 'Does a.',
        actions: [after('second', 'first'), { id: 'first', act: 'x' }],
      },
    ];
    const of = ladderSchema.parse({
      id: 'two',
      title: 'Two',
      levels: [
        { rank: 1, id: 'one', title: 'One', behaviours },
        { rank: 2, id: 'two', title: 'Two', behaviours: [{ id: 'x', statement: 'X.' }] },
      ],
    });
    const open = findGaps(of, { stage: 1 }, new Map([['a', 1]]));
    const next = (plan: Action[]) => ids(suggestActions(of, open, plan, 'somebody'));
    expect(next([])).toEqual(['first']);
    expect(next([kept('first', 'done', 'a')])).toEqual(['second']);
    expect(next([kept('first', 'dropped', 'a')])).toEqual(['a-practise']);
  });
});

describe('what is suggested first', () => {
  const built = ladderSchema.parse(
    JSON.parse(
      readFileSync(path.join(import.meta.dirname, '../../data/technical-expert.json'), 'utf8'),
    ),
  );
  const answer = fc.constantFrom<Answer>(1, 2, 3, 4, 5, 'no-opportunity', 'earlier', 'skip');
  const all = allBehaviours(built).map(({ behaviour }) => behaviour.id);
  const answered = fc
    .array(answer, { minLength: all.length, maxLength: all.length })
    .map((given) => new Map(all.map((id, index) => [id, given[index] ?? 'skip'])));
  const stages = fc.integer({ min: 1, max: 5 });
  const days = fc.nat(1500).map((count) => addDays('2025-01-01', count));

  test('leaves each action its days, and keeps dates apart: a week where both are long', () => {
    const datesOf = (
      actions: readonly { readonly days: number; readonly effort?: string | undefined }[],
      today: string,
      active: Parameters<typeof keptApart>[1],
    ) => {
      const taken = actions.map(({ days, effort }, index) => ({
        id: `${index}`,
        ...(effort !== undefined && { effort }),
        due: dateIn(days, { effort, today }, active),
      }));
      return keptApart(taken, active).map(({ due }) => due ?? '');
    };
    const wanted = fc.record({
      days: fc.constantFrom(7, 10, 14, 21, 28),
      effort: fc.constantFrom(undefined, '15 min a day', 'half a day', '2 days'),
    });
    fc.assert(
      fc.property(days, fc.array(wanted, { maxLength: 3 }), (today, actions) => {
        const dates = datesOf(actions, today, []);
        for (const [index, date] of dates.entries()) {
          expect(isWorkingDay(date)).toBe(true);
          const { days: needed = 0, effort } = actions[index] ?? {};
          expect(date >= workingDayIn(needed, today)).toBe(true);
          for (const [other, before] of dates.slice(0, index).entries()) {
            const areLong = [effort, actions[other]?.effort].every((one) =>
              /^\D*a day$|^\d days/.test(one ?? ''),
            );
            expect(Math.abs(daysBetween(before, date))).toBeGreaterThanOrEqual(areLong ? 7 : 3);
          }
        }
      }),
    );
    const fortnight = [{ days: 14 }, { days: 14 }, { days: 7 }];
    expect(datesOf(fortnight, '2026-11-30', [])).toEqual([
      '2026-12-14',
      '2026-12-17',
      '2026-12-07',
    ]);
    // Beside what is in the plan already.
    const long = { days: 14, effort: 'half a day' };
    const plan = [{ due: '2026-12-14', effort: '1 day' }, { due: null }];
    expect(datesOf([long, { days: 28 }], '2026-11-30', plan)).toEqual(['2026-12-21', '2026-12-28']);
  });

  test('is moved apart behind those before it', () => {
    const chosen = ['a', 'b', 'c'].map((id) => ({ id, due: '2026-12-14' }));
    const apart = keptApart([...chosen, { id: 'd', due: null }], []);
    expect(apart.map(({ due }) => due)).toEqual(['2026-12-14', '2026-12-17', '2026-12-21', null]);
  });

  test('can begin this week, is due in one to three weeks on a working day, and is about the present level', () => {
    fc.assert(
      fc.property(answered, stages, days, (answers, stage, today) => {
        const gaps = findGaps(built, { stage }, answers);
        const suggestions = suggestActions(built, gaps, [], null);
        const [first] = suggestions;
        if (first === undefined) throw new Error('at least a mentor can be asked');
        expect(first.now).toBe(true);
        const { due = null } = takeAction(first, today, []);
        const distance = daysBetween(today, due ?? '');
        expect(distance).toBeGreaterThanOrEqual(7);
        // Around Christmas, working days are few.
        expect(distance).toBeLessThanOrEqual(26);
        for (const one of suggestions)
          expect(isWorkingDay(takeAction(one, today, []).due ?? '')).toBe(true);
        // What there's no occasion for comes last.
        const isDue = gaps.some(({ foundation, noOpportunity }) => foundation && !noOpportunity);
        if (isDue) expect(first.gap?.foundation).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('each serves a gap of its own, with other words, and fits the answer', () => {
    fc.assert(
      fc.property(answered, stages, (answers, stage) => {
        const suggestions = suggestActions(built, findGaps(built, { stage }, answers), [], null);
        expect(new Set(suggestions.map(({ action }) => action.title)).size).toBe(
          suggestions.length,
        );
        for (const { action, gap } of suggestions) {
          expect(action.behaviour).toBe(gap?.behaviour ?? null);
          const purpose = behavioursById(built)
            .get(action.behaviour ?? '')
            ?.behaviour.actions.find(({ id }) => id === action.id)?.for;
          if (gap?.noOpportunity === true) expect([undefined, 'opening']).toContain(purpose);
          else expect(purpose).not.toBe('opening');
        }
      }),
      { numRuns: 50 },
    );
  });
});

test('a ladder without actions has some for each behaviour, and repeats what is no mere opening', () => {
  const bare = ladderSchema.parse({
    id: 'bare',
    title: 'Bare',
    levels: [1, 2].map((rank) => ({
      rank,
      id: `level-${rank}`,
      title: `Level ${rank}`,
      behaviours: ['a', 'b'].map((name) => ({
        id: `${name}${rank}`,
        statement: `Does ${name}${rank}.`,
      })),
    })),
  });
  const open = findGaps(
    bare,
    { stage: 1 },
    new Map<string, Answer>([
      ['a1', 1],
      ['b1', 3],
      ['a2', 'no-opportunity'],
    ]),
  );
  const done: Action[] = [];
  const sentences: string[] = [];
  for (let time = 0; time < 20; time += 1) {
    const [suggestion] = suggestActions(bare, open, done, 'somebody');
    if (suggestion === undefined) break;
    sentences.push(sentenceOf(suggestion.action));
    done.push({ ...suggestion.action, status: 'done' });
  }
  expect(sentences).toHaveLength(9);
  expect(new Set(sentences).size).toBe(5);
});

test('ids that are made fit into the journal, however long the behaviour’s id is', () => {
  const long = 'x'.repeat(60);
  const gap = { behaviour: long, statement: 'Does it.', rating: 2, noOpportunity: false };
  const made = suggestFor(ladder, { ...gap, foundation: true, reason: 'foundation' }, new Set());
  expect(made?.action.id).toBe(`${'x'.repeat(45)}-0-practise`);
});

test('a taken action is active and due after its days', () => {
  const gaps = gapsFor(1, { 'l1-b1': 3 });
  const [suggestion] = suggestActions(ladder, gaps, [], 'somebody');
  if (suggestion === undefined) throw new Error('no suggestion');
  expect(takeAction(suggestion, '2026-11-21', [])).toMatchObject({
    id: 'l1-b1-habit',
    behaviour: 'l1-b1',
    status: 'active',
    due: '2026-12-04',
  });
});

test('an action of one’s own gets a short id from its words', () => {
  expect(ownAction('Read the RFCs, weekly!', [], '2026-11-21').id).toBe('own-read-the-rfcs');
  expect(ownAction('Read the RFCs now', [kept('own-read-the-rfcs', 'done')], '2026-11-21').id).toBe(
    'own-read-the-rfcs-2',
  );
  expect(ownAction('日本語', [], '2026-11-21').id).toBe('own-action');
});

test('no date is kept apart from that of the same action', () => {
  const plan = [
    { id: 'a', due: '2026-12-14' },
    { id: 'b', due: '2026-12-17' },
  ];
  const inTwoWeeks = (id?: string) =>
    dateIn(14, { ...(id !== undefined && { id }), today: '2026-11-30' }, plan);
  expect([inTwoWeeks(), inTwoWeeks('a'), inTwoWeeks('b')]).toEqual([
    '2026-12-21',
    '2026-12-14',
    '2026-12-17',
  ]);
});

test('three actions at most are active', () => {
  expect(roomFor([])).toBe(3);
  expect(roomFor([kept('a', 'active'), kept('b', 'done'), kept('c', 'active')])).toBe(1);
  expect(roomFor(['a', 'b', 'c', 'd'].map((id) => kept(id, 'active')))).toBe(0);
});
