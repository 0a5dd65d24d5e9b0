import type { KnownAction } from '../journal/state.js';
import type { Gap } from '../schema/report.schema.js';
import { type Declined, isDeclined } from './declined.js';
import type { Suggestion } from './suggestions.js';

/** Plans stop helping when there are many at once (Dalton & Spiller 2012). */
export const maxActive = 3;

/** What orders suggestions beside the order of the gaps. */
export interface Leading {
  /** Behaviours that would be enough for the level in question, where one plan can hold them. */
  readonly decisive?: readonly string[];
  /** Whether the present level is in question: then the one after it can wait. */
  readonly inQuestion?: boolean;
  /** Behaviours whose answers speak most for the lower of the two levels that come nearest: what `why` names. */
  readonly weightiest?: readonly string[];
  /** Behaviours that the next level takes, where nothing is decisive and no level is in question: what `why` names. */
  readonly towardsNext?: readonly string[];
  /** Behaviours about which the person wrote something: what weighs on them, where they don't do it. */
  readonly noted?: readonly string[];
}

/**
 * In the order of the result, so that each heading stands once.
 *
 * @param first whose group comes before the others
 */
export function inGroups(suggestions: readonly Suggestion[], first?: Suggestion): Suggestion[] {
  const ahead = first && placeOfHeading(first);
  const placeOf = (one: Suggestion) => {
    if (one.isParked) return -2;
    const place = placeOfHeading(one);
    return place === ahead ? -1 : place;
  };
  return suggestions.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Among the first few is one about what the next level takes. It leads nothing that can begin sooner. */
export function withTowardsNext(
  suggestions: readonly Suggestion[],
  places: number,
): readonly Suggestion[] {
  const isWanted = ({ isTowardsNext = false, now }: Suggestion) =>
    isTowardsNext && (now || places > 1 || suggestions[0]?.now !== true);
  return withEarly(suggestions, isWanted, places);
}

/** A target that the person chose above their own level has one of the three places of a plan. */
export function withTarget(
  suggestions: readonly Suggestion[],
  target: number | null,
  {
    actions,
    gaps,
    ...now
  }: Declined & { readonly actions: readonly KnownAction[]; readonly gaps: readonly Gap[] },
): Suggestion[] {
  const isWanted = ({ action, gap }: Suggestion) =>
    isOfTarget(gap, target) && !isDeclined(action.id, now);
  const active = actions.filter(({ status }) => status === 'active');
  const isPlanned = gaps.some(
    (gap) => isOfTarget(gap, target) && active.some(({ behaviour }) => behaviour === gap.behaviour),
  );
  // What the level hangs on still leads.
  const least = suggestions[0]?.decides ? 2 : 1;
  const places = isPlanned ? maxActive : Math.max(least, maxActive - active.length);
  return [...withEarly(suggestions, isWanted, places)];
}

/** Whether a gap is of the level that the person chose to work towards, above their own. */
export function isOfTarget(gap: Gap | null, target: number | null): boolean {
  return target !== null && gap?.level === target && !gap.foundation;
}

/**
 * The one to tick before the person chooses: what the level hangs on, what they did before, what others doubt, what is
 * expected by now, or what the next level takes; where nothing of these is missing, any will do. Of them, what can move
 * the level comes before habits, if it can begin now. One, since a plan of one is carried out more often than a plan of
 * several (Dalton & Spiller 2012), and whoever wants more ticks it.
 */
export function suggestionToTick(suggestions: readonly Suggestion[]): Suggestion | undefined {
  const wanted = suggestions.filter(
    ({ decides, gap, isTowardsNext }) =>
      decides || gap?.fell || gap?.doubted || gap?.foundation || isTowardsNext,
  );
  const some = wanted.length > 0 ? wanted : suggestions;
  const isBest = (one: Suggestion) =>
    one.decides || (canMoveLevel(one) && (one.now || one.gap?.fell));
  return some.find(isBest) ?? some[0];
}

/** A plan with two actions for what is expected by now has its third place for the next level. */
export function placesTowardsNext(
  gaps: readonly Gap[],
  active: readonly (string | null)[],
  towardsNext: readonly string[],
): number {
  const planned = gaps.filter(({ behaviour }) => active.includes(behaviour));
  if (planned.some(({ behaviour }) => towardsNext.includes(behaviour))) return maxActive;
  return Math.max(1, maxActive - planned.filter(({ foundation }) => foundation).length);
}

/** The place of what is alike in an order of all. */
export function groupOf({ decides, gap }: Pick<Suggestion, 'decides' | 'gap'>): number {
  if (decides) return 0;
  if (gap?.fell) return 1;
  if (gap?.doubted) return 2;
  if (gap === null) return 6;
  if (!gap.foundation) return 4;
  return gap.noOpportunity ? 5 : 3;
}

/** The place of its heading: habits have their own, behind what can move the level. */
export function placeOfHeading(one: Pick<Suggestion, 'decides' | 'gap'>): number {
  return groupOf(one) + (one.gap?.strand === undefined ? 0 : 0.5);
}

/** Habits don't move it. */
export function canMoveLevel({ gap }: Pick<Suggestion, 'gap'>): boolean {
  return gap?.level !== undefined && !gap.noOpportunity;
}

/** What decides, then the present level before the next one, but neither strands nor the next level only at the end. */
export function inOrder(
  gaps: readonly Gap[],
  { decisive, inQuestion, weightiest, towardsNext, noted }: Required<Leading>,
): readonly Gap[] {
  const others = gaps.filter(({ behaviour }) => !decisive.includes(behaviour));
  // What the person did before stands first among the gaps.
  const isEarly = ({ fell, doubted }: Gap) => fell || doubted;
  const present = [
    ...gaps.filter(({ behaviour }) => decisive.includes(behaviour)),
    ...others.filter(isEarly),
    ...others.filter((gap) => !isEarly(gap) && gap.foundation),
    ...others.filter((gap) => !(isEarly(gap) || gap.foundation)),
  ];
  const isStrand = ({ strand, foundation }: Gap) => strand !== undefined && foundation;
  const isWeighty = ({ behaviour }: Gap) => weightiest.includes(behaviour);
  // Where nothing decides, what is expected by now comes first, and `why` says so.
  const withWeighty =
    decisive.length === 0 ? present : withEarly(present, isWeighty, decisive.length + 1);
  const isTowardsNext = ({ behaviour }: Gap) => towardsNext.includes(behaviour);
  const isAny = gaps.some(isTowardsNext);
  // The third place is for what the next level takes.
  const places = isAny ? maxActive - 1 : maxActive;
  const isNoted = (gap: Gap) => isStrand(gap) && noted.includes(gap.behaviour);
  const withStrand = withEarly(withEarly(withWeighty, isNoted, places), isStrand, places);
  return inQuestion
    ? withStrand
    : withEarly(withStrand, isAny ? isTowardsNext : isNext, maxActive + 1);
}

function isNext({ reason }: Gap): boolean {
  return reason === 'next';
}

/** If none of the first few is wanted, moves the first one to the last of these places. */
export function withEarly<T>(
  all: readonly T[],
  isWanted: (one: T) => boolean,
  places: number,
): readonly T[] {
  if (all.slice(0, places).some(isWanted)) return all;
  const wanted = all.find(isWanted);
  if (wanted === undefined) return all;
  const rest = all.filter((one) => one !== wanted);
  return [...rest.slice(0, places - 1), wanted, ...rest.slice(places - 1)];
}

/** The first that can begin at once goes to the front; of the next level only what decides, or if nothing else is left. */
export function readyFirst(suggestions: readonly Suggestion[]): Suggestion[] {
  const present = suggestions.filter(({ gap }) => gap?.foundation === true);
  const candidates = present.length > 0 ? present : suggestions;
  const decisive = suggestions.filter(({ decides }) => decides);
  const first = [...decisive, ...candidates].find(({ now }) => now) ?? decisive[0] ?? candidates[0];
  if (first === undefined) return [];
  return [first, ...suggestions.filter((suggestion) => suggestion !== first)];
}
