import {
  drawBank,
  graded,
  gradedRating,
  PEOPLE_PER_BANK,
  type Person,
  type Respond,
  type ResponseModel,
  type Sheet,
  soundBank,
  type TrueItem,
  themesOf,
} from '../../../src/core/trial/people.js';
import type { Random } from '../../../src/core/trial/random.js';

/** People whom only the benchmark knows: `ladder check` tries a ladder with the nine kinds alone. */

/** Stands among ratings for "my work gives me no chance to". */
export const noChance = 0;

/** People who read the anchors and answer by them: held, and seldom more, up to their level. */
const anchored: Respond = ({ sheet: { points, held }, bank, stage, random }) => {
  const own = () => {
    if (random.chance(0.13)) return points;
    return random.chance(0.885) ? held : held - 1;
  };
  const next = () => {
    const draw = random.uniform();
    if (draw < 0.1) return held - 1;
    return draw < 0.12 ? held : 1 + random.below(2);
  };
  const beyond = () => (random.chance(0.85) ? 1 : 2);
  return bank.map(({ level }) => {
    if (level <= stage) return own();
    return level === stage + 1 ? next() : beyond();
  });
};

const inflated =
  (share: number): Respond =>
  (draw) =>
    graded(draw).map((rating) =>
      Math.min(draw.sheet.points, rating + (draw.random.chance(share) ? 1 : 0)),
    );

/** People who are a point stricter with themselves on half of their answers. */
const strict: Respond = (draw) =>
  graded(draw).map((rating) => Math.max(1, rating - (draw.random.chance(0.5) ? 1 : 0)));

/** What lies two levels or more below was handed over: no chance to do it any more, or done less often. */
const outgrown: Respond = (draw) =>
  graded(draw).map((rating, index) => {
    if ((draw.bank[index]?.level ?? 0) > draw.stage - 2) return rating;
    if (draw.random.chance(0.4)) return noChance;
    return draw.random.chance(0.4) ? Math.max(1, rating - 1) : rating;
  });

/** People who answer exactly by the anchors, who are too kind or too hard on themselves, or who have moved on. */
export const furtherModels = {
  anchored: { bank: soundBank, respond: anchored },
  'inflate+0.5': { bank: soundBank, respond: inflated(0.5) },
  'inflate+1': { bank: soundBank, respond: inflated(1) },
  strict: { bank: soundBank, respond: strict },
  outgrown: { bank: soundBank, respond: outgrown },
} as const satisfies Record<string, ResponseModel>;

/** The highest level up to which a person stands above the held cut of four fifths of each level; at least 1. */
function trueFloor(
  sheet: Sheet,
  bank: readonly TrueItem[],
  thetaOf: (item: TrueItem) => number,
): number {
  for (let level = 1; level <= sheet.levels; level += 1) {
    const ofLevel = bank.filter((item) => item.level === level);
    const reached = ofLevel.filter((item) => thetaOf(item) >= item.heldCut).length;
    if (reached < 0.8 * ofLevel.length) return Math.max(1, level - 1);
  }
  return sheet.levels;
}

/** Somebody whose floor is known, too. */
interface UnevenPerson extends Person {
  readonly floor: number;
}

/** People who are one and a half to three levels further in one of two themes than in the other. */
export function simulateUneven(
  sheet: Sheet,
  people: number,
  random: Random,
): readonly UnevenPerson[] {
  const themes = themesOf(sheet);
  let bank: readonly TrueItem[] = [];
  return Array.from({ length: people }, (_, index) => {
    if (index % PEOPLE_PER_BANK === 0) bank = drawBank(sheet, soundBank, random);
    const weaker = themes[random.below(2)];
    const low = random.between(0.5, sheet.levels - 1);
    const high = Math.min(sheet.levels + 0.49, low + random.between(1.5, 3));
    const thetaOf = (item: TrueItem) => (item.theme === weaker ? low : high);
    const floor = trueFloor(sheet, bank, thetaOf);
    return {
      stage: floor,
      floor,
      ratings: bank.map((item) => gradedRating(item, thetaOf(item), random)),
    };
  });
}
