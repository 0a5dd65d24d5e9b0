import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { quotedForShell } from '../../core/base/quote-for-shell.js';
import { makeFolder } from './folders.js';
import { decodeText } from './input-file.js';
import { causeOf, storageFailure, takeFreePath } from './system.js';

export type EditorProcess = Pick<
  NodeJS.Process,
  'env' | 'platform' | 'stdout' | 'on' | 'off' | 'pid' | 'kill'
>;

/** Signals that end the program, once the editor has ended. The editor itself handles Ctrl-C. */
const endingSignals = ['SIGTERM', 'SIGHUP'] as const;

/** An editor that ends sooner, with the text unchanged, has opened a window and does not wait for it. */
const atOnceMs = 1_000;

/**
 * Opens a text in $VISUAL or $EDITOR, and passes what was saved to `use`. The file is private, and is deleted once
 * `use` has succeeded; after any failure it stays, and the error names it. Throws CoachError `storage` if the file
 * cannot be written, `usage` if the editor fails.
 */
export async function editText<T>(
  text: string,
  folder: string,
  process: EditorProcess,
  use: (written: string) => Promise<T>,
): Promise<T> {
  const file = openFile(text, folder);
  try {
    const start = Date.now();
    const signal = await runEditor(file, process);
    if (signal !== null) return await dieBy(signal, file, text, process);
    const written = decodeText(readFileSync(file), clean(file));
    if (written === text && Date.now() - start < atOnceMs) {
      throw new CoachError('usage', 'The editor returned at once, with nothing written', [
        `if it opens a window, let it wait: EDITOR="code --wait" (its file is ${clean(file)})`,
      ]);
    }
    const result = await use(written);
    removeFile(file);
    return result;
  } catch (error) {
    throw withFileNamed(file, text, error);
  }
}

/** A folder of its own, because editors put copies beside a file; in the profile, so that `data forget` finds it. */
function openFile(text: string, folder: string): string {
  try {
    makeFolder(folder);
    const own = takeFreePath(join(folder, 'unsaved'), (path) => mkdirSync(path, { mode: 0o700 }));
    const file = join(own, 'note.txt');
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
    return file;
  } catch (error) {
    throw storageFailure('cannot write a file for the editor in', folder, error);
  }
}

function removeFile(file: string): void {
  rmSync(dirname(file), { recursive: true, force: true });
}

/** Whether the person wrote anything; true if that cannot be told. */
function isWritten(file: string, text: string): boolean {
  try {
    return !readFileSync(file).equals(Buffer.from(text));
  } catch {
    return true;
  }
}

async function dieBy(
  signal: NodeJS.Signals,
  file: string,
  text: string,
  process: EditorProcess,
): Promise<never> {
  if (!isWritten(file, text)) removeFile(file);
  process.kill(process.pid, signal);
  return new Promise(() => {});
}

function withFileNamed(file: string, text: string, error: unknown): CoachError {
  const failure = storageFailure('cannot use', file, error);
  if (!isWritten(file, text)) {
    // A window that is still open will save into the file.
    if (!failure.next.some((step) => step.includes(clean(file)))) removeFile(file);
    return failure;
  }
  return new CoachError(failure.code, failure.message, [
    `What you wrote is kept in ${clean(file)}`,
    ...failure.next,
    `career-coach log - < ${quotedForShell(clean(file))}`,
  ]);
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
    const ignore = () => {};
    let received: NodeJS.Signals | null = null;
    const forward = (signal: NodeJS.Signals) => {
      received = signal;
      child.kill(signal);
    };
    process.on('SIGINT', ignore);
    for (const signal of endingSignals) process.on(signal, forward);
    // Only now: a signal may come as soon as the editor is there.
    const child = spawn(command, args, { stdio: ['inherit', output, 'inherit'], shell: windows });
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
  return new CoachError('usage', `The editor "${editor}" failed: ${why}`, [
    'set VISUAL or EDITOR to the editor that you use',
  ]);
}
