/** Whether a text is more likely a stray key than words: one or two characters, or only digits. */
export function isSlip(text: string): boolean {
  return /^(?:[!-~]{1,2}|[\d\s.,]+)$/.test(text.trim());
}

const occasions = 'occasions?|opportunit(?:y|ies)|chances?|time|examples?|news|progress|change';
const nothing = [
  'n/?a|no(?:ne|pe|t(?: (?:yet|applicable|really))?)?|nichts|kein(?:e|en)? (?:anlass|gelegenheit|zeit)',
  'nothing(?: (?:new|much|special|relevant|happened|came up|to (?:report|note|say|add|show|tell)))?',
  `(?:no|not an?y?)(?: (?:real|good|fitting|suitable))?(?: (?:${occasions}))(?: (?:for (?:it|this|that)|to do (?:it|so|this|that)|to|came up|arose))?`,
  "(?:it )?(?:didn't|did not|hasn't|has not) (?:happen|happened|come up|came up)",
  "i (?:haven't|have not|didn't|did not)(?: (?:do|done) (?:it|this|that|so))?",
].join('|');
const since =
  'yet|so far|at all|here|today|lately|recently|(?:for |in )?(?:this|last|the (?:last|past)|diese[nr]?) (?:\\w+ )?(?:weeks?|months?|times?|sprint|quarter|period|woche|monat)';
const noNote = new RegExp(
  `^(?:no(?:pe)?,? )?(?:(?:there (?:was|were|is|has been)|(?:i|we)(?:'ve)? (?:had|have|did|got)|had|es gab) )?(?:${nothing})(?:,? (?:${since}))*$`,
);

/** Whether a note says only that there was nothing to note: "no occasion", "nothing this week", "n/a". */
export function isNoNote(text: string): boolean {
  const words = text.toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ');
  return noNote.test(words.replace(/[\s.!,:;()-]+$/, '').replace(/^[\s(-]+/, ''));
}

const none =
  /^(?:-*|n|n\/?a|no(?:ne|body|pe|thing| one|t yet)?|nichts|niemand|keine?[nrs]?)[.!]?$/i;

/** Whether an answer to "Enter for none" says none, by a word or a dash. "No time" says more: it is a reason. */
export function isNone(text: string): boolean {
  return none.test(text.trim());
}

/** Nobody takes more letters to say that there was nothing. */
const longestNoNote = 72;

/** Whether a note is evidence of nothing. Every start asks this of every line, so most are settled by their length. */
export function isNoEvidence(text: string): boolean {
  return text.length <= longestNoNote && (isSlip(text) || isNoNote(text));
}
