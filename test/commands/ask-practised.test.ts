import { expect, test } from 'vitest';
import { askPractised } from '../../src/commands/shared/ask-practised.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import type { Ask, Question } from '../../src/prompts/ask.js';
import { builtIn } from './ladder-facts.js';

const ladder = withTerms(builtIn, {});

/** What is asked about an action in one's own words; undefined where nothing is. */
async function askedAbout(act: string) {
  let asked: Extract<Question, { kind: 'one' }> | undefined;
  const ask = {
    question: async (question: Question) => {
      if (question.kind === 'one') asked = question;
      return asked?.initial;
    },
  } as unknown as Ask;
  await askPractised(ask, ladder, { id: 'own-1', title: act, act });
  return asked;
}

/** What Enter chooses. */
const preselected = async (act: string) => (await askedAbout(act))?.initial;

test('the behaviour whose statement has the words is the first, however long the text is', async () => {
  const service = 'write the yearly running cost of the order service';
  for (const act of [`${service} and send it to the head of sales`, `${service} on one page`]) {
    expect((await askedAbout(act))?.choices[0]?.label).toMatch(/^Tells whoever pays what a sol/);
  }
});

test('Enter ties an action to a behaviour only where the words are those of its statement', async () => {
  expect(await preselected('draw the payments systems and who runs them')).toBe('draws-landscape');
  expect(await preselected('learning kafka, first consumer of the queue with the manual')).toBe(
    'none of these',
  );
  const notes = "Sitting in the weekly session with the client's architects and taking the notes";
  expect(await preselected(notes)).toBeUndefined();
});
