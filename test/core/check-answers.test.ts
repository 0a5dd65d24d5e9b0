import { describe, expect, test } from 'vitest';
import { checkAnswers } from '../../src/core/answers/check-answers.js';
import type { AnswersFile } from '../../src/core/schema/answers.schema.js';
import { testLadder } from './ladders.js';

const ladder = testLadder();
const file = (change: Partial<AnswersFile>): AnswersFile => ({
  ladder: 'test',
  answers: {},
  ...change,
});

describe('checkAnswers', () => {
  test('gives the answers in the order of the ladder, and what was said besides', () => {
    const checked = checkAnswers(
      file({
        answers: {
          'trust-1': 'no-opportunity',
          'trust-2': 'earlier',
          'listen-1': { rating: 'earlier' },
          'l2-b1': { rating: 5, evidence: ' Led the review ', statement: 'ignored' },
          'l1-b1': 1,
          'l1-b2': 'skip',
          'l1-b3': null,
          'l1-b4': { rating: null, evidence: 'Happened, not rated' },
          'l2-b2': { rating: 'skip', evidence: ' ' },
        },
        mentor: 'your lead',
        framework: '',
        ownGuess: 3,
      }),
      ladder,
      'a.json',
    );
    expect([...checked.answers]).toEqual([
      ['l1-b1', 1],
      ['l1-b2', 'skip'],
      ['l2-b1', 5],
      ['l2-b2', 'skip'],
      ['trust-1', 'no-opportunity'],
      ['trust-2', 'earlier'],
      ['listen-1', 'earlier'],
    ]);
    expect([...checked.evidence]).toEqual([
      ['l1-b4', 'Happened, not rated'],
      ['l2-b1', 'Led the review'],
    ]);
    expect(checked).toMatchObject({ mentor: 'your lead', framework: '', ownGuess: 3 });
  });

  test('an empty mentor or framework is none, and null says nothing', () => {
    const said = (mentor: string | null) => checkAnswers(file({ mentor }), ladder, 'a.json').mentor;
    expect([said(''), said(null)]).toEqual(['', null]);
  });

  test('what is left out was not answered', () => {
    expect(checkAnswers(file({}), ladder, 'a.json')).toEqual({
      answers: new Map(),
      evidence: new Map(),
      mentor: null,
      framework: null,
      ownGuess: null,
      by: null,
    });
  });

  test.each<[string, Partial<AnswersFile>, string]>([
    [
      'another ladder',
      { ladder: 'other' },
      'a.json: at ladder: found "other", allowed "test", the ladder in use',
    ],
    [
      'an unknown id, with the nearest',
      { answers: { 'l1-bb1': 3 } },
      'a.json: at answers.l1-bb1: found an id that the ladder does not have, allowed l1-b1 perhaps',
    ],
    [
      'an unknown id, far from all',
      { answers: { 'something-else-altogether': 3 } },
      'a.json: at answers.something-else-altogether: found an id that the ladder does not have, allowed the ids that career-coach ladder lists',
    ],
    [
      'an id that is no plain key',
      { answers: { 'l1 b1': 3 } },
      'a.json: at answers["l1 b1"]: found an id that the ladder does not have, allowed l1-b1 perhaps',
    ],
    [
      'the id of a level',
      { answers: { constructor: 3 } },
      'a.json: at answers.constructor: found an id that the ladder does not have, allowed the ids that career-coach ladder lists',
    ],
    [
      'a rating above the scale',
      { answers: { 'l1-b1': 9 } },
      'a.json: at answers.l1-b1: found 9, allowed 1 to 5, "earlier", "no-opportunity", "skip" or null',
    ],
    [
      'a rating below the scale, with evidence',
      { answers: { 'l1-b1': { rating: 0, evidence: 'x' } } },
      'a.json: at answers.l1-b1.rating: found 0, allowed 1 to 5, "earlier", "no-opportunity", "skip" or null',
    ],
    [
      'a guess above the levels',
      { ownGuess: 4 },
      'a.json: at ownGuess: found 4, allowed 1 to 3, or null',
    ],
    [
      'several things',
      { answers: { 'l1-b1': -1, 'l1-b2': 6 }, ownGuess: 0 },
      'a.json: at answers.l1-b1: found -1, allowed 1 to 5, "earlier", "no-opportunity", "skip" or null; at answers.l1-b2: found 6, allowed 1 to 5, "earlier", "no-opportunity", "skip" or null; at ownGuess: found 0, allowed 1 to 3, or null',
    ],
  ])('refuses %s', (_, change, message) => {
    let thrown: unknown;
    try {
      checkAnswers(file(change), ladder, 'a.json');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'invalid-input', exitCode: 2, message });
    expect(thrown).toHaveProperty('next.length', 1);
  });
});
