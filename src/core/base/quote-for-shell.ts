/** Quotes a word for sh only if it needs quotes: people copy these commands. */
export function quotedForShell(word: string): string {
  return /^[\w@+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
