import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { widthOf } from '../../src/text/width.js';
import { answersAt } from '../commands/ladder-facts.js';
import { Bench, program } from '../commands/program.js';
import type { Terminal } from './terminal.js';
import { keys, openTerminal } from './terminal.js';

/** A year in a repository, imported from what git prints and triaged in a terminal. */

const today = '2026-11-28';
const commits = 1000;

type Kind = 'bot' | 'merge' | 'revert' | 'reverted' | 'own';

/** Of each hundred commits, so many of each kind. */
function kindOf(index: number): Kind {
  const place = index % 100;
  if (place < 10) return 'bot';
  if (place < 20) return 'merge';
  if (place === 98) return 'reverted';
  return place === 99 ? 'revert' : 'own';
}

function subjectOf(index: number): string {
  switch (kindOf(index)) {
    case 'bot':
      return `Bump parser from 1.${index} to 1.${index + 1}`;
    case 'merge':
      return `Merge branch 'topic-${index}'`;
    case 'revert':
      return `Revert "Change part ${index - 1}"`;
    default:
      return `Change part ${index}${index % 4 === 0 ? ` (#${index})` : ''}`;
  }
}

const numbers = Array.from({ length: commits }, (_, index) => index + 1);
const own = numbers.filter((index) => kindOf(index) === 'own').length;

/** A stream for `git fast-import`. */
function yearOfCommits(): string {
  const start = Date.parse('2025-12-01T09:00:00Z') / 1000;
  const step = Math.floor((360 * 24 * 3600) / commits);
  return numbers
    .map((index) => {
      const name = kindOf(index) === 'bot' ? 'renovate[bot]' : 'You';
      const who = `${name} <you@example.org> ${start + index * step} +0100`;
      const subject = subjectOf(index);
      return [
        `commit refs/heads/main\nmark :${index}\nauthor ${who}\ncommitter ${who}`,
        `\ndata ${subject.length + 1}\n${subject}\n`,
        index > 1 ? `from :${index - 1}\n` : '',
        kindOf(index) === 'merge' ? `merge :${index - 2}\n` : '',
        `M 100644 inline file\ndata ${`${index}`.length}\n${index}\n`,
      ].join('');
    })
    .join('');
}

const hasGit = spawnSync('git', ['--version']).status === 0;

describe.runIf(hasGit)('a year of commits in the inbox', () => {
  const bench = new Bench();
  let terminal: Terminal | null = null;
  beforeAll(async () => {
    bench.today = today;
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
    const repository = path.join(bench.home, 'repository');
    const git = (args: readonly string[], input = '') =>
      spawnSync('git', args, { cwd: bench.home, input, encoding: 'utf8', maxBuffer: 1e8 }).stdout;
    git(['init', '--quiet', '--initial-branch=main', repository]);
    git(['-C', repository, 'fast-import', '--quiet'], yearOfCommits());
    const stdin = git(['-C', repository, 'log', '--no-color']);
    const imported = await bench.json(['log', 'import', '-'], { stdin });
    expect(imported).toMatchObject({
      added: own,
      leftOut: { merges: commits / 10, bots: commits / 10 },
    });
  });
  afterEach(() => terminal?.close());
  afterAll(() => bench.remove());

  /** Opens the inbox, with a key typed early; the function types and gives the new part of what was drawn, once the next question is up. */
  async function open(cols: number, rows: number, early = '') {
    const opened = openTerminal(process.execPath, [program, 'log', 'inbox'], {
      cwd: bench.home,
      env: { HOME: bench.home, TZ: 'UTC', CAREER_COACH_HOME: bench.home, CAREER_COACH_NOW: today },
      cols,
      rows,
    });
    terminal = opened;
    opened.type(early);
    const questions = () => opened.output().match(/q (?:leave|go\s+back)/g)?.length ?? 0;
    await opened.waitFor('q leave');
    const press = async (key: string) => {
      const [before, from] = [questions(), opened.output().length];
      opened.type(key);
      await opened.waitUntil(
        'the next question',
        () => questions() > before || /Enter for none/.test(opened.screen()),
      );
      return opened.output().slice(from);
    };
    return { opened, press };
  }

  const kept = () =>
    bench.journal.filter(({ type }) => type === 'evidence') as unknown as {
      text: string;
      behaviours: string[];
      links: string[];
    }[];
  const waiting = async () => (await bench.json(['log', 'inbox'])).inbox.length;

  test('takes no key that was typed before it was there', async () => {
    const { opened } = await open(80, 24, 'd');
    opened.type('?');
    await opened.waitFor('Keys: 1-7');
    opened.type('q');
    expect(await opened.exit()).toMatchObject({ code: 0 });
    expect(opened.screen()).not.toContain('Dropped: Change');
    expect(await waiting()).toBe(own);
  });

  test('is looked at week by week, and what was decided stays decided after Ctrl-C', async () => {
    const { opened, press } = await open(80, 24);
    expect(opened.screen()).toMatch(/Week of Mon 23 Nov 2026 · \d+ proposals · \d+ left in all/);
    // One of them, in other words and tied.
    await press('1');
    opened.type('r');
    await opened.waitFor('In your words');
    // Esc goes back one step: the words stay, and the inbox is still there.
    await press(keys.escape);
    const from = opened.output().length;
    opened.type('r');
    await opened.waitUntil('the words', () =>
      opened.output().slice(from).includes('In your words'),
    );
    opened.type(`${keys.ctrlU}Halved the waiting time`);
    await press(keys.enter);
    opened.type('t');
    await opened.waitFor('Which behaviour is it about?');
    expect(opened.screen()).toMatch(
      /› Find it by words, or type its id\n {2}Level 1: .*\n {2}Habit: Listen\n/s,
    );
    opened.type(keys.enter);
    await opened.waitFor('Words from the behaviour, or its id');
    const asked = opened.output().length;
    opened.type(keys.escape);
    await opened.waitUntil('the list', () =>
      opened.output().slice(asked).includes('type to search'),
    );
    const again = opened.output().length;
    opened.type(keys.enter);
    await opened.waitUntil('the question for words', () =>
      opened.output().slice(again).includes('Words from the behaviour, or its id'),
    );
    opened.type(`xyzzy${keys.enter}`);
    await opened.waitFor('No behaviour has these words');
    // They have left the line.
    opened.type(`draw land${keys.enter}`);
    await opened.waitFor('Which one?');
    expect(opened.screen()).toMatch(/› 1 Draws how the systems of several teams connect/);
    await press(keys.enter);
    // One that is dropped, one for later, then the rest of the week.
    await press('1');
    expect(await press('d')).toContain('Dropped: Change part ');
    // From one of a week back to the week, from a list of behaviours to the proposal.
    await press('1');
    expect(await press('q')).toContain('Week of Mon 23 Nov 2026');
    await press('1');
    opened.type('t');
    await opened.waitFor(/Which behaviour is it about\?.*Esc go back/s);
    expect(await press(keys.escape)).toContain('keep for a behaviour');
    await press(keys.enter);
    expect(await press('d')).toMatch(/Dropped: Change part \d+.* and \d+ more/);
    // A week as one line; the next is looked through.
    expect(await press('k')).toMatch(/\d+ changes, among them: /);
    expect(await press('k')).toMatch(/Kept: \d+ changes, among them: /);
    await press('m');
    opened.type(keys.ctrlC);
    expect(await opened.exit()).toMatchObject({ code: 130 });
    expect(opened.screen()).toMatch(/Kept: 2\. Dropped: \d+\. Still in the inbox: \d+\./);
    expect(kept()).toMatchObject([
      { text: 'Halved the waiting time', behaviours: ['draws-landscape'] },
      { text: expect.stringMatching(/^\d+ changes, among them: Change part/), behaviours: [] },
    ]);
    expect(kept()[1]?.links.length).toBe(10);
    const left = await waiting();
    expect(left).toBeLessThan(own - 20);
    // The commits of the week that became one line are not proposed again.
    const { inbox } = await bench.json(['log', 'inbox']);
    expect(inbox.filter(({ date }: { date: string }) => date >= '2026-11-16')).toHaveLength(1);
  });

  test('is done in a key a week, on a small screen, too', async () => {
    const { opened, press } = await open(40, 15);
    let pressed = 0;
    while (pressed < 80) {
      const drawn = await press('d');
      pressed += 1;
      // What became of the last one may scroll away.
      const question = drawn.trim().replace(/^[^\n]*Dropped: [^\n]*\s*/, '');
      const lines = question.split(/\r?\n/);
      if (/Enter for none/.test(opened.screen())) break;
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(40);
      expect(lines.length).toBeLessThanOrEqual(15);
    }
    expect(pressed).toBeLessThanOrEqual(53);
    opened.type(keys.enter);
    await opened.waitFor('inbox: 0.');
    expect(await opened.exit()).toMatchObject({ code: 0 });
    expect(await waiting()).toBe(0);
    expect(kept()).toHaveLength(2);
  });
});
