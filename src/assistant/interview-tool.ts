import type {
  CallToolResult,
  InputRequiredResult,
  McpServer,
  ServerContext,
} from '@modelcontextprotocol/server';
import { acceptedContent, inputRequired, inputResponse } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';
import { requireBranch } from '../commands/shared/branch.js';
import { CoachError } from '../core/base/errors.js';
import type { Ladder } from '../core/schema/ladder.schema.js';
import { toJson } from '../views/json.js';
import { canAsk } from './asking.js';
import { answerIn, fieldOf, messageOf } from './form.js';
import type { Next } from './interview.js';
import { interviewResult, nextQuestion } from './interview.js';
import type { InterviewAnswers } from './interview.schema.js';
import { interviewInput } from './interview.schema.js';
import { failure, resultOf } from './results.js';
import type { Assistants } from './server.js';
import { inputSchemaOf, shapeOf } from './shape.js';

/** The interview, one question at a time: which comes next depends on the answers alone. */
export function registerInterview(server: McpServer, { createWorld }: Assistants): void {
  const name = 'coach_interview';
  server.registerTool(
    name,
    {
      title: 'The interview',
      description:
        'Gives the next question for the answers so far; nothing is kept. With ask, the client itself puts the question to the person, and the result has their answer: use it where the client can show forms. Without, put each question to the person in its own words, add their answer, and call again. At the end, coach_assess keeps the answers.',
      inputSchema: shapeOf(interviewInput, inputSchemaOf(name)),
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    async ({ answers, ask = false }, { mcpReq }) => {
      try {
        const world = await createWorld('');
        await requireBranch(world);
        const ladder = await world.ladder();
        const next = nextQuestion(answers, ladder);
        if (ask && next.question !== null) {
          return askQuestion(next.question, answers, ladder, server, mcpReq);
        }
        return jsonResult(interviewResult(next));
      } catch (error) {
        if (error instanceof CoachError) return failure(error);
        throw error;
      }
    },
  );
}

function jsonResult(value: object): CallToolResult {
  return resultOf({ text: toJson(value), isError: false });
}

const filled = z.object({ answer: z.optional(z.string()) });

/** The form with the question; once it has come back, the answer and what comes next. */
function askQuestion(
  question: NonNullable<Next['question']>,
  answers: InterviewAnswers,
  ladder: Ladder,
  server: McpServer,
  mcpReq: ServerContext['mcpReq'],
): CallToolResult | InputRequiredResult {
  const { inputResponses } = mcpReq;
  const content = acceptedContent(inputResponses, 'question', shapeOf(filled));
  if (content !== undefined) {
    const answer = answerIn(question, content.answer ?? '');
    if (answer === null) {
      throw new CoachError(
        'usage',
        'The form came back with an answer that is none of the choices',
        ['call coach_interview again with the same answers'],
      );
    }
    const given = { [question.id]: answer };
    const next = nextQuestion({ ...answers, ...given } as InterviewAnswers, ladder);
    return jsonResult({ answered: given, ...interviewResult(next) });
  }
  if (inputResponse(inputResponses, 'question').kind !== 'missing') {
    return jsonResult({ stopped: true, question });
  }
  if (!canAsk(server, mcpReq)) {
    throw new CoachError('needs-terminal', 'This client cannot put a form before the person', [
      'call coach_interview without ask, and put the question yourself',
    ]);
  }
  return inputRequired({
    inputRequests: {
      question: inputRequired.elicit({
        message: messageOf(question),
        requestedSchema: {
          type: 'object',
          properties: { answer: fieldOf(question) },
          ...(question.kind !== 'text' && { required: ['answer'] }),
        },
      }),
    },
  });
}
