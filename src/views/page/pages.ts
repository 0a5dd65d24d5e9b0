import type { PageName } from '../../core/schema/atoms.js';
import { agendaPage } from './agenda.js';
import { pageForMe } from './for-me.js';
import { pageForMentor } from './for-mentor.js';
import { pageForPromotion } from './for-promotion.js';
import type { Page, PageContent } from './page.js';

const pages = {
  mentor: pageForMentor,
  promotion: pageForPromotion,
  me: pageForMe,
  agenda: agendaPage,
} as const satisfies Record<PageName, unknown>;

export function pageOf(content: PageContent, name: PageName): Page {
  return pages[name](content);
}
