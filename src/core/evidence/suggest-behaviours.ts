import { lazyExpression } from '../base/letters.js';
import { allBehaviours } from '../ladder/find-in-ladder.js';
import type { KeptAction } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** A behaviour that a text may be about. */
export interface SuggestedBehaviour {
  readonly behaviour: string;
  readonly statement: string;
  /** What has the words that were looked for, where the statement has none of them. */
  readonly example?: string;
}

/** Words that say nothing about what somebody did. */
const commonWords = new Set(
  `about above after again against all along also and another any are around ask asked asks back because been before being
  below between both but came can come could day days did does doing done down each every few first fix fixed fixes for from gave get gets
  give gives goes going good got great had has have having her here herself him himself his how into its itself just keep keeps kept know knows last
  less let like long look made make makes many may more most much must myself need needs never new next nice nobody not nothing now off
  old once one only other others our out over own part person put right said same say says see seen several she should show
  shows side since small some somebody something still such take takes taken team than that the their them themselves then there these
  they thing things this those three through time times told too took two under until upon use used uses using very want
  wants was way week weeks well went were what when where whether which while who whole whom why will with within without
  work worked works would year years yet you your yourself`.split(/\s+/),
);

/** A word of the statement counts twice as much as one of the examples, or of an action's title. */
const statementWeight = 2;
/** So many words of its statement suggest a behaviour, if they aren't usual ones: a wrong guess is worse than none. */
const leastWords = 2;
const leastScore = 7.3;
/** A second one is offered where the first may be wrong. */
const mostSuggested = 2;
/** One of so many words must be shared: a long text meets many behaviours by chance. Five shared words are always enough. */
const oneOf = 5;
const enoughWords = 5;
/** A rare word stands in at most one of so many behaviours: "slipping" tells something, "lead" and "design" don't. */
const rareIn = 10;
/** Of the statement's words: whoever uses so many means this behaviour, however usual they are. */
const mostOfStatement = 0.8;
/** Of the best score: what falls below is no suggestion. */
const shareOfBest = 0.72;

/** The behaviours whose words a text shares, the best first. By words alone: the same text gives the same answer. */
export function suggestBehaviours(ladder: Ladder, text: string): SuggestedBehaviour[] {
  const index = indexFor(ladder);
  const words = tellingWords(ladder, text);
  const scored = index.behaviours.flatMap((entry) => {
    const telling = words.filter((word) => entry.weights.has(word));
    const named = telling.filter((word) => entry.statementWords.has(word));
    if (named.length < leastWords) return [];
    if (telling.length < Math.min(enoughWords, words.length / oneOf)) return [];
    const isWhole = named.length >= entry.statementWords.size * mostOfStatement;
    const score = scoreOf(telling, entry.weights, index);
    return isWhole || score >= leastScore ? [{ entry, score }] : [];
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score >= best * shareOfBest)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostSuggested)
    .map(({ entry: { behaviour, statement } }) => ({ behaviour, statement }));
}

/**
 * Whether a text has a word of the statement that an action is about, and enough words of both. What somebody works on is
 * likelier what they write about, so one rare word will do.
 */
export function isAboutWork(
  ladder: Ladder,
  text: string,
  { behaviour, title = '', cue = '', act = '' }: Partial<KeptAction>,
): boolean {
  const index = indexFor(ladder);
  const entry = index.behaviours.find((one) => one.behaviour === behaviour);
  if (entry === undefined) return false;
  const ofAction = [...stemsOf(`${title} ${cue} ${act}`)].map((word) => [word, 1] as const);
  const weights = new Map([...ofAction, ...entry.weights]);
  const words = tellingWords(ladder, text);
  return (
    words.some((word) => entry.statementWords.has(word)) &&
    scoreOf(words, weights, index) >= leastScore
  );
}

/** Everything is about the customer, so the word for one tells nothing apart. */
function tellingWords({ terms }: Ladder, text: string): string[] {
  const ofTerms = stemsOf(
    Object.values(terms)
      .flatMap(({ one, many }) => [one, many])
      .join(' '),
  );
  return [...stemsOf(text)].filter((word) => !vagueStems.has(word) && !ofTerms.has(word));
}

/** Whether a text has words enough of the statement itself to be taken for the behaviour unless the person says no. */
export function isStrongMatch(
  ladder: Ladder,
  text: string,
  statement: string,
  least = leastWords,
): boolean {
  const said = stemsOf(statement);
  return tellingWords(ladder, text).filter((word) => said.has(word)).length >= least;
}

/**
 * Whether a text seems to be about an action: it says nearly the whole title; or two words of the action, among them most
 * of the title, with one that is rare on the ladder; or half of the action's words, however usual they are. Names don't
 * count: one person is met for many reasons.
 */
export function isAboutAction(
  ladder: Ladder,
  text: string,
  { title, act }: { readonly title: string; readonly act: string },
): boolean {
  const { counts, behaviours } = indexFor(ladder);
  const mostRare = Math.max(1, behaviours.length / rareIn);
  const isRare = (word: string) => (counts.get(word) ?? 0) <= mostRare;
  const names = stemsOf([text, title, act].flatMap(namesIn).join(' '));
  const withoutNames = (of: string) => [...stemsOf(of)].filter((word) => !names.has(word));
  const words = stemsOf(text);
  const [ofTitle, ofAct] = [withoutNames(title), withoutNames(act)];
  const inTitle = ofTitle.filter((word) => words.has(word));
  const shared = new Set([...inTitle, ...ofAct.filter((word) => words.has(word))]);
  if (shared.size >= enoughWords && shared.size >= ofAct.length / 2) return true;
  if (!inTitle.some(isRare)) return false;
  const isMost = shared.size >= leastWords && inTitle.length > ofTitle.length / 2;
  return isMost || holdsTitle(text, title, names);
}

/** Whether a text has nearly all words of a title, also those that tell little: "Ask for one criticism" has few others. */
function holdsTitle(text: string, title: string, names: ReadonlySet<string>): boolean {
  const words = allStemsOf(text);
  const ofTitle = [...allStemsOf(title)];
  const shared = ofTitle.filter((word) => words.has(word) && !names.has(word));
  return shared.length >= Math.max(leastWords, ofTitle.length * mostOfStatement);
}

function namesIn(text: string): readonly string[] {
  return text.match(nameInSentence()) ?? [];
}

/** A word with a capital that begins no sentence. */
const nameInSentence = lazyExpression('(?<=[\\p{L}\\p{N},;]\\s)\\p{Lu}\\p{Ll}+', 'gu');

/** As many as a short list holds. */
const mostFound = 7;

/** Of the weight of a whole word, where only the beginning is the same. */
const shareOfBeginning = 0.5;

/** What firms call a proposal. */
const proposalWords = /^(?:bid|offer|quote|quotation|tender)s?$/;

/**
 * The behaviours in which the words occur, or words that start so; the most telling first. For a person who looks for
 * one.
 */
export function searchBehaviours(ladder: Ladder, text: string): SuggestedBehaviour[] {
  const index = indexFor(ladder);
  const isProposal = wordsOf(text).some((word) => proposalWords.test(word));
  const wanted = [...stemsOf(isProposal ? `${text} proposal` : text)];
  // Words such as “against” tell nothing of a note, but somebody who types them has seen them.
  if (wanted.length === 0) return behavioursSaying(text, index);
  const isFound = (word: string) => wanted.some((start) => word.startsWith(start));
  return index.behaviours
    .map((entry) => {
      const score = [...entry.weights]
        .filter(([word]) => isFound(word))
        .map(
          ([word, weight]) =>
            weight * (wanted.includes(word) ? 1 : shareOfBeginning) * rarityOf(word, index),
        )
        .reduce((sum, one) => sum + one, 0);
      return { entry, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostFound)
    .map(({ entry: { behaviour, statement, statementWords, examples } }) => {
      const example = [...statementWords].some(isFound)
        ? undefined
        : examples.find((one) => [...stemsOf(one)].some(isFound));
      return { behaviour, statement, ...(example !== undefined && { example }) };
    });
}

function behavioursSaying(text: string, { behaviours }: WordIndex): SuggestedBehaviour[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return behaviours
    .filter(({ statement }) => {
      const said = ` ${statement.toLowerCase()}`;
      return words.every((word) => said.includes(` ${word}`));
    })
    .slice(0, mostFound)
    .map(({ behaviour, statement }) => ({ behaviour, statement }));
}

function scoreOf(
  words: readonly string[],
  weights: ReadonlyMap<string, number>,
  index: WordIndex,
): number {
  return words.reduce((sum, word) => sum + rarityOf(word, index) * (weights.get(word) ?? 0), 0);
}

function rarityOf(word: string, { behaviours, counts }: WordIndex): number {
  return Math.log(behaviours.length / (counts.get(word) ?? 1));
}

interface Entry extends SuggestedBehaviour {
  readonly examples: readonly string[];
  readonly weights: ReadonlyMap<string, number>;
  readonly statementWords: ReadonlySet<string>;
}

interface WordIndex {
  readonly behaviours: readonly Entry[];
  /** In how many behaviours a word occurs. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Cached: an inbox looks up thousands of texts in one ladder. */
const indexes = new WeakMap<Ladder, WordIndex>();

function indexFor(ladder: Ladder): WordIndex {
  const index = indexes.get(ladder) ?? indexOf(ladder);
  indexes.set(ladder, index);
  return index;
}

function indexOf(ladder: Ladder): WordIndex {
  const counts = new Map<string, number>();
  const behaviours = allBehaviours(ladder).map(({ behaviour }) => {
    const titles = behaviour.actions.map(({ title = '' }) => title);
    const examples = [...behaviour.looksLike, ...titles];
    const weights = new Map([...stemsOf(examples.join(' '))].map((word) => [word, 1]));
    const { id, statement } = behaviour;
    const statementWords = stemsOf(statement);
    const named = [...statementWords, ...stemsOf(id.replaceAll('-', ' '))];
    for (const word of named) weights.set(word, statementWeight);
    for (const word of weights.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
    return { behaviour: id, statement, examples, weights, statementWords };
  });
  return { behaviours, counts };
}

/** The words of a text without their endings, in lower case. */
function stemsOf(text: string): Set<string> {
  const told = phrases.flatMap(([phrase, ...meant]) => (phrase.test(text) ? meant : []));
  const telling = [...wordsOf(text), ...told].map((word) => sameAs.get(word) ?? word);
  return new Set(telling.filter((word) => word.length > 2 && !isCommon(word)).map(stemOf));
}

/** With the words that tell little, too. */
function allStemsOf(text: string): Set<string> {
  return new Set(wordsOf(text).map(stemOf));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
}

/** Notes stand in the past and in the words of the trade, statements in the present and in plain ones. */
const sameAs = new Map(
  `afternoon half, benchmark prototype, bug fault, bugs fault, client customer, clients customer, config configuration, db database, delay slip, delayed slip, desk watch, dev developer,
  devs developer, feedback comment, guideline rule, guidelines rule, incident outage, incidents outage, kollege colleague, kollegen colleague,
  kunde customer, kunden customer, hate criticism, hates criticism, hated criticism, owner customer, owners customer, mentee mentor, mentees mentor, mgmt manager, moderated lead, ops operations,
  pager outage, poc prototype, pr code, prs code, root trace, spike prototype, workshop session, workshops session, built build,
  chose choose, chosen choose, drew draw, drawn draw, found find, heard hear, met meet, ran run, sent send, sold sell,
  spent spend, spoke speak, taught teach, understood understand, won win, hire staff, hired staff, earned gain, wrote write, written write`
    .split(/,\s+/)
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

/** What some words say only together, in words of the ladder. */
const phrases: readonly (readonly [phrase: RegExp, ...meant: string[]])[] = [
  // Who gives a figure has measured: "12s", "40 ms", "20%".
  [/\d\s?(?:ms|s|sec|seconds?|%|[mg]b)(?!\p{L})/iu, 'measurement'],
  [
    /\bsat (?:with|beside|next to)\b.*\b(?:hours|day|morning|afternoon|shift)\b/i,
    'half',
    'watching',
  ],
  [/\btold\b.*\bnot to\b/i, 'advises'],
  // As a verb, "offer" means something else.
  [
    /\b(?:complet|draft|finish|prepar|sen[dt]|wr[io]t)\w*\b.*\b(?:an?|my|our|the|their|this)(?: \w+)? (?:bid|offer|proposal|quote|tender)s?\b/i,
    'write',
    'proposal',
    'budget',
  ],
  [/\bfor good\b/i, 'permanent'],
];

/** Most forms of a word have one stem: "drawing", "draws" and "drew" have. */
function stemOf(word: string): string {
  const single = word.replace(/s$/, '');
  if (unlikeOthers.has(single)) return single;
  const stem = word
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:ing|ed|es|s|e)$/, '')
    .replace(/ion$/, '')
    .replace(/([^aeiouls])\1$/, '$1');
  return stem.length < 3 ? word : stem;
}

/** Without its ending, each would be another word: "head", "even", "sit", "car". */
const unlikeOthers = new Set(
  'heading evening site care mission passion station mine pasting'.split(' '),
);

/** Each means too many things to suggest anything: a field of a form, a page of notes. */
const vagueStems = new Set(['field', 'notes', 'page'].map(stemOf));

const commonStems = new Set([...commonWords].map(stemOf));

/** "taking" is as common as "take". */
function isCommon(word: string): boolean {
  return commonWords.has(word) || (word.endsWith('ing') && commonStems.has(stemOf(word)));
}
