import type { Ladder } from '../schema/ladder.schema.js';

/** A warning shown wherever a person writes about their work. */
export function privacyNote({ terms }: Pick<Ladder, 'terms'>): string {
  const { one, many } = terms.customer ?? { one: 'customer', many: 'customers' };
  const names = one.includes(' ') ? `names of ${many}` : `${one} names`;
  return `No ${names}, no secrets: others may read this one day.`;
}
