import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextQuestion } from '../../src/prompts/text-line.js';
import { drawGiven, drawText, problemWith } from '../../src/prompts/text-line.js';
import { noPaint } from '../../src/text/paint.js';
import { widthOf } from '../../src/text/width.js';

const question: TextQuestion = { kind: 'text', message: 'What came of it? (Enter for none)' };
const screenOf = (columns: number) => ({
  ...{ width: columns - 1, height: 24, colour: false, unicode: true, terminal: true },
  paint: noPaint,
});
const draw = (text: string, columns: number, at = text.length) =>
  drawText({ text, at, initial: '', problem: null }, question, screenOf(columns));

test('what is typed goes on in the next row between words, beside the question or below it', () => {
  expect(draw('they drew the rest themselves', 40)).toEqual({
    lines: ['? What came of it? (Enter for none) ', '  they drew the rest themselves'],
    below: [],
    column: 31,
  });
  expect(draw('they drew it', 60, 5)).toEqual({
    lines: ['? What came of it? (Enter for none) they drew it'],
    below: [],
    column: 41,
  });
});

test('the answer has a row of its own where the question ends in words that one could type', () => {
  const asked = {
    ...question,
    message: 'What do you call them? user, client',
    apart: true as const,
  };
  const line = { text: 'guest', at: 5, initial: '', problem: null };
  expect(drawText(line, asked, screenOf(60)).lines).toEqual([
    '? What do you call them? user, client',
    '   guest',
  ]);
});

test('the cursor is in the row of its place, with the rest below', () => {
  expect(draw('they drew the rest of the boxes by themselves', 40, 3)).toEqual({
    lines: ['? What came of it? (Enter for none) ', '  they drew the rest of the boxes by '],
    below: ['  themselves'],
    column: 5,
  });
});

test('what is proposed stands beside the question, and a problem below', () => {
  const line = { text: '', at: 0, initial: 'Thu 19 Nov 2026', problem: '“x” is not a date' };
  expect(drawText(line, { ...question, message: 'By when?' }, screenOf(40))).toEqual({
    lines: ['? By when? (Thu 19 Nov 2026) '],
    below: ['“x” is not a date', 'Enter takes it · Tab changes it', 'Esc leave'],
    column: 29,
  });
});

test('where Enter and Escape lead is said where it goes back, or there is something to take or to change', () => {
  const foot = (asked: Partial<TextQuestion>, text = '') =>
    drawText(
      { text, at: 0, initial: asked.initial ?? '', problem: null },
      { ...question, ...asked },
      screenOf(60),
    ).below;
  expect(foot({})).toEqual([]);
  expect(foot({ back: true })).toEqual(['Esc back · Ctrl-C leave']);
  const proposed = { initial: 'Mon 7 Dec 2026' };
  expect(foot(proposed)).toEqual(['Enter takes it · Tab changes it · Esc leave']);
  expect(foot(proposed, 'fri')).toEqual([]);
  const initial = 'a text that is there to be changed';
  expect(foot({ initial, filled: true })).toEqual([
    'edit the text · Ctrl-U clear · Enter accept · Esc leave',
  ]);
  // Not worth a row of its own.
  const narrow = { text: '', at: 0, initial, problem: null };
  const footOn = (columns: number) =>
    drawText(narrow, { ...question, initial, filled: true, back: true }, screenOf(columns)).below;
  expect(footOn(80)).toEqual([
    'edit the text · Ctrl-U clear · Enter accept · Esc back · Ctrl-C leave',
  ]);
  expect(footOn(50)).toEqual(['edit the text · Enter accept · Esc back']);
  // However long it is, what Enter takes is shown whole.
  const long = { ...narrow, initial: 'a text that is there to be changed, and longer than a row' };
  expect(drawText(long, question, screenOf(40)).lines).toEqual([
    '? What came of it? (Enter for none)',
    '  (a text that is there to be',
    '  changed, and longer than a row) ',
  ]);
  expect(foot({ initial: long.initial }, 'fri')).toEqual([]);
});

test('a lone q is no answer, and what says so names the key that leaves', () => {
  const says = (asked: Partial<TextQuestion>) => problemWith({ ...question, ...asked }, ' q ');
  expect(says({})).toBe('In a text, q is only a letter; Esc leaves');
  expect(says({ back: true })).toBe('In a text, q is only a letter; Esc goes back, Ctrl-C leaves');
  expect(problemWith(question, 'q and a')).toBeNull();
});

test('every character stays, in rows that fit, with the cursor behind what is before it', () => {
  const typed = fc.string({
    unit: fc.constantFrom('a', 'bc', ' ', '  ', 'longer', 'é', '日本', '😀', '\t'),
  });
  fc.assert(
    fc.property(typed, fc.nat(), fc.integer({ min: 24, max: 80 }), (text, place, columns) => {
      const at = place % (text.length + 1);
      const { lines, below, column } = draw(text, columns, at);
      const rows = [...lines, ...below];
      for (const row of rows) expect(widthOf(row.trimEnd())).toBeLessThan(columns);
      const start = rows.findIndex((row) => row.includes('none)'));
      const first = (rows[start] ?? '').replace(/^.*none\) /, '');
      const shown = [first, ...rows.slice(start + 1).map((row) => row.slice(2))].join('');
      expect(shown).toBe(text.replaceAll('\t', ' '));
      expect(column).toBeLessThanOrEqual(columns);
    }),
  );
});

test('once answered, no word is cut', () => {
  expect(drawGiven('they drew it', question, screenOf(60))).toEqual([
    '✔ What came of it? (Enter for none) they drew it',
  ]);
  expect(
    drawGiven('they drew the rest of the boxes by themselves', question, screenOf(40)),
  ).toEqual([
    '✔ What came of it? (Enter for none)',
    '  they drew the rest of the boxes by',
    '  themselves',
  ]);
});
