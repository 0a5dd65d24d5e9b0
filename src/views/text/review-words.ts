import { inWordsOf } from '../../core/ladder/fill-in-terms.js';
import { findLevel } from '../../core/ladder/find-in-ladder.js';
import { trackOf } from '../../core/ladder/sides.js';
import { headlineRanks, type Staged } from '../../core/placement/rival.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
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
  return `Others notice what we can't see in ourselves. Here are ${counted(questions, 'thing', 'things')} that ${about ?? 'I'} may or may not do, about ${minutes} minutes. For each, say how often you've seen it in ${scale.period}. “They” means ${about ?? 'me'} throughout.${whoIsServed(ladder)}`;
}

/** Whoever works for colleagues has customers, too, and a reader from outside would not think of them. */
function whoIsServed(ladder: Ladder): string {
  if (!('customer' in ladder.terms)) return '';
  const words = 'The {customer} is whoever the work is for, also inside your own company.';
  return ` ${inWordsOf(ladder, words)}`;
}

type Point = Ladder['scale']['points'][number];

/** A point of the scale as somebody else would put it; in quotes where the author gives only the person's own words. */
export function seenMeaning({ seen, meaning }: Point): string {
  if (seen !== undefined) return seen;
  return meaning === '' ? '' : `“${meaning}”`;
}

type Review = NonNullable<Report['review']>;

/** Their stage, what both see alike, and all answers together, to stand below one's own. */
export function theirSentences(review: Review, own: Staged, ladder: Ladder): string[] {
  return [
    theirSentence(review, ladder),
    restsOnSentence(review),
    comparedSentence(review),
    togetherSentence(review, own, ladder),
  ].filter((sentence) => sentence !== null);
}

function theirSentence({ level, theirs }: Review, ladder: Ladder): string {
  return level === null
    ? 'Their answers are too few for a level.'
    : stagedSentence({ level, ...theirs }, 'Their answers', ladder);
}

/** Reports of earlier versions do not say how sure the level is. */
function stagedSentence(
  {
    level,
    confidence = 0.5,
    posterior = [],
    cappedBy = null,
  }: Partial<Staged['stage']> & {
    readonly level: number;
  },
  answers: string,
  ladder: Ladder,
): string {
  const title = findLevel(ladder, level)?.title ?? '';
  return placedSentence({ stage: { level, title, confidence, posterior, cappedBy } }, answers);
}

function restsOnSentence({ rated, level }: Review): string | null {
  if (rated === undefined) return null;
  const { all, ofLevels } = rated;
  if (level === null) return `They gave ${counted(all, 'answer', 'answers')}.`;
  const rests = `Theirs rests on ${counted(ofLevels, 'answer', 'answers')}`;
  const habits = all - ofLevels;
  return habits === 0
    ? `${rests}.`
    : `${rests}; ${habits} more ${habits === 1 ? 'was' : 'were'} about habits, which don't count for a level.`;
}

/** A level says little about where two people differ. */
function comparedSentence({ compared }: Review): string | null {
  if (compared === undefined) return null;
  if (compared.rated === 0) {
    return 'You both rated nothing in common, so there is nothing to compare.';
  }
  return `You both rated ${counted(compared.rated, 'thing', 'things')}: ${distances(compared)}.`;
}

/** "5 alike, 5 one point apart, 1 further apart". */
function distances({ rated, same = 0, onePoint = 0 }: NonNullable<Review['compared']>): string {
  if (same === rated && rated > 1) return 'all alike';
  return [
    [same, 'alike'],
    [onePoint, 'one point apart'],
    [rated - same - onePoint, same + onePoint === 0 ? 'two points or more apart' : 'further apart'],
  ]
    .filter(([count]) => count !== 0)
    .map((words) => words.join(' '))
    .join(', ');
}

/**
 * Only where neither it nor a level it names lies outside both: a behaviour counts at the middle of both ratings, rounded down, so
 * doubts about different things add up to less than either, and nobody would learn anything from that.
 */
function togetherSentence(
  { level, theirs, together, both }: Review,
  own: Staged,
  ladder: Ladder,
): string | null {
  const stage = own.stage.level;
  if (level === null || together < Math.min(stage, level) || together > Math.max(stage, level)) {
    return null;
  }
  const named = [...headlineRanks(own), ...(theirs ? headlineRanks({ stage: theirs }) : [level])];
  const ranks = both ? headlineRanks({ stage: both }) : [together];
  if (Math.min(...ranks) < Math.min(...named) || Math.max(...ranks) > Math.max(...named)) {
    return null;
  }
  return stagedSentence({ ...both, level: together }, 'Taken together, the answers', ladder);
}

/** Others' view beside one's own result: "Seen by your lead: level 2, likely; of 11 things, 7 alike, 4 one point apart." */
export function seenBySentence({ by, level, theirs, compared, talkingPoints }: Review): string {
  const where =
    level === null
      ? 'too few answers for a level'
      : theirs === undefined
        ? `level ${level}`
        : stageInShort({ stage: theirs });
  const apart =
    compared === undefined || compared.rated === 0
      ? ''
      : `; of ${counted(compared.rated, 'thing', 'things')}, ${distances(compared)}`;
  const more = talkingPoints.length === 0 ? ' career-coach why shows more.' : '';
  return `Seen by ${by}: ${where}${apart}.${more}`;
}

/** The difference that matters most: "You: 4. They: 2. STATEMENT And 2 more: career-coach why" */
export function decidingSentence({ talkingPoints: [first, ...others] }: Review): string {
  if (first === undefined) return '';
  const more = others.length === 0 ? 'More' : `And ${others.length} more`;
  return `You: ${first.self}. They: ${first.other}. ${ended(first.statement)} ${more}: career-coach why`;
}

/** Others' words, told as such; they begin with the name of whoever wrote them. */
export function saidInView(
  { date, text }: { readonly date: string; readonly text: string },
  locale: string | null,
): string {
  return `Said in a second view of ${formatDay(date, locale)}: ${text}`;
}

/** What to ask about each point of a talk. */
export const talkQuestion = 'For each, ask: when did you last see it, or miss it?';

/** Both ratings in words, with the side where the ladder has tracks. */
export function pointWords(
  { behaviour, self, other }: Review['talkingPoints'][number],
  ladder: Ladder,
  voice: 'you' | 'I' = 'you',
): string {
  const side = trackOf(ladder, behaviour);
  const about = side === null ? '' : `${capitalised(side)}. `;
  const [mine, theirs] = voice === 'you' ? ['You', 'They'] : ['My answer', 'Theirs'];
  return `${about}${mine}: ${answerWords(self, ladder)}. ${theirs}: ${answerWords(other, ladder)}.`;
}

/** Once for all points of a talk: why ratings that are only one apart are among them; null where none are. */
export function onePointSentence(
  { talkingPoints }: Pick<Review, 'talkingPoints'>,
  { scale }: Ladder,
): string | null {
  return talkingPoints.some(({ self, other }) => Math.abs(self - other) === 1)
    ? `One point can matter: from ${scale.held} on, it counts as doing it.`
    : null;
}
