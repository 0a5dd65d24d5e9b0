/**
 * Checks of a value's shape, from which the generated checks are put together. zod declares the shapes; but it
 * costs a fifth of a start, and what is read at every start must do without it. A test holds both to the same
 * verdicts.
 */

/** What is wrong with a value, and where in it. */
export interface Fault {
  /** Keys and indexes from the outside in. */
  readonly path: readonly (string | number)[];
  /** The end of a sentence that starts with the place: "is longer than 60 letters". */
  readonly what: string;
}

/** What is wrong with a value; null: nothing. */
export type Check = (value: unknown) => Fault | null;

function fault(what: string): Fault {
  return { path: [], what };
}

function inside(key: string | number, { path, what }: Fault): Fault {
  return { path: [key, ...path], what };
}

/** A check that is put together when it is first needed: most starts need one of them, or none. */
export function later(make: () => Check): Check {
  let made: Check | null = null;
  return (value) => {
    made ??= make();
    return made(value);
  };
}

/** A string of at least and at most so many code points, as zod and JSON Schema count them. */
export function text(least: number, most: number): Check {
  return (value) => {
    if (typeof value !== 'string') return fault('is no text');
    const units = value.length;
    // A code point has one unit or two: only between the limit and its double must they be counted.
    if (units > 2 * most || (units > most && lengthOf(value) > most)) {
      return fault(`is longer than ${most} letters`);
    }
    if (units >= 2 * least || lengthOf(value) >= least) return null;
    return fault(least === 1 ? 'is empty' : `is shorter than ${least} letters`);
  };
}

/** In code points. */
function lengthOf(value: string): number {
  return [...value].length;
}

/** A string that a regular expression of this program's matches. */
export function pattern(expression: RegExp): Check {
  return (value) => {
    if (typeof value !== 'string') return fault('is no text');
    return expression.test(value) ? null : fault('is not written as it must be');
  };
}

/** A whole number in a range. */
export function whole(least: number, most: number): Check {
  return (value) => {
    if (!Number.isSafeInteger(value)) return fault('is no whole number');
    const size = Number(value);
    return size >= least && size <= most ? null : fault(`is not from ${least} to ${most}`);
  };
}

/** Any number that JSON can hold. */
export const finite: Check = (value) => (Number.isFinite(value) ? null : fault('is no number'));

/** true or false. */
export const truth: Check = (value) =>
  typeof value === 'boolean' ? null : fault('is neither true nor false');

/** One of some values. */
export function oneOf(...values: readonly (string | number | null)[]): Check {
  const allowed: readonly unknown[] = values;
  // Made once: where there are other choices, most values are none of these.
  let other: Fault | null = null;
  return (value) => {
    if (allowed.includes(value)) return null;
    other ??= fault(`is not ${values.map((one) => JSON.stringify(one)).join(' or ')}`);
    return other;
  };
}

/** What one of the checks lets pass. */
export function either(...checks: readonly Check[]): Check {
  return (value) => {
    let deepest: Fault | null = null;
    for (const check of checks) {
      const found = check(value);
      if (found === null) return null;
      // The alternative that the value came furthest into is the one that was meant.
      if (found.path.length > (deepest?.path.length ?? 0)) deepest = found;
    }
    return deepest ?? fault('has a value that is not allowed');
  };
}

/** A list of at least and at most so many entries, each of which passes. */
export function list(entry: Check, least: number, most: number): Check {
  return (value) => {
    if (!Array.isArray(value)) return fault('is no list');
    if (value.length < least) return fault(`has less than ${least} entries`);
    if (value.length > most) return fault(`has more than ${most} entries`);
    for (let index = 0; index < value.length; index += 1) {
      const found = entry(value[index]);
      if (found !== null) return inside(index, found);
    }
    return null;
  };
}

/** An object whose values all pass, whatever their keys. */
export function dictionary(entry: Check): Check {
  return (value) => {
    if (!isRecord(value)) return fault('is no object');
    for (const key of Object.keys(value)) {
      const found = entry(value[key]);
      if (found !== null) return inside(key, found);
    }
    return null;
  };
}

/** An object that has all required keys, perhaps the optional ones, and no others. */
export function record(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const needed = Object.keys(required);
  // A map, so that a key such as "constructor" finds nothing.
  const fields = new Map(
    Object.entries({ ...required, ...optional }).map(([key, check]) => {
      return [key, { check, isNeeded: Object.hasOwn(required, key) }];
    }),
  );
  return (value) => {
    if (!isRecord(value)) return fault('is no object');
    let present = 0;
    // Not Object.keys, which takes four times as long; what comes from JSON inherits no keys.
    for (const key in value) {
      const field = fields.get(key);
      if (field === undefined)
        return fault(`has the unknown key ${JSON.stringify(key).slice(0, 60)}`);
      const found = field.check(value[key]);
      if (found !== null) return inside(key, found);
      if (field.isNeeded) present += 1;
    }
    if (present === needed.length) return null;
    return fault(`has no ${needed.find((key) => !Object.hasOwn(value, key))}`);
  };
}

/** Whether a value is an object with keys, as JSON has it. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The fault as the end of a sentence: "answers[3].evidence is longer than 2000 letters". */
export function faultInWords({ path, what }: Fault): string {
  if (path.length === 0) return `it ${what}`;
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return `${place.replace(/^\./, '').slice(0, 80)} ${what}`;
}
