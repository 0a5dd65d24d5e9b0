import type { LadderFile } from '../../src/core/schema/ladder.schema.js';
import { type Ladder, ladderSchema } from '../../src/core/schema/ladder.schema.js';

/** A ladder of three levels with three behaviours each and one strand: enough for every phase, in few questions. */
export const smallLadderFile: LadderFile = {
  id: 'small',
  title: 'A small ladder',
  levels: [
    level(1, 'Solving the task', [
      ['asks-first', 'Asks what a task is for before starting on it.'],
      ['splits-tasks', 'Splits work into parts that others can take over.'],
      ['tells-early', 'Tells early when a date is at risk.'],
    ]),
    level(2, 'Shaping the system', [
      ['draws-target', "Draws a target state that the customer's people use as their own."],
      ['writes-decisions', 'Writes decisions down with the options that were left out.'],
      ['reviews-designs', 'Reviews designs of others so that they come back for more.'],
    ]),
    level(3, 'Advising the customer', [
      ['names-risks', 'Names risks to people who would rather not hear of them.'],
      ['asked-early', 'Is asked before a decision, not after it.'],
      ['says-no', 'Advises against work that would have been paid.'],
    ]),
  ],
  strands: [
    {
      id: 'trust',
      title: 'Earn confidence first',
      behaviours: [
        { id: 'keeps-word', statement: 'Keeps small promises, and says so when one is done.' },
        {
          id: 'admits-limits',
          statement: 'Says “I do not know” in front of customers.',
          expectedFrom: 2,
        },
      ],
    },
  ],
};

function level(rank: number, title: string, behaviours: [id: string, statement: string][]) {
  return {
    rank,
    id: `level-${rank}`,
    title,
    summary: `What level ${rank} is about.`,
    behaviours: behaviours.map(([id, statement], index) => ({
      id,
      statement,
      theme: index % 2 === 0 ? 'craft' : 'customer',
      looksLike: [`An example of it: ${id} was seen twice.`],
      doesNotCount: 'Having meant to.',
    })),
  };
}

/** The small ladder with some of it replaced. */
export function smallLadder(changes: Partial<LadderFile> = {}): Ladder {
  return ladderSchema.parse({ ...smallLadderFile, ...changes });
}

/** The behaviours of the small ladder's levels: as if each had an example, so that none is asked for. */
export const allExamples: ReadonlySet<string> = new Set(
  smallLadderFile.levels.flatMap(({ behaviours }) => behaviours.map(({ id }) => id)),
);
