import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import {
  nearTitle,
  nearWords,
  onePointSentence,
  pointWords,
  settledParts,
} from '../text/review-words.js';
import type { Voice } from '../text/stage-words.js';
import { formatDay } from '../text/style.js';
import type { Block, Item } from './page.js';
import { bullets, paragraph, section } from './parts.js';

type Review = NonNullable<Report['review']>;

/**
 * What a review gives to talk about, until both rate it alike or the review is too old to count; then what both rated
 * differently before.
 */
export function seenDifferently(
  { review }: Report,
  ladder: Ladder,
  locale: string | null,
  agreed = review?.agreed ?? [],
): Block[] {
  if (review === undefined) return [];
  const { talkingPoints, nearPoints = [] } = review;
  if (talkingPoints.length + agreed.length + nearPoints.length === 0) return [];
  const itemOf = pointItems(review, ladder, locale, 'I');
  const items = talkingPoints.map(itemOf);
  const { raters = 1, date } = review;
  // Who it was is for them to say, or for me when I'm asked; the reader may be the one.
  const day = formatDay(date, locale);
  const see = items.length + nearPoints.length > 0 ? 'see' : 'saw';
  return section(`Where others ${see} me differently`, [
    paragraph(
      raters === 1
        ? `This compares my answers with a second view of ${day}.`
        : `This compares my answers with what ${raters} people say, the last on ${day}.`,
    ),
    { kind: 'list', ordered: true, items },
    paragraph(items.length > 0 ? 'For each: when did you last see it, or miss it?' : null),
    ...briefly('We also differ on', review.morePoints, locale, 'I'),
    ...briefly(nearTitle, nearPoints, locale, 'I'),
    ...settledParts({ agreed }, 'I').flatMap(({ title, points }) =>
      section(title, [{ kind: 'list', items: points.map(itemOf) }]),
    ),
  ]);
}

/** What makes an entry of a point: what both say, and what that one point would change, where it's said. */
export function pointItems(
  review: Review,
  ladder: Ladder,
  locale: string | null,
  voice: Voice,
): (point: Review['talkingPoints'][number]) => Item {
  return (point) => {
    const change = onePointSentence(point, review, ladder);
    const words = pointWords(point, review, ladder, locale, voice);
    return {
      text: point.statement,
      under: [{ text: words }, ...(change === null ? [] : [{ text: change }])],
    };
  };
}

/** Differences that matter less, a line each. */
export function briefly(
  title: string,
  points: Review['nearPoints'],
  locale: string | null,
  voice: Voice,
): Block[] {
  return section(title, [
    bullets((points ?? []).map((point) => `${point.statement} ${nearWords(point, locale, voice)}`)),
  ]);
}
