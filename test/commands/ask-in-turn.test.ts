import { describe, expect, test } from 'vitest';
import type { AskPart } from '../../src/commands/plan/ask-in-turn.js';
import { askInTurn } from '../../src/commands/plan/ask-in-turn.js';
import type { ActionWords } from '../../src/core/plan/plan-change.js';
import type { Ask, Question } from '../../src/prompts/ask.js';
import { Left } from '../../src/prompts/ask.js';

/** Each answer in turn; null: Escape. Tells what was asked, what was proposed, and whether Escape went back. */
function personWho(answers: readonly (string | null)[]) {
  const asked: string[] = [];
  const left = [...answers];
  const question = (async (one: Extract<Question, { kind: 'text' }>) => {
    asked.push(`${one.message} ${one.initial ?? ''}${one.back ? ' (back)' : ''}`);
    const answer = left.shift() ?? null;
    if (answer === null) throw new Left('quit', undefined, true);
    return answer;
  }) as Ask['question'];
  return { ask: { question } as Ask, asked };
}

const part =
  (name: 'cue' | 'act' | 'fallback'): AskPart =>
  async (ask, words) => ({
    [name]: await ask.question<'text'>({
      kind: 'text',
      message: name,
      initial: words[name] ?? '',
    }),
  });
const parts: readonly AskPart[] = [part('cue'), () => null, part('act'), part('fallback')];
const given: ActionWords = { cue: 'old' };

describe('the parts of an action', () => {
  test('are asked one after another; Escape goes back past what is not asked, and loses nothing', async () => {
    const { ask, asked } = personWho(['new', 'draw', null, null, 'newer', 'draw', 'ask']);
    expect(await askInTurn(ask, given, parts)).toEqual({
      ...{ cue: 'newer', act: 'draw', fallback: 'ask' },
    });
    expect(asked).toEqual([
      'cue old',
      'act  (back)',
      'fallback  (back)',
      'act draw (back)',
      'cue new',
      'act draw (back)',
      'fallback  (back)',
    ]);
  });

  test('Escape from the first leaves, or ends with what was entered', async () => {
    await expect(askInTurn(personWho([null]).ask, given, parts)).rejects.toThrow(Left);
    expect(await askInTurn(personWho([null]).ask, given, parts, 'end')).toBe(given);
    const entered = await askInTurn(personWho(['new', null, null]).ask, given, parts, 'end');
    expect(entered).toEqual({ cue: 'new' });
  });

  test('another failure passes through', async () => {
    const failing: AskPart = () => Promise.reject(new Left('interrupt'));
    await expect(askInTurn(personWho([]).ask, given, [failing], 'end')).rejects.toThrow(Left);
  });
});
