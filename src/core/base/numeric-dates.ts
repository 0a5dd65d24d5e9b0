interface DateParts {
  readonly date: number;
  readonly month: number;
  readonly year?: number;
}

/** "31.12.2026", "12/31/2026", "24.12." */
const numbers = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}))?\.?$/;

/** With two digits for the year, any of the three numbers could be it. */
const shortYear = /^\d{1,2}([./-])\d{1,2}\1\d{2}$/;

/** The date in numbers, where only one of them can be the month; null for other words. */
export function numericDate(words: string): DateParts | null {
  const [only, ...others] = readings(words);
  return only !== undefined && others.length === 0 ? only : null;
}

/** Whether it could be two days, as 03/04/2026 could. */
export function isAmbiguousDate(words: string): boolean {
  return shortYear.test(words) || readings(words).length > 1;
}

function readings(words: string): readonly DateParts[] {
  const match = numbers.exec(words);
  if (match === null) return [];
  const [first, second] = [Number(match[1]), Number(match[3])];
  const year = match[4] === undefined ? {} : { year: Number(match[4]) };
  const dayFirst = { date: first, month: second, ...year };
  const monthFirst = { date: second, month: first, ...year };
  const both = first === second ? [dayFirst] : [dayFirst, monthFirst];
  return both.filter(({ month, date }) => month >= 1 && month <= 12 && date >= 1 && date <= 31);
}
