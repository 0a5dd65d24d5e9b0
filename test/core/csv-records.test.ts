import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecords, separatorIn } from '../../src/core/evidence/inbox/csv-records.js';

const cellsOf = (text: string) => readRecords(text, ',').map(({ cells }) => cells);

describe('records of CSV', () => {
  test.each<[string, string[][]]>([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a\r1,,', [['a'], ['1', '', '']]],
    ['"a, ""b""\nc",d', [['a, "b"\nc', 'd']]],
    ['"",x\n""', [['', 'x'], ['']]],
    // Quotes that open no cell, or are closed before it ends, are part of the text.
    ['5" pipe,"Big" ideas,"a" "b"\n', [['5" pipe', '"Big" ideas', '"a" "b"']]],
    ['', []],
    ['\n\n', []],
  ])('%j', (text, records) => {
    expect(cellsOf(text)).toEqual(records);
  });

  test('know the line on which they begin', () => {
    const text = '\na\r\n\n"b\nc"\nd\re\n';
    expect(readRecords(text, ',').map(({ line }) => line)).toEqual([2, 4, 6, 7]);
  });

  test('a quote that is never closed takes the rest, and its record says so', () => {
    expect(readRecords('a\n1,"2 ""3"",\n4', ',')).toEqual([
      { cells: ['a'], line: 1, isOpen: false },
      { cells: ['1', '2 "3",\n4'], line: 2, isOpen: true },
    ]);
  });

  test('what is written comes back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', 'é') });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, (rows) => {
        const written = rows.map((cells) => cells.map(quoted).join(',')).join('\r\n');
        expect(cellsOf(written)).toEqual(rows);
      }),
    );
  });

  test('their separator is what occurs most in the first line, outside quotes', () => {
    const separators = [',', ';', '\t'];
    expect(separatorIn('a;b;"c,d,e,f"\n,,,,,', separators)).toBe(';');
    expect(separatorIn('\n a\tb', separators)).toBe('\t');
    expect(separatorIn('a', separators)).toBe(',');
  });
});
