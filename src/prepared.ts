import { join } from 'node:path';
import { preparedText } from './prepared-text.js';
import { standardOutput } from './store/standard-output.js';

/**
 * Prints the version or a help text as the build has made it, so that nothing else need be loaded; false for all that
 * has none. Throws when it cannot be written.
 */
export function printPrepared(process: NodeJS.Process): boolean {
  const text = preparedText(process.argv.slice(2), process, join(import.meta.dirname, '..'));
  if (text === null) return false;
  standardOutput.write(text);
  return true;
}
