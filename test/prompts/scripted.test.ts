import { describe, expect, it } from 'vitest';
import { startInterview } from '../../src/core/interview/interview.js';
import { Left } from '../../src/prompts/ask.js';
import { open, pressAll, pressUntil, stepInShort } from './press-keys.js';
import type { ScriptedMove } from './scripted-ask.js';
import { scriptedAsk } from './scripted-ask.js';
import { allExamples, smallLadder } from './small-ladder.js';

const interview = startInterview(smallLadder(), { examples: allExamples });

async function play(moves: readonly ScriptedMove[]) {
  const kept: string[] = [];
  const ask = scriptedAsk({ questionnaire: moves });
  const end = await ask.questionnaire(interview, (step) => kept.push(stepInShort(step)));
  return { end, kept, asked: ask.asked };
}

describe('a scripted person', () => {
  it('keeps what a person at a terminal keeps', async () => {
    const kept: string[] = [];
    const ask = scriptedAsk({
      questionnaire: (question) => {
        if (question === null) return 'finish';
        if (question.kind === 'rating') return { answer: 4 };
        return { answer: question.kind === 'level' ? { level: 2 } : null };
      },
    });
    const end = await ask.questionnaire(interview, (step) => kept.push(stepInShort(step)));
    const begun = pressAll(open(), 'Enter', '2');
    const rated = pressUntil('text', '4', begun.sheet);
    const rest = pressUntil('review', 'Enter', rated.sheet);
    expect(kept).toEqual([...begun.steps, ...rated.steps, ...rest.steps].map(stepInShort));
    expect(end.how).toBe('finished');
  });

  it('goes back and forward, skips, notes and leaves', async () => {
    const { end, kept, asked } = await play([
      { answer: { level: 1 } },
      'back',
      'forward',
      { note: 'In May' },
      'skip',
      { leave: 'interrupt' },
    ]);
    expect(end.how).toBe('interrupt');
    expect(kept).toEqual([
      '@own-guess={"level":1}',
      expect.stringMatching(/^note .*=In May$/),
      expect.stringMatching(/="skip"$/),
    ]);
    expect(asked.slice(0, 2)).toEqual(['@own-guess', asked[1]]);
  });

  it('says for which question it has no answer', async () => {
    await expect(play([])).rejects.toThrow('The script has no answer number 1, to: @own-guess');
    await expect(play(['finish'])).rejects.toThrow('finishes before the review, at: @own-guess');
    await expect(play(Array<ScriptedMove>(2000).fill('back'))).rejects.toThrow(
      'not come to an end',
    );
  });

  it('answers the other questions in turn, or leaves', async () => {
    const ask = scriptedAsk({ answers: [true, { leave: 'quit' }] });
    const question = { kind: 'yes-no', message: 'Really?', initial: false } as const;
    expect(await ask.question(question)).toBe(true);
    await expect(ask.question(question)).rejects.toThrow(new Left('quit'));
    await expect(ask.question(question)).rejects.toThrow('no answer number 3, to: Really?');
    expect(ask.asked).toEqual(['Really?', 'Really?', 'Really?']);
  });
});
