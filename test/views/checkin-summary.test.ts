import { expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { differenceSince, lastAssessment } from '../../src/core/history/difference.js';
import { changesIn } from '../../src/core/history/sitting-changes.js';
import { stateOf } from '../../src/core/plan/ladder-words.js';
import { buildReport } from '../../src/core/report/report.js';
import { reportBefore } from '../../src/core/report/report-before.js';
import type { KeptAction, NewEvent } from '../../src/core/schema/events.schema.js';
import { widthOf } from '../../src/text/width.js';
import { checkinScreens } from '../../src/views/terminal/checkin-summary.js';
import type { Style } from '../../src/views/text/style.js';
import { eventsOn } from '../core/events.js';
import { answersOfLevel } from '../core/year.js';
import { ladder, plainStyle } from './reports.js';

/** The end of a check-in in which all happened that can. */

const third = (ladder.levels[2]?.behaviours ?? []).map(({ id }) => id);
const plan = (sitting: string, more: Partial<Extract<NewEvent, { type: 'plan' }>>): NewEvent => ({
  type: 'plan',
  ladder: ladder.id,
  sitting,
  ...more,
});
const told = (sitting: string, more: object): NewEvent => ({
  type: 'checkin',
  ladder: ladder.id,
  sitting,
  ...more,
});
const active = (id: string, title: string, due: string): KeptAction => ({
  id,
  status: 'active',
  kind: 'experience',
  behaviour: third[0] ?? null,
  title,
  act: title.toLowerCase(),
  due,
});

const begun = eventsOn('2026-06-01', [
  assessmentEvent(ladder, {
    ownGuess: null,
    mentor: null,
    framework: null,
    answers: answersOfLevel(ladder, 2),
    sitting: 'a1',
  }),
  plan('a1', {
    nextCheckin: '2026-06-15',
    actions: [
      active('price', 'Price the do-nothing option', '2026-06-15'),
      active('news', 'Tell one piece of bad news', '2026-06-12'),
      active('file', 'File one result with a number', '2026-06-26'),
    ],
  }),
]);
const first = eventsOn('2026-06-15', [
  told('c1', { actions: [{ id: 'price', outcome: 'moved' }] }),
  plan('c1', { asked: ['price', 'news', 'file'] }),
  told('c1', { next: '2026-06-29' }),
]);
const second = eventsOn('2026-06-29', [
  told('c2', { actions: [{ id: 'price', outcome: 'done' }] }),
  told('c2', {
    evidence: [{ text: 'They asked for the third option', behaviours: [third[0] ?? ''] }],
  }),
  told('c2', { ratings: third.slice(0, 2).map((behaviour) => ({ behaviour, answer: 4 })) }),
  told('c2', { actions: [{ id: 'news', outcome: 'stuck' }] }),
  plan('c2', { actions: [{ id: 'news', because: 'no time before the release' }] }),
  plan('c2', {
    actions: [
      { id: 'news', status: 'queued' },
      { ...active('own-report', 'Report the effect now', '2026-07-06'), insteadOf: 'news' },
    ],
  }),
  plan('c2', { actions: [{ id: 'file', due: '2026-07-13' }] }),
  plan('c2', { actions: [active('next', 'Write a second option', '2026-07-10')] }),
  told('c2', { note: 'A number opens more doors than a drawing' }),
  told('c2', { next: '2026-07-13' }),
  plan('c2', { asked: ['price', 'news', 'file', 'own-report', 'next'] }),
]);

const summary = (...about: Parameters<typeof screensOf>) => screensOf(...about).join('\n');

function screensOf(style: Style, sitting = 'c2', all = [...begun, ...first, ...second]) {
  const today = all.at(-1)?.day ?? '';
  const state = stateOf(ladder, all);
  const report = buildReport(ladder, state, today);
  const moment = lastAssessment(ladder, all, today);
  if (report === null || moment === null) throw new Error('expected a stage');
  const checkin = state.checkins.find((one) => one.sitting === sitting) ?? null;
  return checkinScreens(
    report,
    ladder,
    {
      checkin,
      changes: changesIn(sitting, ladder, all),
      growth: checkin === null ? null : differenceSince(ladder, moment, all, today),
      isRated: state.checkins.some(({ ratings }) => ratings.length > 0),
      before: reportBefore(sitting, ladder, all, today),
    },
    style,
  );
}

test.each([
  ['80', plainStyle({ width: 79 })],
  ['40', plainStyle({ width: 39, rows: 15 })],
  ['pipe', plainStyle({ width: 79, rows: Number.POSITIVE_INFINITY })],
])('tells all of it, on a screen of %s', async (screen, style) => {
  const text = summary(style);
  const lines = text.split('\n');
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(style.width);
  // The prompt takes a row.
  if (screen === '80') expect(lines.length).toBeLessThanOrEqual(24);
  await expect(text).toMatchFileSnapshot(`expected/checkin-all-${screen}.txt`);
});

test.each([12, 15, 20])(
  'no screen is taller than %i rows, and none begins amid a sentence',
  (rows) => {
    const screens = screensOf(plainStyle({ width: 39, rows }));
    expect(screens.length).toBeGreaterThan(1);
    for (const screen of screens) {
      expect(screen.trimEnd().split('\n').length).toBeLessThan(rows);
      expect(screen).not.toMatch(/^\s/);
    }
  },
);

test.each([
  [4, 4, ''],
  [5, 3, '(and 2 more)'],
])('of %i ratings it tells %i: one hidden would take as much room', (given, shown, more) => {
  const rated = eventsOn('2026-06-29', [
    told('c2', { ratings: third.slice(0, given).map((behaviour) => ({ behaviour, answer: 5 })) }),
    told('c2', { next: '2026-07-13' }),
  ]);
  const text = summary(plainStyle({ width: 79 }), 'c2', [...begun, ...first, ...rated]);
  expect(text.match(/^(?:Rated|Confirmed) /gm)).toHaveLength(shown);
  expect(text.match(/\(and .*/)?.[0] ?? '').toBe(more);
});

test('a check-in with nothing but “not yet” tells that, and which date moved', async () => {
  const moved = eventsOn('2026-06-29', [
    plan('c2', { actions: [{ id: 'news', due: '2026-07-13' }] }),
    told('c2', { next: '2026-07-13' }),
    plan('c2', { asked: ['price', 'news', 'file'] }),
  ]);
  const text = summary(plainStyle({ width: 79 }), 'c2', [...begun, ...first, ...moved]);
  await expect(text).toMatchFileSnapshot('expected/checkin-not-yet-80.txt');
});

test('what was parked and comes back is taken up again, and not new', () => {
  const back = eventsOn('2026-07-13', [
    told('c3', { note: 'It was worth it' }),
    plan('c3', { actions: [{ id: 'news', status: 'active', due: '2026-07-27' }] }),
  ]);
  const text = summary(plainStyle({ width: 79 }), 'c3', [...begun, ...first, ...second, ...back]);
  expect(text).toContain('Resumed   Tell one piece of bad news.\n');
  expect(text).not.toMatch(/^New /m);
});

test('where only habits rose in this sitting, it says why the level is as it was', () => {
  const listen = ladder.strands[1]?.behaviours.map(({ id }) => id) ?? [];
  const rated = (answer: number, ...behaviours: string[]) =>
    told('c2', { ratings: behaviours.map((behaviour) => ({ behaviour, answer })) });
  const text = (...ratings: ReturnType<typeof rated>[]) => {
    const all = [...begun, ...first, ...eventsOn('2026-06-29', ratings)];
    return summary(plainStyle({ width: 79 }), 'c2', all).replaceAll('\n', ' ');
  };
  const [one = '', two = ''] = listen.slice(-2);
  const [ofLevel = ''] = third;
  expect(text(rated(4, one))).toContain('The rating that rose is a habit, so your level stays.');
  expect(text(rated(4, one, two))).toContain('The two ratings that rose are habits, so your level');
  const why = 'your level stays';
  expect(text(rated(4, ofLevel))).not.toContain(why);
  expect(text(rated(4, one, ofLevel))).not.toContain(why);
  // Habits rose at an earlier check-in; what is told now is a fall.
  const before = { ...rated(4, one), sitting: 'c1' } as ReturnType<typeof rated>;
  expect(text(before, rated(1, ofLevel))).not.toContain(why);
  expect(text(before, rated(1, two))).not.toContain(why);
});
