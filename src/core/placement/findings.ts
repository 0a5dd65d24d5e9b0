import type { Answers } from '../ladder/answers.js';
import { themeLabel } from '../ladder/sides.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Gap, Report } from '../schema/report.schema.js';
import { decisiveAmong, findGaps, type GapView, mostDecisive, scoreLevels } from './gaps.js';
import { type PersonFit, personFit } from './person-fit.js';
import type { Weighed } from './placement.js';
import { toldProbability, weigh } from './placement.js';
import type { PlacementModel } from './placement-model.js';
import { placementModel } from './placement-model.js';
import { slotOf } from './posterior.js';
import { type Profile, profileOf, type ThemeStage } from './profile.js';
import { headlineRanks, isUnsettled, type ThinLevels, thinLevels } from './rival.js';
import { enoughFor, isLikeliest, isSettled } from './settle.js';
import { rivalIn, type Why, why } from './why.js';

/** What follows from a set of answers by itself. */
export interface Findings {
  readonly answers: Answers;
  /** The answers that the stage follows from. */
  readonly placing: Answers;
  readonly open: ReadonlySet<string | null>;
  readonly model: PlacementModel;
  readonly weighed: Weighed;
  /** null: the sides of the work stand together. */
  readonly profile: ThemeSides | null;
  readonly fit: PersonFit;
  /** The sides with enough ratings, each by itself. */
  readonly themes: readonly ThemeStage[];
  /** Why the stage and not its rival. */
  readonly because: Why;
  /** In the order in which they are worth working on. */
  readonly gaps: readonly Gap[];
  /** Whether the answers lie between the stage and a level below it. */
  readonly inQuestion: boolean;
  /**
   * Behaviours that would make the next level the likeliest, or settle the stage while it is in question; null where
   * none would.
   */
  readonly wouldChange: readonly string[] | null;
  /** Those gaps among them, where one plan can hold them all: the level hangs on these. */
  readonly decisive: readonly string[];
  /** Gaps whose answers speak most for the lower of the two levels that come nearest. */
  readonly weightiest: readonly string[];
  /** What would change the stage, where nothing is decisive and no level is in question. */
  readonly towardsNext: readonly string[];
}

/**
 * Places the answers, and finds the gaps that go with the stage.
 *
 * @param placing those that the stage follows from
 * @param open behaviours that open actions are about: what would change the stage goes on from these
 */
export function findingsOf(
  ladder: Ladder,
  answers: Answers,
  placing: Answers = answers,
  open: ReadonlySet<string | null> = none,
): Findings {
  const known = latest.get(ladder);
  const isKnown =
    known &&
    areSame(known.answers, answers) &&
    areSame(known.placing, placing) &&
    known.open.size === open.size &&
    [...open].every((behaviour) => known.open.has(behaviour));
  if (isKnown) return known;
  const findings = work(ladder, answers, placing, open);
  latest.set(ladder, findings);
  return findings;
}

const none: ReadonlySet<string | null> = new Set();

/** The check, the plan and the report of one command look at the same answers: they are placed once. */
const latest = new WeakMap<Ladder, Findings>();

function areSame(some: Answers, others: Answers): boolean {
  if (some === others) return true;
  if (some.size !== others.size) return false;
  for (const behaviour of some.keys()) {
    if (some.get(behaviour) !== others.get(behaviour)) return false;
  }
  return true;
}

function work(
  ladder: Ladder,
  answers: Answers,
  placing: Answers,
  open: ReadonlySet<string | null>,
): Findings {
  const model = placementModel(ladder);
  const weighed = weigh(model, placing);
  const { placement } = weighed;
  const whole = profileOf(model, placing, placement);
  const profile = describeProfile(whole, ladder);
  const { fit, themes } = whole;
  const because = why(model, placing, weighed);
  const thin = thinLevels(fit);
  const view = thin === null ? oneLevelView(because) : thinView(model, placing, weighed, thin);
  const gaps = findGaps(ladder, { ...view, weakest: profile?.weakest ?? null }, answers);
  const found = { answers, placing, open, model, weighed, profile, fit, themes, because, gaps };
  const stage = toldStage(placement, fit);
  const levels = scoreLevels(ladder, answers);
  const staged = {
    ...{ stage, levels, why: because },
    ...(!fit.stacks && { fit: toldFit(fit) }),
  };
  const inQuestion = isUnsettled(staged);
  const isBetween = headlineRanks(staged).length > 1;
  const wouldChange = firstThatFits(inOrders(gaps, open), (inOrder) =>
    inQuestion
      ? enoughFor(isSettled(stage.level), model, placing, idsOf(inOrder.filter(isExpectedOfLevel)))
      : enoughForNext(model, placing, weighed, idsOf(inOrder.filter(isOfLevel))),
  );
  const decisive = fit.stacks ? decisiveAmong(gaps, wouldChange, isBetween) : [];
  return {
    ...found,
    gaps: decisiveFirst(gaps, decisive, wouldChange ?? []),
    inQuestion,
    wouldChange,
    decisive,
    weightiest: weightiestOf(because),
    towardsNext: fit.stacks && !inQuestion && decisive.length === 0 ? (wouldChange ?? []) : [],
  };
}

/** So many answers that speak for a level are named. */
export const mostReasons = 3;

function weightiestOf({ stage, rival, reasons }: Why): string[] {
  const sign = rival > stage ? 1 : -1;
  return reasons
    .filter(({ weight }) => weight * sign > 0)
    .slice(0, mostReasons)
    .map(({ id }) => id);
}

/** Where the gaps are not enough, what has no rating follows: that of the highest level tells most. */
function enoughForNext(
  model: PlacementModel,
  answers: Answers,
  { ceiling, placement: { stage } }: Weighed,
  gaps: readonly string[],
): string[] | null {
  const next = stage + 1;
  // Where a side of the work was not seen, holding more of what was seen does not help.
  if (next > ceiling) return null;
  const unrated = model.items
    .filter((item) => item.level <= next && slotOf(model, item, answers.get(item.id)) === null)
    .sort((a, b) => b.level - a.level)
    .map(({ id }) => id);
  return enoughFor(isLikeliest(next), model, answers, [...new Set([...gaps, ...unrated])]);
}

function isOfLevel({ level }: Gap): boolean {
  return level !== undefined;
}

function isExpectedOfLevel({ level, foundation }: Gap): boolean {
  return level !== undefined && foundation;
}

/**
 * The gaps in the orders in which they may be closed. What the person works on comes before all else, so that the way to
 * the next level stays the same from day to day; then what is nearly there, or what is worth working on first.
 */
function inOrders(gaps: readonly Gap[], open: ReadonlySet<string | null>): readonly Gap[][] {
  const openFirst = (some: readonly Gap[]) => [
    ...some.filter(({ behaviour }) => open.has(behaviour)),
    ...some.filter(({ behaviour }) => !open.has(behaviour)),
  ];
  const near = gaps.toSorted((a, b) => (b.rating ?? 0) - (a.rating ?? 0));
  return [openFirst(near), openFirst(gaps), [...gaps]];
}

/** Small steps may take more behaviours than a plan holds: then the next order that a plan can hold, or the shortest. */
function firstThatFits(
  orders: readonly Gap[][],
  change: (inOrder: readonly Gap[]) => readonly string[] | null,
): readonly string[] | null {
  let shortest: readonly string[] | null = null;
  for (const order of orders) {
    const found = change(order);
    if (found === null) continue;
    if (found.length <= mostDecisive) return found;
    if (shortest === null || found.length < shortest.length) shortest = found;
  }
  return shortest;
}

/**
 * What decides comes first, so that a page that names three gaps has it. Of what is new, what would be enough comes
 * first.
 */
function decisiveFirst(
  gaps: readonly Gap[],
  decisive: readonly string[],
  wouldChange: readonly string[],
): readonly Gap[] {
  const placeOf = ({ behaviour, foundation }: Gap) => {
    if (decisive.includes(behaviour)) return 0;
    if (foundation) return 1;
    return wouldChange.includes(behaviour) ? 2 : 3;
  };
  return gaps.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function idsOf(gaps: readonly Gap[]): string[] {
  return gaps.map(({ behaviour }) => behaviour);
}

/** What a headline says of the stage. */
export function toldStage(placement: Weighed['placement'], { stacks }: PersonFit): ToldStage {
  const told = toldPlacement(placement);
  // One level that does not describe the person is never a certain one.
  return stacks ? told : { ...told, confidence: Math.min(told.confidence, 0.5) };
}

type ToldStage = Pick<Report['stage'], 'level' | 'confidence' | 'posterior' | 'cappedBy'>;

/** The same where nothing is known of how well one level describes the person. */
export function toldPlacement({
  stage,
  confidence,
  posterior,
  cappedBy,
}: Weighed['placement']): ToldStage {
  return {
    level: stage,
    confidence: toldProbability(confidence),
    posterior: posterior.map(toldProbability),
    cappedBy,
  };
}

/** What the headline of these answers is made of. */
export function stagedBy(
  ladder: Ladder,
  { answers, placing }: { readonly answers: Answers; readonly placing: Answers },
) {
  const model = placementModel(ladder);
  const weighed = weigh(model, placing);
  const fit = personFit(model, placing);
  return {
    stage: { ...toldStage(weighed.placement, fit), position: weighed.placement.position },
    why: rivalIn(model, weighed),
    levels: scoreLevels(ladder, answers),
    ...(!fit.stacks && { fit: toldFit(fit) }),
  };
}

export function toldFit({ range, strongAt, thinAt }: PersonFit): NonNullable<Report['fit']> {
  return {
    range: [...range] satisfies [number, number],
    strongAt: [...strongAt],
    thinAt: [...thinAt],
  };
}

/** Which answers speak against the level in question: the stage if a lower one comes nearest, or else the one above. */
function oneLevelView({ stage, rival, reasons }: Why): GapView {
  const sign = rival > stage ? 1 : -1;
  const against = new Map(reasons.map(({ id, weight }) => [id, sign * weight]));
  return { stage, against, inQuestion: rival < stage };
}

/** Whom one level does not describe has gaps in the thin levels, by how much they speak against the strong one. */
function thinView(
  model: PlacementModel,
  answers: Answers,
  weighed: Weighed,
  { strong, thinAt }: ThinLevels,
): GapView {
  const { reasons } = why(model, answers, weighed, { stage: thinAt[0] ?? 1, rival: strong });
  return { stage: strong, thinAt, against: new Map(reasons.map(({ id, weight }) => [id, weight])) };
}

/** The sides of an uneven profile, and the theme that lags behind. */
export interface ThemeSides {
  readonly uneven: NonNullable<Report['uneven']>;
  readonly weakest: string | null;
}

/** The sides of an uneven profile, the weakest theme among them; null where the sides stand together. */
export function describeProfile(profile: Profile, ladder: Ladder): ThemeSides | null {
  if (!profile.uneven) return null;
  const themes = profile.themes.map(({ theme, stage }) => ({
    theme,
    label: themeLabel(ladder, theme),
    level: stage,
  }));
  const { floor, weakest } = profile;
  return { uneven: { floor, themes, ...(weakest !== null && { behind: weakest }) }, weakest };
}
