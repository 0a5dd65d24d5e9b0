import type { Answer } from './answers.js';
import type { Day } from './day.js';
import { addMonths } from './day.js';
import type { Ladder, Level, LevelBehaviour, Strand, StrandBehaviour } from './ladder.schema.js';

/** Looking things up in a ladder. */

/** A behaviour with the place where it stands. */
export type PlacedBehaviour =
  | { readonly behaviour: LevelBehaviour; readonly level: Level; readonly strand?: undefined }
  | { readonly behaviour: StrandBehaviour; readonly strand: Strand; readonly level?: undefined };

/** All behaviours in the order of the ladder: levels first, then strands. */
export function allBehaviours(ladder: Ladder): PlacedBehaviour[] {
  return [
    ...ladder.levels.flatMap((level) =>
      level.behaviours.map((behaviour) => ({ behaviour, level })),
    ),
    ...ladder.strands.flatMap((strand) =>
      strand.behaviours.map((behaviour) => ({ behaviour, strand })),
    ),
  ];
}

/** The behaviour with an id, and where it stands; null when the ladder has none such. */
export function findBehaviour(ladder: Ladder, id: string): PlacedBehaviour | null {
  return allBehaviours(ladder).find(({ behaviour }) => behaviour.id === id) ?? null;
}

/** The statement of each behaviour, by its id. */
export function statementsOf({ levels, strands }: Ladder): ReadonlyMap<string, string> {
  const parts: readonly (Level | Strand)[] = [...levels, ...strands];
  return new Map(
    parts.flatMap(({ behaviours }) =>
      behaviours.map(({ id, statement }): [string, string] => [id, statement]),
    ),
  );
}

/** The level with an id or a rank; null when the ladder has none such. */
export function findLevel(ladder: Ladder, which: string | number): Level | null {
  return ladder.levels.find(({ id, rank }) => id === which || rank === Number(which)) ?? null;
}

/** The strand with an id; null when the ladder has none such. */
export function findStrand(ladder: Ladder, id: string): Strand | null {
  return ladder.strands.find((strand) => strand.id === id) ?? null;
}

/**
 * Whether an answer to a behaviour fits the ladder as it is now: its author may have taken the behaviour out, or points
 * from the scale, since the answer was kept.
 */
export function answerRule(ladder: Ladder): (behaviour: string, answer: Answer) => boolean {
  const ids = new Set(allBehaviours(ladder).map(({ behaviour }) => behaviour.id));
  const highest = ladder.scale.points.length;
  return (behaviour, answer) =>
    ids.has(behaviour) && (typeof answer !== 'number' || answer <= highest);
}

/** What a word names in a ladder: a level by rank or id, a strand, a behaviour with where it stands. */
export type LadderPart =
  | { readonly behaviour?: undefined; readonly level: Level; readonly strand?: undefined }
  | { readonly behaviour?: undefined; readonly strand: Strand; readonly level?: undefined }
  | PlacedBehaviour;

/** The part that a rank or an id names; null when the ladder has none such. */
export function findPart(ladder: Ladder, which: string): LadderPart | null {
  const level = findLevel(ladder, which);
  if (level !== null) return { level };
  const strand = findStrand(ladder, which);
  if (strand !== null) return { strand };
  return findBehaviour(ladder, which);
}

/** The first day whose evidence and ratings still count. */
export function periodStart({ scale }: Pick<Ladder, 'scale'>, today: Day): Day {
  return addMonths(today, -scale.months);
}
