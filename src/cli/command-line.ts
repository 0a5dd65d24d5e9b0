import type { CommandTable, OptionSpecs } from '../command-table/options.js';
import { globalOptions } from '../command-table/options.js';

/** A parsed command line. */
export interface CommandLine {
  readonly command: string;
  readonly arguments: readonly string[];
  /** Keyed by the names in the command table; only options present on the command line. */
  readonly options: Readonly<Record<string, boolean | string | readonly string[]>>;
}

/**
 * The command name: the first word that is neither an option nor its value, or two words such as `plan done`. Empty
 * without any word; null for an unknown command.
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
