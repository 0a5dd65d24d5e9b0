import { describe, expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { lookBackOf } from '../../src/core/history/look-back.js';
import { fold } from '../../src/core/journal/fold.js';
import { leftOutOfPromotion } from '../../src/core/report/beside-promotion.js';
import { eventsOn } from './events.js';
import { cleanAnswers, testLadder } from './ladders.js';

const ladder = testLadder(3, 4);
const today = '2026-11-28';

describe('the agenda of a 1:1 looks back', () => {
  const assessed = (day: string) =>
    eventsOn(day, [
      assessmentEvent(ladder, {
        ...{ sitting: day, answers: cleanAnswers(ladder, 2) },
        ...{ ownGuess: null, mentor: null, framework: null },
      }),
    ]);

  test.each([
    [
      'to the last talk that is two weeks old',
      ['2026-11-01', '2026-11-14', '2026-11-21'],
      '2026-11-14',
    ],
    ['to the first where none is', ['2026-11-23', '2026-11-25'], '2026-11-23'],
    ['to nothing where all is of today', [today], undefined],
    ['to nothing where there is nothing', [], undefined],
  ])('%s: %j', (_, days, day) => {
    const events = days.flatMap(assessed);
    const past = { events, state: fold(events, ladder.id) };
    const since = lookBackOf('agenda', ladder, past, today);
    expect(since?.day).toBe(day);
    expect(lookBackOf('me', ladder, past, today)).toBeNull();
  });

  test('to the end of that talk, so that what came later that day is news', () => {
    const note = (text: string) =>
      eventsOn('2026-11-21', [{ type: 'evidence', date: '2026-11-21', text, behaviours: [] }]);
    const events = [...note('Before'), ...assessed('2026-11-21'), ...note('After')];
    const since = lookBackOf('agenda', ladder, { events, state: fold(events, ladder.id) }, today);
    expect(since).toEqual({ day: '2026-11-21', after: null, events: events.slice(0, -1) });
  });
});

describe('beside a page about level 3', () => {
  const line = (text: string) => ({ date: today, text });
  const below = (...levels: readonly (readonly [number, number])[]) => {
    const answers = levels.map(([level, lines]) => ({
      ...{ behaviour: `l${level}-b1`, level },
      evidence: Array.from({ length: lines }, (_, index) => line(`Line ${index}`)),
    }));
    const report = { answers, plan: { targetLevel: 3 } };
    return leftOutOfPromotion(report as unknown as Parameters<typeof leftOutOfPromotion>[0], [])
      .below;
  };

  test.each([
    [
      'the nearest level below that has examples',
      [
        [1, 1],
        [2, 2],
        [2, 1],
      ],
      { level: 2, notes: 3 },
    ],
    [
      'a level further down, where the nearest has none',
      [
        [1, 1],
        [2, 0],
      ],
      { level: 1, notes: 1 },
    ],
    [
      'nothing where level 3 has some',
      [
        [2, 2],
        [3, 1],
      ],
      null,
    ],
    [
      'nothing where no level has any',
      [
        [1, 0],
        [4, 2],
      ],
      null,
    ],
  ] as const)('is %s', (_, levels, told) => {
    expect(below(...levels)).toEqual(told);
  });
});
