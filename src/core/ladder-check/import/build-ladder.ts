import { CoachError } from '../../base/errors.js';
import { essence, likeness } from '../../ladder/similar-texts.js';
import type { LadderFile } from '../../schema/ladder.schema.js';
import { freeId, idFromWords } from '../id-from-words.js';
import { rowsOfTable } from './columns.js';
import { rowsOfNodes } from './nested.js';
import { pieces, plainText } from './plain-text.js';
import type { LadderSource, SourceRow, SourceRows } from './source.js';

/** A ladder made of a source, and what its author should know about it. */
export interface BuiltLadder {
  readonly ladder: LadderFile;
  /** Sentences. */
  readonly notes: readonly string[];
}

export interface BuildOptions {
  /** Of a table with a column for paths, the one that is wanted. */
  readonly path?: string | undefined;
  /** For a source without a title. */
  readonly title: string;
  /** The ladder of an earlier import: its ids, and what its author has added since, stay. */
  readonly previous: LadderFile | null;
}

const longestStatement = 400;
const longestTitle = 80;
const longestSide = 80;
const mostExamples = 10;
const mostBehaviours = 100;
const mostLevels = 12;

type LevelFile = LadderFile['levels'][number];
type BehaviourFile = LevelFile['behaviours'][number];

export function buildLadder(source: LadderSource, options: BuildOptions): BuiltLadder {
  const { rows, summaries } = rowsOf(source, options.path);
  const names = levelNames(rows);
  if (names.length < 2) throw notEnough(names, rows);
  if (names.length > mostLevels) throw tooMany(names);
  const { previous } = options;
  const ids = idsFor(rows, names, previous);
  const notes: string[] = [];
  const title = previous?.title ?? cut(source.title ?? options.title, 120);
  const levels = names.map((name, index): LevelFile => {
    const ofLevel = rows.filter(({ level }) => level === name);
    if (ofLevel.length > mostBehaviours) throw tooLarge(name, ofLevel.length);
    const old = previousLevel(name, previous);
    return {
      ...old,
      rank: index + 1,
      id: old?.id ?? ids.level(name, index),
      title: cut(name, longestTitle),
      ...summaryOf(summaries.get(name), old),
      behaviours: ofLevel.map((row) => behaviourOf(row, ids.behaviour(row), previous, notes)),
    };
  });
  const ladder: LadderFile = {
    ...previous,
    id: previous?.id ?? (idFromWords(title, 6) || 'my-ladder'),
    title,
    levels,
  };
  return {
    ladder,
    notes: [orderNote(names), ...notes, ...keptNote(ids.kept, rows.length, previous)],
  };
}

function rowsOf({ tables, nodes }: LadderSource, path: string | undefined): SourceRows {
  const [first, ...others] = tables;
  const parts =
    first === undefined
      ? [rowsOfNodes(nodes)]
      : [first, ...others].map((table) => rowsOfTable(table, path));
  const rows = parts
    .flatMap((part) => part.rows)
    .filter(({ statement }) => statement !== '')
    // A number alone would be read as a rank.
    .map((row) => (/^\d+$/.test(row.level) ? { ...row, level: `Level ${row.level}` } : row));
  const seen = new Set<string>();
  return {
    rows: rows.filter(({ level, statement }) => {
      const key = `${level}\n${essence(statement)}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    }),
    summaries: new Map(parts.flatMap(({ summaries }) => [...summaries])),
  };
}

/** Numbered levels in the order of their numbers, all others as they come. */
function levelNames(rows: readonly SourceRow[]): string[] {
  const names = [...new Set(rows.map(({ level }) => level))];
  const numbers = names.map(
    (name) => /^(?:level|l|grade|stage|milestone)?\s*(\d{1,3})$/i.exec(name)?.[1],
  );
  if (numbers.some((number) => number === undefined)) return names;
  return names.toSorted((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)));
}

interface Ids {
  level(name: string, index: number): string;
  behaviour(row: SourceRow): string;
  /** How many came from the earlier import. */
  readonly kept: number;
}

/** The ids of the earlier import for statements that it had, or had in nearly the same words; new ones for the rest. */
function idsFor(
  rows: readonly SourceRow[],
  names: readonly string[],
  previous: LadderFile | null,
): Ids {
  const taken = new Set(previous === null ? [] : idsIn(previous));
  const levelIds = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    if (previousLevel(name, previous) !== undefined) continue;
    const id = freeId(
      /[a-z]/i.test(idFromWords(name)) ? idFromWords(name) : `level-${index + 1}`,
      taken,
    );
    taken.add(id);
    levelIds.set(name, id);
  }
  const kept = keptIds(rows, previous);
  const behaviourIds = new Map(kept);
  for (const row of rows) {
    if (behaviourIds.has(row)) continue;
    const ofLevel = rows.filter(({ level }) => level === row.level);
    const number = `l${names.indexOf(row.level) + 1}-b${ofLevel.indexOf(row) + 1}`;
    const id = freeId(idFromWords(row.statement) || number, taken);
    taken.add(id);
    behaviourIds.set(row, id);
  }
  return {
    level: (name, index) => levelIds.get(name) ?? `level-${index + 1}`,
    behaviour: (row) => behaviourIds.get(row) ?? '',
    kept: kept.size,
  };
}

function idsIn(ladder: LadderFile): string[] {
  const found: string[] = [];
  JSON.stringify(ladder, (key, value) => {
    if (key === 'id' && typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

/** Statements less alike are not the same in other words. */
const likeEnough = 0.7;

function keptIds(rows: readonly SourceRow[], previous: LadderFile | null): Map<SourceRow, string> {
  const kept = new Map<SourceRow, string>();
  const free = new Map(
    (previous?.levels ?? []).flatMap(({ title, behaviours }) =>
      behaviours.map(({ id, statement }) => [id, { title, statement }] as const),
    ),
  );
  const keep = (row: SourceRow, is: (old: { title: string; statement: string }) => boolean) => {
    const found = kept.has(row) ? undefined : [...free].find(([, old]) => is(old));
    if (found === undefined) return;
    kept.set(row, found[0]);
    free.delete(found[0]);
  };
  const isSame = (row: SourceRow, statement: string) =>
    essence(statement) === essence(firstPiece(row.statement));
  for (const row of rows) keep(row, (old) => old.title === row.level && isSame(row, old.statement));
  for (const row of rows) keep(row, (old) => isSame(row, old.statement));
  for (const row of rows) {
    keep(row, (old) => likeness(old.statement, firstPiece(row.statement)) >= likeEnough);
  }
  return kept;
}

function firstPiece(statement: string): string {
  return pieces(statement, longestStatement)[0] ?? '';
}

function previousLevel(name: string, previous: LadderFile | null): LevelFile | undefined {
  return previous?.levels.find(({ title }) => title === cut(name, longestTitle));
}

function summaryOf(summary: string | undefined, old: LevelFile | undefined): { summary?: string } {
  if (summary === undefined) return old?.summary === undefined ? {} : { summary: old.summary };
  return { summary: cut(plainText(summary), 800) };
}

function behaviourOf(
  { statement, examples, side, line }: SourceRow,
  id: string,
  previous: LadderFile | null,
  notes: string[],
): BehaviourFile {
  const [first = '', ...rest] = pieces(statement, longestStatement);
  const all = [...rest, ...examples.flatMap((example) => pieces(example, longestStatement))];
  const looksLike = [...new Set(all)].slice(0, mostExamples);
  if (rest.length > 0) {
    notes.push(
      `Line ${line}: a statement of ${statement.length} letters; what is over 400 became examples.`,
    );
  }
  if (all.length > mostExamples) {
    notes.push(`Line ${line}: ${all.length} examples; the first ${mostExamples} are kept.`);
  }
  const old = (previous?.levels ?? [])
    .flatMap(({ behaviours }) => behaviours)
    .find((behaviour) => behaviour.id === id);
  const { looksLike: oldExamples = [], ...kept } = old ?? { id };
  const shown = looksLike.length > 0 ? looksLike : oldExamples;
  return {
    ...kept,
    id,
    statement: first,
    ...(side === null ? {} : { theme: cut(side, longestSide) }),
    ...(shown.length > 0 ? { looksLike: [...shown] } : {}),
  };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

function orderNote(names: readonly string[]): string {
  return `Levels from the lowest up: ${names.join(', ')}. If that is not their order, change it in the source.`;
}

function keptNote(kept: number, all: number, previous: LadderFile | null): string[] {
  if (previous === null) return [];
  return [`${kept} of ${all} behaviours keep the id they had.`];
}

function notEnough(names: readonly string[], rows: readonly SourceRow[]): CoachError {
  const found =
    rows.length === 0
      ? 'no behaviour was found'
      : `only one level was found, “${cut(names[0] ?? '', 40)}”`;
  return new CoachError('invalid-input', `${found}; a ladder has two levels or more`, [
    'name the columns of a table level, side, statement and example',
    'in Markdown, make each level a heading, with a list under it',
  ]);
}

function tooMany(names: readonly string[]): CoachError {
  const few = names.slice(0, 4).map((name) => `“${cut(name, 30)}”`);
  return new CoachError(
    'invalid-input',
    `${names.length} levels were found (${few.join(', ')}, …); a ladder has at most ${mostLevels}`,
    ['import one path or job family at a time'],
  );
}

function tooLarge(name: string, count: number): CoachError {
  return new CoachError(
    'invalid-input',
    `“${cut(name, 40)}” has ${count} behaviours; a level has at most ${mostBehaviours}`,
    ['import one path or job family at a time'],
  );
}
