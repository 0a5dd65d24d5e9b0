/** Who gave no name. The page puts a mark behind it, so that two of them stay two: "Somebody (3fa9)". */
export const somebody = 'somebody';

export function isUnnamed(by: string): boolean {
  return /^somebody(?: \(\w{1,4}\))?$/i.test(by);
}

/** Without the mark, where it tells nobody from another. */
export function shownName(by: string, all: readonly string[]): string {
  return isUnnamed(by) && all.filter(isUnnamed).length === 1 ? somebody : by;
}
