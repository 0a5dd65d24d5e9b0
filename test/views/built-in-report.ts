import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { fold } from '../../src/core/journal/fold.js';
import type { Answers } from '../../src/core/ladder/answers.js';
import { buildReport } from '../../src/core/report/report.js';
import type { Report } from '../../src/core/schema/report.schema.js';
import { builtIn } from '../commands/ladder-facts.js';
import { eventsOn } from '../core/events.js';

/** The report on the day of an assessment by the built-in ladder. */
export function builtInReport(answers: Answers): Report {
  const event = assessmentEvent(builtIn, {
    sitting: 'a1',
    answers,
    evidence: new Map(),
    ownGuess: null,
    mentor: null,
    framework: null,
  });
  const day = '2026-11-28';
  const report = buildReport(builtIn, fold(eventsOn(day, [event]), builtIn.id), day);
  if (report === null) throw new Error('no report');
  return report;
}
