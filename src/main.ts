import { join } from 'node:path';
import { preparedText } from './prepared-text.js';
import { standardOutput } from './store/standard-output.js';

/** Where the program is installed: `src` and `dist` both lie one folder below. */
const root = join(import.meta.dirname, '..');

/**
 * Runs the program for a process, and gives its exit code; it never throws. This file is all that a version or a
 * help text needs, so everything else is loaded after it.
 */
export async function main(process: NodeJS.Process): Promise<number> {
  const argv = process.argv.slice(2);
  try {
    const text = preparedText(argv, process, root);
    if (text === null) return await (await import('./program.js')).runProgram(argv, process, root);
    standardOutput.write(text);
    return 0;
  } catch (error) {
    const { reportFailure } = await import('./failure.js');
    return reportFailure(error, argv, process);
  }
}
