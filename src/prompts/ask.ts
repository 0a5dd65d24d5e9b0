import type { Interview } from '../core/interview/interview.js';
import type { Leaving, QuestionnaireEnd, QuestionnaireStep } from './questionnaire/sheet.js';

export type { Leaving, QuestionnaireEnd, QuestionnaireStep };

/** A question with an answer of its own kind, as data: it can be asked on any terminal, or answered by a script. */
export type Question =
  | {
      readonly kind: 'one';
      readonly message: string;
      readonly choices: readonly Choice[];
      readonly initial?: string;
    }
  | {
      readonly kind: 'many';
      readonly message: string;
      readonly choices: readonly Choice[];
      /** Values that are ticked at first. */
      readonly initial: readonly string[];
      /** At most so many may be ticked. */
      readonly most: number;
    }
  | {
      readonly kind: 'text';
      readonly message: string;
      readonly initial?: string;
      /** A problem in words, or null when the text will do. */
      readonly problem?: (text: string) => string | null;
    }
  | { readonly kind: 'yes-no'; readonly message: string; readonly initial: boolean };

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** More about the choice, shown while it is under the cursor. */
  readonly detail?: string;
}

/** What answers a question of each kind. */
export interface AnswerTo {
  readonly one: string;
  readonly many: readonly string[];
  readonly text: string;
  readonly 'yes-no': boolean;
}

/** The exit code for each way to leave; what was said is kept in all of them. */
export const leavingCodes = { quit: 0, interrupt: 130, hangup: 129 } as const satisfies Record<
  Leaving,
  number
>;

/** Thrown by `ask` when the person leaves in the middle of a question; the message is what they are told then. */
export class Left extends Error {
  override readonly name = 'Left';
  readonly how: Leaving;

  constructor(how: Leaving, message = 'Nothing was changed.') {
    super(message);
    this.how = how;
  }
}

/** Everything that the program can ask a person. */
export interface Ask {
  /** Throws Left. */
  question<K extends Question['kind']>(
    question: Extract<Question, { kind: K }>,
  ): Promise<AnswerTo[K]>;
  /**
   * The whole questionnaire. `keep` is called as each answer is given, and returns when it is on the disk.
   */
  questionnaire(
    interview: Interview,
    keep: (step: QuestionnaireStep) => void,
  ): Promise<QuestionnaireEnd>;
}
