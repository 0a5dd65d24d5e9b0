/**
 * Characters that move the cursor, reorder neighbouring text, or are invisible: control characters (C0, DEL, C1;
 * terminals obey all three), bidirectional controls, line and paragraph separators, letters without a width, and tag
 * characters. The ranges are spelt out because `\p{Bidi_Control}` adds a third of a millisecond to every start; a test
 * checks them. The joiners U+200C and U+200D stay: emoji and several scripts are written with them.
 */
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{E0000}-\u{E007F}]+/gu;

/** Joiners that join nothing: with them, a name could look like another. */
const looseJoiners = /^[\s\u200c\u200d]+|[\s\u200c\u200d]+$/gu;

/**
 * Replaces each run of unsafe characters by one space, which leaves one line. Every string that enters the program
 * passes through here once, so views can trust their input.
 */
export function clean(text: string): string {
  return text.replace(unsafe, ' ').replace(looseJoiners, '').trim();
}

/** Cleans every string in a JSON value, keys included. A clean value, the usual case, is returned as it is. */
export function cleanAll(value: unknown): unknown {
  return isClean(value) ? value : cleaned(value);
}

function isClean(value: unknown): boolean {
  if (typeof value === 'string') return clean(value) === value;
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isClean);
  return Object.entries(value).every(([key, entry]) => clean(key) === key && isClean(entry));
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [clean(key), cleaned(entry)]),
  );
}
