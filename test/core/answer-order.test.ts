import { expect, test } from 'vitest';
import { answersOverTime } from '../../src/core/answers/answers-over-time.js';
import { currentAnswers } from '../../src/core/answers/counting-answers.js';
import { fold } from '../../src/core/journal/fold.js';
import type { Event } from '../../src/core/schema/events.schema.js';
import { testLadder } from './ladders.js';

test('a rating counts that was given after the assessment, though on an earlier day', () => {
  const ladder = testLadder();
  const id = 'l2-b1';
  const answers = ladder.levels.flatMap(({ behaviours }) =>
    behaviours.map((behaviour) => ({ behaviour: behaviour.id, answer: 4 as const })),
  );
  const envelope = (number: number, day: string) => ({
    v: 1 as const,
    id: `019b8d62-7a80-745a-8d2b-00000000000${number}`,
    at: `${day}T20:00:00.000Z`,
    day,
    ladder: ladder.id,
  });
  const events: Event[] = [
    {
      ...envelope(1, '2026-05-18'),
      type: 'assessment',
      ladderVersion: '1',
      sitting: 'a',
      answers,
      ownGuess: null,
      mentor: null,
      framework: null,
      result: { level: 2, confidence: 1, position: 2 },
    },
    // Somebody travelled west.
    {
      ...envelope(2, '2026-05-17'),
      type: 'checkin',
      sitting: 'c',
      ratings: [{ behaviour: id, answer: 1 }],
    },
  ];
  const state = fold(events, ladder.id);
  expect(currentAnswers(ladder, state, '2026-05-18')?.answers.get(id)).toBe(1);
  expect(answersOverTime(ladder, state, id, events).map(({ answer }) => answer)).toEqual([4, 1]);
});
