import { type Answer, type Answers, isRated } from '../ladder/answers.js';
import type { Ladder, Level, Strand } from '../schema/ladder.schema.js';
import type { Gap, LevelScore, StrandScore, Strength } from '../schema/report.schema.js';

/** Whether an answer counts as doing the behaviour. */
export function isHeld(ladder: Pick<Ladder, 'scale'>, answer: Answer | undefined): boolean {
  return answer === 'earlier' || (typeof answer === 'number' && answer >= ladder.scale.held);
}

/** What decides which gaps somebody has, and in which order. */
export interface GapView {
  /** Gaps reach up to the level after this one. */
  readonly stage: number;
  /** The only levels that have gaps; absent: all up to the one after the stage. */
  readonly thinAt?: readonly number[] | undefined;
  /** How much each answer speaks against the higher of the two levels in question, in nats. */
  readonly against?: ReadonlyMap<string, number>;
  /** Whether those levels are the stage and one below it, so that only what is expected by now decides. */
  readonly inQuestion?: boolean;
  /** The theme that lags behind. */
  readonly weakest?: string | null;
}

/**
 * What separates somebody from the next level, in the order in which it is worth working on. What is expected by now
 * comes before what is new. In each of the two the answer that decided most against the level in question comes first,
 * then one behaviour of a strand of which nothing is held; then the strand that comes first, the levels (the theme that
 * lags behind first, then the weightiest answer), and the other strands. Where the work gives no chance, last. Only what
 * was answered counts: nobody knows about the rest.
 */
export function findGaps(ladder: Ladder, view: GapView, answers: Answers): Gap[] {
  const { stage, thinAt, against = new Map(), inQuestion = false, weakest = null } = view;
  const highest = thinAt === undefined ? stage + 1 : stage;
  const isGap = (answer: Answer, from: number) =>
    from <= highest && answer !== 'skip' && !isHeld(ladder, answer);
  const gapsIn = (parts: readonly LevelOrStrand[]) =>
    parts.flatMap((part) => byNearness(answeredBehaviours(part, answers, stage, isGap)));
  const weightOf = ({ behaviour, rating }: Strength) =>
    rating === null ? Number.NEGATIVE_INFINITY : (against.get(behaviour) ?? 0);
  const levels = ladder.levels.filter(({ rank }) => thinAt?.includes(rank) ?? true);
  const inLevels = firstOf(
    behavioursOfTheme(ladder, weakest),
    gapsIn(levels).toSorted((a, b) => difference(weightOf(b), weightOf(a))),
  );
  const trust = gapsIn(ladder.strands.filter(({ comesFirst }) => comesFirst));
  const others = gapsIn(ladder.strands.filter(({ comesFirst }) => !comesFirst));
  const gaps: Gap[] = [
    ...because('first', byNearness(trust.filter(isExpected))),
    ...because('foundation', inLevels.filter(isExpected)),
    ...because('strand', byNearness(others.filter(isExpected))),
    ...because('next', inLevels.filter(isLater)),
    ...because('strand', byNearness([...others, ...trust].filter(isLater))),
  ];
  const decides = heaviest(
    gaps.filter((gap) => gap.level !== undefined && (isExpected(gap) || !inQuestion)),
    weightOf,
  );
  const missing = oneOfMissingStrand(ladder, gaps, answers);
  const inOrder = (group: readonly Gap[], first: readonly (Gap | null | undefined)[]) => {
    const put = group
      .filter((gap) => first.includes(gap))
      .toSorted((a, b) => first.indexOf(a) - first.indexOf(b));
    const rest = group.filter((gap) => !first.includes(gap));
    return [...put, ...rest.filter(hasChance), ...rest.filter((gap) => !hasChance(gap))];
  };
  const later = gaps.filter(isLater);
  return [
    ...inOrder(gaps.filter(isExpected), [decides, missing]),
    // A strand that is not expected yet is no hurry.
    ...inOrder(later, [decides !== null && isLater(decides) ? decides : later[0], missing]),
  ];
}

/** More than a plan holds at once are a way to go, and decide nothing. */
export const mostDecisive = 3;

/**
 * The gaps among the behaviours that would be enough for the level in question, where one plan can hold them all. None
 * where some are new at the next level while something is expected by now: the next level builds on that, so it comes
 * first.
 *
 * @param isBetween whether the headline names the next level, too: then what is new there can't wait
 */
export function decisiveAmong(
  gaps: readonly Gap[],
  wouldChange: readonly string[] | null,
  isBetween = false,
): readonly string[] {
  if (wouldChange === null || wouldChange.length > mostDecisive) return [];
  const decisive = gaps.filter(({ behaviour }) => wouldChange.includes(behaviour));
  const isEarly =
    !isBetween &&
    decisive.some(isLater) &&
    gaps.some((gap) => isOpen(gap) && !decisive.includes(gap));
  return isEarly ? [] : decisive.map(({ behaviour }) => behaviour);
}

/** Whether it is expected by now, and the work gives a chance for it. */
export function isOpen(gap: Gap): boolean {
  return isExpected(gap) && hasChance(gap);
}

/** The rated gap that weighs most; null if none speaks against the level. */
function heaviest(gaps: readonly Gap[], weightOf: (gap: Gap) => number): Gap | null {
  const none = { gap: null, weight: leastWeight } as { gap: Gap | null; weight: number };
  return gaps.reduce((most, gap) => {
    const weight = weightOf(gap);
    return weight > most.weight ? { gap, weight } : most;
  }, none).gap;
}

/** An answer that weighs less, in nats, decides nothing; and answers that differ by less weigh the same. */
const leastWeight = 0.001;

function difference(a: number, b: number): number {
  return a === b || Math.abs(a - b) < leastWeight ? 0 : a - b;
}

/** A gap of the first strand in which something was rated and nothing is held; what is expected by now comes first. */
function oneOfMissingStrand(ladder: Ladder, gaps: readonly Gap[], answers: Answers): Gap | null {
  const missing = ladder.strands
    .map(({ id, behaviours }) => ({ id, ...countIn(ladder, behaviours, answers) }))
    .filter(({ held, rated }) => held === 0 && rated > 0)
    .toSorted((a, b) => b.rated - a.rated)
    .flatMap(({ id }) => gaps.filter((gap) => gap.strand === id && hasChance(gap)));
  return missing.find(isExpected) ?? missing[0] ?? null;
}

function hasChance({ noOpportunity }: Strength): boolean {
  return !noOpportunity;
}

function because(reason: Gap['reason'], gaps: readonly Strength[]): Gap[] {
  return gaps.map((gap) => ({ ...gap, reason }));
}

function isExpected({ foundation }: Strength): boolean {
  return foundation;
}

function isLater({ foundation }: Strength): boolean {
  return !foundation;
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

/** What is missing at a target beyond the next level, whose gaps the others don't reach. */
export function gapsAtTarget(
  ladder: Ladder,
  target: number | null,
  stage: number,
  answers: Answers,
): Gap[] {
  const level = ladder.levels.find(({ rank }) => rank === targetOn(ladder, target));
  if (level === undefined || level.rank <= stage + 1) return [];
  const isGap = (answer: Answer) => answer !== 'skip' && !isHeld(ladder, answer);
  const gaps = byNearness(answeredBehaviours(level, answers, stage, isGap));
  return because('next', [...gaps.filter(hasChance), ...gaps.filter((gap) => !hasChance(gap))]);
}

/** What was answered of the present levels, the next one and their strands, whether it's held or not. */
export function gapsAmong(ladder: Ladder, stage: number, answers: Answers): Gap[] {
  return [...ladder.levels, ...ladder.strands]
    .flatMap((part) => answeredBehaviours(part, answers, stage, (_, from) => from <= stage + 1))
    .map((gap) => ({
      ...gap,
      reason: gap.strand !== undefined ? 'strand' : isExpected(gap) ? 'foundation' : 'next',
    }));
}

/** A target as far as the ladder goes: it may have lost levels since the target was set. null: the next level. */
export function targetOn({ levels }: Pick<Ladder, 'levels'>, target: number | null): number | null {
  return target === null ? null : Math.min(target, levels.length);
}

/**
 * Held behaviours. What has the highest rating at the person's own level or above leads; where nothing has, the one with
 * that rating which is nearest to it. Then those of the highest level first, then by rating; strands after levels.
 */
export function findStrengths(ladder: Ladder, stage: number, answers: Answers): Strength[] {
  const parts: readonly LevelOrStrand[] = [...ladder.levels.toReversed(), ...ladder.strands];
  const isStrength = (answer: Answer) => isHeld(ladder, answer);
  const held = parts.flatMap((part) =>
    byNearness(answeredBehaviours(part, answers, stage, isStrength)),
  );
  const highest = held.filter(({ rating }) => rating === ladder.scale.points.length);
  const own = highest.filter(({ level }) => level !== undefined && level >= stage);
  const lead = own.length > 0 ? own : highest.slice(0, 1);
  return [...lead, ...held.filter((strength) => !lead.includes(strength))];
}

/** Each level by itself: how many of its behaviours are held, and how many rated. */
export function scoreLevels(ladder: Ladder, answers: Answers): LevelScore[] {
  return ladder.levels.map(({ rank, behaviours }) => ({
    rank,
    ...countIn(ladder, behaviours, answers),
    of: behaviours.length,
  }));
}

/** Each strand by itself: how many of the behaviours that are expected at the stage are held. */
export function scoreStrands(ladder: Ladder, stage: number, answers: Answers): StrandScore[] {
  return ladder.strands.map(({ id, title, behaviours }) => {
    const expected = behaviours.filter(({ expectedFrom }) => expectedFrom <= stage);
    const counts = { ...countIn(ladder, expected, answers), expected: expected.length };
    return {
      id,
      title,
      ...counts,
      all: countIn(ladder, behaviours, answers),
      of: behaviours.length,
    };
  });
}

/** How many of the behaviours are held, nearly held, and rated. */
export function countIn(
  ladder: Ladder,
  behaviours: readonly { readonly id: string }[],
  answers: Answers,
): { readonly held: number; readonly near: number; readonly rated: number } {
  let held = 0;
  let near = 0;
  let rated = 0;
  for (const { id } of behaviours) {
    const answer = answers.get(id);
    if (isHeld(ladder, answer)) held += 1;
    if (answer === ladder.scale.held - 1) near += 1;
    if (isRated(answer)) rated += 1;
  }
  return { held, near, rated };
}

/** What holds behaviours. */
type LevelOrStrand = Level | Strand;

/** The behaviours of a part with a matching answer, and from which level on each is expected. */
function answeredBehaviours(
  part: LevelOrStrand,
  answers: Answers,
  stage: number,
  isWanted: (answer: Answer, from: number) => boolean,
): Strength[] {
  const rank = 'rank' in part ? part.rank : 0;
  const place = 'rank' in part ? { level: rank } : { strand: part.id };
  const found: Strength[] = [];
  for (const behaviour of part.behaviours) {
    const answer = answers.get(behaviour.id);
    const from = 'expectedFrom' in behaviour ? behaviour.expectedFrom : rank;
    if (answer === undefined || !isWanted(answer, from)) continue;
    found.push({
      behaviour: behaviour.id,
      statement: behaviour.statement,
      ...place,
      rating: typeof answer === 'number' ? answer : null,
      noOpportunity: answer === 'no-opportunity',
      foundation: from <= stage,
    });
  }
  return found;
}

/** The highest rating first; where the work gives no chance, last. The order of the ladder decides the rest. */
function byNearness(gaps: readonly Strength[]): Strength[] {
  return gaps.toSorted((a, b) => (b.rating ?? 0) - (a.rating ?? 0));
}

function behavioursOfTheme({ levels }: Ladder, theme: string | null): ReadonlySet<string> {
  if (theme === null) return new Set();
  const all = levels.flatMap(({ behaviours }) => behaviours);
  return new Set(all.flatMap((behaviour) => (behaviour.theme === theme ? behaviour.id : [])));
}

/** The same gaps, those of the set before the others. */
function firstOf(set: ReadonlySet<string>, gaps: readonly Strength[]): Strength[] {
  return [
    ...gaps.filter(({ behaviour }) => set.has(behaviour)),
    ...gaps.filter(({ behaviour }) => !set.has(behaviour)),
  ];
}
