import type { CommandName, commands } from '../../command-table/commands.js';
import type { GlobalValues, ValuesOf } from '../../command-table/options.js';
import type { JsonOf } from '../../core/output/output.schema.js';
import type { Style } from '../../views/text/style.js';
import type { World } from '../../world/world.js';

/** What a command is given: its arguments, and the options that were named. */
export interface Input<N extends CommandName> {
  readonly arguments: readonly string[];
  readonly options: ValuesOf<(typeof commands)[N]['options']> & GlobalValues;
}

/** What a command came to. One place prints it: the JSON where that was asked for and there is any, else the page. */
export interface Result<N extends CommandName> {
  readonly json?: JsonOf<N>;
  /** A text that is printed as it is, or what draws one: views and settings are needed only then. */
  readonly page?: string | ((style: Style) => string | Promise<string>);
  /** What a person is told behind the page. */
  readonly notice?: string;
  /** The exit code; absent: 0. */
  readonly code?: number;
}

/** What a command does. Throws CoachError for what it expects to fail, and Left where a person leaves a question. */
export type Run<N extends CommandName> = (input: Input<N>, world: World) => Promise<Result<N>>;
