import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { answersAt } from '../commands/ladder-facts.js';
import { available, type Fault } from './fault.js';
import { coachHere, journalOf, remove, scratch } from './processes.js';

const umasks = ['000', '777', '022', '077'];

export const permissions: Fault = {
  name: 'permissions, whatever the umask',
  goal: 'every file that any command makes 600, every folder 700',
  missing: () =>
    process.platform === 'win32' ? 'the system has no such permissions' : available(),
  sizes: { quick: 1, thorough: 1, long: 1 },
  async run() {
    const rounds: Awaited<ReturnType<typeof underUmask>>[] = [];
    for (const umask of umasks) rounds.push(await underUmask(umask));
    const files = rounds.reduce((sum, round) => sum + round.files, 0);
    return {
      measured: `${files} files and folders under ${umasks.join(', ')}`,
      failures: rounds.flatMap(({ failures }) => failures),
    };
  },
};

/** Runs commands that make files, and looks at all that they made. */
async function underUmask(umask: string): Promise<{ files: number; failures: string[] }> {
  const folder = scratch();
  const home = path.join(folder, 'made/home');
  const out = path.join(folder, 'out');
  mkdirSync(out);
  const failures: string[] = [];
  for (const [args, stdin] of commands(out)) {
    const usual = process.umask(umask);
    const { code, stderr } = await coachHere(home, args, { cwd: folder, stdin }).finally(() =>
      process.umask(usual),
    );
    if (code !== 0)
      failures.push(`umask ${umask}: ${args.join(' ')} ended with ${code}: ${stderr}`);
  }
  if (statSync(journalOf(home)).size === 0) failures.push(`umask ${umask}: no journal`);
  const made = [...everythingIn(path.join(folder, 'made')), ...everythingIn(out).slice(1)];
  for (const file of made) {
    const stats = statSync(file);
    const mode = (stats.mode & 0o777).toString(8);
    if (mode !== (stats.isDirectory() ? '700' : '600'))
      failures.push(`umask ${umask}: ${file}: ${mode}`);
  }
  remove(folder);
  return { files: made.length, failures };
}

/** Command lines with their standard input. */
function commands(out: string): (readonly [readonly string[], string])[] {
  return [
    [['assess', '--answers', '-'], answersAt(3)],
    [['settings', 'set', 'rhythm', '7'], ''],
    [['checkin', '--note', 'learnt something'], ''],
    [['data', 'backup', `${out}/b`], ''],
    [['checkin', '--note', 'and more'], ''],
    [['data', 'restore', `${out}/b`, '--yes'], ''],
    [['export', '--out', `${out}/page.md`], ''],
    [['export', '--out', `${out}/page.md`, '--force'], ''],
    [['import', '-'], `not an event\n${JSON.stringify({ v: 2 })}`],
    [['doctor', '--fix'], ''],
  ];
}

function everythingIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return [folder, ...names.map((name) => path.join(folder, name))];
}
