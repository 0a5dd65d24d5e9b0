import type { Day } from '../base/day.js';
import {
  type EarlierRatings,
  ratingsBefore,
  ratingsBeforeLast,
} from '../journal/earlier-ratings.js';
import type { StateSoFar } from '../journal/fold.js';
import { isOwn } from '../journal/own.js';
import type { ReadAnswer, ToldLevel } from '../journal/read-on-ladder.js';
import type { Draft, Evidence, Role } from '../journal/state.js';
import { newestFirst } from '../journal/state.js';
import type { Answer, Answers } from '../ladder/answers.js';
import { isAnswer } from '../ladder/answers.js';
import type { LadderChange } from '../ladder/compare-ladders.js';
import { answerRule, periodStart } from '../ladder/find-in-ladder.js';
import type { Misfit } from '../ladder/read-old-answers.js';
import { isHeld } from '../placement/gaps.js';
import { enoughRatings } from '../placement/placement.js';
import { placementModel } from '../placement/placement-model.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { carriedRatings, fallenAmong, type WithCarried } from './carried-ratings.js';
import { particularsOf } from './particulars.js';

/** The answers that count on a day: those of the last assessment, updated by check-ins. */
export interface CountingAnswers extends WithCarried {
  /** All evidence, from every assessment and from the log. */
  readonly evidence: readonly Evidence[];
  /** Whether a person gave the answers one by one, in this order; those of a file are in ladder order. */
  readonly oneByOne: boolean;
  readonly ownGuess: number | null;
  readonly mentor: string | null;
  readonly framework: string | null;
  /** The day of the assessment, or of the first answer of a draft. */
  readonly assessed: Day;
  /** Whether they are those of a draft. */
  readonly unfinished?: true;
  /** Behaviours whose ratings check-ins have changed since then, not only confirmed. */
  readonly moved: readonly string[];
  /** What check-ins have rated since then, changed or confirmed. */
  readonly rerated: ReadonlyMap<string, { readonly day: Day }>;
  /**
   * Behaviours whose answers are older than the ladder's period or about an earlier role. `answers` omits them unless
   * too few would remain for a stage.
   */
  readonly old: readonly string[];
  /** Whether `old` answers count after all. */
  readonly outdated: boolean;
  /** Behaviours whose answers no longer fit the changed ladder; they never count. */
  readonly leftOut: readonly string[];
  /** What became of the ladder since the answers were given; absent where nothing is known to have. */
  readonly since?: LadderSince;
}

/** What became of the ladder since somebody answered. */
export interface LadderSince {
  /** Absent where only the version says that it was another. */
  readonly change?: LadderChange | undefined;
  /** The level that was told then. */
  readonly told?: ToldLevel | undefined;
  /** The version that was answered. */
  readonly version: string;
  /** Why answers are left out. */
  readonly misfits: ReadonlyMap<string, Misfit>;
}

/**
 * Null before the first stage, and when too few answers still fit the ladder. A draft counts once its stage was
 * shown, but only where no finished assessment counts.
 */
export function currentAnswers(
  ladder: Ladder,
  state: StateSoFar,
  today: Day,
): CountingAnswers | null {
  const latest = latestAnswers(ladder, state);
  if (latest === null) return null;
  const { rerated, fitting, leftOut, misfits } = latest;
  const { isDraft, ...sitting } = latest.sitting;
  const isOld = ageRule(ladder, state.roles, today);
  const fresh = new Map(fitting);
  const dayOf = (behaviour: string) => rerated.get(behaviour)?.day ?? sitting.assessed;
  for (const behaviour of fitting.keys()) {
    if (isOld(behaviour, dayOf(behaviour))) fresh.delete(behaviour);
  }
  const old = [...fitting.keys()].filter((behaviour) => !fresh.has(behaviour));
  const outdated = old.length > 0 && !isEnough(ladder, fresh);
  const since = periodStart(ladder, today);
  const earlier = earlierOf(latest.sitting, state, since);
  const carried = carriedRatings(ladder, outdated ? fitting : fresh, earlier, isOld);
  const before = new Map(earlier);
  for (const [behaviour, { day }] of rerated) {
    const answer = sitting.answers.get(behaviour);
    if (typeof answer === 'number' && sitting.assessed < day) {
      before.set(behaviour, { answer, day: sitting.assessed });
    }
  }
  const { change, told, version = ladder.version, ...particulars } = sitting;
  const isOther = change !== undefined || misfits.size > 0 || version !== ladder.version;
  return {
    ...particulars,
    ...(isDraft && { unfinished: true as const }),
    ...(isOther && { since: { change, told, version, misfits } }),
    ownGuess: validRank(ladder, sitting.ownGuess),
    ...carried,
    fell: fallenAmong(ladder, carried.answers, before, isOld, dayOf),
    evidence: state.evidence,
    rerated,
    moved: [...rerated].flatMap(([id, { answer }]) =>
      answer === sitting.answers.get(id) || !fitting.has(id) ? [] : id,
    ),
    old,
    outdated,
    leftOut,
  };
}

/** Whether `currentAnswers` is not null. Cheaper: it weighs no answers if all of them fit the ladder. */
export function hasCurrentAnswers(ladder: Ladder, state: StateSoFar): boolean {
  return latestAnswers(ladder, state) !== null;
}

/** The latest answers that fit the ladder, whatever their age; null if misfits leave too few. */
function latestAnswers(ladder: Ladder, state: StateSoFar) {
  return (
    answersThatFit(ladder, state, lastSitting(state)) ??
    answersThatFit(ladder, state, draftSitting(ladder, state))
  );
}

function answersThatFit(ladder: Ladder, state: StateSoFar, sitting: SittingNow | null) {
  if (sitting === null) return null;
  // All are later than the last assessment, whatever their days say: the person may have travelled west. A draft's
  // answers are newer than ratings of check-ins before it began.
  const rerated = new Map(
    [...state.rerated].filter(([, { day }]) => !sitting.isDraft || day >= sitting.assessed),
  );
  const fitting = new Map(sitting.answers);
  const misfits = new Map(sitting.misfits);
  for (const [behaviour, { answer, misfit }] of rerated) {
    fitting.set(behaviour, answer);
    if (misfit === undefined) misfits.delete(behaviour);
    else misfits.set(behaviour, misfit);
  }
  const fits = answerRule(ladder);
  const leftOut: string[] = [];
  for (const [behaviour, answer] of fitting) {
    if (fits({ behaviour, answer, misfit: misfits.get(behaviour) })) continue;
    fitting.delete(behaviour);
    // A skip holds nothing that could be lost.
    if (answer === 'skip') misfits.delete(behaviour);
    else leftOut.push(behaviour);
  }
  if (leftOut.length > 0 && !isEnough(ladder, fitting)) return null;
  return { sitting, rerated, fitting, leftOut, misfits };
}

/** What was rated before the sitting: an assessment is among the state's, a draft comes after all of them. */
function earlierOf(
  { isDraft, assessed, answers }: SittingNow,
  state: StateSoFar,
  since: Day,
): EarlierRatings {
  if (!isDraft) return ratingsBeforeLast(state, since);
  const rerated = new Map([...state.rerated].filter(([, { day }]) => day < assessed));
  return ratingsUntilNow({ ...state, rerated }, answers, since);
}

/** What counts once these answers are an assessment of the day. */
export function countingOnceGiven(
  ladder: Ladder,
  state: StateSoFar,
  answers: Answers,
  today: Day,
): WithCarried {
  const isOld = ageRule(ladder, state.roles, today);
  const earlier = ratingsUntilNow(state, answers, periodStart(ladder, today));
  return {
    ...carriedRatings(ladder, answers, earlier, isOld),
    fell: fallenAmong(ladder, answers, earlier, isOld, () => today),
  };
}

function ratingsUntilNow(state: StateSoFar, answers: Answers, since: Day): EarlierRatings {
  const given = [...answers].map(([behaviour, answer]) => ({ behaviour, answer }));
  return ratingsBefore(
    given,
    ratingsBeforeLast(state, since),
    state.assessments.at(-1),
    state.rerated,
  );
}

function isEnough(ladder: Ladder, answers: Answers): boolean {
  return enoughRatings(placementModel(ladder), answers).enough;
}

/** The rank, or null if the ladder no longer has that level. */
export function validRank(ladder: Ladder, rank: number | null): number | null {
  return rank !== null && rank <= ladder.levels.length ? rank : null;
}

/**
 * Behaviours with evidence of the person's own from the ladder's period: what a reviewer wrote may speak against them, and
 * so may a note that was given with a rating below held.
 */
export function examplesOn(
  ladder: Ladder,
  { evidence }: Pick<CountingAnswers, 'evidence'>,
  today: Day,
): ReadonlySet<string> {
  const examples = evidence.filter(({ rated }) => rated === undefined || isHeld(ladder, rated));
  return new Set(latestNotes(ladder, { evidence: examples }, today).keys());
}

/** The last of these lines about each behaviour. */
export function latestNotes(
  ladder: Ladder,
  { evidence }: Pick<CountingAnswers, 'evidence'>,
  today: Day,
): ReadonlyMap<string, string> {
  const start = periodStart(ladder, today);
  const own = evidence.filter((line) => line.date >= start && isOwn(line));
  return new Map(
    newestFirst(own)
      .toReversed()
      .flatMap(({ behaviours, text }) => behaviours.map((id) => [id, text] as const)),
  );
}

type Sitting = Pick<WithCarried, 'answers'> &
  Omit<
    CountingAnswers,
    | keyof WithCarried
    | 'evidence'
    | 'unfinished'
    | 'rerated'
    | 'moved'
    | 'old'
    | 'outdated'
    | 'leftOut'
    | 'since'
  > & { readonly [K in keyof LadderSince]?: LadderSince[K] | undefined };

type SittingNow = Sitting & { readonly isDraft: boolean };

function draftSitting(ladder: Ladder, { draft }: StateSoFar): SittingNow | null {
  if (draft === null || draft.placed === null) return null;
  return { ...answersOfDraft(ladder, draft), isDraft: true };
}

function lastSitting({ assessments }: StateSoFar): SittingNow | null {
  const assessment = assessments.at(-1);
  if (assessment === undefined) return null;
  const { oneByOne = false, ownGuess, mentor, framework, day } = assessment;
  return {
    change: assessment.change,
    told: assessment.told,
    version: assessment.ladderVersion,
    misfits: misfitsOf(assessment.answers),
    answers: new Map(assessment.answers.map(({ behaviour, answer }) => [behaviour, answer])),
    oneByOne,
    ownGuess,
    mentor,
    framework,
    assessed: day,
    isDraft: false,
  };
}

function misfitsOf(answers: readonly ReadAnswer[]): ReadonlyMap<string, Misfit> {
  return new Map(
    answers.flatMap(({ behaviour, misfit }) => (misfit ? [[behaviour, misfit] as const] : [])),
  );
}

function answersOfDraft(ladder: Ladder, draft: Draft): Sitting {
  const byQuestion = new Map(draft.answers.map(({ question, answer }) => [question, answer]));
  const answers = new Map<string, Answer>();
  for (const [question, answer] of byQuestion) {
    if (isAnswer(answer)) answers.set(question, answer);
  }
  const { ownGuess, mentor, framework } = particularsOf({ answers: byQuestion, ladder });
  const given = { answers, oneByOne: true, ownGuess, mentor, framework, assessed: draft.since };
  const { change, told } = draft;
  const misfits = misfitsOf(
    draft.answers.map(({ question, misfit }) => ({
      behaviour: question,
      answer: 'skip',
      ...(misfit && { misfit }),
    })),
  );
  return { ...given, change, told, version: change?.versions.from, misfits };
}

/** Tests whether an answer of a day is too old: before the ladder's period, or about an earlier role. */
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
 * Tests whether a new role has voided an answer: those to strands and to themes that follow the role. Skills of the
 * craft stay.
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
  const lasting = new Set(
    ladder.levels.flatMap(({ behaviours }) =>
      behaviours.flatMap(({ id, theme }) =>
        theme !== null && ladder.themes[theme]?.followsRole ? [] : id,
      ),
    ),
  );
  return (behaviour, day) => day < since && !lasting.has(behaviour);
}
