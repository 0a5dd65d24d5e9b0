import { findLevel } from '../../core/ladder/find-in-ladder.js';
import type { Ladder, LevelBehaviour } from '../../core/schema/ladder.schema.js';
import type { AnsweredBehaviour, Report } from '../../core/schema/report.schema.js';
import { formatDay } from '../text/style.js';
import { besideTheStage, counted, levelName, ratingWords, stageSentence } from '../text/words.js';
import { escapeMarkdown } from './escape.js';
import type { Block, MarkdownOptions } from './parts.js';
import { bullets, document, origin, paragraph, section } from './parts.js';

/** The behaviours of the target level, each with its rating and evidence. */
export function renderForPromotion(
  report: Report,
  ladder: Ladder,
  options: MarkdownOptions,
): string {
  const { targetLevel } = report.plan;
  const level = findLevel(ladder, targetLevel);
  const rows: BehaviourRow[] = (level?.behaviours ?? []).map((behaviour) => ({
    behaviour,
    answer: report.answers.find((answer) => answer.behaviour === behaviour.id),
  }));
  const withEvidence = rows.filter(({ answer }) => (answer?.evidence.length ?? 0) > 0);
  const withoutEvidence = rows.filter((row) => !withEvidence.includes(row));
  return document([
    [`# ${escapeMarkdown(`Evidence for ${levelName(ladder, targetLevel)}`)}`],
    origin(report, options),
    paragraph(level?.summary ?? ''),
    paragraph(
      stageSentence(report, 'I'),
      ...besideTheStage(report, ladder, 'I'),
      `Of the ${counted(rows.length, 'behaviour', 'behaviours')} of level ${targetLevel}, ${withEvidence.length} ${withEvidence.length === 1 ? 'has' : 'have'} evidence here.`,
    ),
    paragraph(
      'The behaviours are guidance for a talk, not a checklist: nobody needs all of them, and having all of them promises nothing. The ratings are my own.',
    ),
    ...section(
      'With evidence',
      withEvidence.flatMap((row) => evidenceBlocks(row, ladder, options)),
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
  ]);
}

interface BehaviourRow {
  readonly behaviour: LevelBehaviour;
  readonly answer: AnsweredBehaviour | undefined;
}

function evidenceBlocks(
  { behaviour, answer }: BehaviourRow,
  ladder: Ladder,
  { locale }: MarkdownOptions,
): Block[] {
  const lines = (answer?.evidence ?? []).map(
    ({ date, text }) => `${formatDay(date, locale)}: ${text}`,
  );
  return section(
    behaviour.statement,
    [paragraph(`Rated ${ratedAs(answer, ladder)}.`), bullets(lines)],
    3,
  );
}

function ratedAs(answer: AnsweredBehaviour | undefined, ladder: Ladder): string {
  return answer === undefined ? 'not asked yet' : ratingWords(answer, ladder);
}
