/**
 * What went wrong, as a word that scripts can test. Each maps to one exit code.
 */
export type ErrorCode =
  | 'usage'
  | 'invalid-input'
  | 'needs-terminal'
  | 'no-assessment'
  | 'check-in-due'
  | 'storage'
  | 'bug';

/** The exit code of the process for each expected failure. */
export const exitCodes = {
  usage: 2,
  'invalid-input': 2,
  'needs-terminal': 2,
  'no-assessment': 3,
  'check-in-due': 4,
  storage: 1,
  bug: 1,
} as const satisfies Record<ErrorCode, number>;

/**
 * An expected failure: one sentence that says what and why, and the commands or acts that come next.
 * Anything else that is thrown is a bug in this program and is reported as one.
 */
export class CoachError extends Error {
  override readonly name = 'CoachError';
  readonly code: ErrorCode;
  /** What to do next, the likeliest first: a command or a short instruction, without a full stop. */
  readonly next: readonly string[];

  constructor(code: ErrorCode, message: string, next: readonly string[] = []) {
    super(message);
    this.code = code;
    this.next = next;
  }

  /** The exit code that belongs to this failure. */
  get exitCode(): number {
    return exitCodes[this.code];
  }
}
