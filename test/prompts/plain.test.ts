import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { startInterview } from '../../src/core/interview/interview.js';
import type { AnyAnswer } from '../../src/core/journal/draft.js';
import type { Ladder } from '../../src/core/schema/ladder.schema.js';
import type { Ask, Question, QuestionnaireEnd } from '../../src/prompts/ask.js';
import { Left } from '../../src/prompts/ask.js';
import { plainAsk } from '../../src/prompts/plain.js';
import { open, pressAll, pressUntil, stepInShort } from './press-keys.js';
import { allExamples, smallLadder } from './small-ladder.js';

/** Streams as a script has them: all input at once, and its end. */
function streams(input: string) {
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk) => {
    text += chunk;
  });
  const from = new PassThrough();
  from.end(input);
  return { ask: plainAsk({ input: from, output, width: 79 }), written: () => text };
}

interface Played {
  readonly end: QuestionnaireEnd;
  readonly kept: readonly string[];
  readonly text: string;
}

/** Answers the questionnaire by lines of text. */
async function play(
  lines: readonly string[],
  {
    ladder = smallLadder(),
    earlier = {},
    lastTime = null,
  }: { ladder?: Ladder; earlier?: Record<string, AnyAnswer>; lastTime?: string | null } = {},
): Promise<Played> {
  const { ask, written } = streams(lines.map((line) => `${line}\n`).join(''));
  const kept: string[] = [];
  const interview = startInterview(ladder, {
    earlier: new Map(Object.entries(earlier)),
    examples: allExamples,
    lastTime,
  });
  const end = await ask.questionnaire(interview, (step) => kept.push(stepInShort(step)));
  return { end, kept, text: written() };
}

const rated = pressUntil('text', '4', pressAll(open(), 'Enter', '2').sheet);
const fours = Array<string>(rated.times).fill('4');
const first = pressAll(open(), 'Enter', '2').sheet.interview.pending?.question ?? '';

describe('the questionnaire line by line', () => {
  it('asks the same, keeps the same and ends the same as on a terminal', async () => {
    const played = await play(['2', ...fours, 'Dana', 'this', '-', '']);
    const pressed = pressAll(rated.sheet, ...'Dana', 'Enter', ...'this', 'Enter', '-', 'Enter');
    const begun = pressAll(open(), 'Enter', '2');
    expect(played.kept).toEqual(
      [...begun.steps, ...rated.steps, ...pressed.steps].map(stepInShort),
    );
    expect(played.end.how).toBe('finished');
    expect(played.end.interview.answers).toEqual(pressed.sheet.interview.answers);
  });

  it('reads like this', async () => {
    const { text } = await play(['2', 'x', 'n', 'Drawn in “May”', '?', '3', 'b', '', 'q']);
    // Which behaviour is asked is the model's affair.
    const steady = text
      .replace(/\d+ of about \d+/g, 'N of about N')
      .split('\n')
      .filter(
        (line) =>
          !/^[A-Z].*\.$/.test(line) || / does nothing|^(Rate|Noted|Just a guess)/.test(line),
      );
    expect(steady.join('\n')).toMatchSnapshot();
  });

  it('is ASCII without any control character', async () => {
    const { text } = await play(['2', '?', ...fours, 'Dana', '', '', '']);
    expect(text).toMatch(/^[\n -~]*$/);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('knows every command', async () => {
    const played = await play([
      ...['2', '6', '0', 'b', 'f', 'b', '3', 's', 'n', '', 'n', 'A note', 'b', 'b', 'q'],
    ]);
    expect(played.text).toContain('6 does nothing here. Press ? for help.');
    expect(played.kept.slice(0, 3)).toEqual([
      '@own-guess={"level":2}',
      `${first}="no-opportunity"`,
      `${first}=3`,
    ]);
    expect(played.kept[3]).toMatch(/="skip"$/);
    expect(played.kept[4]).toMatch(/^note [\w-]+=A note$/);
    expect(played.kept).toHaveLength(5);
    expect(played.end.how).toBe('quit');
  });

  it('keeps what was said the last time by Enter', async () => {
    const earlier = { '@own-guess': { level: 2 }, [first]: 2, '@mentor': { text: 'Dana' } };
    const played = await play(['', '', 'q'], { earlier });
    expect(played.kept).toEqual(['@own-guess={"level":2}', `${first}=2`]);
    expect(played.text).toContain(
      '2 With help: only when somebody else led it or reminded me (last time)',
    );
    expect(played.text).toContain('Enter keeps 2');
  });

  it('keeps all that was said the last time by r', async () => {
    const { sheet, times } = pressUntil('text', '4', pressAll(open(), 'Enter', '2').sheet);
    const earlier = Object.fromEntries(sheet.interview.path.map(({ question }) => [question, 4]));
    const played = await play(['2', '?', '', 'r', 'q'], { earlier });
    expect(played.kept.filter((step) => step.endsWith('=4'))).toHaveLength(times - 1);
    expect(played.text).toContain('Enter keeps 4, r keeps the rest');
    expect(played.text).toContain(
      `\n${times - 1} answers kept from last time: see the list at the end`,
    );
    expect(played.end.how).toBe('quit');
  });

  it('tells from what was answered last time what is new', async () => {
    const played = await play(['2', 'r', 'q'], { earlier: { [first]: 4 }, lastTime: 'Last time.' });
    expect(played.text.match(/^No answer from last time\.$/gm)).toHaveLength(1);
    expect((await play(['2', 'q'])).text).not.toContain('No answer from last time');
  });

  it('takes e for earlier, names it in the review, and keeps it the next time by Enter', async () => {
    const played = await play(['2', 'e', 'b', '', 'q']);
    expect(played.kept).toEqual(['@own-guess={"level":2}', `${first}="earlier"`]);
    expect(played.text).toContain('e Earlier (your answer)');
    expect(played.text).toContain('1-5, e or 0, Enter keeps e');
    const again = await play(['2', '', 'q'], { earlier: { [first]: 'earlier' } });
    expect(again.kept).toEqual(['@own-guess={"level":2}', `${first}="earlier"`]);
    const { times } = pressUntil('text', '4', pressAll(open(), 'Enter', '2', 'e').sheet);
    const rest = Array<string>(times).fill('4');
    const reviewed = await play(['2', 'e', ...rest, '-', '-', '-', '']);
    expect(reviewed.text).toMatch(/^2\. .*Answer:\s+earlier$/m);
    const changed = await play(['2', 'e', ...rest, '-', '-', '-', ''], { earlier: { [first]: 3 } });
    expect(changed.text).toMatch(/Answer:\s+earlier,\s+was\s+3\n3\. /);
  });

  it('says which ratings count, over the scale', async () => {
    const { text } = await play(['2', 'q']);
    expect(text).toContain(
      '\nWas this you in the last twelve months? (4 and 5 count as doing it)\n1 Not so far',
    );
  });

  it('names the answers beside the scale as the ladder does, also in the help', async () => {
    const scale = {
      ...smallLadder().scale,
      held: 5,
      earlier: { label: 'Long ago', meaning: 'but I still could' },
      noOpportunity: { label: 'Never came up', meaning: 'not once' },
    };
    const { text } = await play(['2', '?', '', 'q'], { ladder: smallLadder({ scale }) });
    expect(text.match(/^e Long ago: but I still could$/gm)).toHaveLength(2);
    expect(text.match(/^0 Never came up: not once$/gm)).toHaveLength(2);
    expect(text).toContain('Was this you in the last twelve months? (5 counts as doing it)');
  });

  it('changes an answer from the review, by its number', async () => {
    const played = await play(['2', ...fours, '-', '-', '-', '99', 'hello', '2', '5', '']);
    expect(played.text).toContain('There is no answer 99');
    expect(played.text).toContain('hello does nothing here.');
    expect(played.kept.at(-1)).toBe(`${first}=5`);
    expect(played.end.how).toBe('finished');
  });

  it('takes numbers of two digits where there are more than nine levels', async () => {
    const [level] = smallLadder().levels;
    const levels = Array.from({ length: 12 }, (_, index) => ({
      rank: index + 1,
      id: `l${index}`,
      title: `Level ${index + 1}`,
      behaviours: [{ id: `b${index}`, statement: level?.behaviours[0]?.statement ?? 'Does it.' }],
    }));
    const played = await play(['13', '12', 'q'], { ladder: smallLadder({ levels }) });
    expect(played.kept).toEqual(['@own-guess={"level":12}']);
    expect(played.text).toContain('There is no level 13: choose 1 to 12.');
  });

  it('leaves at the end of the input, with what was given', async () => {
    const played = await play(['2', '4']);
    expect(played.end.how).toBe('quit');
    expect(played.kept).toEqual(['@own-guess={"level":2}', `${first}=4`]);
    expect((await play([])).end.how).toBe('quit');
  });

  it('takes a text of 100 kB, cut and clean', async () => {
    const played = await play(['2', 'n', `a\u001B[31m${'x'.repeat(100_000)}`, 'q']);
    const [, note] = played.kept;
    expect(note?.startsWith(`note ${first}=a [31mx`)).toBe(true);
    expect(note?.length).toBe(`note ${first}=`.length + 2000);
  });

  it('leaves lines for the question after it, and lets the process end', async () => {
    const { ask } = streams('2\nq\ny\n');
    await ask.questionnaire(startInterview(smallLadder()), () => {});
    expect(await ask.question({ kind: 'yes-no', message: 'Really?', initial: false })).toBe(true);
  });
});

const choices = [
  { value: 'a', label: 'The first' },
  { value: 'b', label: 'The second', detail: 'More of it.' },
  { value: 'c', label: 'The third' },
];
const one: Question = { kind: 'one', message: 'Which?', choices, initial: 'b' };
const scale: Question = {
  kind: 'one',
  message: 'How often?',
  choices: [...choices, { value: 'none', label: 'No occasion', key: '0' }],
  initial: 'b',
  help: ['Counts: any of it.'],
};
const meant: Question = {
  kind: 'one',
  message: 'Is that right?',
  choices: [
    { value: 'old', label: 'No', key: 'n' },
    { value: 'new', label: 'Yes', key: 'y' },
  ],
};
const some: Question = {
  kind: 'pick',
  message: 'Which?',
  choices: choices.map(({ value, label, detail = '' }) => ({
    ...{ value, label, note: '', reason: 'Why.', detail: [detail] },
    heading: value === 'c' ? 'Others' : 'These',
  })),
  initial: ['a'],
  most: 2,
};
const ticked = (...values: readonly string[]) => ({ ticked: values, edit: null });
const text: Question = {
  kind: 'text',
  message: 'What?',
  initial: 'this',
  problem: (given) => (given.length > 5 ? 'Shorter, please' : null),
};
const yesNo: Question = { kind: 'yes-no', message: 'Really?', initial: true };

const put = (ask: Ask, question: Question) => ask.question(question as typeof one);

describe('questions line by line', () => {
  it.each([
    [one, ['3'], 'c'],
    [one, [''], 'b'],
    [one, ['4', 'x', '1'], 'a'],
    [scale, ['4', '0'], 'none'],
    [meant, ['1', 'Y'], 'new'],
    [some, ['2 3'], ticked('b', 'c')],
    [some, ['3,2'], ticked('c', 'b')],
    [some, ['2 2'], ticked('b')],
    [some, [''], ticked('a')],
    [some, ['-'], ticked()],
    [some, ['e 2'], { ticked: ['a'], edit: 'b' }],
    [some, ['1 2 3', '1 9', '2'], ticked('b')],
    [text, [''], 'this'],
    [text, ['too long', 'short'], 'short'],
    [yesNo, [''], true],
    [yesNo, ['n'], false],
    [yesNo, ['maybe', 'yes'], true],
  ] as const)('%j %j: %j', async (question, lines, answer) => {
    const { ask } = streams(lines.map((line) => `${line}\n`).join(''));
    expect(await put(ask, question)).toEqual(answer);
  });

  it.each([
    [one, 'q\n'],
    [some, 'q\n'],
    [yesNo, 'q\n'],
    [one, ''],
    [text, ''],
    [text, 'q\n'],
  ])('%j is left by %j', async (question, input) => {
    const { ask } = streams(input);
    await expect(put(ask, question)).rejects.toThrow(new Left('quit'));
  });

  it('explains itself at ?, and says why b does not go back', async () => {
    for (const question of [one, some, text, yesNo]) {
      const { ask, written } = streams('?\nb\n\n');
      await put(ask, question);
      expect(written().split(question.message)).toHaveLength(3);
      expect(written()).toContain('? repeats the question, q saves and leaves.');
      expect(written()).toContain('There is no way back here: your answers are saved');
    }
    const keys = [{ key: 'b', label: 'both' }];
    const { ask } = streams('b\n');
    expect(await put(ask, { kind: 'key', message: 'Which?', keys })).toBe('b');
  });

  it('b goes back where the question before can be asked again', async () => {
    for (const question of [one, text, yesNo]) {
      const { ask, written } = streams('b\n');
      const left = { how: 'quit', isEscape: true };
      await expect(put(ask, { ...question, back: true })).rejects.toMatchObject(left);
      expect(written()).toContain(', b back, q leave');
    }
  });

  it('reads like this', async () => {
    const { ask, written } = streams('9\n2\n?\n4\n0\n1\ny\n1 2 3\n\n\n\n');
    for (const question of [one, scale, meant, some, text, yesNo]) await put(ask, question);
    expect(written()).toMatchSnapshot();
  });
});
