import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { CalendarEntry } from '../../src/core/schedule.js';
import type { Action } from '../../src/core/schema/report.schema.js';
import { renderIcs } from '../../src/views/schedule/ics.js';
import { anyCharacter } from '../any-character.js';
import { runs } from '../thorough.js';

const action = (change: Partial<Action> = {}): Action => ({
  id: 'ask-why',
  behaviour: null,
  title: 'Ask why',
  cue: 'a kick-off comes',
  act: 'ask why',
  obstacle: null,
  fallback: null,
  doneWhen: null,
  kind: 'experience',
  due: '2026-12-01',
  status: 'active',
  ...change,
});
const due = (change: Partial<Action> = {}): CalendarEntry => ({
  uid: 'action-ask-why.1@career-coach',
  day: '2026-12-01',
  everyDays: null,
  action: action(change),
});
const checkin = (everyDays: number): CalendarEntry => ({
  uid: 'checkin.1@career-coach',
  day: '2026-12-05',
  everyDays,
  action: null,
});
const render = (...entries: CalendarEntry[]) =>
  renderIcs({ today: '2026-11-21', revision: 7, entries });

/** The events as an independent parser reads them. */
function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => ({
    component,
    event: new ICAL.Event(component),
  }));
}

test('the whole of a small calendar', () => {
  expect(render(checkin(14), due({ doneWhen: 'three answers are written down' }))).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//career-coach//career-coach//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:Career coach',
      'BEGIN:VEVENT',
      'UID:checkin.1@career-coach',
      'DTSTAMP:20261121T000000Z',
      'SEQUENCE:7',
      'DTSTART;VALUE=DATE:20261205',
      'DTEND;VALUE=DATE:20261206',
      'RRULE:FREQ=WEEKLY;INTERVAL=2',
      'SUMMARY:Career check-in',
      'DESCRIPTION:One to four minutes: career-coach checkin',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Career check-in',
      'TRIGGER:PT9H',
      'END:VALARM',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:action-ask-why.1@career-coach',
      'DTSTAMP:20261121T000000Z',
      'SEQUENCE:7',
      'DTSTART;VALUE=DATE:20261201',
      'DTEND;VALUE=DATE:20261202',
      'SUMMARY:Due: Ask why',
      'DESCRIPTION:When a kick-off comes\\, I will ask why.\\nDone when three answer',
      ' s are written down.\\ncareer-coach plan done ask-why',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Due: Ask why',
      'TRIGGER:PT9H',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

describe('read by an independent parser', () => {
  test.each([
    [14, ['2026-12-05', '2026-12-19', '2027-01-02']],
    [10, ['2026-12-05', '2026-12-15', '2026-12-25']],
    [1, ['2026-12-05', '2026-12-06', '2026-12-07']],
    [7, ['2026-12-05', '2026-12-12', '2026-12-19']],
  ])('check-ins come every %i days', (everyDays, days) => {
    const [first] = parsed(render(checkin(everyDays)));
    const occurrences = first?.event.iterator();
    expect(days.map(() => occurrences?.next().toString())).toEqual(days);
    expect(first?.event.startDate.isDate).toBe(true);
    expect(first?.event.uid).toBe('checkin.1@career-coach');
    expect(first?.event.sequence).toBe(7);
  });

  test('a due date is one whole day, and what is to be done is in it', () => {
    const [first] = parsed(render(due({ obstacle: 'nobody is there', fallback: 'write it down' })));
    expect(first?.event.isRecurring()).toBe(false);
    expect(first?.event.startDate.toString()).toBe('2026-12-01');
    expect(first?.event.duration.toString()).toBe('P1D');
    expect(first?.event.description).toBe(
      'When a kick-off comes, I will ask why.\nIf nobody is there, then I will write it down.\ncareer-coach plan done ask-why',
    );
  });

  test('it reminds at nine on the day', () => {
    const [first] = parsed(render(checkin(14)));
    const trigger = first?.component
      .getFirstSubcomponent('valarm')
      ?.getFirstPropertyValue('trigger');
    expect(String(trigger)).toBe('PT9H');
  });
});

/** Text that would like to be a line, a property or a component of its own. */
const hostile = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        'END:VEVENT',
        '\r\n',
        '\n',
        '\\n',
        'BEGIN:VALARM',
        'X-EVIL:1',
        ';',
        ',',
        ':',
        '"',
        '\\',
        '\u0000',
        '\u2028',
        'ä',
        '👩‍💻',
        'é',
        ' ',
        'x'.repeat(74),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

/** What a calendar can keep of a text: line breaks are one kind, other control characters are spaces. */
const kept = (text: string) =>
  text.replace(/\r\n|[\r\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ');

test('no text gets out of its property, and none of it is lost', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const rendered = render(checkin(14), due({ title: text, act: text }));
      const events = parsed(rendered);
      expect(events).toHaveLength(2);
      const [, second] = events;
      expect(second?.event.summary).toBe(kept(`Due: ${text}`));
      expect(second?.component.getAllProperties().map(({ name }) => name)).toEqual([
        'uid',
        'dtstamp',
        'sequence',
        'dtstart',
        'dtend',
        'summary',
        'description',
        'transp',
      ]);
      expect(second?.component.getAllSubcomponents()).toHaveLength(1);
    }),
    { numRuns: runs(2000) },
  );
});

test('lines are no longer than 75 octets, end in CR LF, and characters stay whole', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const rendered = render(due({ title: text, act: text }));
      expect(rendered.endsWith('\r\n')).toBe(true);
      const lines = rendered.slice(0, -2).split('\r\n');
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n]/);
        expect(Buffer.from(line, 'utf8').toString('utf8')).toBe(line);
      }
    }),
    { numRuns: runs(500) },
  );
});
