import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, AnsweredBehaviour, Report } from '../../core/schema/report.schema.js';
import { formatDay } from '../text/style.js';
import {
  besideTheStage,
  capitalised,
  checkinSentence,
  guidanceSentence,
  honestSentences,
  levelName,
  percentWords,
  ratingWords,
  reasonLabels,
  stageSentence,
} from '../text/words.js';
import { escapeMarkdown } from './escape.js';
import type { Block, MarkdownOptions } from './parts.js';
import { bullets, document, item, origin, paragraph, section, table, task } from './parts.js';

/** The whole report, for the person's own file. */
export function renderForMe(report: Report, ladder: Ladder, options: MarkdownOptions): string {
  return document([
    [`# ${escapeMarkdown(capitalised(levelName(ladder, report.stage.level)))}`],
    origin(report, options),
    paragraph(stageSentence(report, 'you'), ...besideTheStage(report, ladder, 'you')),
    paragraph(report.stage.summary),
    ...section('How likely each level is', [
      likelihood(report, ladder),
      paragraph(honestSentences),
    ]),
    ...section('Strands', [strands(report)]),
    ...section('Strengths', [bullets(report.strengths.map(({ statement }) => statement))]),
    ...section('Gaps, in the order to work on them', [gaps(report, ladder)]),
    ...wantedExamples(report),
    ...section(`Plan towards ${levelName(ladder, report.plan.targetLevel)}`, plan(report, options)),
    ...answers(report, ladder, options),
    ...section('Mentor, framework, next check-in', [closing(report, options)]),
    paragraph(guidanceSentence),
  ]);
}

function likelihood({ stage }: Report, ladder: Ladder): Block {
  const rows = ladder.levels.map(({ rank, title }, index) => {
    const probability = stage.posterior[index] ?? 0;
    return [
      `${rank}: ${title}`,
      likelyWords(probability),
      percentWords(probability, 'under ', 'over '),
    ];
  });
  return table(['Level', 'In words', 'By the model'], rows);
}

function likelyWords(probability: number): string {
  if (probability >= 0.9) return 'very likely';
  if (probability >= 0.5) return 'likely';
  if (probability >= 0.2) return 'possible';
  return probability >= 0.05 ? 'unlikely' : 'very unlikely';
}

function strands({ strands: scores }: Report): Block {
  if (scores.length === 0) return [];
  const rows = scores.map(({ title, held, expected, rated = expected, of }) => [
    title,
    `${held}`,
    `${rated}`,
    `${expected}`,
    `${of}`,
  ]);
  return table(['Strand', 'Held', 'Of those asked', 'Expected at this level', 'All'], rows);
}

function gaps(report: Report, ladder: Ladder): Block {
  return report.gaps.map((gap, index) => {
    const why = `${reasonLabels[gap.reason]}; ${ratingWords(gap, ladder)}`;
    return `${index + 1}. ${escapeMarkdown(`${gap.statement} (${why})`)}`;
  });
}

function wantedExamples({ evidenced, answers: allAnswers }: Report): Block[] {
  const wanted = evidenced?.wants ?? [];
  const statements = allAnswers.filter(({ behaviour }) => wanted.includes(behaviour));
  return section('Where an example would count most', [
    bullets(statements.map(({ statement }) => statement)),
  ]);
}

function plan({ plan: actions, date }: Report, options: MarkdownOptions): Block[] {
  const listed = (list: readonly Action[], as: typeof task) =>
    list.flatMap((action) => as(action, date, options));
  return [
    listed(actions.active, task),
    ...section('Waiting in the queue', [listed(actions.queue, item)], 3),
    ...section('Done', [listed(actions.done, task)], 3),
    ...section('Let go', [listed(actions.dropped, item)], 3),
  ];
}

function answers(report: Report, ladder: Ladder, options: MarkdownOptions): Block[] {
  const list = (answered: readonly AnsweredBehaviour[]) =>
    answered.flatMap((answer) => answerLines(answer, ladder, options));
  const parts = [
    ...ladder.levels.map(({ rank, title }) => ({
      title: `Level ${rank}: ${title}`,
      answered: report.answers.filter(({ level }) => level === rank),
    })),
    ...ladder.strands.map(({ id, title }) => ({
      title,
      answered: report.answers.filter(({ strand }) => strand === id),
    })),
  ];
  return section(
    'Answers and evidence',
    parts.flatMap(({ title, answered }) => section(title, [list(answered)], 3)),
  );
}

function answerLines(
  answer: AnsweredBehaviour,
  ladder: Ladder,
  { locale }: MarkdownOptions,
): string[] {
  return [
    `- ${escapeMarkdown(`${answer.statement} (${ratingWords(answer, ladder)})`)}`,
    ...answer.evidence.map(
      ({ date, text }) => `  - ${escapeMarkdown(`${formatDay(date, locale)}: ${text}`)}`,
    ),
  ];
}

function closing(report: Report, { locale }: MarkdownOptions): Block {
  return bullets([
    `Mentor: ${report.mentor ?? 'nobody yet'}`,
    `Framework: ${report.framework ?? 'none yet'}`,
    checkinSentence(report, locale),
  ]);
}
