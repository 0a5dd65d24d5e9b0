import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answersAt, builtIn } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const file = () => path.join(bench.home, 'own.json');
const own = { ...builtIn, id: 'own' };
const write = (ladder: object) => writeFileSync(file(), JSON.stringify(ladder));

async function useOwn() {
  write(own);
  expect((await bench.run(['settings', 'set', 'ladder', file()])).code).toBe(0);
  const stdin = JSON.stringify({ ...JSON.parse(answersAt(2)), ladder: 'own' });
  expect((await bench.run(['assess', '--answers', '-'], { stdin })).code).toBe(0);
}

/** Writes the ladder without its first behaviour; gives the id of that. */
function writeWithoutFirst(): string | undefined {
  const [first] = own.levels.flatMap(({ behaviours }) => behaviours);
  write({
    ...own,
    levels: own.levels.map((level) => ({
      ...level,
      behaviours: level.behaviours.filter((behaviour) => behaviour !== first),
    })),
  });
  return first?.id;
}

describe('an edited ladder of one’s own', () => {
  beforeEach(useOwn);

  test('keeps the profile usable, and lists the ignored answers once', async () => {
    const first = writeWithoutFirst();
    for (const args of [['status'], ['plan'], ['why'], ['history'], ['undo', '--list']]) {
      expect({ args, ...(await bench.run(args)) }).toMatchObject({ code: 0, stderr: '' });
    }
    const { stdout } = await bench.run(['status']);
    expect(
      stdout
        .replaceAll(/\s+/g, ' ')
        .match(/The ladder was changed since you answered: one earlier answer /g),
    ).toHaveLength(1);
    expect((await bench.json(['status'])).basis.leftOut).toEqual([first]);
    const mark = ['status', '--exit-code', '--quiet'];
    expect(await bench.run(mark)).toEqual({ code: 0, stdout: '', stderr: '' });
    bench.today = '2026-12-07';
    expect(await bench.run(mark)).toEqual({ code: 4, stdout: '', stderr: '' });
  });

  test('to another scale can be viewed and undone', async () => {
    write({ ...own, scale: { ...own.scale, points: own.scale.points.slice(0, 3), held: 3 } });
    for (const args of [
      ['undo', '--list'],
      ['undo', '--yes'],
    ]) {
      expect({ args, ...(await bench.run(args)) }).toMatchObject({ code: 0, stderr: '' });
    }
  });

  test('until hardly any answer fits says so', async () => {
    write({
      ...own,
      levels: own.levels.map((level) => ({
        ...level,
        behaviours: level.behaviours.map(({ id }) => statement(`new-${id}`)),
      })),
    });
    const { code, stderr } = await bench.run(['status']);
    expect(code).toBe(3);
    expect(stderr).toContain('The ladder has changed so much');
    expect(stderr).toContain('career-coach assess');
    expect(await bench.run(['status', '--exit-code', '--quiet'])).toEqual({
      code: 3,
      stdout: '',
      stderr: '',
    });
  });

  test('so much that no stage is left stops neither plan nor check-ins nor pages', async () => {
    const { plan } = await bench.json(['plan']);
    const [behaviour = ''] = own.levels[0]?.behaviours.map(({ id }) => id) ?? [];
    write({
      ...own,
      levels: own.levels.map((level) => ({
        ...level,
        behaviours: level.behaviours.map(({ id }) => statement(`new-${id}`)),
      })),
    });
    for (const args of [
      ['plan'],
      ['checkin', '--note', 'Learnt to wait', '--rate', `${behaviour}=3`],
      ['plan', 'done', '1'],
      ['export', '--for', 'me'],
      ['export', '--format', 'html'],
      ['schedule', 'ics'],
      ['checkin', '--pause', '2026-12-24'],
    ]) {
      const { code, stderr } = await bench.run(args);
      expect({ args, code }).toEqual({ args, code: 0 });
      expect(stderr).toContain(
        'This goes on by the version that you answered; career-coach assess asks by the present one.',
      );
    }
    expect((await bench.json(['plan'])).plan.done).toHaveLength(1);
    const { stdout } = await bench.run(['plan', '--all', '--quiet']);
    expect(stdout).toContain(plan.active[0].title);
    expect((await bench.run(['status'])).code).toBe(3);
    write(own);
    expect((await bench.json(['status'])).basis.moved).toEqual([behaviour]);
  });

  test('is told of by every command that names the level', async () => {
    writeWithoutFirst();
    for (const args of [['status'], ['why'], ['history'], ['history', 'diff'], ['export']]) {
      const { stdout } = await bench.run(args);
      expect(stdout.replaceAll(/\s+/g, ' '), args.join(' ')).toContain(
        'The ladder was changed since you answered',
      );
    }
  });
});

describe('a ladder file that is gone', () => {
  beforeEach(async () => {
    await useOwn();
    rmSync(file());
  });

  test.each([[['status']], [['plan']], [['ladder']]])('%j names the ways out', async (args) => {
    const { code, stderr } = await bench.run(args);
    expect(code).toBe(2);
    expect(stderr).toContain(`annot read ${file()}: it does not exist`);
    expect(stderr).toContain('career-coach ladder use FILE');
    expect(stderr).toContain('career-coach ladder use technical-expert');
    expect(stderr).not.toContain('bug');
  });

  test('does not stop whoever only writes', async () => {
    const [behaviour = ''] = own.levels[0]?.behaviours.map(({ id }) => id) ?? [];
    for (const args of [
      ['log', 'It ran', '--behaviour', behaviour],
      ['log', 'A note'],
      ['log'],
      ['checkin', '--note', 'Learnt to wait', '--rate', `${behaviour}=3`],
      ['role', 'Lead architect'],
      ['undo', '--yes'],
      ['schedule', 'cron'],
      ['data', 'path'],
      ['export', '--format', 'journal'],
    ]) {
      expect({ args, ...(await bench.run(args)) }).toMatchObject({ code: 0 });
    }
    expect(bench.journal).toContainEqual(
      expect.objectContaining({ type: 'evidence', ladder: 'own', behaviours: [behaviour] }),
    );
    const { stderr } = await bench.run(['undo', '--list']);
    expect(stderr).toContain('The ladder is out of reach, but your journal knows enough of it');
    write(own);
    expect((await bench.json(['status'])).basis.moved).toEqual([behaviour]);
  });

  test('is found by doctor, and the ways out lead out', async () => {
    const { findings } = await bench.json(['doctor']);
    expect(findings).toContainEqual({
      id: 'ladder-unreadable',
      weight: 'problem',
      what: 'The ladder in use cannot be used: cannot read ~/own.json: it does not exist (ENOENT)',
      next: ['career-coach settings reset ladder', 'career-coach settings set ladder FILE'],
    });
    expect((await bench.run(['settings', 'reset', 'ladder'])).code).toBe(0);
    expect((await bench.run(['status'])).code).toBe(3);
    expect(JSON.stringify((await bench.json(['doctor'])).findings)).not.toContain('ladder-');
  });
});

test('a journal that speaks of another ladder says so', async () => {
  await useOwn();
  const journal = (await bench.run(['export', '--format', 'journal'])).stdout;
  const other = new Bench();
  try {
    expect((await other.run(['import', '-'], { stdin: journal })).code).toBe(0);
    const { code, stderr } = await other.run(['status']);
    expect(code).toBe(3);
    expect(stderr).toContain(`were given on “${own.title}” (own)`);
    expect(stderr).toContain('career-coach settings set ladder FILE');
  } finally {
    other.remove();
  }
  expect((await bench.run(['settings', 'reset', 'ladder'])).code).toBe(0);
  expect((await bench.run(['status'])).stderr).toContain('(own)');
});

test('an edit that moves people says so, and history keeps its words', async () => {
  await useOwn();
  const [first] = own.levels;
  const behaviours = [statement('begins')];
  const inserted = {
    ...first,
    id: 'trainee',
    title: 'Trainee',
    behaviours,
    signs: [],
    pitfalls: [],
  };
  write({
    ...own,
    levels: [inserted, ...own.levels].map((level, index) => ({ ...level, rank: index + 1 })),
  });
  const report = await bench.json(['status']);
  expect(report.stage.level).toBe(3);
  expect(report.basis.ladder).toMatchObject({ levelsAdded: ['Trainee'], added: 1 });
  const status = (await bench.run(['status'])).stdout.replaceAll(/\s+/g, ' ');
  expect(status).toContain('The ladder was changed since you answered: new: Trainee;');
  const { stdout } = await bench.run(['history']);
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
    /Assessed at level 2: .* \(on today's ladder: level 3\)/,
  );
});

const statement = (id: string) => ({ id, statement: `Something quite new: ${id}.` });

test('a draft tells which answers a changed ladder asks again', async () => {
  write(own);
  await bench.run(['settings', 'set', 'ladder', file()]);
  const lines = '{"level":2}\n{"rating":5}\n{"rating":4}\n';
  await bench.run(['assess', '--jsonl'], { stdin: lines });
  const [, ...points] = own.scale.points.toReversed();
  write({ ...own, scale: { ...own.scale, points: points.reverse(), held: 4 } });
  const { stderr } = await bench.run(['assess', '--jsonl'], { stdin: '' });
  expect(stderr).toContain('The ladder was changed: one of your answers no longer fits');
});

test('an invalid ladder file is an error that names the ways out', async () => {
  await useOwn();
  writeFileSync(file(), '{');
  const { code, stderr } = await bench.run(['status']);
  expect(code).toBe(2);
  expect(stderr).toContain('career-coach ladder use technical-expert');
});

test.each(['a\u0007b.json', 'a.json '])(
  'the path %j is not stored as another one',
  async (name) => {
    const odd = path.join(bench.home, name);
    mkdirSync(path.dirname(odd), { recursive: true });
    writeFileSync(odd, JSON.stringify(own));
    const { code, stderr } = await bench.run(['settings', 'set', 'ladder', odd]);
    expect(code).toBe(2);
    expect(stderr).toContain('cannot be kept');
    expect((await bench.json(['settings'])).settings.ladder).toBe(builtIn.id);
  },
);

test('the same key on another ladder is another check-in', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(2) });
  const checkin = (note: string) => bench.json(['checkin', '--note', note, '--id', 'week-1']);
  expect((await checkin('here')).recorded).toBe(true);
  await useOwn();
  expect(await checkin('there')).toMatchObject({ recorded: true, checkin: { note: 'there' } });
  expect(await checkin('again')).toMatchObject({ recorded: false, checkin: { note: 'there' } });
});

test('two terminals do not discard each other’s answers', async () => {
  await bench.run(['assess', '--jsonl'], { stdin: '{"level":2}\n{"rating":3}\n' });
  const drafts = bench.journal.filter(({ type }) => type === 'answer');
  expect(drafts).toHaveLength(2);
  // Each a little later than the one that it is like.
  const other = drafts.map((event) => ({
    ...event,
    id: `${String(event.id).slice(0, -4)}ffff`,
    sitting: 'another',
  }));
  const lines = other.map((event) => `${JSON.stringify(event)}\n`).join('');
  expect((await bench.run(['data', 'merge', '-'], { stdin: lines })).code).toBe(0);
  await bench.run(['assess', '--restart', '--jsonl'], { stdin: '' });
  expect(bench.journal.at(-1)).toMatchObject({ type: 'discarded', sitting: 'another' });
  expect((await bench.run(['status'])).stderr).toContain('2 answers');
});
