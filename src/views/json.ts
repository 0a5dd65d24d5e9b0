import { asEscape } from '../core/base/ascii-json.js';

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
