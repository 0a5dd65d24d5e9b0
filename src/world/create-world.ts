import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { GlobalValues } from '../command-table/options.js';
import type { Day } from '../core/base/day.js';
import { isDay } from '../core/base/day.js';
import { CoachError } from '../core/base/errors.js';
import { once } from '../core/base/once.js';
import {
  canAsk,
  decideScreen,
  isTooSmall,
  leastColumns,
  leastRows,
  wantsPlain,
} from '../core/base/screen.js';
import type { Ladder } from '../core/schema/ladder.schema.js';
import type { Settings } from '../core/schema/settings.schema.js';
import type { Ask } from '../prompts/ask.js';
import type { StandardStream } from '../store/files/standard-output.js';
import { standardError, standardOutput } from '../store/files/standard-output.js';
import { findHome } from '../store/home.js';
import { nextId } from '../store/journal/ids.js';
import { openStore } from '../store/open.js';
import { noPaint } from '../text/paint.js';
import { typeset } from '../text/signs.js';
import { wrap } from '../text/wrap.js';
import type { Output, World } from './world.js';

/** A larger journal is not imported: 100 MB, a century of daily check-ins. */
const largestImport = 100_000_000;

/** The world of a real process. Everything costly in it is loaded when a command first needs it. */
export async function createWorld(
  process: NodeJS.Process,
  options: GlobalValues,
  root: string,
): Promise<World> {
  const { env } = process;
  const clock = readClock(env.CAREER_COACH_NOW);
  const today = localDay(clock());
  const home = findHome({
    env,
    platform: process.platform,
    homedir: env.HOME ?? env.USERPROFILE ?? '',
    flag: options.home,
    profile: options.profile ?? env.CAREER_COACH_PROFILE,
  });
  const err = output(standardError, () => process.stderr, env, options);
  const notice = (text: string) => {
    if (options.quiet) return;
    const { terminal, width } = err.screen;
    err.write(`${terminal ? wrap(text, width).join('\n') : text}\n`);
  };
  const sayTooSmall = once(async () => {
    const text = `This terminal is smaller than ${leastColumns}×${leastRows}, so questions are asked line by line.`;
    notice(typeset(text, err.screen));
  });
  // Node's stream is made when somebody reads from it: it takes a sixth of a start.
  const stdin = { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() };
  const store = openStore({ home, clock, today, notice });
  const settings = once(() => store.readSettings());
  const ladder = once(() => readLadderInUse(settings, root));
  return {
    env,
    out: output(standardOutput, () => process.stdout, env, options),
    err,
    quiet: options.quiet ?? false,
    notice,
    today,
    store,
    newId: () => nextId(clock().getTime(), null),
    settings,
    ladder,
    style: ({ screen }) => styleFor(screen, settings),
    ask: async (instead) => {
      if (canAsk(stream(process.stdin), stream(process.stderr), env, options.input)) {
        return openAsk(process, err, await asked(env, options, settings), sayTooSmall);
      }
      throw noTerminal('This asks questions, and there is no terminal to ask on', instead);
    },
    readAnswers: async (file) => {
      const { readAnswersFile } = await import('../store/input/answers-file.js');
      return readAnswersFile(file, await ladder(), stdin);
    },
    readCheckin: async (file) => {
      const { readCheckinFile } = await import('../store/input/checkin-file.js');
      return readCheckinFile(file, stdin);
    },
    edit: async (text, instead) => {
      if (!canAsk(stream(process.stdin), stream(process.stderr), env, options.input)) {
        throw noTerminal('An editor needs a terminal, and there is none', instead);
      }
      const { editText } = await import('../store/files/editor.js');
      return editText(text, process);
    },
    readInputLines: async function* () {
      const { readInputLines } = await import('../store/input/protocol-lines.js');
      yield* readInputLines(stdin);
    },
    readInput: async (file) => {
      const { readInput } = await import('../store/files/input-file.js');
      return readInput(file, stdin);
    },
    readJournalFile: async (file) => {
      const { readInputBytes } = await import('../store/files/input-file.js');
      return readInputBytes(file, stdin, largestImport);
    },
    writeOutput: async (file, text, force) => {
      const { writeOutput } = await import('../store/files/output-file.js');
      writeOutput(file, text, force);
    },
    readPackaged: async (file) => readFileSync(join(root, 'data', file), 'utf8'),
    get launch() {
      return {
        node: process.execPath,
        program: join(root, 'bin', 'career-coach.cjs'),
        home: home.base,
        profile: basename(home.folder),
      };
    },
    findLadder: async (which) => {
      const { findLadder } = await import('../store/input/ladders.js');
      return findLadder(which, root);
    },
    machine: async () => {
      const { machineFacts } = await import('./machine.js');
      return machineFacts(process, options, home);
    },
  };
}

function noTerminal(message: string, instead: readonly string[]): CoachError {
  return new CoachError('needs-terminal', message, instead);
}

async function readLadderInUse(settings: () => Promise<Settings>, root: string): Promise<Ladder> {
  const { ladder: which, terms } = await settings();
  const { readLadderWithTerms } = await import('../store/input/ladders.js');
  return readLadderWithTerms(terms, which, root);
}

/**
 * The clock of the process, or the one that CAREER_COACH_NOW sets, for tests and scripts: a date-time stands
 * still; a day keeps the present time of day, so that what is written on it stays in order.
 */
function readClock(now: string | undefined): () => Date {
  if (now === undefined) return () => new Date();
  if (isDay(now)) {
    const [year = 0, month = 1, date = 1] = now.split('-').map(Number);
    return () => {
      const clock = new Date();
      clock.setFullYear(year, month - 1, date);
      return clock;
    };
  }
  const instant = new Date(now);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(now) || Number.isNaN(instant.getTime())) {
    throw new CoachError(
      'usage',
      `CAREER_COACH_NOW is "${now}"; it takes a date like 2026-12-05 or a date-time like 2026-12-05T09:00:00Z`,
    );
  }
  return () => instant;
}

function localDay(now: Date): Day {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

type TerminalStream = { isTTY?: boolean; columns?: number; rows?: number };

function stream({ isTTY, columns, rows }: TerminalStream) {
  return { terminal: isTTY === true, columns, rows };
}

function output(
  standard: StandardStream,
  // Asked for when it is drawn on: Node's streams cost a tenth of a start.
  terminal: () => TerminalStream,
  env: NodeJS.ProcessEnv,
  options: GlobalValues,
): Output {
  return {
    write: standard.write,
    // Looked at anew each time: a terminal can be resized.
    get screen() {
      return decideScreen(stream(terminal()), env, options);
    },
  };
}

async function styleFor(screen: Output['screen'], settings: () => Promise<Settings>) {
  const { ascii, locale } = await settings();
  return {
    width: screen.width,
    unicode: screen.unicode && !ascii,
    paint: screen.colour ? await colours() : noPaint,
    locale,
    // Where nobody scrolls, nothing is left out.
    rows: screen.terminal ? screen.height : Number.POSITIVE_INFINITY,
  };
}

async function colours() {
  const { colourPaint } = await import('../views/terminal/colour.js');
  return colourPaint;
}

/** How the person wants to be asked: what the command line says, then their settings. */
async function asked(
  env: NodeJS.ProcessEnv,
  options: GlobalValues,
  settings: () => Promise<Settings>,
): Promise<{ plain: boolean; ascii: boolean }> {
  const { plain, ascii } = await settings();
  return { plain: wantsPlain(env, options.plain ?? plain), ascii };
}

async function openAsk(
  process: NodeJS.Process,
  err: Output,
  { plain, ascii }: { plain: boolean; ascii: boolean },
  sayTooSmall: () => Promise<void>,
): Promise<Ask> {
  const { stdin: input, stderr } = process;
  const small = !plain && isTooSmall(err.screen);
  if (small) await sayTooSmall();
  if (plain || small) {
    const { plainAsk } = await import('../prompts/plain.js');
    return plainAsk({ input, output: stderr, width: err.screen.width });
  }
  const { terminalAsk } = await import('../prompts/terminal.js');
  const paint = err.screen.colour ? await colours() : noPaint;
  const screen = () => ({ ...err.screen, unicode: err.screen.unicode && !ascii });
  return terminalAsk({ input, output: stderr, screen, paint });
}
