import { describe, expect, test } from 'vitest';
import { currentAnswers } from '../../src/core/answers/counting-answers.js';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { fold } from '../../src/core/journal/fold.js';
import type { Answer } from '../../src/core/ladder/answers.js';
import { buildReport } from '../../src/core/report/report.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { draftEvents, eventsOn } from './events.js';
import { cleanAnswers, testLadder } from './ladders.js';

const ladder = testLadder(4, 4);
const assessment = assessmentEvent(ladder, {
  sitting: 'a1',
  answers: cleanAnswers(ladder, 2),
  ownGuess: null,
  mentor: 'somebody',
  framework: null,
});
const rated = (ratings: Readonly<Record<string, Answer>>): NewEvent => ({
  type: 'checkin',
  sitting: 's1',
  ladder: ladder.id,
  ratings: Object.entries(ratings).map(([behaviour, answer]) => ({ behaviour, answer })),
});
const life = (days: Readonly<Record<string, readonly NewEvent[]>>) =>
  fold(
    Object.entries(days).flatMap(([day, events]) => eventsOn(day, events)),
    ladder.id,
  );

describe('check-ins', () => {
  const state = life({
    '2026-01-10': [assessment],
    '2026-06-10': [rated({ 'l3-b1': 4, 'l2-b1': 4, 'listen-1': 3 })],
  });

  test('move the answers at once; what they confirm has not moved', () => {
    const said = currentAnswers(ladder, state, '2026-06-10');
    expect(said?.answers.get('l3-b1')).toBe(4);
    expect(said?.moved).toEqual(['l3-b1', 'listen-1']);
  });

  test('move the stage at once', () => {
    const held = Object.fromEntries(ladder.levels[2]?.behaviours.map(({ id }) => [id, 4]) ?? []);
    const before = life({ '2026-01-10': [assessment] });
    const after = life({ '2026-01-10': [assessment], '2026-06-10': [rated(held)] });
    expect(buildReport(ladder, before, '2026-06-10')?.stage.level).toBe(2);
    expect(buildReport(ladder, after, '2026-06-10')?.stage.level).toBe(3);
  });

  test('keep their ratings alive when those of the assessment are old', () => {
    const fresh = life({
      '2026-01-10': [assessment],
      '2026-06-10': [rated(Object.fromEntries(cleanAnswers(ladder, 2)))],
      '2027-01-11': [rated({ 'l3-b1': 4 })],
    });
    const said = currentAnswers(ladder, fresh, '2027-01-11');
    expect(said).toMatchObject({ old: [], outdated: false });
    const few = currentAnswers(ladder, state, '2027-01-11');
    expect(few?.outdated).toBe(true);
    expect(few?.old).not.toContain('l3-b1');
    expect(few?.answers.size).toBe(17);
  });

  test('move the answers while a later assessment is unfinished, too', () => {
    const draft = draftEvents(ladder, 'd1', 3);
    const placed: NewEvent = { type: 'placed', sitting: 'd1', ladder: ladder.id, level: 3 };
    const days = {
      '2026-01-10': [assessment],
      '2026-06-10': [rated({ 'l3-b1': 3 })],
      '2026-06-11': [...draft, placed],
    };
    const said = currentAnswers(ladder, life(days), '2026-06-12');
    expect(said?.answers.get('l3-b1')).toBe(3);
    expect(said).toMatchObject({ assessed: '2026-01-10', moved: ['l3-b1'] });
    expect(said?.unfinished).toBeUndefined();
  });
});
