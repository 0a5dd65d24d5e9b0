import type { Ladder } from '../schema/ladder.schema.js';

/** Said wherever a person writes about their work, in the words of their trade. */
export function privacyNote({ terms }: Pick<Ladder, 'terms'>): string {
  return `No ${terms.customer?.one ?? 'customer'} names, no secrets: your contract may forbid them.`;
}
