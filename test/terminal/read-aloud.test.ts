import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import { builtIn } from '../commands/ladder-facts.js';
import { Bench, program } from '../commands/program.js';
import { openTerminal } from './terminal.js';

/** A whole session line by line, as a screen reader hears it. The transcript is there to be read aloud. */

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const ladder = withTerms(builtIn, {});
const behaviours = [
  ...ladder.levels.flatMap((level) =>
    level.behaviours.map((one) => ({ ...one, from: level.rank })),
  ),
  ...ladder.strands.flatMap((strand) =>
    strand.behaviours.map((one) => ({ ...one, from: one.expectedFrom })),
  ),
];

/** What somebody at level 3 types: the first time a rating is asked for, they want to hear what counts. */
function answerTo(asked: string, heard: Set<string>): string {
  const text = asked.replace(/\s+/g, ' ');
  if (text.includes('Enter to finish')) return '';
  if (text.includes('At which level')) return '3';
  if (/Answer, or Enter to hear the question again:\s*$/.test(asked)) return '4';
  const rated = behaviours.find(({ statement }) => text.includes(statement));
  if (/\? (help|examples)/.test(text) && rated !== undefined) {
    if (heard.size === 0) {
      heard.add(rated.id);
      return '?';
    }
    return rated.from <= 3 ? '4' : '2';
  }
  return '';
}

const ending = /\(ends with \d+\)\s*$/;

/** Runs a command to its end; gives all that was printed, and what was typed. */
async function transcriptOf(args: readonly string[], now: string): Promise<string> {
  const line = [process.execPath, program, ...args, '--plain'].map((word) => `'${word}'`).join(' ');
  const terminal = openTerminal('sh', ['-c', `${line}; echo "(ends with $?)"; read end`], {
    cwd: bench.home,
    env: {
      HOME: bench.home,
      TZ: 'UTC',
      NO_COLOR: '1',
      CAREER_COACH_HOME: bench.home,
      CAREER_COACH_NOW: now,
    },
  });
  try {
    const heard = new Set<string>();
    let answered = 0;
    for (;;) {
      await terminal.waitUntil('a question or the end', () => {
        const rest = terminal.output().slice(answered);
        return ending.test(rest) || (/[:>] $/.test(rest) && rest.trim() !== '');
      });
      if (ending.test(terminal.output())) break;
      const asked = terminal.output().slice(answered);
      answered = terminal.output().length;
      terminal.type(`${answerTo(asked, heard)}\r`);
      // The echo of the line is part of what was answered.
      await terminal.waitUntil('the echo', () => terminal.output().includes('\n', answered));
      answered = terminal.output().indexOf('\n', answered) + 1;
    }
    expect(terminal.output()).toMatch(/\(ends with 0\)/);
    return terminal.output().replace(ending, '');
  } finally {
    terminal.close();
  }
}

test('a session can be read aloud from top to bottom', async () => {
  const session = [
    ['2026-11-21', 'assess'],
    ['2026-11-28', 'status'],
    ['2026-12-05', 'checkin'],
    ['2026-12-05', 'history'],
    ['2026-12-05', 'why'],
  ] as const;
  let transcript = '';
  for (const [now, line] of session) {
    const printed = await transcriptOf(line.split(' '), now);
    transcript += `$ career-coach ${line} --plain\n${printed.replaceAll('\r\n', '\n')}\n`;
  }
  // Nothing moves the cursor, and nothing is drawn over.
  expect(transcript).toMatch(/^[\n -~]*$/);
  await expect(transcript).toMatchFileSnapshot(
    path.join(import.meta.dirname, 'expected', 'read-aloud.txt'),
  );
});
