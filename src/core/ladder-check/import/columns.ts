import { CoachError } from '../../base/errors.js';
import { entriesOf, plainText } from './plain-text.js';
import type { SourceRow, SourceRows, SourceTable } from './source.js';

/** Which column of a table holds what. */

type Column = 'level' | 'side' | 'statement' | 'example' | 'summary' | 'path';

/** In the order in which a column is looked for; names are compared without capitals and signs. */
const namesOf: Readonly<Record<Column, string>> = {
  path: 'path careerpath ladder jobfamily family',
  level:
    'level jobtitle grade rank role stage milestone rung band seniority title position ' +
    'jobrole levelname rolelevel',
  side:
    'side theme competency competence category area track skill dimension pillar ' +
    'capability domain topic axis group skillname strand value',
  statement:
    'statement keybehavior keybehaviour behavior behaviour behaviors behaviours ' +
    'expectation expectations description criterion criteria text what summary ' +
    'skilldescription definition indicator competencydescription',
  example: 'example examples lookslike evidence examplebehaviour examplebehavior signals',
  summary: 'levelsummary leveldescription about rolesummary overview',
};

const plainName = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Rows of a table with a column for levels and one for statements, or of a matrix. */
export function rowsOfTable(table: SourceTable, path: string | undefined): SourceRows {
  const columns = columnsOf(table.header);
  if (columns.statement === undefined) return rowsOfMatrix(table, columns);
  if (columns.level === undefined) throw unknownColumns(table, 'a level');
  const cell = (cells: readonly string[], column: Column) => {
    const index = columns[column];
    return index === undefined ? '' : (cells[index] ?? '');
  };
  const summaries = new Map<string, string>();
  const rows = rowsOfPath(table, columns.path, path).flatMap(({ cells, line }): SourceRow[] => {
    const level = plainText(cell(cells, 'level'));
    const [statement, ...others] = entriesOf(cell(cells, 'statement'));
    const summary = plainText(cell(cells, 'summary'));
    if (summary !== '' && !summaries.has(level)) summaries.set(level, summary);
    if (level === '' || statement === undefined) return [];
    const side = plainText(cell(cells, 'side'));
    const examples = [...others, ...entriesOf(cell(cells, 'example'))];
    return [{ level, side: side === '' ? null : side, statement, examples, line }];
  });
  return { rows: withExamplesJoined(rows), summaries };
}

/** A statement on several lines, each with another example, is one behaviour. */
function withExamplesJoined(rows: readonly SourceRow[]): SourceRow[] {
  const byStatement = new Map<string, SourceRow>();
  for (const row of rows) {
    const key = JSON.stringify([row.level, row.side, row.statement]);
    const known = byStatement.get(key);
    const examples = [...new Set([...(known?.examples ?? []), ...row.examples])];
    byStatement.set(key, { ...(known ?? row), examples });
  }
  return [...byStatement.values()];
}

function columnsOf(header: readonly string[]): Partial<Record<Column, number>> {
  const names = header.map(plainName);
  const taken = new Set<number>();
  const found: Partial<Record<Column, number>> = {};
  for (const [column, known] of Object.entries(namesOf) as [Column, string][]) {
    const name = known
      .split(' ')
      .find((one) => names.some((other, index) => other === one && !taken.has(index)));
    if (name === undefined) continue;
    const index = names.findIndex((other, at) => other === name && !taken.has(at));
    found[column] = index;
    taken.add(index);
  }
  return found;
}

function rowsOfPath(
  { rows }: SourceTable,
  column: number | undefined,
  path: string | undefined,
): SourceTable['rows'] {
  if (column === undefined) return rows;
  const paths = [...new Set(rows.map(({ cells }) => plainText(cells[column] ?? '')))].filter(
    (name) => name !== '',
  );
  if (path === undefined && paths.length < 2) return rows;
  const wanted = paths.find((name) => name.toLowerCase() === path?.toLowerCase());
  if (wanted !== undefined) {
    // Rows without a path are for everybody.
    return rows.filter(({ cells }) => ['', wanted].includes(plainText(cells[column] ?? '')));
  }
  const names = paths.map((name) => `"${name}"`).join(', ');
  throw new CoachError(
    'invalid-input',
    path === undefined
      ? `the file has ${paths.length} paths: ${names}; a ladder is one of them`
      : `the file has no path "${path}"; it has ${names}`,
    [`add --path ${JSON.stringify(paths[0] ?? '')}`],
  );
}

/** Levels across and sides down, or the other way round. */
function rowsOfMatrix(
  { header, rows }: SourceTable,
  { level, side }: Partial<Record<Column, number>>,
): SourceRows {
  const [first = '', ...names] = header.map(plainText);
  if (names.filter((name) => name !== '').length < 2) {
    throw unknownColumns({ header }, level === undefined ? 'a level' : 'a statement');
  }
  const levelsDown = level === 0 || (side !== 0 && first === '' && looksLikeLevels(rows, names));
  const found = rows.flatMap(({ cells: [down = '', ...cells], line }) =>
    cells.flatMap((cell, index) =>
      entriesOf(cell).map((statement): SourceRow => {
        const across = names[index] ?? '';
        const [rowLevel, rowSide] = levelsDown
          ? [plainText(down), across]
          : [across, plainText(down)];
        return {
          level: rowLevel,
          side: rowSide === '' ? null : rowSide,
          statement,
          examples: [],
          line,
        };
      }),
    ),
  );
  return { rows: inOrderOf(levelsDown ? [] : names, found), summaries: new Map() };
}

/** A matrix is read row by row, and its levels stand in its columns. */
function inOrderOf(levels: readonly string[], rows: readonly SourceRow[]): SourceRow[] {
  return rows
    .filter(({ level }) => level !== '')
    .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

const levelWord =
  /\b(?:level|junior|senior|staff|principal|lead|associate|intern|trainee|apprentice|mid|head|director|manager|expert|graduate|[a-z]{0,3}\d{1,2})\b/i;

/** Whether names are those of levels rather than of sides. */
export function levelLikeness(names: readonly string[]): number {
  return names.length === 0
    ? 0
    : names.filter((name) => levelWord.test(name)).length / names.length;
}

function looksLikeLevels(rows: SourceTable['rows'], across: readonly string[]): boolean {
  return levelLikeness(rows.map(({ cells: [name = ''] }) => name)) > levelLikeness(across);
}

function unknownColumns({ header }: Pick<SourceTable, 'header'>, what: string): CoachError {
  const found = header.map((name) => JSON.stringify(plainText(name).slice(0, 30))).join(', ');
  return new CoachError('invalid-input', `no column holds ${what}: the columns are ${found}`, [
    'name the columns level, side, statement and example in the first line',
  ]);
}
