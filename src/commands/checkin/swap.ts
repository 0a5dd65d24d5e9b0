import { nextActionFor, replacementFor } from '../../core/checkin/agenda.js';
import type { KnownAction } from '../../core/journal/state.js';
import { withStatus } from '../../core/plan/action-status.js';
import { takesNoLonger } from '../../core/plan/effort.js';
import { isReplaced } from '../../core/plan/find-actions.js';
import { planNow } from '../../core/plan/plan-now.js';
import { sentenceOf, takeAction } from '../../core/plan/suggestions.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import { askOffer } from './offer.js';
import type { OpenSitting } from './sitting.js';
import { currentState, saveActions } from './sitting.js';

interface OtherAction {
  readonly title: string;
  readonly change: KeptAction;
  /** What one would do: what it's for can be the same as before. */
  readonly sentence: string;
}

/** Another way to close the same gap, or else the next action of the queue that takes no longer; null if there is neither. */
export function otherAction(open: OpenSitting, action: KnownAction): OtherAction | null {
  const { today } = open.world;
  const { ladder, state, report } = currentState(open);
  const others = state.actions.filter(({ id }) => id !== action.id);
  const replacement =
    report === null ? null : replacementFor(ladder, report, state.actions, action);
  if (replacement !== null) {
    const active = withStatus(others, 'active');
    const { title } = replacement.action;
    const change = takeAction(replacement, today, active);
    return { title, change, sentence: sentenceOf(replacement.action) };
  }
  // It makes room for the other one.
  const { kept: _, ...rest } = planNow(ladder, state, today);
  const kept = others.filter(
    (one) =>
      one.status === 'active' ||
      (takesNoLonger(one, action) &&
        !(isReplaced(one, { kept: state.actions }) || open.asked.has(one.id))),
  );
  const { behaviour } = action;
  // With the behaviour's other actions the same would be in the way.
  const suggestions = rest.suggestions.filter(
    (one) => one.gap?.behaviour !== behaviour && takesNoLonger(one.action, action),
  );
  const change = nextActionFor(null, { ...rest, suggestions, kept });
  if (change === null) return null;
  const known = others.find(({ id }) => id === change.id);
  const title = change.title ?? known?.title ?? '';
  return { title, change, sentence: sentenceOf({ ...known, ...change }) };
}

/** false if another was offered and not wanted: its text comes first, since a title alone is not enough to choose by. */
export async function swapped(
  open: OpenSitting,
  { id }: KnownAction,
  other: OtherAction | null,
): Promise<boolean> {
  const isTaken =
    other === null ||
    (await askOffer(open.ask, other.change, currentState(open).state.actions, {
      message: 'Swap it for this?',
      take: 'Yes, and park the other',
      leave: 'Back',
    })) === 'take';
  if (!isTaken) return false;
  saveActions(open, [
    { id, status: 'queued' },
    ...(other === null ? [] : [{ ...other.change, insteadOf: id }]),
  ]);
  return true;
}
