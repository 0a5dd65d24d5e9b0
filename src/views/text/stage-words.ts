import type { Standing } from '../../core/history/standing.js';
import { spreadOf, toldPosition } from '../../core/placement/placement.js';
import {
  headlineRanks,
  isEven,
  isNothingDone,
  likelyRival,
  type Staged,
  sure,
  verySure,
} from '../../core/placement/rival.js';
import type { Report } from '../../core/schema/report.schema.js';
import { listed, numberWord, ranksWords } from './counted.js';
import { capitalised, ended, positionWords, uncapitalised } from './words.js';

/** Who speaks: the program to the person, or the person to a reader of their export. */
export type Voice = 'you' | 'I';

export const pronouns = {
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

/** "give or take 0.4": else a move within what the answers leave open seems to be one. Empty where they leave little. */
export function giveOrTake({ stage, fit }: Pick<Report, 'stage' | 'fit'>): string {
  const spread = toldPosition(spreadOf(stage.posterior));
  return fit !== undefined || spread === 0 ? '' : `give or take ${spread.toFixed(1)}`;
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
    return ended(`${answers} point to level ${level}: ${title}${sureness(confidence, inDoubt)}`);
  }
  const where = ranksWords(ranks);
  const isPair = Math.max(...ranks) - Math.min(...ranks) === 1;
  // At 52 % and 44 %, naming the likelier one would be news that the next answer could take back.
  if (isEven(report))
    return `${answers} lie ${where}. ${isPair ? 'Either' : 'Any'} could be right.`;
  const likelier = isPair ? 'more likely' : 'most likely';
  return ended(`${answers} lie ${where}. The ${likelier} one is level ${level}: ${title}`);
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
  return place === `level ${level}` ? `${place}${sureness(confidence, inDoubt)}` : place;
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
export function standingInShort({ level, ranks = [] }: Pick<Standing, 'level' | 'ranks'>): string {
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

const inDoubt = ', more likely than not';

/** How sure a stage is, behind its title; empty where that says nothing. */
function sureness(confidence: number, otherwise = ''): string {
  if (confidence >= verySure) return ', very likely';
  if (confidence >= sure) return ', likely';
  return confidence > 0.5 ? otherwise : '';
}

/** Whole percents that add up to 100: the largest is rounded as everywhere, of the others the largest remainders up. */
export function levelPercents({ stage }: Pick<Staged, 'stage'>): number[] {
  const shares = stage.posterior;
  const largest = stage.level - 1;
  const floors = shares.map((share, index) =>
    index === largest ? Math.round(share * 100) : Math.floor(share * 100),
  );
  const missing = 100 - floors.reduce((sum, floor) => sum + floor, 0);
  const up = new Set(
    shares
      .map((share, index) => ({ index, rest: share * 100 - Math.floor(share * 100) }))
      .filter(({ index }) => index !== largest)
      .sort((a, b) => b.rest - a.rest)
      .slice(0, missing)
      .map(({ index }) => index),
  );
  return floors.map((floor, index) => floor + (up.has(index) ? 1 : 0));
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

export interface NamedSide {
  readonly name: string;
  readonly position: number;
}

export function atPosition(position: number): string {
  return atWords(positionWords(position));
}

/** "at level 2", "between levels 2 and 3". */
export function atWords(words: string): string {
  return words.startsWith('level') ? `at ${words}` : words;
}
