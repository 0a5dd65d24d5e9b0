import { unended } from '../../core/base/sentence.js';
import { isUnnamed } from '../../core/journal/unnamed.js';
import { findLevel } from '../../core/ladder/find-in-ladder.js';
import { isSmallMove } from '../../core/placement/placement.js';
import { headlineRanks, type Staged } from '../../core/placement/rival.js';
import { isStricter } from '../../core/review/in-place.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { listed, numberWord, things } from './counted.js';
import type { Review } from './review-words.js';
import { shortName, talkSentence } from './review-words.js';
import { atWords, placedSentence, stageInShort, standingInShort } from './stage-words.js';
import { capitalised, counted } from './words.js';

/** How both compare, to stand below one's own stage; with theirs where their answers are enough for one. */
export function theirSentences(review: Review, own: Staged, ladder: Ladder): string[] {
  const theirs = levelToName(review, own);
  return [
    theirs && theirSentence(theirs, ladder),
    middleSentence(review),
    theirs && restsOnSentence(review, own),
    comparedSentence(review),
  ].filter((sentence) => sentence !== null);
}

/** None where a level above one's own comes of ratings that are mostly lower, which nobody would believe. */
function levelToName({ theirs, compared }: Review, own: Staged): Staged['stage'] | null {
  if (theirs === undefined) return null;
  const isAbove = theirs.level > Math.min(...headlineRanks(own));
  return isAbove && isStricter(compared) ? null : theirs;
}

/**
 * What their ratings would mean: "With Ada's nine ratings in place of yours, you'd stay at level 3." Their own level
 * says more.
 */
export function inPlaceSentence(
  review: Review,
  own: Pick<Report, 'stage'> & Staged,
): string | null {
  const { withTheirs } = review;
  if (withTheirs === undefined || levelToName(review, own) !== null) return null;
  const opening = `With ${theirRatings(review)} in place of yours,`;
  const now = standingInShort({ level: own.stage.level, ranks: headlineRanks(own) });
  const then = standingInShort(withTheirs);
  const { mostly, ranks, position } = withTheirs;
  const moved = movedWords(withTheirs, own);
  // Where they agree on most things, a fall without a reason only frightens.
  const why = mostly ? `, most of all because of ${ratedWords(mostly, review)}` : '';
  const isClose = position !== undefined && isSmallMove(own.stage.position, position);
  const beside = isClose ? `, but only just: at ${moved}` : ` (${moved})`;
  const whyMoved = position === own.stage.position ? '' : why;
  if (ranks.length === 0) return moved ? `${opening} you'd be at ${moved}${whyMoved}.` : null;
  return own.fit === undefined && now === then
    ? `${opening} you'd stay ${atWords(then)}${moved && `, at ${moved}${whyMoved}`}.`
    : `${opening} you'd be ${atWords(then)}${moved && beside}${why}.`;
}

/** "Ada's nine ratings" */
function theirRatings(review: Review): string {
  const { rated, compared } = review;
  const name = nameOf(review);
  const count = rated.all - (compared.movedApart ?? 0);
  const ratings = `${numberWord(count)} ${count === 1 ? 'rating' : 'ratings'}`;
  return `${name === null ? 'their' : `${name}'s`} ${ratings}`;
}

/** "2.5 instead of 2.7": the same headline can stand on less, or on more. Empty where no position is told. */
function movedWords({ position }: WithTheirs, { stage }: Pick<Report, 'stage'>): string {
  if (position === undefined) return '';
  const told = position.toFixed(1);
  return position === stage.position
    ? `${told} as now`
    : `${told} instead of ${stage.position.toFixed(1)}`;
}

type WithTheirs = NonNullable<Review['withTheirs']>;

/** "“Asks why” (you 4, Ada 2)" */
function ratedWords({ statement, self, other }: Rated, review: Review): string {
  const mine = self === undefined ? '' : `you ${self}, `;
  return `“${unended(statement)}” (${mine}${nameOf(review) ?? 'they'} ${other})`;
}

type Rated = NonNullable<WithTheirs['mostly']>;

/**
 * What others doubt in each habit whose bar is full: "Listen, seen by Ada: “Asks why” (you 4, Ada 2)." Else the bar would
 * stand there as if both saw it so.
 */
export function seenOfHabits(
  review: Report['review'],
  full: readonly Pick<Report['strands'][number], 'id' | 'title'>[],
): string[] {
  const { talkingPoints = [], morePoints = [], doubted = [] } = review ?? {};
  const doubts = [...talkingPoints, ...morePoints].filter(({ behaviour }) =>
    doubted.some((one) => one.behaviour === behaviour),
  );
  return full.flatMap(({ id, title }) => {
    const point = doubts.find(({ strand }) => strand === id);
    if (review === undefined || point === undefined) return [];
    return `${title}, seen by ${nameOf(review) ?? review.by}: ${ratedWords(point, review)}.`;
  });
}

/** One person by name: “they” could be several. */
function nameOf({ by, raters = 1 }: Review): string | null {
  return raters > 1 || isUnnamed(by) ? null : shortName(by);
}

function theirSentence(theirs: Staged['stage'], ladder: Ladder): string {
  const title = findLevel(ladder, theirs.level)?.title ?? '';
  return placedSentence({ stage: { ...theirs, title } }, 'Their answers');
}

function restsOnSentence({ rated }: Review, { levels = [] }: Staged): string {
  const own = levels.reduce((sum, { rated: ofLevel }) => sum + ofLevel, 0);
  const yours = own === 0 ? '' : `, yours on ${own}`;
  const habits = rated.all > rated.ofLevels ? " Answers about habits don't change the level." : '';
  return `Their level rests on ${counted(rated.ofLevels, 'answer', 'answers')}${yours}.${habits}`;
}

/** Where several people rated, it takes one rating to compare with. */
function middleSentence({ raters = 1 }: Review): string | null {
  return raters === 1
    ? null
    : 'Where their ratings differ, the middle one counts; of two, the lower.';
}

/**
 * A level says little about where two people differ: "You both rated 8 things and agree on five. Ada rated three lower
 * than you did."
 */
function comparedSentence(review: Review): string {
  const { compared, raters = 1 } = review;
  const { rated, lower, higher, since = 0, movedApart = 0 } = compared;
  const apart = (agreed: string) =>
    movedApart === 0 ? '' : `${agreed}, until you changed your rating.`;
  if (rated === 0) {
    const agreed = apart(`You agreed on ${things(movedApart)}`);
    return agreed || "You rated none of the same things, so there's nothing to compare.";
  }
  const which = (count: number) => {
    const all = rated > 2 ? `all ${numberWord(rated)}` : 'both';
    return rated === 1 ? 'it' : count === rated ? all : numberWord(count);
  };
  const same = rated - lower - higher;
  const both = raters === 1 ? 'You both' : 'You and they';
  const ofThem = since < same ? `${numberWord(since)} of them ` : '';
  // An older view seems to have said what one has come to see only later.
  const now = since === 0 ? '' : ` now, ${ofThem}since you rated again`;
  const agree = same === 0 ? '' : ` and agree on ${which(same)}${now}`;
  const some = (count: number, how: string) => (count === 0 ? null : `${which(count)} ${how}`);
  const told = listed([
    some(lower, 'lower than you did'),
    some(higher, lower === 0 ? 'higher than you did' : 'higher'),
  ]);
  const differ = told === null ? '' : ` ${capitalised(nameOf(review) ?? 'they')} rated ${told}.`;
  return `${both} rated ${things(rated)}${agree}.${differ}${apart(` On ${numberWord(movedApart)} more you agreed`)}`;
}

/**
 * Others' view beside one's own result: "Seen by your lead: level 2, likely. Three things are worth a talk with your
 * lead, most of all “Asks why” (you 4, your lead 2): career-coach why"
 */
export function seenBySentence(review: Review, own: Staged): string {
  const { by, talkingPoints } = review;
  const theirs = levelToName(review, own);
  const seen = `Seen by ${by}: ${theirs ? `${stageInShort({ stage: theirs })}. ` : ''}`;
  // Habits don't change the level.
  const lower = talkingPoints.find(({ level, self, other }) => level && self - other >= 2);
  // What `why` names first is what is most worth it.
  const isFirst = lower === talkingPoints[0];
  const most = talkingPoints.length === 1 ? '' : isFirst ? 'most of all ' : 'such as ';
  const about = lower && `, ${most}${ratedWords(lower, review)}`;
  const talk = talkSentence({ ...review, by: nameOf(review) ?? by }, about);
  if (talk !== null) return theirs ? seen + talk : talk;
  return `${seen}${comparedSentence(review)} career-coach why shows more.`;
}
