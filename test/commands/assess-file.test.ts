import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reportSchema } from '../../src/core/schema/report.schema.js';
import { answersAt, builtIn, sameAnswers } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const assess = (answers: string, ...options: string[]) =>
  bench.run(['assess', '--answers', '-', ...options], { stdin: answers });

describe('the stage', () => {
  test.each([
    ['all lowest', sameAnswers(1), 1],
    ['all highest', sameAnswers(5), 5],
    ['all just held', sameAnswers(4), 5],
    ['held up to level 2', answersAt(2), 2],
    ['held up to level 4', answersAt(4), 4],
  ])('%s: level %i', async (_, answers, level) => {
    const { code, stdout, stderr } = await assess(answers, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = reportSchema.parse(JSON.parse(stdout));
    expect(report.stage.level).toBe(level);
    expect(report.stage.posterior).toHaveLength(5);
    expect(report.stage.posterior.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
  });

  test('the example in data/ is an answers file of this ladder', async () => {
    const file = path.join(import.meta.dirname, '../../data/example-answers.json');
    const { code, stdout } = await bench.run(['assess', '--answers', file, '--json']);
    expect(code).toBe(0);
    const report = reportSchema.parse(JSON.parse(stdout));
    expect(report.stage.level).toBe(3);
    expect(report.stage.ownGuess).toBe(4);
    expect(report.answers).toHaveLength(75);
  });
});

describe('the plan that follows', () => {
  test('three actions, one of a strand among them, and a check-in when the first of them is due', async () => {
    const { plan, nextCheckin } = JSON.parse((await assess(answersAt(3), '--json')).stdout);
    expect(plan.active).toHaveLength(3);
    expect(plan.targetLevel).toBe(4);
    const dues: string[] = plan.active.map(({ due }: { due: string }) => due);
    expect(nextCheckin).toBe(dues.toSorted()[0]);
    // As in the questionnaire, not all on one day.
    expect(new Set(dues).size).toBe(3);
    for (const { due, cue, act } of plan.active) {
      expect(due > '2026-11-21').toBe(true);
      expect(cue).not.toBe('');
      expect(act).not.toBe('');
    }
  });

  test('asks for a mentor when there is none, and not when there is one', async () => {
    const ids = async (extra: object) => {
      const { plan } = JSON.parse((await assess(answersAt(3, extra), '--json')).stdout);
      return [...plan.active, ...plan.queue].map(({ id }: { id: string }) => id);
    };
    expect(await ids({ mentor: 'your lead' })).not.toContain('ask-for-mentor');
    // null says nothing new; empty says that there is nobody.
    expect(await ids({ mentor: null })).not.toContain('ask-for-mentor');
    expect(await ids({ mentor: '' })).toContain('ask-for-mentor');
  });

  test('--no-plan takes none', async () => {
    const { plan } = JSON.parse((await assess(answersAt(3), '--json', '--no-plan')).stdout);
    expect(plan.active).toEqual([]);
    expect(plan.queue.length).toBeGreaterThan(3);
  });

  test('a second run adds no action, and one on a later day keeps the due dates', async () => {
    const first = JSON.parse((await assess(answersAt(3), '--json')).stdout);
    await bench.run(['plan', 'drop', '3']);
    bench.today = '2026-11-28';
    const second = JSON.parse((await assess(answersAt(3), '--json')).stdout);
    expect(second.date).toBe('2026-11-28');
    expect(second.plan.active).toEqual(first.plan.active.slice(0, 2));
    expect(second.nextCheckin).toBe('2026-12-07');
  });

  test('evidence stays with its first day, and the same words count once', async () => {
    const answers = answersAt(3, {}).replace(
      '"tests-before-handover":4',
      '"tests-before-handover":{"rating":4,"evidence":"shipped the export"}',
    );
    await assess(answers);
    bench.today = '2026-11-28';
    const { answers: all } = JSON.parse((await assess(answers, '--json')).stdout);
    expect(all[0].evidence).toEqual([{ date: '2026-11-21', text: 'shipped the export' }]);
  });
});

test('the same input, day and journal give the same bytes', async () => {
  const other = new Bench();
  const runs = [];
  for (const { home } of [bench, other]) {
    const run = await bench.run(['assess', '--answers', '-', '--json'], {
      stdin: answersAt(3),
      env: { CAREER_COACH_HOME: home },
    });
    runs.push(run.stdout);
  }
  expect(runs[0]).toBe(runs[1]);
  other.remove();
});

test('journal and folders are for their owner only', async () => {
  await assess(answersAt(2));
  const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);
  expect(mode(bench.profile)).toBe('700');
  expect(mode(path.join(bench.profile, 'journal.jsonl'))).toBe('600');
});

test('the template is an answers file, with each statement beside its id', async () => {
  const { code, stdout } = await bench.run(['assess', '--template']);
  expect(code).toBe(0);
  const template = JSON.parse(stdout);
  expect(Object.keys(template.answers)).toHaveLength(75);
  expect(template.answers['tests-before-handover']).toEqual({
    rating: null,
    statement: builtIn.levels[0]?.behaviours[0]?.statement,
  });
  expect(stdout).not.toContain('{customer}');
  const { code: filled } = await assess(stdout.replaceAll('"rating": null', '"rating": 4'));
  expect(filled).toBe(0);
});

describe('errors in an answers file', () => {
  const ladder = '"ladder":"technical-expert"';
  const rated = (answers: string) => `{${ladder},"answers":{${answers}}}`;
  test.each([
    ['no JSON', '{"a"', /^career-coach: standard input: not JSON: /],
    ['nothing', '', /^career-coach: standard input: empty, expected JSON/],
    ['no object', '[]', /standard input: .*found/],
    ['no ladder', '{"answers":{}}', /at ladder: /],
    [
      'another ladder',
      '{"ladder":"other","answers":{}}',
      /at ladder: found "other", .*technical-expert/,
    ],
    ['an unknown field', `{${ladder},"answers":{},"extra":1}`, /extra/],
    [
      'an unknown behaviour, with the nearest',
      rated('"draws-landscap":4'),
      /draws-landscap.*draws-landscape/,
    ],
    [
      'a rating off the scale',
      rated('"tests-before-handover":9'),
      /at answers\.tests-before-handover: found 9, .*1 to 5/,
    ],
    [
      'a rating that is no number',
      rated('"tests-before-handover":"good"'),
      /at answers\.tests-before-handover: found "good"/,
    ],
    [
      'half a rating',
      rated('"tests-before-handover":3.5'),
      /at answers\.tests-before-handover: found 3\.5/,
    ],
    [
      'a rating in an object off the scale',
      rated('"tests-before-handover":{"rating":0}'),
      /at answers\.tests-before-handover\.rating: found 0/,
    ],
    [
      'an own guess off the ladder',
      `{${ladder},"answers":{},"ownGuess":7}`,
      /at ownGuess: found 7/,
    ],
    [
      'too few ratings',
      rated('"tests-before-handover":4,"learns-fast":"skip"'),
      /1 of the levels' behaviours rated, and a stage needs 6/,
    ],
    ['a forbidden key', rated('"__proto__":4'), /__proto__/],
  ])('%s', async (_, answers, message) => {
    const { code, stdout, stderr } = await assess(answers);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(3);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(path.join(bench.profile, 'journal.jsonl'))).toBe(false);
  });

  test('with --json the failure is JSON on standard output', async () => {
    const { code, stdout, stderr } = await assess(rated('"tests-before-handover":9'), '--json');
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'invalid-input', message: expect.stringMatching(/found 9/) },
    });
  });

  test('a missing file', async () => {
    const { code, stderr } = await bench.run(['assess', '--answers', 'nowhere.json']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/nowhere\.json/);
  });
});

describe('a home that cannot be used', () => {
  test.each([
    ['relative', 'here', 2],
    ['empty', '', 2],
  ])('%s', async (_, home, expected) => {
    const { code, stderr } = await bench.run(['status'], { env: { CAREER_COACH_HOME: home } });
    expect(code).toBe(expected);
    expect(stderr).toMatch(/CAREER_COACH_HOME/);
  });

  test('a file where the folder should be', async () => {
    const file = path.join(bench.home, 'file');
    writeFileSync(file, 'x');
    const { code, stderr } = await bench.run(['assess', '--answers', '-'], {
      stdin: answersAt(2),
      env: { CAREER_COACH_HOME: file },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/file/);
    expect(readFileSync(file, 'utf8')).toBe('x');
  });
});

test('an empty name of a file is a slip of the shell', async () => {
  const { code, stderr } = await bench.run(['assess', '--answers', '']);
  expect(code).toBe(2);
  expect(stderr).toBe(
    'career-coach: the name of the file is empty.\nNext: - reads standard input\n',
  );
});
