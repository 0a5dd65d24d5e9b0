import { expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { buildHistory } from '../../src/core/history/history.js';
import { fold } from '../../src/core/journal/fold.js';
import { redacted, withoutOthersWords } from '../../src/core/report/redact.js';
import { buildReport } from '../../src/core/report/report.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { eventsOn } from './events.js';
import { cleanAnswers, testLadder } from './ladders.js';

const ladder = testLadder(3, 4);
const today = '2026-11-28';
const answers = [...cleanAnswers(ladder, 2)].map(([behaviour, answer]) => ({ behaviour, answer }));
const plan: NewEvent = {
  ...{ type: 'plan', ladder: ladder.id },
  actions: [{ id: 'one', status: 'dropped', act: 'ask', because: 'Told Priya no.' }],
};
const events = eventsOn('2026-11-21', [
  assessmentEvent(ladder, {
    ...{ sitting: 'a1', answers: cleanAnswers(ladder, 2), ownGuess: null },
    ...{ mentor: 'Told Priya', framework: 'Framework of Priya' },
    evidence: new Map([['l1-b1', 'Helped Priya']]),
  }),
  { type: 'role', title: 'Deputy of Priya', since: '2026-11-20' },
  { type: 'evidence', date: '2026-11-21', text: 'Met Priya', behaviours: [] },
  { type: 'review', ladder: ladder.id, by: 'Priya', answers },
  { ...plan, actions: [{ id: 'one', status: 'active', act: 'ask' }] } as NewEvent,
  plan,
  { type: 'checkin', ladder: ladder.id, sitting: 'c1', note: 'Saw Priya', next: '2026-12-05' },
]);
const report = buildReport(ladder, fold(events, ladder.id), today);
if (report === null) throw new Error('expected a stage');
const told = { report, history: buildHistory(ladder, events, today), changes: null };

test('a page for many readers has nobody’s name, note, example or role, and tells that there were some', () => {
  expect(JSON.stringify(told)).toContain('Priya');
  const { history, ...rest } = redacted(told);
  expect(JSON.stringify({ history, ...rest })).not.toContain('Priya');
  const kinds = history.entries.map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['assessment', 'role', 'review', 'checkin']));
  expect(kinds).not.toContain('evidence');
});

test('a page for somebody else leaves out who reviewed, and has what the person wrote', () => {
  const { history } = withoutOthersWords(told);
  expect(history.entries).toContainEqual(
    expect.objectContaining({ kind: 'review', by: 'somebody else' }),
  );
  expect(history.entries).toContainEqual(
    expect.objectContaining({ kind: 'checkin', note: 'Saw Priya' }),
  );
  expect(JSON.stringify(history)).not.toContain('"by":"Priya"');
});
