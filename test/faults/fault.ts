/** How often things are tried: at a desk, in CI, or all night. */
export interface Sizes {
  readonly quick: number;
  readonly thorough: number;
  readonly long: number;
}

/**
 * One way in which things go wrong outside the program, and what must hold then. `npm test` tries each a few times,
 * CI more often, and `npm run test:faults` as often as it takes to be sure, with a table of figures.
 */
export interface Fault {
  /** As the table of figures names it. */
  readonly name: string;
  /** What must hold, with its number. */
  readonly goal: string;
  /** Why it cannot be tried on this machine; null: it can. */
  missing(): string | null;
  /** How often it is tried; what is counted is the fault's own. */
  readonly sizes: Sizes;
  run(size: number): Promise<Outcome>;
}

/** What a fault came to. */
export interface Outcome {
  /** The figures. */
  readonly measured: string;
  /** Where the goal was missed; none: it was met. */
  readonly failures: readonly string[];
}

/** Nothing is needed that could be missing. */
export const available = () => null;

/** The first few failures, and how many there are. */
export function inShort(failures: readonly string[], most = 8): string {
  const more = failures.length - most;
  const lines = failures.slice(0, most).map((line) => line.slice(0, 600));
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}
