import type { World } from '../world.js';
import type { CommandSpec, GlobalValues, ValuesOf } from './options.js';

/**
 * All commands. A command is a line here and a file that exports `run`; commander, help and completion are
 * built from this table, and nothing of a command is loaded before it runs.
 */
export const commands = {
  assess: {
    summary: 'answer a short questionnaire: your level, what is next, a plan',
    group: 'find out',
    options: {
      answers: {
        type: 'text',
        value: 'FILE|-',
        help: 'take the answers from a file or from standard input',
      },
      template: { type: 'flag', help: 'print an answers file to fill in' },
      full: { type: 'flag', help: 'ask about every behaviour of the ladder' },
      restart: { type: 'flag', help: 'throw away a saved draft and begin again' },
      plan: { type: 'flag', negated: 'only', help: 'take no actions into the plan' },
    },
    examples: [
      ['assess', 'the questionnaire, about five minutes; continues a saved draft'],
      ['assess --answers answers.json --json', 'from a file, for scripts'],
    ],
  },
  status: {
    summary: 'your level, your active actions and the next check-in at a glance',
    group: 'find out',
    options: {},
    examples: [
      ['status', 'at a glance'],
      ['status --json', 'the whole report for scripts'],
    ],
  },
  ladder: {
    summary: 'read the ladder: levels, strands, behaviours and their ids',
    group: 'find out',
    arguments: [{ name: 'WHICH', help: 'a rank, or the id of a level, a strand or a behaviour' }],
    options: {},
    examples: [
      ['ladder', 'all levels and strands'],
      ['ladder 3', 'one level: behaviours, signs, pitfalls'],
    ],
  },
  plan: {
    summary: 'your growth plan: active actions, what is queued, what is done',
    group: 'grow',
    options: {},
    examples: [
      ['plan', 'the plan, and where it is kept'],
      ['plan --json', 'the same for scripts'],
    ],
  },
  export: {
    summary: 'a page to share: for a mentor, a promotion, or yourself',
    group: 'share',
    options: {
      format: {
        type: 'text',
        value: 'FORMAT',
        choices: ['markdown', 'json'],
        help: 'how it is written (default: markdown)',
      },
      for: {
        type: 'text',
        value: 'READER',
        choices: ['mentor', 'promotion', 'me'],
        help: 'who reads it (default: mentor)',
      },
      out: { type: 'text', value: 'FILE', help: 'write to this file instead of standard output' },
      force: { type: 'flag', help: 'replace the file if it exists' },
    },
    examples: [
      ['export', 'one page to bring to a talk with your mentor'],
      ['export --for me --out career.md', 'everything, into a file'],
    ],
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commands;

/** What a command is given: its arguments, and the options that were named. */
export interface Input<N extends CommandName> {
  readonly arguments: readonly string[];
  readonly options: ValuesOf<(typeof commands)[N]['options']> & GlobalValues;
}

/** What a command does. It gives the exit code, and throws CoachError for what it expects to fail. */
export type Run<N extends CommandName> = (input: Input<N>, world: World) => Promise<number>;

/** Loads what a command does. */
export const loadCommand = {
  assess: async () => (await import('./assess.js')).run,
  status: async () => (await import('./status.js')).run,
  ladder: async () => (await import('./ladder.js')).run,
  plan: async () => (await import('./plan.js')).run,
  export: async () => (await import('./export.js')).run,
} satisfies { [N in CommandName]: () => Promise<Run<N>> };
