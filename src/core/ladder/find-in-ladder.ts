import type { Day } from '../base/day.js';
import { addMonths } from '../base/day.js';
import type {
  Ladder,
  Level,
  LevelBehaviour,
  Strand,
  StrandBehaviour,
} from '../schema/ladder.schema.js';
import type { Answer } from './answers.js';

/** Looking things up in a ladder. */

/** A behaviour with the place where it stands. */
export type PlacedBehaviour =
  | { readonly behaviour: LevelBehaviour; readonly level: Level; readonly strand?: undefined }
  | { readonly behaviour: StrandBehaviour; readonly strand: Strand; readonly level?: undefined };

/** All behaviours by their ids, in the order of the ladder: levels first, then strands. */
export function behavioursById(ladder: Ladder): ReadonlyMap<string, PlacedBehaviour> {
  const known = indexes.get(ladder) ?? indexOf(ladder);
  indexes.set(ladder, known);
  return known;
}

/** A ladder is looked into from many sides: what it holds is listed once. */
const indexes = new WeakMap<Ladder, ReadonlyMap<string, PlacedBehaviour>>();

function indexOf({ levels, strands }: Ladder): ReadonlyMap<string, PlacedBehaviour> {
  const index = new Map<string, PlacedBehaviour>();
  for (const level of levels) {
    for (const behaviour of level.behaviours) index.set(behaviour.id, { behaviour, level });
  }
  for (const strand of strands) {
    for (const behaviour of strand.behaviours) index.set(behaviour.id, { behaviour, strand });
  }
  return index;
}

/** All behaviours in the order of the ladder: levels first, then strands. */
export function allBehaviours(ladder: Ladder): PlacedBehaviour[] {
  return [...behavioursById(ladder).values()];
}

/** The behaviour with an id, and where it stands; null when the ladder has none such. */
export function findBehaviour(ladder: Ladder, id: string): PlacedBehaviour | null {
  return behavioursById(ladder).get(id) ?? null;
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
  const behaviours = behavioursById(ladder);
  const highest = ladder.scale.points.length;
  return (behaviour, answer) =>
    behaviours.has(behaviour) && (typeof answer !== 'number' || answer <= highest);
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

/** Every word that names a part of the ladder: ranks, and the ids of levels, strands and behaviours. */
export function ladderParts(ladder: Ladder): string[] {
  const { levels, strands } = ladder;
  const parts = [
    ...levels.map(({ rank }) => `${rank}`),
    ...levels.map(({ id }) => id),
    ...strands.map(({ id }) => id),
    ...allBehaviours(ladder).map(({ behaviour }) => behaviour.id),
  ];
  return [...new Set(parts)];
}
