/**
 * A program for the terminal tests: the questionnaire and a few questions about a small ladder, and nothing else.
 *
 *     demo.mjs STEPS [--plain] [--ladder FILE] [--earlier JSON] [--draft JSON] [--questions] [--fail-at N]
 *
 * Every step that is to be kept is added to the file STEPS, one JSON value a line, before it goes on. At the end it
 * prints `end: HOW` on standard output.
 */

import { appendFileSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { decideScreen } from '../../src/core/base/screen.js';
import { resumeInterview } from '../../src/core/interview/interview.js';
import type { AnyAnswer, DraftAnswer } from '../../src/core/journal/draft.js';
import type { Ask, QuestionnaireStep } from '../../src/prompts/ask.js';
import { Left } from '../../src/prompts/ask.js';
import { noPaint } from '../../src/text/paint.js';
import { colourPaint } from '../../src/views/terminal/colour.js';
import { allExamples, smallLadder } from '../prompts/small-ladder.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    plain: { type: 'boolean', default: false },
    ladder: { type: 'string' },
    earlier: { type: 'string', default: '{}' },
    draft: { type: 'string', default: '[]' },
    questions: { type: 'boolean', default: false },
    'fail-at': { type: 'string', default: '0' },
  },
});
const [stepsFile = 'steps.jsonl'] = positionals;

async function openAsk(): Promise<Ask> {
  const { stdin: input, stderr: output, env } = process;
  const screen = () =>
    decideScreen({ terminal: true, columns: output.columns, rows: output.rows }, env, {});
  if (values.plain) {
    const { plainAsk } = await import('../../src/prompts/plain.js');
    return plainAsk({ input, output, width: screen().width });
  }
  const { terminalAsk } = await import('../../src/prompts/terminal.js');
  return terminalAsk({ input, output, screen, paint: screen().colour ? colourPaint : noPaint });
}

let kept = 0;
function keep(step: QuestionnaireStep): void {
  kept += 1;
  if (kept === Number(values['fail-at'])) throw new Error('the disk is full');
  const told =
    step.kind === 'answer'
      ? {
          kind: step.kind,
          question: step.question,
          answer: step.interview.answers.get(step.question),
        }
      : step;
  appendFileSync(stepsFile, `${JSON.stringify(told)}\n`);
}

async function askQuestions(ask: Ask): Promise<void> {
  const choices = [
    {
      value: 'a',
      label:
        'When somebody asks for a date, I will ask what it is needed for, and only then give one.',
    },
    { value: 'b', label: 'When a plan is due, I will draw two others.', detail: 'More about it.' },
    { value: 'c', label: 'Neither of the two.' },
  ];
  const say = (answer: unknown) => process.stdout.write(`answer: ${JSON.stringify(answer)}\n`);
  say(await ask.question({ kind: 'one', message: 'Which one?', choices, initial: 'b' }));
  say(
    await ask.question({
      kind: 'text',
      message: 'What?',
      initial: 'this',
      problem: (text) => (text.length > 5 ? 'Shorter, please' : null),
    }),
  );
  say(await ask.question({ kind: 'yes-no', message: 'Really?', initial: true }));
}

async function run(): Promise<void> {
  const ask = await openAsk();
  if (values.questions) return askQuestions(ask);
  const ladder = smallLadder(
    values.ladder === undefined ? {} : JSON.parse(readFileSync(values.ladder, 'utf8')),
  );
  const earlier = new Map<string, AnyAnswer>(Object.entries(JSON.parse(values.earlier)));
  const draft: DraftAnswer[] = JSON.parse(values.draft);
  const end = await ask.questionnaire(
    resumeInterview(ladder, draft, { earlier, examples: allExamples }),
    keep,
  );
  process.stdout.write(`end: ${end.how}, ${end.interview.answers.size} answers\n`);
}

run().catch((error) => {
  const how = error instanceof Left ? error.how : String(error);
  process.stdout.write(`thrown: ${how}\n`);
});
