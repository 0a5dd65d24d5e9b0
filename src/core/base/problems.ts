import { clean } from './clean.js';
import { anyOf } from './did-you-mean.js';

/** Keys and indexes from the outside in. */
export type Path = readonly (string | number)[];

/** A mistake in a file, described for its author. */
export interface Problem {
  readonly path: Path;
  /** The wrong value, as JSON or in words. */
  readonly found: string;
  /** The valid values, in words. */
  readonly allowed: string;
  /** The key at `path` that is not known, where that is what is wrong. */
  readonly key?: string;
}

/**
 * A schema issue as zod reports it. Declared here so that this module does not load zod, whose messages are missing
 * without a locale anyway.
 */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly expected?: string | undefined;
  readonly origin?: string | undefined;
  readonly minimum?: number | bigint | undefined;
  readonly maximum?: number | bigint | undefined;
  readonly inclusive?: boolean | undefined;
  readonly pattern?: string | undefined;
  readonly keys?: readonly string[] | undefined;
  readonly values?: readonly unknown[] | undefined;
  readonly errors?: readonly (readonly Issue[])[] | undefined;
  readonly issues?: readonly Issue[] | undefined;
}

const maxValueLength = 60;

/** As many wrong ratings are named as a line can hold. */
export const mostNamed = 10;

/** Other problems take more words. */
const mostInLine = 3;

/**
 * One line: the first problems with their places, and the number of the others.
 * `answers.json: at answers.asks-why.rating: found 9, allowed 1 to 5`
 */
export function problemLine(source: string, problems: readonly Problem[]): string {
  if (problems.length === 0) return `${source}: not allowed`;
  const named = problems.slice(0, mostInLine).map(({ path, found, allowed }) => {
    const place = path.length === 0 ? '' : `at ${pathText(path)}: `;
    return `${place}found ${found}, allowed ${allowed}`;
  });
  const others = problems.length - named.length;
  return `${source}: ${named.join('; ')}${others === 0 ? '' : ` (and ${others} more)`}`;
}

/** A path as in JavaScript: `levels[0].title`. Ambiguous keys are quoted, and long ones shortened. */
export function pathText(path: Path): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!/^[\w$@-]+$/.test(key) || key.length > maxValueLength) return `[${valueText(key)}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join('');
}

/** Whether a path leads to another one, or through it. */
export function startsWith(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((key, index) => path[index] === key);
}

/** A file's value as JSON, shortened and cleaned for messages. */
export function valueText(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = clean(JSON.stringify(value) ?? typeof value);
  return json.length > maxValueLength ? `${json.slice(0, maxValueLength - 1)}…` : json;
}

/** Describes a schema's issues. `keysAt` lists the known keys at a path. */
export function problemsOf(
  issues: readonly Issue[],
  value: unknown,
  keysAt: (path: Path) => readonly string[] = () => [],
): Problem[] {
  return issues.map((issue) => problemOf(closest(issue), value, keysAt));
}

function problemOf(
  issue: Issue,
  value: unknown,
  keysAt: (path: Path) => readonly string[],
): Problem {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (issue.code === 'unrecognized_keys') {
    const knownKeys = keysAt(path);
    return {
      path,
      found: `the key ${valueText(issue.keys?.[0])}`,
      allowed: knownKeys.length === 0 ? 'other keys only' : knownKeys.join(', '),
      ...(issue.keys?.[0] === undefined ? {} : { key: issue.keys[0] }),
    };
  }
  if (issue.code === 'invalid_key') {
    return { path, found: `the key ${valueText(path.at(-1))}`, allowed: allowedBy(issue) };
  }
  return { path, found: foundText(valueAt(value, path), issue), allowed: allowedBy(issue) };
}

/** Of what is too long, how long it is: its beginning alone would not say. */
function foundText(value: unknown, { code }: Issue): string {
  if (code !== 'too_big') return valueText(value);
  if (typeof value === 'string') return `${value.length} letters, ${valueText(value)}`;
  return Array.isArray(value) ? `${value.length} entries` : valueText(value);
}

/** In a union, the issue of the shape that matched furthest: the author probably meant that one. */
function closest(issue: Issue): Issue {
  const deeper = (issue.errors ?? []).filter(
    ([first]) =>
      first !== undefined && (first.path.length > 0 || first.code === 'unrecognized_keys'),
  );
  const inner = deeper[0]?.[0];
  if (inner === undefined) return issue;
  return closest({ ...inner, path: [...issue.path, ...inner.path] });
}

/** A value's inner value; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, key) => {
    if (inside === null || typeof inside !== 'object' || !Object.hasOwn(inside, key))
      return undefined;
    return (inside as Record<string | number, unknown>)[key];
  }, value);
}

function allowedBy(issue: Issue): string {
  const words = wordsByCode[issue.code ?? ''];
  return words ? words(issue) : 'another value';
}

const wordsByCode: Readonly<Record<string, (issue: Issue) => string>> = {
  invalid_type: ({ expected = '' }) => wordsByType[expected] ?? expected,
  invalid_value: ({ values = [] }) => anyOf(values.map((value) => JSON.stringify(value))),
  invalid_format: ({ pattern = '' }) => wordsByPattern[pattern] ?? `text that matches ${pattern}`,
  too_small: (issue) =>
    `${issue.inclusive === false ? 'more than' : 'at least'} ${amount(issue, issue.minimum)}`,
  too_big: (issue) =>
    `${issue.inclusive === false ? 'less than' : 'at most'} ${amount(issue, issue.maximum)}`,
  invalid_key: ({ issues = [] }) => (issues[0] ? allowedBy(issues[0]) : 'another key'),
  invalid_element: ({ issues = [] }) => (issues[0] ? allowedBy(issues[0]) : 'another value'),
  invalid_union: ({ errors = [] }) =>
    anyOf([...new Set(errors.flatMap(([first]) => (first ? allowedBy(first).split(' or ') : [])))]),
};

const wordsByType: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

/** Patterns of our schemas. A test checks that none is missing. */
const wordsByPattern: Readonly<Record<string, string>> = {
  '/^[a-z0-9]+(-[a-z0-9]+)*$/': 'lower-case words joined by hyphens',
  '/^\\d{4}-\\d{2}-\\d{2}$/': 'a date as YYYY-MM-DD',
};

function amount({ origin }: Issue, limit: number | bigint | undefined): string {
  const isOne = Number(limit) === 1;
  if (origin === 'string') return `${limit} ${isOne ? 'letter' : 'letters'}`;
  if (origin === 'array') return `${limit} ${isOne ? 'entry' : 'entries'}`;
  return String(limit);
}
