import { shownOf } from '../../core/base/shown-of.js';
import type { BehaviourChange, Difference } from '../../core/history/difference.js';
import { newestFirst } from '../../core/journal/state.js';
import { isLate } from '../../core/report/due.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, Report } from '../../core/schema/report.schema.js';
import { stageSentence, standingInShort } from '../text/stage-words.js';
import { formatDay } from '../text/style.js';
import { answerWords, checkinSentence, ended, titleAndReason } from '../text/words.js';
import { chosenGaps, gapsWithQuestions, otherGaps } from './gaps.js';
import type { Block, Item, Page, PageContent } from './page.js';
import {
  andMore,
  bullets,
  entries,
  entry,
  mostTelling,
  paragraph,
  section,
  stuckActions,
} from './parts.js';
import { seenDifferently } from './second-view.js';

/** A 1:1 has room for so much. */
const most = { examples: 5, changes: 5, questions: 3, others: 3 } as const;

/** The page for this week's 1:1: what moved, what is stuck, what I ask of you. */
export function agendaPage(content: PageContent): Page {
  const { report, ladder, changes, history, locale } = content;
  const { active } = report.plan;
  const stuck = stuckActions(report, ladder);
  const late = active.filter((action) => isLate(action, report.date) && !stuck.includes(action));
  const others = active.filter((action) => !stuck.includes(action) && !late.includes(action));
  const isAhead = report.nextCheckin !== null && report.nextCheckin > report.date;
  const told = (action: Action) => entry(action, report.date, locale);
  const withQuestion = (action: Action): Item => {
    const item = told(action);
    return { ...item, under: [...(item.under ?? []), tryNext] };
  };
  const since = changes === null ? '' : ` since ${formatDay(changes.from, locale)}`;
  return {
    title: `For our talk on ${formatDay(report.date, locale)}`,
    blocks: [
      ...section(`What moved${since}`, moved(changes, report, ladder, history)),
      ...section(late.length === 0 ? 'What is stuck' : 'What is stuck or late', [
        { kind: 'list', items: [...stuck.map(withQuestion), ...late.map(told)] },
        bullets(settledLines(content)),
      ]),
      ...seenDifferently(report, ladder, locale, []),
      ...section('What I ask of you', [
        { kind: 'list', ordered: true, items: requests(content, [...stuck, ...late]) },
      ]),
      ...section("What I'm working on", [
        entries(others, report.date, locale),
        // A check-in that is due is for me to do, not for the reader to know.
        paragraph(isAhead ? checkinSentence(report, locale) : null),
      ]),
      ...otherGaps(content, most.others),
    ],
  };
}

/** A line for each of these: "Swapped: Draw the map (in the way: no time)." */
export function settledLines(
  content: PageContent,
  without: readonly Pick<Action, 'id'>[] = [],
): string[] {
  return settledSince(content)
    .filter(({ action }) => without.every(({ id }) => id !== action.id))
    .map(({ label, action }) => ended(`${label}: ${titleAndReason(action)}`));
}

/** What was stuck since the page looks back and is out of the way, as "Let go", "Parked" and so on. */
export function settledSince({ changes, report: { plan }, history }: PageContent) {
  const stuck = history.entries.flatMap((entry) =>
    entry.kind === 'checkin' && entry.day > (changes?.from ?? '')
      ? entry.actions.filter(({ outcome }) => outcome === 'stuck')
      : [],
  );
  const latest = new Map(stuck.map((action) => [action.id, action]));
  return [...latest.values()].flatMap((action) => {
    const label = settledLabel(action.id, plan);
    return label === null ? [] : { label, action };
  });
}

function settledLabel(
  wanted: string,
  { active, queue, done, dropped }: Report['plan'],
): string | null {
  if (dropped.some(({ id }) => id === wanted)) return 'Let go';
  const parked = queue.find(({ id }) => id === wanted);
  if (parked === undefined) return null;
  // What took its place may be over by now.
  const other = [...active, ...queue, ...done, ...dropped].find(
    ({ insteadOf, since = '' }) => insteadOf === wanted && since >= (parked.parked ?? ''),
  );
  if (other === undefined) return 'Parked';
  return other.step ? 'Made smaller' : 'Swapped';
}

function moved(
  changes: Difference | null,
  report: Report,
  ladder: Ladder,
  history: PageContent['history'],
): Block[] {
  if (changes === null) return [paragraph('This is the start: nothing to compare with yet.')];
  const { before, now, done, behaviours, evidence } = changes;
  const rated = behaviours.filter(({ change }) => change === 'up' || change === 'down');
  const mine = newestFirst(evidence.filter(({ date, noted }) => noted && date >= changes.from));
  const shown = mostTelling(mine, shownOf(mine, most.examples).shown.length);
  const { shown: changed, rest } = shownOf(rated, most.changes);
  const lines = [
    ...(before !== null && standingInShort(before) !== standingInShort(now)
      ? [`${stageSentence(report, 'I')} Before, it was ${standingInShort(before)}.`]
      : []),
    ...done.map(({ title, step }) => `${step ? 'Small step done' : 'Done'}: ${ended(title)}`),
    ...progress(changes.from, report, history).map(({ title }) => `Some progress: ${ended(title)}`),
    ...changed.map((change) => changeWords(change, ladder, report)),
    ...shown.map(({ text }) => ended(text)),
  ];
  if (lines.length === 0) return [paragraph('Nothing that I noted.')];
  return [
    bullets(lines),
    andMore(rest, 'ratings changed'),
    andMore(mine.length - shown.length, 'in my notes'),
  ];
}

/** What went on since that day and is in the plan still. */
function progress(from: string, { plan }: Report, { entries }: PageContent['history']): Action[] {
  const moved = new Set(
    entries.flatMap((entry) =>
      entry.kind === 'checkin' && entry.day > from
        ? entry.actions.flatMap(({ id, outcome }) => (outcome === 'moved' ? id : []))
        : [],
    ),
  );
  return plan.active.filter(({ id }) => moved.has(id));
}

function changeWords(
  { behaviour, statement, from, to }: BehaviourChange,
  ladder: Ladder,
  { review }: Report,
): string {
  const words = [from, to].map((answer) => (answer === null ? '' : answerWords(answer, ladder)));
  const settled = review?.agreed?.find((point) => point.behaviour === behaviour);
  const now = settled?.self === settled?.other ? 'now agree' : 'are now a point apart';
  return `${ended(statement)} Was ${words[0]}; is ${words[1]}.${settled === undefined ? '' : ` Others and I ${now}.`}`;
}

/** Asked where the action is told, so that no action stands on the page twice. */
const tryNext = { text: 'What would you try next?', tone: 'question' } as const;

/** Questions about what else the plan works on, then a view of the reader's own. */
function requests(content: PageContent, told: readonly Action[]): Item[] {
  const { report } = content;
  // What is seen differently stands on the page already, with a question.
  const asked = [...told, ...(report.review?.talkingPoints ?? [])];
  const gaps = chosenGaps(report).filter(
    ({ behaviour }) => !asked.some((one) => one.behaviour === behaviour),
  );
  const view: Item[] =
    report.review === undefined
      ? [{ text: 'Would you answer a dozen questions about how you see me work?' }]
      : [];
  return [...gapsWithQuestions(gaps, content).slice(0, most.questions), ...view];
}
