import { commands } from './index.js';
import type { CommandSpec } from './options.js';
import type { CommandShape } from './parse.js';

/**
 * How command lines are read: the table without its words for people, which are most of it. The build works this
 * out, so that no start carries the words.
 */
export const grammar: Readonly<Record<string, CommandShape>> = Object.fromEntries(
  Object.entries<CommandSpec>(commands).map(([name, spec]) => [name, shapeOf(spec)]),
);

function shapeOf({ options, arguments: given = [] }: CommandShape): CommandShape {
  return {
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type, negated, choices }]) => [
        name,
        { type, ...(negated && { negated }), ...(choices && { choices }) },
      ]),
    ),
    arguments: given.map(({ required, many }) => ({
      ...(required && { required }),
      ...(many && { many }),
    })),
  };
}
