import { nearest } from '../base/did-you-mean.js';
import { isRecord } from '../base/parse-untrusted.js';
import { type Path, valueAt } from '../base/problems.js';
import { type LadderShape, stringsIn, withPart } from './shape.js';

/** A key that the schema does not know, and the one that its author probably meant. */
export interface MisspeltKey {
  /** The object that holds it. */
  readonly path: Path;
  readonly written: string;
  readonly meant: string;
}

/** What other ladders call things, without hyphens, underscores and capitals; the first that fits is meant. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  behaviours: [
    ...['behaviors', 'behavior', 'behaviour', 'skills', 'competencies', 'competences'],
    ...['expectations', 'criteria', 'responsibilities', 'statements', 'items'],
  ],
  statement: ['text', 'description', 'behavior', 'behaviour', 'what', 'name', 'title', 'summary'],
  title: ['name', 'label', 'heading', 'jobtitle', 'displayname'],
  summary: ['description', 'text', 'about', 'overview', 'intro'],
  about: ['description', 'summary', 'intro'],
  looksLike: ['examples', 'example', 'evidence', 'lookslike', 'signals'],
  doesNotCount: ['counterexample', 'nonexample', 'antipattern', 'doesntcount'],
  theme: ['side', 'track', 'category', 'area', 'dimension', 'competency', 'pillar', 'skill'],
  rank: ['level', 'number', 'order', 'position', 'index'],
  id: ['key', 'slug', 'identifier', 'ref'],
  levels: ['grades', 'rungs', 'stages', 'steps', 'roles', 'positions'],
  strands: ['pillars', 'values', 'dimensions', 'crosscutting'],
  themes: ['sides', 'tracks', 'categories', 'areas'],
  expectedFrom: 'fromlevel from level since'.split(' '),
  points: ['values', 'options', 'answers', 'ratings'],
  label: ['name', 'title', 'text'],
  meaning: ['description', 'text', 'definition'],
  text: ['sentence', 'statement', 'description', 'name', 'title'],
  signs: ['signals', 'evidence'],
  pitfalls: ['traps', 'antipatterns'],
  act: ['will', 'action', 'do', 'text', 'what'],
  cue: ['when', 'trigger'],
  doneWhen: ['done', 'donewhen'],
  value: ['rating', 'number', 'score'],
};

/** Puts keys right until the schema knows all of them, or nothing more can be guessed. */
export function withKeysPutRight(
  value: unknown,
  shape: LadderShape,
): { readonly value: unknown; readonly misspelt: readonly MisspeltKey[] } {
  const found: MisspeltKey[] = [];
  let mended = value;
  // Inside a key that was put right there may be others: no ladder is nested deeper than this.
  for (let round = 0; round < 8; round += 1) {
    const misspelt = misspeltKeys(mended, shape);
    if (misspelt.length === 0) break;
    found.push(...misspelt);
    for (const { path, written, meant } of misspelt) {
      mended = withPart(mended, path, (part) => renamed(part, written, meant));
    }
  }
  return { value: mended, misspelt: found };
}

function misspeltKeys(value: unknown, shape: LadderShape): MisspeltKey[] {
  const result = shape.parse(value);
  if ('ladder' in result) return [];
  return result.issues
    .filter(({ code }) => code === 'unrecognized_keys')
    .flatMap(({ path, keys = [] }) => {
      const place = stringsIn(path);
      const known = shape.keysAt(place);
      const holder = valueAt(value, place);
      const taken = new Set(isRecord(holder) ? Object.keys(holder) : []);
      return keys.flatMap((written): MisspeltKey[] => {
        const meant = meantBy(written, known, taken);
        if (meant === undefined) return [];
        taken.add(meant);
        return [{ path: place, written, meant }];
      });
    });
}

function meantBy(
  written: string,
  known: readonly string[],
  taken: ReadonlySet<string>,
): string | undefined {
  const free = known.filter((key) => !taken.has(key));
  const plain = plainWord(written);
  return (
    free.find((key) => plainWord(key) === plain) ??
    free.find((key) => otherWords[key]?.includes(plain)) ??
    // Short words are near to many: "bar" is no slip of "was".
    nearest(written, free).find((key) => key[0] === written[0]?.toLowerCase())
  );
}

function plainWord(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** In the order of the file, so that nothing else moves. */
function renamed(part: unknown, written: string, meant: string): unknown {
  if (!isRecord(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, entry]) => [key === written ? meant : key, entry]),
  );
}

/** The path as its author wrote it. */
export function asWritten(path: Path, misspelt: readonly MisspeltKey[]): Path {
  return path.map((key, depth) => {
    const found = misspelt.find(
      (other) =>
        other.meant === key &&
        other.path.length === depth &&
        other.path.every((step, index) => step === path[index]),
    );
    return found?.written ?? key;
  });
}
