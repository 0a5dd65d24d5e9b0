/**
 * Escapes control and direction characters that JSON lets through: file paths are printed as they are, and a terminal
 * would obey them.
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    asEscape,
  );
  return `${text}\n`;
}

/** A UTF-16 unit as a JSON escape: `\u00e9`. */
export function asEscape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
