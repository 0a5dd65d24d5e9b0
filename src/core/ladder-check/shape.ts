import { isRecord } from '../base/parse-untrusted.js';
import type { Issue, Path } from '../base/problems.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** The ladder's schema, as far as this folder needs it: it must not load zod. */
export interface LadderShape {
  /** The ladder with its defaults, or what is wrong. */
  parse(value: unknown): { readonly ladder: Ladder } | { readonly issues: readonly Issue[] };
  /** The keys that are allowed at a path. */
  keysAt(path: Path): readonly string[];
}

/** A copy whose object or list at `path` is another one; the value itself where there is none. */
export function withPart(value: unknown, path: Path, change: (part: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((entry, index) => (index === key ? withPart(entry, rest, change) : entry));
  }
  if (!isRecord(value)) return value;
  return { ...value, [key]: withPart(value[key], rest, change) };
}

export function stringsIn(path: readonly PropertyKey[]): (string | number)[] {
  return path.map((key) => (typeof key === 'number' ? key : String(key)));
}
