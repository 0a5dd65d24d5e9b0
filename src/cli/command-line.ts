import type { CommandTable, OptionSpecs } from '../command-table/options.js';
import { globalOptions } from '../command-table/options.js';

/** A command line that was understood. */
export interface CommandLine {
  readonly command: string;
  readonly arguments: readonly string[];
  /** By the names of the table; only what was given. */
  readonly options: Readonly<Record<string, boolean | string | readonly string[]>>;
}

/**
 * The command that a line names: the first word that is neither an option nor the value of one; two words for
 * `plan done`. Empty for the program's name alone; null where the word is no command.
 */
export function findCommand(argv: readonly string[], commands: CommandTable): string | null {
  const options: OptionSpecs = globalOptions;
  let index = 0;
  while (index < argv.length && argv[index]?.startsWith('-')) {
    const name = argv[index]?.slice(2) ?? '';
    const takesValue = Object.hasOwn(options, name) && options[name]?.type !== 'flag';
    index += takesValue ? 2 : 1;
  }
  const word = argv[index];
  if (word === undefined) return '';
  const two = `${word} ${argv[index + 1] ?? ''}`;
  const command = Object.hasOwn(commands, two) ? two : word;
  return Object.hasOwn(commands, command) ? command : null;
}
