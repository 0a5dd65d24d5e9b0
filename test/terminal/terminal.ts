import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn as spawnInPty } from '@lydell/node-pty';
import headless from '@xterm/headless';

/**
 * A real terminal for tests: a program runs in a pseudo-terminal, what it writes is turned into a screen by the
 * emulator of VS Code, and a test types keys and reads the screen as a person would.
 *
 *     const terminal = openTerminal(process.execPath, ['bin/career-coach.cjs', 'assess'], { env: { … } });
 *     await terminal.waitFor('Enter begins');
 *     terminal.type(keys.enter);
 *     await terminal.waitFor('At which level');
 *     expect(terminal.screen()).toMatchInlineSnapshot();
 *     terminal.type('q');
 *     expect(await terminal.exit()).toEqual({ code: 0, signal: null });
 *
 * A drawing may arrive in pieces: wait for what is to be tested, rather than for something above it. Nothing here
 * sleeps: every wait ends as soon as what it waits for is on the screen, and fails with the screen in the message
 * when it is not there in time, or when the program has ended without it.
 */

/** How a program is started. */
export interface TerminalOptions {
  /** 80 where none are given. */
  readonly cols?: number;
  /** 24 where none are given. */
  readonly rows?: number;
  /** The whole environment but PATH, HOME, TERM and no pager, which are added where they are missing. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** How a program ended: by itself with a code, or by a signal. */
export interface Exit {
  readonly code: number;
  /** The number of the signal; null for a program that ended by itself. */
  readonly signal: number | null;
}

/** A program in a terminal. */
export interface Terminal {
  readonly pid: number;
  /** Sends text or keys (see `keys`), all at once, as a burst of typing or a paste does. */
  type(text: string): void;
  /** The visible lines without the spaces at their ends, and without the empty lines at the bottom. */
  screen(): string;
  /** The lines that are scrolled out and the visible ones, of the screen without the one that editors use. */
  scrollback(): string;
  /** Everything that the program wrote, with all control sequences. */
  output(): string;
  /** Where the cursor is, from 0, and whether it is shown. */
  cursor(): { readonly row: number; readonly column: number; readonly visible: boolean };
  /** Whether the screen that editors use is up. */
  isFullScreen(): boolean;
  /** Waits until the screen contains the text or matches; gives the screen. Throws with the screen in time. */
  waitFor(what: string | RegExp, milliseconds?: number): Promise<string>;
  /** Waits until the screen no longer contains the text. */
  waitUntilGone(what: string | RegExp, milliseconds?: number): Promise<string>;
  /** Waits for anything that can be seen from here. */
  waitUntil(what: string, isSo: () => boolean, milliseconds?: number): Promise<string>;
  /** Makes the terminal wider, narrower, taller or lower; the program gets SIGWINCH. */
  resize(cols: number, rows: number): void;
  /** Sends a signal to the program, as `kill` does. */
  signal(name: NodeJS.Signals): void;
  /** Closes the terminal, as closing its window does: the program gets SIGHUP, and every read and write fails. */
  hangUp(): void;
  /** Waits for the end of the program. Throws in time. */
  exit(milliseconds?: number): Promise<Exit>;
  /** Ends the program if it still runs. To be called after every test. */
  close(): void;
}

/** What a terminal sends for the keys that have no letter. */
export const keys = {
  enter: '\r',
  escape: '\u001B',
  tab: '\t',
  backspace: '\u007F',
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  left: '\u001B[D',
  home: '\u001B[H',
  end: '\u001B[F',
  pageUp: '\u001B[5~',
  pageDown: '\u001B[6~',
  delete: '\u001B[3~',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  ctrlL: '\u000C',
  ctrlU: '\u0015',
  ctrlZ: '\u001A',
} as const;

/** A text as a terminal sends it when it is pasted. */
export function pasted(text: string): string {
  return `\u001B[200~${text}\u001B[201~`;
}

/** Generous: test machines have few, busy cores. */
const patience = 30_000;

/** Starts a program in a terminal of its own. */
export function openTerminal(
  file: string,
  args: readonly string[],
  { cols = 80, rows = 24, env = {}, cwd = process.cwd() }: TerminalOptions = {},
): Terminal {
  const emulator = new headless.Terminal({ cols, rows, allowProposedApi: true, scrollback: 5000 });
  const { PATH = '', HOME = '/' } = process.env;
  const pty = spawnInPty(file, [...args], {
    cols,
    rows,
    cwd,
    name: 'xterm-256color',
    env: { PATH, HOME, TERM: 'xterm-256color', LANG: 'C.UTF-8', CAREER_COACH_PAGER: 'cat', ...env },
  });
  let written = '';
  let ended: Exit | null = null;
  /** Whether it has ended, and all that it wrote is on the screen. */
  let over = false;
  const watchers = new Set<() => void>();
  const look = () => {
    for (const watcher of [...watchers]) watcher();
  };
  const cursorIsVisible = watchCursor(emulator);
  pty.onData((data) => {
    written += data;
    emulator.write(data, look);
  });
  // What the emulator answers to questions about itself goes back to the program.
  emulator.onData((answer) => pty.write(answer));
  pty.onExit(({ exitCode, signal }) => {
    ended = { code: exitCode, signal: signal === undefined || signal === 0 ? null : signal };
    // After what was written last.
    emulator.write('', () => {
      over = true;
      look();
    });
  });

  const screen = () =>
    linesOf(emulator.buffer.active, emulator.buffer.active.viewportY, emulator.rows);
  const waitUntil = (what: string, isSo: () => boolean, milliseconds = patience) =>
    new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => {
        watchers.delete(check);
        reject(new Error(`Not within ${milliseconds} ms: ${what}. ${describe(screen(), ended)}`));
      }, milliseconds);
      function check() {
        const so = isSo();
        if (!so && !over) return;
        clearTimeout(timer);
        watchers.delete(check);
        // Once the program has ended, nothing will come any more.
        if (so) resolve(screen());
        else reject(new Error(`It ended before: ${what}. ${describe(screen(), ended)}`));
      }
      watchers.add(check);
      check();
    });
  const shows = (what: string | RegExp) =>
    typeof what === 'string' ? screen().includes(what) : what.test(screen());
  return {
    pid: pty.pid,
    type: (text) => pty.write(text),
    screen,
    scrollback: () => linesOf(emulator.buffer.normal, 0, emulator.buffer.normal.length),
    output: () => written,
    cursor: () => ({
      row: emulator.buffer.active.cursorY,
      column: emulator.buffer.active.cursorX,
      visible: cursorIsVisible(),
    }),
    isFullScreen: () => emulator.buffer.active.type === 'alternate',
    waitFor: (what, milliseconds) =>
      waitUntil(`${what} on the screen`, () => shows(what), milliseconds),
    waitUntilGone: (what, milliseconds) =>
      waitUntil(`${what} gone from the screen`, () => !shows(what), milliseconds),
    waitUntil,
    resize(columns, lines) {
      emulator.resize(columns, lines);
      pty.resize(columns, lines);
    },
    signal: (name) => process.kill(pty.pid, name),
    // Not in its types: it closes the side of the window, where `kill` sends the signal alone.
    hangUp: () => (pty as typeof pty & { destroy(): void }).destroy(),
    async exit(milliseconds) {
      await waitUntil('the end of the program', () => over, milliseconds);
      return ended ?? { code: -1, signal: null };
    },
    close() {
      if (ended === null) pty.kill('SIGKILL');
      emulator.dispose();
    },
  };
}

function describe(screen: string, ended: Exit | null): string {
  const state = ended === null ? 'It runs.' : `It ended with ${JSON.stringify(ended)}.`;
  return `${state} The screen:\n${screen}`;
}

interface Buffer {
  getLine(row: number): { translateToString(trimRight: boolean): string } | undefined;
}

function linesOf(buffer: Buffer, from: number, count: number): string {
  const lines = Array.from(
    { length: count },
    (_, row) => buffer.getLine(from + row)?.translateToString(true) ?? '',
  );
  return lines.join('\n').trimEnd();
}

/** The emulator does not tell whether the cursor is shown; the sequences that show and hide it do. */
function watchCursor(emulator: InstanceType<typeof headless.Terminal>): () => boolean {
  const cursorMode = 25;
  let visible = true;
  const watch = (final: string, shows: boolean) =>
    emulator.parser.registerCsiHandler({ prefix: '?', final }, (modes) => {
      if (modes.includes(cursorMode)) visible = shows;
      // The emulator goes on to do what the sequence says.
      return false;
    });
  watch('h', true);
  watch('l', false);
  return () => visible;
}

/** A program made of a TypeScript file, which any version of Node can run. */
export interface Bundle {
  /** The file to run with Node. */
  readonly file: string;
  remove(): void;
}

/** Bundles a TypeScript file with all that it needs, as `npm run build` bundles the program. */
export async function bundle(entry: string): Promise<Bundle> {
  const folder = mkdtempSync(path.join(tmpdir(), 'career-coach-bundle-'));
  // Most tests bundle nothing, and it takes long to load.
  const { rolldown } = await import('rolldown');
  const built = await rolldown({
    input: path.resolve(entry),
    platform: 'node',
    external: /^node:/,
    logLevel: 'silent',
  });
  await built.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: 'program.cjs',
    chunkFileNames: '[name].cjs',
  });
  await built.close();
  return {
    file: path.join(folder, 'program.cjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
