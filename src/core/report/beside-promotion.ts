import { isOwn } from '../journal/own.js';
import type { Evidence } from '../journal/state.js';
import { newestFirst } from '../journal/state.js';
import type { Report } from '../schema/report.schema.js';

/** Evidence that a page about the target level leaves out, though the person may count on it. */
export interface LeftOut {
  /** The nearest level below that has evidence, where the target level has none. */
  readonly below: { readonly level: number; readonly notes: number } | null;
  /** Notes that belong to no behaviour, the newest first. */
  readonly loose: readonly Evidence[];
}

export function leftOutOfPromotion(
  { answers, plan: { targetLevel } }: Pick<Report, 'answers' | 'plan'>,
  evidence: readonly Evidence[],
): LeftOut {
  const notes = new Map<number, number>();
  for (const { level = 0, evidence: lines } of answers) {
    if (lines.length > 0) notes.set(level, (notes.get(level) ?? 0) + lines.length);
  }
  const level = Math.max(0, ...[...notes.keys()].filter((rank) => rank < targetLevel));
  const below =
    notes.has(targetLevel) || level === 0 ? null : { level, notes: notes.get(level) ?? 0 };
  const loose = evidence.filter((line) => isOwn(line) && line.behaviours.length === 0);
  return { below, loose: newestFirst(loose) };
}
