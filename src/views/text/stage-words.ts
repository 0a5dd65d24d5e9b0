import type { Standing } from '../../core/history/standing.js';
import { usualShares } from '../../core/placement/placement-model.js';
import {
  headlineRanks,
  isEven,
  isNothingDone,
  isUnsettled,
  likelyRival,
  type Staged,
  sure,
  thinLevels,
  verySure,
} from '../../core/placement/rival.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { counted, listed, numberWord } from './counted.js';
import {
  basisSentences,
  capitalised,
  ended,
  levelName,
  percentWords,
  positionWords,
  uncapitalised,
} from './words.js';

/** Who speaks: the program to the person, or the person to a reader of their export. */
export type Voice = 'you' | 'I';

const pronouns = {
  you: { they: 'you', object: 'you', theirs: 'your', self: 'yourself' },
  I: { they: 'I', object: 'me', theirs: 'my', self: 'myself' },
} as const satisfies Record<Voice, Record<string, string>>;

/** What a headline is made of, with the name of the level. */
type Headed = Staged & { readonly stage: Pick<Report['stage'], 'title'> };

/** The stage in words, with how sure it is. Never a number of percent. */
export function stageSentence(
  report: Headed & Partial<Pick<Report, 'uneven' | 'basis'>>,
  voice: Voice,
): string {
  const sentence = finalSentence(report, voice);
  return report.basis?.unfinished ? `So far, ${uncapitalised(sentence)}` : sentence;
}

function finalSentence(report: Headed & Partial<Pick<Report, 'uneven'>>, voice: Voice): string {
  if (report.fit !== undefined) return misfitSentence(report.fit, report, voice);
  if (isNothingDone(report)) return nothingDoneSentence(report, voice);
  return placedSentence(report, `${capitalised(pronouns[voice].theirs)} answers`);
}

/** Where answers lie, whoever gave them: "Their answers point to level 2: …, likely." */
export function placedSentence(report: Headed, answers: string): string {
  const { level, title, confidence, cappedBy } = report.stage;
  if (cappedBy !== null) {
    return ended(`${answers} show at least level ${level}: ${title}${sureness(confidence)}`);
  }
  const rival = likelyRival(report);
  const ranks = headlineRanks(report);
  if (rival === null || ranks.length === 1) {
    return ended(`${answers} point to level ${level}: ${title}${sureness(confidence)}`);
  }
  const where = ranksWords(ranks);
  const isPair = Math.max(...ranks) - Math.min(...ranks) === 1;
  // At 52 % and 44 %, naming the likelier one would be news that the next answer could take back.
  if (isEven(report))
    return `${answers} lie ${where}. ${isPair ? 'Either' : 'Any'} could be right.`;
  const likelier = isPair ? 'more likely' : 'most likely';
  return ended(`${answers} lie ${where}. The ${likelier} one is level ${level}: ${title}`);
}

/** "level 2", or "between levels 2 and 3", where others may lie between. */
function ranksWords(ranks: readonly number[]): string {
  return ranks.length === 1 ? `level ${ranks[0]}` : `between levels ${ranks.join(' and ')}`;
}

/** Who is a point short everywhere is told something else than who is nowhere. */
function nothingDoneSentence({ stage, levels = [] }: Headed, voice: Voice): string {
  const { they } = pronouns[voice];
  const near = levels.reduce((sum, level) => sum + (level.near ?? 0), 0);
  const rated = levels.reduce((sum, level) => sum + level.rated, 0);
  return [
    ended(
      `Nothing ${they} rated counts as done yet, so ${they} start at level ${stage.level}: ${stage.title}`,
    ),
    ...(near > 0
      ? [
          `${capitalised(numberWord(near))} of ${rated} ${near === 1 ? 'is' : 'are'} one point short of it.`,
        ]
      : []),
  ].join(' ');
}

/** The stage without titles: "level 3, likely", "between levels 2 and 3". */
export function stageInShort(report: Staged): string {
  const { level, confidence } = report.stage;
  const place = placeInShort(report);
  return place === `level ${level}` ? `${place}${sureness(confidence)}` : place;
}

/** The same without how sure it is, to compare: that changes with every answer. */
export function placeInShort(report: Staged): string {
  const { stage, fit } = report;
  if (fit !== undefined) return 'no single level';
  if (stage.cappedBy !== null) return `at least level ${stage.level}`;
  const rival = likelyRival(report);
  const ranks = headlineRanks(report);
  return ranksWords(rival === null ? [stage.level] : ranks);
}

/** The stage of a day, to compare: "level 2", "between levels 2 and 3". */
export function standingInShort({ level, ranks }: Pick<Standing, 'level' | 'ranks'>): string {
  return ranksWords(ranks.length < 2 ? [level] : ranks);
}

/** The stage as a title: "Level 3: Designing with customers", "Between levels 2 and 3, more likely 3". */
export function stageTitle(report: Headed): string {
  const { level, title, cappedBy } = report.stage;
  if (report.fit !== undefined) return 'No single level';
  if (headlineRanks(report).length > 1) {
    // As the sentence below it has it.
    const likelier = isEven(report) ? '' : `, more likely ${level}`;
    return capitalised(placeInShort(report)) + likelier;
  }
  return `${cappedBy === null ? 'Level' : 'At least level'} ${level}: ${title}`;
}

/** What the ladder says of the stage; empty where no level describes the person. */
export function summarySentence({ stage, fit }: Report): string {
  return fit !== undefined || stage.summary === ''
    ? ''
    : `The ladder says of level ${stage.level}: “${stage.summary}”`;
}

/** How sure a stage is, behind its title; empty where that says nothing. */
function sureness(confidence: number): string {
  if (confidence >= verySure) return ', very likely';
  return confidence >= sure ? ', likely' : '';
}

/** How likely a level is by a report. */
function chanceOf(level: number, { stage }: Staged): number {
  return level === stage.level ? stage.confidence : (stage.posterior[level - 1] ?? 0);
}

/** The other level that has become likelier by most; null where none has, in whole percent. */
function gainedMost(before: Staged, now: Staged): number | null {
  const gains = now.stage.posterior.map((_, index) =>
    index + 1 === now.stage.level ? 0 : chanceOf(index + 1, now) - chanceOf(index + 1, before),
  );
  const most = Math.max(...gains);
  return most < 0.01 ? null : gains.indexOf(most) + 1;
}

/**
 * How likely the level is now, and was before answers moved the headline, in percent: in words alone, one answer would
 * seem to have done all of it. Where it has become less likely, the level that has gained. Empty where one of both is no
 * single level.
 */
export function likelihoodSentences(before: Staged, now: Staged): string[] {
  const isOpen = ({ fit, stage }: Staged) => fit !== undefined || stage.cappedBy !== null;
  if (isOpen(before) || isOpen(now)) return [];
  const { level } = now.stage;
  const percent = (rank: number, staged: Staged) =>
    percentWords(chanceOf(rank, staged), 'under ', 'over ');
  const fell = chanceOf(level, now) < chanceOf(level, before);
  const gained = fell ? gainedMost(before, now) : null;
  return [
    `Level ${level} is ${percent(level, now)} likely now; it was ${percent(level, before)}.`,
    ...(gained === null
      ? []
      : [
          `Level ${gained} has become likelier: ${percent(gained, now)} now, ${percent(gained, before)} before.`,
        ]),
    ...(headlineRanks(before).length > 1 ? ['Between two levels, one answer can tip it.'] : []),
  ];
}

/** Where somebody is strong whom one level does not describe, and where the ladder would expect more. */
function misfitSentence(
  { range, strongAt, thinAt }: NonNullable<Report['fit']>,
  { stage, uneven }: Headed & Partial<Pick<Report, 'uneven'>>,
  voice: Voice,
): string {
  const { they, object, theirs } = pronouns[voice];
  if (strongAt.length === 0) {
    const nearest = ended(`The nearest is level ${stage.level}: ${stage.title}`);
    // Where the sides differ, that explains it.
    const chance = uneven ? '' : ' Answers given at random would look the same.';
    return `One level doesn't describe ${object}: ${theirs} answers are spread over several levels. ${nearest}${chance}`;
  }
  const [from, to] = range;
  // Who reads "level 1 to level 5" knows no more than before.
  const where = to - from > 1 ? [] : [`That's somewhere from level ${from} to level ${to}.`];
  return [
    `One level doesn't describe ${object}: ${they} do most of ${levelList(strongAt)}, but no more than half of ` +
      `${levelList(thinAt)}, where the ladder would expect more.`,
    ...where,
  ].join(' ');
}

/** "level 1", or "levels 1, 2 and 3". */
export function levelList(ranks: readonly number[]): string {
  return `${ranks.length === 1 ? 'level' : 'levels'} ${listed(ranks.map(String)) ?? ''}`;
}

/** What a plan is for, as a title, and in a sentence without its full stop. */
export function planAim(report: Report, ladder: Ladder): { title: string; sentence: string } {
  const { targetLevel } = report.plan;
  const name = levelName(ladder, targetLevel);
  const thin = thinLevels(report.fit);
  if (thin !== null && targetLevel === thin.strong) {
    const levels = levelList(thin.thinAt);
    return {
      title: `Your plan for ${levels}`,
      sentence: `Your plan is about ${levels}, where your answers are thin`,
    };
  }
  if (targetLevel !== report.stage.level) {
    return { title: `Your plan towards ${name}`, sentence: `Your plan works towards ${name}` };
  }
  // Nobody works towards the level at which they probably are.
  return isUnsettled(report) || report.stage.confidence < verySure
    ? {
        title: `Your plan for level ${targetLevel}`,
        sentence: `Your plan is about what's still missing for level ${targetLevel}`,
      }
    : {
        title: `Your plan to stay strong at ${name}`,
        sentence: `Your plan is to stay strong at ${name}`,
      };
}

/** Where the plan has another aim than it had, and the way back: nobody finds that by chance. */
export function newAimSentences(report: Report, before: Report | null): string[] {
  const last = before?.plan.targetLevel;
  const { targetLevel } = report.plan;
  if (last === undefined || last === targetLevel) return [];
  const isReached = report.fit === undefined && report.stage.level === last && targetLevel > last;
  const likely = report.stage.confidence >= verySure ? 'very likely' : 'likely';
  const aims = isReached
    ? `Level ${last} is ${likely} now, so your plan aims`
    : 'Your plan now aims';
  return [
    `${aims} at level ${targetLevel}. To go on aiming at level ${last}: career-coach plan target ${last}`,
  ];
}

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
    voice === 'you' ? betweenSentence(report, ladder) : null,
    ownGuessSentence(report, voice),
    cappedSentence(report, voice),
    uneven === null ? sidesSentence(report, voice) : null,
    earlierSentence(report, ladder),
    noOccasionSentence(report, voice),
    voice === 'you' ? skippedSentence(report) : null,
    examplesSentence(report, voice),
    ...basisSentences(report, ladder, locale),
    voice === 'you' ? carelessSentence(report) : null,
  ].filter((sentence) => sentence !== null);
}

/** Why it lies between two levels: the count at the upper one, and what the model expects of either. */
function betweenSentence(report: Report, ladder: Ladder): string | null {
  const [lower, upper, ...others] = headlineRanks(report);
  if (lower === undefined || upper === undefined || others.length > 0) return null;
  const at = report.levels?.find(({ rank }) => rank === upper);
  if (upper - lower > 1 || at === undefined || at.held === 0 || at.held === at.rated) return null;
  const count = `At level ${upper} you do ${at.held} of ${at.rated} things.`;
  const usual = usualShares(ladder);
  const [few, many] = [usual.next, usual.own].map((share) => Math.round(share * at.rated));
  // Else it lies between for other answers.
  if (few === undefined || many === undefined || at.held <= few || at.held >= many) return count;
  return `${count} About ${many} are usual for somebody at level ${upper}, about ${few} at level ${lower}.`;
}

function ownGuessSentence(report: Report, voice: Voice): string | null {
  const { stage, fit } = report;
  const { they, self, theirs } = pronouns[voice];
  if (stage.ownGuess === null) return null;
  const placed = `${capitalised(they)} placed ${self} at level ${stage.ownGuess}`;
  // Between two levels, or at none, no guess is the result.
  const ranks = headlineRanks(report);
  if (fit !== undefined || (ranks.length > 1 && ranks.includes(stage.ownGuess)))
    return `${placed}.`;
  const by = stage.ownGuess - stage.level;
  if (by === 0) return `${placed}, too.`;
  if (by > 0 && stage.cappedBy !== null) return `${placed}.`;
  // Between two levels, a number could be counted from either.
  const levels = ranks.length > 1 ? '' : `${counted(Math.abs(by), 'level', 'levels')} `;
  return `${placed}, ${levels}${by < 0 ? 'lower' : 'higher'} than ${theirs} answers do.`;
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

function unevenSentence(
  { uneven, fit, sidePositions = [] }: Report,
  { themes }: Ladder,
  voice: Voice,
): string | null {
  if (uneven === null) return null;
  // Who is strong at the top hears where; "nearest to level 1" would contradict it.
  const isOneLevel = new Set(uneven.themes.map(({ level }) => level)).size === 1;
  if (isOneLevel && fit !== undefined && fit.strongAt.length > 0) return null;
  if (uneven.themes.length > 2) return tracksSentence(uneven, voice);
  const { theirs } = pronouns[voice];
  const sides = uneven.themes.map(({ theme, label, level }) => {
    const about = inVoice(themes[theme]?.about, voice);
    // Some authors write "your customer side", others "customer side".
    const side = label.replace(/^your /i, '');
    // A label of several words explains itself; "craft" doesn't.
    const name = `${theirs} ${side}${about && !side.includes(' ') ? ` (${about})` : ''}`;
    const position = sidePositions.find((side) => side.theme === theme)?.position ?? level;
    return { theme, name, position };
  });
  const [behind, ahead] = sides.toSorted(
    (a, b) =>
      a.position - b.position ||
      Number(b.theme === uneven.behind) - Number(a.theme === uneven.behind),
  );
  if (behind === undefined || ahead === undefined) return null;
  const apart = apartSentence(ahead, behind);
  // Else who is ahead on one side asks why the level is lower.
  return fit === undefined ? `${apart} Both count for the level.` : apart;
}

interface NamedSide {
  readonly name: string;
  readonly position: number;
}

/** "Your craft is ahead, at level 3. Your work with customers is between levels 2 and 3." */
function apartSentence(ahead: NamedSide, behind: NamedSide): string {
  const [higher, lower] = [ahead, behind].map(({ position }) => atPosition(position));
  return higher === lower
    ? capitalised(`${ahead.name} is ahead of ${behind.name}, though both are ${higher}.`)
    : `${capitalised(ahead.name)} is ahead, ${higher}. ${capitalised(behind.name)} is ${lower}.`;
}

function atPosition(position: number): string {
  return atWords(positionWords(position));
}

/** "at level 2", "between levels 2 and 3". */
export function atWords(words: string): string {
  return words.startsWith('level') ? `at ${words}` : words;
}

/** Ladders say “you” where pages say “I”. */
function inVoice(text: string | undefined, voice: Voice): string | undefined {
  return voice === 'you' ? text : text?.replaceAll(/\byour\b/g, 'my').replaceAll(/\byou\b/g, 'I');
}

/** From so many levels between two sides, one sentence compares them; less may be chance. */
const farApart = 0.75;

/** Where two sides are far apart, though their ratings do not contradict one level for both. */
function sidesSentence({ sidePositions = [], fit }: Report, voice: Voice): string | null {
  const [behind, ahead] = sidePositions.toSorted((a, b) => a.position - b.position);
  if (behind === undefined || ahead === undefined || fit !== undefined) return null;
  if (ahead.position - behind.position < farApart) return null;
  const { theirs } = pronouns[voice];
  const named = ({ label, position }: typeof ahead) => ({
    name: `${theirs} ${label.replace(/^your /i, '')}`,
    position,
  });
  return apartSentence(named(ahead), named(behind));
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

function examplesSentence({ evidenced }: Report, voice: Voice): string | null {
  if (evidenced === null || evidenced.examples < examplesToMention) return null;
  const have = voice === 'you' ? "You've" : "I've";
  return `${have} given an example for ${evidenced.examples} of the ${evidenced.held} things ${pronouns[voice].they} do.`;
}

function carelessSentence({ careless }: Report): string | null {
  if (careless === undefined) return null;
  const { rating, run, of } = careless;
  return `${run} of ${of} ratings in a row are ${rating}; answering again may tell more: career-coach assess`;
}
