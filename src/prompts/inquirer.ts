import type { Key as ReadlineKey } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { Leaving, Picked, Question } from './ask.js';
import { Left } from './ask.js';
import { markPastes, unmarkPastes } from './display.js';
import { reportNothing } from './key-input.js';
import { readKey } from './single-key.js';
import type { Terminal } from './terminal.js';
import { deadly } from './terminal.js';

/** How long to wait for signals to arrive, in milliseconds. */
const settlingTime = 50;

/** Asks one question with an Inquirer prompt. Throws Left. */
export async function askQuestion(
  terminal: Terminal,
  question: Question,
): Promise<string | boolean | Picked> {
  for (;;) {
    const watch = watchTerminal(terminal, question.kind);
    try {
      return await promptOnce(terminal, question, watch);
    } catch (error) {
      const left = watch.left() ?? leavingOf(error);
      if (left === null) throw error;
      if (left === 'escape') throw new Left('quit', undefined, true);
      if (left !== 'resumed') throw new Left(left);
    } finally {
      watch.close();
    }
    // A late SIGCONT would end the new prompt, too.
    await setTimeout(settlingTime);
  }
}

async function promptOnce(
  terminal: Terminal,
  question: Question,
  { signal, left, leave }: Pick<ReturnType<typeof watchTerminal>, 'signal' | 'left' | 'leave'>,
): Promise<string | boolean | Picked> {
  if (question.kind === 'key') return await readKey(terminal, question, signal);
  const { input, output } = terminal;
  const leavesNothing = ['pause', 'pick'].includes(question.kind) || 'passing' in question;
  const context = { input, output, signal, clearPromptOnDone: leavesNothing };
  const { askOne, askPause, askPick, askText, askYesNo } = await import('./own-prompts.js');
  // A text that is left half typed is no answer to read again, nor is a question that comes back.
  signal.addEventListener('abort', () => {
    const how = left();
    if (how !== 'escape' && how !== 'quit') return;
    const isText = question.kind === 'text';
    const goesBack = 'leave' in question || (how === 'escape' && question.back);
    if (isText || goesBack) context.clearPromptOnDone = true;
  });
  if (question.kind === 'pause') return await askPause({ question, terminal }, context);
  if (question.kind === 'pick') return await askPick({ question, terminal }, context);
  if (question.kind === 'one') return await askOne({ question, terminal, leave }, context);
  if (question.kind === 'yes-no') return await askYesNo({ question, terminal }, context);
  return await askText({ question, terminal }, context);
}

function leavingOf(error: unknown): Leaving | null {
  return error instanceof Error && error.name === 'ExitPromptError' ? 'interrupt' : null;
}

type Listener = Parameters<NodeJS.EventEmitter['on']>[1];

/** Ends the prompt by its signal when the person leaves or the terminal is suspended. */
function watchTerminal({ input, output }: Terminal, kind: Question['kind']) {
  const controller = new AbortController();
  // A paste is one text. Where no text is asked for, its letters must not be keys.
  input.onPaste = kind === 'text' ? null : () => undefined;
  output.write(reportNothing + markPastes);
  let left: Leaving | 'escape' | 'resumed' | null = null;
  const end = (how: Leaving | 'escape' | 'resumed') => () => {
    left ??= how;
    controller.abort();
  };
  const quit = end('quit');
  const goBack = end('escape');
  const interrupt = end('interrupt');
  const hangUp = end('hangup');
  const resume = end('resumed');
  const onKey = (_text: string | undefined, key: ReadlineKey) => {
    // q leaves, as everywhere; in a text it is a letter, and a list knows whether it is part of a word.
    if (key.name === 'q' && !key.ctrl && !key.meta && kind !== 'text' && kind !== 'one') quit();
    // A list may be showing its help, and Escape then only closes that.
    if (key.name === 'escape' && kind !== 'one') goBack();
    // As in a pager.
    if (kind === 'pause' && key.name === 'space') input.emit('keypress', '\r', { name: 'return' });
    if (key.ctrl !== true) return;
    if (key.name === 'd') quit();
    if (key.name === 'z') {
      // The shell overwrites the prompt, so it ends here and is asked again after fg.
      resume();
      stopRestOfGroup(input, output);
    }
  };
  // Inquirer drops what was typed before the question was there; its Enter may come later.
  const onEarlyKey = (_text: string | undefined, key: ReadlineKey) => {
    if (!input.isLive && kind !== 'key' && key.name !== 'return') input.dropRest('');
  };
  const die = (signal: NodeJS.Signals) => {
    close();
    input.setRawMode(false);
    output.write(showCursor);
    process.kill(process.pid, signal);
  };
  const heard: readonly (readonly [NodeJS.EventEmitter, string, Listener])[] = [
    [input, 'keypress', onKey],
    [input, 'keypress', onEarlyKey],
    [input, 'end', hangUp],
    [input, 'lost', hangUp],
    [output, 'error', hangUp],
    [process, 'SIGHUP', hangUp],
    [process, 'SIGINT', interrupt],
    [process, 'SIGCONT', resume],
    ...deadly.map((signal) => [process, signal, die] as const),
  ];
  for (const [source, event, listener] of heard) source.on(event, listener);
  function close() {
    output.write(unmarkPastes);
    input.onPaste = null;
    for (const [source, event, listener] of heard) source.off(event, listener);
  }
  return { signal: controller.signal, left: () => left, leave: { q: quit, escape: goBack }, close };
}

/**
 * Stops the other processes of the group, as the terminal would: Readline stops only this one, and under `npm start`
 * the shell would wait for npm, which is still running, and the terminal would hang.
 */
function stopRestOfGroup(input: Terminal['input'], output: Terminal['output']): void {
  if (process.platform === 'win32') return;
  const ignore = () => undefined;
  // The terminal first: once the shell has it back, changing it would stop this process in the wrong place.
  input.setRawMode(false);
  output.write(showCursor);
  process.on('SIGTSTP', ignore);
  process.kill(0, 'SIGTSTP');
  process.off('SIGTSTP', ignore);
}

const showCursor = '\u001B[?25h';
