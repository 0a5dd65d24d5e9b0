import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseJournal } from '../../src/store/journal/journal-lines.js';
import { answersAt } from '../commands/ladder-facts.js';
import { available, type Fault } from './fault.js';
import {
  atOnce,
  buildWriter,
  coach,
  coachHere,
  journalOf,
  notesIn,
  profileOf,
  program,
  readJournal,
  remove,
  scratch,
} from './processes.js';

const writers = 4;
/** Kills before the journal is looked at and a new home is taken. */
const killsPerHome = 500;
const longestMilliseconds = 1000;

/** Size: how many writers are killed. */
export const killedWriters: Fault = {
  name: `kill -9 at random instants, ${writers} writers at once`,
  goal: 'no acknowledged event lost, the next command in under 1 s, nothing left over',
  missing: available,
  sizes: { quick: 24, thorough: 500, long: 10_000 },
  async run(size) {
    const writer = await buildWriter();
    const failures: string[] = [];
    let acknowledged = 0;
    let torn = 0;
    let slowest = 0;
    try {
      for (let done = 0; done < size; done += killsPerHome) {
        const home = scratch();
        const said: string[] = [];
        await atOnce(Math.min(killsPerHome, size - done), writers, async (index) => {
          said.push(...(await writeAndKill(writer.file, home, `k${done + index}`)));
        });
        acknowledged += said.length;
        const kept = new Set(notesIn(home));
        failures.push(...said.filter((text) => !kept.has(text)).map((text) => `lost: ${text}`));
        torn += readJournal(home).setAside.length;
        const left = readdirSync(profileOf(home)).filter((name) => name !== 'journal.jsonl');
        if (left.length > 0) failures.push(`left over: ${left.join(', ')}`);
        const { code, milliseconds, stderr } = await coach(home, ['data', 'backup', 'b.jsonl']);
        slowest = Math.max(slowest, milliseconds);
        if (code !== 0) failures.push(`the next command ended with ${code}: ${stderr}`);
        remove(home);
      }
    } finally {
      writer.remove();
    }
    if (slowest > longestMilliseconds) failures.push(`the next command took ${slowest} ms`);
    // Most are killed while they write, on a slow disk, too.
    if (acknowledged < size / 2) failures.push(`only ${acknowledged} events were acknowledged`);
    const lost = failures.filter((failure) => failure.startsWith('lost')).length;
    return {
      measured: `${size} kills, ${acknowledged} acknowledged, ${lost} lost, ${torn} torn lines, next command ≤ ${Math.ceil(slowest)} ms`,
      failures,
    };
  },
};

/** Starts a writer, kills it at a random instant, and gives what it had acknowledged. */
function writeAndKill(file: string, home: string, name: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, home, name], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let text = '';
    const kill = () => child.kill('SIGKILL');
    // Mostly while it writes; sometimes while it starts, and makes files and folders.
    if (Math.random() < 0.2) setTimeout(kill, 15 + Math.random() * 40);
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      if (text === '') setTimeout(kill, Math.random() * 12);
      text += chunk;
    });
    child.on('error', reject);
    child.on('close', () => {
      // A last line without its end was being said, and not said.
      resolve(text.split('\n').slice(0, -1));
    });
  });
}

/** Size: how many commands are killed. */
export const killedCommands: Fault = {
  name: 'kill -9 in real commands',
  goal: 'what was there stays, what was said is there, and at once or not at all',
  missing: available,
  sizes: { quick: 12, thorough: 60, long: 1000 },
  async run(size) {
    const home = scratch();
    const failures: string[] = [];
    let finished = 0;
    let unfinished = 0;
    try {
      const template = await prepare(home);
      await atOnce(size, 2, async (index) => {
        const one = path.join(home, `h${index}`);
        mkdirSync(profileOf(one), { recursive: true, mode: 0o700 });
        copyFileSync(template.journal, journalOf(one));
        const args = template.commands[index % template.commands.length] ?? [];
        const ended = await killedInCommand(one, args, template.answers);
        if (ended) finished += 1;
        failures.push(
          ...problemsAfter(one, args, template).map(
            (problem) => `${args[0]} ${args[1]}: ${problem}`,
          ),
        );
        unfinished += readdirSync(profileOf(one)).filter((name) => name.includes('.new-')).length;
        remove(one);
      });
    } finally {
      remove(home);
    }
    return {
      measured: `${size} kills, ${finished} came too late; ${unfinished} unfinished files that doctor --fix removes`,
      failures,
    };
  },
};

interface Template {
  readonly journal: string;
  readonly ids: readonly string[];
  readonly answers: string;
  readonly backupIds: readonly string[];
  readonly commands: readonly (readonly string[])[];
}

const idsIn = (file: string) => parseJournal(readFileSync(file)).events.map(({ id }) => id);

async function prepare(home: string): Promise<Template> {
  const answers = answersAt(3);
  const first = path.join(home, 'first');
  const second = path.join(home, 'second');
  for (const one of [first, second]) {
    mkdirSync(one);
    await coachHere(one, ['assess', '--answers', '-'], { stdin: answers });
  }
  const backup = journalOf(second);
  return {
    journal: journalOf(first),
    ids: idsIn(journalOf(first)),
    answers,
    backupIds: idsIn(backup),
    commands: [
      ['assess', '--answers', '-', '--json'],
      ['checkin', '--done', '1', '--note', 'learnt something'],
      ['settings', 'set', 'rhythm', '7'],
      ['import', backup],
      ['data', 'restore', backup, '--yes'],
      ['doctor', '--fix'],
    ],
  };
}

/** Whether it ended by itself before it was killed. */
function killedInCommand(home: string, args: readonly string[], stdin: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program(), ...args], {
      env: { PATH: process.env.PATH, HOME: home, CAREER_COACH_HOME: home },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
    const timer = setTimeout(() => child.kill('SIGKILL'), 15 + Math.random() * 50);
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === null);
    });
  });
}

/** What must hold after a kill: every old event is in the journal, or in the one that was set aside whole. */
function problemsAfter(home: string, args: readonly string[], template: Template): string[] {
  const folder = profileOf(home);
  const here = new Set(idsIn(journalOf(home)));
  const aside = readdirSync(folder)
    .filter((name) => name.startsWith('journal.before-restore'))
    .flatMap((name) => idsIn(path.join(folder, name)));
  const all = new Set([...here, ...aside]);
  const lost = template.ids.filter((id) => !all.has(id));
  const { setAside } = readJournal(home);
  const added = [...here].filter((id) => !template.ids.includes(id)).length;
  const whole = added === 0 || added === eventsOf(args, template);
  return [
    ...(lost.length > 0 ? [`lost ${lost.length} events`] : []),
    ...(setAside.length > 0 ? [`${setAside.length} damaged lines`] : []),
    ...(whole ? [] : [`half of it was kept: ${added} events`]),
    ...settingsProblems(folder),
    ...(args[1] === 'restore' && here.size !== template.ids.length
      ? [`the journal holds ${here.size} events`]
      : []),
  ];
}

/** How many events a command adds by its one write. */
function eventsOf(args: readonly string[], { backupIds }: Template): number {
  if (args[0] === 'assess') return 2;
  return args[0] === 'checkin' ? 1 : backupIds.length;
}

/** Settings are the old ones or the new ones. */
function settingsProblems(folder: string): string[] {
  const file = path.join(folder, 'config.json');
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  return /^\s*\{\s*"rhythm":\s*7\s*\}\s*$/.test(text) ? [] : [`settings are ${text}`];
}
