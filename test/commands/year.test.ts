import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/base/day.js';
import { answersAt, builtIn } from './ladder-facts.js';
import { Bench } from './program.js';

/** Many runs of the program, one after the other, on a machine that may be busy. */
const patience = 300_000;
const start = '2026-01-05';
const goals = (builtIn.levels[2]?.behaviours ?? []).map(({ id }) => id);

const benches: Bench[] = [];
const newBench = () => {
  const bench = new Bench();
  bench.today = start;
  benches.push(bench);
  return bench;
};
let bench: Bench;
beforeEach(() => {
  bench = newBench();
});
afterEach(() => {
  for (const one of benches.splice(0)) one.remove();
});

/** Runs a command that must succeed. */
const done = async (on: Bench, args: readonly string[], stdin = '') => {
  const { code, stderr, stdout } = await on.run(args, { stdin });
  expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({ args, code: 0, stderr: '' });
  return stdout;
};

const assess = (on: Bench, stage: number) =>
  done(on, ['assess', '--answers', '-', '--quiet'], answersAt(stage));

/** The check-in number `index`, from 1, as a script of the person's gives it. */
async function checkin(on: Bench, index: number) {
  on.today = addDays(start, 14 * index);
  const behaviour = goals[index % goals.length] ?? '';
  const { plan } = await on.json(['plan']);
  const [action] = plan.active;
  await done(on, [
    'checkin',
    ...(action === undefined ? [] : ['--done', action.id]),
    '--rate',
    `${behaviour}=${index <= goals.length ? 3 : 4}`,
    '--evidence',
    `${behaviour}=What happened before check-in ${index}`,
    '--note',
    `Lesson ${index}`,
    '--next',
    addDays(on.today, 14),
    '--id',
    `check-in ${index}`,
  ]);
}

const journalText = (on: Bench) => readFileSync(path.join(on.profile, 'journal.jsonl'), 'utf8');
const lines = (text: string) => text.split('\n').filter((line) => line !== '');

test(
  'a year: an assessment, 26 check-ins by script, evidence, a re-assessment',
  async () => {
    await assess(bench, 2);
    for (let index = 1; index <= 26; index += 1) {
      await checkin(bench, index);
      const status = await bench.json(['status']);
      const history = await bench.json(['history']);
      const of = (kind: string) =>
        history.entries.filter((entry: { kind: string }) => entry.kind === kind);
      const written = bench.journal.filter(({ type }) => type === 'checkin');
      expect(written).toHaveLength(index);
      expect(of('checkin').map(({ note }: { note: string }) => note)).toEqual(
        written.map(({ note }) => note),
      );
      expect(
        of('action')
          .filter((entry: { status: string }) => entry.status === 'done')
          .map(({ id }: { id: string }) => id)
          .toSorted(),
      ).toEqual(status.plan.done.map(({ id }: { id: string }) => id).toSorted());
      expect(history.now).toMatchObject({
        level: status.stage.level,
        position: status.stage.position,
      });
      expect(status.nextCheckin).toBe(addDays(bench.today, 14));
      if (index % 6 !== 0) continue;
      // The same key again counts once.
      const before = bench.journal.length;
      await done(bench, ['checkin', '--note', 'Again', '--id', `check-in ${index}`]);
      expect(bench.journal).toHaveLength(before);
      // What moved since the one before, and what the journal says about it.
      const difference = await bench.json(['history', 'diff', addDays(bench.today, -14)]);
      expect(difference).toMatchObject({ from: addDays(bench.today, -14), checkins: 1 });
      expect(difference.evidence).toHaveLength(1);
      // The third time round there is nothing left to move.
      const behaviour = goals[index % goals.length] ?? '';
      expect(difference.behaviours.map((one: { behaviour: string }) => one.behaviour)).toEqual(
        index <= 2 * goals.length ? [behaviour] : [],
      );
      // Nothing is lost by taking back and bringing back.
      expect((await bench.json(['undo', '--yes'])).thing.kind).toBe('checkin');
      const without = await bench.json(['history']);
      expect(without.entries.length).toBeLessThan(history.entries.length);
      await done(bench, ['undo', '--yes']);
      expect(await bench.json(['history'])).toEqual(history);
      expect(await bench.json(['status'])).toEqual(status);
    }

    bench.today = addDays(start, 365);
    await assess(bench, 3);
    const { entries, first, now } = await bench.json(['history']);
    expect(first.level).toBe(2);
    expect(now.level).toBe(3);
    expect(entries.at(-1)).toMatchObject({ kind: 'assessment', day: bench.today });
    const year = await bench.json(['history', 'diff', start]);
    expect(year).toMatchObject({ assessments: 1, checkins: 26, before: { level: 2 } });
    expect(year.evidence).toHaveLength(26);

    // All of it can be read, and taken to another machine, line by line.
    const everything = await done(bench, ['export', '--for', 'me']);
    for (let index = 1; index <= 26; index += 1) {
      expect(everything).toContain(`What happened before check-in ${index}`);
    }
    const exported = await done(bench, ['export', '--format', 'journal']);
    expect(lines(exported)).toEqual(lines(journalText(bench)));
    const other = newBench();
    other.today = bench.today;
    await done(other, ['import', '-'], exported);
    for (const command of [['status'], ['history'], ['undo', '--list']]) {
      expect(await other.json(command)).toEqual(await bench.json(command));
    }
  },
  patience,
);

describe('the same year on two machines', () => {
  test(
    'merged in either order gives the same state',
    async () => {
      await assess(bench, 2);
      const laptop = newBench();
      mkdirSync(laptop.profile, { recursive: true });
      copyFileSync(
        path.join(bench.profile, 'journal.jsonl'),
        path.join(laptop.profile, 'journal.jsonl'),
      );
      for (let index = 1; index <= 12; index += 1) {
        await checkin(index % 3 === 0 ? laptop : bench, index);
      }
      laptop.today = addDays(start, 200);
      await done(laptop, ['role', 'Lead at the bank', '--since', 'yesterday']);
      bench.today = laptop.today;
      await done(bench, ['undo', '--yes']);
      const [here, there] = [journalText(bench), journalText(laptop)];

      await done(bench, ['data', 'merge', '-'], there);
      await done(laptop, ['data', 'merge', '-'], here);
      // The last line of an import may be one that was there before.
      const kept = (of: Bench) => [...new Set(lines(journalText(of)))].toSorted();
      expect(kept(bench)).toEqual(kept(laptop));
      for (const command of [
        ['status'],
        ['history'],
        ['history', 'diff', start],
        ['undo', '--list'],
      ]) {
        expect(await laptop.json(command)).toEqual(await bench.json(command));
      }
      const { entries } = await bench.json(['history']);
      const checkins = entries.filter(({ kind }: { kind: string }) => kind === 'checkin');
      // Of twelve, the last one on this machine was taken back.
      expect(checkins.map(({ note }: { note: string }) => note)).toEqual(
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12].map((index) => `Lesson ${index}`),
      );
      expect(entries.some(({ kind }: { kind: string }) => kind === 'role')).toBe(true);

      // Once more changes nothing.
      await done(bench, ['data', 'merge', '-'], there);
      expect(kept(bench)).toEqual(kept(laptop));
    },
    patience,
  );
});
