import type { Day } from '../base/day.js';
import type { Draft, Evidence, Rerating, Role, State, StateSoFar } from '../journal/fold.js';
import type { Answer, Answers } from '../ladder/answers.js';
import { isAnswer } from '../ladder/answers.js';
import { answerRule, periodStart } from '../ladder/find-in-ladder.js';
import { enoughRatings, placementModel } from '../placement/placement.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { particularsOf } from './particulars.js';

/** What a person's answers amount to on a day: the last assessment, moved on by check-ins. */
export interface CountingAnswers {
  /** The answers that count. */
  readonly answers: Answers;
  /** All evidence, from the answers of all assessments and from the log. */
  readonly evidence: readonly Evidence[];
  /** Whether the answers were given one by one, in their order here; those of a file are in the order of the ladder. */
  readonly oneByOne: boolean;
  readonly ownGuess: number | null;
  readonly mentor: string | null;
  readonly framework: string | null;
  /** The day of the assessment, or of the first answer of a draft. */
  readonly assessed: Day;
  /** The behaviours that check-ins rated otherwise since then. What they confirmed is not among them. */
  readonly moved: readonly string[];
  /**
   * The behaviours whose answers are older than the ladder's period, or about a role that is over. They are left
   * out of `answers`, unless too few would remain for a stage.
   */
  readonly old: readonly string[];
  /** Whether `old` answers had to be counted all the same. */
  readonly outdated: boolean;
  /** The behaviours whose answers do not fit the ladder any more, because it was changed; they never count. */
  readonly leftOut: readonly string[];
}

/**
 * What counts on a day; null before the first stage, and when too little of it fits the ladder any more. A draft
 * counts once its stage was shown.
 */
export function currentAnswers(
  ladder: Ladder,
  state: StateSoFar,
  today: Day,
): CountingAnswers | null {
  const latest = latestAnswers(ladder, state);
  if (latest === null) return null;
  const { sitting, rerated, fitting, leftOut } = latest;
  const isOld = ageRule(ladder, state.roles, today);
  const fresh = new Map(fitting);
  for (const behaviour of fitting.keys()) {
    const day = rerated.get(behaviour)?.day ?? sitting.assessed;
    if (isOld(behaviour, day)) fresh.delete(behaviour);
  }
  const old = [...fitting.keys()].filter((behaviour) => !fresh.has(behaviour));
  const outdated = old.length > 0 && !isEnough(ladder, fresh);
  return {
    ...sitting,
    ownGuess: rankOn(ladder, sitting.ownGuess),
    answers: outdated ? fitting : fresh,
    evidence: state.evidence,
    moved: [...rerated].flatMap(([id, { answer }]) =>
      answer === sitting.answers.get(id) || !fitting.has(id) ? [] : id,
    ),
    old,
    outdated,
    leftOut,
  };
}

/** Whether `currentAnswers` gives any. Where all answers fit the ladder, no answer is weighed for it. */
export function hasCurrentAnswers(ladder: Ladder, state: StateSoFar): boolean {
  return latestAnswers(ladder, state) !== null;
}

/** The latest answers that fit the ladder, whatever their age; null where they are too few because others do not. */
function latestAnswers(ladder: Ladder, state: StateSoFar) {
  const sitting = latestSitting(ladder, state);
  if (sitting === null) return null;
  // What a check-in said before a draft began is older than what the draft says.
  const rerated = new Map([...state.rerated].filter(([, { day }]) => day >= sitting.assessed));
  const fitting = new Map(sitting.answers);
  for (const [behaviour, { answer }] of rerated) fitting.set(behaviour, answer);
  const fits = answerRule(ladder);
  const leftOut: string[] = [];
  for (const [behaviour, answer] of fitting) {
    if (fits(behaviour, answer)) continue;
    fitting.delete(behaviour);
    // A skip says nothing that could be missed.
    if (answer !== 'skip') leftOut.push(behaviour);
  }
  if (leftOut.length > 0 && !isEnough(ladder, fitting)) return null;
  return { sitting, rerated, fitting, leftOut };
}

function isEnough(ladder: Ladder, answers: Answers): boolean {
  return enoughRatings(placementModel(ladder), answers).enough;
}

/** A rank, unless the ladder has no such level any more. */
export function rankOn(ladder: Ladder, rank: number | null): number | null {
  return rank !== null && rank <= ladder.levels.length ? rank : null;
}

/** The behaviours that have evidence from the ladder's period. */
export function examplesOn(
  ladder: Ladder,
  { evidence }: Pick<CountingAnswers, 'evidence'>,
  today: Day,
): ReadonlySet<string> {
  const start = periodStart(ladder, today);
  return new Set(
    evidence.filter(({ date }) => date >= start).flatMap(({ behaviours }) => behaviours),
  );
}

type Sitting = Omit<CountingAnswers, 'evidence' | 'moved' | 'old' | 'outdated' | 'leftOut'>;

function latestSitting(ladder: Ladder, { draft, assessments }: StateSoFar): Sitting | null {
  if (draft !== null && draft.placed !== null) return answersOfDraft(ladder, draft);
  const assessment = assessments.at(-1);
  if (assessment === undefined) return null;
  const { oneByOne = false, ownGuess, mentor, framework, day } = assessment;
  return {
    answers: new Map(assessment.answers.map(({ behaviour, answer }) => [behaviour, answer])),
    oneByOne,
    ownGuess,
    mentor,
    framework,
    assessed: day,
  };
}

function answersOfDraft(ladder: Ladder, draft: Draft): Sitting {
  const given = new Map(draft.answers.map(({ question, answer }) => [question, answer]));
  const answers = new Map<string, Answer>();
  for (const [question, answer] of given) {
    if (isAnswer(answer)) answers.set(question, answer);
  }
  const { ownGuess, mentor, framework } = particularsOf({ given, ladder });
  return { answers, oneByOne: true, ownGuess, mentor, framework, assessed: draft.since };
}

/** Whether an answer of a day is too old: past the ladder's period, or from before a new role. */
function ageRule(
  ladder: Ladder,
  roles: readonly Role[],
  today: Day,
): (behaviour: string, day: Day) => boolean {
  const start = periodStart(ladder, today);
  const isVoid = roleRule(ladder, roles, today);
  return (behaviour, day) => day < start || isVoid(behaviour, day);
}

/**
 * Whether an answer of a day is from before a new role, and about the {customer} (themes that follow the role, and
 * all strands). What one can do with one's hands stays.
 */
export function roleRule(
  ladder: Ladder,
  roles: readonly Role[],
  today: Day,
): (behaviour: string, day: Day) => boolean {
  const since = roles
    .map((role) => role.since)
    .filter((day) => day <= today)
    .reduce((latest, day) => (day > latest ? day : latest), '');
  if (since === '') return () => false;
  const stays = new Set(
    ladder.levels.flatMap(({ behaviours }) =>
      behaviours.flatMap(({ id, theme }) =>
        theme !== null && ladder.themes[theme]?.followsRole ? [] : id,
      ),
    ),
  );
  return (behaviour, day) => day < since && !stays.has(behaviour);
}

/** An answer to one behaviour, with its day. */
export interface DatedAnswer extends Rerating {
  readonly day: Day;
}

/**
 * How a behaviour was answered over time, the oldest first: in assessments, and at check-ins. Answers off the ladder's
 * scale are left out.
 */
export function answersOverTime(
  ladder: Ladder,
  { assessments, checkins }: Pick<State, 'assessments' | 'checkins'>,
  behaviour: string,
): DatedAnswer[] {
  const fits = answerRule(ladder);
  const inAssessments = assessments.flatMap(({ day, answers }) =>
    answers.map((given) => ({ behaviour: given.behaviour, answer: given.answer, day })),
  );
  const atCheckins = checkins.flatMap(({ day, ratings }) =>
    ratings.map((rating) => ({ ...rating, day })),
  );
  return [...inAssessments, ...atCheckins]
    .filter((given) => given.behaviour === behaviour && fits(behaviour, given.answer))
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}
