import { actionFromDoing } from '../../core/checkin/assessment-event.js';
import { nextCheckinDay } from '../../core/checkin/next-checkin.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import { inOwnWords } from '../../core/plan/plan-change.js';
import { planEvent } from '../../core/plan/plan-event.js';
import { planNow } from '../../core/plan/plan-now.js';
import type { Suggestion } from '../../core/plan/suggestions.js';
import { maxOffered, roomFor, sentenceOf, takeAction } from '../../core/plan/suggestions.js';
import { bareWords } from '../../core/plan/wording.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Gap } from '../../core/schema/report.schema.js';
import type { Ask, Leaving, PickChoice } from '../../prompts/ask.js';
import { Left } from '../../prompts/ask.js';
import { gapLabel } from '../../views/text/gap-labels.js';
import type { World } from '../../world/world.js';
import { askOptionalPart, askTitle } from '../plan/ask-action.js';
import { askDay, askText } from '../shared/ask.js';
import type { JournalState } from '../shared/journal-state.js';

/**
 * Writes one event. A person who leaves early keeps their own action, a finished choice of suggestions, and the usual
 * check-in date.
 */
export async function choosePlan(
  ask: Ask,
  { ladder, journal, state }: JournalState,
  { doing, sitting }: { doing: string | null; sitting: string },
  world: World,
): Promise<'finished' | Leaving> {
  const { rhythm } = await world.settings();
  const ownActions = actionFromDoing(doing, state.actions);
  const room = roomFor(state.actions);
  const suggestions = planNow(ladder, state, world.today).suggestions.slice(0, maxOffered);
  let actions: KeptAction[] = ownActions;
  const { today } = world;
  let nextCheckin = nextCheckinDay([...state.actions, ...actions], { rhythm, today });
  let how: 'finished' | Leaving = 'finished';
  try {
    if (room > 0 && suggestions.length + ownActions.length > 0) {
      actions = await chooseActions(ask, { ownActions, suggestions, room }, world);
      nextCheckin = nextCheckinDay([...state.actions, ...actions], { rhythm, today });
    } else if (ownActions.length > 0) {
      world.notice("Your plan is full, so what you're already doing is parked: career-coach plan");
    }
    nextCheckin = await askDay(ask, 'Next check-in?', nextCheckin, world);
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    how = error.how;
  }
  journal.append([
    planEvent(ladder, { sitting, nextCheckin, ...(actions.length > 0 && { actions }) }),
  ]);
  return how;
}

interface Offer {
  /** What the person is already doing: taken unless they untick it, and then parked, since it is theirs. */
  readonly ownActions: readonly KeptAction[];
  readonly suggestions: readonly Suggestion[];
  readonly room: number;
}

async function chooseActions(
  ask: Ask,
  { ownActions, suggestions, room }: Offer,
  world: World,
): Promise<KeptAction[]> {
  // The list replaces the result on the screen, so the person gets time to read first.
  const chooseNow = await ask.question({
    kind: 'yes-no',
    message: 'Choose now what to work on?',
    initial: true,
  });
  if (!chooseNow) return [...ownActions];
  const { formatDay } = await import('../../views/text/style.js');
  const { locale } = await world.settings();
  const headings = [
    ...ownActions.map(() => "What you're already doing"),
    ...suggestions.map(({ gap }) => headingOf(gap)),
  ];
  let actions = [
    ...ownActions,
    ...suggestions.map((suggestion) => takeAction(suggestion, world.today)),
  ];
  const isOwnAction = (id: string) => ownActions.some((action) => action.id === id);
  let ticked = [
    ...ownActions,
    ...proposed(suggestions, room - ownActions.length).map(({ action }) => action),
  ].map(({ id }) => id);
  let at = '';
  for (;;) {
    const picked = await ask.question({
      kind: 'pick',
      message: `What will you work on? At most ${room}, fewer is fine`,
      choices: actions.map((action, index) => choiceOf(action, headings, index, formatDay, locale)),
      initial: ticked,
      most: room,
      at,
    });
    if (picked.edit === null) {
      return actions.flatMap((action): KeptAction[] => {
        if (picked.ticked.includes(action.id)) return [action];
        return isOwnAction(action.id) ? [{ ...action, status: 'queued' }] : [];
      });
    }
    const edited = actions.find(({ id }) => id === picked.edit);
    const words = edited === undefined ? null : await editOrLeave(ask, edited, world);
    at = picked.edit;
    ticked = [...picked.ticked];
    if (words === null) continue;
    actions = actions.map((action) => (action.id === at ? { ...action, ...words } : action));
    // Who puts an action in words of their own wants it.
    if (!ticked.includes(at) && ticked.length < room) ticked.push(at);
  }
}

/** What the level hangs on, and what is expected by now; where nothing of either is missing, the first will do. */
function proposed(suggestions: readonly Suggestion[], room: number): readonly Suggestion[] {
  const wanted = suggestions.filter(({ decides, gap }) => decides || gap?.foundation === true);
  return (wanted.length > 0 ? wanted : suggestions.slice(0, 1)).slice(0, room);
}

function headingOf(gap: Gap | null): string {
  return gap === null
    ? 'You have named nobody who tells you how you are doing'
    : `${gapLabel(gap)}: ${gap.statement}`;
}

function choiceOf(
  action: KeptAction,
  headings: readonly string[],
  index: number,
  formatDay: (day: string, locale: string | null) => string,
  locale: string | null,
): PickChoice {
  const { id, title = id, effort, due, doneWhen } = action;
  const by = due ? `by ${formatDay(due, locale)}` : '';
  const heading = headings[index] ?? '';
  return {
    value: id,
    label: title,
    note: [effort ?? '', by].filter((part) => part !== '').join(', '),
    // Once for all actions about the same.
    heading: heading === headings[index - 1] ? '' : heading,
    detail: [sentenceOf(action), ...(doneWhen ? [`Done when ${doneWhen}.`] : [])],
  };
}

/** What a person already does may have no occasion of its own. */
async function askCue(ask: Ask, { cue }: KeptAction): Promise<string> {
  return cue ? askText(ask, 'When …', cue) : ((await askOptionalPart(ask, 'When …', null)) ?? '');
}

/** null if the person leaves the editing: the choice goes on. */
async function editOrLeave(
  ask: Ask,
  action: KeptAction,
  world: World,
): Promise<ActionWords | null> {
  try {
    const cue = await askCue(ask, action);
    const act = await askText(ask, 'I will …', action.act ?? '');
    const doneWhen = await askOptionalPart(ask, 'Done when …', action.doneWhen);
    // A habit stays without a date: it is never finished, nor late.
    const due = action.due ? await askDay(ask, 'Due?', action.due, world) : null;
    const words = inOwnWords(action, bareWords({ id: action.id, cue, act, doneWhen, due }));
    // Another act may need another name; who only turned a phrase presses Enter.
    const title = act === action.act ? null : await askTitle(ask, words.title ?? action.title);
    return { ...words, ...(title !== null && { title }) };
  } catch (error) {
    if (error instanceof Left && error.how === 'quit') return null;
    throw error;
  }
}
