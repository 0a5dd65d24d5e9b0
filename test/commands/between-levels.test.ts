import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersAt, builtIn } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const idsOf = (rank: number) => builtIn.levels[rank - 1]?.behaviours.map(({ id }) => id) ?? [];

/** Holds all up to level 3, and six of level 4: between both, the likelier is 4. */
function between(evidence: Readonly<Record<string, string>> = {}): string {
  const { ladder, answers } = JSON.parse(answersAt(3));
  for (const id of idsOf(4).slice(0, 6)) answers[id] = 4;
  for (const [id, text] of Object.entries(evidence)) {
    answers[id] = { rating: answers[id], evidence: text };
  }
  return JSON.stringify({ ladder, answers });
}

const assess = (stdin: string) => bench.run(['assess', '--answers', '-'], { stdin });
const flat = (text: string) => text.replace(/\s+/g, ' ');

test('between two levels, everything is about the upper of the two', async () => {
  const { stdout } = await assess(between());
  expect(flat(stdout)).toContain('lie between levels 3 and 4. Either could be right.');
  expect(stdout).toContain('What is still missing for level 4');
  expect(stdout.match(/What would make level 4 likely/g)?.length ?? 0).toBeLessThan(2);
  expect(flat(stdout.split('Next: ')[1] ?? '')).toContain('career-coach why');
  expect(stdout).not.toMatch(/separates you|level 5/);
  const { stage, plan, why } = await bench.json(['status']);
  expect({ level: stage.level, target: plan.targetLevel }).toEqual({ level: 4, target: 4 });
  const page = (await bench.run(['why'])).stdout;
  expect(page).toContain('What would make it level 4 or higher');
  expect(page).not.toContain('level 5: ');
  // Whoever does these is told one level.
  const { ladder, answers } = JSON.parse(between());
  expect(why.wouldChange.length).toBeGreaterThan(0);
  for (const id of why.wouldChange) answers[id] = 4;
  const after = await assess(JSON.stringify({ ladder, answers }));
  expect(flat(after.stdout)).toContain('Your answers point to level 4');
  expect((await bench.json(['status'])).plan.targetLevel).toBe(5);
});

test('one sentence compares two sides that are far apart, and none does where they are not', async () => {
  const { ladder, answers } = JSON.parse(answersAt(3));
  const customer = builtIn.levels.flatMap(({ rank, behaviours }) =>
    rank === 3 ? behaviours.filter(({ theme }) => theme === 'customer') : [],
  );
  expect(flat((await assess(answersAt(3))).stdout)).not.toContain('is ahead');
  for (const id of idsOf(4)) answers[id] = 2;
  for (const { id } of customer.slice(1)) answers[id] = 3;
  const ahead =
    "Your craft (what you design and build) is ahead, at level 3. Your work with customers is at level 2. Both count: together, they're between levels 2 and 3.";
  // After each assessment, and on both pages.
  for (const _ of ['first', 'second']) {
    const { stdout } = await assess(JSON.stringify({ ladder, answers }));
    expect(flat(stdout)).toContain(ahead);
    expect(flat((await bench.run(['why'])).stdout)).toContain(ahead);
  }
});

test('where the lower of two is likelier, the next level is the upper as well', async () => {
  const { ladder, answers } = JSON.parse(between());
  for (const id of idsOf(4).slice(4, 6)) answers[id] = 2;
  const { stdout } = await assess(JSON.stringify({ ladder, answers }));
  expect(flat(stdout)).toContain('lie between levels 3 and 4. The more likely one is level 3');
  expect(stdout).toContain('What separates you from level 4: ');
  expect((await bench.json(['status'])).plan.targetLevel).toBe(4);
});

test('a note beside a low rating is no evidence once the rating is higher', async () => {
  const [id = '', other = ''] = idsOf(3);
  const { ladder, answers } = JSON.parse(answersAt(3));
  answers[id] = { rating: 2, evidence: 'Hid the delay' };
  answers[idsOf(3)[2] ?? ''] = { rating: 3, evidence: 'Nobody updates it' };
  answers[other] = { rating: 4, evidence: 'Drew the flow' };
  await assess(JSON.stringify({ ladder, answers }));
  await bench.run(['checkin', '--rate', `${id}=4`]);
  await bench.run(['plan', 'target', '3']);
  const { stdout } = await bench.run(['export', '--for', 'promotion']);
  expect(stdout).toContain('Drew the flow');
  expect(stdout).not.toMatch(/Hid the delay|Nobody updates it/);
  expect((await bench.json(['status'])).evidenced.examples).toBe(1);
  await bench.run(['checkin', '--rate', `${id}=5`]);
  const forMentor = (await bench.run(['export', '--for', 'mentor'])).stdout;
  expect(forMentor).toMatch(/What I do best[\s\S]*Drew the flow/);
  expect(forMentor).not.toContain('Hid the delay');
});

test('the page for a promotion counts what it shows, and nothing begun stands as done', async () => {
  const [first = '', second = ''] = idsOf(4);
  const begun = idsOf(4)[8] ?? '';
  const notSoFar = idsOf(4)[7] ?? '';
  const texts = { [first]: 'Signed', [second]: 'Drawn' };
  const { ladder, answers } = JSON.parse(between(texts));
  answers[notSoFar] = { rating: 1, evidence: 'Planned' };
  await assess(JSON.stringify({ ladder, answers }));
  await bench.run(['log', 'A note about nothing']);
  await bench.run(['log', 'Tried once', '--behaviour', begun]);
  const { stdout, stderr } = await bench.run(['export', '--for', 'promotion']);
  expect(stdout).toContain('# Evidence for level 4: ');
  expect(stdout).toContain(
    'Level 4 has 9 behaviours. 2 have evidence here. I do 4 more, without a written example yet. I have begun one. The other 2 are left out.',
  );
  const [backed = '', later = ''] = stdout.split('## What I have begun, and what I noted about it');
  expect(backed).toMatch(/Signed[\s\S]*Drawn/);
  expect(backed).not.toContain('Tried once');
  expect(later).toContain('Tried once');
  expect(stdout).not.toContain('Planned');
  const [id] = /\w+(?= {2})/.exec(stderr) ?? [];
  expect(stderr).toBe(
    [
      '1 note belongs to no behaviour, so this page leaves it out:',
      `  ${id}  Sat 21 Nov 2026: A note about nothing`,
      `Tie one to what it shows: career-coach log edit ${id}`,
      '',
    ].join('\n'),
  );
  expect((await bench.run(['log', 'edit', String(id), '--behaviour', first])).code).toBe(0);
  expect((await bench.run(['export', '--for', 'promotion'])).stderr).toBe('');
});

test('of many notes about no behaviour, the newest five are named', async () => {
  await assess(between());
  for (const count of [1, 2, 3, 4, 5, 6, 7]) await bench.run(['log', `Note ${count}`]);
  const { stderr } = await bench.run(['export', '--for', 'promotion']);
  expect(stderr.match(/Note \d/g)?.join(' ')).toBe('Note 7 Note 6 Note 5 Note 4 Note 3');
  expect(stderr).toContain('7 notes belong to no behaviour, so this page leaves them out:\n');
  expect(stderr).toContain('\n  and 2 more: career-coach log\n');
});

test('an example of what was never asked about is shown, and rates nothing', async () => {
  const { ladder, answers } = JSON.parse(between());
  const unasked = idsOf(4)[8] ?? '';
  delete answers[unasked];
  await assess(JSON.stringify({ ladder, answers }));
  await bench.run(['log', 'Stood in for the lead', '--behaviour', unasked]);
  const { stdout } = await bench.run(['export', '--for', 'promotion']);
  expect(stdout).toContain('One has evidence here.');
  expect(stdout).toContain('Stood in for the lead');
  expect((await bench.json(['status'])).answers).toContainEqual(
    expect.objectContaining({ behaviour: unasked, rating: null, unasked: true }),
  );
  const everything = (await bench.run(['export', '--for', 'me'])).stdout;
  expect(everything).toMatch(/\(not asked\)\n[\s\S]{0,40}Stood in for the lead/);
});

test('where only the level below has evidence, a notice names the command', async () => {
  const [first = '', second = ''] = idsOf(4);
  await assess(between({ [first]: 'Signed', [second]: 'Drawn' }));
  await bench.run(['plan', 'target', '5']);
  const { stdout, stderr } = await bench.run(['export', '--for', 'promotion']);
  expect(stdout).toContain('Level 5 has 9 behaviours. None has evidence here.');
  expect(stderr).toBe(
    'Nothing of level 5 has evidence yet; level 4 has 2 notes: career-coach plan target 4\n',
  );
  expect((await bench.run(['export', '--for', 'promotion', '--redact'])).stderr).toBe('');
});

test('one rating tips a headline but not the aim of the plan; that rises where the level is very likely, and says so once', async () => {
  await assess(between());
  const { why } = await bench.json(['status']);
  const rate = async (...ratings: string[]) =>
    flat((await bench.run(['checkin', ...ratings.flatMap((rating) => ['--rate', rating])])).stdout);
  const aim = async () => (await bench.json(['status'])).plan.targetLevel;
  const tipped = await rate(...why.wouldChange.map((id: string) => `${id}=4`));
  expect(tipped).toMatch(
    /Until now you were between levels 3 and 4\. That comes from “[^”]+” \([1-3] → 4\)\. Between two levels, one answer can decide\./,
  );
  expect(tipped).not.toContain('your plan aims');
  expect(await aim()).toBe(4);
  expect((await bench.run(['plan'])).stdout).toMatch(/^Your plan for level 4$/m);
  // Back again, as by the next day's mood.
  await rate(...why.wouldChange.map((id: string) => `${id}=2`));
  expect(await aim()).toBe(4);
  const sure = await rate(...idsOf(4).map((id) => `${id}=5`));
  expect(sure).toContain(
    'Level 4 is very likely now, so your plan aims at level 5. To go on aiming at level 4: career-coach plan target 4',
  );
  expect(await aim()).toBe(5);
  const [first = ''] = idsOf(4);
  expect(await rate(`${first}=4`)).not.toContain('your plan aims');
});

test('a level that becomes less likely takes no aim away', async () => {
  await assess(answersAt(4));
  expect((await bench.json(['status'])).plan.targetLevel).toBe(5);
  for (const id of idsOf(4).slice(0, 5)) await bench.run(['checkin', '--rate', `${id}=2`]);
  const { stage, plan } = await bench.json(['status']);
  expect(stage.confidence).toBeLessThan(0.95);
  expect(plan.targetLevel).toBe(5);
});

test('a later assessment says from where to where right below the headline, and what moved it', async () => {
  expect((await assess(between())).stdout).not.toContain('At your last');
  bench.today = '2027-06-01';
  const again = flat((await assess(answersAt(4))).stdout);
  expect(again).toMatch(
    /^Your answers point to level 4: Trusted advisor, [a-z ]+\. At your last assessment, on [^,]+, you were between levels 3 and 4; now you're at level 4\. You went from 3\.\d to \d\.\d, give or take 0\.\d \(1 is .*What moved you up (?:most )?[1-5] → 4 /,
  );
});

test('where two levels are about as likely, none is the likelier', async () => {
  const { ladder, answers } = JSON.parse(answersAt(4));
  for (const [index, id] of idsOf(5).entries()) answers[id] = index < 5 ? 4 : 3;
  const again = flat((await assess(JSON.stringify({ ladder, answers }))).stdout);
  expect(again).toMatch(/^Your answers lie between levels 4 and 5\. Either could be right\./);
});

test('the same headline on less tells the position, and what moved nothing tells none', async () => {
  await assess(between());
  const fall = async (id: string, rating: number) =>
    flat((await bench.run(['checkin', '--rate', `${id}=${rating}`])).stdout);
  const [first = ''] = idsOf(4);
  const told = await fall(first, 3);
  expect(told).toMatch(/You went from 3\.\d to 3\.\d, give or take 0\.\d \(1 is/);
  expect(told).not.toContain('Until now');
  expect(told).not.toContain('one answer can decide');
  expect(await fall(idsOf(1)[0] ?? '', 5)).not.toContain('before today');
});

test('an aim that the person has set does not move', async () => {
  await assess(between());
  const { why } = await bench.json(['status']);
  await bench.run(['plan', 'target', '4']);
  const rated = why.wouldChange.flatMap((id: string) => ['--rate', `${id}=4`]);
  const { stdout } = await bench.run(['checkin', ...rated]);
  expect(stdout).toContain('Rated');
  expect(stdout).not.toContain('your plan aims');
});

test('where the level falls though ratings rose, every page names the answers that lower it most', async () => {
  const { ladder, answers } = JSON.parse(answersAt(3));
  const habits = builtIn.strands.flatMap(({ behaviours }) => behaviours.map(({ id }) => id));
  for (const [index, id] of idsOf(4).entries()) answers[id] = index < 4 ? 4 : 2;
  for (const id of habits) answers[id] = 3;
  await assess(JSON.stringify({ ladder, answers }));
  bench.today = '2027-03-01';
  const [first = '', second = ''] = idsOf(4);
  const rated = { [first]: 3, [second]: 2 };
  for (const id of habits.slice(0, 5)) rated[id] = 4;
  const why = /What lowers your result most: “[^”]+” \(4 → [23]\) and “[^”]+” \(4 → [23]\)\./;
  const rates = Object.entries(rated).flatMap(([id, rating]) => ['--rate', `${id}=${rating}`]);
  const checkin = flat((await bench.run(['checkin', ...rates])).stdout);
  expect(checkin).toMatch(why);
  expect(checkin).toContain('What decides your level: career-coach why');
  expect(flat((await bench.run(['history', 'diff'])).stdout)).toMatch(why);
  const { pulledDown } = await bench.json(['history', 'diff']);
  expect(pulledDown.behaviours.toSorted()).toEqual([first, second].sort());
  expect(flat((await bench.run(['history'])).stdout)).toMatch(
    / today\. What pulls it down: career-coach history diff 20\d\d-\d\d-\d\d /,
  );
  await bench.run(['undo', '--yes']);
  const again = await assess(JSON.stringify({ ladder, answers: { ...answers, ...rated } }));
  expect(flat(again.stdout)).toMatch(/What moved you down (?:most )?4 → [23] [^→]+ 4 → [23] /);
});
