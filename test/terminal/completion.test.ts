import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answersAt } from '../commands/ladder-facts.js';
import { Bench, program } from '../commands/program.js';
import { withThorough } from '../thorough.js';
import type { Terminal } from './terminal.js';
import { keys, openTerminal } from './terminal.js';

/** Completion in real shells: the line is typed, Tab is pressed, and the terminal is read. */

/** How a shell is started without anybody's start-up files, and how completion is turned on in it. */
const shells = {
  bash: {
    start: ['--norc', '--noprofile', '-i'],
    on: ['eval "$(career-coach completion bash)"'],
  },
  zsh: {
    start: ['-f', '-i'],
    on: [
      "PROMPT='> '",
      'autoload -U compinit; compinit -C -D',
      'eval "$(career-coach completion zsh)"',
    ],
  },
  fish: {
    start: ['--no-config', '-i'],
    on: [
      "function fish_prompt; echo -n '> '; end; set -g fish_autosuggestion_enabled 0",
      'career-coach completion fish | source',
    ],
  },
} as const;

let folder: string;
let bench: Bench;
let terminal: Terminal | null = null;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'career-coach-shells-'));
  bench = new Bench();
  mkdirSync(path.join(folder, 'bin'));
  mkdirSync(path.join(folder, 'work', 'subfolder'), { recursive: true });
  writeFileSync(path.join(folder, 'work', 'my-answers.json'), '{}');
  const start = path.join(folder, 'bin', 'career-coach');
  writeFileSync(start, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  chmodSync(start, 0o755);
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
});
afterAll(() => {
  bench.remove();
  rmSync(folder, { recursive: true, force: true });
});
function close(): void {
  terminal?.close();
  terminal = null;
}
afterEach(({ task }) => {
  // Whoever comes next needs a shell in which nothing went wrong.
  if (task.result?.state === 'fail') close();
});

function isInstalled(shell: string): boolean {
  return spawnSync(shell, ['-c', 'exit 0']).status === 0;
}

/** Starts a shell, and runs these lines in it. */
async function open(shell: keyof typeof shells, lines: readonly string[]): Promise<Terminal> {
  close();
  terminal = openTerminal(shell, shells[shell].start, {
    cols: 150,
    rows: 50,
    cwd: path.join(folder, 'work'),
    env: {
      PATH: `${path.join(folder, 'bin')}:${process.env.PATH}`,
      HOME: folder,
      PS1: '> ',
      CAREER_COACH_HOME: bench.home,
    },
  });
  await enter(terminal, lines);
  return terminal;
}

let entered = 0;

async function enter(opened: Terminal, lines: readonly string[]): Promise<void> {
  for (const line of [...lines, 'clear']) {
    entered += 1;
    opened.type(`${line}; echo "ready"-${entered}${keys.enter}`);
    await opened.waitFor(new RegExp(`^ready-${entered}$`, 'm'));
  }
  // What is typed before the prompt is drawn stands in front of it.
  await opened.waitFor(new RegExp(`^ready-${entered}\\n> *$`, 'm'));
}

/** What Tab makes of a line that is typed; `[ |X]` at its end shows whether a space was added. */
async function press(opened: Terminal, line: string): Promise<string> {
  opened.type(line);
  await opened.waitFor(line);
  opened.type(keys.tab);
  // What is typed behind it comes when completion is over, so nothing has to be waited for by the clock.
  opened.type('X');
  const screen = await opened.waitFor(/^> .*X$/m);
  opened.type(keys.ctrlU);
  await opened.waitUntilGone(/^> .*X$/m);
  return /^> (.*)X$/m.exec(screen)?.[1] ?? '';
}

/** What each shell does in a way of its own; what is offered at all is tested in test/commands/completion.test.ts. */
const completions = withThorough<[string, string]>(
  [
    ['career-coach plan ta', 'career-coach plan target '],
    ['career-coach export --format=mark', 'career-coach export --format=markdown '],
    [
      'career-coach log --behaviour listens,draws-l',
      'career-coach log --behaviour listens,draws-landscape ',
    ],
    ['career-coach assess --answers my', 'career-coach assess --answers my-answers.json '],
    // No file is offered where none is wanted.
    ['career-coach status my', 'career-coach status my'],
  ],
  [
    ['career-coach che', 'career-coach checkin '],
    ['career-coach export --form', 'career-coach export --format '],
    ['career-coach checkin --rate draws-l', 'career-coach checkin --rate draws-landscape='],
    ['career-coach --home sub', 'career-coach --home subfolder/'],
    ['career-coach export --for', 'career-coach export --for'],
    ['career-coach export --format mark', 'career-coach export --format markdown '],
    ['career-coach why draws-l', 'career-coach why draws-landscape '],
    ['career-coach checkin --rate=draws-l', 'career-coach checkin --rate=draws-landscape='],
    ['career-coach help environ', 'career-coach help environment '],
    ['career-coach import my', 'career-coach import my-answers.json '],
    ['career-coach nonsense my', 'career-coach nonsense my'],
  ],
);

describe.each(['bash', 'zsh', 'fish'] as const)('%s', (shell) => {
  const missing = !isInstalled(shell);
  const completes = it.skipIf(missing);
  const { on } = shells[shell];
  afterAll(close);
  // One shell for most of the tests: zsh takes a second to start, and each asks the program for its script.
  const opened = async () => terminal ?? (await open(shell, on));

  completes(
    `completes commands, options, choices, ids and files${missing ? ` (${shell} is not installed)` : ''}`,
    async () => {
      const first = await opened();
      for (const [typed, completed] of completions) {
        expect(await press(first, typed), typed).toBe(completed);
      }
    },
  );

  completes('runs nothing of what is typed, and may be turned on twice', async () => {
    const again = await opened();
    await enter(again, on.slice(-1));
    expect(again.screen()).not.toMatch(/readonly|error|not found/i);
    const typed = 'career-coach log "$(touch ran)" $(touch ran) --behav';
    expect(await press(again, typed)).toBe(`${typed}iour `);
    expect(existsSync(path.join(folder, 'work', 'ran'))).toBe(false);
  });

  completes('completes the actions of the plan, and shows all that there are', async () => {
    const { plan } = await bench.json(['status']);
    const [first] = plan.active;
    const last = await opened();
    expect(await press(last, `career-coach checkin --done ${first.id.slice(0, -3)}`)).toBe(
      `career-coach checkin --done ${first.id} `,
    );
    last.type(`career-coach checkin --stuck ${keys.tab}${keys.tab}`);
    for (const { id } of plan.active) await last.waitFor(id);
  });

  // Zsh inserts what it is offered: there only `complete` stands before it.
  it.skipIf(missing || shell === 'zsh')(
    'runs nothing of what a journal calls an action',
    async () => {
      const name = 'zz$(touch ran)`touch ran`;touch ran';
      // As a candidate, whatever a journal of another version let through.
      const stub = path.join(folder, 'hostile');
      mkdirSync(stub, { recursive: true });
      const start = path.join(stub, 'career-coach');
      const completion = `exec '${process.execPath}' '${program}' "$@"`;
      const candidate = `printf '%s\\tabout\\n:4\\n' '${name}'`;
      writeFileSync(
        start,
        `#!/bin/sh\nif [ "$1" = complete ]; then ${candidate}; else ${completion}; fi\n`,
      );
      chmodSync(start, 0o755);
      rmSync(path.join(folder, 'work', 'ran'), { force: true });
      const stubbed = await open(shell, [
        shell === 'fish' ? `set -gx PATH '${stub}' $PATH` : `PATH='${stub}':$PATH`,
        ...on,
      ]);
      stubbed.type(`career-coach plan done zz${keys.tab}${keys.enter}`);
      stubbed.type(`echo "over"-now${keys.enter}`);
      await stubbed.waitFor(/^over-now/m);
      expect(existsSync(path.join(folder, 'work', 'ran')), stubbed.screen()).toBe(false);
    },
  );
});
