/** What is measured, and what it must not exceed. */

/** A limit that fails the run, and one to work towards. */
export interface Limits {
  readonly must?: number;
  readonly aim?: number;
}

/** The text to wait for, and the keys to type then, one after the other; null ends the program instead. */
export type Keys = readonly (readonly [text: string, keys: string | null])[];

/** One row of the table. */
export interface Row {
  readonly name: string;
  /** Without the program's name; `{answers}` stands for a file of answers. */
  readonly args: readonly string[];
  /** Events in the journal; absent: there is none. */
  readonly events?: number;
  /** What happens before each run, and is not measured: somebody checks in; what the program remembers is deleted. */
  readonly before?: 'check-in' | 'forget';
  /** What stands in for a person at a terminal. */
  readonly keys?: Keys;
  /** The same for a run before all others, so that each of them finds what the program keeps for the next. */
  readonly warm?: Keys;
  /** Of processor time, against bare Node. */
  readonly time?: Limits;
  /** Of peak memory, against bare Node. */
  readonly memory?: Limits;
  /** Milliseconds from start to end that it may take longer than the row of the same arguments with the fewest events. */
  readonly growth?: number;
}

const sizes = [100, 5000, 100_000];

const status: readonly Row[] = sizes.map((events) => ({
  name: 'status --json',
  args: ['status', '--json'],
  events,
  time: events > 5000 ? { aim: 1.15 } : { must: 1.4, aim: 1.15 },
  ...(events === 5000 && { memory: { must: 1.3, aim: 1.1 } }),
  ...(events > 5000 && { memory: { aim: 1.1 }, growth: 100 }),
}));

/** The price of remembering: who looks again after a check-in, and who has nothing to remember. */
const others: readonly Row[] = [100, 5000].flatMap((events) => [
  {
    name: 'status --json, after a check-in',
    args: ['status', '--json'],
    events,
    before: 'check-in',
  },
  {
    name: 'status --json, nothing remembered',
    args: ['status', '--json'],
    events,
    before: 'forget',
  },
]);

const checkin: readonly Row[] = sizes.map((events) => ({
  name: 'checkin … --json',
  args: ['checkin', '--note', 'Asked what it is for', '--json'],
  events,
  time: events > 5000 ? { aim: 1.1 } : { must: 1.4, aim: 1.1 },
}));

/** The goals. */
export const rows: readonly Row[] = [
  { name: '--version', args: ['--version'], time: { must: 1.25, aim: 1.05 } },
  { name: '--help', args: ['--help'], time: { must: 1.25, aim: 1.05 } },
  ...status,
  ...checkin,
  {
    name: 'assess --answers FILE --json',
    args: ['assess', '--answers', '{answers}', '--json'],
    time: { must: 1.6, aim: 1.2 },
  },
  {
    name: 'first question on the screen',
    args: ['assess'],
    keys: [
      ['Enter begins', '\r'],
      ['At which level', null],
    ],
    warm: [
      ['Enter begins', '\r'],
      ['At which level', 'q'],
    ],
    time: { must: 2.2, aim: 1.8 },
  },
  ...others,
];

/** Other programs' way to say their version, for comparison: a start, and nothing else. */
export const peers: readonly string[] = ['npm', 'gh', 'vercel', 'taze'];
