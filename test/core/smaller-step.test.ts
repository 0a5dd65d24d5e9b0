import { describe, expect, test } from 'vitest';
import { allBehaviours } from '../../src/core/ladder/find-in-ladder.js';
import { stepDay } from '../../src/core/plan/due-dates.js';
import {
  isSmallStep,
  needsWhoIsInTheWay,
  smallerStep,
  stepInWords,
} from '../../src/core/plan/smaller-step.js';
import { wholePhrase } from '../../src/core/plan/titles.js';
import { builtIn } from '../commands/ladder-facts.js';

const action = { title: 'Draw the map', act: 'draw the map with operations', fallback: null };

describe('a smaller step', () => {
  test('is what the action has for the case that things get difficult', () => {
    expect(smallerStep({ ...action, fallback: 'Ask for half an hour on one step.' })).toEqual({
      act: 'ask for half an hour on one step',
    });
  });

  test('is named after the whole action where its own words would be cut in the middle', () => {
    const titled = { title: 'Start a shared question list', act: 'start one' };
    const fallback = 'Write up the last three technical questions from users for the team.';
    expect(smallerStep({ ...titled, fallback })?.title).toBe(
      'Smaller: Start a shared question list',
    );
    const again = { title: 'Smaller: Start a shared question list', act: 'start one', fallback };
    expect(smallerStep(again)?.title).toBe('Smaller: Start a shared question list');
    const whole = 'Write up three questions, with the answers to each of them.';
    expect(smallerStep({ ...titled, fallback: whole })?.title).toBeUndefined();
  });

  test('is left to the person where the action has nothing for that case: beginning is no step', () => {
    expect(smallerStep(action)).toBeNull();
  });

  test('every action of the ladder has one, in a whole sentence', () => {
    const actions = allBehaviours(builtIn).flatMap(({ behaviour }) => behaviour.actions);
    expect(actions.length).toBeGreaterThan(100);
    for (const { title, act, fallback } of actions) {
      const step = smallerStep({ fallback, ...(title !== undefined && { title }) });
      expect(step?.act, act).toMatch(/^[a-z][^.]+$/);
      expect([...(step?.title ?? '')].length, act).toBeLessThanOrEqual(40);
      // No title stops in the middle of a phrase.
      expect(step?.title ?? wholePhrase(step?.act ?? ''), act).not.toBeNull();
    }
  });
});

test.each([
  [{ title: 'Draw the map', effort: '15 min' }, true],
  [{ title: 'Draw the map', effort: '30 min' }, false],
  [{ title: 'Draw the map', effort: '1 hour' }, false],
  [{ title: 'Draw the map' }, false],
  [{ title: 'Ask one person' }, true],
  [{ title: 'Mine', act: 'ask one person what they think' }, true],
  [{ title: 'Draw the map', effort: '5 min', fallback: 'ask one person' }, false],
])('%j is a small step already: %s', (small, expected) => {
  expect(isSmallStep(small)).toBe(expected);
});

test.each([
  ['I will ask operations', 'ask operations'],
  ['I’ll write the two lines', 'write the two lines'],
  ['go there', 'go there'],
  ['send back three comments', 'send back three comments'],
  ['', ''],
])('“%s” in own words is a step: %s', (words, act) => {
  expect(stepInWords(words)).toEqual({ act });
});

// 2026-12-15 is a Tuesday.
test.each([
  ['2026-12-14', '2026-12-18'],
  ['2026-12-15', '2026-12-21'],
  ['2026-12-16', '2026-12-21'],
  ['2026-12-17', '2026-12-21'],
  ['2026-12-18', '2026-12-22'],
  ['2026-12-13', '2026-12-17'],
  ['2026-12-22', '2026-12-28'],
])('a step taken on %s is due on %s', (today, day) => {
  expect(stepDay(today)).toBe(day);
});

test.each([
  ['ask my lead for half an hour', 'Backend Lead cancelled twice', true],
  ['write to two customers', 'the customer never answers', true],
  ['ask a colleague for five odd cases', 'my lead cancelled twice', false],
  ['draw it alone', 'my lead cancelled twice', false],
  ['ask my lead for half an hour', 'nothing is slipping, I am misleading myself', false],
  ['ask my lead for half an hour', undefined, false],
])('“%s” needs somebody who is in the way, as “%s” says: %s', (act, because, expected) => {
  expect(needsWhoIsInTheWay({ act }, because)).toBe(expected);
});
