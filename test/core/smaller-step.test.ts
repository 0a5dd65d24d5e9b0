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
      doneWhen: 'the answer is in my notes',
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

  test('every action of the ladder has one, in a whole sentence; half of them with a sign that it is done', () => {
    const actions = allBehaviours(builtIn).flatMap(({ behaviour }) => behaviour.actions);
    expect(actions.length).toBeGreaterThan(100);
    const steps = actions.map((one) => smallerStep({ fallback: one.fallback }));
    const signs = steps.flatMap((step) => step?.doneWhen ?? []);
    expect(signs.length).toBeGreaterThan(actions.length / 2);
    // A sign stands alone on a mentor's page: nothing in it points back to the step.
    expect(signs.filter((sign) => /\b(?:it|they|them|this)\b|done it/.test(sign))).toEqual([]);
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
])('“%s” in own words is a step: %s, without a sign that it is done', (words, act) => {
  expect(stepInWords(words)).toEqual({ act, doneWhen: null });
});

test.each([
  ['agree with my lead on the day', 'what we agreed is in my notes'],
  ['write one small promise with its day into my calendar', 'the day is in my calendar'],
  ['read one support case', 'I have written down what I found'],
  ['read one support case and tell a colleague what surprised me', null],
  ['check the figures of one document and say which are unchecked', null],
  ['compare two designs', 'I have written down what I found'],
  ['draft the answer to one question', 'the text is written'],
  ['write down what to ask', 'the text is written'],
  ['write to one person', null],
  ['write two lines to one person', null],
  ['list who gains and who loses, and ask a colleague who is missing', null],
  ['count one week of records', 'the figure is written down'],
  ['draw the part that I run', 'what I drew is saved'],
  ['draw the part that I run, and ask whoever runs the rest', null],
  ['ask my lead who decides about money', 'the answer is in my notes'],
  ['ask three colleagues and write the answers down', 'the answer is in my notes'],
  ['ask for one closed case and write down its steps', null],
  ['ask a colleague to use my work while I watch', null],
  ['ask one person how to begin', 'the answer is in my notes'],
  ['add log lines around the place', null],
  ['send the team a list', null],
])('of “%s” one can tell that it is done: %s', (fallback, doneWhen) => {
  expect(smallerStep({ title: '', fallback })).toEqual({
    act: fallback,
    doneWhen,
  });
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
  expect(needsWhoIsInTheWay({ act, doneWhen: null }, because)).toBe(expected);
});
