import { describe, expect, test } from 'vitest';
import type { ListQuestion } from '../../src/prompts/list.js';
import {
  drawAnswered,
  drawList,
  drawListHelp,
  openList,
  pressList,
} from '../../src/prompts/list.js';
import { noPaint } from '../../src/text/paint.js';

const question: ListQuestion = {
  kind: 'one',
  message: 'How is it going? Put five end dates together.',
  about: ['Done when one planner on the customer side has corrected the page.'],
  choices: [
    { value: 'none', label: 'Not yet' },
    { value: 'some', label: 'Some progress', detail: 'You can say what has come of it so far.' },
    { value: 'done', label: 'Done' },
    { value: 'stuck', label: 'Stuck: something is in the way that I cannot move by myself' },
    { value: 'let-go', label: 'Let it go' },
  ],
  initial: 'some',
};

const many: ListQuestion = {
  kind: 'one',
  message: 'Which behaviour is it about?',
  choices: Array.from({ length: 30 }, (_, index) => ({
    value: `b${index}`,
    label: `Does the thing that is number ${index + 1} of all`,
  })),
};

const screenOf = (columns: number, rows: number, unicode = true) => ({
  ...{ width: columns - 1, height: rows, colour: false, unicode, terminal: true },
  paint: noPaint,
});

const draw = (of: ListQuestion, at: number, columns: number, rows: number, unicode = true) =>
  `${drawList(at, of, screenOf(columns, rows, unicode)).join('\n')}\n`;

describe('a list', () => {
  test.each([
    [80, 24, true],
    [80, 24, false],
    [40, 15, true],
    [40, 10, true],
  ] as const)('%i columns, %i rows, Unicode %s', (columns, rows, unicode) => {
    expect(draw(question, openList(question), columns, rows, unicode)).toMatchSnapshot();
  });

  test('of more choices than a screen holds says where one is, without numbers', () => {
    expect(draw(many, 12, 40, 15)).toMatchSnapshot();
  });

  test.each(
    [question, many].flatMap((of) =>
      [20, 40, 80].flatMap((columns) => [10, 15, 24].map((rows) => [of, columns, rows] as const)),
    ),
  )(
    'is never taller or wider than the screen, and shows the choice under the cursor',
    (of, columns, rows) => {
      for (let at = 0; at < of.choices.length; at += 1) {
        const lines = drawList(at, of, screenOf(columns, rows));
        expect(lines.length).toBeLessThan(rows);
        for (const line of lines) expect(line.length).toBeLessThan(columns);
        expect(lines.some((line) => line.startsWith('›'))).toBe(true);
      }
    },
  );

  test('the arrows and its numbers move the cursor; no other key does', () => {
    expect(openList(question)).toBe(1);
    expect(openList({ ...question, initial: 'gone' })).toBe(0);
    expect(['up', 'down', '1', '5'].map((key) => pressList(1, key, question))).toEqual([
      ...[0, 2, 0, 4],
    ]);
    for (const key of ['s', 'd', 'l', 'y', '0', '6', '9', 'tab', 'space', 'backspace']) {
      expect(pressList(1, key, question)).toBe(1);
    }
    expect(pressList(3, '7', many)).toBe(3);
    expect([pressList(0, 'up', many), pressList(29, 'down', many)]).toEqual([0, 29]);
  });

  const scale: ListQuestion = {
    ...question,
    choices: [
      ...question.choices.slice(0, 3),
      { value: 'earlier', label: 'Earlier', key: 'e' },
      { value: 'none', label: 'No occasion', key: '0' },
    ],
    help: Array.from({ length: 9 }, (_, index) => `Counts: the thing that is number ${index}.`),
  };

  test('choices have keys of their own where they name them', () => {
    expect(['0', 'e', '3', '4', '5'].map((key) => pressList(1, key, scale))).toEqual([
      ...[4, 3, 2, 1, 1],
    ]);
    expect(draw(scale, 4, 80, 24)).toMatchSnapshot();
  });

  test.each([
    [80, 24],
    [40, 15],
    [40, 6],
  ] as const)('has help that fits %i columns, %i rows', (columns, rows) => {
    const pages = drawListHelp(scale, screenOf(columns, rows));
    for (const page of pages) {
      expect(page.length).toBeLessThan(rows);
      for (const line of page) expect(line.length).toBeLessThan(columns);
    }
    const text = pages.flat().join('\n');
    for (const index of scale.help?.keys() ?? []) expect(text).toContain(`number ${index}.`);
    expect(text.match(/\? more help/g) ?? []).toHaveLength(pages.length - 1);
  });

  test('once answered, the answer stands beside the question, or below it', () => {
    const screen = screenOf(40, 15);
    expect(drawAnswered('Really?', 'Yes', screen)).toEqual(['✔ Really? Yes']);
    expect(drawAnswered(question.message, 'Some progress', screen)).toEqual([
      '✔ How is it going? Put five end dates',
      '  together.',
      '  Some progress',
    ]);
  });
});
