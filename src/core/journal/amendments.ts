import type { Event } from '../schema/events.schema.js';
import type { Evidence } from './state.js';

/** All that was said about a line of evidence after it was noted. */
export interface Amendment {
  readonly dropped: boolean;
  /** The newest value of each field that was corrected. */
  readonly change: Partial<Pick<Evidence, 'date' | 'text' | 'behaviours' | 'links'>>;
}

/** The amendments that count, by the id of their evidence; of two about the same field, the later one. */
export function amendments(
  events: readonly Event[],
  undone: ReadonlySet<string>,
): ReadonlyMap<string, Amendment> {
  const found = new Map<string, Amendment>();
  for (const event of events) {
    if (event.type !== 'amendment' || undone.has(event.id)) continue;
    const { evidence, dropped = false, date, text, behaviours, links } = event;
    const before = found.get(evidence);
    found.set(evidence, {
      dropped: dropped || (before?.dropped ?? false),
      change: {
        ...before?.change,
        ...(date !== undefined && { date }),
        ...(text !== undefined && { text }),
        ...(behaviours !== undefined && { behaviours }),
        ...(links !== undefined && { links }),
      },
    });
  }
  return found;
}
