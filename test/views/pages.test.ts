import { describe, expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import type { Diagnosis } from '../../src/core/doctor.js';
import type { History } from '../../src/core/history/history.js';
import { fold } from '../../src/core/journal/fold.js';
import { findBehaviour } from '../../src/core/ladder/find-in-ladder.js';
import { buildReport } from '../../src/core/report/report.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { widthOf } from '../../src/text/width.js';
import { coursePicture } from '../../src/views/page/pictures.js';
import { renderDiagnosis } from '../../src/views/terminal/doctor.js';
import type { HelpPage } from '../../src/views/terminal/help.js';
import { renderHelp } from '../../src/views/terminal/help.js';
import { renderBehaviour, renderWhy } from '../../src/views/terminal/why.js';
import { renderSentences } from '../../src/views/text/sentences.js';
import type { Style } from '../../src/views/text/style.js';
import { eventsOn } from '../core/events.js';
import { ladder, levelThree, plainStyle, today } from './reports.js';

/** What people see of the commands that explain, whole: every file under expected/ was read by eye. */

const assessed: NewEvent = assessmentEvent(ladder, {
  sitting: 'a1',
  answers: new Map(Object.entries(levelThree.answers)),
  evidence: new Map([['draws-landscape', 'Operations corrected two arrows in my map.']]),
  ownGuess: 4,
  mentor: null,
  framework: null,
});
const report = buildReport(ladder, fold(eventsOn(today, [assessed]), ladder.id), today);

const diagnosis: Diagnosis = {
  version: '1.2.3',
  node: '24.1.0',
  system: 'linux x64',
  folder: '~/.config/career-coach/profiles/default',
  from: 'the home directory',
  journal: { bytes: 4210, events: 12, newer: 0, damaged: 1 },
  streams: [
    {
      name: 'stdin',
      terminal: true,
      columns: null,
      rows: null,
      colour: null,
      unicode: null,
    },
    {
      name: 'stdout',
      terminal: true,
      columns: 80,
      rows: 24,
      colour: { on: false, because: 'NO_COLOR' },
      unicode: { on: true, because: 'LANG' },
    },
  ],
  findings: [
    {
      id: 'damaged-lines',
      weight: 'problem',
      what: 'One line of the journal cannot be read: line 7: not JSON',
      next: ['career-coach doctor --fix, which moves it to a file beside the journal'],
    },
    {
      id: 'cron-home',
      weight: 'note',
      what: 'CAREER_COACH_HOME decides where data lies, and cron does not know it',
      next: ['career-coach schedule cron prints a line that names your folder'],
    },
  ],
};

const help: HelpPage = [
  { text: 'Mark actions as done; what came of them can be noted at once, in a line.' },
  {
    title: 'Examples',
    examples: [
      ['career-coach plan done 1', 'the first action of the plan'],
      [
        'career-coach plan done trace-one-transaction --evidence "operations corrected two arrows"',
        'with what happened, tied to the behaviour',
      ],
    ],
  },
  {
    title: 'Options',
    rows: [
      ['--evidence TEXT', 'what happened, in a line: “we mended …”'],
      ['--no-input', 'never ask; fail and name the option that answers'],
      ['CLICOLOR, CLICOLOR_FORCE, NO_COLOR', 'a term that is longer than its column'],
      ['-h, --help', ''],
    ],
  },
];

const placed = findBehaviour(ladder, 'draws-landscape');

const pages: Readonly<Record<string, (style: Style) => string>> = {
  why: (style) => (report === null ? '' : renderWhy(report, ladder, style)),
  'why-behaviour': (style) =>
    placed === null
      ? ''
      : renderBehaviour(
          {
            placed,
            answers: [{ behaviour: 'draws-landscape', answer: 4, day: today }],
            evidence: [
              { id: 'e1', date: today, text: 'Operations corrected two arrows.', behaviours: [] },
            ],
            said: [
              { id: 'e2', date: today, text: 'your lead: I never saw the map', behaviours: [] },
            ],
            seen: [{ by: 'your lead', rating: 2 }],
          },
          ladder,
          style,
        ),
  doctor: (style) => renderDiagnosis(diagnosis, null, style),
  'doctor-fix': (style) =>
    renderDiagnosis(diagnosis, ['Moved one line to journal.damaged-1'], style),
  help: (style) => renderHelp(help, style),
  sentences: (style) =>
    renderSentences(
      ['The journal is copied to career-coach-2026-11-21.jsonl, readable by you alone.', 'Done.'],
      style,
    ),
};

describe.each([
  ['80', plainStyle()],
  ['40', plainStyle({ width: 39 })],
  ['80-ascii', plainStyle({ unicode: false })],
] as const)('on a screen of %s', (screen, style) => {
  test.each(Object.keys(pages))('%s', async (name) => {
    const text = pages[name]?.(style) ?? '';
    expect(text.split('\n').filter((line) => widthOf(line) > style.width)).toEqual([]);
    if (!style.unicode) expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    if (screen === '80') await expect(text).toMatchFileSnapshot(`expected/${name}-${screen}.txt`);
  });
});

test.each([
  [[2.41, 2.44, 2.4], 'At 2.4 on the ladder since Mon 5 Jan 2026.'],
  [[2.4, 2.8], 'From 2.4 on Mon 5 Jan 2026 to 2.8 on Tue 6 Jan 2026, on a ladder of 5 levels.'],
  [
    [2.4, 2.3, 2.4],
    'At 2.4 on Mon 5 Jan 2026, and again on Wed 7 Jan 2026, on a ladder of 5 levels.',
  ],
])('the line over time says what its points show: %j', (positions, sentence) => {
  const standings = positions.map((position, index) => ({
    ...{ day: `2026-01-0${index + 5}`, position, level: 2, ranks: [2], themes: [] },
  }));
  const entries = standings.map((standing) => ({
    kind: 'assessment',
    day: standing.day,
    standing,
  }));
  const history = { since: null, entries, first: standings[0], now: standings.at(-1) };
  expect(coursePicture(history as unknown as History, ladder, null)).toMatchObject([{ sentence }]);
});
