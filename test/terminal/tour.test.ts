import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { Bench, program } from '../commands/program.js';
import { keys, openTerminal } from './terminal.js';

/** The tour shows a screen of a check-in as it is: an answer taken back, and an action that is stuck. */

const root = path.join(import.meta.dirname, '../..');

test('the screen in the tour is a real one, and undo takes back half a check-in', async () => {
  const bench = new Bench();
  bench.today = '2026-11-30';
  await bench.run(['assess', '--answers', path.join(root, 'data/example-answers.json')]);
  bench.today = '2026-12-14';
  const terminal = openTerminal(process.execPath, [program, 'checkin'], {
    env: {
      CAREER_COACH_HOME: bench.home,
      CAREER_COACH_NOW: bench.today,
      LANG: 'en_GB.UTF-8',
      NO_COLOR: '1',
    },
  });
  try {
    const asked = 'How is it going? Own up to one mistake';
    await terminal.waitFor(/1-5 or Enter choose/);
    terminal.type('3');
    await terminal.waitFor('What came of it');
    terminal.type(keys.escape);
    await terminal.waitFor(`Taken back: ${asked}`);
    await terminal.waitFor(/1-5 or Enter choose/);
    terminal.type('4');
    await terminal.waitFor('What is in the way');
    terminal.type(`the cause isn't clear yet${keys.enter}`);
    const screen = await terminal.waitFor(/1-6 or Enter choose/);
    const [, shown] =
      /```text\n([\s\S]*?)```/.exec(readFileSync(path.join(root, 'docs/tour.md'), 'utf8')) ?? [];
    expect(shown).toBe(`${screen}\n`);
    terminal.type(keys.ctrlC);
    await terminal.exit();
  } finally {
    terminal.close();
  }
  const { stdout } = await bench.run(['undo', '--yes']);
  expect(stdout).toMatch(/^Taken back: the check-in of Mon 14 Dec/);
  expect((await bench.json(['plan'])).plan.active[0]).not.toHaveProperty('stuck');
  bench.remove();
});
