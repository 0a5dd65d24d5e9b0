import type {
  CallToolResult,
  InputRequiredResult,
  McpServer,
  ServerContext,
} from '@modelcontextprotocol/server';
import { acceptedContent, inputRequired, inputResponse } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';
import type { CommandName } from '../command-table/commands.js';
import type { Run } from '../commands/shared/run.js';
import { CoachError } from '../core/base/errors.js';
import { toJson } from '../views/json.js';
import type { World } from '../world/world.js';
import { nextQuestion } from './interview.js';
import { interviewInput } from './interview.schema.js';
import { shapeOf } from './shape.js';
import type { Call, Tool } from './tools.js';
import { tools } from './tools.js';

/** What serving needs of the program. */
export interface Assistants {
  /** Whether tools write without asking the person. */
  readonly allowWrite: boolean;
  readonly version: string;
  load(command: CommandName): Promise<Run<CommandName>>;
  /** A world without a terminal, with this text on standard input. */
  createWorld(input: string): Promise<World>;
}

export function registerAll(server: McpServer, assistants: Assistants): void {
  for (const [name, tool] of Object.entries(tools)) registerTool(server, name, tool, assistants);
  registerInterview(server, assistants);
  for (const [name, { title, call }] of Object.entries(resources)) {
    server.registerResource(
      name,
      `coach://${name}`,
      { title, mimeType: 'application/json' },
      async ({ href }) => {
        const { text } = await outputOf(call, assistants);
        return { contents: [{ uri: href, mimeType: 'application/json', text }] };
      },
    );
  }
}

const resources: Readonly<Record<string, { title: string; call: Call }>> = {
  report: { title: 'The whole report', call: { command: 'status' } },
  plan: { title: 'The growth plan', call: { command: 'plan' } },
  ladder: { title: 'The ladder in use', call: { command: 'ladder' } },
  evidence: {
    title: 'Evidence of the last three months',
    call: { command: 'log', options: { since: '3 months ago' } },
  },
};

function registerTool(
  server: McpServer,
  name: string,
  { title, description, input, call, ask }: Tool<unknown>,
  assistants: Assistants,
): void {
  const isReading = ask === undefined;
  server.registerTool(
    name,
    {
      title,
      description,
      inputSchema: shapeOf(input),
      annotations: isReading
        ? { readOnlyHint: true, openWorldHint: false }
        : {
            readOnlyHint: false,
            destructiveHint: false,
            idempotentHint: false,
            openWorldHint: false,
          },
    },
    async (given: unknown, context: ServerContext) => {
      const stop = isReading || assistants.allowWrite ? null : confirm(ask(given), server, context);
      return stop ?? resultOf(await outputOf(call(given), assistants));
    },
  );
}

const yes = z.object({ yes: z.boolean() });

/** null once the person has said yes; before, the question to them, or the refusal. */
function confirm(
  message: string,
  server: McpServer,
  { mcpReq }: ServerContext,
): InputRequiredResult | CallToolResult | null {
  const { inputResponses } = mcpReq;
  if (acceptedContent(inputResponses, 'confirm', shapeOf(yes))?.yes === true) return null;
  if (inputResponse(inputResponses, 'confirm').kind !== 'missing') {
    return failure(new CoachError('usage', 'The person said no; nothing was kept', []));
  }
  if (!canAsk(server, mcpReq)) {
    return failure(
      new CoachError('needs-terminal', 'This client cannot ask the person, so nothing is kept', [
        'have the person run the command, or start the server with: career-coach mcp --allow-write',
      ]),
    );
  }
  return inputRequired({
    inputRequests: {
      confirm: inputRequired.elicit({
        message,
        requestedSchema: {
          type: 'object',
          properties: { yes: { type: 'boolean', title: 'Yes, keep it' } },
          required: ['yes'],
        },
      }),
    },
  });
}

/** Whether the client can put a form before the person: it says so at the start, or in each request. */
function canAsk(server: McpServer, { envelope }: ServerContext['mcpReq']): boolean {
  const named = envelope as Readonly<Record<string, unknown>> | undefined;
  const inRequest = Object.entries(named ?? {}).find(([key]) => key.endsWith('clientCapabilities'));
  const capabilities = (inRequest?.[1] ?? server.server.getClientCapabilities()) as
    | { elicitation?: unknown }
    | undefined;
  return capabilities?.elicitation !== undefined;
}

/** The interview, one question at a time: which comes next depends on the answers alone. */
function registerInterview(server: McpServer, assistants: Assistants): void {
  server.registerTool(
    'coach_interview',
    {
      title: 'The interview',
      description:
        'Gives the next question for the answers so far; nothing is kept. Put each question to the person in its own words, add their answer, and call again. At the end, coach_assess keeps the ratings.',
      inputSchema: shapeOf(interviewInput),
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    async ({ answers }) => {
      try {
        const world = await assistants.createWorld('');
        return resultOf({ text: toJson(await nextQuestion(answers, world)), isError: false });
      } catch (error) {
        if (error instanceof CoachError) return failure(error);
        throw error;
      }
    },
  );
}

interface Output {
  readonly text: string;
  readonly isError: boolean;
}

/** What the command prints with `--json`, byte for byte; failures, too. */
async function outputOf(
  { command, arguments: words = [], options = {}, answers }: Call,
  { load, createWorld }: Assistants,
): Promise<Output> {
  try {
    const input =
      answers === undefined
        ? ''
        : JSON.stringify({ ladder: (await (await createWorld('')).ladder()).id, answers });
    const world = await createWorld(input);
    const run = await load(command);
    const { json } = await run({ arguments: words, options: { ...options, json: true } }, world);
    return { text: toJson({ schemaVersion: 1, ...json }), isError: false };
  } catch (error) {
    if (error instanceof CoachError) return { text: failureText(error), isError: true };
    throw error;
  }
}

function failureText({ code, message, next }: CoachError): string {
  return `${JSON.stringify({ error: { code, message, next } }, null, 2)}\n`;
}

function failure(error: CoachError): CallToolResult {
  return resultOf({ text: failureText(error), isError: true });
}

function resultOf({ text, isError }: Output): CallToolResult {
  return { content: [{ type: 'text', text }], ...(isError && { isError }) };
}
