import { unended } from '../../core/base/sentence.js';
import type { BehaviourChange, Difference } from '../../core/history/difference.js';
import { withoutSteps } from '../../core/journal/small-steps.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { typeset } from '../../text/signs.js';
import { padEnd, widthOf } from '../../text/width.js';
import { listed } from '../text/counted.js';
import { heading, isNarrow, running } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { capitalised, counted, positionEnds } from '../text/words.js';
import { positionBar } from './position-bar.js';

/** How the move since the assessment is told. */
interface Telling {
  /** Whether to say what moves a level. */
  readonly isExplained: boolean;
  /** Without the bars, where there is little room. */
  readonly brief: boolean;
  /** The position to which the answers before today's had led. */
  readonly untilToday: number | undefined;
  /** What `giveOrTake` says of the position now. */
  readonly spread: string;
}

/** What moved since the assessment: two bars, and a sentence that says the same; where nothing moved, the sentence. */
export function sinceAssessment(
  difference: Difference,
  ladder: Ladder,
  style: Style,
  telling: Telling,
): string[] {
  const { before, now, from, to } = difference;
  if (before === null) return [];
  const moved = before.position !== now.position;
  const both = [
    { label: formatDay(from, style.locale), position: before.position },
    { label: from === to ? 'Now' : 'Today', position: now.position },
  ];
  const rows = moved ? both : [];
  const labels = Math.max(...rows.map(({ label }) => widthOf(label)));
  const effort = effortWords(difference);
  const { brief, untilToday } = telling;
  const told = effortSentences(difference, effort, telling, style);
  const isRated = difference.behaviours.some(({ change }) => change === 'up' || change === 'down');
  // Whoever rated something anew wants to know where that leads, also if nowhere.
  const isMove = isRated || moved || (untilToday ?? now.position) !== now.position;
  const move = isMove ? moveSentences(difference, effort, ladder, style, telling) : [];
  if (brief) return running([...told, ...move], style);
  return [
    ...heading('Since your assessment', style),
    ...running(told, style),
    ...rows.flatMap(({ label, position }) => {
      const measure = `${positionBar(position, ladder, style)}  ${position.toFixed(1)}`.trimStart();
      return isNarrow(style) ? [label, `  ${measure}`] : `${padEnd(label, labels)}  ${measure}`;
    }),
    ...running(move, style),
  ];
}

/** What was done comes first: the level follows the ratings, and they follow the work. */
function effortSentences(
  { before, now, from }: Difference,
  effort: string | null,
  { isExplained, brief }: Telling,
  style: Style,
): string[] {
  if (before !== null && before.position !== now.position) {
    if (effort === null) return [];
    return [brief ? `Since your assessment: ${effort}.` : capitalised(`${effort}.`)];
  }
  return [
    `${capitalised(effort ?? 'nothing noted')} since ${formatDay(from, style.locale)}.`,
    ...(isExplained && !brief ? [howItMoves] : []),
  ];
}

function moveSentences(
  difference: Difference,
  effort: string | null,
  ladder: Ladder,
  style: Style,
  { brief, untilToday, spread }: Telling,
): string[] {
  const { before, now } = difference;
  if (before === null) return [];
  const when = effort === null && brief ? { when: 'your assessment' } : {};
  const fell = before.position > now.position && effort !== null;
  return [
    positionMove(before.position, now.position, ladder, { ...when, untilToday, spread }),
    brief ? '' : pulledDownSentence(difference, style),
    fell ? whatDecides : '',
  ];
}

/**
 * From where to where: "You went from 2.4 to 2.7 (1 is the first level, 5 the last); before today, you were at 2.6."
 *
 * @param when of `from`, where nothing around the sentence tells it
 * @param spread what `giveOrTake` says of `to`
 * @param untilToday where the answers before today's had led, which is told where it is neither of both
 */
export function positionMove(
  from: number,
  to: number,
  ladder: Pick<Ladder, 'levels'>,
  {
    when,
    untilToday = to,
    spread = '',
  }: {
    readonly when?: string;
    readonly untilToday?: number | undefined;
    readonly spread?: string;
  },
): string {
  const [then, now, last] = [from, to, untilToday].map((position) => position.toFixed(1));
  const same = `You're at ${now}${spread && ` (${spread})`}, ${when === undefined ? 'as then' : `the same as at ${when}`}`;
  const moved = `you went from ${then} to ${now}${spread && `, ${spread}`} ${positionEnds(ladder)}`;
  const since = when === undefined ? capitalised(moved) : `Since ${when}, ${moved}`;
  const before = last === then || last === now ? '' : `; before today, you were at ${last}`;
  return `${then === now ? same : since}${before}.`;
}

/**
 * Which answers lower a position though others rose, so that honest work doesn't look like a failure; empty where none
 * do.
 */
export function pulledDownSentence(
  { behaviours, pulledDown }: Pick<Difference, 'behaviours' | 'pulledDown'>,
  style: Style,
): string {
  if (pulledDown === undefined) return '';
  const named = pulledDown.behaviours.flatMap((id) => {
    const change = behaviours.find(({ behaviour }) => behaviour === id);
    return change === undefined
      ? []
      : `“${unended(change.statement)}” (${stepWords(change, style)})`;
  });
  return `What lowers your result most: ${listed(named)}.`;
}

/** "4 → 3", or "first rated 2". */
export function stepWords({ change, from, to }: BehaviourChange, style: Style): string {
  if (change === 'new') return `first rated ${to}`;
  if (change === 'gone') return 'no longer counted';
  return `${from} ${typeset('→', style)} ${to}`;
}

export const whatDecides = 'What decides your level: career-coach why';

const howItMoves =
  'Your level moves when you rate a behaviour again. After an action is done, the check-in asks you to.';

/** What was done for it, counted; null for nothing. */
export function effortWords({ checkins, done, behaviours, noted = 0 }: Difference): string | null {
  const rated = (wanted: 'up' | 'down') =>
    behaviours.filter(({ change }) => change === wanted).length;
  const higher = rated('up');
  const lower = rated('down');
  const actions = withoutSteps(done).length;
  return listed([
    checkins > 0 ? counted(checkins, 'check-in', 'check-ins') : null,
    actions > 0 ? counted(actions, 'action done', 'actions done') : null,
    higher > 0 ? counted(higher, 'behaviour rated higher', 'behaviours rated higher') : null,
    lower > 0 ? counted(lower, 'behaviour rated lower', 'behaviours rated lower') : null,
    noted > 0 ? counted(noted, 'thing noted', 'things noted') : null,
  ]);
}
