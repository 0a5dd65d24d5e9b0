import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { answersAt } from '../commands/ladder-facts.js';
import { available, type Fault } from './fault.js';
import { atOnce, coach, coachHere, journalOf, profileOf, remove, scratch } from './processes.js';
import { hostileTexts, rawText } from './texts.js';

/** Command lines with a hostile word in every place that takes one. */
const commandLines: readonly ((text: string) => readonly string[])[] = [
  (text) => [text],
  (text) => ['--profile', text, 'status'],
  (text) => ['--home', text, 'status'],
  (text) => [`--${text}`, 'status'],
  (text) => ['log', text],
  (text) => ['log', 'x', '--behaviour', text],
  (text) => ['log', 'x', '--date', text],
  (text) => ['checkin', '--note', text],
  (text) => ['checkin', '--note', 'x', '--id', text],
  (text) => ['checkin', '--done', text],
  (text) => ['checkin', '--rate', `${text}=4`],
  (text) => ['checkin', '--evidence', `draws-landscape=${text}`],
  (text) => ['checkin', '--next', text],
  (text) => ['role', text],
  (text) => ['role', 'x', '--since', text],
  (text) => ['plan', 'add', text],
  (text) => ['plan', 'add', '--will', text, '--when', text, '--due', 'friday', '--park', '1'],
  (text) => ['plan', 'done', text],
  (text) => ['plan', 'edit', '1', '--will', text],
  (text) => ['plan', 'drop', '1', '--because', text],
  (text) => ['plan', 'target', text],
  (text) => ['undo', text, '--yes'],
  (text) => ['why', text],
  (text) => ['ladder', text],
  (text) => ['history', '--since', text],
  (text) => ['history', 'diff', text],
  (text) => ['schedule', text],
  (text) => ['settings', 'get', text],
  (text) => ['settings', 'set', 'locale', text],
  (text) => ['settings', 'set', text, text],
  (text) => ['export', '--format', text],
  (text) => ['export', '--out', text],
  (text) => ['assess', '--answers', text],
  (text) => ['review', text, '--by', text],
  (text) => ['review', '-', '--by', text],
  (text) => ['import', text],
  (text) => ['data', 'restore', text, '--yes'],
  (text) => ['data', 'backup', text],
];

/** What is looked at after each of them. */
const views: readonly (readonly string[])[] = [
  ['status'],
  ['plan'],
  ['log'],
  ['history'],
  ['export', '--for', 'me'],
  ['undo', '--list'],
];

/** Size: how many words in each place; they differ from place to place. */
export const hostileArguments: Fault = {
  name: `hostile words on the command line, in ${commandLines.length} places`,
  goal: 'nothing that a terminal obeys comes out, then or later; no bug, no hang',
  missing: available,
  sizes: { quick: 1, thorough: 3, long: 120 },
  async run(size) {
    const home = scratch();
    const start = size === 1 ? coachHere : coach;
    const failures: string[] = [];
    let accepted = 0;
    try {
      const template = path.join(home, 'template');
      mkdirSync(template);
      const stdin = answersAt(3);
      await coachHere(template, ['assess', '--answers', '-', '--quiet'], { stdin });
      const cases = commandLines.flatMap((line, place) =>
        wordsFor(place, size).map((word) => line(passable(word))),
      );
      await atOnce(cases.length, 2, async (index) => {
        const one = path.join(home, `h${index}`);
        mkdirSync(profileOf(one), { recursive: true, mode: 0o700 });
        copyFileSync(journalOf(template), journalOf(one));
        const args = cases[index] ?? [];
        const { code, found } = await obeyed(start, one, args, stdin);
        if (code === 0) accepted += 1;
        const view = views[index % views.length] ?? [];
        const after = code === 0 ? await obeyed(start, one, view, '') : null;
        for (const problem of [...found, ...(after?.found ?? [])]) {
          failures.push(`${JSON.stringify(args)}: ${problem}`);
        }
        remove(one);
      });
      return { measured: `${cases.length} command lines, ${accepted} accepted`, failures };
    } finally {
      remove(home);
    }
  },
};

/** Known words and random ones in turn; all the known ones come up, in one place or another. */
function wordsFor(place: number, count: number): string[] {
  const random = fc.sample(rawText, count);
  return random.map((word, index) =>
    index % 2 === 1 ? word : (hostileTexts[(place + index / 2) % hostileTexts.length] ?? word),
  );
}

/** As an operating system passes it on: no zero bytes. */
function passable(text: string): string {
  return text.replaceAll('\0', '');
}

async function obeyed(start: typeof coach, home: string, args: readonly string[], stdin: string) {
  const { code, signal, stdout, stderr } = await start(home, args, { stdin, patience: 10_000 });
  const text = stdout + stderr;
  const control = /[^\P{Cc}\n]|[\p{Bidi_Control}\u2028\u2029\u{E0000}-\u{E007F}]/u.exec(text)?.[0];
  return {
    code,
    found: [
      ...(signal === null ? [] : [`ended by ${signal}`]),
      ...(code !== null && code <= 4 ? [] : [`exit ${code}`]),
      ...(control === undefined
        ? []
        : [`prints ${JSON.stringify(control)}: ${text.slice(0, 300)}`]),
      ...(/bug in career-coach|\n\s+at .*:\d+/.test(text) ? [`says ${text.slice(0, 300)}`] : []),
    ],
  };
}
