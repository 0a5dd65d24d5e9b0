import { describe, expect, test } from 'vitest';
import { renderLadderPage } from '../../scripts/docs/ladder-page.js';
import { audiences } from '../../src/core/schema/atoms.js';
import { widthOf } from '../../src/text/width.js';
import { formats } from '../../src/views/export-formats.js';
import { renderHtml } from '../../src/views/html/html.js';
import { toJson } from '../../src/views/json.js';
import { renderMarkdown } from '../../src/views/markdown/markdown.js';
import { wrapped } from '../../src/views/markdown/parts.js';
import type { PageContent } from '../../src/views/page/page.js';
import { pageShows } from '../../src/views/page/page-shows.js';
import {
  contentOf,
  ladder,
  levelThree,
  levelThreeWithPlan,
  rateLevel,
  reportOf,
} from './reports.js';

const report = reportOf({
  ...levelThreeWithPlan,
  others: {
    ...levelThreeWithPlan.others,
    evidenced: {
      level: 2,
      confidence: 0.7,
      wants: ['target-state', 'hands-on'],
      examples: 1,
      held: 9,
    },
  },
});

describe('markdown', () => {
  test.each(audiences)('for %s, whole', async (audience) => {
    const text = renderMarkdown(contentOf(report), audience);
    await expect(text).toMatchFileSnapshot(`expected/${audience}.md`);
  });

  test.each([
    ['me', 'you do it'],
    ['mentor', 'I do it'],
  ] as const)(
    'for %s in a browser, the key of the bars speaks as the page does: “%s”',
    (name, key) => {
      expect(renderHtml(contentOf(report), name)).toMatch(
        new RegExp(`</svg>\\s*${key}\\s*</span>`),
      );
    },
  );

  test.each(audiences)('for %s never claims certainty', (audience) => {
    const sure = reportOf({ ...levelThree, posterior: [0, 0, 1, 0, 0] });
    expect(renderMarkdown(contentOf(sure, ladder), audience)).not.toMatch(/100 ?%|\b0 ?%/);
  });

  test('for a mentor says how many examples there are, and no stage that rests on them', () => {
    const evidenced = { level: 2, confidence: 0.7, wants: [], examples: 5, held: 9 };
    const reported = reportOf({ ...levelThree, others: { evidenced } });
    const text = renderMarkdown(contentOf(reported), 'mentor');
    expect(text).toContain("I've given an example for 5 of the 9 things I do.");
    expect(text).not.toMatch(/Counting only|level 2\b/);
  });

  test('for a promotion says nothing that speaks against it: no level, no guess, no low rating', () => {
    const text = renderMarkdown(contentOf(report), 'promotion');
    expect(text).toMatch(/Rated 4, Usually\./);
    expect(text).not.toMatch(/level [1235]\b|placed myself|\b[123], |no occasion|passed over/);
  });

  test('for a mentor fits a page', () => {
    expect(renderMarkdown(contentOf(report), 'mentor').split('\n').length).toBeLessThan(80);
  });

  test('asks a different question about each gap of one kind', () => {
    const answers = { ...rateLevel(3, 4), ...rateLevel(4, 2) };
    const text = renderMarkdown(contentOf(reportOf({ ...levelThree, answers }), ladder), 'mentor');
    const questions = text.match(/^ {3}- \*.*\*$/gm) ?? [];
    expect(new Set(questions).size).toBe(3);
  });

  test('names what was done earlier by the ladder’s word for it', () => {
    const answers = { ...rateLevel(3, 4), 'weighs-options': 'earlier' as const };
    const text = renderMarkdown(contentOf(reportOf({ ...levelThree, answers }), ladder), 'me');
    expect(text).toContain('Lays out two options with what each costs and risks. (earlier)');
  });

  test.each(['mentor', 'agenda'] as const)(
    'for the %s names the day of a rating that nobody gave again',
    (name) => {
      const some = reportOf({ ...levelThree, answers: { ...rateLevel(3, 4), ...rateLevel(4, 2) } });
      const answers = some.answers.map((answer) => ({ ...answer, asOf: '2026-06-01' }));
      const words = (told: typeof some) => renderMarkdown(contentOf(told, ladder), name);
      expect(words({ ...some, answers })).toMatch(/My answer: 2, .+, as of Mon 1 Jun 2026\./);
      expect(words(some)).not.toContain('as of');
    },
  );

  test('breaks lines for a terminal between words, and under their text', () => {
    const long = 'one two three four five six seven eight nine ten';
    expect(
      wrapped(`# ${long}\n\n- [ ] ${long}\n  - ${long}\n\n| ${long} | b |`, 30).split('\n'),
    ).toEqual([
      `# ${long}`,
      '',
      '- [ ] one two three four five',
      '      six seven eight nine ten',
      '  - one two three four five',
      '    six seven eight nine ten',
      '',
      `| ${long} | b |`,
    ]);
    const page = renderMarkdown(contentOf(report), 'mentor');
    expect(wrapped(page, 60).split(/\s+/)).toEqual(page.split(/\s+/));
    const texts = wrapped(page, 60)
      .split('\n')
      .filter((line) => !/^[|#]/.test(line));
    expect(Math.max(...texts.map(widthOf))).toBeLessThanOrEqual(60);
  });

  test('asks how to get the chance where the work gives none', () => {
    const answers = { ...rateLevel(3, 4), ...rateLevel(4, 'no-opportunity') };
    const text = renderMarkdown(contentOf(reportOf({ ...levelThree, answers }), ladder), 'mentor');
    expect(text).toContain('My answer: no occasion.');
    expect(text).toContain('Which coming work would give me the chance to do this?');
  });

  test('for a mentor begins with the first of the plan, as other pages do, whatever decides the level', () => {
    const report = reportOf(levelThreeWithPlan);
    const [first] = report.plan.active;
    const [behaviour] = report.gaps.filter(({ level }) => level === 4).map((gap) => gap.behaviour);
    if (first === undefined || behaviour === undefined) throw new Error('expected a gap');
    const told = {
      ...report,
      stage: { ...report.stage, confidence: 0.6, posterior: [0, 0, 0.6, 0.4, 0], cappedBy: null },
      why: { ...report.why, rival: 4, wouldChange: [behaviour] },
      plan: {
        ...report.plan,
        active: [
          { ...first, behaviour: null, title: 'Sooner' },
          { ...first, behaviour, title: 'Decisive' },
        ],
      },
    };
    const text = renderMarkdown(contentOf(told), 'mentor');
    expect(text).toContain('| What to work on first | Sooner |');
  });

  test('for a mentor tells what was stuck and waits, why, and what stands for it', () => {
    const [first] = levelThreeWithPlan.plan?.active ?? [];
    if (first === undefined) throw new Error('expected an action');
    const stuck = { ...first, status: 'queued' as const, because: 'no time before the release' };
    const step = {
      ...first,
      id: 'own-ask',
      title: 'Ask for half an hour',
      cue: '',
      act: 'ask for half an hour',
      obstacle: null,
      fallback: null,
      insteadOf: first.id,
      step: true as const,
    };
    const text = renderMarkdown(
      contentOf(reportOf({ ...levelThree, plan: { active: [step], queue: [stuck] } }), ladder),
      'mentor',
    );
    expect(text).toContain(
      '| What to work on first | Follow one transaction; a small step first: Ask for half an hour |',
    );
    const part = text.slice(text.indexOf('## What is stuck'), text.indexOf('## Other gaps'));
    expect(part).toMatchInlineSnapshot(`
      "## What is stuck

      - **Follow one transaction.** When the next design task arrives, I will follow one business transaction through its systems with somebody who operates them.
        - If operations has no time, then I will ask for half an hour on one step and draw the rest from logs.
        - Done when an operator has corrected the map.
        - What's in the way: no time before the release.
        - For now, I do this instead: Ask for half an hour.

      What would you try next?

      ## What I'm working on

      - [ ] Ask for half an hour.
        - Done when an operator has corrected the map.
        - Due Mon 21 Dec 2026, in 30 days.

      "
    `);
  });

  test.each(['mentor', 'agenda'] as const)(
    'the %s page calls nothing stuck that the person does by now',
    (name) => {
      const [first] = levelThreeWithPlan.plan?.active ?? [];
      const done = reportOf(levelThree).answers.find(({ rating }) => rating === 4);
      if (first === undefined || done === undefined) throw new Error('expected an action');
      const page = (behaviour: string | null) => {
        const active = [{ ...first, behaviour, stuck: 1 }];
        return renderMarkdown(contentOf(reportOf({ ...levelThree, plan: { active } })), name);
      };
      expect(page(null)).toContain('## What is stuck');
      expect(page(done.behaviour)).not.toContain('## What is stuck');
    },
  );

  test('for a mentor tells what is in the way of an action until that itself is done', () => {
    const [first] = levelThreeWithPlan.plan?.active ?? [];
    if (first === undefined) throw new Error('expected an action');
    const because = 'all of it goes through support';
    const whole = { ...first, status: 'queued' as const, parked: '2026-11-10', because };
    const step = (status: 'queued' | 'done' | 'dropped', since = '2026-11-10') => ({
      ...{ ...first, id: 'own-ask', title: 'Ask for half an hour', status, since },
      ...{ insteadOf: first.id, step: true as const },
    });
    const stuckIn = (
      plan: NonNullable<typeof levelThree.plan>,
      change: Partial<PageContent> = {},
    ) => {
      const page = renderMarkdown(
        contentOf(reportOf({ ...levelThree, plan }), ladder, change),
        'mentor',
      );
      return page.slice(page.indexOf('## Habits'), page.indexOf('## Other gaps'));
    };
    expect(stuckIn({ queue: [whole], done: [step('done')] })).toContain(
      "- What's in the way: all of it goes through support.\n  - A small step towards it is done: Ask for half an hour.",
    );
    expect(stuckIn({ queue: [whole], dropped: [step('dropped')] })).toContain(
      'A small step towards it was let go: Ask for half an hour.',
    );
    expect(stuckIn({ queue: [whole, step('queued')] })).toContain(
      'A small step towards it waits, too: Ask for half an hour.',
    );
    // Taken up again, or parked without having been stuck.
    const plain = { ...first, status: 'active' as const };
    expect(stuckIn({ active: [plain], done: [step('done')] })).toContain(
      '  - Small step done: Ask for half an hour.',
    );
    const parked = { ...first, status: 'queued' as const, parked: '2026-11-10' };
    expect(stuckIn({ queue: [parked], done: [step('done')] })).toContain(
      'A small step towards it is done: Ask for half an hour.',
    );
    // Parked again since, for whatever reason.
    expect(stuckIn({ queue: [whole], done: [step('done', '2026-11-01')] })).not.toContain(because);
    const heard = (...outcomes: readonly ('stuck' | 'moved')[]) => {
      const entries = outcomes.map((outcome) => ({
        ...{ kind: 'checkin' as const, day: '2026-11-10', ratings: [], note: null, left: false },
        actions: [{ id: first.id, outcome, ...(outcome === 'stuck' && { because }) }],
      }));
      const history = { ...contentOf(report).history, entries };
      return { history } as unknown as { history: PageContent['history'] };
    };
    const again = { active: [first], done: [step('done')] };
    expect(stuckIn(again, heard('stuck'))).toContain(
      '- What was in the way: all of it goes through support.',
    );
    expect(stuckIn(again, heard('stuck', 'moved'))).not.toContain(because);
    // What was parked for good, as after a swap, isn't on the page.
    const away = reportOf({ ...levelThree, plan: { queue: [whole] } });
    expect(pageShows(contentOf(away, ladder), 'mentor')).not.toContain('what keeps you from it');
    const shows = (...outcomes: readonly ('stuck' | 'moved')[]) =>
      pageShows(
        contentOf(reportOf({ ...levelThree, plan: again }), ladder, heard(...outcomes)),
        'mentor',
      );
    expect(shows('stuck')).toContain('what keeps you from it');
    expect(shows('stuck', 'moved')).not.toContain('what keeps you from it');
  });

  test('for a mentor calls nothing stuck that I only swapped, and no note of the way there an outcome', () => {
    const [first] = levelThreeWithPlan.plan?.active ?? [];
    if (first === undefined) throw new Error('expected an action');
    const swapped = { ...first, status: 'queued' as const };
    const other = { ...first, id: 'other', insteadOf: first.id };
    const done = { ...first, id: 'third', status: 'done' as const, until: '2026-11-20', stuck: 0 };
    const line = (text: string, date: string) => ({
      ...{ id: text, date, text, behaviours: [], actions: ['third'], link: null },
    });
    const changes = {
      ...{ from: '2026-11-01', before: null, now: null, behaviours: [] },
      done: [{ ...done, since: '2026-11-01' }],
      evidence: [line('Drew half of it', '2026-11-10'), line('They use it', '2026-11-20')],
    } as unknown as NonNullable<PageContent['changes']>;
    const text = renderMarkdown(
      contentOf(reportOf({ ...levelThree, plan: { active: [other], queue: [swapped] } }), ladder, {
        changes,
      }),
      'mentor',
    );
    expect(text).not.toContain('What is stuck');
    expect(text).toContain('What came of it: They use it.');
    expect(text).not.toContain('What came of it: Drew half of it');
  });

  test('for a mentor names what is rated lower than last time, the largest falls first', () => {
    const change = (statement: string, from: number | 'earlier' | null, to: number) => ({
      ...{ behaviour: statement, statement, from, to, held: to >= 4 },
      change: 'down',
    });
    const changes = {
      ...{ from: '2026-11-01', before: null, now: null, done: [], evidence: [] },
      behaviours: [
        change('Was near.', 4, 3),
        change('Was done.', 4, 2),
        change('Grew.', 3, 4),
        change('Is new.', null, 2),
      ],
    } as unknown as NonNullable<PageContent['changes']>;
    const page = (told: Partial<PageContent>) =>
      renderMarkdown(contentOf(reportOf(levelThree), ladder, told), 'mentor');
    expect(page({ changes })).toContain(
      '## Rated lower than on Sun 1 Nov 2026\n\n- Was done (4 → 2).\n- Was near (4 → 3).\n\nHas my work changed, or how I see it?\n',
    );
    const grown = { ...changes, behaviours: changes.behaviours.slice(2) };
    expect(page({ changes: grown })).not.toContain('Rated lower');
    expect(page({})).not.toContain('Rated lower');
  });

  test('asks for a first try only of what was never done', () => {
    const [id = '', other = ''] = ladder.levels[3]?.behaviours.map((one) => one.id) ?? [];
    const report = reportOf({
      ...levelThree,
      answers: { ...rateLevel(3, 4), [id]: 2, [other]: 2 },
    });
    const first = 'first try?';
    const page = (gap: object, answer: object = {}, changes: unknown = null) => {
      const told = {
        ...report,
        gaps: report.gaps.map((one) => (one.behaviour === other ? { ...one, ...gap } : one)),
        answers: report.answers.map((one) => ({ ...one, ...(one.behaviour === other && answer) })),
      };
      return renderMarkdown(contentOf(told, ladder, { changes } as Partial<PageContent>), 'mentor');
    };
    expect(page({})).toContain(first);
    expect(page({ rating: 3 })).not.toContain(first);
    expect(page({ fell: { rating: 4, day: '2026-01-01' } })).not.toContain(first);
    expect(page({ rating: null }, { earlier: true })).not.toContain(first);
    const change = { behaviour: other, statement: '', from: 4, to: 2, change: 'down', held: false };
    const changes = { from: '2026-01-01', behaviours: [change], done: [], evidence: [] };
    expect(page({}, {}, changes)).not.toContain(first);
  });

  test('for me says what others see', () => {
    const point = {
      behaviour: 'hands-on',
      statement: 'Proves a doubtful part of a design by code.',
    };
    const review = {
      by: '3 people',
      raters: 3,
      date: '2026-11-20',
      level: 2,
      together: 3,
      rated: { all: 12, ofLevels: 9 },
      theirs: { level: 2, confidence: 0.7, posterior: [0.3, 0.7, 0, 0, 0], cappedBy: null },
      both: { level: 3, confidence: 0.85, posterior: [0, 0.15, 0.85, 0, 0], cappedBy: null },
      compared: { rated: 11, alike: 7, lower: 4, higher: 2, same: 5, onePoint: 5 },
      talkingPoints: [{ ...point, level: 3, self: 5, other: 2 }],
      morePoints: [{ ...point, statement: 'Names the risk.', level: 3, self: 4, other: 3 }],
      nearPoints: [{ ...point, statement: 'Asks why.', level: 3, self: 4, other: 5 }],
    };
    const text = renderMarkdown(contentOf(reportOf({ ...levelThree, others: { review } })), 'me');
    expect(text).toContain(
      [
        '## Seen by 3 people',
        '',
        [
          'Their answers lie between levels 1 and 2. The more likely one is level 2: Customer-facing role.',
          'Where their ratings differ, the middle one counts; of two, the lower.',
          "Their level rests on 9 answers, yours on 18. Answers about habits don't change the level.",
          'You and they rated 11 things and agree on five. They rated four lower than you did and two higher.',
        ].join(' '),
        '',
        '1. Proves a doubtful part of a design by code.',
        '   - You: 5, And others too. 3 people, in the middle: 2, With help.',
        '',
        'One more stands under “You also differ on”. For each, ask: “When did you last see this, or miss it?”',
        '',
        '### You also differ on',
        '',
        '- Names the risk.',
        '  - You: 4, Usually. 3 people, in the middle: 3, Sometimes.',
        '',
        '### Small differences',
        '',
        '- Asks why. You 4, they 5.',
      ].join('\n'),
    );
  });

  test('writes dates as the reader does', () => {
    expect(renderMarkdown(contentOf(report, ladder, { locale: 'de-DE' }), 'me')).toContain(
      'Do., 12. Nov. 2026: Drew',
    );
  });

  test('is calm without a plan, a mentor, or anything missing', () => {
    const answers = Object.fromEntries(
      ladder.levels.flatMap(({ rank }) => Object.entries(rateLevel(rank, 5))),
    );
    const best = reportOf({ answers, stage: 5, posterior: [0, 0, 0, 0.01, 0.99] });
    const empty = { ...best, plan: { ...best.plan, queue: [] } };
    for (const audience of audiences) {
      const text = renderMarkdown(contentOf(empty, ladder), audience);
      expect(text).not.toMatch(/undefined|null|\n\n\n/);
      const blocks = text.trimEnd().split('\n\n');
      const depth = (block = '') => /^#+/.exec(block)?.[0].length ?? 7;
      // A heading is followed by text or by a smaller heading.
      for (const [index, block] of blocks.entries()) {
        if (depth(block) < 7) expect(depth(blocks[index + 1]), block).toBeGreaterThan(depth(block));
      }
    }
  });
});

describe('formats', () => {
  test.each(Object.keys(formats) as (keyof typeof formats)[])(
    '%s gives the text of a file',
    async (name) => {
      const view = await formats[name].load();
      expect(view(contentOf(report), 'mentor')).toMatch(/[^\n]\n$/);
    },
  );

  test('json is the report', () => {
    expect(JSON.parse(toJson(report))).toEqual(report);
    expect(toJson(report)).toContain('\n  "schemaVersion": 1,\n');
  });
});

describe('the ladder’s page', () => {
  test('whole', async () => {
    const few = {
      ...ladder,
      levels: ladder.levels
        .slice(2, 4)
        .map((level) => ({ ...level, behaviours: level.behaviours.slice(0, 2) })),
      strands: ladder.strands.slice(0, 1),
    };
    await expect(renderLadderPage(few)).toMatchFileSnapshot('expected/ladder-page.md');
  });

  test('links to a heading for each level and strand', () => {
    const text = renderLadderPage(ladder);
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(links).toEqual([
      'level-1-solving-technical-problems',
      'level-2-customer-facing-role',
      'level-3-helping-the-customer-design',
      'level-4-trusted-advisor-in-the-core-team',
      'level-5-partner',
      'earn-confidence-first',
      'listen',
      'add-value-dont-push',
      'see-and-carry-opportunities',
      'sell-capability-grow-together',
      'lead-the-team',
    ]);
  });
});
