import { isRecord } from '../../base/parse-untrusted.js';
import type { Path } from '../../base/problems.js';
import type { LadderSource, SourceNode, SourceTable } from './source.js';

/**
 * What a YAML or JSON file of any shape holds: mappings and lists are headings and entries, and a list of mappings that
 * each name a level is a table.
 */
export function sourceOfValue(value: unknown, lineOf: (path: Path) => number): LadderSource {
  const title = isRecord(value) ? (nameIn(value) ?? null) : null;
  const tables = tablesIn(value, [], null, lineOf);
  if (tables.length > 0) return { title, tables, nodes: [] };
  // Texts at the top say something about the whole.
  const parts = isRecord(value)
    ? Object.fromEntries(Object.entries(value).filter(([, part]) => !isText(part)))
    : value;
  return { title, tables: [], nodes: nodesOf(parts, [], lineOf) };
}

const nameKeys = 'title name level label statement behaviour behavior text id'.split(' ');
const aboutKeys = ['summary', 'description', 'about', 'intro', 'overview'];
/** They say something about an entry, and are none. */
const otherKeys =
  /^(?:id|rank|order|version|slug|url|link|color|icon|\$schema|terms|scale|placement|themes|was|weight|points)$/i;
const sideKeys = 'theme side category competency competence area skill pillar dimension'.split(' ');
const exampleKeys = ['examples', 'example', 'looksLike', 'evidence', 'signals', 'exampleBehaviors'];
/** Names that say only what kind of thing stands below. */
const plainKinds =
  /^(?:levels?|tracks?|behaviou?rs?|skills?|competenc(?:y|ies)|expectations?|criteria|items?|categories|themes?|sides?|milestones?|responsibilities|entries|list|roles?|ladder|statements?)$/i;

function nameIn(value: Record<string, unknown>): string | undefined {
  const key = nameKeys.find((name) => isText(value[name]));
  return key === undefined ? undefined : String(value[key]);
}

function isText(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

/** Lists of mappings with texts alone, of which one column names levels; what holds a list names its side. */
function tablesIn(
  value: unknown,
  path: Path,
  side: string | null,
  lineOf: (path: Path) => number,
): SourceTable[] {
  if (Array.isArray(value)) {
    const table = tableOf(value, path, side, lineOf);
    if (table !== null) return [table];
    return value.flatMap((entry, index) =>
      tablesIn(entry, [...path, index], isRecord(entry) ? (nameIn(entry) ?? side) : side, lineOf),
    );
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const named = plainKinds.test(key) || !isRecord(inner) ? side : (nameIn(inner) ?? key);
    return tablesIn(inner, [...path, key], named, lineOf);
  });
}

const levelColumn = /^(?:level|grade|job ?title|milestone|rank)$/i;
const statementColumn =
  /^(?:statement|summary|description|behaviou?r|text|expectation|criterion|key ?behaviou?r)$/i;
const sideColumn = new RegExp(`^(?:${sideKeys.join('|')})$`, 'i');

function tableOf(
  rows: readonly unknown[],
  path: Path,
  side: string | null,
  lineOf: (path: Path) => number,
): SourceTable | null {
  if (rows.length === 0 || !rows.every(isRow)) return null;
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => key !== 'id');
  const has = (column: RegExp) => keys.some((key) => column.test(key));
  if (!has(levelColumn) || !has(statementColumn)) return null;
  const extra = side === null || has(sideColumn) ? [] : [side];
  return {
    header: [...keys, ...extra.map(() => 'side')],
    rows: rows.map((row, index) => ({
      cells: [...keys.map((key) => cellOf(row[key])), ...extra],
      line: lineOf([...path, index]),
    })),
  };
}

function isRow(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  const cells = Object.values(value);
  const isCell = (cell: unknown) =>
    !isRecord(cell) && (!Array.isArray(cell) || cell.every((one) => isText(one)));
  return cells.every(isCell) && cells.filter(isText).length > 1;
}

function cellOf(cell: unknown): string {
  if (Array.isArray(cell)) return cell.map(String).join('\n');
  return isText(cell) ? String(cell) : '';
}

function nodesOf(value: unknown, path: Path, lineOf: (path: Path) => number): SourceNode[] {
  if (isText(value)) return [{ text: String(value), line: lineOf(path), about: '', children: [] }];
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => entryNodes(entry, [...path, index], lineOf));
  }
  if (!isRecord(value)) return [];
  const isNamed = nameIn(value) !== undefined;
  return Object.entries(value).flatMap(([key, inner]): SourceNode[] => {
    const place = [...path, key];
    if (otherKeys.test(key) || nameKeys.includes(key) || aboutKeys.includes(key)) return [];
    // Beside a name a text says something about it: it is none of its entries.
    if (isNamed && isText(inner)) return [];
    const children = nodesOf(inner, place, lineOf);
    if (plainKinds.test(key)) return children;
    const about = isRecord(inner) ? aboutIn(inner) : '';
    return children.length === 0 ? [] : [{ text: key, line: lineOf(place), about, children }];
  });
}

function entryNodes(entry: unknown, path: Path, lineOf: (path: Path) => number): SourceNode[] {
  const name = isRecord(entry) ? nameIn(entry) : undefined;
  // A list of mappings of one key each is a mapping that keeps its order.
  if (!isRecord(entry) || name === undefined) return nodesOf(entry, path, lineOf);
  const line = lineOf(path);
  const examples = exampleKeys.flatMap((key) => nodesOf(entry[key], [...path, key], lineOf));
  const rest = Object.entries(entry).filter(([key]) => !exampleKeys.includes(key));
  const inner = nodesOf(Object.fromEntries(rest), path, lineOf);
  const about = aboutIn(entry);
  const sideKey = sideKeys.find((key) => isText(entry[key]) && String(entry[key]) !== name);
  const side = sideKey === undefined ? undefined : String(entry[sideKey]);
  // A name with a description, and nothing below, is a statement with a heading.
  if (inner.length === 0 && about !== '')
    return [{ text: about, line, about: '', side, children: examples }];
  return [{ text: name, line, about, side, children: [...inner, ...examples] }];
}

function aboutIn(value: Record<string, unknown>): string {
  const key = aboutKeys.find((name) => typeof value[name] === 'string');
  return key === undefined ? '' : String(value[key]);
}
