import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CoachError } from '../../core/base/errors.js';
import { causeOf, storageFailure } from './system.js';

export type EditorProcess = Pick<
  NodeJS.Process,
  'env' | 'platform' | 'stdout' | 'on' | 'off' | 'pid' | 'kill'
>;

/** Signals that end the program, but only after the file is deleted. The editor itself handles Ctrl-C. */
const endingSignals = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Opens a text in $VISUAL or $EDITOR and returns what the person saved. The file is private and is deleted afterwards,
 * however the editor ends. Throws CoachError `storage` if the file cannot be written, `usage` if the editor fails.
 */
export async function editText(text: string, process: EditorProcess): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'career-coach-'));
  let signal: NodeJS.Signals | null = null;
  try {
    const file = join(folder, 'note.txt');
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
    signal = await runEditor(file, process);
    if (signal === null) return readFileSync(file, 'utf8');
  } catch (error) {
    throw storageFailure('cannot write a file for the editor in', folder, error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  // The file is deleted, so the signal may now end the program as usual.
  process.kill(process.pid, signal);
  return new Promise(() => {});
}

/** Returns the signal that this program received while the editor ran; null if there was none. */
function runEditor(file: string, process: EditorProcess): Promise<NodeJS.Signals | null> {
  const { env, platform } = process;
  const windows = platform === 'win32';
  const editor = env.VISUAL || env.EDITOR || (windows ? 'notepad' : 'vi');
  // A shell, as in git: the variable may contain options and quotes.
  const [command, args] = windows
    ? [`${editor} "${file}"`, []]
    : ['/bin/sh', ['-c', `${editor} "$1"`, editor, file]];
  return new Promise((resolve, reject) => {
    // Standard output may be redirected to a file; the editor needs the terminal.
    const output = process.stdout.isTTY ? 'inherit' : 2;
    const child = spawn(command, args, { stdio: ['inherit', output, 'inherit'], shell: windows });
    const ignore = () => {};
    let received: NodeJS.Signals | null = null;
    const forward = (signal: NodeJS.Signals) => {
      received = signal;
      child.kill(signal);
    };
    process.on('SIGINT', ignore);
    for (const signal of endingSignals) process.on(signal, forward);
    const settle = (settlePromise: () => void) => {
      process.off('SIGINT', ignore);
      for (const signal of endingSignals) process.off(signal, forward);
      settlePromise();
    };
    child.on('error', (error) => settle(() => reject(editorFailure(editor, causeOf(error)))));
    child.on('close', (code, signal) => {
      settle(() => {
        if (code === 0 || received !== null) resolve(received);
        else reject(editorFailure(editor, `it ended with ${signal ?? `exit code ${code}`}`));
      });
    });
  });
}

function editorFailure(editor: string, why: string): CoachError {
  return new CoachError('usage', `The editor "${editor}" did not save anything: ${why}`, [
    'set VISUAL or EDITOR to the editor that you use',
    'career-coach log "what happened"',
  ]);
}
