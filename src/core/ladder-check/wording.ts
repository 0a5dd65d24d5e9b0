/** How statements are worded. English only: statements in other languages pass. */

export type WordingKind = 'two-acts' | 'vague' | 'frequency' | 'negative';

export interface WordingFinding {
  readonly kind: WordingKind;
  /** The words that were looked at, as they stand. */
  readonly words: string;
}

/** Verbs of statements, in the third person. Behind "and" they are a second act; plurals that are no verbs are left out. */
const verbs = new Set(
  (
    'adapts adds adjusts admits advises agrees aligns allows analyses analyzes answers applies asks assesses attends avoids ' +
    'backs balances becomes begins brings builds calls carries challenges checks chooses clarifies cleans closes coaches ' +
    'collaborates collects communicates compares completes configures considers contributes coordinates corrects creates ' +
    'decides defines delegates delivers demonstrates deploys designs develops diagnoses discusses documents does draws drives ' +
    'encourages ensures escalates establishes estimates evaluates explains explores facilitates finds finishes fixes follows ' +
    'gathers gets gives guides handles helps hires holds identifies implements improves influences informs initiates insists ' +
    'inspires integrates introduces investigates invites involves keeps knows leads learns leaves lets listens looks maintains ' +
    'makes manages measures mentors mitigates monitors negotiates notices offers onboards organises organizes owns pairs ' +
    'participates partners performs persuades plans plays prepares presents prevents prioritises prioritizes proposes protects ' +
    'provides publishes puts raises reads receives recognises recognizes recommends refactors refines removes reports ' +
    'represents researches resolves responds reviews rewrites runs says sees seeks sells sends sets shapes shares ships shows ' +
    'simplifies solves speaks spreads stands starts stops suggests summarises supports takes talks teaches tells tests thinks ' +
    'tracks trains troubleshoots tries turns understands unblocks updates uses validates verifies waits walks warns works writes'
  ).split(' '),
);

const vague =
  /^(?:\w+ly )?(understands|knows|appreciates|believes|values|is (?:\w+ )?(?:able to|aware of|familiar with|responsible for|capable of|comfortable|good at|passionate|proactive)|has (?:a |an |the )?(?:\w+ )?(?:knowledge|understanding|awareness|grasp|familiarity|experience|ability)|can|aware of|familiar with|ability to|able to|capable of|knowledge of|understanding of|demonstrates (?:\w+ )?(?:understanding|knowledge|awareness|ability))\b/i;

const frequency =
  /\b(always|often|usually|sometimes|regularly|consistently|frequently|occasionally|rarely|never|seldom|mostly|generally|routinely|continually|constantly|from time to time|most of the time|every time)\b/i;

const negative =
  /^(?:(?:still|often|usually|sometimes) )?(not|waits|struggles?|does(?:n['’]t| not)|do(?:n['’]t| not)|is(?:n['’]t| not)|are not|fails|lacks?|cannot|can['’]t|unable|never|rarely|seldom|avoids|ignores|refuses|needs? (?:help|support|guidance|supervision|reminding|constant|frequent)|requires? (?:help|support|guidance|supervision|constant|frequent)|has (?:difficulty|trouble|no)|no)\b/i;

/** What an author may want to look at in a statement. */
export function wordingOf(statement: string): WordingFinding[] {
  const found: WordingFinding[] = [];
  const note = (kind: WordingKind, words: string | undefined) => {
    if (words !== undefined) found.push({ kind, words });
  };
  note('negative', negative.exec(statement)?.[1]);
  note('vague', vague.exec(statement)?.[1]);
  // "Not … at once" may hold "always"; one finding for the same words is enough.
  const often = frequency.exec(statement)?.[1];
  if (
    often !== undefined &&
    !found.some(({ words }) => words.toLowerCase() === often.toLowerCase())
  )
    note('frequency', often);
  note('two-acts', secondAct(statement));
  return found;
}

function secondAct(statement: string): string | undefined {
  const sentences = statement.split(/(?<=[.;!?])\s+(?=\p{L})/u);
  if (sentences.length > 1 && sentences[1] !== undefined) {
    return sentences[1]
      .split(/\s+/)
      .slice(0, 3)
      .join(' ')
      .replace(/[.,;]$/, '');
  }
  for (const [words, , verb = '', next] of statement.matchAll(
    /\b(and|then|but)(?: then| also|,)?(?: \w+ly)? ([a-z]+)\b(?! of\b)(?=(?: (the|a|an|each|every|it|them)\b)?)/gi,
  )) {
    // Every trade has verbs of its own; what an article follows is one.
    const isVerb = verbs.has(verb.toLowerCase()) || (next !== undefined && /[^s]s$/i.test(verb));
    if (isVerb) return words;
  }
  return undefined;
}
