import { describe, expect, test } from 'vitest';
import { askWhatToChange } from '../../src/commands/plan/ask-action.js';
import { askPractised } from '../../src/commands/shared/ask-practised.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import type { Report } from '../../src/core/schema/report.schema.js';
import type { Ask, Question } from '../../src/prompts/ask.js';
import type { World } from '../../src/world/world.js';
import { scriptedAsk } from '../prompts/scripted-ask.js';
import { builtIn } from './ladder-facts.js';

const ladder = withTerms(builtIn, {});

/** What is asked about an action in one's own words; undefined where nothing is. */
async function askedAbout(act: string, isNew = false) {
  let asked: Extract<Question, { kind: 'one' }> | undefined;
  const ask = {
    question: async (question: Question) => {
      if (question.kind === 'one') asked = question;
      return asked?.initial ?? asked?.choices[0]?.value;
    },
  } as unknown as Ask;
  await askPractised(ask, { ladder }, { id: 'own-1', title: act, act }, undefined, isNew);
  return asked;
}

/** What Enter chooses. */
const preselected = async (act: string) => (await askedAbout(act))?.initial;

test('the behaviour whose statement has the words is the first, however long the text is', async () => {
  const service = 'write the yearly running cost of the order service';
  for (const act of [`${service} and send it to the head of sales`, `${service} on one page`]) {
    const { choices = [] } = (await askedAbout(act)) ?? {};
    expect(choices.find(({ value }) => value !== 'none of these')?.label).toMatch(
      /^Tells those who pay how much a sol/,
    );
  }
});

test('Enter ties an action to the behaviour that its words fit best', async () => {
  expect(await preselected('draw the payments systems and who runs them')).toBe('draws-landscape');
  const notes = "Sitting in the weekly session with the client's architects and taking the notes";
  expect(await preselected(notes)).toBeUndefined();
});

test.each([
  ['present my design to the directors', 'presents-design'],
  ['build a prototype before the meeting', 'prototypes-doubt'],
  ['mediate between the two groups', 'mediates-disagreement'],
  ['tell my lead early when I am late', 'warns-early'],
  ['talk to the boss about the old servers', 'meets-stakeholders'],
])(
  'a new action shares one word with what is offered first, and Enter still chooses none: %s',
  async (act, behaviour) => {
    const { choices = [], initial } = (await askedAbout(act, true)) ?? {};
    expect(choices.slice(0, 2).map(({ value }) => value)).toEqual(['none of these', behaviour]);
    expect(initial).toBeUndefined();
    expect(await askedAbout(act)).toBeUndefined();
  },
);

describe('the words of an action', () => {
  const gaps = ['warns-early', 'weighs-options', 'draws-landscape', 'reviews-colleagues-work'].map(
    (behaviour) => ({ behaviour, statement: `About ${behaviour}.` }),
  );
  const report = { gaps } as unknown as Report;
  const act = 'draw the payments systems and who runs them';
  const own = { id: 'own-1', title: 'Draw them', act };

  /** Chooses by how labels begin; keeps what was offered. */
  function person(...steps: readonly string[]) {
    const offered: string[][] = [];
    const left = [...steps];
    const answers = (question: Question) => {
      if (question.kind !== 'one') throw new Error(question.kind);
      offered.push(question.choices.map(({ label }) => label));
      const step = left.shift() ?? '';
      return question.choices.find(({ label }) => label.startsWith(step))?.value ?? '';
    };
    return { ask: scriptedAsk({ answers }), offered };
  }

  test('decide what is offered, and all other behaviours are behind one choice', async () => {
    const [chosen] = builtIn.levels[0]?.behaviours ?? [];
    const { ask, offered } = person('Pick from', 'Level 1', chosen?.statement.slice(0, 20) ?? '');
    expect(await askPractised(ask, { ladder }, own)).toBe(chosen?.id);
    expect(offered[0]?.[0]).toMatch(/^Draws how/);
    expect(offered[0]?.slice(3)).toEqual(['Pick from all behaviours', 'None of these']);
  });

  test('may tell nothing: then a new action leads to all behaviours, where Enter chooses none', async () => {
    const asked = async (isNew: boolean) => {
      const { ask, offered } = person('None');
      const action = { ...own, act: 'lunch' };
      expect(await askPractised(ask, { ladder }, action, undefined, isNew)).toBeNull();
      return offered[0];
    };
    expect((await asked(true))?.slice(0, 3)).toEqual([
      'None',
      'Find it by words, or type its id',
      expect.stringMatching(/^Level 1: /),
    ]);
    expect(await asked(false)).toBeUndefined();
  });

  test('editing changes the behaviour, takes it away, or leaves it', async () => {
    const edited = async (behaviour: string | null, ...steps: string[]) => {
      const { ask } = person('Works on', ...steps, 'No, save it');
      const world = { today: '2026-12-01', settings: async () => ({ locale: null }) };
      const words = { ...own, behaviour };
      return await askWhatToChange(ask, words, { ladder, report }, world as unknown as World);
    };
    expect(await edited(null, 'Draws how')).toEqual({ behaviour: 'draws-landscape' });
    expect(await edited('warns-early', 'As before')).toEqual({ behaviour: 'warns-early' });
    expect(await edited('warns-early', 'None')).toEqual({ behaviour: null });
  });
});
