import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answersAt } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const complete = (...words: string[]) => bench.run(['complete', '--', ...words]);
/** The candidates without what they are. */
const values = async (...words: string[]) => {
  const { code, stdout, stderr } = await complete(...words);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = stdout.trim().split('\n');
  expect(lines.pop()).toMatch(/^:\d+$/);
  return lines.map((line) => line.split('\t')[0]);
};

describe('a request of a shell', () => {
  test('completes the ids of behaviours, levels, settings, schedules and profiles', async () => {
    expect(await values('why', 'draws-l')).toEqual(['draws-landscape']);
    expect(await values('ladder', '')).toEqual(
      expect.arrayContaining(['1', '5', 'listen', 'draws-landscape']),
    );
    expect(await values('plan', 'target', '3')).toEqual(['3']);
    expect(await values('settings', 'set', 'r')).toEqual(['rhythm']);
    expect(await values('schedule', 'c')).toEqual(['cron']);
    expect(await values('--profile', '')).toEqual([]);
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
    expect(await values('--profile', '')).toEqual(['default']);
    expect(existsSync(path.join(bench.home, 'profiles', 'other'))).toBe(false);
  });

  test('completes the ids of actions and undoable items from the given home', async () => {
    expect(await values('plan', 'done', '')).toEqual([]);
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
    const { plan } = await bench.json(['status']);
    const active = plan.active.map(({ id }: { id: string }) => id);
    const queued = plan.queue.map(({ id }: { id: string }) => id);
    expect(await values('checkin', '--done', '')).toEqual(active);
    expect(await values('plan', 'done', '')).toEqual(expect.arrayContaining(active));
    expect(await values('plan', 'add', '')).toEqual(expect.arrayContaining(queued));
    expect(await values('plan', 'add', '')).not.toContain(active[0]);
    const [thing] = (await bench.json(['undo', '--list'])).things;
    expect(await values('undo', '')).toContain(thing.id);
    const elsewhere = path.join(bench.home, 'elsewhere');
    expect(await values('--home', elsewhere, 'checkin', '--done', '')).toEqual([]);
    expect(await values(`--home=${elsewhere}`, 'checkin', '--done', '')).toEqual([]);
    expect(await values('--profile', 'other', 'checkin', '--done', '')).toEqual([]);
  });

  test('is silent about errors, and changes nothing', async () => {
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
    const settings = path.join(bench.profile, 'config.json');
    const journal = path.join(bench.profile, 'journal.jsonl');
    appendFileSync(journal, 'broken\n');
    expect((await values('checkin', '--done', '')).length).toBe(3);
    writeFileSync(settings, '{"broken"');
    expect(await values('checkin', '--done', '')).toEqual([]);
    expect(readFileSync(settings, 'utf8')).toBe('{"broken"');
    const nowhere = await bench.run(['complete', '--', 'plan', 'done', ''], {
      env: { CAREER_COACH_HOME: 'relative', CAREER_COACH_NOW: 'never' },
    });
    expect(nowhere).toEqual({ code: 0, stdout: ':4\n', stderr: '' });
    expect((await bench.run(['complete'])).code).toBe(0);
  });

  test('is ASCII where nothing else can be drawn', async () => {
    const { stdout } = await bench.run(['complete', '--', 'plan', 'add', '--'], {
      env: { LC_ALL: 'C' },
    });
    expect(stdout).toContain('--when');
    expect(stdout).toMatch(/^[\t\n -~]*$/);
  });
});

describe('completion', () => {
  test('explains itself without a shell', async () => {
    const { code, stdout } = await bench.run(['completion']);
    expect(code).toBe(0);
    for (const shell of ['bash', 'zsh', 'fish', 'powershell'])
      expect(stdout).toContain(`career-coach completion ${shell}`);
    expect((await bench.json(['completion'])).shells).toHaveLength(4);
  });

  test.each(['bash', 'zsh', 'fish', 'powershell'])('prints a script for %s', async (shell) => {
    const { code, stdout, stderr } = await bench.run(['completion', shell]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/career-coach complete '?--/);
    expect(await bench.json(['completion', shell])).toEqual({
      schemaVersion: 1,
      shell,
      script: stdout,
    });
  });

  test('suggests the nearest shell', async () => {
    const { code, stderr } = await bench.run(['completion', 'zhs']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/did you mean zsh\?/);
  });
});
