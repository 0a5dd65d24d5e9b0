import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answersAt } from '../commands/ladder-facts.js';
import { Bench, program } from '../commands/program.js';
import { withThorough } from '../thorough.js';
import type { Terminal } from './terminal.js';
import { keys, openTerminal } from './terminal.js';

let bench: Bench;
const open: Terminal[] = [];
beforeEach(async () => {
  bench = new Bench();
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
  await bench.run(['role', 'Lead at the bank']);
});
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.close();
  bench.remove();
});

const start = (...args: string[]): Terminal => {
  const terminal = openTerminal(process.execPath, [program, 'undo', ...args], {
    env: { CAREER_COACH_HOME: bench.home, CAREER_COACH_NOW: bench.today, TZ: 'UTC', NO_COLOR: '1' },
  });
  open.push(terminal);
  return terminal;
};
const roles = async () => (await bench.json(['role'])).roles.length;

describe('undo in a terminal', () => {
  test('shows before and after, asks, and does it on Enter', async () => {
    const terminal = start();
    const screen = await terminal.waitFor('Take it back?');
    expect(screen).toMatch(/^Take back: the new role of Sat 21 Nov 2026 \([0-9a-f]{4}\)$/m);
    expect(screen).toMatch(/^ {2}Role +Lead at the bank → none$/m);
    terminal.type(keys.enter);
    expect(await terminal.exit()).toEqual({ code: 0, signal: null });
    expect(terminal.screen()).toContain('Taken back: the new role of Sat 21 Nov 2026');
    expect(await roles()).toBe(0);
  });

  // What leaves a question is tried in growth.test.ts.
  test.each(
    withThorough<[string, string, number]>(
      [['n and Enter', `n${keys.enter}`, 0]],
      [
        ['Ctrl-C', keys.ctrlC, 130],
        ['Ctrl-D', keys.ctrlD, 0],
      ],
    ),
  )('%s changes nothing', async (_, typed, code) => {
    const before = bench.journal.length;
    const terminal = start();
    await terminal.waitFor('Take it back?');
    terminal.type(typed);
    expect(await terminal.exit()).toEqual({ code, signal: null });
    expect(terminal.screen()).toContain('Nothing was changed.');
    expect(bench.journal).toHaveLength(before);
  });

  test('keeps a whole assessment on Enter', async () => {
    const { things } = await bench.json(['undo', '--list']);
    const { id = '' } = things.find(({ kind }: { kind: string }) => kind === 'assessment') ?? {};
    const terminal = start(id);
    await terminal.waitFor('Take it back? (y/N)');
    terminal.type(keys.enter);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain('Nothing was changed.');
    expect((await bench.json(['status'])).stage.level).toBe(3);
  });

  test('keeps what was done on another day on Enter', async () => {
    bench.today = '2026-11-25';
    const terminal = start();
    await terminal.waitFor('Take it back? (y/N)');
    terminal.type(keys.enter);
    expect((await terminal.exit()).code).toBe(0);
    expect(await roles()).toBe(1);
  });

  test('line by line, too', async () => {
    const terminal = start('--plain');
    await terminal.waitFor('Take it back?');
    terminal.type(`y${keys.enter}`);
    expect((await terminal.exit()).code).toBe(0);
    expect(await roles()).toBe(0);
  });

  test('with --yes it does not ask', async () => {
    const terminal = start('--yes');
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).not.toContain('Take it back?');
    expect(await roles()).toBe(0);
  });
});
