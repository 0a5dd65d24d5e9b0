import type { Gap } from '../../core/schema/report.schema.js';

/** Why a gap is worth working on, before its statement: the same two names on every page. */
export function gapLabel({ foundation }: Pick<Gap, 'foundation'>): string {
  return foundation ? 'Expected by now' : 'New at the next level';
}
