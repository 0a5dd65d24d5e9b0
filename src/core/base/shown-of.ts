/** What a page shows of a list, and how many it hides: never one alone, which takes no more room than saying so. */
export function shownOf<T>(all: readonly T[], most: number): { shown: readonly T[]; rest: number } {
  const shown = all.length === most + 1 ? all : all.slice(0, most);
  return { shown, rest: all.length - shown.length };
}
