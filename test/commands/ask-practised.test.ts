import { expect, test } from 'vitest';
import { askPractised } from '../../src/commands/shared/ask-practised.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import type { Ask, Question } from '../../src/prompts/ask.js';
import { builtIn } from './ladder-facts.js';

const ladder = withTerms(builtIn, {});

/** What Enter chooses for an action in one's own words; undefined where nothing is asked. */
async function preselected(act: string): Promise<string | undefined> {
  let initial: string | undefined;
  const ask = {
    question: async (question: Question) => {
      initial = question.kind === 'one' ? question.initial : undefined;
      return initial;
    },
  } as unknown as Ask;
  await askPractised(ask, ladder, { id: 'own-1', title: act, act });
  return initial;
}

test('Enter ties an action to a behaviour only where the words are those of its statement', async () => {
  expect(await preselected('draw the payments systems and who runs them')).toBe('draws-landscape');
  expect(await preselected('learning kafka, first consumer of the queue with the manual')).toBe(
    'none of these',
  );
  const notes = "Sitting in the weekly session with the client's architects and taking the notes";
  expect(await preselected(notes)).toBeUndefined();
});
