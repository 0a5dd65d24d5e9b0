import type { Day } from '../../base/day.js';
import { addDays } from '../../base/day.js';
import { readDay } from '../../base/read-day.js';
import type { Found } from './proposal.js';
import { dayIn, Findings } from './proposal.js';

const item = /^\s*(?:[-*+•]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;
const heading = /^\s{0,3}(?:#{1,6}\s+|\*\*)(.*?)(?:\*\*)?:?\s*$/;

export function isList(text: string, today: Day): boolean {
  return text.split('\n').some((line) => item.test(line) || datedStart(line, today) !== null);
}

/** "2026-11-03 Fixed …", "2026/11/03: …", "31.10.2026 …" */
const numberStart =
  /^\(?(\d{4}([-/.])\d{2}\2\d{2}|\d{1,2}([-/.])\d{1,2}\3\d{4})(?:T[\d:.Z+-]+)?\)?[\s:,–—-]+(\S.*)$/;
/** "3 Nov: …", "Tue 3 Nov 2026 – …", "November 3rd, 2026 …". Without a mark after it, the month has a capital. */
const monthStart =
  /^\(?((?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?(?:\d{1,2}(?:st|nd|rd|th)?\.? [A-Za-z]{3,9}|[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?)\.?(?:,? \d{4})?)\)?(\s*[:–—]\s*|\s-+\s+|\s+)(\S.*)$/;

/** The day that a line begins with, and the rest; null where it begins with none. A day without a year is the last one. */
function datedStart(line: string, today: Day): { day: Day; text: string } | null {
  const [, date, , , afterDate = ''] = numberStart.exec(line) ?? [];
  if (date !== undefined) {
    const day = readDay(date, today, 'past');
    return day === null ? null : { day, text: afterDate };
  }
  const [, words = '', mark = '', text = ''] = monthStart.exec(line) ?? [];
  const isMarked = mark.trim() !== '' || /\b[A-Z]/.test(words);
  const day = isMarked ? readDay(words.replaceAll('.', ''), today, 'past') : null;
  return day === null ? null : { day, text };
}

/**
 * A Markdown list, such as a brag document, or lines that begin with a date: an entry for each. The day is that of the
 * entry, else of the heading above it, else today. Between dated lines, one that begins with a capital is an entry of the
 * same day; any other goes on with the entry above.
 */
export function readList(text: string, today: Day): Found {
  const isMarkdown = text.split('\n').some((line) => item.test(line));
  const findings = new Findings(isMarkdown ? 'Markdown list' : 'dated lines');
  let above: Day | null = null;
  let entry = '';
  let number = 0;
  const finish = () => {
    if (entry === '') return;
    number += 1;
    const content = contentOf(entry, above ?? today, today);
    if (!isMarkdown) above = content.date;
    findings.propose(number, content);
    entry = '';
  };
  for (const line of text.split(/\r?\n/)) {
    const words = entryIn(line, today, !isMarkdown && entry !== '');
    const [, title] = heading.exec(line) ?? [];
    if (words !== null) {
      finish();
      entry = words;
    } else if (title !== undefined && !/^\s{2,}/.test(line)) {
      finish();
      above = dayIn(title) ?? monthIn(title, today);
    } else if (line.trim() === '') finish();
    else if (entry !== '') entry += ` ${line.trim()}`;
  }
  finish();
  return findings.found;
}

/**
 * The words with which a line begins an entry; null where it goes on with the one above, or is a heading.
 *
 * @param byCapital whether a capital begins an entry: after one of the dated lines
 */
function entryIn(line: string, today: Day, byCapital: boolean): string | null {
  const begins = datedStart(line, today) !== null || (byCapital && /^\p{Lu}/u.test(line));
  return item.exec(line)?.[1] ?? (begins ? line : null);
}

function contentOf(entry: string, otherwise: Day, today: Day) {
  const links = [...entry.matchAll(/\]\((\S+?)\)|<?(https?:\/\/[^\s)>]+)/g)].map(
    ([, target, bare]) => target ?? bare ?? '',
  );
  const text = entry
    .replaceAll(/\[([^\]]*)\]\(\S+?\)/g, '$1')
    .replaceAll(/\*\*|__|`/g, '')
    .trim();
  const start = datedStart(text, today);
  if (start !== null) return { date: start.day, text: start.text, links };
  const dated = /^\(?([^:–—-]{0,4}\d[^:–—]{5,20}?)\)?\s*(?:[:–—]|\s-)\s*(.+)$/.exec(text);
  const day = dated?.[1] === undefined ? null : dayIn(dated[1]);
  return { date: day ?? otherwise, text: day === null ? text : (dated?.[2] ?? text), links };
}

/** The last day of a month that a heading names, "November 2026", or today if that is to come. */
function monthIn(title: string, today: Day): Day | null {
  const first = dayIn(`1 ${title}`) ?? dayIn(`${/\d{4}-\d{2}/.exec(title)?.[0] ?? ''}-01`);
  if (first === null) return null;
  const inNext = addDays(`${first.slice(0, 7)}-28`, 4);
  const last = addDays(`${inNext.slice(0, 7)}-01`, -1);
  return last < today ? last : today;
}
