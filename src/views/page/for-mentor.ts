import { findLevel } from '../../core/ladder/find-in-ladder.js';
import { withoutReason } from '../../core/report/redact.js';
import type { GapReason } from '../../core/schema/atoms.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, Gap, Report } from '../../core/schema/report.schema.js';
import { gapLabel } from '../text/gap-labels.js';
import { besideTheStage, stageSentence } from '../text/stage-words.js';
import { ratingWords } from '../text/words.js';
import type { Block, Item, Page, PageContent } from './page.js';
import { bullets, origin, paragraph, progressSentence, section, tasks } from './parts.js';
import { coursePicture, ladderPicture, sidesPicture, strandsPicture } from './pictures.js';

/** As many as fit one page and one conversation. */
const mostGaps = 3;
const mostStrengths = 3;

/** One page to bring to a conversation with a mentor. */
export function pageForMentor({ report, ladder, history, locale }: PageContent): Page {
  return {
    title: 'Where I stand, and what I want to talk about',
    blocks: [
      origin(report, locale),
      paragraph(stageSentence(report, 'I'), ...besideTheStage(report, ladder, 'I')),
      paragraph(report.stage.summary),
      ...section('Where I am on the ladder', [
        ladderPicture(report, ladder, 'I'),
        paragraph(
          'The counts are of behaviours with a rating. The questions stay near the level in doubt, so a level with few ratings is not a weak one.',
        ),
        ...section('The sides of my work, each by its own answers', [
          sidesPicture(history, ladder),
        ]),
        ...section('Habits that count at every level', [strandsPicture(report)]),
        ...section('Over time', coursePicture(history, ladder, locale)),
      ]),
      ...section('What I do best', [
        bullets(report.strengths.slice(0, mostStrengths).map(({ statement }) => statement)),
      ]),
      ...signs(report, ladder),
      ...section('What I’m working on', [
        tasks(report.plan.active.map(withoutReason), report.date, locale),
        paragraph(progressSentence(report)),
      ]),
      ...otherGaps(report, ladder, mostGaps),
      ...otherView(report),
      paragraph(
        'My answers are my own view: they show how well they agree with each other, not whether they are true. Where you see it differently, yours is the view I am after.',
      ),
    ],
  };
}

function signs(report: Report, ladder: Ladder): Block[] {
  const level = findLevel(ladder, report.stage.level);
  const texts = level?.signs.map(({ text }) => text) ?? [];
  return section('What you could confirm, or not', [bullets(texts)]);
}

/** Gaps that no active action is about. Those whose action was let go come last: the person has decided about them. */
export function otherGaps({ gaps, plan }: Report, ladder: Ladder, most: number): Block[] {
  const chosen = behavioursIn(plan.active);
  const letGo = behavioursIn(plan.dropped);
  const others = gaps.filter(({ behaviour }) => !chosen.has(behaviour));
  const named = [
    ...others.filter(({ behaviour }) => !letGo.has(behaviour)),
    ...others.filter(({ behaviour }) => letGo.has(behaviour)),
  ].slice(0, most);
  const title = plan.active.length > 0 ? 'Other gaps the program sees' : 'Gaps the program sees';
  return section(title, [{ kind: 'list', ordered: true, items: gapsWithQuestions(named, ladder) }]);
}

/** The gaps that active actions are about, in the order of the plan. */
export function chosenGaps({ gaps, plan }: Report): Gap[] {
  return [...behavioursIn(plan.active)].flatMap(
    (id) => gaps.find(({ behaviour }) => behaviour === id) ?? [],
  );
}

function behavioursIn(actions: readonly Pick<Action, 'behaviour'>[]): ReadonlySet<string | null> {
  return new Set(actions.map(({ behaviour }) => behaviour));
}

/** Gaps, each with the reason and a question to a mentor. */
export function gapsWithQuestions(gaps: readonly Gap[], ladder: Ladder): Item[] {
  const counts = new Map<MentorQuestion, number>();
  return gaps.map((gap) => {
    const kind: MentorQuestion = gap.noOpportunity ? 'chance' : gap.reason;
    const asked = counts.get(kind) ?? 0;
    counts.set(kind, asked + 1);
    return {
      text: gap.statement,
      tone: 'strong',
      under: [
        { text: reasonSentences(gap, ladder) },
        { text: questions[kind][asked % questions[kind].length] ?? '', tone: 'question' },
      ],
    };
  });
}

/** The reason and the answer: "Expected by now, at level 3. My answer: 3, Sometimes." */
function reasonSentences(gap: Gap, ladder: Ladder): string {
  const strand = ladder.strands.find(({ id }) => id === gap.strand)?.title;
  const where = strand === undefined ? `at level ${gap.level}` : `as a habit: ${strand}`;
  return `${gapLabel(gap)}, ${where}. My answer: ${ratingWords(gap, ladder)}.`;
}

type MentorQuestion = GapReason | 'chance';

/** Three questions of each kind, so that three gaps of one kind get different ones. */
const questions = {
  first: [
    'Where did you last see this missing, and what would have helped?',
    'Who would notice first if I did this every time?',
    'What did somebody do who earned your confidence quickly?',
  ],
  foundation: [
    'When did you last see me do this without help?',
    'What keeps me from doing this as a rule?',
    'What would you want to see before you call this settled?',
  ],
  next: [
    'Who does this well, and could I be there once when they do?',
    'Which piece of coming work would be a fair first try?',
    'What did your own first time look like?',
  ],
  strand: [
    'Where would this have helped somebody in the last months?',
    'What is the smallest form of this that I could try next week?',
    'Whose way of doing this should I look at?',
  ],
  chance: [
    'Which coming work would give me the chance to do this?',
    'Who could open a door here, and what would they need from me?',
    'Could I do a part of this in work that I have now?',
  ],
} as const satisfies Record<MentorQuestion, readonly string[]>;

/** A table to fill in: on GitHub by editing, on paper with a pen. */
function otherView({ stage, strengths, plan }: Report): Block[] {
  const rows = [
    ['Level', `${stage.level}: ${stage.title}`, ''],
    ['What I do best', strengths[0]?.statement ?? '', ''],
    ['What to work on first', plan.active[0]?.title ?? '', ''],
    ['What I do not see in myself', '', ''],
    ['What we agree on until next time', '', ''],
  ];
  return section('What you see differently', [
    { kind: 'table', header: ['', 'My view', 'Your view'], rows },
  ]);
}
