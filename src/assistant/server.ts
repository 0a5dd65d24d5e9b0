import type { McpServer, ServerContext } from '@modelcontextprotocol/server';
import type { CommandName } from '../command-table/commands.js';
import type { Run } from '../commands/shared/run.js';
import { CoachError } from '../core/base/errors.js';
import { toJson } from '../views/json.js';
import type { World } from '../world/world.js';
import { confirm } from './asking.js';
import { answersFile } from './interview.js';
import { registerInterview } from './interview-tool.js';
import type { Output } from './results.js';
import { failureText, resultOf } from './results.js';
import { inputSchemaOf, shapeOf } from './shape.js';
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
      inputSchema: shapeOf(input, inputSchemaOf(name)),
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

/** What the command prints with `--json`, byte for byte; failures, too. */
async function outputOf(
  { command, arguments: words = [], options = {}, answers }: Call,
  { load, createWorld }: Assistants,
): Promise<Output> {
  try {
    const input =
      answers === undefined
        ? ''
        : JSON.stringify(answersFile(answers, await (await createWorld('')).ladder()));
    const world = await createWorld(input);
    const run = await load(command);
    const { json } = await run({ arguments: words, options: { ...options, json: true } }, world);
    return { text: toJson({ schemaVersion: 1, ...json }), isError: false };
  } catch (error) {
    if (error instanceof CoachError) return { text: failureText(error), isError: true };
    throw error;
  }
}
