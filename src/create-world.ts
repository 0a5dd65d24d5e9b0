import type { GlobalValues } from './commands/options.js';
import type { Day } from './core/day.js';
import { isDay } from './core/day.js';
import { CoachError } from './core/errors.js';
import { withTerms } from './core/ladder.js';
import type { Ladder } from './core/ladder.schema.js';
import { noPaint } from './core/paint.js';
import { canAsk, decideScreen, wantsPlain } from './core/screen.js';
import type { Settings } from './core/settings.schema.js';
import type { Ask } from './prompts/ask.js';
import { findHome } from './store/home.js';
import { openStore } from './store/open.js';
import type { StandardStream } from './store/standard-output.js';
import { standardError, standardOutput } from './store/standard-output.js';
import type { Output, World } from './world.js';

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
  const err = output(standardError, process.stderr, env, options);
  const notice = (text: string) => {
    if (!options.quiet) err.write(`${text}\n`);
  };
  const store = openStore({ home, clock, today, notice });
  const settings = once(() => store.readSettings());
  const ladder = once(() => readLadderInUse(settings, root));
  return {
    env,
    out: output(standardOutput, process.stdout, env, options),
    err,
    quiet: options.quiet ?? false,
    today,
    store,
    newId: () => globalThis.crypto.randomUUID(),
    settings,
    ladder,
    style: ({ screen }) => styleFor(screen, settings),
    ask: async (instead) => {
      if (canAsk(stream(process.stdin), stream(process.stderr), env, options.input)) {
        return openAsk(process, err, wantsPlain(env, options.plain ?? (await settings()).plain));
      }
      throw new CoachError(
        'needs-terminal',
        'This asks questions, and there is no terminal to ask on',
        instead,
      );
    },
    readAnswers: async (file) => {
      const { readAnswersFile } = await import('./store/answers-file.js');
      return readAnswersFile(file, await ladder(), process.stdin);
    },
    readInput: async (file) => {
      const { readInput } = await import('./store/files.js');
      return readInput(file, process.stdin);
    },
    writeOutput: async (file, text, force) => {
      const { writeOutput } = await import('./store/files.js');
      writeOutput(file, text, force);
    },
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null;
  return () => {
    reading ??= read();
    return reading;
  };
}

async function readLadderInUse(settings: () => Promise<Settings>, root: string): Promise<Ladder> {
  const { ladder: which, terms } = await settings();
  const { readLadder } = await import('./store/ladders.js');
  return withTerms(await readLadder(which, root), terms);
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
  terminal: TerminalStream,
  env: NodeJS.ProcessEnv,
  options: GlobalValues,
): Output {
  return {
    write: standard.write,
    // Looked at anew each time: a terminal can be resized.
    get screen() {
      return decideScreen(stream(terminal), env, options);
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
  };
}

async function colours() {
  const { colourPaint } = await import('./views/colour.js');
  return colourPaint;
}

async function openAsk(process: NodeJS.Process, err: Output, plain: boolean): Promise<Ask> {
  const { stdin: input, stderr } = process;
  if (plain) {
    const { plainAsk } = await import('./prompts/plain.js');
    return plainAsk({ input, output: stderr, width: err.screen.width });
  }
  const { terminalAsk } = await import('./prompts/inquirer.js');
  const paint = err.screen.colour ? await colours() : noPaint;
  return terminalAsk({ input, output: stderr, screen: () => err.screen, paint });
}
