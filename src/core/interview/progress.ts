import type { AskedQuestion } from '../journal/draft.js';
import { GAP_QUESTIONS } from '../placement/next-question.js';
import type { Placement } from '../placement/placement.js';
import type { ProtocolQuestion } from '../schema/protocol.schema.js';
import { announcedLength } from './announced-length.js';
import { expectedQuestions } from './expected-questions.js';
import type { Interview } from './interview.js';
import {
  answersOf,
  closingQuestions,
  exampleQuestionsLeft,
  levelQuestionsLeftAtMost,
  onScreen,
  placementOf,
} from './interview.js';
import { ownGuessQuestionsLeft } from './own-guess.js';
import { sideQuestionsLeft } from './side-questions.js';
import { maxStrandQuestions, strandQuestions } from './strand-questions.js';

/** Counts of questions, without those for examples, which are optional. */
export function progressOf(interview: Interview): ProtocolQuestion['progress'] {
  const answered = interview.path.filter(({ phase }) => phase !== 'examples').length;
  const left = interview.pending === null ? 0 : keysLeft(interview) + closingLeft(interview);
  return { answered, about: answered + left };
}

/** Which question is on the screen, of how many: of those that take a key, or of those for a text. */
export interface Place {
  readonly isText: boolean;
  readonly number: number;
  readonly of: number;
  /** Whether there may be fewer, since the answers decide how many. */
  readonly isMost: boolean;
  /** Whether it is the last that takes a key, and others ask for a text. */
  readonly isLastKey: boolean;
}

/**
 * Where the question on the screen stands. How many texts are to come is certain. Of ratings it tells the most that there can
 * be: a new or changed answer can move the stage, and with it what is asked. null in the review.
 */
export function placeOf(interview: Interview): Place | null {
  const asked = onScreen(interview);
  if (asked === null) return null;
  const isText = isForText(asked);
  const isHere = (other: AskedQuestion) => isForText(other) === isText;
  const number = interview.path.slice(0, interview.at).filter(isHere).length + 1;
  const answered = interview.path.filter(isHere).length;
  const isMost = !isText && !interview.full;
  const now = answered + (isText ? textsLeft(interview) : keysLeft(interview));
  const of = isMost ? announcedLength(interview).upTo : now;
  const isSure = interview.full || !isAboutLevels(interview);
  const isLastKey = !isText && isSure && number >= now && textsLeft(interview) > 0;
  return { isText, number, of: Math.max(number, of), isMost, isLastKey };
}

function isAboutLevels({ pending }: Interview): boolean {
  return pending !== null && !isForText(pending) && pending.phase !== 'strands';
}

/** Whether a question asks for a text. */
export function isForText({ phase }: AskedQuestion): boolean {
  return phase === 'examples' || phase === 'closing';
}

function textsLeft(interview: Interview): number {
  return exampleQuestionsLeft(interview, answersOf(interview)).length + closingLeft(interview);
}

function keysLeft(interview: Interview): number {
  const placement = placementOf(interview);
  const strands = strandQuestionsLeft(interview, placement);
  // Once habits are asked about, what is unasked of the levels isn't to come.
  if (!isAboutLevels(interview)) return strands;
  const ownGuess = interview.answers.has('@own-guess') ? 0 : 1;
  return ownGuess + levelQuestionsLeft(interview, placement) + strands;
}

function closingLeft({ answers }: Interview): number {
  return closingQuestions.filter((question) => !answers.has(question)).length;
}

function levelQuestionsLeft(interview: Interview, placement: Placement | null): number {
  const { ladder, full, answers } = interview;
  const unasked = (rank: number) =>
    (ladder.levels[rank - 1]?.behaviours ?? []).filter(({ id }) => !answers.has(id)).length;
  const all = ladder.levels.reduce((sum, { rank }) => sum + unasked(rank), 0);
  if (full) return all;
  if (placement !== null) {
    const asked = interview.path.filter(({ phase }) => phase === 'gaps').length;
    const { stage } = placement;
    const base = ladder.levels[stage - 3]?.behaviours ?? [];
    const isBaseOpen = stage === ladder.levels.length && base.length > 0;
    const looks = isBaseOpen && base.every(({ id }) => !answers.has(id)) ? 1 : 0;
    const left =
      unasked(stage) + unasked(stage + 1) + looks + ownGuessQuestionsLeft(interview, stage);
    const sides = sideQuestionsLeft(ladder, stage, answersOf(interview), asked - GAP_QUESTIONS);
    const wanted = Math.max(sides, Math.min(left, Math.max(0, GAP_QUESTIONS - asked)));
    return Math.max(0, Math.min(wanted, levelQuestionsLeftAtMost(interview)));
  }
  const asked = ladder.levels.reduce((sum, { behaviours }) => sum + behaviours.length, 0) - all;
  return Math.min(all, Math.max(1, expectedQuestions(ladder).likely - asked));
}

function strandQuestionsLeft(interview: Interview, placement: Placement | null): number {
  const { ladder, full, answers } = interview;
  const all = ladder.strands.flatMap((strand) => strand.behaviours.map(({ id }) => id));
  if (full) return all.filter((id) => !answers.has(id)).length;
  const wanted =
    placement === null
      ? all.slice(0, maxStrandQuestions)
      : strandQuestions(ladder, placement.stage, interview.askedFirst);
  const asked = interview.path.filter(({ phase }) => phase === 'strands').length;
  const left = wanted.filter((id) => !answers.has(id)).length;
  return Math.min(left, Math.max(0, maxStrandQuestions - asked));
}
