import type { Day } from '../core/day.js';
import { daysBetween } from '../core/day.js';
import { findLevel } from '../core/ladder.js';
import type { Ladder, LadderAction } from '../core/ladder.schema.js';
import { sentenceOf } from '../core/plan.js';
import type { Action, Gap, Report } from '../core/report.schema.js';
import { formatDay } from './style.js';

/** Who speaks: the program to the person, or the person to a reader of their export. */
export type Voice = 'you' | 'I';

const pronouns = {
  you: { they: 'you', theirs: 'your', self: 'yourself', us: 'us' },
  I: { they: 'I', theirs: 'my', self: 'myself', us: 'me' },
} as const satisfies Record<Voice, Record<string, string>>;

/** At and above this probability one level is named, below it two (docs/placement.md). */
const sureEnough = 0.8;

/** The level with its title, as sentences name it. */
export function levelName(ladder: Ladder, rank: number): string {
  const level = findLevel(ladder, rank);
  return level === null ? `level ${rank}` : `level ${rank}: ${level.title}`;
}

/** The level that is likeliest after the stage, or null where all the probability is the stage's. */
export function rivalOf({ stage }: Pick<Report, 'stage'>): number | null {
  const others = stage.posterior
    .map((probability, index) => ({ probability, rank: index + 1 }))
    .filter(({ probability, rank }) => rank !== stage.level && probability > 0)
    .sort((a, b) => b.probability - a.probability);
  return others[0]?.rank ?? null;
}

/** The stage in words: one level where the answers are clear, two where they are not. Never a number of percent. */
export function stageSentence(report: Pick<Report, 'stage'>, voice: Voice): string {
  const { level, title, confidence } = report.stage;
  const rival = rivalOf(report);
  const start = `${capitalised(pronouns[voice].theirs)} answers point to level`;
  if (rival === null) return ended(`${start} ${level}: ${title}`);
  if (confidence >= sureEnough) {
    return `${start} ${level}: ${title}; next likeliest level ${rival}.`;
  }
  const [lower, upper] = level < rival ? [level, rival] : [rival, level];
  return ended(`${start} ${lower} or ${upper}; the likelier is ${level}: ${title}`);
}

/** What belongs to the stage to be understood, each in one sentence, only where it says something else. */
export function besideTheStage(report: Report, ladder: Ladder, voice: Voice): string[] {
  return [
    ownGuessSentence(report, voice),
    cappedSentence(report, voice),
    unevenSentence(report, voice),
    evidencedSentence(report),
    outdatedSentence(report, ladder),
    voice === 'you' ? carelessSentence(report) : null,
  ].filter((sentence) => sentence !== null);
}

function ownGuessSentence({ stage }: Report, voice: Voice): string | null {
  const { they, self } = pronouns[voice];
  if (stage.ownGuess === null || stage.ownGuess === stage.level) return null;
  return `${capitalised(they)} placed ${self} at level ${stage.ownGuess}.`;
}

function cappedSentence({ stage, answers }: Report, voice: Voice): string | null {
  const { cappedBy } = stage;
  if (cappedBy === null) return null;
  const { theirs, us } = pronouns[voice];
  const counted = `so the answers count up to level ${cappedBy - 1}`;
  const noChance = answers.some(({ level, noOpportunity }) => level === cappedBy && noOpportunity);
  return noChance
    ? `${capitalised(theirs)} work has not let ${us} see level ${cappedBy}, ${counted}.`
    : `Too little of level ${cappedBy} is rated to see it, ${counted}.`;
}

function unevenSentence({ uneven }: Report, voice: Voice): string | null {
  if (uneven === null) return null;
  const sides = uneven.themes.map(({ label, level }, index) => {
    // Some authors write "your customer side", others "customer side".
    const side = `${pronouns[voice].theirs} ${label.replace(/^your /i, '')}`;
    return `${side} ${index === 0 ? 'works at ' : 'at '}level ${level}`;
  });
  return `${capitalised(sides.join(', '))}; the foundation is complete to level ${uneven.floor}.`;
}

function evidencedSentence({ evidenced, stage }: Report): string | null {
  if (evidenced === null || evidenced.level === stage.level) return null;
  return `Counting only what has an example behind it: level ${evidenced.level}.`;
}

function outdatedSentence({ basis }: Report, { scale }: Ladder): string | null {
  if (basis === undefined || !basis.outdated) return null;
  return `Some ratings are from before ${scale.period}; answering again would tell more.`;
}

function carelessSentence({ careless }: Report): string | null {
  if (careless === undefined) return null;
  const { rating, run, of } = careless;
  return `${run} of ${of} ratings in a row are ${rating}; a second look at them may tell more.`;
}

/** The first sentence of a text; all of it where it has only one. */
export function firstSentence(text: string): string {
  return /^.+?[.!?](?=\s)/u.exec(text)?.[0] ?? text;
}

/** What a result is worth, in two lines of a terminal; said once. */
export const honestSentences =
  'It shows how well your answers agree, not whether they are true; the model is expert ' +
  'judgement, not measured on people. A second view tells more.';

/** What a ladder's wording is worth; said where the wording is shown. */
export const guidanceSentence = 'It is guidance, not a checklist for promotion.';

/** Why a gap comes where it comes. */
export type GapReason = 'first' | 'foundation' | 'next' | 'strand';

/** The reason in a word or two, to stand beside the gap. */
export const reasonLabels = {
  first: 'Comes first',
  foundation: 'Foundation',
  next: 'Next level',
  strand: 'Strand',
} as const satisfies Record<GapReason, string>;

/** Why this gap stands where it stands in the order of gaps. */
export function reasonOf({ strand, foundation }: Gap, ladder: Ladder): GapReason {
  if (strand === undefined) return foundation ? 'foundation' : 'next';
  const comesFirst = ladder.strands.some(({ id, comesFirst: first }) => id === strand && first);
  return comesFirst && foundation ? 'first' : 'strand';
}

/** A rating as the scale names it: "2, With help". */
export function ratingWords(
  { rating, noOpportunity }: Pick<Gap, 'rating' | 'noOpportunity'>,
  { scale }: Pick<Ladder, 'scale'>,
): string {
  if (noOpportunity) return 'no chance to, in this work';
  if (rating === null) return 'passed over';
  const label = scale.points.find(({ value }) => value === rating)?.label;
  return label === undefined ? `${rating}` : `${rating}, ${label}`;
}

/** Held, rated and all behaviours of a level, as the answers have them. */
export function levelTally(
  { answers }: Pick<Report, 'answers'>,
  ladder: Ladder,
  rank: number,
): { held: number; rated: number; of: number } {
  const rated = answers.filter(({ level, rating }) => level === rank && rating !== null);
  const held = rated.filter(({ rating }) => (rating ?? 0) >= ladder.scale.held);
  const of = findLevel(ladder, rank)?.behaviours.length ?? 0;
  return { held: held.length, rated: rated.length, of };
}

type Spoken = Pick<Action, 'cue' | 'act' | 'obstacle' | 'fallback' | 'doneWhen'> | LadderAction;

/** "When …, I will …." */
export function actionSentence(action: Spoken): string {
  // People end what they type with a full stop of their own.
  return sentenceOf({ cue: unended(action.cue), act: unended(action.act) });
}

/** "If …, then I will …."; null where the action names neither obstacle nor fallback. */
export function fallbackSentence({ obstacle, fallback }: Spoken): string | null {
  if (fallback === null)
    return obstacle === null ? null : ended(`In the way: ${unended(obstacle)}`);
  const condition = obstacle === null ? 'that does not work' : unended(obstacle);
  return ended(`If ${condition}, then I will ${unended(fallback)}`);
}

/** "Done when …."; null where nothing is said. */
export function doneSentence({ doneWhen }: Spoken): string | null {
  return doneWhen === null ? null : ended(`Done when ${unended(doneWhen)}`);
}

/** "Due Sat 5 Dec 2026, in 14 days", or calmly in the past; null without a date. */
export function dueWords(due: Day | null, today: Day, locale: string | null): string | null {
  if (due === null) return null;
  const day = formatDay(due, locale);
  return due < today ? `Was due ${day}` : `Due ${day}, ${distance(today, due)}`;
}

/** "Next check-in Sat 5 Dec 2026, in 14 days." */
export function checkinSentence(
  { nextCheckin, date }: Pick<Report, 'nextCheckin' | 'date'>,
  locale: string | null,
): string {
  if (nextCheckin === null) return 'No check-in is planned.';
  const day = formatDay(nextCheckin, locale);
  return nextCheckin < date
    ? `A check-in was planned for ${day}.`
    : `Next check-in ${day}, ${distance(date, nextCheckin)}.`;
}

function distance(from: Day, to: Day): string {
  const days = daysBetween(from, to);
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** Counts as people write them: "one action", "3 actions". */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

/** The text with its first letter large. */
export function capitalised(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase('en') + rest.join('');
}

/** The text as a sentence: with one full stop, unless it ends otherwise already. */
export function ended(text: string): string {
  return /[.!?…]["”’)]?$/u.test(text) ? text : `${text}.`;
}

function unended(text: string): string {
  return text.replace(/(?<!\.)\.$/u, '');
}
