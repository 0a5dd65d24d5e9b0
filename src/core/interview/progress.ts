import type { AskedQuestion } from '../journal/draft.js';
import { GAP_QUESTIONS } from '../placement/next-question.js';
import type { Placement } from '../placement/placement.js';
import { expectedQuestions } from './expected-questions.js';
import type { Interview } from './interview.js';
import {
  answersOf,
  closingQuestions,
  exampleQuestionsLeft,
  maxStrandQuestions,
  onScreen,
  placementOf,
  strandQuestions,
} from './interview.js';
import { sideQuestionsLeft } from './side-questions.js';

/** Counts of questions, without those for examples, which are optional. */
export interface Progress {
  readonly answered: number;
  readonly about: number;
}

/** `about` is an estimate, because the length adapts to the answers. */
export function progressOf(interview: Interview): Progress {
  const answered = interview.path.filter(({ phase }) => phase !== 'examples').length;
  return { answered, about: answered + estimateLeft(interview) };
}

/** How many questions there will be in all, before the first: where they end depends on the answers. */
export function announcedLength(interview: Interview): {
  readonly from: number;
  readonly upTo: number;
} {
  const { ladder, full } = interview;
  const { about } = progressOf(interview);
  if (full || interview.path.length > 0) return { from: about, upTo: about };
  const { least, most } = expectedQuestions(ladder);
  const strands = ladder.levels.map(({ rank }) => strandQuestions(ladder, rank).length);
  const others = 1 + closingQuestions.length;
  return {
    from: others + least + Math.min(...strands),
    upTo: others + most + Math.max(...strands),
  };
}

/** Where the question on the screen stands: in which part, and the how manieth of how many there. */
export interface Place {
  readonly part: number;
  readonly parts: number;
  readonly number: number;
  readonly of: number;
  /** Whether there may be fewer, since the answers decide how many. */
  readonly isMost: boolean;
}

/** The parts of a questionnaire: the levels, the strands if there are any, and questions for a text. */
const partOfPhase = {
  'own-guess': 'levels',
  placement: 'levels',
  gaps: 'levels',
  strands: 'strands',
  examples: 'texts',
  closing: 'texts',
} as const satisfies Record<AskedQuestion['phase'], string>;

/** Totals that are estimates turn out wrong, so it counts what is certain, or else the most. null in the review. */
export function placeOf(interview: Interview): Place | null {
  const asked = onScreen(interview);
  if (asked === null) return null;
  const part = partOfPhase[asked.phase];
  const isHere = ({ phase }: AskedQuestion) => partOfPhase[phase] === part;
  const parts = interview.ladder.strands.length === 0 ? ['levels', 'texts'] : allParts;
  const placement = placementOf(interview);
  const number = interview.path.slice(0, interview.at).filter(isHere).length + 1;
  return {
    part: parts.indexOf(part) + 1,
    parts: parts.length,
    number,
    of: Math.max(number, countOfPart(interview, part, interview.path.filter(isHere).length)),
    isMost: part === 'levels' && !interview.full && placement === null,
  };
}

const allParts: readonly string[] = ['levels', 'strands', 'texts'];

function countOfPart(
  interview: Interview,
  part: (typeof partOfPhase)[AskedQuestion['phase']],
  asked: number,
): number {
  const placement = placementOf(interview);
  switch (part) {
    case 'levels':
      if (interview.full || placement !== null) return asked + levelsLeft(interview, placement);
      return 1 + expectedQuestions(interview.ladder).most;
    case 'strands':
      return asked + strandQuestionsLeft(interview, placement);
    case 'texts':
      return (
        asked +
        exampleQuestionsLeft(interview, answersOf(interview)).length +
        closingLeft(interview)
      );
  }
}

function closingLeft({ answers }: Interview): number {
  return closingQuestions.filter((question) => !answers.has(question)).length;
}

/** With the guess. */
function levelsLeft(interview: Interview, placement: Placement | null): number {
  const ownGuess = interview.answers.has('@own-guess') ? 0 : 1;
  return ownGuess + levelQuestionsLeft(interview, placement);
}

function estimateLeft(interview: Interview): number {
  if (interview.pending === null) return 0;
  const placement = placementOf(interview);
  return (
    levelsLeft(interview, placement) +
    strandQuestionsLeft(interview, placement) +
    closingLeft(interview)
  );
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
    const left = unasked(stage) + unasked(stage + 1) + looks;
    const sides = sideQuestionsLeft(ladder, stage, answersOf(interview), asked - GAP_QUESTIONS);
    return Math.max(sides, Math.min(left, Math.max(0, GAP_QUESTIONS - asked)));
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
      : strandQuestions(ladder, placement.stage);
  const asked = interview.path.filter(({ phase }) => phase === 'strands').length;
  const left = wanted.filter((id) => !answers.has(id)).length;
  return Math.min(left, Math.max(0, maxStrandQuestions - asked));
}
