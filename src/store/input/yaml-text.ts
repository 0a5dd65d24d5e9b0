import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { parseUntrusted, tooDeep } from '../../core/base/parse-untrusted.js';
import { type Path, valueText } from '../../core/base/problems.js';
import { type LadderText, placesIn, type SyntaxMistake } from './ladder-text.js';

/** Reads YAML 1.2. Throws CoachError `invalid-input` for what cannot become a value: nested too deep, or by too many aliases. */
export function readYamlText(text: string, source: string): LadderText {
  refuseDepth(text, source);
  const counter = new LineCounter();
  const document = parsed(text, source, counter);
  const placeOf = placesIn(text);
  const lines = text.split('\n');
  const errors = document.errors.map((error) => {
    const place = placeOf(Math.min(error.pos[0], Math.max(0, text.length - 1)));
    return { error, place, line: lines[place.line - 1] ?? '' };
  });
  const mistakes = withoutFollowing(errors).map(({ error, place, line }): SyntaxMistake => {
    const [sentence = ''] = error.message.split(/ at line \d|\n/);
    const found = line.trim() === '' ? 'the end of the text' : valueText(line.trim());
    return bracesInBraces.test(line)
      ? { ...place, found, ...quoteBraces }
      : {
          ...place,
          found,
          allowed: `YAML, which says: ${clean(sentence)}`,
          fix: fixes[error.code] ?? 'put texts with : # or quotes in them into double quotes',
        };
  });
  const broken = mistakes.length > 0;
  return {
    value: broken ? undefined : parseUntrusted(asJson(document, source), source),
    mistakes: mistakes.slice(0, 10),
    repeated: [],
    locate: (path, at) => placeOf(offsetOf(document, path, at)),
  };
}

interface LocatedError {
  readonly error: Document.Parsed['errors'][number];
  readonly place: { readonly line: number };
}

/** The first error of each line, without those that only say that the parser has lost its way after another. */
function withoutFollowing<E extends LocatedError>(errors: readonly E[]): E[] {
  return errors.filter(
    ({ error, place }, index) =>
      index === 0 ||
      (!error.message.includes('token in YAML stream') &&
        errors[index - 1]?.place.line !== place.line),
  );
}

/** A term within an entry that itself stands in braces: `{ id: …, statement: Asks a {guest}. }` */
const bracesInBraces = /\{.*[^"'{]\{[a-z-]+\}[^"']*\}/i;
const quoteBraces = {
  allowed: 'between braces, a text with braces only in quotes',
  fix: 'put the text into double quotes: statement: "… {term} …"',
};

const fixes: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'indent with spaces',
  DUPLICATE_KEY: 'keep one of the two keys',
  BAD_INDENT: 'indent it like what stands above it',
  MISSING_CHAR: 'close what was opened, or put the text into double quotes',
  MULTIPLE_DOCS: 'take away what follows the ladder',
};

/** Indentation of more spaces, or brackets, than any ladder has: the parser itself would overflow the stack. */
function refuseDepth(text: string, source: string): void {
  if (/(?:[[{]\s*){65}|(?:-\s+){65}|(?:\?\s+){65}/.test(text)) throw tooDeep(source);
}

function parsed(text: string, source: string, lineCounter: LineCounter): Document.Parsed {
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: true, logLevel: 'error' });
    if (!document.errors.some(({ message }) => message.includes('call stack'))) return document;
    throw new RangeError('the parser ran out of stack');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooDeep(source);
  }
}

/** Only what JSON could hold. Aliases are counted: a small file can spell out to more than memory holds. */
function asJson(document: Document.Parsed, source: string): string {
  try {
    return JSON.stringify(document.toJS({ maxAliasCount: 100 }) ?? null);
  } catch (error) {
    const isOfYaml = [RangeError, ReferenceError, TypeError].some((kind) => error instanceof kind);
    if (!isOfYaml) throw error;
    throw new CoachError('invalid-input', `${source}: nested too deep, or with too many aliases`);
  }
}

function offsetOf(document: Document.Parsed, path: Path, at: 'key' | 'value'): number {
  for (let length = path.length; length > 0; length -= 1) {
    const wanted = path.slice(0, length);
    if (at === 'key' && length === path.length) {
      const key = keyOffset(document, wanted);
      if (key !== null) return key;
    }
    const node = document.getIn(wanted, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
}

function keyOffset(document: Document.Parsed, path: Path): number | null {
  const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(holder)) return null;
  const pair = holder.items.find(
    ({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)),
  );
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
}
