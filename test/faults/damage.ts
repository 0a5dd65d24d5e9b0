import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { greatestId, newLines, parseJournal } from '../../src/store/journal/journal-lines.js';
import { answersAt } from '../commands/ladder-facts.js';
import { oneOfEach } from '../store/events.js';
import { available, type Fault } from './fault.js';
import { coach, coachHere, isClear, journalOf, profileOf, remove, scratch } from './processes.js';

const stamp = { now: new Date('2026-11-21T12:00:00.000Z'), day: '2026-11-21', after: null };
const whole = newLines(oneOfEach, stamp);
const bytes = Buffer.from(whole.text);
const ids = whole.events.map(({ id }) => id);

/** A damaged journal, and how many events it may have cost. */
interface Damage {
  readonly name: string;
  readonly bytes: Buffer;
  readonly cost: number;
}

function* damages(size: number): Generator<Damage> {
  const step = Math.max(1, Math.floor(bytes.length / size));
  for (let at = 0; at <= bytes.length; at += step) {
    // What was cut off is gone; everything before it must be there.
    const cut = bytes.subarray(0, at);
    const cost = ids.filter(
      (id) => !wholeLines(cut).some((line) => line.includes(`"${id}"`)),
    ).length;
    yield { name: `cut at ${at}`, bytes: cut, cost };
  }
  for (let at = 0; at < bytes.length; at += step) {
    for (const bit of step === 1 ? [0, 1, 2, 3, 4, 5, 6, 7] : [at % 8]) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      yield { name: `bit ${bit} of byte ${at}`, bytes: flipped, cost: 1 };
    }
    const length = 1 + (at % 40);
    const zeroed = Buffer.from(bytes);
    zeroed.fill(0, at, Math.min(at + length, bytes.length));
    yield { name: `${length} zeros at ${at}`, bytes: zeroed, cost: eventsTouched(at, length) };
    const noise = Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from([0xff, 0, 0x80, 0x1b]),
      bytes.subarray(at),
    ]);
    yield { name: `noise at ${at}`, bytes: noise, cost: 1 };
  }
  yield* reordered(size);
}

function wholeLines(part: Buffer): string[] {
  const lines = part.toString('utf8').split('\n');
  return lines.filter((line) => line.endsWith('}') && isJson(line));
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** How many events have a byte in a range; a line break on either side holds two of them apart. */
function eventsTouched(at: number, length: number): number {
  const before = bytes.subarray(0, at).toString('utf8').split('\n\n').length;
  const after = bytes
    .subarray(0, at + length)
    .toString('utf8')
    .split('\n\n').length;
  return after - before + 1;
}

/** Damage that costs nothing: lines twice, in another order, of other systems, with marks of editors. */
function* reordered(size: number): Generator<Damage> {
  const lines = whole.text.split('\n').filter((line) => line !== '');
  const put = (name: string, all: readonly string[], end = '\n'): Damage => ({
    name,
    bytes: Buffer.from(all.map((line) => line + end).join('')),
    cost: 0,
  });
  yield put('a byte order mark', ['\uFEFF', ...lines]);
  yield put('a byte order mark before the first event', [`\uFEFF${lines[0]}`, ...lines.slice(1)]);
  yield put('line ends of Windows', lines, '\r\n');
  yield put('every line twice', [...lines, ...lines]);
  yield put('from back to front', [...lines].reverse());
  yield put(
    'blank lines and spaces',
    lines.flatMap((line) => ['', '   ', ` ${line} `]),
  );
  for (let round = 0; round < Math.min(size, 200); round += 1) {
    const shuffled = lines
      .map((line, index) => ({ line, order: (index * 7919 + round * 104_729) % 1009 }))
      .sort((a, b) => a.order - b.order)
      .map(({ line }) => line);
    yield put(`order ${round}`, shuffled);
  }
}

/** Size: about how many places in the journal; all of them in the long form. */
export const damagedJournals: Fault = {
  name: 'journal: bit flips, cut at every byte, zeros, noise, marks, lines twice and in any order',
  goal: 'every event that is not touched survives, new ones too, and in the right order',
  missing: available,
  sizes: { quick: 100, thorough: 400, long: Number.POSITIVE_INFINITY },
  async run(size) {
    const failures: string[] = [];
    let count = 0;
    for (const { name, bytes: damaged, cost } of damages(Math.min(size, bytes.length))) {
      count += 1;
      const added = newLines([{ type: 'role', title: 'after', since: '2026-11-21' }], {
        ...stamp,
        after: greatestId(damaged.toString('latin1')),
      });
      const last = added.events[0]?.id ?? '';
      const { events } = parseJournal(Buffer.concat([damaged, Buffer.from(added.text)]));
      const kept = events.map(({ id }) => id);
      const known = kept.filter((id) => id === last || ids.includes(id));
      const lost = ids.filter((id) => !kept.includes(id)).length;
      if (lost > cost) {
        failures.push(`${name}: lost ${lost} of ${ids.length}, at most ${cost} were touched`);
      }
      // A damaged id may stand anywhere; the others stand in their order.
      if (known.at(-1) !== last) failures.push(`${name}: what was added after is not the last`);
      if (known.join() !== [...known].sort().join()) failures.push(`${name}: out of order`);
    }
    return { measured: `${count} damaged journals of ${ids.length} events`, failures };
  },
};

/** Size: how many damaged journals the program itself reads, writes and repairs. */
export const damagedProfiles: Fault = {
  name: 'damaged journals in the real program',
  goal: 'no bug, no hang, the original bytes stay, and the doctor keeps what it sets aside',
  missing: available,
  sizes: { quick: 2, thorough: 10, long: 200 },
  async run(size) {
    const failures: string[] = [];
    // A few of them need not be chosen among those of every byte, which take seconds to make.
    const all = [...damages(Math.min(bytes.length, size * 100))];
    const step = Math.max(1, Math.floor(all.length / size));
    const start = size < 10 ? coachHere : coach;
    let count = 0;
    for (let index = 0; index < all.length; index += step) {
      const damage = all[index];
      if (damage === undefined) continue;
      count += 1;
      failures.push(
        ...(await throughTheProgram(damage, start)).map((problem) => `${damage.name}: ${problem}`),
      );
    }
    return { measured: `${count} journals`, failures };
  },
};

async function throughTheProgram(
  { bytes: damaged, cost }: Damage,
  start: typeof coach,
): Promise<string[]> {
  const home = scratch();
  try {
    mkdirSync(profileOf(home), { recursive: true, mode: 0o700 });
    writeFileSync(journalOf(home), damaged, { mode: 0o600 });
    const problems: string[] = [];
    for (const [args, codes] of [
      [['status'], [0, 3]],
      [['assess', '--answers', '-', '--json'], [0]],
      [['doctor'], [0, 1]],
    ] as const) {
      const { code, stderr, milliseconds } = await start(home, args, { stdin: answersAt(3) });
      if (!(codes as readonly (number | null)[]).includes(code))
        problems.push(`${args[0]}: exit ${code}: ${stderr}`);
      if (!isClear(stderr)) problems.push(`${args[0]} said: ${stderr}`);
      if (milliseconds > 5000) problems.push(`${args[0]} took ${milliseconds} ms`);
    }
    const before = readFileSync(journalOf(home));
    if (!before.subarray(0, damaged.length).equals(damaged))
      problems.push('original bytes changed');
    problems.push(...(await repairedByTheDoctor(home, before, start)));
    const lost = ids.filter(
      (id) => !parseJournal(readFileSync(journalOf(home))).events.some((one) => one.id === id),
    );
    if (lost.length > cost) problems.push(`lost ${lost.length} events`);
    return problems;
  } finally {
    remove(home);
  }
}

/** Every byte is in the journal or beside it. */
async function repairedByTheDoctor(
  home: string,
  before: Buffer,
  start: typeof coach,
): Promise<string[]> {
  const { setAside, events } = parseJournal(before);
  const { code, stdout, stderr } = await start(home, ['doctor', '--fix']);
  const after = parseJournal(readFileSync(journalOf(home)));
  if (setAside.length === 0) return code === 0 ? [] : [`doctor --fix: ${stdout}${stderr}`];
  const aside = readFileSync(path.join(profileOf(home), 'journal.damaged-1'), 'latin1');
  const lines = before.toString('latin1').split('\n');
  const wanted = setAside.map(({ line }) => `${lines[line - 1]}\n`).join('');
  return [
    ...(after.setAside.length === 0 ? [] : ['damaged lines are still there']),
    ...(after.events.length === events.length ? [] : ['events are lost by the repair']),
    ...(aside === wanted ? [] : ['other bytes beside the journal']),
    ...(process.platform === 'win32' || code === 0
      ? []
      : [`doctor --fix ended with ${code}: ${stdout}`]),
  ];
}
