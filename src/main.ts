import { join } from 'node:path';
import { standardOutput } from './store/files/standard-output.js';
import { version } from './world/version.js';

/** The package folder: `src` and `dist` are both one folder below it. */
const root = join(import.meta.dirname, '..');

/** Returns the exit code; never throws. */
export async function main(process: NodeJS.Process): Promise<number> {
  const argv = process.argv.slice(2);
  try {
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
      standardOutput.write(`${version}\n`);
      return 0;
    }
    const { runProgram } = await import('./program.js');
    return await endBySignal(await runProgram(argv, process, root), process);
  } catch (error) {
    const { reportFailure } = await import('./failure.js');
    return await reportFailure(error, argv, process);
  }
}

const codeOfHangUp = 129;

/** After the terminal was closed: Node would abort while it restores the terminal, which is gone. */
async function endBySignal(code: number, process: NodeJS.Process): Promise<number> {
  if (code !== codeOfHangUp || process.platform === 'win32') return code;
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
  return new Promise(() => {});
}
