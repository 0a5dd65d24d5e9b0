import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { renderForMe } from './for-me.js';
import { renderForMentor } from './for-mentor.js';
import { renderForPromotion } from './for-promotion.js';

/** Who reads an export. */
export type Audience = keyof typeof pages;

const pages = {
  mentor: renderForMentor,
  promotion: renderForPromotion,
  me: renderForMe,
} as const;

/** The report as GitHub markdown, for one kind of reader. */
export function renderMarkdown(
  report: Report,
  ladder: Ladder,
  audience: Audience,
  locale: string | null = null,
): string {
  return pages[audience](report, ladder, { locale });
}
