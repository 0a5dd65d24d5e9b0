import { CsvError, parse } from 'csv-parse/sync';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import type { LadderSource } from '../../core/ladder-check/import/source.js';

/** Reads a table with commas, semicolons or tabs between its cells. Throws CoachError `invalid-input`. */
export function readCsv(text: string, source: string): LadderSource {
  const [header, ...rows] = records(text, source).filter(({ cells }) =>
    cells.some((cell) => cell.trim() !== ''),
  );
  if (header === undefined) return { title: null, tables: [], nodes: [] };
  return { title: null, tables: [{ header: header.cells, rows }], nodes: [] };
}

function records(text: string, source: string): { cells: string[]; line: number }[] {
  try {
    const options = {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    };
    // With `info` each record comes with the lines read so far, which the package's types leave out.
    const parsed = parse(text, options) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    let line = 1;
    return parsed.map(({ record, info }) => {
      const found = { cells: record.map((cell) => cleanLines(cell)), line };
      line = info.lines + 1;
      return found;
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CoachError('invalid-input', `${source}: not a table: ${clean(error.message)}`, [
      'save it as CSV in UTF-8',
    ]);
  }
}

/** Line breaks in a cell separate entries, so they stay. */
export function cleanLines(cell: string): string {
  return cell.split(/\r?\n/).map(clean).join('\n').trim();
}

/** What stands most often in the first line, outside quotes. */
function delimiterOf(text: string): string {
  const [first = ''] = text.trimStart().split(/\r?\n/);
  const plain = first.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((sign) => [sign, plain.split(sign).length] as const);
  return counts.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ',';
}
