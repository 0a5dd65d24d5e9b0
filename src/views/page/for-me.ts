import type { HistoryEntry } from '../../core/history/history.js';
import { isOwn } from '../../core/journal/own.js';
import { trackOf } from '../../core/ladder/sides.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { AnsweredBehaviour, Report } from '../../core/schema/report.schema.js';
import { besideTheStage } from '../text/beside-stage.js';
import { gapLabel } from '../text/gap-labels.js';
import { planAim } from '../text/plan-aim.js';
import {
  alsoDifferTitle,
  nearTitle,
  othersDifferSentence,
  praiseAndRest,
  praiseTitle,
  saidInView,
  settledParts,
  talkQuestion,
} from '../text/review-words.js';
import { stageSentence, stageTitle, summarySentence } from '../text/stage-words.js';
import { formatDay } from '../text/style.js';
import { inPlaceSentence, theirSentences } from '../text/their-level.js';
import {
  asOfWords,
  capitalised,
  checkinSentence,
  counted,
  ended,
  guidanceSentence,
  honestSentences,
  moveSentence,
  ratingWords,
  uncapitalised,
} from '../text/words.js';
import type { Block, Item, Page, PageContent } from './page.js';
import {
  bullets,
  entries,
  evidenceItems,
  listBySide,
  origin,
  paragraph,
  progressSentence,
  section,
  tasks,
} from './parts.js';
import { coursePicture, ladderPicture, sidesPicture, strandsPicture } from './pictures.js';
import { briefly, pointItems } from './second-view.js';

/** The whole report, for the person's own file. */
export function pageForMe(content: PageContent): Page {
  const { report, ladder, history, locale } = content;
  return {
    title: report.fit === undefined ? stageTitle(report) : 'Where you stand',
    blocks: [
      origin(report, locale),
      paragraph(stageSentence(report, 'you'), ...besideTheStage(report, ladder, 'you', locale)),
      paragraph(summarySentence(report)),
      ...section('Where you are', [
        ladderPicture(report, ladder, 'you'),
        paragraph("Few ratings don't mean that a level or habit is weak.", honestSentences(report)),
        ...section('The sides of your work', [sidesPicture(history, ladder)]),
      ]),
      ...section('Habits that count at every level', [strandsPicture(report, ladder, 'you')]),
      ...strengths(report, ladder),
      ...others(report, ladder, locale),
      ...saidByOthers(report, locale),
      ...section('Gaps, in the order to work on them', [gaps(report, ladder, locale)]),
      ...wantedExamples(report),
      ...section(planAim(report, ladder).title, plan(content)),
      ...section('How you have moved', [
        ...coursePicture(history, ladder, locale),
        ...section('What happened', [happenings(content)], 'closed'),
      ]),
      ...answers(report, ladder, locale),
      ...section('Mentor, framework, next check-in', [closing(report, locale)]),
      paragraph(guidanceSentence),
    ],
  };
}

function others(report: Report, ladder: Ladder, locale: string | null): Block[] {
  const { review } = report;
  if (review === undefined) return [];
  const itemOf = pointItems(review, ladder, locale, 'you');
  const items = review.talkingPoints.map(itemOf);
  const [praise, near] = praiseAndRest(review, report.answers);
  return section(`Seen by ${review.by}`, [
    paragraph(inPlaceSentence(review, report), ...theirSentences(review, report, ladder)),
    { kind: 'list', ordered: true, items },
    paragraph(
      othersDifferSentence(review),
      items.length === 0 ? null : `For each, ${talkQuestion}`,
    ),
    ...briefly(praiseTitle(review), praise, locale, 'you'),
    ...section(alsoDifferTitle, [{ kind: 'list', items: (review.morePoints ?? []).map(itemOf) }]),
    ...briefly(nearTitle, near, locale, 'you'),
    ...settledParts(review).flatMap(({ title, points }) =>
      section(title, [{ kind: 'list', items: points.map(itemOf) }]),
    ),
  ]);
}

/** Apart from strengths and evidence: what others say may speak against them. */
function saidByOthers({ answers: all }: Report, locale: string | null): Block[] {
  const items = all.flatMap(({ statement, said = [] }) =>
    said.length === 0
      ? []
      : [{ text: statement, under: said.map((line) => ({ text: saidInView(line, locale) })) }],
  );
  return items.length === 0 ? [] : section('What others said', [{ kind: 'list', items }]);
}

/** More strengths than this are folded away. */
const firstStrengths = 5;

function strengths({ strengths: all }: Report, ladder: Ladder): Block[] {
  const listed = (some: Report['strengths']) =>
    listBySide(
      ladder,
      some,
      ({ behaviour }) => behaviour,
      ({ statement }) => ({ text: statement }),
    );
  return section('Strengths', [
    ...listed(all.slice(0, firstStrengths)),
    ...section('More strengths', listed(all.slice(firstStrengths)), 'closed'),
  ]);
}

function gaps(report: Report, ladder: Ladder, locale: string | null): Block {
  const answers = new Map(report.answers.map((answer) => [answer.behaviour, answer]));
  // In the order to work on them: so each names its side.
  const items = report.gaps.map((gap) => ({
    ...sideAsLabel(ladder, gap.behaviour),
    text: `${gap.statement} (${gapLabel(gap).toLowerCase()}; ${ratingWords(gap, ladder)}${asOfWords(answers.get(gap.behaviour), locale)})`,
  }));
  return { kind: 'list', ordered: true, items };
}

function sideAsLabel(ladder: Ladder, behaviour: string): Pick<Item, 'label'> {
  const side = trackOf(ladder, behaviour);
  return side === null ? {} : { label: `${capitalised(side)}:` };
}

function wantedExamples({ evidenced, answers: allAnswers }: Report): Block[] {
  const wanted = evidenced?.wants ?? [];
  const statements = allAnswers.filter(({ behaviour }) => wanted.includes(behaviour));
  return section('Where an example would count most', [
    bullets(statements.map(({ statement }) => statement)),
  ]);
}

function plan({ report, locale }: PageContent): Block[] {
  const { plan: actions, date } = report;
  return [
    tasks(actions.active, date, locale),
    paragraph(progressSentence(report)),
    ...section('Waiting in the queue', [entries(actions.queue, date, locale)], 'closed'),
    ...section('Done', [tasks(actions.done, date, locale)], 'closed'),
    ...section('Let go', [entries(actions.dropped, date, locale)], 'closed'),
  ];
}

function happenings({ history, locale }: PageContent): Block {
  const items = history.entries.toReversed().map((entry) => ({
    text: `${formatDay(entry.day, locale)}: ${happening(entry)}`,
  }));
  return { kind: 'list', items };
}

function happening(entry: HistoryEntry): string {
  switch (entry.kind) {
    case 'assessment': {
      const { position } = entry.standing;
      return `assessed, ${counted(entry.answered, 'answer', 'answers')}, at ${position.toFixed(1)}.`;
    }
    case 'checkin':
      if (entry.correction)
        return `rated ${counted(entry.ratings.length, 'behaviour', 'behaviours')} again.`;
      return entry.note === null ? 'checked in.' : ended(`checked in: ${entry.note}`);
    case 'action':
      return uncapitalised(moveSentence(entry));
    case 'evidence':
      return ended(isOwn(entry) ? `noted: ${entry.text}` : `in a second view, ${entry.text}`);
    case 'role':
      return ended(`new role: ${entry.title}`);
    case 'review':
      return ended(`seen by ${entry.by}`);
  }
}

function answers(report: Report, ladder: Ladder, locale: string | null): Block[] {
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
    parts.flatMap(({ title, answered }) => {
      const items = listBySide(
        ladder,
        answered,
        ({ behaviour }) => behaviour,
        (answer) => answerItem(answer, ladder, locale),
      );
      return section(title, items, 'closed');
    }),
  );
}

function answerItem(answer: AnsweredBehaviour, ladder: Ladder, locale: string | null): Item {
  return {
    text: `${answer.statement} (${ratingWords(answer, ladder)}${asOfWords(answer, locale)})`,
    under: evidenceItems(answer, locale),
  };
}

function closing(report: Report, locale: string | null): Block {
  return bullets([
    `Mentor: ${report.mentor ?? 'nobody yet'}`,
    `Framework: ${report.framework ?? 'none yet'}`,
    checkinSentence(report, locale),
  ]);
}
