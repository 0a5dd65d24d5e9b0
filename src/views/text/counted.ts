/** Counts as people write them: "one action", "3 actions". */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

/** A small number in a word. */
export function numberWord(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six'][count] ?? `${count}`;
}

/** "one, two and three", without what is null; null if nothing is left. */
export function listed(parts: readonly (string | null)[]): string | null {
  const words = parts.filter((part) => part !== null);
  const last = words.at(-1);
  if (last === undefined) return null;
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
