import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { GlobalValues } from '../command-table/options.js';
import { decideColour, decideUnicode } from '../core/base/screen.js';
import type { MachineFacts, StreamReport } from '../core/doctor.js';
import { journalPath } from '../store/files/profile-paths.js';
import { findHome, type Home } from '../store/home.js';
import { version } from './version.js';

export function machineFacts(
  process: NodeJS.Process,
  options: GlobalValues,
  home: Home,
): MachineFacts {
  const { env, platform, arch } = process;
  return {
    version,
    node: process.version.replace(/^v/, ''),
    system: `${platform} ${arch}`,
    homedir: env.HOME ?? env.USERPROFILE ?? '',
    from: home.from,
    cron: cronHome(platform, options.profile ?? env.CAREER_COACH_PROFILE),
    streams: [
      streamReport('stdin', process.stdin, env, options),
      streamReport('stdout', process.stdout, env, options),
      streamReport('stderr', process.stderr, env, options),
    ],
  };
}

/** cron takes the home directory from the password file, and sets none of a shell's variables. */
function cronHome(platform: string, profile: string | undefined): MachineFacts['cron'] {
  try {
    const { folder } = findHome({ env: {}, platform, homedir: userInfo().homedir, profile });
    return { folder, hasJournal: existsSync(journalPath(folder)) };
  } catch {
    // A user without an entry in the password file has no home directory.
    return null;
  }
}

function streamReport(
  name: StreamReport['name'],
  { isTTY, columns, rows }: { isTTY?: boolean; columns?: number; rows?: number },
  env: NodeJS.ProcessEnv,
  options: GlobalValues,
): StreamReport {
  const facts = { terminal: isTTY === true, columns, rows };
  const draws = name !== 'stdin';
  return {
    name,
    terminal: facts.terminal,
    columns: columns ?? null,
    rows: rows ?? null,
    colour: draws ? decideColour(facts, env, options) : null,
    unicode: draws ? decideUnicode(env, options) : null,
  };
}
