/** What a stream can show. Views and prompts are handed one; they never look for themselves. */
export interface Screen {
  /** Columns to wrap at: at most 88, and one less than the terminal has. */
  readonly width: number;
  /** Rows of the terminal; 24 where there is none. */
  readonly height: number;
  readonly colour: boolean;
  /** Whether more than ASCII can be drawn. */
  readonly unicode: boolean;
  /** Whether a person looks at it. */
  readonly terminal: boolean;
}

/** What is known about a stream from outside. */
export interface StreamFacts {
  readonly terminal: boolean;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

/** What a person asked for on the command line or in the settings. */
export interface ScreenWishes {
  readonly color?: boolean | undefined;
  readonly ascii?: boolean | undefined;
}

/** Something that is on or off, and what decided it. */
export interface Decision {
  readonly on: boolean;
  readonly because: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Longer lines are hard to read, however wide the terminal is. */
const widest = 88;

/** The one decision about colour, characters and width, from which everything that draws takes its own. */
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

/** Whether somebody can be asked: there is a person to read and to type, and no script around. */
export function canAsk(
  stdin: Pick<StreamFacts, 'terminal'>,
  stderr: Pick<StreamFacts, 'terminal'>,
  env: Environment,
  input: boolean | undefined,
): boolean {
  return stdin.terminal && stderr.terminal && isUnset(env.CI) && input !== false;
}

/** The least terminal on which a question can be drawn with all that belongs to it. */
export const leastColumns = 40;
export const leastRows = 15;

/** Whether a terminal has too little room for a question. */
export function isTooSmall({ width, height }: Pick<Screen, 'width' | 'height'>): boolean {
  return width + 1 < leastColumns || height < leastRows;
}

/** Whether questions are put line by line, without moving the cursor. */
export function wantsPlain(env: Environment, plain: boolean | undefined): boolean {
  return plain === true || env.TERM === 'dumb' || !isUnset(env.ACCESSIBLE);
}

/**
 * What was said on the command line, then FORCE_COLOR, then NO_COLOR (the order of Node itself), then the BSD
 * variables, and then whether a person looks.
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

/** The Linux console lacks the characters, and a C locale says that the reader cannot decode them. */
export function decideUnicode(env: Environment, { ascii }: ScreenWishes): Decision {
  if (ascii) return { on: false, because: '--ascii' };
  if (env.TERM === 'linux' || env.TERM === 'dumb') return { on: false, because: 'TERM' };
  const name = (['LC_ALL', 'LC_CTYPE', 'LANG'] as const).find((variable) => env[variable]);
  if (name === undefined) return { on: true, because: 'no locale says otherwise' };
  return { on: env[name] !== 'C' && env[name] !== 'POSIX', because: name };
}

/** Variables that switch something on: `0`, `false` and nothing leave it off. */
function isUnset(value: string | undefined): boolean {
  return value === undefined || value === '' || value === '0' || value === 'false';
}

function positiveInteger(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
}
