import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/base/day.js';
import { agendaOf } from '../../src/core/checkin/agenda.js';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import type { BehaviourChange } from '../../src/core/history/difference.js';
import { differenceSince, endOf, lastAssessment } from '../../src/core/history/difference.js';
import { buildHistory } from '../../src/core/history/history.js';
import { ratedTwice } from '../../src/core/history/rated-twice.js';
import { changesIn, noChanges } from '../../src/core/history/sitting-changes.js';
import { timelineOf } from '../../src/core/history/timeline.js';
import { planUndo } from '../../src/core/history/undo.js';
import { listUndoItems } from '../../src/core/history/undo-items.js';
import { fold } from '../../src/core/journal/fold.js';
import type { Answer } from '../../src/core/ladder/answers.js';
import { stateOf } from '../../src/core/plan/ladder-words.js';
import type { LastTime } from '../../src/core/report/last-time.js';
import { buildReport } from '../../src/core/report/report.js';
import { reportBefore } from '../../src/core/report/report-before.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import type { Report } from '../../src/core/schema/report.schema.js';
import { defaultSettings } from '../../src/core/settings/default-settings.js';
import { findSetting, settingNames } from '../../src/core/settings/settings-table.js';
import { widthOf } from '../../src/text/width.js';
import { compareWithLast, ratedTwiceSentence } from '../../src/views/pictures/last-time.js';
import { positionBar } from '../../src/views/pictures/position-bar.js';
import { lineGutter, positionLine } from '../../src/views/pictures/position-line.js';
import { positionMove } from '../../src/views/pictures/since-assessment.js';
import { weekStrip } from '../../src/views/pictures/strip.js';
import { renderOpening, renderUnfinished } from '../../src/views/terminal/checkin.js';
import { checkinScreens } from '../../src/views/terminal/checkin-summary.js';
import { renderDifference } from '../../src/views/terminal/difference.js';
import { renderHistory } from '../../src/views/terminal/history.js';
import { renderResult, resultScreens } from '../../src/views/terminal/result/result.js';
import { renderRoles } from '../../src/views/terminal/roles.js';
import { renderSettings } from '../../src/views/terminal/settings.js';
import {
  renderUndoList,
  renderUndone,
  renderUndoPreview,
  renderUndoReport,
} from '../../src/views/terminal/undo.js';
import type { Style } from '../../src/views/text/style.js';
import { eventsOn } from '../core/events.js';
import { answersOfLevel } from '../core/year.js';
import { ladder, plainStyle } from './reports.js';

const renderCheckin = (...about: Parameters<typeof checkinScreens>) =>
  checkinScreens(...about).join('\n');

const particulars = { ownGuess: null, mentor: null, framework: null };
const assessed = (stage: number, sitting: string) =>
  assessmentEvent(ladder, { ...particulars, answers: answersOfLevel(ladder, stage), sitting });
const third = (ladder.levels[2]?.behaviours ?? []).map(({ id }) => id);
const plan: NewEvent = {
  type: 'plan',
  ladder: ladder.id,
  sitting: 'a1',
  nextCheckin: '2026-06-15',
  actions: [
    {
      id: 'draw-one-page',
      status: 'active',
      kind: 'experience',
      title: 'Follow one transaction',
      cue: 'the next design task arrives',
      act: 'draw the landscape on one page with somebody who runs it',
      due: '2026-07-01',
    },
    {
      id: 'ask-for-mentor',
      status: 'active',
      kind: 'exposure',
      title: 'Ask for a mentor',
      cue: 'this week’s plan is made',
      act: 'ask somebody for half an hour',
    },
  ],
};

/** Half a year of somebody who grows from level 2 to level 3. */
const events = [
  ...eventsOn('2026-06-01', [assessed(2, 'a1'), plan]),
  ...eventsOn('2026-06-15', [
    {
      type: 'checkin',
      sitting: 'c1',
      ladder: ladder.id,
      note: 'People answer when asked in person',
      actions: [
        { id: 'draw-one-page', outcome: 'moved' },
        { id: 'ask-for-mentor', outcome: 'stuck' },
      ],
      next: '2026-06-29',
    },
  ]),
  ...eventsOn('2026-06-20', [
    {
      type: 'evidence',
      date: '2026-06-19',
      text: 'Operations corrected my map in two places',
      behaviours: [third[0] ?? ''],
    },
  ]),
  ...eventsOn('2026-07-01', [
    {
      type: 'checkin',
      sitting: 'c2',
      ladder: ladder.id,
      actions: [
        { id: 'draw-one-page', outcome: 'done' },
        { id: 'ask-for-mentor', outcome: 'dropped' },
      ],
      ratings: third.slice(0, 6).map((behaviour) => ({ behaviour, answer: 4 })),
      next: '2026-07-15',
    },
    { type: 'role', title: 'Lead of the payments team', since: '2026-06-28' },
  ]),
  ...eventsOn('2026-11-20', [assessed(3, 'a2')]),
].map((event, index) => ({
  ...event,
  // Ends as real ids have them: those of `eventsOn` are all alike.
  id: event.id.slice(0, -4) + (40_000 + index * 617).toString(16),
}));
const today = '2026-11-21';
const history = buildHistory(ladder, events, today);
const difference = differenceSince(ladder, endOf('2026-06-10', events), events, today);
if (difference === null) throw new Error('expected a stage');
const undoing = planUndo(ladder, events, today);
const undoneTo = [...events, ...eventsOn(today, [{ type: 'undo', targets: [...undoing.targets] }])];
const state = fold(events, ladder.id);
const report = buildReport(ladder, state, today);
const [role = null] = state.roles;
const context = { settings: defaultSettings, terms: ['customer'], branches: [] };
const checkedIn = fold(events.slice(0, 4), ladder.id);
const eventsThen = events.filter(({ day }) => day <= '2026-07-01');
const stateThen = stateOf(ladder, eventsThen);
const [, secondCheckin] = stateThen.checkins;
const reportThen = buildReport(ladder, stateThen, '2026-07-01');
const firstMoment = lastAssessment(ladder, eventsThen, '2026-07-01');
if (secondCheckin === undefined || reportThen === null || firstMoment === null || report === null) {
  throw new Error('expected two check-ins and a stage');
}
const reportFirst = reportBefore(secondCheckin.sitting, ladder, eventsThen, '2026-07-01');
const growthThen = differenceSince(ladder, firstMoment, eventsThen, '2026-07-01');
const changesThen = changesIn(secondCheckin.sitting, ladder, eventsThen);
const rows = settingNames(context).map((name) => {
  const { show, summary, allowed } = findSetting(name, context);
  return { name, value: show(context.settings), summary, allowed };
});

/** What people see, whole: every file under expected/ was read by eye. */
const pages: Readonly<Record<string, (style: Style) => string>> = {
  history: (style) => renderHistory(history, ladder, style),
  'history-since': (style) =>
    renderHistory(buildHistory(ladder, events, today, '2026-07-02'), ladder, style),
  'history-diff': (style) => renderDifference(difference, ladder, [], style),
  undo: (style) => renderUndoPreview(undoing, ladder, style) + renderUndone(undoing, style),
  'undo-report': (style) => renderUndoReport(undoing, ladder, style),
  'undo-undo': (style) => renderUndoPreview(planUndo(ladder, undoneTo, today), ladder, style),
  'undo-list': (style) =>
    renderUndoList(listUndoItems(undoneTo, ladder.id), ladder, undoneTo, style),
  opening: (style) => renderOpening(agendaOf(ladder, checkedIn, '2026-07-01', 'c9'), style),
  'opening-left': (style) =>
    renderOpening(agendaOf(ladder, checkedIn, '2026-07-01', 'c9'), style, '2026-06-29'),
  checkin: (style) =>
    renderCheckin(
      reportThen,
      ladder,
      { checkin: secondCheckin, growth: growthThen, changes: changesThen, before: reportFirst },
      style,
    ),
  'checkin-empty': (style) =>
    renderCheckin(report, ladder, { checkin: null, changes: noChanges }, style),
  'checkin-left': (style) =>
    renderUnfinished({ checkin: secondCheckin, changes: changesThen, asked: new Set() }, style),
  roles: (style) => renderRoles(state.roles, { marked: role, report, ladder, today }, style),
  settings: (style) => renderSettings(rows, style),
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
    for (const line of text.split('\n')) {
      expect(widthOf(line)).toBeLessThanOrEqual(style.width);
      expect(line).toBe(line.trimEnd());
    }
    if (!style.unicode) expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    if (screen === '80' || name === 'history') {
      await expect(text).toMatchFileSnapshot(`expected/${name}-${screen}.txt`);
    }
  });
});

test('a check-in tells which level is the likelier now, also between the same two', () => {
  const between = (level: number, by = 0) => ({
    ...reportThen,
    stage: {
      ...reportThen.stage,
      position: 2.5 + by,
      level,
      confidence: 0.68,
      posterior: level === 2 ? [0, 0.68, 0.31, 0, 0] : [0, 0.31, 0.68, 0, 0],
    },
    why: { ...reportThen.why, rival: level === 2 ? 3 : 2 },
  });
  const told = (before: number, by = 0) =>
    renderCheckin(
      between(3, by),
      ladder,
      { checkin: secondCheckin, changes: noChanges, before: between(before) },
      plainStyle(),
    ).replaceAll(/\s+/g, ' ');
  expect(told(2)).toContain('The more likely one is level 3: ');
  expect(told(2)).toContain('Until now level 2 was the more likely one. It was close before, too.');
  expect(told(2, 0.2)).not.toContain('close');
  expect(told(3)).not.toContain('more likely');
});

test('a bar of a position begins at the lowest level and ends at the highest', () => {
  const style: Style = { ...plainStyle(), plain: false };
  const bars = [1, 3, 5].map((position) => positionBar(position, ladder, style));
  expect(bars.map((bar) => bar.indexOf('░'))).toEqual([0, 10, -1]);
});

test.each([
  ['2026-06-09', 'Mon 1 Jun – Tue 9 Jun'],
  ['2026-06-24', 'Mon 1 Jun     Wed 24 Jun'],
  ['2026-07-09', 'Jun                           Jul'],
])('below a line until %s stand at least two times', (until, times) => {
  const first = eventsThen.filter(({ day }) => day <= '2026-06-01');
  const text = renderHistory(
    buildHistory(ladder, first, until),
    ladder,
    plainStyle({ plain: false }),
  );
  expect(text).toContain(`\n${' '.repeat(11)}${times}\n`);
});

test('a number that is the same is told as such beside what grew, and not as a move', () => {
  const { first, now } = history;
  if (first === null || now === null || difference?.before == null) throw new Error('no stage');
  const same = { ...first, position: now.position };
  const style = plainStyle({ plain: false, width: 200 });
  const line = renderHistory({ ...history, first: same }, ladder, style);
  expect(line).toMatch(/You do eight more/);
  expect(line).toMatch(/You're at \d\.\d, as on /);
  expect(line).not.toContain('From ');
  const diff = renderDifference(
    { ...difference, before: { ...difference.before, position: difference.now.position } },
    ladder,
    [],
    style,
  );
  expect(diff).toMatch(/You do eight more[\s\S]*You were at level 2; now you're at level 3\./);
  expect(diff).not.toContain('You went from');
});

test('below a line no month is left out, or every second one is', () => {
  const [first] = eventsOn('2026-01-27', [assessed(2, 'a1')]);
  if (first === undefined) throw new Error('expected an event');
  for (let days = 40; days < 700; days += 9) {
    const until = addDays('2026-01-27', days);
    const text = renderHistory(
      buildHistory(ladder, [first], until),
      ladder,
      plainStyle({ plain: false }),
    );
    const row = text.split('\n').find((line) => /^ {11,}(?:\w{3} *)+$/.test(line)) ?? '';
    const names = row.trim().split(/ +/);
    const numbers = names.map((name) => monthNames.indexOf(name));
    const steps = numbers.slice(1).map((month, index) => (month - (numbers[index] ?? 0) + 12) % 12);
    expect({ days, row, steps: new Set(steps).size }).toMatchObject({
      steps: names.length > 1 ? 1 : 0,
    });
  }
});

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

test('each side, and the habits, are told by what was rated both times', () => {
  const sides = [
    { theme: 'craft', label: 'your craft', rated: 9, heldBefore: 5, heldNow: 7, lost: 0 },
    {
      theme: 'customer',
      label: 'your customer side',
      rated: 4,
      heldBefore: 2,
      heldNow: 2,
      lost: 0,
    },
    { theme: null, label: null, rated: 12, heldBefore: 6, heldNow: 5, lost: 1 },
  ];
  const [first, now] = [history.first, history.first];
  expect(renderHistory({ ...history, first, now, sides }, ladder, plainStyle())).not.toContain(
    'both times',
  );
  expect(renderHistory({ ...history, sides }, ladder, plainStyle())).toMatch(
    / {2}Your craft {2,}5 → 7 of 9\n {2}Your customer side {2,}2 of 4\n {2}Habits {2,}6 → 5 of 12\n/,
  );
  const total = (key: 'rated' | 'heldBefore' | 'heldNow' | 'lost') =>
    (history.sides ?? [])
      // Habits move no position, so no growth beside it counts them.
      .filter(({ theme }) => theme !== null)
      .reduce((sum, side) => sum + side[key], 0);
  expect({
    rated: total('rated'),
    heldBefore: total('heldBefore'),
    heldNow: total('heldNow'),
    lost: total('lost'),
  }).toEqual(history.ratedTwice);
});

test('the line names every month, and the present one, as long as each has room', () => {
  const begun = '2026-09-01';
  if (history.now === null) throw new Error('expected a stage');
  const position = { ...history.now, position: 2 };
  for (let days = 35; days < 470; days += 1) {
    const today = addDays(begun, days);
    const span = {
      entries: [],
      first: { ...position, day: begun },
      now: { ...position, day: today },
    };
    const timeline = timelineOf(span, 79 - lineGutter);
    if (timeline === null) throw new Error('expected a line');
    const names = positionLine(timeline, 5, plainStyle({ width: 79 }))
      .at(-1)
      ?.trim()
      .split(/ +/);
    const since = 12 * (Number(today.slice(0, 4)) - 2026) + Number(today.slice(5, 7)) - 9;
    const months = Array.from({ length: since + 1 }, (_, index) => monthNames[(index + 8) % 12]);
    expect([today, names]).toEqual([today, months]);
  }
});

test.each([
  ['checkin', 'Only what you said in that check-in changes.'],
  ['correction', 'The rating stays as it is.'],
  ['amendment', 'A note changes back.'],
  ['role', 'Nothing visible changes.'],
] as const)('an undo of %s that changes no count says what it does', (kind, words) => {
  const thing = { ...undoing.thing, kind, tookBack: [] };
  const plan = { ...undoing, thing, after: undoing.before, line: null };
  expect(renderUndoPreview(plan, ladder, plainStyle()).replaceAll(/\s+/g, ' ')).toContain(words);
});

test('empty pages say so', () => {
  const style = plainStyle();
  const late = buildHistory(ladder, events, today, today);
  expect(renderHistory(late, ladder, style)).toContain('Since Sat 21 Nov 2026: nothing yet.');
  expect(renderUndoList([], ladder, [], style)).toBe('Nothing has been written down yet.\n');
  expect(renderRoles([], { marked: null, report, ladder, today }, style)).toContain(
    'No role has been marked yet.',
  );
  const same = differenceSince(ladder, endOf(today, events), events, today);
  if (same === null) throw new Error('expected a stage');
  expect(renderDifference(same, ladder, [], style)).toContain(
    'Nothing else has changed since then.',
  );
});

test.each([
  [2.4, undefined, ''],
  [2.4, 2.4, ''],
  [2.4, 2.7, ''],
  [2.4, 2.6, '; before today, you were at 2.6'],
])('a move from %d tells where the answers before today had led: %s', (from, untilToday, told) => {
  expect(positionMove(from, 2.7, ladder, { untilToday })).toBe(
    `You went from 2.4 to 2.7 (1 is the first level, 5 the last)${told}.`,
  );
});

describe('a re-assessment opens with last time', () => {
  const style = plainStyle();
  const { level, position } = report.stage;
  const told = (lastTime: LastTime, now: Report) => {
    const last = compareWithLast(lastTime, now, ladder, style);
    return `${[...(last?.changed ?? []), ...(last?.lines ?? [])].join('\n')}\n`;
  };
  const opening = (
    result: { level: number; position: number },
    change: Partial<LastTime> = {},
    now: Report = report,
  ) =>
    told(
      {
        last: { day: '2026-06-01', result: { ...result, confidence: 0.9 } },
        before: null,
        difference: null,
        movers: [],
        ...change,
      },
      now,
    )
      .replaceAll('\n', ' ')
      .trim();

  test('the first one does not', () => {
    expect(compareWithLast(null, report, ladder, style)).toBeNull();
  });

  test('with the position', () => {
    expect(opening({ level: 2, position: 2 })).toBe(
      `At your last assessment, on Mon 1 Jun 2026, you were at level 2; now you're at level ${level}. You went from 2.0 to ${position.toFixed(1)}, give or take 0.2 (1 is the first level, 5 the last).`,
    );
    expect(opening({ level, position })).toMatch(
      /^You're at \d\.\d \(give or take 0\.2\), the same as at your last assessment, on Mon 1 Jun 2026\.$/,
    );
    expect(opening({ level, position: position - 0.2 })).toContain(
      `you went from ${(position - 0.2).toFixed(1)} to ${position.toFixed(1)}, give or take 0.2 (1 is the first level, 5 the last).`,
    );
  });

  test.each([
    [79, 23],
    [39, 14],
  ])('keeps its headline on the first screen, however much moved, at %i columns', (width, rows) => {
    const changed = Array.from({ length: 40 }, (_, index) => `${index} → 5  Asks first.`);
    const style = plainStyle({ width });
    const screens = resultScreens(report, ladder, style, rows, { changed, lines: [] });
    const lines = screens.map((screen) => screen.split('\n').slice(0, -1));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(rows);
    expect(lines[0]?.[0]).toMatch(/^Your answers /);
    expect(lines.flat().filter((line) => line.endsWith('Asks first.'))).toEqual(changed);
  });

  test.each([79, 39])(
    'then shows the bars, and no strengths on screens, at %i columns',
    (width) => {
      const last = {
        changed: ['You moved.', ...Array<string>(3).fill('4 → 5  Asks first.')],
        lines: ['One earlier answer still counts.'],
      };
      const style = plainStyle({ width });
      const whole = renderResult(report, ladder, style, { last }).split('\n');
      const screen = (rows: number) =>
        (resultScreens(report, ladder, style, rows, last)[0] ?? '').split('\n');
      const at = (words: string, lines = whole) => lines.findIndex((line) => line.includes(words));
      expect(at('You moved.')).toBeLessThan(3);
      expect(at('4 → 5  Asks first.')).toBe(at('You moved.') + 1);
      expect(at('1 Solving technical problems')).toBe(at('You moved.') + 5);
      expect(at('One earlier answer')).toBeGreaterThan(at('you do it (4 or 5)'));
      expect(at("What you're best at")).toBeGreaterThan(at('One earlier answer'));
      const screens = resultScreens(report, ladder, style, 23, last).join('');
      expect(screens).not.toContain("What you're best at");
      expect(screens).not.toContain('The method was tested');
      if (width < 60) return;
      // The bars make a screen of their own where both don't fit.
      const legend = (lines: string[]) => at('you do it (4 or 5)', lines);
      expect(legend(screen(23))).toBeGreaterThan(0);
      expect(
        screen(legend(screen(22)) - 1).filter((line) => line.startsWith('4 → 5')),
      ).toHaveLength(3);
    },
  );

  test('with a new aim, and why it is another', () => {
    const { targetLevel } = report.plan;
    const lower = { ...report, plan: { ...report.plan, targetLevel: targetLevel - 1 } };
    const same = opening({ level, position }, { before: lower });
    expect(same).toContain(
      `Level ${level} is very likely now, so your plan aims at level ${targetLevel}. To go on aiming at level ${targetLevel - 1}: career-coach plan target ${targetLevel - 1}`,
    );
    expect(same).not.toContain('reached');
    const before = { ...lower, stage: { ...lower.stage, level: level - 1 } };
    const risen = opening({ level: level - 1, position }, { before });
    expect(risen).toContain(`so your plan aims at level ${targetLevel}.`);
  });

  const step = (from: number | null, to: number | null, statement: string) => ({
    ...{ behaviour: statement, statement, from, to, held: true, level },
    change:
      from === null ? ('new' as const) : from > (to ?? 0) ? ('down' as const) : ('up' as const),
  });
  const habit = (from: number, to: number) => {
    const { level: _, ...change } = step(from, to, `Habit ${from} ${to}.`);
    return { ...change, strand: 'trust' };
  };
  const movedFrom = (
    result: { level: number; position: number },
    movers: readonly [BehaviourChange, number][],
    { now = report, also = [] as BehaviourChange[], ...more } = {},
  ) => {
    const lastTime = {
      last: { day: '2026-06-01', result: { ...result, confidence: 0.9 } },
      before: null,
      difference: { behaviours: [...movers.map(([change]) => change), ...also], ...more },
      movers: movers.map(([change, by]) => ({ change, by })),
    };
    return compareWithLast(lastTime, now, ladder, style)?.changed.join('\n') ?? '';
  };
  const risk = step(2, 5, 'Names the risk.');
  const no = step(5, 3, 'Says no.');
  const first = step(4, 5, 'Asks first.');

  test('with a word on how close it was, where the level is another and the position hardly is', () => {
    const told = (by: number) =>
      movedFrom({ level: level - 1, position: position - by }, []).replaceAll('\n', ' ');
    expect(told(0)).toContain(`now you're at level ${level}. It was close both times. You're at`);
    expect(told(0.1)).toContain('It was close both times. You went from');
    expect(told(0.2)).not.toContain('close');
  });

  test('with the way first in which it moved, whatever weighs more one by one', () => {
    const told = (by: number) =>
      movedFrom({ level, position: position - by }, [
        [no, -0.3],
        [risk, 0.2],
      ]);
    expect(told(0.1)).toMatch(/What moved you up[\s\S]*What moved you down/);
    expect(told(-0.1)).toMatch(/What moved you down[\s\S]*What moved you up/);
    expect(told(0)).toMatch(/What moved you down[\s\S]*What moved you up/);
  });

  test('with the answers that moved it most, its direction first, and each way named', () => {
    const up = movedFrom({ level, position: position - 0.5 }, [
      [risk, 0.5],
      [no, -0.2],
      [first, 0.1],
      [step(3, 4, 'Writes it down.'), 0.01],
    ]);
    expect(up).toContain(
      `What moved you up\n2 → 5  Names the risk.\n4 → 5  Asks first.\nWhat moved you down\n5 → 3  Says no.\nWhat hardly moved you\n3 → 4  Writes it down.`,
    );
    const below = { ...step(3, 5, 'Tests it.'), level: 1 };
    expect(movedFrom({ level, position }, [[below, 0.01]])).toContain(
      'What changed, but hardly moved you (ratings away from your level weigh little)\n3 → 5  Tests it.',
    );
    const falls = Array.from({ length: 6 }, (_, index) => step(4, 3, `Falls ${index}.`));
    const down = movedFrom({ level, position: position + 0.5 }, [
      ...falls.map((fall): [BehaviourChange, number] => [fall, -0.3]),
      [risk, 0.1],
    ]);
    expect(down).toMatch(
      /What moved you down most\n(?:4 → 3 {2}Falls \d\.\n){5}What moved you up\n2 → 5 {2}Names the risk\.\nAll changes:/,
    );
    expect(movedFrom({ level, position }, [[risk, 0.5]])).toMatch(/5 {2}Names the risk\.$/);
  });

  test('with habits in one sentence, because they move no level', () => {
    const also = [habit(2, 4), habit(3, 4), habit(4, 2)];
    expect(movedFrom({ level, position }, [], { also }).replaceAll('\n', ' ')).toMatch(
      /Of your habits, two rated higher and one rated lower; they don't move the level\. All changes: career-coach history diff$/,
    );
  });

  const ratedTwice = { rated: 9, heldBefore: 5, heldNow: 7, lost: 0 };

  test('with what was noted and what grew, before the number, which may not have moved', () => {
    const text = (by: number, result = { level, position: position - by }) =>
      movedFrom(result, [], { ratedTwice, noted: 3 } as object).replaceAll('\n', ' ');
    const grew =
      'You do two more things than at your last assessment, on Mon 1 Jun 2026. Since then: 3 things noted.';
    expect(text(0)).toContain(
      `${grew} You're at ${position.toFixed(1)} (give or take 0.2), as then.`,
    );
    for (const by of [0.1, 0.8]) {
      expect(text(by)).toContain(
        `${grew} You went from ${(position - by).toFixed(1)} to ${position.toFixed(1)}, give or take 0.2 (1 is`,
      );
    }
    expect(text(1, { level: level - 1, position: position - 1 })).toMatch(
      /^At your last assessment.* now you're at level \d\. You went from .* last\)\. You do two more things than you did then\. Since then: 3 things noted\.$/,
    );
  });

  test('with from where to where, and where answers in between had led', () => {
    const at = (told: number) => ({ ...report, stage: { ...report.stage, position: told } });
    const text = (then: number, before: number, now: number) =>
      opening({ level, position: then }, { before: at(before) }, at(now));
    const since = 'Since your last assessment, on Mon 1 Jun 2026, you went';
    const ends = ', give or take 0.2 (1 is the first level, 5 the last)';
    expect(text(2.4, 2.4, 2.7)).toContain(`${since} from 2.4 to 2.7${ends}.`);
    expect(text(2.4, 2.6, 2.7)).toContain(
      `${since} from 2.4 to 2.7${ends}; before today, you were at 2.6.`,
    );
    expect(text(2.4, 2.6, 2.4)).toContain(
      "You're at 2.4 (give or take 0.2), the same as at your last assessment, on Mon 1 Jun 2026; before today, you were at 2.6.",
    );
  });

  test('with what was lost at the level that one chose to aim at, beside what grew', () => {
    const lost = { ...step(4, 2, 'Says no.'), level: 5 };
    const told = (isChosen: boolean) => {
      const plan = { ...report.plan, targetLevel: 5, ...(isChosen && { isChosen: true as const }) };
      const more = { ratedTwice, now: { ...report, plan } };
      return movedFrom({ level, position }, [[lost, -0.1]], more as object).replaceAll('\n', ' ');
    };
    expect(told(true)).toContain('2026. At level 5, your target, you do one fewer.');
    expect(told(false)).not.toContain('your target');
  });

  test('with what was read last, where it is neither then nor now', () => {
    const stage = { ...report.stage, level: level + 1, confidence: 0.97, cappedBy: null };
    const posterior = stage.posterior.map((_, index) => (index === level ? 0.97 : 0.0075));
    const before = { ...report, stage: { ...stage, posterior } };
    const words = `In between, new ratings had placed you at level ${level + 1}.`;
    expect(opening({ level, position }, { before })).toContain(words);
    expect(opening({ level: level + 1, position: position + 1 }, { before })).not.toContain(words);
  });

  test('with where check-ins had led in between, and what took that back', () => {
    const between = { day: '2026-08-01', level, ranks: [level], themes: [], strands: [] };
    const movedBack = {
      between: { ...between, position: position + 1 },
      by: { change: no, by: -0.4 },
    };
    expect(opening({ level, position }, { movedBack })).toContain(
      `In between, new ratings had placed you at ${(position + 1).toFixed(1)}. Today's took that back, above all “Says no” (5 → 3).`,
    );
  });

  test('with what counts though it was not asked for, and what counts no more', () => {
    const [first, second, ...others] = report.answers;
    if (first === undefined || second === undefined) throw new Error('no answers');
    const asOf = '2026-06-01';
    const one = { ...report, answers: [{ ...first, asOf }, second, ...others] };
    const two = { ...report, answers: [{ ...first, asOf }, { ...second, asOf }, ...others] };
    const result = { level, position };
    expect(opening(result)).not.toContain('count');
    const [a, b] = [first, second].map(({ statement }) => `“${statement.replace(/\.$/, '')}”`);
    expect(opening(result, {}, one)).toContain(
      `One answer from Mon 1 Jun 2026 wasn't asked for again, and still counts: ${a}.`,
    );
    expect(opening(result, {}, two)).toContain(
      `Two answers from Mon 1 Jun 2026 weren't asked for again, and still count: ${a} and ${b}.`,
    );
    const three = { ...two, answers: [...two.answers, { ...first, asOf: '2026-03-01' }] };
    expect(opening(result, {}, three)).toContain(
      "Three earlier answers weren't asked for again, and still count.",
    );
    const gone = { behaviour: 'a', statement: 'A.', from: 4, to: null, held: false, level: 1 };
    const difference = { behaviours: [{ ...gone, change: 'gone' as const }] };
    expect(opening(result, { difference })).toContain(
      "One rating no longer counts: it's from before the last twelve months, or from an earlier role.",
    );
    for (const to of ['no-opportunity', 'earlier'] as const) {
      const answered = { behaviours: [{ ...gone, to, change: 'gone' as const }] };
      expect(opening(result, { difference: answered })).not.toContain('no longer count');
    }
  });
});

test('what a later assessment did not ask again counts both times, so that the first day stays as it was told', () => {
  const again = assessed(2, 'a2');
  const [asked, ...kept] = again.type === 'assessment' ? again.answers : [];
  if (asked === undefined) throw new Error('expected answers');
  const told = (...all: Parameters<typeof eventsOn>[]) =>
    buildHistory(
      ladder,
      all.flatMap((one) => eventsOn(...one)),
      '2026-09-01',
    ).ratedTwice;
  const first = told(['2026-06-01', [assessed(2, 'a1')]]);
  expect(kept.length).toBeGreaterThan(0);
  expect(
    told(
      ['2026-06-01', [assessed(2, 'a1')]],
      ['2026-09-01', [{ ...again, answers: [asked] } as NewEvent]],
    ),
  ).toEqual(first);
});

test('what was rated both times is compared, and nothing else', () => {
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = ladder.levels.flatMap(({ behaviours }) =>
    behaviours.map(({ id }) => id),
  );
  const habit = ladder.strands[0]?.behaviours[0]?.id ?? '';
  const then = new Map<string, Answer>([
    [a, 4],
    [b, 2],
    [c, 'earlier'],
    [d, 'no-opportunity'],
    [e, 5],
    [habit, 2],
  ]);
  const now = new Map<string, Answer>([
    [a, 3],
    [b, 4],
    [c, 5],
    [d, 4],
    [f, 5],
    [habit, 4],
  ]);
  const both = ratedTwice(ladder, then, now);
  expect(both).toEqual({ rated: 3, heldBefore: 2, heldNow: 2, lost: 1 });
  expect(ratedTwiceSentence(both)).toBe(
    "You do one thing that you didn't do then, and no longer do one that you did.",
  );
  const moved = (heldNow: number, lost: number) =>
    ratedTwiceSentence({ ...both, heldNow, lost }, 'at your last assessment');
  expect(moved(3, 0)).toBe('You do one more thing than at your last assessment.');
  expect(moved(0, 2)).toBe('You do two fewer things than at your last assessment.');
  expect(moved(4, 1)).toBe(
    "You do three things that you didn't do at your last assessment, and no longer do one that you did.",
  );
  expect(ratedTwiceSentence(ratedTwice(ladder, new Map(), now))).toBe('');
  expect(ratedTwiceSentence(both, undefined, true)).toMatch(/one that you did \(habits apart\)\.$/);
  expect(ratedTwiceSentence({ ...both, lost: 0, heldNow: 3 }, undefined, true)).toBe(
    'You do one more thing than you did then (habits apart).',
  );
});

test.each([39, 79])('the last weeks fit %i columns, and are not drawn in the first', (width) => {
  const style = plainStyle({ width });
  const week = (checkin: number, noted: number) => ({
    from: '2026-06-01',
    marks: { checkin, done: 0, noted },
  });
  expect(weekStrip([week(1, 1)], style)).toEqual([]);
  const lines = weekStrip([week(0, 0), week(1, 2), week(0, 1)], style);
  expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
  expect(lines).toContain('· █ ▒');
  expect(lines.join(' ')).toContain('The last 3 weeks');
  const plain = { ...style, plain: true };
  expect(weekStrip([week(1, 2), week(0, 1)], plain).join(' ')).toBe(
    'In the last 2 weeks: one check-in and 3 things noted.',
  );
  expect(weekStrip([week(0, 0), week(0, 0)], plain)).toEqual([
    'Nothing was noted in the last 2 weeks.',
  ]);
});

test('a side of the work has the name that heads its questions', () => {
  const craft = { label: 'craft', about: 'what you design and build', followsRole: false };
  const named = { ...ladder, themes: { ...ladder.themes, craft } };
  const told = { ...history, sides: history.sides?.map((one) => ({ ...one, label: 'craft' })) };
  expect(renderHistory(told, named, plainStyle())).toMatch(
    / {2}What you design and build {2,}8 → /,
  );
});
