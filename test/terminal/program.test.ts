import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/command-table/commands.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import { answersAt, builtIn } from '../commands/ladder-facts.js';
import { Bench, program } from '../commands/program.js';
import { isThorough, withThorough } from '../thorough.js';
import type { Terminal, TerminalOptions } from './terminal.js';
import { keys, openTerminal, pasted } from './terminal.js';

/** The built program in a real terminal, with the built-in ladder: what a person does, from the first key on. */

let bench: Bench;
const open: Terminal[] = [];
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.close();
  bench.remove();
});

const environment = () => ({
  HOME: bench.home,
  TZ: 'UTC',
  CAREER_COACH_HOME: bench.home,
  CAREER_COACH_NOW: bench.today,
});

function start(
  args: readonly string[] = [],
  { env = {}, ...size }: TerminalOptions = {},
): Terminal {
  const terminal = openTerminal(process.execPath, [program, ...args], {
    // Some commands write files where they are started.
    cwd: bench.home,
    ...size,
    env: { ...environment(), ...env },
  });
  open.push(terminal);
  return terminal;
}

/** A shell with job control, in which the program is started. */
async function startInShell(line: string): Promise<Terminal> {
  const terminal = openTerminal('bash', ['--norc', '--noprofile', '-i'], {
    cwd: bench.home,
    env: { ...environment(), PS1: 'ready$ ' },
  });
  open.push(terminal);
  await terminal.waitFor('ready$');
  terminal.type(`${line}; echo "code $?"${keys.enter}`);
  return terminal;
}

const firstKey = 'Enter begins';
const level = 'At which level would you place yourself?';
const firstRating = 'Settles architecture questions';

async function toRating(terminal: Terminal): Promise<void> {
  await terminal.waitFor(firstKey);
  terminal.type(keys.enter);
  await terminal.waitFor(level);
  terminal.type('4');
  await terminal.waitFor(firstRating);
}

const ladder = withTerms(builtIn, {});

/** The question for a rating that is on the screen; null for another one. */
function ratedOn(screen: string, most = 3): { id: string; rating: string } | null {
  const text = screen.replace(/\s+/g, ' ');
  for (const { rank, behaviours } of ladder.levels) {
    const asked = behaviours.find(({ statement }) => text.includes(`${statement} `));
    if (asked !== undefined) return { id: asked.id, rating: rank <= most ? '4' : '2' };
  }
  for (const { behaviours } of ladder.strands) {
    const asked = behaviours.find(({ statement }) => text.includes(`${statement} `));
    if (asked !== undefined)
      return { id: asked.id, rating: asked.expectedFrom <= most ? '4' : '2' };
  }
  return null;
}

/** Down to the line about the keys, with the question or the list above it: half of a drawing is neither. */
function isWhole(screen: string): boolean {
  const isKnown =
    /(?:question|part,?) \d+|\d+ of up to \d+/i.test(screen) ||
    /Enter goes on|Enter to finish|Enter, or a number/.test(screen);
  return isKnown && /(?:leave| q)$/.test(screen);
}

/** A statement of which half is drawn, or none yet below the number of the next question, would get another rating. */
function isOther(screen: string, before: string): boolean {
  if (!/1-5, e, 0 answer/.test(screen)) return true;
  const asked = ratedOn(screen);
  return asked !== null && asked.id !== ratedOn(before)?.id;
}

/** Answers as somebody at level 3, or at another one, would, until something is on the screen. */
async function answerUntil(terminal: Terminal, seen: RegExp, most = 3): Promise<void> {
  for (let answered = 0; answered < 100; answered += 1) {
    const screen = terminal.screen();
    if (seen.test(screen)) return;
    const isText = /Esc leave/.test(screen) && !/1-5(?:, e, 0)? answer/.test(screen);
    const isPause = screen.includes('Enter goes on');
    terminal.type(isText || isPause ? keys.enter : (ratedOn(screen, most)?.rating ?? '4'));
    await terminal.waitUntil(
      'another question',
      () =>
        terminal.screen() !== screen &&
        isWhole(terminal.screen()) &&
        isOther(terminal.screen(), screen),
    );
  }
  throw new Error(`not reached: ${seen}\n${terminal.screen()}`);
}

/**
 * Presses a key until it has had its effect: the prompts of Inquirer, unlike the questionnaire, drop what is typed in
 * the moment in which they come up.
 */
async function press(terminal: Terminal, key: string, seen: string | RegExp): Promise<void> {
  const moment = 2000;
  for (let pressed = 0; pressed < 10; pressed += 1) {
    terminal.type(key);
    const came = await terminal.waitFor(seen, moment).catch(() => null);
    if (came !== null) return;
  }
  throw new Error(`not seen: ${seen}\n${terminal.screen()}`);
}

/** Reads the result, screen by screen, up to the question about the plan. */
async function readResult(terminal: Terminal): Promise<void> {
  for (let shown = 1; ; shown += 1) {
    const screen = await terminal.waitFor(
      new RegExp(`${shown} of \\d: Space goes on|${chooseNow}`),
    );
    if (screen.includes(chooseNow)) return;
    terminal.type(shown % 2 === 0 ? keys.enter : ' ');
  }
}

/** Takes the plan as it is proposed. */
async function takeProposed(terminal: Terminal): Promise<void> {
  await readResult(terminal);
  await press(terminal, keys.enter, 'What will you work on?');
  await press(terminal, keys.enter, /Next check-in\?/);
  await press(terminal, keys.enter, /✔ Next check-in\?/);
}

const review = /Enter to finish/;
const chooseNow = 'Choose now what to work on';
const kept = () => bench.journal.map(({ type }) => type);
const answers = () =>
  bench.journal
    .filter(({ type }) => type === 'answer')
    .map(({ question, answer }) => `${question}=${JSON.stringify(answer)}`);

const fullScreen = '\u001B[?1049h';

/** A program that runs command lines of the built one, one after another. */
const runsAll = (lines: readonly string[]) => `
  const { main } = require(${JSON.stringify(path.join(path.dirname(program), '../dist/main.cjs'))});
  (async () => {
    for (const line of ${JSON.stringify(lines)}) {
      const argv = [process.execPath, ${JSON.stringify(program)}, ...line.split(' '), '--no-input'];
      const code = await main(Object.create(process, { argv: { value: argv } }));
      process.stdout.write('\\n' + line + ' ended with ' + code + '\\n');
    }
  })();`;

/** What the terminal must be like after the program: the usual screen, with a cursor. */
function expectGivenBack(terminal: Terminal): void {
  expect(terminal.isFullScreen()).toBe(false);
  expect(terminal.cursor().visible).toBe(true);
}

/** What questionnaire.test.ts tries with a small ladder, and pages.test.ts with pages alone. */
const atLength = it.runIf(isThorough);

it("puts in one's own word for “customer” before the first question, and Escape keeps the ladder's", async () => {
  const terminal = start(['assess']);
  await terminal.waitFor('w own word');
  terminal.type('w');
  await terminal.waitFor('In one word, what do you call the people you build');
  await press(terminal, keys.escape, 'w own word');
  terminal.type('w');
  await terminal.waitFor('In one word, what do you call the people you build');
  await press(terminal, 'a, b, c', 'a, b, c');
  await press(terminal, keys.enter, 'One word, or its two forms with a comma');
  // These are two kinds of people, no one and many.
  terminal.type('\u0015plant, department');
  await terminal.waitFor('plant, department');
  await press(terminal, keys.enter, 'One word, or its two forms with a comma');
  terminal.type('\u0015business unit');
  await terminal.waitFor('business unit');
  await press(terminal, keys.enter, '“Asks business units what');
  // A word that sounds wrong in the questions can be replaced again.
  terminal.type('w');
  await terminal.waitFor('In one word, what do you call the people you build');
  terminal.type('department');
  await press(terminal, keys.enter, '“Asks departments what');
  // The introduction shows it: the question would stay above the questionnaire.
  expect(terminal.scrollback()).not.toContain('✔ Your word');
  await toRating(terminal);
  await press(terminal, '4', 'How you work with departments');
});

describe('the first run', () => {
  it('goes from the first key to a stored plan', async () => {
    const terminal = start();
    await toRating(terminal);
    await answerUntil(terminal, review);
    expect(terminal.screen()).not.toContain('point to level');
    terminal.type(keys.enter);
    await terminal.waitFor('1 of 2: Space goes on');
    expect(terminal.screen()).toMatch(/^Your answers point to level 3/);
    await readResult(terminal);
    expect(terminal.screen()).toContain('What separates you from level 4');
    await press(terminal, keys.enter, 'What will you work on?');
    expect(terminal.isFullScreen()).toBe(false);
    expect(terminal.scrollback()).toMatch(
      /Your answers point to level 3: Designing with customers/,
    );
    await press(terminal, keys.down, /^› ◯/m);
    await press(terminal, 'e', /^\? Editing: .+ When …/m);
    await press(terminal, `${keys.ctrlU}When I see them next`, /When … When I see them next$/m);
    await press(terminal, keys.enter, / I will …/m);
    await press(
      terminal,
      `${keys.ctrlU}I will ask for a landscape`,
      / I will … I will ask for a landscape$/m,
    );
    await press(terminal, keys.enter, /Keep this fallback\? If /);
    await press(terminal, keys.enter, / Still done when …\?/m);
    await press(terminal, `${keys.ctrlU}it hangs`, / done when …\? .*\s+it hangs$/m);
    await press(terminal, keys.enter, / Due\?/m);
    await press(terminal, `${keys.ctrlU}in 3 weeks`, / Due\?\s+in 3 weeks$/m);
    await press(terminal, keys.enter, / Short title/m);
    await press(terminal, `${keys.ctrlU}Ask for a landscape`, /Ask\s+for a landscape$/m);
    await press(terminal, keys.enter, /^› ◉ Ask for a landscape/m);
    await press(terminal, keys.enter, /^\? Next check-in\?/m);
    await press(
      terminal,
      `${keys.ctrlU}friday`,
      /^\? Next check-in\? “.+” is due on Fri 4 Dec\. friday$/m,
    );
    await press(terminal, keys.enter, /Start with 1/);
    expect(await terminal.exit()).toEqual({ code: 0, signal: null });
    expect(terminal.screen()).toMatch(/^2 Ask for a landscape +by Sat 12 Dec 2026$/m);
    expect(terminal.screen()).toMatch(/Next check-in Fri 27 Nov 2026/);
    expectGivenBack(terminal);
    const { stage, plan, nextCheckin } = await bench.json(['status']);
    expect(stage).toMatchObject({ level: 3, ownGuess: 4 });
    expect(nextCheckin).toBe('2026-11-27');
    expect(plan.active).toHaveLength(2);
    expect(plan.active[1]).toMatchObject({
      cue: 'I see them next',
      act: 'ask for a landscape',
      due: '2026-12-12',
    });
  });

  it.each([
    [120, 40],
    [120, 38],
    [80, 40],
  ])('shows the headline until a key is pressed, at %i × %i', async (cols, rows) => {
    const terminal = start(['assess'], { cols, rows });
    await toRating(terminal);
    await answerUntil(terminal, review, 2);
    terminal.type(keys.enter);
    await terminal.waitFor(/^\? .*(?:leaves|\(Y\/n\))/m);
    expect(terminal.screen()).toMatch(/^Your answers (?:point to level 2|lie between levels)/);
  });

  it('takes all that is typed ahead in one burst, and finishes nothing that was not seen', async () => {
    const terminal = start(['assess']);
    // Before the program is up, with more keys than there are questions.
    terminal.type(keys.enter + '4'.repeat(30) + keys.enter.repeat(40));
    await terminal.waitFor(review);
    await terminal.waitFor('Look it over');
    expect(kept()).not.toContain('assessment');
    terminal.type('q');
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.scrollback()).toMatch(
      /^\d+ answers are saved\. Continue: career-coach assess$/m,
    );
  });

  atLength('works at 40 × 15', async () => {
    const terminal = start(['assess'], { cols: 40, rows: 15 });
    await terminal.waitFor('Enter');
    terminal.type(`${keys.enter}4`);
    await terminal.waitFor('No occasion');
    await answerUntil(terminal, /Enter, or a number/);
    terminal.type(keys.enter);
    await takeProposed(terminal);
    expect((await terminal.exit()).code).toBe(0);
    expect((await bench.json(['status'])).stage.level).toBe(3);
  });
});

describe('leaving and coming back', () => {
  it('by Ctrl-C: 130, one line, and the next run goes on there', async () => {
    const terminal = await startInShell(`${process.execPath} ${program} assess`);
    await toRating(terminal);
    terminal.type('4');
    await terminal.waitUntilGone(firstRating);
    const next = ratedOn(terminal.screen());
    terminal.type(keys.ctrlC);
    await terminal.waitFor('code 130');
    expect(terminal.screen()).toMatch(
      /^2 answers are saved\. Continue: career-coach assess\ncode 130$/m,
    );
    expect(terminal.screen()).not.toMatch(/at .*\.cjs/);
    const again = start(['assess']);
    await again.waitFor('Welcome back: 2 answers are kept.');
    expect(ratedOn(again.screen())).toEqual(next);
    again.type(keys.left);
    await again.waitFor('(your answer)');
    expect(again.screen()).toContain(firstRating);
  });

  it.each(
    withThorough<[NodeJS.Signals, number]>(
      [['SIGTERM', 143]],
      [
        ['SIGHUP', 129],
        ['SIGINT', 130],
      ],
    ),
  )('by %s: the draft is kept, the terminal given back, the code is %i', async (signal, code) => {
    const terminal = start(['assess']);
    await toRating(terminal);
    terminal.type('4');
    await terminal.waitUntilGone(firstRating);
    terminal.signal(signal);
    const ended = await terminal.exit();
    // What ends by a signal has, for a shell, 128 and its number as code.
    expect(ended.signal === null ? ended.code : 128 + ended.signal).toBe(code);
    expectGivenBack(terminal);
    expect(answers()).toEqual([
      '@own-guess={"level":4,"levelId":"trusted-advisor"}',
      'decides-architecture=4',
    ]);
  });

  it('late: no level is shown, and the name alone goes on', async () => {
    const terminal = start(['assess']);
    await toRating(terminal);
    await answerUntil(terminal, /From here on/);
    terminal.type('q');
    await terminal.exit();
    const { stdout } = await bench.run([]);
    expect(stdout).toMatch(/^Your assessment isn't finished\. \d+ answers are kept\./);
    expect(stdout).not.toMatch(/[Ll]evel \d/);
    expect((await bench.json(['status'])).stage.level).toBe(3);
    await start().waitFor('Welcome back');
  });

  it('by closing the terminal: the draft is kept', async () => {
    const terminal = start(['assess']);
    await toRating(terminal);
    terminal.hangUp();
    expect((await terminal.exit()).signal).toBe(1);
    expect(answers()).toEqual(['@own-guess={"level":4,"levelId":"trusted-advisor"}']);
  });

  atLength('by Ctrl-Z and fg: it goes on with every key', async () => {
    const terminal = await startInShell(`${process.execPath} ${program} assess`);
    await toRating(terminal);
    terminal.type(keys.ctrlZ);
    await terminal.waitFor('Stopped');
    expectGivenBack(terminal);
    terminal.type(`fg${keys.enter}`);
    await terminal.waitFor(firstRating);
    terminal.type('4');
    await terminal.waitUntilGone(firstRating);
    terminal.type('q');
    await terminal.waitFor('2 answers are saved');
  });

  it('out of choosing a plan: the assessment is kept, and the check-in has its usual day', async () => {
    const terminal = start(['assess']);
    await toRating(terminal);
    await answerUntil(terminal, review);
    terminal.type(keys.enter);
    await readResult(terminal);
    terminal.type(keys.ctrlC);
    expect((await terminal.exit()).code).toBe(130);
    const { stage, plan, nextCheckin } = await bench.json(['status']);
    expect(stage.level).toBe(3);
    expect(plan.active).toEqual([]);
    expect(nextCheckin).toBe('2026-12-07');
  });
});

describe('streams', () => {
  it('with --json prints only JSON on standard output, while it asks on the terminal', async () => {
    const file = path.join(bench.home, 'out.json');
    const terminal = await startInShell(`${process.execPath} ${program} assess --json > ${file}`);
    await toRating(terminal);
    await answerUntil(terminal, review);
    terminal.type(keys.enter);
    await takeProposed(terminal);
    await terminal.waitFor('code 0');
    const status = (await bench.run(['status', '--json'])).stdout;
    expect(readFileSync(file, 'utf8')).toBe(status);
  });

  it('with --json, left early, prints the draft', async () => {
    const file = path.join(bench.home, 'out.json');
    const terminal = await startInShell(`${process.execPath} ${program} assess --json > ${file}`);
    await toRating(terminal);
    terminal.type('q');
    await terminal.waitFor('code 0');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ draft: { answered: 1 } });
  });

  it('asks nobody with --no-input or CI, in any command', async () => {
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
    const lines = Object.keys(commands);
    // All of them in one process, which has a terminal to ask on.
    const all = openTerminal(process.execPath, ['-e', runsAll(lines)], {
      cwd: bench.home,
      env: environment(),
    });
    open.push(all);
    expect((await all.exit()).code).toBe(0);
    const codes = [...all.output().matchAll(/^(.+) ended with (\d+)\r$/gm)];
    expect(codes.map(([, line]) => line)).toEqual(lines);
    for (const [ended = '', , code] of codes) expect([0, 2, 3, 4], ended).toContain(Number(code));
    expect(all.output()).not.toContain(fullScreen);
    const terminal = start(['assess'], { env: { CI: 'true' } });
    expect((await terminal.exit()).code).toBe(2);
    expect(terminal.screen()).toMatch(/no terminal to ask\s+them on[\s\S]*--answers FILE/);
  });
});

describe('the terminal', () => {
  atLength('is followed when it is resized, down to too small and back', async () => {
    const terminal = start(['assess']);
    await toRating(terminal);
    terminal.resize(40, 15);
    await terminal.waitUntil('narrow lines', () =>
      terminal
        .screen()
        .split('\n')
        .every((line) => line.length < 40),
    );
    await terminal.waitFor('No occasion');
    terminal.resize(15, 5);
    await terminal.waitFor('small');
    terminal.type('4');
    // A key and a new size overtake each other: still too small, for as long as the key may take.
    terminal.resize(16, 5);
    await terminal.waitFor('16×5');
    terminal.resize(100, 30);
    await terminal.waitFor(firstRating);
    expect(answers()).toHaveLength(1);
    terminal.type('4');
    await terminal.waitUntilGone(firstRating);
    terminal.type('q');
    expect((await terminal.exit()).code).toBe(0);
  });

  it('that is too small from the start is asked line by line, and told so once', async () => {
    const terminal = start(['assess'], { cols: 39, rows: 15 });
    await terminal.waitFor('s skip');
    const output = terminal.output().replace(/\s+/g, ' ');
    const told = 'This terminal is smaller than 40×15, so questions are asked line by line.';
    expect(output.split(told)).toHaveLength(2);
    terminal.type(`q${keys.enter}`);
    expect((await terminal.exit()).code).toBe(0);
  });

  it('that reads line by line gets lines only, in ASCII', async () => {
    const line = `${process.execPath} ${program} assess --restart`;
    // test/core/screen.test.ts says which variables ask for it.
    for (const asked of withThorough(
      [`TERM=dumb ${line}`],
      [`${line} --plain`, `ACCESSIBLE=1 ${line}`],
    )) {
      const terminal = openTerminal('sh', ['-c', `${asked}; echo "code $?"; read end`], {
        env: environment(),
      });
      open.push(terminal);
      await terminal.waitFor(level);
      terminal.type(`4${keys.enter}`);
      await terminal.waitFor(firstRating);
      terminal.type(`?${keys.enter}`);
      await terminal.waitFor('Does not count');
      terminal.type(`4${keys.enter}`);
      await terminal.waitFor('Question 3 of');
      terminal.type(`q${keys.enter}`);
      await terminal.waitFor(/2 answers are saved[\s\S]*code 0/);
      expect(terminal.output()).toMatch(/^[\r\n -~]*$/);
    }
  });

  it('that reads line by line may answer by single keys, and end texts by Enter', async () => {
    await bench.run(['settings', 'set', 'plain', 'on']);
    await bench.run(['settings', 'set', 'keys', 'on']);
    const terminal = start(['assess']);
    await terminal.waitFor('because of the setting plain.');
    await terminal.waitFor('s skip');
    // Two at once, as somebody types who knows the questions.
    terminal.type('44');
    await terminal.waitFor('Question 3 of');
    await terminal.waitFor(/\? help: *$/);
    terminal.type('n');
    await terminal.waitFor('Note, Enter alone for none:');
    terminal.type(`two words${keys.enter}`);
    await terminal.waitFor(/Noted\.[\s\S]*\? help: *$/);
    terminal.type(keys.up);
    terminal.type('4');
    await terminal.waitFor('Question 4 of');
    terminal.type(keys.ctrlC);
    expect((await terminal.exit()).code).toBe(130);
    expect(answers()).toHaveLength(3);
  });

  it('without colour gets none: NO_COLOR, --no-color', async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
    const colour = /\u001B\[[\d;]*m/;
    for (const { args, env } of withThorough<{ args: string[]; env: Record<string, string> }>(
      [{ args: ['--no-color'], env: {} }],
      [{ args: [], env: { NO_COLOR: '1' } }],
    )) {
      const terminal = start(['assess', '--restart', ...args], { env });
      await toRating(terminal);
      terminal.type('?');
      await terminal.waitFor('What counts');
      expect(terminal.output()).not.toMatch(colour);
      terminal.type(keys.ctrlD);
      expect((await terminal.exit()).code).toBe(0);
    }
    const coloured = start(['assess', '--restart']);
    await toRating(coloured);
    expect(coloured.output()).toMatch(colour);
  });

  atLength(
    'with ASCII only gets nothing else, in the questionnaire and in the result',
    async () => {
      const terminal = start(['assess', '--ascii']);
      await toRating(terminal);
      await answerUntil(terminal, review);
      expect(terminal.screen()).toMatch(/^[\n -~]*$/);
      terminal.type(keys.enter);
      await readResult(terminal);
      expect(terminal.scrollback()).toMatch(/^[\n -~]*$/);
    },
  );
});

describe('a note', () => {
  const note = async (typed: string, shown: string | RegExp) => {
    const terminal = start(['assess']);
    await toRating(terminal);
    terminal.type('n');
    await terminal.waitFor('what happened');
    terminal.type(typed);
    await terminal.waitFor(shown);
    terminal.type(keys.enter);
    await terminal.waitFor('Noted:');
    const [evidence] = bench.journal.filter(({ type }) => type === 'evidence');
    return String(evidence?.text);
  };

  it('takes a paste of 10 kB, cut and on one line', async () => {
    const line = '描いた 👩‍💻 für alle\r\n';
    const text = await note(pasted(line.repeat(700)), '2000 characters at most');
    expect(text).toMatch(/^描いた 👩‍💻 für alle 描いた 👩‍💻 für alle /u);
    expect(text.length).toBeLessThanOrEqual(2000);
    expect(text.length).toBeGreaterThan(1900);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be there
    expect(text).not.toMatch(/[\u0000-\u001F]/);
  });
});

describe('other commands', () => {
  beforeEach(async () => {
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
  });

  it('the name alone shows the status, whole on a screen of 80 × 24', async () => {
    const terminal = start();
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toMatch(/^.*level 3/);
    expect(terminal.scrollback()).toBe(terminal.screen());
  });

  it('data forget wants a word typed', async () => {
    const terminal = start(['data', 'forget']);
    await terminal.waitFor(/Type forget to\s+confirm/);
    terminal.type(`yes${keys.enter}`);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain('Nothing was deleted.');
    expect((await bench.run(['status'])).code).toBe(0);
  });

  it('an error is wrapped between words, with the next step', async () => {
    const terminal = start(['plan', 'done', 'nothing-like-this'], { cols: 40 });
    expect((await terminal.exit()).code).toBe(2);
    const lines = terminal.screen().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.length).toBeLessThan(40);
    expect(terminal.screen()).toMatch(/\nNext: /);
  });
});

describe('a page longer than the terminal', () => {
  const end = /What they do: .*\s.*help options/;

  it.each([
    ['is shown in the pager', 'sed s/checkin/paged/g', { code: 0, has: /paged/, lacks: /checkin/ }],
    ['may be left early', 'head -n 1', { code: 0, has: /^About your plan/, lacks: end }],
    [
      'is printed where the pager is not there',
      'no-such-pager',
      { code: 0, has: end, lacks: /paged/ },
    ],
    ['is printed where the pager fails', 'false', { code: 0, has: end, lacks: /paged/ }],
    ['is printed with --plain', 'head -n 1', { code: 0, has: end, lacks: /paged/ }],
  ])('%s', async (what, pager, { code, has, lacks }) => {
    const plain = what.endsWith('--plain') ? ['--plain'] : [];
    const terminal = start(['help', 'checkin', ...plain], { env: { CAREER_COACH_PAGER: pager } });
    expect((await terminal.exit()).code).toBe(code);
    const shown = `${terminal.scrollback()}\n${terminal.screen()}`;
    expect(shown).toMatch(has);
    expect(shown).not.toMatch(lacks);
  });

  it.skipIf(spawnSync('sh', ['-c', 'command -v less']).status !== 0)(
    'takes one key in less from the first part to the end, and leaves by it',
    async () => {
      const terminal = start(['help', 'placement'], { env: { CAREER_COACH_PAGER: 'less' } });
      await terminal.waitFor('Space goes on, q leaves');
      // Keys for a question that is not there run nothing.
      terminal.type('!');
      await terminal.waitFor('not available');
      terminal.type(`${keys.enter} `);
      await terminal.waitFor('End: Space or q leaves');
      terminal.type(' ');
      expect((await terminal.exit()).code).toBe(0);
    },
  );

  it('may be the list of notes, but not what follows a note', async () => {
    const note = ['log', `${'a long line '.repeat(60)}end`];
    const env = { CAREER_COACH_PAGER: 'sed s/end/paged/' };
    const noted = start(note, { cols: 40, rows: 15, env });
    await noted.waitFor('q leave');
    noted.type('n');
    await noted.exit();
    expect(noted.scrollback()).not.toContain('paged');
    const list = start(['log'], { cols: 40, rows: 15, env });
    expect(await list.exit()).toMatchObject({ code: 0 });
    expect(list.scrollback()).toContain('paged');
    const answers = path.join(import.meta.dirname, '../../data/example-answers.json');
    await bench.run(['assess', '--answers', answers, '--quiet']);
    for (const args of [
      ['undo', '--list'],
      ['export', '--section', 'agenda'],
    ]) {
      const page = start(args, {
        cols: 20,
        rows: 3,
        env: { CAREER_COACH_PAGER: 'sed s/^/paged/' },
      });
      expect(await page.exit()).toMatchObject({ code: 0 });
      expect(page.scrollback()).toContain('paged');
    }
  });

  it('a page for a browser is not printed: the next step names the command with your name in it', async () => {
    const terminal = start(['review', 'ask']);
    expect(await terminal.exit()).toMatchObject({ code: 2 });
    expect(terminal.scrollback()).toContain(
      'career-coach review ask --about NAME --out questions.html',
    );
  });

  it('leaves Ctrl-C to the pager', async () => {
    const waits = "trap 'echo caught; exit 0' INT; cat; while :; do sleep 0.1; done";
    const terminal = start(['ladder'], { env: { CAREER_COACH_PAGER: waits } });
    await terminal.waitFor('career-coach ladder tests-before-handover');
    terminal.type(keys.ctrlC);
    expect(await terminal.exit()).toEqual({ code: 0, signal: null });
    expect(terminal.screen()).toContain('caught');
  });
});
