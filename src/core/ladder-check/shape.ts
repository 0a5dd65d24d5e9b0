import type { Issue } from '../base/problems.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** Keys and indexes from the outside in. */
export type Path = readonly (string | number)[];

/** The ladder's schema, as far as this folder needs it: it must not load zod. */
export interface LadderShape {
  /** The ladder with its defaults, or what is wrong. */
  parse(value: unknown): { readonly ladder: Ladder } | { readonly issues: readonly Issue[] };
  /** The keys that are allowed at a path. */
  keysAt(path: Path): readonly string[];
}

/** A value's inner value; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, key) => {
    if (inside === null || typeof inside !== 'object' || !Object.hasOwn(inside, key))
      return undefined;
    return (inside as Record<string | number, unknown>)[key];
  }, value);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A copy whose object or list at `path` is another one; the value itself where there is none. */
export function withPart(value: unknown, path: Path, change: (part: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((entry, index) => (index === key ? withPart(entry, rest, change) : entry));
  }
  if (!isObject(value)) return value;
  return { ...value, [key]: withPart(value[key], rest, change) };
}

export function stringsIn(path: readonly PropertyKey[]): (string | number)[] {
  return path.map((key) => (typeof key === 'number' ? key : String(key)));
}
