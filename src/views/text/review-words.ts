import { inWordsOf } from '../../core/ladder/fill-in-terms.js';
import { trackOf } from '../../core/ladder/sides.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { answerWords, capitalised, counted, ended, levelName } from './words.js';

/** What the page and the form for a second view say. */

export function reviewTitle(about: string | null): string {
  return about === null ? 'How do you see my work?' : `How do you see the work of ${about}?`;
}

export function reviewIntroduction(
  questions: number,
  about: string | null,
  ladder: Ladder,
): string {
  const { scale } = ladder;
  const minutes = Math.max(2, Math.round(questions / 5));
  return `You see things that people can't see of themselves. Here are ${counted(questions, 'question', 'questions')}, about ${minutes} minutes. Think of ${scale.period}, and answer by what you've seen yourself. In the answers, “they” means ${about ?? 'me'}.${whoIsServed(ladder)}`;
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

/** A report with a second view. */
export type ReviewedReport = Pick<Report, 'stage'> & { readonly review: Review };

/** Their stage, and all answers together, to stand below one's own. */
export function theirSentences(
  { review: { level, together, talkingPoints }, stage }: ReviewedReport,
  ladder: Ladder,
): string[] {
  const theirs =
    level === null
      ? 'Their answers are too few for a level of their own.'
      : ended(`Their answers point to ${levelName(ladder, level)}`);
  const both = ended(`Yours and theirs together point to ${levelName(ladder, together)}`);
  const isLower = together < stage.level && (level === null || together < level);
  return [
    theirs,
    both,
    ...(isLower ? [lowerTogether] : []),
    ...(talkingPoints.length === 0 ? [agreement] : []),
  ];
}

/** A behaviour counts at the middle of both ratings, rounded down: so doubts about different things add up. */
const lowerTogether =
  'That is lower than either, because each of you rated other things low: together, fewer count as done.';
export const agreement = 'Where you both gave a rating, you agree on what counts.';

/** Others' view beside one's own result: "Seen by your lead: their answers point to level 2, …". */
export function seenBySentence({ by, level, together }: Review): string {
  const sum = `yours and theirs together ${level === null ? 'point ' : ''}to level ${together}`;
  const theirs = level === null ? '' : `their answers point to level ${level}, `;
  return `Seen by ${by}: ${theirs}${sum}. career-coach why shows more.`;
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
  const both = `${about}${mine}: ${answerWords(self, ladder)}. ${theirs}: ${answerWords(other, ladder)}.`;
  return Math.abs(self - other) === 1
    ? `${both} Only one point apart, but from ${ladder.scale.held} on it counts as doing it.`
    : both;
}
