import { addDays, type Day } from '../../core/base/day.js';
import type { Calendar, CalendarEntry } from '../../core/schedule.js';
import { actionSentence, doneSentence, fallbackSentence } from '../text/words.js';

/**
 * Calendars by RFC 5545, without a library: only escaping and folding are needed, and the libraries that we tried let
 * line breaks through in some fields.
 */

/** The hour of a reminder, in local time. */
const reminderHour = 9;

export function renderIcs({ entries, today, revision }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//career-coach//career-coach//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Career coach',
    ...entries.flatMap((entry) => eventLines(entry, today, revision)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function eventLines(entry: CalendarEntry, today: Day, revision: number): string[] {
  const { uid, day, everyDays } = entry;
  const title = escapeText(titleOf(entry));
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${basicDay(today)}T000000Z`,
    `SEQUENCE:${revision}`,
    `DTSTART;VALUE=DATE:${basicDay(day)}`,
    // Implied, but some calendars take an entry without an end for one of no length.
    `DTEND;VALUE=DATE:${basicDay(addDays(day, 1))}`,
    ...(everyDays === null ? [] : [`RRULE:${recurrence(everyDays)}`]),
    `SUMMARY:${title}`,
    `DESCRIPTION:${escapeText(textOf(entry))}`,
    // Does not block the day for appointments.
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${title}`,
    `TRIGGER:PT${reminderHour}H`,
    'END:VALARM',
    'END:VEVENT',
  ];
}

function titleOf({ action }: CalendarEntry): string {
  return action === null ? 'Career check-in' : `Due: ${action.title}`;
}

function textOf({ action }: CalendarEntry): string {
  if (action === null) return 'One to four minutes: career-coach checkin';
  return [
    actionSentence(action),
    fallbackSentence(action),
    doneSentence(action),
    `career-coach plan done ${action.id}`,
  ]
    .filter((sentence) => sentence !== null)
    .join('\n');
}

/** Whole weeks as weeks, which calendars show in words. */
function recurrence(days: number): string {
  return days % 7 === 0 ? `FREQ=WEEKLY;INTERVAL=${days / 7}` : `FREQ=DAILY;INTERVAL=${days}`;
}

/** The day in ISO 8601 basic format, without hyphens. */
function basicDay(day: Day): string {
  return day.replaceAll('-', '');
}

/** A value of type TEXT (3.3.11). No control character in it can end the line and begin a property. */
function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|[\n\r\u2028\u2029]/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** Octets allowed in a line, without the line break (3.1). */
const longestLine = 75;

/** The line folded into pieces, each after the first with a leading space; characters stay whole. */
function foldLine(line: string): string {
  const encoder = new TextEncoder();
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > longestLine) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}
