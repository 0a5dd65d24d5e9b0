import { readFileSync, realpathSync } from 'node:fs';
import { basename, delimiter, isAbsolute, join } from 'node:path';
import type { GlobalValues } from '../command-table/options.js';
import type { Day } from '../core/base/day.js';
import { isDay } from '../core/base/day.js';
import { CoachError } from '../core/base/errors.js';
import { once } from '../core/base/once.js';
import type { Decision } from '../core/base/screen.js';
import {
  canAsk,
  decidePlain,
  decideScreen,
  isTooSmall,
  leastColumns,
  leastRows,
} from '../core/base/screen.js';
import type { Ladder } from '../core/schema/ladder.schema.js';
import type { Settings } from '../core/schema/settings.schema.js';
import { defaultSettings } from '../core/settings/default-settings.js';
import type { Ask } from '../prompts/ask.js';
import type { StandardStream } from '../store/files/standard-output.js';
import { standardError, standardOutput } from '../store/files/standard-output.js';
import { findHome } from '../store/home.js';
import type { LadderPlaces } from '../store/input/ladders.js';
import { nextId } from '../store/journal/ids.js';
import { openStore } from '../store/open.js';
import { noPaint } from '../text/paint.js';
import { typeset } from '../text/signs.js';
import { ownCommands } from './own-commands.js';
import type { Output, World } from './world.js';

/** The World of a real process. Costly modules are loaded on first use. */
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
  const err = createOutput(standardError, () => process.stderr, env, options);
  const asTyped = ownCommands(process);
  const fitted = await fitterFor(err, options.quiet);
  let hasNoticed = false;
  const notice = (text: string) => {
    if (options.quiet) return;
    hasNoticed = true;
    err.write(`${fitted(asTyped(text))}\n`);
  };
  let isPlainNoticed = false;
  const noticePlain = async (because: string | null) => {
    if (isPlainNoticed) return;
    isPlainNoticed = true;
    const text =
      because === null
        ? `This terminal is smaller than ${leastColumns}×${leastRows}, so questions are asked line by line.`
        : `Questions are asked line by line, because of ${because}.`;
    notice(typeset(text, err.screen));
  };
  const needTerminal = (message: string, instead: readonly string[]) => {
    const isThere = canAsk(
      streamFacts(process.stdin),
      streamFacts(process.stderr),
      env,
      options.input,
    );
    if (!isThere) throw new CoachError('needs-terminal', message, instead);
  };
  // Lazy: creating Node's stdin stream takes a sixth of a start.
  const stdin = { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() };
  const store = openStore({ home, clock, today, notice });
  const places = { root, kept: join(home.base, 'ladders') };
  let isBuiltIn = false;
  let readSettings = once(async () => {
    const read = await store.readSettings();
    isBuiltIn = read.ladder === defaultSettings.ladder;
    return read;
  });
  const settings = () => readSettings();
  let readLadder = once(() => readLadderInUse(settings, places));
  const ladder = () => readLadder();
  return {
    env,
    out: createOutput(standardOutput, () => process.stdout, env, options),
    err,
    quiet: options.quiet ?? false,
    notice,
    repeats: () => isBuiltIn && !hasNoticed,
    today,
    store,
    newId: () => nextId(clock().getTime(), null),
    settings,
    ladder,
    changeLadder: async (change) => {
      const changed = await store.changeSettings(change);
      readSettings = once(async () => changed);
      readLadder = once(() => readLadderInUse(settings, places));
    },
    writtenLadder: async () => {
      const { readBranch } = await import('../store/input/ladders.js');
      return readBranch(await settings(), places);
    },
    edition: async () => {
      const { readEdition } = await import('../store/input/ladders.js');
      return readEdition(await settings(), places);
    },
    style: async ({ screen }) => ({
      ...(await styleFor(screen, settings, env, options.plain)),
      commands: asTyped,
    }),
    ask: async (instead) => {
      needTerminal('This command asks questions, but there is no terminal to ask them on', instead);
      return openAsk(process, err, await askPreferences(env, options, settings), noticePlain);
    },
    readAnswers: async (file, instead) => {
      const { readAnswersFile } = await import('../store/input/answers-file.js');
      return readAnswersFile(file, await ladder(), stdin, instead);
    },
    readCheckin: async (file) => {
      const { readCheckinFile } = await import('../store/input/checkin-file.js');
      return readCheckinFile(file, stdin);
    },
    edit: async (text, instead, use) => {
      needTerminal('An editor needs a terminal, but there is none', instead);
      const { editText } = await import('../store/files/editor.js');
      return editText(text, home.folder, process, use);
    },
    readProtocolLines: async function* () {
      const { readInputLines } = await import('../store/input/protocol-lines.js');
      yield* readInputLines(stdin);
    },
    readInput: async (file) => {
      const { readInput } = await import('../store/files/input-file.js');
      return readInput(file, stdin);
    },
    readJournalFile: async (file) => {
      const { readInputBytes } = await import('../store/files/input-file.js');
      const { largestJournal } = await import('../store/journal/journal-file.js');
      return readInputBytes(file, stdin, largestJournal);
    },
    writeOutput: async (file, text, force) => {
      const { writeOutput } = await import('../store/files/output-file.js');
      writeOutput(file, text, force);
    },
    readBuilt: async (file) => readFileSync(join(root, 'dist', file), 'utf8'),
    readPackaged: async (file) => readFileSync(join(root, 'data', file), 'utf8'),
    get launch() {
      return {
        node: stableNode(env.PATH, process.execPath),
        program: join(root, 'bin', 'career-coach.cjs'),
        home: home.base,
        profile: basename(home.folder),
      };
    },
    ladderFiles: async () =>
      (await import('../store/ladder-sources/ladder-files.js')).ladderFiles(stdin, places),
    findLadder: async (which) => {
      const { findLadder } = await import('../store/input/ladders.js');
      return findLadder(which, places);
    },
    machine: async () => {
      const { machineFacts } = await import('./machine.js');
      return machineFacts(process, options, home);
    },
  };
}

/** What breaks long notices between words. Scripts do without: measuring text takes a twentieth of a start. */
async function fitterFor(err: Output, quiet = false): Promise<(text: string) => string> {
  if (quiet || !standardError.mayBeTerminal()) return (text) => text;
  const { wrap } = await import('../text/wrap.js');
  return (text) => (err.screen.terminal ? wrap(text, err.screen.width).join('\n') : text);
}

async function readLadderInUse(
  settings: () => Promise<Settings>,
  places: LadderPlaces,
): Promise<Ladder> {
  const { readLadderInUse: read } = await import('../store/input/ladders.js');
  return read(await settings(), places);
}

/**
 * CAREER_COACH_NOW sets the clock for tests and scripts. A date-time stands still; a date keeps the real time of day, so
 * that events stay in order.
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
      `CAREER_COACH_NOW is "${now}"; it must be a date like 2026-12-05 or a date-time like 2026-12-05T09:00:00Z`,
    );
  }
  return () => instant;
}

function localDay(now: Date): Day {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const noTerminalFacts = { terminal: false, columns: undefined, rows: undefined };

type TerminalStream = { isTTY?: boolean; columns?: number; rows?: number };

function streamFacts({ isTTY, columns, rows }: TerminalStream) {
  return { terminal: isTTY === true, columns, rows };
}

function createOutput(
  standard: StandardStream,
  // Lazy: Node's streams cost a tenth of a start.
  terminal: () => TerminalStream,
  env: NodeJS.ProcessEnv,
  options: GlobalValues,
): Output {
  return {
    write: standard.write,
    // A getter, since a terminal can be resized.
    get screen() {
      const facts = standard.mayBeTerminal() ? streamFacts(terminal()) : noTerminalFacts;
      return decideScreen(facts, env, options);
    },
  };
}

async function styleFor(
  screen: Output['screen'],
  settings: () => Promise<Settings>,
  env: NodeJS.ProcessEnv,
  option: boolean | undefined,
) {
  const { ascii, locale, plain: setting } = await settings();
  const { on: plain } = decidePlain(env, option, setting);
  return {
    width: screen.width,
    unicode: screen.unicode && !ascii && !plain,
    plain,
    paint: screen.colour ? await colours() : noPaint,
    locale,
    // A file or a pipe has room for every row.
    rows: screen.terminal ? screen.height : Number.POSITIVE_INFINITY,
  };
}

async function colours() {
  const { colourPaint } = await import('../views/terminal/colour.js');
  return colourPaint;
}

interface AskPreferences extends Pick<Settings, 'keys' | 'ascii'> {
  readonly plain: Decision;
}

/** The command line comes before the settings. */
async function askPreferences(
  env: NodeJS.ProcessEnv,
  options: GlobalValues,
  settings: () => Promise<Settings>,
): Promise<AskPreferences> {
  const { plain, keys, ascii } = await settings();
  return { plain: decidePlain(env, options.plain, plain), keys, ascii };
}

async function openAsk(
  process: NodeJS.Process,
  err: Output,
  { plain, keys, ascii }: AskPreferences,
  noticePlain: (because: string | null) => Promise<void>,
): Promise<Ask> {
  const { stdin: input, stderr } = process;
  if (plain.on || isTooSmall(err.screen)) {
    await noticePlain(plain.on ? plain.because : null);
    const { plainAsk } = await import('../prompts/plain.js');
    return plainAsk({ input, output: stderr, width: err.screen.width, singleKeys: keys });
  }
  const { terminalAsk } = await import('../prompts/terminal.js');
  const paint = err.screen.colour ? await colours() : noPaint;
  const screen = () => ({ ...err.screen, unicode: err.screen.unicode && !ascii });
  return terminalAsk({ input, output: stderr, screen, paint });
}

/** The first name on the path that leads to this Node: `process.execPath` is a real path, which an upgrade deletes. */
function stableNode(path: string | undefined, real: string): string {
  for (const folder of (path ?? '').split(delimiter)) {
    const name = join(folder, basename(real));
    try {
      if (isAbsolute(folder) && realpathSync(name) === realpathSync(real)) return name;
    } catch {
      // No Node here.
    }
  }
  return real;
}
