import { commands } from '../command-table/commands.js';
import { commandsAs, ownerOptions, startOf } from '../core/base/own-commands.js';

/** Writes the program's commands as they can be typed where the person is. */
export function ownCommands({ argv, cwd }: NodeJS.Process): (text: string) => string {
  const start = startOf(argv[1] ?? '', folderOf(cwd));
  return commandsAs(start, Object.keys(commands), ownerOptions(argv.slice(2)));
}

/** Empty where the current folder was deleted. */
function folderOf(cwd: () => string): string {
  try {
    return cwd();
  } catch {
    return '';
  }
}
