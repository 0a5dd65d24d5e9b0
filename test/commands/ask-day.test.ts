import { expect, test } from 'vitest';
import { askNextCheckin } from '../../src/commands/shared/ask.js';
import { addDays, daysBetween } from '../../src/core/base/day.js';
import { defaultSettings } from '../../src/core/settings/default-settings.js';
import type { Question } from '../../src/prompts/ask.js';
import { scriptedAsk } from '../prompts/scripted-ask.js';

test.each([
  ['2026-12-07', ' “Draw it” is due on Mon 7 Dec.'],
  [null, " That's one week from today."],
  [null, " That's 9 days from today.", '2026-12-09'],
  [null, " That's two weeks from today.", '2026-12-14'],
  [null, " That's about two weeks from today.", '2026-12-14', '2026-11-28'],
  [null, " That's before the holidays.", '2026-12-23', '2026-12-12'],
  // A break that was planned needs no reason.
  [null, '', '2027-01-11'],
])(
  'the next check-in is proposed for an action of %s with why%s',
  async (due, why, day = '2026-12-07', today = '2026-11-30') => {
    const asked: string[] = [];
    const ask = scriptedAsk({
      answers: (question) => {
        asked.push(question.message);
        return 'tomorrow';
      },
    });
    const world = { today, settings: async () => defaultSettings };
    const soonest = due === null ? null : { title: 'Draw it', due };
    expect(await askNextCheckin(ask, { day, due: soonest }, [], world)).toBe(addDays(today, 1));
    expect(asked).toEqual([`Next check-in?${why}`]);
  },
);

test.each([
  ['2026-12-07', '2026-12-04', 'Sooner than usual: “Draw it” is due by then.'],
  ['2026-12-07', '2026-11-27', 'Sooner than usual: “Draw it” is late.'],
  // The rhythm's own day.
  ['2026-12-14', '2026-12-04', "That's two weeks from today."],
])(
  'a next check-in on %s has the action that is due by %s as its reason',
  async (day, due, why) => {
    const asked: string[] = [];
    const ask = scriptedAsk({
      answers: ({ message }) => {
        asked.push(message);
        return day;
      },
    });
    const world = { today: '2026-11-30', settings: async () => defaultSettings };
    const actions = [{ id: 'own-draw', title: 'Draw it.', status: 'active', due }] as const;
    await askNextCheckin(ask, { day, due: null }, actions, world);
    expect(asked).toEqual([`Next check-in? ${why}`]);
  },
);

const draw = { id: 'own-draw', title: 'Draw it', status: 'active', due: '2026-12-10' } as const;

test.each([
  // Twice the rhythm is not far.
  ['2026-12-28', draw, false],
  ['2026-12-29', draw, true],
  ['2027-01-31', draw, true],
  ['2027-01-31', { ...draw, due: '2027-01-31' }, false],
  ['2027-01-31', { ...draw, due: '2026-11-29' }, false],
  ['2027-01-31', { ...draw, due: null }, false],
  ['2027-01-31', { ...draw, status: 'queued' as const }, false],
])('the next check-in on %s is asked about again: %#', async (day, action, isDoubted) => {
  const asked: Question[] = [];
  const turns = isDoubted ? [day, false, day, true].values() : [day].values();
  const ask = scriptedAsk({
    answers: (question) => {
      asked.push(question);
      return turns.next().value ?? '';
    },
  });
  const world = { today: '2026-11-30', settings: async () => defaultSettings };
  const proposed = { day: '2026-12-14', due: null };
  expect(await askNextCheckin(ask, proposed, [action], world)).toBe(day);
  const days = daysBetween(world.today, day);
  const doubt = `That's ${days} days away. “Draw it” is due before that, on Thu 10 Dec. Keep that day?`;
  const question = "Next check-in? That's two weeks from today.";
  const once = isDoubted ? [question, doubt] : [question];
  expect(asked.map(({ message }) => message)).toEqual(isDoubted ? [...once, ...once] : once);
  if (isDoubted) expect(asked[1]).toMatchObject({ kind: 'yes-no', initial: false });
});
