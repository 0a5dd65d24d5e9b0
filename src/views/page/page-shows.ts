import type { PageName } from '../../core/schema/atoms.js';
import { listed } from '../pictures/strip.js';
import type { PageContent } from './page.js';

/** What a reader of the page learns, in a sentence: nobody should hand on more than they mean to. null: it's for oneself. */
export function pageShows({ report, changes }: PageContent, name: PageName): string | null {
  if (name === 'me') return null;
  const { answers, plan, review } = report;
  const notes = [...answers.flatMap(({ evidence }) => evidence), ...(changes?.evidence ?? [])];
  const hasReasons = [...plan.active, ...plan.queue].some(({ because }) => because !== undefined);
  const noted = notes.length > 0 ? 'your notes' : null;
  const shown =
    name === 'promotion'
      ? [`what you do of level ${plan.targetLevel}`, noted]
      : [
          name === 'mentor' ? 'your level' : 'what has changed',
          "what's missing",
          'your plan',
          hasReasons ? 'what keeps you from it' : null,
          noted,
          (review?.talkingPoints.length ?? 0) > 0 ? 'where others see you differently' : null,
        ];
  return `The page shows ${listed(shown)}. Read it through before you send it.`;
}
