import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { differenceSince, endOf } from '../../src/core/history/difference.js';
import { buildHistory } from '../../src/core/history/history.js';
import { fold } from '../../src/core/journal/fold.js';
import type { Answer } from '../../src/core/ladder/answers.js';
import { headlineRanks, isNothingDone } from '../../src/core/placement/rival.js';
import { lastTimeOf } from '../../src/core/report/last-time.js';
import { buildReport } from '../../src/core/report/report.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { renderMarkdown } from '../../src/views/markdown/markdown.js';
import { compareWithLast } from '../../src/views/pictures/last-time.js';
import { renderDifference } from '../../src/views/terminal/difference.js';
import { renderHistory } from '../../src/views/terminal/history.js';
import { renderResult } from '../../src/views/terminal/result/result.js';
import { renderStatus } from '../../src/views/terminal/status.js';
import { renderWhy } from '../../src/views/terminal/why.js';
import { builtIn as ladder } from '../commands/ladder-facts.js';
import { eventsOn } from '../core/events.js';
import { runs } from '../thorough.js';
import { plainStyle } from './reports.js';

/** Somebody who does so many things of each level. */
const holding = (held: readonly number[]): ReadonlyMap<string, Answer> =>
  new Map(
    ladder.levels.flatMap(({ behaviours }, level) =>
      behaviours.map(({ id }, index) => [id, index < (held[level] ?? 0) ? 4 : 2] as const),
    ),
  );

/** What people answer, and often between two levels. */
const people = fc
  .tuple(...ladder.levels.map(({ behaviours }) => fc.nat(behaviours.length)))
  .map(holding);

/** Levels 2 and 4 are in question here, with another between them. */
const apart = [holding([0, 0, 0, 0, 0]), holding([4, 7, 2, 6, 0])] as const;

const today = '2026-11-28';
const particulars = { evidence: new Map(), ownGuess: null, mentor: null, framework: null };

/** Somebody who was assessed a month ago and again today. */
function eventsOf(first: ReadonlyMap<string, Answer>, now: ReadonlyMap<string, Answer>) {
  const assessed = (sitting: string, answers: ReadonlyMap<string, Answer>): NewEvent =>
    assessmentEvent(ladder, { ...particulars, sitting, answers });
  return [
    ...eventsOn('2026-10-28', [assessed('a1', first)]),
    ...eventsOn(today, [assessed('a2', now)]),
  ];
}

function pagesOf(events: ReturnType<typeof eventsOf>) {
  const state = fold(events, ladder.id);
  const report = buildReport(ladder, state, today);
  const history = buildHistory(ladder, events, today);
  const changes = differenceSince(ladder, endOf('2026-10-28', events), events, today);
  if (report === null || changes === null) throw new Error('expected a stage');
  const content = { report, ladder, history, changes, locale: null };
  const style = plainStyle({ width: 79 });
  const ofToday = { ...history, first: history.now, entries: [] };
  return {
    report,
    /** These name the stage in any case. */
    naming: {
      result: renderResult(report, ladder, style),
      status: renderStatus(report, ladder, style),
      why: renderWhy(report, ladder, style),
      mentor: renderMarkdown(content, 'mentor'),
      me: renderMarkdown(content, 'me'),
      history: renderHistory(ofToday, ladder, style),
    },
    /** These name it where it moved. */
    moving: {
      agenda: renderMarkdown(content, 'agenda'),
      diff: renderDifference(changes, ladder, [], style),
      last: renderResult(report, ladder, style, {
        last: compareWithLast(
          lastTimeOf('a2', ladder, { events, state }, today),
          report,
          ladder,
          style,
        ),
      }),
    },
  };
}

/** What only somebody is told whose level is clear. */
const sureWords =
  /(?:I am|you are) here|(?:answers\s+point\s+to\s+level|^# Level|\(level|(?:,|went) from [^.]* to\s+level)\s+\d/m;

test('wherever a page names the stage, it is as sure as the result', () => {
  fc.assert(
    fc.property(people, people, (first, now) => {
      const { report, naming, moving } = pagesOf(eventsOf(first, now));
      // Of somebody whom no level describes, or who does nothing yet, the headline says more than how sure it is.
      fc.pre(report.fit === undefined && !isNothingDone(report) && !report.stage.cappedBy);
      const ranks = headlineRanks(report);
      const named =
        ranks.length === 1 ? `level ${ranks[0]}\\b` : `levels ${ranks.join(' and ')}\\b`;
      for (const [name, page] of Object.entries(naming)) {
        const text = page.replaceAll(/\s+/g, ' ');
        expect({ name, is: new RegExp(named, 'i').test(text), text }).toMatchObject({ is: true });
      }
      if (ranks.length === 1) return;
      for (const [name, page] of Object.entries({ ...naming, ...moving })) {
        expect({ name, sure: sureWords.exec(page)?.[0] }).toEqual({ name });
      }
    }),
    { numRuns: runs(60), examples: [[...apart]] },
  );
});
