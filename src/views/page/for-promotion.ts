import { findLevel } from '../../core/ladder/find-in-ladder.js';
import type { Ladder, LevelBehaviour } from '../../core/schema/ladder.schema.js';
import type { AnsweredBehaviour } from '../../core/schema/report.schema.js';
import { besideTheStage, counted, levelName, ratingWords, stageSentence } from '../text/words.js';
import type { Block, Page, PageContent } from './page.js';
import { bullets, evidenceItems, origin, paragraph, section } from './parts.js';
import { heldPicture } from './pictures.js';

/** The behaviours of the target level, each with its rating and evidence. */
export function pageForPromotion({ report, ladder, locale }: PageContent): Page {
  const { targetLevel } = report.plan;
  const level = findLevel(ladder, targetLevel);
  const rows: BehaviourRow[] = (level?.behaviours ?? []).map((behaviour) => ({
    behaviour,
    answer: report.answers.find((answer) => answer.behaviour === behaviour.id),
  }));
  const withEvidence = rows.filter(({ answer }) => (answer?.evidence.length ?? 0) > 0);
  const withoutEvidence = rows.filter((row) => !withEvidence.includes(row));
  return {
    title: `Evidence for ${levelName(ladder, targetLevel)}`,
    blocks: [
      origin(report, locale),
      paragraph(level?.summary ?? ''),
      paragraph(
        stageSentence(report, 'I'),
        ...besideTheStage(report, ladder, 'I'),
        `Of the ${counted(rows.length, 'behaviour', 'behaviours')} of level ${targetLevel}, ${shareWords(withEvidence.length)} evidence here.`,
      ),
      paragraph(
        'The behaviours are guidance for a talk, not a checklist: nobody needs all of them, and having all of them promises nothing. The ratings are my own.',
      ),
      ...section('What I hold of each level', [heldPicture(report, ladder)]),
      ...section(
        'With evidence',
        withEvidence.flatMap((row) => evidenceBlocks(row, ladder, locale)),
      ),
      ...section('Still without evidence', [
        bullets(
          withoutEvidence.map(
            ({ behaviour, answer }) => `${behaviour.statement} (${ratedAs(answer, ladder)})`,
          ),
        ),
      ]),
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

function evidenceBlocks(
  { behaviour, answer }: BehaviourRow,
  ladder: Ladder,
  locale: string | null,
): Block[] {
  const items = evidenceItems(answer ?? {}, locale);
  return section(
    behaviour.statement,
    [paragraph(`Rated ${ratedAs(answer, ladder)}.`), { kind: 'list', items }],
    'open',
  );
}

function ratedAs(answer: AnsweredBehaviour | undefined, ladder: Ladder): string {
  return answer === undefined ? 'not asked yet' : ratingWords(answer, ladder);
}
