import type { Day } from '../../core/base/day.js';
import { withChange } from '../../core/journal/fold-plan.js';
import { statementOf } from '../../core/ladder/find-in-ladder.js';
import { withStatus } from '../../core/plan/action-status.js';
import { keptApart } from '../../core/plan/due-dates.js';
import { offerToChoose } from '../../core/plan/offer-to-choose.js';
import type { Suggestion } from '../../core/plan/suggestions.js';
import { sentenceOf, takeAction } from '../../core/plan/suggestions.js';
import { ratingsByOthers } from '../../core/review/describe-review.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask, PickChoice, Picked, PickQuestion } from '../../prompts/ask.js';
import { Left, withBack } from '../../prompts/ask.js';
import { fellSentences, groupTitle } from '../../views/text/gap-labels.js';
import { othersRatings } from '../../views/text/review-words.js';
import { doneSentence, ended } from '../../views/text/words.js';
import type { World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import { editWords } from './edit-offered.js';

interface Offer {
  /** What the person is already doing: taken unless they untick it, and then parked, since it is theirs. */
  readonly ownActions: readonly KeptAction[];
  readonly suggestions: readonly Suggestion[];
  readonly room: number;
  /** Whether actions were closed, parked or dated before. */
  readonly isChanged: boolean;
  /** Whether one was parked for what decides, which then comes before what the person is already doing. */
  readonly madeRoom: boolean;
}

interface Choice {
  readonly actions: KeptAction[];
  /** Proposals that the person unticked. */
  readonly declined: readonly string[];
}

/** Who leaves the list must know that it took nothing. */
async function askPicked(
  ask: Ask,
  { ownActions, isChanged }: Pick<Offer, 'ownActions' | 'isChanged'>,
  question: PickQuestion,
  world: World,
): Promise<Picked> {
  try {
    return await ask.question<'pick'>(question);
  } catch (error) {
    if (error instanceof Left) {
      const rest =
        ownActions.length > 0
          ? "Nothing else taken: only what you're already doing comes into your plan."
          : isChanged
            ? 'Nothing new taken.'
            : 'Nothing taken: your plan is as it was.';
      world.notice(rest);
    }
    throw error;
  }
}

export async function chooseActions(
  ask: Ask,
  { ownActions, suggestions, room, isChanged, madeRoom }: Offer,
  journalState: JournalState,
  world: World,
): Promise<Choice> {
  const { state } = journalState;
  // The list replaces the result on the screen, so the person gets time to read first.
  const chooseNow = await ask.question({
    kind: 'yes-no',
    message: 'Choose now what to work on?',
    initial: true,
  });
  if (!chooseNow) return { actions: [...ownActions], declined: [] };
  const { formatNearDay } = await import('../../views/text/style.js');
  const { locale } = await world.settings();
  const why = reasonsOf(suggestions, ownActions, journalState, world.today, locale);
  const isOwnAction = (id: string) => ownActions.some((action) => action.id === id);
  const free = madeRoom ? room : room - ownActions.length;
  const { wanted, offered: offeredAs } = offerToChoose(suggestions, state, free);
  // The first number in the plan is the first step to take, so what one does already comes last. The dates are spread over
  // all of them, so that none changes with what is ticked.
  const active = withStatus(state.actions, 'active');
  const all = [...offeredAs.map((one) => takeAction(one, world.today, active)), ...ownActions];
  let actions = keptApart(all, active);
  let ticked = [...wanted, ...ownActions.map(({ id }) => id)].slice(0, room);
  let at = '';
  for (;;) {
    const picked = await askPicked(
      ask,
      { ownActions, isChanged },
      {
        kind: 'pick',
        message: `What will you work on? ${mostWords(room)}`,
        choices: actions.map((action) => ({
          ...choiceOf(action),
          note: action.effort ?? '',
          ...(action.due && { due: `by ${formatNearDay(action.due, locale)}` }),
          ...(why.get(action.id) ?? { heading: '', reason: '' }),
        })),
        initial: ticked,
        most: room,
        at,
      },
      world,
    );
    if (picked.edit === null) {
      const taken = actions.flatMap((action): KeptAction[] => {
        if (picked.ticked.includes(action.id)) return [action];
        return isOwnAction(action.id) ? [{ ...action, status: 'queued' }] : [];
      });
      const offered = [...wanted, ...ownActions.map(({ id }) => id)];
      return { actions: taken, declined: offered.filter((id) => !picked.ticked.includes(id)) };
    }
    const asked = actions.find(({ id }) => id === picked.edit);
    at = picked.edit;
    ticked = [...picked.ticked];
    const words = asked === undefined ? null : await editWords(editing(ask, asked), asked, world);
    if (words === null) continue;
    actions = actions.map((action) => (action.id === at ? withChange(action, words) : action));
    // Who puts an action in words of their own wants it.
    if (!ticked.includes(at) && ticked.length < room) ticked.push(at);
  }
}

/** The list is gone from the screen, so each question names the action; what is typed is in the list that comes back. */
function editing(ask: Ask, { title = '' }: KeptAction): Ask {
  const head = `Editing: ${ended(title)}`;
  return withBack({
    ...ask,
    question: (asked) =>
      ask.question({
        ...asked,
        message: `${head} ${asked.message}`,
        ...(asked.kind === 'text' && { passing: true }),
      } as typeof asked),
  });
}

function mostWords(room: number): string {
  return room === 1 ? 'There is room for one' : `Up to ${room}; fewer is fine`;
}

/** Why each action is offered, by its id. */
function reasonsOf(
  suggestions: readonly Suggestion[],
  ownActions: readonly KeptAction[],
  journalState: JournalState,
  today: Day,
  locale: string | null,
) {
  const already = { heading: "What you're already doing", reason: '' };
  return new Map([
    ...suggestions.map(
      (one) => [one.action.id, reasonOf(one, journalState, today, locale)] as const,
    ),
    ...ownActions.map(({ id }) => [id, already] as const),
  ]);
}

/** What an action is good for, and who rates that low; without a gap it asks for a mentor, or was parked. */
function reasonOf(
  { action, gap, isParked }: Suggestion,
  { report, ladder, state }: JournalState,
  today: Day,
  locale: string | null,
) {
  if (isParked) return { heading: 'Parked', reason: statementOf(ladder, action.behaviour) ?? '' };
  if (gap === null || report === null) {
    return {
      heading: 'Somebody to ask',
      reason: 'You named nobody who tells you how you are doing.',
    };
  }
  const low = ratingsByOthers(gap.behaviour, ladder, state.reviews, today).filter(
    ({ rating }) => rating < ladder.scale.held,
  );
  return {
    heading: groupTitle(gap, report, ladder.levels.length),
    reason: [
      gap.statement,
      ...fellSentences(gap, locale, 'You'),
      ...othersRatings(low, ladder, locale).map(ended),
    ].join(' '),
  };
}

function choiceOf(action: KeptAction): Omit<PickChoice, 'heading' | 'reason' | 'note'> {
  const { id, title = id, doneWhen = null } = action;
  return {
    value: id,
    label: title,
    detail: [sentenceOf(action), doneSentence({ doneWhen }) ?? ''].filter((text) => text !== ''),
  };
}
