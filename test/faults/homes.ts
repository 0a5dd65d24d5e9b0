import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { answersAt } from '../commands/ladder-facts.js';
import { available, type Fault } from './fault.js';
import { coachHere, isClear, isRoot, program, remove, run, scratch } from './processes.js';

const nobody = 65_534;
const longestMilliseconds = 1000;

/** A home, and what must happen in it. */
interface Case {
  readonly name: string;
  /** Makes what must be there; `folder` is empty and the working directory. */
  readonly make?: (folder: string) => void;
  readonly env?: (folder: string) => Record<string, string>;
  readonly args?: (folder: string) => string[];
  /** Exit codes, by what is allowed. */
  readonly code: number;
  /** What the message must name. */
  readonly says?: RegExp;
  /** Where the data must be in the end, from the folder; nowhere else. */
  readonly data?: string;
  /** Not for root, who may do everything. */
  readonly asNobody?: true;
}

const home = (value: (folder: string) => string) => (folder: string) => ({
  CAREER_COACH_HOME: value(folder),
});
const inFolder = (name: string) => home((folder) => path.join(folder, name));

const cases: readonly Case[] = [
  { name: 'missing', env: inFolder('a/b/c'), code: 0, data: 'a/b/c', asNobody: true },
  {
    name: 'there and empty',
    make: (f) => mkdirSync(path.join(f, 'h')),
    env: inFolder('h'),
    code: 0,
    data: 'h',
  },
  {
    name: 'with blanks and letters of all languages',
    env: inFolder('my höme 家'),
    code: 0,
    data: 'my höme 家',
  },
  {
    name: 'with a trailing slash and dots',
    env: home((f) => `${f}//x/.././h/`),
    code: 0,
    data: 'h',
  },
  { name: 'by --home', args: (f) => ['--home', path.join(f, 'h')], code: 0, data: 'h' },
  {
    name: 'a link to a folder',
    make: (f) => {
      mkdirSync(path.join(f, 'real'));
      symlinkSync('real', path.join(f, 'h'));
    },
    env: inFolder('h'),
    code: 0,
    data: 'real',
  },
  { name: 'the usual one', env: (f) => ({ HOME: f }), code: 0, data: '.config/career-coach' },
  {
    name: 'XDG',
    env: (f) => ({ HOME: '/nowhere', XDG_CONFIG_HOME: f }),
    code: 0,
    data: 'career-coach',
  },
  {
    name: 'XDG empty: as if it were not set',
    env: (f) => ({ HOME: f, XDG_CONFIG_HOME: '' }),
    code: 0,
    data: '.config/career-coach',
  },
  { name: 'empty', env: home(() => ''), code: 2, says: /CAREER_COACH_HOME is empty/ },
  {
    name: 'relative',
    env: home(() => 'here'),
    code: 2,
    says: /CAREER_COACH_HOME "here" is a relative path/,
  },
  { name: 'a dot', env: home(() => '.'), code: 2, says: /relative/ },
  { name: 'a tilde', args: () => ['--home', '~/x'], code: 2, says: /relative.*~/ },
  { name: 'empty by --home', args: () => ['--home', ''], code: 2, says: /--home is empty/ },
  {
    name: 'XDG relative',
    env: (f) => ({ HOME: f, XDG_CONFIG_HOME: 'x' }),
    code: 2,
    says: /XDG_CONFIG_HOME/,
  },
  { name: 'no HOME', env: () => ({}), code: 2, says: /HOME is not set/ },
  { name: 'HOME empty', env: () => ({ HOME: '' }), code: 2, says: /HOME is not set/ },
  { name: 'HOME relative', env: () => ({ HOME: 'me' }), code: 2, says: /HOME "me"/ },
  {
    name: 'a profile that leads out',
    env: inFolder('h'),
    args: () => ['--profile', '../x'],
    code: 2,
    says: /profile/,
  },
  {
    name: 'a profile in capitals',
    env: inFolder('h'),
    args: () => ['--profile', 'Work'],
    code: 2,
    says: /profile/,
  },
  {
    name: 'a file',
    make: (f) => writeFileSync(path.join(f, 'h'), 'x'),
    env: inFolder('h'),
    code: 1,
    says: /h\//,
  },
  {
    name: 'below a file',
    make: (f) => writeFileSync(path.join(f, 'h'), 'x'),
    env: inFolder('h/i'),
    code: 1,
    says: /h\/i/,
  },
  {
    name: 'whose profiles are a file',
    make: (f) => {
      mkdirSync(path.join(f, 'h'));
      writeFileSync(path.join(f, 'h', 'profiles'), 'x');
    },
    env: inFolder('h'),
    code: 1,
    says: /profiles/,
  },
  {
    name: 'whose journal is a folder',
    make: (f) => mkdirSync(path.join(f, 'h/profiles/default/journal.jsonl'), { recursive: true }),
    env: inFolder('h'),
    code: 1,
    says: /journal\.jsonl: it is a folder/,
  },
  {
    name: 'a link to itself',
    make: (f) => symlinkSync('h', path.join(f, 'h')),
    env: inFolder('h'),
    code: 1,
    says: /form a loop/,
  },
  {
    name: 'a link to nothing',
    make: (f) => symlinkSync('nothing', path.join(f, 'h')),
    env: inFolder('h'),
    code: 1,
    says: /h/,
  },
  {
    name: 'read-only',
    make: (f) => {
      mkdirSync(path.join(f, 'h'));
      chmodSync(path.join(f, 'h'), 0o500);
    },
    env: inFolder('h'),
    code: 1,
    says: /permission denied/,
    asNobody: true,
  },
  {
    name: 'unreadable',
    make: (f) => {
      mkdirSync(path.join(f, 'h/profiles/default'), { recursive: true });
      writeFileSync(path.join(f, 'h/profiles/default/journal.jsonl'), 'x', { mode: 0 });
    },
    env: inFolder('h'),
    code: 1,
    says: /permission denied/,
    asNobody: true,
  },
  {
    name: 'in a place that takes no files',
    env: home(() => '/proc/coach'),
    code: 1,
    says: /\/proc\/coach/,
  },
  { name: 'a device', env: home(() => '/dev/null'), code: 1, says: /\/dev\/null/ },
  { name: 'too long', env: inFolder('x'.repeat(300)), code: 1, says: /too long/ },
];

/** Size: how often each home is tried. */
export const homes: Fault = {
  name: 'homes: read-only, missing, files, links, empty, relative, none',
  goal: `at least 20 cases: right, or one clear line in under ${longestMilliseconds} ms, and nothing written elsewhere`,
  missing: available,
  sizes: { quick: 1, thorough: 2, long: 3 },
  async run(size) {
    const failures: string[] = [];
    let slowest = 0;
    const tried = cases.filter(
      ({ name }) => isRoot() || process.getuid !== undefined || name !== 'read-only',
    );
    const inHome = async (one: Case) => {
      const folder = scratch();
      // A process of its own, which may be somebody else's, where that matters, and for all of them in the long form.
      const isApart = size > 1 || one.asNobody;
      const uid = isApart && isRoot() ? nobody : undefined;
      one.make?.(folder);
      if (uid !== undefined) own(folder, uid);
      const before = everythingIn(folder);
      const args = ['assess', '--answers', '-', ...(one.args?.(folder) ?? [])];
      const starting = { cwd: folder, env: one.env?.(folder) ?? {}, stdin: answersAt(3) };
      const ended = isApart
        ? await run(process.execPath, [program(), ...args], {
            ...starting,
            ...(uid !== undefined && { uid }),
          })
        : await coachHere(folder, args, starting);
      const added = everythingIn(folder).filter((name) => !before.includes(name));
      failures.push(...problemsOf(one, ended, added).map((problem) => `${one.name}: ${problem}`));
      remove(folder);
      return ended.code === 0 ? 0 : ended.milliseconds;
    };
    for (const one of Array.from({ length: size }, () => tried).flat()) {
      let milliseconds = await inHome(one);
      // A machine that has other things to do is slow now and then, and not thrice on end.
      for (let again = 0; again < 2 && milliseconds > longestMilliseconds; again += 1) {
        milliseconds = Math.min(milliseconds, await inHome(one));
      }
      slowest = Math.max(slowest, milliseconds);
    }
    if (slowest > longestMilliseconds) failures.push(`a refusal took ${slowest} ms`);
    return { measured: `${tried.length} cases, refusals in ≤ ${Math.ceil(slowest)} ms`, failures };
  },
};

function problemsOf(
  { code, says, data }: Case,
  ended: { code: number | null; stdout: string; stderr: string },
  added: readonly string[],
): string[] {
  const journal = data === undefined ? null : path.join(data, 'profiles/default/journal.jsonl');
  const folders =
    journal === null ? [] : journal.split('/').map((_, at, all) => all.slice(0, at).join('/'));
  const elsewhere = added.filter((name) => name !== journal && !folders.includes(name));
  const [first = ''] = ended.stderr.split('\n');
  return [
    ...(ended.code === code ? [] : [`exit ${ended.code} instead of ${code}: ${ended.stderr}`]),
    ...(isClear(ended.stderr) ? [] : [`said: ${ended.stderr}`]),
    ...(says === undefined || says.test(first) ? [] : [`said: ${first}`]),
    ...(code === 0 || ended.stdout === '' ? [] : ['a result in spite of the failure']),
    ...(journal === null || added.includes(journal) ? [] : [`no journal: ${added.join(', ')}`]),
    ...(elsewhere.length === 0 ? [] : [`written elsewhere: ${elsewhere.join(', ')}`]),
  ];
}

/** By their own names: what can be reached by a link, too, lies where the link leads. */
function everythingIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter(
      (name) => lstatSync(path.join(folder, name)).isSymbolicLink() || isOwnName(folder, name),
    )
    .sort();
}

function isOwnName(folder: string, name: string): boolean {
  return realpathSync(path.join(folder, name)) === path.join(realpathSync(folder), name);
}

/** Gives a folder and all in it to a user. */
function own(folder: string, uid: number): void {
  for (const name of ['', ...everythingIn(folder)]) {
    const file = path.join(folder, name);
    if (existsSync(file)) chownSync(file, uid, uid);
  }
}
