import { unended } from '../base/sentence.js';
import type { KeptAction } from '../schema/events.schema.js';
import { wholePhrase } from './titles.js';
import { bareWords } from './wording.js';

/** A step as it goes on after "I will". Only the person knows a sign that it is done. */
export interface SmallerStep {
  readonly act: string;
  /** Absent where the act makes a good one. */
  readonly title?: string;
}

/** Before the title of the whole action, where the step's own words make none. */
const smaller = 'Smaller';
/** Also those of steps that earlier versions proposed. */
const nameBefore = /^(?:Smaller|Begin|Ask how to begin|Ask for a date): /;

/**
 * A smaller step in place of an action that is stuck: what the action itself has for the case that things get difficult.
 * null where it has nothing: only the person knows what would be a step towards it.
 */
export function smallerStep({
  title = '',
  fallback,
}: Pick<KeptAction, 'title' | 'fallback'>): SmallerStep | null {
  if (!fallback) return null;
  const whole = unended(title).replace(nameBefore, '');
  const own = stepInWords(unended(fallback));
  const named = wholePhrase(`${smaller}: ${whole}`);
  return wholePhrase(own.act) !== null || whole === '' || named === null
    ? own
    : { ...own, title: named };
}

/** Whether it takes a quarter of an hour or less, or asks one person: nothing smaller can be made of it but its own idea. */
export function isSmallStep({
  title = '',
  act = '',
  effort = '',
  fallback,
}: Pick<KeptAction, 'title' | 'act' | 'effort' | 'fallback'>): boolean {
  if (fallback) return false;
  const minutes = /^(\d+) min/.exec(effort)?.[1];
  return (
    Number(minutes ?? 60) <= 15 || [title, act].some((text) => /^ask one person\b/i.test(text))
  );
}

/** A step in the person's own words, without "I will" before them. */
export function stepInWords(words: string): SmallerStep {
  const { cue, act = words } = bareWords<KeptAction>({ id: '', act: words });
  return { act: cue ? words : act };
}

const people =
  /\b(?:architect|boss|client|colleague|customer|expert|head|lead|manager|owner|seller|sponsor|team|user)(?=s?\b)/giu;

/** Whether a step needs somebody of those who are in the way: "my lead cancelled" is no reason to ask the lead. */
export function needsWhoIsInTheWay({ act }: SmallerStep, because = ''): boolean {
  const named: readonly string[] = because.toLowerCase().match(people) ?? [];
  return (act.toLowerCase().match(people) ?? []).some((person) => named.includes(person));
}
