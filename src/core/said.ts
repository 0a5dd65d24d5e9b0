import type { Answer, Answers } from './answers.js';
import type { Day } from './day.js';
import { addMonths } from './day.js';
import { particularsOf } from './interview.js';
import type { Draft, Evidence, Role, State } from './journal.js';
import type { Ladder } from './ladder.schema.js';
import { enoughRatings, placementModel } from './placement.js';

/** What a person's answers amount to on a day: the last assessment, moved on by check-ins. */
export interface Said {
  /** The answers that count. */
  readonly answers: Answers;
  /** All evidence, from the answers of all assessments and from the log. */
  readonly evidence: readonly Evidence[];
  readonly ownGuess: number | null;
  readonly mentor: string | null;
  readonly framework: string | null;
  /** The day of the assessment, or of the first answer of a draft. */
  readonly assessed: Day;
  /** The behaviours that check-ins rated anew since then. */
  readonly moved: readonly string[];
  /**
   * The behaviours whose answers are older than the ladder's period, or about a role that is over. They are left
   * out of `answers`, unless too few would remain for a stage.
   */
  readonly old: readonly string[];
  /** Whether `old` answers had to be counted all the same. */
  readonly outdated: boolean;
}

/** What counts on a day; null before the first stage. A draft counts once its stage was shown. */
export function whatWasSaid(ladder: Ladder, state: State, today: Day): Said | null {
  const sitting = latestSitting(ladder, state);
  if (sitting === null) return null;
  const dated = new Map<string, { answer: Answer; day: Day }>(
    [...sitting.answers].map(([behaviour, answer]) => [
      behaviour,
      { answer, day: sitting.assessed },
    ]),
  );
  for (const [behaviour, rating] of state.rerated) dated.set(behaviour, rating);
  const isOld = ageRule(ladder, state.roles, today);
  const old = [...dated].flatMap(([id, { day }]) => (isOld(id, day) ? id : []));
  const all = new Map([...dated].map(([id, { answer }]) => [id, answer]));
  const fresh = new Map([...all].filter(([id]) => !old.includes(id)));
  const outdated = old.length > 0 && !enoughRatings(placementModel(ladder), fresh).enough;
  return {
    ...sitting,
    answers: outdated ? all : fresh,
    evidence: state.evidence,
    moved: [...state.rerated.keys()],
    old,
    outdated,
  };
}

/** The first day whose evidence and ratings still count. */
export function periodStart({ scale }: Pick<Ladder, 'scale'>, today: Day): Day {
  return addMonths(today, -scale.months);
}

type Sitting = Omit<Said, 'evidence' | 'moved' | 'old' | 'outdated'>;

function latestSitting(ladder: Ladder, { draft, assessments }: State): Sitting | null {
  if (draft !== null && draft.placed !== null) return saidInDraft(ladder, draft);
  const assessment = assessments.at(-1);
  if (assessment === undefined) return null;
  const { ownGuess, mentor, framework, day } = assessment;
  return {
    answers: new Map(assessment.answers.map(({ behaviour, answer }) => [behaviour, answer])),
    ownGuess,
    mentor,
    framework,
    assessed: day,
  };
}

function saidInDraft(ladder: Ladder, draft: Draft): Sitting {
  const given = new Map(draft.answers.map(({ question, answer }) => [question, answer]));
  const answers = new Map<string, Answer>();
  for (const [question, answer] of given) {
    if (typeof answer === 'number' || answer === 'no-opportunity' || answer === 'skip') {
      answers.set(question, answer);
    }
  }
  const { ownGuess, mentor, framework } = particularsOf({ given, ladder });
  return { answers, ownGuess, mentor, framework, assessed: draft.since };
}

/**
 * Whether an answer of a day is too old: past the ladder's period, or from before a new role where it is about
 * the {customer} (themes that follow the role, and all strands). What one can do with one's hands stays.
 */
function ageRule(
  ladder: Ladder,
  roles: readonly Role[],
  today: Day,
): (behaviour: string, day: Day) => boolean {
  const start = periodStart(ladder, today);
  const since = roles
    .map((role) => role.since)
    .filter((day) => day <= today)
    .reduce((latest, day) => (day > latest ? day : latest), '');
  const stays = new Set(
    ladder.levels.flatMap(({ behaviours }) =>
      behaviours.flatMap(({ id, theme }) =>
        theme !== null && ladder.themes[theme]?.followsRole ? [] : id,
      ),
    ),
  );
  return (behaviour, day) => day < start || (day < since && !stays.has(behaviour));
}
