import type { Day } from '../../core/base/day.js';
import { isUnnamed } from '../../core/journal/unnamed.js';
import { inWordsOf } from '../../core/ladder/fill-in-terms.js';
import { trackOf } from '../../core/ladder/sides.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { numberWord, things } from './counted.js';
import { formatDay, formatNearDay } from './style.js';
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
  const words = '“{Customer}” stands for whoever the work is for, inside the company or outside.';
  return ` ${inWordsOf(ladder, words)}`;
}

type Point = Ladder['scale']['points'][number];

/** A point of the scale as somebody else would put it; in quotes where the author gives only the person's own words. */
export function seenMeaning({ seen, meaning }: Point): string {
  if (seen !== undefined) return seen;
  return meaning === '' ? '' : `“${meaning}”`;
}

export type Review = NonNullable<Report['review']>;

/** Whom a page has named in full: "Ada" for "Ada, head of architecture". */
export function shortName(by: string): string {
  return isUnnamed(by) ? by : by.replace(/(?<=\S)\s*[,(].*$/, '');
}

/** The same for everybody, as long as it tells them apart. */
function shortNames(all: readonly string[]): readonly string[] {
  const short = all.map(shortName);
  return new Set(short).size === all.length ? short : all;
}

/** null where nobody sees anything differently. */
export function talkSentence({ talkingPoints, by }: Review, about = ''): string | null {
  const { length } = talkingPoints;
  if (length === 0) return null;
  const worth = `${capitalised(things(length))} ${length === 1 ? 'is' : 'are'}`;
  return `${worth} worth a talk with ${by}${about}: career-coach why`;
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

/** What others wrote of it last, beside a question, with who did; empty where nobody wrote. */
export function remarkAbout(
  behaviour: string,
  { answers, review }: Pick<Report, 'answers' | 'review'>,
): string[] {
  if (review === undefined) return [];
  const name = capitalised(shortName(review.by));
  return saidAbout(behaviour, answers, review).map((words) =>
    words.startsWith('“') ? `${name}: ${words}` : words,
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

export function praiseTitle({ by }: Pick<Review, 'by'>): string {
  return `Seen by ${by}: better than you see it`;
}

/** What others rate a point higher and say why, which is praise; then the small differences. */
export function praiseAndRest(review: Review, answers: Report['answers']): [Points, Points] {
  const { nearPoints = [] } = review;
  const praise = nearPoints.filter(
    ({ behaviour, self, other }) =>
      other > self && saidAbout(behaviour, answers, review).length > 0,
  );
  return [praise, nearPoints.filter((point) => !praise.includes(point))];
}

type Points = Review['talkingPoints'];

/** Both ratings in short. */
export function nearWords(
  { self, other, date }: Review['talkingPoints'][number],
  locale: string | null,
  voice: 'you' | 'I' = 'you',
): string {
  const on = date === undefined ? '' : ` on ${formatNearDay(date, locale)}`;
  return voice === 'you'
    ? `You ${self}, they ${other}${on}.`
    : `Mine ${self}, second view ${other}.`;
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
    date,
  }: Review['talkingPoints'][number] & { readonly was?: number },
  { by, raters = 1 }: Pick<Review, 'by' | 'raters'>,
  ladder: Ladder,
  locale: string | null,
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
      ? [said(voice === 'I' ? all : dated(all, date, locale), other)]
      : each.map(({ rating, date: day }, index) =>
          said(dated(names[index] ?? '', day, locale), rating),
        );
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
  return `${capitalised(stand)} under “${alsoDifferTitle}”.`;
}

/** Why ratings that are only one apart are worth a talk: said below the first of them; null elsewhere. */
export function onePointSentence(
  point: Review['talkingPoints'][number],
  { talkingPoints }: Pick<Review, 'talkingPoints'>,
  { scale: { held } }: Ladder,
): string | null {
  const first = talkingPoints.find(
    ({ self, other }) => Math.max(self, other) === held && Math.min(self, other) === held - 1,
  );
  return point === first ? `A ${held} counts as doing it, a ${held - 1} doesn't.` : null;
}

function dated(who: string, day: Day | undefined, locale: string | null): string {
  return day === undefined ? who : `${who}, on ${formatNearDay(day, locale)}`;
}

/** How others rate one behaviour: "Your mentor, on 28 Dec: 2, With help". */
export function othersRatings(
  seen: readonly { readonly by: string; readonly rating: number; readonly date?: Day }[],
  ladder: Ladder,
  locale: string | null,
): string[] {
  return seen.map(
    ({ by, rating, date }) =>
      `${capitalised(dated(by, date, locale))}: ${answerWords(rating, ladder)}`,
  );
}
