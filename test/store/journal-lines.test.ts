import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/core/base/clean.js';
import type { Event } from '../../src/core/schema/events.schema.js';
import {
  greatestId,
  newLines,
  parseJournal,
  parseParts,
} from '../../src/store/journal/journal-lines.js';
import { isThorough, runs } from '../thorough.js';
import { note, oneOfEach } from './events.js';

const stamp = { now: new Date('2026-11-21T12:00:00.000Z'), day: '2026-11-21', after: null };
const { text, events } = newLines([note('one'), note('two'), note('thrée'), ...oneOfEach], stamp);
const bytes = Buffer.from(text);
const read = (journal: string | Buffer) =>
  parseJournal(typeof journal === 'string' ? Buffer.from(journal) : journal);
const line = (number: number) => JSON.stringify(events[number]);
const asides = (journal: string | Buffer) =>
  read(journal).setAside.map(({ line, reason }) => `${line}: ${reason}`);

describe('a damaged journal', () => {
  test('truncated anywhere, in CI at every byte: all events before the cut survive, and those that are added after', () => {
    const [added] = newLines([note('after')], {
      ...stamp,
      after: events.at(-1)?.id ?? null,
    }).events;
    let end = 0;
    const eventEnds = events.map((event) => {
      end += Buffer.byteLength(`\n${JSON.stringify(event)}`) + 1;
      return end - 1;
    });
    for (let length = 0; length <= bytes.length; length += isThorough ? 1 : 5) {
      const torn = Buffer.concat([
        bytes.subarray(0, length),
        Buffer.from(`\n${JSON.stringify(added)}\n`),
      ]);
      const whole = eventEnds.filter((end) => end <= length).length;
      const content = read(torn);
      expect(content.events).toEqual([...events.slice(0, whole), added]);
      expect(content.setAside.length).toBeLessThanOrEqual(1);
      expect(content.newer).toBe(0);
    }
  });

  test('any bit flipped: at most the two events beside it are lost, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        const content = read(flipped);
        const kept = new Set(content.events.map(({ id }) => id));
        expect(events.filter(({ id }) => !kept.has(id)).length).toBeLessThanOrEqual(2);
      }),
      { numRuns: runs(2000) },
    );
  });

  test('cut into parts at any line breaks, it reads the same', () => {
    const piece = fc.oneof(
      fc.constantFrom(...events.map((event) => JSON.stringify(event)), line(2), line(0)),
      fc.constantFrom('', '\r', '\uFEFF', '{"v":9}', '\0\0', 'no event', '{"v":1,"type":"new"}'),
      fc.constantFrom('\\u200b', '\u200b', '\\n').map((mark) => line(0).replace('one', `a${mark}`)),
    );
    const damage = fc.uint8Array({ maxLength: 5 }).map((some) => Buffer.from(some));
    const linesOfAny = fc.array(
      fc.oneof(
        piece.map((some) => Buffer.from(some)),
        damage,
      ),
    );
    fc.assert(
      fc.property(linesOfAny, fc.infiniteStream(fc.boolean()), (lines, cuts) => {
        const ended = lines.map((some) => Buffer.concat([some, Buffer.from('\n')]));
        const parts: Buffer[] = [Buffer.alloc(0)];
        for (const some of ended) {
          if (cuts.next().value) parts.push(some);
          else parts.push(Buffer.concat([parts.pop() ?? some, some]));
        }
        expect(parseParts(parts)).toEqual(parseJournal(Buffer.concat(ended)));
      }),
      { numRuns: 1000 },
    );
  });

  test('any bytes at all are read without throwing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (any) => void read(Buffer.from(any))));
    const json = fc.json({ maxDepth: 4 }).map((one) => `${one}\n${line(0)}\n`);
    fc.assert(
      fc.property(json, (one) => {
        expect(read(one).events).toContainEqual(events[0]);
      }),
    );
  });

  test('lines twice and in any order: each event once, in the order of writing', () => {
    const lines = events.map((event) => JSON.stringify(event));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...lines, ...lines], { minLength: lines.length * 2 }),
        (mixed) => {
          expect(read(mixed.join('\n'))).toEqual({ events, setAside: [], newer: 0 });
        },
      ),
      { numRuns: 50 },
    );
  });

  test('the same key twice: the earlier event counts, wherever it stands', () => {
    const first = newLines([note('first', 'k')], stamp);
    const later = newLines([note('later', 'k')], {
      ...stamp,
      now: new Date('2026-11-21T12:00:01Z'),
    });
    expect(read(later.text + first.text).events).toEqual(first.events);
  });
});

describe('a line that is not an event is set aside, with the reason', () => {
  const event = (change: object) => JSON.stringify({ ...events[0], ...change });
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  test.each<[string, string | Buffer, string]>([
    ['a torn end', `\n${line(0)}\n\n${line(1).slice(0, 40)}`, '4: not JSON'],
    ['zero bytes', `\n${'\0'.repeat(100)}\n${line(0)}\n`, '2: zero bytes'],
    ['a zero byte inside', `${line(0).replace('one', 'o\0e')}\n${line(1)}`, '1: not JSON'],
    ['other text', `# comment\n${line(0)}`, '1: not JSON'],
    ['two events in a line', `${line(0)}${line(1)}\n${line(2)}`, '1: not JSON'],
    ['a list', `[${line(0)}]\n${line(1)}`, '1: not an event'],
    ['a number', `7\n${line(1)}`, '1: not an event'],
    ['null', `null\n${line(1)}`, '1: not an event'],
    ['no type', `{"v":1}\n${line(1)}`, '1: not an event'],
    ['a type of another kind', `{"v":1,"type":{}}\n${line(1)}`, '1: not an event'],
    ['no version', event({ v: undefined }), '1: not an event: it has no v'],
    ['version 0', event({ v: 0 }), '1: not an event: v is not 1'],
    ['a version in words', event({ v: '2' }), '1: not an event: v is not 1'],
    ['an id that is none', event({ id: 'x' }), '1: not an event: id has the wrong format'],
    ['a day that is none', event({ day: 'today' }), '1: not an event: day has the wrong format'],
    ['a missing field', event({ text: undefined }), '1: not an event: it has no text'],
    ['an unknown field', event({ more: 1 }), '1: not an event: it has an unknown key "more"'],
    ['a wrong type', event({ text: 7 }), '1: not an event: text is not text'],
    [
      'a wrong entry',
      event({ behaviours: ['a', null] }),
      '1: not an event: behaviours[1] is not text',
    ],
    [
      'a forbidden key',
      line(0).replace('"behaviours"', '"__proto__":{"x":1},"behaviours"'),
      '1: the key "__proto__" at __proto__ is not allowed',
    ],
    [
      'a forbidden key further in',
      event({ text: { constructor: 1 } }),
      '1: the key "constructor" at text.constructor is not allowed',
    ],
    [
      'deep nesting',
      event({ text: null }).replace('null', deep(70)),
      '1: nested deeper than 64 levels',
    ],
    ['very deep nesting', deep(2_000_000), '1: not an event'],
    ['deep nesting with escapes', `"\\u0007"${deep(100_000)}`, '1: nested deeper than 64 levels'],
    ['a huge line', `"${'x'.repeat(5_000_001)}"`, '1: longer than 5 MB'],
    [
      'bytes that are no text',
      Buffer.concat([
        Buffer.from(`${line(0)}\n"`),
        Buffer.from([0xc3, 0x28]),
        Buffer.from(`"\n${line(1)}`),
      ]),
      '2: not UTF-8 text',
    ],
  ])('%s', (_, journal, expected) => {
    expect(asides(journal)).toEqual([expected]);
  });

  test.each<[string, string, number]>([
    ['a byte order mark', `\uFEFF${line(0)}\n${line(1)}`, 2],
    ['line ends of Windows', `\r\n${line(0)}\r\n\r\n${line(1)}\r\n`, 2],
    ['blanks around', `  ${line(0)}  \n\t\n`, 1],
    ['nothing', '', 0],
    ['blank lines', '\n\n \n', 0],
  ])('%s is no damage', (_, journal, count) => {
    expect(read(journal)).toMatchObject({ setAside: [], newer: 0 });
    expect(read(journal).events).toHaveLength(count);
  });

  test.each([
    ['a higher version', '{"v":2,"type":"evidence"}'],
    ['a higher version with other fields', '{"v":3,"anything":[1,{"__proto__":1}]}'],
    ['an unknown type', '{"v":1,"type":"mood","id":"x"}'],
  ])('%s is from a newer program, and counted', (_, newer) => {
    expect(read(`${line(0)}\n${newer}\n${line(1)}`)).toEqual({
      events: events.slice(0, 2),
      setAside: [],
      newer: 1,
    });
  });
});

describe('texts in a journal', () => {
  const withText = (inner: string) => line(0).replace(/"text":"[^"]*"/, () => `"text":${inner}`);
  const textOf = (event: Event | undefined) => (event && 'text' in event ? event.text : undefined);

  test('are cleaned of every character that `clean` knows, raw and escaped', () => {
    const points = [
      ...Array.from({ length: 0x3000 }, (_, point) => point),
      ...Array.from({ length: 0x200 }, (_, point) => 0xe0000 - 0x80 + point),
    ];
    const wrong = points.flatMap((point) => {
      const letter = String.fromCodePoint(point);
      const whole = `a${letter}b`;
      const escaped = Array.from({ length: letter.length }, (_, at) => {
        return `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`;
      }).join('');
      const texts = [`"a${escaped}b"`];
      if (point >= 0x20 && letter !== '"' && letter !== '\\') texts.push(`"${whole}"`);
      return texts.filter((inner) => textOf(read(withText(inner)).events[0]) !== clean(whole));
    });
    expect(wrong).toEqual([]);
  });

  test('keep quotes, backslashes, emoji and letters of all languages', () => {
    for (const kept of [
      '"',
      '\\',
      '\\n',
      'C:\\new',
      'Zoë 日本語 👩‍💻',
      '</script>',
      '{customer}',
    ]) {
      const added = newLines([note(kept)], stamp);
      expect(textOf(added.events[0])).toBe(kept);
      expect(textOf(read(added.text).events[0])).toBe(kept);
    }
  });
});

describe('greatestId', () => {
  test('finds the greatest, not the last, and is not fooled by texts', () => {
    const imitation = '{"v":1,"id":"ffffffff-ffff-7fff-bfff-ffffffffffff"';
    const later = newLines([note(imitation), note(`\n${imitation}`)], {
      ...stamp,
      after: events.at(-1)?.id ?? null,
    });
    const last = later.events.at(-1)?.id;
    expect(greatestId(text + later.text)).toBe(last);
    expect(greatestId(later.text + text)).toBe(last);
  });

  test.each([
    ...[' ', '\t', '\v', '\f', '\r', '\u00a0', '\u2003', '\ufeff', '\ufeff  '].map((before) => [
      before,
    ]),
  ])('finds the id of each valid line, with %j in front of it', (before) => {
    const bytes = Buffer.from(`${line(0)}\n${before}${line(1)}\n`);
    expect(parseJournal(bytes).events).toEqual([events[0], events[1]]);
    expect(greatestId(bytes.toString('latin1'))).toBe(events[1]?.id);
  });

  test('finds none if there is none', () => {
    expect(greatestId('')).toBeNull();
    expect(greatestId(`${line(0).slice(0, 30)}`)).toBeNull();
  });
});
