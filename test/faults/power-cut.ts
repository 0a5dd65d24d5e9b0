import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { answersAt } from '../commands/ladder-facts.js';
import type { Fault } from './fault.js';
import {
  coachHere,
  hasProgram,
  journalOf,
  profileOf,
  program,
  remove,
  run,
  scratch,
} from './processes.js';

/**
 * A power cut takes what is not on the disk. It cannot be tried; but the system calls show that everything is
 * brought to the disk before it is said.
 */
export const powerCut: Fault = {
  name: 'power cut: on the disk before it is said',
  goal: 'every write of data, and the name of every new file, is synchronised before the answer',
  missing: () => (hasProgram('strace') ? null : 'strace is not installed'),
  sizes: { quick: 1, thorough: 1, long: 1 },
  async run() {
    const home = scratch();
    try {
      const failures: string[] = [];
      const other = path.join(home, 'other');
      mkdirSync(other);
      await coachHere(other, ['assess', '--answers', '-'], { stdin: answersAt(2) });
      const commands: [readonly string[], string][] = [
        [['assess', '--answers', '-', '--json'], answersAt(3)],
        [['checkin', '--note', 'learnt something', '--json'], ''],
        [['settings', 'set', 'rhythm', '7'], ''],
        [['import', journalOf(other)], ''],
        [['data', 'backup', path.join(home, 'b')], ''],
        [['data', 'restore', journalOf(other), '--yes'], ''],
      ];
      for (const [args, stdin] of commands) {
        const calls = await callsOf(home, args, stdin);
        failures.push(
          ...unsynchronised(calls, home).map((problem) => `${args.join(' ')}: ${problem}`),
        );
      }
      return { measured: `${commands.length} commands looked at`, failures };
    } finally {
      remove(home);
    }
  },
};

async function callsOf(home: string, args: readonly string[], stdin: string): Promise<string[]> {
  const log = path.join(home, 'calls.log');
  const trace = 'trace=openat,write,pwrite64,fsync,rename,link,mkdir';
  const { code, stderr } = await run(
    'strace',
    ['-qq', '-y', '-s', '1', '-o', log, '-e', trace, process.execPath, program(), ...args],
    { cwd: home, env: { HOME: home, CAREER_COACH_HOME: home }, stdin },
  );
  if (code !== 0) return [`failed: ${stderr}`];
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter(
      (line) => line.replace(/AT_FDCWD<[^>]*>/g, '').includes(home) || line.startsWith('write(1<'),
    );
}

/** What was written, or named, and not synchronised when the answer was given. */
function unsynchronised(calls: readonly string[], home: string): string[] {
  const open = new Set<string>();
  const answer = calls.findIndex((line) => line.startsWith('write(1<'));
  if (answer === -1) return [`no answer: ${calls.join('; ')}`];
  if (!calls.slice(0, answer).some((line) => line.startsWith('fsync(')))
    return ['nothing is synchronised'];
  for (const line of calls.slice(0, answer)) {
    const file = /^p?write(?:64)?\(\d+<([^>]*)>/.exec(line)?.[1];
    if (file?.startsWith(home)) open.add(file);
    const synchronised = /^fsync\(\d+<([^>]*)>/.exec(line)?.[1];
    if (synchronised !== undefined) open.delete(synchronised);
    for (const name of newNames(line)) open.add(name);
  }
  const journal = profileOf(home);
  return [...open].map((name) => `${name.replace(journal, 'PROFILE')} is not synchronised`);
}

/** The folder whose names a call changes. */
function newNames(line: string): string[] {
  if (!/ = \d/.test(line)) return [];
  const [, call = '', rest = ''] = /^(\w+)\((.*)/.exec(line) ?? [];
  if (call === 'openat' && !rest.includes('O_CREAT')) return [];
  if (!['openat', 'rename', 'link', 'mkdir'].includes(call)) return [];
  const paths = [...rest.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name);
  const last = paths.at(-1);
  return last === undefined ? [] : [path.dirname(last)];
}
