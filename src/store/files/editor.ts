import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CoachError } from '../../core/base/errors.js';
import { causeOf, storageFailure } from './system.js';

/** What an editor needs of a process. */
export type EditorProcess = Pick<
  NodeJS.Process,
  'env' | 'platform' | 'stdout' | 'on' | 'off' | 'pid' | 'kill'
>;

/** Signals that must not leave the file behind. What Ctrl-C does is the editor's own affair. */
const endings = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Lets the person change a text in $VISUAL or $EDITOR, and gives what they saved. The file is theirs alone, in a
 * folder of its own, and is gone afterwards, however the editor ends.
 * Throws CoachError `storage` when it cannot be written, `usage` when there is no such editor or it fails.
 */
export async function editText(text: string, process: EditorProcess): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'career-coach-'));
  let ended: NodeJS.Signals | null = null;
  try {
    const file = join(folder, 'note.txt');
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
    ended = await runEditor(file, process);
    if (ended === null) return readFileSync(file, 'utf8');
  } catch (error) {
    throw storageFailure('cannot write a file for the editor in', folder, error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  // The file is gone, so the signal may do now what it does usually: end the program.
  process.kill(process.pid, ended);
  return new Promise(() => {});
}

/** Gives the signal that ended this program meanwhile; null: the editor came to its own end. */
function runEditor(file: string, process: EditorProcess): Promise<NodeJS.Signals | null> {
  const { env, platform } = process;
  const windows = platform === 'win32';
  const editor = env.VISUAL || env.EDITOR || (windows ? 'notepad' : 'vi');
  // Through a shell, as git does: the variable may hold options and quotes.
  const [command, args] = windows
    ? [`${editor} "${file}"`, []]
    : ['/bin/sh', ['-c', `${editor} "$1"`, editor, file]];
  return new Promise((resolve, reject) => {
    // Results may go to a file; the editor draws where the person looks.
    const output = process.stdout.isTTY ? 'inherit' : 2;
    const child = spawn(command, args, { stdio: ['inherit', output, 'inherit'], shell: windows });
    const ignore = () => {};
    let ended: NodeJS.Signals | null = null;
    const end = (signal: NodeJS.Signals) => {
      ended = signal;
      child.kill(signal);
    };
    process.on('SIGINT', ignore);
    for (const signal of endings) process.on(signal, end);
    const settle = (settled: () => void) => {
      process.off('SIGINT', ignore);
      for (const signal of endings) process.off(signal, end);
      settled();
    };
    child.on('error', (error) => settle(() => reject(failed(editor, causeOf(error)))));
    child.on('close', (code, signal) => {
      settle(() => {
        if (code === 0 || ended !== null) resolve(ended);
        else reject(failed(editor, `it ended with ${signal ?? code}`));
      });
    });
  });
}

function failed(editor: string, why: string): CoachError {
  return new CoachError('usage', `The editor "${editor}" did not save anything: ${why}`, [
    'set VISUAL or EDITOR to the editor that you use',
    'career-coach log "what happened"',
  ]);
}
