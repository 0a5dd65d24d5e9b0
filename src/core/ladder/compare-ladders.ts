import type { JsonOf } from '../output/output.schema.js';
import { essence, likeness } from './similar-texts.js';

/**
 * What a change of a ladder does to the answers given before: `ladder diff` shows it, and every command reads old
 * answers by it. Ids are for ever: an id that stays is the same behaviour or level unless its words say otherwise, and
 * `was` names the ids that it had before.
 */

interface WithId {
  readonly id: string;
  /** Ids that it had in earlier versions. */
  readonly was?: readonly string[] | undefined;
}

interface ComparedBehaviour extends WithId {
  readonly statement: string;
}

interface ComparedPart extends WithId {
  readonly title: string;
  readonly behaviours: readonly ComparedBehaviour[];
}

/** What of a ladder is compared; a `Ladder` has it all. Terms must not be filled in, or be filled in alike. */
export interface ComparedLadder {
  readonly id: string;
  readonly branch?: string;
  readonly version: string;
  readonly title: string;
  readonly scale: {
    readonly held: number;
    readonly points: readonly {
      readonly value: number;
      readonly label: string;
      readonly meaning: string;
      /** Labels that it had in earlier versions. */
      readonly was?: readonly string[] | undefined;
    }[];
  };
  readonly levels: readonly (ComparedPart & { readonly rank: number })[];
  readonly strands: readonly ComparedPart[];
  readonly placement: Readonly<Record<string, number | undefined>>;
}

type Diff = JsonOf<'ladder diff'>;

/** What becomes of an answer to a behaviour. */
type BehaviourFate = Diff['behaviours'][number];
type LevelFate = Diff['levels'][number];
type PointFate = Diff['points'][number];

/** All that `ladder diff` tells, and what stays as it is: every behaviour, level and point of the old ladder. */
export interface LadderChange extends Omit<Diff, 'unchanged' | 'kept' | 'forOthers'> {
  /** Branches then and now, where somebody has gone from one to the other. */
  readonly branches: { readonly from: string; readonly to: string } | null;
}

/** Texts less alike than this are not the same in other words. Unrelated statements of one ladder come to 0.35. */
const likeEnough = 0.45;

export function compareLadders(old: ComparedLadder, today: ComparedLadder): LadderChange {
  const levels = old.levels.map((level) => fateOfLevel(level, old, today));
  const behaviours = fatesOfBehaviours(old, today, levels);
  const kept = behaviours.filter(({ fate }) => fate === 'same' || fate === 'reworded');
  const reached = new Set(behaviours.map(({ to }) => to?.id));
  const points = fatesOfPoints(old, today);
  return {
    versions: { from: old.version, to: today.version },
    titles: { from: old.title, to: today.title },
    branches:
      old.branch === undefined || today.branch === undefined || old.branch === today.branch
        ? null
        : { from: old.branch, to: today.branch },
    sameLadder: essence(old.title) === essence(today.title) || 2 * kept.length >= behaviours.length,
    behaviours,
    added: placedIn(today).flatMap(({ behaviour: { id } }) => (reached.has(id) ? [] : id)),
    levels,
    addedLevels: today.levels.flatMap(({ id, rank, title }) =>
      levels.some(({ to }) => to?.id === id) ? [] : { rank, title },
    ),
    points,
    held: heldChange(old, today, points),
    numbers: !areSameNumbers(old.placement, today.placement),
  };
}

/** Whether nothing changed that could change how an answer is read. */
export function isUnchanged({
  behaviours,
  added,
  levels,
  addedLevels,
  points,
  held,
  numbers,
}: LadderChange): boolean {
  return (
    behaviours.every(({ fate, moved, id, to }) => fate === 'same' && !moved && to?.id === id) &&
    levels.every(({ rank, to }) => to?.rank === rank) &&
    points.every(({ value, to }) => to === value) &&
    added.length + addedLevels.length === 0 &&
    held === null &&
    !numbers
  );
}

interface Placed {
  readonly behaviour: ComparedBehaviour;
  readonly part: ComparedPart;
}

function placedIn({ levels, strands }: ComparedLadder): Placed[] {
  return [...levels, ...strands].flatMap((part) =>
    part.behaviours.map((behaviour) => ({ behaviour, part })),
  );
}

function fateOfLevel(
  { id, rank, title }: ComparedLadder['levels'][number],
  old: ComparedLadder,
  today: ComparedLadder,
): LevelFate {
  const isNew = (other: WithId) => !old.levels.some((level) => level.id === other.id);
  const to =
    today.levels.find(({ was = [] }) => was.includes(id)) ??
    today.levels.find((level) => level.id === id) ??
    today.levels.find((level) => isNew(level) && essence(level.title) === essence(title));
  return { id, rank, title, to: to ? { id: to.id, rank: to.rank, title: to.title } : null };
}

/**
 * Finds each old behaviour by `was`, then by its id, then by its very words under an id that is new. A today's
 * behaviour that names other ids in `was` is found by its own id only where its words allow it, too.
 */
function fatesOfBehaviours(
  old: ComparedLadder,
  today: ComparedLadder,
  levels: readonly LevelFate[],
): BehaviourFate[] {
  const now = placedIn(today);
  const before = placedIn(old);
  const byId = new Map(now.map((placed) => [placed.behaviour.id, placed]));
  const claimed = new Map(
    now.flatMap((placed) => (placed.behaviour.was ?? []).map((id) => [id, placed] as const)),
  );
  const oldIds = new Set(before.map(({ behaviour }) => behaviour.id));
  const newByWords = new Map<string, Placed | null>();
  for (const placed of now) {
    if (oldIds.has(placed.behaviour.id)) continue;
    const words = essence(placed.behaviour.statement);
    // The same words twice could be meant either way.
    newByWords.set(words, newByWords.has(words) ? null : placed);
  }
  const partToday = new Map<string, string>([
    ...levels.map(({ id, to }) => [`level ${id}`, to?.id ?? ''] as const),
    ...old.strands.map(
      ({ id }) =>
        [`strand ${id}`, today.strands.find(({ was = [] }) => was.includes(id))?.id ?? id] as const,
    ),
  ]);
  return before.map(({ behaviour, part }) => {
    const { id, statement } = behaviour;
    const claim = claimed.get(id);
    const found = claim ?? byId.get(id) ?? newByWords.get(essence(statement));
    if (!found) return { id, statement, to: null, fate: 'removed', moved: null };
    const to = { id: found.behaviour.id, statement: found.behaviour.statement };
    const kind = 'rank' in part ? 'level' : 'strand';
    const stays =
      ('rank' in found.part ? 'level' : 'strand') === kind &&
      partToday.get(`${kind} ${part.id}`) === found.part.id;
    const moved = stays ? null : { from: part.title, to: found.part.title };
    return { id, statement, to, fate: fateOfWords(statement, to.statement, claim), moved };
  });
}

function fateOfWords(then: string, now: string, claim: Placed | undefined): BehaviourFate['fate'] {
  if (essence(then) === essence(now)) return 'same';
  return claim !== undefined || likeness(then, now) >= likeEnough ? 'reworded' : 'replaced';
}

/** A point means the same where its label does, or else its meaning. */
function fatesOfPoints({ scale: old }: ComparedLadder, { scale: today }: ComparedLadder) {
  const taken = new Set<number>();
  const found = new Map<number, number>();
  const match = (isSame: (then: OldPoint, now: OldPoint) => boolean) => {
    for (const then of old.points) {
      if (found.has(then.value)) continue;
      const now = today.points.find((point) => !taken.has(point.value) && isSame(then, point));
      if (now === undefined) continue;
      found.set(then.value, now.value);
      taken.add(now.value);
    }
  };
  match((then, now) => isLabel(then.label, now));
  match((then, now) => then.meaning !== '' && essence(then.meaning) === essence(now.meaning));
  return old.points.map(({ value, label }): PointFate => {
    return { value, label, to: found.get(value) ?? null };
  });
}

type OldPoint = ComparedLadder['scale']['points'][number];

function isLabel(label: string, point: OldPoint): boolean {
  return [point.label, ...(point.was ?? [])].some((known) => essence(known) === essence(label));
}

function heldChange(
  { scale: old }: ComparedLadder,
  { scale: today }: ComparedLadder,
  points: readonly PointFate[],
): LadderChange['held'] {
  const stays = points.every(
    ({ value, to }) => to === null || value >= old.held === to >= today.held,
  );
  const labelOf = (scale: ComparedLadder['scale']) =>
    scale.points.find(({ value }) => value === scale.held)?.label ?? `${scale.held}`;
  return stays ? null : { from: labelOf(old), to: labelOf(today) };
}

function areSameNumbers(
  old: ComparedLadder['placement'],
  today: ComparedLadder['placement'],
): boolean {
  return [...Object.keys(old), ...Object.keys(today)].every((key) => old[key] === today[key]);
}
