import { type PlatformPath, posix, win32 } from 'node:path';
import { clean } from '../core/base/clean.js';
import { CoachError } from '../core/base/errors.js';

/** The facts that decide where data is kept. */
export interface HomeFacts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
  /** The person's home directory; null or empty if the system names none. */
  readonly homedir: string | null;
  /** The value of `--home`. */
  readonly flag?: string | undefined;
  /** The value of `--profile`; absent means `default`. */
  readonly profile?: string | undefined;
}

/** The location of a profile's data. */
export interface Home {
  /** The profile's folder, absolute: BASE/profiles/NAME. */
  readonly folder: string;
  /** The folder of all profiles' data, absolute. */
  readonly base: string;
  /** The origin of `base`: `--home`, `CAREER_COACH_HOME`, `XDG_CONFIG_HOME`, `APPDATA` or `the home directory`. */
  readonly from: string;
}

const program = 'career-coach';
/** Names become folders, so only characters without a meaning in shells and paths of any system. */
const profileNamePattern = /^[a-z0-9-]{1,40}$/;
/** Excludes `\folder` and `C:folder`, which depend on the current drive and folder. */
const windowsAbsolutePath = /^(?:[a-z]:[\\/]|\\\\)/i;

/**
 * Takes the first of `--home`, `CAREER_COACH_HOME`, and the platform's configuration folder (the one of the package
 * env-paths, as in conf). Throws CoachError `usage` for an empty or relative path: data would depend on the current
 * folder, which differs between cron and a shell.
 */
export function findHome(facts: HomeFacts): Home {
  const paths = facts.platform === 'win32' ? win32 : posix;
  const { from, path } = findBase(facts, paths);
  // The path is absolute: `resolve` only removes dots and superfluous separators.
  const base = paths.resolve(path);
  return { base, folder: paths.join(base, 'profiles', checkProfileName(facts.profile)), from };
}

function checkProfileName(name = 'default'): string {
  if (profileNamePattern.test(name)) return name;
  throw new CoachError(
    'usage',
    `--profile ${quoted(name)}: not a valid profile name; use 1 to 40 lower-case letters a-z, digits and hyphens`,
    ['choose a name such as --profile work'],
  );
}

function findBase(facts: HomeFacts, paths: PlatformPath): { from: string; path: string } {
  const { env, flag } = facts;
  if (flag !== undefined) return { from: '--home', path: checkAbsolute('--home', flag, facts) };
  if (env.CAREER_COACH_HOME !== undefined) {
    const path = checkAbsolute('CAREER_COACH_HOME', env.CAREER_COACH_HOME, facts);
    return { from: 'CAREER_COACH_HOME', path };
  }
  if (facts.platform === 'win32') return windowsBase(facts, paths);
  if (facts.platform === 'darwin') {
    return {
      from: homeDirectory,
      path: paths.join(homeOf(facts), 'Library', 'Preferences', program),
    };
  }
  // By the XDG specification, an empty variable counts as unset.
  if (env.XDG_CONFIG_HOME) {
    const path = checkAbsolute('XDG_CONFIG_HOME', env.XDG_CONFIG_HOME, facts);
    return { from: 'XDG_CONFIG_HOME', path: paths.join(path, program) };
  }
  return { from: homeDirectory, path: paths.join(homeOf(facts), '.config', program) };
}

function windowsBase(facts: HomeFacts, paths: PlatformPath): { from: string; path: string } {
  if (facts.env.APPDATA) {
    const path = checkAbsolute('APPDATA', facts.env.APPDATA, facts);
    return { from: 'APPDATA', path: paths.join(path, program, 'Config') };
  }
  const path = paths.join(homeOf(facts), 'AppData', 'Roaming', program, 'Config');
  return { from: homeDirectory, path };
}

const homeDirectory = 'the home directory';

function homeOf(facts: HomeFacts): string {
  if (facts.homedir) return checkAbsolute('HOME', facts.homedir, facts);
  throw new CoachError('usage', 'there is no folder for your data: HOME is not set', [
    'set HOME',
    'or choose a folder: --home /absolute/path, or CAREER_COACH_HOME',
  ]);
}

function checkAbsolute(source: string, path: string, { platform }: HomeFacts): string {
  const windows = platform === 'win32';
  const example = windows ? 'C:\\Users\\me\\coach' : '/home/me/coach';
  const next = [`give ${source} an absolute path such as ${example}`];
  if (path === '' || path.includes('\0')) {
    const problem = path === '' ? 'is empty' : 'contains a zero byte';
    throw new CoachError('usage', `${source} ${problem}, expected an absolute path`, next);
  }
  if (windows ? windowsAbsolutePath.test(path) : path.startsWith('/')) return path;
  const tilde = path.startsWith('~') ? ' (the shell did not expand the ~)' : '';
  throw new CoachError(
    'usage',
    `${source} ${quoted(path)} is a relative path, expected an absolute one${tilde}`,
    next,
  );
}

function quoted(text: string): string {
  return JSON.stringify(clean(text).slice(0, 80));
}
