import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reportSchema } from '../../src/core/schema/report.schema.js';
import { answersAt, builtIn } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(async () => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const idsOf = (actions: readonly { id: string }[]) => actions.map(({ id }) => id);

/** Everything but the sentence is left to the core's own tests: a failure keeps nothing. */
async function refused(args: readonly string[], stdin = '') {
  const before = bench.journal.length;
  const { code, stdout, stderr } = await bench.run(args, { stdin });
  expect(stdout).toBe('');
  expect(bench.journal.length).toBe(before);
  return `${code} ${stderr.split('\n')[0]}`;
}

/** A home with nothing but an assessment. */
const home = new Bench();
beforeAll(() => home.run(['assess', '--answers', '-'], { stdin: answersAt(2) }));
afterAll(() => home.remove());
const assessed = () => bench.goOnFrom(home);

test('an unfinished assessment changes nothing until it is finished, and is named', async () => {
  assessed();
  const pages = () => Promise.all([['plan'], ['why']].map((args) => bench.run(args)));
  const before = [await bench.run(['status', '--json']), ...(await pages())];
  await bench.run(['assess', '--jsonl'], {
    stdin: `{"level": 3}\n${'{"rating": 5}\n'.repeat(30)}`,
  });
  expect(bench.journal.map(({ type }) => type)).toContain('placed');
  const after = [await bench.run(['status', '--json']), ...(await pages())];
  expect(after.map(({ stdout }) => stdout)).toEqual(before.map(({ stdout }) => stdout));
  const sentence = /A new assessment is unfinished \(\d+ answers\): career-coach assess/;
  for (const { stderr } of after.slice(1)) expect(stderr).toMatch(sentence);
  const { stdout } = await bench.run(['status']);
  expect(stdout.replaceAll('\n', ' ')).toMatch(sentence);
});

describe('before the first assessment', () => {
  test.each([
    [['plan', 'add', 'x y']],
    [['plan', 'edit', '1', '--due', 'friday']],
    [['plan', 'done', '1']],
    [['plan', 'drop', '1']],
    [['plan', 'next']],
    [['plan', 'target', '3']],
    [['checkin', '--note', 'x']],
    [['checkin']],
    [['checkin', '--if-due']],
    [['checkin', '--pause', '6w']],
    [['status', '--exit-code']],
  ])('%j asks for one', async (args) => {
    const { code, stdout, stderr } = await bench.run(args);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('Next: career-coach assess');
  });

  test('the mark in the prompt is silent, with answers of a draft, too', async () => {
    const silent = { code: 3, stdout: '', stderr: '' };
    expect(await bench.run(['status', '--exit-code', '--quiet'])).toEqual(silent);
    await bench.run(['assess', '--jsonl'], { stdin: '{"level": 3}\n' });
    expect((await bench.run(['status', '--exit-code'])).stderr).toContain('saved on');
    expect(await bench.run(['status', '--exit-code', '--quiet'])).toEqual(silent);
  });

  test('log needs none', async () => {
    const { code, stdout } = await bench.run(['log', 'it', 'runs']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        '• Sat 21 Nov 2026: it runs\nTo tie this to a behaviour: career-coach log edit last --behaviour ID\n(career-coach ladder LEVEL lists the ids)\n',
    });
    expect((await bench.run(['log'])).stdout).toMatch(
      /^\w{4} {2}Sat 21 Nov 2026: it runs\nChange one: career-coach log edit \w{4}\n$/,
    );
  });
});

describe('plan', () => {
  beforeEach(assessed);
  const plan = async () => (await bench.json(['plan'])).plan;
  const activeIds = async () => idsOf((await plan()).active);

  test('done: several at once, with what happened', async () => {
    const [first = '', second = '', third = ''] = await activeIds();
    const told = await bench.json(['plan', 'done', `1,${second}`, '--evidence', 'both, and well']);
    expect(told).toMatchObject({
      schemaVersion: 1,
      changed: expect.arrayContaining([first, second]),
    });
    expect(idsOf(told.plan.done).toSorted()).toEqual([first, second].toSorted());
    expect(idsOf(told.plan.active)).toEqual([third]);
    const { behaviours, text } = (await bench.json(['log'])).evidence[0];
    expect(text).toBe('both, and well');
    expect(behaviours).toHaveLength(2);
    const [done, evidence] = bench.journal.slice(-2);
    expect(done?.sitting).toBe(evidence?.sitting);
  });

  test('shows what one does already once, and for what each suggestion is', async () => {
    for (const id of await activeIds()) await bench.run(['plan', 'drop', id]);
    const own = 'hold a weekly design hour with operations';
    await bench.run(['plan', 'add', '--will', own]);
    for (const args of [['plan'], ['plan', '--all']]) {
      const { stdout } = await bench.run(args);
      expect(stdout).toContain('1 Hold a weekly design hour with operations\n');
      expect(stdout.match(/weekly design hour/g)).toHaveLength(1);
    }
    const { queue } = await plan();
    const { stdout } = await bench.run(['plan', '--all']);
    const reasons =
      stdout.match(
        /(?:Expected|New) at level \d:|Habit(?:, expected at your level| for the next level):|named nobody/g,
      ) ?? [];
    expect(reasons).toHaveLength(queue.length);
  });

  test('drop: saves the reason, and does not suggest the action again', async () => {
    const [first = ''] = await activeIds();
    const { stdout } = await bench.run(['plan', 'drop', first.slice(0, -2), '--because', 'no use']);
    expect(stdout).toMatch(/^Let go +\w/);
    expect(bench.journal.at(-1)?.actions).toEqual([
      { id: first, status: 'dropped', because: 'no use' },
    ]);
    expect(idsOf((await plan()).queue)).not.toContain(first);
    expect((await bench.run(['history'])).stdout).toMatch(/Let go: .+ \(why: no use\)\./);
  });

  test('add: a suggestion, once there is room', async () => {
    const [wanted = ''] = idsOf((await plan()).queue);
    expect(await refused(['plan', 'add', wanted])).toBe(
      '2 career-coach: Three actions are already active; park one of them first.',
    );
    const [first = ''] = await activeIds();
    const { error } = await bench.json(['plan', 'add', wanted]);
    expect(error.code).toBe('needs-terminal');
    expect(error.next[0]).toBe(`career-coach plan add ${wanted} --park ${first}`);
    const told = await bench.json(['plan', 'add', wanted, '--park', first]);
    expect(told.changed).toEqual([first, wanted]);
    expect(idsOf(told.plan.queue)[0]).toBe(first);
    expect(idsOf(told.plan.active)).toContain(wanted);
  });

  test('add: what was parked comes back under its name, reworded if you like', async () => {
    const [first = '', second = ''] = await activeIds();
    const named = async (id: string) =>
      (await plan()).active.find((action: { id: string }) => action.id === id);
    const { title, act } = await named(first);
    const written = await named(second);
    await bench.run(['plan', 'add', 'some own thing', '--park', first]);
    await bench.run(['plan', 'drop', '3']);
    expect((await bench.run(['plan', 'add', first])).code).toBe(0);
    expect(await named(first)).toMatchObject({ title, act });
    await bench.run(['plan', 'add', 'another thing', '--park', second]);
    await bench.run(['plan', 'done', 'own-another']);
    await bench.run(['plan', 'add', second, '--when', 'the week begins']);
    expect(await named(second)).toMatchObject({
      cue: 'the week begins',
      act: written.act,
      title: written.title,
    });
  });

  test('add: marks alone are a name, too', async () => {
    await bench.run(['plan', 'drop', '1']);
    expect((await bench.run(['plan', 'add', '… …'])).code).toBe(0);
    expect((await plan()).active.at(-1)).toMatchObject({ title: '… …' });
  });

  test('add: an action of your own, in a few words or as a whole sentence', async () => {
    await bench.run(['plan', 'done', '1', '2', '3']);
    await bench.run(['plan', 'add', 'write one decision record']);
    await bench.run([
      ...['plan', 'add', '--when', 'a design is settled', '--will', 'write down why'],
      ...['--if', 'nobody reads it', '--fallback', 'read it out', '--done-when', 'it is linked'],
      ...['--due', 'in 3 weeks', '--kind', 'exposure', '--behaviour', 'draws-landscape'],
    ]);
    expect((await plan()).active).toEqual([
      expect.objectContaining({
        id: 'own-write-one-decision',
        cue: '',
        act: 'write one decision record',
        due: '2026-12-04',
      }),
      {
        id: 'own-write-down-why',
        behaviour: 'draws-landscape',
        kind: 'exposure',
        number: 2,
        title: 'Write down why',
        cue: 'a design is settled',
        act: 'write down why',
        obstacle: 'nobody reads it',
        fallback: 'read it out',
        doneWhen: 'it is linked',
        due: '2026-12-12',
        status: 'active',
        since: '2026-11-21',
      },
    ]);
  });

  test('add: a suggestion in own words, and with another date', async () => {
    await bench.run(['plan', 'done', '1']);
    const [wanted] = (await plan()).queue;
    const args = ['plan', 'add', wanted.id, '--due', 'friday', '--when', 'Monday comes'];
    expect((await bench.json([...args, '--will', 'draw it'])).changed).toEqual([wanted.id]);
    const taken = (await plan()).active.find(({ id }: { id: string }) => id === wanted.id);
    expect(taken).toMatchObject({
      cue: 'Monday comes',
      act: 'draw it',
      due: '2026-11-27',
      behaviour: wanted.behaviour,
      doneWhen: wanted.doneWhen,
    });
  });

  test('add: a whole title means the suggestion, not an action of one’s own', async () => {
    await bench.run(['plan', 'done', '1']);
    const [wanted] = (await plan()).queue;
    const { changed } = await bench.json(['plan', 'add', wanted.title.toUpperCase()]);
    expect(changed).toEqual([wanted.id]);
  });

  test('add: refuses options that would be lost', async () => {
    await bench.run(['plan', 'done', '1', '2']);
    const [one = '', two = ''] = idsOf((await plan()).queue);
    expect(await refused(['plan', 'add', one, two, '--due', 'friday'])).toBe(
      '2 career-coach: Options such as --when and --due describe one action, but you named several.',
    );
    expect(await refused(['plan', 'add', 'my own text', '--will', 'something else'])).toBe(
      '2 career-coach: Give the action either as text or with --will, not both.',
    );
  });

  test('done and drop: a suggestion by the beginning of its id', async () => {
    const [wanted = ''] = idsOf((await plan()).queue);
    const { changed } = await bench.json(['plan', 'drop', wanted.slice(0, -1)]);
    expect(changed).toEqual([wanted]);
  });

  test('the target counts wherever actions are offered', async () => {
    await bench.run(['plan', 'drop', '1,2,3']);
    const { ladder, answers } = JSON.parse(answersAt(2));
    const stdin = JSON.stringify({ ladder, answers: { ...answers, 'plays-back': 2 } });
    await bench.run(['plan', 'target', '2']);
    await bench.run(['assess', '--answers', '-', '--no-plan'], { stdin });
    const offered = idsOf((await plan()).queue);
    for (let count = 0; count < 3; count += 1) await bench.run(['plan', 'next']);
    expect(await activeIds()).toEqual(offered.slice(0, 3));
  });

  test('edit: changes only the given parts; none removes one', async () => {
    const [before] = (await plan()).active;
    await bench.run(['plan', 'edit', '1', '--when', 'Monday comes', '--fallback', 'none']);
    await bench.run(['plan', 'edit', before.id, '--due', 'none']);
    // Without a date it comes last.
    const changed = { number: 3, cue: 'Monday comes', fallback: null, due: null };
    expect((await plan()).active.at(-1)).toEqual({ ...before, ...changed });
  });

  test('a parked action tells since when it is parked, not since when it was taken', async () => {
    bench.today = '2026-12-14';
    const [{ title }] = (await plan()).active;
    await bench.run(['plan', 'park', '1']);
    bench.today = '2026-12-16';
    const { stdout } = await bench.run(['plan']);
    expect(stdout).toMatch(new RegExp(`Parked\\n.*${title} \\(.*since Mon 14 Dec 2026\\)`));
  });

  test('park: an action waits, with its reason, until plan add takes it back', async () => {
    const [first = ''] = await activeIds();
    const { stdout } = await bench.run(['plan', 'park', '1', '--because', 'after the release']);
    expect(stdout).toMatch(/^Parked +\w/);
    expect(bench.journal.at(-1)?.actions).toEqual([
      { id: first, status: 'queued', because: 'after the release' },
    ]);
    expect(idsOf((await plan()).queue)[0]).toBe(first);
    expect(await refused(['plan', 'park', first])).toBe(
      `2 career-coach: ${first} is parked already.`,
    );
    await bench.run(['plan', 'add', first]);
    expect(await activeIds()).toContain(first);
  });

  test('add --later: into the queue, though the plan is full', async () => {
    const before = await activeIds();
    await bench.run(['plan', 'add', 'read a book', '--later']);
    expect(await activeIds()).toEqual(before);
    expect(idsOf((await plan()).queue)[0]).toBe('own-read-a-book');
    expect(await refused(['plan', 'add', 'x y', '--later', '--park', '1'])).toMatch(/^2 /);
    const { length } = bench.journal;
    expect(await refused(['plan', 'add', 'own-read', '--later'])).toBe(
      '2 career-coach: own-read-a-book is parked already.',
    );
    expect(bench.journal).toHaveLength(length);
    await bench.run(['plan', 'add', 'own-read', '--later', '--when', 'Monday comes']);
    expect((await plan()).queue[0]).toMatchObject({ status: 'queued', cue: 'Monday comes' });
    // Its whole title means it, not another action.
    await bench.run(['plan', 'park', '1']);
    await bench.run(['plan', 'add', 'Read a book']);
    expect(await activeIds()).toContain('own-read-a-book');
  });

  test('a hint names the command that takes what was typed', async () => {
    const next = async (...args: string[]) => (await bench.run(args)).stderr.split('\n')[1];
    expect(await next('plan', 'next', 'read-x')).toBe('Next: career-coach plan add read-x');
    expect(await next('checkin', '--done', '1', '2')).toMatch(/commas/);
    expect(await next('park', '1')).toBe('Next: career-coach plan park');
    expect(await next('help', 'park')).toBe('Next: career-coach help plan park');
    expect(await next('plan', 'edit', '1', '2')).toBe('Next: career-coach plan edit 1');
  });

  test('next: the first of the queue, and what is parked comes back first', async () => {
    await bench.run(['plan', 'done', '1']);
    const [next = ''] = idsOf((await plan()).queue);
    expect((await bench.json(['plan', 'next'])).changed).toEqual([next]);
    const [first = ''] = await activeIds();
    expect(await refused(['plan', 'next'])).toMatch(
      /^2 career-coach: Three actions are already active/,
    );
    await bench.run(['plan', 'next', '--park', '1']);
    await bench.run(['plan', 'done', '1']);
    expect((await bench.json(['plan', 'next'])).changed).toEqual([first]);
  });

  test('target: a rank or an id, the present level too', async () => {
    expect((await bench.run(['plan', 'target', '2'])).stdout).toMatch(
      /^Your plan is to stay strong at level 2/,
    );
    expect((await bench.json(['plan', 'target', '4'])).plan.targetLevel).toBe(4);
  });

  test('a target above the next level is named beside the level, and one of three suggestions is about it', async () => {
    const flat = async (args: readonly string[], stdin = '') =>
      (await bench.run(args, { stdin })).stdout.replace(/\s+/g, ' ');
    const { ladder, answers } = JSON.parse(answersAt(2));
    const answered = {
      ...answers,
      'keeps-roadmap': 3,
      'sets-principles': 3,
      'makes-independent': 3,
    };
    const stdin = JSON.stringify({ ladder, answers: answered, ownGuess: 4 });
    const again = ['assess', '--answers', '-', '--no-plan'];
    const hint = 'To aim at another level: career-coach plan target LEVEL';
    expect(await flat(again, stdin)).toContain(hint);
    expect(await flat(['plan', 'target'])).toContain('Your plan works towards level 3: ');
    await bench.run(['plan', 'target', '4']);
    expect(await flat(['plan', 'target'])).toContain('Your plan works towards level 4: ');
    const towards = 'Towards level 4, your target: you do none of 9 yet.';
    const nearest = ` Nearest: “Plans with the customer which systems will change in the coming years” and `;
    expect(await flat(['why'])).toContain(towards + nearest);
    const status = await flat(['status']);
    expect(status).toContain('Your plan works towards level 4: ');
    expect(status).not.toContain('your target');
    const result = await flat(again, stdin);
    expect(result).toContain(towards + nearest);
    expect(result).not.toContain(hint);
    // Two places are taken, so the third is for the target.
    await bench.run(['plan', 'drop', '3']);
    expect(await flat(['plan'])).toMatch(/Suggested next • [^•]+ New at level 4: /);
    const { changed } = await bench.json(['plan', 'next']);
    const { active } = await plan();
    const taken = active.find(({ id }: { id: string }) => changed.includes(id));
    expect(builtIn.levels[3]?.behaviours.map(({ id }) => id)).toContain(taken.behaviour);
  });

  test('of a target above the next level, of which nothing is rated, the program says so', async () => {
    const { ladder, answers } = JSON.parse(answersAt(2));
    for (const { id } of builtIn.levels[3]?.behaviours ?? []) answers[id] = 'no-opportunity';
    const stdin = JSON.stringify({ ladder, answers });
    await bench.run(['assess', '--answers', '-', '--no-plan'], { stdin });
    await bench.run(['plan', 'target', '4']);
    expect((await bench.run(['why'])).stdout.replace(/\s+/g, ' ')).toContain(
      'Towards level 4, your target: nothing of it is rated yet.',
    );
  });

  test('--all shows the whole queue', async () => {
    const { queue } = await plan();
    const { stdout } = await bench.run(['plan', '--all']);
    for (const id of idsOf(queue)) expect(stdout).toContain(id);
    expect(queue.length).toBeGreaterThan(3);
  });

  test.each([
    [['plan', 'done', ','], 'No action was named.'],
    [['plan', 'drop', ''], 'No action was named.'],
    [['plan', 'add', ','], 'No action was named.'],
    [['plan', 'next', '--park', ','], '--park is empty.'],
    [['plan', 'done', 'nobody'], 'There is no action in your plan called "nobody".'],
    [['plan', 'done', '9'], 'There is no action 9 in your plan: the numbers go from 1 to 3.'],
    [['plan', 'done', '1', '--evidence', ' '], '--evidence is empty.'],
    [
      ['plan', 'done', '1', '--evidence', 'x'.repeat(2001)],
      '--evidence is longer than 2000 characters.',
    ],
    [['plan', 'drop', '1', '--because', ''], '--because is empty.'],
    [['plan', 'add'], 'You did not say what to add.'],
    [['plan', 'add', 'one two', 'three'], 'Add one action of your own at a time.'],
    [
      ['plan', 'add', 'second-option-papre'],
      /did you mean second-option-paper \(“Write down a second option”\)\?/,
    ],
    [['plan', 'add', 'write-second'], /did you mean second-option-paper \(“Write/],
    [['plan', 'add', 'write down a'], /did you mean second-option-paper \(“Write down a second/],
    [['plan', 'add', '--will', 'x', '--due', 'sometime'], '--due "sometime" is not a date.'],
    [
      ['plan', 'add', '--will', 'x', '--behaviour', 'draws-landscap e'],
      /did you mean draws-landscape \(“Draws how .*”\)\?$/,
    ],
    [['plan', 'add', '--will', 'x', '--kind', 'magic'], /Allowed choices are experience/],
    [['plan', 'edit', '1'], 'You did not say what to change.'],
    [['plan', 'edit', '1', '--when', ''], '--when is empty.'],
    [['plan', 'edit', '1', '--due', '2026-11-20'], '--due 2026-11-20 is in the past.'],
    [
      ['plan', 'add', 'x y', '--due', 'yesterday'],
      '--due yesterday (Fri 20 Nov 2026) is in the past.',
    ],
    [
      ['plan', 'edit', 'nobody', '--due', 'friday'],
      'There is no action in your plan called "nobody".',
    ],
    [['plan', 'target', '7'], 'There is no level "7".'],
    [['plan', 'done'], /Which action\? Give its number or id/],
    [['plan', 'dnoe', '1'], "unknown command 'plan dnoe'; did you mean plan done?"],
  ])('%j is refused, and nothing is kept', async (args, sentence) => {
    const said = (await refused(args)).replace(/^2 career-coach: /, '');
    if (typeof sentence === 'string') expect(said).toBe(sentence);
    else expect(said).toMatch(sentence);
  });

  test('a finished action is not finished again', async () => {
    const [first = ''] = await activeIds();
    await bench.run(['plan', 'done', first]);
    expect(await refused(['plan', 'done', first])).toBe(
      `2 career-coach: ${first} was already done on Sat 21 Nov 2026.`,
    );
  });
});

describe('log', () => {
  beforeEach(assessed);

  test('a line, its day, its behaviours; the newest first', async () => {
    await bench.run(['log', 'they corrected it', '--behaviour', 'draws-l,plays-back']);
    await bench.run(['log', 'earlier', '--date', '3 days ago', '--behaviour', 'draws-landscape']);
    const { stdout } = await bench.run(['log', '-'], {
      stdin: '- in two\r\n  lines\n\n1. [x] two\u001b[31m entries\n',
    });
    expect(stdout).toBe('• Sat 21 Nov 2026: in two lines\n• Sat 21 Nov 2026: two [31m entries\n');
    const id = expect.any(String);
    expect(await bench.json(['log'])).toEqual({
      schemaVersion: 1,
      evidence: [
        { id, date: '2026-11-21', text: 'two [31m entries', behaviours: [] },
        { id, date: '2026-11-21', text: 'in two lines', behaviours: [] },
        {
          id,
          date: '2026-11-21',
          text: 'they corrected it',
          behaviours: ['draws-landscape', 'plays-back'],
        },
        { id, date: '2026-11-18', text: 'earlier', behaviours: ['draws-landscape'] },
      ],
    });
  });

  test('evidence counts for the evidenced stage while it lies in the period', async () => {
    await bench.run(['log', 'it runs', '--behaviour', 'finds-the-cause', '--date', '2025-12-01']);
    expect((await bench.json(['status'])).evidenced).toMatchObject({
      level: expect.any(Number),
      examples: 1,
    });
    bench.today = '2026-12-02';
    expect((await bench.json(['status'])).evidenced).toBeNull();
  });

  test.each([
    [['log', ' '], '', 'The text is empty.'],
    [['log', '-'], '\n', 'The text is empty.'],
    [['log', 'x', '--date', 'tomorrow'], '', /tomorrow \(Sun 22 Nov 2026\) is in the future/],
    [['log', 'x', '--behaviour', ','], '', '--behaviour is empty.'],
    [['log', 'x', '--date', 'soon'], '', '--date "soon" is not a date.'],
    [
      ['log', 'x', '--behaviour', 'draws-landscpe'],
      '',
      /did you mean draws-landscape \(“Draws how .*”\)\?$/,
    ],
    [['log', '--edit'], '', 'An editor needs a terminal, but there is none.'],
  ])('%j is refused', async (args, stdin, sentence) => {
    const said = (await refused(args, stdin)).replace(/^2 career-coach: /, '');
    if (typeof sentence === 'string') expect(said).toBe(sentence);
    else expect(said).toMatch(sentence);
  });
});

describe('checkin by script', () => {
  beforeEach(async () => {
    assessed();
    bench.today = '2026-12-05';
  });

  test('tells in its summary what was done before it, and the next one does not', async () => {
    await bench.run(['plan', 'done', '1']);
    const [{ title }] = (await bench.json(['plan'])).plan.done;
    const told = await bench.run(['checkin', '--note', 'ask early']);
    expect(told.stdout).toMatch(`\nDone      ${title}.\nLearnt    “ask early”\n`);
    const next = await bench.run(['checkin', '--note', 'ask again']);
    expect(next.stdout).not.toMatch(/^Done /m);
  });

  test('one event, and the stage, the plan and the next day follow at once', async () => {
    const { plan, stage } = await bench.json(['status']);
    const [first, second, third] = plan.active;
    const held = plan.active.map(({ behaviour }: { behaviour: string }) => behaviour);
    const before = bench.journal.length;
    const told = await bench.json([
      ...['checkin', '--done', '1', '--moved', second.id, '--drop', '3', '--note', 'ask early'],
      ...['--rate', `${held[0]}=5,plays-back=no-opportunity,asks-about-plans=earlier`],
      ...['--evidence', `${held[0]}=a, b`, '--evidence', `${held[0]}=c`, '--next', '3w'],
    ]);
    expect(bench.journal.length).toBe(before + 1);
    expect(told).toMatchObject({
      schemaVersion: 1,
      recorded: true,
      finished: true,
      checkin: {
        day: '2026-12-05',
        note: 'ask early',
        actions: [
          { id: first.id, outcome: 'done' },
          { id: second.id, outcome: 'moved' },
          { id: third.id, outcome: 'dropped' },
        ],
        ratings: [
          { behaviour: held[0], answer: 5 },
          { behaviour: 'plays-back', answer: 'no-opportunity' },
          { behaviour: 'asks-about-plans', answer: 'earlier' },
        ],
        evidence: [
          { text: 'a, b', behaviours: [held[0]] },
          { text: 'c', behaviours: [held[0]] },
        ],
        next: '2026-12-26',
      },
      nextCheckin: '2026-12-26',
    });
    expect(told.basis.moved.toSorted()).toEqual(
      ['asks-about-plans', 'plays-back', held[0]].toSorted(),
    );
    const report = reportSchema.parse(await bench.json(['status']));
    expect(told.stage).toEqual(report.stage);
    expect(told.stage).not.toEqual(stage);
    expect(told.plan).toEqual(report.plan);
    expect((await bench.run(['status'])).stdout.replaceAll(/\s+/g, ' ')).toContain(
      'One rating that counts for the level has changed since Sat 21 Nov 2026; the level is as it was.',
    );
  });

  test('says what moves a level until a behaviour is rated, where an action is about one', async () => {
    const told = async (...options: string[]) =>
      (await bench.run(['checkin', ...options])).stdout.includes('Your level moves when');
    expect(await told('--note', 'ask early')).toBe(true);
    const { answers } = await bench.json(['status']);
    const { behaviour, rating } = answers.find((one: { rating: number | null }) => one.rating);
    const { active } = (await bench.json(['plan'])).plan;
    const ids = active.map(({ id }: { id: string }) => id);
    await bench.run(['plan', 'add', '--will', 'tidy my desk']);
    await bench.run(['plan', 'park', ...ids]);
    expect(await told('--note', 'nothing is about a behaviour')).toBe(false);
    await bench.run(['plan', 'add', ids[0]]);
    expect(await told('--note', 'something is')).toBe(true);
    // The same rating counts, too, and not only in the check-in that gave it.
    expect(await told('--note', 'so it is', '--rate', `${behaviour}=${rating}`)).toBe(false);
    expect(await told('--note', 'it still is')).toBe(false);
  });

  test('for people: the answers, the bars, the next steps', async () => {
    const { stdout, stderr } = await bench.run([
      ...['checkin', '--stuck', '1', '--because', 'no time', '--note', 'ask early'],
    ]);
    expect(stderr).toBe('');
    const { title } = (await bench.json(['plan'])).plan.active[0];
    expect(stdout).toContain(
      `Check-in of Sat 5 Dec 2026\nStuck     ${title} (in the way: no time).\n`,
    );
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /Since your assessment One check-in since .* 2026\. Your level moves when you rate a behaviour again\. /,
    );
    expect(stdout).toContain('“ask early”');
    expect((await bench.run(['history'])).stdout.replaceAll(/\s+/g, ' ')).toContain(
      `Stuck: ${title} (in the way: no time).`,
    );
    // Two actions are late.
    expect(stdout).toContain('Next check-in Mon 14 Dec 2026, in 9 days.');
    expect((await bench.run(['plan'])).stdout).toMatch(/stuck at one\s+check-in/);
  });

  test('says which action was meant where a title is only begun, and how to take that back', async () => {
    const { active } = (await bench.json(['plan'])).plan;
    // Several are divided by commas.
    const { title, id } = active.find((one: { title: string }) => !one.title.includes(','));
    const begun = title.slice(0, -3).trim();
    expect((await bench.run(['checkin', '--moved', begun])).stderr).toBe(
      `"${begun}" was read as “${title}”.\nIf you meant another: career-coach undo\n`,
    );
    for (const word of ['1', id, title]) {
      expect((await bench.run(['checkin', '--moved', word])).stderr).toBe('');
    }
    expect((await bench.run(['checkin', '--done', begun, '--json'])).stderr).toBe('');
  });

  test('what came of an action is tied to its behaviour, what is in the way is kept', async () => {
    const [first, second] = (await bench.json(['plan'])).plan.active;
    const before = bench.journal.length;
    const told = await bench.json([
      ...['checkin', '--done', '1', '--evidence', '1=they use my map', '--stuck', '2'],
      ...['--evidence', `${second.id}=asked twice`, '--because', 'the release comes first'],
    ]);
    expect(told.checkin.evidence).toEqual([
      { text: 'they use my map', behaviours: [first.behaviour] },
      { text: 'asked twice', behaviours: [second.behaviour] },
    ]);
    const [checkin, plan] = bench.journal.slice(before);
    expect(plan).toMatchObject({
      type: 'plan',
      sitting: checkin?.sitting,
      actions: [{ id: second.id, because: 'the release comes first' }],
    });
    for (const page of [['status'], ['plan'], ['export'], ['export', '--section', 'agenda']]) {
      const { stdout } = await bench.run(page);
      expect(stdout).toContain("What's in the way: the release comes first.");
    }
    const promotion = await bench.run(['export', '--for', 'promotion']);
    expect(promotion.stdout).not.toContain('release comes');
  });

  test('names the command that moves a date that has passed', async () => {
    bench.today = '2026-11-22';
    const { stdout } = await bench.run(['checkin', '--note', 'x']);
    expect(stdout).not.toContain('--due');
    bench.today = '2027-03-01';
    const late = await bench.run(['checkin', '--note', 'y']);
    expect(late.stdout).toContain('Next: career-coach plan edit 1 --due "in 2 weeks"');
  });

  test('with nothing in it, it is none; only a date that was given moves', async () => {
    const before = bench.journal.length;
    const told = await bench.json(['checkin', '--id', 'week-49']);
    expect(told).toMatchObject({ recorded: false, finished: true, checkin: null });
    expect(bench.journal.length).toBe(before);
    const { code, stdout } = await bench.run(['checkin', '--next', 'in 3 weeks']);
    expect(code).toBe(0);
    expect(stdout).toBe('The next check-in is on Sat 26 Dec 2026. Nothing else has changed.\n');
    expect(bench.journal.slice(before)).toMatchObject([
      { type: 'plan', nextCheckin: '2026-12-26' },
    ]);
    const { entries } = await bench.json(['history']);
    expect(entries.filter(({ kind }: { kind: string }) => kind === 'checkin')).toEqual([]);
  });

  test('a rating alone moves no date, and the check-in that was due stays the next step', async () => {
    const { nextCheckin } = await bench.json(['status']);
    bench.today = '2027-01-29';
    const [behaviour = ''] = builtIn.levels[1]?.behaviours.map(({ id }) => id) ?? [];
    const { code, stdout } = await bench.run(['checkin', '--rate', `${behaviour}=3`]);
    expect(code).toBe(0);
    expect(stdout).toContain('Your check-in has been due since ');
    expect(stdout).toContain('Next: career-coach checkin ·');
    expect((await bench.json(['status'])).nextCheckin).toBe(nextCheckin);
    await bench.run(['plan', 'drop', '1,2,3']);
    await bench.run(['checkin', '--rate', `${behaviour}=2`]);
    expect((await bench.json(['status'])).nextCheckin).toBe(nextCheckin);
    await bench.run(['checkin', '--rate', `${behaviour}=4`, '--note', 'seen again']);
    expect((await bench.json(['status'])).nextCheckin > bench.today).toBe(true);
  });

  test('a rating alone is a correction on every page, and no check-in', async () => {
    const [behaviour = ''] = builtIn.levels[1]?.behaviours.map(({ id }) => id) ?? [];
    await bench.run(['checkin', '--moved', '1']);
    bench.today = '2026-12-12';
    await bench.run(['log', 'they asked for the map']);
    bench.today = '2026-12-14';
    const { stdout } = await bench.run(['checkin', '--rate', `${behaviour}=3`]);
    expect(stdout).toMatch(/^Rated again on Mon 14 Dec 2026\nRated /);
    expect(stdout).toContain('career-coach undo, to take this back');
    const history = await bench.run(['history']);
    expect(history.stdout).toContain('Mon 14 Dec 2026  Rated 4 → 3: ');
    expect((await bench.json(['history', 'diff'])).checkins).toBe(1);
    const [entry] = (await bench.json(['history'])).entries.filter(
      ({ day, kind }: { day: string; kind: string }) => kind === 'checkin' && day === '2026-12-14',
    );
    expect(entry).toMatchObject({ correction: true });
    expect(entry).not.toHaveProperty('counted');
    expect((await bench.run(['status'])).stdout).toContain('Since your check-in of Sat 5 Dec 2026');
    expect((await bench.run(['export', '--for', 'me'])).stdout).toContain(
      'rated one behaviour again.',
    );
    const list = async () => (await bench.run(['undo', '--list'])).stdout.replaceAll(/\s+/g, ' ');
    expect(await list()).toMatch(/Mon 14 Dec 2026 . correction: 4 → 3 for “[^”]+” \S+ Sat/);
    expect((await bench.run(['undo', '--yes'])).stdout).toMatch(
      /^Taken back: the correction of Mon 14 Dec[\s\S]+ Ratings +Sometimes → Usually: /,
    );
    expect(await list()).toMatch(/. correction: 4 → 3 for “[^”]+” . taken back/);
    // An undo of an undo of an undo.
    await bench.run(['undo', '--yes']);
    expect((await bench.run(['undo', '--yes'])).stdout).toMatch(/ Ratings +Sometimes → Usually: /);
  });

  test('an undo says what a line then shows', async () => {
    const [one = '', other = ''] = builtIn.levels[1]?.behaviours.map(({ id }) => id) ?? [];
    const statement = builtIn.levels[1]?.behaviours[0]?.statement.slice(0, 11);
    await bench.run(['log', 'Had coffee with the plant manager']);
    await bench.run(['log', 'edit', 'last', '--behaviour', one]);
    await bench.run(['log', 'edit', 'last', '--behaviour', `${one},${other}`]);
    const [later, first] = (await bench.json(['undo', '--list'])).things;
    const undone = async ({ id }: { id: string }) =>
      (await bench.run(['undo', id, '--yes'])).stdout.replaceAll(/\s+/g, ' ');
    const line = 'The note “Had coffee with the plant manager”';
    expect(await undone(later)).toContain(`${line} shows again: “${statement}`);
    expect(await undone(first)).toContain(`${line} shows nothing again.`);
    // An undo of that undo, and one of this.
    const again = async () => (await bench.run(['undo', '--yes'])).stdout.replaceAll(/\s+/g, ' ');
    expect(await again()).toContain(`${line} shows again: “${statement}`);
    expect(await again()).toContain(`${line} shows nothing again.`);
    expect(await again()).toContain(`${line} shows again: “${statement}`);
  });

  test('a script that rates by two points or more is told what the new rating says', async () => {
    const [behaviour = '', other = ''] = builtIn.levels[1]?.behaviours.map(({ id }) => id) ?? [];
    await bench.run(['checkin', '--rate', `${behaviour}=3,${other}=3`]);
    const rate = ['checkin', '--rate', `${behaviour}=5,${other}=4`];
    expect((await bench.run(rate)).stderr).toBe(
      "From “Sometimes” to “And others too” (as 4, and I've taught somebody who now does it, too). " +
        `If that's not right: career-coach checkin --rate ${behaviour}=N\n`,
    );
    expect((await bench.run(['checkin', '--rate', `${other}=no-opportunity`])).stderr).toContain(
      'From “Usually” to “No occasion” (my work gave me no chance',
    );
    expect((await bench.run(['checkin', '--rate', `${other}=2`, '--json'])).stderr).toBe('');
  });

  test('a script that rates what an action is for as done is told how to say that the action is', async () => {
    const [{ behaviour, title }] = (await bench.json(['plan'])).plan.active;
    const rate = async (value: number) =>
      (await bench.run(['checkin', '--rate', `${behaviour}=${value}`])).stderr;
    expect(await rate(3)).not.toContain('plan done');
    expect(await rate(4)).toBe(
      `“${title}” in your plan is for this. If it's done: career-coach plan done 1\n`,
    );
  });

  test('progress is the example of a strength only where there is no other, and is called that', async () => {
    const [{ behaviour }] = (await bench.json(['plan'])).plan.active;
    await bench.run([
      ...['checkin', '--moved', '1', '--evidence', '1=read 2 of the 3 pages of their map'],
      ...['--rate', `${behaviour}=5`],
    ]);
    const strengths = async () => {
      const { stdout } = await bench.run(['export', '--for', 'mentor']);
      return stdout.slice(stdout.search(/^#+ .*(?:best|strong)/im));
    };
    expect(await strengths()).toContain(' Progress: read 2 of the 3 pages of their map.');
    await bench.run(['log', 'they drew their own with me', '--behaviour', behaviour]);
    expect(await strengths()).not.toContain('Progress:');
    expect(await strengths()).toContain(' they drew their own with me.');
  });

  test('the same key twice counts once', async () => {
    const args = ['checkin', '--done', '1', '--id', 'week-49'];
    const first = await bench.json(args);
    const size = bench.journal.length;
    const second = await bench.json(args);
    expect(first.recorded).toBe(true);
    expect(second).toEqual({ ...first, recorded: false });
    const { code, stdout, stderr } = await bench.run(args);
    expect(code).toBe(0);
    expect(stderr).toBe('This check-in is already recorded; nothing was written.\n');
    expect(stdout).toContain('Done');
    expect((await bench.run([...args, '--quiet'])).stderr).toBe('');
    expect(bench.journal.length).toBe(size);
  });

  test('with the key of an undone check-in says how to bring it back', async () => {
    const args = ['checkin', '--note', 'kept', '--id', 'week-49'];
    expect(await bench.json(args)).toMatchObject({ id: 'week-49', recorded: true });
    const { undo } = await bench.json(['undo', '--yes']);
    const { code, stderr } = await bench.run(args);
    const [, id = ''] = /career-coach undo (\S+) brings it back/.exec(stderr) ?? [];
    expect(code).toBe(0);
    expect(undo.endsWith(id)).toBe(true);
    const again = await bench.json(args);
    expect(again).toMatchObject({ recorded: false, checkin: null, takenBackBy: id });
    expect((await bench.run(['undo', id, '--yes'])).code).toBe(0);
    expect((await bench.json(args)).checkin.note).toBe('kept');
  });

  test('two runs with the same key at the same time count once', async () => {
    const args = ['checkin', '--done', '1', '--id', 'week-49'];
    const told = await Promise.all([bench.json(args), bench.json(args), bench.json(args)]);
    expect(told.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect((await bench.json(['plan'])).plan.done).toHaveLength(1);
  });

  test('a file has the same fields; an option counts before it', async () => {
    const fields = {
      note: 'from a file',
      moved: ['1'],
      rate: { 'draws-landscape': 3 },
      evidence: { 'draws-landscape': ['a', 'b'], 'plays-back,draws-landscape': 'c' },
      next: '2026-12-24',
      id: 'week-50',
    };
    const file = path.join(bench.home, 'checkin.json');
    writeFileSync(file, JSON.stringify(fields));
    const told = await bench.json(['checkin', '--answers', file, '--note', 'said']);
    expect(told.checkin).toMatchObject({ note: 'said', next: '2026-12-24' });
    expect(told.checkin.evidence).toHaveLength(3);
    expect(bench.journal.at(-1)?.key).toBe(`${builtIn.id}/week-50`);
    const again = await bench.json(['checkin', '--answers', '-'], {
      stdin: JSON.stringify(fields),
    });
    expect(again.recorded).toBe(false);
  });

  test.each([
    ['no-occasion', 'no-opportunity'],
    ['0', 'no-opportunity'],
    ['no-opportunity', 'no-opportunity'],
    ['earlier', 'earlier'],
    ['e', 'earlier'],
  ])('takes “%s” for a rating, as the screen names it', async (typed, answer) => {
    await bench.run(['checkin', '--rate', `draws-landscape=${typed}`]);
    expect(bench.journal.at(-1)?.ratings).toEqual([{ behaviour: 'draws-landscape', answer }]);
  });

  test.each([
    [['--done', 'nobody'], 'There is no action in your plan called "nobody".'],
    [['--done', '1', '--stuck', '1'], /has more than one outcome/],
    [['--rate', 'draws-landscape'], '--rate: "draws-landscape" needs an equals sign and a rating.'],
    [
      ['--rate', 'draws-landscape=9'],
      /draws-landscape can't be rated 9, and nothing was saved: the scale goes from 1 to 5/,
    ],
    [['--rate', 'draws-landscape=2', '--rate', 'draws-landscape=5'], /is rated twice/],
    [['--rate', 'draws-landscape=2,draws-l=2'], 'draws-landscape is rated twice.'],
    [['--done', '1', '--because', 'x'], /--because says why an action is stuck or dropped/],
    [['--done', ','], '--done is empty.'],
    [['--rate', ''], '--rate is empty.'],
    [['--note', 'x', '--moved', ' , '], '--moved is empty.'],
    [['--rate', 'draws-landscape=well'], '--rate: "well" is not a rating.'],
    [['--rate', 'draws-landscpe=3'], /did you mean draws-landscape \(“Draws how .*”\)\?$/],
    [['--evidence', 'it runs'], '--evidence: "it runs" needs an equals sign and what happened.'],
    [
      ['--evidence', 'lunch=it runs'],
      'There is no behaviour "lunch"; try another word from its statement.',
    ],
    [
      ['--evidence', '__proto__=x'],
      /^There is no behaviour "__proto__"; did you mean prototypes-doubt/,
    ],
    [['--evidence', 'draws-landscape='], '--evidence is empty.'],
    [['--note', ''], '--note is empty.'],
    [['--note', 'x', '--next', 'soon'], '"soon" is not a date.'],
    [['--next', '2026-12-04'], /is in the past/],
    [['--id', ''], '--id is empty.'],
    [['--id', 'x'.repeat(121)], '--id is longer than 120 characters.'],
    [['--pause', 'soon'], '"soon" is not a date.'],
    [['--answers', 'nowhere.json'], /cannot read nowhere\.json/],
    [[], 'A check-in asks questions, but there is no terminal to ask them on.'],
  ])('%j is refused, and nothing is kept', async (args, sentence) => {
    const said = (await refused(['checkin', ...args])).replace(/^2 career-coach: /, '');
    if (typeof sentence === 'string') expect(said).toBe(sentence);
    else expect(said).toMatch(sentence);
  });

  test.each([
    ['{"dne":["1"]}', /the key "dne"/],
    ['{"rate":{"draws-landscape":"4"}}', /rate/],
    ['{"note":""}', /note/],
    ['[]', /standard input/],
  ])('the file %s is refused', async (stdin, message) => {
    expect(await refused(['checkin', '--answers', '-'], stdin)).toMatch(message);
  });
});

describe('when a check-in is due', () => {
  beforeEach(assessed);

  test('status --exit-code says so by its exit code, and prints the same', async () => {
    const code = async (day: string) => {
      bench.today = day;
      const { stdout, code } = await bench.run(['status', '--exit-code']);
      expect(stdout).toBe((await bench.run(['status'])).stdout);
      return code;
    };
    expect(await code('2026-11-30')).toBe(0);
    expect(await code('2026-12-01')).toBe(4);
    expect((await bench.run(['status'])).stdout).toContain('Next: career-coach checkin');
    await bench.run(['checkin', '--note', 'x']);
    expect(await code('2026-12-02')).toBe(0);
    expect(await code('2026-12-21')).toBe(4);
  });

  test('status --exit-code --quiet says the same by its exit code, and nothing else', async () => {
    const codes: (number | null)[] = [];
    const compare = async (day = bench.today) => {
      bench.today = day;
      const { code } = await bench.run(['status', '--exit-code']);
      const args = ['status', '--exit-code', '--quiet'];
      expect(await bench.run(args)).toEqual({ code, stdout: '', stderr: '' });
      codes.push(code);
    };
    await compare('2026-11-29');
    await compare('2026-12-01');
    // An assessment that is going on again: the last one counts until it is finished.
    await bench.run(['assess', '--jsonl', '--restart'], {
      stdin: '{"level": 3}\n{"rating": 3}\n',
    });
    await compare();
    await bench.run(['checkin', '--pause', '2027-01-02']);
    await compare();
    await bench.run(['role', 'Lead of another team']);
    await compare('2027-01-02');
    await compare('2029-01-02');
    await bench.run(['undo', '--yes']);
    await compare();
    const { things } = await bench.json(['undo', '--list']);
    const assessment = things.find(({ kind }: { kind: string }) => kind === 'assessment');
    await bench.run(['undo', assessment.id, '--yes']);
    await compare();
    expect(codes).toEqual([0, 4, 4, 0, 4, 4, 4, 3]);
    expect((await bench.json(['status', '--exit-code', '--quiet'])).error.code).toBe(
      'no-assessment',
    );
  });

  test('checkin --if-due is silent before its day, and one line where nobody can be asked', async () => {
    expect(await bench.run(['checkin', '--if-due'])).toEqual({ code: 0, stdout: '', stderr: '' });
    bench.today = '2026-12-02';
    expect(await bench.run(['checkin', '--if-due'])).toEqual({
      code: 4,
      stdout: '',
      stderr:
        'career-coach: A check-in has been due since 2026-12-01; career-coach checkin takes one to four minutes.\n',
    });
    expect((await bench.json(['checkin', '--if-due'])).error.code).toBe('check-in-due');
    expect((await bench.run(['checkin', '--if-due', '--note', 'x'])).code).toBe(0);
    expect((await bench.run(['checkin', '--if-due', '--note', 'x'])).stdout).toBe('');
  });

  test('--pause lets it rest, and a script’s word does not end the rest', async () => {
    expect((await bench.run(['checkin', '--pause', '6w'])).stdout).toBe(
      'Check-ins rest until Sat 2 Jan 2027.\n',
    );
    bench.today = '2026-11-30';
    expect((await bench.run(['status', '--exit-code'])).code).toBe(0);
    expect((await bench.json(['checkin', '--note', 'x'])).nextCheckin).toBe('2027-01-02');
    expect((await bench.json(['checkin', '--note', 'x', '--next', 'today'])).nextCheckin).toBe(
      '2026-11-30',
    );
    expect(await bench.json(['checkin', '--pause', '2027-02-01'])).toEqual({
      schemaVersion: 1,
      nextCheckin: '2027-02-01',
    });
    expect(
      (await bench.json(['checkin', '--note', 'x', '--pause', '2027-03-01'])).checkin.next,
    ).toBe('2027-03-01');
  });

  test('the day is the local one, in Auckland and in Honolulu', async () => {
    const at = { CAREER_COACH_NOW: '2026-11-30T12:00:00Z' };
    const code = async (TZ: string) =>
      (await bench.run(['status', '--exit-code'], { env: { ...at, TZ } })).code;
    expect(await code('Pacific/Auckland')).toBe(4);
    expect(await code('Pacific/Honolulu')).toBe(0);
  });
});

test('old ratings are left out in one calm sentence, and all of them count where too few remain', async () => {
  assessed();
  bench.today = '2027-05-21';
  expect((await bench.run(['status'])).stdout.replaceAll(/\s+/g, ' ')).toContain(
    'The last whole assessment is of Sat 21 Nov 2026; another one tells more than check-ins do.',
  );
  bench.today = '2027-11-22';
  const { basis } = await bench.json(['status']);
  expect(basis).toMatchObject({ outdated: true });
  expect((await bench.run(['status'])).stdout).toMatch(/answering again would tell\s+more/);
});

test('only the owner can read the saved files', async () => {
  await bench.run(['log', 'it runs']);
  expect(statSync(path.join(bench.profile, 'journal.jsonl')).mode & 0o777).toBe(0o600);
});

test('a second assessment tells what check-ins had moved and it took back', async () => {
  bench.today = '2026-06-01';
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
  bench.today = '2026-07-01';
  const rated = builtIn.levels[3]?.behaviours.slice(0, 5).map(({ id }) => id) ?? [];
  await bench.run(['checkin', ...rated.flatMap((id) => ['--rate', `${id}=5`])]);
  bench.today = '2026-12-01';
  const { answers, ...rest } = JSON.parse(answersAt(3));
  const again = { ...rest, answers: { ...answers, 'weighs-options': 5 } };
  const { stdout } = await bench.run(['assess', '--answers', '-'], {
    stdin: JSON.stringify(again),
  });
  const text = stdout.replace(/\s+/g, ' ');
  expect(text).toMatch(
    /In between, new ratings had placed you between levels 3 and 4\. Today's took that back, above all “[^”]+[^.]” \(5 → 2\)\./,
  );
  const diff = await bench.json(['history', 'diff']);
  expect(diff.andBack).toEqual(
    rated.map((behaviour) => ({
      ...{ behaviour, statement: expect.any(String) },
      ...{ rating: 2, between: 5 },
    })),
  );
  expect((await bench.run(['history', 'diff'])).stdout).toMatch(
    /\nChanged at check-ins, and back again: 5 behaviours\n• [\s\S]+ → 5, And others too → /,
  );
});

describe('what was done before and is done less now', () => {
  const habit = builtIn.strands
    .flatMap(({ behaviours }) => behaviours)
    .find(({ expectedFrom }) => expectedFrom === 4);
  if (habit === undefined) throw new Error('no habit is expected from level 4 on');
  const { id, statement } = habit;
  const rated = (rating: number) => {
    const form = JSON.parse(answersAt(3));
    return JSON.stringify({ ...form, answers: { ...form.answers, [id]: rating } });
  };
  const assess = (rating: number) =>
    bench.run(['assess', '--answers', '-', '--no-plan'], { stdin: rated(rating) });
  const flat = (text: string) => text.replace(/\s+/g, ' ');

  test('leads the gaps and the suggestions, and each page says when it was done', async () => {
    await assess(4);
    bench.today = '2027-03-01';
    const { stdout } = await assess(2);
    const was = 'You rated it 4 on Sat 21 Nov 2026.';
    expect(flat(stdout)).toMatch(/Habits worth working on .*You rated it 4/);
    expect(flat(stdout)).toContain(`• ${statement} You: 2, With help. ${was}`);
    const { gaps, plan } = await bench.json(['status']);
    expect(gaps[0]).toMatchObject({ behaviour: id, fell: { rating: 4, day: '2026-11-21' } });
    expect(plan.queue[0].behaviour).toBe(id);
    expect(flat((await bench.run(['plan'])).stdout)).toContain(was);
    const page = flat((await bench.run(['export', '--for', 'mentor'])).stdout);
    expect(page).toMatch(
      /Gaps the program sees 1\. \*\*[^*]+\*\* [^.]+\. My answer: 2, With help\. I rated it 4 on Sat 21 Nov 2026\./,
    );
    // Nothing fell since then.
    bench.today = '2027-06-01';
    await assess(2);
    expect((await bench.json(['status'])).gaps[0].fell).toBeUndefined();
  });

  test('counts where a check-in finds it, but is no news where a rating is corrected on its day', async () => {
    await assess(4);
    const rate = () => bench.run(['checkin', '--rate', `${id}=2`]);
    await rate();
    expect((await bench.json(['status'])).gaps[0].fell).toBeUndefined();
    await bench.run(['undo']);
    bench.today = '2027-03-01';
    await rate();
    const { gaps, plan } = await bench.json(['status']);
    expect(gaps[0].fell).toEqual({ rating: 4, day: '2026-11-21' });
    expect(plan.queue[0].behaviour).toBe(id);
  });
});
