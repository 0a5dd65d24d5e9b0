/** What is measured, and what it must not exceed. */

/** The text to wait for, and the keys to type then, one after the other; null ends the program instead. */
export type Keys = readonly (readonly [text: string, keys: string | null])[];

/** One row of the table. */
export interface Row {
  readonly name: string;
  /** Without the program's name; `{answers}` stands for a file of answers. */
  readonly args: readonly string[];
  /** Forgets first what was printed, as any change does; absent: the program may print it again. */
  readonly anew?: true;
  /** Events in the journal; absent: there is none. */
  readonly events?: number;
  /** What stands in for a person at a terminal. */
  readonly keys?: Keys;
  /** The most processor time that a run may take, as a multiple of bare Node's. */
  readonly time?: number;
  /** Milliseconds from start to end that it may take longer than the row of the same name with fewer events. */
  readonly growth?: number;
}

/** Three years of weekly check-ins, and far more than anybody writes. */
const usual = 600;
const many = 20_000;
const mostGrowth = 300;

/** What people and scripts ask again and again, each with its limit at the usual size. */
const reading: readonly (readonly [name: string, line: string, time: number])[] = [
  ['status --exit-code --quiet (the prompt mark)', 'status --exit-code --quiet', 1.8],
  ['status --json', 'status --json', 2],
  ['status', 'status', 2.3],
  ['plan', 'plan', 2.8],
  ['why', 'why', 2.8],
  ['export', 'export', 2.8],
  ['history', 'history', 3.2],
];

const checkin = { name: 'checkin … --json', args: ['checkin', '--note', 'Asked', '--json'] };

/** The goals. */
export const rows: readonly Row[] = [
  { name: '--version', args: ['--version'], time: 1.25 },
  { name: '--help', args: ['--help'], time: 2 },
  ...reading.flatMap(([name, line, time]) => [
    { name, args: line.split(' '), events: usual, time },
    ...[
      { events: usual, time },
      { events: many, growth: mostGrowth },
    ].map(
      (size): Row => ({
        name: `${name}, after a change`,
        args: line.split(' '),
        anew: true,
        ...size,
      }),
    ),
  ]),
  { ...checkin, events: usual, time: 2.4 },
  { ...checkin, events: many, growth: mostGrowth },
  {
    name: 'assess --answers FILE --json',
    args: ['assess', '--answers', '{answers}', '--json'],
    time: 2.3,
  },
  {
    name: 'first question on the screen',
    args: ['assess'],
    keys: [
      ['Enter begins', '\r'],
      ['At which level', null],
    ],
    time: 2.3,
  },
];

/** Other programs' way to say their version, for comparison: a start, and nothing else. */
export const peers: readonly string[] = ['npm', 'gh', 'vercel', 'taze'];
