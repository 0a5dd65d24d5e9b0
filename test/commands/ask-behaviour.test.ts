import { expect, test } from 'vitest';
import { askBehaviours, askOtherBehaviours } from '../../src/commands/shared/ask-behaviour.js';
import { searchBehaviours, suggestBehaviours } from '../../src/core/evidence/suggest-behaviours.js';
import type { KnownAction } from '../../src/core/journal/state.js';
import type { Question } from '../../src/prompts/ask.js';
import type { ScriptedAnswer } from '../prompts/scripted-ask.js';
import { scriptedAsk } from '../prompts/scripted-ask.js';
import { builtIn } from './ladder-facts.js';

const costs = 'Showed two options with costs to the steering group';
const suggested = suggestBehaviours(builtIn, costs);
const nothing = { actions: [], evidence: [] };
const whichOne = 'Which behaviour is it about?';

/** Picks choices by how their labels begin, or types; keeps what was offered. */
function person(...steps: readonly string[]) {
  const offered: string[][] = [];
  const left = [...steps];
  const answer = (question: Question): ScriptedAnswer => {
    const step = left.shift() ?? '';
    if (question.kind === 'text') {
      const problem = question.problem?.(step);
      if (problem) return answer(question);
      return step;
    }
    if (question.kind !== 'one') throw new Error(question.kind);
    offered.push(question.choices.map(({ label }) => label));
    return question.choices.find(({ label }) => label.startsWith(step))?.value ?? '';
  };
  return { ask: scriptedAsk({ answers: answer }), offered };
}

test('suggested behaviours come first, then words, levels and habits', async () => {
  const { ask, offered } = person('Compares design options');
  expect(await askBehaviours(ask, builtIn, suggested)).toEqual(['weighs-options']);
  expect(offered[0]).toEqual([
    'Compares design options for the {customer} by cost or risk.',
    'Find it by words, or type its id',
    ...builtIn.levels.map(({ rank, title }) => `Level ${rank}: ${title}`),
    ...builtIn.strands.map(({ title }) => `Habit: ${title}`),
  ]);
});

test('what active actions are about comes first, then what was noted lately', async () => {
  const { ask, offered } = person('Of your plan: Draws how');
  const actions = [
    { behaviour: 'draws-landscape', status: 'active' },
    { behaviour: 'draws-landscape', status: 'active' },
    { behaviour: 'warns-early', status: 'queued' },
    { behaviour: null, status: 'active' },
    { behaviour: 'gone', status: 'active' },
  ] as unknown as KnownAction[];
  const line = (date: string, ...behaviours: string[]) => ({
    id: date,
    date,
    text: '',
    behaviours,
  });
  const evidence = [
    line('2026-11-02', 'weighs-options'),
    line('2026-11-01', 'plays-back'),
    { ...line('2026-11-05', 'finds-the-cause'), fromReview: true as const },
    line('2026-11-04', 'draws-landscape', 'gone', 'shows-team-work'),
  ];
  expect(await askBehaviours(ask, builtIn, [], { actions, evidence })).toEqual(['draws-landscape']);
  expect(offered[0]?.slice(0, 4)).toEqual([
    expect.stringMatching(/^Of your plan: Draws how/),
    expect.stringMatching(/^Noted lately: Presents/),
    expect.stringMatching(/^Noted lately: Compares design options/),
    'Find it by words, or type its id',
  ]);
});

test.each([
  ['words', ['Find', 'draw land', 'Draws how'], ['draws-landscape']],
  ['words that fit nothing first', ['Find', 'zzzz', 'slipping', 'Tells whoever'], ['warns-early']],
  ['an id', ['Find', 'weighs-options'], ['weighs-options']],
  ['how ids start', ['Find', 'weighs, draws-land, weighs'], ['weighs-options', 'draws-landscape']],
  ['a word of several that begins an id', ['Find', 'present', 'Presents'], ['shows-team-work']],
  ['a level', ['Level 1', 'Traces a fault'], ['finds-the-cause']],
  ['a habit, after another look', ['Level 1', 'None of', 'Habit: L', 'Checks a'], ['plays-back']],
  ['nothing typed, then a level', ['Find', '', 'Level 1', 'Traces a fault'], ['finds-the-cause']],
])('is found by %s', async (_, steps, behaviours) => {
  expect(await askBehaviours(person(...steps).ask, builtIn, [])).toEqual(behaviours);
});

test('of a line that has one it can stay, and leaving goes back', async () => {
  const { ask, offered } = person('As before');
  const had = ['weighs-options'];
  expect(await askOtherBehaviours(ask, builtIn, [], had, nothing)).toEqual(had);
  expect(offered[0]?.[0]).toBe(
    'As before: Compares design options for the {customer} by cost or risk.',
  );
  expect(await askOtherBehaviours(person('None').ask, builtIn, [], had, nothing)).toEqual([]);
  const leaving = scriptedAsk({ answers: [{ leave: 'quit' }] });
  expect(await askOtherBehaviours(leaving, builtIn, [], [], nothing)).toBeNull();
  expect(leaving.asked).toEqual([whichOne]);
  const stopped = scriptedAsk({ answers: [{ leave: 'interrupt' }] });
  await expect(askOtherBehaviours(stopped, builtIn, [], [], nothing)).rejects.toThrow();
});

test('words typed in the list itself are searched for, without another question', async () => {
  const answers = ['by words slipping', 'warns-early'];
  const asked: string[] = [];
  const ask = scriptedAsk({
    answers: ({ kind }) => {
      asked.push(kind);
      return answers.shift() ?? '';
    },
  });
  expect(await askBehaviours(ask, builtIn, [])).toEqual(['warns-early']);
  expect(asked).toEqual(['one', 'one']);
});

test.each(['against', 'against work'])('usual words that are typed are found, too: %s', (words) => {
  const found = searchBehaviours(builtIn, words).map(({ behaviour }) => behaviour);
  expect(found).toContain('advises-against-gain');
});

test.each(['offer', 'our bid', 'tenders'])(
  'a proposal is found by its other names: %s',
  (words) => {
    const found = searchBehaviours(builtIn, words).map(({ behaviour }) => behaviour);
    expect(found.slice(0, 3)).toContain('writes-for-proposals');
  },
);

test('usual words that stand apart are found, too', () => {
  const found = searchBehaviours(builtIn, 'asks what').map(({ behaviour }) => behaviour);
  expect(found).toContain('asks-for-outcome');
});

test('what has the words only in an example says which, and comes after what has them itself', async () => {
  const boards = searchBehaviours(builtIn, 'board');
  expect(boards.length).toBeGreaterThan(2);
  for (const { statement, example } of boards) {
    expect(statement).not.toMatch(/board/i);
    expect(example).toMatch(/\bboard/i);
  }
  const [first, ...others] = searchBehaviours(builtIn, 'slipping board');
  expect(first).toEqual({ behaviour: 'warns-early', statement: expect.stringMatching(/slipping/) });
  expect(others.map(({ behaviour }) => behaviour)).toEqual(
    boards.map(({ behaviour }) => behaviour),
  );
  const details: unknown[] = [];
  const words = ['by words board', 'stands-in-front'];
  const ask = scriptedAsk({
    answers: (question) => {
      if (question.kind === 'one') details.push(question.choices.at(-2)?.detail);
      return words.shift() ?? '';
    },
  });
  await askBehaviours(ask, builtIn, []);
  expect(details.at(-1)).toMatch(/^For instance: .*board/);
});

test('a whole word tells more than one that only begins so', () => {
  const ladder = {
    ...builtIn,
    strands: [],
    levels: builtIn.levels.slice(0, 1).map((level) => ({
      ...level,
      behaviours: ['Reads plots.', 'Reads plo.', 'Writes.', 'Draws.'].map((statement, index) => ({
        ...{ id: `b${index}`, statement, looksLike: [], actions: [] },
      })),
    })),
  } as unknown as typeof builtIn;
  expect(searchBehaviours(ladder, 'plo').map(({ behaviour }) => behaviour)).toEqual(['b1', 'b0']);
});
