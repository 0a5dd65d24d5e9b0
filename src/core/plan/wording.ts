import { withSmallStart } from '../base/letters.js';
import type { KeptAction } from '../schema/events.schema.js';

/** The words of an action as they go on in its sentences: nobody reads "When when" or "I will I will". */
export function bareWords<T extends KeptAction>(action: T): T {
  const { obstacle, fallback, doneWhen } = action;
  const { cue, act } = splitSentence(action.act ?? '') ?? action;
  return {
    ...action,
    ...(cue && { cue: clause(cue, whenWords) }),
    ...(act && { act: withoutWill(act) }),
    ...(obstacle && { obstacle: clause(obstacle, whenWords) }),
    ...(fallback && { fallback: withoutWill(fallback) }),
    ...(doneWhen && { doneWhen: clause(doneWhen, doneWords) }),
  };
}

/** "When …, I will …" or "If …, I …", typed as one text, as its two parts; null for any other text. */
function splitSentence(text: string): { readonly cue: string; readonly act: string } | null {
  const typed = text.trim();
  if (!whenWords.test(typed)) return null;
  const parts = partsAt(pauses, typed).find(({ act }) => withoutWill(act) !== withSmallStart(act));
  return parts ?? null;
}

/** What is done, without a clause before it that says when or why: "In reviews, I ask why" as "ask why". */
export function mainClause(text: string): string {
  if (!openings.test(text)) return text;
  const acts = partsAt(pauses, text).map(({ act }) => act);
  const found =
    acts.find((act) => /^(?:I|we)\b/i.test(act)) ??
    acts.find((act) => !goingOn.test(act)) ??
    noPause.exec(text)?.[1];
  return found === undefined ? text : withoutWill(found);
}

function partsAt(pauses: RegExp, text: string) {
  return [...text.matchAll(pauses)].map(({ 0: sign, index }) => ({
    cue: text.slice(0, index),
    act: text.slice(index + sign.length),
  }));
}

/** Where a clause may end. "I will" needs no comma before it. */
const pauses =
  /(?:\s*(?:[,:;–—…]|\.{3}|->)|\s-)\s+(?:then |so )?|\s(?:then |(?=I(?: will|['’]ll) ))/giu;
const noPause =
  /^(?:[^\s,;:]+\s+){3,}?[^\s,;:]+(?<!\b(?:and|because|how|or|than|that|what|where|which|who|whom))\s+(I\s.+)$/u;
/** Words that begin no main clause. */
const openings =
  /^(?:after|as|at|because|before|by|during|each|every|for|from|if|in|instead|on|once|since|to|until|when(?:ever)?|while|with|without)\b/iu;
/** After a comma, it goes on with what was before it: another verb or noun of the same clause. */
const goingOn =
  /^(?:[a-z]+(?:ed|ly|(?<![su])s)|[a-z]+ or|[A-Z]\S*|and|as|because|but|even|for|if|like|not|or|such|when|who|whose|which|with)\b/u;

const whenWords = /^(?:when(?:ever)?|if|as soon as)[\s,:…]+/iu;
const doneWords = /^(?:(?:it is |it['’]s )?done )?when[\s,:…]+/iu;
const willWords =
  /^(?:then |so )?(?:I(?: will| shall|['’]ll| am going to|['’]m going to| want to| plan to)|will)[\s,:…]+(?:also )?/iu;
/** "I" alone, before a verb that can follow "I will". */
const iWord =
  /^[Ii]\s+(?!(?:am|was|have(?! an?\b)|had|will|shall|can|could|would|should|may|might|must)\b)(?=[a-z])/;

/** Words that begin no name: "The draft …", typed as a sentence of its own. */
const smallWords =
  /^(?:An?|Any|All|At|Each|Every|He|Her|His|In|It|Its|My|No|Nobody|One|Our|She|Some|Somebody|Someone|That|The|Their|There|These|They|This|Those|We|You|Your)(?=\s)/;

function clause(text: string, words: RegExp): string {
  return without(text.trim(), words).replace(smallWords, (word) => word.toLowerCase());
}

function withoutWill(text: string): string {
  const bare = without(without(text.trim(), willWords), iWord);
  // A verb follows, so its capital is not that of a name.
  return withSmallStart(bare);
}

/** Without the words at its beginning, however often they stand there; a text of nothing else stays. */
function without(text: string, words: RegExp): string {
  const bare = text.replace(words, '');
  if (bare.trim() === '') return text;
  return bare === text ? text : without(bare, words);
}

/** Whether the act begins with a form such as "reading", which nobody puts after "I will". */
export function isDoing(act: string): boolean {
  // A vowel before it tells it from "bring".
  return /^[a-z-]*[aeiouy][a-z-]*ing\b/i.test(act);
}
