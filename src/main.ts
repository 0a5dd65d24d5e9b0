import path from 'node:path';
import { commands, loadCommand } from './commands/index.js';
import type { GlobalValues } from './commands/options.js';
import type { Parsed } from './commands/parse.js';
import { parsePlainly } from './commands/parse.js';
import { clean } from './core/clean.js';
import { CoachError } from './core/errors.js';
import { createWorld } from './create-world.js';
import { standardOutput } from './store/standard-output.js';
import type { World } from './world.js';

/** Where the program is installed: `src` and `dist` both lie one folder below. */
const root = path.join(import.meta.dirname, '..');

/**
 * Runs the program for a process, and gives its exit code. The only place that maps failures to exit codes and
 * messages; it never throws.
 */
export async function main(process: NodeJS.Process): Promise<number> {
  const argv = process.argv.slice(2);
  try {
    return await run(argv, process);
  } catch (error) {
    return await report(error, argv.includes('--json'), process);
  }
}

async function run(argv: readonly string[], process: NodeJS.Process): Promise<number> {
  if (argv.length === 1 && argv[0] === '--version') return printVersion();
  const parsed = parsePlainly(argv, commands) ?? (await readUnusual(argv, process));
  if ('text' in parsed) {
    standardOutput.write(parsed.text);
    return 0;
  }
  // Both parsers give only what the table declares.
  const options = parsed.options as GlobalValues;
  const world = await createWorld(process, options, root);
  const command = parsed.command === '' ? await usualCommand(world) : parsed.command;
  const start = await loadCommand[command as keyof typeof loadCommand]();
  return (start as (input: Omit<Parsed, 'command'>, world: World) => Promise<number>)(
    parsed,
    world,
  );
}

/** The name alone: the assessment at first, the status once there is a stage. */
async function usualCommand(world: World): Promise<'assess' | 'status'> {
  const { readKnown } = await import('./commands/state.js');
  return (await readKnown(world)).report === null ? 'assess' : 'status';
}

async function readUnusual(argv: readonly string[], process: NodeJS.Process) {
  const { parseWithCommander } = await import('./commands/commander.js');
  const { helpTopics } = await import('./commands/help-topics.js');
  const columns = process.stdout.columns || Number(process.env.COLUMNS) || 80;
  return parseWithCommander(argv, commands, {
    version: await readVersion(),
    width: Math.max(20, Math.min(columns - 1, 88)),
    topics: helpTopics,
  });
}

async function printVersion(): Promise<number> {
  standardOutput.write(`${await readVersion()}\n`);
  return 0;
}

async function readVersion(): Promise<string> {
  const { readFileSync } = await import('node:fs');
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version;
}

/** Says what went wrong, and what to do next; never a stack trace, unless somebody who debugs asks for it. */
async function report(error: unknown, json: boolean, process: NodeJS.Process): Promise<number> {
  const failure = error instanceof CoachError ? error : asBug(error);
  if (failure.code === 'bug' && process.env.CAREER_COACH_DEBUG && error instanceof Error) {
    process.stderr.write(`${error.stack}\n`);
  }
  const message = clean(failure.message);
  try {
    if (json) {
      const { code, next } = failure;
      standardOutput.write(`${JSON.stringify({ error: { code, message, next } }, null, 2)}\n`);
    } else {
      const next = failure.next.length > 0 ? `\nNext: ${failure.next.join('\n      ')}` : '';
      process.stderr.write(`career-coach: ${message}.${next}\n`.replace(/([.?!])\.(\n)/, '$1$2'));
    }
  } catch {
    // There is nobody left to tell; the exit code still does.
  }
  return failure.exitCode;
}

function asBug(error: unknown): CoachError {
  const reason = error instanceof Error ? error.message : String(error);
  return new CoachError(
    'bug',
    `This is a bug in career-coach: ${reason}. What was saved before is safe`,
    ['run it again with CAREER_COACH_DEBUG=1 and report what it prints'],
  );
}
