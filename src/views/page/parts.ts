import { linkAddress, linkLabel } from '../../core/evidence/links.js';
import { withoutSteps } from '../../core/journal/small-steps.js';
import type { Evidence } from '../../core/journal/state.js';
import { bySide } from '../../core/ladder/sides.js';
import { isTitleOfWords } from '../../core/plan/titles.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, Report } from '../../core/schema/report.schema.js';
import { formatDay } from '../text/style.js';
import {
  actionSentence,
  capitalised,
  counted,
  doneSentence,
  dueWords,
  ended,
  fallbackSentence,
  reasonSentence,
} from '../text/words.js';
import type { Block, Item, Section } from './page.js';

/** A heading and the blocks under it; nothing if they are empty. */
export function section(title: string, blocks: readonly Block[], fold?: Section['fold']): Block[] {
  const filled = blocks.filter((block) => !isEmpty(block));
  if (filled.length === 0) return [];
  return [{ kind: 'section', title, blocks: filled, ...(fold && { fold }) }];
}

function isEmpty(block: Block): boolean {
  switch (block.kind) {
    case 'paragraph':
      return block.text === '';
    case 'list':
      return block.items.length === 0;
    case 'table':
      return block.rows.length === 0;
    case 'sides':
      return block.sides.length === 0;
    case 'strands':
      return block.strands.length === 0;
    default:
      return false;
  }
}

/** A list of what is about behaviours; with tracks a list for each side, under its label. */
export function listBySide<T>(
  ladder: Ladder,
  all: readonly T[],
  behaviourOf: (one: T) => string,
  itemOf: (one: T) => Item,
): Block[] {
  return bySide(ladder, all, behaviourOf).flatMap(({ label, items }) => {
    const list: Block = { kind: 'list', items: items.map(itemOf) };
    return label === null ? [list] : section(capitalised(label), [list]);
  });
}

/** The sentences as one paragraph. */
export function paragraph(...sentences: readonly (string | null)[]): Block {
  const text = sentences.filter((sentence) => sentence !== null && sentence !== '').join(' ');
  return { kind: 'paragraph', text };
}

export function bullets(texts: readonly string[]): Block {
  return { kind: 'list', items: texts.map((text) => ({ text })) };
}

/** What was left for want of room; no command, since the reader may be somebody else. */
export function andMore(count: number, where: string): Block {
  return paragraph(count > 0 ? `And ${count === 1 ? 'one' : count} more ${where}.` : '');
}

interface NotedLine {
  readonly text: string;
  readonly links?: readonly string[] | undefined;
  readonly source?: Evidence['source'];
  readonly imported?: true | undefined;
  readonly behaviours?: readonly string[] | undefined;
  readonly actions?: readonly string[] | undefined;
}

/**
 * The lines that tell a reader most, in their order: the newest of equals where that comes first. A word or two, such as
 * "ok", only where there is nothing else.
 */
export function mostTelling<T extends NotedLine>(lines: readonly T[], most: number): T[] {
  const worth = lines.filter((line) => tells(line) > 0);
  const pool = worth.length > 0 ? worth : lines;
  const chosen = new Set(pool.toSorted((a, b) => tells(b) - tells(a)).slice(0, most));
  return pool.filter((line) => chosen.has(line));
}

/**
 * What somebody typed tells more than the subject of a commit, so it never gives way to one. Then it counts whether
 * it is about the ladder or the plan, as a Christmas lunch isn't; then a figure, and whether it is a whole sentence. A
 * link decides between equals.
 */
function tells({
  text,
  links = [],
  source,
  imported,
  behaviours = [],
  actions = [],
}: NotedLine): number {
  const words = text.split(/\s+/).length;
  const figure = Number(/\d/.test(text));
  const link = Number(links.length > 0 || text.includes('://'));
  if (figure + link === 0 && words < 3) return 0;
  const own = source === undefined && !imported;
  const tied = behaviours.length + actions.length > 0;
  return 1 + 2 * figure + Number(words > 4) + link / 2 + (tied ? 4 : 0) + (own ? 12 : 0);
}

/** The report's day and ladder, which a reader needs to compare two reports. */
export function origin({ date, ladder }: Report, locale: string | null): Block {
  return paragraph(
    `${formatDay(date, locale)}, on the ladder ${ladder.id}, version ${ladder.version}.`,
  );
}

/** Actions as entries of a task list. */
export function tasks(
  actions: readonly Action[],
  today: string,
  locale: string | null,
  more: (action: Action) => readonly string[] = () => [],
): Block {
  const items = actions.map((action) => ({
    ...entry(action, today, locale, more(action)),
    box: action.status === 'done' ? ('done' as const) : ('open' as const),
  }));
  return { kind: 'list', items };
}

/** Actions as entries of a plain list. */
export function entries(actions: readonly Action[], today: string, locale: string | null): Block {
  return { kind: 'list', items: actions.map((action) => entry(action, today, locale)) };
}

/** An action with its details, and further sentences below them. */
export function entry(
  action: Action,
  today: string,
  locale: string | null,
  more: readonly string[] = [],
): Item {
  const details = [
    fallbackSentence(action),
    doneSentence(action),
    dateSentence(action, today, locale),
    stuckSentence(action),
    reasonSentence(action),
    ...more,
  ].filter((detail) => detail !== null);
  // What its sentence says is said once.
  const title = isTitleOfWords(action) ? '' : ended(action.title);
  const label = [action.number === undefined ? '' : `${action.number}`, title]
    .filter((part) => part !== '')
    .join(' ');
  return {
    ...(label !== '' && { label }),
    text: actionSentence(action),
    under: details.map((text) => ({ text })),
  };
}

function dateSentence(action: Action, today: string, locale: string | null): string | null {
  const { status, due, until } = action;
  if (status === 'active') {
    const words = dueWords(due, today, locale);
    return words === null ? null : ended(words);
  }
  if (until === undefined) return null;
  return `${status === 'done' ? 'Done' : 'Let go'} on ${formatDay(until, locale)}.`;
}

/** What was stuck at check-ins; not where the person does by now what the action is for. */
export function stuckActions({ plan, answers }: Report, { scale }: Ladder): Action[] {
  const isDone = (id: string | null) =>
    answers.some(({ behaviour, rating }) => behaviour === id && (rating ?? 0) >= scale.held);
  return plan.active.filter(({ stuck = 0, behaviour }) => stuck > 0 && !isDone(behaviour));
}

function stuckSentence({ status, stuck = 0 }: Action): string | null {
  if (status !== 'active' || stuck === 0) return null;
  // Not "at the last": a "Not yet" since then leaves open whether it still is.
  return `Stuck at ${counted(stuck, 'check-in', 'check-ins')} so far.`;
}

/** How far the plan has come; empty before the first action is done. */
export function progressSentence({ plan: { done } }: Report): string {
  const { length } = withoutSteps(done);
  return length === 0 ? '' : `${capitalised(counted(length, 'action', 'actions'))} done so far.`;
}

interface EvidenceLine {
  readonly date: string;
  readonly text: string;
  readonly links?: readonly string[] | undefined;
}

/** A text that begins with its own time, as examples do: the day it was noted on is another. */
const timeFirst =
  /^(?:(?:early |late )?in|last|this|since) (?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter|year|quarter|month|week|20\d\d)\b/i;

/** Lines of evidence with their links. */
export function evidenceItems(
  { evidence = [] }: { readonly evidence?: readonly EvidenceLine[] },
  locale: string | null,
): Item[] {
  return evidence.map(({ date, text, links = [] }) => ({
    text: timeFirst.test(text)
      ? `${text} (noted on ${formatDay(date, locale)})`
      : `${formatDay(date, locale)}: ${text}`,
    ...(links.length > 0 && {
      links: links.map((link) => ({ label: linkLabel(link), address: linkAddress(link) })),
    }),
  }));
}
