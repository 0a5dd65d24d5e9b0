import { clean } from './core/base/clean.js';
import { CoachError } from './core/base/errors.js';
import { commandsMeant } from './core/base/meant-commands.js';
import { decideScreen } from './core/base/screen.js';
import { standardError, standardOutput } from './store/files/standard-output.js';
import { storageFailure } from './store/files/system.js';
import { noPaint } from './text/paint.js';
import { typeset } from './text/signs.js';
import { ownCommands } from './world/own-commands.js';

/**
 * Prints a failure and returns its exit code; the only place that does. A stack trace appears only for a bug, with
 * CAREER_COACH_DEBUG.
 */
export async function reportFailure(
  error: unknown,
  argv: readonly string[],
  process: NodeJS.Process,
): Promise<number> {
  const failure = error instanceof CoachError ? error : (systemFailure(error) ?? asBug(error));
  const { code } = failure;
  const message = clean(failure.message);
  const isForProgram = argv.includes('--json') || argv.includes('--jsonl');
  // A program has its own words still, and an assistant reads the same JSON without a command line.
  const next = (isForProgram ? failure.next : nextSteps(failure, argv)).map(clean);
  try {
    if (code === 'bug' && process.env.CAREER_COACH_DEBUG && error instanceof Error) {
      standardError.write(`${error.stack}\n`);
    }
    if (!writeAsJson({ error: { code, message, next } }, argv)) {
      standardError.write(await renderFailure(message, next, argv, process));
    }
  } catch {
    // Standard error is closed, too; the exit code remains.
  }
  return failure.exitCode;
}

/** Commands to paste come first; "type a few more letters" is no help beside them. */
function nextSteps({ next, meant }: CoachError, argv: readonly string[]): readonly string[] {
  const again = meant === null ? [] : commandsMeant(argv, meant);
  return again.length === 0
    ? next
    : [...again, ...next.filter((step) => /^career-coach /.test(step) && !again.includes(step))];
}

/** false without --json or --jsonl, or if standard output fails. */
function writeAsJson(failure: object, argv: readonly string[]): boolean {
  const isOneLine = argv.includes('--jsonl');
  if (!isOneLine && !argv.includes('--json')) return false;
  try {
    standardOutput.write(`${JSON.stringify(failure, null, isOneLine ? 0 : 2)}\n`);
    return true;
  } catch {
    // Perhaps a full disk: report on standard error instead.
    return false;
  }
}

/** Wrapped on a terminal; else one sentence per line, so that a program can search it. */
async function renderFailure(
  message: string,
  next: readonly string[],
  argv: readonly string[],
  process: NodeJS.Process,
): Promise<string> {
  const { env, stderr } = process;
  const { isTTY: terminal = false, columns, rows } = stderr;
  const screen = decideScreen({ terminal, columns, rows }, env, {
    ascii: argv.includes('--ascii'),
  });
  const style = { ...screen, paint: noPaint, locale: null, commands: ownCommands(process) };
  const sentence = `career-coach: ${message}${/[.?!]$/.test(message) ? '' : '.'}`;
  const steps = next.map((step, index) => [index === 0 ? 'Next: ' : '      ', step] as const);
  if (!terminal) {
    const lines = [sentence, ...steps.map(([first, step]) => first + step)];
    return `${typeset(lines.join('\n'), style)}\n`;
  }
  // Loaded only for a terminal: most failures happen in scripts.
  const { hang } = await import('./views/text/layout.js');
  const lines = [
    ...hang('', [sentence], style, '  '),
    ...steps.flatMap(([first, step]) => hang(first, [step], style)),
  ];
  return `${lines.join('\n')}\n`;
}

/** What the system refuses is no bug, wherever it happens; null for other errors. */
function systemFailure(error: unknown): CoachError | null {
  if (!(error instanceof Error && 'syscall' in error && 'errno' in error)) return null;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'a file';
  return storageFailure('cannot use', path, error);
}

function asBug(error: unknown): CoachError {
  const reason = error instanceof Error ? error.message : String(error);
  return new CoachError(
    'bug',
    `This is a bug in career-coach: ${reason}. What was saved before is safe`,
    ['run it again with CAREER_COACH_DEBUG=1 and report what it prints'],
  );
}
