/**
 * Everything that can move a cursor, change how neighbouring text reads, or hide: control characters
 * (C0, DEL, C1: terminals obey all three), bidirectional controls, line and paragraph separators, and
 * tag characters (invisible copies of ASCII). Ranges are written out because `\p{Bidi_Control}` costs a third of
 * a millisecond at every start; a test holds them to what Unicode says.
 */
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken away
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\u{E0000}-\u{E007F}]+/gu;

/**
 * The text as one line that is safe to show anywhere: each run of unsafe characters becomes one space.
 * Every string that enters the program goes through here once; views may then trust what they get.
 */
export function clean(text: string): string {
  return text.replace(unsafe, ' ').trim();
}

/** The JSON value with every string in it cleaned, keys too: itself where all are clean, as they mostly are. */
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
