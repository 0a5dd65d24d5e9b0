import type { Day } from '../base/day.js';
import type { Evidence } from '../journal/state.js';
import { newestFirst } from '../journal/state.js';

/** Which lines of evidence are wanted; a field that is absent wants all. */
export interface EvidenceFilter {
  /** About one of these behaviours. */
  readonly behaviours?: readonly string[];
  readonly since?: Day;
  readonly until?: Day;
  /** With a link. */
  readonly linked?: boolean;
  /** With all of these words, or parts of words, in whatever case and with or without accents. */
  readonly words?: readonly string[];
}

/** The newest first. */
export function selectEvidence(evidence: readonly Evidence[], filter: EvidenceFilter): Evidence[] {
  const words = (filter.words ?? []).map(folded);
  return newestFirst(
    evidence.filter((line) => fits(line, filter) && (words.length === 0 || hasAll(line, words))),
  );
}

function fits(line: Evidence, { behaviours, since = '', until, linked }: EvidenceFilter): boolean {
  if (line.date < since || (until !== undefined && line.date > until)) return false;
  if (linked && (line.links ?? []).length === 0) return false;
  return behaviours === undefined || line.behaviours.some((id) => behaviours.includes(id));
}

function hasAll({ text, behaviours, links = [] }: Evidence, words: readonly string[]): boolean {
  const all = folded([text, ...behaviours, ...links].join('\n'));
  return words.every((word) => all.includes(word));
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}+/gu, '')
    .toLowerCase();
}
