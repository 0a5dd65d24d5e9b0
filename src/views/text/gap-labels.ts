import type { Gap } from '../../core/schema/report.schema.js';

/** Why a gap is worth working on, before its statement: the same names on every page. */
export function gapLabel({ foundation, noOpportunity }: Pick<Gap, 'foundation' | 'noOpportunity'>) {
  if (foundation && noOpportunity) return 'No occasion so far';
  return foundation ? 'Expected by now' : 'New at the next level';
}
