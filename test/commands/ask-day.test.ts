import { expect, test } from 'vitest';
import { askNextCheckin } from '../../src/commands/shared/ask.js';
import { daysBetween } from '../../src/core/base/day.js';
import { defaultSettings } from '../../src/core/settings/default-settings.js';
import type { Question } from '../../src/prompts/ask.js';
import { scriptedAsk } from '../prompts/scripted-ask.js';

test.each([
  ['2026-12-07', ' “Draw it” is due on Mon 7 Dec.'],
  ['2026-12-05', ' “Draw it” is due on Sat 5 Dec.'],
  ['2026-11-29', ' “Draw it” is late.'],
  [null, ''],
])('the next check-in is proposed for an action of %s with why', async (due, why) => {
  const asked: string[] = [];
  const ask = scriptedAsk({
    answers: (question) => {
      asked.push(question.message);
      return 'tomorrow';
    },
  });
  const world = { today: '2026-11-30', settings: async () => defaultSettings };
  const soonest = due === null ? null : { title: 'Draw it', due };
  expect(await askNextCheckin(ask, { day: '2026-12-07', due: soonest }, [], world)).toBe(
    '2026-12-01',
  );
  expect(asked).toEqual([`Next check-in?${why}`]);
});

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
  const proposed = { day: '2026-12-07', due: null };
  expect(await askNextCheckin(ask, proposed, [action], world)).toBe(day);
  const days = daysBetween(world.today, day);
  const doubt = `That's ${days} days away. “Draw it” is due before that, on Thu 10 Dec. Keep that day?`;
  const once = isDoubted ? ['Next check-in?', doubt] : ['Next check-in?'];
  expect(asked.map(({ message }) => message)).toEqual(isDoubted ? [...once, ...once] : once);
  if (isDoubted) expect(asked[1]).toMatchObject({ kind: 'yes-no', initial: false });
});
