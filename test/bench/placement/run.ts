import { parseArgs } from 'node:util';
import {
  compareDesigns,
  type DesignRow,
  type Gate,
  gatesOf,
  type Measured,
  measureAll,
  millisecondsPerQuestion,
  type Options,
} from './benchmark.js';
import { describedGates, figuresOf, halves, placeLives, waysToAsk } from './described.js';
import { type Cell, mean } from './measures.js';
import { builtIn } from './shapes.js';

/** `node scripts/run.mjs test/bench/placement/run.ts [--people N] [--seed N] [--quick]`: prints the tables. */

/** A Markdown table whose columns line up: the first to the left, the others to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((text, column) => (column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

const short = (value: number, digits = 2): string =>
  Number.isNaN(value) ? '–' : value.toFixed(digits);

const designTable = (rows: readonly DesignRow[]): string =>
  table(
    ['design', 'exact stage', 'anchored', 'questions'],
    rows.map(({ design, exact, anchored, questions }) => [
      design,
      short(exact),
      short(anchored),
      short(questions, 1),
    ]),
  );

function cellTable(measured: Measured): string {
  const { nine, anchored, inflatedByHalf, inflatedByOne, strict, outgrown, uneven } = measured;
  const row = (cell: Cell): string[] => [
    cell.name,
    short(cell.exact),
    short(cell.withinOne),
    short(cell.questions, 1),
    short(cell.calibration.error),
    short(cell.calibration.sure),
    short(cell.calibration.sureAndRight),
    short(cell.exactInTheEnd),
    short(cell.questionsInTheEnd, 1),
    short(cell.calibrationInTheEnd.error),
    short(cell.calibrationInTheEnd.sure),
    short(cell.calibrationInTheEnd.sureAndRight),
    short(cell.likelyHolds),
    short(cell.uneven),
  ];
  // An uneven person has no one true stage.
  const unevenRow = row(uneven).map((text, column) =>
    [0, 3, 8, 13].includes(column) ? text : '–',
  );
  return table(
    [
      'people',
      'exact',
      '±1',
      'asked',
      'ECE',
      'sure',
      'right',
      'end: exact',
      'asked',
      'ECE',
      'sure',
      'right',
      'in set',
      'uneven',
    ],
    [...[...nine, anchored, inflatedByHalf, inflatedByOne, strict, outgrown].map(row), unevenRow],
  );
}

function gateTable(gates: readonly Gate[]): string {
  return table(
    ['gate', 'measured', 'limit', 'widened by', ''],
    gates.map(({ name, value, limit, kind, slack, passed }) => [
      name,
      short(value, 3),
      `${kind} ${limit}`,
      slack === 0 ? '–' : short(slack, 3),
      passed ? 'pass' : 'FAIL',
    ]),
  );
}

/** The only gates on time; a shared machine may need a second run. */
function speedGates(): readonly Gate[] {
  const gate = (behaviours: number, value: number, limit: number): Gate => ({
    name: `one question of ${behaviours}, ms`,
    value,
    limit,
    kind: 'at most',
    slack: 0,
    passed: value <= limit,
  });
  return [
    gate(45, millisecondsPerQuestion(builtIn), 1),
    gate(540, millisecondsPerQuestion({ levels: 12, perLevel: 45, points: 7, held: 5 }), 5),
  ];
}

function whole(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} takes a whole number`);
  return value;
}

const { values } = parseArgs({
  options: {
    people: { type: 'string' },
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
  },
});
const options: Options = {
  people: whole(values.people ?? (values.quick ? '200' : '2000'), 'people'),
  seed: whole(values.seed, 'seed'),
  widened: values.quick,
};
const measured = measureAll(options);
const meanOfNine = (value: (cell: Cell) => number): number => mean(measured.nine.map(value));
const described = waysToAsk.map((way) => ({
  way,
  development: figuresOf(placeLives(process.cwd(), 'development', way)),
  closed: figuresOf(placeLives(process.cwd(), 'closed', way)),
}));
const gates = [
  ...gatesOf(measured, options),
  ...described.flatMap(({ way, closed }) => describedGates(closed, way)),
  ...speedGates(),
];
const failed = gates.filter(({ passed }) => !passed);

const describedTable = table(
  [
    'lives',
    'answers',
    'exact',
    'acceptable',
    '±1',
    'far',
    'log loss',
    'ECE',
    'uneven',
    'falsely',
    'asked',
  ],
  halves.flatMap((half) =>
    described.map(({ way, [half]: figures }) => [
      `${half}, by ${way}`,
      `${figures.people}`,
      short(figures.exact),
      short(figures.acceptable),
      short(figures.withinOne),
      `${figures.farAndSure}`,
      short(figures.logLoss),
      short(figures.calibrationError),
      short(figures.uneven),
      short(figures.falselyUneven),
      short(figures.questions, 1),
    ]),
  ),
);

console.log(`Simulated people: ${options.people} of each kind, seed ${options.seed}; 5 levels of 9 behaviours, 5 points.

Designs, mean of the nine response models, and people who answer by the anchors:

${designTable(compareDesigns(options))}

This program on each kind of people: after the placement questions, and in the end, after the gap questions.
(ECE: expected calibration error; sure: told 90 % or more; right: of those; in set: the stage is among the
fewest that hold 90 %; uneven: called so.)

${cellTable(measured)}

Mean of the nine, after the placement questions alone: ECE ${short(meanOfNine((cell) => cell.calibration.error))}.
Floor of the uneven people right: ${short(measured.uneven.floorRight)}.

People described in words, as two readers each answered for them (test/lives/README.md):

${describedTable}

${gateTable(gates)}

${failed.length === 0 ? 'All gates are met.' : `${failed.length} of ${gates.length} gates failed.`}`);
if (failed.length > 0) process.exitCode = 1;
