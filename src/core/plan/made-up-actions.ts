import { withSmallStart } from '../base/letters.js';
import { allBehaviours } from '../ladder/find-in-ladder.js';
import { longestId } from '../schema/atoms.js';
import type { Ladder, LadderAction } from '../schema/ladder.schema.js';
import type { Gap } from '../schema/report.schema.js';
import { taskAfter, titleFromWords } from './titles.js';

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

const again: Pattern = {
  name: 'again',
  title: 'Pick an occasion to practise',
  before: 'Pick an occasion to ',
  days: 14,
  cue: "I look at next week's calendar",
  act: 'pick one meeting or task for this',
  obstacle: 'none of them fits',
  fallback: 'ask a colleague which of their tasks I could practise on',
  doneWhen: "I've done it once more and noted what came of it",
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

const patterns = {
  start: [practise, again, show],
  habit: [again, show, practise],
  opening: [ask],
} as const satisfies Record<LadderAction['for'], readonly Pattern[]>;

/**
 * The first action that was not used; null if all were.
 *
 * @param done the author's own: a habit takes more than one time, so they are repeated
 */
export function makeUpAction(
  ladder: Ladder,
  { behaviour, statement }: Gap,
  purpose: LadderAction['for'],
  usedIds: ReadonlySet<string>,
  done: readonly LadderAction[],
): LadderAction | null {
  const taken = new Set(
    allBehaviours(ladder).flatMap(({ behaviour: { id, actions } }) => [
      id,
      ...actions.map((action) => action.id),
    ]),
  );
  const isFree = ({ id }: { readonly id: string }) => !usedIds.has(id) && !taken.has(id);
  if (done.length > 0) return [...done.filter(isHabit), ...done].map(repeated).find(isFree) ?? null;
  const stem = stemFor(ladder, behaviour);
  const named = patterns[purpose].map((pattern) => ({ pattern, id: `${stem}-${pattern.name}` }));
  const free = named.find(isFree);
  if (free === undefined) return null;
  const { id, pattern } = free;
  const { name: _, title: __, before: ___, act, ...texts } = pattern;
  return {
    ...texts,
    id,
    for: purpose,
    kind: 'experience',
    now: true,
    title: titleFor(pattern, statement, usedIds),
    act: `${act}: “${statement.replace(/[.。]$/u, '')}”`,
  };
}

function isHabit(action: LadderAction): boolean {
  return action.for === 'habit';
}

function repeated(action: LadderAction): LadderAction {
  const title = `${action.title ?? titleFromWords(action)} again`;
  return { ...action, id: `${action.id.slice(0, longestId - 6)}-again`, title };
}

/** A number tells several from each other for whose statements there is no room. */
function titleFor(
  { name, title, before }: Pattern,
  statement: string,
  usedIds: ReadonlySet<string>,
): string {
  const task = taskAfter(before, statement);
  if (task !== null) return before === '' ? task : before + withSmallStart(task);
  const others = [...usedIds].filter((id) => id.endsWith(`-${name}`)).length;
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
