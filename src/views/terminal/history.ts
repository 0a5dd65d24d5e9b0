import { unended } from '../../core/base/sentence.js';
import type { History, HistoryEntry } from '../../core/history/history.js';
import { isQuote, quotedOnce } from '../../core/history/quoted-once.js';
import type { Standing } from '../../core/history/standing.js';
import { timelineOf, totalOf } from '../../core/history/timeline.js';
import { isOwn } from '../../core/journal/own.js';
import { statementOf } from '../../core/ladder/find-in-ladder.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { widestOf } from '../../text/width.js';
import { shorten } from '../../text/wrap.js';
import { sidesPart } from '../pictures/history-sides.js';
import { ratedTwiceSentence } from '../pictures/last-time.js';
import { lineGutter, positionLine } from '../pictures/position-line.js';
import { marksWords } from '../pictures/strip.js';
import { numberWord } from '../text/counted.js';
import {
  commandLines,
  heading,
  isNarrow,
  labelled,
  page,
  running,
  spaced,
} from '../text/layout.js';
import { atWords, standingInShort } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import {
  capitalised,
  counted,
  ended,
  levelName,
  moveSentence,
  positionEnds,
  ratingStep,
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
      running([...ladderNotes], style),
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
    return running([`${where}. Check-ins and new ratings draw it.`], style);
  }
  const marks = marksWords(totalOf(timeline.stretches));
  const { ratedTwice } = history;
  const growth = ratedTwice === undefined ? '' : ratedTwiceSentence(ratedTwice);
  const day = formatDay(first.day, style.locale);
  const isQuiet = marks === null;
  const where = [positionSentence(first, now, day), isQuiet ? growth : ''];
  return spaced([
    // What was done and what grew comes first: a position may not have moved.
    isQuiet ? [] : running([`Since ${day}: ${marks}.`, growth], style),
    [
      ...heading(`Where you stood ${positionEnds(ladder)}`, style),
      ...(style.plain ? [] : positionLine(timeline, ladder.levels.length, style)),
      ...running(where, style),
    ],
  ]);
}

/** "From 2.0 on Mon 1 Jun 2026 to 3.0 today." */
function positionSentence(first: Standing, now: Standing, day: string): string {
  const reached = now.position.toFixed(1);
  if (first.position === now.position) return `You're at ${reached}, as on ${day}.`;
  const told = `From ${first.position.toFixed(1)} on ${day} to ${reached} today.`;
  return now.position < first.position
    ? `${told} What pulls it down: career-coach history diff ${first.day}`
    : told;
}

/** Entries on the page; those before them are counted. */
const mostTold = 40;

function eventsPart({ entries, since }: History, ladder: Ladder, all: boolean, style: Style) {
  const title = since === null ? 'What happened' : `Since ${formatDay(since, style.locale)}`;
  if (entries.length === 0) return running([`${title}: nothing yet.`], style);
  const more = quotedOnce(entries);
  const kept = all ? entries : [...more.keys()];
  const told = all ? entries : kept.slice(-mostTold);
  const before = positionsBefore(entries);
  const days = told.map(({ day }) => formatDay(day, style.locale));
  const gutter = widestOf(days) + 2;
  const rest = kept.length - told.length;
  return [
    ...heading(title, style),
    ...(rest > 0 ? running([`${rest} earlier: career-coach history --all`], style) : []),
    ...told.flatMap((entry, index) => {
      const repeated = days[index] === days[index - 1] && !isNarrow(style);
      const labels = repeated ? [] : [days[index] ?? ''];
      const review = told.slice(0, index).findLast(({ kind }) => kind === 'review');
      const others = all ? 0 : (more.get(entry) ?? 0);
      const sentences = [
        ...sentencesFor(all ? entry : shortQuote(entry, style), ladder, review),
        ...(others > 0 ? [`(and ${others} more)`] : []),
        ...(before.get(entry) ?? []),
      ];
      return labelled(labels, sentences, style, gutter);
    }),
  ];
}

/** As much of another's words as one recognises them by. */
const longestQuote = 60;

function shortQuote(entry: HistoryEntry, style: Style): HistoryEntry {
  return isQuote(entry) ? { ...entry, text: shorten(entry.text, longestQuote, style) } : entry;
}

/** For each entry that moved the position, a sentence that says from where to where. */
function positionsBefore(entries: readonly HistoryEntry[]): ReadonlyMap<HistoryEntry, string[]> {
  const moves = new Map<HistoryEntry, string[]>();
  let latest: number | null = null;
  for (const entry of entries) {
    if (!('standing' in entry) || entry.standing === undefined) continue;
    const { position } = entry.standing;
    if (latest !== null && latest !== position) {
      moves.set(entry, [`Position ${latest.toFixed(1)} → ${position.toFixed(1)}.`]);
    }
    latest = position;
  }
  return moves;
}

function sentencesFor(entry: HistoryEntry, ladder: Ladder, review?: HistoryEntry): string[] {
  switch (entry.kind) {
    case 'assessment':
      return [ended(`Assessed ${placeWords(entry.standing, ladder)}`), ...changedSentence(entry)];
    case 'checkin':
      return checkinSentences(entry, ladder);
    case 'action':
      return [moveSentence(entry)];
    case 'evidence':
      return isOwn(entry)
        ? [ended(`Noted: ${entry.text}`)]
        : [othersWords(entry, review), ...ofSentences(entry, ladder)];
    case 'role':
      return [ended(`New role: ${entry.title}`)];
    case 'review':
      return [ended(`Second view by ${entry.by}`)];
  }
}

/** A reviewer's line begins with their name, which needs no repeating right after their review. */
function othersWords(
  { day, text }: Extract<HistoryEntry, { kind: 'evidence' }>,
  review?: HistoryEntry,
): string {
  const isNamed = review?.kind === 'review' && review.day === day;
  const name = isNamed ? `${review.by}: ` : '';
  return isNamed && text.startsWith(name) ? `“${text.slice(name.length)}”` : ended(text);
}

/** "Two rated higher than last time, one lower." */
function changedSentence({
  higher = 0,
  lower = 0,
}: Extract<HistoryEntry, { kind: 'assessment' }>): string[] {
  const parts = [
    ...(higher > 0 ? [`${numberWord(higher)} rated higher than last time`] : []),
    ...(lower > 0
      ? [`${numberWord(lower)} ${higher > 0 ? 'lower' : 'rated lower than last time'}`]
      : []),
  ];
  return parts.length === 0 ? [] : [capitalised(`${parts.join(', ')}.`)];
}

/** A reviewer's words say little without what they are about. */
function ofSentences(
  { behaviours }: Extract<HistoryEntry, { kind: 'evidence' }>,
  ladder: Ladder,
): string[] {
  return behaviours.flatMap((id) => {
    const statement = statementOf(ladder, id);
    return statement === null ? [] : `(${unended(statement)})`;
  });
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
  {
    actions,
    notYet = [],
    ratings,
    note,
    left,
    correction,
  }: Extract<HistoryEntry, { kind: 'checkin' }>,
  ladder: Ladder,
): string[] {
  const named = (label: string, wanted: string) => {
    const names = actions
      .filter(({ outcome }) => outcome === wanted)
      .map((action) => titleAndReason(action));
    return names.length === 0 ? [] : [ended(`${label}: ${names.join(', ')}`)];
  };
  const told = [
    ...named('Progress', 'moved'),
    ...named('Stuck', 'stuck'),
    ...ratingSentences(ratings, ladder),
    ...(note === null ? [] : [ended(`Learnt: ${note}`)]),
  ];
  const waiting = notYet.map(({ title }) => unended(title)).join(', ');
  return [
    // The ratings say it.
    ...(correction ? [] : [left ? 'Check-in, left before the end.' : 'Check-in.']),
    ...told,
    ...(waiting === '' ? [] : [ended(`Not yet: ${waiting}`)]),
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

function ratingSentence(rating: Ratings[number], ladder: Ladder): string {
  const statement = statementOf(ladder, rating.behaviour) ?? rating.behaviour;
  return `Rated ${ratingStep(rating, ladder)}: ${ended(statement)}`;
}
