import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProtocolLine, ProtocolQuestion } from '../../src/core/schema/protocol.schema.js';
import { lineSchema } from '../../src/core/schema/protocol.schema.js';
import { reportSchema } from '../../src/core/schema/report.schema.js';
import { answersAt } from './ladder-facts.js';
import { Bench, program } from './program.js';

let bench: Bench;
const children: ChildProcess[] = [];
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  bench.remove();
});

/** How somebody at level 3 answers, as in `answersAt(3)`. */
const atLevel3: Record<string, number> = Object.fromEntries(
  Object.entries<number>(JSON.parse(answersAt(3)).answers),
);

function answer({ kind, id }: ProtocolQuestion): object {
  if (kind === 'level') return { level: 4 };
  if (kind === 'rating') return { rating: atLevel3[id] };
  return { text: { '@mentor': 'your lead', '@doing': 'Read one decision a week' }[id] ?? '' };
}

/** The program as a partner in a talk. */
class Partner {
  readonly child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(...args: readonly string[]) {
    this.child = spawn(process.execPath, [program, 'assess', '--jsonl', ...args], {
      env: {
        PATH: process.env.PATH,
        CAREER_COACH_HOME: bench.home,
        CAREER_COACH_NOW: bench.today,
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(this.child);
    const { stdout } = this.child;
    if (stdout === null) throw new Error('no output');
    this.#lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  }

  say(line: object | string): void {
    this.child.stdin?.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  }

  async next(): Promise<ProtocolLine> {
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error('there is no other line');
    return lineSchema.parse(JSON.parse(value));
  }

  async question(): Promise<ProtocolQuestion> {
    const line = await this.next();
    if (!('question' in line)) throw new Error(`no question: ${JSON.stringify(line)}`);
    return line.question;
  }

  /** Answers questions by a rule, at most so many; gives all other lines. */
  async answer(rule = answer, most = 1000): Promise<ProtocolLine[]> {
    const others: ProtocolLine[] = [];
    for (let answered = 0; answered < most; ) {
      const line = await this.next();
      if ('question' in line) {
        this.say(rule(line.question));
        answered += 1;
      } else {
        others.push(line);
        if ('report' in line || 'draft' in line) break;
      }
    }
    return others;
  }

  exit(): Promise<number | string | null> {
    return new Promise((resolve) => {
      this.child.on('close', (code, signal) => resolve(code ?? signal));
    });
  }
}

const answersKept = () =>
  bench.journal.filter(({ type }) => type === 'answer').map(({ question }) => question);

describe('the whole questionnaire', () => {
  test('ends in the report, with the level once on the way, and in a plan', async () => {
    const partner = new Partner();
    const others = await partner.answer();
    expect(await partner.exit()).toBe(0);
    expect(others.map((line) => Object.keys(line)[0])).toEqual(['placed', 'report']);
    expect(others[0]).toMatchObject({ placed: { level: 3 } });
    const status = reportSchema.parse(await bench.json(['status']));
    expect(others[1]).toEqual({ report: status });
    expect(status.stage).toMatchObject({ level: 3, ownGuess: 4 });
    expect(status.mentor).toBe('your lead');
    expect(status.plan.active).toHaveLength(3);
    expect(status.plan.active[2]?.act).toBe('read one decision a week');
    expect(status.nextCheckin).toBe('2026-12-04');
    // The end of the input was not waited for, and taking it back takes back all of it.
    await bench.run(['undo', '--yes']);
    expect((await bench.run(['status'])).code).toBe(3);
  });

  test('--no-plan takes no action', async () => {
    const [, end] = await new Partner('--no-plan').answer();
    expect(end).toMatchObject({ report: { plan: { active: [] } } });
  });

  test('too few ratings are saved as a draft, with exit code 3, and can be completed', async () => {
    const skipAll = () => ({ skip: true });
    const partner = new Partner();
    const [error, draft] = await partner.answer(skipAll);
    expect(error).toMatchObject({ error: { code: 'no-assessment' } });
    expect(draft).toMatchObject({ draft: { answered: expect.any(Number) } });
    expect(await partner.exit()).toBe(3);
    const again = new Partner();
    expect(await again.question()).toMatchObject({ id: '@doing', given: { text: '' } });
    const skipped = answersKept().filter((id) => !String(id).startsWith('@'));
    for (const id of skipped.slice(0, 8)) {
      again.say({ change: id });
      await again.question();
      again.say({ rating: 4 });
      // More may be asked now, or the level be told.
      while (!('question' in (await again.next()))) {}
    }
    again.child.stdin?.end();
    expect(await again.exit()).toBe(0);
  });
});

describe('saving answers', () => {
  test('each answer before the next question, so that no signal loses one', async () => {
    const partner = new Partner();
    await partner.answer(answer, 5);
    await partner.question();
    const kept = answersKept();
    expect(kept).toHaveLength(5);
    partner.child.kill('SIGTERM');
    expect(await partner.exit()).toBe('SIGTERM');
    expect(answersKept()).toEqual(kept);
    const again = new Partner();
    expect((await again.question()).progress.answered).toBe(5);
  });

  test('the end of the input keeps the draft, which the terminal can take up', async () => {
    const partner = new Partner();
    await partner.answer(answer, 3);
    await partner.question();
    partner.child.stdin?.end();
    expect(await partner.next()).toMatchObject({ draft: { answered: 3 } });
    expect(await partner.exit()).toBe(0);
    expect((await bench.run(['status'])).stderr).toMatch(/3 answers saved/);
    const restarted = new Partner('--restart');
    expect((await restarted.question()).progress.answered).toBe(0);
  });

  test('evidence, as an example of the behaviour that is asked about', async () => {
    const partner = new Partner();
    await partner.answer(answer, 1);
    const { id } = await partner.question();
    partner.say({ evidence: 'it was drawn\u001b[2J in May' });
    expect((await partner.question()).id).toBe(id);
    const [evidence] = bench.journal.filter(({ type }) => type === 'evidence');
    expect(evidence).toMatchObject({ text: 'it was drawn [2J in May', behaviours: [id] });
  });

  test('a later assessment shows the earlier answers', async () => {
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3, { ownGuess: 2 }) });
    const partner = new Partner();
    expect((await partner.question()).earlier).toEqual({ level: 2 });
    partner.say({ level: 3 });
    const { id, earlier } = await partner.question();
    expect(earlier).toEqual({ rating: atLevel3[id] });
  });
});

test.each([
  ['no JSON', 'rating 4', /line 1: not JSON/],
  ['no object', '[4]', /line 1: found \[4\], allowed an object with one key/],
  ['nothing', '{}', /line 1: found {}/],
  ['two keys', '{"level":3,"skip":true}', /line 1: .*one key: rating, .*evidence$/],
  ['an unknown key', '{"levl":3}', /line 1: .*; did you mean level\?$/],
  ['a wrong type', '{"level":"3"}', /line 1: at level: found "3", allowed a number/],
  ['a forbidden key', '{"__proto__":3}', /line 1: the key "__proto__"/],
  ['a rank that there is not', '{"level":6}', /found 6, allowed 1 to 5/],
  ['an answer of another kind', '{"rating":3}', /@own-guess is a level question/],
  ['deep nesting', `{"level":${'['.repeat(100)}`, /nested deeper/],
  ['a line without end', `{"text":"${'x'.repeat(1_000_000)}"}`, /longer than 64 kB/],
  ['a text that is too long', `{"text":"${'x'.repeat(2001)}"}`, /at most 2000/],
])('a bad line gets an error and the same question again: %s', async (_, line, message) => {
  const partner = new Partner();
  const first = await partner.question();
  partner.say(line);
  const error = await partner.next();
  expect(error).toMatchObject({ error: { code: 'invalid-input' } });
  expect('error' in error ? error.error.message : '').toMatch(message);
  expect(await partner.question()).toEqual(first);
  partner.say('');
  partner.say({ level: 3 });
  expect((await partner.question()).kind).toBe('rating');
});

test('invalid bytes, an unfinished last line, and Windows line ends', async () => {
  const { code, stdout } = await bench.run(['assess', '--jsonl'], {
    stdin: Buffer.concat([
      Buffer.from([0x7b, 0xff, 0xfe, 0x0a]),
      Buffer.from('{"level":3}\r\n{"rating":4}'),
    ]),
  });
  expect(code).toBe(0);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)));
  expect(lines.map((line) => Object.keys(line)[0])).toEqual([
    ...['question', 'error', 'question', 'question', 'question', 'draft'],
  ]);
  expect(lines.at(-1)).toMatchObject({ draft: { answered: 2 } });
});

test('a failure is a line, too', async () => {
  for (const args of [['--answers', '-'], ['--nonsense'], ['--home', 'relative']]) {
    const { code, stdout, stderr } = await bench.run(['assess', '--jsonl', ...args]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(lineSchema.parse(JSON.parse(stdout))).toMatchObject({ error: { code: 'usage' } });
    expect(stdout.trim()).not.toContain('\n');
  }
});

describe('the examples of docs/jsonl.md work', () => {
  const docs = readFileSync(path.join(import.meta.dirname, '../../docs/jsonl.md'), 'utf8');
  test.each([
    ['bash', /^\{"report":/],
    ['python3', /^level 5: /],
  ])('%s', async (shell, printed) => {
    const [, example = ''] =
      new RegExp(`\`\`\`${shell.replace('3', '')}\n([\\s\\S]*?)\`\`\``).exec(docs) ?? [];
    expect(example).not.toBe('');
    const bin = path.join(bench.home, 'bin');
    mkdirSync(bin);
    const start = path.join(bin, 'career-coach');
    writeFileSync(start, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
    chmodSync(start, 0o755);
    const { status, stdout, stderr } = spawnSync(shell, ['-c', example], {
      // A home of its own: bash reads start-up files when its input is a socket.
      env: { PATH: `${bin}:${process.env.PATH}`, HOME: bench.home },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(printed);
  });
});
