import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reportSchema } from '../../src/core/schema/report.schema.js';
import { answersAt } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const assessed = async () => {
  const { code } = await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
  expect(code).toBe(0);
};

describe('before the first assessment', () => {
  test.each([['status'], ['plan'], ['export']])('%s says so, and how to begin', async (command) => {
    expect(await bench.run([command])).toEqual({
      code: 3,
      stdout: '',
      stderr: 'career-coach: There is no assessment yet.\nNext: career-coach assess\n',
    });
  });

  test('with --json the same is JSON', async () => {
    const { code, stdout, stderr } = await bench.run(['status', '--json']);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'no-assessment',
        message: 'There is no assessment yet',
        next: ['career-coach assess'],
      },
    });
  });

  test('the name alone starts the assessment, which needs a terminal here', async () => {
    const { code, stdout, stderr } = await bench.run([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/no terminal/);
    expect(stderr).toMatch(/assess --answers FILE/);
  });
});

describe('after it', () => {
  beforeEach(assessed);

  test('status --json is the report', async () => {
    const report = reportSchema.parse(await bench.json(['status']));
    expect(report.stage.level).toBe(3);
    expect(await bench.json(['export', '--format', 'json'])).toEqual(report);
  });

  test('the name alone is the status', async () => {
    expect((await bench.run([])).stdout).toBe((await bench.run(['status'])).stdout);
  });

  test('plan says where it is stored, as JSON', async () => {
    expect(await bench.json(['plan'])).toMatchObject({ folder: bench.profile });
  });

  test('profiles live side by side', async () => {
    expect((await bench.run(['status', '--profile', 'other'])).code).toBe(3);
    expect((await bench.run(['--profile', 'default', 'status'])).code).toBe(0);
    const { code, stderr } = await bench.run(['status', '--profile', '../up']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/\.\.\/up/);
  });

  test('export writes a file once, and again only with --force', async () => {
    const file = path.join(bench.home, 'mentor.md');
    const first = await bench.run(['export', '--out', file]);
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(first.stderr).toMatch(/^The page shows .*\nWritten to .*mentor\.md\n$/);
    expect(readFileSync(file, 'utf8')).toBe((await bench.run(['export'])).stdout);
    writeFileSync(file, 'mine');
    const again = await bench.run(['export', '--out', file]);
    expect(again.code).toBe(2);
    expect(again.stderr).toMatch(/--force/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await bench.run(['export', '--out', file, '--force'])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toBe('mine');
  });

  test.each([[['mentor']], [['promotion']], [['me']]])(
    'export --for %s is a separate markdown page',
    async ([reader = '']) => {
      const { code, stdout } = await bench.run(['export', '--for', reader]);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^# /);
      const args = ['export', '--for', reader, '--out', '-'];
      expect(await bench.run(args)).toEqual({ code, stdout, stderr: '' });
    },
  );

  test('a broken line is skipped, reported, and left in the file', async () => {
    const journal = path.join(bench.profile, 'journal.jsonl');
    writeFileSync(journal, `${readFileSync(journal, 'utf8')}{"v":1,"type":"answ\n`);
    const before = readFileSync(journal, 'utf8');
    const { code, stdout, stderr } = await bench.run(['status']);
    expect(code).toBe(0);
    expect(stdout).toContain('level 3');
    expect(stderr).toMatch(
      /^1 journal line set aside.*nothing was deleted; career-coach doctor explains\n$/,
    );
    expect((await bench.run(['status', '--quiet'])).stderr).toBe('');
    expect(readFileSync(journal, 'utf8')).toBe(before);
  });
});

describe('ladder', () => {
  test.each([
    [[], 'draws'],
    [['3'], 'draws-landscape'],
    [['listen'], 'plays-back'],
    [['draws-landscape'], 'What does not count'],
    [['draws-l'], 'What does not count'],
  ])('%j', async (which, contains) => {
    const { code, stdout } = await bench.run(['ladder', ...which]);
    expect(code).toBe(0);
    if (which.length > 0) expect(stdout).toContain(contains);
    expect(stdout).not.toMatch(/\{customer/);
  });

  test('why knows a behaviour by the beginning of its id, too', async () => {
    const whole = await bench.run(['why', 'draws-landscape']);
    expect(whole.code).toBe(0);
    expect(await bench.run(['why', 'draws-l'])).toEqual(whole);
    expect((await bench.json(['why', 'draws-l'])).behaviour.id).toBe('draws-landscape');
    const { code, stderr } = await bench.run(['why', 'drows-landscape']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/There is no behaviour "drows-landscape"; did you mean draws-landscape/);
  });

  test.each([
    ['advisor', 'level 4, “Trusted advisor”', '4 lists the ids of “Trusted advisor”'],
    ['trusted Advisor', 'level 4, “Trusted advisor”', '4 lists the ids of “Trusted advisor”'],
    ['partner', 'level 5, “Partner”', '5 lists the ids of “Partner”'],
    ['confidence', 'the habit “Earn confidence first”', 'earn-confidence lists the ids of “Earn'],
  ])('why %s leads to the level or habit of that title', async (word, meant, command) => {
    const { code, stderr } = await bench.run(['why', word]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `There is no behaviour "${word}"; did you mean ${meant}?\nNext: career-coach ladder ${command}`,
    );
  });

  test('an unknown part suggests the nearest', async () => {
    const { code, stderr } = await bench.run(['ladder', 'drows-landscap']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/did you mean draws-landscape/);
  });

  test('needs no home and writes nothing', async () => {
    await bench.run(['ladder']);
    expect(existsSync(bench.profile)).toBe(false);
  });
});

describe('usage', () => {
  test.each([
    [['statu'], /unknown command 'statu'; did you mean status\?/],
    [['status', '--jsn'], /unknown option '--jsn'; did you mean --json\?/],
    [['export', '--for', 'me', '--format', 'json'], /--for has no effect with --format json/],
    [['export', '--for', 'me', '--format', 'journal'], /--for has no effect with --format journal/],
    [['export', '--for', 'boss'], /'boss' is invalid\. Allowed choices are mentor, promotion, me/],
    [['assess', '--no-input'], /no terminal/],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await bench.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('version and help go to standard output', async () => {
    const { version } = JSON.parse(
      readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'),
    );
    expect(await bench.run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    const help = await bench.run(['--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('assess');
    expect(await bench.run(['help'])).toEqual(help);
  });
});
