import { unended } from '../../core/base/sentence.js';
import { shownOf } from '../../core/base/shown-of.js';
import type { Rerated } from '../../core/history/changes.js';
import { changesOf } from '../../core/history/outline.js';
import type { UndoPlan } from '../../core/history/undo.js';
import { ratingsOf } from '../../core/history/undo.js';
import type { UndoItem } from '../../core/history/undo-items.js';
import { kindNames } from '../../core/history/undo-items.js';
import { statementOf } from '../../core/ladder/find-in-ladder.js';
import type { OutlineChange } from '../../core/output/undo.schema.js';
import type { Event } from '../../core/schema/events.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { glyphs, typeset } from '../../text/signs.js';
import { widestOf } from '../../text/width.js';
import { shorten } from '../../text/wrap.js';
import { listed } from '../text/counted.js';
import { commandLines, heading, indent, labelled, page, running, spaced } from '../text/layout.js';
import { standingInShort } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import {
  capitalised,
  counted,
  ended,
  ratedWords,
  ratingStep,
  statusWords,
  uncapitalised,
} from '../text/words.js';

/** The question before an undo: the item, and each fact before and after. */
export function renderUndoPreview(undoing: UndoPlan, ladder: Ladder, style: Style): string {
  const { thing } = undoing;
  const title = `${thing.kind === 'undo' ? 'Bring back' : 'Take back'}: ${itemWords(thing, style)}`;
  return page([...heading(title, style), ...changeLines(undoing, ladder, style)]);
}

/** What was undone, in one sentence, and how to reverse it. */
export function renderUndone(undoing: UndoPlan, style: Style): string {
  const { thing } = undoing;
  const done = `${thing.kind === 'undo' ? 'Brought back' : 'Taken back'}: ${itemWords(thing, style)}`;
  const next = { text: 'To reverse this: career-coach undo', paint: style.paint.dim };
  return page(running([ended(done), next], style));
}

/** The undo and its changes, for an undo without a question before it. */
export function renderUndoReport(undoing: UndoPlan, ladder: Ladder, style: Style): string {
  return page([
    ...renderUndone(undoing, style).trimEnd().split('\n'),
    ...changeLines(undoing, ladder, style),
  ]);
}

function changeLines(undoing: UndoPlan, ladder: Ladder, style: Style): string[] {
  const { ratings } = undoing;
  const { shown, rest } = shownOf(ratings, mostRatings);
  // How many ratings count means nothing to a person; what becomes of each does.
  const changes = changesOf(undoing).filter(({ what }) => what !== 'rerated');
  const review = indent(2, reviewSentences(undoing, style), style);
  const isNone = changes.length + ratings.length === 0;
  if (isNone && review.length > 0) return review;
  if (isNone) {
    const kinds = [undoing.thing, ...undoing.thing.tookBack].map(({ kind }) => kind);
    // An undo of an undo of an undo changes a note, too, but names another undo only.
    const isNote = undoing.line !== null || kinds.includes('amendment');
    const words = isNote
      ? lineWords(undoing, style)
      : // One that was left early, or was not the last of its day, is in no count.
        kinds.includes('checkin')
        ? 'Only what you said in that check-in changes.'
        : kinds.includes('correction')
          ? 'The rating stays as it is.'
          : 'Nothing visible changes.';
    return indent(2, [words], style);
  }
  const rows = [
    ...changes.map((change) => ({ label: labels[change.what], text: words(change, style) })),
    ...shown.map((rating, at) => ({
      label: at === 0 ? labels.rerated : '',
      text:
        rating.answer === 'skip'
          ? `no longer rated: ${statementOf(ladder, rating.behaviour) ?? rating.behaviour}`
          : ratedWords(rating, ladder, style),
    })),
    ...(rest > 0 ? [{ label: '', text: `and ${rest} others` }] : []),
  ];
  const gutter = widestOf(rows.map(({ label }) => label)) + 4;
  return [
    ...rows.flatMap(({ label, text }) => labelled([`  ${label}`], [text], style, gutter)),
    ...review,
  ];
}

/** Of one person the latest review counts. */
function reviewSentences({ thing, review }: UndoPlan, { locale }: Style): string[] {
  if (review === null) return [];
  const { by, day } = review;
  return thing.kind === 'undo'
    ? [`It counts again, in place of the other review by ${by}.`]
    : [`${capitalised(by)}'s review before it, of ${formatDay(day, locale)}, counts again.`];
}

/** Only the beginning, to recognise the line, or the part that changes. */
function lineWords({ line }: UndoPlan, style: Style): string {
  if (line === null) return 'A note changes back.';
  const { dates, isLinked, shows } = line;
  const start = startOfChange(line.from, line.to);
  const before = start === 0 ? '' : glyphs(style).ellipsis;
  const [from, to] = [line.from, line.to].map(
    (text) => `“${before}${shorten(text.slice(start), mostWords, style)}”`,
  );
  if (line.from !== line.to) return `The note ${from} changes back to ${to}.`;
  const [newer, older] = [dates?.from, dates?.to].map((day = '') => formatDay(day, style.locale));
  const parts = listed([
    dates === null ? null : `its date, from ${newer} to ${older}`,
    isLinked ? 'its links' : null,
  ]);
  if (shows === null) return `The note ${from} changes back: ${parts ?? 'nothing visible'}.`;
  const shown = listed(shows.map((statement) => `“${unended(statement)}”`));
  const again = shown === null ? 'shows nothing again' : `shows again: ${shown}`;
  return `The note ${from} ${parts === null ? '' : `changes back: ${parts}. It `}${again}.`;
}

/** Where to begin so that the first change is in sight: 0, or a word before it. */
function startOfChange(from: string, to: string): number {
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  const isFar = from !== to && shared > mostWords - contextWords;
  return isFar ? from.lastIndexOf(' ', shared - contextWords) + 1 : 0;
}

const labels = {
  stage: 'Position',
  assessments: 'Assessments',
  checkins: 'Check-ins',
  evidence: 'Evidence',
  reviews: 'Reviews',
  rerated: 'Ratings',
  draft: 'Open answers',
  target: 'Target level',
  role: 'Role',
  nextCheckin: 'Next check-in',
  action: 'Action',
} as const satisfies Record<OutlineChange['what'], string>;

function words(change: OutlineChange, style: Style): string {
  const arrow = typeset('→', style);
  if (change.what === 'action') {
    const { title, from, to } = change;
    if (from === to) return `${title}: its wording or date`;
    const where = (status: typeof from) =>
      status === null ? 'not in the plan' : uncapitalised(statusWords[status]);
    return `${title}: ${where(from)} ${arrow} ${where(to)}`;
  }
  return `${valueWords(change.what, change.from, style)} ${arrow} ${valueWords(change.what, change.to, style)}`;
}

function valueWords(
  what: Exclude<OutlineChange['what'], 'action'>,
  value: Exclude<OutlineChange, { what: 'action' }>['from'],
  style: Style,
): string {
  if (value === null) return what === 'target' ? 'the next level' : 'none';
  if (typeof value === 'object') return `${value.position.toFixed(1)} (${standingInShort(value)})`;
  if (what === 'nextCheckin') return formatDay(String(value), style.locale);
  return String(value);
}

/** The item with its day: "the check-in of Sat 5 Dec 2026 (a3f1)"; of a note, with its first words. */
function itemWords(
  thing: Pick<UndoItem, 'id' | 'kind' | 'day' | 'tookBack' | 'about'>,
  style: Style,
): string {
  const [first, ...more] = thing.tookBack;
  if (first === undefined) {
    const { kind, about } = thing;
    const isNote = kind === 'evidence' && about !== null;
    const said = isNote ? ` “${shorten(about, mostWords, style)}”` : '';
    return `the ${kindNames[kind]}${said} of ${formatDay(thing.day, style.locale)} (${thing.id})`;
  }
  const others = more.length === 0 ? '' : ` and ${counted(more.length, 'other', 'others')}`;
  return `the ${kindNames[first.kind]} of ${formatDay(first.day, style.locale)} (${first.id})${others}`;
}

/** Items listed; older ones are rarely undone. */
const mostListed = 15;
/** Columns for a person's own words in the list. */
const mostWords = 40;
/** Ratings told one by one. */
const mostRatings = 3;
/** Of them, those before a change. */
const contextWords = 10;

/** The latest items, with the ids that `undo` takes. */
export function renderUndoList(
  items: readonly UndoItem[],
  ladder: Ladder,
  events: readonly Event[],
  style: Style,
): string {
  if (items.length === 0) return page(running(['Nothing has been written down yet.'], style));
  const { shown, rest } = shownOf(items, mostListed);
  const gutter = widestOf(shown.map(({ id }) => id)) + 2;
  const told = (item: UndoItem) => ({
    ...item,
    about:
      item.about === null
        ? ratingsInShort(ratingsOf(item, ladder, events), ladder, style)
        : shorten(item.about, mostWords, style),
  });
  return page(
    spaced([
      [
        ...heading('The latest first', style),
        ...shown.flatMap((item) =>
          labelled([item.id], itemSpans(told(item), replacedBy(item, items), style), style, gutter),
        ),
        ...(rest > 0 ? indent(gutter, [`and ${rest} older ones: --json lists all`], style) : []),
      ],
      commandLines(['career-coach undo ID'], style),
    ]),
  );
}

/** "4 → 2 for “Explains how customers…”, and one other": what a sitting changed in which nothing was written. */
function ratingsInShort(ratings: readonly Rerated[], ladder: Ladder, style: Style): string | null {
  const [first] = ratings;
  if (first === undefined) return null;
  const { behaviour, from, answer } = first;
  const words = shorten(unended(statementOf(ladder, behaviour) ?? behaviour), mostWords, style);
  const rated = typeof from === 'number' ? '' : 'rated ';
  const step = from === answer ? `still ${answer}` : `${rated}${ratingStep(first, ladder)}`;
  const more = ratings.length - 1;
  const others = more === 0 ? '' : `, and ${counted(more, 'other', 'others')}`;
  return `${step} for “${words}”${others}`;
}

/** The later review by the same person, which counts instead. */
function replacedBy(item: UndoItem, items: readonly UndoItem[]): UndoItem | undefined {
  if (item.kind !== 'review') return undefined;
  return items
    .slice(0, items.indexOf(item))
    .find(
      ({ kind, about, takenBackBy }) =>
        kind === 'review' && about === item.about && takenBackBy === null,
    );
}

function itemSpans(item: UndoItem, later: UndoItem | undefined, style: Style) {
  const { between } = glyphs(style);
  const about = item.about === null ? '' : `: ${item.about}`;
  const line = `${formatDay(item.day, style.locale)}${between}${kindWords(item, style)}${about}`;
  const { takenBackBy } = item;
  if (takenBackBy === null && later === undefined) return [line];
  const how = takenBackBy === null ? `replaced by ${later?.id}` : `taken back by ${takenBackBy}`;
  return [{ text: `${line}${between}${how}`, paint: style.paint.dim }];
}

function kindWords({ kind, tookBack: [took] }: UndoItem, style: Style): string {
  if (took === undefined) return kindNames[kind];
  if (took.kind === 'undo') return `undo of the undo ${took.id}`;
  return `undo of the ${kindNames[took.kind]} of ${formatDay(took.day, style.locale)} (${took.id})`;
}
