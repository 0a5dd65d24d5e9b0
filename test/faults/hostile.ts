import process from 'node:process';
import fc from 'fast-check';
import { checkAnswers } from '../../src/core/answers/check-answers.js';
import { CoachError } from '../../src/core/base/errors.js';
import { parseUntrusted } from '../../src/core/base/parse-untrusted.js';
import { fold } from '../../src/core/journal/fold.js';
import { ladderProblems } from '../../src/core/placement/ladder-problems.js';
import { buildReport } from '../../src/core/report/report.js';
import { answersFileSchema } from '../../src/core/schema/answers.schema.js';
import { checkinFileSchema } from '../../src/core/schema/checkin.schema.js';
import { type Ladder, ladderSchema } from '../../src/core/schema/ladder.schema.js';
import { checkShape } from '../../src/store/input/check-shape.js';
import { settingsCheck } from '../../src/store/input/generated-checks.js';
import { newLines, parseJournal } from '../../src/store/journal/journal-lines.js';
import { missingLines, usableLines } from '../../src/store/journal/merge.js';
import { renderMarkdown } from '../../src/views/markdown/markdown.js';
import { renderLadder } from '../../src/views/terminal/ladder.js';
import { answersAt, builtIn } from '../commands/ladder-facts.js';
import { testLadder } from '../core/ladders.js';
import { oneOfEach } from '../store/events.js';
import { contentOf, plainStyle } from '../views/reports.js';
import { available, type Fault } from './fault.js';
import { rawText } from './texts.js';

const longestMilliseconds = 1000;
/** More letters are no sentence. */
const longestMessage = 700;
const today = '2026-11-21';

/** Values that fit nowhere, or just so. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: rawText },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      ...[null, true, false, '', 0, -1, 1, 2, 4, 5, 7, 8, 1.5, 1e21, 1e308, -0, 2 ** 53],
      ...[
        '@deep',
        '@deep',
        [],
        {},
        [[]],
        [null],
        { a: 1 },
        'no-opportunity',
        'skip',
        '2026-11-21',
        '9999-99-99',
      ],
    ),
  },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(60, 200, 2000, 2001, 50_000).map((length) => 'x'.repeat(length)),
  },
  { weight: 1, arbitrary: fc.constantFrom(10, 63, 64, 65, 200).map(nested) },
  { weight: 1, arbitrary: fc.constantFrom(10, 61, 1000).map((length) => Array(length).fill('x')) },
);

/** Deeper than validators and recursive code can bear. */
const veryDeep = '['.repeat(20_000) + ']'.repeat(20_000);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

interface Mutation {
  readonly at: number;
  readonly act: 'replace' | 'add' | 'remove' | 'double';
  readonly value: unknown;
  readonly key: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  act: fc.constantFrom('replace', 'replace', 'add', 'remove', 'double'),
  value: strange,
  key: fc.oneof(
    rawText,
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'id', ''),
  ),
});

type Holder = Record<string, unknown>;

/** Every place in a value where something stands. */
function placesIn(value: unknown): { holder: Holder; key: string }[] {
  if (value === null || typeof value !== 'object') return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

function mutated(value: unknown, mutations: readonly Mutation[]): unknown {
  const copy = structuredClone(value);
  for (const { at, act, value: other, key } of mutations) {
    const places = placesIn(copy);
    const place = places[at % places.length];
    // A copy: the same value may be put into itself otherwise.
    if (place !== undefined) apply(place, act, structuredClone(other), key);
  }
  return copy;
}

function apply(
  { holder, key }: { holder: Holder; key: string },
  act: Mutation['act'],
  value: unknown,
  added: string,
) {
  if (act === 'replace') holder[key] = value;
  else if (act === 'remove' && !Array.isArray(holder)) delete holder[key];
  else if (Array.isArray(holder)) holder.push(act === 'double' ? holder[0] : value);
  else
    Object.defineProperty(holder, added, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
}

/** A change of the text itself: something put in, or cut out. */
const textChange = fc.option(fc.record({ at: fc.nat(), cut: fc.nat({ max: 40 }), put: rawText }), {
  nil: null,
  freq: 3,
});

/** The text of a file that was right once. */
export function fileText(
  values: readonly unknown[],
  write: (value: unknown) => string = JSON.stringify,
): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...values), fc.array(mutation, { maxLength: 4 }), textChange)
    .map(([value, mutations, change]) => {
      const text = write(mutated(value, mutations)).replaceAll('"@deep"', veryDeep);
      if (change === null) return text;
      const at = change.at % (text.length + 1);
      return text.slice(0, at) + change.put + text.slice(at + change.cut);
    });
}

const small = testLadder(3, 3);

function readLadderText(text: string): void {
  const ladder = checkShape(ladderSchema, parseUntrusted(text, 'x'), 'x');
  if (ladderProblems(ladder).length === 0) useLadder(ladder);
}

/** What is accepted must be usable. */
export function useLadder(ladder: Ladder): void {
  renderLadder(ladder, undefined, plainStyle());
  const answers = ladder.levels.flatMap(({ behaviours }) => behaviours.map(({ id }) => id));
  const { events } = newLines(
    [
      {
        type: 'assessment',
        ladder: ladder.id,
        ladderVersion: '1',
        sitting: 's',
        answers: answers.map((behaviour, index) => ({ behaviour, answer: (index % 3) + 1 })),
        ownGuess: null,
        mentor: null,
        framework: null,
        result: { level: 1, confidence: 1, position: 1 },
      },
    ],
    { now: new Date('2026-11-21T12:00:00Z'), day: today, after: null },
  );
  const report = buildReport(ladder, fold(events, ladder.id), today);
  if (report !== null) renderMarkdown(contentOf(report, ladder), 'me');
}

const journalEvents = newLines(oneOfEach, {
  now: new Date('2026-11-21T12:00:00Z'),
  day: today,
  after: null,
}).events;
const journalBytes = Buffer.from(journalEvents.map((event) => JSON.stringify(event)).join('\n'));

/** Lines of a journal, each changed in its own way. */
const journalText = fc
  .array(fileText(journalEvents), { minLength: 1, maxLength: 8 })
  .map((lines) => lines.join('\n'));

function readJournalText(text: string): void {
  const bytes = Buffer.from(text);
  const { events } = parseJournal(bytes);
  const state = fold(events, builtIn.id);
  const report = buildReport(builtIn, state, today);
  if (report !== null) renderMarkdown(contentOf(report, builtIn), 'me');
  usableLines(bytes);
  missingLines(journalBytes, bytes, 'x');
}

/** A kind of file that somebody else may write, and everything that is done with it. */
const kinds: readonly { name: string; text: fc.Arbitrary<string>; read: (text: string) => void }[] =
  [
    { name: 'ladders', text: fileText([small]), read: readLadderText },
    {
      name: 'answers',
      text: fileText([JSON.parse(answersAt(3, { mentor: 'x', framework: null, ownGuess: 2 }))]),
      read: (text) => {
        checkAnswers(checkShape(answersFileSchema, parseUntrusted(text, 'x'), 'x'), builtIn, 'x');
      },
    },
    {
      name: 'check-ins',
      text: fileText([
        {
          note: 'x',
          done: ['1'],
          rate: { 'asks-why': 4 },
          evidence: { 'asks-why': ['x'] },
          next: '2w',
          id: 'k',
        },
      ]),
      read: (text) => void checkShape(checkinFileSchema, parseUntrusted(text, 'x'), 'x'),
    },
    { name: 'journals', text: journalText, read: readJournalText },
    {
      name: 'settings',
      text: fileText([
        { rhythm: 7, terms: { customer: { one: 'a', many: 'b' } }, locale: 'de', plain: true },
      ]),
      read: (text) => void settingsCheck(parseUntrusted(text, 'x')),
    },
  ];

/** Size: how many files in all. */
export const hostileFiles: Fault = {
  name: `hostile files: ${kinds.map(({ name }) => name).join(', ')}`,
  goal: `read or refused in words, never another exception, never over ${longestMilliseconds} ms`,
  missing: available,
  sizes: { quick: 500, thorough: 5000, long: 100_000 },
  async run(size) {
    const failures: string[] = [];
    let slowest = 0;
    let accepted = 0;
    const each = Math.ceil(size / kinds.length);
    for (const { name, text, read } of kinds) {
      const result = fc.check(
        fc.property(text, (one) => {
          const { milliseconds, isRead } = tryReading(read, one);
          slowest = Math.max(slowest, milliseconds);
          if (isRead) accepted += 1;
          if (milliseconds > longestMilliseconds) throw new Error(`it took ${milliseconds} ms`);
        }),
        { numRuns: each, endOnFailure: true },
      );
      if (result.failed) {
        const example = JSON.stringify(result.counterexample).slice(0, 1500);
        failures.push(`${name}: ${result.errorInstance} (seed ${result.seed}): ${example}`);
      }
    }
    const polluted = Object.keys(Object.prototype);
    if (polluted.length > 0) failures.push(`every object has ${polluted.join(', ')} now`);
    if (accepted === 0) failures.push('nothing was ever accepted: the files are not near enough');
    return {
      measured: `${each * kinds.length} files, ${accepted} read, the others refused, ≤ ${Math.ceil(slowest)} ms`,
      failures,
    };
  },
};

/** Throws for anything but a refusal in words. */
function tryReading(read: (text: string) => void, text: string) {
  // Of this process's own work: what others do meanwhile is not the text's fault.
  const started = process.cpuUsage();
  const refusal = refusalOf(() => read(text));
  const milliseconds = process.cpuUsage(started).user / 1000;
  if (refusal === null) return { milliseconds, isRead: true };
  if (refusal.code !== 'invalid-input') throw refusal;
  if (/[\p{Cc}\p{Bidi_Control}]/u.test(refusal.message)) throw new Error('control characters');
  if (refusal.message.length > longestMessage) throw new Error(`said: ${refusal.message}`);
  return { milliseconds, isRead: false };
}

function refusalOf(call: () => void): CoachError | null {
  try {
    call();
    return null;
  } catch (error) {
    if (error instanceof CoachError) return error;
    throw error;
  }
}
