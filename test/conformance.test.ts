import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersAt } from './commands/ladder-facts.js';
import { Bench, program } from './commands/program.js';
import { withThorough } from './thorough.js';

/**
 * The protocol's own conformance suite against `career-coach mcp`. The suite speaks HTTP and the program stdio, so a
 * bridge passes the messages on, unchanged. Not run are scenarios about HTTP itself, about things that the program does
 * not offer (prompts, completion, logging, tasks), and about the tools of the suite's own example server.
 */

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly error?: unknown;
}

/** One started program. */
class Connection {
  private readonly waiting = new Map<unknown, (answer: Message) => void>();
  private readonly child;

  constructor(home: string) {
    this.child = spawn(process.execPath, [program, 'mcp', '--home', home], {
      env: { PATH: process.env.PATH, HOME: home, CAREER_COACH_NOW: '2026-11-21' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    createInterface(this.child.stdout).on('line', (line) => {
      const answer: Message = JSON.parse(line);
      this.waiting.get(answer.id)?.(answer);
    });
  }

  /** The answer; null for a notification, which has none. */
  send(message: Message): Promise<Message | null> {
    this.child.stdin.write(`${JSON.stringify(message)}\n`);
    if (message.id === undefined) return Promise.resolve(null);
    return new Promise((resolve) => this.waiting.set(message.id, resolve));
  }

  close(): void {
    this.child.stdin.end();
  }
}

/** A program for each greeting, and one for all clients that need no greeting. */
class Bridge {
  private readonly sessions = new Map<string, Connection>();
  private readonly home: string;
  readonly server: Server;

  constructor(home: string) {
    this.home = home;
    this.server = createServer(async (request, response) => {
      if (request.method !== 'POST') {
        response.writeHead(405).end();
        return;
      }
      const message: Message = JSON.parse(await text(request));
      const session = message.method === 'initialize' ? randomUUID() : sessionOf(request);
      const answer = await this.connection(session).send(message);
      if (answer === null) response.writeHead(202).end();
      else {
        response.writeHead(session === '' && 'error' in answer ? 400 : 200, {
          'content-type': 'application/json',
          ...(session !== '' && { 'mcp-session-id': session }),
        });
        response.end(JSON.stringify(answer));
      }
    });
  }

  private connection(session: string): Connection {
    const known = this.sessions.get(session) ?? new Connection(this.home);
    this.sessions.set(session, known);
    return known;
  }

  close(): void {
    for (const connection of this.sessions.values()) connection.close();
    this.server.close();
  }
}

function sessionOf({ headers }: IncomingMessage): string {
  return String(headers['mcp-session-id'] ?? '');
}

const suite = path.join(
  import.meta.dirname,
  '../node_modules/@modelcontextprotocol/conformance/dist/index.js',
);

/** The suite imports a function that Node 20 lacks, and that only another of its commands calls. */
const withGlob = `data:text/javascript,${encodeURIComponent(`
import fs from 'node:fs';
import { register } from 'node:module';
const shim = 'data:text/javascript,' + encodeURIComponent("export * from 'node:fs'; export const globSync = () => [];");
const hook = \`export const resolve = (name, context, next) => name === 'fs' && context.parentURL?.includes('/conformance/')
  ? { url: \${JSON.stringify(shim)}, shortCircuit: true } : next(name, context);\`;
if (!('globSync' in fs)) register('data:text/javascript,' + encodeURIComponent(hook));
`)}`;

describe('the conformance suite', () => {
  const bench = new Bench();
  const bridge = new Bridge(bench.home);
  let url = '';
  beforeAll(async () => {
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
    await new Promise<void>((resolve) => bridge.server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(bridge.server.address() as AddressInfo).port}/mcp`;
  });
  afterAll(() => {
    bridge.close();
    bench.remove();
  });

  // Each takes a start of the suite; what the others look at is in test/assistant.test.ts, too.
  const scenarios = withThorough<[string, string]>(
    [
      ['2025-11-25', 'tools-list'],
      ['2026-07-28', 'sep-2164-resource-not-found'],
    ],
    [
      ['2026-07-28', 'tools-list'],
      ['2025-11-25', 'server-initialize'],
      ['2025-11-25', 'resources-list'],
      ['2026-07-28', 'resources-list'],
      ['2026-07-28', 'input-required-result-unsupported-methods'],
    ],
  );
  test.each(scenarios)(
    'of %s finds nothing wrong with %s',
    { timeout: 180_000 },
    async (version, scenario) => {
      const child = spawn(
        process.execPath,
        [
          ...['--import', withGlob, suite, 'server', '--url', url],
          ...['--scenario', scenario, '--spec-version', version],
        ],
        { cwd: bench.home, env: { PATH: process.env.PATH, NO_COLOR: '1' } },
      );
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
      expect(`${stdout}${stderr}`).toMatch(/Passed: ([1-9]\d*)\/\1, 0 failed, 0 warnings/);
    },
  );
});
