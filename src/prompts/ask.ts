import type { Interview } from '../core/interview/interview.js';
import type { Leaving, QuestionnaireEnd, QuestionnaireStep } from './questionnaire/sheet.js';

export type { Leaving, QuestionnaireEnd, QuestionnaireStep };

/** A question as data, so that any terminal can ask it and a script can answer it. */
export type Question = (
  | {
      readonly kind: 'one';
      readonly message: string;
      /** Sentences below the message, until the question is answered. */
      readonly about?: readonly string[];
      readonly choices: readonly Choice[];
      readonly initial?: string;
      /** What ? shows, a paragraph each. */
      readonly help?: readonly string[];
      /** The choice that takes words: typing them chooses it, and the answer is its value, a blank and the words. */
      readonly typed?: string;
      /** What q does, where it does not leave the command: "go back". */
      readonly leave?: string;
    }
  | {
      readonly kind: 'text';
      readonly message: string;
      readonly initial?: string;
      /** Whether the initial text is in the line, to go on with: else it stands in brackets, and typing replaces it. */
      readonly filled?: boolean;
      /** Whether it asks for words to look for: wrong ones leave the line. */
      readonly search?: boolean;
      /** The problem with a text, in words; null if there is none. */
      readonly problem?: (text: string) => string | null;
      /** How the text is understood, to show beside it; null if there is nothing to add. */
      readonly meaning?: (text: string) => string | null;
      /** Whether nothing of it stays on the screen: what was typed is shown again. */
      readonly passing?: true;
      /** Whether the answer has a row of its own: the question ends in words that one could type. */
      readonly apart?: true;
    }
  | { readonly kind: 'yes-no'; readonly message: string; readonly initial: boolean }
  /** Time to read: Space or Enter goes on, and nothing of it stays on the screen. */
  | { readonly kind: 'pause'; readonly message: string }
  | {
      /** Several choices with their words on one screen, where the one under the cursor can be edited. */
      readonly kind: 'pick';
      readonly message: string;
      readonly choices: readonly PickChoice[];
      /** Values ticked at first. */
      readonly initial: readonly string[];
      /** The most values that may be ticked. */
      readonly most: number;
      /** The value under the cursor at first. */
      readonly at?: string;
    }
  | {
      /** Answered by one key. */
      readonly kind: 'key';
      readonly message: string;
      /** Shown below the message; the key is the answer. q leaves, so no choice has it. */
      readonly keys: readonly KeyChoice[];
      readonly leave?: string;
    }
) & {
  /** Whether Escape leads to what was asked before instead of out of the command. */
  readonly back?: true;
};

export type PickQuestion = Extract<Question, { kind: 'pick' }>;
export type KeyQuestion = Extract<Question, { kind: 'key' }>;

export interface PickChoice {
  readonly value: string;
  readonly label: string;
  /** A few words beside the label. */
  readonly note: string;
  /** What is beside it only while it is ticked. */
  readonly due?: string;
  /** What it is good for, once above all choices of the kind. */
  readonly heading: string;
  /** A sentence on what it works on. */
  readonly reason: string;
  /** Sentences, shown while the choice is under the cursor. */
  readonly detail: readonly string[];
}

/** What was ticked, and the choice that is to be edited before the question is asked again. */
export interface Picked {
  readonly ticked: readonly string[];
  readonly edit: string | null;
}

export interface KeyChoice {
  readonly key: string;
  /** Follows the key: "drop"; empty where another choice speaks for it, too. */
  readonly label: string;
  /** Stands for the key where it speaks for several: "1-3". */
  readonly name?: string;
  /** Enter chooses it, too: one that decides nothing. */
  readonly isEnter?: boolean;
}

/** The keys as a person reads them, with what each does. */
export function keyWords({ keys, leave = 'leave' }: KeyQuestion): string[] {
  return [...named(keys).map(({ key, name, label }) => `${name ?? key} ${label}`), `q ${leave}`];
}

/** The keys alone: "1-3, k, Enter or s, q" */
export function keyNames({ keys }: KeyQuestion): string {
  return [...named(keys).map(({ key, name }) => name ?? key), 'q'].join(', ');
}

function named(keys: readonly KeyChoice[]): KeyChoice[] {
  return keys.filter(({ label }) => label !== '');
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What is typed to choose it, where that is not its number; never ? or q. */
  readonly key?: string;
  /** Shown while the choice is under the cursor. */
  readonly detail?: string;
}

/** What is typed for each choice. */
export function choiceKeys(choices: readonly Pick<Choice, 'key'>[]): string[] {
  return choices.map(({ key }, index) => key ?? `${index + 1}`);
}

export interface AnswerTo {
  readonly one: string;
  readonly text: string;
  readonly 'yes-no': boolean;
  readonly pick: Picked;
  readonly key: string;
  readonly pause: string;
}

/** Exit codes; each way to leave keeps the answers given so far. */
export const leavingCodes = { quit: 0, interrupt: 130, hangup: 129 } as const satisfies Record<
  Leaving,
  number
>;

/** Thrown when the person leaves in the middle of a question; the message is shown to them. */
export class Left extends Error {
  override readonly name = 'Left';
  readonly how: Leaving;
  /** Whether it was Escape, which may only go back. */
  readonly isEscape: boolean;

  constructor(how: Leaving, message = 'Nothing was changed.', isEscape = false) {
    super(message);
    this.how = how;
    this.isEscape = isEscape;
  }
}

/** Asks so that Escape goes back, and says so. */
export function withBack(ask: Ask): Ask {
  return {
    ...ask,
    question: (question) => ask.question({ ...question, back: true } as typeof question),
  };
}

export interface Ask {
  /** Gives what takes the answers after this off the screen again, for whoever goes back over them. */
  readonly mark?: () => () => void;
  /** Throws Left. */
  question<K extends Question['kind']>(
    question: Extract<Question, { kind: K }>,
  ): Promise<AnswerTo[K]>;
  /** The whole questionnaire. `saveStep` is called after each answer and returns when it is on the disk. */
  questionnaire(
    interview: Interview,
    saveStep: (step: QuestionnaireStep) => void,
  ): Promise<QuestionnaireEnd>;
}
