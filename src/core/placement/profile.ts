import type { Answer, Answers } from '../ladder/answers.js';
import { evidenceApart, type PersonFit, personFit } from './person-fit.js';
import { highestPossible, meanRank, type Placement, place } from './placement.js';
import type { Item, PlacementModel } from './placement-model.js';
import {
  countRatings,
  evidenceOf,
  foldAbove,
  modeOf,
  ratedIn,
  stagePosterior,
} from './posterior.js';

/**
 * What one stage alone does not say: whether the sides of the work stand at different levels, what is left of
 * the stage when only ratings with an example count, whether the answers were given with care, and what changes
 * when a second person rates the same behaviours.
 */

/** Where one theme stands by its own ratings. */
export interface ThemeStage {
  readonly theme: string;
  readonly stage: number;
  /** The probability of the level of rank i + 1 from the theme's own ratings; sums to 1. */
  readonly posterior: readonly number[];
  /** How many of the theme's behaviours are rated. */
  readonly rated: number;
  /** How much likelier the answers are if it and the other theme, or all the rest, have levels of their own, in nats. */
  readonly apart: number;
  /** Whether `apart` is high enough to say so, and the levels lie far enough apart to matter. */
  readonly standsApart: boolean;
}

/** How even a person's work is over the ladder's themes. */
export interface Profile {
  /** The stage from all answers. */
  readonly stage: number;
  /** The lowest of the themes' stages, never above `stage`; `stage` where no two themes can be compared. */
  readonly floor: number;
  /** Whether any theme stands apart. */
  readonly uneven: boolean;
  /** The theme with the lowest stage, of equals the lowest mean rank, where the profile is uneven; otherwise null. */
  readonly weakest: string | null;
  /** The themes with enough ratings, in the order in which the ladder first names them. */
  readonly themes: readonly ThemeStage[];
  /** Whether one level describes the person at all. */
  readonly fit: PersonFit;
}

/** A theme with fewer ratings says nothing of its own. */
export const RATINGS_OF_A_THEME = 4;

/** Nats of evidence for levels of their own from which two themes are said to stand apart. */
const EVIDENCE_APART = 3;

/** The same for one theme against the rest: more comparisons, so each must be surer. */
const EVIDENCE_APART_FROM_REST = 4.1;

/** Levels between the mean ranks of two sides from which they are said to differ: everybody begins on one side. */
const LEVELS_APART = 0.3;

interface RatedPart {
  readonly posterior: readonly number[];
  readonly rated: number;
}

/** What some of the behaviours say by themselves. */
function partOf(model: PlacementModel, answers: Answers, items: readonly Item[]): RatedPart {
  const counts = countRatings(model, answers, items);
  const posterior = stagePosterior(evidenceOf(model, counts));
  return {
    posterior: foldAbove(posterior, highestPossible(model, items, answers)),
    rated: ratedIn(counts),
  };
}

/** What all behaviours outside a theme say together. */
function restOf(theme: string, model: PlacementModel, answers: Answers) {
  const items = model.items.filter((item) => item.theme !== theme);
  return { items, ...partOf(model, answers, items) };
}

/** The themes with enough ratings, each by its own, in the order in which the ladder first names them. */
export function ratedThemes(
  model: PlacementModel,
  answers: Answers,
): readonly (RatedPart & { readonly theme: string; readonly items: readonly Item[] })[] {
  const names = [...new Set(model.items.map(({ theme }) => theme))].filter((name) => name !== null);
  return names
    .map((theme) => ({ theme, items: model.items.filter((item) => item.theme === theme) }))
    .map(({ theme, items }) => ({ theme, items, ...partOf(model, answers, items) }))
    .filter(({ rated }) => rated >= RATINGS_OF_A_THEME);
}

/**
 * Whether the themes of the ladder stand at the same level. Only themes with four ratings or more are compared:
 * two with each other, more than two each with all other ratings.
 * Throws RangeError for a rating that is not on the scale.
 *
 * @param placement what `place` gives for the answers, where it is known already
 */
export function profileOf(
  model: PlacementModel,
  answers: Answers,
  { stage }: Placement = place(model, answers),
): Profile {
  const parts = ratedThemes(model, answers);
  const pair = parts.length === 2;
  const limit = pair ? EVIDENCE_APART : EVIDENCE_APART_FROM_REST;
  const themes = parts.map(({ theme, items: own, posterior, rated }) => {
    // Of two themes, each is the rest of the other.
    const other = pair ? parts.find((part) => part.theme !== theme) : undefined;
    const rest = other ?? restOf(theme, model, answers);
    const apart =
      rest.rated >= RATINGS_OF_A_THEME ? evidenceApart(model, answers, [own, rest.items]) : 0;
    const distance = Math.abs(meanRank(posterior) - meanRank(rest.posterior));
    return {
      theme,
      stage: modeOf(posterior),
      posterior,
      rated,
      apart,
      standsApart: apart >= limit && distance >= LEVELS_APART,
    };
  });
  const lowest = Math.min(...themes.map((theme) => theme.stage));
  const uneven = themes.some(({ standsApart }) => standsApart);
  const behind = themes.toSorted(
    (a, b) => a.stage - b.stage || meanRank(a.posterior) - meanRank(b.posterior),
  );
  return {
    stage,
    floor: themes.length > 1 ? Math.min(stage, lowest) : stage,
    uneven,
    weakest: uneven ? (behind[0]?.theme ?? null) : null,
    themes,
    fit: personFit(model, answers),
  };
}

/**
 * The answers when a held rating counts only with an example behind it: without one it is a point below held.
 *
 * @param examples the ids of the behaviours with an example
 */
export function evidencedAnswers(
  model: PlacementModel,
  answers: Answers,
  examples: ReadonlySet<string>,
): Answers {
  const counted = (id: string, answer: Answer): Answer =>
    typeof answer === 'number' && answer >= model.held && !examples.has(id)
      ? model.held - 1
      : answer;
  return new Map([...answers].map(([id, answer]) => [id, counted(id, answer)]));
}

/**
 * The evidenced placement, beside the claimed one of `place`. It is never higher.
 * Throws RangeError for a rating that is not on the scale.
 */
export function placeEvidenced(
  model: PlacementModel,
  answers: Answers,
  examples: ReadonlySet<string>,
): Placement {
  return place(model, evidencedAnswers(model, answers, examples));
}

/** A rating that was given so often in a row that the answers may not have been thought about. */
export interface CarelessRun {
  readonly rating: number;
  /** How many times in a row. */
  readonly run: number;
  /** Of how many ratings. */
  readonly of: number;
}

/** Real answer sheets hold runs of more than half in 4 to 11 % of stretches, so that alone is no sign. */
const LONG_RUN = 0.75;

/** Fewer are too few to call any run long: whoever works at the top is asked a dozen questions, all of them easy. */
const ANSWERS_FOR_A_RUN = 16;

/**
 * The longest run of one rating, where it is longer than three quarters of the ratings and there are at least sixteen;
 * otherwise null. Skips and "no opportunity" are no ratings: they neither count nor break a run. The long string
 * index of careless responding (Meade and Craig, "Identifying careless responses in survey data", Psychological
 * Methods 17, 2012) with a limit that needs no norm sample.
 *
 * @param answers in the order in which they were given
 */
export function carelessRun(answers: Iterable<Answer>): CarelessRun | null {
  const ratings = [...answers].filter((answer) => typeof answer === 'number');
  if (ratings.length < ANSWERS_FOR_A_RUN) return null;
  let longest = { rating: 0, run: 0 };
  let current = { rating: 0, run: 0 };
  for (const rating of ratings) {
    current = { rating, run: rating === current.rating ? current.run + 1 : 1 };
    if (current.run > longest.run) longest = current;
  }
  return longest.run > LONG_RUN * ratings.length ? { ...longest, of: ratings.length } : null;
}

/** A behaviour on which two people differ so much that they should talk about it. */
export interface TalkingPoint {
  readonly id: string;
  /** The rating that the person gave. */
  readonly self: number;
  /** The rating that the other gave. */
  readonly other: number;
}

/** One's own answers together with somebody else's. */
export interface Combined {
  readonly answers: Answers;
  /** The largest differences first, then in the order of one's own answers. */
  readonly talkingPoints: readonly TalkingPoint[];
}

/** Two ratings this far apart, in points of the scale, are worth a talk; one point is, too, where it decides. */
const TALKING_POINT = 2;

function combinedAnswer(self: Answer | undefined, other: Answer | undefined): Answer | undefined {
  if (typeof self === 'number' && typeof other === 'number') return Math.floor((self + other) / 2);
  if (typeof other === 'number') return other;
  return self ?? other;
}

/**
 * A person's answers with those of a second rater: the mean of both ratings of a behaviour, rounded down, so that
 * a doubt counts. Where only one of them rates a behaviour, that rating stands. From `held` on a rating counts.
 */
export function combineRatings(self: Answers, other: Answers, held: number): Combined {
  const ids = [...new Set([...self.keys(), ...other.keys()])];
  const answers = new Map<string, Answer>();
  const differences: TalkingPoint[] = [];
  for (const id of ids) {
    const own = self.get(id);
    const theirs = other.get(id);
    const answer = combinedAnswer(own, theirs);
    if (answer !== undefined) answers.set(id, answer);
    if (typeof own === 'number' && typeof theirs === 'number') {
      differences.push({ id, self: own, other: theirs });
    }
  }
  const distance = (point: TalkingPoint) => Math.abs(point.self - point.other);
  const decides = (point: TalkingPoint) => point.self >= held !== point.other >= held;
  return {
    answers,
    talkingPoints: differences
      .filter((point) => distance(point) >= TALKING_POINT || decides(point))
      .sort((a, b) => distance(b) - distance(a)),
  };
}
