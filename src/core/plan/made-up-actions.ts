import { withSmallStart } from '../base/letters.js';
import { allBehaviours } from '../ladder/find-in-ladder.js';
import { longestId } from '../schema/atoms.js';
import type { Ladder, LadderAction } from '../schema/ladder.schema.js';
import type { Gap } from '../schema/report.schema.js';
import type { DoneAction } from './suggestions.js';
import { taskAfter } from './titles.js';

/** What is made up of a behaviour's statement where its author gives no action. */
interface Pattern {
  /** Goes into the id, so that each is suggested once. */
  readonly name: string;
  /** Where the statement makes none. */
  readonly title: string;
  /** Before what the statement makes. */
  readonly before: string;
  readonly days: number;
  readonly cue: string;
  /** The statement follows. */
  readonly act: string;
  readonly obstacle: string;
  readonly fallback: string;
  readonly doneWhen: string;
}

const practise: Pattern = {
  name: 'practise',
  title: 'Practise on one task',
  before: '',
  days: 10,
  cue: 'I plan my week',
  act: 'pick one piece of work on which to do this',
  obstacle: 'nothing on my list fits',
  fallback: 'ask my lead for one task to practise on',
  doneWhen: 'a colleague has seen the result',
};

const show: Pattern = {
  name: 'show',
  title: 'Practise together with a colleague',
  before: 'With a colleague: ',
  days: 14,
  cue: 'I next work with a colleague',
  act: 'do this together with them',
  obstacle: 'nobody has time',
  fallback: 'write down in five lines how I went about my last task of this kind',
  doneWhen: 'the colleague has done it once without me',
};

const ask: Pattern = {
  name: 'ask',
  title: 'Ask for work to practise on',
  before: 'Ask to ',
  days: 10,
  cue: 'I next talk with my lead',
  act: 'ask for one piece of work that gives me the chance to do this',
  obstacle: 'my lead sees no such work',
  fallback: 'ask a colleague which of their tasks I could share',
  doneWhen: 'one such piece of work has my name on it',
};

/** An action of a ladder, in words that may be a person's own. */
export type MadeUpAction = Omit<LadderAction, keyof DoneAction> & DoneAction;

interface Used {
  readonly usedIds: ReadonlySet<string>;
  readonly done: readonly DoneAction[];
  /** The author's own. */
  readonly authored: readonly LadderAction[];
}

/**
 * The first action that was not used; null if all were. A habit takes more than one time, so what was done is repeated.
 */
export function makeUpAction(
  ladder: Ladder,
  { behaviour, statement }: Gap,
  purpose: LadderAction['for'],
  { usedIds, done, authored }: Used,
): MadeUpAction | null {
  const taken = new Set(
    allBehaviours(ladder).flatMap(({ behaviour: { id, actions } }) => [
      id,
      ...actions.map((action) => action.id),
    ]),
  );
  const isFree = ({ id }: { readonly id: string }) => !usedIds.has(id) && !taken.has(id);
  const stem = stemFor(ladder, behaviour);
  const made = (purpose === 'opening' ? [ask] : [practise, show]).map((pattern): MadeUpAction => {
    const { name, title: _, before: __, act, ...texts } = pattern;
    const id = `${stem}-${name}`;
    return {
      ...texts,
      id,
      for: purpose,
      kind: 'experience',
      now: true,
      title: titleFor(pattern, statement, usedIds, id),
      act: `${act}: “${statement.replace(/[.。]$/u, '')}”`,
    };
  });
  const repeats = (actions: readonly (LadderAction | MadeUpAction)[]) =>
    actions.flatMap((one) => {
      const known = done.find(({ id }) => id === one.id);
      return known === undefined || [one.for, purpose].includes('opening')
        ? []
        : repeated(one, known);
    });
  const habits = authored.filter((one) => one.for === 'habit');
  const again = repeats([...habits, ...authored]);
  const candidates = again.length > 0 ? again : [...made, ...repeats(made)];
  return candidates.find(isFree) ?? null;
}

/** In the words in which it was done. */
function repeated(
  { effort: _, ...action }: LadderAction | MadeUpAction,
  known: DoneAction,
): MadeUpAction {
  const id = `${known.id.slice(0, longestId - 6)}-again`;
  return { ...action, ...known, id, title: `${known.title} again` };
}

/** A number tells several from each other for whose statements there is no room. */
function titleFor(
  { name, title, before }: Pattern,
  statement: string,
  usedIds: ReadonlySet<string>,
  own: string,
): string {
  const task = taskAfter(before, statement);
  if (task !== null) return before === '' ? task : before + withSmallStart(task);
  const others = [...usedIds].filter((id) => id !== own && id.endsWith(`-${name}`)).length;
  return others === 0 ? title : `${title} (${others + 1})`;
}

/** Room for the longest name of a pattern. */
const longestStem = longestId - 10;

/** The behaviour's id; where it is too long, its number tells it from others that begin the same. */
function stemFor(ladder: Ladder, behaviour: string): string {
  if (behaviour.length <= longestStem) return behaviour;
  const number = allBehaviours(ladder).findIndex(({ behaviour: { id } }) => id === behaviour) + 1;
  return `${behaviour.slice(0, longestStem - 5)}-${number}`;
}
