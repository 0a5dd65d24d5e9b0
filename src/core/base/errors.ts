/** Scripts test for these words; each maps to one exit code. */
export type ErrorCode =
  | 'usage'
  | 'invalid-input'
  | 'needs-terminal'
  | 'no-assessment'
  | 'check-in-due'
  | 'not-installed'
  | 'storage'
  | 'bug';

export const exitCodes = {
  usage: 2,
  'invalid-input': 2,
  'needs-terminal': 2,
  'no-assessment': 3,
  'check-in-due': 4,
  'not-installed': 1,
  storage: 1,
  bug: 1,
} as const satisfies Record<ErrorCode, number>;

/** A word that was not understood, and what it could have been; empty where nothing is near. */
export interface Meant {
  readonly word: string;
  readonly ids: readonly string[];
}

/**
 * An expected failure: one sentence about what is wrong and why, with the next steps.
 * Any other exception is a bug and is reported as one.
 */
export class CoachError extends Error {
  override readonly name = 'CoachError';
  readonly code: ErrorCode;
  /** Next steps, likeliest first: commands or short instructions, without a full stop. */
  readonly next: readonly string[];
  /** For a wrong id: whoever reports it writes the whole command again, so that nobody types their text twice. */
  readonly meant: Meant | null;

  constructor(
    code: ErrorCode,
    message: string,
    next: readonly string[] = [],
    meant: Meant | null = null,
  ) {
    super(message);
    this.code = code;
    this.next = next;
    this.meant = meant;
  }

  get exitCode(): number {
    return exitCodes[this.code];
  }
}

/** What reads a file for several commands knows what is wrong; a command knows what to do instead. */
export function withNext(error: unknown, next: readonly string[]): unknown {
  if (!(error instanceof CoachError) || error.next.length > 0) return error;
  return new CoachError(error.code, error.message, next, error.meant);
}
