/** A stream's abilities. Views and prompts receive one and never inspect the stream themselves. */
export interface Screen {
  /** Columns to wrap at: one fewer than the terminal has, at most 120. */
  readonly width: number;
  /** Rows of the terminal; 24 without one. */
  readonly height: number;
  readonly colour: boolean;
  readonly unicode: boolean;
  readonly terminal: boolean;
}

/** What Node reports about a stream. */
export interface StreamFacts {
  readonly terminal: boolean;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

/** Choices from the command line or the settings. */
export interface ScreenWishes {
  readonly color?: boolean | undefined;
  readonly ascii?: boolean | undefined;
}

/** A switch, with the option or variable that decided it. */
export interface Decision {
  readonly on: boolean;
  readonly because: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Longer lines are hard to read, however wide the terminal is. */
const widest = 120;

export function decideScreen(stream: StreamFacts, env: Environment, wishes: ScreenWishes): Screen {
  const columns = stream.columns || positiveInteger(env.COLUMNS) || 80;
  return {
    width: Math.max(1, Math.min(columns - 1, widest)),
    height: stream.rows || positiveInteger(env.LINES) || 24,
    colour: decideColour(stream, env, wishes).on,
    unicode: decideUnicode(env, wishes).on,
    terminal: stream.terminal,
  };
}

/** Whether a person can be asked: both streams are terminals and no script is running the program. */
export function canAsk(
  stdin: Pick<StreamFacts, 'terminal'>,
  stderr: Pick<StreamFacts, 'terminal'>,
  env: Environment,
  input: boolean | undefined,
): boolean {
  return stdin.terminal && stderr.terminal && isUnset(env.CI) && input !== false;
}

/** The smallest terminal on which a whole question fits. */
export const leastColumns = 40;
export const leastRows = 15;

export function isTooSmall({ width, height }: Pick<Screen, 'width' | 'height'>): boolean {
  return width + 1 < leastColumns || height < leastRows;
}

/**
 * Whether questions are printed line by line, without moving the cursor.
 *
 * @param option --plain or --no-plain
 * @param setting the setting `plain`
 */
export function decidePlain(
  env: Environment,
  option: boolean | undefined,
  setting: boolean,
): Decision {
  if (option === true) return { on: true, because: '--plain' };
  if (env.TERM === 'dumb') return { on: true, because: 'TERM=dumb' };
  if (!isUnset(env.ACCESSIBLE)) return { on: true, because: 'ACCESSIBLE' };
  return option === undefined && setting
    ? { on: true, because: 'the setting plain' }
    : { on: false, because: 'nothing asks for it' };
}

/**
 * The command that shows a page longer than the terminal; null where the page is just printed. Screen readers and
 * scripts get no pager: it redraws the screen, and waits for a key.
 */
export function decidePager(
  page: string,
  { terminal, height }: Pick<Screen, 'terminal' | 'height'>,
  env: Environment,
  { plain, input }: { readonly plain?: boolean | undefined; readonly input?: boolean | undefined },
): string | null {
  if (!terminal || page.split('\n').length <= height) return null;
  if (decidePlain(env, plain, false).on || !isUnset(env.CI) || input === false) return null;
  const pager = (env.CAREER_COACH_PAGER ?? env.PAGER ?? 'less').trim();
  return pager === '' || pager === 'cat' ? null : pager;
}

/**
 * Precedence: the command line, FORCE_COLOR, NO_COLOR (Node's own order), the BSD variables, and last whether the
 * stream is a terminal.
 */
export function decideColour(
  { terminal }: StreamFacts,
  env: Environment,
  { color }: ScreenWishes,
): Decision {
  if (color !== undefined) return { on: color, because: color ? '--color' : '--no-color' };
  if (env.FORCE_COLOR !== undefined) {
    return { on: !['0', 'false'].includes(env.FORCE_COLOR), because: 'FORCE_COLOR' };
  }
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return { on: false, because: 'NO_COLOR' };
  if (!isUnset(env.CLICOLOR_FORCE)) return { on: true, because: 'CLICOLOR_FORCE' };
  if (env.CLICOLOR === '0') return { on: false, because: 'CLICOLOR' };
  if (env.TERM === 'dumb') return { on: false, because: 'TERM' };
  if (!isUnset(env.CI)) return { on: false, because: 'CI' };
  return { on: terminal, because: terminal ? 'a terminal' : 'no terminal' };
}

/** The Linux console lacks the characters, and a reader in a C locale cannot decode them. */
export function decideUnicode(env: Environment, { ascii }: ScreenWishes): Decision {
  if (ascii) return { on: false, because: '--ascii' };
  if (env.TERM === 'linux' || env.TERM === 'dumb') return { on: false, because: 'TERM' };
  const name = (['LC_ALL', 'LC_CTYPE', 'LANG'] as const).find((variable) => env[variable]);
  if (name === undefined) return { on: true, because: 'no locale says otherwise' };
  return { on: env[name] !== 'C' && env[name] !== 'POSIX', because: name };
}

/** For variables that switch something on: `0`, `false` and an empty value count as unset. */
function isUnset(value: string | undefined): boolean {
  return value === undefined || value === '' || value === '0' || value === 'false';
}

function positiveInteger(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
}
