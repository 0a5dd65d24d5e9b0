import { describe, expect, test } from 'vitest';
import type { State } from '../../src/core/journal/state.js';
import { findGaps } from '../../src/core/placement/gaps.js';
import { offerToChoose } from '../../src/core/plan/offer-to-choose.js';
import type { Suggestion } from '../../src/core/plan/suggestions.js';
import { suggestActions } from '../../src/core/plan/suggestions.js';
import { testLadder } from './ladders.js';

const ladder = testLadder(4, 4);
const answers = { 'l1-b1': 3, 'l1-b2': 3, 'l1-b3': 2, 'listen-1': 2, 'l2-b1': 2, 'l2-b2': 2 };
const gaps = findGaps(ladder, { stage: 1 }, new Map(Object.entries(answers)));
const suggestions = suggestActions(ladder, gaps, [], 'somebody');

interface Case {
  readonly declined?: readonly string[];
  readonly dropped?: readonly string[];
  readonly target?: number;
  readonly free?: number;
}

function offer(all: readonly Suggestion[], { declined = [], dropped = [], target, free }: Case) {
  const actions = all
    .filter(({ action }) => dropped.includes(action.id))
    .map(({ action }) => ({
      ...action,
      id: `${action.id}-before`,
      status: 'dropped' as const,
      since: '2026-01-05',
      until: '2026-02-02',
      stuck: 0,
    }));
  const state: Pick<State, 'actions' | 'declined' | 'target'> = {
    actions,
    declined: new Map(declined.map((id) => [id, '2026-02-02'])),
    target: target ?? null,
  };
  const { offered, wanted } = offerToChoose(all, state, free ?? 3);
  return { offered: offered.map(({ action }) => action.id), wanted };
}

const ofNext = suggestions.filter(({ gap }) => gap?.level === 2 && !gap.foundation);
const [first, second] = suggestions.map(({ action }) => action.id);
if (first === undefined || second === undefined) throw new Error('too few suggestions');

describe('offerToChoose', () => {
  test.each<[what: string, given: Case, wanted: readonly string[]]>([
    ['ticks one, though three fit', {}, [first]],
    ['ticks nothing in a full plan', { free: 0 }, []],
    ['ticks the next one where the first was declined', { declined: [first] }, [second]],
    ['ticks nothing for a behaviour whose action was dropped', { dropped: [first] }, [second]],
  ])('%s', (_, given, wanted) => {
    expect(offer(suggestions, given).wanted).toEqual(wanted);
  });

  test('ticks what others doubt, be it of the next level, where it leads the result', () => {
    const [next] = ofNext;
    if (next?.gap == null) throw new Error('nothing of the next level');
    const doubted = { ...next, isTowardsNext: false, gap: { ...next.gap, doubted: true as const } };
    const { offered, wanted } = offer([doubted, ...suggestions.filter((one) => one !== next)], {});
    expect([offered[0], ...wanted]).toEqual([next.action.id, next.action.id]);
  });

  test('ticks and shows first what can move the level, if it can begin now, and not a habit', () => {
    const [level, other] = suggestions.filter(({ gap }) => gap?.level === 1);
    const [habit] = suggestions.filter(({ gap }) => gap?.strand !== undefined);
    if (!(level?.gap && other && habit?.gap)) throw new Error('something is missing');
    const fell = { rating: 3, day: '2026-01-05' };
    const fellHabit = { ...habit, gap: { ...habit.gap, fell } };
    const ready = { ...other, now: true };
    const late = { ...level, now: false };
    const fellLate = { ...late, gap: { ...level.gap, fell } };
    const firstOf = (all: readonly Suggestion[]) => {
      const { offered, wanted } = offer(all, {});
      expect(wanted).toEqual(offered.slice(0, 1));
      return wanted[0];
    };
    expect(firstOf([habit, late, ready])).toBe(ready.action.id);
    expect(firstOf([fellHabit, ready])).toBe(ready.action.id);
    expect(firstOf([fellHabit, fellLate, ready])).toBe(fellLate.action.id);
    expect(firstOf([habit, late])).toBe(habit.action.id);
  });

  test('puts what can change the level before habits, or at the third place at the latest', () => {
    const [ofLevel] = suggestions.filter(({ gap }) => gap?.level === 1);
    const [habit] = suggestions.filter(({ gap }) => gap?.strand !== undefined);
    if (ofLevel?.gap == null || habit === undefined) throw new Error('something is missing');
    const habits = [1, 2, 3].map((number) => ({
      ...habit,
      action: { ...habit.action, id: `habit-${number}` },
    }));
    const [one = habit, two = habit, three = habit] = habits;
    const of = (all: readonly Suggestion[]) => offer(all, {}).offered.indexOf(ofLevel.action.id);
    expect(of([ofLevel, ...habits])).toBe(0);
    const later = { ...ofLevel, gap: { ...ofLevel.gap, foundation: false } };
    expect(of([one, two, later, three])).toBe(2);
  });

  test('offers all of them, and first what is ticked', () => {
    const { offered, wanted } = offer(suggestions, { declined: [first] });
    expect(offered.toSorted()).toEqual(suggestions.map(({ action }) => action.id).toSorted());
    expect(offered.indexOf(second)).toBeLessThan(offered.indexOf(first));
    expect(wanted).toEqual([offered[0]]);
  });

  test('what was parked leads the list without being ticked', () => {
    const [parked, ...others] = suggestions.toReversed();
    if (parked === undefined) throw new Error('nothing to park');
    const { offered, wanted } = offer([...others, { ...parked, isParked: true }], {});
    expect(offered[0]).toBe(parked.action.id);
    expect(wanted).not.toContain(parked.action.id);
    expect(wanted).toHaveLength(1);
  });

  test('what serves a target that was chosen stays among the first three', () => {
    const next = ofNext[0];
    if (next === undefined) throw new Error('nothing of the next level');
    const others = suggestions.filter((one) => !ofNext.includes(one));
    const early = [...others.slice(0, 2), next, ...others.slice(2)];
    expect(offer(early, { target: 2 }).offered.slice(0, 3)).toContain(next.action.id);
    expect(offer(early, {}).offered.slice(0, 3)).not.toContain(next.action.id);
  });
});
