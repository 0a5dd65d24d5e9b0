import { unended } from '../base/sentence.js';
import type { KeptAction } from '../schema/events.schema.js';
import { wholePhrase } from './titles.js';
import { bareWords } from './wording.js';

/** A step as it goes on after "I will", and how one tells that it is done. */
export interface SmallerStep {
  readonly act: string;
  readonly doneWhen: string;
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

/** A step in whatever words: "I will" before them is left out. */
export function stepInWords(words: string): SmallerStep {
  const { act = words } = bareWords({ id: '', act: words });
  return { act, doneWhen: doneWhenFor(act) };
}

/** By its verb: what somebody else could see when it is done. */
const signsOfDone: readonly (readonly [beginning: RegExp, doneWhen: string])[] = [
  [/^agree\b/i, 'what we agreed is in my notes'],
  [/\bcalendar$/i, 'it is in my calendar'],
  [/^read\b.*\baloud\b/i, 'what they said is in my notes'],
  [
    /^(?:ask|call|interview|invite|offer|propose|request|suggest|write (?:to|back))\b/i,
    'the answer is in my notes',
  ],
  [
    /^write\b[^,;:]{0,30} to (?:an?|my|one|our|some\w*|the|them|whoever)\b/i,
    'the answer is in my notes',
  ],
  [
    /^(?:answer|announce|give|hand|(?:film|record)\b.*\bsend|post|report|say|send|tell|warn)\b/i,
    'the people it is for have it, and have said so',
  ],
  [
    /^(?:bring|draw|explain|prepare|show|sketch|walk)\b/i,
    'one person has said what they think of it',
  ],
  [/^(?:count|estimate|measure)\b/i, 'the figure is written down'],
  [
    /^(?:film|record) (?:me|myself|my (?:talk|voice|screen)|\S+ minutes?)\b/i,
    'I have listened to it once and noted one thing to change',
  ],
  [/^(?:rehearse|practi[sc]e)\b/i, 'I have done it once and noted one thing to change'],
  [/^(?:block|book|set)\b/i, 'the time is in my calendar'],
  [/^(?:add|draft|list|mark|name|note|record|rewrite|write)\b/i, 'a colleague has read it'],
  [
    /^(?:check|compare|find|follow|look|listen|read|search|watch)\b/i,
    'I have written down what I found',
  ],
];

function doneWhenFor(act: string): string {
  const sign = signsOfDone.find(([beginning]) => beginning.test(act));
  return sign?.[1] ?? 'I have done it once and noted what came of it';
}
