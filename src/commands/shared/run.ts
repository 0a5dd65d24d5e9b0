import type { CommandName, commands } from '../../command-table/commands.js';
import type { GlobalValues, ValuesOf } from '../../command-table/options.js';
import type { World } from '../../world/world.js';

/** What a command is given: its arguments, and the options that were named. */
export interface Input<N extends CommandName> {
  readonly arguments: readonly string[];
  readonly options: ValuesOf<(typeof commands)[N]['options']> & GlobalValues;
}

/** What a command does. It gives the exit code, and throws CoachError for what it expects to fail. */
export type Run<N extends CommandName> = (input: Input<N>, world: World) => Promise<number>;
