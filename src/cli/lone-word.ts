import { CoachError } from '../core/base/errors.js';
import type { CommandLine } from './command-line.js';

/** What people type behind `log` who look for a command, with the command that does it. */
const instead: Readonly<Record<string, string>> = {
  ...{ list: 'log', ls: 'log', show: 'log', view: 'log', all: 'log', help: 'help log' },
  ...{ add: 'log "what happened"', new: 'log "what happened"', find: 'log search WORDS' },
  ...{ delete: 'log drop ID', remove: 'log drop ID', rm: 'log drop ID', change: 'log edit ID' },
  last: 'log edit last',
  undo: 'undo',
};

/** Throws CoachError `usage` for a note of one word that was meant as a command; behind `--` it is one all the same. */
export function refuseLoneWord(line: CommandLine, argv: readonly string[]): void {
  const [word = '', ...more] = line.arguments;
  const command = Object.hasOwn(instead, word) ? instead[word] : undefined;
  if (line.command !== 'log' || more.length > 0 || command === undefined) return;
  if (argv.includes('--')) return;
  throw new CoachError('usage', `'log' has no command '${word}'; nothing was noted`, [
    `career-coach ${command}`,
    `to note the word itself: career-coach log -- ${word}`,
  ]);
}
