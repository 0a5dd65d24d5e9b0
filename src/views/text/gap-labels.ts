import type { GapReason } from '../../core/schema/atoms.js';

/** Why a gap is worth working on, before its statement. */
export const gapLabels = {
  first: 'Comes first',
  foundation: 'Missing at your level',
  next: 'For the next level',
  strand: 'Counts at every level',
} as const satisfies Record<GapReason, string>;
