import type { Asked, DraftAnswer, Given } from '../journal/draft.js';
import type { Answer, Answers } from '../ladder/answers.js';
import { isAnswer } from '../ladder/answers.js';
import { answerRule, findBehaviour, findLevel } from '../ladder/find-in-ladder.js';
import { privacyNote } from '../ladder/privacy-note.js';
import { GAP_QUESTIONS, nextGapQuestion, nextQuestion } from '../placement/next-question.js';
import {
  enoughRatings,
  type Placement,
  place,
  placementModel,
  type Sufficiency,
} from '../placement/placement.js';
import type { CarelessRun } from '../placement/profile.js';
import { carelessRun } from '../placement/profile.js';
import { wantedExamples } from '../placement/why.js';
import type { Ladder, LevelBehaviour, StrandBehaviour } from '../schema/ladder.schema.js';

/**
 * The questionnaire as a value: every step returns the next one, so that it can be kept after any answer, go
 * back, and be taken up again. Which question comes next depends on the whole set of answers only.
 */
export interface Interview {
  readonly ladder: Ladder;
  /** Whether all that is left is asked too. */
  readonly full: boolean;
  /** The answered questions, in the order in which they were first put. */
  readonly path: readonly Asked[];
  /** Which of `path` is on the screen; `path.length` stands for `pending`. */
  readonly at: number;
  /** The question after the last answered one; null: all is asked, the review is on the screen. */
  readonly pending: Asked | null;
  /** Whether one answer is being changed from the review, which then comes back. */
  readonly changing: boolean;
  readonly given: ReadonlyMap<string, Given>;
  /** What the person answered the last time: shown, and counted only once it is confirmed. */
  readonly earlier: ReadonlyMap<string, Given>;
  /** The behaviours that have an example from the ladder's period already. */
  readonly examples: ReadonlySet<string>;
}

/** How an interview begins. */
export interface InterviewOptions {
  readonly full?: boolean;
  readonly earlier?: ReadonlyMap<string, Given>;
  readonly examples?: ReadonlySet<string>;
}

/** For at most so many ratings an example is asked. */
const mostExamples = 3;
/** How the question for an example is named, before the behaviour's id. */
const examplePrefix = '@example/';
/** At most so many strand questions are asked: about a minute and a half. */
const mostStrandQuestions = 12;

/** An interview before its first answer. */
export function startInterview(ladder: Ladder, options: InterviewOptions = {}): Interview {
  return resumeInterview(ladder, [], options);
}

/**
 * The interview to which these answers led, ready to go on; of two answers to one question the later counts. Answers
 * that do not fit the ladder any more, because it was changed, are left out.
 */
export function resumeInterview(
  ladder: Ladder,
  answers: readonly DraftAnswer[],
  options: InterviewOptions = {},
): Interview {
  const path = new Map<string, Asked>();
  const given = new Map<string, Given>();
  for (const { question, phase, answer } of answers.filter(questionRule(ladder))) {
    if (!path.has(question)) path.set(question, { question, phase });
    given.set(question, answer);
  }
  return atEnd({
    ladder,
    full: options.full ?? false,
    path: [...path.values()],
    at: 0,
    pending: null,
    changing: false,
    given,
    earlier: options.earlier ?? new Map(),
    examples: options.examples ?? new Set(),
  });
}

/** Whether a question with its answer can come up with the ladder as it is now. */
function questionRule(ladder: Ladder): (given: DraftAnswer) => boolean {
  const fits = answerRule(ladder);
  return ({ question, answer }) => {
    if (isBehaviour(question)) return isAnswer(answer) && fits(question, answer);
    if (question.startsWith(examplePrefix)) {
      return findBehaviour(ladder, question.slice(examplePrefix.length)) !== null;
    }
    if (typeof answer !== 'object' || answer === null || !('level' in answer)) return true;
    return findLevel(ladder, answer.level) !== null;
  };
}

/** The question on the screen; null in the review. */
export function onScreen(interview: Interview): Asked | null {
  return interview.path[interview.at] ?? interview.pending;
}

/** The interview after an answer to the question on the screen. Later answers are kept. */
export function answerQuestion(interview: Interview, answer: Given): Interview {
  const asked = onScreen(interview);
  if (asked === null) return interview;
  const given = new Map(interview.given).set(asked.question, answer);
  const isNew = interview.at === interview.path.length;
  const path = isNew ? [...interview.path, asked] : interview.path;
  const answered = { ...interview, given, path };
  const last = interview.at >= path.length - 1;
  return last || interview.changing
    ? atEnd(answered)
    : { ...answered, at: interview.at + 1, pending: pendingQuestion(answered) };
}

/** The interview with the question on the screen passed over; an answer that it has stays. */
export function skipQuestion(interview: Interview): Interview {
  const asked = onScreen(interview);
  if (asked === null) return interview;
  const answer = interview.given.get(asked.question);
  if (answer !== undefined) return answerQuestion(interview, answer);
  return answerQuestion(interview, isBehaviour(asked.question) ? 'skip' : null);
}

/** One question back; the same interview at the first one. */
export function goBack(interview: Interview): Interview {
  return interview.at === 0 ? interview : { ...interview, at: interview.at - 1, changing: false };
}

/** One question forward over answered ones; the same interview at the first that has no answer. */
export function goForward(interview: Interview): Interview {
  return interview.at >= interview.path.length
    ? interview
    : { ...interview, at: interview.at + 1, changing: false };
}

/** The review's question `index` on the screen, to change its answer and come back. */
export function changeAnswer(interview: Interview, index: number): Interview {
  return index < 0 || index >= interview.path.length
    ? interview
    : { ...interview, at: index, changing: true };
}

/** Whether every question is answered, so that the review is next. */
export function isComplete(interview: Interview): boolean {
  return interview.pending === null;
}

/** The placement once its phase is over; null before. */
export function placementOf(interview: Interview): Placement | null {
  const answers = answersOf(interview);
  return placementIsOver(interview, answers)
    ? place(placementModel(interview.ladder), answers)
    : null;
}

/** The stage, once it may be told: placement is over, and enough is rated. */
export function stageToTell(interview: Interview): Placement | null {
  const placement = placementOf(interview);
  if (placement === null) return null;
  return ratingsOf(interview).enough ? placement : null;
}

/** Whether enough is rated for a stage. */
export function ratingsOf(interview: Interview): Sufficiency {
  return enoughRatings(placementModel(interview.ladder), answersOf(interview));
}

/** The interview behind all its answers: at the next question, or in the review. */
export function goToEnd(interview: Interview): Interview {
  return { ...interview, at: interview.path.length, changing: false };
}

/** All ratings, skips and missing opportunities so far, in the order in which they were first given. */
export function answersOf(interview: Interview): Answers {
  const answers = new Map<string, Answer>();
  for (const { question } of interview.path) {
    const answer = interview.given.get(question);
    if (isBehaviour(question) && isAnswer(answer)) answers.set(question, answer);
  }
  return answers;
}

/** The interview after the person noted something that happened: that behaviour needs no other example. */
export function noteExample(interview: Interview, behaviour: string): Interview {
  const examples = new Set(interview.examples).add(behaviour);
  const noted = { ...interview, examples };
  return { ...noted, pending: pendingQuestion(noted) };
}

/** The examples that were given when asked for, by behaviour. */
export function examplesOf({ given }: Pick<Interview, 'given'>): ReadonlyMap<string, string> {
  const examples = new Map<string, string>();
  for (const [question, answer] of given) {
    if (!question.startsWith(examplePrefix)) continue;
    if (typeof answer !== 'object' || answer === null || !('text' in answer)) continue;
    examples.set(question.slice(examplePrefix.length), answer.text);
  }
  return examples;
}

/** A rating that was given in a row so often that the answers may want a second look; null otherwise. */
export function carelessIn(interview: Interview): CarelessRun | null {
  return carelessRun(answersOf(interview).values());
}

/** How many questions are answered, and about how many there will be; examples, which may be passed, apart. */
export interface Progress {
  readonly answered: number;
  readonly about: number;
}

/** Where the interview stands. The length adapts to the answers, so `about` is an estimate until the end. */
export function progressOf(interview: Interview): Progress {
  const answered = interview.path.filter(({ phase }) => phase !== 'examples').length;
  return { answered, about: answered + estimateLeft(interview) };
}

/** A question with all that is needed to put it. */
export type QuestionOnScreen =
  | (Asked & {
      readonly kind: 'rating';
      readonly behaviour: LevelBehaviour | StrandBehaviour;
      /** The title of its level or strand. */
      readonly title: string;
      /** It lies below the stage so far: the person may not have done it for a while. */
      readonly below: boolean;
      readonly given: Given | undefined;
      readonly earlier: Given | undefined;
    })
  | (Asked & {
      readonly kind: 'level';
      readonly title: string;
      readonly message: string;
      readonly given: Given | undefined;
      readonly earlier: Given | undefined;
    })
  | (Asked & {
      readonly kind: 'text';
      readonly title: string;
      readonly message: string;
      readonly hint: string;
      readonly given: Given | undefined;
      readonly earlier: Given | undefined;
    });

/** The question on the screen with its texts; null in the review. */
export function questionOnScreen(interview: Interview): QuestionOnScreen | null {
  const asked = onScreen(interview);
  return asked === null ? null : describeQuestion(interview, asked);
}

/** A question that was asked, with its texts and its answer. */
export function describeQuestion(interview: Interview, asked: Asked): QuestionOnScreen {
  const { ladder, given, earlier } = interview;
  const common = {
    ...asked,
    given: given.get(asked.question),
    earlier: earlier.get(asked.question),
  };
  for (const level of ladder.levels) {
    const behaviour = level.behaviours.find(({ id }) => id === asked.question);
    if (behaviour) {
      const below = level.rank < stageSoFar(interview);
      return { ...common, kind: 'rating', behaviour, title: level.title, below };
    }
  }
  for (const strand of ladder.strands) {
    const behaviour = strand.behaviours.find(({ id }) => id === asked.question);
    if (behaviour) {
      return { ...common, kind: 'rating', behaviour, title: strand.title, below: false };
    }
  }
  if (asked.question === '@own-guess') {
    return {
      ...common,
      kind: 'level',
      title: 'Before we start',
      message: 'At which level would you place yourself?',
    };
  }
  if (asked.question.startsWith(examplePrefix)) {
    return { ...common, kind: 'text', ...exampleQuestion(asked.question, ladder) };
  }
  return { ...common, kind: 'text', ...closingQuestion(asked.question, ladder) };
}

function exampleQuestion(question: string, ladder: Ladder) {
  const id = question.slice(examplePrefix.length);
  const behaviour = ladder.levels
    .flatMap(({ behaviours }) => behaviours)
    .find((candidate) => candidate.id === id);
  return {
    title: 'An example, if one comes to mind',
    message: `${behaviour?.statement ?? id} When, in ${ladder.scale.period}?`,
    hint: `one line, Enter passes. ${privacyNote(ladder)}`,
  };
}

/** The questions with which the interview closes, in their order. */
const closingQuestions = ['@mentor', '@framework', '@doing'] as const;

function closingQuestion(question: string, ladder: Ladder) {
  const title = 'To close';
  if (question === '@mentor') {
    return {
      title,
      message: 'Have you a mentor: somebody you can ask how you are doing? Who?',
      hint: 'a role or initials will do, Enter for nobody',
    };
  }
  if (question === '@framework') {
    return {
      title,
      message: 'Have you a framework to grow by? Which?',
      hint: `Enter for none, or type: this, to use the ladder “${ladder.title}”`,
    };
  }
  return {
    title,
    message: 'What are you doing already to get to the next level?',
    hint: 'one thing, it becomes part of your plan; Enter for nothing',
  };
}

/** The interview after its last answer, with the next question worked out. */
function atEnd(interview: Interview): Interview {
  return {
    ...interview,
    at: interview.path.length,
    changing: false,
    pending: pendingQuestion(interview),
  };
}

/** The question that the whole set of answers asks for next; null when all is asked. */
function pendingQuestion(interview: Interview): Asked | null {
  const { given, ladder } = interview;
  // Asked before there is anything to work out: the model is made after it.
  if (!given.has('@own-guess')) return { question: '@own-guess', phase: 'own-guess' };
  const model = placementModel(ladder);
  const answers = answersOf(interview);
  if (!laterPhaseBegan(interview)) {
    const question = nextQuestion(model, answers);
    if (question !== null) return { question, phase: 'placement' };
  }
  const gap = gapQuestion(interview, answers);
  if (gap !== null) return { question: gap, phase: 'gaps' };
  const strand = strandQuestion(interview, place(model, answers).stage);
  if (strand !== null) return { question: strand, phase: 'strands' };
  const example = exampleWanted(interview, answers);
  if (example !== null) return { question: example, phase: 'examples' };
  const closing = closingQuestions.find((question) => !given.has(question));
  return closing === undefined ? null : { question: closing, phase: 'closing' };
}

/** Once the stage was shown, placement does not begin again: more answers only make it surer. */
function laterPhaseBegan({ path }: Pick<Interview, 'path'>): boolean {
  return path.some(({ phase }) => phase !== 'own-guess' && phase !== 'placement');
}

function placementIsOver(interview: Interview, answers: Answers): boolean {
  if (laterPhaseBegan(interview)) return true;
  return (
    interview.given.has('@own-guess') &&
    nextQuestion(placementModel(interview.ladder), answers) === null
  );
}

function gapQuestion(
  { ladder, full, path }: Pick<Interview, 'ladder' | 'full' | 'path'>,
  answers: Answers,
): string | null {
  const asked = path.filter(({ phase }) => phase === 'gaps').length;
  const gap = nextGapQuestion(placementModel(ladder), answers, asked);
  if (gap !== null || !full) return gap;
  const left = ladder.levels
    .flatMap((level) => level.behaviours)
    .find(({ id }) => !answers.has(id));
  return left?.id ?? null;
}

/** One example for each of the held ratings that decided the stage most, as long as they have none. */
function exampleWanted(
  { ladder, path, given, examples }: Interview,
  answers: Answers,
): string | null {
  const asked = path.filter(({ phase }) => phase === 'examples').length;
  if (asked >= mostExamples) return null;
  const wanted = wantedExamples(placementModel(ladder), ladder, answers, examples)
    .slice(0, mostExamples)
    .map((id) => `${examplePrefix}${id}`);
  return wanted.find((question) => !given.has(question)) ?? null;
}

function strandQuestion(
  { ladder, full, path, given }: Pick<Interview, 'ladder' | 'full' | 'path' | 'given'>,
  stage: number,
): string | null {
  const asked = path.filter(({ phase }) => phase === 'strands').length;
  if (!full && asked >= mostStrandQuestions) return null;
  const wanted = full
    ? ladder.strands.flatMap((strand) => strand.behaviours.map(({ id }) => id))
    : strandQuestions(ladder, stage);
  return wanted.find((id) => !given.has(id)) ?? null;
}

/**
 * The strand behaviours worth asking at a stage, by strand: those expected by the next level, at most 12. Each
 * strand gives the one that is expected latest; the places that are left go to the latest expected of all.
 */
export function strandQuestions(ladder: Ladder, stage: number): string[] {
  const byStrand = ladder.strands.map((strand) =>
    strand.behaviours
      .filter(({ expectedFrom }) => expectedFrom <= stage + 1)
      .sort((a, b) => b.expectedFrom - a.expectedFrom),
  );
  const first = byStrand.flatMap(([latest]) => latest ?? []);
  const others = byStrand
    .flatMap(([, ...rest]) => rest)
    .sort((a, b) => b.expectedFrom - a.expectedFrom);
  const chosen = new Set([...first, ...others].slice(0, mostStrandQuestions).map(({ id }) => id));
  return byStrand.flat().flatMap(({ id }) => (chosen.has(id) ? id : []));
}

/** The likeliest level by the answers so far; 0 before the first, so that nothing lies below it. */
function stageSoFar(interview: Interview): number {
  const answers = answersOf(interview);
  const placement = place(placementModel(interview.ladder), answers);
  return placement.rated === 0 ? 0 : placement.stage;
}

function estimateLeft(interview: Interview): number {
  if (interview.pending === null) return 0;
  const { given } = interview;
  const closing = closingQuestions.filter((question) => !given.has(question)).length;
  const placement = placementOf(interview);
  const ownGuess = given.has('@own-guess') ? 0 : 1;
  return (
    ownGuess +
    levelQuestionsLeft(interview, placement) +
    strandQuestionsLeft(interview, placement) +
    closing
  );
}

function levelQuestionsLeft(interview: Interview, placement: Placement | null): number {
  const { ladder, full, given } = interview;
  const unasked = (rank: number) =>
    (ladder.levels[rank - 1]?.behaviours ?? []).filter(({ id }) => !given.has(id)).length;
  const all = ladder.levels.reduce((sum, { rank }) => sum + unasked(rank), 0);
  if (full) return all;
  if (placement !== null) {
    const asked = interview.path.filter(({ phase }) => phase === 'gaps').length;
    const left = unasked(placement.stage) + unasked(placement.stage + 1);
    return Math.min(left, Math.max(0, GAP_QUESTIONS - asked));
  }
  // In simulations nearly all placement questions lie in the two levels that the gap phase completes.
  const behaviours = ladder.levels.reduce((sum, level) => sum + level.behaviours.length, 0);
  const asked = behaviours - all;
  const expected = Math.max(2.5 * ladder.levels.length, (2 * behaviours) / ladder.levels.length);
  return Math.min(all, Math.max(1, Math.round(expected) - asked));
}

function strandQuestionsLeft(interview: Interview, placement: Placement | null): number {
  const { ladder, full, given } = interview;
  const all = ladder.strands.flatMap((strand) => strand.behaviours.map(({ id }) => id));
  if (full) return all.filter((id) => !given.has(id)).length;
  const wanted =
    placement === null
      ? all.slice(0, mostStrandQuestions)
      : strandQuestions(ladder, placement.stage);
  const asked = interview.path.filter(({ phase }) => phase === 'strands').length;
  const left = wanted.filter((id) => !given.has(id)).length;
  return Math.min(left, Math.max(0, mostStrandQuestions - asked));
}

function isBehaviour(question: string): boolean {
  return !question.startsWith('@');
}
