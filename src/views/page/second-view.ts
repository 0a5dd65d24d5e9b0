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
import type { Block } from './page.js';
import { bullets, paragraph, section } from './parts.js';

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
  const itemOf = (point: (typeof talkingPoints)[number]) => ({
    text: point.statement,
    under: [
      { text: pointWords(point, review, ladder, locale, 'I') },
      ...onePoint(point, review, ladder),
    ],
  });
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

/** As a line of its own, where it's said. */
export function onePoint(...about: Parameters<typeof onePointSentence>) {
  const text = onePointSentence(...about);
  return text === null ? [] : [{ text }];
}

/** Differences that matter less, a line each. */
export function briefly(
  title: string,
  points: NonNullable<Report['review']>['nearPoints'],
  locale: string | null,
  voice: Voice,
): Block[] {
  return section(title, [
    bullets((points ?? []).map((point) => `${point.statement} ${nearWords(point, locale, voice)}`)),
  ]);
}
