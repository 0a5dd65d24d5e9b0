import { CoachError } from '../../core/base/errors.js';
import { maxLength } from '../../core/base/parse-untrusted.js';
import type { Path } from '../../core/base/problems.js';
import { loadWith } from './packages.js';

/** A place in a text, as editors count: from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What stops a text from being read as JSON or YAML. */
export interface SyntaxMistake extends Place {
  /** What stands there, as far as it helps. */
  readonly found: string;
  readonly allowed: string;
  readonly fix: string;
}

/** A ladder's text as a value, with the places of its parts. */
export interface LadderText {
  readonly value: unknown;
  /** Empty for a text that could be read. */
  readonly mistakes: readonly SyntaxMistake[];
  /** Keys that stand twice in one object; the later one counts. */
  readonly repeated: readonly Path[];
  /** Where a path, or the part of it that is there, begins. */
  locate(path: Path, at: 'key' | 'value'): Place;
}

/**
 * Reads JSON, with or without comments, or YAML. The parsers are loaded here, by who needs places or cannot do with
 * `JSON.parse`. Throws CoachError `invalid-input` for a text that is no such thing at all.
 */
export async function readLadderText(text: string, source: string): Promise<LadderText> {
  if (text.length > maxLength) {
    throw new CoachError('invalid-input', `${source}: larger than 5 MB, nothing was read`);
  }
  const other = otherKind(text, source);
  if (other !== null) throw other;
  if (beginsWithBrace(text)) return (await import('./json-text.js')).readJsonText(text, source);
  const purpose = `${source}: not JSON; reading YAML`;
  const { readYamlText } = await loadWith('yaml', purpose, () => import('./yaml-text.js'));
  return readYamlText(text, source);
}

/** Behind blanks and comments. */
function beginsWithBrace(text: string): boolean {
  return /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*[{[]/.test(text);
}

/** What a person may take for a ladder's file, and is a source of one. */
function otherKind(text: string, source: string): CoachError | null {
  if (text.trim() === '') {
    return new CoachError('invalid-input', `${source}: empty; a ladder is a JSON or YAML file`, [
      'career-coach ladder new FILE',
    ]);
  }
  const what = tableKind(text, source);
  if (what === null) return null;
  return new CoachError('invalid-input', `${source}: ${what}; a ladder is a JSON or YAML file`, [
    'career-coach ladder import FILE --out ladder.json makes one of it',
    'career-coach ladder new shows what one looks like',
  ]);
}

function tableKind(text: string, source: string): string | null {
  // A YAML file may begin with a comment, which looks like a heading.
  if (/\.(?:json|jsonc|ya?ml)$/i.test(source) || /^["']?levels["']?\s*:/m.test(text)) return null;
  const [first = ''] = text.trimStart().split('\n');
  if (/\.(?:md|markdown)$/i.test(source) || /^#{1,3} |^\|.*\|\s*$/.test(first)) {
    return 'this is Markdown';
  }
  const cells = first.split(/[,;\t]/).length;
  if (/\.(?:csv|tsv)$/i.test(source) || (cells > 2 && !/[:{[]/.test(first))) {
    return 'this is a table (CSV)';
  }
  return null;
}

/** Places of offsets in a text. */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
