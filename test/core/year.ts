import { addDays } from '../../src/core/base/day.js';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { fold } from '../../src/core/journal/fold.js';
import { planNow } from '../../src/core/plan/plan-now.js';
import { takeAction } from '../../src/core/plan/suggestions.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import type { Ladder } from '../../src/core/schema/ladder.schema.js';
import { eventsOn } from './events.js';

/** What is written on one day. */
export interface YearDay {
  readonly day: string;
  readonly events: readonly NewEvent[];
}

/** The answers of somebody at a level: held up to there, with help above. */
export function answersOfLevel(ladder: Ladder, stage: number): Map<string, number> {
  const parts = [
    ...ladder.levels.map(({ rank, behaviours }) => ({ rank, behaviours })),
    ...ladder.strands.flatMap(({ behaviours }) =>
      behaviours.map((behaviour) => ({ rank: behaviour.expectedFrom, behaviours: [behaviour] })),
    ),
  ];
  return new Map(
    parts.flatMap(({ rank, behaviours }) =>
      behaviours.map(({ id }) => [id, rank <= stage ? 4 : 2] as const),
    ),
  );
}

/**
 * A year of somebody who grows from level 2 to level 3: an assessment, a check-in every two weeks that finishes
 * an action and rates one behaviour anew, evidence between them, and an assessment at the end.
 */
export function yearOf(ladder: Ladder, start = '2026-01-05'): YearDay[] {
  const answers = answersOfLevel(ladder, 2);
  const particulars = { ownGuess: 3, mentor: null, framework: null };
  const assessment = assessmentEvent(ladder, { ...particulars, answers, sitting: 'assessment-1' });
  const assessed = fold(eventsOn(start, [assessment]), ladder.id);
  const taken = planNow(ladder, assessed, start)
    .suggestions.slice(0, 3)
    .map((suggestion) => takeAction(suggestion, start, []));
  const goals = (ladder.levels[2]?.behaviours ?? []).map(({ id }) => id);
  const checkins = Array.from({ length: 26 }, (_, index): YearDay[] => {
    const day = addDays(start, 14 * (index + 1));
    const behaviour = goals[index % goals.length] ?? '';
    const sitting = `checkin-${index + 1}`;
    const rating = index < goals.length ? 3 : 4;
    return [
      {
        day: addDays(day, -5),
        events: [
          {
            type: 'evidence',
            date: addDays(day, -6),
            text: `Something happened before check-in ${index + 1}`,
            behaviours: [behaviour],
          },
        ],
      },
      {
        day,
        events: [
          {
            type: 'checkin',
            sitting,
            ladder: ladder.id,
            note: `Lesson ${index + 1}`,
            ratings: [{ behaviour, answer: rating }],
            next: addDays(day, 14),
            ...(index < taken.length && {
              actions: [{ id: taken[index]?.id ?? '', outcome: 'done' as const }],
            }),
          },
        ],
      },
    ];
  }).flat();
  const first: YearDay = {
    day: start,
    events: [
      assessment,
      {
        type: 'plan',
        sitting: 'assessment-1',
        ladder: ladder.id,
        actions: taken,
        nextCheckin: addDays(start, 14),
      },
    ],
  };
  const last: YearDay = {
    day: addDays(start, 365),
    events: [
      assessmentEvent(ladder, {
        ...particulars,
        answers: answersOfLevel(ladder, 3),
        sitting: 'assessment-2',
      }),
    ],
  };
  return [first, ...checkins, last];
}
