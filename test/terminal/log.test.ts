import process from 'node:process';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answersAt } from '../commands/ladder-facts.js';
import { Bench, program } from '../commands/program.js';
import type { Terminal } from './terminal.js';
import { keys, openTerminal } from './terminal.js';

/** A line that is noted at a terminal, and the one key that says what it shows. */

const one = 'Drew the billing landscape with the people who run it';
const two = `${one}, and weighed two design options by cost`;

describe('log TEXT', () => {
  let bench = new Bench();
  let terminal: Terminal | null = null;
  beforeEach(() => bench.run(['undo', '--yes']));
  afterEach(() => terminal?.close());
  afterAll(() => bench.remove());

  function note(args: readonly string[], cols = 80, rows = 24): Terminal {
    terminal = openTerminal(process.execPath, [program, 'log', ...args], {
      cwd: bench.home,
      env: { HOME: bench.home, TZ: 'UTC', CAREER_COACH_HOME: bench.home },
      cols,
      rows,
    });
    return terminal;
  }

  async function answer(text: string, key: string, code = 0): Promise<string> {
    const opened = note([text]);
    await opened.waitFor('q leave');
    // By the time of the question the line is on the disk.
    expect(bench.journal.at(-1)).toMatchObject({ type: 'evidence', text, behaviours: [] });
    opened.type(key);
    expect(await opened.exit()).toMatchObject({ code });
    return opened.screen();
  }

  const shown = async () => (await bench.json(['log'])).evidence[0].behaviours;

  test('takes y, a number, n or Esc, and is saved in any case', async () => {
    // The first line of all brings the warning, and only that.
    expect(await answer(one, 'y')).toMatch(/No names of people or companies.*About: Draws/s);
    expect(await shown()).toEqual(['draws-landscape']);
    expect(await answer(two, '2')).toMatch(/^Saved\. Is it about one of these\?\n {2}1 Draws how/);
    expect(await shown()).toEqual(['weighs-options']);
    for (const key of ['n', keys.escape]) {
      expect(await answer(two, key)).toMatch(/n or Enter none · q leave\n• .*\n.*cost$/);
      expect(await shown()).toEqual([]);
    }
    expect(await answer(two, keys.ctrlC, 130)).toContain('The note is saved.');
  });

  test('says which keys there are, and takes Enter for none', async () => {
    const opened = note([two], 40, 15);
    await opened.waitFor('q leave');
    // What is broken off a line stands below its text.
    expect(opened.screen()).toMatch(/\n {2}1 Draws how the systems of several\n {4}\S/);
    opened.type('z');
    await opened.waitFor('Keys: 1-2, p, n or Enter, q');
    opened.type(keys.enter);
    await opened.exit();
    expect(opened.screen()).not.toContain('Keys:');
  });

  test('drop without an id asks which line', async () => {
    await bench.run(['log', 'One is done']);
    await bench.run(['log', 'Two is done']);
    const lines = async () => (await bench.json(['log'])).evidence;
    const before = await lines();
    const opened = note(['drop']);
    await opened.waitFor(/Which note will you drop\?\s+› 1 [^?]*?\s2 /);
    opened.type('2');
    await opened.exit();
    expect(await lines()).toEqual(before.toSpliced(1, 1));
  });

  test('says so once where the terminal has become narrower meanwhile', async () => {
    const opened = note([one]);
    await opened.waitFor('q leave');
    opened.type('z');
    await opened.waitFor('Keys: y, p, n or Enter, q');
    opened.resize(40, 24);
    opened.type('x');
    opened.type('z');
    opened.type('y');
    await opened.exit();
    expect(opened.screen()).not.toContain('Keys');
  });

  test('where no words tell, offers the list, and says how to do it later', async () => {
    const plain = 'Lunch with the team';
    const screen = await answer(plain, keys.enter);
    expect(screen.replaceAll(/\s+/g, ' ')).toContain(
      'Saved. No behaviour seems to fit, so it stays without one. To give it one later: career-coach log edit last p pick from the list · n or Enter none · q leave',
    );
    expect(await shown()).toEqual([]);
    const opened = note([plain]);
    await opened.waitFor('pick from the list');
    opened.type('p');
    await opened.waitFor('Which behaviour is it about?');
    opened.type('draws-landscape');
    await opened.waitFor('Find: draws-landscape');
    opened.type(keys.enter);
    expect(await opened.exit()).toMatchObject({ code: 0 });
    expect(await shown()).toEqual(['draws-landscape']);
    const left = note([plain]);
    await left.waitFor('pick from the list');
    left.type('p');
    await left.waitFor('Which behaviour is it about?');
    left.type(keys.ctrlC);
    expect(await left.exit()).toMatchObject({ code: 130 });
    expect(left.screen()).toContain('The note is saved.');
  });

  test('where the suggestions are wrong, opens the list, with the plan first', async () => {
    await bench.run(['assess', '--answers', '-', '--no-plan'], { stdin: answersAt(3) });
    await bench.run(['plan', 'add', '--will', 'do it', '--behaviour', 'warns-early']);
    const opened = note([one]);
    await opened.waitFor(/1 Draws[\s\S]+2 Tells[\s\S]+p pick from the list/);
    opened.type('p');
    await opened.waitFor(
      /Which behaviour is it about\?\s+› Of your plan: Tells whoever is waiting/,
    );
    // Back to the question before.
    opened.type(keys.escape);
    await opened.waitUntil('it again', () => opened.output().split('q leave').length === 3);
    opened.type('p');
    await opened.waitFor(
      /Which behaviour is it about\?\s+› Of your plan: Tells whoever is waiting/,
    );
    opened.type(keys.enter);
    await opened.waitFor('Does that finish “Do it”? (y/N)');
    opened.type('n');
    expect(await opened.exit()).toMatchObject({ code: 0 });
    expect(await shown()).toEqual(['warns-early']);
  });

  test('where no words tell, asks about what the plan is about', async () => {
    await bench.run(['assess', '--answers', '-', '--no-plan'], { stdin: answersAt(3) });
    for (const [will, behaviour] of [
      ['say it', 'warns-early'],
      ['draw it', 'draws-landscape'],
    ] as const) {
      await bench.run(['plan', 'add', '--will', will, '--behaviour', behaviour]);
    }
    const opened = note(['Lunch with the team']);
    const screen = await opened.waitFor('q leave');
    opened.type('2');
    // It may be all that the action was for.
    await opened.waitFor('Does that finish “Draw it”? (y/N)');
    opened.type('n');
    expect(await opened.exit()).toMatchObject({ code: 0 });
    expect(screen.replaceAll(/\s+/g, ' ')).toContain(
      'Saved. Is it about one of these, from your plan? 1 Tells whoever is waiting that a date is slipping',
    );
    expect(await shown()).toEqual(['draws-landscape']);
  });

  describe('about an action of the plan', () => {
    const will = ['plan', 'add', '--behaviour', 'warns-early', '--will'];
    const titles = async (): Promise<string[]> =>
      (await bench.json(['plan'])).plan.done.map(({ title }: { title: string }) => title);

    beforeEach(async () => {
      bench.remove();
      bench = new Bench();
      await bench.run(['assess', '--answers', '-', '--no-plan'], { stdin: answersAt(3) });
      await bench.run([...will, 'write a warning about the date']);
    });

    test('asks whether the line finishes it, and ties the line to it', async () => {
      const opened = note(['Told them that the date slips', '--behaviour', 'warns-early']);
      await opened.waitFor('Does that finish “Write a warning about the date”? (y/N)');
      opened.type('y');
      expect(await opened.exit()).toMatchObject({ code: 0 });
      expect(opened.screen()).toContain('Done: Write a warning about the date. The next check-in');
      expect(await titles()).toEqual(['Write a warning about the date']);
      const { sitting } = bench.journal.at(-1) ?? {};
      expect(bench.journal.at(-2)).toMatchObject({ type: 'evidence', sitting });
      // By its own words, though the sitting finished an action.
      expect((await bench.run(['undo', '--list'])).stdout).toContain(
        'note: Told them that the date slips',
      );
      expect((await bench.run(['export', '--for', 'mentor'])).stdout).toContain(
        'What came of it: Told them that the date slips',
      );
    });

    test('asks by the words, too, where the line shows no behaviour', async () => {
      const opened = note(['Wrote a warning about the date']);
      await opened.waitFor('n or Enter');
      // Whoever looks at the list and goes back finds the question once.
      opened.type('p');
      await opened.waitFor('Which behaviour is it about?');
      const from = opened.output().length;
      opened.type(keys.escape);
      await opened.waitUntil('the question again', () =>
        opened.output().slice(from).includes('n or Enter'),
      );
      expect(opened.scrollback().match(/Is it about/g)).toHaveLength(1);
      opened.type('n');
      await opened.waitFor('Does that finish “Write a warning about the date”? (y/N)');
      opened.type('y');
      expect(await opened.exit()).toMatchObject({ code: 0 });
      expect(await titles()).toEqual(['Write a warning about the date']);
      expect(await shown()).toEqual([]);
    });

    test('Escape goes back to what the line shows, and the answer is forgotten', async () => {
      const opened = note([
        'Wrote a warning about the date, and drew the landscape of the systems',
      ]);
      await opened.waitFor(/1 Draws[\s\S]+q leave/);
      opened.type('2');
      await opened.waitFor('Does that finish “Write a warning about the date”? (y/N)');
      const from = opened.output().length;
      opened.type(keys.escape);
      await opened.waitUntil('the question again', () =>
        opened.output().slice(from).includes('q leave'),
      );
      opened.type('1');
      await opened.waitFor('Does that finish “Write a warning about the date”? (y/N)');
      opened.type(keys.enter);
      expect(await opened.exit()).toMatchObject({ code: 0 });
      expect(await shown()).toEqual(['draws-landscape']);
      expect(opened.screen()).toContain('About: Draws how the systems');
      expect(opened.screen()).not.toContain('draws-landscape');
    });

    test('or one of two; Enter is no, and so is leaving', async () => {
      await bench.run([...will, 'name a new date']);
      const noted = 'Wrote a warning to them about the date';
      for (const [key, done] of [
        [keys.enter, []],
        ['q', []],
        ['2', ['Name a new date']],
      ] as const) {
        const opened = note([noted, '--behaviour', 'warns-early']);
        await opened.waitFor(/Does that finish one of these\?[\s\S]+› 3 No, none yet/);
        opened.type(key);
        expect(await opened.exit()).toMatchObject({ code: 0 });
        expect(await titles()).toEqual(done);
      }
    });
  });

  test('asks nothing for JSON or with --quiet', async () => {
    for (const args of [
      [one, '--json'],
      [one, '--quiet'],
    ]) {
      const opened = note(args);
      expect(await opened.exit()).toMatchObject({ code: 0 });
      expect(opened.screen()).not.toContain('q leave');
    }
  });
});
