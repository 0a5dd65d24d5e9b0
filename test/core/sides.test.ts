import { describe, expect, test } from 'vitest';
import { describeQuestion, startInterview } from '../../src/core/interview/interview.js';
import { bySide, hasTracks, sideLabel, sidesOf } from '../../src/core/ladder/sides.js';
import type { Ladder } from '../../src/core/schema/ladder.schema.js';
import { noPaint } from '../../src/text/paint.js';
import { renderLadder } from '../../src/views/terminal/ladder.js';
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
    expect(bySide(tracks, level?.behaviours ?? []).map(({ label }) => label)).toEqual([
      'Mobile apps',
      'web side',
      'quality',
      null,
    ]);
  });

  test('stand over the question, where there are three or more', () => {
    const titleOf = (ladder: Ladder, question: string) =>
      describeQuestion(startInterview(ladder), { question, phase: 'placement' }).title;
    expect(titleOf(tracks, 'l1-b1')).toBe('Mobile apps, Title 1');
    expect(titleOf(tracks, 'l1-b4')).toBe('Title 1');
    expect(titleOf(plain, 'l1-b1')).toBe('Title 1');
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
