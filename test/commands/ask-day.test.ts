import { expect, test } from 'vitest';
import { askNextCheckin } from '../../src/commands/shared/ask.js';
import { defaultSettings } from '../../src/core/settings/default-settings.js';
import { scriptedAsk } from '../prompts/scripted-ask.js';

test.each([
  ['2026-12-07', ' “Draw it” is due that day.'],
  ['2026-12-05', ' “Draw it” is due before that, on Sat 5 Dec.'],
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
  expect(await askNextCheckin(ask, { day: '2026-12-07', due: soonest }, world)).toBe('2026-12-01');
  expect(asked).toEqual([`Next check-in?${why}`]);
});
