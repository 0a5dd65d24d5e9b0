import type { GapReason } from '../../core/schema/atoms.js';
import type { Action, Gap, Report } from '../../core/schema/report.schema.js';
import { enoughOf, fellSentences, gapLabel } from '../text/gap-labels.js';
import { formatDay } from '../text/style.js';
import { answerWords, asOfWords, ratingWords } from '../text/words.js';
import type { Block, Item, PageContent } from './page.js';
import { section } from './parts.js';

/** What a rating is told with. */
type Rated = Pick<PageContent, 'report' | 'ladder' | 'locale' | 'changes'>;

/**
 * Gaps that no active action is about, what decides first. Of the others, those whose action was let go come last: the
 * person has decided about them. What others see differently stands on the page already, and may be no gap to them.
 */
export function otherGaps(content: Rated, most: number): Block[] {
  const { report } = content;
  const { gaps, plan } = report;
  const decisive = enoughOf(report);
  const chosen = behavioursIn(plan.active);
  const letGo = behavioursIn(plan.dropped);
  const seen = behavioursIn(report.review?.talkingPoints ?? []);
  const others = gaps.filter(({ behaviour }) => !chosen.has(behaviour) && !seen.has(behaviour));
  const comesLast = ({ behaviour }: Gap) => letGo.has(behaviour) && !decisive.includes(behaviour);
  const named = [...others.filter((gap) => !comesLast(gap)), ...others.filter(comesLast)].slice(
    0,
    most,
  );
  const title = plan.active.length > 0 ? 'Other gaps the program sees' : 'Gaps the program sees';
  return section(title, [
    { kind: 'list', ordered: true, items: gapsWithQuestions(named, content) },
  ]);
}

/** The gaps that active actions are about, in the order of the plan. */
export function chosenGaps({ gaps, plan }: Report): Gap[] {
  return [...behavioursIn(plan.active)].flatMap(
    (id) => gaps.find(({ behaviour }) => behaviour === id) ?? [],
  );
}

function behavioursIn(all: readonly Pick<Action, 'behaviour'>[]): ReadonlySet<string | null> {
  return new Set(all.map(({ behaviour }) => behaviour));
}

/** Gaps, each with the reason and a question to a mentor. */
export function gapsWithQuestions(gaps: readonly Gap[], content: Rated): Item[] {
  const counts = new Map<MentorQuestion, number>();
  return gaps.map((gap) => {
    const kind = kindOf(gap, content);
    const asked = counts.get(kind) ?? 0;
    counts.set(kind, asked + 1);
    // The first question asks when they saw it, and who has rated it has told.
    const { [kind]: all } = questions;
    const theirs = content.report.review?.ratings?.find(
      ({ behaviour }) => behaviour === gap.behaviour,
    );
    const open = theirs === undefined ? all : all.slice(1);
    const theirWords =
      theirs === undefined
        ? ''
        : ` ${viewOf(content)}: ${answerWords(theirs.other, content.ladder)}.`;
    return {
      text: gap.statement,
      tone: 'strong',
      under: [
        { text: reasonSentences(gap, content) + theirWords },
        { text: open[asked % open.length] ?? '', tone: 'question' },
      ],
    };
  });
}

/** What somebody does or did already needs no first try, whichever level it belongs to. */
function kindOf(gap: Gap, { report, ladder, changes }: Rated): MentorQuestion {
  if (gap.noOpportunity) return 'chance';
  const { held } = ladder.scale;
  const isSame = ({ behaviour }: { readonly behaviour: string }) => behaviour === gap.behaviour;
  const before = changes?.behaviours.find(isSame)?.from;
  const wasDone =
    gap.fell !== undefined ||
    report.answers.find(isSame)?.earlier ||
    [before, gap.rating].some((rating) => Number(rating) >= held - 1);
  return gap.reason === 'next' && wasDone ? 'foundation' : gap.reason;
}

/** Without a name, which stays off pages for others; whoever gave it knows the day. */
function viewOf({ report: { review }, locale }: Rated): string {
  return review === undefined || (review.raters ?? 1) > 1
    ? 'The second views'
    : `The second view of ${formatDay(review.date, locale)}`;
}

/** The reason and the answer, with its day where it is an earlier one: "Expected at level 3. My answer: 3, Sometimes." */
function reasonSentences(gap: Gap, { report, ladder, locale }: Rated): string {
  const answer = report.answers.find(({ behaviour }) => behaviour === gap.behaviour);
  const strand = ladder.strands.find(({ id }) => id === gap.strand)?.title;
  const rated = `${gapLabel(gap)}${strand === undefined ? '' : `: ${strand}`}. My answer: ${ratingWords(gap, ladder)}${asOfWords(answer, locale)}.`;
  return [rated, ...fellSentences(gap, locale, 'I')].join(' ');
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
    'When did you last see me do this, and what would make it happen more often?',
    'What do you think keeps me from it?',
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
