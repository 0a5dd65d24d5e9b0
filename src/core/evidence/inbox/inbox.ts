import type { Day } from '../../base/day.js';
import { findByEnd, shortIds } from '../../history/short-ids.js';
import { undoneIds } from '../../journal/fold.js';
import type { Event } from '../../schema/events.schema.js';
import type { Proposal } from './proposal.js';
import { digest } from './proposal.js';

/** What the inbox's file holds: a proposal, or the source of one that the person dropped. */
export type InboxLine = Proposal | { readonly dropped: string };

/** A proposal that waits for a decision. */
export interface InboxItem extends Proposal {
  /** What the person types. */
  readonly id: string;
}

/** Sources of what is evidence already, or was dropped. */
export class KnownSources {
  readonly #sources = new Set<string>();
  /** Hashes that somebody shortened, by their first seven digits. */
  readonly #shortHashes = new Map<string, string[]>();

  add(source: string): void {
    this.#sources.add(source);
    const hash = commitHash.exec(source)?.[1];
    if (hash === undefined || hash.length >= fullHash) return;
    const start = hash.slice(0, shortestHash);
    this.#shortHashes.set(start, [...(this.#shortHashes.get(start) ?? []), hash]);
  }

  has(source: string): boolean {
    if (this.#sources.has(source)) return true;
    const hash = commitHash.exec(source)?.[1];
    const short = hash === undefined ? [] : this.#shortHashes.get(hash.slice(0, shortestHash));
    return short?.some((start) => hash?.startsWith(start)) ?? false;
  }
}

const commitHash = /^commit:([0-9a-f]+)$/;
const shortestHash = 7;
const fullHash = 40;

/** The sources and links of all evidence that was not undone. */
export function knownSources(events: readonly Event[]): KnownSources {
  const known = new KnownSources();
  const undone = undoneIds(events);
  for (const event of events) {
    if ((event.type !== 'evidence' && event.type !== 'amendment') || undone.has(event.id)) continue;
    if (event.type === 'evidence' && event.source !== undefined) known.add(event.source);
    for (const link of event.links ?? []) known.add(link);
  }
  return known;
}

/** The day of the newest thing that was imported and not dropped; null: none. */
export function lastImported(lines: readonly InboxLine[], events: readonly Event[]): Day | null {
  const undone = undoneIds(events);
  const kept = events.flatMap((event) =>
    event.type === 'evidence' && event.source !== undefined && !undone.has(event.id)
      ? event.date
      : [],
  );
  const waiting = openProposals(lines, events).map(({ date }) => date);
  return [...kept, ...waiting].sort().at(-1) ?? null;
}

/** What waits, the newest first. */
export function openItems(lines: readonly InboxLine[], events: readonly Event[]): InboxItem[] {
  const proposals = openProposals(lines, events);
  const ids = shortIds(differing(proposals.map(({ source }) => digest(source))));
  return proposals.map((proposal, index) => ({ ...proposal, id: ids[index] ?? '' }));
}

function openProposals(lines: readonly InboxLine[], events: readonly Event[]): Proposal[] {
  const known = knownSources(events);
  for (const line of lines) if ('dropped' in line) known.add(line.dropped);
  const open = new Map<string, Proposal>();
  for (const line of lines) {
    if (!('dropped' in line) && !known.has(line.source)) open.set(line.source, line);
  }
  return [...open.values()].sort((a, b) => (a.date < b.date ? 1 : Number(a.date > b.date) * -1));
}

/** Those of the proposals that are new, and those that are known, waiting ones included. */
export function newProposals(
  proposals: readonly Proposal[],
  lines: readonly InboxLine[],
  events: readonly Event[],
): { readonly fresh: readonly Proposal[]; readonly known: number } {
  const seen = knownSources(events);
  for (const line of lines) seen.add('dropped' in line ? line.dropped : line.source);
  const fresh = proposals.filter(({ source }) => {
    if (seen.has(source)) return false;
    seen.add(source);
    return true;
  });
  return { fresh, known: proposals.length - fresh.length };
}

/** The lines that are still needed: what waits, and the sources of what was dropped. */
export function compactLines(lines: readonly InboxLine[], events: readonly Event[]): InboxLine[] {
  const dropped = new Set(lines.flatMap((line) => ('dropped' in line ? line.dropped : [])));
  return [...[...dropped].map((source) => ({ dropped: source })), ...openProposals(lines, events)];
}

/** Digests of different sources may be equal: the second gets a number. */
function differing(digests: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return digests.map((text) => {
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    return count === 1 ? text : `${text}-${count}`;
  });
}

/** By the end of its id. Throws CoachError `usage`. */
export function findItem(items: readonly InboxItem[], word: string): InboxItem {
  return findByEnd(items, word, {
    hasEnd: ({ id }, end) => id.endsWith(end),
    none: `There is no proposal "${word}" in the inbox`,
    next: ['career-coach log inbox'],
  });
}
