import type {
  BehaviourChange,
  Difference,
  History,
  HistoryEntry,
  Standing,
} from '../../core/history/history.js';
import type { Answer } from '../../core/ladder/answers.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { StrandScore } from '../../core/schema/report.schema.js';
import { glyphs, typeset } from '../../text/signs.js';
import { padEnd, widthOf } from '../../text/width.js';
import { flow, shorten } from '../../text/wrap.js';
import { hang, heading, indent, isNarrow, labelled, page, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import {
  actionSentence,
  answerWords,
  capitalised,
  counted,
  ended,
  levelName,
} from '../text/words.js';
import { commandLines } from './result.js';

/** Cells of a bar for each level, so that a full level is easy to see; fewer if there are many levels. */
const cellsOfALevel = 4;
const mostCells = 24;
/** More behaviours than this are counted instead of named. */
const mostNamed = 3;
const commands = ['career-coach history diff', 'career-coach checkin'];

/** A person's growth: their positions, each theme and strand then and now, and what happened. */
export function renderHistory(history: History, ladder: Ladder, style: Style): string {
  return page(
    spaced([
      positionPart(history, ladder, style),
      sidesPart(history, ladder, style),
      eventsPart(history, ladder, style),
      commandLines(commands, style),
    ]),
  );
}

/** One line for each recorded position: a bar and the number. */
function positionPart({ entries, first, now, since }: History, ladder: Ladder, style: Style) {
  const recorded = entries.flatMap((entry) =>
    'standing' in entry && entry.standing ? { ...entry.standing, label: nameOf(entry) } : [],
  );
  const before =
    since !== null && first !== null && first.day < since ? [{ ...first, label: 'Before' }] : [];
  const latest = recorded.at(-1) ?? before.at(-1);
  const today =
    now !== null && (latest?.position !== now.position || latest.level !== now.level)
      ? [{ ...now, label: 'Today' }]
      : [];
  const rows = [...before, ...recorded, ...today].map(({ day, label, position, level }) => ({
    labels: [formatDay(day, style.locale), label],
    position,
    note: `level ${level}`,
  }));
  const title = `Where you stood, from 1.0 to ${ladder.levels.length}.0`;
  if (rows.length === 0) return [];
  return [...heading(title, style), ...positionRows(rows, ladder, style)];
}

interface PositionRow {
  readonly labels: readonly string[];
  readonly position: number;
  readonly note: string;
}

function positionRows(rows: readonly PositionRow[], ladder: Ladder, style: Style): string[] {
  const widths = [0, 1].map((column) =>
    Math.max(...rows.map(({ labels }) => widthOf(typeset(labels[column] ?? '', style)))),
  );
  return rows.flatMap(({ labels, position, note }) => {
    const measure = `${positionBar(position, ladder, style)}  ${position.toFixed(1)}`;
    const tail = `${measure}  ${style.paint.dim(note)}`;
    if (isNarrow(style)) return [...flow([labels.join(', ')], style.width, style), `  ${measure}`];
    const shown = labels.map((label, column) => padEnd(typeset(label, style), widths[column] ?? 0));
    return `${shown.join('  ')}  ${tail}`;
  });
}

/** A bar that is full at the highest level. */
function positionBar(position: number, { levels }: Ladder, style: Style): string {
  const each = levels.length * cellsOfALevel <= mostCells ? cellsOfALevel : 2;
  const reached = Math.round(position * each);
  const { full, shaded } = glyphs(style);
  const rest = levels.length * each - reached;
  return (
    style.paint.good(full.repeat(reached)) + (rest > 0 ? style.paint.dim(shaded.repeat(rest)) : '')
  );
}

/** Each theme and each strand, at the start of the history and now. */
function sidesPart({ first, now }: History, ladder: Ladder, style: Style): string[] {
  if (first === null || now === null) return [];
  const rows = [...themeRows(first, now, ladder, style), ...strandRows(first, now)];
  if (rows.length === 0) return [];
  const title = `Each side of the work, ${formatDay(first.day, style.locale)} and now`;
  return [...heading(title, style), ...sideRows(rows, style)];
}

const notRated = 'not rated';

/** The themes with enough ratings for a position, then or now. */
function themeRows(first: Standing, now: Standing, ladder: Ladder, style: Style): SideRow[] {
  const ids = [...new Set([...first.themes, ...now.themes].map(({ theme }) => theme))];
  return ids.map((id) => {
    const before = first.themes.find(({ theme }) => theme === id);
    const today = now.themes.find(({ theme }) => theme === id);
    return {
      label: capitalised(today?.label ?? before?.label ?? id),
      before: before?.position.toFixed(1) ?? null,
      now: today?.position.toFixed(1) ?? notRated,
      bar: today === undefined ? '' : positionBar(today.position, ladder, style),
    };
  });
}

function strandRows(first: Standing, now: Standing): SideRow[] {
  return now.strands.map((strand) => {
    const before = first.strands.find(({ id }) => id === strand.id);
    return {
      label: strand.title,
      before: before === undefined ? null : heldWords(before),
      now: heldWords(strand),
      bar: '',
    };
  });
}

function heldWords({ held, expected, rated = expected }: StrandScore): string {
  if (expected === 0) return 'later';
  return rated === 0 ? notRated : `${held} of ${rated}`;
}

interface SideRow {
  readonly label: string;
  readonly before: string | null;
  readonly now: string;
  readonly bar: string;
}

function sideRows(rows: readonly SideRow[], style: Style): string[] {
  const arrow = typeset('→', style);
  const changes = rows.map(({ before, now }) =>
    before === null || before === now ? now : `${before} ${arrow} ${now}`,
  );
  const changed = Math.max(...changes.map(widthOf));
  const longest = Math.max(...rows.map(({ label }) => widthOf(typeset(label, style))));
  const labels = Math.max(8, Math.min(longest, style.width - changed - 4));
  return rows.flatMap(({ label, bar }, index) => {
    const change = changes[index] ?? '';
    const line = `  ${padEnd(shorten(label, labels, style), labels)}  ${padEnd(change, changed)}`;
    return isNarrow(style) || bar === '' ? line.trimEnd() : `${line}  ${bar}`;
  });
}

function eventsPart({ entries, since }: History, ladder: Ladder, style: Style): string[] {
  const title = since === null ? 'What happened' : `Since ${formatDay(since, style.locale)}`;
  if (entries.length === 0) return flow([`${title}: nothing yet.`], style.width, style);
  const days = entries.map(({ day }) => formatDay(day, style.locale));
  const gutter = Math.max(...days.map(widthOf)) + 2;
  return [
    ...heading(title, style),
    ...entries.flatMap((entry, index) => {
      const repeated = days[index] === days[index - 1] && !isNarrow(style);
      return labelled(
        repeated ? [] : [days[index] ?? ''],
        [sentenceFor(entry, ladder)],
        style,
        gutter,
      );
    }),
  ];
}

function nameOf({ kind }: HistoryEntry): string {
  return kind === 'assessment' ? 'Assessment' : 'Check-in';
}

function sentenceFor(entry: HistoryEntry, ladder: Ladder): string {
  switch (entry.kind) {
    case 'assessment':
      return ended(`Assessed at ${levelName(ladder, entry.standing.level)}`);
    case 'checkin':
      return checkinSentence(entry);
    case 'action':
      return `${entry.status === 'done' ? 'Done' : 'Let go'}: ${actionSentence(entry)}`;
    case 'role':
      return ended(`New role: ${entry.title}`);
    case 'review':
      return ended(`Review by ${entry.by}`);
  }
}

/** Done and dropped actions have lines of their own. */
function checkinSentence({
  actions,
  ratings,
  note,
}: Extract<HistoryEntry, { kind: 'checkin' }>): string {
  const ids = (outcome: string) =>
    actions.filter((action) => action.outcome === outcome).map(({ id }) => id);
  const parts = [
    ...['moved', 'stuck'].flatMap((outcome) =>
      ids(outcome).length > 0 ? `${outcome} ${ids(outcome).join(', ')}` : [],
    ),
    ...(ratings.length > 0 ? [ratingsWords(ratings)] : []),
  ];
  const start = parts.length === 0 ? 'Check-in.' : `Check-in: ${parts.join('; ')}.`;
  return note === null ? start : `${start} Learnt: ${ended(note)}`;
}

function ratingsWords(ratings: Extract<HistoryEntry, { kind: 'checkin' }>['ratings']): string {
  if (ratings.length > mostNamed) return `${ratings.length} behaviours rated again`;
  return ratings
    .map(({ behaviour, answer }) =>
      typeof answer === 'number'
        ? `${behaviour} is now ${answer}`
        : `${behaviour} no longer has a rating`,
    )
    .join(', ');
}

/** The changes between a day and today. */
export function renderDifference(difference: Difference, ladder: Ladder, style: Style): string {
  const parts = [
    summaryPart(difference, ladder, style),
    ...(['up', 'down', 'new', 'gone'] as const).map((change) =>
      behavioursPart(difference, change, ladder, style),
    ),
    actionsPart('Done', glyphs(style).done, difference.done, style),
    actionsPart('Let go', glyphs(style).dropped, difference.dropped, style),
    actionsPart('Taken into the plan', glyphs(style).bullet, difference.taken, style),
    evidencePart(difference, style),
    difference.roles.flatMap(({ title, since }) =>
      flow(
        [ended(`New role since ${formatDay(since, style.locale)}: ${title}`)],
        style.width,
        style,
      ),
    ),
  ];
  const unchanged = parts.slice(1).every((part) => part.length === 0);
  const note = unchanged
    ? [flow(['Nothing else has changed since then.'], style.width, style)]
    : [];
  return page(spaced([...parts, ...note]));
}

const momentNames = { assessment: 'the assessment of ', checkin: 'the check-in of ' } as const;

function summaryPart(
  { from, after, before, now, checkins, assessments }: Difference,
  ladder: Ladder,
  style: Style,
): string[] {
  const moment = `${after === null ? '' : momentNames[after]}${formatDay(from, style.locale)}`;
  const since = [
    ...(assessments > 0 ? [counted(assessments, 'assessment', 'assessments')] : []),
    ...(checkins > 0 ? [counted(checkins, 'check-in', 'check-ins')] : []),
  ];
  const also = since.length === 0 ? '' : `, with ${since.join(' and ')}`;
  return [
    ...heading(`Since ${moment}${also}`, style),
    ...flow(standingSentences(before, now, ladder), style.width, style),
  ];
}

function standingSentences(before: Standing | null, now: Standing, ladder: Ladder): string[] {
  const place = `${now.position.toFixed(1)} (${levelName(ladder, now.level)})`;
  if (before === null) return [ended(`You stand at ${place}; there was no stage before`)];
  if (before.position === now.position && before.level === now.level) {
    return [ended(`Your position stays at ${place}`)];
  }
  const levels =
    before.level === now.level ? '' : `, from level ${before.level} to level ${now.level}`;
  return [
    ended(
      `Your position went from ${before.position.toFixed(1)} to ${now.position.toFixed(1)}${levels}`,
    ),
  ];
}

const changeTitles = {
  up: 'Rated higher',
  down: 'Rated lower',
  new: 'Rated for the first time, or again',
  gone: 'No longer counted, too old or about an earlier role',
} as const satisfies Record<BehaviourChange['change'], string>;

/** Behaviours listed of each change: steps are worth reading in full, expired ratings are not. */
const mostShown = { up: 30, down: 30, new: 12, gone: 3 } as const;

const changeGlyphs = { up: '+', down: '-', new: '*', gone: '.' } as const;

function behavioursPart(
  { behaviours, before }: Difference,
  wanted: BehaviourChange['change'],
  ladder: Ladder,
  style: Style,
): string[] {
  const changed = behaviours.filter(({ change }) => change === wanted);
  // Without a stage before, everything would be new.
  if (before === null) return [];
  if (changed.length === 0) return [];
  const title = `${changeTitles[wanted]}: ${counted(changed.length, 'behaviour', 'behaviours')}`;
  const rest = changed.length - mostShown[wanted];
  return [
    ...heading(title, style),
    ...changed
      .slice(0, mostShown[wanted])
      .flatMap(({ statement, behaviour, from, to }) => [
        ...hang(`${changeGlyphs[wanted]} `, [statement], style),
        ...indent(
          2,
          [{ text: `${changeWords(from, to, ladder)} (${behaviour})`, paint: style.paint.dim }],
          style,
        ),
      ]),
    ...(rest > 0 ? indent(2, [`and ${rest} more: --json lists them all`], style) : []),
  ];
}

function changeWords(from: Answer | null, to: Answer | null, ladder: Ladder): string {
  if (to === null) return from === null ? '' : `was ${answerWords(from, ladder)}`;
  if (from === null) return answerWords(to, ladder);
  return `${answerWords(from, ladder)} → ${answerWords(to, ladder)}`;
}

function actionsPart(
  title: string,
  sign: string,
  actions: Difference['done'],
  style: Style,
): string[] {
  if (actions.length === 0) return [];
  return [
    ...heading(`${title}: ${counted(actions.length, 'action', 'actions')}`, style),
    ...actions.flatMap((action) =>
      hang(
        `${sign} `,
        [actionSentence(action), { text: `(${action.id})`, paint: style.paint.dim }],
        style,
      ),
    ),
  ];
}

function evidencePart({ evidence }: Difference, style: Style): string[] {
  if (evidence.length === 0) return [];
  return [
    ...heading(`Written down: ${counted(evidence.length, 'line', 'lines')} of evidence`, style),
    ...evidence.flatMap(({ date, text, behaviours }) => {
      const about = behaviours.length === 0 ? '' : ` (${behaviours.join(', ')})`;
      return hang(
        `${glyphs(style).bullet} `,
        [`${formatDay(date, style.locale)}:`, text, { text: about, paint: style.paint.dim }],
        style,
      );
    }),
  ];
}
