import type { CountingAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import { anonymousFrom, type Review, type State } from '../journal/state.js';
import { shownName } from '../journal/unnamed.js';
import type { Answer, Answers } from '../ladder/answers.js';
import { answerRule, findBehaviour, periodStart } from '../ladder/find-in-ladder.js';
import { toldPlacement } from '../placement/findings.js';
import { personFit } from '../placement/person-fit.js';
import { enoughRatings, isTested, place, type Weighed, weigh } from '../placement/placement.js';
import { type PlacementModel, placementModel } from '../placement/placement-model.js';
import { combineRatings, type TalkingPoint } from '../placement/profile.js';
import { sure } from '../placement/rival.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';
import { withTheirs } from './in-place.js';
import { fewestOfLevels } from './questions.js';

type Told = NonNullable<Report['review']>;

interface View extends Omit<Review, 'id' | 'answers'> {
  readonly answers: Answers;
}

/** More than this is no talk but a list. */
const mostPoints = 5;

/**
 * What others' views add, those that lie in the ladder's period and of which something fits the ladder as it is now;
 * null without one. Others' ratings are taken without the leniency that self-ratings have.
 */
export function describeReview(
  ladder: Ladder,
  current: CountingAnswers,
  stage: number,
  reviews: readonly Review[],
  today: Day,
): Told | null {
  const views = viewsOf(ladder, reviews, today);
  const latest = views.at(-1);
  if (latest === undefined) return null;
  const others = middleRatings(views.map(({ answers }) => answers));
  const model = placementModel(ladder, 'other');
  const weighed = weigh(model, others);
  const { stage: theirStage, rated } = weighed.placement;
  const level = isEnough(model, others, weighed) ? theirStage : null;
  const { held } = ladder.scale;
  const comparable = withoutMovedApart(others, latest.own, current.answers);
  const combined = combineRatings(current.answers, comparable, held);
  const remarks = remarkedOn(current);
  const worth = worthATalk(combined.talkingPoints, current.answers, comparable, remarks, held);
  const agreed = agreedSince(views, current, others, worth, held);
  const placing = combineRatings(current.placing, comparable, held).answers;
  const both = place(placementModel(ladder), placing);
  const since = agreed.filter(({ self, other }) => self === other).length;
  const compared = {
    ...compare(current.answers, comparable, combined.talkingPoints, since),
    ...(comparable.size < others.size && { movedApart: others.size - comparable.size }),
  };
  const tellRemarkedFirst = (told: readonly TalkingPoint[]) =>
    tellPoints(told, views, ladder, stage, current).sort(
      (a, b) => Number(remarks.has(b.behaviour)) - Number(remarks.has(a.behaviour)),
    );
  const points = tellRemarkedFirst(worth);
  const morePoints = points.slice(mostPoints);
  const settled = tellPoints(agreed, views, ladder, stage, current).slice(0, mostPoints);
  const told = [...worth, ...settled.map(({ behaviour: id }) => ({ id }))];
  const differing = differencesBeside(told, current.answers, comparable);
  const near = tellRemarkedFirst(differing);
  return {
    by: namesOf(views.map(({ by }) => by)),
    raters: views.length,
    date: latest.day,
    level,
    together: both.stage,
    rated: { all: ratingsIn(others).length, ofLevels: rated },
    ...(level !== null && { theirs: toldPlacement(weighed.placement) }),
    both: toldPlacement(both),
    ...withTheirs(ladder, current, ratingsIn(comparable), compared),
    compared,
    doubted: combined.talkingPoints
      .filter(({ self, other }) => self >= held && other < held)
      .map(({ id, other }) => ({ behaviour: id, other })),
    talkingPoints: points.slice(0, mostPoints),
    ...(morePoints.length > 0 && { morePoints }),
    ...(near.length > 0 && { nearPoints: near }),
    ...(settled.length > 0 && { agreed: settled }),
    ratings: ratingsIn(others),
  };
}

/** The latest of each person that lie in the ladder's period, and of which something fits the ladder as it is now. */
function viewsOf(ladder: Ladder, reviews: readonly Review[], today: Day): View[] {
  const start = periodStart(ladder, today);
  const fits = answerRule(ladder);
  return reviews
    .filter(({ day }) => day >= start)
    .map(({ by, day, answers, own }) => {
      const fitting = answers.filter(fits);
      return {
        ...{ by, day, own },
        answers: new Map(fitting.map(({ behaviour, answer }) => [behaviour, answer])),
      };
    })
    .filter(({ answers }) => answers.size > 0)
    .map((view, _, all) => ({
      ...view,
      by: shownName(
        view.by,
        all.map(({ by }) => by),
      ),
    }));
}

interface RatingByOther {
  readonly by: string;
  readonly rating: number;
  readonly date?: Day;
}

/** How others rate one behaviour: the middle one of three or more, under nobody's name. */
export function ratingsByOthers(
  id: string,
  ladder: Ladder,
  reviews: readonly Review[],
  today: Day,
): RatingByOther[] {
  const views = viewsOf(ladder, reviews, today);
  if (views.length < anonymousFrom) return ratingsOf(id, views);
  const by = `${namesOf(views.map((view) => view.by))}, in the middle`;
  return ratingsOf(id, [{ by, answers: middleRatings(views.map(({ answers }) => answers)) }]);
}

/** Whether a level may be told after somebody: a wrong one is worse than none, and the comparison stays. */
function isEnough(model: PlacementModel, answers: Answers, weighed: Weighed): boolean {
  const { stage, rated, confidence, cappedBy } = weighed.placement;
  return (
    rated >= Math.min(fewestOfLevels, model.items.length) &&
    cappedBy === null &&
    isTested(stage, model, weighed.counts) &&
    confidence >= sure &&
    enoughRatings(model, answers, weighed).enough &&
    personFit(model, answers).stacks
  );
}

/** With what they are about; those that need a talk most come first. */
function tellPoints<P extends TalkingPoint>(
  points: readonly P[],
  views: readonly View[],
  ladder: Ladder,
  stage: number,
  own?: Pick<CountingAnswers, 'assessed' | 'carried' | 'rerated'>,
) {
  return points
    .flatMap(({ id, ...ratings }) => {
      const found = findBehaviour(ladder, id);
      if (found === null) return [];
      const { statement } = found.behaviour;
      const where =
        found.level === undefined ? { strand: found.strand.id } : { level: found.level.rank };
      const rated = own?.carried.get(id) ?? own?.rerated.get(id)?.day ?? own?.assessed ?? '';
      // A day says only something beside a newer rating of one's own.
      const each = ratingsOf(id, views).map(({ date = '', ...rating }) => ({
        ...rating,
        ...(date < rated && { date }),
      }));
      return {
        ...{ behaviour: id, statement, ...where, ...ratings },
        ...(views.length === 1 && each[0]?.date && { date: each[0].date }),
        ...(views.length === 2 && each.length > 0 && { each }),
      };
    })
    .sort((a, b) => weightOf(b, ladder, stage) - weightOf(a, ladder, stage));
}

/**
 * Without that on which both agreed, until the person rated it again: others haven't seen since what has changed.
 *
 * @param then the person's own answers when the others gave theirs
 */
function withoutMovedApart(others: Answers, then: Answers, now: Answers): Answers {
  const isApart = ([id, answer]: readonly [string, Answer]) =>
    typeof answer === 'number' && then.get(id) === answer && now.get(id) !== answer;
  return new Map([...others].filter((one) => !isApart(one)));
}

/** The behaviours that others wrote something about. */
function remarkedOn({ evidence }: Pick<CountingAnswers, 'evidence'>): ReadonlySet<string> {
  return new Set(evidence.flatMap(({ fromReview, behaviours }) => (fromReview ? behaviours : [])));
}

/** What others rate below held and say why, where the person rates it higher, but not above held. */
export function doubtedWithReason(
  ladder: Ladder,
  own: Answers,
  { reviews, evidence }: Pick<State, 'reviews' | 'evidence'>,
  { stage, today }: { readonly stage: number; readonly today: Day },
) {
  const { held } = ladder.scale;
  const views = viewsOf(ladder, reviews, today);
  const remarks = remarkedOn({ evidence });
  const others = middleRatings(views.map(({ answers }) => answers));
  const comparable = withoutMovedApart(others, views.at(-1)?.own ?? new Map(), own);
  const doubts = differencesBeside([], own, comparable).filter(
    ({ id, self, other }) =>
      self <= held &&
      other < self &&
      remarks.has(id) &&
      // Whoever does it by a later rating of their own has taken the words to heart.
      (self < held || views.some((view) => view.answers.has(id) && view.own.get(id) === self)),
  );
  return tellPoints(doubts, [], ladder, stage);
}

/** Ratings far enough apart, and those a point apart where others say why. */
function worthATalk(
  apart: readonly TalkingPoint[],
  own: Answers,
  others: Answers,
  remarks: ReadonlySet<string>,
  held: number,
): TalkingPoint[] {
  const withReason = differencesBeside(apart, own, others).filter(
    // Where both say that it's done, the words may well praise.
    ({ id, self, other }) => Math.min(self, other) < held && remarks.has(id),
  );
  return [...apart, ...withReason];
}

/** What both rated differently, without what is told already. */
function differencesBeside(
  told: readonly Pick<TalkingPoint, 'id'>[],
  own: Answers,
  others: Answers,
): TalkingPoint[] {
  return [...others].flatMap(([id, other]) => {
    const self = own.get(id);
    const differs = typeof self === 'number' && typeof other === 'number' && self !== other;
    return differs && told.every((point) => point.id !== id) ? { id, self, other } : [];
  });
}

/**
 * Where the person's answer differed and is the others' since, or was worth a talk and has come near, with what it was.
 */
function agreedSince(
  views: readonly View[],
  current: Pick<CountingAnswers, 'answers' | 'evidence'>,
  others: Answers,
  points: readonly TalkingPoint[],
  held: number,
) {
  const { answers: own } = current;
  // Of several views the first: that was before any of them was known.
  const answers = new Map(views.toReversed().flatMap((view) => [...view.own]));
  const { talkingPoints: apart } = combineRatings(answers, others, held);
  const worth = worthATalk(apart, answers, others, remarkedOn(current), held);
  const settled = new Set(worth.map(({ id }) => id));
  for (const { id } of points) settled.delete(id);
  const differed = [...worth, ...differencesBeside(worth, answers, others)];
  return differed.flatMap(({ id, self: was, other }) => {
    const self = own.get(id);
    const isNear = self === other || (self !== was && settled.has(id));
    return typeof self === 'number' && isNear ? { id, self, other, was } : [];
  });
}

/** What each of two people said: the middle would pass one's doubt off as the other's. */
function ratingsOf(
  id: string,
  views: readonly (Pick<View, 'by' | 'answers'> & { readonly day?: Day })[],
): RatingByOther[] {
  return views.flatMap(({ by, answers, day }) => {
    const rating = answers.get(id);
    return typeof rating === 'number'
      ? { by, rating, ...(day !== undefined && { date: day }) }
      : [];
  });
}

function ratingsIn(answers: Answers): { behaviour: string; other: number }[] {
  return [...answers].flatMap(([behaviour, other]) =>
    typeof other === 'number' ? { behaviour, other } : [],
  );
}

function compare(
  own: Answers,
  others: Answers,
  points: readonly TalkingPoint[],
  since: number,
): Told['compared'] {
  const differences = [...others].flatMap(([id, answer]) => {
    const self = own.get(id);
    return typeof answer === 'number' && typeof self === 'number' ? answer - self : [];
  });
  const count = (is: (difference: number) => boolean) => differences.filter(is).length;
  const rated = differences.length;
  return {
    ...{ rated, alike: rated - points.length },
    lower: count((difference) => difference < 0),
    higher: count((difference) => difference > 0),
    same: count((difference) => difference === 0),
    ...(since > 0 && { since }),
    onePoint: count((difference) => Math.abs(difference) === 1),
  };
}

/** From three people on, nobody is named. */
function namesOf(names: readonly string[]): string {
  return names.length >= anonymousFrom ? `${names.length} people` : names.join(' and ');
}

/** For each behaviour the middle of what several people say; of two middles the lower, so that a doubt counts. */
function middleRatings(views: readonly Answers[]): Answers {
  const [only, ...more] = views;
  if (only !== undefined && more.length === 0) return only;
  const ratings = new Map<string, number[]>();
  const answers = new Map<string, Answer>();
  for (const [id, answer] of views.flatMap((view) => [...view])) {
    answers.set(id, answer);
    if (typeof answer === 'number') ratings.set(id, [...(ratings.get(id) ?? []), answer]);
  }
  for (const [id, given] of ratings) {
    const sorted = given.sort((a, b) => a - b);
    answers.set(id, sorted[Math.floor((sorted.length - 1) / 2)] ?? 0);
  }
  return answers;
}

/** How much a point needs a talk: by the difference, by whether it decides, then by how near it is to the stage. */
function weightOf(
  { self, other, level, strand }: Told['talkingPoints'][number],
  { strands, scale }: Ladder,
  stage: number,
): number {
  const comesFirst = strands.some(({ id, comesFirst: first }) => id === strand && first);
  const away = level === undefined ? Number(!comesFirst) : Math.abs(level - stage);
  const decides = self >= scale.held !== other >= scale.held;
  return Math.abs(self - other) + Number(decides) / 2 - away / 20;
}
