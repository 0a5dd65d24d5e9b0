import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answersAt } from './commands/ladder-facts.js';
import { Bench, program } from './commands/program.js';
import { withThorough } from './thorough.js';

/** `career-coach mcp`, asked by the SDK's own client. */

let bench: Bench;
let client: Client;

/** What the person answers when they are asked: yes, no, or a choice of a form. */
let answer: 'accept' | 'decline' | ((choices: readonly string[]) => string);
/** What the person was asked in this test. */
let asked: string[];
beforeEach(() => {
  asked = [];
});

/** Both generations of the protocol: with a greeting, and without. */
type Generation = 'legacy' | { readonly pin: string };

/** One server for several tests, since it takes long to start. */
function connectFirst(mode: Generation, canAsk: boolean, args: readonly string[] = []): void {
  beforeAll(async () => {
    client = new Client(
      { name: 'test', version: '1' },
      {
        capabilities: canAsk ? { elicitation: { form: {} } } : {},
        versionNegotiation: { mode },
      },
    );
    if (canAsk) {
      client.setRequestHandler('elicitation/create', async ({ params }) => {
        asked.push(params.message);
        if (answer === 'decline') return { action: 'decline' };
        if (answer === 'accept') return { action: 'accept', content: { yes: true } };
        const { properties } = (params as { requestedSchema: { properties: object } })
          .requestedSchema;
        const { answer: field } = properties as { answer: { enum?: string[] } };
        return { action: 'accept', content: { answer: answer(field.enum ?? []) } };
      });
    }
    const env = {
      ...process.env,
      HOME: bench.home,
      CAREER_COACH_HOME: bench.home,
      CAREER_COACH_NOW: bench.today,
    };
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [program, 'mcp', ...args],
        env: Object.fromEntries(
          Object.entries(env).flatMap(([key, value]) => (value ? [[key, value]] : [])),
        ),
      }),
    );
  });
  afterAll(() => client.close());
}

/** A home with an assessment. */
function assessFirst(): void {
  beforeAll(async () => {
    bench = new Bench();
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
  });
  afterAll(() => bench.remove());
}

async function call(name: string, given: Record<string, unknown> = {}) {
  const { content, isError = false } = await client.callTool({ name, arguments: given });
  const [first] = content as { text: string }[];
  return { text: first?.text ?? '', isError };
}

// The program is the same for both; the older protocol has its turn in CI.
const generations = withThorough<[string, Generation]>(
  [['2026', { pin: '2026-07-28' }]],
  [['2025', 'legacy']],
);

describe.each(generations)('an assistant of %s', (_, generation) => {
  assessFirst();

  describe('that can ask', () => {
    connectFirst(generation, true);

    test('reads what the commands print, byte for byte, and is told which tools only read', async () => {
      const { tools } = await client.listTools();
      expect(tools.every(({ name }) => name.startsWith('coach_'))).toBe(true);
      const reading = tools.filter(({ annotations }) => annotations?.readOnlyHint);
      expect(reading.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['coach_status', 'coach_interview', 'coach_inbox']),
      );
      expect(reading.map(({ name }) => name)).not.toContain('coach_log');
      const { stdout } = await bench.run(['status', '--json']);
      expect(await call('coach_status')).toEqual({ text: stdout, isError: false });
      const failed = await bench.run(['why', 'nobody', '--json']);
      expect(await call('coach_why', { behaviour: 'nobody' })).toEqual({
        text: failed.stdout,
        isError: true,
      });
      const { contents } = await client.readResource({ uri: 'coach://plan' });
      expect(contents[0]).toMatchObject({ text: (await bench.run(['plan', '--json'])).stdout });
    });

    test('asks whether to keep one answer as it asks about several', async () => {
      answer = 'decline';
      await call('coach_assess', { answers: { 'draws-landscape': { rating: 4 } } });
      expect(asked).toEqual(['Keep one answer as a new assessment?']);
    });

    test('finds the gap, notes evidence and takes an action once the person agrees', async () => {
      answer = 'accept';
      const { gaps, plan } = JSON.parse((await call('coach_status')).text);
      const hostile = 'It ran\u001b[31m <img src=x> “yes”';
      await call('coach_log', { text: hostile, behaviours: [gaps[0].behaviour] });
      await call('coach_plan_done', { action: plan.active[0].id });
      await call('coach_plan_add', { suggestion: plan.queue[0].id });
      expect(asked).toHaveLength(3);
      const { evidence } = await bench.json(['log']);
      expect(evidence[0]).toMatchObject({
        text: 'It ran [31m <img src=x> “yes”',
        behaviours: [gaps[0].behaviour],
      });
    });

    test('keeps nothing where the person declines', async () => {
      answer = 'decline';
      const before = bench.journal.length;
      expect(await call('coach_log', { text: 'x' })).toMatchObject({ isError: true });
      expect(bench.journal).toHaveLength(before);
    });

    test('stops asking where the person wants no more', async () => {
      answer = 'decline';
      const { text, isError } = await call('coach_interview', { answers: {}, ask: true });
      expect(isError).toBe(false);
      expect(JSON.parse(text)).toMatchObject({
        stopped: true,
        question: { id: expect.any(String) },
      });
    });
  });

  describe('that cannot ask', () => {
    connectFirst(generation, false);

    test('keeps nothing, and puts no question', async () => {
      const before = bench.journal.length;
      expect(await call('coach_log', { text: 'x' })).toMatchObject({ isError: true });
      expect(bench.journal).toHaveLength(before);
      expect(await call('coach_interview', { answers: {}, ask: true })).toMatchObject({
        isError: true,
      });
    });
  });

  describe('that may write', () => {
    connectFirst(generation, true, ['--allow-write']);

    test('writes unasked, and interviews without a memory', async () => {
      expect(await call('coach_log', { text: 'Ran it' })).toMatchObject({ isError: false });
      const answers: Record<string, unknown> = {};
      for (let turns = 0; turns < 6; turns += 1) {
        const { question } = JSON.parse((await call('coach_interview', { answers })).text);
        expect(answers).not.toHaveProperty([question.id]);
        answers[question.id] = question.kind === 'rating' ? { rating: 4 } : { skip: true };
      }
      const backwards = Object.fromEntries(Object.entries(answers).reverse());
      expect(await call('coach_interview', { answers: backwards })).toEqual(
        await call('coach_interview', { answers }),
      );
      expect(asked).toEqual([]);
    });

    test('puts the questions to the person by forms of the client, and keeps the answers', async () => {
      answer = (choices) => choices.find((one) => one.startsWith('4 ')) ?? '';
      let answers = {};
      for (let isOver = false; !isOver; ) {
        const result = JSON.parse((await call('coach_interview', { answers, ask: true })).text);
        answers = { ...answers, ...result.answered };
        isOver = result.finished ?? false;
      }
      expect(asked).toHaveLength(Object.keys(answers).length);
      expect(asked.join('\n')).toMatch(/Think of the last twelve months\./);
      expect(Object.values(answers)).toContainEqual({ rating: 4 });
      const kept = JSON.parse((await call('coach_assess', { answers })).text);
      const said = Object.values(answers).filter((one) => 'rating' in (one as object));
      expect(kept.report ?? kept).toHaveProperty('stage');
      const { answers: stored } = bench.journal.findLast(({ type }) => type === 'assessment') as {
        answers: { answer: unknown }[];
      };
      expect(stored.filter((one) => one.answer === 4)).toHaveLength(said.length);
    });
  });
});

/** What clients of earlier years send, line by line, and what comes back. */
function speak(lines: readonly object[]) {
  const { stdout } = spawnSync(process.execPath, [program, 'mcp', '--home', bench.home], {
    input: lines.map((line) => `${JSON.stringify({ jsonrpc: '2.0', ...line })}\n`).join(''),
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: bench.home, CAREER_COACH_NOW: bench.today },
  });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

const clientInfo = { name: 'test', version: '1' };

describe('a client of another generation', () => {
  assessFirst();

  test.each([
    ['2024-11-05', '2024-11-05'],
    ['2025-03-26', '2025-03-26'],
    ['2025-06-18', '2025-06-18'],
    ['1999-01-01', '2025-11-25'],
  ])('of %s is answered in %s', (protocolVersion, answered) => {
    const [hello, tools] = speak([
      { id: 1, method: 'initialize', params: { protocolVersion, capabilities: {}, clientInfo } },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/list' },
    ]);
    expect(hello).toMatchObject({ id: 1, result: { protocolVersion: answered } });
    expect(tools.result.tools.length).toBeGreaterThan(10);
  });

  test('of 2026 needs no greeting', () => {
    const meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': clientInfo,
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const [answer] = speak([
      { id: 1, method: 'tools/call', params: { name: 'coach_plan', arguments: {}, _meta: meta } },
    ]);
    expect(answer.result.isError ?? false).toBe(false);
    expect(JSON.parse(answer.result.content[0].text)).toHaveProperty('plan');
  });

  test('of 2026 learns what there is, and which revisions are spoken', () => {
    const meta = (version: string) => ({
      _meta: {
        'io.modelcontextprotocol/protocolVersion': version,
        'io.modelcontextprotocol/clientCapabilities': {},
      },
    });
    const answers = speak([
      { id: 1, method: 'server/discover', params: meta('2026-07-28') },
      { id: 2, method: 'tools/list', params: meta('2031-01-01') },
      { id: 3, method: 'ping', params: meta('2026-07-28') },
    ]);
    const [found, refused, removed] = [1, 2, 3].map((id) => answers.find((one) => one.id === id));
    expect(found.result).toMatchObject({
      supportedVersions: expect.arrayContaining(['2026-07-28']),
      capabilities: { tools: {}, resources: {} },
    });
    expect(found.result.capabilities).not.toHaveProperty('prompts');
    expect(refused.error).toMatchObject({
      code: -32022,
      data: { supported: expect.arrayContaining(['2026-07-28']) },
    });
    expect(removed.error).toMatchObject({ code: -32601 });
  });
});
