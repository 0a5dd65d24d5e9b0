import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shownQuestion } from '../../src/views/terminal/evidence/log.js';
import { answersAt } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

test('what a line shows is answered by the keys that are listed, and no other', () => {
  const one = { behaviour: 'a', statement: 'A.' };
  const keys = (count: number) =>
    shownQuestion(Array.from({ length: count }, () => one)).keys.map(({ key }) => key);
  expect([keys(1), keys(3)]).toEqual([
    ['y', 'p', 'n'],
    ['1', '2', '3', 'p', 'n'],
  ]);
});

describe('log', () => {
  test('suggests behaviours by the words of a line, and ties none by itself', async () => {
    const text = 'Drew the billing landscape with the people who run it';
    const { stdout } = await bench.run(['log', text]);
    expect(stdout).toContain('(draws-landscape)');
    expect(stdout).toContain('Next: career-coach log edit last --behaviour draws-landscape');
    expect((await bench.json(['log'])).evidence).toMatchObject([{ text, behaviours: [] }]);
    const { evidence, was } = await bench.json([
      ...['log', 'edit', 'last', '--behaviour', 'draws-landscape'],
    ]);
    expect([was.behaviours, evidence.behaviours]).toEqual([[], ['draws-landscape']]);
    expect(await bench.json(['log', text, '--behaviour', 'draws-landscape'])).not.toHaveProperty(
      'suggestions',
    );
  });

  test('of two behaviours that a word may mean, takes none where the plan has the one whose statement begins so', async () => {
    const log = () => bench.run(['log', 'told them how', '--behaviour', 'answer']);
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(2) });
    await bench.run(['plan', 'drop', '1,2,3']);
    expect((await log()).code).toBe(0);
    await bench.run(['plan', 'add', 'a list of questions', '--behaviour', 'first-contact']);
    const { code, stderr } = await log();
    expect(code).toBe(2);
    expect(stderr).toContain('"answer" could be first-contact or answers-the-team');
    await bench.run(['plan', 'add', 'a page of answers', '--behaviour', 'answers-the-team']);
    expect((await log()).code).toBe(0);
  });

  test('notes no word that was meant as a command, but behind -- any', async () => {
    for (const [word, command] of [
      ['list', 'log'],
      ['ls', 'log'],
      ['help', 'help log'],
      ['delete', 'log drop ID'],
      ['last', 'log edit last'],
    ]) {
      const { code, stderr } = await bench.run(['log', word ?? '']);
      expect(code).toBe(2);
      expect(stderr).toContain(`'log' has no command '${word}'; nothing was noted`);
      expect(stderr).toContain(`career-coach ${command}\n`);
    }
    expect((await bench.json(['log'])).evidence).toEqual([]);
    expect((await bench.run(['log', '--', 'list'])).code).toBe(0);
    expect((await bench.run(['log', 'list of servers agreed'])).code).toBe(0);
    expect((await bench.json(['log'])).evidence).toHaveLength(2);
  });

  test('edit and drop without an id name the last lines with theirs', async () => {
    expect((await bench.run(['log', 'edit'])).stderr).toContain('Nothing is noted yet');
    for (const text of ['One', 'Two', 'Three', 'Four']) await bench.run(['log', `${text} is done`]);
    const ids = (await bench.json(['log'])).evidence.map(({ id }: { id: string }) => id);
    for (const command of ['edit', 'drop']) {
      const { code, stderr } = await bench.run(['log', command]);
      expect(code).toBe(2);
      expect(stderr).toContain(`Which note? 'log ${command}' needs its id`);
      expect(stderr).toMatch(/ is “Four is done”\n.* is “Three is done”\n.* is “Two is done”\n/);
      expect(stderr).not.toContain('One is done');
    }
    expect(ids).toHaveLength(4);
  });

  test('lists what came of an action with its title: "half of it" alone says too little', async () => {
    await bench.run(['assess', '--answers', '-', '--no-plan'], { stdin: answersAt(3) });
    await bench.run([...['plan', 'add', '--will', 'warn them'], '--behaviour', 'warns-early']);
    await bench.run(['checkin', '--done', '1', '--evidence', 'warns-early=Half of it']);
    expect((await bench.run(['log'])).stdout).toMatch(/: Half of it \(Warn them, warns-early\)\n/);
  });

  test('says what a behaviour is that was named by the beginning of its id', async () => {
    const text = 'Practised the pitch with two colleagues';
    expect((await bench.run(['log', text, '--behaviour', 'coaches'])).stdout).toBe(
      [
        `• Sat 21 Nov 2026: ${text} (coaches-sellers)`,
        '  About: Coaches technical colleagues to present a proposal alone.',
        '',
      ].join('\n'),
    );
    const { stdout } = await bench.run(['log', '-', '--behaviour', 'coaches-sellers'], {
      stdin: 'One\nTwo\n',
    });
    expect(stdout.match(/^ {2}About: /gm)).toHaveLength(1);
  });

  test.each([
    // Near ids, words of an id, and words of a statement.
    ['draws-landscpe', 'did you mean draws-landscape (“Draws how', '--behaviour draws-landscape '],
    ['roadmap', 'did you mean keeps-roadmap (“', '--behaviour keeps-roadmap '],
    ['leads session', 'did you mean runs-design-session (“', '--behaviour runs-design-session '],
    ['design', 'did you mean runs-design-session, ', '--behaviour runs-design-session '],
    // Some of the words, where nothing has all of them.
    ['warns-of-delay', 'did you mean warns-early (“', '--behaviour warns-early '],
    // The beginning of two ids: one command each.
    ['explains', '"explains" could be explains-the-fix or ', '--behaviour explains-the-fix '],
    ['explains', '"explains" could be explains-the-fix or ', '--behaviour explains-their-work '],
    // A word of an id, mistyped.
    ['fedes', 'did you mean feeds-the-managers (“', '--behaviour feeds-the-managers '],
    // One of its words mistyped, of whatever level or habit.
    ['sees-dey', 'did you mean sees-their-day (“', '--behaviour sees-their-day '],
    // A word of many ids says nothing about which is meant.
    ['opposes-own-extra-work', '"opposes-own-extra-work"; try another word', ''],
    ['lunch', 'There is no behaviour "lunch"; try another word from its statement.', ''],
    ['listen', 'There is no behaviour "listen"; did you mean the habit “Listen”?', ''],
  ])(
    'with the unknown behaviour "%s" prints the command to repeat',
    async (id, message, instead) => {
      const text = "Ran the team's - lunch";
      await bench.run(['log', 'a line']);
      const { code, stderr } = await bench.run([
        'log',
        text,
        '--behaviour',
        id,
        '--date',
        '1d ago',
      ]);
      expect(code).toBe(2);
      expect(bench.journal).toHaveLength(1);
      expect(stderr).toContain(message);
      const again = `career-coach log 'Ran the team'\\''s - lunch' ${instead}--date '1d ago'\n`;
      expect(stderr).toMatch(/Next: career-coach log/);
      expect(stderr).toContain(again);
      const lists = 'career-coach ladder lists all levels and habits';
      expect(stderr.includes('career-coach ladder listen lists the ids of “Listen”')).toBe(
        id === 'listen',
      );
      expect(stderr.includes(lists)).toBe(!message.includes('could be'));
    },
  );

  test('undo names the line that changes back, whatever changed', async () => {
    await bench.run(['log', 'first words']);
    const line =
      'The note “first words” changes back: its date, from Fri 20 Nov 2026 to Sat 21\n  Nov 2026.';
    const back =
      'The note “first words” changes back: its date, from Sat 21 Nov 2026 to Fri 20\n  Nov 2026.';
    await bench.run(['log', 'edit', 'last', '--date', 'yesterday']);
    expect((await bench.run(['undo', '--yes'])).stdout).toContain(line);
    // The undo is taken back.
    const list = (await bench.run(['undo', '--list'])).stdout;
    const [id = ''] = /^\w{4}(?=.*undo of the change)/m.exec(list) ?? [];
    expect((await bench.run(['undo', id, '--yes'])).stdout).toContain(back);
    await bench.run(['log', 'edit', 'last', '--link', '1a2b3c4']);
    const others = (await bench.run(['undo', '--list'])).stdout;
    const change = /^(\w{4}) .*change to a note: first words$/m.exec(others);
    // The change stands for its line.
    expect((await bench.run(['log', 'edit', change?.[1] ?? '', 'new'])).stdout).toContain('new');
    await bench.run(['log', 'edit', 'last', '--link', 'none']);
    expect((await bench.run(['undo', '--yes'])).stdout).toContain('changes back: its links.');
  });

  test('undo shows the part of a long line that changes back', async () => {
    const begin = 'Lunch with product: they want a no-show list by';
    await bench.run(['log', `${begin} Monday`]);
    await bench.run(['log', 'edit', 'last', `${begin} Friday`]);
    expect((await bench.run(['undo', '--yes'])).stdout.replaceAll(/\s+/g, ' ')).toContain(
      'The note “…no-show list by Friday” changes back to “…no-show list by Monday”.',
    );
  });

  test('edits and drops as events, and undo takes both back', async () => {
    await bench.run(['log', 'first words', '--link', '1a2b3c4']);
    await bench.run(['log', 'edit', 'last', 'second', 'words', '--date', 'yesterday']);
    expect((await bench.run(['log'])).stdout).toMatch(
      /^\w{4} {2}Fri 20 Nov 2026: second words \(commit 1a2b3c4\)\nChange one: career-coach log edit \w{4}\n$/,
    );
    expect((await bench.run(['undo', '--yes'])).stdout).toContain(
      'The note “second words” changes back to “first words”.',
    );
    expect((await bench.json(['log'])).evidence).toMatchObject([{ text: 'first words' }]);
    expect((await bench.run(['log', 'drop', 'last'])).stdout).toContain('Dropped one note:');
    expect((await bench.json(['log'])).evidence).toEqual([]);
    await bench.run(['undo', '--yes']);
    expect((await bench.json(['log'])).evidence).toHaveLength(1);
    expect(bench.journal.map(({ type }) => type)).toEqual([
      ...['evidence', 'amendment', 'undo', 'amendment', 'undo'],
    ]);
  });

  test.each([
    ['no occasion', 'says that nothing happened'],
    ['Nothing this week!', 'says that nothing happened'],
    ['n', 'too short for a note'],
  ])('%j is no note, nor can a note become one', async (text, why) => {
    await bench.run(['log', 'some words']);
    for (const args of [[text], ['edit', 'last', text]]) {
      const { code, stderr } = await bench.run(['log', ...args]);
      expect([code, stderr.replaceAll(/\s+/g, ' ')]).toEqual([2, expect.stringContaining(why)]);
    }
    expect(bench.journal).toHaveLength(1);
  });

  test('lists and finds what is asked for', async () => {
    await bench.run([
      'log',
      'Map of billing',
      '--behaviour',
      'draws-landscape',
      '--date',
      '2026-01-05',
    ]);
    await bench.run(['log', 'Outage call', '--link', 'https://example.org/team/app/pull/12']);
    const texts = async (...args: string[]) =>
      (await bench.json(args)).evidence.map(({ text }: { text: string }) => text);
    expect(await texts('log', '--behaviour', 'draws-landscape')).toEqual(['Map of billing']);
    expect(await texts('log', '--since', '3 months ago')).toEqual(['Outage call']);
    expect(await texts('log', '--until', '2026-02-01')).toEqual(['Map of billing']);
    expect(await texts('log', '--linked')).toEqual(['Outage call']);
    expect(await texts('log', '--date', '5 jan')).toEqual(['Map of billing']);
    expect((await bench.run(['log', '--date', 'someday'])).stderr).toContain('--date "someday" is');
    expect((await bench.run(['log', '--link', '1a2b3c4'])).stderr).toContain('goes with a text');
    expect((await bench.run(['log', 'search', 'xyzzy'])).stdout).toBe(
      'No note has all of these words. To write a note that begins with "search", put\nit in quotes.\n\nNext: career-coach log\n',
    );
    expect(await texts('log', 'search', 'BILL', 'map')).toEqual(['Map of billing']);
    expect((await bench.run(['log', 'search', 'nothing'])).stdout).toMatch(/put\s+it in quotes/);
  });

  test.each([
    [['log', 'x', '--since', 'today'], 'do not go with a text'],
    [['log', 'x', '--link', 'javascript:alert(1)'], 'is not a link'],
    [['log', 'edit', 'the', 'plan'], 'There is no note with the id "the"'],
    [['log', 'edit', 'the plan'], 'no note has these words.\nNext: career-coach log lists'],
    [['log', 'edit', 'last'], 'there is no terminal to ask on'],
    [['log', 'edit', 'last', '--date', 'tomorrow'], 'is in the future'],
    [['log', 'edit', 'last', '--behaviour', 'nobody'], 'There is no behaviour "nobody"'],
    [['log', 'drop', 'the', 'ball'], 'There is no note with the id "the"'],
    [['log', 'search', 'x', '--since', 'soon'], 'is not a date'],
  ])('%j keeps nothing', async (args, words) => {
    await bench.run(['log', 'a line']);
    const { code, stdout, stderr } = await bench.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(bench.journal).toHaveLength(1);
  });

  test('keeps the words of a reviewer', async () => {
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
    const theirs = JSON.stringify({
      ...JSON.parse(answersAt(3)),
      answers: { 'draws-landscape': { rating: 4, evidence: 'their words' } },
    });
    await bench.run(['review', '-', '--by', 'your mentor'], { stdin: theirs });
    const [{ id }] = (await bench.json(['log'])).evidence;
    for (const change of [
      ['mine'],
      ['--behaviour', 'warns-early'],
      ['--date', 'yesterday'],
      ['--link', 'pr:1'],
      [],
    ]) {
      const { code, stderr } = await bench.run(['log', 'edit', id, ...change]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('part of a review')]);
    }
    expect((await bench.run(['log', 'edit'])).stderr).toContain('Nothing is noted yet');
    // “last” is one's own, for dropping, too.
    expect((await bench.run(['log', 'drop', 'last'])).code).toBe(2);
    expect((await bench.run(['log', 'drop', id])).code).toBe(0);
    expect((await bench.json(['log'])).evidence).toEqual([]);
  });

  test('brings links into exports', async () => {
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
    const address = 'https://example.org/team/app/pull/12?a=(1)&copy;';
    await bench.run([
      'log',
      'Merged it',
      '--behaviour',
      'draws-landscape',
      '--link',
      address,
      '--link',
      '1a2b3c4',
    ]);
    const shown =
      '[PR 12](<https://example.org/team/app/pull/12?a=%281%29&amp;copy;>), commit 1a2b3c4';
    expect((await bench.run(['export', '--for', 'me'])).stdout).toContain(`Merged it (${shown})`);
    const { answers } = await bench.json(['export', '--format', 'json']);
    const { evidence } = answers.find(
      ({ behaviour }: { behaviour: string }) => behaviour === 'draws-landscape',
    );
    expect(evidence[0].links).toEqual([
      'pr:https://example.org/team/app/pull/12?a=(1)&copy;',
      'commit:1a2b3c4',
    ]);
  });
});

test('what was learnt at a check-in can be reworded and dropped, and brought back', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(2) });
  await bench.run(['checkin', '--note', 'Small steps wrok', '--next', '2026-12-05']);
  const { id } = bench.journal.find(({ type }) => type === 'checkin') ?? {};
  const note = `${String(id).slice(-8)}.note`;
  const learnt = async () => (await bench.run(['history'])).stdout;
  await bench.run(['log', 'edit', note, 'Small steps work']);
  expect(await learnt()).toContain('Small steps work');
  expect(await learnt()).not.toContain('wrok');
  const { code, stderr } = await bench.run(['log', 'edit', note, '--date', 'today']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('has words only')]);
  await bench.run(['log', 'drop', 'note']);
  expect(await learnt()).not.toContain('Small steps');
  await bench.run(['undo', '--yes']);
  expect(await learnt()).toContain('Small steps work');
});
