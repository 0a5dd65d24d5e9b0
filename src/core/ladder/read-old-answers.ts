import type { Answer } from './answers.js';
import type { LadderChange } from './compare-ladders.js';

/** Why an old answer does not count: its behaviour is gone or says something else, or its rating has no counterpart. */
export type Misfit = 'removed' | 'replaced' | 'scale';

/** An answer as today's ladder has it. */
export interface AnswerToday {
  /** The id today, or the old one where there is none. */
  readonly behaviour: string;
  readonly answer: Answer;
  readonly misfit?: Misfit;
}

/** Reads an answer that was given on the old ladder. A rating is translated by its meaning and never by its number. */
export function answerToday(
  { behaviours, points }: Pick<LadderChange, 'behaviours' | 'points'>,
  behaviour: string,
  answer: Answer,
): AnswerToday {
  const found = fateById(behaviours).get(behaviour);
  // An answer to a behaviour that the old ladder had not, either: it was written by another program.
  if (found === undefined) return { behaviour, answer };
  if (found.fate === 'removed' || found.to === null) {
    return { behaviour, answer, misfit: 'removed' };
  }
  const { id } = found.to;
  if (found.fate === 'replaced') return { behaviour: id, answer, misfit: 'replaced' };
  if (typeof answer !== 'number') return { behaviour: id, answer };
  const point = points.find(({ value }) => value === answer);
  if (point === undefined || point.to === null) return { behaviour: id, answer, misfit: 'scale' };
  return { behaviour: id, answer: point.to };
}

/** The id of a behaviour today; the old one where the ladder has it no more. */
export function behaviourToday({ behaviours }: Pick<LadderChange, 'behaviours'>, id: string) {
  const found = fateById(behaviours).get(id);
  return found?.fate === 'replaced' ? id : (found?.to?.id ?? id);
}

/** The rank today of the level that had this rank; null if the ladder has that level no more. */
export function rankToday({ levels }: Pick<LadderChange, 'levels'>, rank: number): number | null {
  return levels.find((level) => level.rank === rank)?.to?.rank ?? null;
}

/** A position between two levels, by where these two stand today. */
export function positionToday({ levels }: Pick<LadderChange, 'levels'>, position: number): number {
  const known = levels.flatMap(({ rank, to }) => (to === null ? [] : { from: rank, to: to.rank }));
  const below = known.findLast(({ from }) => from <= position) ?? known[0];
  const above = known.find(({ from }) => from >= position) ?? known.at(-1);
  if (below === undefined || above === undefined) return position;
  if (below.from === above.from) return below.to;
  const share = (position - below.from) / (above.from - below.from);
  return below.to + share * (above.to - below.to);
}

type Fates = LadderChange['behaviours'];
type FatesById = ReadonlyMap<string, Fates[number]>;
const indexes = new WeakMap<Fates, FatesById>();

function fateById(fates: Fates): FatesById {
  const index = indexes.get(fates) ?? new Map(fates.map((fate) => [fate.id, fate]));
  indexes.set(fates, index);
  return index;
}
