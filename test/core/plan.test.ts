import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/core/ladder/answers.js';
import { findGaps } from '../../src/core/placement/gaps.js';
import {
  ownAction,
  roomFor,
  sentenceOf,
  suggestActions,
  suggestFor,
  takeAction,
} from '../../src/core/plan/suggestions.js';
import { ladderSchema } from '../../src/core/schema/ladder.schema.js';
import type { Action } from '../../src/core/schema/report.schema.js';
import { testLadder } from './ladders.js';

const ladder = testLadder(4, 4);
const gapsFor = (stage: number, answers: Record<string, Answer>) =>
  findGaps(ladder, stage, new Map(Object.entries(answers)));
const ids = (suggestions: readonly { action: Action }[]) =>
  suggestions.map(({ action }) => action.id);

const kept = (id: string, status: Action['status'], behaviour: string | null = null): Action => ({
  id,
  status,
  behaviour,
  title: 'T',
  cue: 'c',
  act: 'a',
  obstacle: null,
  fallback: null,
  doneWhen: null,
  kind: 'experience',
  due: null,
});

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
        const open = findGaps(of, 1, new Map(names.map((id) => [id, 2])));
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
      'listen-2': 1,
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

  test('without a mentor the fourth is to ask for one, unless that was settled before', () => {
    const gaps = gapsFor(1, { 'l1-b1': 3, 'l1-b2': 3, 'l1-b3': 3, 'l1-b4': 3 });
    expect(ids(suggestActions(ladder, gaps, [], null))[3]).toBe('ask-for-mentor');
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

  test('a behaviour without an unused action gets one that is made from its statement', () => {
    const gaps = gapsFor(1, { 'listen-1': 1 });
    const used = [kept('listen-1-start', 'done', 'listen-1'), kept('listen-1', 'done', 'listen-1')];
    const [suggestion] = suggestActions(ladder, gaps, used, 'somebody');
    expect(suggestion?.action.id).toBe('listen-1-2');
    expect(sentenceOf(suggestion?.action ?? kept('', 'done'))).toBe(
      'When the next fitting occasion comes, I will do this on purpose: “Does listen 1”.',
    );
  });
});

test('an action that is made copies an example, each time another', () => {
  const looksLike = ['One page that is read.', 'One call that is answered.'];
  const statement = 'Writes to people.';
  const made = testLadder(2, 1);
  const bare = {
    ...made,
    levels: made.levels.map((level) => ({
      ...level,
      behaviours: level.behaviours.map((one) => ({ ...one, actions: [], looksLike, statement })),
    })),
  };
  const [gap] = findGaps(bare, 1, new Map([['l1-b1', 2]]));
  if (gap === undefined) throw new Error('no gap');
  const known = new Set<string>();
  const acts = Array.from({ length: 3 }, () => {
    const { action } = suggestFor(bare, gap, known);
    known.add(action.id);
    return `${action.id}: ${action.act}`;
  });
  const purpose = 'do this on purpose: “Writes to people”, so that it looks like';
  expect(acts).toEqual([
    `l1-b1: ${purpose} “One page that is read”`,
    `l1-b1-2: ${purpose} “One call that is answered”`,
    `l1-b1-3: ${purpose} “One page that is read”`,
  ]);
});

test('ids that are made fit into the journal, however long the behaviour’s id is', () => {
  const long = 'x'.repeat(60);
  const gap = { behaviour: long, statement: 'Does it.', rating: 2, noOpportunity: false };
  const known = new Set([long]);
  const { action } = suggestFor(ladder, { ...gap, foundation: true, reason: 'foundation' }, known);
  expect(action.id).toBe(`${'x'.repeat(58)}-2`);
});

test('a taken action is active and due after its days', () => {
  const gaps = gapsFor(1, { 'l1-b1': 3 });
  const [suggestion] = suggestActions(ladder, gaps, [], 'somebody');
  if (suggestion === undefined) throw new Error('no suggestion');
  expect(takeAction(suggestion, '2026-11-21')).toMatchObject({
    id: 'l1-b1-habit',
    behaviour: 'l1-b1',
    status: 'active',
    due: '2026-12-04',
  });
});

test('an action of one’s own gets a short id from its words', () => {
  expect(ownAction('Read the RFCs, weekly!', []).id).toBe('own-read-the-rfcs');
  expect(ownAction('Read the RFCs now', [kept('own-read-the-rfcs', 'done')]).id).toBe(
    'own-read-the-rfcs-2',
  );
  expect(ownAction('日本語', []).id).toBe('own-action');
});

test('three actions at most are active', () => {
  expect(roomFor([])).toBe(3);
  expect(roomFor([kept('a', 'active'), kept('b', 'done'), kept('c', 'active')])).toBe(1);
  expect(roomFor(['a', 'b', 'c', 'd'].map((id) => kept(id, 'active')))).toBe(0);
});
