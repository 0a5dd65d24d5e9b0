import { currentAnswers } from '../../core/answers/counting-answers.js';
import { unended } from '../../core/base/sentence.js';
import { needsNewDate } from '../../core/checkin/agenda.js';
import type { KnownAction } from '../../core/journal/state.js';
import { statementOf } from '../../core/ladder/find-in-ladder.js';
import { withStatus } from '../../core/plan/action-status.js';
import { dateIn } from '../../core/plan/due-dates.js';
import { wholesOf } from '../../core/plan/find-actions.js';
import { offeredAnew } from '../../core/plan/parked-to-offer.js';
import { planNow } from '../../core/plan/plan-now.js';
import type { Suggestion } from '../../core/plan/suggestions.js';
import { maxOffered, roomFor } from '../../core/plan/suggestions.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask } from '../../prompts/ask.js';
import { Left, withBack } from '../../prompts/ask.js';
import { enoughOf, groupTitle } from '../../views/text/gap-labels.js';
import { remarkAbout } from '../../views/text/review-words.js';
import { ended } from '../../views/text/words.js';
import type { World } from '../../world/world.js';
import { askDayOrNone, askOptionalText, whatCame } from '../shared/ask.js';
import type { JournalState } from '../shared/journal-state.js';

/** What becomes of the plan that is there, before new actions are chosen. */

export function withChanges(
  kept: readonly KnownAction[],
  changes: readonly KeptAction[],
): KnownAction[] {
  return kept.map((action) => {
    const { status = action.status, due = action.due } =
      changes.findLast(({ id }) => id === action.id) ?? {};
    return { ...action, status, due };
  });
}

/** @param settled what was closed or parked a moment ago */
export function offeredNow(
  { ladder, state, report }: JournalState,
  world: World,
  settled: readonly KeptAction[],
): Suggestion[] {
  const now = planNow(ladder, state, world.today);
  const ids = new Set(settled.map(({ id }) => id));
  return report === null
    ? now.suggestions.slice(0, maxOffered)
    : offeredAnew(now, report.gaps, enoughOf(report), ids);
}

/** Others' rating and words where they don't see the person do this; empty where nobody doubts it. */
function doubtAbout(behaviour: string | null, report: JournalState['report']) {
  const doubt = report?.review?.doubted?.find((one) => one.behaviour === behaviour);
  if (report === null || doubt === undefined) return { view: '', remarks: [] };
  return {
    view: `; a second view gave it ${doubt.other}`,
    remarks: remarkAbout(doubt.behaviour, report),
  };
}

/**
 * What an action is for may be held before it is done: only the person knows whether it is done, or not needed any more.
 *
 * @param came gets what came of those that are done, by their ids
 */
export async function closeHeld(
  ask: Ask,
  { ladder, state, report }: JournalState,
  settled: KeptAction[],
  came: Map<string, string>,
  world: World,
): Promise<void> {
  const { held } = planNow(ladder, state, world.today);
  const answers = currentAnswers(ladder, state, world.today)?.answers;
  const ofHeld = withStatus(state.actions, 'active').filter(
    ({ behaviour }) => behaviour !== null && held.has(behaviour),
  );
  await askEach(ask, ofHeld, settled, async (one, action) => {
    const { id, behaviour, title } = action;
    // What a small step is a part of is for the same behaviour.
    const wholes = wholesOf(action, { kept: state.actions });
    const statement = statementOf(ladder, behaviour) ?? '';
    const { view, remarks } = doubtAbout(behaviour, report);
    const question = {
      kind: 'one',
      message: `Is “${unended(title)}” done?`,
      about: [statement, `You now rate this ${answers?.get(behaviour ?? '')}${view}.`, ...remarks],
      choices: [
        { value: 'done', label: doneLabel(wholes) },
        { value: 'dropped', label: 'No longer needed: let it go' },
        { value: 'keep', label: 'Keep it in the plan' },
      ],
      initial: 'keep',
    } as const;
    for (;;) {
      const forget = ask.mark?.();
      const choice = await one.question<'one'>(question);
      came.delete(id);
      if (choice === 'keep') return null;
      if (choice === 'dropped') return { id, status: choice, because: 'no longer needed' };
      // Who leaves at the next question has said that it's done.
      const before = settled.length;
      settled.push(
        ...[action, ...wholes].map((done) => ({ id: done.id, status: 'done' as const })),
      );
      if (await askWhatCame(ask, id, came)) return null;
      forget?.();
      settled.length = before;
    }
  });
}

/** A whole that stayed open behind its step would be called stuck, though one does now what it is for. */
function doneLabel(wholes: readonly KnownAction[]): string {
  const whole = wholes.at(-1);
  return whole === undefined ? 'Done' : `Done, and “${unended(whole.title)}” with it`;
}

/** @returns false: the person goes back. */
async function askWhatCame(ask: Ask, id: string, came: Map<string, string>): Promise<boolean> {
  try {
    const text = await askOptionalText(withBack(ask), `Well done. ${whatCame()}`);
    if (text !== null) came.set(id, text);
    return true;
  } catch (error) {
    if (error instanceof Left && error.isEscape) return false;
    throw error;
  }
}

/** @param came of finished actions, by their ids */
export function evidenceOf(came: ReadonlyMap<string, string>, kept: readonly KnownAction[]) {
  return [...came].map(([id, text]) => {
    const { behaviour = null } = kept.find((one) => one.id === id) ?? {};
    return { type: 'evidence' as const, text, behaviours: behaviour === null ? [] : [behaviour] };
  });
}

/** Asks about one action after another. Escape goes back one, and its answer is forgotten. */
async function askEach<A>(
  ask: Ask,
  actions: readonly A[],
  changes: KeptAction[],
  question: (ask: Ask, action: A) => Promise<KeptAction | null>,
): Promise<void> {
  /** How many changes there were before each, and what takes its answer off the screen. */
  const before: { readonly length: number; readonly forget?: (() => void) | undefined }[] = [];
  for (let [action] = actions; action !== undefined; action = actions[before.length]) {
    const forget = ask.mark?.();
    const { length } = changes;
    try {
      const change = await question(before.length > 0 ? withBack(ask) : ask, action);
      before.push({ length, forget });
      if (change !== null) changes.push(change);
    } catch (error) {
      const last = error instanceof Left && error.isEscape ? before.pop() : undefined;
      if (last === undefined) throw error;
      last.forget?.();
      changes.length = last.length;
    }
  }
}

/** A full plan has no place for what the result has just named, unless something else waits. */
export async function makeRoomForDecisive(
  ask: Ask,
  now: JournalState,
  settled: KeptAction[],
  world: World,
): Promise<void> {
  const { ladder, report, state } = now;
  const [first] = offeredNow(now, world, settled);
  if (roomFor(state.actions) > 0 || report === null || !first?.decides || first.gap === null)
    return;
  const enough = enoughOf(report);
  const others = withStatus(state.actions, 'active').filter(
    ({ behaviour }) => behaviour === null || !enough.includes(behaviour),
  );
  if (others.length === 0) return;
  const choice = await ask.question<'one'>({
    kind: 'one',
    message: 'Your plan is full. Park an action to make room?',
    about: [`${groupTitle(first.gap, report, ladder.levels.length)}: ${first.gap.statement}`],
    choices: [
      ...others.map(({ id, title }) => ({ value: id, label: `Park: ${title}` })),
      { value: '', label: 'Keep the plan as it is' },
    ],
  });
  if (choice !== '') settled.push({ id: choice, status: 'queued' });
}

/** Days until the new date proposed for a late action. */
const postponeDays = 14;

/** A plan whose dates have passed is late from its first day. Those given so far are kept by who leaves. */
export async function askNewDates(
  ask: Ask,
  kept: readonly KnownAction[],
  dated: KeptAction[],
  world: World,
): Promise<void> {
  const late = kept.filter((action) => needsNewDate(action, world.today));
  await askEach(ask, late, dated, async (one, action) => {
    const { id, title } = action;
    const message = `${ended(title)} A new date for it, or n for none?`;
    const active = withStatus(withChanges(kept, dated), 'active');
    const proposed = dateIn(postponeDays, { ...action, today: world.today }, active);
    return { id, due: await askDayOrNone(one, message, proposed, world) };
  });
}
