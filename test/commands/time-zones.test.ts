import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answersAt } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

/** A check-in is planned for this day. */
const planned = async (day: string) => {
  bench.today = '2026-01-05';
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
  const { code } = await bench.run(['checkin', '--next', day, '--id', 'one']);
  expect(code).toBe(0);
};

/** What the program takes for today at an instant somewhere, and whether a check-in is due. */
const at = async (instant: string, zone: string) => {
  const env = { TZ: zone, CAREER_COACH_NOW: instant };
  const { date } = await bench.json(['status'], { env });
  const { code } = await bench.run(['status', '--exit-code'], { env });
  return { date, due: code === 4 };
};

describe('a check-in is due on the local day', () => {
  beforeEach(() => planned('2026-12-05'));

  test.each([
    ['2026-12-04T10:59:00Z', 'Pacific/Auckland', '2026-12-04', false],
    ['2026-12-04T11:00:00Z', 'Pacific/Auckland', '2026-12-05', true],
    ['2026-12-04T11:00:00Z', 'Pacific/Honolulu', '2026-12-04', false],
    ['2026-12-05T09:59:00Z', 'Pacific/Honolulu', '2026-12-04', false],
    ['2026-12-05T10:00:00Z', 'Pacific/Honolulu', '2026-12-05', true],
    ['2026-12-05T10:00:00Z', 'Pacific/Auckland', '2026-12-05', true],
    ['2026-12-05T11:00:00Z', 'Pacific/Auckland', '2026-12-06', true],
    ['2026-12-04T23:59:00Z', 'UTC', '2026-12-04', false],
  ])('%s in %s is %s', async (instant, zone, date, due) => {
    expect(await at(instant, zone)).toEqual({ date, due });
  });
});

describe('on the days when clocks change in Berlin', () => {
  test.each([
    // 02:00 becomes 03:00: the day has 23 hours.
    ['2026-03-29', '2026-03-28T22:59:00Z', '2026-03-28', false],
    ['2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29', true],
    ['2026-03-29', '2026-03-29T21:59:00Z', '2026-03-29', true],
    ['2026-03-30', '2026-03-29T21:59:00Z', '2026-03-29', false],
    ['2026-03-30', '2026-03-29T22:00:00Z', '2026-03-30', true],
    // 03:00 becomes 02:00: the day has 25 hours.
    ['2026-10-25', '2026-10-24T21:59:00Z', '2026-10-24', false],
    ['2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25', true],
    ['2026-10-26', '2026-10-25T22:59:00Z', '2026-10-25', false],
    ['2026-10-26', '2026-10-25T23:00:00Z', '2026-10-26', true],
  ])('due on %s, at %s it is %s', async (day, instant, date, due) => {
    await planned(day);
    expect(await at(instant, 'Europe/Berlin')).toEqual({ date, due });
  });

  test.each([
    ['2026-03-28T23:30:00Z', 'tomorrow', '2026-03-30'],
    ['2026-03-28T12:00:00Z', 'in 2 days', '2026-03-30'],
    ['2026-10-24T22:30:00Z', 'tomorrow', '2026-10-26'],
    ['2026-10-25T22:30:00Z', '2w', '2026-11-08'],
  ])('at %s, "%s" is %s', async (instant, words, day) => {
    await planned('2026-12-31');
    const env = { TZ: 'Europe/Berlin', CAREER_COACH_NOW: instant };
    await bench.run(['checkin', '--next', words, '--id', 'two'], { env });
    expect((await bench.json(['status'], { env })).nextCheckin).toBe(day);
  });
});
