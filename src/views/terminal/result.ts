import type { Day } from '../../core/base/day.js';
import { headlineRanks, isUnsettled, nextLevel, thinLevels } from '../../core/placement/rival.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, Gap, Report } from '../../core/schema/report.schema.js';
import { glyphs, typeset } from '../../text/signs.js';
import { widthOf } from '../../text/width.js';
import { flow } from '../../text/wrap.js';
import { listed } from '../pictures/strip.js';
import { legendLines, levelLines, sideLines, strandLines } from '../text/bars.js';
import { hang, heading, isNarrow, labelled, page, spaced } from '../text/layout.js';
import { besideTheStage, levelList, stageSentence } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatNearDay } from '../text/style.js';
import {
  actionSentence,
  byWords,
  capitalised,
  checkinSentence,
  ended,
  firstSentence,
  honestSentences,
  levelName,
} from '../text/words.js';

export { levelLines } from '../text/bars.js';

export interface ResultOptions {
  /** Suggested next commands, the likeliest first. */
  readonly commands?: readonly string[];
}

/** Strengths and gaps that are named, and gaps of each kind where there are both; the export has them all. */
const mostNamed = 3;
const mostGaps = 4;
/** Columns of the labels beside steps. */
const gutter = 15;

/** Who hears of two levels wants to know why. */
function usualCommands(report: Report): readonly string[] {
  const isDoubtful = headlineRanks(report).length > 1;
  return [
    'career-coach plan',
    ...(isDoubtful ? ['career-coach why'] : []),
    'career-coach export --for mentor',
  ];
}

/** The whole result of an assessment, with the next commands. */
export function renderResult(
  report: Report,
  ladder: Ladder,
  style: Style,
  { commands = usualCommands(report) }: ResultOptions = {},
): string {
  const parts = [...whereYouAre(report, ladder, style), ...whatIsMissing(report, ladder, style)];
  return page(spaced([...parts, commandLines(commands, style)]));
}

/**
 * The result in screens of at most `rows` rows where that can be, before a plan is chosen: where one is, then what
 * separates one from the next level.
 */
export function resultScreens(
  report: Report,
  ladder: Ladder,
  style: Style,
  rows: number,
): readonly string[] {
  const pages = [whereYouAre(report, ladder, style), whatIsMissing(report, ladder, style)];
  return pages.flatMap((parts) => fillScreens(parts, rows)).map(page);
}

/** Parts on as few screens as hold them, with empty lines where there is room. A part that is too long scrolls. */
function fillScreens(parts: readonly (readonly string[])[], rows: number): string[][] {
  const shown = parts.filter((part) => part.length > 0);
  if (spaced(shown).length <= rows) return [spaced(shown)];
  const screens: string[][] = [];
  for (const part of shown) {
    const last = screens.at(-1);
    if (last !== undefined && last.length + 1 + part.length <= rows) last.push('', ...part);
    else screens.push([...part]);
  }
  return screens;
}

/** The page after a plan is chosen: the first step, the next check-in, the next commands. */
export function renderNextSteps(
  report: Report,
  style: Style,
  { commands = usualCommands(report) }: ResultOptions = {},
): string {
  const steps = stepLines(report, style);
  const checkin = checkinSentence(report, style.locale);
  const after =
    steps.length === 0
      ? flow([checkin], style.width, style)
      : labelled(['After that'], [checkin], style, gutter);
  return page(
    spaced([
      flow([{ text: stageSentence(report, 'you'), paint: style.paint.accent }], style.width, style),
      [...steps, ...(report.nextCheckin === null ? [] : after)],
      commandLines(commands, style),
    ]),
  );
}

/** Suggested next commands, as many on a line as fit. */
export function commandLines(commands: readonly string[], style: Style): string[] {
  const label = 'Next: ';
  const { between } = glyphs(style);
  const rows: string[] = [];
  for (const command of commands.map((text) => typeset(text, style))) {
    const longer = `${rows.at(-1)}${between}${command}`;
    if (rows.length > 0 && widthOf(label + longer) <= style.width) rows[rows.length - 1] = longer;
    else rows.push(command);
  }
  return rows.flatMap((row, index) =>
    hang(index === 0 ? label : ' '.repeat(label.length), [row], style),
  );
}

/** The first screen, in parts: the stage, the levels and strands, the strengths. */
function whereYouAre(report: Report, ladder: Ladder, style: Style): string[][] {
  const strands = strandLines(report, ladder, style);
  const levels = [...levelLines(report, ladder, style), ...sideLines(report, style)];
  const habits =
    strands.length === 0 ? [] : [...heading('Habits that count at every level', style), ...strands];
  const legend = legendLines(report, ladder, style);
  return [
    stageLines(report, ladder, style),
    // Together where a screen holds both.
    ...(isNarrow(style) ? [[...levels, ...legend], habits] : [[...levels, ...habits, ...legend]]),
    strengthLines(report, style),
  ];
}

function stageLines(report: Report, ladder: Ladder, style: Style): string[] {
  const { paint, width } = style;
  const headline = { text: stageSentence(report, 'you'), paint: paint.accent };
  return [
    ...flow([headline, ...besideTheStage(report, ladder, 'you', style.locale)], width, style),
    // No level is the person's where one does not describe them.
    ...(report.fit === undefined ? flow([firstSentence(report.stage.summary)], width, style) : []),
  ];
}

function strengthLines({ strengths }: Report, style: Style): string[] {
  if (strengths.length === 0) return [];
  const { bullet } = glyphs(style);
  return [
    ...heading("What you're good at", style),
    ...strengths
      .slice(0, mostNamed)
      .flatMap(({ statement }) => hang(`${bullet} `, [statement], style)),
  ];
}

/** The second screen, in parts: what is missing now, what the next level adds, and what a result is worth. */
function whatIsMissing(report: Report, ladder: Ladder, style: Style): string[][] {
  const { gaps, stage } = report;
  const isInQuestion = isUnsettled(report);
  const expected = gaps.filter(({ foundation, noOpportunity }) => foundation && !noOpportunity);
  // What the level after it asks for is no matter yet while the level itself is in question.
  const next =
    isInQuestion && expected.length > 0 ? [] : gaps.filter(({ foundation }) => !foundation);
  const now = expected.slice(0, Math.min(mostNamed, mostGaps - Math.min(2, next.length)));
  const later = next.slice(0, Math.min(mostNamed, mostGaps - now.length));
  // Nobody can be expected to do what the work gives no chance to do.
  const without = gaps
    .filter(({ foundation, noOpportunity }) => foundation && noOpportunity)
    .slice(0, now.length + later.length === 0 ? mostNamed : 0);
  const shown = [...now, ...later, ...without];
  const rest = gaps.length - shown.length;
  const part = (name: string, some: readonly Gap[]) =>
    some.length === 0
      ? []
      : [
          ...flow([{ text: name, paint: style.paint.accent }], style.width, style),
          ...some.flatMap((gap) => gapLines(gap, report, ladder, style)),
        ];
  const none = gaps.length === 0 ? ['Nothing, among the behaviours you were asked about.'] : [];
  const more = rest > 0 ? [`And ${rest} more: career-coach export --for me`] : [];
  return [
    [...heading(missingTitle(report, ladder), style), ...flow(none, style.width, style)],
    part('Expected by now', now),
    part(`New at level ${stage.level + 1}`, later),
    part('No occasion so far', without),
    [
      ...flow(more, style.width, style),
      ...flow(otherActions(report, shown, style), style.width, style),
    ],
    flow([{ text: honestSentences, paint: style.paint.dim }], style.width, style),
  ];
}

function missingTitle(report: Report, ladder: Ladder): string {
  const { level } = report.stage;
  const thin = thinLevels(report.fit);
  if (thin !== null) return `What would fill in ${levelList(thin.thinAt)}`;
  if (isUnsettled(report)) return `What would settle ${levelName(ladder, level)}`;
  if (level >= ladder.levels.length) return `What is missing at ${levelName(ladder, level)}`;
  return `What separates you from ${levelName(ladder, nextLevel(report, ladder.levels.length))}`;
}

/** A gap in a whole sentence, and below it what to do about it. */
function gapLines(gap: Gap, report: Report, ladder: Ladder, style: Style): string[] {
  const { dim } = style.paint;
  const { scale } = ladder;
  const near = gap.rating === scale.held - 1 ? ["You're nearly there."] : [];
  const remarks =
    gap.noOpportunity && !gap.foundation ? ['Your work has given you no occasion so far.'] : near;
  const spans = [gap.statement, ...remarks.map((text) => ({ text, paint: dim }))];
  const action = actionFor(gap, report);
  return [
    ...hang(`${glyphs(style).bullet} `, spans, style),
    ...(action === undefined ? [] : hang('  ', [actionWords(action, report.date, style)], style)),
  ];
}

function actionFor({ behaviour }: Gap, { plan }: Report): Action | undefined {
  return [...plan.active, ...plan.queue].find((action) => action.behaviour === behaviour);
}

function actionWords(action: Action, today: Day, style: Style): string {
  return action.status === 'active'
    ? planWords('In your plan', [action], today, style)
    : `To try: ${ended(action.title)}`;
}

/** One sentence for all of them; a date that they share is said once. */
function planWords(label: string, actions: readonly Action[], today: Day, style: Style): string {
  const dates = actions.map(({ due }) => byWords(due, today, style.locale, formatNearDay));
  const [first = '', ...others] = dates;
  const isShared = others.every((date) => date === first);
  const names = actions.map(({ title }, index) => {
    const name = actions.length === 1 ? title : `“${title}”`;
    return isShared || dates[index] === '' ? name : `${name} (${dates[index]})`;
  });
  return `${[label, isShared ? first : ''].filter(Boolean).join(', ')}: ${ended(listed(names) ?? '')}`;
}

/** Active actions that stand under none of the gaps that are shown. */
function otherActions({ plan, date }: Report, shown: readonly Gap[], style: Style): string[] {
  const behaviours = new Set<string | null>(shown.map(({ behaviour }) => behaviour));
  const others = plan.active.filter(({ behaviour }) => !behaviours.has(behaviour));
  return others.length === 0 ? [] : [planWords('Also in your plan', others, date, style)];
}

function stepLines({ plan, date }: Report, style: Style): string[] {
  const [first] = plan.active.toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1));
  if (first === undefined) return [];
  const sentence = actionSentence(first);
  // What one does already has no date, and is no step to take.
  if (first.due === null) return labelled(['In your plan'], [sentence], style, gutter);
  const by = byWords(first.due, date, style.locale, formatNearDay);
  return widthOf(by) < gutter
    ? labelled(['First step', by], [sentence], style, gutter)
    : labelled(['First step'], [sentence, capitalised(`${by}.`)], style, gutter);
}
