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
import type { Misfit } from './read-old-answers.js';

/** A behaviour with its level or strand. */
export type PlacedBehaviour =
  | { readonly behaviour: LevelBehaviour; readonly level: Level; readonly strand?: undefined }
  | { readonly behaviour: StrandBehaviour; readonly strand: Strand; readonly level?: undefined };

/** All behaviours in ladder order: levels first, then strands. */
export function behavioursById(ladder: Ladder): ReadonlyMap<string, PlacedBehaviour> {
  const index = indexes.get(ladder) ?? indexOf(ladder);
  indexes.set(ladder, index);
  return index;
}

/** Indexes are cached, because every module looks things up in the same ladder. */
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

/** In ladder order: levels first, then strands. */
export function allBehaviours(ladder: Ladder): PlacedBehaviour[] {
  return [...behavioursById(ladder).values()];
}

export function findBehaviour(ladder: Ladder, id: string): PlacedBehaviour | null {
  return behavioursById(ladder).get(id) ?? null;
}

/** The words of a behaviour; null for none, or for one that the ladder no longer has. */
export function statementOf(ladder: Ladder, id: string | null | undefined): string | null {
  return findBehaviour(ladder, id ?? '')?.behaviour.statement ?? null;
}

export function findLevel(ladder: Ladder, idOrRank: string | number): Level | null {
  return ladder.levels.find(({ id, rank }) => id === idOrRank || rank === Number(idOrRank)) ?? null;
}

export function findStrand(ladder: Ladder, id: string): Strand | null {
  return ladder.strands.find((strand) => strand.id === id) ?? null;
}

/**
 * Tests whether a saved answer still fits the ladder, whose author may have removed behaviours or scale points since
 * then.
 */
export function answerRule(ladder: Ladder): (given: GivenAnswer) => boolean {
  const behaviours = behavioursById(ladder);
  const highest = ladder.scale.points.length;
  return ({ behaviour, answer, misfit }) =>
    misfit === undefined &&
    behaviours.has(behaviour) &&
    (typeof answer !== 'number' || answer <= highest);
}

interface GivenAnswer {
  readonly behaviour: string;
  readonly answer: Answer;
  readonly misfit?: Misfit | undefined;
}

/** A level, a strand, or a behaviour with its level or strand. */
export type LadderPart =
  | { readonly behaviour?: undefined; readonly level: Level; readonly strand?: undefined }
  | { readonly behaviour?: undefined; readonly strand: Strand; readonly level?: undefined }
  | PlacedBehaviour;

export function findPart(ladder: Ladder, idOrRank: string): LadderPart | null {
  const level = findLevel(ladder, idOrRank);
  if (level !== null) return { level };
  const strand = findStrand(ladder, idOrRank);
  if (strand !== null) return { strand };
  return findBehaviour(ladder, idOrRank);
}

/** The first day on which evidence and ratings still count. */
export function periodStart({ scale }: Pick<Ladder, 'scale'>, today: Day): Day {
  return addMonths(today, -scale.months);
}

/** Every word that `findPart` accepts: ranks, and the ids of levels, strands and behaviours. */
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
