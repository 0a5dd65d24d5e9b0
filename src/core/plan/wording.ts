import { capitalised, withSmallStart } from '../base/letters.js';
import type { KeptAction } from '../schema/events.schema.js';

/** The words of an action as they go on in its sentences: nobody reads "When when" or "I will I will". */
export function bareWords<T extends KeptAction>(action: T): T {
  const { cue, act, obstacle, fallback, doneWhen } = action;
  return {
    ...action,
    ...(cue && { cue: clause(cue, whenWords) }),
    ...(act && { act: withoutWill(act) }),
    ...(obstacle && { obstacle: clause(obstacle, whenWords) }),
    ...(fallback && { fallback: withoutWill(fallback) }),
    ...(doneWhen && { doneWhen: clause(doneWhen, doneWords) }),
  };
}

/** "When …, I will …", typed as one text, as its two parts; null for any other text. */
export function splitSentence(text: string): { readonly cue: string; readonly act: string } | null {
  const parts = /^(?:when(?:ever)?|if) (.{1,400}?),? I(?: will|['’]ll) (.+)$/iu.exec(text.trim());
  const [, cue, act] = parts ?? [];
  return cue === undefined || act === undefined ? null : { cue, act };
}

const whenWords = /^(?:when(?:ever)?|if|as soon as)[\s,:…]+/iu;
const doneWords = /^(?:(?:it is |it['’]s )?done )?when[\s,:…]+/iu;
const willWords =
  /^(?:then |so )?(?:I(?: will| shall|['’]ll| am going to|['’]m going to| want to| plan to)|will)[\s,:…]+(?:also )?/iu;
/** "I" alone, before a verb that can follow "I will". */
const iWord =
  /^I\s+(?!(?:am|was|have|had|will|shall|can|could|would|should|may|might|must)\b)(?=[a-z])/;

/** Words that begin no name: "The draft …", typed as a sentence of its own. */
const smallWords =
  /^(?:An?|Any|All|At|Each|Every|He|Her|His|In|It|Its|My|No|Nobody|One|Our|She|Some|Somebody|Someone|That|The|Their|There|These|They|This|Those|We|You|Your)(?=\s)/;

function clause(text: string, words: RegExp): string {
  return without(text, words).replace(smallWords, (word) => word.toLowerCase());
}

function withoutWill(text: string): string {
  const bare = without(without(text, willWords), iWord);
  // A verb follows, so its capital is not that of a name.
  return withSmallStart(bare);
}

/** Without the words at its beginning, however often they stand there; a text of nothing else stays. */
function without(text: string, words: RegExp): string {
  const bare = text.replace(words, '');
  if (bare.trim() === '') return text;
  return bare === text ? text : without(bare, words);
}

/** Whether an act reads well after "I will": neither "reading the logs", nor "the new draft", nor "I'm reading". */
export function followsWill(act: string): boolean {
  return !isDoing(act) && !/^I\b/i.test(act) && !smallWords.test(capitalised(act));
}

/** Whether the act begins with a form such as "reading", which nobody puts after "I will". */
export function isDoing(act: string): boolean {
  // A vowel before it tells it from "bring".
  return /^[a-z-]*[aeiouy][a-z-]*ing\b/i.test(act);
}
