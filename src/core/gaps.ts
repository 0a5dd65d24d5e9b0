import type { Answer, Answers } from './answers.js';
import type { Ladder, LevelBehaviour, StrandBehaviour } from './ladder.schema.js';
import type { Gap, StrandScore, Strength } from './report.schema.js';

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
    .map((level) => unheld(ladder, level.behaviours, answers, stage, { level: level.rank }));
  const lagging = behavioursOfTheme(ladder, weakest);
  const strands = ladder.strands.map((strand) => ({
    comesFirst: strand.comesFirst,
    gaps: unheld(
      ladder,
      strand.behaviours.filter(({ expectedFrom }) => expectedFrom <= stage + 1),
      answers,
      stage,
      { strand: strand.id },
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

/** Held behaviours: those of the highest level first, then by rating; strands after levels. */
export function findStrengths(ladder: Ladder, stage: number, answers: Answers): Strength[] {
  const held = (place: Place, behaviours: readonly (LevelBehaviour | StrandBehaviour)[]) =>
    behaviours
      .filter(({ id }) => isHeld(ladder, answers.get(id)))
      .map((behaviour) => answered(behaviour, answers, stage, place))
      .sort((a, b) => (b.rating ?? 0) - (a.rating ?? 0));
  return [
    ...ladder.levels
      .toReversed()
      .flatMap(({ rank, behaviours }) => held({ level: rank }, behaviours)),
    ...ladder.strands.flatMap(({ id, behaviours }) => held({ strand: id }, behaviours)),
  ];
}

/** Each strand by itself: how many of the behaviours that are expected at the stage are held. */
export function scoreStrands(ladder: Ladder, stage: number, answers: Answers): StrandScore[] {
  return ladder.strands.map(({ id, title, behaviours }) => {
    const expected = behaviours.filter(({ expectedFrom }) => expectedFrom <= stage);
    const held = expected.filter((behaviour) => isHeld(ladder, answers.get(behaviour.id)));
    return { id, title, held: held.length, expected: expected.length, of: behaviours.length };
  });
}

type Place = { level: number } | { strand: string };

function unheld(
  ladder: Ladder,
  behaviours: readonly (LevelBehaviour | StrandBehaviour)[],
  answers: Answers,
  stage: number,
  place: Place,
): Gap[] {
  return behaviours
    .filter(({ id }) => {
      const answer = answers.get(id);
      return answer !== undefined && answer !== 'skip' && !isHeld(ladder, answer);
    })
    .map((behaviour) => answered(behaviour, answers, stage, place));
}

function answered(
  behaviour: LevelBehaviour | StrandBehaviour,
  answers: Answers,
  stage: number,
  place: Place,
): Gap {
  const answer = answers.get(behaviour.id);
  const from = 'level' in place ? place.level : (behaviour as StrandBehaviour).expectedFrom;
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
  const all = levels.flatMap(({ behaviours }) => behaviours);
  return new Set(
    all.flatMap((behaviour) => (theme !== null && behaviour.theme === theme ? behaviour.id : [])),
  );
}

/** The same gaps, those of the set before the others. */
function firstOf(set: ReadonlySet<string>, gaps: readonly Gap[]): Gap[] {
  return [
    ...gaps.filter(({ behaviour }) => set.has(behaviour)),
    ...gaps.filter(({ behaviour }) => !set.has(behaviour)),
  ];
}
