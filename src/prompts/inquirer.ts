import type { Key as ReadlineKey } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { Paint } from '../core/base/paint.js';
import { longestText } from '../core/schema/atoms.js';
import type { Choice, Leaving, Question } from './ask.js';
import { Left } from './ask.js';
import { truncate, withAsciiSigns, wrap } from './questionnaire/draw/layout.js';
import type { Terminal } from './terminal.js';

/** Milliseconds for signals to arrive. */
const settlingTime = 50;

/** Asks one question by a prompt of Inquirer. Throws Left. */
export async function askQuestion(
  terminal: Terminal,
  question: Question,
): Promise<string | readonly string[] | boolean> {
  const { default: inquirer } = await import('inquirer');
  for (;;) {
    const watch = watchTerminal(terminal, question.kind);
    try {
      const prompt = inquirer.createPromptModule({
        input: terminal.input,
        output: terminal.output,
        signal: watch.signal,
      });
      const { answer } = await prompt([promptFor(question, terminal)]);
      return answer;
    } catch (error) {
      const left = watch.left() ?? leftBy(error);
      if (left === null) throw error;
      if (left !== 'resumed') throw new Left(left);
    } finally {
      watch.close();
    }
    // Not before the signal of the coming back has passed, which would end the new prompt, too.
    await setTimeout(settlingTime);
  }
}

function leftBy(error: unknown): Leaving | null {
  return error instanceof Error && error.name === 'ExitPromptError' ? 'interrupt' : null;
}

/** What happens to the terminal while a question is up, as the reason to end the prompt. */
function watchTerminal({ input, output }: Terminal, kind: Question['kind']) {
  const controller = new AbortController();
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
    // As everywhere else; in a text, q is a letter.
    if (key.name === 'q' && !key.ctrl && !key.meta && kind !== 'text') quit();
    if (key.ctrl !== true) return;
    if (key.name === 'd') quit();
    if (key.name === 'z') {
      // The prompt ends here and is put anew after fg: the shell writes over it meanwhile.
      resume();
      stopRestOfGroup(input, output);
    }
  };
  input.on('keypress', onKey);
  input.on('end', hangUp);
  output.on('error', hangUp);
  process.on('SIGHUP', hangUp);
  process.on('SIGINT', interrupt);
  process.on('SIGCONT', resume);
  return {
    signal: controller.signal,
    left: () => left,
    close() {
      input.off('keypress', onKey);
      input.off('end', hangUp);
      output.off('error', hangUp);
      process.off('SIGHUP', hangUp);
      process.off('SIGINT', interrupt);
      process.off('SIGCONT', resume);
    },
  };
}

/**
 * Readline stops this process, and only this one: under `npm start` the shell would wait for npm, which goes on, and
 * the terminal would hang. The others of the group are stopped here, as the terminal would.
 */
function stopRestOfGroup(input: Terminal['input'], output: Terminal['output']): void {
  if (process.platform === 'win32') return;
  const ignore = () => undefined;
  // First the terminal: once the shell has it back, changing it would stop this process at the wrong place.
  input.setRawMode?.(false);
  output.write(showCursor);
  process.on('SIGTSTP', ignore);
  process.kill(0, 'SIGTSTP');
  process.off('SIGTSTP', ignore);
}

const showCursor = '\u001B[?25h';

/** The signs of a prompt, in a look that does not depend on what Inquirer finds out about the terminal. */
function themeFor(paint: Paint, unicode: boolean, width: number) {
  const say = unicode ? (text: string) => text : withAsciiSigns;
  return {
    prefix: { idle: paint.accent('?'), done: paint.good(unicode ? '✔' : '*') },
    icon: {
      cursor: unicode ? '›' : '>',
      checked: paint.good(unicode ? '◉' : '[x]'),
      unchecked: unicode ? '◯' : '[ ]',
    },
    style: {
      message: paint.bold,
      error: (text: string) => paint.warn(say(text)),
      defaultAnswer: (text: string) => paint.dim(`(${text})`),
      help: paint.dim,
      highlight: paint.accent,
      key: paint.accent,
      disabled: paint.dim,
      description: paint.dim,
      confirmDefault: (text: string) => text.toUpperCase(),
      renderSelectedChoices: (chosen: readonly unknown[]) =>
        chosen.length === 0 ? '(none)' : `(${chosen.length} taken)`,
      keysHelpTip: (keys: readonly (readonly [string, string])[]) => {
        const words = [...keys, ['q', 'leave'] as const].map(
          ([key, effect]) => `${keyWord(key, unicode)} ${effect}`,
        );
        return wrap(words.join(say(' · ')), width)
          .map(paint.dim)
          .join('\n');
      },
    },
  };
}

function keyWord(key: string, unicode: boolean): string {
  if (key === '⏎') return 'Enter';
  return key === '↑↓' && !unicode ? 'up/down' : key;
}

/** The question as Inquirer takes it, its texts wrapped between words, and never taller than the screen. */
function promptFor(question: Question, { screen, paint }: Terminal) {
  const { width, height, unicode } = screen();
  const say = unicode ? (text: string) => text : withAsciiSigns;
  // Beside the sign before it, and with a column left for the cursor.
  const messageLines = wrap(say(question.message), width - 3);
  const theme = themeFor(paint, unicode, width);
  // Beside the last line of the message where there is room, below it otherwise: no word is cut.
  const answer = (text: string) => {
    const beside = wrap(`${messageLines.at(-1)} ${text}`, width - 3).length === 1;
    return paint.accent(beside ? text : `\n  ${wrap(text, width - 3).join('\n  ')}`);
  };
  const common = {
    name: 'answer',
    message: messageLines.join('\n  '),
    theme: { ...theme, style: { ...theme.style, answer } },
  } as const;
  const choicesFor = (choices: readonly Choice[], indent: number) =>
    choices.map(({ value, label, detail }) => ({
      value,
      name: wrap(say(label), width - indent - 1).join(`\n${' '.repeat(indent)}`),
      short: truncate(say(label), width - 10, say('…')),
      ...(detail !== undefined && { description: wrap(say(detail), width).join('\n') }),
    }));
  const pageFor = (choices: readonly Choice[]) => {
    const details = choices.map(({ detail }) =>
      detail === undefined ? 0 : wrap(say(detail), width).length,
    );
    return Math.max(3, height - messageLines.length - Math.max(0, ...details) - 4);
  };
  switch (question.kind) {
    case 'one':
      return {
        ...common,
        type: 'select',
        choices: choicesFor(question.choices, 2),
        default: question.initial,
        pageSize: pageFor(question.choices),
        loop: false,
      } as const;
    case 'many': {
      const indent = unicode ? 3 : 5;
      return {
        ...common,
        type: 'checkbox',
        choices: choicesFor(question.choices, indent).map((choice) => ({
          ...choice,
          checked: question.initial.includes(choice.value),
        })),
        default: [],
        // A key that takes all makes no sense where only some may be taken.
        shortcuts: { all: null, invert: null },
        validate: (chosen: readonly unknown[]) =>
          chosen.length <= question.most || `At most ${question.most}: Space takes one away`,
        pageSize: pageFor(question.choices),
        loop: false,
      } as const;
    }
    case 'text':
      return {
        ...common,
        type: 'input',
        default: question.initial,
        // Words are changed, a date is typed anew.
        prefill: (question.initial ?? '').length > 20 ? 'editable' : 'tab',
        validate: (text: string) => problemWith(question, text) ?? true,
      } as const;
    case 'yes-no':
      return { ...common, type: 'confirm', default: question.initial } as const;
  }
}

function problemWith(question: Extract<Question, { kind: 'text' }>, text: string): string | null {
  if (text.length > longestText) return `${longestText} characters at most`;
  return question.problem?.(text) ?? null;
}
