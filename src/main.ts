import { join } from 'node:path';
import { standardOutput } from './store/files/standard-output.js';
import { version } from './world/version.js';

/** The package folder: `src` and `dist` are both one folder below it. */
const root = join(import.meta.dirname, '..');

/** Returns the exit code; never throws. */
export async function main(process: NodeJS.Process): Promise<number> {
  const argv = process.argv.slice(2);
  try {
    if (argv.length === 1 && argv[0] === '--version') {
      standardOutput.write(`${version}\n`);
      return 0;
    }
    const { runProgram } = await import('./program.js');
    return await runProgram(argv, process, root);
  } catch (error) {
    const { reportFailure } = await import('./failure.js');
    return await reportFailure(error, argv, process);
  }
}
