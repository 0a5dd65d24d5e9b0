import type { Day } from '../../core/base/day.js';
import type { Paint } from '../../text/paint.js';
import type { Charset } from '../../text/signs.js';

/** How a terminal view draws. All of it is decided before; a view never looks at the terminal itself. */
export interface Style extends Charset {
  /** Columns that a line may fill. */
  readonly width: number;
  readonly paint: Paint;
  /** A BCP 47 tag for dates; null: English. */
  readonly locale: string | null;
  /** Rows that a page should not outgrow, if it can help it; infinite where nobody scrolls. 24 when absent. */
  readonly rows?: number;
}

const dayParts = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;

/** The day for a reader: "Sat 5 Dec 2026", or as their locale writes it. A tag that is no locale means English. */
export function formatDay(day: Day, locale: string | null): string {
  return format(day, locale, { ...dayParts, year: 'numeric' });
}

/** The same without the year, for days that are near. */
export function formatNearDay(day: Day, locale: string | null): string {
  return format(day, locale, dayParts);
}

function format(day: Day, locale: string | null, options: Intl.DateTimeFormatOptions): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return day;
  const known = knownLocale(locale);
  if (known === null) {
    // British order, without the comma that some versions of the data put after the weekday.
    return formatter('en-GB', options).format(time).replaceAll(',', '');
  }
  // Some locales put bidirectional marks into dates, which no terminal line of ours may hold.
  return formatter(known, options)
    .format(time)
    .replaceAll(/\p{Bidi_Control}/gu, '');
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Made once for each locale and form: making one takes as long as writing fifty days. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.year ?? ''}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, known);
  return known;
}

/** The locale as it is known here; null for English, for no locale, and for a tag that is none. */
function knownLocale(locale: string | null): string | null {
  if (locale === null) return null;
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(locale);
    return known === undefined || known === 'en' || known === 'en-GB' ? null : known;
  } catch {
    return null;
  }
}
