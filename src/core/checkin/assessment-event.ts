import type { Particulars } from '../answers/particulars.js';
import type { Day } from '../base/day.js';
import { addDays } from '../base/day.js';
import type { Evidence, KnownAction, State } from '../journal/fold.js';
import type { Answers } from '../ladder/answers.js';
import { findingsOf } from '../placement/findings.js';
import type { PlacementModel } from '../placement/placement.js';
import { enoughRatings } from '../placement/placement.js';
import { planEvent } from '../plan/plan-event.js';
import type { PlanNow } from '../plan/plan-now.js';
import { planAfter } from '../plan/plan-now.js';
import { ownAction, roomFor, takeAction } from '../plan/suggestions.js';
import type { KeptAction, NewEvent } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** The event of a finished assessment. */
export type NewAssessment = Extract<NewEvent, { type: 'assessment' }>;

/** Everything that was said in one assessment. */
export interface AssessmentContent extends Omit<Particulars, 'doing'> {
  readonly answers: Answers;
  /** One line by behaviour, answered or not. */
  readonly evidence?: ReadonlyMap<string, string>;
  /** Whether the answers are in the order in which they were asked for, one by one. */
  readonly oneByOne?: boolean;
  /** The sitting in which it was said. */
  readonly sitting: string;
}

/** The event that keeps an assessment, with the stage as it is told today. */
export function assessmentEvent(ladder: Ladder, content: AssessmentContent): NewAssessment {
  const { stage, confidence, position } = findingsOf(ladder, content.answers).weighed.placement;
  return {
    type: 'assessment',
    ladder: ladder.id,
    ladderVersion: ladder.version,
    sitting: content.sitting,
    answers: answersToKeep(content),
    ownGuess: content.ownGuess,
    mentor: content.mentor,
    framework: content.framework,
    ...(content.oneByOne && { oneByOne: true }),
    result: { level: stage, confidence, position },
  };
}

/** The answers as an event keeps them, each with what backs it. */
export function answersToKeep({
  answers,
  evidence,
}: Pick<AssessmentContent, 'answers' | 'evidence'>): NewAssessment['answers'] {
  return [...answers].map(([behaviour, answer]) => {
    const text = evidence?.get(behaviour);
    return { behaviour, answer, ...(text !== undefined && { evidence: text }) };
  });
}

/**
 * Events for the evidence about behaviours that have no answer to carry it; none for a line that is known already, so
 * that the same file can be given again.
 */
export function evidenceBeside(
  { answers, evidence, sitting }: Pick<AssessmentContent, 'answers' | 'evidence' | 'sitting'>,
  known: readonly Evidence[],
  today: Day,
): NewEvent[] {
  return [...(evidence ?? [])]
    .filter(([behaviour]) => !answers.has(behaviour))
    .filter(
      ([behaviour, text]) =>
        !known.some((line) => line.text === text && line.behaviours.includes(behaviour)),
    )
    .map(([behaviour, text]) => ({
      type: 'evidence',
      sitting,
      date: today,
      text,
      behaviours: [behaviour],
    }));
}

/**
 * What the person does already, as an action of their own: none where it is in the plan, and in the queue where
 * there is no room for another active one.
 */
export function actionFromDoing(
  doing: string | null,
  kept: readonly Pick<KnownAction, 'id' | 'behaviour' | 'status' | 'act'>[],
): KeptAction[] {
  if (doing === null || kept.some(({ act }) => act === doing)) return [];
  const own = ownAction(doing, kept);
  return [roomFor(kept) > 0 ? own : { ...own, status: 'queued' }];
}

/**
 * The actions of a plan that nobody is asked about: what the person does already, then the best suggestions.
 *
 * @param now the plan as it stands after the assessment
 */
export function takeUnasked(
  doing: string | null,
  { kept, suggestions, today }: PlanNow,
): KeptAction[] {
  const own = actionFromDoing(doing, kept);
  const room = roomFor(kept) - own.filter(({ status }) => status === 'active').length;
  const taken = suggestions.slice(0, room);
  return [...own, ...taken.map((suggestion) => takeAction(suggestion, today))];
}

/** The events of an assessment that nobody is asked any more about, and of the plan that follows from it. */
export function unaskedEvents(
  said: AssessmentContent & Pick<Particulars, 'doing'>,
  { ladder, state }: { readonly ladder: Ladder; readonly state: State },
  { plan, rhythm, today }: { readonly plan: boolean; readonly rhythm: number; readonly today: Day },
): NewEvent[] {
  const actions = plan ? takeUnasked(said.doing, planAfter(ladder, state, said, today)) : [];
  return [
    ...evidenceBeside(said, state.evidence, today),
    assessmentEvent(ladder, said),
    planEvent(ladder, {
      sitting: said.sitting,
      nextCheckin: addDays(today, rhythm),
      ...(actions.length > 0 && { actions }),
    }),
  ];
}

/**
 * Why the answers are too few to name a stage, in a sentence, with some of the behaviours that are missing;
 * null when they are enough.
 */
export function whatIsMissing(
  ladder: Ladder,
  answers: Answers,
): { readonly sentence: string; readonly behaviours: readonly string[] } | null {
  const { model, weighed } = findingsOf(ladder, answers);
  const { rated, needed, untestedLevel, enough } = enoughRatings(model, answers, weighed);
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
