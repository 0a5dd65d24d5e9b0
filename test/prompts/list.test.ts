import { describe, expect, test } from 'vitest';
import type { List, ListQuestion } from '../../src/prompts/list.js';
import {
  drawAnswered,
  drawList,
  drawListHelp,
  endsWord,
  isAnswer,
  itemsAround,
  openList,
  pressList,
  pressWords,
  withWords,
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

const listAt = (at: number): List => ({ at, from: at, word: '', isSlip: false });

const draw = (of: ListQuestion, at: number, columns: number, rows: number, unicode = true) =>
  `${drawList(listAt(at), of, screenOf(columns, rows, unicode)).join('\n')}\n`;

describe('a list', () => {
  test.each([
    [80, 24, true],
    [80, 24, false],
    [40, 15, true],
    [40, 10, true],
  ] as const)('%i columns, %i rows, Unicode %s', (columns, rows, unicode) => {
    expect(draw(question, openList(question).at, columns, rows, unicode)).toMatchSnapshot();
  });

  test('on a small screen keeps what stands first about the question, then what stands last', () => {
    const act = 'When I plan my week, I will put the five end dates of the project on one page.';
    const [done = ''] = question.about ?? [];
    const flat = (...args: Parameters<typeof draw>) => draw(...args).replaceAll(/\s+/g, ' ');
    const text = flat({ ...question, about: [act, 'Due today.', done] }, 0, 40, 15);
    expect(text).toContain(`${act} Due today.`);
    expect(text).not.toContain(done);
    const lower = flat({ ...question, about: [act, 'Due today.', done] }, 0, 80, 11);
    expect(lower).toContain(`${act} ${done}`);
    const long = draw({ ...question, about: [act.repeat(3), 'Due today.'] }, 0, 40, 15);
    expect(long).toContain('I will');
    expect(long).toContain('…');
    expect(long).not.toContain('Due today.');
  });

  test('without an explanation, it keeps what belongs to the choice as long as there is room', () => {
    const { about: _, ...bare } = question;
    expect(draw(bare, 1, 80, 24)).toMatchSnapshot();
    expect(draw(bare, 1, 40, 15)).toMatchSnapshot();
    const text = draw(bare, 1, 80, 9);
    expect(text).toContain('You can say what has come of it so far.');
    expect(text).not.toContain('\n\n');
  });

  test('of more choices than a screen holds says where one is, without numbers', () => {
    expect(draw(many, 12, 40, 15)).toMatchSnapshot();
  });

  test('a long question is read whole, and the choices below it move', () => {
    const statement = 'Shows finished work to the people who asked for it, on their own data';
    const choices = Array.from({ length: 8 }, (_, at) => ({
      value: `${at}`,
      label: `Point ${at}`,
    }));
    const message = `Over the past six months, how often have you done this? “${statement}”`;
    const rated: ListQuestion = { ...{ kind: 'one', message, choices }, help: ['Counts: a demo.'] };
    for (const at of choices.keys()) {
      const screen = draw(rated, at, 40, 14);
      expect(screen.replaceAll(/\s+/g, ' ')).toContain(message);
      expect(screen).toContain(`Choice ${at + 1} of 8\n`);
      expect(screen).toContain(`› ${at + 1} Point ${at}\n`);
      expect(screen).toContain('? help');
    }
  });

  test('of more choices than a screen holds shows pages, so that nothing moves under the cursor', () => {
    const items = [1, 2, 4, 2, 4, 3, 1].map((rows, index) =>
      Array.from({ length: rows }, () => `${index}`),
    );
    const page = (at: number) =>
      itemsAround(items, at, 9)
        .map(([first]) => first)
        .join('');
    expect(items.map((_, at) => page(at))).toEqual([
      ...['0123', '0123', '0123', '0123'],
      ...['456', '456', '456'],
    ]);
    // The last one is filled from above.
    expect([3, 4].map((at) => itemsAround(items.slice(0, 5), at, 9).flat().length)).toEqual([9, 6]);
  });

  test.each(
    [question, many].flatMap((of) =>
      [20, 40, 80].flatMap((columns) => [10, 15, 24].map((rows) => [of, columns, rows] as const)),
    ),
  )(
    'is never taller or wider than the screen, and shows the choice under the cursor',
    (of, columns, rows) => {
      for (let at = 0; at < of.choices.length; at += 1) {
        const lines = drawList(listAt(at), of, screenOf(columns, rows));
        expect(lines.length).toBeLessThan(rows);
        for (const line of lines) expect(line.length).toBeLessThan(columns);
        expect(lines.some((line) => line.startsWith('›'))).toBe(true);
      }
    },
  );

  /** The list after keys, each a letter or a named key; quick ones come in one go. */
  const typed = (of: ListQuestion, at: number, keys: readonly string[], isQuick = false) =>
    keys.reduce<List>(
      (list, name) =>
        pressList(list, { name, sequence: name.length > 1 ? '\t' : name }, of, isQuick),
      listAt(at),
    );
  const press = (of: ListQuestion, at: number, key: string) => typed(of, at, [key]).at;

  test('the arrows and its numbers move the cursor; any other key says that it does nothing', () => {
    expect(openList(question).at).toBe(1);
    expect(openList({ ...question, initial: 'gone' }).at).toBe(0);
    expect(['up', 'down', '1', '5'].map((key) => press(question, 1, key))).toEqual([0, 2, 0, 4]);
    for (const key of ['s', 'd', 'l', 'y', '0', '6', '9', 'tab', ' ', 'backspace', '?']) {
      const list = typed(question, 1, [key]);
      expect(list).toMatchObject({ at: 1, isSlip: true });
      const foot = drawList(list, question, screenOf(80, 24)).at(-1) ?? '';
      const what = key.trim().length !== 1 ? 'That key' : `“${key}”`;
      expect(foot).toBe(`${what} does nothing here · ↑↓ move · 1-5 or Enter choose · q leave`);
      expect(typed(question, 1, [key, 'down'])).toMatchObject({ at: 2, isSlip: false });
    }
    expect(press(many, 3, '7')).toBe(3);
    expect([press(many, 0, 'up'), press(many, 29, 'down')]).toEqual([0, 29]);
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

  test('a digit of a choice answers at once, a letter waits for Enter', () => {
    const answers = ['1', '3', '0', '4', '9', 'e'].filter((key) =>
      isAnswer(typed(scale, 1, [key]), scale),
    );
    expect(answers).toEqual(['1', '3', '0']);
    expect(isAnswer(typed(many, 1, ['3']), many)).toBe(false);
    expect(isAnswer(typed(scale, 1, [...'b2'], true), scale)).toBe(false);
  });

  test('choices have keys of their own where they name them', () => {
    expect(['0', 'e', '3', '4', '5'].map((key) => press(scale, 1, key))).toEqual([
      ...[4, 3, 2, 1, 1],
    ]);
    expect(draw(scale, 4, 80, 24)).toMatchSnapshot();
  });

  test('a word that is typed for another question moves nothing, and its Enter answers nothing', () => {
    for (const word of ['everyone', 'asked them twice', 'quite well']) {
      const list = typed(scale, 1, [...word], true);
      expect(list).toMatchObject({ at: 1, isSlip: true });
      expect([endsWord(list, true), endsWord(list, false)]).toEqual([true, false]);
    }
    // One stray key costs no second Enter, and digits are keys however quickly they come.
    expect(endsWord(typed(scale, 1, ['x']), true)).toBe(false);
    expect(typed(scale, 1, ['3', '1', '2'], true)).toMatchObject({ at: 1, isSlip: false });
    // At leisure, each letter is a key.
    expect(typed(scale, 1, ['x', 'e'])).toMatchObject({ at: 3, isSlip: false });
  });

  test('a word that spells a choice is that choice', () => {
    const sure: ListQuestion = {
      ...question,
      choices: [
        { value: 'last', label: 'No, still “Always”', key: 'n' },
        { value: 'new', label: 'Yes, “Rarely” from now on', key: 'y' },
      ],
    };
    expect(typed(sure, 0, [...'yes'], true)).toMatchObject({ at: 1, isSlip: false });
    expect(typed(sure, 0, [...'yet'], true)).toMatchObject({ at: 0, isSlip: true });
  });

  test('where all choices have letters, each answers at once', () => {
    const choices = ['n', 'y', 'a'].map((key) => ({ value: key, label: key, key }));
    const sure: ListQuestion = { ...question, choices };
    const answers = ['n', 'y', 'a', 'x', 'down'].filter((key) =>
      isAnswer(typed(sure, 0, [key]), sure),
    );
    expect(answers).toEqual(['n', 'y', 'a']);
    expect(drawList(openList(sure), sure, screenOf(80, 24)).at(-1)).toBe(
      '↑↓ move · n, y, a or Enter choose · q leave',
    );
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

describe('a list that leads to a search', () => {
  const leads: ListQuestion = { ...many, typed: many.choices[0]?.value ?? '' };
  const typed = (...names: readonly string[]) =>
    names.reduce<string | null>((words, name) => pressWords(words ?? '', { name }, leads), '');

  test('takes words where it stands, and shows them', () => {
    expect(typed('d', 'r', ' ', 'q', 'backspace', '1')).toBe('dr 1');
    expect(
      drawList(openList(leads), withWords(leads, 'dr 1'), screenOf(80, 24)).join('\n'),
    ).toContain('Find: dr 1');
    // A word may begin with q.
    expect(typed('q')).toBe('q');
    expect(drawList(openList(leads), leads, screenOf(80, 24)).join('\n')).toMatch(
      /type to search · Esc leave$/,
    );
  });

  test('keeps its own keys, and others have no words', () => {
    expect([typed('up'), typed('backspace'), typed('1'), typed('return')]).toEqual(
      Array(4).fill(null),
    );
    expect(pressWords('', { name: 'd' }, many)).toBeNull();
    expect(pressWords('', { name: 'd' }, question)).toBeNull();
  });
});
