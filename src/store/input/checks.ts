import { isRecord } from '../../core/base/parse-untrusted.js';

/**
 * Building blocks of the generated checks, which replace zod for the files that every start reads: zod adds a fifth to
 * the start-up time. A test compares their verdicts with those of the zod schemas.
 */

export interface Fault {
  /** Keys and indexes from the outside in. */
  readonly path: readonly (string | number)[];
  /** The end of a sentence that starts with the path: "is longer than 60 letters". */
  readonly problem: string;
}

/** Returns the fault of a value, or null. */
export type Check = (value: unknown) => Fault | null;

function fault(problem: string): Fault {
  return { path: [], problem };
}

function faultAt(key: string | number, { path, problem }: Fault): Fault {
  return { path: [key, ...path], problem };
}

/** Builds a check on its first use: most starts use one check, or none. */
export function lazy(build: () => Check): Check {
  let check: Check | null = null;
  return (value) => {
    check ??= build();
    return check(value);
  };
}

/** Limits are in code points, as in zod and JSON Schema. */
export function text(least: number, most: number): Check {
  return (value) => {
    if (typeof value !== 'string') return fault('is not text');
    const units = value.length;
    // A code point has one or two units: counting is only needed between the limit and twice the limit.
    if (units > 2 * most || (units > most && codePoints(value) > most)) {
      return fault(`is longer than ${most} letters`);
    }
    if (units >= 2 * least || codePoints(value) >= least) return null;
    return fault(least === 1 ? 'is empty' : `is shorter than ${least} letters`);
  };
}

function codePoints(value: string): number {
  return [...value].length;
}

export function pattern(expression: RegExp): Check {
  return (value) => {
    if (typeof value !== 'string') return fault('is not text');
    return expression.test(value) ? null : fault('has the wrong format');
  };
}

export function wholeNumber(least: number, most: number): Check {
  return (value) => {
    if (!Number.isSafeInteger(value)) return fault('is not a whole number');
    const number = Number(value);
    return number >= least && number <= most ? null : fault(`is not between ${least} and ${most}`);
  };
}

export function numberBetween(least: number, most: number): Check {
  return (value) => {
    if (!Number.isFinite(value)) return fault('is not a number');
    const number = Number(value);
    return number >= least && number <= most ? null : fault(`is not between ${least} and ${most}`);
  };
}

export const trueOrFalse: Check = (value) =>
  typeof value === 'boolean' ? null : fault('is neither true nor false');

export function oneOf(...values: readonly (string | number | null)[]): Check {
  const allowed: readonly unknown[] = values;
  // Built once: inside `either`, most values fail here.
  let mismatch: Fault | null = null;
  return (value) => {
    if (allowed.includes(value)) return null;
    mismatch ??= fault(`is not ${values.map((choice) => JSON.stringify(choice)).join(' or ')}`);
    return mismatch;
  };
}

/** Passes a value that one of the checks passes. */
export function either(...checks: readonly Check[]): Check {
  return (value) => {
    let deepest: Fault | null = null;
    for (const check of checks) {
      const failure = check(value);
      if (failure === null) return null;
      // The deepest fault belongs to the alternative that the author most likely meant.
      if (failure.path.length > (deepest?.path.length ?? 0)) deepest = failure;
    }
    return deepest ?? fault('has a value that is not allowed');
  };
}

export function list(entry: Check, least: number, most: number): Check {
  return (value) => {
    if (!Array.isArray(value)) return fault('is not a list');
    if (value.length < least) return fault(`has fewer than ${least} entries`);
    if (value.length > most) return fault(`has more than ${most} entries`);
    for (let index = 0; index < value.length; index += 1) {
      const failure = entry(value[index]);
      if (failure !== null) return faultAt(index, failure);
    }
    return null;
  };
}

/** An object with any keys, all of whose values pass. */
export function dictionary(entry: Check): Check {
  return (value) => {
    if (!isRecord(value)) return fault('is not an object');
    for (const key of Object.keys(value)) {
      const failure = entry(value[key]);
      if (failure !== null) return faultAt(key, failure);
    }
    return null;
  };
}

export function record(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const requiredKeys = Object.keys(required);
  // A map, because an object would find keys such as "constructor".
  const fields = new Map(
    Object.entries({ ...required, ...optional }).map(([key, check]) => {
      return [key, { check, isRequired: Object.hasOwn(required, key) }];
    }),
  );
  return (value) => {
    if (!isRecord(value)) return fault('is not an object');
    let requiredCount = 0;
    // Four times as fast as Object.keys; values from JSON inherit no keys.
    for (const key in value) {
      const field = fields.get(key);
      if (field === undefined)
        return fault(`has an unknown key ${JSON.stringify(key).slice(0, 60)}`);
      const failure = field.check(value[key]);
      if (failure !== null) return faultAt(key, failure);
      if (field.isRequired) requiredCount += 1;
    }
    if (requiredCount === requiredKeys.length) return null;
    return fault(`has no ${requiredKeys.find((key) => !Object.hasOwn(value, key))}`);
  };
}

/** Puts a fault into words: "answers[3].evidence is longer than 2000 letters". */
export function describeFault({ path, problem }: Fault): string {
  if (path.length === 0) return `it ${problem}`;
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return `${place.replace(/^\./, '').slice(0, 80)} ${problem}`;
}
