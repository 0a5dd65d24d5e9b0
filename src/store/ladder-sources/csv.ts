import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { readRecords, separatorIn } from '../../core/evidence/inbox/csv-records.js';
import type { LadderSource } from '../../core/ladder-check/import/source.js';

/** Reads a table with commas, semicolons or tabs between its cells. Throws CoachError `invalid-input`. */
export function readCsv(text: string, source: string): LadderSource {
  const records = readRecords(text, separatorIn(text, [',', ';', '\t', '|']));
  const open = records.find(({ isOpen }) => isOpen);
  if (open !== undefined) {
    throw new CoachError(
      'invalid-input',
      `${source}: not a table: a quote opens in the row at line ${open.line} and is never closed`,
      ['close it, or save the table as CSV in UTF-8'],
    );
  }
  const [header, ...rows] = records
    .map(({ cells, line }) => ({ cells: cells.map(cleanLines), line }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (header === undefined) return { title: null, tables: [], nodes: [] };
  return { title: null, tables: [{ header: header.cells, rows }], nodes: [] };
}

/** Line breaks in a cell separate entries, so they stay. */
export function cleanLines(cell: string): string {
  return cell.split(/\r?\n/).map(clean).join('\n').trim();
}
