export const shortestId = 4;

/** Ends of the ids, of one length, long enough to be unique. The ids must differ. */
export function shortIds(ids: readonly string[]): string[] {
  for (let length = shortestId; ; length += 1) {
    const ends = ids.map((id) => id.slice(-length));
    if (new Set(ends).size === ids.length) return ends;
  }
}
