import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersAt } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(async () => {
  bench = new Bench();
  const { ladder, answers } = JSON.parse(answersAt(3));
  const [first = ''] = Object.keys(answers);
  answers[first] = { rating: 4, evidence: 'Acme has signed the order map' };
  const file = JSON.stringify({ ladder, answers, mentor: 'Ines', framework: 'Acme grades' });
  await bench.run(['assess', '--answers', '-'], { stdin: file });
  await bench.run(['checkin', '--note', 'Acme wants fewer mails']);
});
afterEach(() => bench.remove());

const exported = async (...options: string[]) => {
  const { code, stdout, stderr } = await bench.run(['export', ...options]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
};

test('the ending of --out chooses the format, and the file is private', async () => {
  const shows = `The page shows your level, what's missing, your plan and your notes. Read it through before you send it.\n`;
  for (const [file, start, said] of [
    ['talk.html', '<!doctype html>', shows],
    ['talk.md', '# Where I stand', shows],
    ['talk.json', '{\n  "schemaVersion"', ''],
  ] as const) {
    const { code, stderr } = await bench.run(['export', '--out', file]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `${said}Written to ${file}\n` });
    const whole = path.join(bench.home, file);
    expect(readFileSync(whole, 'utf8').startsWith(start)).toBe(true);
    expect(statSync(whole).mode & 0o777).toBe(0o600);
  }
  const { code, stderr } = await bench.run(['export', '--out', 'talk.html']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^\S+: talk\.html already exists; nothing was written/);
});

test('HTML goes to a pipe as it goes to a file', async () => {
  const page = await exported('--format', 'html', '--for', 'me');
  expect(page).toContain('default-src &#39;none&#39;; style-src &#39;sha256-');
  expect(page).not.toMatch(/<script|src=|https?:/);
  expect(page).toContain('Acme has signed the order map');
  expect(page).toContain('Acme wants fewer mails');
});

test('--redact leaves out evidence, notes and names in every format', async () => {
  for (const options of [
    ['--format', 'html', '--for', 'me'],
    ['--format', 'markdown', '--for', 'me'],
    ['--format', 'markdown', '--for', 'promotion'],
    ['--format', 'html', '--section', 'agenda'],
    ['--format', 'json'],
  ]) {
    expect(await exported(...options, '--redact')).not.toMatch(/Acme|Ines/);
  }
});

test('for a mentor tells what was done since the assessment, what came of it, and what is stuck', async () => {
  const { active } = (await bench.json(['plan'])).plan;
  const [done, stuck] = active;
  await bench.run([
    ...['checkin', '--done', done.id, '--evidence', `${done.id}=Acme moved its freeze`],
    ...['--stuck', stuck.id, '--because', 'Acme has no time', '--note', 'Ask Acme earlier'],
  ]);
  await bench.run(['log', 'Acme opened its ticket list to me']);
  const part = (page: string) => page.match(/## What I did since.*(?=## Other gaps)/s)?.[0] ?? '';
  const told = part(await exported('--for', 'mentor'));
  expect(told.replace(/## What I'm working on.*/s, '')).toMatchInlineSnapshot(`
    "## What I did since Sat 21 Nov 2026

    - [x] Write one decision record.
      - Done on Sat 21 Nov 2026.
      - What came of it: Acme moved its freeze.

    ### What else happened

    - Sat 21 Nov 2026: Acme opened its ticket list to me

    ### What I learnt

    - Sat 21 Nov 2026: Ask Acme earlier.
    - Sat 21 Nov 2026: Acme wants fewer mails.

    ## What is stuck

    - [ ] **1 Meet one level up or down.** When I plan my next visit or call with the customer, I will add half an hour with somebody a level above or below my usual contact, and ask one question about their work.
      - If my contact feels passed over, then I will ask my usual contact to introduce me to one person a level above or below.
      - Done when my notes have an answer from somebody a level above or below my usual contact.
      - Due Mon 7 Dec 2026, in 16 days.
      - Stuck at one check-in so far.
      - What's in the way: Acme has no time.

    What would you try next?

    "
  `);
  const redacted = part(await exported('--for', 'mentor', '--redact'));
  expect(redacted).toContain(`- [x] ${done.title}`);
  expect(redacted).toContain('## What is stuck');
  expect(redacted).not.toMatch(/Acme|learnt|came of it/);
});

test('for a mentor, what shows a strength is not told a second time among what happened since', async () => {
  const { strengths } = await bench.json(['status']);
  bench.today = '2026-11-24';
  const text = 'Drew the order map with the planners, who kept it';
  await bench.run(['log', text, '--behaviour', strengths[0].behaviour]);
  await bench.run(['log', 'Lunch with the planners']);
  const page = await exported('--for', 'mentor');
  expect(page.split(text)).toHaveLength(2);
  expect(page).toContain('Lunch with the planners');
});

test('for a mentor, what I do comes first, and last why I rated something low', async () => {
  const { answers } = await bench.json(['status']);
  const rated = (is: (rating: number) => boolean) =>
    answers.find(({ rating }: { rating: number | null }) => rating !== null && is(rating))
      .behaviour;
  const held = rated((rating) => rating >= 4);
  const low = rated((rating) => rating <= 2);
  const notes = async () => {
    const page = await exported('--for', 'mentor');
    const part = page.split('### What else happened\n')[1]?.split('\n#')[0] ?? '';
    return [...part.matchAll(/^- [^:]+: (.+)/gm)].map(([, text]) => text);
  };
  const log = (text: string, ...about: string[]) =>
    bench.run(['log', text, ...about.flatMap((id) => ['--behaviour', id])]);
  bench.today = '2026-11-25';
  await log('Showed the map to the planners', held);
  await log('Lunch with two of the planners');
  bench.today = '2026-11-26';
  await log('Cancelled 7 of 9 talks in March', low);
  const deeds = ['Showed the map to the planners', 'Lunch with two of the planners'];
  expect(await notes()).toEqual([...deeds, 'Cancelled 7 of 9 talks in March']);
  await log('Walked through the stock room');
  const walked = [deeds[0], 'Walked through the stock room', deeds[1]];
  // A line that hides one note would take as much room as the note.
  expect(await notes()).toEqual([...walked, 'Cancelled 7 of 9 talks in March']);
  await log('Counted the boxes in the stock room', held);
  expect(await notes()).toEqual(['Counted the boxes in the stock room', ...walked.slice(0, 2)]);
});

test.each([
  ['--for', 'mentor', 3, 'And 4 more in my notes.'],
  ['--section', 'agenda', 5, 'And 2 more in my notes.'],
])(
  '%s %s never drops a typed note for an imported one, and counts what is left',
  async (...row) => {
    const [option, name, most, more] = row;
    bench.today = '2026-11-25';
    for (const count of [1, 2, 3, 4]) await bench.run(['log', `Typed ${count}`]);
    bench.today = '2026-12-01';
    const imported = ['28 Renamed it', '29 Fixed the build', '30 Bumped a version'];
    const lines = imported.map((line) => `2026-11-${line}`).join('\n');
    await bench.run(['log', 'import'], { stdin: lines });
    const { inbox } = await bench.json(['log', 'inbox']);
    const ids = inbox.map(({ id }: { id: string }) => id);
    expect((await bench.run(['log', 'inbox', '--accept', ids.join(',')])).code).toBe(0);
    const page = await exported(option, name);
    const shown = ['Typed 4', 'Typed 3', 'Typed 2', 'Typed 1', 'Bumped a version'].slice(0, most);
    for (const text of shown) expect(page).toContain(text);
    expect(page).not.toContain('Fixed the build');
    expect(page).toContain(more);
  },
);

test.each([
  ['--for', 'mentor'],
  ['--section', 'agenda'],
])('%s %s keeps what I work on apart from gaps that I never chose', async (...options) => {
  const { active } = (await bench.json(['plan'])).plan;
  await bench.run(['plan', 'drop', active[1].id]);
  const page = await exported(...options);
  const part = (title: string) => page.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  expect(part("What I'm working on")).toContain(active[0].title);
  expect(part("What I'm working on")).not.toContain(active[1].title);
  const { gaps } = await bench.json(['export', '--format', 'json']);
  const statement = ({ behaviour }: { behaviour: string }) =>
    gaps.find((gap: { behaviour: string }) => gap.behaviour === behaviour)?.statement;
  const others = part('Other gaps the program sees');
  expect(others).toMatch(/^\n1\. /);
  expect(others).not.toContain(statement(active[0]));
  expect(others).not.toContain(statement(active[1]));
});

test('the agenda says what moved, what is stuck, what I ask, what comes next', async () => {
  const [action] = (await bench.json(['plan'])).plan.active;
  bench.today = '2026-11-28';
  const happened = 'draws-landscape=Operations drew along';
  await bench.run(['checkin', '--stuck', action.id, '--evidence', happened]);
  const page = await exported('--section', 'agenda');
  expect(page.match(/^#+ .*$/gm)).toEqual([
    '# For our talk on Sat 28 Nov 2026',
    '## What moved since Sat 21 Nov 2026',
    '## What is stuck',
    '## What I ask of you',
    "## What I'm working on",
    '## Other gaps the program sees',
  ]);
  expect(page).toContain('- Operations drew along.');
  expect(page).toContain('Stuck at one check-in so far.');
  expect(page).toContain('What would you try next?');
});

test('what happened before the assessment and was noted later is not told as done since', async () => {
  bench.today = '2026-11-28';
  await bench.run(['log', 'Drew the old map', '--date', '2026-11-15']);
  await bench.run(['log', 'Drew the new map with operations', '--date', '2026-11-27']);
  await bench.run(['log', 'Sold the map', '--date', '2026-11-25']);
  const [, since = ''] = (await exported('--for', 'mentor')).split('## What I did since');
  expect(since).toContain('Drew the new map');
  expect(since).not.toContain('Drew the old map');
  const { stdout } = await bench.run(['history', 'diff']);
  expect(stdout).toMatch(
    /Noted: 2 things\n.*Sold the map\n.*Drew the new map.*\n\nNoted since, from before: one thing\n.*Drew the old map/,
  );
});

test('an example of an answer, which may be from any time, is not told as something that happened since', async () => {
  const { ladder, answers } = JSON.parse(answersAt(3));
  const [first = '', second = ''] = Object.keys(answers);
  answers[first] = { rating: 4, evidence: 'In January I drew the outage data flow' };
  answers[second] = { rating: 4, evidence: 'Sold the old map' };
  bench.today = '2026-12-08';
  await bench.run(['log', 'Drew the new map with operations']);
  await bench.run(['assess', '--answers', '-'], { stdin: JSON.stringify({ ladder, answers }) });
  const [, agenda = ''] = (await exported('--section', 'agenda')).split(
    '## What moved since Sat 21',
  );
  const [, mentor = ''] = (await exported('--for', 'mentor')).split('## What I did since');
  for (const page of [agenda, mentor]) {
    expect(page).toContain('Drew the new map');
    expect(page).not.toMatch(/outage data flow|old map/);
  }
});

test('the agenda says what went on, also at a check-in that was left', async () => {
  const [action] = (await bench.json(['plan'])).plan.active;
  bench.today = '2026-11-28';
  await bench.run(['checkin', '--moved', action.id]);
  const [, moved = ''] = (await exported('--section', 'agenda')).split('## What moved');
  expect(moved).toContain(`- Some progress: ${action.title}.`);
  expect(moved).not.toContain('Nothing that I noted');
});

test('the agenda says what was done on the day of the last check-in, after it', async () => {
  const [first, second] = (await bench.json(['plan'])).plan.active;
  bench.today = '2026-11-28';
  await bench.run(['plan', 'done', first.id]);
  await bench.run(['checkin', '--note', 'ask early']);
  await bench.run(['plan', 'done', second.id]);
  bench.today = '2026-12-12';
  const [, moved = ''] = (await exported('--section', 'agenda')).split('## What moved');
  expect(moved).toContain(`- Done: ${second.title}.`);
  expect(moved).not.toContain(first.title);
});

/** Lets one action go and parks two, each for one of one's own. */
async function stuckAndSettled() {
  const [letGo, smaller, parked] = (await bench.json(['plan'])).plan.active;
  bench.today = '2026-11-28';
  const stuck = ['checkin', '--stuck', letGo.id, '--stuck', smaller.id, '--stuck', parked.id];
  await bench.run([...stuck, '--because', 'the release comes first']);
  await bench.run(['plan', 'drop', letGo.id]);
  await bench.run(['plan', 'add', '--will', 'call support', '--park', parked.id]);
  await bench.run(['plan', 'add', '--will', 'ask for ten minutes', '--park', smaller.id]);
  return [letGo, smaller, parked];
}

/** Only a check-in with a person says whose place an action took. */
function writeInsteadOf(id: string, whole: string, behaviour: string | null) {
  const file = path.join(bench.profile, 'journal.jsonl');
  const words = `"id":"${id}",`;
  const change = `${words}"insteadOf":"${whole}",`;
  const journal = readFileSync(file, 'utf8');
  expect(journal).toContain(words);
  const lines = journal.split('\n').map((line) => {
    if (!line.includes('"act"') || !line.includes(words)) return line;
    const event = JSON.parse(line.replace(words, change));
    for (const action of event.actions) if (action.id === id) action.behaviour = behaviour;
    return JSON.stringify(event);
  });
  writeFileSync(file, lines.join('\n'));
}

test('the page for a mentor tells in a line what was swapped, and why it was stuck, once the other is done', async () => {
  const [, , parked] = await stuckAndSettled();
  writeInsteadOf('own-call-support', parked.id, null);
  expect(await exported('--for', 'mentor')).toMatch(/## What is stuck[^#]*I do this instead: Call/);
  await bench.run(['plan', 'done', 'own-call-support']);
  const page = await exported('--for', 'mentor');
  expect(page).toContain(`- Swapped: ${parked.title} (in the way: the release comes first).`);
  expect(page).toContain('## What was stuck');
  expect(page).not.toContain('What would you try next?');
  expect(await exported('--for', 'mentor', '--redact')).not.toContain('the release');
});

test('the agenda says what was stuck and is out of the way, and why', async () => {
  const [letGo, smaller, parked] = await stuckAndSettled();
  // As a check-in with a person writes a smaller step.
  writeInsteadOf('own-ask-for-ten', smaller.id, smaller.behaviour);
  const page = await exported('--section', 'agenda');
  expect(page).toContain(`- Let go: ${letGo.title} (in the way: the release comes first).`);
  expect(page).toContain(`- Made smaller: ${smaller.title} (in the way: the release`);
  expect(page).toContain(`- Parked: ${parked.title} (in the way: the release comes first).`);
  expect(page).not.toContain('Nothing is stuck.');
  bench.today = '2027-03-01';
  const later = await exported('--section', 'agenda');
  const [, late = ''] = /## What is stuck or late\n(.*?)\n## /s.exec(later) ?? [];
  const { active } = (await bench.json(['plan'])).plan;
  const statements = (await bench.json(['export'])).gaps;
  for (const { title, behaviour } of active) {
    expect(late).toContain(title);
    expect(later.toLowerCase().split(title.toLowerCase())).toHaveLength(2);
    const gap = statements.find((one: { behaviour: string }) => one.behaviour === behaviour);
    if (gap !== undefined) expect(later).not.toContain(gap.statement);
  }
  expect(later).not.toContain('Your check-in');
  bench.today = '2026-11-28';
  expect(await exported('--section', 'agenda', '--redact')).not.toContain('the release');
});

test.each([
  [['--section', 'agenda', '--for', 'me'], /--for and --section ask for two different pages/],
  [['--section', 'agenda', '--format', 'json'], /--section has no effect with --format json/],
  [['--redact', '--format', 'journal'], /--redact has no effect with --format journal/],
  [['--for', 'mentor', '--out', 'x.json'], /--for has no effect with --format json/],
])('%s is refused', async (options, message) => {
  const { code, stderr } = await bench.run(['export', ...options]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
