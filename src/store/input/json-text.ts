import {
  createScanner,
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { maxDepth, parseUntrusted, tooDeep } from '../../core/base/parse-untrusted.js';
import { valueText } from '../../core/base/problems.js';
import { type LadderText, placesIn, type SyntaxMistake } from './ladder-text.js';

/** One slip makes the parser stumble again and again: what follows is seldom a mistake of its own. */
const mostMistakes = 10;

/** Reads JSON with comments and commas at the end of lists. Throws CoachError `invalid-input` if it is nested too deep. */
export function readJsonText(text: string, source: string): LadderText {
  if (isTooDeep(text)) throw tooDeep(source);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const placeOf = placesIn(text);
  const repeated: (readonly (string | number)[])[] = [];
  const value = root === undefined ? undefined : plainValue(root, [], repeated);
  const lines = new Set<number>();
  const mistakes = errors.flatMap(({ error, offset, length }): SyntaxMistake[] => {
    const place = placeOf(offset);
    if (lines.has(place.line)) return [];
    lines.add(place.line);
    const [allowed, fix] = syntaxWords[printParseErrorCode(error)] ?? ['JSON', 'write JSON'];
    const token = text.slice(offset, offset + Math.max(1, length));
    const found = token === '' ? 'the end of the file' : valueText(token);
    return [{ ...place, found, allowed, fix }];
  });
  return {
    value:
      mistakes.length > 0 || value === undefined
        ? undefined
        : parseUntrusted(JSON.stringify(value), source),
    mistakes: mistakes.slice(0, mostMistakes),
    repeated,
    locate: (path, at) => placeOf(offsetOf(root, path, at)),
  };
}

/** Counts brackets by the parser's own tokens: the parser itself would overflow the stack. */
function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    // A text, a number or a comment begins with another letter.
    const first = text[scanner.getTokenOffset()] ?? '';
    if (first === '{' || first === '[') depth += 1;
    if (first === '}' || first === ']') depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}

/** The parser's own function sets `__proto__`. */
function plainValue(
  node: Node,
  path: readonly (string | number)[],
  repeated: (readonly (string | number)[])[],
): unknown {
  if (node.type === 'array') {
    return (node.children ?? []).map((child, index) =>
      plainValue(child, [...path, index], repeated),
    );
  }
  if (node.type !== 'object') return node.value;
  const object: Record<string, unknown> = {};
  for (const { children: [key, value] = [] } of node.children ?? []) {
    const name = String(key?.value);
    const place = [...path, name];
    if (Object.hasOwn(object, name)) repeated.push(place);
    const inner = value === undefined ? undefined : plainValue(value, place, repeated);
    Object.defineProperty(object, name, {
      value: inner,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  return object;
}

function offsetOf(
  root: Node | undefined,
  path: readonly (string | number)[],
  at: 'key' | 'value',
): number {
  if (root === undefined) return 0;
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node === undefined) continue;
    const isKey = at === 'key' && length === path.length && node.parent?.type === 'property';
    return isKey ? (node.parent?.offset ?? node.offset) : node.offset;
  }
  return root.offset;
}

const syntaxWords: Readonly<Record<string, readonly [allowed: string, fix: string]>> = {
  InvalidSymbol: ['text in double quotes', 'put it into double quotes'],
  InvalidNumberFormat: ['a number', 'write a number, or text in double quotes'],
  PropertyNameExpected: ['a key in double quotes', 'put the key into double quotes'],
  ValueExpected: ['a value', 'write a value, or take the comma or the key away'],
  ColonExpected: ['a colon after the key', 'put a colon between key and value'],
  CommaExpected: ['a comma before this', 'put a comma at the end of what is above'],
  CloseBraceExpected: ['a closing }', 'close the object with }'],
  CloseBracketExpected: ['a closing ]', 'close the list with ]'],
  EndOfFileExpected: ['the end of the file', 'take away what follows the ladder'],
  InvalidCommentToken: ['a comment that begins with //', 'begin it with //'],
  UnexpectedEndOfComment: ['the end of the comment', 'end the comment with */'],
  UnexpectedEndOfString: ['a closing quote', 'close the text with a double quote'],
  UnexpectedEndOfNumber: ['a number', 'finish the number'],
  InvalidUnicode: ['four digits after \\u', 'write the letter itself'],
  InvalidEscapeCharacter: [
    'one of \\" \\\\ \\/ \\n \\t after the backslash',
    'double the backslash',
  ],
  InvalidCharacter: [
    'text on one line, without tabs',
    'write \\n for a line break and \\t for a tab',
  ],
};
