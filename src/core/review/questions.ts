import { allBehaviours, behavioursById, type PlacedBehaviour } from '../ladder/find-in-ladder.js';
import { nextLevel } from '../placement/rival.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';

/** A question about a person to somebody else. */
export interface ReviewQuestion {
  readonly id: string;
  readonly statement: string;
  /** What counts, in an example; null where the author gives none. */
  readonly looksLike: string | null;
}

/** The questions in the order of the ladder: all, or those with the ids. */
export function reviewQuestions(ladder: Ladder, ids?: ReadonlySet<string>): ReviewQuestion[] {
  return allBehaviours(ladder)
    .filter(({ behaviour }) => ids === undefined || ids.has(behaviour.id))
    .map(({ behaviour: { id, statement, looksLike } }) => ({
      id,
      statement,
      looksLike: looksLike[0] ?? null,
    }));
}

/** As many as somebody finds time for. */
export const askedAbout = 12;
const ofStrands = 3;

const askedOfLevels = askedAbout - ofStrands;

/** With fewer ratings, no level is told: a dozen compares two views, and is too little for a level. */
export const fewestOfLevels = 15;

/** Fewer say nothing about a level. */
const ofEachLevel = 2;
const ofPlan = 4;

/**
 * A dozen for somebody who knows the person: what tells most about the two likeliest levels and the next, what the plan is
 * about, and what the person is best at; the rest comes from the same levels, and from strands. Nothing above is asked,
 * unless the plan is about it: nobody has seen a beginner advise directors.
 *
 * @param best what the person is best at: one or two things
 */
export function tellingQuestions(
  ladder: Ladder,
  report: Report,
  best: readonly string[],
): ReadonlySet<string> {
  const { stage, why, gaps, plan } = report;
  const next = nextLevel(report, ladder.levels.length);
  const near = [...new Set([stage.level, why.rival, next])];
  const [lowest, highest] = [Math.min(...near), Math.max(...near)];
  const known = behavioursById(ladder);
  const isBelow = (id: string) => rankOf(known.get(id)) <= highest;
  // Strands stay expected, also what begins at lower levels.
  const isNear = (id: string) => isBelow(id) && (known.get(id)?.level?.rank ?? lowest) >= lowest;
  const telling = [...why.answers, ...gaps].map(({ behaviour }) => behaviour);
  const ofTheLevel = (rank: number, first: readonly string[]) => {
    const ids = idsOfLevel(ladder, rank);
    return [...new Set([...first.filter((id) => ids.includes(id)), ...ids])].slice(0, ofEachLevel);
  };
  const downwards = ladder.levels.map(({ rank }) => highest + 1 - rank);
  return withRoom(known, [
    ...near.flatMap((rank) => ofTheLevel(rank, telling)),
    ...(plan.targetLevel > highest
      ? ofTheLevel(plan.targetLevel, [...planned(report), ...telling])
      : []),
    ...planned(report)
      .filter((id) => known.has(id))
      .slice(0, ofPlan),
    ...best.filter(isBelow),
    ...telling.filter(isNear),
    ...[stage.level, ...downwards].flatMap((rank) => idsOfLevel(ladder, rank)),
    ...comingFirst(ladder).filter(isBelow),
  ]);
}

/** The first of them, as far as levels and strands each have room. */
function withRoom(
  known: ReadonlyMap<string, PlacedBehaviour>,
  ids: readonly string[],
): ReadonlySet<string> {
  const different = [...new Set(ids)];
  const isOfLevel = (id: string) => known.get(id)?.level !== undefined;
  return new Set([
    ...different.filter(isOfLevel).slice(0, askedOfLevels),
    ...different.filter((id) => !isOfLevel(id)).slice(0, ofStrands),
  ]);
}

/** The level to which it belongs, or from which it is expected. */
function rankOf(found: PlacedBehaviour | undefined): number {
  if (found === undefined) return Number.POSITIVE_INFINITY;
  return found.level === undefined ? found.behaviour.expectedFrom : found.level.rank;
}

/** What the open actions are about: those that are worked on, then those that the person has parked. */
function planned({ plan: { active, queue } }: Report): string[] {
  const parked = queue.filter(({ parked: since }) => since !== undefined);
  return [...active, ...parked].flatMap(({ behaviour }) => behaviour ?? []);
}

function idsOfLevel({ levels }: Ladder, rank: number): string[] {
  return levels[rank - 1]?.behaviours.map(({ id }) => id) ?? [];
}

/** Behaviours of strands, those of the strand that comes first before others. */
function comingFirst({ strands }: Ladder): string[] {
  return [...strands]
    .sort((a, b) => Number(b.comesFirst) - Number(a.comesFirst))
    .flatMap(({ behaviours }) => behaviours.map(({ id }) => id));
}
