import type { Answer, Answers } from './answers.js';
import type { Ladder, Level, LevelBehaviour, Strand, StrandBehaviour } from './ladder.schema.js';
import type { Gap, LevelScore, StrandScore, Strength } from './report.schema.js';

/** Whether an answer counts as doing the behaviour. */
export function isHeld(ladder: Pick<Ladder, 'scale'>, answer: Answer | undefined): boolean {
  return typeof answer === 'number' && answer >= ladder.scale.held;
}

/**
 * What separates somebody from the next level, in the order in which it is worth working on: what is expected
 * of the strand that comes first, then the foundation (levels up to the stage, the lowest first), then the
 * next level, then the other strands. Within each, the nearest to held comes first; in foundation and next level
 * the theme that lags behind, if one does. Only what was answered counts: nobody knows about the rest.
 */
export function findGaps(
  ladder: Ladder,
  stage: number,
  answers: Answers,
  weakest: string | null = null,
): Gap[] {
  const levels = ladder.levels
    .filter(({ rank }) => rank <= stage + 1)
    .map((level) => unheld(ladder, inLevel(level), answers, stage));
  const lagging = behavioursOfTheme(ladder, weakest);
  const strands = ladder.strands.map((strand) => ({
    comesFirst: strand.comesFirst,
    gaps: unheld(
      ladder,
      inStrand(strand).filter(({ from }) => from <= stage + 1),
      answers,
      stage,
    ),
  }));
  const trust = strands.filter(({ comesFirst }) => comesFirst).flatMap(({ gaps }) => gaps);
  const others = strands.filter(({ comesFirst }) => !comesFirst).flatMap(({ gaps }) => gaps);
  const expectedTrust = trust.filter(({ foundation }) => foundation);
  const laterTrust = trust.filter(({ foundation }) => !foundation);
  const otherStrands = [...others, ...laterTrust];
  return [
    ...byNearness(expectedTrust),
    ...firstOf(lagging, levels.slice(0, stage).flatMap(byNearness)),
    ...firstOf(lagging, levels.slice(stage).flatMap(byNearness)),
    ...byNearness(otherStrands.filter(({ foundation }) => foundation)),
    ...byNearness(otherStrands.filter(({ foundation }) => !foundation)),
  ];
}

/**
 * The gaps in the order for a target. Who wants to excel at the present level, or comes back to one below, works
 * on the foundation first, and on the next level after it.
 */
export function gapsTowards(target: number | null, stage: number, gaps: readonly Gap[]): Gap[] {
  if (target === null || target > stage) return [...gaps];
  return [
    ...gaps.filter(({ foundation }) => foundation),
    ...gaps.filter(({ foundation }) => !foundation),
  ];
}

/** A target as far as the ladder goes: it may have lost levels since the target was set. null: the next level. */
export function targetOn({ levels }: Pick<Ladder, 'levels'>, target: number | null): number | null {
  return target === null ? null : Math.min(target, levels.length);
}

/** Held behaviours: those of the highest level first, then by rating; strands after levels. */
export function findStrengths(ladder: Ladder, stage: number, answers: Answers): Strength[] {
  const held = (behaviours: readonly Placed[]) =>
    behaviours
      .filter(({ behaviour }) => isHeld(ladder, answers.get(behaviour.id)))
      .map((placed) => answered(placed, answers, stage))
      .sort((a, b) => (b.rating ?? 0) - (a.rating ?? 0));
  return [
    ...ladder.levels.toReversed().flatMap((level) => held(inLevel(level))),
    ...ladder.strands.flatMap((strand) => held(inStrand(strand))),
  ];
}

/** Each level by itself: how many of its behaviours are held, and how many rated. */
export function scoreLevels(ladder: Ladder, answers: Answers): LevelScore[] {
  return ladder.levels.map(({ rank, behaviours }) => {
    const given = behaviours.map(({ id }) => answers.get(id));
    const held = given.filter((answer) => isHeld(ladder, answer));
    const rated = given.filter((answer) => typeof answer === 'number');
    return { rank, held: held.length, rated: rated.length, of: behaviours.length };
  });
}

/** Each strand by itself: how many of the behaviours that are expected at the stage are held. */
export function scoreStrands(ladder: Ladder, stage: number, answers: Answers): StrandScore[] {
  return ladder.strands.map(({ id, title, behaviours }) => {
    const expected = behaviours.filter(({ expectedFrom }) => expectedFrom <= stage);
    const held = expected.filter((behaviour) => isHeld(ladder, answers.get(behaviour.id)));
    const rated = expected.filter((behaviour) => typeof answers.get(behaviour.id) === 'number');
    const counts = { held: held.length, rated: rated.length, expected: expected.length };
    return { id, title, ...counts, of: behaviours.length };
  });
}

/** A behaviour, where it stands, and the level from which on it is expected. */
interface Placed {
  readonly behaviour: LevelBehaviour | StrandBehaviour;
  readonly place: { readonly level: number } | { readonly strand: string };
  readonly from: number;
}

function inLevel({ rank, behaviours }: Level): Placed[] {
  return behaviours.map((behaviour) => ({ behaviour, place: { level: rank }, from: rank }));
}

function inStrand({ id, behaviours }: Strand): Placed[] {
  return behaviours.map((behaviour) => ({
    behaviour,
    place: { strand: id },
    from: behaviour.expectedFrom,
  }));
}

function unheld(
  ladder: Ladder,
  behaviours: readonly Placed[],
  answers: Answers,
  stage: number,
): Gap[] {
  return behaviours
    .filter(({ behaviour }) => {
      const answer = answers.get(behaviour.id);
      return answer !== undefined && answer !== 'skip' && !isHeld(ladder, answer);
    })
    .map((placed) => answered(placed, answers, stage));
}

function answered({ behaviour, place, from }: Placed, answers: Answers, stage: number): Gap {
  const answer = answers.get(behaviour.id);
  return {
    behaviour: behaviour.id,
    statement: behaviour.statement,
    ...place,
    rating: typeof answer === 'number' ? answer : null,
    noOpportunity: answer === 'no-opportunity',
    foundation: from <= stage,
  };
}

/** The highest rating first; where the work gives no chance, last. The order of the ladder decides the rest. */
function byNearness(gaps: readonly Gap[]): Gap[] {
  return gaps.toSorted((a, b) => (b.rating ?? 0) - (a.rating ?? 0));
}

function behavioursOfTheme({ levels }: Ladder, theme: string | null): ReadonlySet<string> {
  if (theme === null) return new Set();
  const all = levels.flatMap(({ behaviours }) => behaviours);
  return new Set(all.flatMap((behaviour) => (behaviour.theme === theme ? behaviour.id : [])));
}

/** The same gaps, those of the set before the others. */
function firstOf(set: ReadonlySet<string>, gaps: readonly Gap[]): Gap[] {
  return [
    ...gaps.filter(({ behaviour }) => set.has(behaviour)),
    ...gaps.filter(({ behaviour }) => !set.has(behaviour)),
  ];
}
