import { withSmallStart } from '../base/letters.js';
import { longestActionTitle } from '../schema/atoms.js';
import type { KeptAction } from '../schema/events.schema.js';
import { mainClause } from './wording.js';

/** Where a part begins that a title can do without. */
const boundaries =
  /(?:[,;(–—]|:(?!\d)|(?<=[a-z]{3})[.!?](?=\s)|\s(?:about|across|after|against|along|among|and|as|at|because|before|between|by|during|for|from|if|in|into|off|on|or|over|so|through|to|under|until|via|when|while|with|within|without)\s)/giu;

/** Where a part begins that the words before it want, such as "the people who". */
const looseBoundaries =
  /\s(?:how|than|that|then|what|where|whether|which|who(?:['’](?:d|ll|s|ve))?|whom|whose|why)\s/giu;

/** Where the rest only adds a reason, a time or another thing to do. */
const naturalBoundaries =
  /[,;(–—]|:(?!\d)|(?<=[a-z]{3})[.!?](?=\s)|\s(?:after|and|because|before|if|so|until|when|while)\s/giu;

/** Words on which no title may end. */
const unfinished =
  /^(?:a|about|after|all|an|and|any|are|as|at|be|because|before|between|by|can|could|do|does|during|each|every|for|from|has|have|how|if|in|into|is|its|longer|may|my|no|not|of|on|or|our|say|so|some|tell|than|that|the|their|then|they|through|to|until|we|what|when|where|which|while|who|whom|whose|will|with|within|without|would|you|your)$/iu;

/** Words that point at something which stands in another part of the sentence. */
const pointing =
  /\b(?:he|her|him|it|she|them|they|(?:these|this|those)(?! (?:afternoon|day|evening|month|morning|quarter|sprint|week|year)s?\b))\b/iu;

/** What is done, in the action's own words; with when, where it points back to that. */
export function titleFromWords({ cue, act }: Pick<KeptAction, 'cue' | 'act'>): string {
  const title = shortTitle(act ?? '');
  const isPointing = pointing.test(wholePhrase(mainClause(act ?? '')) ?? title);
  if (!cue || !isPointing) return title;
  const both = `When ${cue}: ${withSmallStart(title)}`;
  if (lengthOf(both) <= shortTitleLength) return both;
  return saysEnough(title) ? title : cutTitle(`when ${cue}`);
}

/** Whether a title says nothing but what the words say. */
export function isTitleOfWords(action: Pick<KeptAction, 'title' | 'cue' | 'act'>): boolean {
  return action.title === titleFromWords(action);
}

/** So many words are read at a glance. */
const mostWords = 6;

/** The title before, where that of the new words has too many for one. */
export function shorterTitle(title: string, before: string | undefined): string {
  return before && title.split(' ').length > mostWords ? before : title;
}

/** The statement as something to do, in a few words; "Ask customers" says too little, so all of it is there where it fits. */
export function taskAfter(before: string, statement: string): string | null {
  const short = taskInTitle(statement, longestActionTitle - before.length);
  if (short !== null && short.split(' ').length > 2) return short;
  const whole = wholeLine(asTask(statement));
  return lengthOf(before + whole) <= shortTitleLength ? whole : short;
}

/** "Draws the landscape." as something to do: "Draw the landscape"; null where no phrase of it could stand alone. */
export function taskInTitle(statement: string, room = longestActionTitle): string | null {
  const whole = asTask(statement).trim();
  const title = wholePhrase(whole, room);
  if (title === null) return null;
  const rest = whole.slice(title.length).replace(/^[.。]$/u, '');
  const isPhrase = whole.startsWith(title.slice(1), 1) && (!rest || rest.search(boundaries) === 0);
  return isPhrase && !/[,;:]/.test(title) && title.split(' ').length <= mostWords ? title : null;
}

/** More than is pretty, but a part of what somebody means to do is often something else; lists break it into two lines. */
export const shortTitleLength = 80;

/** All of one sentence where it fits, or else what fits of its main clause. */
export function shortTitle(text: string): string {
  const whole = wholeLine(text);
  return isWholeTitle(whole) ? whole : cutTitle(mainClause(whole));
}

function isWholeTitle(whole: string): boolean {
  return lengthOf(whole) <= shortTitleLength && !/[.!?]\s/u.test(whole);
}

/** All of it where it fits, or the longest part before a pause; or else a phrase, or as many words as fit. */
function cutTitle(text: string): string {
  const whole = wholeLine(text);
  if (isWholeTitle(whole)) return whole;
  const natural = longestPart(whole, naturalBoundaries, shortTitleLength);
  if (saysEnough(natural)) return natural;
  const phrase =
    wholePhrase(text, shortTitleLength) ?? longestPart(whole, /\sof\s/giu, shortTitleLength);
  // Before a word that is too long, there may be nothing but marks.
  return phrase || finished(cutAtWord(whole, shortTitleLength)) || firstOf(whole, shortTitleLength);
}

/** "Ask my manager" leaves out what for. */
function saysEnough(phrase: string): boolean {
  return phrase.split(' ').length > 3 || lengthOf(phrase) >= longestActionTitle / 2;
}

/** A phrase from the beginning of the text that stands alone; null where none is short enough. */
export function wholePhrase(text: string, room = longestActionTitle): string | null {
  const whole = wholeLine(text);
  if (lengthOf(whole) <= room) return whole;
  const loose = longestPart(whole, looseBoundaries, room);
  const cuts = [longestPart(whole, boundaries, room), withTail(whole, loose, room)];
  const isEnough = (cut: string) => lengthOf(cut) >= room / 3 || cut.split(' ').length > 2;
  return cuts.find(isEnough) ?? null;
}

/** The text as a title of any length. */
export function wholeLine(text: string): string {
  const line = text.trim().replace(/\s+/gu, ' ');
  // A text of nothing but marks is all there is to show.
  return capital(line.replace(/[\s.,;:!…。、]+$/u, '') || line);
}

function longestPart(text: string, at: RegExp, room: number): string {
  return [...text.matchAll(at)]
    .filter(({ 0: sign, index }) => !joinsNouns(sign, text.slice(0, index)))
    .map(({ index }) => finished(text.slice(0, index).trimEnd()))
    .filter((part) => lengthOf(part) <= room && part.includes(' '))
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** Whether "and" goes on with the last word: "on unit and integration tests", "ask Ann and Ben". */
function joinsNouns(sign: string, before: string): boolean {
  const isLone =
    /(?:^\S+|,|\s(?:about|at|between|by|for|from|in|into|of|on|through|to|with))\s\S+$/iu;
  return /^\s(?:and|or)\s$/iu.test(sign) && (isLone.test(before) || /\d$/.test(before));
}

/** “Ask the person” says nothing without the clause about them, but may with what is asked: “for an example”. */
function withTail(whole: string, cut: string, room: number): string {
  if (!/\b(?:an?|the|those)\s\S+$/iu.test(cut)) return cut;
  const tails = [...whole.matchAll(boundaries)].map(({ index }) => whole.slice(index));
  const tail = tails.findLast((part) => /^\s/.test(part) && lengthOf(cut + part) <= room);
  return tail === undefined ? cut : cut + tail;
}

function cutAtWord(text: string, room: number): string {
  const cut = [...text].slice(0, room + 1).join('');
  const end = cut.lastIndexOf(' ');
  return end > 0 ? cut.slice(0, end) : firstOf(text, room);
}

function firstOf(text: string, characters: number): string {
  return [...text].slice(0, characters).join('').trimEnd();
}

/** Without the words at its end that want another, such as "their" and "the heads'". */
function finished(text: string): string {
  const words = text.replace(/[\s,;:]+$/u, '').split(' ');
  const isUnfinished = (word: string) => unfinished.test(word) || /(?:['’]s|s['’])$/iu.test(word);
  while (words.length > 1 && isUnfinished(words.at(-1) ?? '')) words.pop();
  return words.join(' ').replace(/[\s,;:]+$/u, '');
}

/** The statement's verb in the form that tells somebody to do it. */
function asTask(statement: string): string {
  return statement
    .replaceAll(/\btheir own\b/giu, 'your own')
    .replace(
      /^((?:always|often|usually|[a-z]+ly) )?([a-z]+)((?:,| and| or) [a-z]+s\b(?! (?:and|or)\b))?/iu,
      (_, adverb: string | undefined, verb: string, second: string | undefined) =>
        `${adverb ?? ''}${baseForm(verb)}${second === undefined ? '' : second.replace(/[a-z]+$/iu, baseForm)}`,
    );
}

const irregular = new Map([
  ['is', 'be'],
  ['has', 'have'],
  ['does', 'do'],
  ['goes', 'go'],
  ['focuses', 'focus'],
]);

function baseForm(verb: string): string {
  const known = irregular.get(verb.toLowerCase());
  if (known !== undefined) return known;
  if (!/[a-z]s$/iu.test(verb) || /(?:ss|us|is|as)$/iu.test(verb)) return verb;
  if (/[a-z]{2}ies$/iu.test(verb)) return verb.replace(/ies$/iu, 'y');
  return verb.replace(/(?<=ss|sh|ch|x|zz|o)es$|s$/iu, '');
}

function capital(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase('en') + rest.join('');
}

function lengthOf(text: string): number {
  return [...text].length;
}
