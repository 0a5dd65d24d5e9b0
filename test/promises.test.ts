import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answersAt } from './commands/ladder-facts.js';
import { Bench, program } from './commands/program.js';

/** What SECURITY.md says that the program never does. */

const src = path.join(import.meta.dirname, '..', 'src');
const files = readdirSync(src, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => path.join(entry.parentPath, entry.name));

/** The code of a file without its comments. */
const codeOf = (file: string) =>
  readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

/** Files whose code matches, but for those that may. */
const matching = (pattern: RegExp, ...allowed: string[]) =>
  files
    .filter((file) => pattern.test(codeOf(file)))
    .map((file) => path.relative(src, file))
    .filter((file) => !allowed.includes(file));

describe('the source', () => {
  test('uses no network', () => {
    expect(
      matching(
        /['"](node:)?(https?|http2|net|tls|dgram|dns|undici|inspector)(\/promises)?['"]|\bfetch\(|WebSocket|EventSource/,
      ),
    ).toEqual([]);
  });

  test('starts no other program but the person’s editor and pager', () => {
    expect(
      matching(
        /child_process|worker_threads|\bcluster\b/,
        'store/files/editor.ts',
        'world/pager.ts',
      ),
    ).toEqual([]);
  });

  test('never runs text as code', () => {
    expect(matching(/\beval\(|new Function|node:vm|['"]vm['"]/)).toEqual([]);
  });

  test('never runs text as code, nor does a package in what is built', () => {
    const dist = path.join(src, '..', 'dist');
    const making = readdirSync(dist)
      .filter((name) => name.endsWith('.cjs') || name.endsWith('.js'))
      .filter((name) =>
        // Also `let F = Function; new F(text)`, which hides it.
        /(?<![\w$.`'"])(?:eval|Function)\(|[=(,:?]Function[,;)]|node:vm/.test(
          readFileSync(path.join(dist, name), 'utf8'),
        ),
      );
    expect(making).toEqual([]);
  });

  test('never builds a regular expression from input', () => {
    // These are made of words that stand in the program itself.
    const made = {
      'text/signs.ts': 1,
      'prompts/terminal-input.ts': 5,
      'core/base/letters.ts': 1,
      'core/base/own-commands.ts': 1,
      'core/base/read-day.ts': 1,
      'core/base/slips.ts': 1,
      'core/ladder-check/import/from-value.ts': 1,
    };
    expect(matching(/new RegExp\(|RegExp\(/, ...Object.keys(made))).toEqual([]);
    for (const [file, count] of Object.entries(made)) {
      expect(codeOf(path.join(src, file)).match(/RegExp\(/g), file).toHaveLength(count);
    }
  });
});

/** How an assistant introduces itself. */
const greeting = { capabilities: {}, clientInfo: { name: 'test', version: '1' } };

describe('a run', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.remove());

  const hasStrace = spawnSync('strace', ['-V']).status === 0;
  test.skipIf(!hasStrace)(
    'of no command opens a connection or starts a program (skipped without strace)',
    async () => {
      const answers = path.join(bench.home, 'answers.json');
      writeFileSync(answers, answersAt(3));
      for (const args of [
        ['assess', '--answers', answers, '--json'],
        ['status'],
        ['checkin', '--note', 'learnt something'],
        ['settings', 'set', 'rhythm', '7'],
        ['export', '--for', 'me'],
        ['data', 'backup', 'b'],
        ['doctor'],
        ['--help'],
      ]) {
        const log = path.join(bench.home, 'calls.log');
        const { status } = spawnSync(
          'strace',
          [
            '-f',
            '-qq',
            '-o',
            log,
            '-e',
            'trace=connect,bind,sendto,execve',
            process.execPath,
            program,
            ...args,
          ],
          {
            cwd: bench.home,
            env: { PATH: process.env.PATH, HOME: bench.home, CAREER_COACH_HOME: bench.home },
          },
        );
        expect(status, args.join(' ')).toBe(0);
        const calls = readFileSync(log, 'utf8')
          .split('\n')
          .filter((line) => /\w+\(/.test(line))
          // The C library asks a daemon of the system, if there is one, about users.
          .filter((line) => !line.includes('AF_UNIX'));
        expect(
          calls.filter((line) => !line.includes('execve(')),
          args.join(' '),
        ).toEqual([]);
        expect(
          calls.filter((line) => line.includes('execve(')),
          args.join(' '),
        ).toHaveLength(1);
      }
    },
  );

  test('with an assistant makes no code of text, nor do the packages beside the program', () => {
    const spy = path.join(bench.home, 'spy.cjs');
    writeFileSync(
      spy,
      `const made = () => { process.stderr.write('code was made\\n'); process.exit(99); };
       globalThis.Function = new Proxy(Function, { apply: made, construct: made });
       globalThis.eval = made;`,
    );
    const said = [
      { id: 1, method: 'initialize', params: { ...greeting, protocolVersion: '2025-06-18' } },
      { id: 2, method: 'tools/list', params: {} },
      { id: 3, method: 'tools/call', params: { name: 'coach_ladder', arguments: { part: '2' } } },
    ].map((line) => `${JSON.stringify({ jsonrpc: '2.0', ...line })}\n`);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--disallow-code-generation-from-strings', '--require', spy, program, 'mcp'],
      {
        input: said.join(''),
        encoding: 'utf8',
        env: { HOME: bench.home, CAREER_COACH_HOME: bench.home },
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.match(/"result"/g)).toHaveLength(3);
  });

  test.runIf(process.platform === 'linux')(
    'that cannot write its result says so, and has kept the data',
    async () => {
      const { status, stderr } = spawnSync(
        'sh',
        [
          '-c',
          'exec "$0" "$@" > /dev/full',
          process.execPath,
          program,
          'assess',
          '--answers',
          '-',
          '--json',
        ],
        {
          input: answersAt(3),
          encoding: 'utf8',
          env: { HOME: bench.home, CAREER_COACH_HOME: bench.home },
        },
      );
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: expect.stringMatching(/^career-coach: Cannot write to standard output \(ENOSPC\)/),
      });
      expect((await bench.json(['status'])).stage.level).toBe(3);
    },
  );

  test('whose reader has enough is no failure', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${program}" ladder | head -1; echo done`],
      {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: bench.home, CAREER_COACH_HOME: bench.home },
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.runIf(process.platform !== 'win32')(
    'is not hung by a pipe or a device in the place of a file',
    async () => {
      const pipe = path.join(bench.home, 'pipe');
      spawnSync('mkfifo', [pipe]);
      for (const file of [pipe, '/dev/zero', '/dev/tty', bench.home]) {
        for (const command of [
          ['assess', '--answers', file],
          ['import', file],
          ['data', 'restore', file, '--yes'],
          ['checkin', '--answers', file],
        ]) {
          const { code, stderr } = await bench.run(command);
          expect({ code, stderr }, command.join(' ')).toEqual({
            code: expect.toSatisfy((value) => value === 2 || value === 3),
            stderr: expect.stringMatching(/^career-coach: /),
          });
        }
      }
    },
  );
});
