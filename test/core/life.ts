import fc from 'fast-check';
import type { NewEvent } from '../../src/core/events.schema.js';

/** Lives for property tests: events of every kind, about the test ladder and now and then about another one. */

const behaviour = fc.constantFrom(
  'l1-b1',
  'l1-b2',
  'l2-b1',
  'l3-b1',
  'trust-1',
  'of-another-ladder',
);
const ladder = fc.constantFrom('test', 'test', 'test', 'other');
const sitting = fc.constantFrom('s1', 's2', 's3');
const rating = fc.integer({ min: 1, max: 5 });
const day = fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-03', '2026-12-01');
const text = fc.constantFrom('asked', 'drew', 'sold', 'said “no”');
const action = fc.constantFrom('one', 'two', 'three');
const line = fc.record({ text, behaviours: fc.uniqueArray(behaviour, { maxLength: 3 }) });

const allAnswers = fc.tuple(rating, rating).map(([low, high]) =>
  [1, 2, 3].flatMap((rank) =>
    [1, 2, 3, 4].map((number) => ({
      behaviour: `l${rank}-b${number}`,
      answer: rank === 1 ? high : low,
    })),
  ),
);

/** A finished assessment with enough answers for a stage. */
export const assessment: fc.Arbitrary<NewEvent> = fc
  .record({ sitting, ladder, answers: allAnswers, evidence: fc.option(text) })
  .map(({ answers, evidence, ...rest }) => ({
    type: 'assessment',
    ladderVersion: '1.0.0',
    ...rest,
    answers: answers.map((given, index) =>
      index === 0 && evidence !== null ? { ...given, evidence } : given,
    ),
    ownGuess: null,
    mentor: null,
    framework: null,
    result: { level: 1, confidence: 0.5, position: 1 },
  }));

const drafted = fc.oneof(
  fc
    .record({ sitting, ladder, question: behaviour, answer: rating })
    .map((said): NewEvent => ({ type: 'answer', phase: 'placement', ...said })),
  fc
    .record({ sitting, ladder, level: fc.constantFrom(1, 2, 3) })
    .map((said): NewEvent => ({ type: 'placed', ...said })),
  fc.record({ sitting, ladder }).map((said): NewEvent => ({ type: 'discarded', ...said })),
);

const planned = fc
  .record({
    ladder,
    actions: fc.array(
      fc.record({
        id: action,
        act: text,
        behaviour: fc.option(behaviour),
        status: fc.constantFrom('active', 'queued', 'done', 'dropped'),
      }),
      { maxLength: 2 },
    ),
    nextCheckin: day,
  })
  .map((said): NewEvent => ({ type: 'plan', ...said }));

const outcome = fc.constantFrom('moved', 'moved', 'stuck', 'done', 'dropped');

/** A check-in with any of what can be said in one. */
export const checkin: fc.Arbitrary<NewEvent> = fc
  .record(
    {
      sitting,
      ladder,
      note: text,
      actions: fc.array(fc.record({ id: action, outcome }), { maxLength: 2 }),
      ratings: fc.array(fc.record({ behaviour, answer: rating }), { maxLength: 2 }),
      evidence: fc.array(line, { maxLength: 2 }),
      next: day,
    },
    { requiredKeys: ['sitting', 'ladder'] },
  )
  .map((said): NewEvent => ({ type: 'checkin', ...said }) as NewEvent);

const others = fc.oneof(
  fc
    .record({ date: day })
    .chain(({ date }) => line.map((said): NewEvent => ({ type: 'evidence', date, ...said }))),
  day.map((since): NewEvent => ({ type: 'role', title: 'another one', since })),
  fc
    .record({ by: fc.constantFrom('your mentor', 'a peer'), answers: allAnswers })
    .map((said): NewEvent => ({ type: 'review', ladder: 'test', ...said }) as NewEvent),
);

/** Any event but those that take others back. */
export const anyEvent: fc.Arbitrary<NewEvent> = fc.oneof(
  { weight: 1, arbitrary: assessment },
  { weight: 3, arbitrary: drafted },
  { weight: 2, arbitrary: planned },
  { weight: 3, arbitrary: checkin },
  { weight: 3, arbitrary: others },
);
