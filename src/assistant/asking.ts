import type {
  CallToolResult,
  InputRequiredResult,
  McpServer,
  ServerContext,
} from '@modelcontextprotocol/server';
import { acceptedContent, inputRequired, inputResponse } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';
import { CoachError } from '../core/base/errors.js';
import { failure } from './results.js';
import { shapeOf } from './shape.js';

const yes = z.object({ yes: z.boolean() });

/** null once the person has said yes; before, the question to them, or the refusal. */
export function confirm(
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
export function canAsk(server: McpServer, { envelope }: ServerContext['mcpReq']): boolean {
  const named = envelope as Readonly<Record<string, unknown>> | undefined;
  const inRequest = Object.entries(named ?? {}).find(([key]) => key.endsWith('clientCapabilities'));
  const capabilities = (inRequest?.[1] ?? server.server.getClientCapabilities()) as
    | { elicitation?: unknown }
    | undefined;
  return capabilities?.elicitation !== undefined;
}
