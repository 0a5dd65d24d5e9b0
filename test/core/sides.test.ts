import { describe, expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { startInterview } from '../../src/core/interview/interview.js';
import { describeQuestion } from '../../src/core/interview/question-on-screen.js';
import { nextSideQuestion, sideQuestionsLeft } from '../../src/core/interview/side-questions.js';
import { fold } from '../../src/core/journal/fold.js';
import { bySide, hasTracks, sideLabel, sidesOf } from '../../src/core/ladder/sides.js';
import { buildReport } from '../../src/core/report/report.js';
import type { Ladder } from '../../src/core/schema/ladder.schema.js';
import { noPaint } from '../../src/text/paint.js';
import { renderLadder } from '../../src/views/terminal/ladder.js';
import { renderResult } from '../../src/views/terminal/result/result.js';
import { eventsOn } from './events.js';
import { testLadder } from './ladders.js';

const plain = testLadder(2, 4);
const keys = ['mobile', 'web', 'quality', null];
/** A ladder with three tracks, and a behaviour of none. */
const tracks: Ladder = {
  ...plain,
  themes: {
    mobile: { label: 'Mobile apps', followsRole: false },
    web: { label: 'your web side', followsRole: false },
  },
  levels: plain.levels.map((level) => ({
    ...level,
    behaviours: level.behaviours.map((one, index) => ({ ...one, theme: keys[index] ?? null })),
  })),
};
const style = { width: 80, unicode: true, paint: noPaint, locale: null, rows: 40 };

describe('sides of a ladder', () => {
  test('are known by their labels, in the order of the file', () => {
    expect(sidesOf(tracks).map(({ label }) => label)).toEqual([
      'Mobile apps',
      'web side',
      'quality',
    ]);
    expect(sideLabel(tracks, 'web')).toBe('web side');
    expect([hasTracks(tracks), hasTracks(plain)]).toEqual([true, false]);
    const [level] = tracks.levels;
    expect(
      bySide(tracks, level?.behaviours ?? [], ({ id }) => id).map(({ label }) => label),
    ).toEqual(['Mobile apps', 'web side', 'quality', null]);
  });

  test('stand over the question instead of its level', () => {
    const titleOf = (ladder: Ladder, question: string) =>
      describeQuestion(startInterview(ladder), { question, phase: 'placement' }).title;
    expect(titleOf(tracks, 'l1-b1')).toBe('Mobile apps');
    expect(titleOf(tracks, 'l1-b4')).toBe('Your work');
    expect(titleOf(plain, 'l1-b1')).toBe('Craft');
  });

  test('are headings in a level, and named by their label', () => {
    const level = renderLadder(tracks, '1', style);
    expect(level).toMatch(
      /Mobile apps:\n.*l1-b1(?:.|\n)*Web side:\n.*l1-b2(?:.|\n)*Quality:\n.*l1-b3/,
    );
    expect(renderLadder(tracks, 'l1-b2', style)).toContain('web side');
    expect(renderLadder(plain, '1', style)).not.toContain('Craft:');
  });
});

describe('a result with tracks', () => {
  const many: Ladder = {
    ...testLadder(3, 8),
    themes: tracks.themes,
    levels: testLadder(3, 8).levels.map((level) => ({
      ...level,
      behaviours: level.behaviours.map((one, index) => ({
        ...one,
        theme: keys[index % 4] ?? null,
      })),
    })),
  };
  const answers = new Map(
    many.levels.flatMap(({ rank, behaviours }) =>
      behaviours.map(({ id, theme }) => [id, rank === 1 || theme === 'web' ? 4 : 2] as const),
    ),
  );

  test('tells each side by itself, and stays short', () => {
    const event = assessmentEvent(many, {
      sitting: 's',
      answers,
      ownGuess: null,
      mentor: null,
      framework: null,
    });
    const report = buildReport(many, fold(eventsOn('2026-11-21', [event]), many.id), '2026-11-21');
    if (report === null) throw new Error('there is a stage');
    expect(report.sides).toMatchObject([
      { label: 'Mobile apps', level: 1, held: 2, rated: 6, of: 6 },
      { label: 'web side', level: 3, held: 6, rated: 6, of: 6 },
      { label: 'quality', level: 1, held: 2, rated: 6, of: 6 },
    ]);
    expect(renderResult(report, many, style)).toMatch(
      /Mobile apps +█.* {2}level 1\n.*Web side +█.* {2}level 3\n/,
    );
    const few = reportOfSome(4);
    expect(few?.sides?.map(({ level }) => level)).toContain(null);
  });

  const reportOfSome = (count: number) => {
    const some = new Map([...answers].filter((_, index) => index % 8 < count && index % 4 !== 2));
    const event = assessmentEvent(many, {
      sitting: 's',
      answers: some,
      ownGuess: null,
      mentor: null,
      framework: null,
    });
    return buildReport(many, fold(eventsOn('2026-11-21', [event]), many.id), '2026-11-21');
  };

  test('rests on enough answers for each side: the questionnaire sees to it', () => {
    let given = new Map<string, number>();
    for (let asked = 0; ; asked += 1) {
      const question = nextSideQuestion(many, 2, given, asked);
      if (question === null) break;
      given = new Map(given).set(question, 3);
    }
    expect(given.size).toBe(12);
    expect(sideQuestionsLeft(many, 2, new Map(), 0)).toBe(12);
    expect(sideQuestionsLeft(many, 2, given, 12)).toBe(0);
    expect(nextSideQuestion(plain, 2, new Map(), 0)).toBeNull();
  });
});

test.each([
  ['Draws maps', 'When did you do this, and what happened? “Draws maps.”'],
  ['Draws maps.', 'When did you do this, and what happened? “Draws maps.”'],
  ['仕事を計画する。', 'When did you do this, and what happened? “仕事を計画する。”'],
])('the question for an example of “%s” is two sentences', (statement, message) => {
  const ladder = {
    ...plain,
    levels: plain.levels.map((level) => ({
      ...level,
      behaviours: level.behaviours.map((one) => ({ ...one, statement })),
    })),
  };
  const asked = { question: '@example/l1-b1', phase: 'examples' } as const;
  expect(describeQuestion(startInterview(ladder), asked)).toMatchObject({ message });
});
