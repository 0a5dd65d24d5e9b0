/** A letter of a JSON string as an escape: backslash, u, and its number. */
export function asEscape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** JSON text in ASCII, which says the same and is read and parsed sooner: one letter beyond Latin-1 doubles all. */
export function asciiJson(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, asEscape);
}
