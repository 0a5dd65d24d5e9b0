import { expect, test } from 'vitest';
import { likelyRival } from '../../src/core/placement/rival.js';
import { levelThreeWithPlan, reportOf } from './reports.js';

const report = reportOf(levelThreeWithPlan);
const why = { rival: 2, answers: [], wouldChange: null };

test('the rival is the one that the answers are weighed against', () => {
  const stage = { ...report.stage, level: 3, posterior: [0, 0.1, 0.8, 0.1, 0] };
  expect(likelyRival({ stage, why: { ...why, rival: 4 } })).toBe(4);
  expect(likelyRival({ stage, why })).toBe(2);
});

test('without it, it is the likeliest other level', () => {
  const stage = { ...report.stage, level: 3, posterior: [0, 0.05, 0.8, 0.15, 0] };
  expect(likelyRival({ stage })).toBe(4);
});

test('a level without any probability is none', () => {
  const stage = { ...report.stage, level: 1, posterior: [1, 0, 0, 0, 0] };
  expect(likelyRival({ stage, why })).toBeNull();
  expect(likelyRival({ stage })).toBeNull();
});
