import type { Day } from '../../core/base/day.js';
import type { Paint } from '../../text/paint.js';
import type { Charset } from '../../text/signs.js';

/** How a terminal view draws, so that a view never looks at the terminal itself. */
export interface Style extends Charset {
  /** Columns of a line. */
  readonly width: number;
  readonly paint: Paint;
  /** A BCP 47 tag for dates; null: English. */
  readonly locale: string | null;
  /** Rows that a page should fit where it can; infinite if the output is not a screen. Default: 24. */
  readonly rows?: number;
}

const dayParts = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;

/** The day for a reader: "Sat 5 Dec 2026", or as their locale writes it. An invalid tag means English. */
export function formatDay(day: Day, locale: string | null): string {
  return format(day, locale, { ...dayParts, year: 'numeric' });
}

/** As `formatDay`, without the year. */
export function formatNearDay(day: Day, locale: string | null): string {
  return format(day, locale, dayParts);
}

function format(day: Day, locale: string | null, options: Intl.DateTimeFormatOptions): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return day;
  const supported = supportedLocale(locale);
  if (supported === null) {
    // British order, without the comma that some versions of ICU put after the weekday.
    return formatter('en-GB', options).format(time).replaceAll(',', '');
  }
  // Some locales put bidirectional marks into dates; terminal lines must not contain any.
  return formatter(supported, options)
    .format(time)
    .replaceAll(/\p{Bidi_Control}/gu, '');
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A cached formatter: creating one takes as long as formatting fifty days. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.year ?? ''}`;
  const cached = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, cached);
  return cached;
}

/** The locale if Node supports it; null for English and for an invalid tag. */
function supportedLocale(locale: string | null): string | null {
  if (locale === null) return null;
  try {
    const [supported] = Intl.DateTimeFormat.supportedLocalesOf(locale);
    return supported === undefined || supported === 'en' || supported === 'en-GB'
      ? null
      : supported;
  } catch {
    return null;
  }
}
