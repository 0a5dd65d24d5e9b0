import process from 'node:process';

/**
 * Whether the tests take their time. At a desk they try what finds most mistakes soonest; with
 * `CAREER_COACH_TESTS=thorough`, as in CI, they also try every combination, and more random cases.
 */
export const isThorough = process.env.CAREER_COACH_TESTS === 'thorough';

/** How many random cases a property is tried with; a sixteenth of them at a desk. */
export const runs = (inCi: number): number => (isThorough ? inCi : Math.ceil(inCi / 16));

/** A list with what only CI waits for. */
export function withThorough<T>(atDesk: readonly T[], inCi: readonly T[]): readonly T[] {
  return isThorough ? [...atDesk, ...inCi] : atDesk;
}
