import { unended } from '../../core/base/sentence.js';
import { shownOf } from '../../core/base/shown-of.js';
import type { NewEvidence } from '../../core/history/difference.js';
import { withoutSteps } from '../../core/journal/small-steps.js';
import type { KnownAction } from '../../core/journal/state.js';
import { newestFirst } from '../../core/journal/state.js';
import { findLevel } from '../../core/ladder/find-in-ladder.js';
import { wholeOf } from '../../core/plan/find-actions.js';
import { isTitleOfWords } from '../../core/plan/titles.js';
import { strongest } from '../../core/report/strongest.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, Report } from '../../core/schema/report.schema.js';
import { besideTheStage } from '../text/beside-stage.js';
import { stageSentence, stageTitle, summarySentence } from '../text/stage-words.js';
import { formatDay } from '../text/style.js';
import { capitalised, ended } from '../text/words.js';
import { settledLines } from './agenda.js';
import { otherGaps } from './gaps.js';
import type { Block, Item, Page, PageContent } from './page.js';
import {
  andMore,
  bullets,
  entry,
  evidenceItems,
  mostTelling,
  origin,
  paragraph,
  progressSentence,
  section,
  stuckActions,
  tasks,
} from './parts.js';
import { coursePicture, ladderPicture, sidesPicture, strandsPicture } from './pictures.js';
import { seenDifferently } from './second-view.js';

/** As many as fit one page and one conversation. */
const mostGaps = 3;

const mostStrengths = 3;

const mostDone = 5;

const mostLower = 5;

const mostNotes = 3;

/** One page to bring to a conversation with a mentor. */
export function pageForMentor(content: PageContent): Page {
  const { report, ladder, history, locale } = content;
  const stuck = stuckActions(report, ladder);
  const replaced = replacedIn(report, history).map(({ action }) => action);
  const isStuck = stuck.length + replaced.length > 0;
  const others = report.plan.active.filter((action) => !stuck.includes(action));
  return {
    title: 'Where I stand, and what I want to talk about',
    blocks: [
      origin(report, locale),
      paragraph(stageSentence(report, 'I'), ...besideTheStage(report, ladder, 'I', locale)),
      paragraph(summarySentence(report)),
      ...section('Where I am on the ladder', [
        ladderPicture(report, ladder, 'I'),
        paragraph(
          'Only behaviours with a rating are counted. Most questions were about the levels around mine, and few about each habit. Few ratings do not mean that a level or habit is weak.',
        ),
        ...section('The sides of my work, each by its own answers', [
          sidesPicture(history, ladder),
        ]),
        ...section('Habits that count at every level', [strandsPicture(report, ladder, 'I')]),
        ...section('Over time', coursePicture(history, ladder, locale)),
      ]),
      ...section('What I do best', [{ kind: 'list', items: strengthsWithExample(report, locale) }]),
      ...signs(report, ladder),
      ...sinceAssessment(content),
      ...ratedLower(content),
      ...section(isStuck ? 'What is stuck' : 'What was stuck', [
        tasks(stuck, report.date, locale),
        { kind: 'list', items: replacedItems(content) },
        bullets(settledLines(content, replaced)),
        paragraph(isStuck ? 'What would you try next?' : ''),
      ]),
      ...section("What I'm working on", [
        tasks(others, report.date, locale, (action) => [
          ...stepsDone(action, report),
          ...wasInTheWay(action, history),
        ]),
        paragraph(progressSentence(report)),
      ]),
      ...otherGaps(content, mostGaps),
      ...seenDifferently(report, ladder, locale),
      ...otherView(report),
      paragraph(
        'My answers are my own view. They may agree with each other and still be wrong. Where you see it differently, please tell me.',
      ),
    ],
  };
}

function replacedItems({ report, history, locale }: PageContent): Item[] {
  return replacedIn(report, history).map(({ action, instead }) =>
    entry(action, report.date, locale, [ended(instead)]),
  );
}

/** What was stuck and waits, with the smaller step or other action that stands for it, or the step that is over. */
export function replacedIn(
  { plan }: Pick<Report, 'plan'>,
  { entries }: PageContent['history'],
): { readonly action: Action; readonly instead: string }[] {
  // The plan forgets it once an action is parked.
  const outcomes = entries.flatMap((one) => (one.kind === 'checkin' ? one.actions : []));
  const wasStuck = new Set(outcomes.flatMap(({ id, outcome }) => (outcome === 'stuck' ? id : [])));
  return plan.queue
    .filter(
      (one) =>
        one.because !== undefined || wasStuck.has(one.id) || stepsDone(one, { plan }).length > 0,
    )
    .flatMap((action) => {
      const instead = insteadWords(action, plan);
      return instead === null ? [] : { action, instead };
    });
}

function insteadWords({ id, parked = '' }: Action, plan: Report['plan']): string | null {
  const now = plan.active.find(({ insteadOf }) => insteadOf === id);
  if (now !== undefined) return `For now, I do this instead: ${now.title}`;
  const step = [...plan.queue, ...plan.done, ...plan.dropped].find(
    ({ insteadOf, step: isStep, since = '' }) => isStep && insteadOf === id && since >= parked,
  );
  if (step === undefined) return null;
  const how = { active: '', queued: 'waits, too', done: 'is done', dropped: 'was let go' };
  return `A small step towards it ${how[step.status]}: ${step.title}`;
}

function stepsDone({ id }: Pick<Action, 'id'>, { plan }: Pick<Report, 'plan'>): string[] {
  return plan.done
    .filter(({ step, insteadOf }) => step && insteadOf === id)
    .map(({ title }) => ended(`Small step done: ${title}`));
}

/** What kept me from an action that I have taken up again; empty once it has moved. */
export function wasInTheWay(
  { id, because }: Pick<Action, 'id' | 'because'>,
  { entries }: PageContent['history'],
): string[] {
  const outcomes = entries.flatMap((one) => (one.kind === 'checkin' ? one.actions : []));
  const last = outcomes.findLast((one) => one.id === id);
  if (because !== undefined || last?.outcome !== 'stuck' || last.because === undefined) return [];
  return [ended(`What was in the way: ${last.because}`)];
}

/** What I did since the last assessment, what came of it, and what I learnt. */
function sinceAssessment({ report, ladder, changes, history, locale }: PageContent): Block[] {
  if (changes === null) return [];
  const done = withoutSteps(changes.done).toSorted((a, b) =>
    (a.until ?? '') < (b.until ?? '') ? 1 : -1,
  );
  const { shown, rest } = shownOf(done, mostDone);
  const mine = newestFirst(changes.evidence);
  const outcomes = new Map(shown.map((action) => [action, outcomesOf(action, report, mine)]));
  const told = new Set([...outcomes.values()].flat());
  const learnt = history.entries
    .flatMap((entry) =>
      entry.kind === 'checkin' && entry.day >= changes.from && entry.note !== null
        ? [ended(`${formatDay(entry.day, locale)}: ${entry.note}`)]
        : [],
    )
    .toReversed();
  const best = new Set(bestWithExample(report).map(({ example }) => example?.text));
  const others = mine.filter(
    (line) => line.noted && line.date >= changes.from && !told.has(line) && !best.has(line.text),
  );
  const placeOf = ({ behaviours, actions = [] }: NewEvidence) => {
    const ratings = report.answers.flatMap(({ behaviour, rating }) =>
      behaviours.includes(behaviour) && rating !== null ? rating : [],
    );
    if (ratings.some((rating) => rating >= ladder.scale.held)) return 0;
    // What was noted of an action is a step on the way.
    return ratings.length > 0 && actions.length === 0 ? 2 : 1;
  };
  const most = shownOf(others, mostNotes).shown.length;
  const inOrder = others.toSorted((a, b) => placeOf(a) - placeOf(b));
  // Why something isn't done is no deed, so it comes last, and only where there is room.
  const deeds = mostTelling(
    inOrder.filter((line) => placeOf(line) < 2),
    most,
  );
  const telling = [...deeds, ...inOrder.filter((line) => placeOf(line) === 2)].slice(0, most);
  const learned = shownOf(learnt, mostNotes);
  return section(`What I did since ${formatDay(changes.from, locale)}`, [
    {
      kind: 'list',
      items: shown.map((action) => doneItem(action, outcomes.get(action) ?? [], locale)),
    },
    paragraph(rest > 0 ? `And ${rest} actions before that.` : ''),
    ...section('What else happened', [
      { kind: 'list', items: evidenceItems({ evidence: telling }, locale) },
      andMore(others.length - telling.length, 'in my notes'),
    ]),
    ...section('What I learnt', [bullets(learned.shown), andMore(learned.rest, 'in my history')]),
  ]);
}

/** A mentor is somebody to talk with about it; the largest falls first. */
function ratedLower({ changes, locale }: PageContent): Block[] {
  const lower = (changes?.behaviours ?? []).flatMap(({ statement, from, to }) =>
    typeof from === 'number' && typeof to === 'number' && to < from ? { statement, from, to } : [],
  );
  if (changes === null || lower.length === 0) return [];
  const { shown, rest } = shownOf(
    lower.toSorted((a, b) => b.from - b.to - (a.from - a.to)),
    mostLower,
  );
  return section(`Rated lower than on ${formatDay(changes.from, locale)}`, [
    bullets(shown.map(({ statement, from, to }) => `${unended(statement)} (${from} → ${to}).`)),
    andMore(rest, 'rated lower'),
    paragraph('Has my work changed, or how I see it?'),
  ]);
}

/**
 * What was said of this action, or of a small step of it, when it was finished; a line of before tells of the way there.
 */
function outcomesOf(
  action: KnownAction,
  { plan }: Report,
  evidence: readonly NewEvidence[],
): NewEvidence[] {
  const steps = plan.done.filter(({ step, insteadOf }) => step && insteadOf === action.id);
  const ids = [action, ...steps].map(({ id }) => id);
  const finished = action.until ?? '';
  return evidence
    .filter(({ actions = [], date }) => date >= finished && actions.some((id) => ids.includes(id)))
    .slice(0, mostNotes)
    .toReversed();
}

function doneItem(
  action: KnownAction,
  outcomes: readonly NewEvidence[],
  locale: string | null,
): Item {
  const { title, act, until } = action;
  const day = until === null ? '' : `Done on ${formatDay(until, locale)}.`;
  return {
    // A title that is made of the words may be cut short.
    text: ended(isTitleOfWords(action) ? capitalised(act) : title),
    box: 'done',
    under: [day, ...outcomes.map(({ text }) => ended(`What came of it: ${text}`))]
      .filter((text) => text !== '')
      .map((text) => ({ text })),
  };
}

/** Each with the example that tells most, which a mentor asks for first. */
function bestWithExample(report: Report) {
  return strongest(report, mostStrengths).map(({ statement, evidence }) => {
    const [example] = mostTelling(evidence, 1);
    return { statement, example };
  });
}

function strengthsWithExample(report: Report, locale: string | null): Item[] {
  return bestWithExample(report).map(({ statement, example: line }) => {
    const [example] = evidenceItems({ evidence: line === undefined ? [] : [line] }, locale);
    return example === undefined
      ? { text: statement }
      : { ...example, text: `${statement} ${ended(example.text)}` };
  });
}

function signs(report: Report, ladder: Ladder): Block[] {
  const level = findLevel(ladder, report.stage.level);
  const texts = level?.signs.map(({ text }) => text) ?? [];
  // Signs say “they”, which the heading gives a meaning.
  const title = `What people say about somebody at level ${report.stage.level}. Is it true of me?`;
  return section(title, [bullets(texts)]);
}

/** The first of the plan. A small step alone would hide what it is for. */
function firstWords(report: Report): string {
  const { active, queue } = report.plan;
  const [first] = active;
  const whole = first && wholeOf(first, { kept: queue });
  if (!whole) return first?.title ?? '';
  return `${unended(whole.title)}; a small step first: ${unended(first.title)}`;
}

/** A table to fill in: on GitHub by editing, on paper with a pen. */
function otherView(report: Report): Block[] {
  const rows = [
    ['Level', stageTitle(report).replace(/^Level /, ''), ''],
    ['What I do best', strongest(report, 1)[0]?.statement ?? '', ''],
    ['What to work on first', firstWords(report), ''],
    ['What I do not see in myself', '', ''],
    ['What we agree on until next time', '', ''],
  ];
  return section('What you see differently', [
    { kind: 'table', header: ['', 'My view', 'Your view'], rows },
  ]);
}
