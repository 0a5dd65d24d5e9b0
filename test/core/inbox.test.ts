import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { importLines, importSince } from '../../src/core/evidence/inbox/import-lines.js';
import type { InboxLine } from '../../src/core/evidence/inbox/inbox.js';
import {
  compactLines,
  findItem,
  lastImported,
  newProposals,
  openItems,
} from '../../src/core/evidence/inbox/inbox.js';
import { dayIn } from '../../src/core/evidence/inbox/proposal.js';
import { readFound } from '../../src/core/evidence/inbox/read-found.js';
import { unseenGap } from '../../src/core/evidence/inbox/unseen.js';
import { asOne, byWeek } from '../../src/core/evidence/inbox/weeks.js';
import { fold } from '../../src/core/journal/fold.js';
import { buildReport } from '../../src/core/report/report.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { eventsOn } from './events.js';
import { cleanAnswers, testLadder } from './ladders.js';

const today = '2026-11-21';
const hash = (digit: string) => digit.repeat(40);
const read = (text: string) => readFound(text, 'it', today);
/** The day, the words and the source of each proposal. */
const proposed = (text: string) =>
  read(text).proposals.map(({ date, text: words, source }) => [date, words, source]);

describe('git log', () => {
  test('in the documented format, without merges, bots, reverts and what they took back', () => {
    const text = [
      [hash('a'), '2026-11-20', 'You', 'Add\ta retry'],
      [hash('b'), '2026-11-19', 'You', "Merge branch 'x'"],
      [hash('c'), '2026-11-19', 'renovate[bot]', 'Update x'],
      [hash('d'), '2026-11-18', 'You', 'Revert "Break it"'],
      [hash('e'), '2026-11-17', 'You', 'Break it'],
    ]
      .map((cells) => cells.join('\t'))
      .join('\n');
    expect(proposed(text)).toEqual([['2026-11-20', 'Add a retry', `commit:${hash('a')}`]]);
    expect(read(text).leftOut).toEqual({ merges: 1, reverts: 2, bots: 1, unmerged: 0, chores: 0 });
  });

  test('with blanks for tabs, as people paste it', () => {
    const text =
      'a1b2c3d 2026-11-05 Fix race in the order queue\nb2c3d4e 2026/11/04 10:00:00 +0100 Add a retry\nc3d4e5f 2026-13-04 Later\n';
    expect(proposed(text)).toEqual([
      ['2026-11-05', 'Fix race in the order queue', 'commit:a1b2c3d'],
      ['2026-11-04', 'Add a retry', 'commit:b2c3d4e'],
    ]);
    expect(read(text).unread).toEqual([{ entry: 3, reason: 'it has no date that can be read' }]);
  });

  test.each(['2026-13-05 Fix it\n', '31.02.2026 Fix it\n'])(
    'says of lines with a date that cannot be: %s',
    (text) => {
      expect(() => read(text)).toThrow(/the date \S+ can't be read$/);
    },
  );

  test('without commits that tell nothing', () => {
    const subjects = [
      'wip',
      'fix typo',
      'merge branch dev',
      'bump version',
      'chore: bump zod to 4',
      'WIP: the login',
      "Merge tag 'v1.2'",
      'Merge pull request #3 from you/login',
    ];
    const told = [
      'Fix the typo search',
      'Wipe old sessions',
      'Add a typo-tolerant search',
      'Merge tagging services into one',
      'Merged committee notes',
      'Merge commit messages of a release into its notes',
      'WIP limits on our board',
    ];
    const text = [...subjects, ...told]
      .map((subject, index) => `${index}a1b2c3d\t2026-11-05\tYou\t${subject}`)
      .join('\n');
    expect(proposed(text).map(([, words]) => words)).toEqual(told);
    expect(read(text).leftOut).toMatchObject({ merges: 3, chores: 5 });
  });

  test('as it prints without options, with bodies that look like more', () => {
    const text = `commit ${hash('a')} (HEAD -> main)
Author: You <you@example.org>
Date:   Fri Nov 20 23:30:00 2026 +0100

    Keep each answer

    commit 1234567 was about the same.
    Date: not this one

commit ${hash('b')}
Merge: 1111111 2222222
Author: You <you@example.org>
Date:   Thu Nov 19 10:00:00 2026 +0100

    Into main

commit ${hash('c')}
Author: You <you@example.org>
Date:   Wed Nov 18 10:00:00 2026 +0100

    Revert "Try it"

    This reverts commit ${hash('d')}.

commit ${hash('d')}
Author: You <you@example.org>
AuthorDate: 2026-11-17 10:00:00 +0100
Commit: Other <o@example.org>

    Try it
`;
    expect(proposed(text)).toEqual([['2026-11-20', 'Keep each answer', `commit:${hash('a')}`]]);
    expect(read(text).leftOut).toMatchObject({ merges: 1, reverts: 2 });
  });

  test('without dates is refused with the line to run', () => {
    expect(() => read('1a2b3c4 Add a retry\n')).toThrow(/have no dates/);
  });
});

describe('JSON', () => {
  test('of gh search prs: only what was merged', () => {
    const pr = (number: number, more: object) => ({
      title: `Change ${number}`,
      url: `https://example.org/team/app/pull/${number}`,
      closedAt: '2026-11-20T10:00:00Z',
      ...{ state: 'merged', isDraft: false, author: { login: 'you', is_bot: false } },
      ...more,
    });
    const list = [
      pr(1, {}),
      pr(2, { state: 'closed' }),
      pr(3, { state: 'open', closedAt: '' }),
      pr(4, { author: { login: 'app/dependabot', is_bot: true } }),
    ];
    const text = JSON.stringify(list);
    expect(proposed(text)).toEqual([
      ['2026-11-20', 'Change 1', 'pr:https://example.org/team/app/pull/1'],
    ]);
    expect(read(text).leftOut).toMatchObject({ unmerged: 2, bots: 1 });
  });

  test('none of a closed request that says it was never merged, whatever its link', () => {
    const entry = { title: 'One', url: 'https://example.org/one', state: 'closed' };
    const read = (more: object) => proposed(JSON.stringify([{ ...entry, ...more }])).length;
    const closed = { closedAt: '2026-11-19T10:00:00Z' };
    expect([read(closed), read({ ...closed, mergedAt: null })]).toEqual([1, 0]);
    expect(read({ ...closed, merged_at: null })).toBe(0);
  });

  test('of gh pr list and glab mr list', () => {
    const gh = [
      { title: 'One', url: 'https://example.org/a/b/pull/1', mergedAt: '2026-11-19T10:00:00Z' },
    ];
    const glab = [
      {
        ...{ title: 'Two', web_url: 'https://example.org/a/-/merge_requests/2', state: 'merged' },
        ...{ merged_at: '2026-11-18T10:00:00Z', created_at: '2026-10-01T10:00:00Z' },
        author: { username: 'you' },
      },
    ];
    expect(proposed(JSON.stringify(gh))).toEqual([
      ['2026-11-19', 'One', 'pr:https://example.org/a/b/pull/1'],
    ]);
    expect(proposed(JSON.stringify(glab))).toEqual([
      ['2026-11-18', 'Two', 'pr:https://example.org/a/-/merge_requests/2'],
    ]);
  });

  test('of entries of one’s own, in an array, in an object, or one a line', () => {
    const entry = { date: '2026-11-01', text: 'Ran the workshop', link: 'https://example.org/w' };
    const wanted = [['2026-11-01', 'Ran the workshop', 'url:https://example.org/w']];
    for (const text of [
      JSON.stringify([entry]),
      JSON.stringify({ items: [entry] }),
      JSON.stringify(entry),
    ]) {
      expect(proposed(text)).toEqual(wanted);
    }
    expect(
      proposed(`${JSON.stringify(entry)}\n${JSON.stringify({ ...entry, link: '' })}\n`),
    ).toHaveLength(2);
    expect(read('[{"text":"no date"},{"date":"2026-11-01"},5]').unread).toEqual([
      { entry: 1, reason: 'it has no date that can be read' },
      { entry: 2, reason: 'it has no words in a field such as text, title, summary' },
    ]);
  });
});

test.each([
  ['date,text,link\n2026-11-01,"Ran, a ""workshop""\nfor ten",https://example.org/w\n'],
  [
    'Date;Summary;URL\r\n01/Nov/26 10:00;"Ran, a ""workshop""\r\nfor ten";https://example.org/w\r\n',
  ],
  ['\uFEFFdate\ttitle\tlink\n1 Nov 2026\t"Ran, a ""workshop""\nfor ten"\thttps://example.org/w'],
])('CSV %j', (text) => {
  expect(proposed(text)).toEqual([
    ['2026-11-01', 'Ran, a "workshop" for ten', 'url:https://example.org/w'],
  ]);
});

test('a Markdown list: days of items and headings, links, items of several lines', () => {
  const text = `# Brag

- Undated

## 2026-10-05
* Shipped **billing** ([PR](https://example.org/a/b/pull/3))
  with operations
- [x] 3 Oct 2026: Ran it

## September 2026
1. Mentored a junior
`;
  expect(read(text).proposals.map(({ date, text: words, links }) => [date, words, links])).toEqual([
    ['2026-11-21', 'Undated', []],
    ['2026-10-05', 'Shipped billing (PR) with operations', ['pr:https://example.org/a/b/pull/3']],
    ['2026-10-03', 'Ran it', []],
    ['2026-09-30', 'Mentored a junior', []],
  ]);
});

test.each([
  ['2026-11-03 Fixed the login outage', '2026-11-03', 'Fixed the login outage'],
  ['2026/11/03: Fixed it', '2026-11-03', 'Fixed it'],
  ['- 3 Nov: Fixed it', '2026-11-03', 'Fixed it'],
  ['3 nov - Fixed it', '2026-11-03', 'Fixed it'],
  ['Tue 3 Nov 2026 – Fixed it', '2026-11-03', 'Fixed it'],
  ['November 3rd Fixed it', '2026-11-03', 'Fixed it'],
  ['30 Dec: Fixed it', '2025-12-30', 'Fixed it'],
  ['31.10.2026 Fixed it', '2026-10-31', 'Fixed it'],
  ['10/31/2026: Fixed it', '2026-10-31', 'Fixed it'],
  ['- 3 tests for the login', '2026-11-21', '3 tests for the login'],
  ['- 2026-02-30 is no day', '2026-11-21', '2026-02-30 is no day'],
])('a line with a date: %s', (line, day, words) => {
  const { proposals, unread } = read(`${line}\n`);
  expect(proposals.map(({ date, text }) => [date, text])).toEqual([[day, words]]);
  expect(unread).toEqual([]);
});

test('between dated lines, a capital begins an entry of the same day; other lines go on', () => {
  const text = `2026-11-03 Fixed the login outage
and wrote up what happened
Showed it to the team

2026-11-05 Talked to support
`;
  expect(read(text).proposals.map(({ date, text: words }) => [date, words])).toEqual([
    ['2026-11-03', 'Fixed the login outage and wrote up what happened'],
    ['2026-11-03', 'Showed it to the team'],
    ['2026-11-05', 'Talked to support'],
  ]);
});

test.each(['3 tests for the login', 'may 3 customers call', 'Fixed it on 3 Nov'])(
  'without a date in front, the error says which lines are read: %s',
  (text) => {
    expect(() => read(text)).toThrow(
      'a Markdown list, or lines that begin with a date, such as "2026-11-03 Fixed the login outage" or "3 Nov: …"',
    );
  },
);

test.each(['', ' \n', 'just words', '{"a":'])('%j is refused', (text) => {
  expect(() => read(text)).toThrow();
});

test.each([
  ['2026-11-20T23:59:59Z', '2026-11-20'],
  ['31.10.2026', '2026-10-31'],
  ['10/31/2026 10:00', '2026-10-31'],
  ['03/04/2026', null],
  ['Sat Nov 21 10:00:00 2026 +0100', '2026-11-21'],
  ['Nov 1, 2026', '2026-11-01'],
  ['1 November 2026', '2026-11-01'],
  ['2026-02-30', null],
  ['3 days ago', null],
])('the day in "%s" is %s', (text, day) => {
  expect(dayIn(text)).toBe(day);
});

test('whatever is read, a proposal is one clean line with a day', () => {
  const pieces = fc.constantFrom(
    ...[
      '- ',
      '\n',
      '\t',
      ',',
      '"',
      '{',
      '[',
      ']',
      '2026-11-01',
      'date,text',
      'commit 1234567',
      '\u202E',
      '\u0007',
      'x',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string({ maxLength: 9 })), { maxLength: 30 }),
      (parts) => {
        let found: ReturnType<typeof read>;
        try {
          found = read(parts.join(''));
        } catch (error) {
          expect(error).toHaveProperty('code', 'invalid-input');
          return;
        }
        for (const { date, text, source } of found.proposals) {
          expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
          expect(text).toMatch(/^\S/);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: none must be left
          expect(`${text}${source}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
          expect(source.length).toBeLessThanOrEqual(500);
        }
      },
    ),
  );
});

describe('hostile text in a field', () => {
  const hostile =
    '\u001b]0;owned\u0007\u202e<img src=x onerror=alert(1)> [x](javascript:alert(1)) =cmd|x\u0000\u2028';
  const printed = (name: string) =>
    readFileSync(path.join(import.meta.dirname, '..', 'fixtures', 'printed', name), 'utf8');
  const inEach = (name: string) => {
    const [first, ...rest] = JSON.parse(printed(name));
    return Object.keys(first).map((field): [string, string] => [
      `${name}: ${field}`,
      JSON.stringify([{ ...first, [field]: hostile }, ...rest]),
    ]);
  };
  const columns = (line: string) => line.split('\t');
  const [firstLine = '', ...lines] = printed('git-log-lines.txt').split('\n');
  const csv = ['2026-11-20', 'Ran the workshop', 'https://example.org/w'];

  test.each([
    ...['gh-search-prs.json', 'gh-pr-list.json', 'glab-mr-list.json'].flatMap(inEach),
    ...columns(firstLine).map((_, index): [string, string] => [
      `git log: column ${index + 1}`,
      [...lines, columns(firstLine).with(index, hostile).join('\t')].join('\n'),
    ]),
    ...['Author: ', 'Date: ', '    Show'].map((start): [string, string] => [
      `git log: ${start}`,
      printed('git-log.txt').replace(start, () => `${start} ${hostile.replace('\u2028', '')}`),
    ]),
    ...csv.map((_, index): [string, string] => [
      `CSV: column ${index + 1}`,
      `date,text,link\n${csv.join(',')}\n${csv.with(index, `"${hostile}"`).join(',')}\n`,
    ]),
    ['Markdown: an item', `- Fine\n- 2026-11-20: ${hostile}\n`],
    ['Markdown: a heading', `# ${hostile}\n- Fine\n`],
  ])('%s', (_, text) => {
    const { proposals } = read(text);
    for (const { date, text: words, source, links } of proposals) {
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none must be left
      expect(words + source).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202a-\u202e]/);
      for (const link of links) expect(link).toMatch(/^(?:commit:[\da-f]+|(?:pr|url):https?:)/);
    }
  });
});

describe('the inbox', () => {
  const proposal = (source: string, date = today) => ({
    source,
    date,
    text: source,
    links: [source],
  });
  const commit = `commit:${hash('a')}`;
  const evidence = (more: object): NewEvent => ({
    ...{ type: 'evidence', date: today, text: 'x', behaviours: [] },
    ...more,
  });

  test('proposes nothing twice: evidence, links, dropped and waiting ones are known', () => {
    const lines: InboxLine[] = [proposal('pr:team/app#1'), { dropped: 'pr:team/app#2' }];
    const events = eventsOn(today, [
      evidence({ source: 'pr:team/app#3' }),
      evidence({ links: ['commit:aaaaaaa'] }),
    ]);
    const all = [
      'pr:team/app#1',
      'pr:team/app#2',
      'pr:team/app#3',
      commit,
      'pr:team/app#4',
      'pr:team/app#4',
    ];
    const { fresh, known } = newProposals(
      all.map((source) => proposal(source)),
      lines,
      events,
    );
    expect(fresh.map(({ source }) => source)).toEqual(['pr:team/app#4']);
    expect(known).toBe(5);
  });

  test('holds what waits, the newest first, until it is evidence; undo brings it back', () => {
    const lines: InboxLine[] = [proposal(commit, '2026-11-01'), proposal('pr:team/app#1')];
    const events = eventsOn(today, [evidence({ source: commit })]);
    expect(openItems(lines, []).map(({ source }) => source)).toEqual(['pr:team/app#1', commit]);
    expect(openItems(lines, events)).toHaveLength(1);
    const undone = [
      ...events,
      ...eventsOn(today, [{ type: 'undo', targets: [events[0]?.id ?? ''] }], 5),
    ];
    expect(openItems(lines, undone)).toHaveLength(2);
    expect(compactLines([...lines, { dropped: 'pr:team/app#1' }], events)).toEqual([
      { dropped: 'pr:team/app#1' },
    ]);
    const [item] = openItems(lines, []);
    expect(findItem(openItems(lines, []), item?.id ?? '')).toEqual(item);
    expect(() => findItem([], 'abcd')).toThrow(/There is no proposal "abcd"/);
  });

  test('ten thousand different proposals have different ids', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => proposal(`pr:team/app#${index}`));
    expect(new Set(openItems(lines, []).map(({ id }) => id)).size).toBe(10_000);
  });
});

test('many proposals come week by week, the telling ones first; a few, or a week with little, one by one', () => {
  const item = (date: string, text: string) => ({
    ...{ source: `note:${date}:${text}`, id: text, links: [] },
    ...{ date, text },
  });
  const many = [
    item('2026-11-25', 'Fix a typo'),
    item('2026-11-24', 'Send an invoice (#7)'),
    ...Array.from({ length: 10 }, (_, index) => item('2026-11-23', `Change ${index}`)),
    item('2026-11-22', 'Sunday'),
  ];
  const weeks = byWeek(many, testLadder());
  expect(weeks.map(({ monday, items }) => [monday, items.length])).toEqual([
    ['2026-11-23', 12],
    ['2026-11-16', 1],
  ]);
  const texts = weeks[0]?.items.map(({ text }) => text) ?? [];
  expect([texts[0], texts.at(-1)]).toEqual(['Send an invoice (#7)', 'Fix a typo']);
  expect(asOne(weeks[0]?.items ?? [])).toBe(
    '12 changes, among them: Send an invoice (#7); Change 0; Change 1',
  );
  expect(byWeek(many.slice(0, 5), testLadder())).toHaveLength(5);
});

test('a revert without a hash takes back one commit, not all that are called alike', () => {
  const lines = ['Revert "Fix tests"', 'Fix tests', 'Fix tests'].map(
    (subject, index) => `${hash(`${index}`)}\t2026-11-2${index}\tYou\t${subject}`,
  );
  expect(read(lines.join('\n')).leftOut.reverts).toBe(2);
  expect(proposed(lines.join('\n'))).toHaveLength(1);
});

test('the question beside the code is a gap that code does not show, another after each answer', () => {
  const ladder = testLadder();
  const said = { ownGuess: null, mentor: null, framework: null, sitting: 's' };
  const events = [assessmentEvent(ladder, { ...said, answers: cleanAnswers(ladder, 1) })];
  const stateOf = (more: NewEvent[]) => fold(eventsOn(today, [...events, ...more]), ladder.id);
  const ask = (more: NewEvent[]) => {
    const state = stateOf(more);
    return unseenGap(ladder, buildReport(ladder, state, today), state.evidence)?.behaviour;
  };
  const first = ask([]) ?? '';
  const craft = ladder.levels
    .flatMap(({ behaviours }) => behaviours)
    .filter(({ theme }) => theme === 'craft');
  expect(craft.map(({ id }) => id)).not.toContain(first);
  expect(ask([{ type: 'evidence', date: today, text: 'a line', behaviours: [first] }])).not.toBe(
    first,
  );
  expect(unseenGap(ladder, null, [])).toBeNull();
});

test('what says that nothing happened is not proposed', () => {
  const { proposals, unread } = read('- No occasion this week\n- x\n- Drew the map\n');
  expect(proposals.map(({ text }) => text)).toEqual(['Drew the map']);
  expect(unread.map(({ entry }) => entry)).toEqual([1, 2]);
});

test('lines of git that are not in the format are named by their place in the text', () => {
  const good = `${hash('a')}\t2026-11-20\tYou\tDraw the map`;
  const { proposals, unread, unit } = read(`${good}\n\nwarning: something\n${hash('b')} Draw\n`);
  expect(proposals).toHaveLength(1);
  expect(unread.map(({ entry, reason }) => [unit, entry, reason.slice(0, 38)])).toEqual([
    ['line', 3, 'it isn’t “hash, date, author, subject”'],
    ['line', 4, 'it isn’t “hash, date, author, subject”'],
  ]);
});

test('the lines to run go back to the newest thing imported, a week at least', () => {
  const proposal = (date: string) => ({ source: `note:${date}`, date, text: 'a line', links: [] });
  const event = (date: string): NewEvent => ({
    ...{ type: 'evidence', date, text: 'some words', behaviours: [], source: `note:${date}` },
  });
  const last = (dates: readonly string[], kept: readonly string[]) =>
    importSince(lastImported(dates.map(proposal), eventsOn(today, kept.map(event))), today);
  expect(last([], [])).toBe('2026-11-14');
  expect(last(['2026-11-20'], [])).toBe('2026-11-14');
  expect(last(['2026-08-01', '2026-07-01'], ['2026-05-01'])).toBe('2026-08-01');
  expect(last([], ['2026-09-02'])).toBe('2026-09-02');
  // What was dropped or taken back is no longer imported.
  const [newer, older] = eventsOn(today, [event('2026-09-02'), event('2026-08-01')]);
  const undo: NewEvent = { type: 'undo', targets: [newer?.id ?? ''] };
  const undone = [newer, older, ...eventsOn(today, [undo], 2)].filter((one) => one !== undefined);
  expect(lastImported([], undone)).toBe('2026-08-01');
  const dropped = [proposal('2026-09-03'), { dropped: 'note:2026-09-03' }];
  expect(lastImported([...dropped, proposal('2026-08-02')], undone)).toBe('2026-08-02');
  expect(importLines('2026-11-14').map(({ line }) => line)).toEqual([
    expect.stringContaining('--since=2026-11-14'),
    expect.stringContaining('>=2026-11-14'),
    expect.stringContaining('glab mr list'),
  ]);
});
