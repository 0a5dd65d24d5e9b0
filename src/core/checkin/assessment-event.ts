import { countingOnceGiven } from '../answers/counting-answers.js';
import type { Particulars } from '../answers/particulars.js';
import type { Day } from '../base/day.js';
import type { Evidence, KnownAction, State } from '../journal/state.js';
import type { Answers } from '../ladder/answers.js';
import { findingsOf } from '../placement/findings.js';
import { enoughRatings } from '../placement/placement.js';
import type { PlacementModel } from '../placement/placement-model.js';
import { withStatus } from '../plan/action-status.js';
import { keptApart } from '../plan/due-dates.js';
import { ownAction } from '../plan/own-action.js';
import { planEvent } from '../plan/plan-event.js';
import type { PlanNow } from '../plan/plan-now.js';
import { planAfter } from '../plan/plan-now.js';
import { roomFor, takeAction } from '../plan/suggestions.js';
import type { KeptAction, NewEvent } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { nextCheckin } from './next-checkin.js';

export type NewAssessment = Extract<NewEvent, { type: 'assessment' }>;

/** The answers and evidence of one assessment. */
export interface AssessmentContent extends Omit<Particulars, 'doing'> {
  readonly answers: Answers;
  /** One line by behaviour, answered or not. */
  readonly evidence?: ReadonlyMap<string, string>;
  /** Whether a person gave the answers one by one, in this order. */
  readonly oneByOne?: boolean;
  readonly sitting: string;
}

/**
 * Includes the stage as computed today, so that later versions do not rewrite history.
 *
 * @param before where there were assessments before, whose ratings count, too
 */
export function assessmentEvent(
  ladder: Ladder,
  content: AssessmentContent,
  before: { readonly state: State; readonly today: Day } | null = null,
): NewAssessment {
  const own = { answers: content.answers, placing: content.answers };
  const { answers, placing } =
    before === null ? own : countingOnceGiven(ladder, before.state, own.answers, before.today);
  const { weighed, because } = findingsOf(ladder, answers, placing);
  const { stage, confidence, position, posterior } = weighed.placement;
  const nearest = posterior[because.rival - 1] ?? 0;
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
    result: { level: stage, confidence, nearest, position },
  };
}

/** The answers as an event stores them, each with its evidence. */
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
 * Events for evidence about behaviours without an answer. Lines that are already in the journal are left out, so that
 * the same file can be read twice.
 */
export function looseEvidenceEvents(
  { answers, evidence, sitting }: Pick<AssessmentContent, 'answers' | 'evidence' | 'sitting'>,
  saved: readonly Evidence[],
  today: Day,
): NewEvent[] {
  return [...(evidence ?? [])]
    .filter(([behaviour]) => !answers.has(behaviour))
    .filter(
      ([behaviour, text]) =>
        !saved.some((line) => line.text === text && line.behaviours.includes(behaviour)),
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
 * Turns what the person is already doing into an action: none if the plan has it, queued if the plan is full.
 */
export function actionFromDoing(
  doing: string | null,
  kept: readonly Pick<KnownAction, 'id' | 'behaviour' | 'status' | 'act'>[],
): KeptAction[] {
  if (doing === null || kept.some(({ act }) => act === doing)) return [];
  // A habit that is there already is never late.
  const own = ownAction(doing, kept, null);
  return [roomFor(kept) > 0 ? own : { ...own, status: 'queued' }];
}

/**
 * Fills the plan without asking: what the person is already doing, then the best suggestions.
 *
 * @param now the plan after the assessment
 */
export function fillPlan(
  doing: string | null,
  { kept, suggestions, today }: PlanNow,
): KeptAction[] {
  const own = actionFromDoing(doing, kept);
  const room = roomFor(kept) - own.filter(({ status }) => status === 'active').length;
  const active = withStatus(kept, 'active');
  const taken = suggestions.slice(0, room).map((one) => takeAction(one, today, active));
  return [...own, ...keptApart(taken, active)];
}

/**
 * The events of an assessment and its plan, made without further questions. The first one fills the plan; later there is
 * a plan already, and nobody asked for more of it.
 */
export function assessmentAndPlanEvents(
  content: AssessmentContent & Pick<Particulars, 'doing'>,
  { ladder, state }: { readonly ladder: Ladder; readonly state: State },
  { plan, rhythm, today }: { readonly plan: boolean; readonly rhythm: number; readonly today: Day },
): NewEvent[] {
  const actions = () =>
    state.assessments.length === 0
      ? fillPlan(content.doing, planAfter(ladder, state, content, today))
      : actionFromDoing(content.doing, state.actions);
  const taken = plan ? actions() : [];
  return [
    ...looseEvidenceEvents(content, state.evidence, today),
    assessmentEvent(ladder, content, { state, today }),
    planEvent(ladder, {
      sitting: content.sitting,
      nextCheckin: nextCheckin([...state.actions, ...taken], { rhythm, today }).day,
      ...(taken.length > 0 && { actions: taken }),
    }),
  ];
}

/**
 * Says why there are too few answers for a stage and lists some behaviours to rate; null if there are enough.
 */
export function missingRatings(
  ladder: Ladder,
  answers: Answers,
): { readonly sentence: string; readonly behaviours: readonly string[] } | null {
  const { model, weighed } = findingsOf(ladder, answers);
  const { rated, needed, untestedLevel, enough } = enoughRatings(model, answers, weighed);
  if (enough) return null;
  if (rated < needed) {
    const missing = needed - rated;
    return {
      sentence:
        (rated === 0
          ? `nothing is rated yet, and a stage needs ${needed} ratings`
          : `${rated} of the levels' behaviours rated, and a stage needs ${needed}`) +
        withoutOccasion(model, answers, needed),
      // Where nothing is rated, any of them will do.
      behaviours: rated === 0 ? [] : unrated(model, answers, missing + 2),
    };
  }
  return {
    sentence: `level ${untestedLevel} is untested: neither it nor the next level has a rating`,
    behaviours: unrated(model, answers, 3, untestedLevel),
  };
}

/** Who found no occasion for what was asked may need another ladder, not more answers. */
function withoutOccasion({ items }: PlacementModel, answers: Answers, needed: number): string {
  const without = items.filter(({ id }) => answers.get(id) === 'no-opportunity').length;
  return without < needed
    ? ''
    : `; your work gave no occasion for ${without}, so another ladder may fit it better (career-coach ladder list)`;
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
