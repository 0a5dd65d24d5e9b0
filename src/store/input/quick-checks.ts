import { type Check, lazy } from './checks.js';

/**
 * What the generated checks ask first: whether a value is right beyond doubt, in one expression for each type of event. A
 * start is over before the checks that can tell a fault are warm: they would take a tenth of it, these take a third of that.
 */

// biome-ignore lint/suspicious/noExplicitAny: parsed from JSON, and looked at key by key
export type Parsed = any;

/** Builds the check, which has the last word, for the first value that is not right beyond doubt. */
export function quick(isRight: (value: Parsed) => boolean, build: () => Check): Check {
  const check = lazy(build);
  return (value) => (isRight(value) ? null : check(value));
}

/** A letter has at most two units. */
export function isText(value: Parsed, least: number, most: number): boolean {
  return typeof value === 'string' && value.length >= 2 * least - 1 && value.length <= most;
}

export function matches(value: Parsed, expression: RegExp): boolean {
  return typeof value === 'string' && expression.test(value);
}

export function isNumber(value: Parsed, least: number, most: number): boolean {
  return Number.isFinite(value) && value >= least && value <= most;
}

export function isWhole(value: Parsed, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

export function isList(
  value: Parsed,
  least: number,
  most: number,
  isRight: (entry: Parsed) => boolean,
): boolean {
  return (
    Array.isArray(value) && value.length >= least && value.length <= most && value.every(isRight)
  );
}

/**
 * Whether it is an object with so many keys. Where each key that is asked for is there, it has no other; values from JSON
 * hold no `undefined`. Counting keys is quicker than looking at each.
 */
export function hasKeys(value: Parsed, count: number): boolean {
  return (
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.keys(value).length === count
  );
}
