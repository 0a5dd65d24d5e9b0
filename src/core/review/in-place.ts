import type { CountingAnswers } from '../answers/counting-answers.js';
import { statementOf } from '../ladder/find-in-ladder.js';
import { stagedBy } from '../placement/findings.js';
import { moversOf } from '../placement/movers.js';
import { toldPosition } from '../placement/placement.js';
import { headlineRanks } from '../placement/rival.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';

type Told = NonNullable<Report['review']>;

/**
 * Where the person would be with the others' ratings in place of their own; nothing where that changes no answer. Nobody
 * believes that lower ratings move them up: such a move needs a rating that is higher.
 */
export function withTheirs(
  ladder: Ladder,
  { answers, placing }: CountingAnswers,
  ratings: NonNullable<Told['ratings']>,
  compared: Told['compared'],
): Pick<Told, 'withTheirs'> {
  const changes = ratings
    .filter(({ behaviour, other }) => answers.get(behaviour) !== other)
    .map((rating) => ({ ...rating, from: placing.get(rating.behaviour) ?? null }));
  if (changes.length === 0) return {};
  const changed = changes.map(({ behaviour, other }) => [behaviour, other] as const);
  const placed = new Map([...placing, ...changed]);
  const staged = stagedBy(ladder, { answers: new Map([...answers, ...changed]), placing: placed });
  const own = stagedBy(ladder, { answers, placing });
  const { level, position, cappedBy } = staged.stage;
  // Of two people's ratings together, none need describe one level.
  const ranks = staged.fit === undefined ? headlineRanks(staged) : [];
  const move = position - own.stage.position;
  const rise = ranks.length === 0 ? 0 : average(ranks) - average(headlineRanks(own));
  // Where the person was at no one level, or too little was rated, neither a position nor one rating says why.
  const isOpen = own.fit !== undefined || own.stage.cappedBy !== null;
  // Flatter odds can name a higher level while the position falls.
  if (!isOpen && rise * move < 0) return {};

  const most = moversOf(ladder, isOpen ? [] : changes, placed).find(
    ({ by, change: { from, other } }) =>
      by * move > 0 &&
      (other - (typeof from === 'number' ? from : ladder.scale.held - 0.5)) * move > 0,
  )?.change;
  const isBelieved = (rise || move) <= 0 || most !== undefined || !isStricter(compared);
  if (!isBelieved && rise > 0) return {};
  return {
    withTheirs: {
      ...{ level, ranks: [...ranks] },
      ...(isBelieved && !isOpen && cappedBy === null && { position: toldPosition(position) }),
      ...(most !== undefined && {
        mostly: {
          statement: statementOf(ladder, most.behaviour) ?? most.behaviour,
          ...(typeof most.from === 'number' && { self: most.from }),
          other: most.other,
        },
      }),
    },
  };
}

/** Whether others rate more things lower than higher. */
export function isStricter(compared: Told['compared']): boolean {
  return compared.lower > compared.higher;
}

function average(ranks: readonly number[]): number {
  return ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
}
