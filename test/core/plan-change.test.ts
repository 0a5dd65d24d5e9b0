import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countingOnceGiven } from '../../src/core/answers/counting-answers.js';
import { CoachError } from '../../src/core/base/errors.js';
import { workingDayIn } from '../../src/core/base/working-day.js';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { fold } from '../../src/core/journal/fold.js';
import { withChange } from '../../src/core/journal/fold-plan.js';
import type { KnownAction, State } from '../../src/core/journal/state.js';
import { allBehaviours } from '../../src/core/ladder/find-in-ladder.js';
import { findingsOf } from '../../src/core/placement/findings.js';
import { withStatus } from '../../src/core/plan/action-status.js';
import {
  activeIn,
  declinedBehaviours,
  findActionIds,
  findActions,
  findTitled,
  madeSmallerIn,
  refuseHalfTitle,
} from '../../src/core/plan/find-actions.js';
import {
  addOwn,
  behavioursOf,
  editAction,
  findTarget,
  finishActions,
  finishingEvidence,
  makeRoom,
  nextAction,
  nextWithReason,
  parkActions,
  takeActions,
} from '../../src/core/plan/plan-change.js';
import { planEvent } from '../../src/core/plan/plan-event.js';
import type { PlanNow } from '../../src/core/plan/plan-now.js';
import { planAfter, planNow } from '../../src/core/plan/plan-now.js';
import { maxActive } from '../../src/core/plan/suggestion-order.js';
import type { Event, KeptAction, NewEvent } from '../../src/core/schema/events.schema.js';
import { runs } from '../thorough.js';
import { eventsOn } from './events.js';
import { cleanAnswers, testLadder } from './ladders.js';

const ladder = testLadder(4, 4);
const day = '2026-11-21';
const said = {
  sitting: 'a1',
  answers: cleanAnswers(ladder, 2),
  ownGuess: null,
  mentor: 'somebody',
  framework: null,
};
const assessed: NewEvent = assessmentEvent(ladder, said);
const changed = (...actions: KeptAction[]): NewEvent => planEvent(ladder, { actions });
const stateOf = (...events: NewEvent[]): State => fold(eventsOn(day, events), ladder.id);
const nowOf = (...events: NewEvent[]): PlanNow =>
  planNow(ladder, stateOf(assessed, ...events), day);

const own = (id: string, status: 'active' | 'queued' | 'done' | 'dropped'): KeptAction => ({
  id,
  status,
  behaviour: null,
  act: `act ${id}`,
});
const full = nowOf(
  changed(own('ask-one', 'active'), own('ask-two', 'active'), own('draw', 'active')),
);
const failure = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof CoachError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no failure';
};

test('active actions are numbered in the order of their days, those without one last', () => {
  const dated = (id: string, due: string | null) => ({ ...own(id, 'active'), due });
  const now = nowOf(
    changed(dated('habit', null), dated('late', '2026-12-24'), own('wait', 'queued')),
    changed(dated('soon', '2026-12-01'), dated('other', null), dated('too', '2026-12-24')),
  );
  const order = ['soon', 'late', 'too', 'habit', 'other'];
  expect(activeIn(now).map(({ id }) => id)).toEqual(order);
  expect(withStatus(now.kept, 'active').map(({ id, number }) => [number, id])).toEqual(
    order.map((id, index) => [index + 1, id]),
  );
});

test('what is parked knows the day on which it was parked, until it leaves the queue', () => {
  const one = (...statuses: readonly ('active' | 'queued' | 'done')[]) => {
    const days = statuses.map((status, index) =>
      eventsOn(`2026-12-1${index}`, [changed(own('one', status))]),
    );
    return fold(days.flat(), ladder.id).actions[0];
  };
  expect(one('active')).not.toHaveProperty('parked');
  expect(one('active', 'queued', 'queued')).toMatchObject({
    since: '2026-12-10',
    parked: '2026-12-11',
  });
  expect(one('active', 'queued', 'done')).not.toHaveProperty('parked');
  expect(one('queued', 'active', 'queued')).toMatchObject({ parked: '2026-12-12' });
});

describe('planNow', () => {
  test('suggests nothing before the first stage', () => {
    expect(planNow(ladder, stateOf(), day).suggestions).toEqual([]);
  });

  test('suggests the next level; what is missing at the present one comes first', () => {
    const answers = new Map(said.answers).set('l2-b1', 3);
    const events = [assessmentEvent(ladder, { ...said, answers: answers.set('listen-1', 2) })];
    const ids = (...more: NewEvent[]) =>
      planNow(ladder, stateOf(...events, ...more), day).suggestions.map(({ action }) => action.id);
    expect(ids(planEvent(ladder, { target: 2 })).slice(0, 3)).toEqual([
      'l2-b1-habit',
      'listen-1-start',
      'l3-b1-start',
    ]);
    expect(ids(planEvent(ladder, { target: 3 }))).toEqual(ids());
  });
});

describe('planAfter', () => {
  const ids = allBehaviours(ladder).map(({ behaviour }) => behaviour.id);
  const rating = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant('no-opportunity' as const));
  const answersArb = fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), rating), {
    minLength: 12,
    selector: ([id]) => id,
  });
  const assessmentArb = fc.record({ answers: answersArb, mentor: fc.constantFrom(null, 'they') });
  const role = (since: string): NewEvent => ({ type: 'role', title: 'lead', since });
  const earlierArb = fc.constantFrom(
    assessed,
    changed(own('one', 'active'), own('two', 'queued')),
    planEvent(ladder, { target: 2 }),
    role('2024-01-01'),
    role(day),
    role('2027-01-01'),
  );

  test('is the plan as it is once an assessment of today is kept', () => {
    fc.assert(
      fc.property(fc.array(earlierArb), assessmentArb, (earlier, { answers: pairs, mentor }) => {
        const answers = new Map(pairs);
        const now = { ...said, answers, mentor, sitting: 'a2' };
        const before = eventsOn('2026-03-01', earlier);
        const kept = eventsOn(day, [assessmentEvent(ladder, now)], before.length);
        const after = fold([...before, ...kept], ladder.id);
        const state = fold(before, ladder.id);
        const given = { ...now, ...countingOnceGiven(ladder, state, answers, day) };
        expect(planAfter(ladder, state, given, day)).toEqual(planNow(ladder, after, day));
      }),
    );
  });
});

test('what was let go is declined, until something for it is taken again', () => {
  const action = (status: KnownAction['status'], since: string, until: string | null = null) =>
    ({ id: `${status}-${since}`, behaviour: 'b', status, since, until }) as KnownAction;
  const letGo = action('dropped', '2026-11-02', '2026-11-10');
  expect([...declinedBehaviours([letGo])]).toEqual(['b']);
  expect([...declinedBehaviours([letGo, action('queued', '2026-11-12')])]).toEqual(['b']);
  expect([...declinedBehaviours([action('active', '2026-11-01'), letGo])]).toEqual(['b']);
  expect([...declinedBehaviours([letGo, action('active', '2026-11-12')])]).toEqual([]);
});

describe('findActions', () => {
  test.each([
    [['ask-one'], ['ask-one']],
    [['dr'], ['draw']],
    [
      ['3', '1'],
      ['ask-one', 'draw'],
    ],
    [['ask-two', '2', 'ask-tw'], ['ask-two']],
  ])('%j', (words, ids) => {
    expect(findActions(full, words).map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ['ask', 'usage: "ask" could be ask-one or ask-two'],
    ['drow', 'usage: There is no action in your plan called "drow"; did you mean draw?'],
    ['4', 'usage: There is no action 4 in your plan: the numbers go from 1 to 3'],
    ['', 'usage: There is no action in your plan called ""'],
  ])('%j is none', (word, message) => {
    expect(failure(() => findActions(full, [word]))).toBe(message);
  });

  test('an id that looks like a number is an id', () => {
    const now = nowOf(changed(own('ask-one', 'active'), own('1', 'queued')));
    expect(findActions(now, ['1']).map(({ id }) => id)).toEqual(['1']);
  });

  test('a finished action says since when', () => {
    const now = nowOf(changed(own('old', 'done'), own('gone', 'dropped')));
    expect(failure(() => findActions(now, ['old']))).toBe(
      'usage: old was already done on Sat 21 Nov 2026',
    );
    expect(failure(() => findActions(now, ['gone']))).toBe(
      'usage: gone was already let go on Sat 21 Nov 2026',
    );
  });
});

describe('a title instead of an id', () => {
  const titled = (id: string, status: 'active' | 'queued', title: string): KeptAction => ({
    ...own(id, status),
    title,
  });
  const now = nowOf(
    changed(
      titled('own-map', 'active', "Draw every expert's part"),
      titled('own-ask', 'active', 'Ask my manager'),
      titled('own-ask-for', 'queued', 'Ask for a mentor'),
      titled('own-write', 'queued', 'Write one page'),
      titled('own-write-two', 'queued', 'Write two pages'),
    ),
  );

  test.each([
    ['draw', 'own-map'],
    ['DRAW every expert’s part.', 'own-map'],
    ['draw every exp', 'own-map'],
    // An active action comes before a parked one.
    ['ask', 'own-ask'],
    ['ask for', 'own-ask-for'],
    ['write two', 'own-write-two'],
  ])('%j names %s, whatever else begins like it', (word, id) => {
    expect(findActionIds(now, [word], ['draw-something-else', 'ask-nobody'])).toEqual([id]);
  });

  test.each([
    ['write', 'usage: "write" could be own-write or own-write-two'],
    ['own', 'usage: "own" could be own-map or own-ask'],
    // Not the suggestion that begins with it.
    ['expert', /did you mean own-map \(“Draw every expert's part”\)\?$/],
  ])('%j is not enough', (word, message) => {
    expect(failure(() => findActionIds(now, [word], ['expert-hours']))).toMatch(message);
  });

  test('where nothing in the plan matches, a suggestion does', () => {
    expect(findActionIds(now, ['tell'], ['tell-them', 'draw-it'])).toEqual(['tell-them']);
  });

  test.each([
    ['Write one page', 'own-write'],
    ['write ONE page!', 'own-write'],
    ['Write one page about payments', null],
    ['Read one page', null],
  ])('%j is %j of the plan', (text, id) => {
    expect(findTitled(now, text)).toBe(id);
  });

  test.each([
    ['Write two', 'usage: There is no suggestion called "Write two"; did you mean own-write-two ('],
    ['write one pgae', 'usage: There is no suggestion called "write one pgae"; did you mean own-w'],
    [
      'draw every expert',
      'usage: "draw every expert" is nearly “Draw every expert\'s part”, which is number 1 in your plan already',
    ],
  ])('%j is not added as another action', (text, message) => {
    expect(failure(() => refuseHalfTitle(now, text))).toContain(message);
  });
});

describe('takeActions', () => {
  test('takes a suggestion with all of its text, due after its days', () => {
    expect(takeActions(nowOf(), ['l3-b2-st'])).toMatchObject([
      { id: 'l3-b2-start', status: 'active', act: 'start l3-b2', due: '2026-12-21' },
    ]);
  });

  test('brings back queued and dropped actions; a passed date is postponed', () => {
    const late = { ...own('late', 'queued'), due: '2026-11-01' };
    const now = nowOf(changed(late, own('gone', 'dropped')));
    expect(takeActions(now, ['late', 'gone', 'late'])).toEqual([
      { id: 'late', status: 'active', due: '2026-12-04' },
      { id: 'gone', status: 'active' },
    ]);
  });

  test('refuses active and unknown actions', () => {
    expect(failure(() => takeActions(full, ['draw']))).toBe('usage: draw is already active');
    expect(failure(() => takeActions(full, ['dr']))).toBe('usage: draw is already active');
    expect(failure(() => takeActions(full, ['l3-b2-stort']))).toMatch(
      /^usage: There is no suggestion "l3-b2-stort"; did you mean l3-b2-start/,
    );
  });
});

describe('fitIn', () => {
  const [fourth = own('x', 'active')] = takeActions(full, ['l3-b1-start']);

  test('a fourth action wants one of the three parked', () => {
    expect(makeRoom(full, [fourth])).toEqual({ parkFirst: 1, active: activeIn(full) });
    expect(makeRoom(full, [fourth], ['2'])).toEqual({
      actions: [{ id: 'ask-two', status: 'queued' }, fourth],
    });
  });

  test('where there is room nothing is parked', () => {
    const now = nowOf(changed(own('one', 'active')));
    expect(makeRoom(now, [fourth])).toEqual({ actions: [fourth] });
  });

  test('a plan that merging made too large wants more than one parked', () => {
    const now = nowOf(changed(...['a', 'b', 'c', 'd'].map((id) => own(id, 'active'))));
    expect(makeRoom(now, [fourth])).toMatchObject({ parkFirst: 2 });
    expect(makeRoom(now, [fourth], ['a'])).toMatchObject({ parkFirst: 1 });
    expect(makeRoom(now, [fourth], ['a', 'b'])).toHaveProperty('actions');
  });

  test('refuses four at once, and parking an action that is not active', () => {
    const many = ['a', 'b', 'c', 'd'].map((id) => own(id, 'active'));
    expect(failure(() => makeRoom(nowOf(), many))).toBe(
      'usage: At most 3 actions are active at once',
    );
    expect(failure(() => makeRoom(full, [fourth], ['l3-b1-start']))).toMatch(
      /no action in your plan called/,
    );
  });
});

describe('a title without quotes', () => {
  const titled = (
    id: string,
    title: string,
    status: 'active' | 'queued' = 'active',
  ): KeptAction => ({
    ...own(id, status),
    title,
  });
  const now = nowOf(
    changed(
      titled('read', 'Book two hours, twice'),
      titled('own-read-a', 'Read a book'),
      titled('ask', 'Ask one colleague', 'queued'),
    ),
  );
  const meant = (words: readonly string[]) => {
    try {
      return findActionIds(now, words);
    } catch (error) {
      if (error instanceof CoachError) return { [error.message]: error.meant };
      throw error;
    }
  };

  test('names its action, as a whole or by its beginning', () => {
    expect(meant(['book', 'two', 'hours', 'twice'])).toEqual(['read']);
    expect(meant(['ask', 'one'])).toEqual(['ask']);
  });

  test('a part of it is one text; no command is made of half of it', () => {
    const told =
      'There is no action in your plan called "two hours"; did you mean read (“Book two hours, twice”)?';
    expect(meant(['two', 'hours'])).toEqual({ [told]: { word: 'two hours', ids: ['read'] } });
    expect(meant(['zzz', 'yyy'])).toEqual({
      'There is no action in your plan called "zzz yyy"': { word: 'zzz yyy', ids: [] },
    });
  });

  test('of ids, the wrong one is told', () => {
    expect(meant(['read', 'aks'])).toEqual({
      'There is no action in your plan called "aks"; did you mean ask (“Ask one colleague”)?': {
        word: 'aks',
        ids: ['ask'],
      },
    });
    expect(meant(['1', 'zzz', 'yyy'])).toEqual({
      'There is no action in your plan called "zzz"': null,
    });
  });
});

describe('park', () => {
  test('puts active actions and suggestions into the queue, with the reason', () => {
    expect(parkActions(full, ['1', 'draw'], 'no time')).toEqual([
      { id: 'ask-one', status: 'queued', because: 'no time' },
      { id: 'draw', status: 'queued', because: 'no time' },
    ]);
    expect(parkActions(full, ['l3-b1-start'])).toMatchObject([
      { id: 'l3-b1-start', status: 'queued', act: 'start l3-b1' },
    ]);
  });

  test('refuses what is parked', () => {
    const now = nowOf(changed(own('read', 'queued')));
    expect(failure(() => parkActions(now, ['read']))).toBe('usage: read is parked already');
  });
});

describe('what is taken again', () => {
  const kept = (id: string, due: string | null): KeptAction => ({ ...own(id, 'queued'), due });
  const dueOf = (...actions: KeptAction[]) =>
    takeActions(nowOf(changed(...actions)), [actions[0]?.id ?? '']).map(({ due }) => due);

  test.each([
    ['a day that is past', '2026-11-01', '2026-12-04'],
    ['today', day, '2026-12-04'],
    ['a day that comes too soon', '2026-11-23', '2026-12-04'],
  ])('%s makes way for one after its own time', (_, due, renewed) => {
    expect(dueOf(kept('read', due))).toEqual([renewed]);
  });

  test('a later day stays, and what has no day gets none', () => {
    expect(dueOf(kept('read', '2027-03-01'))).toEqual([undefined]);
    expect(dueOf(kept('read', null))).toEqual([undefined]);
  });

  test('the ladder says how many days its own actions take', () => {
    const [first] = nowOf().suggestions;
    const { id = '' } = first?.action ?? {};
    const days = first?.days ?? 0;
    expect(dueOf(kept(id, day))).toEqual([workingDayIn(days, day)]);
    expect(dueOf(kept('ask-for-mentor', day))).toEqual([workingDayIn(10, day)]);
  });
});

test('an event names no action by nothing: it keeps the name it has', () => {
  expect(planEvent(ladder, { actions: [{ id: 'a', title: '' }] }).actions).toEqual([{ id: 'a' }]);
});

describe('the other changes', () => {
  test('next: what waits comes before what is suggested', () => {
    expect(nextAction(nowOf())).toMatchObject({ id: 'l3-b1-start', status: 'active' });
    expect(nextAction(nowOf(changed(own('later', 'queued'))))).toEqual({
      id: 'later',
      status: 'active',
    });
    expect(
      nextAction({
        kept: [],
        suggestions: [],
        declined: new Map(),
        held: new Set(),
        days: new Map(),
        today: day,
      }),
    ).toBeNull();
  });

  test('next: what was too large comes behind what was parked or is suggested, though its step is done', () => {
    const step = (status: 'active' | 'done' | 'dropped') => ({
      ...own('own-step', status),
      insteadOf: 'draw',
      behaviour: null,
    });
    const parked = { ...own('draw', 'queued'), behaviour: null };
    const nowWith = (...steps: ReturnType<typeof step>[]) =>
      nowOf(changed(own('draw', 'active')), changed(parked, step('active')), changed(...steps));
    expect(madeSmallerIn(nowWith(step('active')))).toBeUndefined();
    const now = nowWith(step('done'));
    expect(nextWithReason(now)?.action.id).toBe('l3-b1-start');
    expect(nextWithReason({ ...now, suggestions: [] })).toEqual({
      action: { id: 'draw', status: 'active' },
      reason: 'smaller',
    });
    expect(madeSmallerIn(now)).toMatchObject({ id: 'draw' });
    expect(madeSmallerIn({ ...now, declined: new Map([['draw', day]]) })).toBeUndefined();
    expect(nextWithReason(nowWith(step('dropped')))).toMatchObject({ reason: 'smaller' });
    // Whoever takes it up and parks it again has parked it.
    const later = eventsOn('2026-11-25', [changed(own('draw', 'active')), changed(parked)]);
    const { actions } = fold(
      [...eventsOn(day, [changed(parked, step('active')), changed(step('done'))]), ...later],
      ladder.id,
    );
    const again = { ...now, kept: actions };
    expect(nextWithReason(again)).toMatchObject({ reason: 'parked' });
  });

  test('finish: actions of the plan, and suggestions that were done anyway or are not wanted', () => {
    expect(finishActions(full, ['1'], 'done')).toEqual([{ id: 'ask-one', status: 'done' }]);
    expect(finishActions(full, ['l3-b1-start', 'draw'], 'dropped', 'no use')).toMatchObject([
      { id: 'draw', status: 'dropped', because: 'no use' },
      { id: 'l3-b1-start', status: 'dropped', because: 'no use', act: 'start l3-b1' },
    ]);
  });

  test('finish: suggestions by their beginnings too; of two, what is in the plan is meant', () => {
    const ids = (now: PlanNow, word: string) =>
      finishActions(now, [word], 'done').map(({ id }) => id);
    expect(ids(nowOf(), 'l3-b2-')).toEqual(['l3-b2-start']);
    expect(failure(() => finishActions(nowOf(), ['l3-'], 'done'))).toMatch(
      /^usage: "l3-" could be/,
    );
    const now = nowOf(changed(own('l3-mine', 'active')));
    expect(ids(now, 'l3-')).toEqual(['l3-mine']);
    expect(ids(now, 'l3-b2-start')).toEqual(['l3-b2-start']);
    expect(failure(() => finishActions(now, ['l3-b2-stort'], 'done'))).toMatch(
      /did you mean l3-b2-start/,
    );
  });

  test('a gap that was let go is not suggested again until the next assessment', () => {
    const dropped = finishActions(nowOf(), ['l3-b1-start'], 'dropped');
    const idsNow = (...events: NewEvent[]) =>
      nowOf(...events).suggestions.map(({ action }) => action.id);
    expect(idsNow()).toContain('l3-b1-start');
    const left = idsNow(changed(...dropped));
    expect(left.filter((id) => id.startsWith('l3-b1'))).toEqual([]);
    expect(left).toContain('l3-b2-start');
  });

  test('a gap that was let go gets nothing made up for six weeks, also after another assessment', () => {
    const letGo = ['l3-b1-start', 'l3-b1-habit'].map((id) => ({
      ...own(id, 'dropped'),
      behaviour: 'l3-b1',
    }));
    const offeredOn = (today: string, ...actions: KeptAction[]) => {
      const state = stateOf(assessed, changed(...actions));
      const [latest] = state.assessments;
      if (latest === undefined) throw new Error('there is no assessment');
      const again = { ...state, assessments: [latest, { ...latest, day: today }] };
      return planNow(ladder, again, today).suggestions.map(({ action }) => action.id);
    };
    expect(offeredOn('2027-01-01', ...letGo)).not.toContain('l3-b1-practise');
    expect(offeredOn('2027-01-02', ...letGo)).toContain('l3-b1-practise');
    // What the ladder has for it is offered.
    expect(offeredOn('2027-01-01', ...letGo.slice(1))).toContain('l3-b1-start');
  });

  test('edit gives the words and nothing else; own words make an own action', () => {
    expect(editAction(full, 'dr', { cue: 'Monday comes', due: null })).toEqual({
      id: 'draw',
      cue: 'Monday comes',
      due: null,
    });
    expect(addOwn(full, { act: 'ask again', doneWhen: 'they said yes' })).toMatchObject({
      id: 'own-ask-again',
      status: 'active',
      act: 'ask again',
      cue: '',
      doneWhen: 'they said yes',
      due: '2026-12-04',
    });
  });

  test('another act takes the author’s time with it, another title or cue does not', () => {
    const written: KeptAction = { ...own('x', 'active'), act: 'ask Ann', effort: '1 hour' };
    const effortAfter = (change: Omit<KeptAction, 'id'>) => [
      stateOf(changed(written), changed({ id: 'x', ...change })).actions[0]?.effort,
      withChange(written, change).effort,
    ];
    expect(effortAfter({ act: 'ask Bo' })).toEqual([undefined, undefined]);
    for (const kept of [{ act: 'ask Ann', title: 'Ask' }, { cue: 'I plan' }, { status: 'done' }])
      expect(effortAfter(kept as Omit<KeptAction, 'id'>)).toEqual(['1 hour', '1 hour']);
    expect(effortAfter({ act: 'ask Bo', effort: '5 min' })).toEqual(['5 min', '5 min']);
    // What is named first has no act to change yet.
    expect(withChange({ id: 'x', effort: '1 hour' }, { act: 'ask Bo' }).effort).toBe('1 hour');
  });

  test('evidence is tied to the behaviours of what was done, each once', () => {
    const now = nowOf(
      changed(
        { ...own('a', 'active'), behaviour: 'l1-b1' },
        { ...own('b', 'active'), behaviour: 'l1-b1' },
        own('c', 'active'),
      ),
    );
    const actions = finishActions(now, ['a', 'b', 'c', 'l3-b1-start'], 'done');
    expect(behavioursOf(now, actions)).toEqual(['l1-b1', 'l3-b1']);
    expect(finishingEvidence(now, actions, 'it works')).toEqual({
      type: 'evidence',
      date: day,
      text: 'it works',
      behaviours: ['l1-b1', 'l3-b1'],
    });
  });

  test.each([
    ['2', 2],
    ['level-4', 4],
    ['level-3', 3],
  ])('target %s', (word, rank) => {
    expect(findTarget(ladder, word)).toBe(rank);
  });

  test.each([
    ['5', 'usage: There is no level "5"'],
    ['level', 'usage: "level" could be level-1, level-2, level-3 or level-4'],
    ['levle-4', 'usage: There is no level "levle-4"; did you mean level-4'],
  ])('target %s is none', (word, message) => {
    expect(failure(() => findTarget(ladder, word))).toContain(message);
  });
});

describe('any sequence of commands', () => {
  /** What a person does: the command, and numbers that choose among what there is. */
  const step = fc.record({
    command: fc.constantFrom(
      'own',
      'take',
      'next',
      'park',
      'done',
      'drop',
      'edit',
      'finish-suggested',
    ),
    which: fc.nat(30),
    park: fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 3 }),
  });
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  /** The actions that a command keeps; none where it asks or refuses. */
  function play({ command, which, park }: Step, now: PlanNow): readonly KeptAction[] {
    const open = now.kept.filter(({ status }) => status === 'active' || status === 'queued');
    const takeable = [
      ...now.suggestions.map(({ action }) => action.id),
      ...now.kept.flatMap(({ id, status }) => (status === 'active' ? [] : id)),
    ];
    const some = (ids: readonly string[]) => ids[which % Math.max(1, ids.length)] ?? 'none';
    const fitted = (taken: readonly KeptAction[]) => {
      const fitting = makeRoom(now, taken, park);
      return 'actions' in fitting ? fitting.actions : [];
    };
    try {
      switch (command) {
        case 'own':
          return fitted([addOwn(now, { act: `do ${which % 4}` })]);
        case 'take':
          return fitted(takeActions(now, [some(takeable)]));
        case 'next': {
          const next = nextAction(now);
          return next === null ? [] : fitted([next]);
        }
        case 'park':
          return parkActions(now, [some(now.suggestions.map(({ action }) => action.id))]);
        case 'edit':
          return [editAction(now, some(open.map(({ id }) => id)), { cue: `cue ${which}` })];
        case 'finish-suggested':
          return finishActions(now, [some(now.suggestions.map(({ action }) => action.id))], 'done');
        default:
          return finishActions(
            now,
            [some(open.map(({ id }) => id))],
            command === 'done' ? 'done' : 'dropped',
          );
      }
    } catch (error) {
      if (error instanceof CoachError) return [];
      throw error;
    }
  }

  const gaps = findingsOf(ladder, said.answers).gaps.map(({ behaviour }) => behaviour);

  test('leaves at most three active, loses no action, and runs dry only where each gap has an action', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const events: Event[] = eventsOn(day, [assessed]);
        const taken = new Set<string>();
        for (const one of steps) {
          const now = planNow(ladder, fold(events, ladder.id), day);
          const actions = play(one, now);
          events.push(...eventsOn(day, [changed(...actions)], events.length));
          for (const { id } of actions) taken.add(id);
          const { actions: kept } = fold(events, ladder.id);
          expect(kept.filter(({ status }) => status === 'active').length).toBeLessThanOrEqual(
            maxActive,
          );
          expect(new Set(kept.map(({ id }) => id))).toEqual(taken);
          expect(kept.every(({ act }) => act !== '')).toBe(true);
          const state = fold(events, ladder.id);
          const covered = kept.filter(({ status }) => status !== 'done');
          const isUncovered = (gap: string) => covered.every(({ behaviour }) => behaviour !== gap);
          if (gaps.some(isUncovered)) {
            expect(nextAction(planNow(ladder, state, day))).not.toBeNull();
          }
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

test.each([
  ['Running the monthly call myself from January', '2027-01-15'],
  ['Ask the board by 15 January', '2027-01-15'],
  ['Show it in March, twice', '2027-03-15'],
  ['Draw it before 2027-02-05.', '2027-02-05'],
  ['Write two pages in 3 weeks', '2026-12-11'],
  ['Read one page on Monday', '2026-11-23'],
  ['Sit in on the monthly meeting from time to time', '2026-12-04'],
  ['Draw it', '2026-12-04'],
])('the day that an own action names is the one proposed: %s', (act, due) => {
  expect(addOwn({ ...nowOf(), today: '2026-11-20' }, { act }).due).toBe(due);
});
