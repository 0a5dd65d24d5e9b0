import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readLadderFile } from '../../../src/store/input/ladder-file.js';
import { type Bench, type Measured, measurePeer, measureRow } from './benchmark.js';
import { startMeasuring } from './processes.js';
import { peers, type Row, rows } from './rows.js';

/**
 * `npm run bench -- [--nodes 22,24,26] [--peers] [--pairs N] [--quick] [--only TEXT] [--program FILE]`: what it costs
 * to start the built program, against bare `node -e 0`. Prints a table for the Node in use, and for other versions of
 * it; exits with 1 where a must is missed.
 */
const { values: options } = parseArgs({
  options: {
    nodes: { type: 'string', default: '' },
    peers: { type: 'boolean', default: false },
    pairs: { type: 'string', default: '81' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    program: { type: 'string' },
  },
});

const here = path.dirname(process.argv[1] ?? '');
const root = path.join(here, '..', '..', '..');

interface Line {
  readonly row: Row;
  readonly measured: Measured;
}

/** A version of Node from the npm package of that name; itself, not what starts it. */
function binaryOf(version: string): string {
  const args = [
    'exec',
    '--yes',
    `--package=node@${version}`,
    '--',
    'node',
    '-p',
    'process.execPath',
  ];
  return execFileSync('npm', args, { encoding: 'utf8' }).trim();
}

const versionOf = (node: string): string =>
  execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();

const short = (value: number | undefined, digits = 2): string =>
  value === undefined ? '' : value.toFixed(digits);

/** A Markdown table whose columns line up. */
function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const all = [head, ...body];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...body.map(line)].join('\n');
}

function tableLine({ row, measured }: Line): string[] {
  return [
    row.name,
    row.events === undefined ? '' : row.events.toLocaleString('en'),
    short(measured.time),
    short(row.time),
    short(measured.cpu - measured.bareCpu, 1),
    short(measured.wall, 1),
  ];
}

const head = ['command', 'events', 'time', 'must', 'ms more', 'ms in all'];

/** What must be and is not, a sentence for each. */
function missed(lines: readonly Line[]): string[] {
  return lines.flatMap(({ row, measured }) => {
    const name = row.events === undefined ? row.name : `${row.name} at ${row.events} events`;
    const { time = Number.POSITIVE_INFINITY, growth = Number.POSITIVE_INFINITY } = row;
    const fewer = lines.find((line) => line.row.name === row.name);
    const grown = measured.wall - (fewer?.measured.wall ?? 0);
    return [
      ...(measured.time > time
        ? [`${name}: ${short(measured.time)} × bare Node, must be ${time}`]
        : []),
      ...(grown > growth
        ? [`${name}: ${short(grown, 0)} ms more than with few events, must be ${growth}`]
        : []),
    ];
  });
}

/** Measures all rows on one version of Node, and prints them. */
async function bench(node: string, shared: Omit<Bench, 'node'>): Promise<string[]> {
  const wanted = rows.filter(({ name }) => name.includes(options.only));
  const lines: Line[] = [];
  for (const row of wanted) {
    lines.push({ row, measured: await measureRow(row, { ...shared, node }) });
  }
  const { bareCpu = 0, bareWall = 0 } = lines[0]?.measured ?? {};
  const version = versionOf(node);
  process.stdout.write(
    `\nNode ${version}: bare ${short(bareCpu, 1)} ms of processor time, ${short(bareWall, 1)} ms in all; medians of ${shared.pairs} pairs\n\n${table(head, lines.map(tableLine))}\n`,
  );
  return missed(lines).map((sentence) => `Node ${version}: ${sentence}`);
}

async function benchPeers(shared: Bench): Promise<void> {
  const lines: string[][] = [];
  for (const name of peers) {
    const measured = await measurePeer(name, shared);
    lines.push([
      `${name} --version`,
      measured === null ? 'not installed' : short(measured.time),
      short(measured?.wall, 1),
    ]);
  }
  process.stdout.write(`\n${table(['other programs', 'time', 'ms in all'], lines)}\n`);
}

const ladder = await readLadderFile(path.join(root, 'data', 'technical-expert.json'));
const measuring = startMeasuring(here);
const shared = {
  measuring,
  program: path.resolve(options.program ?? path.join(root, 'bin', 'career-coach.cjs')),
  ladder,
  answers: path.join(root, 'data', 'example-answers.json'),
  pairs: options.quick ? 5 : Number(options.pairs),
};
const versions = options.nodes.split(',').filter((version) => version !== '');
const nodes = [process.execPath, ...versions.map(binaryOf)];
const failures: string[] = [];
for (const node of nodes) failures.push(...(await bench(node, shared)));
if (options.peers) await benchPeers({ ...shared, node: process.execPath });
measuring.close();
if (failures.length > 0) {
  process.stdout.write(`\nMissed:\n${failures.map((failure) => `- ${failure}`).join('\n')}\n`);
  process.exitCode = 1;
}
