import { describe, expect, test } from 'vitest';
import { findLine } from '../../src/core/evidence/checkin-notes.js';
import { fold } from '../../src/core/journal/fold.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { eventsOn } from './events.js';

const stateOf = (...events: NewEvent[]) => fold(eventsOn('2026-11-21', events), 'test');

const answer = (question: string, value: number, sitting = 'd1'): NewEvent => ({
  type: 'answer',
  sitting,
  ladder: 'test',
  phase: 'placement',
  question,
  answer: value,
});
const placed: NewEvent = { type: 'placed', sitting: 'd1', ladder: 'test', level: 3 };
const assessment = (sitting: string, ladder = 'test'): NewEvent => ({
  type: 'assessment',
  ladder,
  ladderVersion: '1.0.0',
  sitting,
  answers: [{ behaviour: 'a', answer: 4 }],
  ownGuess: null,
  mentor: null,
  framework: null,
  result: { level: 1, confidence: 0.9, position: 1.1 },
});

test('“last” is the last note, never what was learnt at a check-in', () => {
  const events = eventsOn('2026-11-21', [
    { type: 'checkin', sitting: 'c1', ladder: 'test', note: 'Ask earlier' },
  ]);
  const journal = { events, state: fold(events, 'test') };
  expect(findLine(journal, 'note')).toMatchObject({ text: 'Ask earlier' });
  expect(() => findLine(journal, 'last')).toThrow(/no note/);
});

describe('a draft', () => {
  test('holds its answers in their order, with the day of the first', () => {
    expect(stateOf(answer('a', 2), answer('b', 3), answer('a', 4)).draft).toEqual({
      sitting: 'd1',
      since: '2026-11-21',
      placed: null,
      answers: [
        { question: 'a', phase: 'placement', answer: 2 },
        { question: 'b', phase: 'placement', answer: 3 },
        { question: 'a', phase: 'placement', answer: 4 },
      ],
    });
  });

  test('remembers that its stage was shown', () => {
    expect(stateOf(answer('a', 2), placed).draft?.placed).toBe(3);
  });

  test.each([
    ['is over when it is finished', [answer('a', 2), assessment('d1')]],
    [
      'is over when it is thrown away',
      [answer('a', 2), { type: 'discarded', sitting: 'd1', ladder: 'test' } as const],
    ],
  ])('%s', (_, events) => {
    expect(stateOf(...events).draft).toBeNull();
  });

  test('can still be taken up after another assessment, but no longer says the stage', () => {
    const { draft } = stateOf(answer('a', 2), placed, assessment('a1'));
    expect(draft?.answers).toHaveLength(1);
    expect(draft?.placed).toBeNull();
  });

  test('of another sitting waits until the one that was gone on with last is over', () => {
    const both = [answer('a', 2), placed, answer('b', 3, 'd2'), answer('c', 4)];
    const { draft } = stateOf(...both);
    expect(draft).toMatchObject({ sitting: 'd1', placed: 3, answers: [{}, { question: 'c' }] });
    const rest = stateOf(...both, assessment('d1'));
    expect(rest.draft).toMatchObject({ sitting: 'd2', answers: [{ question: 'b' }] });
    expect(stateOf(...both, assessment('d2')).draft).toMatchObject({ sitting: 'd1', placed: null });
  });
});

test('events for another ladder do not count', () => {
  expect(stateOf(assessment('a1', 'other')).assessments).toEqual([]);
});

describe('the plan', () => {
  const taken: NewEvent = {
    type: 'plan',
    ladder: 'test',
    nextCheckin: '2026-12-05',
    actions: [
      {
        id: 'x',
        status: 'active',
        behaviour: 'a',
        kind: 'exposure',
        cue: 'it rains',
        act: 'read',
        obstacle: null,
        fallback: null,
        doneWhen: 'the book is shut',
        due: '2026-12-21',
      },
    ],
  };

  test('keeps an action whole, and changes only what a later event names', () => {
    const { actions, nextCheckin } = stateOf(taken, {
      type: 'plan',
      ladder: 'test',
      actions: [{ id: 'x', status: 'done', because: 'it stopped raining' }],
    });
    expect(actions).toEqual([
      {
        id: 'x',
        status: 'done',
        behaviour: 'a',
        kind: 'exposure',
        title: '',
        cue: 'it rains',
        act: 'read',
        obstacle: null,
        fallback: null,
        doneWhen: 'the book is shut',
        due: '2026-12-21',
        since: '2026-11-21',
        until: '2026-11-21',
        stuck: 0,
        because: 'it stopped raining',
      },
    ]);
    expect(nextCheckin).toBe('2026-12-05');
  });

  test('keeps the target, and a check-in until another is named; null takes it off', () => {
    const plan = (change: Partial<Extract<NewEvent, { type: 'plan' }>>): NewEvent => ({
      type: 'plan',
      ladder: 'test',
      ...change,
    });
    expect(stateOf(taken, plan({ target: 4 }), plan({})).target).toBe(4);
    expect(stateOf(taken, plan({})).nextCheckin).toBe('2026-12-05');
    expect(stateOf(taken, plan({ nextCheckin: null })).nextCheckin).toBeNull();
  });
});

test('evidence is kept with its own day', () => {
  const { evidence } = stateOf({
    type: 'evidence',
    date: '2026-11-01',
    text: 'it worked',
    behaviours: ['a', 'b'],
  });
  expect(evidence).toMatchObject([
    { date: '2026-11-01', text: 'it worked', behaviours: ['a', 'b'] },
  ]);
});

test('an event about an unknown action changes nothing', () => {
  const change: NewEvent = { type: 'plan', ladder: 'test', actions: [{ id: 'x', status: 'done' }] };
  expect(stateOf(change).actions).toEqual([]);
});

describe('what came of an action', () => {
  const action = (id: string, behaviour: string | null) => ({
    ...{ id, behaviour, status: 'active' as const, kind: 'experience' as const, cue: '' },
    ...{ act: id, obstacle: null, fallback: null, doneWhen: null, due: null },
  });
  const taken: NewEvent = {
    type: 'plan',
    ladder: 'test',
    actions: [action('ask', 'b'), action('introduce', 'b'), action('own', null)],
  };
  const step = (fields: Partial<Extract<NewEvent, { type: 'checkin' }>>): NewEvent => ({
    ...{ type: 'checkin', sitting: 'c1', ladder: 'test' },
    ...fields,
  });
  const outcome = (id: string, how: 'done' | 'stuck' = 'done') =>
    step({ actions: [{ id, outcome: how }] });
  const told = (behaviours: string[], line: { action?: string } = {}) =>
    step({ evidence: [{ text: 'They talk', behaviours, ...line }] });
  const tied = (...events: NewEvent[]) =>
    stateOf(taken, ...events).evidence.map(({ actions }) => actions);

  test.each([
    ['named by the check-in', [told(['b'], { action: 'ask' })], ['ask']],
    [
      'asked for after the outcome, in a journal that names no action',
      [outcome('ask'), outcome('introduce'), told(['b'])],
      ['introduce'],
    ],
    ['of an own action, without a behaviour', [outcome('own'), told([])], ['own']],
    ['about another behaviour', [outcome('ask'), told(['c'])], undefined],
    ['after an action that is stuck', [outcome('ask', 'stuck'), told(['b'])], undefined],
  ])('is a line %s', (_, events, actions) => {
    expect(tied(...events)).toEqual([actions]);
  });

  test('in a script is told by the behaviour, if one action alone has it', () => {
    const evidence = [{ text: 'They talk', behaviours: ['b'] }];
    const done = (...ids: string[]) => ids.map((id) => ({ id, outcome: 'done' as const }));
    const script = (...ids: string[]) => step({ actions: done(...ids), evidence, next: null });
    expect(tied(script('ask', 'own'))).toEqual([['ask']]);
    expect(tied(script('ask', 'introduce'))).toEqual([undefined]);
    // A script's line of another day is no answer to what was asked before.
    expect(tied(outcome('ask'), step({ evidence, next: null }))).toEqual([undefined]);
  });

  test('shares the sitting of the change that finished the action', () => {
    const done: NewEvent = {
      ...{ type: 'plan', ladder: 'test', sitting: 's1' },
      actions: [{ id: 'own', status: 'done' }],
    };
    const line = (sitting?: string): NewEvent => ({
      ...{ type: 'evidence', date: '2026-11-21', text: 'It hangs there', behaviours: [] },
      ...(sitting !== undefined && { sitting }),
    });
    expect(tied(done, line('s1'), line(), line('s2'))).toEqual([['own'], undefined, undefined]);
  });

  test('is no note beside a question of the assessment after which the action was closed', () => {
    const line = (text: string, behaviours: string[]): NewEvent => ({
      ...{ type: 'evidence', date: '2026-11-21', text, behaviours, sitting: 'd1' },
    });
    const done: NewEvent = {
      ...{ type: 'plan', ladder: 'test', sitting: 'd1' },
      actions: ['ask', 'own'].map((id) => ({ id, status: 'done' as const })),
    };
    const events = [
      ...[answer('a', 2), line('A week late', ['a']), answer('b', 4), line('They met', ['b'])],
      ...[assessment('d1'), done, line('They talk', ['b']), line('It hangs there', [])],
    ];
    expect(tied(...events)).toEqual([undefined, undefined, ['ask'], ['own']]);
  });
});
