import type { Day } from '../../core/base/day.js';
import { dayInWords } from '../../core/base/day.js';
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
  /** Words only: a screen reader would spell out the signs of a picture. The words beside a picture say the same. */
  readonly plain?: boolean;
}

/** The day for a reader: "Sat 5 Dec 2026", or as their locale writes it. An invalid tag means English. */
export function formatDay(day: Day, locale: string | null): string {
  return format(day, locale, { year: 'numeric' });
}

/** As `formatDay`, without the year. */
export function formatNearDay(day: Day, locale: string | null): string {
  return format(day, locale, {});
}

/** `\p{Bidi_Control}`, spelt out: looking that up takes a third of a millisecond. */
const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The month for a reader, in three letters where their locale has them. */
export function formatMonth(day: Day, locale: string | null): string {
  const supported = supportedLocale(locale);
  return supported === null
    ? (new Date(`${day}T00:00:00Z`).toUTCString().split(' ')[2] ?? '')
    : new Intl.DateTimeFormat(supported, { month: 'short', timeZone: 'UTC' })
        .format(new Date(`${day}T00:00:00Z`))
        .replaceAll(bidiControls, '');
}

function format(day: Day, locale: string | null, { year }: { readonly year?: 'numeric' }): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const supported = supportedLocale(locale);
  if (supported !== null) return formatByLocale(date, supported, year);
  const words = dayInWords(day);
  return year === undefined ? words.replace(/ \d+$/, '') : words;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatByLocale(date: Date, locale: string, year: 'numeric' | undefined): string {
  const key = `${locale} ${year ?? ''}`;
  // Creating a formatter takes as long as formatting fifty days.
  const formatter =
    formatters.get(key) ??
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year,
      timeZone: 'UTC',
    });
  formatters.set(key, formatter);
  // Some locales put bidirectional marks into dates; terminal lines must not contain any.
  return formatter.format(date).replaceAll(bidiControls, '');
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
