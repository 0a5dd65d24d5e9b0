import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { keys, openTerminal, type Terminal } from '../../test/terminal/terminal.js';

/** A run of the program whose last screen becomes a picture. */
interface Scene {
  readonly title: string;
  readonly day: string;
  readonly args: readonly string[];
  /** Somebody else's data: with `--profile`, the commands on the screen would name it. */
  readonly person?: string;
  /** Types until the screen to draw is there; by default, waits until the program has ended. */
  readonly play?: (terminal: Terminal) => Promise<void>;
}

/** High enough for the longest page. */
const size = { cols: 80, rows: 60 };
const program = path.resolve('bin/career-coach.cjs');
const today = '2026-11-30';
const answers = path.resolve('data/example-answers.json');

/** A quarter of somebody who has used the program since September: what `status` and `history` show. */
const quarter: readonly (readonly [day: string, ...args: string[]])[] = [
  ['2026-09-01', 'assess', '--answers', answers],
  [
    '2026-09-10',
    'log',
    'Corrected the order map with operations',
    '--behaviour',
    'draws-landscape',
  ],
  ['2026-09-15', 'checkin', '--moved', '1', '--note', 'A call first saves a day of mails'],
  ['2026-09-29', 'checkin', '--done', '1'],
  ['2026-10-12', 'log', 'Two options on paper before the meeting', '--behaviour', 'weighs-options'],
  ['2026-10-27', 'checkin', '--moved', '1', '--rate', 'weighs-options=4'],
  ['2026-11-17', 'checkin', '--done', '1', '--rate', 'meets-stakeholders=4'],
];

const scenes: Readonly<Record<string, Scene>> = {
  questionnaire: {
    title: 'A question: a statement, the scale from 1 to 5, and the keys',
    day: today,
    args: ['assess'],
    person: 'new',
    async play(terminal) {
      await terminal.waitFor('Enter begins');
      terminal.type(keys.enter);
      await terminal.waitFor('At which level');
      terminal.type('3');
      await terminal.waitUntilGone('At which level');
    },
  },
  result: {
    title: 'The result: the level, how sure it is, and each level with what is held of it',
    day: today,
    args: ['assess', '--answers', answers],
    person: 'result',
  },
  status: {
    title: 'The status: level, active actions, the last weeks',
    day: today,
    args: ['status'],
  },
  history: {
    title: 'The history: how the position grew, and what moved it',
    day: today,
    args: ['history'],
  },
};

/** The page that `export` writes for a browser, after the same quarter. */
const pageArgs = ['export', '--for', 'mentor', '--format', 'html', '--force', '--out'];

/** What each scene's program wrote, by its name; `page` is where to write the page for a browser. */
export async function playScenes(
  page: string,
): Promise<{ name: string; title: string; output: string }[]> {
  const home = mkdtempSync(path.join(tmpdir(), 'career-coach-pictures-'));
  const env = (day: string, person = 'usual') => ({
    HOME: home,
    CAREER_COACH_HOME: path.join(home, person),
    CAREER_COACH_NOW: day,
    LANG: 'en_GB.UTF-8',
    COLORTERM: '',
  });
  try {
    for (const [day, ...args] of [...quarter, [today, ...pageArgs, page] as const]) {
      execFileSync(process.execPath, [program, ...args, '--quiet'], {
        env: { PATH: process.env.PATH, ...env(day) },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    }
    const played = [];
    for (const [name, scene] of Object.entries(scenes)) {
      const output = await playScene(scene, env(scene.day, scene.person), home);
      played.push({ name, title: scene.title, output });
    }
    return played;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function playScene(
  { args, play }: Scene,
  env: Readonly<Record<string, string>>,
  cwd: string,
) {
  const terminal = openTerminal(process.execPath, [program, ...args], { ...size, env, cwd });
  try {
    if (play === undefined) await terminal.exit();
    else await play(terminal);
    return terminal.output();
  } finally {
    terminal.close();
  }
}

export { size };
