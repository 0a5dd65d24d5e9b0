import { describe, expect, test } from 'vitest';
import { ladderParts } from '../../src/core/ladder/find-in-ladder.js';
import type { Ladder } from '../../src/core/schema/ladder.schema.js';
import { widthOf } from '../../src/text/width.js';
import { renderLadder } from '../../src/views/terminal/ladder.js';
import { renderPlan } from '../../src/views/terminal/plan.js';
import { renderPlanChange } from '../../src/views/terminal/plan-change.js';
import {
  renderNextSteps,
  renderResult,
  resultScreens,
} from '../../src/views/terminal/result/result.js';
import { renderStatus } from '../../src/views/terminal/status.js';
import { renderWhy } from '../../src/views/terminal/why.js';
import { levelLines } from '../../src/views/text/bars.js';
import { groupTitle } from '../../src/views/text/gap-labels.js';
import { stageInShort, stageTitle, standingInShort } from '../../src/views/text/stage-words.js';
import type { Style } from '../../src/views/text/style.js';
import {
  action,
  ladder,
  levelThree,
  levelThreeWithPlan,
  plainStyle,
  rateLevel,
  reportOf,
} from './reports.js';

const before = reportOf(levelThree);
const after = reportOf(levelThreeWithPlan);
/** As after an assessment: what was taken is numbered, and due later. */
const justTaken = {
  ...after,
  plan: {
    ...after.plan,
    active: after.plan.active.map((taken, index) => ({
      ...taken,
      number: index + 1,
      due: `2026-12-${index === 0 ? '01' : '04'}`,
    })),
  },
};
const folder = '/home/ada/.config/career-coach/profiles/default';

const weeks = [0, 0, 1, 0, 2, 0, 0, 1, 0, 3, 0, 1, 0].map((marks, index) => ({
  from: '2026-01-01',
  marks: { checkin: index % 2 === 0 ? marks : 0, done: index === 4 ? 1 : 0, noted: marks },
}));

/** What people see, whole: every file under expected/ was read by eye. */
const pages: Readonly<Record<string, (style: Style) => string>> = {
  result: (style) => renderResult(after, ladder, style),
  screens: (style) => resultScreens(before, ladder, style, 23).join('--- Enter ---\n'),
  'next-steps': (style) => renderNextSteps(justTaken, ladder, style),
  status: (style) => renderStatus(after, ladder, style, { draft: 7, weeks }),
  plan: (style) => renderPlan(after, ladder, style, { folder }),
  'plan-change': (style) =>
    renderPlanChange(
      after,
      [after.plan.active[0]?.id ?? '', after.plan.done[0]?.id ?? ''],
      ladder,
      style,
      { before: after.plan.active.toReversed() },
    ),
  ladder: (style) => renderLadder(ladder, undefined, style),
  'ladder-level': (style) => renderLadder(ladder, '3', style),
  'ladder-strand': (style) => renderLadder(ladder, 'listen', style),
  'ladder-behaviour': (style) => renderLadder(ladder, 'draws-landscape', style),
};

const screens: Readonly<Record<string, Style>> = {
  80: plainStyle({ width: 79 }),
  40: plainStyle({ width: 39 }),
  '80-ascii': plainStyle({ width: 79, unicode: false }),
};

describe.each(Object.keys(screens))('on a screen of %s', (screen) => {
  const style = screens[screen] ?? plainStyle();

  test.each(Object.keys(pages))('%s', async (name) => {
    const text = pages[name]?.(style) ?? '';
    expect(text.split('\n').filter((line) => widthOf(line) > style.width)).toEqual([]);
    if (!style.unicode) expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    if (screen === '80' || name === 'result' || name === 'status') {
      await expect(text).toMatchFileSnapshot(`expected/${name}-${screen}.txt`);
    }
  });
});

describe('the result in screens', () => {
  const all = ['39', '79', '119'].flatMap((width) =>
    [14, 23, 39].map((rows) => [Number(width), rows] as const),
  );

  test.each(all)('of %i columns and %i rows says the same, in whole sentences', (width, rows) => {
    const words = (text: string) => text.split(/\s+/).filter((word) => /[a-z]/.test(word));
    const style = plainStyle({ width });
    const screens = resultScreens(before, ladder, style, rows);
    expect(words(screens.join('\n'))).toEqual(
      words(renderResult(before, ladder, style, { commands: [] })),
    );
    expect(screens.join('')).not.toContain('…');
    // A screen that is too tall has nothing on it that could stand on the next one.
    for (const screen of screens) {
      const lines = screen.trimEnd().split('\n');
      if (lines.length > rows) expect(lines.filter((line) => line === '')).toEqual([]);
    }
  });

  test.each(all)('of %i columns and %i rows pause only where a screen is full', (width, rows) => {
    const style = plainStyle({ width });
    const screens = resultScreens(before, ladder, style, rows);
    const whole = renderResult(before, ladder, style, { commands: [] }).split('\n').length;
    expect(resultScreens(before, ladder, style, whole)).toHaveLength(1);
    for (const [index, screen] of screens.slice(1).entries()) {
      const [first = '', second = ''] = screen.split('\n\n');
      // The title stays with what is under it.
      const block = first.startsWith('What separates') ? `${first}\n\n${second}` : first;
      const shown = screens[index]?.trimEnd().split('\n').length ?? 0;
      expect(shown + 1 + block.trimEnd().split('\n').length).toBeGreaterThan(rows);
    }
  });

  test('are two on a usual terminal: where you are, and what separates you', () => {
    const screens = resultScreens(before, ladder, plainStyle(), 23);
    expect(screens.map((screen) => screen.split('\n')[0])).toEqual([
      expect.stringMatching(/^Your answers point to level 3/),
      'What separates you from level 4: Trusted advisor in the core team',
    ]);
  });

  test('are two however much was noted: three strengths are named, with fewer examples', () => {
    const text = 'We measured the night run with operations and cut it from five hours to one.';
    const answers = before.answers.map((answer) => ({
      ...answer,
      evidence: [{ date: '2026-10-01', text: `${text} ${answer.behaviour}` }],
    }));
    for (const [rows, quoted] of [
      [19, 0],
      [21, 1],
      [23, 1],
      [26, 3],
    ] as const) {
      const [first = '', ...rest] = resultScreens(
        { ...before, answers },
        ladder,
        plainStyle(),
        rows,
      );
      expect(first.trimEnd().split('\n').length).toBeLessThanOrEqual(rows);
      expect(first.split('“We measured').length - 1).toBe(quoted);
      expect(first.split('at, by your ratings')[1]?.match(/^• /gm)).toHaveLength(3);
      expect(rest[0]).toMatch(/^What separates you/);
    }
  });
});

describe('the result', () => {
  const said = (text: string) => text.replaceAll(/\s+/g, ' ');
  const resultOf = (told: Parameters<typeof reportOf>[0]) =>
    said(renderResult(reportOf(told), ladder, plainStyle()));

  test.each<[string, readonly number[], string]>([
    [
      'one level where the answers are clear',
      [0, 0.02, 0.95, 0.03, 0],
      'Your answers point to level 3: Helping the customer design, very likely.',
    ],
    [
      'one level that is likely, not more',
      [0, 0.05, 0.94, 0.01, 0],
      'Your answers point to level 3: Helping the customer design, likely.',
    ],
    [
      'two neighbours where they are not, the lower first',
      [0, 0.05, 0.65, 0.3, 0],
      'Your answers lie between levels 3 and 4. The more likely one is level 3: Helping the customer design.',
    ],
    [
      'two neighbours, the rival below',
      [0, 0.3, 0.65, 0.05, 0],
      'Your answers lie between levels 2 and 3. The more likely one is level 3: Helping the customer design.',
    ],
    [
      'two levels that are further apart',
      [0, 0.05, 0.55, 0, 0.4],
      'Your answers lie between levels 3 and 5. Any could be right.',
    ],
    [
      'no rival where none is left',
      [0, 0, 1, 0, 0],
      'Your answers point to level 3: Helping the customer design, very likely.',
    ],
  ])('names %s', (_, posterior, sentence) => {
    expect(resultOf({ ...levelThree, posterior })).toContain(sentence);
  });

  test('says the same of two levels in short', () => {
    const apart = reportOf({ ...levelThree, posterior: [0, 0.05, 0.55, 0, 0.4] });
    expect([stageInShort(apart), stageTitle(apart)]).toEqual([
      'between levels 3 and 5',
      'Between levels 3 and 5',
    ]);
    const nearer = reportOf({ ...levelThree, posterior: [0, 0.3, 0.65, 0.05, 0] });
    expect(stageTitle(nearer)).toBe('Between levels 2 and 3, more likely 3');
    const even = reportOf({ ...levelThree, posterior: [0, 0.45, 0.5, 0.05, 0] });
    expect(stageTitle(even)).toBe('Between levels 2 and 3');
    const then = (ranks: readonly number[]) => standingInShort({ level: 3, ranks });
    expect([then([3]), then([2, 3]), then([1, 3])]).toEqual([
      'level 3',
      'between levels 2 and 3',
      'between levels 1 and 3',
    ]);
  });

  test('draws as many cells as the count beside them has ratings', () => {
    const linesOf = (held: number, rated: number, of = 9) => {
      const levels = [{ rank: 3, held, rated, of }];
      return levelLines(reportOf({ ...levelThree, others: { levels } }), ladder, plainStyle());
    };
    expect(linesOf(2, 3)).toEqual(['› 3 Helping the customer design  ██░  you do 2 of 3']);
    expect(linesOf(4, 4)).toEqual(['› 3 Helping the customer design  ████  you do 4 of 4']);
  });

  test('says at least which level where none above was seen', () => {
    expect(resultOf({ ...levelThree, posterior: [0, 0.1, 0.7, 0.2, 0], cappedBy: 4 })).toContain(
      'Your answers show at least level 3: Helping the customer design.',
    );
  });

  test('says so where one level does not describe the person', () => {
    const fit = { range: [2, 4] as [number, number], strongAt: [1, 2, 4], thinAt: [3] };
    const report = reportOf({ ...levelThree, others: { fit } });
    const text = renderResult(report, ladder, plainStyle());
    expect(said(text)).toContain(
      "One level doesn't describe you: you do most of levels 1, 2 and 4, but no more than half of level 3, " +
        'where the ladder would expect more.',
    );
    // None of the levels is marked as theirs, and no summary of one is shown.
    expect(text).not.toContain('› ');
    expect(text).not.toContain('Joins the customer');
    expect(text).not.toContain('point to level');
  });

  test('explains the cells of the bars, however the scale counts', () => {
    const legendOf = (change: Partial<Ladder['scale']>, style = plainStyle()) =>
      renderResult(before, { ...ladder, scale: { ...ladder.scale, ...change } }, style)
        .split('\n')
        .filter((line: string) => /do it \(|not yet|[▒+] [A-Z]/.test(line));
    expect(legendOf({})).toEqual(['█ you do it (4 or 5)   ▒ Sometimes (3)   ░ not yet']);
    expect(legendOf({ held: 5 })).toEqual(['█ you do it (5)   ▒ Usually (4)   ░ not yet']);
    expect(legendOf({ held: 2 })).toEqual(['█ you do it (2, 3, 4 or 5)   ▒ Not so far (1)']);
    expect(legendOf({}, plainStyle({ unicode: false }))).toEqual([
      '# you do it (4 or 5)   + Sometimes (3)   - not yet',
    ]);
    expect(legendOf({}, plainStyle({ width: 39 }))).toEqual([
      '█ you do it (4 or 5)   ▒ Sometimes (3)',
      '░ not yet',
    ]);
  });

  test('says why nothing was asked of a level below one’s own', () => {
    const unasked = /not asked: below your level$/m;
    const without = (rank: number, style = plainStyle()) => {
      const answers = before.answers.filter(({ level }) => level !== rank);
      const levels = before.levels?.map((level) =>
        level.rank === rank ? { ...level, held: 0, rated: 0 } : level,
      );
      return renderResult({ ...before, answers, ...(levels && { levels }) }, ladder, style);
    };
    expect(renderResult(before, ladder, plainStyle())).not.toMatch(unasked);
    expect(without(5)).not.toMatch(unasked);
    expect(without(1)).toMatch(unasked);
    expect(without(1, plainStyle({ plain: true }))).toMatch(unasked);
  });

  test('never shows a percentage', () => {
    expect(resultOf(levelThree)).not.toMatch(/\d ?%|percent/);
  });

  test('puts habits under a heading of their own, which says that they change no level', () => {
    const answers = { ...levelThree.answers, ...rateLevel(3, 4) };
    const habits = "Habits worth working on (they don't change your level)";
    // Behind all that separates from the next level, which they do not.
    expect(resultOf(levelThree)).toMatch(
      / Expected at level 3 or below .+ New at level 4 .+ Habits worth working on/,
    );
    expect(resultOf({ ...levelThree, answers })).toContain(` ${habits} `);
    expect(resultOf({ ...levelThree, answers })).not.toContain('Expected at level 3');
  });

  test('names the own guess, also where it agrees', () => {
    expect(resultOf({ ...levelThree, ownGuess: null })).not.toContain('You placed yourself');
    expect(resultOf({ ...levelThree, ownGuess: 3 })).toContain(
      'You placed yourself at level 3, too.',
    );
    expect(resultOf({ ...levelThree, ownGuess: 4 })).toContain(
      'You placed yourself one level higher, at level 4.',
    );
    expect(resultOf({ ...levelThree, ownGuess: 1 })).toContain(
      'You placed yourself 2 levels lower, at level 1.',
    );
    // Between two levels, neither is the result yet.
    expect(resultOf({ ...levelThree, posterior: [0, 0.3, 0.65, 0.05, 0], ownGuess: 3 })).toContain(
      'You placed yourself at level 3.',
    );
  });

  test('marks both of two levels where either could be right', () => {
    const marked = (posterior: readonly number[]) =>
      levelLines(reportOf({ ...levelThree, posterior }), ladder, plainStyle())
        .filter((line) => line.startsWith('›'))
        .map((line) => line[2]);
    expect(marked([0, 0.45, 0.55, 0, 0])).toEqual(['2', '3']);
    expect(marked([0, 0.3, 0.65, 0.05, 0])).toEqual(['3']);
  });

  test('says in words that the work has not shown a level', () => {
    const answers = { ...levelThree.answers, ...rateLevel(4, 'no-opportunity') };
    expect(resultOf({ ...levelThree, answers, cappedBy: 4 })).toContain(
      'Your work has given you no chance to show level 4, so this result stops at level 3.',
    );
  });

  test('does not blame the work where a level was only passed over', () => {
    const answers = { ...levelThree.answers, ...rateLevel(4, 'skip') };
    expect(resultOf({ ...levelThree, answers, cappedBy: 4 })).toContain(
      'Too little of level 4 is rated, so this result stops at level 3.',
    );
  });

  test('says each of floor, age and carelessness in one sentence', () => {
    const text = resultOf({
      ...levelThree,
      others: {
        uneven: {
          floor: 2,
          themes: [
            { theme: 'customer', label: 'your customer side', level: 4 },
            { theme: 'craft', label: 'craft', level: 2 },
          ],
        },
        basis: { assessed: '2025-01-01', moved: [], old: ['hands-on'], outdated: true },
        careless: { rating: 4, run: 20, of: 24 },
      },
    });
    expect(text).toContain('Your customer side is ahead, at level 4. Your craft is at level 2.');
    expect(text).toContain('Some ratings are from before the last twelve months;');
    expect(text).toContain(
      '20 of 24 ratings in a row are 4; answering again may tell more: career-coach assess',
    );
  });

  test('has a sentence for no gaps', () => {
    const answers = Object.fromEntries(
      ladder.levels.flatMap(({ rank }) => Object.entries(rateLevel(rank, 5))),
    );
    expect(resultOf({ answers, stage: 5, posterior: [0, 0, 0, 0.01, 0.99] })).toContain(
      'What is missing at level 5: Partner Nothing, among the behaviours you were asked about.',
    );
  });

  test('says under each gap what to do about it, and when it is due', () => {
    const text = said(renderResult(after, ladder, plainStyle()));
    expect(text).toContain(
      'Delivers something small before asking for something large. You: 3, Sometimes. ' +
        `In your plan, 3 days late: ${after.plan.active[1]?.title}.`,
    );
    const [gap] = after.gaps.filter(({ foundation }) => !foundation);
    const titled = { ...after.plan.active[0], status: 'queued', title: 'Weigh two options' };
    Object.assign(titled, { behaviour: gap?.behaviour });
    const plan = { ...after.plan, queue: [titled as (typeof after.plan.queue)[number]] };
    expect(said(renderResult({ ...after, plan }, ladder, plainStyle()))).toContain(
      'To try: Weigh two options.',
    );
  });

  test('what serves a chosen level above the next one has a heading of its own', () => {
    const gap = after.gaps.find(({ foundation }) => !foundation);
    if (gap === undefined) throw new Error('nothing is new');
    const plan = { ...after.plan, targetLevel: 5, isChosen: true } as const;
    const titleAt = (level: number) => groupTitle({ ...gap, level }, { ...after, plan }, 5);
    expect(titleAt(5)).toBe('Towards level 5, your target');
    expect(titleAt(4)).toBe('New at level 4');
  });

  test('lists what is expected by now before what the next level adds', () => {
    const lines = renderResult(after, ladder, plainStyle()).split('\n');
    const [now, next] = [
      lines.indexOf('Expected at level 3 or below'),
      lines.indexOf('New at level 4'),
    ];
    expect([now > 0, next > now]).toEqual([true, true]);
    const foundations = after.gaps
      .filter(({ foundation, strand }) => foundation && strand === undefined)
      .slice(0, 1);
    for (const { statement } of foundations) {
      expect(lines.slice(now, next).join(' ')).toContain(statement);
    }
  });

  test('shows something new at the next level beside what else comes first', () => {
    const [habit] = after.gaps.filter(({ strand }) => strand !== undefined);
    const fresh = after.gaps.filter(
      ({ foundation, strand }) => !foundation && strand === undefined,
    );
    if (habit === undefined) throw new Error('expected a habit');
    const doubted = Array.from({ length: 5 }, (_, index) => ({
      ...{ ...habit, statement: `Doubted ${index}.`, behaviour: `${habit.behaviour}-${index}` },
      ...{ foundation: false, doubted: true as const },
    }));
    const gaps = [...doubted, ...fresh] as typeof after.gaps;
    const plan = { ...after.plan, active: [], queue: [] };
    const text = renderResult({ ...after, gaps, plan }, ladder, plainStyle());
    expect(text).toContain('New at level 4\n');
  });

  test('says why there is no rating', () => {
    const answers = {
      ...levelThree.answers,
      ...rateLevel(4, 'no-opportunity'),
      'names-capability': 'no-opportunity' as const,
    };
    const text = renderResult(reportOf({ ...levelThree, answers }), ladder, plainStyle());
    expect(text).toMatch(/4 Trusted advisor in the core team .*no occasion\n/);
    expect(text).toMatch(/5 Partner .*not asked\n/);
    expect(text).toMatch(/Sell capability, grow together +no occasion\n/);
  });

  test('names what else is in the plan in one sentence, and a shared date once', () => {
    const late = (title: string, due: string) => action({ title, due, behaviour: null });
    const told = (...dues: string[]) => {
      const active = dues.map((due, index) => late(`Do ${index + 1}`, due));
      const report = reportOf({ ...levelThree, plan: { active } });
      return renderResult(report, ladder, plainStyle()).replaceAll(/\s+/g, ' ');
    };
    expect(told('2026-11-20')).toContain('Also in your plan, 1 day late: Do 1. ');
    expect(told('2026-11-19', '2026-11-19')).toContain(
      'Also in your plan, 2 days late: “Do 1” and “Do 2”.',
    );
    expect(told('2026-11-19', '2026-11-20')).toContain(
      'Also in your plan: “Do 1” (2 days late) and “Do 2” (1 day late).',
    );
  });

  test('takes other next commands', () => {
    const commands = ['career-coach why', 'career-coach plan'];
    expect(renderResult(after, ladder, plainStyle(), { commands })).toContain(
      '\nNext: career-coach why · career-coach plan\n',
    );
  });
});

describe('the status', () => {
  const due = (day: string | null) => action({ due: day });
  const statusOf = (active: readonly ReturnType<typeof action>[], nextCheckin: string | null) => {
    const told = { ...levelThree, plan: { active: [...active] }, others: { nextCheckin } };
    return renderStatus(reportOf(told), ladder, plainStyle()).replaceAll(/\s+/g, ' ');
  };

  test('is calm about what is late, and says it once', () => {
    const text = statusOf([due('2026-11-01'), due('2026-11-02')], '2026-11-14');
    expect(text).toContain('Your check-in has been due since Sat 14 Nov 2026.');
    const late = "At the check-in you can give what's late a new date, or let it go.";
    expect(text.replaceAll('\n', ' ').split(late)).toHaveLength(2);
    expect(statusOf([due(null)], null)).not.toContain('late');
  });

  test('begins with what happened since the last check-in', () => {
    const told = (day: string, done: number) =>
      renderStatus(after, ladder, plainStyle(), {
        news: { day, marks: { checkin: 0, done, noted: done } },
      });
    expect(told('2026-11-14', 1)).toMatch(
      /^Since your check-in of Sat 14 Nov 2026: one action done and one thing noted\.\n\n/,
    );
    expect(told('2026-11-14', 0)).toMatch(/^Nothing new since your check-in of Sat 14 Nov 2026\./);
    expect(told(after.date, 0)).toMatch(/^Your answers/);
    const viewed = (done: number) =>
      renderStatus(after, ladder, plainStyle(), {
        news: { day: '2026-11-14', marks: { checkin: 0, done, noted: 0 }, viewed: true },
      });
    expect(viewed(0)).toMatch(/^Since your check-in of Sat 14 Nov 2026: a second view\./);
    expect(viewed(1)).toMatch(/^Since your check-in of Sat 14 Nov 2026: one action done and a\s/);
    const begun = renderStatus(after, ladder, plainStyle(), {
      news: {
        day: '2026-11-14',
        marks: { checkin: 0, done: 0, noted: 1 },
        assessed: true,
        taken: 1,
      },
    });
    expect(begun.replaceAll('\n', ' ')).toMatch(
      /^Since your check-in of Sat 14 Nov 2026: a new assessment, one action taken on and one thing noted\. /,
    );
    const late = (done: number) =>
      renderStatus(after, ladder, plainStyle(), {
        news: { day: '2026-11-14', marks: { checkin: 0, done, noted: 0 }, earlier: 6 },
      }).replaceAll('\n', ' ');
    expect(late(0)).toMatch(
      /^Noted since your check-in of Sat 14 Nov 2026, from before it: 6 things\./,
    );
    expect(late(1)).toContain(': one action done, and 6 things noted from before it.');
  });

  test('counts a chosen target once, where no bars do', () => {
    const report = { ...after, plan: { ...after.plan, isChosen: true as const, targetLevel: 4 } };
    const text = renderStatus(report, ladder, plainStyle({ width: 39 })).replaceAll('\n', ' ');
    expect(text).toContain('At level 4 you do 1 of 6.');
    expect(text).not.toContain('your target');
  });

  test('takes at most 20 rows of a usual terminal, with all that may be on it', () => {
    const active = [1, 2, 3].map(() => ({ ...action({ due: '2026-11-01' }), stuck: 1 }));
    const report = { ...after, plan: { ...after.plan, active } };
    const text = renderStatus(
      report,
      ladder,
      { ...plainStyle(), rows: 24, plain: false },
      {
        draft: 7,
        news: { day: '2026-11-14', marks: { checkin: 0, done: 1, noted: 1 } },
        weeks,
      },
    );
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
    expect(text).toContain('At level 4 you do 1 of 6.');
    expect(text).not.toContain('···');
  });

  test('shows a week with an assessment, whose notes stand with its answers, as one in which something happened', () => {
    const marks = { checkin: 0, done: 0, noted: 0 };
    const two = [true, false].map((assessed) => ({ from: '2026-11-09', marks, assessed }));
    expect(renderStatus(after, ladder, plainStyle(), { weeks: two })).toContain('\n▒ ·\n');
  });

  test('offers an assessment or a check-in that was left before its end', () => {
    const next = (options: object, nextCheckin = '2026-12-20') =>
      renderStatus({ ...after, nextCheckin }, ladder, plainStyle(), options)
        .split('Next: ')
        .at(-1)
        ?.match(/career-coach \w+/g);
    const [assess, plan, checkin] = ['assess', 'plan', 'checkin'].map(
      (one) => `career-coach ${one}`,
    );
    expect(next({ draft: 7 })).toEqual([assess, plan]);
    expect(next({ draft: 7 }, after.date)).toEqual([checkin, assess]);
    expect(next({ begun: true })).toEqual([checkin, plan]);
    expect(next({})?.[0]).toBe(plan);
  });

  test('names no level where the assessment is not finished', () => {
    const basis = { assessed: '2026-11-20', unfinished: true as const };
    const told = reportOf({
      ...levelThree,
      others: { basis: { ...basis, moved: [], old: [], outdated: false } },
    });
    const text = renderStatus(told, ladder, plainStyle(), { answered: 30 }).replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /^Your assessment isn't finished\. 30 answers are kept\. Your level and your plan come at its end\./,
    );
    expect(text).not.toMatch(/level \d|works towards/);
    expect(text).toContain('Next: career-coach assess');
    const early = { ...told, plan: { ...told.plan, active: [], done: [], dropped: [] } };
    const page = renderStatus(early, ladder, plainStyle());
    expect(page).toMatch(/Your level and your plan come\s+at\s+its\s+end\./);
    expect(page).not.toMatch(/works towards|No action is active|check-in/);
    expect(page).toMatch(/\nNext: career-coach assess\n$/);
    expect(renderWhy(told, ladder, plainStyle())).toMatch(/^So far, your answers point to level 3/);
  });

  test('claims no move where check-ins left the level as it was', () => {
    const report = reportOf(levelThree);
    const basis = { assessed: '2026-11-01', moved: ['a'], old: [], outdated: false };
    const textOf = (more: { positionThen?: number; ranksThen?: number[] }) =>
      renderStatus({ ...report, basis: { ...basis, ...more } }, ladder, plainStyle());
    const changed = 'One rating has changed since Sun 1 Nov 2026';
    const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
    expect(flat(textOf({}))).toContain(`${changed}. `);
    expect(flat(textOf({ ranksThen: [2] }))).toContain(
      `${changed}. Before, the result was level 2.`,
    );
    expect(flat(textOf({ ranksThen: [3, 4] }))).toContain(
      `${changed}. Before, the result was between levels 3 and 4.`,
    );
    const { position } = report.stage;
    expect(flat(textOf({ positionThen: position }))).toContain(
      `${changed}; the level is as it was.`,
    );
    expect(flat(textOf({ positionThen: position - 0.2 }))).toContain(
      `${changed}. The result went from ${(position - 0.2).toFixed(1)} to ${position.toFixed(1)} (1 is`,
    );
    const { id: habit = '' } = ladder.strands[0]?.behaviours[0] ?? {};
    const onlyHabit = { ...report, basis: { ...basis, moved: [habit] } };
    expect(renderStatus(onlyHabit, ladder, plainStyle())).not.toContain('changed since');
  });

  test('names today and tomorrow', () => {
    expect(statusOf([due(null)], '2026-11-21')).toContain('Your check-in is due today.');
    expect(statusOf([due(null)], '2026-11-22')).toContain('2026, tomorrow.');
  });

  test('says so if nothing is active or planned', () => {
    const text = statusOf([], null);
    expect(text).toContain('No action is active.');
    expect(text).toContain('No check-in is planned.');
    expect(text).toContain('Next: career-coach plan next, to take on an action · ');
  });
});

describe('the plan', () => {
  test('reads as sentences whatever people type', () => {
    const own = action({
      cue: 'Monday comes.',
      act: 'ask Ines.',
      obstacle: null,
      fallback: 'write to her.',
      doneWhen: 'she said yes.',
    });
    const told = {
      ...levelThree,
      plan: { active: [own, action({ obstacle: 'it rains', fallback: null, stuck: 2 })] },
    };
    const text = renderPlan(reportOf(told), ladder, plainStyle(), { folder });
    expect(text).toContain('  When Monday comes, I will ask Ines.\n');
    expect(text).toContain('  If that does not work, then I will write to her.\n');
    expect(text).toContain('  Done when she said yes.\n');
    expect(text).toContain('  In the way: it rains.\n');
    expect(text).toContain('stuck at 2 check-ins');
  });

  test('counts small steps where it lists them', () => {
    const ended = (id: string, change = {}) =>
      action({ id, title: id, status: 'done', until: '2026-11-20', ...change });
    const steps = [ended('s1', { step: true }), ended('s2', { step: true })];
    const pageOf = (done: ReturnType<typeof action>[]) =>
      renderPlan(reportOf({ ...levelThree, plan: { done } }), ladder, plainStyle(), { folder });
    const done = [ended('a'), ended('b'), ...steps];
    expect(pageOf(done)).toContain('\nDone: 2 actions and 2 small steps\n');
    expect(pageOf(steps)).toMatch(/\nDone: 2 small steps\n. s1 \(small step, /);
  });

  test('names the action that is late', () => {
    const ahead = action({ number: 1, due: '2999-01-01' });
    const told = {
      ...levelThree,
      plan: { active: [ahead, action({ number: 2, due: '2000-01-01' })] },
    };
    const text = renderPlan(reportOf(told), ladder, plainStyle(), { folder });
    expect(text).toContain('career-coach plan edit 2');
    expect(text).not.toContain('plan edit 1');
  });
});

describe('the ladder', () => {
  test('has a page for each of its parts, and none of them twice', () => {
    const parts = ladderParts(ladder);
    expect(new Set(parts).size).toBe(parts.length);
    const texts = parts.map((part) => renderLadder(ladder, part, plainStyle()));
    // A level answers to its rank and to its id.
    expect(new Set(texts).size).toBe(parts.length - ladder.levels.length);
    expect(texts).not.toContain(renderLadder(ladder, undefined, plainStyle()));
  });
});

test('a full plan counts its suggestions, what is done is shortened, and a check-in that is due leads', () => {
  const [first] = after.plan.active;
  const [finished] = after.plan.done;
  if (first === undefined || finished === undefined) throw new Error('a plan with actions');
  const done = ['03', '05', '01', '04', '02'].map((day) => ({
    ...finished,
    title: `Done on ${day}`,
    until: `2026-10-${day}`,
  }));
  const full = {
    ...after,
    nextCheckin: after.date,
    plan: { ...after.plan, done, active: [1, 2, 3].map((number) => ({ ...first, number })) },
  };
  const text = renderPlan(full, ladder, plainStyle(), { folder });
  expect(text).not.toContain('Suggested next');
  expect(text).toContain('12 suggestions for later: career-coach plan --all');
  expect(text.match(/Done on \d+/g)).toEqual(['Done on 05', 'Done on 04', 'Done on 03']);
  expect(text).toContain('and 2 before: career-coach plan --all');
  const fewer = { ...full, plan: { ...full.plan, done: done.slice(1) } };
  expect(renderPlan(fewer, ladder, plainStyle(), { folder }).match(/Done on \d+/g)).toHaveLength(4);
  expect(text).toContain('Next: career-coach checkin');
  const all = renderPlan(full, ladder, plainStyle(), { folder, all: true });
  expect(all).toContain('Suggested next');
  expect(all).toContain('Done on 01');
  // The kinds of the files say nothing to a reader.
  expect(all).not.toMatch(/· (?:education|experience|exposure)\b/);
});

test('a parked action says why, and a sentence that is its own name ends before its notes', () => {
  const [first] = after.plan.active;
  if (first === undefined) throw new Error('a plan with actions');
  const act = 'read the RFCs of the team';
  const own = { ...first, title: 'Read the RFCs of the team', cue: '', act, behaviour: null };
  const parked = { ...own, status: 'queued' as const, since: after.date, because: 'no time' };
  const told = { ...after, plan: { ...after.plan, queue: [parked] } };
  const text = renderPlan(told, ladder, plainStyle(), { folder, all: true });
  expect(text).toContain('• Read the RFCs of the team (since Sat 21 Nov 2026');
  expect(text).toContain('\n  Why parked: no time.\n');
});

test.each([
  ['parked', 'You had parked this one.'],
  ['smaller', 'You had made this one smaller.'],
] as const)('what was %s is the next one, told as such', (because, told) => {
  const active = after.plan.active.slice(0, 1).map((one) => ({ ...one, behaviour: null }));
  const own = { ...after, plan: { ...after.plan, active } };
  const ids = own.plan.active.map(({ id }) => id);
  expect(renderPlanChange(own, ids, ladder, plainStyle(), { because })).toContain(told);
});

test('what an edit changed in an action is told, and nothing else', () => {
  const [first] = after.plan.active;
  if (first === undefined) throw new Error('a plan with actions');
  const edited = (was: Partial<typeof first>) =>
    renderPlanChange(after, [first.id], ladder, plainStyle(), { before: [{ ...first, ...was }] });
  expect(edited({ behaviour: 'listen-first' })).toContain('        Works on: ');
  expect(edited({ behaviour: 'listen-first' })).not.toContain('Done when');
  expect(edited({ doneWhen: 'it is sent' })).toContain('        Done when ');
  expect(edited({})).not.toMatch(/Works on|Done when|When /);
});

test('after a change the next commands are those that fill the room', () => {
  const [first] = after.plan.active;
  const [finished] = after.plan.done;
  if (first === undefined || finished === undefined) throw new Error('a plan with actions');
  const changeOf = (plan: Partial<typeof after.plan>, id: string) =>
    renderPlanChange({ ...after, plan: { ...after.plan, ...plan } }, [id], ladder, plainStyle());
  const rated = changeOf({ done: [{ ...finished, behaviour: 'draws-landscape' }] }, finished.id);
  expect(rated.replaceAll(/\s+/g, ' ')).toContain(
    "At the check-in you'll say how often you do it now.",
  );
  expect(rated).toContain('Next: career-coach plan next');
  const parked = changeOf({ active: [], queue: [{ ...first, status: 'queued' }] }, first.id);
  expect(parked).toContain('No action is active.');
  expect(parked).toContain('Next: career-coach plan add');
  expect(changeOf({}, first.id)).toContain('Next: career-coach plan\n');
});
