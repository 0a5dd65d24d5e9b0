import { ended } from '../../core/base/sentence.js';
import { isNone, isSlip } from '../../core/base/slips.js';
import { workingDayIn } from '../../core/base/working-day.js';
import { statementOf } from '../../core/ladder/find-in-ladder.js';
import { isOwnAction, ownDays } from '../../core/plan/own-action.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import {
  shorterTitle,
  shortTitleLength,
  titleFromWords,
  wholeLine,
} from '../../core/plan/titles.js';
import { bareWords, isDoing } from '../../core/plan/wording.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Ask } from '../../prompts/ask.js';
import { Left, withBack } from '../../prompts/ask.js';
import { formatDay } from '../../views/text/style.js';
import type { World } from '../../world/world.js';
import { askDay, askText, emptyMark } from '../shared/ask.js';
import { askOtherPractised } from '../shared/ask-practised.js';
import type { JournalState } from '../shared/journal-state.js';
import type { AskPart } from './ask-in-turn.js';
import { askInTurn } from './ask-in-turn.js';

export type AskingWorld = Pick<World, 'today' | 'settings'>;

/** Every part of an action, one after another. Proposes the current wording. */
export function askWords(
  ask: Ask,
  current: ActionWords,
  last: AskPart,
  world: AskingWorld,
): Promise<ActionWords> {
  return askInTurn(ask, current, [
    // Who types a whole sentence has said when.
    async (one, { act }) => bareParts({ act: await askText(one, 'I will …', act) }),
    askTitleOfLong(current.title),
    async (one, { cue = 'I plan my week' }) => ({ cue: await askText(one, 'When …', cue) }),
    (one, words) => askPart(one, 'obstacle', words, world),
    (one, words) => (words.obstacle === null ? null : askPart(one, 'fallback', words, world)),
    (one, words) => askPart(one, 'doneWhen', words, world),
    (one, words) => askPart(one, 'due', words, world),
    last,
  ]);
}

/** A sentence that is too long for a title may have lost what matters. */
export function askTitleOfLong(given: string | undefined): AskPart {
  return (ask, { title, cue, act }) => {
    const words = bareWords({ id: '', cue, act });
    const made = titleFromWords(words);
    const isWhole = title === undefined && made === wholeLine(words.act ?? '');
    if (given !== undefined || isWhole) return null;
    return askTitle(ask, title ?? made).then((entered) => ({ title: entered }));
  };
}

type Part = 'title' | 'cue' | 'act' | 'obstacle' | 'fallback' | 'doneWhen' | 'due' | 'behaviour';

/** Gets the words that the person has confirmed so far. */
type Confirm = (words: ActionWords) => void;

const save = 'save';

/**
 * The parts that the person picks from a list, until they save. Throws Left if they leave the list.
 *
 * @param confirm gets the changes so far after each answer, so that leaving before the end loses none
 */
export async function askWhatToChange(
  ask: Ask,
  action: ActionWords & { readonly id: string },
  journalState: Pick<JournalState, 'ladder' | 'report'>,
  world: AskingWorld,
  confirm: Confirm = () => undefined,
): Promise<ActionWords> {
  const { locale } = await world.settings();
  let changes: ActionWords = {};
  for (;;) {
    confirm(changes);
    const current = { ...action, ...changes };
    const rows = partRows(current, journalState.ladder, locale);
    const isChanged = Object.keys(changes).length > 0;
    const asked = ask.question({
      kind: 'one',
      message: isChanged ? 'Anything else to change?' : 'What do you want to change?',
      // Last, so that each part keeps its digit.
      choices: [
        ...rows.map(({ part, label, text }) => ({
          value: part,
          label: `${label}: ${text || '(none)'}`,
        })),
        ...(isChanged ? [{ value: save, label: 'No, save it' }] : []),
      ],
      ...(isChanged && { initial: save }),
    });
    const picked = await (isChanged
      ? asked.catch((error) => askToSave(ask, error, confirm))
      : asked);
    const row = rows.find(({ part }) => part === picked);
    if (row === undefined) return changes;
    const words =
      row.part === 'behaviour' && isOwnAction(action.id)
        ? { behaviour: await askOtherPractised(ask, journalState, current) }
        : await askPartOrReturn(ask, row.part, current, world, (act) =>
            confirm({ ...changes, ...bareParts(act) }),
          );
    changes = { ...changes, ...words };
  }
}

/** Nothing that was changed is lost unless the person says so. */
async function askToSave(ask: Ask, error: unknown, confirm: Confirm): Promise<void> {
  if (!(error instanceof Left && error.how === 'quit')) throw error;
  const message = 'Save what you changed?';
  const isSaved = await ask.question<'yes-no'>({ kind: 'yes-no', message, initial: true });
  if (isSaved) return;
  confirm({});
  throw error;
}

function partRows(
  current: ActionWords & { readonly id: string },
  ladder: Ladder,
  locale: string | null,
) {
  const { id, title, cue, act, obstacle, fallback, doneWhen, due, behaviour } = current;
  const statement = statementOf(ladder, behaviour);
  const rows: { part: Part; label: string; text: string | null | undefined }[] = [
    { part: 'due', label: 'Due', text: due ? formatDay(due, locale) : due },
    { part: 'cue', label: 'When', text: cue },
    { part: 'act', label: isDoing(act ?? '') ? 'What' : 'I will', text: act },
    { part: 'obstacle', label: 'If', text: obstacle },
    { part: 'fallback', label: 'Then I will', text: fallback },
    { part: 'doneWhen', label: 'Done when', text: doneWhen },
    { part: 'title', label: 'Title', text: title },
  ];
  return statement === null && !isOwnAction(id)
    ? rows
    : [...rows, { part: 'behaviour' as const, label: 'Works on', text: statement }];
}

/** Leaving the text goes back to the list. */
async function askPartOrReturn(
  ask: Ask,
  part: Part,
  current: ActionWords,
  world: AskingWorld,
  confirm: Confirm,
): Promise<ActionWords> {
  try {
    return bareParts(await askPart(withBack(ask), part, current, world, confirm));
  } catch (error) {
    if (error instanceof Left && error.how === 'quit') return {};
    throw error;
  }
}

/** One part. Proposes what it is now. */
export async function askPart(
  ask: Ask,
  part: Part,
  current: ActionWords,
  world: AskingWorld,
  confirm: Confirm = () => undefined,
): Promise<ActionWords> {
  switch (part) {
    case 'title':
      return { title: await askTitle(ask, current.title) };
    case 'cue':
      return { cue: await askText(ask, 'When …', current.cue) };
    case 'act':
      return askAct(ask, current, confirm);
    case 'obstacle':
      return { obstacle: await askOptionalPart(ask, 'If …', current.obstacle) };
    case 'fallback':
      return { fallback: await askOptionalPart(ask, 'then I will …', current.fallback) };
    case 'doneWhen':
      return { doneWhen: await askDoneWhen(ask, current, false) };
    case 'due':
      return { due: await askDay(ask, 'Due?', dueToPropose(current.due, world.today), world) };
    case 'behaviour':
      return (await keepsTie(ask)) ? {} : { behaviour: null };
  }
}

/** Enter alone, or a dash, is an answer here; a stray key is none. */
function slipProblem(typed: string): string | null {
  return isSlip(typed) && !isNone(typed) ? 'Please type a few words' : null;
}

/** Another act may need another title, another sign that it is done, and another way out. */
async function askAct(ask: Ask, current: ActionWords, confirm: Confirm): Promise<ActionWords> {
  const isAnother = ({ act }: ActionWords) => act !== current.act;
  const soFar = ({ act, obstacle, fallback, doneWhen }: ActionWords): ActionWords => ({
    act,
    ...(obstacle !== undefined && { obstacle }),
    ...(fallback !== undefined && { fallback }),
    ...(doneWhen !== undefined && { doneWhen }),
  });
  /** Asked about another act. */
  const then =
    (askPart: AskPart): AskPart =>
    (one, entered) => {
      confirm(soFar(entered));
      return isAnother(entered) ? askPart(one, entered) : null;
    };
  const words = await askInTurn(ask, current, [
    async (one, { act }) => ({ act: await askText(one, 'I will …', act) }),
    then((one) => askStillIf(one, current)),
    then((one, entered) =>
      entered.doneWhen ? askDoneWhen(one, entered, true).then((doneWhen) => ({ doneWhen })) : null,
    ),
    then(askTitleOf),
  ]);
  return isAnother(words) ? { ...soFar(words), title: words.title } : { act: words.act };
}

/** What would help with one act may not help with another. null: nothing was meant to. */
export function askStillIf(
  ask: Ask,
  { obstacle, fallback }: Pick<ActionWords, 'obstacle' | 'fallback'>,
): Promise<ActionWords> | null {
  if (!obstacle || !fallback) return null;
  const message = `Keep this fallback? If ${obstacle}, then I will ${ended(fallback)}`;
  return ask
    .question<'yes-no'>({ kind: 'yes-no', message, initial: true })
    .then((isStill) => (isStill ? { obstacle, fallback } : { obstacle: null, fallback: null }));
}

/** @param isAnother whether it was the sign of another act, which may not be one of this */
export function askDoneWhen(
  ask: Ask,
  { doneWhen }: ActionWords,
  isAnother: boolean,
): Promise<string | null> {
  return askOptionalPart(
    ask,
    isAnother && doneWhen ? 'Still done when …?' : 'Done when …',
    doneWhen,
  );
}

async function askTitleOf(ask: Ask, { title, cue, act }: ActionWords): Promise<ActionWords> {
  const words = titleFromWords(bareWords({ id: '', cue, act }));
  return { title: await askTitle(ask, shorterTitle(words, title)) };
}

/** The words of one part as they go on in the sentence. */
function bareParts(words: ActionWords): ActionWords {
  const { id: _, ...bare } = bareWords({ id: '', ...words });
  return bare;
}

/** After an action is done, the behaviour that it works on is rated again. */
function keepsTie(ask: Ask): Promise<boolean> {
  return ask.question({
    kind: 'yes-no',
    message: 'Does it still work on this?',
    initial: true,
  });
}

export async function askTitle(ask: Ask, current: string | undefined): Promise<string> {
  const title = await ask.question({
    kind: 'text',
    message: 'Short title, in three to six words?',
    ...(current && { initial: current }),
    problem: (text) => {
      if (text.trim() === '' || isSlip(text)) return 'Please type a few words';
      return [...text].length > shortTitleLength ? `${shortTitleLength} characters at most` : null;
    },
  });
  return title.trim();
}

function dueToPropose(due: string | null | undefined, today: string): string {
  return due !== undefined && due !== null && due >= today ? due : workingDayIn(ownDays, today);
}

/** Enter keeps the current text. */
export async function askOptionalPart(
  ask: Ask,
  message: string,
  current: string | null | undefined,
): Promise<string | null> {
  const hint = current ? `${message} (${emptyMark} for none)` : `${message} (Enter for none)`;
  const text = await ask.question({
    kind: 'text',
    message: hint,
    ...(current && { initial: current }),
    problem: slipProblem,
  });
  return isNone(text) ? null : text;
}
