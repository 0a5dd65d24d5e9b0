import type { Day } from '../../core/base/day.js';
import { daysBetween } from '../../core/base/day.js';
import { capitalised } from '../../core/base/letters.js';
import { ended, unended } from '../../core/base/sentence.js';
import type { Rerated, ToldMove } from '../../core/history/changes.js';
import type { Checkin } from '../../core/journal/state.js';
import type { Answer } from '../../core/ladder/answers.js';
import { findBehaviour, findLevel, statementOf } from '../../core/ladder/find-in-ladder.js';
import { sentenceOf } from '../../core/plan/suggestions.js';
import { titleFromWords } from '../../core/plan/titles.js';
import { isAssessmentOld } from '../../core/report/due.js';
import type { Ladder, LadderAction } from '../../core/schema/ladder.schema.js';
import type { Action, AnsweredBehaviour, Gap, Report } from '../../core/schema/report.schema.js';
import { typeset } from '../../text/signs.js';
import { counted, ranksWords } from './counted.js';
import { ladderSentences } from './ladder-sentences.js';
import type { BarCounts } from './layout.js';
import type { Style } from './style.js';
import { formatDay } from './style.js';

export { capitalised, counted, ended };

/** The level with its title, as sentences name it. */
export function levelName(ladder: Ladder, rank: number): string {
  const level = findLevel(ladder, rank);
  return level === null ? `level ${rank}` : `level ${rank}: ${level.title}`;
}

/** What the stage rests on, where it is not the assessment of the other day: check-ins, and ratings that are old. */
export function basisSentences(
  report: Pick<Report, 'basis' | 'date' | 'stage'>,
  ladder: Ladder,
  locale: string | null,
): string[] {
  return [
    ...ladderSentences(report),
    report.basis?.unfinished ? "The assessment isn't finished, so the level may still move." : null,
    movedSentence(report, ladder, locale),
    oldSentence(report, ladder),
    outdatedSentence(report, ladder) ?? assessAgainSentence(report, locale),
  ].filter((sentence) => sentence !== null);
}

/** Of an unfinished assessment that doesn't count yet: the one before it does. */
export function draftSentence(answered: number): string {
  return `A new assessment is unfinished (${counted(answered, 'answer', 'answers')}): career-coach assess`;
}

/** Habits move no level, so they don't count here. */
function movedSentence(
  { basis, stage }: Pick<Report, 'basis' | 'stage'>,
  ladder: Ladder,
  locale: string | null,
): string | null {
  if (basis === undefined) return null;
  const { moved, positionThen, ranksThen } = basis;
  const count = moved.filter((id) => !findBehaviour(ladder, id)?.strand).length;
  if (count === 0) return null;
  const [that, has] = count === 1 ? ['that counts', 'has'] : ['that count', 'have'];
  const which = count < moved.length ? ` ${that} for the level` : '';
  const ratings = `${counted(count, 'rating', 'ratings')}${which}`;
  const changed = capitalised(
    `${ratings} ${has} changed since ${formatDay(basis.assessed, locale)}`,
  );
  if (ranksThen !== undefined) {
    return `${changed}. Before, the result was ${ranksWords(ranksThen)}.`;
  }
  if (positionThen === undefined) return `${changed}.`;
  return positionThen === stage.position
    ? `${changed}; the level is as it was.`
    : `${changed}. The result went from ${positionThen.toFixed(1)} to ${stage.position.toFixed(1)} ${positionEnds(ladder)}.`;
}

/** Names the ends: nobody knows by themselves what 1.9 is. */
export function positionEnds({ levels }: Pick<Ladder, 'levels'>): string {
  return `(1 is the first level, ${levels.length} the last)`;
}

function oldSentence({ basis }: Pick<Report, 'basis'>, { scale }: Ladder): string | null {
  if (basis === undefined || basis.outdated || basis.old.length === 0) return null;
  const ratings = capitalised(counted(basis.old.length, 'rating', 'ratings'));
  const [are, they] = basis.old.length === 1 ? ['is', "it's"] : ['are', "they're"];
  return `${ratings} ${are} left out: ${they} from before ${scale.period}, or from an earlier role.`;
}

function assessAgainSentence(
  report: Pick<Report, 'basis' | 'date'>,
  locale: string | null,
): string | null {
  if (report.basis === undefined || !isAssessmentOld(report)) return null;
  const day = formatDay(report.basis.assessed, locale);
  return `The last whole assessment is of ${day}; another one tells more than check-ins do.`;
}

function outdatedSentence({ basis }: Pick<Report, 'basis'>, { scale }: Ladder): string | null {
  if (basis === undefined || !basis.outdated) return null;
  return `Some ratings are from before ${scale.period}; answering again would tell more.`;
}

/** The first sentence of a text; all of it where it has only one. */
export function firstSentence(text: string): string {
  return /^.+?[.!?](?=\s)/u.exec(text)?.[0] ?? text;
}

/** What a result is worth, in two lines of a terminal; said once. */
export function honestSentences({ review }: Pick<Report, 'review'>): string {
  const ask = review === undefined ? '; ask a colleague, too' : '';
  return `This is how you see yourself${ask}. The method was tested on simulated and made-up people, not on real ones.`;
}

/** What a ladder's wording is worth; said where the wording is shown. */
export const guidanceSentence = 'It is guidance, not a checklist for promotion.';

/** A rating as the scale names it: "2, With help". */
export function ratingWords(
  {
    rating,
    noOpportunity,
    earlier,
    unasked,
  }: Pick<Gap, 'rating' | 'noOpportunity'> &
    Partial<Pick<AnsweredBehaviour, 'earlier' | 'unasked'>>,
  { scale }: Pick<Ladder, 'scale'>,
): string {
  if (earlier) return uncapitalised(scale.earlier.label);
  if (noOpportunity) return uncapitalised(scale.noOpportunity.label);
  if (rating === null) return unasked ? 'not asked' : 'passed over';
  const label = scale.points.find(({ value }) => value === rating)?.label;
  return label === undefined ? `${rating}` : `${rating}, ${label}`;
}

/** Since when a rating stands that nobody asked about at the last assessment; empty for others. */
export function asOfWords(
  answer: Pick<AnsweredBehaviour, 'asOf'> | undefined,
  locale: string | null,
): string {
  return answer?.asOf === undefined ? '' : `, as of ${formatDay(answer.asOf, locale)}`;
}

/** An answer as the scale names it. */
export function answerWords(answer: Answer, ladder: Pick<Ladder, 'scale'>): string {
  if (answer === 'earlier') return uncapitalised(ladder.scale.earlier.label);
  const rating = typeof answer === 'number' ? answer : null;
  return ratingWords({ rating, noOpportunity: answer === 'no-opportunity' }, ladder);
}

/** "Sometimes → Usually: Draws how systems connect." */
export function ratedWords(rating: Rerated, ladder: Ladder, style: Style): string {
  return `${ratingChange(rating, ladder, style)}: ${statementOf(ladder, rating.behaviour) ?? rating.behaviour}`;
}

/** "Sometimes → Usually", or the answer alone where there was none, or the same. */
function ratingChange({ from, answer }: Rerated, { scale }: Ladder, style: Style): string {
  const words = (rating: Answer) =>
    scale.points.find(({ value }) => value === rating)?.label ?? answerWords(rating, { scale });
  const now = words(answer);
  return from === null || from === 'skip' || from === answer
    ? now
    : `${words(from)} ${typeset('→', style)} ${now}`;
}

/** "4 → 2", or the answer alone where there was no rating. */
export function ratingStep(
  { from, answer }: Pick<Rerated, 'from' | 'answer'>,
  ladder: Ladder,
): string {
  const now = typeof answer === 'number' ? `${answer}` : answerWords(answer, ladder);
  return typeof from === 'number' ? `${from} → ${now}` : now;
}

type Spoken = Pick<Action, 'cue' | 'act' | 'obstacle' | 'fallback' | 'doneWhen'> | LadderAction;

/** "When …, I will …." */
export function actionSentence(action: Pick<Spoken, 'cue' | 'act'>): string {
  // People end what they type with a full stop of their own.
  return sentenceOf({ cue: unended(action.cue), act: unended(action.act) });
}

/** Whether the title only shortens a sentence without an occasion: people say what they do already in one. */
export function isOnlyItsWords({
  title,
  cue,
  act,
}: Pick<Action, 'title' | 'cue' | 'act'>): boolean {
  return cue === '' && title === titleFromWords({ cue, act });
}

/** The title, or the whole sentence where it says nothing else; without a full stop, as titles are. */
export function nameOf(action: Pick<Action, 'title' | 'cue' | 'act'>): string {
  return unended(isOnlyItsWords(action) ? actionSentence(action) : action.title);
}

/** "If …, then I will …."; null where the action names neither obstacle nor fallback. */
export function fallbackSentence({ obstacle, fallback }: Spoken): string | null {
  if (fallback === null)
    return obstacle === null ? null : ended(`In the way: ${unended(obstacle)}`);
  const condition = obstacle === null ? 'that does not work' : unended(obstacle);
  return ended(`If ${condition}, then I will ${unended(fallback)}`);
}

/** "Draw the map (in the way: no time)". */
export function titleAndReason({
  title,
  outcome,
  because,
}: Pick<Action, 'title'> &
  Pick<Checkin['actions'][number], 'outcome'> & {
    readonly because?: string | undefined;
  }): string {
  if (because === undefined) return title;
  return `${title} (${outcome === 'dropped' ? 'why' : 'in the way'}: ${unended(because)})`;
}

/** Where an action is, as screens call it. */
export const statusWords = {
  active: 'Active',
  queued: 'Parked',
  done: 'Done',
  dropped: 'Let go',
} as const satisfies Record<Action['status'], string>;

/** "Took on: X, in place of Y.", "Resumed: X.", "Parked: X.", "Done: X." or "Let go: X (why: …)." */
export function moveSentence(
  move: Pick<ToldMove, 'title' | 'status' | 'because' | 'insteadOf' | 'again' | 'step'>,
): string {
  switch (move.status) {
    case 'active':
      return `${move.again ? 'Resumed' : 'Took on'}: ${ended(newInPlan(move))}`;
    case 'queued':
      return `Parked: ${ended(move.title)}`;
    case 'done':
      return `${move.step ? 'Small step done' : 'Done'}: ${ended(move.title)}`;
    case 'dropped':
      return `Let go: ${ended(titleAndReason({ ...move, outcome: 'dropped' }))}`;
  }
}

/** The title of an action that was taken, and of the one whose place it took. */
export function newInPlan({ title, insteadOf }: Pick<ToldMove, 'title' | 'insteadOf'>): string {
  return insteadOf === undefined
    ? title
    : `${unended(title)}, in place of “${unended(insteadOf.title)}”`;
}

/** "Done when …."; null where nothing is said. */
export function doneSentence({ doneWhen }: Pick<Spoken, 'doneWhen'>): string | null {
  return doneWhen === null ? null : ended(`Done when ${unended(doneWhen)}`);
}

/** "Due Sat 5 Dec 2026, in 14 days", or how late it is; null without a date. */
export function dueWords(due: Day | null, today: Day, locale: string | null): string | null {
  if (due === null) return null;
  const day = formatDay(due, locale);
  return due < today
    ? `Was due ${day}, ${lateWords(due, today)}`
    : `Due ${day}, ${distance(today, due)}`;
}

/** "by Sat 5 Dec 2026", or "3 days late"; empty without a date. */
export function byWords(
  due: Day | null,
  today: Day,
  locale: string | null,
  format = formatDay,
): string {
  if (due === null) return '';
  return due < today ? lateWords(due, today) : `by ${format(due, locale)}`;
}

function lateWords(due: Day, today: Day): string {
  const days = daysBetween(due, today);
  return days === 1 ? '1 day late' : `${days} days late`;
}

/** What is in the way of an action, or why it was let go; null where nobody said. */
export function reasonSentence({
  status,
  because,
}: Pick<Action, 'status' | 'because'>): string | null {
  if (because === undefined) return null;
  return ended(`${status === 'dropped' ? 'Why' : "What's in the way"}: ${because}`);
}

/** "Next check-in Sat 5 Dec 2026, in 14 days."; or since when one is due. */
export function checkinSentence(
  { nextCheckin, date }: Pick<Report, 'nextCheckin' | 'date'>,
  locale: string | null,
): string {
  if (nextCheckin === null) return 'No check-in is planned.';
  if (nextCheckin === date) return 'Your check-in is due today.';
  const day = formatDay(nextCheckin, locale);
  return nextCheckin < date
    ? `Your check-in has been due since ${day}.`
    : `Next check-in ${day}, ${distance(date, nextCheckin)}.`;
}

function distance(from: Day, to: Day): string {
  const days = daysBetween(from, to);
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** Whole percent; never 0 and never 100, which no model can know: `under` or `over` stands before the nearest. */
export function percentWords(probability: number, under: string, over: string): string {
  const percent = Math.round(probability * 100);
  if (percent < 1) return `${under}1 %`;
  return percent > 99 ? `${over}99 %` : `${percent} %`;
}

/** What an action is for, as a heading over it. */
export const purposes = {
  start: 'To start',
  habit: 'To make it a habit',
  opening: 'To create the chance',
} as const satisfies Record<LadderAction['for'], string>;

/** A label in the middle of a sentence. */
export function uncapitalised(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** The answers to a rating as a ladder lists them: the points of the scale, then those beside it. */
export function scaleRows({ points, earlier, noOpportunity }: Ladder['scale']) {
  return [
    ...points.map((point) => ({ ...point, key: `${point.value}` })),
    { ...earlier, key: 'e' },
    { ...noOpportunity, key: '0' },
  ];
}

/**
 * The answer one point below what counts as doing it, by its label: “Sometimes”. “Nearly” would be kinder than it is
 * true.
 */
export function nearLabel({ scale }: Pick<Ladder, 'scale'>): string {
  const { label = '' } = scale.points.find(({ value }) => value === scale.held - 1) ?? {};
  return `“${label}”`;
}

/**
 * How many of the rated behaviours the person does: "6 of 9, 2 more “Sometimes”". What has no rating says nothing
 * either way.
 */
export function barWords({ held, near = 0, rated }: BarCounts, label: string): string {
  if (rated === 0) return 'no rating';
  return `${held} of ${rated}${near > 0 ? `, ${near}${held > 0 ? ' more' : ''} ${label}` : ''}`;
}

/** A position in words: "level 2", "between levels 2 and 3". */
export function positionWords(position: number): string {
  const below = Math.floor(position + 0.25);
  return position - below < 0.25 ? `level ${below}` : `between levels ${below} and ${below + 1}`;
}
