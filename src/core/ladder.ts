import type {
  Ladder,
  Level,
  LevelBehaviour,
  Strand,
  StrandBehaviour,
  Terms,
} from './ladder.schema.js';
import { type Problem, shown } from './problems.js';

/** What a ladder's shape cannot say, looking things up in a ladder, and its texts with terms filled in. */

/** A behaviour with the place where it stands. */
export type PlacedBehaviour =
  | { readonly behaviour: LevelBehaviour; readonly level: Level; readonly strand?: undefined }
  | { readonly behaviour: StrandBehaviour; readonly strand: Strand; readonly level?: undefined };

/** All behaviours in the order of the ladder: levels first, then strands. */
export function allBehaviours(ladder: Ladder): PlacedBehaviour[] {
  return [
    ...ladder.levels.flatMap((level) =>
      level.behaviours.map((behaviour) => ({ behaviour, level })),
    ),
    ...ladder.strands.flatMap((strand) =>
      strand.behaviours.map((behaviour) => ({ behaviour, strand })),
    ),
  ];
}

/** The behaviour with an id, and where it stands; null when the ladder has none such. */
export function findBehaviour(ladder: Ladder, id: string): PlacedBehaviour | null {
  return allBehaviours(ladder).find(({ behaviour }) => behaviour.id === id) ?? null;
}

/** The level with an id or a rank; null when the ladder has none such. */
export function findLevel(ladder: Ladder, which: string | number): Level | null {
  return ladder.levels.find(({ id, rank }) => id === which || rank === Number(which)) ?? null;
}

/** The strand with an id; null when the ladder has none such. */
export function findStrand(ladder: Ladder, id: string): Strand | null {
  return ladder.strands.find((strand) => strand.id === id) ?? null;
}

/** What is wrong with a ladder whose shape is right, in the order of the file; empty for a good one. */
export function ladderProblems(ladder: Ladder): Problem[] {
  return [
    ...scaleProblems(ladder),
    ...rankProblems(ladder),
    ...strandProblems(ladder),
    ...themeProblems(ladder),
    ...placementProblems(ladder),
    ...idProblems(ladder),
  ];
}

type Path = readonly (string | number)[];

function problem(path: Path, value: unknown, allowed: string): Problem {
  return { path, found: shown(value), allowed };
}

function scaleProblems({ scale }: Ladder): Problem[] {
  const wrong = scale.points.flatMap(({ value }, index) =>
    value === index + 1
      ? []
      : [
          problem(
            ['scale', 'points', index, 'value'],
            value,
            `${index + 1}: points count up from 1`,
          ),
        ],
  );
  if (scale.held <= scale.points.length) return wrong;
  return [problem(['scale', 'held'], scale.held, `2 to ${scale.points.length}`), ...wrong];
}

function rankProblems({ levels }: Ladder): Problem[] {
  return levels.flatMap(({ rank }, index) =>
    rank === index + 1
      ? []
      : [problem(['levels', index, 'rank'], rank, `${index + 1}: levels count up from 1`)],
  );
}

function strandProblems({ levels, strands }: Ladder): Problem[] {
  const highest = levels.length;
  const allowed = `1 to ${highest}, the ranks of the levels`;
  return strands.flatMap((strand, index) => [
    ...strand.matters.flatMap(({ rank }, at) =>
      rank <= highest ? [] : [problem(['strands', index, 'matters', at, 'rank'], rank, allowed)],
    ),
    ...strand.behaviours.flatMap(({ expectedFrom }, at) =>
      expectedFrom <= highest
        ? []
        : [problem(['strands', index, 'behaviours', at, 'expectedFrom'], expectedFrom, allowed)],
    ),
  ]);
}

/** A ladder that names its themes uses no others; one that names none may tag as it likes. */
function themeProblems({ levels, themes }: Ladder): Problem[] {
  const known = Object.keys(themes);
  if (known.length === 0) return [];
  return levels.flatMap(({ behaviours }, level) =>
    behaviours.flatMap(({ theme }, index) =>
      theme === null || known.includes(theme)
        ? []
        : [
            problem(
              ['levels', level, 'behaviours', index, 'theme'],
              theme,
              known.map(shown).join(', '),
            ),
          ],
    ),
  );
}

/** What the placement model takes where a ladder says nothing: see docs/placement.md. */
const usual = { own: 0.75, next: 0.25 };

function placementProblems({ placement, levels }: Ladder): Problem[] {
  const { own = usual.own, next = usual.next, min = levels.length + 1, max } = placement;
  const problems: Problem[] = [];
  if (next >= own) {
    const key = placement.next === undefined ? 'own' : 'next';
    const allowed = key === 'own' ? `more than ${next} (next)` : `less than ${own} (own)`;
    problems.push(problem(['placement', key], placement[key], allowed));
  }
  if (max !== undefined && max < min) {
    problems.push(problem(['placement', 'max'], max, `at least ${min} (min)`));
  }
  return problems;
}

/** One id means one thing: commands take any of them, and answers, plans and anchors are kept by it. */
function idProblems(ladder: Ladder): Problem[] {
  const first = new Map<string, Path>();
  return idsOf(ladder).flatMap(({ id, path }) => {
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, path);
      return [];
    }
    const place = earlier.join('.').replaceAll(/\.(\d+)/g, '[$1]');
    return [problem(path, id, `an id of its own: ${place} has this one`)];
  });
}

interface Identified {
  readonly id: string;
  readonly path: Path;
}

function idsOf({ levels, strands, mentorAction }: Ladder): Identified[] {
  const own = mentorAction ? [{ id: mentorAction.id, path: ['mentorAction', 'id'] }] : [];
  return [
    ...levels.flatMap((level, index) => [
      ...idsIn([level], ['levels'], index),
      ...idsIn(level.signs, ['levels', index, 'signs']),
      ...idsIn(level.pitfalls, ['levels', index, 'pitfalls']),
      ...behaviourIds(level.behaviours, ['levels', index, 'behaviours']),
    ]),
    ...strands.flatMap((strand, index) => [
      ...idsIn([strand], ['strands'], index),
      ...behaviourIds(strand.behaviours, ['strands', index, 'behaviours']),
    ]),
    ...own,
  ];
}

function behaviourIds(
  behaviours: readonly (LevelBehaviour | StrandBehaviour)[],
  path: Path,
): Identified[] {
  return behaviours.flatMap((behaviour, index) => [
    ...idsIn([behaviour], path, index),
    ...idsIn(behaviour.actions, [...path, index, 'actions']),
  ]);
}

function idsIn(parts: readonly { readonly id: string }[], path: Path, from = 0): Identified[] {
  return parts.map(({ id }, index) => ({ id, path: [...path, from + index, 'id'] }));
}

/** Keys whose text is a name for programs, or the reference of an author. */
const notProse = new Set(['$schema', 'id', 'version', 'theme', 'for', 'kind', 'source', 'terms']);
/** Keys whose text goes on a sentence that the program begins, so that its first word stays small. */
const goesOn = new Set(['period', 'cue', 'act', 'obstacle', 'fallback', 'doneWhen']);
const placeholder = /\{([a-z][a-z0-9-]*)\}/gi;

/**
 * The ladder with its terms in place of {customer} and {customers}, the person's words before the ladder's own.
 * A word at the start of a sentence, or asked for as {Customer}, gets a capital. Unknown names stay as they are.
 */
export function withTerms(ladder: Ladder, terms: Terms): Ladder {
  const words = wordsOf({ ...ladder.terms, ...terms });
  return words.size === 0 ? ladder : filled(ladder, words, false);
}

/** Every word by the name that stands for it: `customer` for one, `customers` for many. */
function wordsOf(terms: Terms): Map<string, string> {
  return new Map(
    Object.entries(terms).flatMap(([name, { one, many }]): [string, string][] => [
      [name, one],
      [`${name}s`, many],
    ]),
  );
}

/** The same value with all its prose filled in. `inSentence`: it goes on a sentence. */
function filled<T>(value: T, words: ReadonlyMap<string, string>, inSentence: boolean): T;
function filled(value: unknown, words: ReadonlyMap<string, string>, inSentence: boolean): unknown {
  if (typeof value === 'string') return filledText(value, words, inSentence);
  if (Array.isArray(value)) return value.map((entry) => filled(entry, words, inSentence));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      notProse.has(key) ? entry : filled(entry, words, goesOn.has(key)),
    ]),
  );
}

function filledText(text: string, words: ReadonlyMap<string, string>, inSentence: boolean): string {
  if (!text.includes('{')) return text;
  return text.replace(placeholder, (whole, name: string, at: number) => {
    const word = words.get(name.toLowerCase());
    if (word === undefined) return whole;
    const before = text.slice(0, at);
    const starts = before === '' ? !inSentence : /[.!?:]["”’)]*\s+$/.test(before);
    const capital = starts || name[0] !== name[0]?.toLowerCase();
    return capital ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}
