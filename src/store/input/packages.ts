import { optionalDependencies } from '../../../package.json';
import { CoachError } from '../../core/base/errors.js';

/** Packages that are installed beside the program: big ones that few need. Without them all else works. */
type Package = keyof typeof optionalDependencies;

/** Loads a module that needs a package. Throws CoachError `not-installed`, which says what for, if npm left it out. */
export async function loadWith<T>(
  name: Package,
  purpose: string,
  load: () => Promise<T>,
): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new CoachError(
      'not-installed',
      `${purpose} needs the npm package ${name}, which isn't installed`,
      [
        `npm install --global ${name}@${optionalDependencies[name]}`,
        'or install career-coach again while you are online',
      ],
    );
  }
}

/** The package itself, or one that it needs; not a file of the program. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && /^Cannot find (?:module|package) '[^./]/.test(error.message);
}
