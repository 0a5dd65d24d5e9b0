import { expect, test } from 'vitest';
import { assessPerson } from '../../src/commands/assess/questionnaire.js';
import type { QuestionOnScreen } from '../../src/core/interview/interview.js';
import { defaultSettings } from '../../src/core/settings/default-settings.js';
import { noPaint } from '../../src/text/paint.js';
import type { World } from '../../src/world/world.js';
import type { ScriptedMove } from '../prompts/scripted-ask.js';
import { scriptedAsk } from '../prompts/scripted-ask.js';
import { memoryStore } from '../store/memory-store.js';
import { builtIn } from './ladder-facts.js';

/** The questionnaire with a person who is not there, and what became of it. */
async function assess(answer: (question: QuestionOnScreen | null) => ScriptedMove) {
  const printed: string[] = [];
  const noticed: string[] = [];
  const store = memoryStore({
    clock: () => new Date('2026-11-21T09:00:00Z'),
    today: '2026-11-21',
  });
  const ask = scriptedAsk({ questionnaire: answer, answers: () => 'later' });
  const world = {
    env: {},
    out: { write: (text: string) => printed.push(text), screen: { terminal: false } },
    notice: (text: string) => noticed.push(text),
    today: '2026-11-21',
    store,
    newId: () => 'a-sitting',
    settings: async () => defaultSettings,
    style: async () => ({ width: 79, unicode: true, paint: noPaint, locale: null }),
    ladder: async () => builtIn,
    writtenLadder: async () => builtIn,
    ask: async () => ask,
  } as unknown as World;
  const input = { arguments: [], options: { json: true, plan: false } };
  const run = assessPerson(input as unknown as Parameters<typeof assessPerson>[0], world);
  return { run, printed, noticed, store };
}

test('with --json, too few answers end in an error that programs can read', async () => {
  const { run, printed } = await assess((question) => (question === null ? 'finish' : 'skip'));
  await expect(run).rejects.toMatchObject({
    code: 'no-assessment',
    exitCode: 3,
    message: expect.stringMatching(/^No stage yet: nothing is rated yet.* Your answers are saved/),
    next: ['career-coach assess'],
  });
  expect(printed).toEqual([]);
});

test('the saved event says that answers came one by one, so that a run of one rating is reported', async () => {
  const { run, store } = await assess((question) => {
    if (question === null) return 'finish';
    return question.kind === 'rating' ? { answer: 3 } : 'skip';
  });
  const { json } = await run;
  const kept = store.readJournal().events.find(({ type }) => type === 'assessment');
  expect(kept).toMatchObject({ oneByOne: true });
  expect(json).toMatchObject({ careless: { rating: 3 } });
});

test('leaving prints a notice that tells how to go on', async () => {
  const { run, noticed } = await assess((question) =>
    question?.kind === 'rating' ? { leave: 'quit' } : 'skip',
  );
  expect(await run).toEqual({ code: 0 });
  expect(noticed.join('')).toContain('career-coach assess');
});
