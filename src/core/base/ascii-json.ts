/** A UTF-16 unit as a JSON escape: `\u00e9`. */
export function asEscape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Equivalent JSON text in ASCII, which parses faster: one letter beyond Latin-1 doubles the size of the string. */
export function asciiJson(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, asEscape);
}
