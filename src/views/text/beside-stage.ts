import { headlineRanks } from '../../core/placement/rival.js';
import { farApart } from '../../core/report/sides.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { counted } from './counted.js';
import type { NamedSide, Voice } from './stage-words.js';
import { atPosition, atWords, placeInShort, pronouns } from './stage-words.js';
import { basisSentences, capitalised } from './words.js';

/** What belongs to the stage to be understood, each in one sentence, only where it says something else. */
export function besideTheStage(
  report: Report,
  ladder: Ladder,
  voice: Voice,
  locale: string | null,
): string[] {
  const uneven = unevenSentence(report, ladder, voice);
  return [
    // It says more about the person than one level can.
    uneven,
    ownGuessSentence(report, voice),
    cappedSentence(report, voice),
    uneven === null ? sidesSentence(report, ladder, voice) : null,
    earlierSentence(report, ladder),
    noOccasionSentence(report, voice),
    voice === 'you' ? skippedSentence(report) : null,
    voice === 'I' ? examplesSentence(report) : null,
    ...basisSentences(report, ladder, locale),
    voice === 'you' ? carelessSentence(report) : null,
  ].filter((sentence) => sentence !== null);
}

function ownGuessSentence(report: Report, voice: Voice): string | null {
  const { stage, fit } = report;
  const { they, self } = pronouns[voice];
  if (stage.ownGuess === null) return null;
  const placed = `${capitalised(they)} placed ${self}`;
  const at = `at level ${stage.ownGuess}`;
  // Between two levels, or at none, no guess is the result.
  const ranks = headlineRanks(report);
  if (fit !== undefined || (ranks.length > 1 && ranks.includes(stage.ownGuess)))
    return `${placed} ${at}.`;
  const by = stage.ownGuess - stage.level;
  if (by === 0) return `${placed} ${at}, too.`;
  if (by > 0 && stage.cappedBy !== null) return `${placed} ${at}.`;
  // Between two levels, a number could be counted from either.
  const levels = ranks.length > 1 ? '' : `${counted(Math.abs(by), 'level', 'levels')} `;
  return `${placed} ${levels}${by < 0 ? 'lower' : 'higher'}, ${at}.`;
}

function cappedSentence({ stage, answers }: Report, voice: Voice): string | null {
  const { cappedBy } = stage;
  if (cappedBy === null) return null;
  const { theirs, object } = pronouns[voice];
  const counted = `so this result stops at level ${cappedBy - 1}`;
  const noChance = answers.some(
    ({ level, noOpportunity }) => level !== undefined && level >= cappedBy && noOpportunity,
  );
  return noChance
    ? `${capitalised(theirs)} work has given ${object} no chance to show level ${cappedBy}, ${counted}.`
    : `Too little of level ${cappedBy} is rated, ${counted}.`;
}

function unevenSentence(report: Report, { themes }: Ladder, voice: Voice): string | null {
  const { uneven, fit, sidePositions = [] } = report;
  if (uneven === null) return null;
  // Who is strong at the top hears where; "nearest to level 1" would contradict it.
  const isOneLevel = new Set(uneven.themes.map(({ level }) => level)).size === 1;
  if (isOneLevel && fit !== undefined && fit.strongAt.length > 0) return null;
  if (uneven.themes.length > 2) return tracksSentence(uneven, voice);
  const sides = uneven.themes.map(({ theme, label, level }) => {
    const name = sideName(theme, label, themes, voice);
    const position = sidePositions.find((side) => side.theme === theme)?.position ?? level;
    return { theme, name, position };
  });
  const [behind, ahead] = sides.toSorted(
    (a, b) =>
      a.position - b.position ||
      Number(b.theme === uneven.behind) - Number(a.theme === uneven.behind),
  );
  if (behind === undefined || ahead === undefined) return null;
  return apartSentence(ahead, behind, report);
}

function sideName(theme: string, label: string, themes: Ladder['themes'], voice: Voice): string {
  const about = inVoice(themes[theme]?.about, voice);
  // Some authors write "your customer side", others "customer side".
  const side = label.replace(/^your /i, '');
  // A label of several words explains itself; of "craft", the questions say only what it is.
  return `${pronouns[voice].theirs} ${side}${about && !side.includes(' ') ? ` (${about})` : ''}`;
}

/** "Your craft is ahead, at level 3. Your work with customers is between levels 2 and 3." */
function apartSentence(ahead: NamedSide, behind: NamedSide, report: Report): string {
  const [higher, lower] = [ahead, behind].map(({ position }) => atPosition(position));
  const apart =
    higher === lower
      ? capitalised(`${ahead.name} is ahead of ${behind.name}, though both are ${higher}.`)
      : `${capitalised(ahead.name)} is ahead, ${higher}. ${capitalised(behind.name)} is ${lower}.`;
  // Else who is ahead on one side asks why the level is lower.
  return report.fit === undefined
    ? `${apart} Both count: together, they're ${atWords(placeInShort(report))}.`
    : apart;
}

/** Ladders say “you” where pages say “I”. */
function inVoice(text: string | undefined, voice: Voice): string | undefined {
  return voice === 'you' ? text : text?.replaceAll(/\byour\b/g, 'my').replaceAll(/\byou\b/g, 'I');
}

/** Where two sides are far apart, though their ratings do not contradict one level for both. */
function sidesSentence(report: Report, { themes }: Ladder, voice: Voice): string | null {
  const { sidePositions = [], fit } = report;
  const [behind, ahead] = sidePositions.toSorted((a, b) => a.position - b.position);
  if (behind === undefined || ahead === undefined || fit !== undefined) return null;
  if (ahead.position - behind.position < farApart) return null;
  const named = ({ theme, label, position }: typeof ahead) => ({
    name: sideName(theme, label, themes, voice),
    position,
  });
  return apartSentence(named(ahead), named(behind), report);
}

/** With many sides the bars say the rest. */
function tracksSentence(uneven: NonNullable<Report['uneven']>, voice: Voice): string {
  const { themes, floor } = uneven;
  const ranked = themes.toSorted((a, b) => a.level - b.level);
  const [low, high] = [ranked[0], ranked.at(-1)];
  const theirs = capitalised(pronouns[voice].theirs);
  if (low === undefined || high === undefined) return '';
  if (low.level === high.level) {
    const behind = themes.find(({ theme }) => theme === uneven.behind) ?? low;
    return `Of ${theirs.toLowerCase()} sides ${behind.label} lags behind, though all are nearest to level ${low.level}.`;
  }
  const from = `level ${low.level} (${low.label})`;
  return `${theirs} sides stand apart, from ${from} to level ${high.level} (${high.label}); the foundation is complete to level ${floor}.`;
}

/** Whoever comes back, or has stepped down, holds mostly what they used to do. */
function earlierSentence({ answers }: Report, { scale }: Ladder): string | null {
  const asked = answers.filter(({ level }) => level !== undefined);
  const earlier = asked.filter((answer) => answer.earlier).length;
  const held = earlier + asked.filter(({ rating }) => (rating ?? 0) >= scale.held).length;
  if (2 * earlier <= held) return null;
  const share = earlier === held ? `All ${held}` : `${earlier} of the ${held}`;
  return `${share} things that count are from longer ago, so today's level may be lower.`;
}

/** From so many questions without a rating, and a third of all, something is said about them. */
const passedToMention = 6;

function manyOf(passed: number, all: number): boolean {
  return passed >= passedToMention && 3 * passed >= all;
}

function noOccasionSentence({ answers }: Report, voice: Voice): string | null {
  const asked = answers.filter(({ level }) => level !== undefined);
  const without = asked.filter(({ noOpportunity }) => noOpportunity).length;
  if (!manyOf(without, asked.length)) return null;
  const work = `${capitalised(pronouns[voice].theirs)} work gave no occasion for ${without} of ${asked.length} questions`;
  return voice === 'I'
    ? `${work}, so this ladder may not fit it.`
    : `${work}, so this ladder may not fit it; for others: career-coach ladder list`;
}

function skippedSentence({ answers }: Report): string | null {
  const asked = answers.filter(({ level }) => level !== undefined);
  const skipped = asked.filter(
    ({ rating, noOpportunity, earlier }) => rating === null && !noOpportunity && !earlier,
  ).length;
  if (!manyOf(skipped, asked.length)) return null;
  return `You skipped ${skipped} of ${asked.length} questions; if you skipped what you don't do, the level comes out too high.`;
}

/** Fewer examples are too few to say anything about them. */
const examplesToMention = 5;

function examplesSentence({ evidenced }: Report): string | null {
  if (evidenced === null || evidenced.examples < examplesToMention) return null;
  return `I've given an example for ${evidenced.examples} of the ${evidenced.held} things I do.`;
}

function carelessSentence({ careless }: Report): string | null {
  if (careless === undefined) return null;
  const { rating, run, of } = careless;
  return `${run} of ${of} ratings in a row are ${rating}; answering again may tell more: career-coach assess`;
}
