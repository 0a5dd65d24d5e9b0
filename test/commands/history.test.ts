import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answersAt } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const assess = async (day: string, stage: number) => {
  bench.today = day;
  const { code } = await bench.run(['assess', '--answers', '-'], { stdin: answersAt(stage) });
  expect(code).toBe(0);
};

describe.each([['history'], ['history diff']])('%s', (name) => {
  test('needs an assessment', async () => {
    const { code, stderr } = await bench.run(name.split(' '));
    expect(code).toBe(3);
    expect(stderr).toContain('career-coach assess');
  });
});

describe('after two assessments', () => {
  beforeEach(async () => {
    await assess('2026-06-01', 2);
    await assess('2026-11-20', 3);
    bench.today = '2026-11-21';
  });

  test('history shows where the person stood and what happened', async () => {
    const { code, stdout, stderr } = await bench.run(['history']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ +2\.0 │●─+╯$/m);
    expect(stdout).toMatch(/^ +3\.0 │ +●$/m);
    expect(stdout).toContain('From 2.0 on Mon 1 Jun 2026 to 3.0 today.');
    expect(stdout).toContain('Assessed at level 2: Working with customers.');
  });

  test('history --json has the same as data', async () => {
    const history = await bench.json(['history']);
    const taken = (day: string) => Array(3).fill({ kind: 'action', day, status: 'active' });
    expect(history).toMatchObject({
      schemaVersion: 1,
      date: '2026-11-21',
      ladder: { id: 'technical-expert' },
      since: null,
      entries: [
        { kind: 'assessment', day: '2026-06-01', standing: { level: 2 } },
        ...taken('2026-06-01'),
        { kind: 'assessment', day: '2026-11-20', standing: { level: 3 } },
      ],
      first: { level: 2 },
      now: { level: 3 },
    });
    const { stage, strands } = await bench.json(['status']);
    expect(history.now).toMatchObject({ level: stage.level, position: stage.position, strands });
  });

  test.each([
    ['2026-11-01', 1],
    ['3 weeks ago', 1],
    ['2026-11-21', 0],
  ])('history --since "%s"', async (since, count) => {
    const { entries, first } = await bench.json(['history', '--since', since]);
    expect(entries).toHaveLength(count);
    expect(first.level).toBe(count === 0 ? 3 : 2);
  });

  test('history diff lists the changes', async () => {
    const { code, stdout } = await bench.run(['history', 'diff']);
    expect(code).toBe(0);
    expect(stdout).toContain('Since the assessment of Mon 1 Jun 2026, with one assessment\n');
    expect(stdout).toContain(
      "You were at level 2; now you're at level 3. You went from 2.0 to 3.0 (1 is the\nfirst level, 5 the last).",
    );
    expect(stdout).toMatch(/^Rated higher: \d+ behaviours$/m);
    expect(stdout).toMatch(
      /\(draws-landscape\)[\s\S]*\n\nNext: career-coach why draws-landscape\n$/,
    );
    expect(await bench.json(['history', 'diff', '2026-06-30'])).toMatchObject({
      schemaVersion: 1,
      from: '2026-06-30',
      to: '2026-11-21',
      assessments: 1,
    });
  });

  test('a day before the first assessment had no stage', async () => {
    const { stdout } = await bench.run(['history', 'diff', '2026-05-31']);
    expect(stdout).toMatch(/there was no result\s+before/);
    // Everything would be new.
    expect(stdout).not.toContain('Rated');
  });

  test.each([
    [['history', '--since', 'soon'], '--since "soon" is not a date'],
    [['history', 'diff', 'soon'], '"soon" is not a date'],
    [['history', 'diff', '2026-11-22'], '2026-11-22 is in the future'],
  ])('%j says what is wrong', async (args, message) => {
    const { code, stdout, stderr } = await bench.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('undo in a script names --yes, and changes nothing without it', async () => {
    const before = bench.journal.length;
    const { code, stdout, stderr } = await bench.run(['undo']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/no terminal/);
    expect(stderr).toContain('Next: career-coach undo --yes\n');
    expect(bench.journal).toHaveLength(before);
  });

  test('undo removes the assessment with its plan, and a second undo brings it back', async () => {
    const before = await bench.json(['status']);
    const { code, stdout, stderr } = await bench.run(['undo', '--yes']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Taken back: the assessment of Fri 20 Nov 2026 \([0-9a-f]{4}\)\./);
    expect(stdout).toMatch(/^ {2}Position +3\.0 \(level 3\) → 2\.0 \(level 2\)$/m);
    expect(stdout).toMatch(/^ {2}Assessments +2 → 1$/m);
    expect((await bench.json(['status'])).stage.level).toBe(2);
    const again = await bench.json(['undo', '--yes']);
    expect(again).toMatchObject({
      schemaVersion: 1,
      thing: { kind: 'undo', tookBack: [{ kind: 'assessment', day: '2026-11-20' }] },
      before: { stage: { level: 2 } },
      after: { stage: { level: 3 } },
    });
    expect(bench.journal.at(-1)).toMatchObject({
      type: 'undo',
      id: again.undo,
      targets: again.thing.events,
    });
    expect(await bench.json(['status'])).toEqual(before);
  });

  test('undo --list lists items, and undo ID undoes that one', async () => {
    const { things } = await bench.json(['undo', '--list']);
    expect(things.map(({ kind, day }: Record<string, unknown>) => [kind, day])).toEqual([
      ['assessment', '2026-11-20'],
      ['assessment', '2026-06-01'],
    ]);
    const { stdout } = await bench.run(['undo', '--list']);
    for (const { id } of things) expect(stdout).toMatch(new RegExp(`^${id}  `, 'm'));
    const [, first] = things;
    const refused = await bench.run(['undo', first.id]);
    expect(refused.stderr).toContain(`Next: career-coach undo ${first.id} --yes`);
    expect((await bench.run(['undo', first.id, '--yes'])).code).toBe(0);
    expect((await bench.json(['history'])).entries).toHaveLength(1);
    expect((await bench.run(['undo', '--list'])).stdout).toMatch(/taken\s+back\s+by [0-9a-f]{4}/);
    const unknown = await bench.run(['undo', 'zzzz', '--yes']);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('There is nothing with the id "zzzz"');
  });

  test('refuses an assessment whose action has changed since, naming what to undo first', async () => {
    const [taken] = (await bench.json(['plan'])).plan.active;
    expect((await bench.run(['checkin', '--done', taken.id, '--id', 'one'])).code).toBe(0);
    const { things } = await bench.json(['undo', '--list']);
    const [checkin, , first] = things;
    const refused = await bench.run(['undo', first.id, '--yes']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`Next: career-coach undo ${checkin.id}\n`);
  });
});

test('an empty journal has nothing to undo', async () => {
  const { code, stderr } = await bench.run(['undo', '--yes']);
  expect(code).toBe(2);
  expect(stderr).toContain('There is nothing to take back');
  expect((await bench.run(['undo', '--list'])).stdout).toBe('Nothing has been written down yet.\n');
});

describe('role', () => {
  test('alone, without any, says what it is for', async () => {
    const { code, stdout } = await bench.run(['role']);
    expect(code).toBe(0);
    expect(stdout).toContain('No role has been marked yet.');
    expect(await bench.json(['role'])).toMatchObject({ schemaVersion: 1, roles: [] });
  });

  test('a new one puts the customer side and the strands aside, and leaves the craft', async () => {
    await assess('2026-06-01', 3);
    bench.today = '2026-11-21';
    const { code, stdout } = await bench.run(['role', 'Lead at the bank', '--since', '2026-11-01']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Since Sun 1 Nov 2026 {2}Lead at the bank$/m);
    expect(stdout).toMatch(/ratings of your work with customers and of your habits/);
    expect(bench.journal.at(-1)).toMatchObject({
      type: 'role',
      title: 'Lead at the bank',
      since: '2026-11-01',
    });
    const { answers, basis } = await bench.json(['status']);
    expect(basis.old.length).toBeGreaterThan(0);
    expect(answers.some(({ strand }: { strand?: string }) => strand !== undefined)).toBe(false);
    expect((await bench.run(['history'])).stdout).toContain('New role: Lead at the bank.');
  });

  test('the same role is not written twice', async () => {
    await bench.run(['role', 'Lead', '--since', '2026-11-01']);
    await bench.run(['role', 'Lead', '--since', '2026-11-01']);
    expect(bench.journal).toHaveLength(1);
    expect((await bench.json(['role'])).roles).toEqual([{ title: 'Lead', since: '2026-11-01' }]);
  });

  test.each([
    [['role', ''], 'a few words'],
    [['role', 'x'.repeat(201)], 'at most 200 characters'],
    [['role', 'Lead', '--since', 'soon'], '--since "soon" is not a date'],
    [['role', '--since', '2026-11-01'], '--since needs the title of a role'],
  ])('%j is an error that says why', async (args, message) => {
    const { code, stderr } = await bench.run(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
