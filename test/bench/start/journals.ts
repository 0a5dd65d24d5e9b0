import { nameEdition } from '../../../src/core/journal/name-edition.js';
import { makeEdition } from '../../../src/core/ladder/edition.js';
import { withTerms } from '../../../src/core/ladder/fill-in-terms.js';
import type { NewEvent } from '../../../src/core/schema/events.schema.js';
import type { Ladder } from '../../../src/core/schema/ladder.schema.js';
import { newLines } from '../../../src/store/journal/journal-lines.js';

/** The journal of somebody who has used the program for three years, thinly or densely. */

const days = 3 * 365;
const dayLength = 24 * 60 * 60 * 1000;

/** The text of a journal with so many events, the last of them on the given day; the ladder is as its author wrote it. */
export function journalOf(events: number, ladder: Ladder, until: Date): string {
  const life = nameEdition(lifeOf(events - 1, ladder), withTerms(ladder, {}), makeEdition(ladder));
  let after: string | null = null;
  let text = '';
  life.forEach((event, index) => {
    const ago = (days * (life.length - 1 - index)) / life.length;
    const now = new Date(until.getTime() - ago * dayLength);
    const day = now.toISOString().slice(0, 10);
    const dated = event.type === 'evidence' ? { ...event, date: day } : event;
    const added = newLines([dated], { now, day, after });
    after = added.events.at(-1)?.id ?? null;
    text += added.text;
  });
  return text;
}

/** The most assessments in that time: one in a quarter. */
const mostSeasons = 12;
/** Events of a quarter in which somebody checks in every week. */
const eventsOfSeason = 70;

/** Assessments by questionnaire, each with its draft; after each, check-ins and evidence, to and fro. */
function lifeOf(events: number, ladder: Ladder): NewEvent[] {
  const behaviours = [...ladder.levels, ...ladder.strands].flatMap((part) =>
    part.behaviours.map(({ id }) => id),
  );
  const seasons = Math.max(1, Math.min(mostSeasons, Math.round(events / eventsOfSeason)));
  return Array.from({ length: seasons }, (_, season): NewEvent[] => {
    const begins = assessment(season, ladder);
    const first = Math.floor((season * events) / seasons);
    const length = Math.floor(((season + 1) * events) / seasons) - first - begins.length;
    return [...begins, ...weeks(season, first, length, ladder.id, behaviours)];
  }).flat();
}

/** Somebody at level 3, who does what belongs to the levels below, half of their own, and little above it. */
function assessment(season: number, ladder: Ladder): NewEvent[] {
  const sitting = `assessment-${season}`;
  const parts = [
    ...ladder.levels,
    ...ladder.strands.map(({ behaviours }) => ({ rank: 3, behaviours })),
  ];
  const answers = parts.flatMap(({ rank, behaviours }) =>
    behaviours.map(({ id }, index) => ({
      behaviour: id,
      answer: Math.min(5, 6 - rank + ((index + season) % 2)),
    })),
  );
  const asked = answers.slice(0, 25);
  return [
    ...asked.map(
      ({ behaviour, answer }): NewEvent => ({
        type: 'answer',
        sitting,
        ladder: ladder.id,
        phase: 'placement',
        question: behaviour,
        answer,
      }),
    ),
    { type: 'placed', sitting, ladder: ladder.id, level: 3 },
    {
      type: 'assessment',
      sitting,
      ladder: ladder.id,
      ladderVersion: ladder.version,
      answers,
      ownGuess: 3,
      mentor: null,
      framework: null,
      result: { level: 3, confidence: 0.7, position: 2.9 },
    },
    {
      type: 'plan',
      sitting,
      ladder: ladder.id,
      nextCheckin: '2030-01-01',
      actions: [
        {
          id: `action-${season}`,
          status: 'active',
          behaviour: answers[season]?.behaviour ?? null,
          kind: 'experience',
          title: 'Ask what a feature is for',
          effort: '10 minutes',
          cue: 'a customer asks for a feature',
          act: 'ask what it is for before I estimate it',
          obstacle: 'there is no time to ask',
          fallback: 'write the question into the ticket',
          doneWhen: 'three tickets name the purpose',
          due: '2030-01-01',
        },
      ],
    },
  ];
}

/** So many events: one check-in on two lines about something that happened. */
function weeks(
  season: number,
  first: number,
  length: number,
  ladder: string,
  behaviours: readonly string[],
): NewEvent[] {
  return Array.from({ length }, (_, index): NewEvent => {
    const number = first + index;
    const behaviour = behaviours[number % behaviours.length] ?? '';
    if (index % 3 > 0) {
      return {
        type: 'evidence',
        date: '2026-01-01',
        text: `Week ${number}: drew the flow of an order on the whiteboard, and two systems fell away.`,
        behaviours: [behaviour],
      };
    }
    return {
      type: 'checkin',
      sitting: `checkin-${number}`,
      ladder,
      note: `Week ${number}: asked twice, was told once that it was a good question.`,
      actions: [{ id: `action-${season}`, outcome: index + 3 < length ? 'moved' : 'done' }],
      next: '2030-01-01',
    };
  });
}
