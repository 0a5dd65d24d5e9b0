import { findLevel } from '../../core/ladder/find-in-ladder.js';
import { bySide } from '../../core/ladder/sides.js';
import type { Ladder, LevelBehaviour } from '../../core/schema/ladder.schema.js';
import type { AnsweredBehaviour } from '../../core/schema/report.schema.js';
import { capitalised, counted, levelName, ratingWords } from '../text/words.js';
import type { Block, Page, PageContent } from './page.js';
import { bullets, evidenceItems, listBySide, origin, paragraph, section } from './parts.js';

/**
 * What shows that the person works at the target level. The reader decides on evidence: where the program places the
 * person and what they rated low is for themselves and their mentor.
 */
export function pageForPromotion({ report, ladder, locale }: PageContent): Page {
  const { targetLevel } = report.plan;
  const level = findLevel(ladder, targetLevel);
  const rows: BehaviourRow[] = (level?.behaviours ?? []).map((behaviour) => ({
    behaviour,
    answer: report.answers.find((answer) => answer.behaviour === behaviour.id),
  }));
  const shown = rows.filter(({ answer }) => (answer?.evidence.length ?? 0) > 0);
  const only = rows.filter((row) => !shown.includes(row) && isHeld(row, ladder));
  const rest = rows.length - shown.length - only.length;
  return {
    title: `Evidence for ${levelName(ladder, targetLevel)}`,
    blocks: [
      origin(report, locale),
      paragraph(level?.summary ?? ''),
      paragraph(
        `Of the ${counted(rows.length, 'behaviour', 'behaviours')} of level ${targetLevel}, ${shareWords(shown.length)} evidence here.`,
        rest === 0 ? null : `This page leaves out the other ${rest === 1 ? 'one' : rest}.`,
      ),
      paragraph(
        'The behaviours are guidance for a talk, not a checklist: nobody needs all of them, and having all of them promises nothing. The ratings are my own.',
      ),
      ...section(
        'With evidence',
        bySide(ladder, shown, ({ behaviour }) => behaviour.id).flatMap(({ label, items }) => {
          const rows = items.flatMap((row) => evidenceBlocks(row, ladder, locale));
          return label === null ? rows : section(capitalised(label), rows);
        }),
      ),
      ...section(
        'What I do as well, with no example written down yet',
        listBySide(
          ladder,
          only,
          ({ behaviour }) => behaviour.id,
          ({ behaviour }) => ({ text: behaviour.statement }),
        ),
      ),
      ...section('Signs that others could confirm', [
        bullets(level?.signs.map(({ text }) => text) ?? []),
      ]),
    ],
  };
}

function shareWords(count: number): string {
  if (count === 0) return 'none has';
  return count === 1 ? 'one has' : `${count} have`;
}

interface BehaviourRow {
  readonly behaviour: LevelBehaviour;
  readonly answer: AnsweredBehaviour | undefined;
}

function isHeld({ answer }: BehaviourRow, { scale }: Ladder): boolean {
  return answer?.earlier === true || (answer?.rating ?? 0) >= scale.held;
}

function evidenceBlocks(row: BehaviourRow, ladder: Ladder, locale: string | null): Block[] {
  const { behaviour, answer } = row;
  const rating =
    answer !== undefined && isHeld(row, ladder) ? `Rated ${ratingWords(answer, ladder)}.` : '';
  const items = evidenceItems(answer ?? {}, locale);
  return section(behaviour.statement, [paragraph(rating), { kind: 'list', items }], 'open');
}
