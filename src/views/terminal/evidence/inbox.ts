import type { InboxItem } from '../../../core/evidence/inbox/inbox.js';
import type { Found, LeftOut } from '../../../core/evidence/inbox/proposal.js';
import type { Unseen } from '../../../core/evidence/inbox/unseen.js';
import { linkLabel } from '../../../core/evidence/links.js';
import type { SuggestedBehaviour } from '../../../core/evidence/suggest-behaviours.js';
import { glyphs } from '../../../text/signs.js';
import { widthOf } from '../../../text/width.js';
import { indent, labelled, page, running, spaced } from '../../text/layout.js';
import type { Style } from '../../text/style.js';
import { formatDay } from '../../text/style.js';
import { capitalised, counted, ended } from '../../text/words.js';

interface Imported extends Pick<Found, 'format' | 'leftOut' | 'unread' | 'unit'> {
  readonly added: number;
  readonly known: number;
  readonly waiting: number;
  readonly question: Unseen | null;
}

/** What came of an import, and what to do next. */
export function renderImported(imported: Imported, style: Style): string {
  const { format, added, known, leftOut, unread, unit, waiting, question } = imported;
  const [first] = unread;
  return page(
    spaced([
      [
        ...running(
          [
            addedSentence(format, added),
            ...(known > 0 ? [`Known already: ${known}.`] : []),
            ...leftOutWords(leftOut),
          ],
          style,
        ),
        ...(first === undefined
          ? []
          : running(
              [
                `Not read: ${counted(unread.length, unit, unit === 'line' ? 'lines' : 'entries')}.`,
                `${unread.length > 1 ? `The first is ${unit}` : capitalised(unit)} ${first.entry}: ${first.reason}.`,
              ],
              style,
            )),
      ],
      added === 0 ? [] : questionLines(question, style),
      waiting === 0
        ? []
        : running(
            [
              waiting === added
                ? 'Next: career-coach log inbox'
                : `Next: career-coach log inbox, where ${counted(waiting, 'proposal waits', 'proposals wait')}`,
            ],
            style,
          ),
    ]),
  );
}

function addedSentence(format: string, added: number): string {
  const from = format === 'Markdown list' ? 'your Markdown list' : format;
  if (added === 0) return `Nothing new from ${from}.`;
  return ended(
    `${capitalised(counted(added, 'proposal', 'proposals'))} from ${from} ${added === 1 ? 'waits' : 'wait'} in your inbox`,
  );
}

const leftOutNames = {
  merges: ['merge', 'merges'],
  reverts: ['revert', 'reverts'],
  bots: ['entry of a bot', 'entries of bots'],
  chores: ['chore', 'chores'],
  unmerged: ['request not merged', 'requests not merged'],
} as const satisfies Record<keyof LeftOut, readonly [string, string]>;

function leftOutWords(leftOut: LeftOut): string[] {
  const words = Object.entries(leftOutNames).flatMap(([why, [one, many]]) => {
    const count = leftOut[why as keyof LeftOut];
    return count === 0 ? [] : [counted(count, one, many)];
  });
  return words.length === 0 ? [] : [`Left out: ${words.join(', ')}.`];
}

function unseenSentence({ statement }: Unseen): string {
  return `Code can't show this one: “${statement}” Have you done it lately?`;
}

/** The question about what code cannot show. */
export function askAbout(question: Unseen): string {
  const { example } = question;
  const sample = example === null ? '' : `\nSuch as: ${example}`;
  return `${unseenSentence(question)}${sample}\nIn a line, Enter for none`;
}

function questionLines(question: Unseen | null, style: Style): string[] {
  if (question === null) return [];
  return [
    unseenSentence(question),
    `career-coach log "what happened" --behaviour ${question.behaviour}`,
  ].flatMap((text) => running([text], style));
}

type ListedItem = InboxItem & { readonly suggestions: readonly SuggestedBehaviour[] };

/** Items shown; the newest come first. */
export const mostListed = 20;

/** The first items of the inbox, where nothing can be asked, and how many there are. */
export function renderInbox(
  shown: readonly ListedItem[],
  all: number,
  question: Unseen | null,
  style: Style,
): string {
  if (all === 0) {
    return page(
      running(['The inbox is empty.', 'Next: career-coach log import --print-command'], style),
    );
  }
  const gutter = Math.max(...shown.map(({ id }) => widthOf(id))) + 2;
  const rest = all - shown.length;
  const example = shown[0];
  const behaviour = example?.suggestions[0]?.behaviour ?? 'BEHAVIOUR';
  return page(
    spaced([
      [
        ...shown.flatMap((item) => labelled([item.id], itemSpans(item, style), style, gutter)),
        ...(rest > 0 ? indent(gutter, [`and ${rest} more: --json lists all`], style) : []),
      ],
      questionLines(question, style),
      running(
        [`Next: career-coach log inbox --accept ${example?.id}=${behaviour} --drop ID,ID`],
        style,
      ),
    ]),
  );
}

function itemSpans({ date, text, links, suggestions }: ListedItem, style: Style) {
  const { dim } = style.paint;
  const about = links.map(linkLabel).join(', ');
  const perhaps = suggestions.map(({ behaviour }) => behaviour).join(', ');
  return [
    { text: `${formatDay(date, style.locale)}:`, paint: dim },
    text,
    ...(about === '' ? [] : [{ text: `(${about})`, paint: dim }]),
    ...(perhaps === '' ? [] : [{ text: `Perhaps ${perhaps}`, paint: dim }]),
  ];
}

/** A proposal that stands for several has many. */
const linksNamed = 2;

/** One proposal, as the question about it. */
export function describeItem(
  { date, text, links }: InboxItem,
  suggestions: readonly SuggestedBehaviour[],
  left: number,
  style: Style,
): string {
  const { between } = glyphs(style);
  const head = [
    formatDay(date, style.locale),
    ...links.slice(0, linksNamed).map(linkLabel),
    ...(links.length > linksNamed ? [`${links.length - linksNamed} more`] : []),
    left === 1 ? 'the last one' : `${left} left`,
  ];
  return [
    '',
    head.join(between),
    text,
    ...(suggestions.length === 0 ? [] : ['Perhaps about:']),
    ...suggestions.map(({ statement }, index) => `  ${index + 1} ${statement}`),
  ].join('\n');
}

interface Decided {
  readonly accepted: readonly unknown[];
  readonly dropped: number;
  readonly waiting: number;
}

export function renderDecided({ accepted, dropped, waiting }: Decided, style: Style): string {
  return renderTally({ accepted: accepted.length, dropped, waiting }, style);
}

export function renderTally(
  { accepted, dropped, waiting }: { accepted: number; dropped: number; waiting: number },
  style: Style,
): string {
  const words = `Kept: ${accepted}. Dropped: ${dropped}. Still in the inbox: ${waiting}.`;
  return page(running([words], style));
}
