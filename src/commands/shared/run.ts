import type { CommandName, commands } from '../../command-table/commands.js';
import type { GlobalValues, ValuesOf } from '../../command-table/options.js';
import type { JsonOf } from '../../core/output/output.schema.js';
import type { Style } from '../../views/text/style.js';
import type { World } from '../../world/world.js';

/** A command's arguments, and the options present on the command line. */
export interface Input<N extends CommandName> {
  readonly arguments: readonly string[];
  readonly options: ValuesOf<(typeof commands)[N]['options']> & GlobalValues;
}

/** The result of a command. `program.ts` prints `json` if --json asks for it and it is there, else `page`. */
export interface Result<N extends CommandName> {
  readonly json?: JsonOf<N>;
  /** A text, or a function that draws one: views and settings are loaded only when it is called. */
  readonly page?: string | ((style: Style) => string | Promise<string>);
  /** A message for standard error, after the page. */
  readonly notice?: string;
  /** To serve assistants on standard input and output, until the client goes. */
  readonly serve?: { readonly allowWrite: boolean };
  /** The exit code; 0 if absent. */
  readonly code?: number;
}

/** Throws CoachError for an expected failure, and Left when a person leaves a question. */
export type Run<N extends CommandName> = (input: Input<N>, world: World) => Promise<Result<N>>;
