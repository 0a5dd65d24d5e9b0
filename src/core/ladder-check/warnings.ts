import type { Path } from '../base/problems.js';
import { themeLabel } from '../ladder/sides.js';
import type { JsonOf } from '../output/output.schema.js';
import { RATINGS_OF_A_THEME } from '../placement/profile.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { type WordingKind, wordingOf } from './wording.js';

/** What makes a ladder worse without making it wrong. */

type Printed = JsonOf<'ladder check'>['warnings'][number];

export interface LadderWarning extends Pick<Printed, 'kind' | 'part' | 'what' | 'words'> {
  readonly path: Path;
}

/** @param part the behaviour or level that it is about; null for the ladder as a whole */
function warning(
  kind: LadderWarning['kind'],
  path: Path,
  part: string | null,
  what: string,
): LadderWarning {
  return { kind, path, part, what, words: null };
}

/** A level with more than so many times the behaviours of another weighs too much in the questionnaire. */
const muchLarger = 3;
/** So few behaviours hardly tell a level from its neighbours. */
const few = 3;

/** What is known of other ladders: an id that they have is taken. */
export interface OtherLadder {
  readonly id: string;
  readonly title: string;
}

export function ladderWarnings(ladder: Ladder, others: readonly OtherLadder[]): LadderWarning[] {
  return [
    ...idWarnings(ladder, others),
    ...levelWarnings(ladder),
    ...statementWarnings(ladder),
    ...repeatedWarnings(ladder),
    ...sideWarnings(ladder),
    ...termWarnings(ladder),
  ];
}

export function repeatedKeyWarning(path: Path): LadderWarning {
  const what = `The key "${path.at(-1)}" stands twice here; only the last one counts.`;
  return warning('repeated-key', path, null, what);
}

function idWarnings(ladder: Ladder, others: readonly OtherLadder[]): LadderWarning[] {
  const other = others.find(({ id }) => id === ladder.id);
  if (other === undefined) return [];
  const what = `"${ladder.id}" is also the id of “${other.title}”. Answers are kept by this id, so give yours another.`;
  return [warning('id-taken', ['id'], null, what)];
}

function levelWarnings({ levels }: Ladder): LadderWarning[] {
  const largest = Math.max(...levels.map(({ behaviours }) => behaviours.length));
  return levels.flatMap(({ id, behaviours }, index) => {
    const count = behaviours.length;
    const path = ['levels', index, 'behaviours'];
    const has = `This level has ${count} ${count === 1 ? 'behaviour' : 'behaviours'}`;
    if (count >= few && largest <= muchLarger * count) return [];
    const what =
      count < few
        ? `${has}: with fewer than ${few}, it is hard to tell from its neighbours.`
        : `${has}, another has ${largest}: most questions would be about that one.`;
    return [warning('uneven-levels', path, id, what)];
  });
}

interface PlacedStatement {
  readonly id: string;
  readonly statement: string;
  readonly path: Path;
}

function statementsOf({ levels, strands }: Ladder): PlacedStatement[] {
  return [['levels', levels] as const, ['strands', strands] as const].flatMap(([key, parts]) =>
    parts.flatMap(({ behaviours }, part) =>
      behaviours.map(({ id, statement }, index) => ({
        id,
        statement,
        path: [key, part, 'behaviours', index, 'statement'],
      })),
    ),
  );
}

const aboutWording: Readonly<Record<WordingKind, (words: string) => string>> = {
  'two-acts': (words) =>
    `Two acts in one: “${words} …”. Who does only one can't answer; make two behaviours of it, or drop one.`,
  vague: (words) => `“${words}” can't be seen. Say what others see the person do.`,
  frequency: (words) => `“${words}” asks how often; the scale does that. Leave the word out.`,
  negative: (words) =>
    `“${words}” says what isn't done yet. People who do well would rate it low; turn it around.`,
};

function statementWarnings(ladder: Ladder): LadderWarning[] {
  return statementsOf(ladder).flatMap(({ id, statement, path }) =>
    wordingOf(statement).map(({ kind, words }) => ({
      kind,
      path,
      part: id,
      what: aboutWording[kind](words),
      words,
    })),
  );
}

function repeatedWarnings(ladder: Ladder): LadderWarning[] {
  const first = new Map<string, string>();
  return statementsOf(ladder).flatMap(({ id, statement, path }): LadderWarning[] => {
    const plain = statement
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const earlier = first.get(plain);
    if (earlier === undefined) {
      first.set(plain, id);
      return [];
    }
    const what = `The same statement as ${earlier}: people would be asked twice. What is expected from some level on belongs in a strand, once, with expectedFrom.`;
    return [warning('repeated-statement', path, id, what)];
  });
}

function sideWarnings(ladder: Ladder): LadderWarning[] {
  const counts = new Map<string, { count: number; path: Path }>();
  for (const [level, { behaviours }] of ladder.levels.entries()) {
    for (const [index, { theme }] of behaviours.entries()) {
      if (theme === null) continue;
      const known = counts.get(theme);
      if (known) known.count += 1;
      else counts.set(theme, { count: 1, path: ['levels', level, 'behaviours', index, 'theme'] });
    }
  }
  return [...counts].flatMap(([theme, { count, path }]): LadderWarning[] => {
    if (count >= RATINGS_OF_A_THEME) return [];
    const has = `The side “${themeLabel(ladder, theme)}” has ${count} ${count === 1 ? 'behaviour' : 'behaviours'}`;
    const what = `${has}: it takes ${RATINGS_OF_A_THEME} answers to say where a side stands, so this one never shows.`;
    return [warning('small-side', path, null, what)];
  });
}

function termWarnings(ladder: Ladder): LadderWarning[] {
  const known = new Set(Object.keys(ladder.terms).flatMap((term) => [term, `${term}s`]));
  const { terms, ...prose } = ladder;
  return textsIn(prose, []).flatMap(({ text, path }) =>
    [...text.matchAll(/\{([a-z][a-z0-9-]*)\}/gi)].flatMap(
      ([braces, name = '']): LadderWarning[] => {
        if (known.has(name.toLowerCase())) return [];
        const what = `${braces} stands in the text, but "terms" has no such word: people would see the braces.`;
        return [warning('unknown-term', path, null, what)];
      },
    ),
  );
}

function textsIn(value: unknown, path: Path): { readonly text: string; readonly path: Path }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (value === null || typeof value !== 'object') return [];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, entry]) => textsIn(entry, [...path, key]));
}
