import { expect, test } from 'vitest';
import { askOptionalPart, askTitle } from '../../src/commands/plan/ask-action.js';
import { askText } from '../../src/commands/shared/ask.js';
import type { Ask, Question } from '../../src/prompts/ask.js';

/** Of these texts, those that the question takes. */
async function taken(askIt: (ask: Ask) => Promise<unknown>, texts: readonly string[]) {
  const right: string[] = [];
  const question = (async (one: Extract<Question, { kind: 'text' }>) => {
    right.push(...texts.filter((text) => (one.problem?.(text) ?? null) === null));
    return 'words';
  }) as Ask['question'];
  await askIt({ question } as Ask);
  return right;
}

test('no part of an action is a stray key, and only what may be left out is empty', async () => {
  const texts = ['', '-', '1', '23', 'e', 'the map hangs'];
  expect(await taken((ask) => askText(ask, 'When …'), texts)).toEqual(['the map hangs']);
  expect(await taken((ask) => askTitle(ask, 'Draw it'), texts)).toEqual(['the map hangs']);
  for (const current of [null, 'it hangs']) {
    expect(await taken((ask) => askOptionalPart(ask, 'Done when …', current), texts)).toEqual([
      ...['', '-', 'the map hangs'],
    ]);
  }
});
