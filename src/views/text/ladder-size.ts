import type { LadderFacts } from '../../core/ladder/ladder-facts.js';
import { counted } from './counted.js';

type Counted = Pick<LadderFacts, 'levels' | 'behaviours'> & { readonly sides: readonly string[] };

/** "5 levels, 45 behaviours, 2 sides". */
export function sizeWords({ levels, behaviours, sides }: Counted): string {
  return [
    counted(levels, 'level', 'levels'),
    counted(behaviours, 'behaviour', 'behaviours'),
    ...(sides.length === 0 ? [] : [counted(sides.length, 'side', 'sides')]),
  ].join(', ');
}
