import { isRecord } from '../base/parse-untrusted.js';
import { type Path, valueAt } from '../base/problems.js';

/** The id of the innermost level, strand, behaviour or action that a path leads through; null where none has one. */
export function partAt(value: unknown, path: Path): string | null {
  for (let length = path.length; length > 0; length -= 1) {
    const part = valueAt(value, path.slice(0, length));
    if (isRecord(part) && typeof part.id === 'string' && part.id !== '') return part.id;
  }
  return null;
}
