import type { History, HistoryEntry } from '../../core/history/history.js';
import type { Standing } from '../../core/history/standing.js';
import type { Timeline } from '../../core/history/timeline.js';
import { timelineOf, totalOf } from '../../core/history/timeline.js';
import { isOwn } from '../../core/journal/own.js';
import { statementOf } from '../../core/ladder/find-in-ladder.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { StrandScore } from '../../core/schema/report.schema.js';
import { typeset } from '../../text/signs.js';
import { padEnd, widestOf } from '../../text/width.js';
import { flow, shorten } from '../../text/wrap.js';
import { positionBar } from '../pictures/position-bar.js';
import { lineGutter, positionLine } from '../pictures/position-line.js';
import { movedBackWords, positionEnds } from '../pictures/since-assessment.js';
import { marksWords } from '../pictures/strip.js';
import { commandLines, heading, isNarrow, labelled, page, spaced } from '../text/layout.js';
import { atWords, standingInShort } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import {
  answerWords,
  capitalised,
  counted,
  ended,
  levelName,
  moveSentence,
  titleAndReason,
} from '../text/words.js';

const commands = ['career-coach history diff', 'career-coach checkin'];

export interface HistoryOptions {
  /** Whether to tell everything that happened; otherwise the latest. */
  readonly all?: boolean;
  /** What became of the ladder since the last answers. */
  readonly ladderNotes?: readonly string[];
}

/** A person's growth: their positions, each theme and strand then and now, and what happened. */
export function renderHistory(
  history: History,
  ladder: Ladder,
  style: Style,
  { all = false, ladderNotes = [] }: HistoryOptions = {},
): string {
  return page(
    spaced([
      positionPart(history, ladder, style),
      flow([...ladderNotes], style.width, style),
      sidesPart(history, ladder, style),
      eventsPart(history, ladder, all, style),
      commandLines(commands, style),
    ]),
  );
}

/** The position as a line over time, and a sentence that says the same. */
function positionPart(history: History, ladder: Ladder, style: Style): string[] {
  const { first, now } = history;
  if (first === null || now === null) return [];
  const timeline = timelineOf(history, style.width - lineGutter);
  if (timeline === null) {
    const where = `Your line begins today, at ${now.position.toFixed(1)} (${standingInShort(now)})`;
    return flow([`${where}. Check-ins and new ratings draw it.`], style.width, style);
  }
  return [
    ...heading(`Where you stood ${positionEnds(ladder)}`, style),
    ...(style.plain ? [] : positionLine(timeline, ladder.levels.length, style)),
    ...flow([growthSentence(first, now, timeline, style)], style.width, style),
  ];
}

/** "From 2.0 on Mon 1 Jun 2026 to 3.0 today, with 2 check-ins, one action done and one thing noted." */
function growthSentence(first: Standing, now: Standing, timeline: Timeline, style: Style): string {
  const marks = marksWords(totalOf(timeline.stretches));
  const since = formatDay(first.day, style.locale);
  const reached = now.position.toFixed(1);
  if (first.position === now.position) {
    const place = `You're at ${reached}`;
    return marks === null
      ? `${place}, as on ${since}.`
      : `${capitalised(marks)} since ${since}. ${place}, as you were then.`;
  }
  const way = `From ${first.position.toFixed(1)} on ${since} to ${reached} today`;
  const told = ended([way, marks].filter(Boolean).join(', with '));
  return now.position < first.position
    ? `${told} What pulls it down: career-coach history diff ${first.day}`
    : told;
}

/** Each theme and each strand, at the start of the history and now. */
function sidesPart(
  { first, now, comparable = [], comparableThemes = [] }: History,
  ladder: Ladder,
  style: Style,
): string[] {
  if (first === null || now === null) return [];
  const rows = [
    ...themeRows(first, now, comparableThemes, ladder, style),
    ...strandRows(first, now, comparable),
  ];
  if (rows.length === 0) return [];
  return [
    ...heading(`Each side of the work, ${timesOf(rows, first, style)}`, style),
    ...sideRows(rows, style),
    ...flow([...wholeSentence(now), ...aloneSentence(rows)], style.width, style),
  ];
}

/** Else the whole looks like a mistake where it lies below both sides, or above. */
function wholeSentence({ position, themes }: Standing): string[] {
  const sides = themes.map((theme) => theme.position);
  if (sides.length < 2) return [];
  const isBelow = sides.every((side) => side > position);
  if (!isBelow && !sides.every((side) => side < position)) return [];
  const away = isBelow ? 'higher' : 'lower';
  return [
    `Each side alone comes out ${away} than your ${position.toFixed(1)}, because it rests on fewer answers.`,
  ];
}

/** Counts of different questions show neither growth nor loss. */
function aloneSentence(rows: readonly SideRow[]): string[] {
  return rows.some(({ isAlone }) => isAlone)
    ? ["Where a row shows one number, it's today's: last time, you were asked about other things."]
    : [];
}

/** Two times only where a row shows two numbers. */
function timesOf(rows: readonly SideRow[], first: Standing, style: Style): string {
  const day = formatDay(first.day, style.locale);
  if (rows.every(({ before, now }) => before === now)) return `unchanged since ${day}`;
  const moved = rows.some(({ before, now }) => before !== null && before !== now);
  return moved ? `${day} and now` : 'now';
}

const noRating = 'no rating';

/** The themes with enough ratings for a position, then or now. */
function themeRows(
  first: Standing,
  now: Standing,
  comparable: readonly string[],
  ladder: Ladder,
  style: Style,
): SideRow[] {
  const ids = [...new Set([...first.themes, ...now.themes].map(({ theme }) => theme))];
  return ids.map((id) => {
    const before = first.themes.find(({ theme }) => theme === id);
    const today = now.themes.find(({ theme }) => theme === id);
    const isOther = before !== undefined && today !== undefined && !comparable.includes(id);
    return {
      label: capitalised(today?.label ?? before?.label ?? id),
      before: isOther ? null : (before?.position.toFixed(1) ?? null),
      now: today?.position.toFixed(1) ?? noRating,
      bar: today === undefined ? '' : positionBar(today.position, ladder, style),
      isAlone: isOther,
    };
  });
}

function strandRows(first: Standing, now: Standing, comparable: readonly string[]): SideRow[] {
  const isRated = ({ all, rated = 0 }: StrandScore) => (all?.rated ?? rated) > 0;
  return now.strands.map((strand) => {
    const before = first.strands.find(({ id }) => id === strand.id);
    // Counts of different questions are no growth and no loss.
    const isOther = !comparable.includes(strand.id);
    return {
      label: strand.title,
      before: before === undefined || isOther ? null : heldWords(before),
      now: heldWords(strand),
      bar: '',
      isAlone: isOther && before !== undefined && isRated(before) && isRated(strand),
    };
  });
}

function heldWords({
  held,
  expected,
  rated = expected,
  all = { held, near: 0, rated },
}: StrandScore): string {
  if (all.rated > 0) return `${all.held} of ${all.rated}`;
  return expected === 0 ? 'later' : noRating;
}

interface SideRow {
  readonly label: string;
  readonly before: string | null;
  readonly now: string;
  readonly bar: string;
  /** Whether it stands without the one before, since other things were asked. */
  readonly isAlone: boolean;
}

function sideRows(rows: readonly SideRow[], style: Style): string[] {
  const arrow = typeset('→', style);
  const changes = rows.map(({ before, now }) =>
    before === null || before === now ? now : `${before} ${arrow} ${now}`,
  );
  const changed = widestOf(changes);
  const longest = widestOf(rows.map(({ label }) => typeset(label, style)));
  const labels = Math.max(8, Math.min(longest, style.width - changed - 4));
  return rows.flatMap(({ label, bar }, index) => {
    const change = changes[index] ?? '';
    const line = `  ${padEnd(shorten(label, labels, style), labels)}  ${padEnd(change, changed)}`;
    return isNarrow(style) || bar === '' ? line.trimEnd() : `${line}  ${bar}`;
  });
}

/** Entries on the page; those before them are counted. */
const mostTold = 40;

function eventsPart({ entries, since }: History, ladder: Ladder, all: boolean, style: Style) {
  const title = since === null ? 'What happened' : `Since ${formatDay(since, style.locale)}`;
  if (entries.length === 0) return flow([`${title}: nothing yet.`], style.width, style);
  const told = all ? entries : entries.slice(-mostTold);
  const before = positionsBefore(entries, ladder, style);
  const days = told.map(({ day }) => formatDay(day, style.locale));
  const gutter = widestOf(days) + 2;
  const rest = entries.length - told.length;
  return [
    ...heading(title, style),
    ...(rest > 0 ? flow([`${rest} earlier: career-coach history --all`], style.width, style) : []),
    ...told.flatMap((entry, index) => {
      const repeated = days[index] === days[index - 1] && !isNarrow(style);
      const labels = repeated ? [] : [days[index] ?? ''];
      const sentences = [...sentencesFor(entry, ladder), ...(before.get(entry) ?? [])];
      return labelled(labels, sentences, style, gutter);
    }),
  ];
}

/** For each entry that moved the position, a sentence that says from where to where. */
function positionsBefore(
  entries: readonly HistoryEntry[],
  ladder: Ladder,
  style: Style,
): ReadonlyMap<HistoryEntry, string[]> {
  const moves = new Map<HistoryEntry, string[]>();
  let latest: number | null = null;
  for (const entry of entries) {
    if (!('standing' in entry) || entry.standing === undefined) continue;
    const { position } = entry.standing;
    if (latest !== null && latest !== position) {
      const movedBack = entry.kind === 'assessment' ? entry.movedBack : undefined;
      const cause = movedBack ? `, because of ${movedBackWords(movedBack, ladder, style)}` : '';
      moves.set(entry, [`Position ${latest.toFixed(1)} → ${position.toFixed(1)}${cause}.`]);
    }
    latest = position;
  }
  return moves;
}

function sentencesFor(entry: HistoryEntry, ladder: Ladder): string[] {
  switch (entry.kind) {
    case 'assessment':
      return [ended(`Assessed ${placeWords(entry.standing, ladder)}`)];
    case 'checkin':
      return checkinSentences(entry, ladder);
    case 'action':
      return [moveSentence(entry)];
    case 'evidence':
      // A reviewer's line begins with their name.
      return [ended(isOwn(entry) ? `Noted: ${entry.text}` : entry.text)];
    case 'role':
      return [ended(`New role: ${entry.title}`)];
    case 'review':
      return [ended(`Second view by ${entry.by}`)];
  }
}

/** In the words of its day: history keeps them when the ladder changes. */
function placeWords({ level, ranks = [], told }: Standing, ladder: Ladder): string {
  if (told === undefined) {
    return ranks.length > 1
      ? atWords(standingInShort({ level, ranks }))
      : `at ${levelName(ladder, level)}`;
  }
  const then = `${ranks.length > 1 ? 'near' : 'at'} level ${told.level}: ${told.title}`;
  return told.level === level ? then : `${then} (on today's ladder: level ${level})`;
}

/** Done and dropped actions have lines of their own. */
function checkinSentences(
  { actions, ratings, note, left, correction }: Extract<HistoryEntry, { kind: 'checkin' }>,
  ladder: Ladder,
): string[] {
  const named = (label: string, wanted: string) => {
    const names = actions
      .filter(({ outcome }) => outcome === wanted)
      .map((action) => titleAndReason(action));
    return names.length === 0 ? [] : [ended(`${label}: ${names.join(', ')}`)];
  };
  return [
    correction ? 'Correction.' : left ? 'Check-in, left before the end.' : 'Check-in.',
    ...named('Progress', 'moved'),
    ...named('Stuck', 'stuck'),
    ...ratingSentences(ratings, ladder),
    ...(note === null ? [] : [ended(`Learnt: ${note}`)]),
  ];
}

type Ratings = Extract<HistoryEntry, { kind: 'checkin' }>['ratings'];

/** More changed ratings than this are counted instead of named. */
const mostNamed = 3;

function ratingSentences(ratings: Ratings, ladder: Ladder): string[] {
  const changed = ratings.filter(({ from, answer }) => from !== answer);
  const confirmed = ratings.length - changed.length;
  const same = counted(confirmed, 'rating', 'ratings');
  return [
    ...(changed.length > mostNamed
      ? [`${changed.length} behaviours rated anew.`]
      : changed.map((rating) => ratingSentence(rating, ladder))),
    ...(confirmed > 0 ? [capitalised(`${same} confirmed.`)] : []),
  ];
}

function ratingSentence({ behaviour, from, answer }: Ratings[number], ladder: Ladder): string {
  const statement = statementOf(ladder, behaviour) ?? behaviour;
  const now = typeof answer === 'number' ? `${answer}` : answerWords(answer, ladder);
  const change = typeof from === 'number' ? `${from} → ${now}` : now;
  return `Rated ${change}: ${ended(statement)}`;
}
