import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/command-table/commands.js';
import type { CommandSpec } from '../../src/command-table/options.js';
import type { ErrorCode } from '../../src/core/base/errors.js';
import { exitCodes } from '../../src/core/base/errors.js';
import { widthOf } from '../../src/text/width.js';
import { isThorough } from '../thorough.js';
import type { Run } from './in-process.js';
import { program, runInProcess } from './in-process.js';
import { answersAt } from './ladder-facts.js';
import { Bench, copyFolder } from './program.js';

/**
 * Every command in the hands of a script: without a terminal, with odd streams and variables. What is run are the
 * examples of the table, so a new command is covered by what its help shows.
 */

/** A command takes a tenth of a second; one that hangs takes for ever, and the machine may be busy. */
const limit = 20_000;

const table: Readonly<Record<string, CommandSpec>> = commands;
/** Each command's examples that are a command alone, so that an option can be put behind it. */
const examplesByCommand = Object.values(table)
  .map(({ examples: lines, scriptExamples = [] }) =>
    [...lines, ...scriptExamples].map(([line]) => line).filter((line) => !/[|<>]/.test(line)),
  )
  // An assistant starts it, and ends it; test/assistant.test.ts plays one.
  .filter((lines) => lines.length > 0 && lines[0] !== 'mcp');
const examples = examplesByCommand.flat();
/** One for each command: what is the same for all its examples needs no more starts of Node. */
const firstExamples = examplesByCommand.map(([line = '']) => line);
/** Whether the command reads standard input; nothing else may. */
const readsInput = (line: string) => /(^|\s)(-|--jsonl)(\s|$)/.test(line);

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'career-coach-scripts-'));
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  const start = path.join(bin, 'career-coach');
  writeFileSync(start, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  chmodSync(start, 0o755);
  const bench = new Bench();
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
  const place = path.join(folder, 'place');
  copyFolder(bench.home, path.join(place, 'home'));
  const { stdout } = await bench.run(['export', '--format', 'journal']);
  for (const file of ['journal.jsonl', 'coach.jsonl'])
    writeFileSync(path.join(place, file), stdout);
  for (const file of ['answers.json', 'from-mentor.json']) {
    writeFileSync(path.join(place, file), answersAt(2));
  }
  bench.remove();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Condition {
  /** What a shell is told, around the command line; without it, no shell is asked. */
  readonly shell?: (line: string) => string;
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input; an open pipe that says nothing where it is left out. */
  readonly stdin?: string;
}

let runs = 0;

/** A folder with an assessment and some files. */
function newPlace(): string {
  runs += 1;
  const own = path.join(folder, `${runs}`);
  copyFolder(path.join(folder, 'place'), own);
  return own;
}

const envFor = (own: string) => ({
  PATH: `${path.join(folder, 'bin')}:${process.env.PATH}`,
  HOME: own,
  LANG: 'en_GB.UTF-8',
  TZ: 'UTC',
  CAREER_COACH_HOME: path.join(own, 'home'),
  CAREER_COACH_NOW: '2026-11-28',
});

/** Runs a command line of the program, in a place of its own with an assessment and some files. */
async function run(line: string, { shell, env: extra = {}, stdin }: Condition = {}): Promise<Run> {
  const own = newPlace();
  const env = { ...envFor(own), ...extra };
  const { code, stdout, stderr } =
    shell === undefined
      ? await runInProcess({ args: wordsOf(line), env, cwd: own, stdin: stdin ?? null })
      : await runByShell(shell(`career-coach ${line}`), env, own);
  rmSync(own, { recursive: true, force: true });
  const placeless = (text: string) =>
    text.replaceAll(own, '/place').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');
  return { code, stdout: placeless(stdout), stderr: placeless(stderr) };
}

/** The words of a command line, as a shell would split it. */
const wordsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|\S+/g)].map(
    ([word, double, single]) => double ?? single ?? word,
  );

async function runByShell(
  command: string,
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<Run> {
  const child = spawn('bash', ['-c', command], {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    printed.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed.stderr += chunk;
  });
  // A program that does not read its input closes it: that is its right.
  child.stdin.on('error', () => {});
  const code = await new Promise<number | null>((resolve, reject) => {
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      reject(new Error(`still running: ${command}\n${printed.stdout}${printed.stderr}`));
    }, limit);
    child.on('close', (ended) => {
      clearTimeout(timer);
      resolve(ended);
    });
  });
  return { code, ...printed };
}

/** The same with an input that ends at once, where the command reads it; else with an open pipe that says nothing. */
function runExample(line: string, condition: Condition = {}): Promise<Run> {
  return run(line, readsInput(line) ? { stdin: '', ...condition } : condition);
}

const usualRuns = new Map<string, Promise<Run>>();

/** The run that the others are compared with; once for each line. */
function usualRun(line: string): Promise<Run> {
  const run = usualRuns.get(line) ?? runExample(line);
  usualRuns.set(line, run);
  return run;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control sequences begin with one
const controlSequence = /\u001B/;
const ascii = /^[\n -~]*$/;

/** What was printed with --json: one value, or one a line. */
function valuesIn({ stdout }: Run): Record<string, unknown>[] {
  try {
    return [JSON.parse(stdout)];
  } catch {
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  }
}

/** The exit code that belongs to a result. */
function codeOf(values: readonly Record<string, unknown>[]): number {
  const error = values[0]?.error as { code: ErrorCode } | undefined;
  return error === undefined ? 0 : exitCodes[error.code];
}

/** Results that are files or go to other programs: nothing is drawn for a screen. */
const isDocument = (line: string) =>
  /^(export|schedule|completion |data path|ladder new|review ask)|^data$|--template|--json|--print-/.test(
    line,
  );
/** With --json, these name the option to use instead: a page has no other form. */
const isPageOnly = (line: string) => /--section|^review ask/.test(line);
/** A ladder, answers, and events have a shape of their own. */
const isVersioned = (line: string) => !/^ladder|--template|--jsonl|--format journal/.test(line);

/** Lines that are wider than a screen, and could have been broken between words. */
function tooWide(text: string, columns: number): string[] {
  return text
    .split('\n')
    .filter((line) => widthOf(line) > columns && line.trim().split(/\s+/).length > 1);
}

/** What must not change how a command ends, in as few runs as tell one thing from another. */
const ci = { CI: '1', TERM: 'dumb' };
const narrow = { LC_ALL: 'C', COLUMNS: '40' };
const environments: Readonly<Record<string, Condition>> = isThorough
  ? {
      'CI, with a dumb terminal': { env: ci },
      'nothing to read, a C locale, 40 columns': { stdin: '', env: narrow },
    }
  : { 'all of them at once': { stdin: '', env: { ...ci, ...narrow } } };
const streams: readonly (readonly [what: string, Condition])[] = [
  ['a reader who has enough', { shell: (line) => `${line} | true; exit \${PIPESTATUS[0]}` }],
  ['no standard streams', { shell: (line) => `${line} <&- >&-` }],
];

/** Fails unless a command line ends like the usual run of it, without a word for a screen or for developers. */
async function endsAsUsual(what: string, line: string, condition: Condition, usual: Run) {
  const ended = await runExample(line, condition);
  expectUsual(what, ended, usual);
  return ended;
}

function expectUsual(what: string, { code, stdout, stderr }: Partial<Run> = {}, usual: Run): void {
  expect({ what, code }).toEqual({ what, code: usual.code });
  expect(`${stdout}${stderr}`, what).not.toMatch(controlSequence);
  expect(stderr, what).not.toMatch(/\n\s+at |undefined|\bbug\b/);
}

describe.concurrent.each(examples)('%s', (line) => {
  test('prints a result or an error, with the right exit code', async () => {
    const json = await runExample(`--json ${line} --color`);
    const values = valuesIn(json);
    expect({ code: json.code, stderr: json.stderr }).toEqual({ code: codeOf(values), stderr: '' });
    expect(json.stdout).not.toMatch(controlSequence);
    expect(json.stdout).not.toContain('"bug"');
    if (json.code === 0 && isVersioned(line)) {
      for (const value of values) expect(value).toHaveProperty('schemaVersion', 1);
    }
    const text = await usualRun(line);
    if (isPageOnly(line)) return;
    expect(text.code).toBe(json.code);
    if (json.code !== 0 && !line.includes('--json')) {
      expect(text.stdout).toBe('');
      expect(text.stderr).toMatch(/^career-coach: .*[.?!]\n/);
    }
  });

  test('ends the same in every environment', async () => {
    const usual = await usualRun(line);
    for (const [what, condition] of Object.entries(environments)) {
      const { stdout, stderr } = await endsAsUsual(what, line, condition, usual);
      if (isDocument(line) || condition.env?.COLUMNS === undefined) continue;
      expect(stdout + stderr).toMatch(ascii);
      expect(tooWide(stdout, 39)).toEqual([]);
    }
  });
});

const optionLines = isThorough ? examples : firstExamples;

describe.concurrent.each(optionLines)('%s', (line) => {
  test('takes the options of every command before its name and behind it', async () => {
    const options = '--quiet --no-input --plain --ascii --no-color';
    const [before, behind] = [
      await runExample(`${options} ${line}`, { env: { FORCE_COLOR: '1' } }),
      await runExample(`${line} ${options}`, { env: { FORCE_COLOR: '1' } }),
    ];
    expect(before).toEqual(behind);
    expect(before.stdout + before.stderr).not.toMatch(controlSequence);
    if (before.code === 0) expect(before.stderr).toBe('');
    if (!isDocument(line)) expect(before.stdout + before.stderr).toMatch(ascii);
  });
});

/** Runs command lines one after another in one process, with its own standard streams; gives what each printed on the last. */
async function runTogether(lines: readonly string[], { shell = (line) => line }: Condition) {
  const places = lines.map((line) => ({ line, own: newPlace() }));
  const jobs = places.map(({ line, own }) => ({ args: wordsOf(line), cwd: own, env: envFor(own) }));
  const file = path.join(folder, `jobs-${runs}.json`);
  writeFileSync(file, JSON.stringify(jobs));
  const command = `'${process.execPath}' -e '${runsAll}' '${file}'`;
  const all = await runByShell(shell(command), envFor(folder), folder);
  expect(all).toMatchObject({ code: 0, stderr: '' });
  const ended: { code: number; stderr: string }[] = JSON.parse(
    readFileSync(`${file}.ended`, 'utf8'),
  );
  for (const { own } of places) rmSync(own, { recursive: true });
  return ended.map(({ code, stderr }) => ({ code, stdout: '', stderr }));
}

const runsAll = `
const fs = require("node:fs");
const { main } = require(${JSON.stringify(path.join(path.dirname(program), '../dist/main.cjs'))});
const { writeSync } = fs;
let stderr = "";
fs.writeSync = (descriptor, data, ...rest) => {
  if (descriptor !== 2) return writeSync(descriptor, data, ...rest);
  stderr += data;
  return data.length;
};
(async () => {
  const [, file] = process.argv;
  const ended = [];
  for (const { args, cwd, env } of JSON.parse(fs.readFileSync(file, "utf8"))) {
    process.chdir(cwd);
    stderr = "";
    const argv = [process.execPath, ${JSON.stringify(program)}, ...args];
    const code = await main(Object.create(process, { argv: { value: argv }, env: { value: env } }));
    ended.push({ code, stderr });
  }
  fs.writeFileSync(file + ".ended", JSON.stringify(ended));
  process.exit(0);
})();`;

test.each(streams)('every command ends the same with %s', async (what, condition) => {
  const [first = '', ...others] = firstExamples;
  // A process of its own for each takes long, and it ends as the first does.
  const alone = isThorough ? firstExamples : [first];
  for (const line of alone) await endsAsUsual(what, line, condition, await usualRun(line));
  const together = isThorough ? [] : others;
  const ended = await runTogether(together, condition);
  for (const [index, line] of together.entries()) {
    expectUsual(`${what}: ${line}`, ended[index], await usualRun(line));
  }
});

test('colour appears where it is wanted', async () => {
  expect((await run('status --color')).stdout).toMatch(controlSequence);
  expect((await run('status', { env: { FORCE_COLOR: '1' } })).stdout).toMatch(controlSequence);
  expect((await run('status --color', { env: { NO_COLOR: '1' } })).stdout).toMatch(controlSequence);
  for (const env of [{ NO_COLOR: '1' }, { FORCE_COLOR: '0' }, { CLICOLOR: '0' }] as const) {
    expect((await run('status', { env })).stdout).not.toMatch(controlSequence);
  }
});

test.skipIf(!existsSync('/dev/full'))('a result that cannot be written is a failure', async () => {
  const full = await run('status', { shell: (line) => `${line} > /dev/full` });
  expect(full).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^career-coach: Cannot write to standard output \(ENOSPC\)\.\n/),
  });
});

test('for a result that is thrown away, Node builds no stream to look for a terminal', async () => {
  const watch = path.join(folder, 'watch.cjs');
  const streams = 'process.moduleLoadList.includes("NativeModule stream")';
  writeFileSync(watch, `process.on('exit', () => require('fs').writeSync(2, String(${streams})));`);
  const env = { NODE_OPTIONS: `--require=${watch}` };
  const shell = (line: string) => `${line} > /dev/null`;
  expect(await run('status', { shell, env })).toEqual({ code: 0, stdout: '', stderr: 'false' });
});

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGHUP', 129],
])('%s ends a command that waits for input, with %i', async (signal, code) => {
  const lines = [
    'assess --jsonl',
    'assess --answers -',
    'import -',
    'log -',
    'checkin --answers -',
  ];
  for (const line of isThorough || signal === 'SIGTERM' ? lines : lines.slice(0, 2)) {
    // It cannot be seen from outside that it waits: the signal is sent until it has ended.
    const shell = (command: string) =>
      `set -m; ${command} & until ! kill -${signal} $! 2> /dev/null; do sleep 0.2; done; wait $!`;
    expect({ line, ...(await run(line, { shell })) }).toMatchObject({ line, code });
  }
});
