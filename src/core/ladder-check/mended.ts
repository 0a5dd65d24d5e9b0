import { isRecord } from '../base/parse-untrusted.js';
import { type Issue, type Path, valueAt } from '../base/problems.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { type LadderShape, stringsIn, withPart } from './shape.js';

/**
 * What is wrong across a ladder, an id that stands twice, can be said only of a whole one. So whatever the schema refuses
 * is replaced by something it accepts, as often as that takes; null where it cannot be done.
 */
export function mendedLadder(
  value: unknown,
  shape: LadderShape,
): { readonly ladder: Ladder; readonly replaced: readonly Path[] } | null {
  const replaced: Path[] = [];
  let mended: unknown = isRecord(value) ? value : {};
  for (let round = 0; round < 12; round += 1) {
    const result = shape.parse(mended);
    if ('ladder' in result) return { ladder: result.ladder, replaced };
    for (const issue of result.issues) {
      const path = stringsIn(issue.path);
      if (issue.code === 'unrecognized_keys') {
        replaced.push(...(issue.keys ?? []).map((key) => [...path, key]));
      } else replaced.push(path);
      mended = withIssueGone(mended, path, issue);
    }
  }
  return null;
}

function withIssueGone(value: unknown, path: Path, issue: Issue): unknown {
  const key = path.at(-1);
  if (issue.code === 'unrecognized_keys') {
    return withPart(value, path, (part) => without(part, issue.keys ?? []));
  }
  const holder = path.slice(0, -1);
  if (key === undefined) return {};
  if (issue.code === 'invalid_key') {
    return withPart(value, holder, (part) => without(part, [String(key)]));
  }
  const now = valueAt(value, path);
  const next = replacement(now, path, issue);
  if (next === undefined && now === undefined) {
    // It must be there, and nobody knows what it would be: so what holds it goes.
    return withIssueGone(value, holder, { code: 'invalid_type', path: holder });
  }
  if (next === undefined) return withPart(value, holder, (part) => without(part, [String(key)]));
  return withPart(value, holder, (part) => {
    if (Array.isArray(part)) return part.map((entry, index) => (index === key ? next : entry));
    return isRecord(part) ? { ...part, [key]: next } : part;
  });
}

function replacement(now: unknown, path: Path, { code, maximum }: Issue): unknown {
  if (code === 'too_big' && (typeof now === 'string' || Array.isArray(now))) {
    return now.slice(0, Number(maximum));
  }
  const key = path.at(-1);
  if (typeof key === 'number') {
    return path.at(-2) === 'looksLike' ? 'Does it.' : {};
  }
  const usual = usualValues[String(key)];
  // A level or a scale that may be left out is left out; what must be there gets its usual value.
  return now === undefined || code !== 'invalid_type' || usual !== undefined
    ? usual?.(path)
    : undefined;
}

/** Unique, and no author's: authors' ids have no such words. */
const freshId = (path: Path) =>
  `x-mended-${path.join('-').replace(/[^a-z0-9]+/gi, '-')}`
    .toLowerCase()
    .slice(0, 58)
    .replace(/-$/, '');

const someBehaviour = (path: Path) => ({ id: freshId([...path, 'id']), statement: 'Does it.' });

const usualValues: Readonly<Record<string, (path: Path) => unknown>> = {
  id: freshId,
  rank: (path) => Number(path.at(-2) ?? 0) + 1,
  value: (path) => Number(path.at(-2) ?? 0) + 1,
  title: () => 'Untitled',
  statement: () => 'Does it.',
  act: () => 'do it',
  text: () => 'A sentence.',
  label: () => 'A label',
  one: () => 'thing',
  many: () => 'things',
  behaviours: (path) => [someBehaviour(path)],
  levels: (path) =>
    [1, 2].map((rank) => ({
      rank,
      id: freshId([...path, rank]),
      title: 'Untitled',
      behaviours: [someBehaviour([...path, rank])],
    })),
};

function without(part: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(part)) return part.filter((_, index) => !keys.includes(String(index)));
  if (!isRecord(part)) return part;
  return Object.fromEntries(Object.entries(part).filter(([key]) => !keys.includes(key)));
}
