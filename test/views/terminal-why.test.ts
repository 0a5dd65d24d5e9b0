import { expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { fold } from '../../src/core/journal/fold.js';
import { buildReport } from '../../src/core/report/report.js';
import { renderWhy } from '../../src/views/terminal/why.js';
import { eventsOn } from '../core/events.js';
import { cleanAnswers, testLadder } from '../core/ladders.js';
import { plainStyle } from './reports.js';

test('the percentages stand below each other from ten levels on, too', () => {
  const ladder = testLadder(11, 4);
  const assessed = assessmentEvent(ladder, {
    sitting: 'a1',
    answers: cleanAnswers(ladder, 9),
    ownGuess: null,
    mentor: null,
    framework: null,
  });
  const day = '2026-11-21';
  const report = buildReport(ladder, fold(eventsOn(day, [assessed]), ladder.id), day);
  if (report === null) throw new Error('expected a report');
  const rows = renderWhy(report, ladder, plainStyle())
    .split('\n')
    .filter((line) => /^. +\d+ .*%/.test(line));
  expect(rows).toHaveLength(11);
  expect(new Set(rows.map((row) => row.indexOf('%'))).size).toBe(1);
});
