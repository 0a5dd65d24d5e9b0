import { describe, expect, test } from 'vitest';
import { planCalendar, planReminder } from '../../src/core/schedule.js';
import { eventsOn } from './events.js';

const launch = { node: '/n', program: '/p', home: '/h', profile: 'default' };

describe('when to look', () => {
  test.each([
    ['once a week for a rhythm of weeks, on the day of the next check-in', 14, '2026-12-05', 6],
    ['the same without a check-in, on the day of today', 7, null, 1],
    ['every day for any other rhythm', 10, '2026-12-05', null],
    ['every day for a daily one', 1, '2026-12-05', null],
  ])('%s', (_, rhythm, next, weekday) => {
    expect(planReminder(launch, rhythm, next, '2026-11-23').weekday).toBe(weekday);
  });
});

describe('a calendar', () => {
  const take = (day: string, id: string) =>
    eventsOn(day, [{ type: 'plan', ladder: 'test', actions: [{ id, act: `do ${id}` }] }]);
  const events = take('2026-11-01', 'a');
  const older = eventsOn('2026-09-01', [
    { type: 'evidence', date: '2026-09-01', text: 'First', behaviours: [] },
    { type: 'plan', ladder: 'test', actions: [{ id: 'b', act: 'do b' }] },
    { type: 'plan', ladder: 'other', actions: [{ id: 'a', act: 'do the a of another ladder' }] },
  ]);
  const action = (id: string, due: string | null) => ({
    id,
    behaviour: null,
    title: `Do ${id}`,
    cue: 'it fits',
    act: `do ${id}`,
    obstacle: null,
    fallback: null,
    doneWhen: null,
    kind: 'experience' as const,
    due,
    status: 'active' as const,
  });
  const report = (nextCheckin: string | null, ...active: ReturnType<typeof action>[]) => ({
    date: '2026-11-21',
    ladder: { id: 'test', version: '1' },
    nextCheckin,
    plan: { targetLevel: 3, active, queue: [], done: [], dropped: [] },
  });
  const facts = (some: typeof events, rhythm = 14, profile = 'default') => ({
    profile,
    rhythm,
    events: some,
  });
  const uidsOf = (some: typeof events, profile?: string) =>
    planCalendar(
      report('2026-12-05', action('a', '2026-12-01')),
      facts(some, 14, profile),
    ).entries.map(({ uid }) => uid);

  test('has the check-ins, and active actions that have a date', () => {
    const { entries } = planCalendar(
      report('2026-12-05', action('a', '2026-12-01'), action('b', null)),
      facts(events),
    );
    expect(entries.map(({ day, everyDays, action: due }) => [day, everyDays, due?.id])).toEqual([
      ['2026-12-05', 14, undefined],
      ['2026-12-01', null, 'a'],
    ]);
  });

  test('an overdue check-in is for today', () => {
    expect(planCalendar(report('2026-11-01'), facts(events)).entries[0]?.day).toBe('2026-11-21');
  });

  test('no check-in, no entry', () => {
    expect(planCalendar(report(null), facts(events)).entries).toEqual([]);
  });

  test('names stay when the journal grows, and the revision rises', () => {
    const before = planCalendar(report('2026-12-05', action('a', '2026-12-01')), facts(events));
    const later = eventsOn('2026-11-22', [
      { type: 'plan', ladder: 'test', actions: [{ id: 'a', due: '2026-12-11' }] },
    ]);
    const after = planCalendar(
      report('2026-12-19', action('a', '2026-12-11')),
      facts([...events, ...later], 7),
    );
    expect(after.entries.map(({ uid }) => uid)).toEqual(before.entries.map(({ uid }) => uid));
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(new Set(before.entries.map(({ uid }) => uid)).size).toBe(2);
  });

  test('names stay when older events are merged in before all others', () => {
    expect(uidsOf([...older, ...events])).toEqual(uidsOf(events));
  });

  test('an action that was taken back and is taken again is the same entry', () => {
    const again = [
      ...events,
      ...eventsOn('2026-11-02', [{ type: 'undo', targets: [events[0]?.id ?? ''] }]),
      ...take('2026-11-03', 'a'),
    ];
    expect(uidsOf(again)).toEqual(uidsOf(events));
  });

  test('the revision does not fall when an older journal is restored on a later day', () => {
    const before = planCalendar(
      report('2026-12-05'),
      facts([...events, ...take('2026-11-20', 'c')]),
    );
    const restored = planCalendar(report('2026-12-05'), facts(events));
    expect(restored.revision).toBeGreaterThanOrEqual(before.revision);
    expect(restored.revision).toBeLessThan(2 ** 31);
  });

  test('two profiles have no name in common, nor have two journals for the same action', () => {
    const other = take('2026-11-02', 'a');
    expect(uidsOf(events).filter((uid) => uidsOf(other, 'work').includes(uid))).toEqual([]);
  });
});
