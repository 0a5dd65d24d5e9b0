import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answersAt } from './ladder-facts.js';
import { Bench, program } from './program.js';

let bench: Bench;
beforeEach(async () => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const assess = (args: readonly string[] = []) =>
  bench.run(['assess', '--answers', '-', ...args], { stdin: answersAt(3) });

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));

test.each([['cron'], ['systemd'], ['launchd'], ['github-actions'], ['ics']])(
  'schedule %s needs an assessment, prints a text, and the same in JSON',
  async (target) => {
    expect((await bench.run(['schedule', target])).code).toBe(3);
    await assess();
    const { code, stdout, stderr } = await bench.run(['schedule', target]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.length).toBeGreaterThan(100);
    expect(await bench.json(['schedule', target])).toEqual({
      schemaVersion: 1,
      target,
      text: stdout,
    });
  },
);

test.each([
  [['schedule'], 'Which schedule do you want?'],
  [['schedule', 'corn'], 'did you mean cron?'],
])('%j names the available targets', async (args, message) => {
  const { code, stderr } = await bench.run(args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  for (const target of ['cron', 'systemd', 'launchd', 'github-actions', 'ics']) {
    expect(stderr).toContain(`career-coach schedule ${target}`);
  }
});

describe('cron', () => {
  const commandOf = (text: string) =>
    text
      .split('\n')
      .find((line) => line !== '' && !line.startsWith('#'))
      ?.replace(/^(?:\S+ ){5}/, '')
      .replaceAll('\\%', '%') ?? '';

  test('names node, the program and the home as they are used now', async () => {
    await assess();
    const { stdout } = await bench.run(['schedule', 'cron']);
    expect(commandOf(stdout)).toBe(
      `${process.execPath} ${program} checkin --if-due --home ${bench.home}`,
    );
    // The first action is due on a Friday.
    expect(stdout).toMatch(/^0 9 \* \* 5 /m);
    expect(stdout).toContain('the next one is on Fri 4 Dec 2026.');
  });

  test('a rhythm of its own, and another profile', async () => {
    await bench.run(['settings', 'set', 'rhythm', '10', '--profile', 'work']);
    await assess(['--profile', 'work']);
    const { stdout } = await bench.run(['schedule', 'cron', '--profile', 'work']);
    expect(stdout).toMatch(/^0 9 \* \* \* .* --profile work$/m);
  });

  test('the line runs, silent until a check-in is due, wherever the home lies', async () => {
    const home = path.join(bench.home, "it's 50% & co");
    mkdirSync(home);
    const env = { CAREER_COACH_HOME: home };
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3), env });
    const { stdout } = await bench.run(['schedule', 'cron'], { env });
    const asCron = (today: string) => {
      const {
        status,
        stdout: out,
        stderr,
      } = spawnSync('/bin/sh', ['-c', commandOf(stdout)], {
        encoding: 'utf8',
        input: '',
        // What cron gives, and nothing else.
        env: { PATH: '/usr/bin:/bin', HOME: bench.home, SHELL: '/bin/sh', CAREER_COACH_NOW: today },
      });
      return { status, said: out + stderr };
    };
    expect(asCron('2026-12-03')).toEqual({ status: 0, said: '' });
    const due = asCron('2026-12-04');
    expect(due.status).toBe(4);
    expect(due.said).toMatch(
      /A check-in has been due since 2026-12-04; .*checkin takes one to four minutes/,
    );
  });

  test('a path with a line break is refused', async () => {
    const home = path.join(bench.home, 'two\nlines');
    await bench.run(['assess', '--answers', '-', '--home', home], { stdin: answersAt(3) });
    const { code, stderr } = await bench.run(['schedule', 'cron', '--home', home]);
    expect(code).toBe(2);
    expect(stderr).toContain('line break');
  });
});

test('the script of systemd asks the status', async () => {
  await assess();
  const { stdout } = await bench.run(['schedule', 'systemd']);
  expect(stdout).toContain(
    `${process.execPath} ${program} status --exit-code --home ${bench.home}\n`,
  );
  const codes = await Promise.all(
    ['2026-12-03', '2026-12-04'].map(async (today) => {
      const { code } = await bench.run(['status', '--exit-code'], {
        env: { CAREER_COACH_NOW: today },
      });
      return code;
    }),
  );
  expect(codes).toEqual([0, 4]);
});

describe('ics', () => {
  test('has the check-ins in the rhythm, and the due dates of active actions', async () => {
    await assess();
    const { plan } = await bench.json(['plan']);
    const [checkin, ...due] = eventsOf((await bench.run(['schedule', 'ics'])).stdout);
    const days = checkin?.iterator();
    expect([1, 2, 3].map(() => days?.next().toString())).toEqual([
      '2026-12-04',
      '2026-12-18',
      '2027-01-01',
    ]);
    expect(due.map((event) => [event.startDate.toString(), event.summary])).toEqual(
      plan.active.map(({ due: day, title }: Record<string, string>) => [day, `Due: ${title}`]),
    );
  });

  test('a second import updates: the same names, a later revision, the new days', async () => {
    await assess();
    const before = eventsOf((await bench.run(['schedule', 'ics'])).stdout);
    const [first] = (await bench.json(['plan'])).plan.active;
    bench.today = '2026-11-22';
    await bench.run(['plan', 'edit', first.id, '--due', '2027-02-01']);
    const after = eventsOf((await bench.run(['schedule', 'ics'])).stdout);
    const uids = (events: typeof after) => events.map(({ uid }) => uid).sort();
    expect(uids(after)).toEqual(uids(before));
    // The one that is due last comes last.
    expect(after[3]?.uid).toBe(before[1]?.uid);
    expect(after[3]?.startDate.toString()).toBe('2027-02-01');
    expect(after[3]?.sequence).toBeGreaterThan(before[1]?.sequence ?? 0);
  });

  test('without actions there are only the check-ins, and without those no calendar', async () => {
    await assess(['--no-plan']);
    expect(eventsOf((await bench.run(['schedule', 'ics'])).stdout)).toHaveLength(1);
    const [plan] = bench.journal.slice(-1);
    const none = { ...plan, id: `f${String(plan?.id).slice(1)}`, nextCheckin: null };
    appendFileSync(path.join(bench.profile, 'journal.jsonl'), `\n${JSON.stringify(none)}\n`);
    const { code, stderr } = await bench.run(['schedule', 'ics']);
    expect(code).toBe(2);
    expect(stderr).toContain('There is nothing to put into a calendar');
  });
});

test('nothing is installed', async () => {
  await assess();
  const before = bench.journal.length;
  for (const target of ['cron', 'systemd', 'launchd', 'github-actions', 'ics']) {
    await bench.run(['schedule', target]);
  }
  expect(bench.journal).toHaveLength(before);
  const files = execFileSync('find', [bench.home, '-type', 'f'], { encoding: 'utf8' });
  expect(files.trim().split('\n')).toEqual([path.join(bench.profile, 'journal.jsonl')]);
});
