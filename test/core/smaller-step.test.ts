import { describe, expect, test } from 'vitest';
import { allBehaviours } from '../../src/core/ladder/find-in-ladder.js';
import { isSmallStep, smallerStep, stepInWords } from '../../src/core/plan/smaller-step.js';
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

  test('every action of the ladder has one, in a whole sentence with a sign that it is done', () => {
    const actions = allBehaviours(builtIn).flatMap(({ behaviour }) => behaviour.actions);
    expect(actions.length).toBeGreaterThan(100);
    for (const { title, act, fallback } of actions) {
      const step = smallerStep({ fallback, ...(title !== undefined && { title }) });
      expect(step?.act, act).toMatch(/^[a-z][^.]+$/);
      expect(step?.doneWhen, act).toMatch(/\w/);
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
  ['I will ask operations', 'ask operations', 'the answer is in my notes'],
  ['I’ll write the two lines', 'write the two lines', 'a colleague has read it'],
  ['write to one person', 'write to one person', 'the answer is in my notes'],
  ['write two lines to one person', 'write two lines to one person', 'the answer is in my notes'],
  ['write down what to ask', 'write down what to ask', 'a colleague has read it'],
  ['Count one week of records', 'count one week of records', 'the figure is written down'],
  [
    'record myself explaining it for five minutes',
    'record myself explaining it for five minutes',
    'I have listened to it once and noted one thing to change',
  ],
  ['record the decision', 'record the decision', 'a colleague has read it'],
  ['go there', 'go there', 'I have done it once and noted what came of it'],
  ['', '', 'I have done it once and noted what came of it'],
])('“%s” is a step: %s, done when %s', (words, act, doneWhen) => {
  expect(stepInWords(words)).toEqual({ act, doneWhen });
});

test.each([
  [
    'record two minutes of my work and send the recording',
    'the people it is for have it, and have said so',
  ],
  ['record two minutes of my work', 'I have listened to it once and noted one thing to change'],
  ['agree with my lead on the day', 'what we agreed is in my notes'],
  ['write one small promise with its day into my calendar', 'it is in my calendar'],
  ['read my notes aloud in the next meeting', 'what they said is in my notes'],
  ['read one support case', 'I have written down what I found'],
  ['compare two designs', 'I have written down what I found'],
  ['draft the answer to one question', 'a colleague has read it'],
  ['answer one request with two sentences', 'the people it is for have it, and have said so'],
])('of “%s” one can tell that it is done: %s', (act, doneWhen) => {
  expect(stepInWords(act)).toEqual({ act, doneWhen });
});
