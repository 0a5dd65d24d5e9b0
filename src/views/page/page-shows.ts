import type { PageName } from '../../core/schema/atoms.js';
import { listed } from '../text/counted.js';
import { settledSince } from './agenda.js';
import { replacedIn, wasInTheWay } from './for-mentor.js';
import { isBacked } from './for-promotion.js';
import type { PageContent } from './page.js';

/** What a reader of the page learns, in a sentence: nobody should hand on more than they mean to. null: it's for oneself. */
export function pageShows(content: PageContent, name: PageName): string | null {
  if (name === 'me') return null;
  const { plan, review } = content.report;
  const noted = hasNotes(content, name) ? 'your notes' : null;
  const shown =
    name === 'promotion'
      ? [`what you do at level ${plan.targetLevel}`, noted]
      : [
          name === 'mentor' ? 'your level' : 'what has changed',
          "what's missing",
          'your plan',
          hasReasons(content, name) ? 'what keeps you from it' : null,
          noted,
          showsOthersView(review, name) ? 'where others see you differently' : null,
        ];
  return `The page shows ${listed(shown)}. Read it through before you send it.`;
}

function showsOthersView(review: PageContent['report']['review'], name: PageName): boolean {
  const { talkingPoints = [], nearPoints = [], agreed = [] } = review ?? {};
  return talkingPoints.length + nearPoints.length > 0 || (name === 'mentor' && agreed.length > 0);
}

function hasNotes({ report, ladder, history, changes }: PageContent, name: PageName): boolean {
  const { answers, plan } = report;
  if (name === 'promotion') {
    return answers.some((answer) => answer.level === plan.targetLevel && isBacked(answer, ladder));
  }
  const from = changes?.from ?? report.date;
  if (name === 'agenda')
    return (changes?.evidence ?? []).some(({ date, noted }) => noted && date >= from);
  return (
    (changes?.evidence ?? []).length > 0 ||
    answers.some(({ evidence }) => evidence.length > 0) ||
    (changes !== null &&
      history.entries.some(
        (entry) => entry.kind === 'checkin' && entry.note !== null && entry.day >= from,
      ))
  );
}

function hasReasons(content: PageContent, name: PageName): boolean {
  const { report, history } = content;
  const { active } = report.plan;
  const isForMentor = name === 'mentor';
  const others = [...settledSince(content), ...(isForMentor ? replacedIn(report, history) : [])];
  return (
    [...active, ...others.map(({ action }) => action)].some(
      ({ because }) => because !== undefined,
    ) ||
    (isForMentor && active.some((action) => wasInTheWay(action, history).length > 0))
  );
}
