import type { Key as ReadlineKey } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { Screen } from '../core/base/screen.js';
import { longestText } from '../core/schema/atoms.js';
import type { Paint } from '../text/paint.js';
import { glyphs, typeset } from '../text/signs.js';
import { clampLines, shorten, wrap } from '../text/wrap.js';
import type { Choice, Leaving, Picked, Question } from './ask.js';
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
): Promise<string | readonly string[] | boolean | Picked> {
  for (;;) {
    const watch = watchTerminal(terminal, question.kind);
    try {
      return await promptOnce(terminal, question, watch.signal);
    } catch (error) {
      const left = watch.left() ?? leavingOf(error);
      if (left === null) throw error;
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
  signal: AbortSignal,
): Promise<string | readonly string[] | boolean | Picked> {
  if (question.kind === 'key') return await readKey(terminal, question, signal);
  const { input, output } = terminal;
  const context = {
    input,
    output,
    signal,
    clearPromptOnDone: question.kind === 'pause' || question.kind === 'pick',
  };
  if (question.kind === 'pick') {
    const { askPick } = await import('./ask-pick.js');
    return await askPick({ question, terminal }, context);
  }
  const { default: inquirer } = await import('inquirer');
  const prompt = inquirer.createPromptModule(context);
  const { answer } = await prompt([promptFor(question, terminal)]);
  return answer;
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
  let left: Leaving | 'resumed' | null = null;
  const end = (how: Leaving | 'resumed') => () => {
    left ??= how;
    controller.abort();
  };
  const quit = end('quit');
  const interrupt = end('interrupt');
  const hangUp = end('hangup');
  const resume = end('resumed');
  const onKey = (_text: string | undefined, key: ReadlineKey) => {
    // q leaves, as everywhere; in a text it is a letter.
    if (key.name === 'q' && !key.ctrl && !key.meta && kind !== 'text') quit();
    if (key.name === 'escape') quit();
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
  const die = (signal: NodeJS.Signals) => {
    close();
    input.setRawMode(false);
    output.write(showCursor);
    process.kill(process.pid, signal);
  };
  const heard: readonly (readonly [NodeJS.EventEmitter, string, Listener])[] = [
    [input, 'keypress', onKey],
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
  return { signal: controller.signal, left: () => left, close };
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

/** The line of keys under the choices, and the empty ones around it. */
const rowsOfKeys = 3;

/** A theme that does not depend on what Inquirer detects about the terminal. */
function themeFor(paint: Paint, { unicode, width }: Screen) {
  const signs = glyphs({ unicode });
  return {
    prefix: { idle: paint.accent('?'), done: paint.good(unicode ? '✔' : '*') },
    icon: {
      cursor: signs.pointer,
      checked: paint.good(unicode ? '◉' : '[x]'),
      unchecked: unicode ? '◯' : '[ ]',
    },
    style: {
      message: paint.bold,
      error: (text: string) => wrap(typeset(text, { unicode }), width).map(paint.warn).join('\n'),
      defaultAnswer: (text: string) => paint.dim(`(${text})`),
      help: paint.dim,
      highlight: paint.accent,
      key: paint.accent,
      disabled: paint.dim,
      description: paint.dim,
      confirmDefault: (text: string) => text.toUpperCase(),
      renderSelectedChoices: (chosen: readonly unknown[]) =>
        chosen.length === 0 ? '(none)' : `(${chosen.length} chosen)`,
      keysHelpTip: (keys: readonly (readonly [string, string])[]) => {
        const words = [...keys, ['q', 'leave'] as const].map(
          ([key, effect]) => `${keyWord(key, unicode)} ${effect}`,
        );
        return wrap(words.join(signs.between), width).map(paint.dim).join('\n');
      },
    },
  };
}

function keyWord(key: string, unicode: boolean): string {
  if (key === '⏎') return 'Enter';
  return key === '↑↓' && !unicode ? 'up/down' : key;
}

/** The question for Inquirer, its texts wrapped between words, never taller than the screen. */
function promptFor(
  question: Exclude<Question, { kind: 'key' | 'pick' }>,
  { screen, paint }: Terminal,
) {
  const shown = screen();
  const { width, unicode } = shown;
  // Two columns for the prefix and one for the cursor.
  const messageLines = wrap(typeset(question.message, shown), width - 3);
  const aboutLines = question.kind === 'one' ? linesAbout(question, messageLines, shown) : [];
  const theme = themeFor(paint, shown);
  const answer = (text: string) => paint.accent(besideMessage(text, messageLines, width));
  const withAbout = (message: string, status: 'idle' | 'done' | 'loading') =>
    [paint.bold(message), ...(status === 'done' ? [] : aboutLines.map(paint.dim))].join('\n  ');
  const common = {
    name: 'answer',
    message: messageLines.join('\n  '),
    theme: { ...theme, style: { ...theme.style, answer } },
  } as const;
  switch (question.kind) {
    case 'one':
      return {
        ...common,
        ...selectOptions(question.choices, messageLines.length + aboutLines.length, 2, shown),
        theme: { ...common.theme, style: { ...common.theme.style, message: withAbout } },
        type: 'select',
        default: question.initial,
      } as const;
    case 'many':
      return {
        ...common,
        ...checkboxOptions(
          question,
          selectOptions(question.choices, messageLines.length, unicode ? 3 : 5, shown),
        ),
        type: 'checkbox',
      } as const;
    case 'text':
      return { ...common, ...inputOptions(question, answer), type: 'input' } as const;
    case 'yes-no':
      return { ...common, type: 'confirm', default: question.initial } as const;
    case 'pause':
      // What is typed does not show, because it answers nothing.
      return { ...common, theme, type: 'input', transformer: () => '' } as const;
  }
}

/** What stands below the message, as far as all choices still fit on the screen. */
function linesAbout(
  { about = [], choices }: Extract<Question, { kind: 'one' }>,
  messageLines: readonly string[],
  screen: Screen,
): readonly string[] {
  const { width, height } = screen;
  const lines = about.flatMap((sentence) => wrap(typeset(sentence, screen), width - 3));
  const others = messageLines.length + choices.length + rowsOfKeys;
  return clampLines(lines, Math.max(0, height - others), width - 3, screen);
}

/** The answer beside the last line of the message if it fits, otherwise below it: no word is cut. */
function besideMessage(text: string, messageLines: readonly string[], width: number): string {
  const fits = wrap(`${messageLines.at(-1)} ${text}`, width - 3).length === 1;
  return fits ? text : `\n  ${wrap(text, width - 3).join('\n  ')}`;
}

/** Choices after signs of `indent` columns, in pages that leave room for the message and a detail. */
function selectOptions(
  choices: readonly Choice[],
  messageRows: number,
  indent: number,
  screen: Screen,
) {
  const { width, height } = screen;
  const names = choices.map(({ label }) => wrap(typeset(label, screen), width - indent - 1));
  // All choices come before the whole of a detail; the empty lines are for the keys and around.
  const spare = height - messageRows - names.flat().length - rowsOfKeys;
  const details = choices.map(({ detail }) => {
    const lines = detail === undefined ? null : wrap(typeset(detail, screen), width);
    return lines === null || spare < 1 ? lines : clampLines(lines, spare, width, screen);
  });
  const detailRows = Math.max(0, ...details.map((lines) => lines?.length ?? 0));
  return {
    choices: choices.map(({ value, label }, index) => ({
      value,
      name: names[index]?.join(`\n${' '.repeat(indent)}`) ?? label,
      short: shorten(label, width - 10, screen),
      ...(details[index] && { description: details[index].join('\n') }),
    })),
    pageSize: Math.max(3, height - messageRows - detailRows - rowsOfKeys),
    loop: false,
  };
}

function checkboxOptions(
  { initial, most }: Extract<Question, { kind: 'many' }>,
  list: ReturnType<typeof selectOptions>,
) {
  return {
    ...list,
    choices: list.choices.map((choice) => ({ ...choice, checked: initial.includes(choice.value) })),
    default: [],
    // A key that ticks all makes no sense where only some may be ticked.
    shortcuts: { all: null, invert: null },
    validate: (chosen: readonly unknown[]) =>
      chosen.length <= most || `At most ${most}: Space unticks one`,
  };
}

function inputOptions(
  question: Extract<Question, { kind: 'text' }>,
  answer: (text: string) => string,
) {
  return {
    default: question.initial,
    // People edit a sentence but retype a date.
    prefill: (question.initial ?? '').length > 20 ? 'editable' : 'tab',
    validate: (text: string) => problemWith(question, text) ?? true,
    transformer: (text: string, { isFinal }: { isFinal: boolean }) => {
      if (!isFinal) return text;
      const meaning = question.meaning?.(text) ?? null;
      return answer(meaning === null ? text : `${text} (${meaning})`);
    },
  } as const;
}

function problemWith(question: Extract<Question, { kind: 'text' }>, text: string): string | null {
  if (text.length > longestText) return `${longestText} characters at most`;
  if (/^\s*q\s*$/i.test(text)) return 'In a text, q is only a letter; Esc leaves';
  return question.problem?.(text) ?? null;
}
