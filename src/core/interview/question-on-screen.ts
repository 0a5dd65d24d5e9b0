import { ended } from '../base/sentence.js';
import type { AnyAnswer, AskedQuestion } from '../journal/draft.js';
import { isAnswer } from '../ladder/answers.js';
import { findBehaviour, statementOf } from '../ladder/find-in-ladder.js';
import { sideHeading, trackOf } from '../ladder/sides.js';
import { place } from '../placement/placement.js';
import { placementModel } from '../placement/placement-model.js';
import type { Ladder, LevelBehaviour, StrandBehaviour } from '../schema/ladder.schema.js';
import { answersOf, examplePrefix, type Interview, onScreen } from './interview.js';

interface Asked extends AskedQuestion {
  /** What its side is about, or the title of its strand. Its level is not told: that would colour the answer. */
  readonly title: string;
  readonly given: AnyAnswer | undefined;
  readonly earlier: AnyAnswer | undefined;
}

/** A question with its texts. */
export type QuestionOnScreen =
  | (Asked & {
      readonly kind: 'rating';
      readonly behaviour: LevelBehaviour | StrandBehaviour;
      /** The label of its side, where the ladder has tracks. */
      readonly side: string | null;
      /** Whether it is below the current stage: the person may not have done it for a while. */
      readonly below: boolean;
    })
  | (Asked & { readonly kind: 'level'; readonly message: string })
  | (Asked & { readonly kind: 'text'; readonly message: string; readonly hint: string });

/** The question on the screen with its texts; null in the review. */
export function questionOnScreen(interview: Interview): QuestionOnScreen | null {
  const asked = onScreen(interview);
  return asked === null ? null : describeQuestion(interview, asked);
}

export function describeQuestion(interview: Interview, asked: AskedQuestion): QuestionOnScreen {
  const { ladder, answers, earlier } = interview;
  const common = {
    ...asked,
    given: answers.get(asked.question),
    earlier: earlier.get(asked.question),
  };
  const found = findBehaviour(ladder, asked.question);
  if (found !== null) {
    const { behaviour, level } = found;
    return {
      ...common,
      kind: 'rating',
      behaviour,
      title: found.strand ? found.strand.title : sideHeading(ladder, found.behaviour.theme),
      side: trackOf(ladder, behaviour.id),
      below: level !== undefined && level.rank < stageSoFar(interview),
    };
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
    return { ...common, kind: 'text', ...exampleTexts(asked.question, ladder) };
  }
  return { ...common, kind: 'text', ...closingTexts(asked.question) };
}

function exampleTexts(question: string, ladder: Ladder) {
  const id = question.slice(examplePrefix.length);
  return {
    title: 'An example, if one comes to mind',
    message: `When did you do this, and what happened? “${ended(statementOf(ladder, id) ?? id)}”`,
    hint: 'such as “In March I …”; Enter passes',
  };
}

function closingTexts(question: string) {
  const title = 'To close';
  if (question === '@mentor') {
    return {
      title,
      message: 'Do you have a mentor: somebody you can ask how you are doing? Who?',
      hint: 'a role or initials will do, Enter for nobody',
    };
  }
  if (question === '@framework') {
    return {
      title,
      message: "Which career framework do you follow, such as your company's?",
      hint: 'its name, or “this” for the ladder used here; Enter for none',
    };
  }
  return {
    title,
    message: 'For your plan: what are you already doing to reach the next level?',
    hint: 'one thing, such as “lead a design review each month”; Enter for nothing',
  };
}

/**
 * Whether one key keeps it together with others: it has an answer from last time, and nothing makes it worth another
 * look.
 */
export function isForKeeping(
  { question, given, earlier }: QuestionOnScreen,
  { askedFirst, looks }: Pick<Interview, 'askedFirst' | 'looks'>,
): boolean {
  const isRated = isAnswer(earlier) && earlier !== 'skip';
  return given === undefined && isRated && !askedFirst.includes(question) && !looks.has(question);
}

/** The likeliest level; 0 before the first rating, so that no question is below it. */
function stageSoFar(interview: Interview): number {
  const answers = answersOf(interview);
  const placement = place(placementModel(interview.ladder), answers);
  return placement.rated === 0 ? 0 : placement.stage;
}
