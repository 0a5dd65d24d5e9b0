/** Commands that a person copies into a shell. */

/** A word for sh: as it is where that is safe, otherwise in single quotes. */
export function quotedForShell(word: string): string {
  return /^[\w@+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
