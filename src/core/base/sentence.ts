/** The text as a sentence: with one full stop, unless it ends otherwise already, in whatever script. */
export function ended(text: string): string {
  return /[.!?…。！？．]["”’)」』]?$/u.test(text) ? text : `${text}.`;
}

/** The text without its full stop, to stand inside a sentence. */
export function unended(text: string): string {
  return text.replace(/(?<!\.)[.。．]$/u, '');
}
