import type { Day } from '../../base/day.js';
import { addDays, weekdayOf } from '../../base/day.js';
import type { Ladder } from '../../schema/ladder.schema.js';
import { suggestBehaviours } from '../suggest-behaviours.js';
import type { InboxItem } from './inbox.js';

/** Proposals that are decided together: those of a week, or one alone. */
export interface Week {
  /** Its Monday. */
  readonly monday: Day;
  /** The most telling first. */
  readonly items: readonly InboxItem[];
}

/** Fewer proposals are quickly looked at one by one. */
const manyProposals = 12;
const manyInWeek = 3;

/** What waits, week by week, the newest first; where little waits, or a week has little, each proposal is alone. */
export function byWeek(items: readonly InboxItem[], ladder: Ladder): Week[] {
  const weeks = new Map<Day, InboxItem[]>();
  for (const item of items) {
    const monday = mondayOf(item.date);
    weeks.set(monday, [...(weeks.get(monday) ?? []), item]);
  }
  return [...weeks].flatMap(([monday, ofWeek]) =>
    items.length < manyProposals || ofWeek.length < manyInWeek
      ? ofWeek.map((item) => ({ monday, items: [item] }))
      : [{ monday, items: mostTellingFirst(ofWeek, ladder) }],
  );
}

function mondayOf(day: Day): Day {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

function mostTellingFirst(items: readonly InboxItem[], ladder: Ladder): InboxItem[] {
  const told = items.map((item) => ({ item, points: pointsOf(item, ladder) }));
  return told.sort((a, b) => b.points - a.points).map(({ item }) => item);
}

/** Small repairs, which say little about a level. */
const chore =
  /^(?:fixup!|squash!|amend!|wip\b|(?:chore|style|ci|build|test|lint|format|typo)\b)|\b(?:typos?|lint(?:er)?|bump|whitespace|flaky)\b/i;

function pointsOf({ text, links }: InboxItem, ladder: Ladder): number {
  const isRequest = links.some((link) => link.startsWith('pr:')) || /\(#\d+\)$/.test(text);
  const fits = suggestBehaviours(ladder, text).length > 0;
  return Number(fits) * 2 + Number(isRequest) - Number(chore.test(text)) * 4;
}

/** The proposals as one line: how many, and what the first of them say. */
export function asOne(items: readonly InboxItem[]): string {
  const named = 3;
  const texts = [...new Set(items.map(({ text }) => text))].slice(0, named);
  return `${items.length} changes, among them: ${texts.map((text) => text.slice(0, 120)).join('; ')}`;
}
