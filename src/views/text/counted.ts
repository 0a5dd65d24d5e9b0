/** Counts as people write them: "one action", "3 actions". */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A number up to ten in a word. */
export function numberWord(count: number): string {
  return words[count] ?? `${count}`;
}

/** "one thing", "three more things". @param how before the noun, with a blank */
export function things(count: number, how = ''): string {
  return `${numberWord(count)} ${how}${count === 1 ? 'thing' : 'things'}`;
}

/** "one, two and three", without what is null; null if nothing is left. */
export function listed(parts: readonly (string | null)[]): string | null {
  const all = parts.filter((part) => part !== null);
  const last = all.at(-1);
  if (last === undefined) return null;
  return all.length === 1 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}

/** "level 2", or "between levels 2 and 3", where others may lie between. */
export function ranksWords(ranks: readonly number[]): string {
  return ranks.length === 1 ? `level ${ranks[0]}` : `between levels ${ranks.join(' and ')}`;
}
