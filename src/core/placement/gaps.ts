import type { Answer, Answers } from '../ladder/answers.js';
import type { Ladder, Level, Strand } from '../schema/ladder.schema.js';
import type { Gap, LevelScore, StrandScore, Strength } from '../schema/report.schema.js';

/** Whether an answer counts as doing the behaviour. */
export function isHeld(ladder: Pick<Ladder, 'scale'>, answer: Answer | undefined): boolean {
  return answer === 'earlier' || (typeof answer === 'number' && answer >= ladder.scale.held);
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
  const isGap = (answer: Answer, from: number) =>
    from <= stage + 1 && answer !== 'skip' && !isHeld(ladder, answer);
  const gapsIn = (parts: readonly LevelOrStrand[]) =>
    parts.flatMap((part) => byNearness(answeredBehaviours(part, answers, stage, isGap)));
  const inLevels = firstOf(behavioursOfTheme(ladder, weakest), gapsIn(ladder.levels));
  const trust = gapsIn(ladder.strands.filter(({ comesFirst }) => comesFirst));
  const others = gapsIn(ladder.strands.filter(({ comesFirst }) => !comesFirst));
  return [
    ...because('first', byNearness(trust.filter(isExpected))),
    ...because('foundation', inLevels.filter(isExpected)),
    ...because('next', inLevels.filter(isLater)),
    ...because('strand', byNearness(others.filter(isExpected))),
    ...because('strand', byNearness([...others, ...trust].filter(isLater))),
  ];
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

/** A target as far as the ladder goes: it may have lost levels since the target was set. null: the next level. */
export function targetOn({ levels }: Pick<Ladder, 'levels'>, target: number | null): number | null {
  return target === null ? null : Math.min(target, levels.length);
}

/** Held behaviours: those of the highest level first, then by rating; strands after levels. */
export function findStrengths(ladder: Ladder, stage: number, answers: Answers): Strength[] {
  const parts: readonly LevelOrStrand[] = [...ladder.levels.toReversed(), ...ladder.strands];
  const isStrength = (answer: Answer) => isHeld(ladder, answer);
  return parts.flatMap((part) => byNearness(answeredBehaviours(part, answers, stage, isStrength)));
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
    if (typeof answer === 'number' || answer === 'earlier') rated += 1;
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
