import type { Ladder } from '../schema/ladder.schema.js';

/** A warning shown wherever a person writes about their work. */
export function privacyNote({ terms }: Pick<Ladder, 'terms'>): string {
  return `No ${terms.customer?.one ?? 'customer'} names, no secrets: your contract may forbid them.`;
}
