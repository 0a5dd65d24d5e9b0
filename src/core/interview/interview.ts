import type { AnyAnswer, AskedQuestion, DraftAnswer } from '../journal/draft.js';
import type { Answer, Answers } from '../ladder/answers.js';
import { isAnswer } from '../ladder/answers.js';
import { answerRule, findBehaviour, findLevel } from '../ladder/find-in-ladder.js';
import { GAP_QUESTIONS, nextGapQuestion, nextQuestion } from '../placement/next-question.js';
import { enoughRatings, type Placement, place, type Sufficiency } from '../placement/placement.js';
import { placementModel } from '../placement/placement-model.js';
import type { CarelessRun } from '../placement/profile.js';
import { carelessRun } from '../placement/profile.js';
import { wantedExamples } from '../placement/why.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { mostLevelQuestions } from './announced-length.js';
import { openingQuestion, ownGuessOf } from './own-guess.js';
import { nextSideQuestion } from './side-questions.js';
import { maxStrandQuestions, strandQuestions } from './strand-questions.js';

/**
 * The questionnaire as an immutable value: every step returns a new one, so it can be saved after any answer, go back
 * and be resumed. The next question depends only on the set of answers.
 */
export interface Interview {
  readonly ladder: Ladder;
  /** Whether every behaviour is asked about. */
  readonly full: boolean;
  /** The answered questions, in the order of asking. */
  readonly path: readonly AskedQuestion[];
  /** Index into `path` of the question on the screen; `path.length` means `pending`. */
  readonly at: number;
  /** The next unanswered question; null: none is left, and the review follows. */
  readonly pending: AskedQuestion | null;
  /** Whether an answer is being changed from the review, which then returns. */
  readonly changing: boolean;
  readonly answers: ReadonlyMap<string, AnyAnswer>;
  /** Answers of the last assessment: shown as defaults, and counted only once confirmed. */
  readonly earlier: ReadonlyMap<string, AnyAnswer>;
  /** What was worked on since then, or seen differently by others, to be asked about before anything else. */
  readonly askedFirst: readonly string[];
  /** Why one is worth another look, in words, by behaviour. */
  readonly looks: ReadonlyMap<string, string>;
  /** How others rate a behaviour, and how the action for it stands, in lines to show beside the question. */
  readonly beside: ReadonlyMap<string, readonly string[]>;
  /** Behaviours with an example from the ladder's period. */
  readonly examples: ReadonlySet<string>;
  /** What the person noted of a behaviour last, before these questions. */
  readonly noted: ReadonlyMap<string, string>;
  /** When the last assessment was, and what happened since, in a sentence; null: this is the first. */
  readonly lastTime: string | null;
}

export type InterviewOptions = Partial<
  Omit<Interview, 'ladder' | 'path' | 'at' | 'pending' | 'changing' | 'answers'>
>;

const maxExamples = 3;
/** An example's question is this prefix and the behaviour's id. */
export const examplePrefix = '@example/';

export function startInterview(ladder: Ladder, options: InterviewOptions = {}): Interview {
  return resumeInterview(ladder, [], options);
}

/**
 * Rebuilds an interview from its answers; a later answer to the same question replaces the earlier. Answers that no
 * longer fit the changed ladder are left out.
 */
export function resumeInterview(
  ladder: Ladder,
  draftAnswers: readonly DraftAnswer[],
  options: InterviewOptions = {},
): Interview {
  const path = new Map<string, AskedQuestion>();
  const answers = new Map<string, AnyAnswer>();
  for (const { question, phase, answer } of draftAnswers.filter(questionRule(ladder))) {
    if (!path.has(question)) path.set(question, { question, phase });
    answers.set(question, answer);
  }
  return withNextQuestion({
    ladder,
    full: options.full ?? false,
    path: [...path.values()],
    at: 0,
    pending: null,
    changing: false,
    answers,
    earlier: options.earlier ?? new Map(),
    askedFirst: options.askedFirst ?? [],
    looks: options.looks ?? new Map(),
    beside: options.beside ?? new Map(),
    examples: options.examples ?? new Set(),
    noted: options.noted ?? new Map(),
    lastTime: options.lastTime ?? null,
  });
}

/** Tests whether a saved question and its answer still fit the ladder. */
function questionRule(ladder: Ladder): (draftAnswer: DraftAnswer) => boolean {
  const fits = answerRule(ladder);
  return ({ question, answer, misfit }) => {
    if (misfit !== undefined) return false;
    if (isBehaviour(question)) {
      return isAnswer(answer) && fits({ behaviour: question, answer });
    }
    if (question.startsWith(examplePrefix)) {
      return findBehaviour(ladder, question.slice(examplePrefix.length)) !== null;
    }
    if (typeof answer !== 'object' || answer === null || !('level' in answer)) return true;
    return findLevel(ladder, answer.level) !== null;
  };
}

/** The question on the screen; null in the review. */
export function onScreen(interview: Interview): AskedQuestion | null {
  return interview.path[interview.at] ?? interview.pending;
}

/** Answers the question on the screen. Answers to later questions stay. */
export function answerQuestion(interview: Interview, answer: AnyAnswer): Interview {
  const asked = onScreen(interview);
  if (asked === null) return interview;
  const answers = new Map(interview.answers).set(asked.question, answer);
  const isNew = interview.at === interview.path.length;
  const path = isNew ? [...interview.path, asked] : interview.path;
  const answered = { ...interview, answers, path };
  const isLast = interview.at >= path.length - 1;
  return isLast || interview.changing
    ? withNextQuestion(answered)
    : { ...answered, at: interview.at + 1, pending: pendingQuestion(answered) };
}

/** Skips the question on the screen but keeps its answer if it has one. */
export function skipQuestion(interview: Interview): Interview {
  const asked = onScreen(interview);
  if (asked === null) return interview;
  const answer = interview.answers.get(asked.question);
  if (answer !== undefined) return answerQuestion(interview, answer);
  return answerQuestion(interview, isBehaviour(asked.question) ? 'skip' : null);
}

/** Goes back one question; at the first, returns the interview unchanged. */
export function goBack(interview: Interview): Interview {
  return interview.at === 0 ? interview : { ...interview, at: interview.at - 1, changing: false };
}

/** Goes forward over an answered question; at an unanswered one, returns the interview unchanged. */
export function goForward(interview: Interview): Interview {
  return interview.at >= interview.path.length
    ? interview
    : { ...interview, at: interview.at + 1, changing: false };
}

/** Shows the review's question `index`; its next answer leads back to the review. */
export function changeAnswer(interview: Interview, index: number): Interview {
  return index < 0 || index >= interview.path.length
    ? interview
    : { ...interview, at: index, changing: true };
}

export function isComplete(interview: Interview): boolean {
  return interview.pending === null;
}

/** Null until the placement phase is over. */
export function placementOf(interview: Interview): Placement | null {
  const answers = answersOf(interview);
  return placementIsOver(interview, answers)
    ? place(placementModel(interview.ladder), answers)
    : null;
}

/** Null until the placement phase is over and there are enough ratings for a stage. */
export function stageToShow(interview: Interview): Placement | null {
  const placement = placementOf(interview);
  if (placement === null) return null;
  return ratingsOf(interview).enough ? placement : null;
}

export function ratingsOf(interview: Interview): Sufficiency {
  return enoughRatings(placementModel(interview.ladder), answersOf(interview));
}

/** Skips forward to the next unanswered question, or to the review. */
export function goToEnd(interview: Interview): Interview {
  return { ...interview, at: interview.path.length, changing: false };
}

/** The answers to behaviours, in the order of asking. */
export function answersOf(interview: Interview): Answers {
  const answers = new Map<string, Answer>();
  for (const { question } of interview.path) {
    const answer = interview.answers.get(question);
    if (isBehaviour(question) && isAnswer(answer)) answers.set(question, answer);
  }
  return answers;
}

/** Records that the person wrote an example down, so that none is asked for. */
export function noteExample(interview: Interview, behaviour: string): Interview {
  const examples = new Set(interview.examples).add(behaviour);
  const noted = { ...interview, examples };
  return { ...noted, pending: pendingQuestion(noted) };
}

/** Takes back `noteExample`. */
export function withoutExample(interview: Interview, behaviour: string): Interview {
  const examples = new Set(interview.examples);
  examples.delete(behaviour);
  const without = { ...interview, examples };
  return { ...without, pending: pendingQuestion(without) };
}

/** The answers to the questions for examples, by behaviour. */
export function examplesOf({ answers }: Pick<Interview, 'answers'>): ReadonlyMap<string, string> {
  const examples = new Map<string, string>();
  for (const [question, answer] of answers) {
    if (!question.startsWith(examplePrefix)) continue;
    if (typeof answer !== 'object' || answer === null || !('text' in answer)) continue;
    examples.set(question.slice(examplePrefix.length), answer.text);
  }
  return examples;
}

/** A long run of equal ratings, which may be careless. */
export function carelessIn(interview: Interview): CarelessRun | null {
  return carelessRun(answersOf(interview).values());
}

export const closingQuestions = ['@mentor', '@framework', '@doing'] as const;
/** So many questions for a text there may be. */
export const mostTexts = maxExamples + closingQuestions.length;

/** Puts the next unanswered question, or the review, on the screen. */
function withNextQuestion(interview: Interview): Interview {
  return {
    ...interview,
    at: interview.path.length,
    changing: false,
    pending: pendingQuestion(interview),
  };
}

/** Null when no question is left. */
function pendingQuestion(interview: Interview): AskedQuestion | null {
  const { answers, ladder } = interview;
  // The first question needs no model, so the model is built after it.
  if (!answers.has('@own-guess')) return { question: '@own-guess', phase: 'own-guess' };
  const model = placementModel(ladder);
  const behaviourAnswers = answersOf(interview);
  if (!laterPhaseBegan(interview)) {
    const question = placementQuestion(interview, behaviourAnswers);
    if (question !== null) return { question, phase: 'placement' };
  }
  const gap = gapQuestion(interview, behaviourAnswers);
  if (gap !== null) return { question: gap, phase: 'gaps' };
  const strand = strandQuestion(interview, place(model, behaviourAnswers).stage);
  if (strand !== null) return { question: strand, phase: 'strands' };
  const example = exampleQuestion(interview, behaviourAnswers);
  if (example !== null) return { question: example, phase: 'examples' };
  const closing = closingQuestions.find((question) => !answers.has(question));
  return closing === undefined ? null : { question: closing, phase: 'closing' };
}

/** Once the stage was shown, placement does not start again: more answers only make it more certain. */
function laterPhaseBegan({ path }: Pick<Interview, 'path'>): boolean {
  return path.some(({ phase }) => phase !== 'own-guess' && phase !== 'placement');
}

function placementIsOver(interview: Interview, behaviourAnswers: Answers): boolean {
  if (laterPhaseBegan(interview)) return true;
  return (
    interview.answers.has('@own-guess') && placementQuestion(interview, behaviourAnswers) === null
  );
}

/** What was worked on, or is seen differently by others, comes first: it's what has most likely moved. */
function placementQuestion(interview: Interview, behaviourAnswers: Answers): string | null {
  const { ladder, askedFirst, earlier } = interview;
  const model = placementModel(ladder);
  const isOpen = (id: string) =>
    !behaviourAnswers.has(id) && model.items.some((item) => item.id === id);
  return (
    askedFirst.find(isOpen) ??
    openingQuestion(interview, behaviourAnswers) ??
    nextQuestion(model, behaviourAnswers, earlier)
  );
}

function gapQuestion(interview: Interview, behaviourAnswers: Answers): string | null {
  const { ladder, full, path, earlier } = interview;
  const asked = path.filter(({ phase }) => phase === 'gaps').length;
  // Odd answers move the stage time and again, and each time there is more to ask.
  const room = full ? GAP_QUESTIONS : levelQuestionsLeftAtMost(interview);
  if (room <= 0) return null;
  const limit = Math.min(GAP_QUESTIONS, asked + room);
  const model = placementModel(ladder);
  const ownGuess = ownGuessOf(interview);
  const gap = nextGapQuestion(model, behaviourAnswers, asked, limit, earlier, ownGuess);
  if (gap !== null) return gap;
  if (!full) {
    const { stage } = place(model, behaviourAnswers);
    return nextSideQuestion(ladder, stage, behaviourAnswers, asked - GAP_QUESTIONS);
  }
  const left = ladder.levels
    .flatMap((level) => level.behaviours)
    .find(({ id }) => !behaviourAnswers.has(id));
  return left?.id ?? null;
}

/** How many more questions about levels there may be, so that the announced number holds. */
export function levelQuestionsLeftAtMost({ ladder, path, askedFirst }: Interview): number {
  const asked = path.filter(({ phase }) => phase === 'placement' || phase === 'gaps').length;
  return mostLevelQuestions(ladder, askedFirst) - asked;
}

function exampleQuestion(interview: Interview, behaviourAnswers: Answers): string | null {
  return exampleQuestionsLeft(interview, behaviourAnswers)[0] ?? null;
}

/** The questions for examples that are still to come: of the held ratings that weigh most for the stage and have none. */
export function exampleQuestionsLeft(
  { ladder, path, answers, examples }: Interview,
  behaviourAnswers: Answers,
): string[] {
  const asked = path.filter(({ phase }) => phase === 'examples').length;
  return wantedExamples(placementModel(ladder), ladder, behaviourAnswers, examples)
    .slice(0, maxExamples)
    .map((id) => `${examplePrefix}${id}`)
    .filter((question) => !answers.has(question))
    .slice(0, Math.max(0, maxExamples - asked));
}

function strandQuestion(
  { ladder, full, path, answers, askedFirst, earlier }: Interview,
  stage: number,
): string | null {
  const asked = path.filter(({ phase }) => phase === 'strands').length;
  if (!full && asked >= maxStrandQuestions) return null;
  const wanted = full
    ? ladder.strands.flatMap((strand) => strand.behaviours.map(({ id }) => id))
    : strandQuestions(ladder, stage, askedFirst);
  const open = wanted.filter((id) => !answers.has(id));
  return open.find((id) => earlier.has(id) || askedFirst.includes(id)) ?? open[0] ?? null;
}

function isBehaviour(question: string): boolean {
  return !question.startsWith('@');
}
