import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersAt, builtIn } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const review = (answers: string, ...options: string[]) =>
  bench.run(['review', '-', ...options], { stdin: answers });

test('a second view: their level, and points to talk about', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const theirs = answersAt(3).replace('"decides-architecture":2', '"decides-architecture":1');
  const { code, stdout, stderr } = await review(theirs, '--by', 'your lead');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Seen by your lead');
  expect(stdout).toContain('Their answers point to level 3');
  expect(stdout).toMatch(
    /1\. Settles architecture questions[\s\S]*You: 4, Usually\. Your lead: 1, Not so far\./,
  );
  const text = stdout.replace(/\s+/g, ' ');
  expect(text).toContain(
    "Their level rests on 45 answers, yours on 45. Answers about habits don't change the level.",
  );
  expect(text).toContain(
    'You both rated 75 things and agree on 62. Your lead rated 13 lower than you did.',
  );
  const { review: kept } = await bench.json(['status']);
  expect(kept).toMatchObject({ by: 'your lead', date: '2026-11-21', level: 3, together: 3 });
  expect(kept.talkingPoints[0]).toMatchObject({
    behaviour: 'decides-architecture',
    level: 4,
    self: 4,
    other: 1,
  });
  expect((await bench.run(['why'])).stdout).toContain('Seen by your lead');
  expect((await bench.run(['status'])).stdout).toMatch(
    /\nFive things are worth a talk with your lead: career-coach why\n\nNext: /,
  );
});

test('a lower rating with words is a point of the talk, though it is only one apart and decides nothing', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const form = JSON.parse(answersAt(4));
  const [id = ''] = Object.entries(form.answers).find(([, answer]) => answer === 2) ?? [];
  const said = { rating: 1, evidence: 'I heard of the delay from support' };
  await review(
    JSON.stringify({ ...form, answers: { ...form.answers, [id]: 1 } }),
    '--by',
    'your lead',
  );
  expect((await bench.json(['status'])).review.talkingPoints).toEqual([]);
  await review(
    JSON.stringify({ ...form, answers: { ...form.answers, [id]: said } }),
    '--by',
    'your lead',
  );
  const { talkingPoints, compared } = (await bench.json(['status'])).review;
  expect(talkingPoints).toMatchObject([{ behaviour: id, self: 2, other: 1 }]);
  expect(compared).toMatchObject({ lower: 1, higher: 0 });
});

test('the stage stays the person’s own, and a newer view by the same reviewer replaces the older', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  await review(answersAt(2));
  bench.today = '2026-11-25';
  await review(answersAt(4));
  const { stage, review: kept } = await bench.json(['status']);
  expect(stage.level).toBe(4);
  expect(kept).toMatchObject({ by: 'somebody', date: '2026-11-25', together: 4 });
  expect(kept.talkingPoints).toEqual([]);
});

test('a file named twice, or copied, counts once', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const [one, copy, other] = ['one.json', 'copy.json', 'other.json'].map((name) =>
    path.join(bench.home, name),
  );
  writeFileSync(one ?? '', answersAt(3));
  writeFileSync(copy ?? '', answersAt(3));
  writeFileSync(other ?? '', answersAt(2));
  const { code, stdout, stderr } = await bench.run([
    'review',
    ...[one, one, copy, other].map(String),
  ]);
  expect(code).toBe(0);
  expect(stderr).toBe(
    `${one} was named twice and counted once.\n${copy} holds the same answers as ${one} and was not counted again.\n`,
  );
  expect(stdout).toContain('Seen by somebody (1) and somebody (2)');
  expect(bench.journal.filter(({ type }) => type === 'review')).toHaveLength(2);
});

test('the same answers by the same person are read once, until they change or are taken back', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const theirs = viewBy('your lead', 'Waited for an answer');
  await review(theirs);
  const before = bench.journal.length;
  bench.today = '2026-11-25';
  const { stdout, stderr } = await review(theirs);
  expect(stderr).toBe('This file was read on Sat 21 Nov 2026; nothing changed.\n');
  expect(stdout).toContain('Seen by your lead');
  expect(bench.journal).toHaveLength(before);
  expect((await review(viewBy('your lead', 'Waited twice'))).stderr).toBe('');
  expect(bench.journal).toHaveLength(before + 1);
  await bench.run(['undo', '--yes']);
  expect((await review(viewBy('your lead', 'Waited twice'))).stderr).toBe('');
  const two = ['a.json', 'b.json'].map((name) => path.join(bench.home, name));
  writeFileSync(two[0] ?? '', viewBy('your lead', 'Waited twice'));
  writeFileSync(two[1] ?? '', viewBy('your mentor', 'Waited once'));
  const both = await bench.run(['review', ...two]);
  expect(both.stderr).toMatch(/a\.json was read on Wed 25 Nov 2026; nothing changed\.\n$/);
  expect(both.stdout).toContain('Seen by your lead and your mentor');
});

test('whoever gives no name is somebody, and the notice says how to name them', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const { stdout, stderr } = await review(viewBy('Somebody (3fa9)', 'Waited for an answer'));
  expect(stderr).toBe(
    'They gave no name. To say who it was, read the answers again under a name:\ncareer-coach undo, then career-coach review - --by WHO\n',
  );
  expect(stdout).toContain('Seen by somebody: worth a talk');
  expect(stdout).toMatch(
    /\nEight\s+more\s+stand\s+under\s+“You\s+also\s+differ\s+on”\.\s+For\s+each,\s+ask:\s+“When\s+did\s+you\s+last\s+see\s+this/,
  );
  expect(stdout).toContain(
    '\n• Follows up on an unmet need until it is taken up or turned down.\n',
  );
  expect(stdout).not.toContain('3fa9');
  expect((await bench.run(['log'])).stdout).toContain('Somebody: Waited for an answer');
  expect((await review(viewBy('Ada', 'Waited for an answer'))).stderr).toBe('');
  const two = await bench.run(['why']);
  expect(two.stdout).toContain('Seen by somebody and Ada');
  const other = await review(viewBy('Somebody (81c2)', 'Waited twice'));
  expect(other.stdout).toContain('Seen by 3 people');
});

test('two who give no name stay two', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  await review(viewBy('Somebody (3fa9)', 'Waited for an answer'));
  const { stdout } = await review(viewBy('Somebody (81c2)', 'Waited twice'));
  expect(stdout).toContain('Seen by Somebody (3fa9) and Somebody (81c2)');
});

test('their examples are shown, and are no news of one’s own', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  bench.today = '2026-11-25';
  await bench.run(['log', 'My own note']);
  const { stdout } = await review(viewBy('your lead', 'Waited for an answer'));
  expect(stdout).toMatch(
    /\n1\. Settles architecture questions[^“]*\n {3}You: 4, Usually\. Your lead: 1, Not so far\.\n {3}“Waited for an answer”\n2\. /,
  );
  expect(stdout).not.toContain('What else they wrote');
  const agenda = (await bench.run(['export', '--section', 'agenda'])).stdout;
  const [, moved = ''] = agenda.split('## What moved');
  expect(moved).toContain('My own note');
  expect(agenda).not.toContain('Waited for an answer');
  const [line] = (await bench.json(['log', 'search', 'waited'])).evidence;
  expect(line).toMatchObject({ text: 'your lead: Waited for an answer', fromReview: true });
});

test('their words about something that they did not rate cannot be edited', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const theirs = JSON.parse(answersAt(4));
  theirs.answers['draws-landscape'] = { rating: null, evidence: 'Waited for an answer' };
  await review(JSON.stringify(theirs), '--by', 'your lead');
  expect(bench.journal.filter(({ type }) => type === 'evidence')).toHaveLength(1);
  const [{ id }] = (await bench.json(['log'])).evidence;
  const { stderr } = await bench.run(['log', 'edit', id, 'Answered at once']);
  expect(stderr).toContain('its words are not yours');
});

test('what a review gives to talk about is on the agenda until both rate it alike', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  await review(viewBy('your lead', 'Waited for an answer'));
  const statements = async () =>
    (await bench.json(['status'])).review.talkingPoints.map(
      ({ statement }: { statement: string }) => statement,
    );
  const agenda = async () => (await bench.run(['export', '--section', 'agenda'])).stdout;
  const part = async () =>
    (await agenda()).split('## Where others see me differently')[1]?.split('\n## ')[0] ?? '';
  bench.today = '2027-02-20';
  const points = await statements();
  expect(points).toHaveLength(5);
  expect(await part()).toMatch(
    /^\n\nThis compares my answers with a second view of Sat 21 Nov 2026\.\n\n1\. /,
  );
  for (const statement of points) expect(await part()).toContain(statement);
  expect(await part()).toContain('My answer: 4, Usually. Second view: 1, Not so far.');
  expect((await bench.run(['export', '--for', 'mentor'])).stdout).toContain(await part());
  await bench.run(['checkin', '--rate', 'decides-architecture=1']);
  expect(await part()).not.toContain(points[0]);
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
  // A point apart now, but they wrote about it.
  expect(await statements()).toContain(points[0]);
  await bench.run(['checkin', '--rate', 'decides-architecture=1']);
  expect(await agenda()).not.toContain('Where others see me differently');
});

test('a result after a review says what others see, and asks for no colleague', async () => {
  const assess = async () =>
    (await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) })).stdout.replace(
      /\s+/g,
      ' ',
    );
  expect(await assess()).toContain('; ask a colleague, too.');
  await review(viewBy('your lead', 'Waited for an answer'));
  bench.today = '2027-02-20';
  const result = await assess();
  expect(result).toMatch(
    /Seen by your lead: level 3, very likely\. Five things are worth a talk with your lead, most of all “.+” \(you 4, your lead 1\): career-coach why/,
  );
  expect(result).not.toContain('ask a colleague');
  expect((await bench.run(['export', '--for', 'me'])).stdout).not.toContain('ask a colleague');
});

test('the page leads with at most five things worth a talk, and ends with the levels', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const { stdout } = await review(answersAt(2));
  const [head, ...rest] = stdout.split('\n');
  expect(head).toBe('Seen by somebody: worth a talk');
  expect(rest.filter((line) => /^\d+\. /.test(line)).map((line) => line[0])).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
  ]);
  expect(stdout).toMatch(/\n\nHow you compare with somebody\nYour answers point to level 4/);
});

test('it ends with how to rate one again, without their rating, and `why` begins with the same points', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const { stdout } = await review(viewBy('Ada', 'Waited for an answer'));
  const [points = ''] = stdout.split('\n\n');
  expect(points).toMatch(/^Seen by Ada: worth a talk\n1\. .*“Waited for an answer”/s);
  expect(points.replaceAll(/\s+/g, ' ')).toMatch(
    / For each, ask: “When did you last see this, or miss it\?”$/,
  );
  const { review: told } = await bench.json(['status']);
  const [{ behaviour, other }] = told.talkingPoints;
  const again = `Your next assessment asks again about what is worth a talk. To change a rating sooner: career-coach checkin --rate ${behaviour}=N`;
  const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
  expect(flat(stdout)).toContain(
    `${again} To take on “Write one decision record”: career-coach plan add write-first-decision Next: career-coach why`,
  );
  const why = (await bench.run(['why'])).stdout;
  const [stage, talk, third] = why.split('\n\n');
  expect(stage).toMatch(/^Your answers point to level 4/);
  expect(flat(talk ?? '')).toBe(`${flat(points)} ${again}`);
  expect(third).toMatch(/^How likely each level is/);
  expect(why).toMatch(/\n\nHow you compare with Ada\nTheir answers point to level 3/);
  expect(why.replaceAll(/\s+/g, ' ')).toContain(`Next: career-coach why ${behaviour} ·`);
  expect((await bench.run(['checkin', '--rate', `${behaviour}=${other}`])).code).toBe(0);
});

test('without a file, one is told to ask somebody first', async () => {
  const { code, stderr } = await bench.run(['review']);
  expect(code).toBe(2);
  expect(stderr).toBe(
    "career-coach: 'review' needs the file or mail that came back: 'review FILE'. If you haven't asked anybody yet, begin with 'review ask'. 'why' shows the second views you already have.\nNext: career-coach review ask --about NAME --out questions.html\n      career-coach help review\n",
  );
});

test('no level is named where few answers leave several likely', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
  const { ladder, answers } = JSON.parse(answersAt(3));
  const some = (of: number) => builtIn.levels.flatMap(({ behaviours }) => behaviours.slice(0, of));
  const given = (ids: readonly { readonly id: string }[]) =>
    JSON.stringify({ ladder, answers: Object.fromEntries(ids.map(({ id }) => [id, answers[id]])) });
  const unclear = (await review(given(some(2).slice(2, 8)))).stdout.replace(/\s+/g, ' ');
  expect(unclear).toContain('Seen by somebody You both rated six things and agree on all six.');
  expect(unclear).not.toContain('Their answers');
  expect((await bench.json(['status'])).review).toMatchObject({ level: null, together: 3 });
  const later = (await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) })).stdout;
  expect(later).toContain('Seen by somebody: You both rated six things');
  expect((await review(given(some(3)))).stdout).toContain('Their answers point to level 3');
  const nothing = { ladder, answers: { [some(1)[0]?.id ?? '']: 4 } };
  expect((await review(JSON.stringify(nothing))).stdout).not.toContain('Their answers');
});

test('a review that is read again, corrected, replaces the one before, and undo says so', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  await review(answersAt(3), '--by', 'Grace');
  await review(answersAt(2), '--by', 'Grace');
  const list = (await bench.run(['undo', '--list'])).stdout;
  const [, later = '', earlier = ''] =
    /^(\w+) .* review: Grace\n(\w+) .* review: Grace · replaced by \1$/m.exec(list) ?? [];
  expect(earlier).not.toBe('');
  const undone = (await bench.run(['undo', '--yes'])).stdout.replaceAll(/\s+/g, ' ');
  expect(undone).toContain(`(${later}).`);
  expect(undone).toContain("Grace's review before it, of Sat 21 Nov 2026, counts again.");
  expect((await bench.run(['undo', '--yes'])).stdout.replaceAll(/\s+/g, ' ')).toContain(
    'It counts again, in place of the other review by Grace.',
  );
  const replaced = (await bench.run(['undo', earlier, '--yes'])).stdout;
  expect(replaced).toContain('Nothing visible changes.');
});

test('of two people everybody hears who said what; a page for others says it without names', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const files = [3, 4].map((level) => {
    const file = path.join(bench.home, `${level}.json`);
    writeFileSync(
      file,
      JSON.stringify({ ...JSON.parse(answersAt(level)), by: ['Ada', 'Ben'][level - 3] }),
    );
    return file;
  });
  const { stdout } = await bench.run(['review', ...files]);
  expect(stdout).toContain('You: 4, Usually. Ada: 2, With help. Ben: 4, Usually.');
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'of two, the lower. Their level rests on 45 answers',
  );
  for (const page of [
    ['--for', 'mentor'],
    ['--section', 'agenda'],
    ['--for', 'me', '--redact'],
  ]) {
    const text = (await bench.run(['export', ...page])).stdout;
    expect(text).toMatch(/, the lower of two: 2, With help\./);
    expect(text).not.toMatch(/Ada|Ben\b/);
  }
});

test('a view that is older than the ladder’s period no longer counts', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  await review(answersAt(2));
  bench.today = '2028-01-10';
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  expect(await bench.json(['status'])).not.toHaveProperty('review');
});

test.each([
  ['nothing rated', `{"ladder":"${builtIn.id}","answers":{}}`, 2, /rates no behaviour/],
  [
    'a note in words',
    'hello there',
    2,
    /: standard input holds no answers: it begins with “hello”\.\nNext: give the file that their page saved, or their mail with the questions in it\n/,
  ],
  [
    'a text with a heading',
    '# Notes',
    2,
    /: standard input holds no answers: it begins with “#”\./,
  ],
  ['half a file', '{"ladder"', 2, /\nNext: give the file that their page saved/],
  ['another kind of file', '[1]', 2, /\nNext: give the file that their page saved/],
  [
    'an unknown behaviour',
    `{"ladder":"${builtIn.id}","answers":{"tests-before-handove":3}}`,
    2,
    /tests-before-handover/,
  ],
])('%s is refused, and nothing is stored', async (_, answers, expected, message) => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const before = bench.journal.length;
  const { code, stderr } = await review(answers);
  expect(code).toBe(expected);
  expect(stderr).toMatch(message);
  expect(bench.journal).toHaveLength(before);
});

test('it needs the person’s own assessment', async () => {
  const { code, stderr } = await review(answersAt(3));
  expect(code).toBe(3);
  expect(stderr).toMatch(/no assessment yet/);
});

const idsOf = (rank: number) => builtIn.levels[rank - 1]?.behaviours.map(({ id }) => id) ?? [];

/** A level 4 person, seen at level 3 by others; each file differs a little. */
const viewBy = (by: string, example: string) => {
  const { ladder, answers } = JSON.parse(answersAt(3));
  answers['decides-architecture'] = { rating: 1, evidence: example };
  return JSON.stringify({ ladder, by, answers });
};

test('at most five things to talk about, those near the stage first', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  await review(answersAt(2));
  const { review: kept } = await bench.json(['status']);
  expect(kept.talkingPoints).toHaveLength(5);
  const levels = kept.talkingPoints.map(({ level }: { level?: number }) => level);
  expect(levels[0]).toBe(4);
});

test('one point is worth a talk where it decides, and agreement is called agreement', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const { ladder, answers } = JSON.parse(answersAt(4));
  const same = await review(JSON.stringify({ ladder, answers }));
  expect(same.stdout).toContain('Next: career-coach why');
  expect(same.stdout).toMatch(/You both rated 75 things and agree on all 75\.\n/);
  answers['decides-architecture'] = 3;
  const { stdout } = await review(JSON.stringify({ ladder, answers }));
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    "You: 4, Usually. Somebody: 3, Sometimes. A 4 counts as doing it, a 3 doesn't.",
  );
  // The commands name it by its id alone.
  expect(stdout).toMatch(/^1\. [^(]+\(decides-architecture\)\n/m);
  expect(stdout).toContain('--rate decides-architecture=N');
});

test('`why BEHAVIOUR` tells how others rate it, of three the middle one', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const id = 'decides-architecture';
  const rated = (rating: number) =>
    answersAt(3).replace(new RegExp(`"${id}":\\d`), `"${id}":${rating}`);
  const seen = async () => {
    const { stdout } = await bench.run(['why', id]);
    const [, others = ''] = stdout.split('What others said\n');
    return [others.split('\n\n')[0], (await bench.json(['why', id])).seen];
  };
  expect(await seen()).toEqual(['', undefined]);
  await review(rated(1), '--by', 'your lead');
  await review(rated(4), '--by', 'Ben');
  expect(await seen()).toEqual([
    '• Your lead, on Sat 21 Nov: 1, Not so far\n• Ben, on Sat 21 Nov: 4, Usually',
    [
      { by: 'your lead', rating: 1, date: '2026-11-21' },
      { by: 'Ben', rating: 4, date: '2026-11-21' },
    ],
  ]);
  await review(rated(3), '--by', 'Cleo');
  expect(await seen()).toEqual([
    '• 3 people, in the middle: 3, Sometimes',
    [{ by: '3 people, in the middle', rating: 3 }],
  ]);
});

test('three people are a number, and nobody’s words stand under a name', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const people = ['Ada', 'Ben', 'Cleo'].map((name, index) => {
    const file = path.join(bench.home, `${name}.json`);
    writeFileSync(file, viewBy(name, `Waited for an answer ${index}`));
    return file;
  });
  const two = await bench.run(['review', ...people.slice(0, 2)]);
  expect(two.stdout).toContain('Seen by Ada and Ben');
  const three = await bench.run(['review', ...people]);
  expect(three.stdout).toContain('Seen by 3 people');
  const shown = [
    three.stdout,
    ...(await Promise.all(
      [
        ['status', '--json'],
        ['why'],
        ['history'],
        ['export', '--for', 'me'],
        ['export', '--format', 'html', '--for', 'me'],
      ].map(async (args) => (await bench.run(args)).stdout),
    )),
  ].join('');
  expect(shown).toContain('Somebody: Waited for an answer 2');
  expect(shown).not.toMatch(/Ada|Ben\b|Cleo/);
});

test('a dozen questions unless all are asked for, and a reminder where nobody is named', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const ask = (...options: string[]) =>
    bench.run(['review', 'ask', '--format', 'markdown', ...options]);
  const plain = await ask();
  expect(plain.stdout.match(/^- \[ \] /gm)).toHaveLength(12);
  expect(plain.stderr).toBe(
    "It doesn't say whom it is about: --about NAME puts your name on it.\n",
  );
  expect(plain.stdout).toContain(
    '“Customer” stands for whoever the work is for, inside the company or outside.',
  );
  expect(plain.stdout.match(/^- \[ \] .*\n {2}For example: .*\n {2}Your example:$/gm)).toHaveLength(
    12,
  );
  expect(plain.stdout.replaceAll('\n', ' ')).toContain(
    'Your name is optional. I will see what you fill in. If one or two people answer, I will see who said what. If three or more do,',
  );
  expect((await bench.run(['review', 'ask', '--about', 'Ada'])).stdout).toContain(
    'Your name is optional. Ada will see what you fill in. If one or two people answer, Ada will see',
  );
  expect(plain.stdout).toContain("Where you can't say, leave them empty or put “?”.");
  const notice = async (...options: string[]) =>
    (await ask('--about', 'Ada', '--out', path.join(bench.home, 'form.md'), '--force', ...options))
      .stderr;
  expect(await notice()).toMatch(
    /Paste the text into a mail to somebody who sees you work\.\nWhen they answer, save the mail to a file: career-coach review FILE\n$/,
  );
  expect(await notice()).toMatch(
    /^The text asks about only 12 of 75 things that you may do, so that people find time for it; --full asks about all\. None/,
  );
  expect(await notice('--full')).toMatch(/^The text asks about 75 things that you may do\. None/);
  const full = await ask('--full', '--about', 'Your colleague');
  expect(full.stdout.match(/^- \[ \] /gm)?.length).toBeGreaterThan(60);
  expect(full.stderr).toBe('');
  expect((await ask('--about', 'me')).stderr).toMatch(
    /tells nobody whom it is about: give your name/,
  );
  await bench.run(['settings', 'set', 'terms.customer', 'product team']);
  expect((await ask()).stdout).toContain('“Product team” stands for whoever the work is for,');
  expect((await bench.run(['review', 'ask', '--format', 'html'])).stdout).toContain(
    '“Product team” stands for whoever the work is for,',
  );
});

test('a mentor’s round trip by mail: quoted, broken lines and all', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const { stdout } = await bench.run(['review', 'ask', '--format', 'markdown']);
  expect(stdout.match(/^- \[ \] /gm)).toHaveLength(12);
  // The line that shows how to fill one in is no answer, nor is it one when a mail program has broken it.
  expect(stdout).toContain(
    "\n- [4] Answers another team's question within the day.\n  Your example: In May",
  );
  for (const form of [stdout, stdout.replace('- [4] ', '- [4]\n')]) {
    expect((await review(form)).stderr).toMatch(/rates no behaviour/);
  }
  const filled = stdout
    .replace('Your name or role:', 'Your name or role: your mentor')
    .replace('- [ ]', '- [ 2 ]')
    .replace('- [ ]', '- [?]')
    .replaceAll('- [ ]', '- [4]')
    .replace('  Your example:\n', '  Your example: They waited for me\nto ask the customer.\n')
    .replace(/^/gm, '> ')
    .replaceAll('\n', '\r\n');
  const cut = filled.slice(0, filled.indexOf('> career-coach review form'));
  expect((await review(cut)).stdout).toContain('Seen by your mentor');
  expect((await bench.run(['undo', '--yes'])).code).toBe(0);
  const answer = await review(`Hello,\r\n\r\n${filled}\r\nBye`);
  expect(answer.stderr).toBe('');
  expect(answer.stdout).toContain('Seen by your mentor');
  const event = bench.journal.at(-1);
  const answers = event?.answers as { answer: number; evidence?: string }[];
  expect(answers.map(({ answer: rating }) => rating).sort()).toEqual([2, ...Array(10).fill(4)]);
  expect(answers.find(({ answer: rating }) => rating === 2)?.evidence).toBe(
    'They waited for me to ask the customer.',
  );
});

test('a mentor’s round trip by JSON: the template, filled in by an editor', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const { stdout } = await bench.run(['assess', '--template']);
  const template = JSON.parse(stdout);
  const ids = Object.keys(template.answers);
  template.by = 'your mentor';
  for (const id of ids) template.answers[id].rating = 4;
  template.answers['draws-landscape'] = { rating: 2, evidence: 'Waited for a map of ours' };
  const { stderr, stdout: told } = await review(JSON.stringify(template, null, 2));
  expect(stderr).toBe('');
  expect(told).toContain('Seen by your mentor');
  expect(told).toMatch(/You: 4, Usually\. Your mentor: 2, With help\./);
  const { answers } = bench.journal.at(-1) as { answers: unknown[] };
  expect(answers).toHaveLength(ids.length);
  expect((await bench.run(['log'])).stdout).toContain('Waited for a map of ours');
});

test.each([
  ['[9] `draws-landscape` Draws', /line 3: found "9"; allowed 1 to 5, or nothing/],
  ['[4] `draws-landscap` Draws', /draws-landscape perhaps/],
])('%s in a form is refused, and nothing is stored', async (line, message) => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const before = bench.journal.length;
  const form = `# Title\n\n- ${line}\n\ncareer-coach review form, ladder ${builtIn.id}\n`;
  const { code, stderr } = await review(form);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(bench.journal).toHaveLength(before);
});

test('one rating that cannot be read is left out, and said so', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const mark = `career-coach review form, ladder ${builtIn.id}`;
  const form = ['3-4', '6', 'often', '2']
    .map((rating, index) => `- [${rating}] (${builtIn.levels[1]?.behaviours[index]?.id})\n`)
    .join('');
  const { code, stdout } = await review(form + mark);
  expect(code).toBe(0);
  const text = stdout.replaceAll(/\s+/g, ' ');
  expect(text).toContain(
    ', line 2: "6" is no number from 1 to 5. Left out: Explains to teammates how customers work.',
  );
  expect(stdout.match(/Left out: /g)).toHaveLength(3);
  // What comes last on screens of answers goes unread.
  expect(text).toMatch(
    /^standard input, line 1: .*put one number into the brackets and read the file again\. With their one rating in place of yours, you'd stay at level 4, at 4\.0 as now\. Seen by somebody/,
  );
  expect(bench.journal.at(-1)).toMatchObject({ type: 'review', answers: [{ answer: 2 }] });
});

test('examples are kept once, also where the answers are corrected and read again', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const [first, second] = idsOf(2);
  const mark = `career-coach review form, ladder ${builtIn.id}`;
  const form = (rating: string) =>
    `- [2] (${first})\n  Example: Waited for an answer\n\n- [${rating}] (${second})\n\n${mark}`;
  await review(form('3-4'), '--by', 'Ada');
  bench.today = '2027-03-01';
  await review(form('3'), '--by', 'Ada');
  expect((await bench.run(['log'])).stdout.match(/Ada: Waited for an answer/g)).toHaveLength(1);
});

test('somebody else’s answers never become one’s own', async () => {
  const stdin = viewBy('Ada', 'x');
  const { code, stderr } = await bench.run(['assess', '--answers', '-'], { stdin });
  expect(code).toBe(2);
  expect(stderr).toMatch(/somebody else's answers about you/);
});

test('an action for what somebody rates lower, with words, is offered first, and each page says so', async () => {
  await bench.run(['assess', '--answers', '-', '--no-plan'], { stdin: answersAt(3) });
  const form = JSON.parse(answersAt(3));
  const [id = ''] = builtIn.levels[2]?.behaviours.map((one) => one.id) ?? [];
  expect(form.answers[id]).toBe(4);
  const said = { rating: 2, evidence: 'the last two began without it' };
  const theirs = JSON.stringify({ ...form, answers: { ...form.answers, [id]: said } });
  const { stdout } = await review(theirs, '--by', 'Ada, head of architecture');
  const { gaps, plan, strengths } = await bench.json(['status']);
  const [first] = plan.queue;
  expect(first.behaviour).toBe(id);
  expect(gaps.filter((gap: { doubted?: true }) => gap.doubted)).toMatchObject([
    { behaviour: id, rating: 4 },
  ]);
  expect(strengths.map((one: { behaviour: string }) => one.behaviour)).not.toContain(id);
  const flat = (text: string) => text.replace(/\s+/g, ' ');
  expect(flat(stdout)).toContain(`To take on “${first.title}”: career-coach plan add ${first.id} `);
  expect(flat((await bench.run(['plan'])).stdout)).toContain('Ada rates this lower.');
  expect(flat((await bench.run(['plan', 'next'])).stdout)).toContain('Ada rates this lower.');
  expect(flat((await bench.run(['plan'])).stdout)).toMatch(
    /Works on: [^.]+\. Expected at level 3\. You: 4, Usually\. Ada rates this lower\./,
  );
  // By now one may do it more often, or less than Ada saw.
  const planOnceRated = async (rating: number) => {
    await bench.run(['checkin', '--rate', `${id}=${rating}`]);
    return flat((await bench.run(['plan'])).stdout);
  };
  bench.today = '2026-12-21';
  expect(await planOnceRated(5)).toMatch(/\. Ada rated this lower on Sat 21 Nov\./);
  expect(await planOnceRated(2)).not.toContain('this lower');
  expect(await planOnceRated(1)).not.toContain('this lower');
});

test('of two people, only who rates it lower is said to', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
  const form = JSON.parse(answersAt(3));
  const [id = ''] = builtIn.levels[2]?.behaviours.map((one) => one.id) ?? [];
  const rated = (rating: number) =>
    JSON.stringify({ ...form, answers: { ...form.answers, [id]: { rating, evidence: 'seen' } } });
  await review(rated(2), '--by', 'Ada');
  await review(rated(4), '--by', 'Ben');
  const plan = async () => (await bench.run(['plan', '--all'])).stdout.replace(/\s+/g, ' ');
  expect(await plan()).toContain('Ada rates this lower.');
  expect(await plan()).not.toContain('Ben');
  await review(rated(3), '--by', 'Ben');
  expect(await plan()).toContain('Ada and Ben rate this lower.');
});

test('what one does by a later rating is no gap because of an older view', async () => {
  await bench.run(['assess', '--answers', '-', '--no-plan'], { stdin: answersAt(3) });
  const form = JSON.parse(answersAt(3));
  const [id = ''] = builtIn.levels[2]?.behaviours.map((one) => one.id) ?? [];
  const rate = (rating: number) =>
    bench.run(['checkin', '--answers', '-'], {
      stdin: JSON.stringify({ rate: { [id]: rating } }),
    });
  const isGap = async () =>
    (await bench.json(['status'])).gaps.some((gap: { behaviour: string }) => gap.behaviour === id);
  expect((await rate(2)).code).toBe(0);
  const said = { rating: 2, evidence: 'the last two began without it' };
  await review(
    JSON.stringify({ ...form, answers: { ...form.answers, [id]: said } }),
    '--by',
    'Ada',
  );
  expect(await isGap()).toBe(true);
  expect((await rate(4)).code).toBe(0);
  expect(await isGap()).toBe(false);
});

test('without words, a lower rating of what one usually does offers nothing', async () => {
  await bench.run(['assess', '--answers', '-', '--no-plan'], { stdin: answersAt(3) });
  const form = JSON.parse(answersAt(3));
  const [id = ''] = builtIn.levels[2]?.behaviours.map((one) => one.id) ?? [];
  await review(JSON.stringify({ ...form, answers: { ...form.answers, [id]: 2 } }), '--by', 'Ada');
  const { plan } = await bench.json(['status']);
  expect(plan.queue.map((one: { behaviour: string }) => one.behaviour)).not.toContain(id);
});
