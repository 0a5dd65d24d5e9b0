import { type PlatformPath, posix, win32 } from 'node:path';
import { clean } from '../core/base/clean.js';
import { CoachError } from '../core/base/errors.js';

/** The facts that decide where data lies. The caller collects them, so that this part needs no process. */
export interface HomeFacts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
  /** The person's home directory; null or empty where the system names none. */
  readonly homedir: string | null;
  /** What `--home` was given; absent when it was not. */
  readonly flag?: string | undefined;
  /** What `--profile` was given; absent means `default`. */
  readonly profile?: string | undefined;
}

/** Where one profile's data lies. */
export interface Home {
  /** The profile's folder, absolute: BASE/profiles/NAME. */
  readonly folder: string;
  /** The folder of all profiles' data, absolute. */
  readonly base: string;
  /** What decided `base`: `--home`, `CAREER_COACH_HOME`, `XDG_CONFIG_HOME`, `APPDATA` or `the home directory`. */
  readonly from: string;
}

const program = 'career-coach';
/** A name becomes a folder: nothing that a shell, another system or a path could read differently. */
const profileName = /^[a-z0-9-]{1,40}$/;
/** `\folder` and `C:folder` depend on the current drive and folder. */
const absoluteOnWindows = /^(?:[a-z]:[\\/]|\\\\)/i;

/**
 * Where data lies, by the first of: `--home`, `CAREER_COACH_HOME`, the platform's folder for configuration
 * (as the package env-paths names it, which conf follows).
 * Throws CoachError `usage` for a place that is empty or relative: data would land in whatever folder the
 * program is started from, and cron starts it elsewhere than a shell.
 */
export function findHome(facts: HomeFacts): Home {
  const paths = facts.platform === 'win32' ? win32 : posix;
  const { from, place } = findBase(facts, paths);
  // Resolving an absolute path only tidies it: dots, doubled and trailing separators.
  const base = paths.resolve(place);
  return { base, folder: paths.join(base, 'profiles', checkedProfile(facts.profile)), from };
}

function checkedProfile(name = 'default'): string {
  if (profileName.test(name)) return name;
  throw new CoachError(
    'usage',
    `--profile ${shown(name)}: not a profile's name, allowed are 1 to 40 letters a-z, digits and hyphens`,
    ['give a name such as --profile work'],
  );
}

function findBase(facts: HomeFacts, paths: PlatformPath): { from: string; place: string } {
  const { env, flag } = facts;
  if (flag !== undefined) return { from: '--home', place: absolute('--home', flag, facts) };
  if (env.CAREER_COACH_HOME !== undefined) {
    const place = absolute('CAREER_COACH_HOME', env.CAREER_COACH_HOME, facts);
    return { from: 'CAREER_COACH_HOME', place };
  }
  if (facts.platform === 'win32') return windowsBase(facts, paths);
  if (facts.platform === 'darwin') {
    return {
      from: homeDirectory,
      place: paths.join(homeOf(facts), 'Library', 'Preferences', program),
    };
  }
  // The XDG specification: empty counts as not set.
  if (env.XDG_CONFIG_HOME) {
    const place = absolute('XDG_CONFIG_HOME', env.XDG_CONFIG_HOME, facts);
    return { from: 'XDG_CONFIG_HOME', place: paths.join(place, program) };
  }
  return { from: homeDirectory, place: paths.join(homeOf(facts), '.config', program) };
}

function windowsBase(facts: HomeFacts, paths: PlatformPath): { from: string; place: string } {
  if (facts.env.APPDATA) {
    const place = absolute('APPDATA', facts.env.APPDATA, facts);
    return { from: 'APPDATA', place: paths.join(place, program, 'Config') };
  }
  const place = paths.join(homeOf(facts), 'AppData', 'Roaming', program, 'Config');
  return { from: homeDirectory, place };
}

const homeDirectory = 'the home directory';

function homeOf(facts: HomeFacts): string {
  if (facts.homedir) return absolute('HOME', facts.homedir, facts);
  throw new CoachError('usage', 'no folder to keep data in: HOME is not set', [
    'set HOME',
    'or name a folder: --home /absolute/path, or CAREER_COACH_HOME',
  ]);
}

function absolute(source: string, place: string, { platform }: HomeFacts): string {
  const windows = platform === 'win32';
  const example = windows ? 'C:\\Users\\me\\coach' : '/home/me/coach';
  const next = [`give ${source} an absolute path such as ${example}`];
  if (place === '')
    throw new CoachError('usage', `${source} is empty, expected an absolute path`, next);
  if (place.includes('\0')) {
    throw new CoachError('usage', `${source} holds a zero byte, expected an absolute path`, next);
  }
  if (windows ? absoluteOnWindows.test(place) : place.startsWith('/')) return place;
  const tilde = place.startsWith('~') ? ' (the shell did not replace the ~)' : '';
  throw new CoachError(
    'usage',
    `${source} ${shown(place)} is a relative path, expected an absolute one${tilde}`,
    next,
  );
}

function shown(text: string): string {
  return JSON.stringify(clean(text).slice(0, 80));
}
