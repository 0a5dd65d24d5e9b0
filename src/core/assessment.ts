import type { Answers } from './answers.js';
import type { NewEvent } from './events.schema.js';
import { findingsOf } from './findings.js';
import type { Particulars } from './interview.js';
import type { Ladder } from './ladder.schema.js';
import type { PlacementModel } from './placement.js';
import { enoughRatings, place, placementModel } from './placement.js';
import type { Suggestion } from './plan.js';
import { suggestActions } from './plan.js';

/** The event of a finished assessment. */
export type NewAssessment = Extract<NewEvent, { type: 'assessment' }>;

/** Everything that was said in one assessment. */
export interface Assessed extends Omit<Particulars, 'doing'> {
  readonly answers: Answers;
  /** One line by behaviour. */
  readonly evidence?: ReadonlyMap<string, string>;
  /** The sitting in which it was said. */
  readonly sitting: string;
}

/** The event that keeps an assessment, with the stage as it is told today. */
export function assessmentEvent(ladder: Ladder, said: Assessed): NewAssessment {
  const { stage, confidence, position } = place(placementModel(ladder), said.answers);
  return {
    type: 'assessment',
    ladder: ladder.id,
    ladderVersion: ladder.version,
    sitting: said.sitting,
    answers: [...said.answers].map(([behaviour, answer]) => {
      const evidence = said.evidence?.get(behaviour);
      return evidence === undefined ? { behaviour, answer } : { behaviour, answer, evidence };
    }),
    ownGuess: said.ownGuess,
    mentor: said.mentor,
    framework: said.framework,
    result: { level: stage, confidence, position },
  };
}

/** What is worth doing after an assessment, beside the actions that are kept already. */
export function suggestAfter(
  ladder: Ladder,
  { answers, mentor }: Pick<Assessed, 'answers' | 'mentor'>,
  kept: Parameters<typeof suggestActions>[2],
): Suggestion[] {
  return suggestActions(ladder, findingsOf(ladder, answers).gaps, kept, mentor);
}

/**
 * Why the answers are too few to name a stage, in a sentence, with some of the behaviours that are missing;
 * null when they are enough.
 */
export function whatIsMissing(
  ladder: Ladder,
  answers: Answers,
): { readonly sentence: string; readonly behaviours: readonly string[] } | null {
  const model = placementModel(ladder);
  const { rated, needed, untestedLevel, enough } = enoughRatings(model, answers);
  if (enough) return null;
  if (rated < needed) {
    const missing = needed - rated;
    return {
      sentence: `${rated} of the levels' behaviours rated, ${needed} needed for a stage: ${missing} missing`,
      behaviours: unrated(model, answers, missing + 2),
    };
  }
  return {
    sentence: `level ${untestedLevel} is untested: neither it nor the next level has a rating`,
    behaviours: unrated(model, answers, 3, untestedLevel),
  };
}

function unrated(
  { items }: PlacementModel,
  answers: Answers,
  most: number,
  level: number | null = null,
): string[] {
  return items
    .filter((item) => level === null || item.level === level)
    .filter(({ id }) => typeof answers.get(id) !== 'number')
    .slice(0, most)
    .map(({ id }) => id);
}
