import { unended } from '../../core/base/sentence.js';
import { isUnnamed } from '../../core/journal/unnamed.js';
import { findLevel } from '../../core/ladder/find-in-ladder.js';
import { headlineRanks, type Staged } from '../../core/placement/rival.js';
import { isStricter } from '../../core/review/describe-review.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { listed, numberWord } from './counted.js';
import type { Review } from './review-words.js';
import { shortName, talkSentence } from './review-words.js';
import { atWords, placedSentence, stageInShort, standingInShort } from './stage-words.js';
import { capitalised, counted } from './words.js';

/** How both compare, to stand below one's own stage; with theirs where their answers are enough for one. */
export function theirSentences(review: Review, own: Staged, ladder: Ladder): string[] {
  const level = levelToName(review, own);
  return [
    level === null ? null : theirSentence(level, review, ladder),
    middleSentence(review),
    level !== null ? restsOnSentence(review, own) : null,
    comparedSentence(review),
  ].filter((sentence) => sentence !== null);
}

/** None where a level above one's own comes of ratings that are mostly lower, which nobody would believe. */
function levelToName({ level, compared }: Review, own: Staged): number | null {
  return isStricter(compared) && (level ?? 0) > Math.min(...headlineRanks(own)) ? null : level;
}

/**
 * What their ratings would mean: "With Ada's nine ratings in place of yours, you'd stay at level 3." Their own level
 * says more.
 */
export function inPlaceSentence(
  review: Review,
  own: Pick<Report, 'stage'> & Staged,
): string | null {
  const { withTheirs, rated, by, raters = 1 } = review;
  if (withTheirs === undefined || levelToName(review, own) !== null) return null;
  const name = raters > 1 || isUnnamed(by) ? null : shortName(by);
  const whose = name === null ? 'their' : `${name}'s`;
  const count = rated?.all ?? 0;
  const ratings = `${numberWord(count)} ${count === 1 ? 'rating' : 'ratings'}`;
  const opening = `With ${whose} ${ratings} in place of yours,`;
  if (withTheirs === null) {
    const still = own.fit === undefined ? '' : 'still ';
    return `${opening} ${still}no one level would describe you.`;
  }
  const now = standingInShort({ level: own.stage.level, ranks: headlineRanks(own) });
  const then = standingInShort(withTheirs);
  const moved = movedWords(withTheirs, own);
  const why = mostlyWords(withTheirs, name ?? 'they');
  if (own.fit === undefined && now === then) {
    return `${opening} you'd stay ${atWords(then)}${moved && `, at ${moved}${why}`}.`;
  }
  return `${opening} you'd be ${atWords(then)}${moved && ` (${moved})`}${why}.`;
}

/** "2.5 instead of 2.7": the same headline can stand on less, or on more. Empty where that's no news. */
function movedWords({ position }: WithTheirs, { stage, fit }: Pick<Report, 'stage'> & Staged) {
  const isOpen = fit !== undefined || stage.cappedBy !== null || position === undefined;
  return isOpen || position === stage.position
    ? ''
    : `${position.toFixed(1)} instead of ${stage.position.toFixed(1)}`;
}

type WithTheirs = NonNullable<Review['withTheirs']>;

/** Where they agree on most things, a fall without a reason only frightens. */
function mostlyWords({ mostly }: WithTheirs, who: string): string {
  if (mostly === undefined) return '';
  const { statement, self, other } = mostly;
  const mine = self === undefined ? '' : `you ${self}, `;
  return `, most of all because of “${unended(statement)}” (${mine}${who} ${other})`;
}

function theirSentence(level: number, { theirs }: Review, ladder: Ladder): string {
  const title = findLevel(ladder, level)?.title ?? '';
  // Reports of earlier versions do not say how sure it is.
  const { confidence, posterior, cappedBy } = theirs ?? unsure;
  return placedSentence(
    { stage: { level, title, confidence, posterior, cappedBy } },
    'Their answers',
  );
}

export function things(count: number): string {
  return `${numberWord(count)} ${count === 1 ? 'thing' : 'things'}`;
}

/** One person by name: “they” could be several. */
function whoRated({ by, raters = 1 }: Review): string {
  return raters > 1 || isUnnamed(by) ? 'They' : capitalised(shortName(by));
}

const unsure = { confidence: 0.5, posterior: [], cappedBy: null };

function restsOnSentence({ rated, level }: Review, { levels = [] }: Staged): string | null {
  if (rated === undefined || level === null) return null;
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
function comparedSentence(review: Review): string | null {
  const { compared, raters = 1 } = review;
  if (compared === undefined) return null;
  const { rated, lower, higher } = compared;
  if (rated === 0) return "You rated none of the same things, so there's nothing to compare.";
  const which = (count: number) => {
    const all = rated > 2 ? `all ${numberWord(rated)}` : 'both';
    return rated === 1 ? 'it' : count === rated ? all : numberWord(count);
  };
  const same = rated - lower - higher;
  const both = raters === 1 ? 'You both' : 'You and they';
  const agree = same === 0 ? '' : ` and agree on ${which(same)}`;
  const some = (count: number, how: string) => (count === 0 ? null : `${which(count)} ${how}`);
  const told = listed([
    some(lower, 'lower than you did'),
    some(higher, lower === 0 ? 'higher than you did' : 'higher'),
  ]);
  const differ = told === null ? '' : ` ${whoRated(review)} rated ${told}.`;
  return `${both} rated ${things(rated)}${agree}.${differ}`;
}

/**
 * Others' view beside one's own result: "Seen by your lead: level 2, likely. Three things are worth a talk with your
 * lead: career-coach why"
 */
export function seenBySentence(review: Review, own: Staged): string {
  const { by, theirs } = review;
  const level = levelToName(review, own);
  const where = theirs === undefined ? `level ${level}` : stageInShort({ stage: theirs });
  const isNamed = level !== null && (review.raters ?? 1) === 1;
  const talk = talkSentence(isNamed ? { ...review, by: shortName(by) } : review);
  if (talk !== null) return level === null ? talk : `Seen by ${by}: ${where}. ${talk}`;
  const seen = level === null ? '' : `${where}. `;
  return `Seen by ${by}: ${seen}${comparedSentence(review) ?? ''} career-coach why shows more.`;
}
