import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answersAt, builtIn } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const assess = (...options: string[]) =>
  bench.run(['assess', '--answers', '-', ...options], { stdin: answersAt(3) });

/** Clears the screen, in both ways in which terminals take it, and turns the text around. */
const hostile = 'a\u001b[2Jb\u009b2Jc\u202e';
/** The same in what is printed; only the ends of lines are as they should be. */
const dangerous = /(?!\n)\p{Cc}|\u202e/u;

describe('arguments cannot send control sequences to the terminal', () => {
  test('the name of an exported file', async () => {
    await assess();
    for (const json of [[], ['--json']]) {
      const { code, stdout, stderr } = await bench.run([
        'export',
        '--force',
        '--out',
        path.join(bench.home, hostile),
        ...json,
      ]);
      expect(code).toBe(0);
      expect(stdout + stderr).toContain('b');
      expect(stdout + stderr).not.toMatch(dangerous);
    }
    const { stdout } = await bench.run(['export', '--force', '--out', hostile, '--json']);
    expect(JSON.parse(stdout).written).toBe(hostile);
  });

  test('the home', async () => {
    const home = path.join(bench.home, hostile);
    mkdirSync(home);
    await assess('--home', home);
    for (const args of [['plan'], ['plan', '--json'], ['data', 'path'], ['doctor'], ['settings']]) {
      const { stdout, stderr } = await bench.run([...args, '--home', home]);
      expect(stdout.length).toBeGreaterThan(10);
      expect(stdout + stderr, args.join(' ')).not.toMatch(dangerous);
    }
  });

  test('the path of a ladder', async () => {
    const file = path.join(bench.home, hostile);
    writeFileSync(file, JSON.stringify({ ...builtIn, id: 'mine' }));
    for (const json of [[], ['--json']]) {
      const { code, stdout, stderr } = await bench.run([
        'settings',
        'set',
        'ladder',
        file,
        ...json,
      ]);
      expect(code).toBe(2);
      expect(stdout + stderr).toContain('control characters');
      expect(stdout + stderr).not.toMatch(dangerous);
    }
  });

  test('the words for a term, and a name', async () => {
    const term = await bench.run(['settings', 'set', 'terms.customer', hostile, 'many']);
    expect(term.code).toBe(0);
    await assess();
    const review = await bench.run(['review', '-', '--by', hostile], { stdin: answersAt(2) });
    for (const { stdout, stderr } of [term, review, await bench.run(['ladder', '2'])]) {
      expect(stdout + stderr).not.toMatch(dangerous);
    }
  });

  test('what to do next', async () => {
    await assess();
    const file = path.join(bench.home, hostile);
    writeFileSync(file, answersAt(2));
    for (const json of [[], ['--json']]) {
      const { code, stdout, stderr } = await bench.run(['import', file, ...json]);
      expect(code).toBe(2);
      expect(stdout + stderr).toContain('assess --answers');
      expect(stdout + stderr).not.toMatch(dangerous);
    }
  });
});

describe('printed commands can be copied', () => {
  test('with the file in quotes where it needs them', async () => {
    await assess();
    const name = "my journal's copy.jsonl";
    const backup = await bench.run(['data', 'backup', name]);
    expect(backup.stdout).toContain("data restore 'my journal'\\''s copy.jsonl'");
    await bench.run(['log', 'something new']);
    const restore = await bench.run(['data', 'restore', name]);
    expect(restore.stderr).toContain(
      "Next: career-coach data restore 'my journal'\\''s copy.jsonl' --yes",
    );
    expect(restore.stderr).toContain("data merge 'my journal'\\''s copy.jsonl'");
    writeFileSync(path.join(bench.home, 'my answers'), answersAt(2));
    expect((await bench.run(['import', 'my answers'])).stderr).toContain("--answers 'my answers'");
  });
});

test('--quiet drops notices and keeps errors', async () => {
  await assess();
  await bench.run(['data', 'backup', 'b.jsonl']);
  await bench.run(['log', 'something new']);
  const { code, stderr } = await bench.run(['data', 'restore', 'b.jsonl', '--quiet']);
  expect(code).toBe(2);
  expect(stderr).not.toContain('would come back');
  expect(stderr).toContain('data restore b.jsonl --yes');
  const once = ['checkin', '--note', 'a note', '--id', 'k'];
  await bench.run(once);
  expect((await bench.run(once)).stderr).toContain('already recorded');
  expect((await bench.run([...once, '--quiet'])).stderr).toBe('');
});
