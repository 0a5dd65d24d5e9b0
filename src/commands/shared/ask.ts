import type { Day } from '../../core/base/day.js';
import { addDays, daysBetween } from '../../core/base/day.js';
import { CoachError } from '../../core/base/errors.js';
import { isAmbiguousDate } from '../../core/base/numeric-dates.js';
import type { Direction } from '../../core/base/read-day.js';
import { missingDay, readDay } from '../../core/base/read-day.js';
import { unended } from '../../core/base/sentence.js';
import { isNone, isSlip } from '../../core/base/slips.js';
import { dueBefore, reasonForDay } from '../../core/checkin/next-checkin.js';
import { isOwn } from '../../core/journal/own.js';
import type { State } from '../../core/journal/state.js';
import { privacyNote } from '../../core/ladder/privacy-note.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask } from '../../prompts/ask.js';
import { Left } from '../../prompts/ask.js';
import { shorten } from '../../text/wrap.js';
import { counted, numberWord } from '../../views/text/counted.js';
import { formatDay, formatNearDay } from '../../views/text/style.js';
import { capitalised } from '../../views/text/words.js';
import type { World } from '../../world/world.js';
import { noteProblem } from './check-text.js';

export function whatCame(byEnter = 'none'): string {
  return `What came of it, in a line? (Enter for ${byEnter})`;
}

/** Typed to leave a field empty, where Enter would keep its value. */
export const emptyMark = '-';

/** Replaces the general `needs-terminal` message by one that says what is missing from the command line. */
export async function requireAsk(
  message: string,
  instead: readonly string[],
  world: World,
): Promise<Ask> {
  try {
    return await world.ask(instead);
  } catch (error) {
    if (error instanceof CoachError && error.code === 'needs-terminal') {
      throw new CoachError('needs-terminal', message, instead);
    }
    throw error;
  }
}

/** Once is enough: whoever has noted something, or has checked in, has read it. */
export function showPrivacyNote(
  { state }: { readonly state: Pick<State, 'checkins' | 'evidence'> },
  world: World,
): void {
  const hasNoted = state.evidence.some(isOwn);
  if (state.checkins.length === 0 && !hasNoted) world.notice(privacyNote);
}

/** The answer; null: the person goes back one step. */
export async function orBack<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Left && error.how === 'quit') return null;
    throw error;
  }
}

export function askText(ask: Ask, message: string, initial?: string): Promise<string> {
  return ask.question({
    kind: 'text',
    message,
    ...(initial !== undefined && { initial }),
    problem: (text) => (text.trim() === '' || isSlip(text) ? 'Please type a few words' : null),
  });
}

/** A note in other words. */
export async function askNote(ask: Ask, message: string, initial: string): Promise<string> {
  const problem = (text: string) =>
    text.trim() === '' ? 'Please type a few words' : noteProblem(text);
  return (
    await ask.question({ kind: 'text', message, initial, filled: true, problem, passing: true })
  ).trim();
}

/** null if the answer is empty. */
export async function askOptionalText(ask: Ask, message: string): Promise<string | null> {
  const problem = (typed: string) =>
    isSlip(typed) && !isNone(typed) ? 'Please type a few words, or Enter alone for none' : null;
  const text = (await ask.question({ kind: 'text', message, problem })).trim();
  return isNone(text) ? null : text;
}

/** Accepts today and later, in every notation of `readDay`. */
export async function askDay(
  ask: Ask,
  message: string,
  initial: string,
  world: Pick<World, 'today' | 'settings'>,
): Promise<string> {
  return (await askForDay(ask, message, initial, () => false, world)) ?? initial;
}

/** Accepts today and earlier, for what is shown again once it is answered. */
export async function askPastDay(
  ask: Ask,
  message: string,
  initial: string,
  world: Pick<World, 'today' | 'settings'>,
): Promise<string> {
  return (await askForDay(ask, message, initial, () => false, world, 'past')) ?? initial;
}

/** With the action that is due first, if it is by then. */
export async function askNextCheckin(
  ask: Ask,
  { day, due }: { readonly day: Day; readonly due: DueAction | null | undefined },
  actions: readonly KeptAction[],
  world: Pick<World, 'today' | 'settings'>,
): Promise<string> {
  const { locale, rhythm } = await world.settings();
  const { today } = world;
  const dates = { rhythm, today };
  const why = due?.title
    ? dueSentence(due, locale)
    : (earlierWords(day, dates, actions) ?? reasonWords(day, dates));
  for (;;) {
    const next = await askDay(ask, ['Next check-in?', why].filter(Boolean).join(' '), day, world);
    const days = daysBetween(today, next);
    const sooner = dueBefore(next, actions, today);
    // A slip of a month leaves the plan alone for long.
    if (next === day || days <= 2 * rhythm || sooner === undefined) return next;
    const message = `That's ${days} days away. ${dueSentence(sooner, locale, next)} Keep that day?`;
    if (await ask.question<'yes-no'>({ kind: 'yes-no', message, initial: false })) return next;
  }
}

/** null where the day is not earlier than usual for an action. */
function earlierWords(
  day: Day,
  dates: { readonly rhythm: number; readonly today: Day },
  actions: readonly KeptAction[],
): string | null {
  if (reasonForDay(day, dates) !== 'sooner') return null;
  const { title, due } = dueBefore(day, actions) ?? {};
  if (!title || !due) return null;
  return `Sooner than usual: “${unended(title)}” is ${due < dates.today ? 'late' : 'due by then'}.`;
}

function reasonWords(day: Day, dates: { readonly rhythm: number; readonly today: Day }): string {
  const reason = reasonForDay(day, dates);
  if (reason === null) return '';
  if (reason === 'before holidays') return "That's before the holidays.";
  const days = reason === 'sooner' ? daysBetween(dates.today, day) : dates.rhythm;
  const weeks = days / 7;
  const time = Number.isInteger(weeks)
    ? `${numberWord(weeks)} ${weeks === 1 ? 'week' : 'weeks'}`
    : counted(days, 'day', 'days');
  return `That's ${reason === 'after days off' ? 'about ' : ''}${time} from today.`;
}

interface DueAction {
  readonly title?: string | undefined;
  readonly due?: Day | null | undefined;
}

/** “Draw it” is due on Mon 7 Dec; with another day, whether it is due before that. */
export function dueSentence(
  { title = '', due = null }: DueAction,
  locale: string | null,
  by?: Day,
): string {
  const name = `“${unended(title)}”`;
  if (due === null || due === by) return `${name} is due that day.`;
  const day = formatNearDay(due, locale);
  return by === undefined ? `${name} is due on ${day}.` : `${name} is due before that, on ${day}.`;
}

/** The same as `askDay`, where no date is an answer, too; null: none. */
export function askDayOrNone(
  ask: Ask,
  message: string,
  initial: string,
  world: Pick<World, 'today' | 'settings'>,
): Promise<string | null> {
  const isNone = (text: string) => /^(?:n|no|none|-)$/i.test(text.trim());
  return askForDay(ask, message, initial, isNone, world);
}

async function askForDay(
  ask: Ask,
  message: string,
  initial: string,
  isNone: (text: string) => boolean,
  world: Pick<World, 'today' | 'settings'>,
  direction: Direction = 'upcoming',
): Promise<string | null> {
  const { locale } = await world.settings();
  const { today } = world;
  const isPast = direction === 'past';
  const read = (text: string) => {
    const day = readDay(text, today, direction);
    return day !== null && (isPast ? day <= today : day >= today) ? day : null;
  };
  const shown = formatDay(initial, locale);
  const text = await ask.question({
    kind: 'text',
    message,
    // Not every notation that a locale has can be read back.
    initial: read(shown) === initial ? shown : initial,
    problem: (answer) => {
      // A stray blank before Enter takes the date, as Enter does.
      if (answer.trim() === '' || isNone(answer) || read(answer) !== null) return null;
      const wrong = isPast ? 'is in the future' : 'is past';
      const typed = `“${shorten(answer.trim(), 20, { unicode: true })}”`;
      const other = isAmbiguousDate(answer.trim()) ? 'could be two days' : 'is not a date';
      const isDay = readDay(answer, today, direction) !== null;
      const why = missingDay(answer) ?? `${typed} ${isDay ? wrong : other}`;
      const words = isPast
        ? 'yesterday, last friday, 31 march, 2 weeks ago'
        : 'tomorrow, friday, 31 march, in 2 weeks';
      return `${capitalised(why)}; type one such as ${addDays(today, isPast ? -7 : 7)}, ${words}`;
    },
    ...(isPast && { passing: true }),
    meaning: (answer) => {
      if (isNone(answer)) return 'No date';
      const day = read(answer);
      return day === null || answer === shown ? null : formatDay(day, locale);
    },
  });
  return isNone(text) ? null : (read(text) ?? initial);
}

/** A text that is welcome but not needed; null where it is not given, or nobody is there to ask. */
export async function askUnlessScripted(
  message: string,
  { json = false }: { readonly json?: boolean },
  world: World,
): Promise<string | null> {
  const ask = await personToAsk({ json }, world);
  return ask === null ? null : askOptionalText(ask, message);
}

/** null where nobody is there to ask, or a program reads the output. */
export async function personToAsk(
  { json = false }: { readonly json?: boolean },
  world: World,
): Promise<Ask | null> {
  if (json) return null;
  try {
    return await world.ask([]);
  } catch (error) {
    if (error instanceof CoachError && error.code === 'needs-terminal') return null;
    throw error;
  }
}
