import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseJournal } from '../../src/store/journal/journal-lines.js';
import { answersAt } from '../commands/ladder-facts.js';
import { available, type Fault, type Outcome } from './fault.js';
import {
  buildWriter,
  coachHere,
  hasProgram,
  isClear,
  isRoot,
  journalOf,
  notesIn,
  profileOf,
  readJournal,
  remove,
  run,
  scratch,
} from './processes.js';

const oneLine = /^[^\n]+\n$/;

/** Size: how many limits are tried, one block more each time. */
export const fileSizeLimit: Fault = {
  name: 'disk full, by a file-size limit',
  goal: 'never acknowledged without data; exit 1 and one line; goes on when there is room',
  missing: available,
  sizes: { quick: 2, thorough: 4, long: 25 },
  async run(size) {
    const writer = await buildWriter();
    const failures: string[] = [];
    let acknowledged = 0;
    try {
      for (let level = 1; level <= size; level += 1) {
        const home = scratch();
        // In blocks of 512 or 1,024 bytes, by shell.
        const script = `ulimit -f ${level}; exec "$0" "$@"`;
        const ended = await run('sh', [
          '-c',
          script,
          process.execPath,
          writer.file,
          home,
          'a',
          '5000',
        ]);
        const said = ended.stdout.split('\n').slice(0, -1);
        acknowledged += said.length;
        failures.push(
          ...problems(ended, said, notesIn(home)).map((problem) => `limit ${level}: ${problem}`),
        );
        const after = await run(process.execPath, [writer.file, home, 'after', '2']);
        if (after.code !== 0 || notesIn(home).length !== said.length + 2) {
          failures.push(`limit ${level}: it does not go on: ${after.stderr}`);
        }
        remove(home);
      }
    } finally {
      writer.remove();
    }
    return { measured: `${size} limits, ${acknowledged} acknowledged, all of them kept`, failures };
  },
};

function problems(
  { code, stderr }: { code: number | null; stderr: string },
  said: readonly string[],
  kept: readonly string[],
): string[] {
  return [
    ...(code === 1 ? [] : [`exit ${code}`]),
    ...(oneLine.test(stderr) && isClear(stderr) ? [] : [`said: ${stderr}`]),
    ...(said.every((text) => kept.includes(text)) ? [] : ['an acknowledged note is lost']),
  ];
}

/** A small disk of its own. */
const diskBytes = 512 * 1024;
/** What a file of that disk takes at least. */
const page = 4096;

/** Size: at how many levels of room, in pages from 0; a single one is a page, which lets a write begin. */
export const smallDisk: Fault = {
  name: 'disk full, on a small disk of its own',
  goal: 'the same for every command that writes, and what was there stays whole',
  missing: () => {
    if (!isRoot()) return 'mounting needs root';
    if (!hasProgram('mount')) return 'mount is not installed';
    return mountTmpfs() ? null : 'tmpfs cannot be mounted here';
  },
  sizes: { quick: 1, thorough: 4, long: 25 },
  async run(size) {
    const disk = scratch();
    const made = scratch();
    const writer = await buildWriter();
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', disk]);
    try {
      const template = await makeTemplate(made);
      const writes = [writeNotes(writer.file), ...commandsThatWrite(template)];
      const tried: Tried[] = [];
      const levels = size === 1 ? [1] : Array.from({ length: size }, (_, level) => level);
      for (const level of levels) {
        for (const write of writes) tried.push(await tryOn(disk, level, write, template));
      }
      return summary(tried, size);
    } finally {
      spawnSync('umount', [disk]);
      remove(disk);
      remove(made);
      writer.remove();
    }
  },
};

interface Tried {
  readonly problems: readonly string[];
  readonly wasRefused: boolean;
}

function summary(tried: readonly Tried[], levels: number): Outcome {
  const refused = tried.filter(({ wasRefused }) => wasRefused).length;
  const failures = tried.flatMap(({ problems: found }) => found);
  return {
    measured: `${tried.length} cases at ${levels} levels of room, ${refused} refused, ${failures.length} with damage`,
    failures: refused > 0 ? failures : ['nothing was ever refused: the disk was not full'],
  };
}

/** One way to write, with so many pages of room. */
async function tryOn(
  disk: string,
  level: number,
  write: Write,
  template: Template,
): Promise<Tried> {
  const home = path.join(disk, 'home');
  mkdirSync(profileOf(home), { recursive: true, mode: 0o700 });
  copyFileSync(template.journal, journalOf(home));
  copyFileSync(template.settings, path.join(profileOf(home), 'config.json'));
  fill(disk, level * page);
  const before = readFileSync(journalOf(home));
  const { problem, wasRefused } = await write(home);
  const found = [...(problem === null ? [] : [problem]), ...damage(home, before, template)];
  rmSync(path.join(disk, 'filler'), { force: true });
  const after = await coachHere(home, ['assess', '--answers', '-', '--json'], {
    stdin: answersAt(2),
  });
  if (after.code !== 0) found.push(`does not go on: ${after.stdout}`);
  for (const name of readdirSync(disk)) remove(path.join(disk, name));
  return { problems: found.map((one) => `${level} pages left: ${one}`), wasRefused };
}

/** Whether tmpfs can be mounted, tried. */
function mountTmpfs(): boolean {
  const folder = scratch();
  try {
    const mounted =
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
    if (mounted) spawnSync('umount', [folder]);
    return mounted;
  } finally {
    remove(folder);
  }
}

interface Template {
  readonly journal: string;
  readonly settings: string;
  readonly other: string;
  readonly ids: readonly string[];
}

const idsIn = (file: string) => parseJournal(readFileSync(file)).events.map(({ id }) => id);

async function makeTemplate(folder: string): Promise<Template> {
  const homes = ['first', 'second'].map((name) => path.join(folder, name));
  for (const home of homes) {
    mkdirSync(home);
    await coachHere(home, ['assess', '--answers', '-', '--quiet'], { stdin: answersAt(3) });
  }
  const [first = '', second = ''] = homes;
  // A damaged line, so that the doctor has something to write.
  const journal = journalOf(first);
  const ids = idsIn(journal);
  writeFileSync(journal, `${readFileSync(journal)}\ndamaged line\n`);
  const settings = path.join(folder, 'config.json');
  writeFileSync(settings, '{"rhythm":7}');
  return { journal, settings, other: journalOf(second), ids };
}

/** Fills a disk up to so many bytes. */
function fill(disk: string, rest: number): void {
  const { bavail, bsize } = statfsSync(disk);
  const bytes = bavail * bsize - rest;
  if (bytes > 0) writeFileSync(path.join(disk, 'filler'), Buffer.alloc(bytes));
}

type Write = (home: string) => Promise<{ problem: string | null; wasRefused: boolean }>;

function writeNotes(file: string): Write {
  return async (home) => {
    const ended = await run(process.execPath, [file, home, 'a', '3000']);
    const said = ended.stdout.split('\n').slice(0, -1);
    const wasRefused = ended.code !== 0;
    const found = wasRefused ? problems(ended, said, notesIn(home)) : [];
    return { problem: found.length === 0 ? null : `writer: ${found.join(', ')}`, wasRefused };
  };
}

/** Each command, and how to see that what it said is true. */
function commandsThatWrite({ other }: Template): Write[] {
  const command = (
    args: readonly string[],
    isDone: (home: string) => boolean,
    stdin = '',
  ): Write => {
    return async (home) => {
      const { code, stderr } = await coachHere(home, args, { stdin });
      const problem = isRightlySaid(code, stderr, isDone(home));
      return { problem: problem && `${args.join(' ')}: ${problem}`, wasRefused: code !== 0 };
    };
  };
  const ids = idsIn(other);
  const holds = (home: string) => ids.every((id) => idsIn(journalOf(home)).includes(id));
  return [
    command(
      ['assess', '--answers', '-'],
      (home) => idsIn(journalOf(home)).length === 5,
      answersAt(4),
    ),
    command(['checkin', '--note', 'learnt something'], (home) =>
      readFileSync(journalOf(home), 'utf8').includes('learnt something'),
    ),
    command(['settings', 'set', 'plain', 'true'], (home) =>
      readFileSync(path.join(profileOf(home), 'config.json'), 'utf8').includes('plain'),
    ),
    command(['import', other], holds),
    command(['data', 'restore', other, '--yes'], holds),
    command(['data', 'backup', 'b.jsonl'], (home) =>
      same(path.join(home, 'b.jsonl'), journalOf(home)),
    ),
    command(['export', '--format', 'json', '--out', 'r.json'], (home) =>
      isJson(path.join(home, 'r.json')),
    ),
    command(['doctor', '--fix'], (home) => readJournal(home).setAside.length === 0),
  ];
}

function isRightlySaid(code: number | null, stderr: string, isDone: boolean): string | null {
  if (code === 0) return isDone ? null : 'said to be done, and is not';
  if (code !== 1) return `exit ${code}`;
  return isClear(stderr) && stderr !== '' ? null : `said: ${stderr}`;
}

const same = (left: string, right: string) =>
  existsSync(left) && readFileSync(left).equals(readFileSync(right));

function isJson(file: string): boolean {
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    return true;
  } catch {
    return false;
  }
}

/** Every event that was there is there; nothing incomplete stands where something whole was. */
function damage(home: string, before: Buffer, { ids }: Template): string[] {
  const folder = profileOf(home);
  const journals = readdirSync(folder).filter((name) => /^journal\.(jsonl|before)/.test(name));
  const kept = new Set(journals.flatMap((name) => idsIn(path.join(folder, name))));
  const settings = readFileSync(path.join(folder, 'config.json'), 'utf8');
  const left = readdirSync(folder).filter((name) => name.includes('.new-'));
  const isReplaced = journals.length > 1;
  const bytes = readFileSync(journalOf(home)).subarray(0, before.length).toString();
  // The doctor puts blanks in the place of a line that it has moved.
  const untouched = bytes.replace(/^ +$/m, 'damaged line') === before.toString();
  return [
    ...(ids.every((id) => kept.has(id)) ? [] : ['events are lost']),
    ...(isWhole(settings) ? [] : [`settings are ${settings}`]),
    ...(left.length === 0 ? [] : [`left over: ${left.join(', ')}`]),
    ...(isReplaced || untouched ? [] : ['bytes of the journal changed']),
  ];
}

/** As it was, or as it was to be. */
function isWhole(settings: string): boolean {
  try {
    return JSON.parse(settings).rhythm === 7;
  } catch {
    return false;
  }
}
