import type { Audience } from '../../core/schema/atoms.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { renderForMe } from './for-me.js';
import { renderForMentor } from './for-mentor.js';
import { renderForPromotion } from './for-promotion.js';

const pages = {
  mentor: renderForMentor,
  promotion: renderForPromotion,
  me: renderForMe,
} as const satisfies Record<Audience, unknown>;

/** The report as GitHub markdown, for one audience. */
export function renderMarkdown(
  report: Report,
  ladder: Ladder,
  audience: Audience,
  locale: string | null = null,
): string {
  return pages[audience](report, ladder, { locale });
}
