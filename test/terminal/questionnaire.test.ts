import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { questionOnScreen } from '../../src/core/interview/question-on-screen.js';
import type { AnyAnswer } from '../../src/core/journal/draft.js';
import { draw } from '../../src/prompts/questionnaire/draw/draw.js';
import { press } from '../../src/prompts/questionnaire/press.js';
import type { Sheet } from '../../src/prompts/questionnaire/sheet.js';
import { noPaint } from '../../src/text/paint.js';
import {
  key,
  open as openQuestionnaire,
  pressAll,
  pressUntil,
  stepInShort,
} from '../prompts/press-keys.js';
import { smallLadder, smallLadderFile } from '../prompts/small-ladder.js';
import { withThorough } from '../thorough.js';
import type { Bundle, Terminal, TerminalOptions } from './terminal.js';
import { bundle, keys, openTerminal, pasted } from './terminal.js';

/** The questionnaire and the questions of Inquirer, in a real terminal, with real keys and signals. */

let demo: Bundle;
let folder: string;
const open: Terminal[] = [];

beforeAll(async () => {
  demo = await bundle('test/terminal/demo.ts');
}, 60_000);
afterAll(() => demo.remove());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'career-coach-terminal-'));
});
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.close();
  rmSync(folder, { recursive: true, force: true });
});

const stepsFile = () => path.join(folder, 'steps.jsonl');

function start(args: readonly string[] = [], options: TerminalOptions = {}): Terminal {
  const terminal = openTerminal(process.execPath, [demo.file, stepsFile(), ...args], options);
  open.push(terminal);
  return terminal;
}

/** What was kept so far, in short. */
function kept(): string[] {
  let text = '';
  try {
    text = readFileSync(stepsFile(), 'utf8');
  } catch {
    // Nothing was kept yet.
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .map(({ kind, question, answer, text: note, level }) => {
      if (kind === 'answer') return `${question}=${JSON.stringify(answer)}`;
      return kind === 'note' ? `note ${question}=${note}` : `placed ${level}`;
    });
}

const intro = 'Enter begins';
const level = 'At which level would you place yourself?';
const pause = 'The last part';
const mentor = 'Do you have a mentor';
const review = 'Enter to finish, or a number';

/**
 * The way through the questionnaire with `2` for the level and `4` for every behaviour. Which behaviours are asked,
 * and how many, is the affair of the model behind it, so it is played through here first.
 */
const way = playThrough();

function playThrough() {
  const begun = pressAll(openQuestionnaire(), 'Enter', '2');
  const rated = pressUntil('text', '4', begun.sheet);
  const rest = pressAll(rated.sheet, ...'Dana', 'Enter', ...'this', 'Enter', '-', 'Enter');
  const statements: string[] = [];
  let { sheet } = begun;
  while (sheet.mode === 'rating') {
    statements.push(textOf(sheet));
    sheet = press(sheet, key('4')).sheet;
  }
  return {
    /** What the questions for a rating say, in their order. */
    statements,
    /** All keys up to the review. */
    keys: `${keys.enter}2${'4'.repeat(rated.times - 1)}${keys.enter}Dana${keys.enter}this${keys.enter}-${keys.enter}`,
    kept: [...begun.steps, ...rated.steps, ...rest.steps].map(stepInShort),
    count: rest.sheet.interview.path.length,
    firstRating: begun.sheet,
    review: rest.sheet,
  };
}

function textOf({ interview }: Sheet): string {
  const question = questionOnScreen(interview);
  return question?.kind === 'rating' ? question.behaviour.statement : (question?.message ?? '');
}

/** The statement of a question for a rating, from 0. */
function statement(index: number): string {
  return way.statements[index] ?? 'there are fewer questions';
}

/** From the start to the first question for a rating. */
async function toRating(terminal: Terminal): Promise<void> {
  await terminal.waitFor(intro);
  terminal.type(keys.enter);
  await terminal.waitFor(level);
  terminal.type('2');
  await terminal.waitFor(statement(0));
}

/** Waits until the terminal shows exactly what is drawn for a sheet, as large as it is. */
function waitForSheet(terminal: Terminal, sheet: Sheet, cols: number, rows: number) {
  const look = { width: Math.min(cols - 1, 120), height: rows, unicode: true, paint: noPaint };
  const drawn = draw(sheet, look).replace(/ +$/gm, '').trimEnd();
  return terminal.waitUntil(`this on the screen:\n${drawn}\n`, () => terminal.screen() === drawn);
}

/** What is written comes in pieces, and the cursor last. */
function waitForCursor(terminal: Terminal, row: number, column: number) {
  return terminal.waitUntil(`the cursor in row ${row}, column ${column}`, () => {
    const cursor = terminal.cursor();
    return cursor.visible && cursor.row === row && cursor.column === column;
  });
}

/** What is kept after so many answers. */
const keptAfter = (answers: number) => way.kept.slice(0, answers);
const firstId = way.kept[1]?.split('=')[0] ?? '';
const secondId = way.kept[2]?.split('=')[0] ?? '';

describe('the questionnaire in a terminal', () => {
  it('goes from the first key to the end, keeps each answer at once, and leaves nothing behind', async () => {
    const terminal = start();
    await toRating(terminal);
    expect(terminal.isFullScreen()).toBe(true);
    expect(terminal.cursor().visible).toBe(false);
    expect(kept()).toEqual(keptAfter(1));
    terminal.type('4');
    await terminal.waitFor(statement(1));
    expect(kept()).toEqual(keptAfter(2));
    for (const next of [...way.statements.slice(2), pause]) {
      terminal.type('4');
      await terminal.waitFor(next);
    }
    terminal.type(keys.enter);
    await terminal.waitFor(mentor);
    await waitForCursor(terminal, 4, 2);
    terminal.type('Dana');
    await terminal.waitFor('› Dana');
    await waitForCursor(terminal, 4, 6);
    terminal.type(keys.enter);
    await terminal.waitFor('Which career framework');
    terminal.type(`this${keys.enter}`);
    await terminal.waitFor('what are you already doing');
    terminal.type(`-${keys.enter}`);
    await terminal.waitFor(review);
    expect(kept()).toEqual(way.kept);
    terminal.type(keys.enter);
    expect(await terminal.exit()).toEqual({ code: 0, signal: null });
    expect(terminal.isFullScreen()).toBe(false);
    expect(terminal.cursor().visible).toBe(true);
    expect(terminal.scrollback()).toBe(`end: finished, ${way.count} answers`);
  });

  it('keeps a whole questionnaire that was typed ahead in one burst, and finishes only after the review', async () => {
    const terminal = start();
    // Long before the program is up; with more Enters than there are questions.
    terminal.type(way.keys + keys.enter.repeat(3));
    await terminal.waitFor(review);
    await terminal.waitFor('Look it over, then press Enter to finish.');
    expect(kept()).toEqual(way.kept);
    terminal.type('12345123451234512345');
    await terminal.waitFor('change its answer: 123');
    terminal.type(keys.backspace.repeat(3));
    await terminal.waitFor(/change its answer:$/m);
    terminal.type(keys.enter);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain(`end: finished, ${way.count} answers`);
  });

  it('does what each key of the table says', async () => {
    const terminal = start();
    await toRating(terminal);
    let sheet = way.firstRating;
    const does = async (typed: string, ...names: string[]) => {
      terminal.type(typed);
      sheet = pressAll(sheet, ...names).sheet;
      await waitForSheet(terminal, sheet, 80, 24);
    };
    await does('x', 'x');
    expect(terminal.screen()).toContain('x does nothing here. Press ? for help.');
    await does('9', '9');
    await does(keys.enter, 'Enter');
    expect(terminal.screen()).toContain('Press 1-5, e or 0 to answer, s to skip.');
    await does(keys.right, 'Right');
    expect(terminal.screen()).toContain('Answer this one first');
    await does('?', '?');
    expect(terminal.screen()).toContain('What counts, for example');
    await does(keys.enter, 'Enter');
    await does(keys.down, 'Down');
    expect(terminal.screen()).toContain('› 1 Not so far');
    await does('j', 'j');
    expect(terminal.screen()).toContain('› 2 With help');
    await does('k', 'k');
    await does(keys.up, 'Up');
    await does('n', 'n');
    await does('Drawn im', ...'Drawn im');
    await does(
      `${keys.backspace}n${keys.left}${keys.delete}n May`,
      'Backspace',
      'n',
      'Left',
      'Delete',
      ...'n May',
    );
    await does(keys.enter, 'Enter');
    expect(terminal.screen()).toContain('Noted: “Drawn in May”');
    await does('0', '0');
    await does(keys.left, 'Left');
    expect(terminal.screen()).toContain('› 0 No occasion     (your answer)');
    await does(keys.right, 'Right');
    await does('b', 'b');
    await does(keys.right, 'Right');
    await does(keys.backspace, 'Backspace');
    await does('3', '3');
    await does('s', 's');
    await does(keys.left, 'Left');
    await does(keys.left, 'Left');
    expect(terminal.screen()).toContain('› 3 Sometimes       (your answer)');
    await does(keys.left, 'Left');
    expect(terminal.screen()).toContain('› 2 Shaping the system (your answer)');
    await does(keys.left, 'Left');
    expect(terminal.screen()).toContain('This is the first question.');
    terminal.type('q');
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toBe('end: quit, 3 answers');
    expect(kept()).toEqual([
      '@own-guess={"level":2}',
      `note ${firstId}=Drawn in May`,
      `${firstId}="no-opportunity"`,
      `${firstId}=3`,
      expect.stringMatching(/^[\w-]+="skip"$/),
    ]);
  });

  it('goes back across phases, and changes an answer from the review', async () => {
    const terminal = start();
    terminal.type(way.keys);
    await terminal.waitFor(review);
    // Back from the review through closing questions, strands and placement, to the first.
    for (const [typed, shown] of [
      ['b', 'what are you already doing'],
      [keys.up, 'Which career framework'],
      [keys.left, 'Your answer: “Dana”'],
      [keys.left, statement(way.statements.length - 1)],
      ['b'.repeat(way.statements.length - 1), statement(0)],
      ['b', level],
    ] as const) {
      terminal.type(typed);
      await terminal.waitFor(shown);
    }
    terminal.type(keys.right.repeat(way.count));
    await terminal.waitFor(review);
    terminal.type(`2${keys.enter}`);
    await terminal.waitFor('› 4 Usually         (your answer)');
    terminal.type('5');
    await terminal.waitFor(/^ 2 {2}5 /m);
    terminal.type(`99${keys.enter}`);
    await terminal.waitFor(`There is no answer 99: type 1 to ${way.count}.`);
    terminal.type(keys.enter);
    expect((await terminal.exit()).code).toBe(0);
    expect(kept()).toEqual([...way.kept, `${firstId}=5`]);
  });

  it('highlights the answers of the last time: Enter, Enter, Enter', async () => {
    const earlier: Record<string, AnyAnswer> = {
      '@own-guess': { level: 2 },
      [firstId]: 3,
      '@mentor': { text: 'Dana' },
    };
    const terminal = start(['--earlier', JSON.stringify(earlier)]);
    await terminal.waitFor(intro);
    terminal.type(keys.enter.repeat(2));
    await terminal.waitFor('› 3 Sometimes       (last time)');
    const third = pressAll(openQuestionnaire(undefined, earlier), 'Enter', 'Enter', 'Enter').sheet;
    terminal.type(keys.enter);
    await waitForSheet(terminal, third, 80, 24);
    expect(kept()).toEqual([...keptAfter(1), `${firstId}=3`]);
    const more = pressUntil('text', '4', third);
    terminal.type('4'.repeat(more.times - 1));
    await terminal.waitFor(pause);
    terminal.type(keys.enter);
    await terminal.waitFor('Last time: “Dana”');
    terminal.type(`${keys.tab} B${keys.enter}`);
    await terminal.waitFor('Which career framework');
    expect(kept()).toContain('@mentor={"text":"Dana B"}');
  });

  it('takes up a draft where it was left', async () => {
    const draft = [
      { question: '@own-guess', phase: 'own-guess', answer: { level: 2 } },
      { question: firstId, phase: 'placement', answer: 4 },
    ];
    const terminal = start(['--draft', JSON.stringify(draft)]);
    await terminal.waitFor('Welcome back: 2 answers are kept.');
    expect(terminal.screen()).toContain(statement(1));
    terminal.type(keys.ctrlD);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toBe('end: quit, 2 answers');
  });
});

describe('leaving', () => {
  // What each key means is in test/prompts/.
  it.each(
    withThorough(
      [
        ['q', 'q', 'quit'],
        ['Ctrl-C', keys.ctrlC, 'interrupt'],
      ],
      [
        ['Esc', keys.escape, 'quit'],
        ['Ctrl-D', keys.ctrlD, 'quit'],
      ],
    ),
  )(
    'by %s: the answers are kept, the terminal is as before',
    async (_name, typed = '', how = '') => {
      const terminal = start();
      await toRating(terminal);
      terminal.type('4');
      await terminal.waitFor(statement(1));
      terminal.type(typed);
      expect(await terminal.exit()).toEqual({ code: 0, signal: null });
      expect(terminal.scrollback()).toBe(`end: ${how}, 2 answers`);
      expect(terminal.cursor().visible).toBe(true);
      expect(terminal.output()).toContain('\u001B[?2004l');
      expect(kept()).toEqual(keptAfter(2));
    },
  );

  it.each(withThorough([keys.ctrlC], [keys.ctrlD]))('out of a note, by %j', async (typed) => {
    const terminal = start();
    await toRating(terminal);
    terminal.type('nWe');
    await terminal.waitFor('› We');
    terminal.type(typed);
    expect((await terminal.exit()).code).toBe(0);
    expect(kept()).toEqual(keptAfter(1));
  });

  it.each(['SIGINT', 'SIGHUP'] as const)('by %s: it ends in order', async (signal) => {
    const terminal = start();
    await toRating(terminal);
    terminal.signal(signal);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.scrollback()).toBe(
      `end: ${signal === 'SIGINT' ? 'interrupt' : 'hangup'}, 1 answers`,
    );
    expect(terminal.cursor().visible).toBe(true);
  });

  it('by SIGTERM: what was given is on the disk, and the terminal is given back', async () => {
    const terminal = start();
    await toRating(terminal);
    terminal.type('4');
    await terminal.waitFor(statement(1));
    terminal.signal('SIGTERM');
    const sigterm = 15;
    expect((await terminal.exit()).signal).toBe(sigterm);
    expect(kept()).toEqual(keptAfter(2));
    expect(terminal.isFullScreen()).toBe(false);
    expect(terminal.cursor().visible).toBe(true);
  });

  it('by closing the terminal: it ends, and what was given is on the disk', async () => {
    const terminal = start();
    await toRating(terminal);
    terminal.hangUp();
    await terminal.exit();
    expect(kept()).toEqual(keptAfter(1));
  });

  it('because an answer cannot be kept: the failure comes out, the terminal is given back', async () => {
    const terminal = start(['--fail-at', '3']);
    await toRating(terminal);
    terminal.type('444');
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.scrollback()).toBe('thrown: Error: the disk is full');
    expect(terminal.cursor().visible).toBe(true);
    expect(kept()).toEqual(keptAfter(2));
  });
});

/** A shell with job control in the terminal, in which the demo can be started and stopped. */
async function startInShell(
  command = `${process.execPath} ${demo.file} ${stepsFile()}`,
): Promise<Terminal> {
  const terminal = openTerminal('bash', ['--norc', '--noprofile', '-i'], {
    env: { PS1: 'ready$ ' },
  });
  open.push(terminal);
  await terminal.waitFor('ready$');
  terminal.type(`${command}\r`);
  return terminal;
}

describe('Ctrl-Z, then fg', () => {
  it('goes on where it was, with every key working', async () => {
    const terminal = await startInShell();
    await toRating(terminal);
    terminal.type(keys.ctrlZ);
    await terminal.waitFor('Stopped');
    expect(terminal.isFullScreen()).toBe(false);
    expect(terminal.cursor().visible).toBe(true);
    terminal.type('echo shell $((40 + 2))\r');
    await terminal.waitFor('shell 42');
    terminal.type('fg\r');
    await terminal.waitFor(statement(0));
    terminal.type('4');
    await terminal.waitFor(statement(1));
    // And once more.
    terminal.type(keys.ctrlZ);
    await terminal.waitFor(/Stopped[\s\S]*Stopped/);
    terminal.type('fg\r');
    await terminal.waitFor(statement(1));
    terminal.type('3q');
    await terminal.waitFor('end: quit, 3 answers');
    expect(kept()).toEqual([...keptAfter(2), `${secondId}=3`]);
    terminal.type('exit\r');
    await terminal.exit();
  });

  it('stops a program that runs it, as npm start does', async () => {
    const run = `${process.execPath} ${demo.file} ${stepsFile()}`;
    const terminal = await startInShell(`sh -c '${run}; true'`);
    await toRating(terminal);
    terminal.type(keys.ctrlZ);
    await terminal.waitFor('Stopped');
    terminal.type('fg\r');
    await terminal.waitFor(statement(0));
    terminal.type('4q');
    await terminal.waitFor('end: quit, 2 answers');
  });

  it('does not hang where there is no shell to go back to', async () => {
    const terminal = start();
    await toRating(terminal);
    terminal.type(`${keys.ctrlZ}4`);
    await terminal.waitFor(statement(1));
    terminal.type('q');
    expect((await terminal.exit()).code).toBe(0);
  });
});

describe('the size of the terminal', () => {
  it('is followed while a question is up', async () => {
    const terminal = start();
    await toRating(terminal);
    await terminal.waitFor('on my own, but less than half the times it fits');
    for (const [cols, rows] of [
      [40, 15],
      [120, 40],
      [44, 18],
      [60, 16],
    ] as const) {
      terminal.resize(cols, rows);
      await waitForSheet(terminal, way.firstRating, cols, rows);
    }
    terminal.type('n');
    await terminal.waitFor('no secrets');
    terminal.type('Drawn in May');
    await terminal.waitFor('Drawn in May');
    terminal.resize(50, 20);
    const noting = pressAll(way.firstRating, 'n', ...'Drawn in May').sheet;
    await waitForSheet(terminal, noting, 50, 20);
    terminal.type(`, twice${keys.enter}`);
    await terminal.waitFor('Noted: “Drawn in May, twice”');
  });

  it('may be 40 × 15 from the start to the end', async () => {
    const terminal = start([], { cols: 40, rows: 15 });
    await waitForSheet(terminal, openQuestionnaire(), 40, 15);
    terminal.type(way.keys);
    await waitForSheet(terminal, way.review, 40, 15);
    terminal.type(keys.pageDown.repeat(20));
    await terminal.waitFor(`${way.count} of ${way.count}`);
    await terminal.waitFor(/^ +none$/m);
    terminal.type(keys.pageUp.repeat(20));
    await terminal.waitFor(/^ 1 {2}level 2/m);
    terminal.type(keys.enter);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.scrollback()).toBe(`end: finished, ${way.count} answers`);
  });

  it('may become too small: one clear line, nothing is answered unseen, and nothing is lost', async () => {
    const terminal = start();
    await toRating(terminal);
    terminal.resize(18, 6);
    await terminal.waitFor('Terminal too');
    expect(terminal.screen().replace(/\s+/g, ' ')).toBe(
      'Terminal too small (18×6): make it at least 40×15',
    );
    const before = terminal.output().length;
    terminal.type(`4${keys.ctrlL}`);
    await terminal.waitUntil('a new drawing', () => terminal.output().length > before);
    terminal.resize(80, 24);
    await terminal.waitFor(statement(0));
    expect(terminal.screen()).not.toContain('too small');
    expect(kept()).toEqual(keptAfter(1));
    terminal.resize(10, 3);
    await terminal.waitFor('Terminal');
    terminal.type('q');
    expect((await terminal.exit()).code).toBe(0);
  });

  it('is drawn afresh by Ctrl-L', async () => {
    const terminal = start();
    await toRating(terminal);
    const before = terminal.output().length;
    terminal.type(keys.ctrlL);
    await terminal.waitUntil('a new drawing', () =>
      terminal.output().slice(before).includes('leave'),
    );
    await waitForSheet(terminal, way.firstRating, 80, 24);
  });
});

describe('texts', () => {
  it('takes a paste of 10 kB into a note, cut and on one line', async () => {
    const terminal = start();
    await toRating(terminal);
    terminal.type('n');
    await terminal.waitFor('no secrets');
    terminal.type(pasted('line one\r\nline two 4\u0007 '.repeat(500)));
    await terminal.waitFor('2000 characters at most');
    terminal.type(keys.enter);
    await terminal.waitFor('Noted: “line one line two');
    const [note] = kept().slice(1);
    expect(note?.length).toBeLessThanOrEqual(`note ${firstId}=`.length + 2000);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be there
    expect(note).not.toMatch(/[\u0000-\u001F]/);
    expect(kept()).toHaveLength(2);
  });

  it('takes 10 kB typed at once, from a terminal that marks no pastes', async () => {
    const terminal = start();
    await toRating(terminal);
    terminal.type('n');
    await terminal.waitFor('no secrets');
    terminal.type('word '.repeat(2000));
    await terminal.waitFor('2000 characters at most');
    terminal.type(keys.enter);
    await terminal.waitFor('Noted: “word word');
    expect(kept()).toHaveLength(2);
  });

  it('takes a paste for no answer', async () => {
    const terminal = start();
    await toRating(terminal);
    terminal.type(pasted('44444'));
    await terminal.waitFor('Pasting does nothing here.');
    expect(kept()).toEqual(keptAfter(1));
  });

  it('shows wide characters and emoji, and puts the cursor behind them', async () => {
    const wide = '顧客の人々が自分のものとして使う目標像を描く 🎯 '.trim();
    const levels = smallLadderFile.levels.map((given) => ({
      ...given,
      title: `${given.title} 👩‍💻`,
      behaviours: given.behaviours.map((behaviour) => ({ ...behaviour, statement: wide })),
    }));
    const file = path.join(folder, 'ladder.json');
    writeFileSync(file, JSON.stringify({ levels }));
    const terminal = start(['--ladder', file], { cols: 40, rows: 15 });
    await terminal.waitFor(intro);
    terminal.type(`${keys.enter}2`);
    const sheet = pressAll(openQuestionnaire(smallLadder({ levels })), 'Enter', '2').sheet;
    await waitForSheet(terminal, sheet, 40, 15);
    terminal.type('n描いた 🎯');
    await terminal.waitFor('› 描いた 🎯');
    await terminal.waitUntil('the cursor behind them', () => terminal.cursor().column === 11);
    terminal.type(keys.backspace.repeat(2));
    await terminal.waitFor(/› 描いた$/m);
    terminal.type(keys.enter);
    await terminal.waitFor('Noted: “描いた”');
    expect(kept()).toContain(`note ${firstId}=描いた`);
  });
});

describe('colour', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  const colours = /\u001B\[[\d;]*m/;

  it('is there in a terminal', async () => {
    const terminal = start();
    await toRating(terminal);
    expect(terminal.output()).toMatch(colours);
  });

  it('is not there with NO_COLOR, and the screen is the same', async () => {
    const plain = start([], { env: { NO_COLOR: '1' } });
    const coloured = start();
    await toRating(plain);
    await toRating(coloured);
    await waitForSheet(plain, way.firstRating, 80, 24);
    await waitForSheet(coloured, way.firstRating, 80, 24);
    expect(plain.output()).not.toMatch(colours);
  });

  it('is not there in the other questions either', async () => {
    const terminal = start(['--questions'], { env: { NO_COLOR: '1' } });
    await terminal.waitFor('Which one?');
    terminal.type(keys.enter);
    await terminal.waitFor('What?');
    terminal.type(`far too long${keys.enter}`);
    await terminal.waitFor('Shorter, please');
    expect(terminal.output()).not.toMatch(colours);
  });

  it('and signs beyond ASCII are not there in a C locale', async () => {
    const terminal = start([], { env: { LANG: 'C', LC_ALL: 'C' } });
    await toRating(terminal);
    terminal.type('?');
    await terminal.waitFor('What counts, for example');
    expect(terminal.screen()).toMatch(/^[\n -~]*$/);
  });
});

describe('the questions outside of the questionnaire', () => {
  it('are answered by keys, their texts wrapped between words', async () => {
    const terminal = start(['--questions'], { cols: 40, rows: 15 });
    await terminal.waitFor('q leave');
    expect(terminal.screen()).toMatchSnapshot();
    // Letters that are no key say so and move nothing, nor does the Enter behind a word choose.
    terminal.type(`wait${keys.enter}`);
    await terminal.waitUntilGone('“wait');
    terminal.type('x');
    await terminal.waitFor('“x” does nothing here');
    terminal.type(`${keys.down.repeat(2)}${keys.enter}`);
    await terminal.waitFor('answer: "c"');
    await terminal.waitFor('(this)');
    terminal.type(`far too long${keys.enter}`);
    await terminal.waitFor('Shorter, please');
    terminal.type(`${keys.ctrlU}short${keys.enter}`);
    await terminal.waitFor('answer: "short"');
    await terminal.waitFor('Really?');
    terminal.type('5');
    await terminal.waitFor('“5” does nothing here');
    terminal.type('n');
    await terminal.waitFor('answer: false');
    expect(terminal.screen()).not.toContain('does nothing');
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.cursor().visible).toBe(true);
  });

  it('a digit answers at once; with it goes an Enter, and what is typed before a question is there', async () => {
    const terminal = start(['--questions']);
    await terminal.waitFor('Enter choose');
    // In one read: the text is not there yet.
    terminal.type(`1${keys.enter}two${keys.enter}`);
    await terminal.waitFor('answer: "a"');
    await terminal.waitFor('(this)');
    terminal.type(`four${keys.enter}`);
    await terminal.waitFor('Really?');
    expect(terminal.screen()).toContain('answer: "four"');
  });

  // The other keys, too, are tried with the whole program in growth.test.ts.
  it.each(
    withThorough(
      [['Ctrl-C', keys.ctrlC, 'interrupt']],
      [
        ['Ctrl-D', keys.ctrlD, 'quit'],
        ['q', 'q', 'quit'],
      ],
    ),
  )('are left by %s', async (_name, typed = '', how = '') => {
    const terminal = start(['--questions']);
    await terminal.waitFor('Which one?');
    terminal.type(typed);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain(`thrown: ${how}`);
    expect(terminal.cursor().visible).toBe(true);
  });

  it('are left by a hang-up', async () => {
    const terminal = start(['--questions']);
    await terminal.waitFor('Which one?');
    terminal.signal('SIGHUP');
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain('thrown: hangup');
  });

  it('are put anew after Ctrl-Z and fg', async () => {
    const run = `${process.execPath} ${demo.file} ${stepsFile()} --questions`;
    const terminal = await startInShell(`clear; sh -c '${run}; true'`);
    await terminal.waitFor('Enter choose');
    terminal.type(keys.ctrlZ);
    await terminal.waitFor('Stopped');
    terminal.type('clear; fg\r');
    await terminal.waitUntilGone('Stopped');
    await terminal.waitFor('Enter choose');
    terminal.type(keys.enter);
    await terminal.waitFor('answer: "b"');
    terminal.type(keys.ctrlC);
    await terminal.waitFor('thrown: interrupt');
  });
});

describe('plain mode in a terminal', () => {
  it('moves no cursor, and adds lines only', async () => {
    const terminal = start(['--plain']);
    await terminal.waitFor(level);
    terminal.type('2\r');
    await terminal.waitFor(statement(0));
    terminal.type('4\r');
    await terminal.waitFor(statement(1));
    terminal.type(keys.ctrlD);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.output()).not.toContain('\u001B');
    expect(terminal.scrollback()).toContain('end: quit, 2 answers');
    expect(kept()).toEqual(keptAfter(2));
  });

  it('is left by Ctrl-C', async () => {
    const terminal = start(['--plain']);
    await terminal.waitFor(level);
    terminal.type(keys.ctrlC);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain('end: interrupt, 0 answers');
  });
});
