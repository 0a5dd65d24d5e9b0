import { shortEvidenceIds } from '../../../core/evidence/find-evidence.js';
import { linkLabel } from '../../../core/evidence/links.js';
import type { SuggestedBehaviour } from '../../../core/evidence/suggest-behaviours.js';
import { isOwn } from '../../../core/journal/own.js';
import type { Evidence, KnownAction, State } from '../../../core/journal/state.js';
import { glyphs } from '../../../text/signs.js';
import { widthOf } from '../../../text/width.js';
import type { Span } from '../../../text/wrap.js';
import { hang, indent, labelled, page, running, spaced } from '../../text/layout.js';
import type { Style } from '../../text/style.js';
import { formatDay } from '../../text/style.js';
import { counted, ended } from '../../text/words.js';

type Line = Omit<Evidence, 'id'>;

/** All lines, among which ids are short, and the actions that lines came of. */
type Known = Pick<State, 'evidence' | 'actions'>;

/** Lines of evidence in the order of the argument, with their ids. */
export function renderLog(evidence: readonly Evidence[], known: Known, style: Style): string {
  const all = known.evidence;
  if (evidence.length > 0)
    return page([...listLines(evidence, known, style), ...changeLines(evidence, all, style)]);
  const [nothing, next] =
    all.length === 0
      ? ['Nothing noted yet.', 'Next: career-coach log "what happened"']
      : ['No note fits.', 'Next: career-coach log'];
  return page(spaced([nothing, next].map((text) => running([text], style))));
}

export function renderFound(evidence: readonly Evidence[], known: Known, style: Style): string {
  if (evidence.length > 0 || known.evidence.length === 0) return renderLog(evidence, known, style);
  const hint = 'To write a note that begins with "search", put it in quotes.';
  return page(
    spaced([
      running(['No note has all of these words.', hint], style),
      running(['Next: career-coach log'], style),
    ]),
  );
}

/** Says what the ids are for, with one that is there to see. */
function changeLines(evidence: readonly Evidence[], all: readonly Evidence[], style: Style) {
  const [first] = evidence;
  const id = first === undefined ? undefined : shortEvidenceIds(all).get(first.id);
  if (id === undefined) return [];
  const text = `Change one: career-coach log edit ${id}`;
  return running([{ text, paint: style.paint.dim }], style);
}

function listLines(evidence: readonly Evidence[], { evidence: all, actions }: Known, style: Style) {
  const short = shortEvidenceIds(all);
  const titles = new Map(actions.map(({ id, title }) => [id, title]));
  const idOf = ({ id }: Evidence) => short.get(id) ?? id;
  const gutter = Math.max(...evidence.map((line) => widthOf(idOf(line)))) + 2;
  return evidence.flatMap((line) =>
    labelled([idOf(line)], lineSpans(line, style, titles), style, gutter),
  );
}

interface AboutLine {
  /** What the behaviours say that the person named. */
  readonly statements?: readonly string[];
  /** What it may be about, where nothing was said; absent: nothing more to say. */
  readonly suggestions?: readonly SuggestedBehaviour[];
  readonly done?: Finished | null;
}

/** The action that a line finished. */
interface Finished extends Pick<KnownAction, 'title' | 'behaviour'> {
  /** The title of the action for which it was a smaller step. */
  readonly whole?: string;
}

/** One line of evidence as it was saved, and what it's about or may be about. */
export function renderEvidence(
  evidence: Line,
  { statements = [], suggestions, done = null }: AboutLine,
  style: Style,
): string {
  const saved = [
    ...bulletLines(evidence, style),
    ...statements.flatMap((statement) => indent(2, [`About: ${statement}`], style)),
    ...doneLines(done, style),
  ];
  if (suggestions === undefined) return page(saved);
  const [first] = suggestions;
  const tie = `career-coach log edit last --behaviour ${first?.behaviour ?? 'ID'}`;
  return page([
    ...saved,
    ...(first === undefined ? [] : running([isItAbout(suggestions.length)], style)),
    ...suggestions.flatMap(({ behaviour, statement }) =>
      indent(2, [statement, { text: `(${behaviour})`, paint: style.paint.dim }], style),
    ),
    ...running(
      [
        first === undefined
          ? `To tie this to a behaviour: ${tie} (career-coach ladder LEVEL lists the ids)`
          : `Next: ${tie}`,
      ],
      style,
    ),
  ]);
}

function doneLines(done: Finished | null, style: Style): string[] {
  if (done === null) return [];
  return [
    ...running([`Done: ${ended(done.title)}`, ...afterDone(done)], style),
    ...running(['Next: career-coach plan next'], style),
  ];
}

/** A small step shows too little to rate its behaviour again. */
function afterDone({ behaviour, whole }: Finished): string[] {
  if (whole !== undefined) return [`It was a small step of “${whole}”, which waits in your plan.`];
  return behaviour === null ? [] : ['The next check-in asks how often you do it now.'];
}

/**
 * What a line that has been saved may be about, to answer by one key.
 *
 * @param isOfPlan whether that is what the plan is about, since no words of the line tell
 */
export function shownQuestion(suggestions: readonly SuggestedBehaviour[], isOfPlan = false) {
  const { length } = suggestions;
  if (length === 0) {
    return {
      kind: 'key',
      message:
        'Saved. No behaviour seems to fit, so it stays without one. To give it one later: career-coach log edit last',
      keys: [
        { key: 'p', label: 'pick from the list' },
        { key: 'n', name: 'n or Enter', label: 'none', isEnter: true },
      ],
    } as const;
  }
  const numbers = suggestions.map((_, index) => `${index + 1}`);
  const [first = '', ...more] = numbers;
  return {
    kind: 'key',
    message: [
      `Saved. ${isItAbout(length, isOfPlan ? ', from your plan' : '')}`,
      ...suggestions.map(
        ({ statement }, index) => `  ${length > 1 ? `${index + 1} ` : ''}${statement}`,
      ),
    ].join('\n'),
    keys: [
      ...(length > 1
        ? [{ key: first, name: `1-${length}`, label: 'that one' }]
        : [{ key: 'y', label: 'yes' }]),
      ...more.map((key) => ({ key, label: '' })),
      { key: 'p', label: 'pick from the list' },
      { key: 'n', name: 'n or Enter', label: length > 1 ? 'none' : 'no', isEnter: true },
    ],
  } as const;
}

/** Not "an example of": a line may tell of a failure. */
function isItAbout(count: number, where = ''): string {
  return `Is it about ${count === 1 ? 'this' : 'one of these'}${where}?`;
}

/** A line as it reads from now on. */
export function renderChanged(evidence: Line, isChanged: boolean, style: Style): string {
  return page([...bulletLines(evidence, style), ...(isChanged ? undoLines(style) : [])]);
}

export function renderDropped(dropped: readonly Line[], style: Style): string {
  const title = `Dropped ${counted(dropped.length, 'note', 'notes')}:`;
  return page([
    ...running([title], style),
    ...dropped.flatMap((line) => bulletLines(line, style)),
    ...undoLines(style),
  ]);
}

function undoLines(style: Style): string[] {
  return running([{ text: 'To reverse this: career-coach undo', paint: style.paint.dim }], style);
}

function bulletLines(line: Line, style: Style): string[] {
  return hang(`${glyphs(style).bullet} `, lineSpans(line, style), style);
}

/** `titles`: what came of an action may say too little without its title. */
function lineSpans(
  line: Line,
  style: Style,
  titles: ReadonlyMap<string, string> = new Map(),
): Span[] {
  const { date, text, behaviours, links = [], actions = [] } = line;
  const { dim } = style.paint;
  const cameOf = actions.flatMap((id) => titles.get(id) ?? []);
  const about = [
    ...(isOwn(line) ? [] : ['second view']),
    ...cameOf,
    ...behaviours,
    ...links.map(linkLabel),
  ];
  return [
    { text: `${formatDay(date, style.locale)}:`, paint: dim },
    text,
    ...(about.length === 0 ? [] : [{ text: `(${about.join(', ')})`, paint: dim }]),
  ];
}
