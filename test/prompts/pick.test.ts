import { expect, test } from 'vitest';
import type { PickQuestion } from '../../src/prompts/ask.js';
import type { Pick } from '../../src/prompts/pick.js';
import { drawPick, openPick, pressPick } from '../../src/prompts/pick.js';
import { noPaint } from '../../src/text/paint.js';

const question: PickQuestion = {
  kind: 'pick',
  message: 'What will you work on? Up to 3; fewer is fine',
  choices: [
    {
      value: 'file-one-result',
      label: 'File one result with a number',
      note: '1 hour',
      due: 'by Tue 8 Dec',
      heading: 'Expected at level 3 or below',
      reason: 'Shows results already delivered before proposing further work.',
      detail: [
        'When I look at what we delivered last month, I will collect one number and one user’s sentence about one delivery and keep them where colleagues who plan new work will find them.',
        'Done when a colleague who writes proposals knows where to find it.',
      ],
    },
    {
      value: 'write-next-steps-down',
      label: 'Add two steps to the runbook',
      note: '1 hour',
      due: 'by Tue 8 Dec',
      heading: 'Expected at level 3 or below',
      reason: 'Works on an outage until the system is running again.',
      detail: ['When I have a quiet hour, I will write two steps into the runbook.'],
    },
    {
      value: 'leave-as-is-option',
      label: 'Price the do-nothing option',
      note: '1 hour',
      due: 'by Fri 11 Dec',
      heading: 'Expected at level 3 or below',
      reason: 'Compares design options for the customer by cost or risk.',
      detail: ['When I open one of our options papers, I will add the option of changing nothing.'],
    },
    {
      value: 'reread-old-decisions',
      label: 'Recheck one old decision',
      note: '1 hour',
      due: 'by Fri 11 Dec',
      heading: 'New at level 4',
      reason: 'Settles architecture questions that concern several teams.',
      detail: ['When I plan my week, I will ask a team whether its reasons still hold.'],
    },
    {
      value: 'ask-for-mentor',
      label: 'Ask for a mentor',
      note: '15 min',
      due: 'by Tue 8 Dec',
      heading: 'Somebody to ask',
      reason: 'You named nobody who tells you how you are doing.',
      detail: [
        'When I plan my week, I will think of the person who does best what I want to learn.',
      ],
    },
  ],
  initial: ['file-one-result'],
  most: 3,
};

function after(...names: readonly string[]): Pick {
  return names.reduce<Pick>((pick, name) => {
    const next = pressPick(pick, { name }, question);
    if ('answer' in next) throw new Error(`${name} ends it`);
    return next;
  }, openPick(question));
}

function draw(pick: Pick, columns: number, rows: number, unicode = true): string {
  const screen = { width: columns - 1, height: rows, colour: false, unicode, terminal: true };
  return `${drawPick(pick, question, { ...screen, paint: noPaint }).join('\n')}\n`;
}

test.each([
  [80, 24, true, []],
  [80, 24, false, ['down', 'space']],
  [40, 15, true, ['down', 'down']],
  [120, 40, true, ['down', 'space', 'down', 'space', 'down', 'down', 'space']],
] as const)('%i columns, %i rows, Unicode %s, after %j', (columns, rows, unicode, keys) => {
  const frame = draw(after(...keys), columns, rows, unicode);
  expect(frame).toMatchSnapshot();
});

test('no frame is taller or wider than the screen, and each shows the choice under the cursor', () => {
  for (const columns of [20, 30, 40, 60, 80, 120]) {
    for (const rows of [10, 12, 15, 20, 24, 40]) {
      for (let at = 0; at < question.choices.length; at += 1) {
        const lines = draw(after(...Array<string>(at).fill('down')), columns, rows).split('\n');
        expect(lines.length - 1).toBeLessThan(rows);
        for (const line of lines) expect(line.length).toBeLessThan(columns);
        expect(lines.some((line) => line.startsWith('›'))).toBe(true);
      }
    }
  }
});

test('where it is tight, each choice says which one of how many it is, and when it is done', () => {
  for (let at = 0; at < question.choices.length; at += 1) {
    const frame = draw(after(...Array<string>(at).fill('down')), 40, 15);
    expect(frame).toContain(`(${at + 1} of 5)`);
    const [, doneWhen] = question.choices[at]?.detail ?? [];
    if (doneWhen !== undefined) expect(frame.replace(/\s+/g, ' ')).toContain(doneWhen);
  }
});

test('where it is too tight for the words of a choice, ? shows each part of them in turn', () => {
  const flat = (frame: string) => frame.replace(/\s+/g, ' ');
  const [sentence = '', doneWhen = ''] = question.choices[0]?.detail ?? [];
  const cut = draw(openPick(question), 40, 12);
  expect(cut).toContain('…');
  expect(cut).toContain('? all of its words');
  const parts = [['?'], ['?', '?']].map((keys) => draw(after(...keys), 40, 12));
  const words = parts.map((frame) =>
    frame.split('\n').filter((line) => /^ {2}[A-Za-z]/.test(line)),
  );
  expect(flat(words.flat().join(' '))).toContain(`${sentence} ${doneWhen}`);
  // Another choice begins with its first words.
  expect(draw(after('?', 'down', 'up'), 40, 12)).toBe(cut);
  expect(draw(after('?', '?', '?'), 40, 12)).toBe(cut);
  expect(draw(openPick(question), 80, 24)).not.toContain('? all');
});

test('Space ticks, in the order of the list, at most so many', () => {
  const full = after('down', 'down', 'space', 'up', 'space');
  expect(full.ticked).toEqual(['file-one-result', 'leave-as-is-option', 'write-next-steps-down']);
  expect(pressPick(full, { name: 'return' }, question)).toEqual({
    answer: {
      ticked: ['file-one-result', 'write-next-steps-down', 'leave-as-is-option'],
      edit: null,
    },
  });
  const refused = after('down', 'space', 'down', 'space', 'down', 'space');
  expect(refused.ticked).toHaveLength(3);
  expect(refused.message).toBe('At most 3: untick one first with Space.');
  expect(after('space').ticked).toEqual([]);
});

test('e edits the choice under the cursor; a key that is not announced says so and does nothing', () => {
  expect(pressPick(after('down', 'x', '9'), { name: 'e' }, question)).toEqual({
    answer: { ticked: ['file-one-result'], edit: 'write-next-steps-down' },
  });
  for (const key of ['1', '3', 's', 'a', 'j', 'k']) {
    const message = `“${key}” does nothing here.`;
    expect(after('down', key)).toEqual({ ...after('down'), message });
    expect(after('down', key, 'up').message).toBeNull();
  }
  expect(openPick({ ...question, at: 'ask-for-mentor' }).at).toBe(4);
  expect(after('up', 'up').at).toBe(0);
  expect(after(...Array<string>(9).fill('down')).at).toBe(4);
});
