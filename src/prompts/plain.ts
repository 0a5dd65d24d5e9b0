import type { AnswerTo, Ask, Question } from './ask.js';
import type { PlainStreams } from './plain-page.js';
import { openPage } from './plain-page.js';
import { askQuestion } from './plain-question.js';
import { askQuestionnaire } from './plain-questionnaire.js';

/**
 * Asks line by line, for screen readers and for terminals that can do no more: lines are only ever added, the
 * cursor is never moved, an answer is ended by Enter unless single keys are wanted, and all signs are ASCII.
 */
export function plainAsk(streams: PlainStreams): Ask {
  // A closed terminal fails at every touch, and the signal says so.
  for (const stream of [streams.input, streams.output]) stream.on('error', () => undefined);
  const page = openPage(streams);
  return {
    questionnaire: (interview, keep) =>
      page.whileOpen(() => askQuestionnaire(page, interview, keep)),
    question: <K extends Question['kind']>(question: Extract<Question, { kind: K }>) =>
      page.whileOpen(() => askQuestion(page, question)) as Promise<AnswerTo[K]>,
  };
}
