import { describe, expect, test } from 'vitest';
import { CoachError } from '../../src/core/base/errors.js';
import {
  agendaOf,
  isStuckTooOften,
  needsNewDate,
  nextActionFor,
  obstacleTold,
  replacementFor,
  withTold,
} from '../../src/core/checkin/agenda.js';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { checkinEvent } from '../../src/core/checkin/checkin-event.js';
import { idleOrNoted, idleWeeks } from '../../src/core/checkin/idle-weeks.js';
import { dueBefore, nextCheckin, usualCheckin } from '../../src/core/checkin/next-checkin.js';
import { openCheckin } from '../../src/core/checkin/open-checkin.js';
import { correctedSince } from '../../src/core/checkin/rated-since.js';
import { fold } from '../../src/core/journal/fold.js';
import type { Answer } from '../../src/core/ladder/answers.js';
import { offeredAnew } from '../../src/core/plan/parked-to-offer.js';
import { planEvent } from '../../src/core/plan/plan-event.js';
import { planNow } from '../../src/core/plan/plan-now.js';
import { isAssessmentOld, isCheckinDue } from '../../src/core/report/due.js';
import { buildReport } from '../../src/core/report/report.js';
import type { CheckinFile } from '../../src/core/schema/checkin.schema.js';
import { checkinFileSchema } from '../../src/core/schema/checkin.schema.js';
import type { KeptAction, NewEvent } from '../../src/core/schema/events.schema.js';
import { eventsOn } from './events.js';
import { cleanAnswers, testLadder } from './ladders.js';

const ladder = testLadder(4, 4);
const answers = (change: Record<string, Answer> = {}) =>
  new Map<string, Answer>([...cleanAnswers(ladder, 2), ...Object.entries(change)]);
const assessment = (change: Record<string, Answer> = {}) =>
  assessmentEvent(ladder, {
    sitting: 'a1',
    answers: answers(change),
    ownGuess: null,
    mentor: 'somebody',
    framework: null,
  });
const action = (id: string, change: Partial<KeptAction> = {}): KeptAction => ({
  id,
  status: 'active',
  behaviour: 'l3-b1',
  act: `act ${id}`,
  ...change,
});
const plan = (...actions: KeptAction[]) => planEvent(ladder, { actions });
const checkin = (
  sitting: string,
  said: Omit<Extract<NewEvent, { type: 'checkin' }>, 'type' | 'sitting' | 'ladder'>,
): NewEvent => ({ type: 'checkin', sitting, ladder: ladder.id, ...said });

/** Events by day, as a life brings them. */
const life = (days: Readonly<Record<string, readonly NewEvent[]>>) =>
  fold(
    Object.entries(days).flatMap(([day, events]) => eventsOn(day, events)),
    ladder.id,
  );
const today = '2026-11-28';

describe('the agenda', () => {
  test('at first: since the assessment, all active actions, a held behaviour nearest to the stage', () => {
    const state = life({
      '2026-10-17': [
        assessment(),
        plan(action('one'), action('two'), action('wait', { status: 'queued' })),
      ],
    });
    const agenda = agendaOf(ladder, state, today, 's1');
    expect(agenda).toMatchObject({
      since: '2026-10-17',
      learnt: null,
      changed: { done: [], dropped: [], evidence: [] },
      rerate: [],
      confirm: { behaviour: 'l2-b1', answer: 4 },
    });
    expect(agenda.actions.map(({ id }) => id)).toEqual(['one', 'two']);
  });

  test('opens with the last note and the changes since', () => {
    const state = life({
      '2026-11-07': [assessment(), plan(action('one'), action('two'), action('three'))],
      '2026-11-10': [checkin('s0', { note: 'ask early', next: '2026-11-14' })],
      '2026-11-14': [
        plan(action('four'), action('five'), action('six'), action('seven')),
        plan({ id: 'seven', status: 'done' }),
        checkin('s1', {
          actions: [
            { id: 'three', outcome: 'moved' },
            { id: 'four', outcome: 'done' },
            { id: 'five', outcome: 'dropped' },
          ],
          next: today,
        }),
        plan({ id: 'six', status: 'done' }),
      ],
      '2026-11-20': [
        plan({ id: 'one', status: 'done' }, { id: 'two', status: 'dropped' }),
        { type: 'evidence', date: '2026-11-19', text: 'it runs', behaviours: [] },
        // By when it was written down.
        { type: 'evidence', date: '2026-11-01', text: 'long ago', behaviours: ['l3-b1'] },
      ],
    });
    const agenda = agendaOf(ladder, state, today, 's2');
    expect(agenda.since).toBe('2026-11-14');
    expect(agenda.learnt).toEqual({ day: '2026-11-10', note: 'ask early' });
    const later = life({
      '2026-11-07': [assessment()],
      '2026-11-10': [checkin('s0', { note: 'ask early', next: '2026-11-14' })],
      '2026-11-14': [checkin('s1', { actions: [], next: '2026-11-17' })],
      '2026-11-17': [checkin('s2', { actions: [], next: today })],
    });
    expect(agendaOf(ladder, later, today, 's3').learnt).toBeNull();
    // Four, five and seven were told at the last check-in; six was done after it, on the same day.
    expect(agenda.changed.done.map(({ id }) => id)).toEqual(['one', 'six']);
    expect(agenda.changed.dropped.map(({ id }) => id)).toEqual(['two']);
    expect(agenda.changed.evidence.map(({ text }) => text)).toEqual(['it runs', 'long ago']);
    // The assessment knew what was done before it.
    expect(agenda.noted).toEqual([]);
  });

  test('tells what was logged on the day of the last check-in after it, not what was shown or said in it', () => {
    const line = (text: string): NewEvent => ({
      type: 'evidence',
      date: '2026-11-14',
      text,
      behaviours: [],
    });
    // Between the ids of both lines, as ids that begin with the time are.
    const sitting = '20261114-0001';
    const state = life({
      '2026-11-07': [assessment()],
      '2026-11-14': [
        line('logged before it'),
        checkin(sitting, { evidence: [{ text: 'said in it', behaviours: [] }], next: today }),
        line('logged after it'),
      ],
    });
    expect(agendaOf(ladder, state, today, 's2').changed.evidence.map(({ text }) => text)).toEqual([
      'logged after it',
    ]);
  });

  test('tells nothing that a check-in recorded: what was stuck and let go, a line of the first of two', () => {
    const state = life({
      '2026-11-07': [assessment(), plan(action('one'))],
      '2026-11-14': [
        checkin('s1', {
          actions: [{ id: 'one', outcome: 'stuck' }],
          evidence: [{ text: 'said in it', behaviours: [] }],
        }),
        plan({ id: 'one', status: 'dropped' }),
        checkin('s2', { note: 'a second of the day', next: today }),
      ],
      [today]: [checkin('s3', { evidence: [{ text: 'before it was left', behaviours: [] }] })],
    });
    expect(agendaOf(ladder, state, today, 's3').changed).toEqual({
      done: [],
      dropped: [],
      evidence: [],
      views: [],
    });
  });

  test('tells nothing of its own that was said on the day before, where it goes on on the next', () => {
    const state = life({
      '2026-11-07': [assessment(), plan(action('one'))],
      '2026-11-14': [
        checkin('s1', {
          actions: [{ id: 'one', outcome: 'done' }],
          evidence: [{ text: 'said in it', behaviours: [] }],
        }),
        plan({ id: 'one', status: 'done' }),
      ],
      [today]: [checkin('s1', { note: 'learnt on the day after' })],
    });
    const agenda = agendaOf(ladder, state, today, 's1');
    expect(agenda.changed).toEqual({ done: [], dropped: [], evidence: [], views: [] });
    // The page that opens it again begins with it.
    expect(withTold(agenda, state, 's1').changed).toMatchObject({
      done: [{ id: 'one' }],
      evidence: [{ text: 'said in it' }],
    });
    expect(withTold(agenda, state, 's2')).toEqual(agenda);
  });

  test('does not ask again about answers of this sitting', () => {
    const state = life({
      '2026-10-17': [assessment(), plan(action('one'), action('two', { behaviour: 'l3-b2' }))],
      [today]: [
        checkin('s1', { actions: [{ id: 'one', outcome: 'done' }] }),
        checkin('s1', { ratings: [{ behaviour: 'l3-b1', answer: 3 }] }),
      ],
    });
    const here = agendaOf(ladder, state, today, 's1');
    expect(here.actions.map(({ id }) => id)).toEqual(['two']);
    expect(here.changed.done).toEqual([]);
    expect(here.rerate).toEqual([]);
    expect(here.confirm?.behaviour).toBe('l2-b1');
    const confirmed = life({
      '2026-10-17': [assessment()],
      [today]: [checkin('s1', { ratings: [{ behaviour: 'l2-b1', answer: 4 }] })],
    });
    expect(agendaOf(ladder, confirmed, today, 's1').confirm).toBeNull();
  });

  test.each<Answer>([2, 3, 4, 'no-opportunity', 'earlier'])(
    'asks anew about a behaviour whose action was done, from the last answer: %s',
    (before) => {
      const state = life({
        '2026-11-07': [assessment({ 'l3-b1': before }), plan(action('one'))],
        '2026-11-20': [plan({ id: 'one', status: 'done' })],
      });
      expect(agendaOf(ladder, state, today, 's1').rerate).toEqual([
        { behaviour: 'l3-b1', statement: 'Does l3-b1.', answer: before },
      ]);
    },
  );

  test('what was in the way stays with a stuck action until it moves', () => {
    const stuckFirst = {
      '2026-11-07': [assessment(), plan(action('one'))],
      '2026-11-10': [
        checkin('s0', { actions: [{ id: 'one', outcome: 'stuck' }] }),
        plan({ id: 'one', because: 'no access' }),
      ],
    };
    const reasonAfter = (...events: NewEvent[]) =>
      life({ ...stuckFirst, '2026-11-20': events }).actions.map(({ because }) => because);
    const outcome = (how: 'stuck' | 'moved' | 'dropped') =>
      checkin('s1', { actions: [{ id: 'one', outcome: how }] });
    expect(reasonAfter()).toEqual(['no access']);
    expect(reasonAfter(outcome('stuck'))).toEqual(['no access']);
    expect(reasonAfter(plan({ id: 'one', status: 'queued' }))).toEqual(['no access']);
    expect(reasonAfter(outcome('moved'))).toEqual([undefined]);
    expect(reasonAfter(outcome('dropped'), plan({ id: 'one', because: 'moved team' }))).toEqual([
      'moved team',
    ]);
    const parked = plan({ id: 'one', status: 'queued' });
    expect(reasonAfter(parked, plan({ id: 'one', status: 'active' }))).toEqual([undefined]);
    // Written whole, as an assessment takes it from the queue.
    const [whole] = life(stuckFirst).actions.map(
      ({ since: _, until: __, stuck: ___, ...all }) => all,
    );
    expect(reasonAfter(parked, plan({ id: 'one', ...whole, status: 'active' }))).toEqual([
      undefined,
    ]);
    const letGo = plan({ id: 'one', status: 'dropped', because: 'moved team' });
    expect(reasonAfter(letGo, plan({ id: 'one', status: 'active' }))).toEqual([undefined]);
  });

  test('a behaviour is rated anew once for each time that its actions were done', () => {
    const before = { '2026-11-07': [assessment(), plan(action('one'), action('two'))] };
    const done = plan({ id: 'one', status: 'done' }, { id: 'two', status: 'done' });
    const rated = checkin('s0', { ratings: [{ behaviour: 'l3-b1', answer: 3 }], next: today });
    const rerate = (days: Record<string, readonly NewEvent[]>) =>
      agendaOf(ladder, life({ ...before, ...days }), today, 's1').rerate.length;
    expect(rerate({ '2026-11-20': [done] })).toBe(1);
    expect(rerate({ '2026-11-20': [done], '2026-11-21': [rated] })).toBe(0);
    expect(rerate({ '2026-11-20': [rated], '2026-11-21': [done] })).toBe(1);
    expect(rerate({ '2026-11-20': [done], '2026-11-21': [assessment()] })).toBe(0);
  });

  test('of held behaviours the longest unconfirmed is asked about: by rating or by evidence', () => {
    const evidence = (behaviour: string): NewEvent => ({
      type: 'evidence',
      date: '2026-10-24',
      text: 'seen',
      behaviours: [behaviour],
    });
    const state = life({
      '2026-10-17': [assessment()],
      '2026-10-24': [
        evidence('l2-b1'),
        evidence('l2-b2'),
        checkin('s0', { ratings: [{ behaviour: 'l2-b3', answer: 4 }], next: today }),
      ],
    });
    expect(agendaOf(ladder, state, today, 's1').confirm?.behaviour).toBe('l2-b4');
    const nothing = life({ [today]: [assessment()] });
    expect(agendaOf(ladder, nothing, today, 's1').confirm).toBeNull();
  });

  test('asks first, and instead, about the latest two that notes are about: neither planned nor held', () => {
    const note = (text: string, ...behaviours: string[]): NewEvent => ({
      ...{ type: 'evidence', date: '2026-11-20', text, behaviours },
    });
    const notes = [
      note('first', 'l4-b1'),
      note('of the plan, and of what is done', 'l3-b1', 'l2-b1'),
      note('twice', 'l3-b3', 'l3-b2'),
      note('rated since', 'l4-b2'),
      note('last', 'l3-b2'),
    ];
    const state = (...later: NewEvent[]) =>
      life({
        '2026-10-01': [assessment({ 'l3-b2': 2 }), plan(action('one'))],
        '2026-10-17': [note('told', 'l4-b3'), checkin('s0', { note: 'n', next: today })],
        '2026-11-20': [
          ...notes,
          checkin('fix', { ratings: [{ behaviour: 'l4-b2', answer: 3 }], next: today }),
        ],
        [today]: later,
      });
    const agenda = (...later: NewEvent[]) => {
      const { noted, confirm } = agendaOf(ladder, state(...later), today, 's1');
      return [...noted.map(({ behaviour, note: { text } }) => [behaviour, text]), confirm];
    };
    expect(agenda()).toEqual([['l3-b2', 'last'], ['l3-b3', 'twice'], null]);
    // No others follow those that are rated, or put off.
    const rated = checkin('s1', { ratings: [{ behaviour: 'l3-b2', answer: 4 }] });
    expect(agenda(rated)).toEqual([['l3-b3', 'twice'], null]);
    expect(agenda(rated, planEvent(ladder, { sitting: 's1', asked: ['l3-b3'] }))).toEqual([null]);
    // What is told at one check-in isn't asked at the next.
    expect(agenda(checkin('s0b', { next: today }))).toEqual([
      expect.objectContaining({ behaviour: 'l2-b2' }),
    ]);
  });

  test('tells what was corrected since, from what it was', () => {
    const correct = (sitting: string, ...answers: number[]): NewEvent[] =>
      answers.map((answer, index) =>
        checkin(`${sitting}${index}`, { ratings: [{ behaviour: 'l3-b1', answer }], next: today }),
      );
    const events = (...later: NewEvent[]) => [
      ...eventsOn('2026-10-17', [assessment({ 'l3-b1': 2 }), ...correct('x', 1)]),
      ...eventsOn('2026-10-20', [checkin('s0', { note: 'n', next: today })]),
      ...eventsOn('2026-10-21', later),
    ];
    const told = (...later: NewEvent[]) =>
      correctedSince(ladder, events(...later), fold(events(...later), ladder.id), 's1');
    expect(told(...correct('y', 2, 3))).toEqual([{ behaviour: 'l3-b1', from: 1, answer: 3 }]);
    expect(told(...correct('y', 2, 1))).toEqual([]);
    // So was what this one was told before it was left.
    const left = checkin('s1', { ratings: [{ behaviour: 'l3-b1', answer: 4 }] });
    expect(told(left)).toEqual([{ behaviour: 'l3-b1', from: 1, answer: 4 }]);
    expect(told(...correct('y', 2), checkin('s2', { note: 'told', next: today }))).toEqual([]);
  });

  test('a behaviour that is rated anyway is not asked about twice', () => {
    const done = { status: 'done' as const, behaviour: 'l2-b1' };
    const state = life({ '2026-10-17': [assessment(), plan(action('one', done))] });
    const agenda = agendaOf(ladder, state, today, 's1');
    expect(agenda.rerate.map(({ behaviour }) => behaviour)).toEqual(['l2-b1']);
    expect(agenda.confirm?.behaviour).toBe('l2-b2');
  });

  test.each([
    ['at the next check-in', '2026-10-31', [], true],
    ['at the third, before six weeks are over', '2026-10-31', ['2026-11-07', '2026-11-14'], true],
    ['after six weeks, with one check-in between', '2026-10-17', ['2026-11-07'], true],
    ['after both', '2026-10-17', ['2026-11-07', '2026-11-14'], false],
  ])('what is wanted another time rests: %s', (_, day, between, rests) => {
    const done = { status: 'done' as const, behaviour: 'l3-b1' };
    const state = life({
      '2026-08-01': [assessment(), plan(action('one', done))],
      [day]: [
        planEvent(ladder, { sitting: 's0', asked: ['l3-b1', 'l2-b1'] }),
        checkin('s0', { next: today }),
      ],
      ...Object.fromEntries(between.map((one) => [one, [checkin(one, { next: today })]])),
    });
    // Of the others there is news, so that nothing else is asked about.
    const behaviours = [...answers()]
      .filter(([id, answer]) => answer === 4 && id !== 'l2-b1')
      .map(([id]) => id);
    const evidence = [{ id: 'e1', date: today, text: 'seen', behaviours }];
    const { rerate, confirm } = agendaOf(ladder, { ...state, evidence }, today, 's1');
    expect(rerate.map(({ behaviour }) => behaviour)).toEqual(rests ? [] : ['l3-b1']);
    expect(confirm?.behaviour).toBe(rests ? undefined : 'l2-b1');
  });
});

describe('a check-in that was left', () => {
  const opened = (day: string, ...events: NewEvent[]) => {
    const written = eventsOn(today, events);
    return openCheckin(ladder, written, fold(written, ladder.id), { today: day, rhythm: 14 });
  };
  const said = checkin('s1', { note: 'ask' });
  const moved = checkin('s1', { actions: [{ id: 'one', outcome: 'moved' }] });
  const place = (...asked: string[]) => planEvent(ladder, { sitting: 's1', asked });

  test('goes on until half the rhythm is over; a finished one does not', () => {
    const left = { sitting: 's1', day: today, unfinished: null };
    expect(opened(today, assessment(), said)).toMatchObject(left);
    expect(opened('2026-12-05', assessment(), said)).toMatchObject(left);
    expect(opened('2026-12-06', assessment(), said)).toBeNull();
    expect(opened('2026-12-05', assessment(), place('one'))).toMatchObject(left);
    expect(opened('2026-12-06', assessment(), place('one'))).toBeNull();
    expect(opened(today, assessment(), said, checkin('s1', { next: '2026-12-12' }))).toBeNull();
    expect(opened(today, assessment())).toBeNull();
  });

  test('goes on after what was asked, with the action in the middle of which it was left', () => {
    expect(opened(today, assessment(), moved)?.unfinished).toEqual({ id: 'one', outcome: 'moved' });
    const later = opened(today, assessment(), moved, place('one', 'two'));
    expect(later).toEqual({ sitting: 's1', day: today, asked: ['one', 'two'], unfinished: null });
    const state = life({ '2026-11-07': [assessment(), plan(action('one'), action('two'))] });
    const agenda = agendaOf(ladder, state, today, 's1', new Set(['one']));
    expect(agenda.actions.map(({ id }) => id)).toEqual(['two']);
  });

  test('goes on where nothing was written but the place, until it ends', () => {
    expect(opened(today, assessment(), place('one'))?.asked).toEqual(['one']);
    const end = planEvent(ladder, { sitting: 's1', nextCheckin: '2026-12-12' });
    expect(opened(today, assessment(), place('one'), end)).toBeNull();
  });
});

test('stuck twice in a row is too often; moving on, and parking, begin anew', () => {
  const before = { '2026-11-07': [assessment(), plan(action('one'))] };
  const stuck = checkin('s0', { actions: [{ id: 'one', outcome: 'stuck' }] });
  const moved = checkin('s0', { actions: [{ id: 'one', outcome: 'moved' }] });
  const tooOften = (...events: NewEvent[]) =>
    isStuckTooOften(life({ ...before, '2026-11-14': events }).actions[0] ?? { stuck: -1 });
  expect(tooOften(stuck)).toBe(false);
  expect(tooOften(stuck, stuck)).toBe(true);
  expect(tooOften(stuck, moved, stuck)).toBe(false);
  expect(tooOften(stuck, stuck, plan({ id: 'one', status: 'queued' }))).toBe(false);
  expect(tooOften(stuck, stuck, plan({ id: 'one', due: '2026-12-01' }))).toBe(true);
});

describe('what comes next', () => {
  const before = { '2026-11-07': [assessment(), plan(action('one'), action('two'))] };
  const own = action('mine', { behaviour: null });
  const done = (...ids: string[]) =>
    checkin('s1', { actions: ids.map((id) => ({ id, outcome: 'done' as const })) });

  test('is the next action for a behaviour, or of all', () => {
    const now = planNow(ladder, life({ ...before, [today]: [done('one', 'two')] }), today);
    expect(nextActionFor('l3-b2', now)).toMatchObject({ id: 'l3-b2-start', status: 'active' });
    expect(nextActionFor(null, now)).toMatchObject({ id: now.suggestions[0]?.action.id });
    expect(nextActionFor('l1-b1', now)).toBeNull();
  });

  test('is nothing that a smaller step or another action stands for', () => {
    const parked = plan({ id: 'one', status: 'queued' }, action('own-step', { insteadOf: 'one' }));
    const nextAfter = (...events: NewEvent[]) =>
      nextActionFor(null, planNow(ladder, life({ ...before, [today]: events }), today))?.id;
    expect(nextAfter(plan({ id: 'one', status: 'queued' }))).toBe('one');
    expect(nextAfter(parked)).not.toBe('one');
    expect(nextAfter(parked, plan({ id: 'own-step', status: 'dropped' }))).toBe('one');
  });

  test('is never what was stuck and swapped, though the other is done: another action for its behaviour is', () => {
    const swapped = plan(
      { id: 'one', status: 'queued' },
      action('l3-b2-habit', { behaviour: 'l3-b2', insteadOf: 'one' }),
    );
    const days = { ...before, [today]: [swapped], '2026-12-05': [done('two', 'l3-b2-habit')] };
    const state = life(days);
    const now = planNow(ladder, state, '2026-12-05');
    expect(nextActionFor('l3-b1', now)?.id).toBe('l3-b1-start');
    expect(nextActionFor(null, { ...now, suggestions: [] })).toBeNull();
    const { gaps = [] } = buildReport(ladder, state, '2026-12-05') ?? {};
    for (const decisive of [[], ['l3-b1']]) {
      const offered = offeredAnew(now, gaps, decisive, new Set()).map((one) => one.action.id);
      expect(offered).not.toContain('one');
    }
    // Parked anew by hand, for time, it may come back.
    const again = plan({ id: 'one', status: 'active' }, { id: 'one', status: 'queued' });
    const later = planNow(ladder, life({ ...days, '2026-12-12': [again] }), '2026-12-12');
    expect(nextActionFor('l3-b1', later)?.id).toBe('one');
  });

  test('after a smaller step is no rating, as long as the whole is open', () => {
    const step = action('own-step', { insteadOf: 'one' });
    const taken = plan({ id: 'one', status: 'queued' }, step);
    const rerated = (...events: NewEvent[]) =>
      agendaOf(ladder, life({ ...before, [today]: [taken, ...events] }), today, 's1').rerate;
    const stepDone = plan({ id: 'own-step', status: 'done' });
    expect(rerated(stepDone)).toEqual([]);
    expect(rerated(stepDone, plan({ id: 'one', status: 'active' }))).toEqual([]);
    for (const status of ['done', 'dropped'] as const) {
      expect(rerated(stepDone, plan({ id: 'one', status }))).toMatchObject([
        { behaviour: 'l3-b1' },
      ]);
    }
  });

  test('is never by itself what somebody had said in their own words and then unticked', () => {
    const unticked = planEvent(ladder, {
      actions: [action('own-ask-around', { behaviour: null, status: 'queued' })],
      declined: ['own-ask-around'],
    });
    const state = life({ ...before, [today]: [unticked], '2026-12-05': [assessment()] });
    const now = planNow(ladder, state, '2026-12-05');
    expect(nextActionFor(null, now)?.id).toBe('l3-b2-start');
    const { gaps = [] } = buildReport(ladder, state, '2026-12-05') ?? {};
    const offered = offeredAnew(now, gaps, [], new Set()).map((one) => one.action.id);
    expect(offered).not.toContain('own-ask-around');
  });

  test('is not what was declined, until it is taken', () => {
    const parked = plan({ id: 'one', status: 'queued' });
    const declined = planEvent(ladder, { declined: ['one'] });
    const nextAfter = (...events: NewEvent[]) =>
      nextActionFor(null, planNow(ladder, life({ ...before, [today]: events }), today))?.id;
    expect(nextAfter(parked, declined)).toBe('l3-b2-start');
    const again = plan({ id: 'one', status: 'active' }, { id: 'one', status: 'queued' });
    expect(nextAfter(parked, declined, again)).toBe('one');
    const suggested = planEvent(ladder, { declined: ['l3-b2-start'] });
    const next = planNow(ladder, life({ ...before, [today]: [suggested] }), today).suggestions;
    // Behind all else that the present level asks for, and before what can wait anyway.
    const asked = next.filter(({ gap, decides }) => decides || gap?.foundation === true);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.at(-1)?.action.id).toBe('l3-b2-start');
    expect(next.at(-1)?.action.id).not.toBe('l3-b2-start');
    const later = planNow(ladder, life({ ...before, [today]: [suggested] }), '2027-06-01');
    expect(later.suggestions[0]?.action.id).toBe('l3-b2-start');
    // With another assessment, all is offered anew.
    const anew = { ...before, [today]: [suggested], '2026-12-24': [assessment()] };
    const offered = planNow(ladder, life(anew), '2026-12-24');
    expect(offered.suggestions[0]?.action.id).toBe('l3-b2-start');
    expect(offered.declined.size).toBe(0);
  });

  test('does not lead again once it was declined, be it all that the present level asks for', () => {
    const now = (...events: NewEvent[]) =>
      planNow(ladder, life({ ...before, [today]: events }), today);
    const here = now().suggestions.flatMap(({ action, gap, decides }) =>
      decides || gap?.foundation ? action.id : [],
    );
    const declined = now(planEvent(ladder, { declined: here }));
    expect(here.length).toBeGreaterThan(0);
    expect(here).not.toContain(nextActionFor(null, declined)?.id);
    expect(here).toContain(declined.suggestions[1]?.action.id);
    // Nor after another action for the same behaviour.
    const [first] = now().suggestions;
    const again = now(planEvent(ladder, { declined: [first?.action.id ?? ''] }));
    expect(nextActionFor(first?.action.behaviour ?? '', now())?.id).toBe(first?.action.id);
    expect(nextActionFor(first?.action.behaviour ?? '', again)).toBeNull();
    const parked = plan({ id: 'one', status: 'queued' });
    expect(nextActionFor('l3-b1', now(parked))?.id).toBe('one');
    expect(
      nextActionFor('l3-b1', now(parked, planEvent(ladder, { declined: ['one'] }))),
    ).toBeNull();
  });

  test('for whoever stays at a level is nothing of the next one, as long as this level has something', () => {
    const foundations = (...events: NewEvent[]) =>
      planNow(ladder, life({ ...before, [today]: events }), today).suggestions.map(
        ({ gap }) => gap?.foundation === true,
      );
    const here = planNow(ladder, life(before), today).suggestions.flatMap(({ action, gap }) =>
      gap?.foundation ? action.id : [],
    );
    const stays = planEvent(ladder, { target: 2 });
    const declined = planEvent(ladder, { declined: here });
    const found = foundations(stays, declined);
    expect(found.filter(Boolean).length).toBe(here.length);
    expect(found.slice(0, here.length)).not.toContain(false);
  });

  test('an action counts its weeks from the day on which it was taken up again', () => {
    const days = {
      '2026-10-01': [assessment(), plan(action('one'))],
      '2026-10-08': [plan({ id: 'one', status: 'queued' })],
      [today]: [plan({ id: 'one', status: 'active' }), plan({ id: 'one', due: '2026-12-24' })],
    };
    expect(life(days).actions[0]).toMatchObject({ since: today });
  });

  test('is the larger action after its smaller step', () => {
    const step = action('own-step', { insteadOf: 'one' });
    const stuck = plan({ id: 'one', status: 'queued' }, step);
    const events = [stuck, plan({ id: 'own-step', status: 'done' })];
    const nextFor = (...all: NewEvent[]) =>
      nextActionFor(
        step.behaviour ?? '',
        planNow(ladder, life({ ...before, [today]: all }), today),
      );
    expect(nextFor(...events)).toMatchObject({ id: 'one', status: 'active' });
    expect(nextFor(stuck)?.id).not.toBe('one');
  });

  test('is nothing if there is no room', () => {
    const now = planNow(ladder, life({ ...before, [today]: [plan(own)] }), today);
    expect(nextActionFor('l3-b2', now)).toBeNull();
  });

  test.each([
    ['a few weeks after it was taken, it may still wait', '2026-11-07', [], null],
    ['four weeks without a word are long', '2026-10-31', [], 4],
    ['a word at a check-in starts anew', '2026-09-01', [{ day: '2026-11-10', id: 'one' }], null],
    ['a word long ago does not help', '2026-09-01', [{ day: '2026-10-01', id: 'one' }], 8],
    ['nor does one about another action', '2026-09-01', [{ day: '2026-11-10', id: 'two' }], 12],
  ] as const)('%s', (_, taken, words, weeks) => {
    const checkins = words.map(({ day, id }) => ({
      day,
      actions: [{ id, outcome: 'moved' as const }],
    }));
    const idle = { id: 'one', since: taken, due: null };
    expect(idleWeeks(idle, checkins, today)).toBe(weeks);
  });

  test.each([
    ['long past', '2026-10-30', 4],
    ['today', today, 4],
    ['tomorrow', '2026-11-29', null],
  ])('nobody asks what would help before its date: %s', (_, due, weeks) => {
    const idle = { id: 'one', since: '2026-10-31', due };
    expect(idleWeeks(idle, [], today)).toBe(weeks);
  });

  test.each([
    ['once it was asked, a new date changes nothing', '2026-10-03', 9],
    ['but progress since then does', '2026-09-19', null],
    ['and so does progress on that day', '2026-09-26', null],
  ])('%s', (_, told, weeks) => {
    const outcome = { id: 'one', outcome: 'moved' as const };
    const checkins = [{ day: '2026-09-26', actions: [outcome] }];
    const idle = { id: 'one', since: '2026-08-01', due: '2026-12-12' };
    expect(idleWeeks(idle, checkins, today, told)).toBe(weeks);
  });

  test.each([
    ['one of the behaviour, since it was taken', { date: '2026-11-05' }, null],
    ['one from before it was taken', { date: '2026-09-30' }, 8],
    ['somebody else’s', { date: '2026-11-05', fromReview: true as const }, 8],
    ['one of another behaviour', { date: '2026-11-05', behaviours: ['l4-b4'] }, 8],
  ])('is not idle by a note, also where an earlier check-in knew it: %s', (_, change, weeks) => {
    const state = life({ '2026-10-01': [assessment(), plan(action('one'))] });
    const [taken] = state.actions;
    if (taken === undefined) throw new Error('expected an action');
    const line = { id: 'e', text: 'seen', behaviours: ['l3-b1'], ...change };
    const idle = idleOrNoted(
      ladder,
      { ...taken, due: null },
      [],
      { ...state, evidence: [line] },
      today,
    );
    expect(idle).toEqual({ weeks, notes: weeks === null ? [line] : [] });
    const fresh = { ...line, date: today };
    expect(idleOrNoted(ladder, { ...taken, due: null }, [fresh], state, today)).toEqual({
      weeks: null,
      notes: [fresh],
    });
  });

  test.each([
    ['nothing', [], undefined],
    ['what was in the way of it', ['one'], 'not one'],
    ['or of a smaller step, later', ['one', 'step'], 'not step'],
    ['not of another action', ['two'], undefined],
    ['nor once it has moved', ['one', 'one moved'], undefined],
    ['but also when a smaller step has', ['one', 'step', 'step moved'], 'not one'],
  ])('an action comes back with what check-ins heard: %s', (_, told, because) => {
    const taken = plan(action('one'), action('two'), action('step', { insteadOf: 'one' }));
    const events = told.flatMap((words) => {
      const [id = '', moved] = words.split(' ');
      if (moved) return checkin('s2', { actions: [{ id, outcome: 'moved' }] });
      return [
        checkin('s1', { actions: [{ id, outcome: 'stuck' }] }),
        planEvent(ladder, { sitting: 's1', actions: [{ id, because: `not ${id}` }] }),
      ];
    });
    expect(obstacleTold('one', life({ [today]: [taken, ...events] }))).toBe(because);
  });

  test.each([
    ['active', '2026-11-27', true],
    ['active', '2026-11-28', true],
    ['active', '2026-11-29', false],
    ['active', null, false],
    ['queued', '2026-11-27', false],
    ['done', '2026-11-27', false],
  ] as const)('an action that is %s, due %s, needs a new date: %s', (status, due, needs) => {
    expect(needsNewDate({ status, due }, today)).toBe(needs);
  });
});

describe('replacementFor', () => {
  const state = life({ '2026-11-07': [assessment(), plan(action('l3-b1-start'))] });
  const report = buildReport(ladder, state, today);
  const gaps = { gaps: report?.gaps ?? [] };
  const [start] = state.actions;
  if (start === undefined) throw new Error('expected an action');
  const stuck = { ...start, cue: 'a session is planned' };
  const readyLadder = {
    ...ladder,
    levels: ladder.levels.map((level) => ({
      ...level,
      behaviours: level.behaviours.map((behaviour) => ({
        ...behaviour,
        actions: behaviour.actions.map((one) => ({
          ...one,
          now: one.id.endsWith('-habit'),
          cue: one.id.endsWith('-habit') ? 'I plan my week' : one.cue,
        })),
      })),
    })),
  };

  test('of one that waits for an occasion it is one that can begin without it', () => {
    const other = replacementFor(readyLadder, gaps, state.actions, stuck);
    expect(other?.action).toMatchObject({ id: 'l3-b1-habit', behaviour: 'l3-b1' });
    expect(replacementFor(ladder, gaps, state.actions, stuck)).toBeNull();
    const sameCue = { ...stuck, cue: 'I plan my week' };
    expect(replacementFor(readyLadder, gaps, state.actions, sameCue)).toBeNull();
  });

  test('takes no longer', () => {
    const timed = {
      ...readyLadder,
      levels: readyLadder.levels.map((level) => ({
        ...level,
        behaviours: level.behaviours.map((behaviour) => ({
          ...behaviour,
          actions: behaviour.actions.map((one) => ({ ...one, effort: 'half an hour' })),
        })),
      })),
    };
    const swapOf = (change: { effort?: string; step?: true }) =>
      replacementFor(timed, gaps, state.actions, { ...stuck, ...change })?.action.id;
    expect(swapOf({ effort: '15 min' })).toBeUndefined();
    expect(swapOf({ step: true })).toBeUndefined();
    for (const effort of ['30 min', '1 hour', 'an hour', '2 hours', 'half a day', '1 day', 'soon'])
      expect([effort, swapOf({ effort })]).toEqual([effort, 'l3-b1-habit']);
    expect(swapOf({})).toBe('l3-b1-habit');
  });

  test('of one that waits for nothing it is a generated one if the ladder has no more', () => {
    const used = ['start', 'habit', 'opening'].map((kind) => action(`l3-b1-${kind}`));
    const kept = life({ '2026-11-07': [assessment(), plan(...used)] }).actions;
    const ready = { ...stuck, id: 'l3-b1-habit' };
    expect(replacementFor(readyLadder, gaps, kept, ready)?.action.id).toBe('l3-b1-practise');
  });

  test('is none for an action of one’s own, and where no gap is left', () => {
    const of = (behaviour: string | null) => ({ ...stuck, behaviour });
    expect(replacementFor(ladder, gaps, state.actions, of(null))).toBeNull();
    expect(replacementFor(ladder, gaps, state.actions, of('l1-b1'))).toBeNull();
  });
});

test.each([
  [null, false],
  ['2026-11-27', true],
  ['2026-11-28', true],
  ['2026-11-29', false],
])('a check-in planned for %s is due: %s', (nextCheckin, due) => {
  expect(isCheckinDue({ nextCheckin, date: today })).toBe(due);
});

test('an assessment is old after six months', () => {
  const basis = { assessed: '2026-05-31', moved: [], old: [], outdated: false };
  expect(isAssessmentOld({ basis, date: '2026-11-29' })).toBe(false);
  expect(isAssessmentOld({ basis, date: '2026-11-30' })).toBe(true);
  expect(isAssessmentOld({ date: '2026-11-30' })).toBe(false);
});

describe('the next check-in', () => {
  const due = (day: string | null) => ({ status: 'active' as const, due: day });

  test.each([
    // Nine days are more than half of fourteen, six are not.
    ['2026-12-14', 14, '2026-12-23'],
    ['2026-12-17', 14, '2027-01-04'],
    ['2026-12-21', 28, '2027-01-18'],
    ['2026-12-09', 14, '2026-12-23'],
    ['2026-12-18', 14, '2027-01-04'],
  ])('is before Christmas or after New Year: from %s in %i days, %s', (from, rhythm, next) => {
    expect(usualCheckin({ rhythm, today: from })).toBe(next);
  });

  test.each([
    [null, '2026-12-14'],
    ['2026-11-21', '2026-12-14'],
    ['2027-01-10', '2027-01-11'],
  ])('follows the rhythm, unless check-ins rest: planned for %s, proposed %s', (planned, next) => {
    expect(usualCheckin({ planned, rhythm: 14, today })).toBe(next);
  });

  test.each([
    ['within the rhythm', ['2026-12-08', '2026-12-07'], '2026-12-07'],
    ['sooner, which would be too soon', ['2026-12-04'], '2026-12-07'],
    ['after it', ['2026-12-20'], '2026-12-14'],
    ['in the past, which cannot wait for the whole rhythm', ['2026-11-20'], '2026-12-07'],
    ['on a weekend', ['2026-12-06'], '2026-12-07'],
  ])('is on the day of the first action that is due: %s', (_, dues, next) => {
    expect(nextCheckin(dues.map(due), { rhythm: 14, today }).day).toBe(next);
  });

  test.each([
    ['as far as an action is due', '2026-12-21', '2026-12-21'],
    ['to its end on a working day, where nothing is due before', '2027-02-03', '2027-02-01'],
  ])('keeps a break: %s', (_, day, next) => {
    const facts = { planned: '2027-01-31', rhythm: 14, today };
    expect(nextCheckin([due(day)], facts).day).toBe(next);
  });

  test('names the action that it is earlier for, and none where it keeps to the rhythm', () => {
    const soon = due('2026-12-08');
    const facts = { rhythm: 14, today };
    expect(nextCheckin([due('2026-12-10'), soon], facts).due).toBe(soon);
    expect(nextCheckin([due('2026-12-20')], facts).due).toBeNull();
    // It is due before that day, which would be no reason for it.
    expect(nextCheckin([due('2026-12-04')], facts)).toEqual({ day: '2026-12-07', due: null });
  });

  test('names the first action that is due before it', () => {
    const soon = due('2026-12-08');
    const others = [due('2026-12-10'), soon, due(null), due('2026-11-28')];
    expect(dueBefore('2026-12-14', others, today)).toBe(soon);
    expect(dueBefore('2026-12-08', others, today)).toBeUndefined();
  });

  test('waits for no action that is parked or done, or has no date', () => {
    const actions = [
      { status: 'queued' as const, due: '2026-12-08' },
      { status: 'done' as const, due: '2026-12-08' },
      due(null),
    ];
    expect(nextCheckin(actions, { rhythm: 14, today }).day).toBe('2026-12-14');
    expect(dueBefore('2026-12-14', actions, today)).toBeUndefined();
  });
});

describe('checkinEvent', () => {
  const state = life({
    '2026-11-07': [assessment(), plan(action('one'), action('two', { behaviour: null }))],
  });
  const facts = {
    ladder,
    now: planNow(ladder, state, today),
    sitting: 's1',
    planned: null,
    rhythm: 14,
  };
  const event = (fields: CheckinFile) => checkinEvent(checkinFileSchema.parse(fields), facts);
  const failure = (fields: CheckinFile) => {
    try {
      event(fields);
    } catch (error) {
      if (error instanceof CoachError) return `${error.exitCode} ${error.message}`;
      throw error;
    }
    return 'no failure';
  };

  test('is one event with all answers', () => {
    expect(
      event({
        note: 'ask early',
        done: ['1'],
        stuck: ['two'],
        rate: { 'l3-b1': 3, 'l3-b2': 'no-opportunity', 'l2-b1': 'earlier' },
        evidence: { 'l3-b1': 'it runs', 'l1-b1,l1-b2': ['a', 'b, c'] },
        next: 'in 3 weeks',
        id: 'week-48',
      }),
    ).toEqual({
      type: 'checkin',
      sitting: 's1',
      ladder: 'test',
      key: 'test/week-48',
      note: 'ask early',
      actions: [
        { id: 'one', outcome: 'done' },
        { id: 'two', outcome: 'stuck' },
      ],
      ratings: [
        { behaviour: 'l3-b1', answer: 3 },
        { behaviour: 'l3-b2', answer: 'no-opportunity' },
        { behaviour: 'l2-b1', answer: 'earlier' },
      ],
      evidence: [
        { text: 'it runs', behaviours: ['l3-b1'] },
        { text: 'a', behaviours: ['l1-b1', 'l1-b2'] },
        { text: 'b, c', behaviours: ['l1-b1', 'l1-b2'] },
      ],
      next: '2026-12-19',
    });
  });

  test('evidence may name an action, by its number too', () => {
    expect(
      event({ evidence: { '1': 'it runs', two: 'they came', '2,l1-b1': 'both' } }),
    ).toMatchObject({
      evidence: [
        { text: 'it runs', behaviours: ['l3-b1'], action: 'one' },
        { text: 'they came', behaviours: [], action: 'two' },
        { text: 'both', behaviours: ['l1-b1'], action: 'two' },
      ],
    });
  });

  test('one behaviour is rated once, by whatever beginnings of its id', () => {
    const small = { ...facts, ladder: testLadder(4, 1) };
    expect(() => checkinEvent({ rate: { l3: 2, 'l3-b1': 5 } }, small)).toThrow(
      'l3-b1 is rated twice',
    );
    expect(checkinEvent({ rate: { l3: 2, l2: 5 } }, small).ratings).toHaveLength(2);
  });

  test('sets the usual day when none is named', () => {
    expect(event({ moved: ['one'], drop: ['two'] })).toEqual({
      type: 'checkin',
      sitting: 's1',
      ladder: 'test',
      actions: [
        { id: 'one', outcome: 'moved' },
        { id: 'two', outcome: 'dropped' },
      ],
      next: '2026-12-14',
    });
  });

  test('sets the day on which an action that goes on is due, if that is earlier', () => {
    const kept = [action('one', { due: '2026-12-08' }), action('two', { due: '2026-12-10' })];
    const now = { ...facts.now, kept: life({ [today]: [plan(...kept)] }).actions };
    const next = (fields: CheckinFile) => checkinEvent(fields, { ...facts, now }).next;
    expect(next({ moved: ['one'] })).toBe('2026-12-08');
    expect(next({ done: ['one'] })).toBe('2026-12-10');
    expect(next({ drop: ['one', 'two'] })).toBe('2026-12-14');
  });

  test.each<[string, CheckinFile, Partial<typeof facts>, string]>([
    ['stays where it was', {}, {}, '2026-11-20'],
    ['moves with a word about an action', { moved: ['one'] }, {}, '2026-12-14'],
    ['moves with a note', { note: 'ask early' }, {}, '2026-12-14'],
    ['moves where it is named', { next: 'in 3 weeks' }, {}, '2026-12-19'],
    ['is the usual one where none is planned', {}, { planned: null }, '2026-12-14'],
    ['stays without actions, too', {}, { now: { ...facts.now, kept: [] } }, '2026-11-20'],
  ])('after a rating alone, the date of the next check-in %s', (_, fields, other, next) => {
    const planned = { ...facts, planned: '2026-11-20', ...other };
    expect(checkinEvent({ rate: { 'l3-b1': 3 }, ...fields }, planned).next).toBe(next);
  });

  test.each<[CheckinFile, string]>([
    [{ done: ['on'], stuck: ['one'] }, '2 one has more than one outcome'],
    [{ done: ['onee'] }, '2 There is no action in your plan called "onee"; did you mean one?'],
    [
      { rate: { 'l3-b1': 6 } },
      "2 l3-b1 can't be rated 6, and nothing was saved: the scale goes from 1 to 5",
    ],
    [
      { rate: { 'l3-b1': 0 } },
      "2 l3-b1 can't be rated 0, and nothing was saved: the scale goes from 1 to 5",
    ],
    // The example with another rating would fail, too.
    [{ rate: { 'l9-b1': 9 } }, '2 There is no behaviour "l9-b1"; did you mean l1-b1'],
    [{ rate: { 'l9-b1': 3 } }, '2 There is no behaviour "l9-b1"; did you mean l1-b1'],
    [{ evidence: { nobody: 'x' } }, '2 There is no behaviour "nobody"'],
    [{ evidence: { 'l3-b1,': 'x' } }, '2 There is no behaviour ""'],
    [{ next: 'sometime' }, '2 "sometime" is not a date'],
    [{ next: 'yesterday' }, '2 yesterday (Fri 27 Nov 2026) is in the past'],
  ])('%j', (fields, message) => {
    expect(failure(fields)).toContain(message);
  });

  test('a wrong rating leads to all that there are', () => {
    expect(() => checkinEvent({ rate: { 'l3-b1': 6 } }, facts)).toThrow(
      expect.objectContaining({
        next: ['give 1 to 5, e for earlier, or 0 for no occasion: --rate l3-b1=4'],
      }),
    );
  });
});
