import { spawn } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseJournal } from '../../src/store/journal/journal-lines.js';
import { answersAt } from '../commands/ladder-facts.js';
import { available, type Fault } from './fault.js';
import {
  buildWriter,
  coach,
  coachHere,
  journalOf,
  notesIn,
  profileOf,
  readJournal,
  remove,
  run,
  scratch,
} from './processes.js';

const writers = 8;
/** For 8 times 1,000; fewer take less. */
const longestSeconds = 30;

/** Size: how many notes each process adds. */
export const concurrentWriters: Fault = {
  name: `${writers} processes add at once`,
  goal: `all kept, each process's in order, in under ${longestSeconds} s`,
  missing: available,
  sizes: { quick: 50, thorough: 200, long: 1000 },
  async run(size) {
    const writer = await buildWriter();
    const home = scratch();
    try {
      const started = performance.now();
      let damagedLooks = 0;
      // Somebody who reads meanwhile must never see half an event.
      const reader = setInterval(() => {
        try {
          if (parseJournal(readFileSync(journalOf(home))).setAside.length > 0) damagedLooks += 1;
        } catch {
          // It is not there yet.
        }
      }, 50);
      const names = Array.from({ length: writers }, (_, index) => `w${index}`);
      const ended = await Promise.all(
        names.map((name) => run(process.execPath, [writer.file, home, name, String(size)])),
      );
      clearInterval(reader);
      const seconds = (performance.now() - started) / 1000;
      const notes = notesIn(home);
      const failures = ended.flatMap(({ code, stderr }) =>
        code === 0 ? [] : [`${code}: ${stderr}`],
      );
      if (notes.length !== writers * size)
        failures.push(`${notes.length} of ${writers * size} kept`);
      for (const name of names) {
        const own = notes.filter((text) => text.startsWith(`${name} `));
        if (own.some((text, index) => text !== `${name} ${index}`))
          failures.push(`${name} is out of order`);
      }
      if (readJournal(home).setAside.length > 0) failures.push('there are damaged lines');
      if (damagedLooks > 0) failures.push(`a reader saw half an event ${damagedLooks} times`);
      if (seconds > longestSeconds) failures.push(`it took ${seconds.toFixed(1)} s`);
      return {
        measured: `${notes.length} of ${writers * size} kept in ${seconds.toFixed(1)} s`,
        failures,
      };
    } finally {
      remove(home);
      writer.remove();
    }
  },
};

/** Size: how many times each of the processes runs the command. */
export const concurrentCommands: Fault = {
  name: `${writers} real check-ins at once`,
  goal: 'all kept, every command says so',
  missing: available,
  sizes: { quick: 1, thorough: 4, long: 50 },
  async run(size) {
    const home = scratch();
    try {
      await coachHere(home, ['assess', '--answers', '-', '--quiet'], { stdin: answersAt(3) });
      const failures: string[] = [];
      await Promise.all(
        Array.from({ length: writers }, async (_, writer) => {
          for (let index = 0; index < size; index += 1) {
            const note = `note ${writer}-${index}.`;
            const { code, stderr } = await coach(home, ['checkin', '--note', note, '--json']);
            if (code !== 0) failures.push(`${note} ended with ${code}: ${stderr}`);
          }
        }),
      );
      const text = readFileSync(journalOf(home), 'utf8');
      let kept = 0;
      for (let writer = 0; writer < writers; writer += 1) {
        for (let index = 0; index < size; index += 1) {
          if (text.split(`"note ${writer}-${index}."`).length === 2) kept += 1;
          else failures.push(`note ${writer}-${index} is not there once`);
        }
      }
      return { measured: `${kept} of ${writers * size} kept`, failures };
    } finally {
      remove(home);
    }
  },
};

/** Size: how often a backup is restored and the doctor repairs, while others write. */
export const concurrentChanges: Fault = {
  name: 'restore, merge and repair while 4 processes add',
  goal: 'every acknowledged note is in the journal or in one that was set aside; no damage',
  missing: available,
  sizes: { quick: 2, thorough: 6, long: 60 },
  async run(size) {
    const writer = await buildWriter();
    const home = scratch();
    const failures: string[] = [];
    const names = ['w0', 'w1', 'w2', 'w3'];
    await run(process.execPath, [writer.file, home, 'first', '1']);
    const children = names.map((name) =>
      spawn(process.execPath, [writer.file, home, name, '0', '5'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    );
    const outputs = children.map((child) => collect(child.stdout));
    try {
      for (let round = 0; round < size; round += 1) {
        failures.push(...(await changeAll(home, round)));
      }
      for (const child of children) child.kill('SIGKILL');
      const said = (await Promise.all(outputs)).flatMap((text) => text.split('\n').slice(0, -1));
      const kept = new Set(journalsIn(home).flatMap(notesOf));
      const lost = said.filter((text) => !kept.has(text));
      failures.push(...lost.map((text) => `lost: ${text}`));
      return {
        measured: `${size} rounds, ${said.length} acknowledged, ${lost.length} lost`,
        failures: said.length > size ? failures : ['next to nothing was written'],
      };
    } finally {
      for (const child of children) child.kill('SIGKILL');
      remove(home);
      writer.remove();
    }
  },
};

/** A round of everything that does more to a journal than to add a line. */
async function changeAll(home: string, round: number): Promise<string[]> {
  const failures: string[] = [];
  const backup = `b${round}`;
  const act = async (...args: string[]) => {
    const { code, stderr } = await coach(home, args);
    if (code !== 0) failures.push(`${args.join(' ')} ended with ${code}: ${stderr}`);
  };
  await act('data', 'backup', backup);
  appendFileSync(journalOf(home), `\ndamage ${round}\n`);
  await act('doctor', '--fix');
  const damaged = path.join(profileOf(home), `journal.damaged-${round + 1}`);
  if (readFileSync(damaged, 'utf8') !== `damage ${round}\n`) failures.push('other damage moved');
  await act('data', 'restore', backup, '--yes');
  await act('data', 'merge', path.join(profileOf(home), `journal.before-restore-${round + 1}`));
  if (readJournal(home).setAside.length > 0) failures.push('there are damaged lines');
  return failures;
}

async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}

function journalsIn(home: string): string[] {
  return readdirSync(profileOf(home))
    .filter((name) => /^journal\.(jsonl|before)/.test(name))
    .map((name) => path.join(profileOf(home), name));
}

function notesOf(file: string): string[] {
  return parseJournal(readFileSync(file)).events.flatMap((event) =>
    event.type === 'evidence' ? event.text : [],
  );
}
