import { expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { fold } from '../../src/core/journal/fold.js';
import { buildReport } from '../../src/core/report/report.js';
import { audiences } from '../../src/core/schema/atoms.js';
import { renderMarkdown } from '../../src/views/markdown/markdown.js';
import { renderResult } from '../../src/views/terminal/result/result.js';
import { renderStatus } from '../../src/views/terminal/status.js';
import { renderWhy } from '../../src/views/terminal/why.js';
import { eventsOn } from '../core/events.js';
import { testLadder } from '../core/ladders.js';
import { contentOf, plainStyle } from './reports.js';

test('every page of an assessment without a rating can be drawn', () => {
  const ladder = testLadder();
  const answers = new Map();
  const others = { sitting: 'a1', ownGuess: null, mentor: null, framework: null };
  const event = assessmentEvent(ladder, { ...others, answers });
  const state = fold(eventsOn('2026-11-21', [event]), ladder.id);
  const report = buildReport(ladder, state, '2026-11-21');
  if (report === null) throw new Error('no report');
  for (const render of [renderResult, renderStatus, renderWhy]) {
    expect(render(report, ladder, plainStyle())).toContain('between levels 1 and 2');
  }
  for (const audience of audiences)
    expect(renderMarkdown(contentOf(report, ladder), audience)).toMatch(/^#/);
});
