import { isUnnamed } from '../../core/journal/unnamed.js';
import { inWordsOf } from '../../core/ladder/fill-in-terms.js';
import { allBehaviours, findLevel } from '../../core/ladder/find-in-ladder.js';
import { trackOf } from '../../core/ladder/sides.js';
import { headlineRanks, type Staged } from '../../core/placement/rival.js';
import { askedAbout, fewestOfLevels } from '../../core/review/questions.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { listed, numberWord } from './counted.js';
import { placedSentence, stageInShort } from './stage-words.js';
import { formatDay } from './style.js';
import { answerWords, capitalised, counted, ended } from './words.js';

/** What the page and the form for a second view say. */

export function reviewTitle(about: string | null): string {
  return about === null ? 'How do you see my work?' : `How do you see ${about}'s work?`;
}

export function reviewIntroduction(
  questions: number,
  about: string | null,
  ladder: Ladder,
): string {
  const { scale } = ladder;
  const minutes = Math.max(2, Math.round(questions / 3));
  return `Others notice what we can't see in ourselves. Here are ${counted(questions, 'thing', 'things')} that ${about ?? 'I'} may or may not do; answering takes about ${minutes} minutes. For each, say how often you've seen it in ${scale.period}. “They” means ${about ?? 'me'} throughout.${whoIsServed(ladder)}`;
}

/** Said before anybody fills anything in. On pages for others, `withoutNames` and `withoutOthersWords` keep to it. */
export function whoSeesIt(about: string | null): string {
  const who = about ?? 'I';
  return `Your name is optional. ${who} will see what you fill in. If one or two people answer, ${who} will see who said what. If three or more do, no names are shown. Pages for anybody else show at most your ratings, without your name or examples.`;
}

/** Whoever works for colleagues has customers, too, and a reader from outside would not think of them. */
function whoIsServed(ladder: Ladder): string {
  if (!('customer' in ladder.terms)) return '';
  const words =
    '“{Customer}” stands for whoever the work is for, including colleagues such as support.';
  return ` ${inWordsOf(ladder, words)}`;
}

type Point = Ladder['scale']['points'][number];

/** A point of the scale as somebody else would put it; in quotes where the author gives only the person's own words. */
export function seenMeaning({ seen, meaning }: Point): string {
  if (seen !== undefined) return seen;
  return meaning === '' ? '' : `“${meaning}”`;
}

type Review = NonNullable<Report['review']>;

/** Their stage, and where both agree, to stand below one's own. */
export function theirSentences(review: Review, own: Staged, ladder: Ladder): string[] {
  return [
    theirSentence(review, ladder),
    middleSentence(review),
    restsOnSentence(review, own),
    comparedSentence(review),
    isHigherThoughStricter(review, own)
      ? 'Their level is higher all the same: people tend to rate themselves high, so a rating by somebody else counts for more.'
      : null,
  ].filter((sentence) => sentence !== null);
}

/** Whether a level above one's own comes of ratings that are mostly lower, which nobody would believe without a word why. */
function isHigherThoughStricter({ level, compared }: Review, own: Staged): boolean {
  const isStricter = compared !== undefined && compared.lower > compared.higher;
  return isStricter && level !== null && level > Math.min(...headlineRanks(own));
}

function theirSentence(review: Review, ladder: Ladder): string {
  const { level, theirs, rated, compared } = review;
  if (level !== null) {
    const title = findLevel(ladder, level)?.title ?? '';
    // Reports of earlier versions do not say how sure it is.
    const { confidence, posterior, cappedBy } = theirs ?? unsure;
    return placedSentence(
      { stage: { level, title, confidence, posterior, cappedBy } },
      'Their answers',
    );
  }
  if (rated === undefined) return 'Their answers are too few for a level.';
  const all = allBehaviours(ladder).length;
  // The form is short on purpose: "4 of 75" would sound as if they had left out most.
  const of = isShortForm(rated.all, ladder) ? things(rated.all) : `${rated.all} of ${all} things`;
  const who = `${whoRated(review)} rated ${of}`;
  const isCompared = compared?.rated !== 0;
  if (rated.ofLevels < fewestOfLevels) {
    const few = `too few for a level. That takes ${numberWord(fewestOfLevels)} answers about levels`;
    return `${who}: ${isCompared ? 'enough to compare, but ' : ''}${few}.`;
  }
  return `${who}${isCompared ? ', enough to compare' : ''}. ${unnamedSentence(review)}`;
}

function unnamedSentence({ between, untested }: Review): string {
  if (untested !== undefined) {
    return `Too few of them are about level ${untested.join(' or ')}, so no level is named.`;
  }
  return between === undefined
    ? "The ratings don't point clearly to one level."
    : `The ratings could mean level ${between.join(' or ')}.`;
}

function things(count: number): string {
  return `${numberWord(count)} ${count === 1 ? 'thing' : 'things'}`;
}

/** Whether the answers are no more than the short form asks for. */
function isShortForm(rated: number, ladder: Ladder): boolean {
  return rated <= askedAbout && askedAbout < allBehaviours(ladder).length;
}

/** Whom a page has named in full: "Ada" for "Ada, head of architecture". */
export function shortName(by: string): string {
  return isUnnamed(by) ? by : by.replace(/(?<=\S)\s*[,(].*$/, '');
}

/** The same for everybody, as long as it tells them apart. */
function shortNames(all: readonly string[]): readonly string[] {
  const short = all.map(shortName);
  return new Set(short).size === all.length ? short : all;
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

/** A level says little about where two people differ: "You both rated 8 things and agree on five. Ada rated three lower than you did." */
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

/** Others' view beside one's own result: "Seen by your lead: level 2, likely. Three things are worth a talk with your lead: career-coach why" */
export function seenBySentence(review: Review, own: Staged): string {
  const { by, theirs } = review;
  // There is no room to say why.
  const level = isHigherThoughStricter(review, own) ? null : review.level;
  const where = theirs === undefined ? `level ${level}` : stageInShort({ stage: theirs });
  const isNamed = level !== null && (review.raters ?? 1) === 1;
  const talk = talkSentence(isNamed ? { ...review, by: shortName(by) } : review);
  if (talk !== null) return level === null ? talk : `Seen by ${by}: ${where}. ${talk}`;
  const seen = level === null ? '' : `${where}. `;
  return `Seen by ${by}: ${seen}${comparedSentence(review) ?? ''} career-coach why shows more.`;
}

/** null where nobody sees anything differently. */
export function talkSentence({ talkingPoints, by }: Review): string | null {
  const { length } = talkingPoints;
  if (length === 0) return null;
  const worth = `${capitalised(things(length))} ${length === 1 ? 'is' : 'are'}`;
  return `${worth} worth a talk with ${by}: career-coach why`;
}

/** Others' words, told as such; they begin with the name of whoever wrote them. */
export function saidInView(
  { date, text }: { readonly date: string; readonly text: string },
  locale: string | null,
): string {
  return `Said in a second view of ${formatDay(date, locale)}: ${text}`;
}

/** More would bury the talking points. */
const mostSaid = 2;

/** What others wrote of a behaviour last; with their names where there are several. */
export function saidAbout(
  wanted: string,
  answers: Report['answers'],
  { by, raters = 1 }: Pick<Review, 'by' | 'raters'>,
): string[] {
  const said = answers.find(({ behaviour }) => behaviour === wanted)?.said ?? [];
  // The name of one stands with the rating already.
  const name = raters > 1 ? null : `${by}: `.toLowerCase();
  return said
    .slice(0, Math.min(raters, mostSaid))
    .map(({ text }) =>
      name !== null && text.toLowerCase().startsWith(name) ? `“${text.slice(name.length)}”` : text,
    );
}

/** What to ask about points of a talk. The name may be a role: “ask former lead” would be no English. */
export const talkQuestion = 'ask: “When did you last see this, or miss it?”';

/** What differed until the person rated it again: else it would be gone without a word. A point apart is no agreement. */
export function settledParts({ agreed = [] }: Pick<Review, 'agreed'>, voice: 'you' | 'I' = 'you') {
  const [agree, near] =
    voice === 'you'
      ? ['Where you now agree', "Where you're now a point apart"]
      : ['I rated this again, and we now agree', "I rated this again, and we're now a point apart"];
  const parts = [
    { title: agree, points: agreed.filter(({ self, other }) => self === other) },
    { title: near, points: agreed.filter(({ self, other }) => self !== other) },
  ];
  return parts.filter(({ points }) => points.length > 0);
}

/** The heading over what differs beyond the talking points. */
export const alsoDifferTitle = 'You also differ on';

/** The heading over what differs by a point that decides nothing. */
export const nearTitle = 'Small differences';

/** Both ratings in short. */
export function nearWords(
  { self, other }: Review['talkingPoints'][number],
  voice: 'you' | 'I' = 'you',
): string {
  return voice === 'you' ? `You ${self}, they ${other}.` : `Mine ${self}, second view ${other}.`;
}

/** Names the first point, because nobody knows an id by heart, but leaves the rating open: theirs is not one's own. */
export function rateAgainSentence({ talkingPoints: [first] }: Review): string | null {
  return first === undefined
    ? null
    : `Your next assessment asks again about what is worth a talk. To change a rating sooner: career-coach checkin --rate ${first.behaviour}=N`;
}

/** Both ratings in words, with who gave them, and with the side where the ladder has tracks. */
export function pointWords(
  {
    behaviour,
    self,
    other,
    each,
    was,
  }: Review['talkingPoints'][number] & { readonly was?: number },
  { by, raters = 1 }: Pick<Review, 'by' | 'raters'>,
  ladder: Ladder,
  voice: 'you' | 'I' = 'you',
): string {
  const side = trackOf(ladder, behaviour);
  const about = side === null ? [] : [side];
  const said = (who: string, rating: number) => `${who}: ${answerWords(rating, ladder)}`;
  const [mine, they] =
    voice === 'I'
      ? ['My answer', raters === 1 ? 'Second view' : 'Second views']
      : ['You', raters === 1 ? shortName(by) : by];
  const names = shortNames((each ?? []).map(({ by: who }) => who));
  // Nobody's own words: of several ratings one stands for all.
  const middle = raters > 2 ? ', in the middle' : ', the lower of two';
  const all = raters === 1 ? they : they + middle;
  const theirs =
    voice === 'I' || each === undefined
      ? [said(all, other)]
      : each.map(({ rating }, index) => said(names[index] ?? '', rating));
  const before = was === undefined ? '' : ` (was ${answerWords(was, ladder)})`;
  return [...about, said(mine, self) + before, ...theirs]
    .map((words) => ended(capitalised(words)))
    .join(' ');
}

/** Some of what differs is no point of the talk: then a list that stops at five would seem to be all. */
export function othersDifferSentence({ morePoints = [] }: Review): string | null {
  const { length } = morePoints;
  if (length === 0) return null;
  const stand = length === 1 ? 'one more stands' : `${numberWord(length)} more stand`;
  return `These matter most; ${stand} under “${alsoDifferTitle}”.`;
}

/** Once for all points of a talk: why ratings that are only one apart are among them; null where none are. */
export function onePointSentence(
  { talkingPoints }: Pick<Review, 'talkingPoints'>,
  { scale }: Ladder,
): string | null {
  return talkingPoints.some(
    ({ self, other }) => Math.abs(self - other) === 1 && self >= scale.held !== other >= scale.held,
  )
    ? `${scale.held - 1} and ${scale.held} are only a point apart, but ${scale.held} counts as done and ${scale.held - 1} doesn't.`
    : null;
}

/** How others rate one behaviour: "Your mentor: 2, With help". */
export function othersRatings(
  seen: readonly { readonly by: string; readonly rating: number }[],
  ladder: Ladder,
): string[] {
  return seen.map(({ by, rating }) => `${capitalised(by)}: ${answerWords(rating, ladder)}`);
}
