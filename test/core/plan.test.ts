import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/core/answers.js';
import { findGaps } from '../../src/core/gaps.js';
import { ownAction, roomFor, sentenceOf, suggestActions, takeAction } from '../../src/core/plan.js';
import type { Action } from '../../src/core/report.schema.js';
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
  cue: 'c',
  act: 'a',
  obstacle: null,
  fallback: null,
  doneWhen: null,
  kind: 'experience',
  due: null,
});

describe('suggestActions', () => {
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
      'When the next fitting occasion comes, I will do this on purpose: “Does listen 1.”.',
    );
  });
});

test('a taken action is active and due after its days', () => {
  const gaps = gapsFor(1, { 'l1-b1': 3 });
  const [suggestion] = suggestActions(ladder, gaps, [], 'somebody');
  if (suggestion === undefined) throw new Error('no suggestion');
  expect(takeAction(suggestion, '2026-11-21')).toMatchObject({
    id: 'l1-b1-habit',
    behaviour: 'l1-b1',
    status: 'active',
    due: '2026-12-05',
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
