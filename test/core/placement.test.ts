import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../src/core/ladder/answers.js';
import { findBehaviour } from '../../src/core/ladder/find-in-ladder.js';
import { nextGapQuestion, nextQuestion } from '../../src/core/placement/next-question.js';
import {
  enoughRatings,
  place,
  spreadOf,
  toldPosition,
} from '../../src/core/placement/placement.js';
import { type PlacementModel, placementModel } from '../../src/core/placement/placement-model.js';
import { countRatings } from '../../src/core/placement/posterior.js';
import { nearestRanks, ranksToName, sure, verySure } from '../../src/core/placement/rival.js';
import { nineModels, simulate } from '../../src/core/trial/people.js';
import { seededRandom } from '../../src/core/trial/random.js';
import { engineFor } from '../bench/placement/designs.js';
import { builtIn as builtInSheet, sheetOf } from '../bench/placement/shapes.js';
import { builtIn as technicalExpert } from '../commands/ladder-facts.js';
import {
  answerAll,
  answerAsked,
  builtInShape,
  type LadderNumbers,
  ladderWith,
  modelWith,
  type Shape,
} from './models.js';

/** Tables: cases worked out by hand or by the plainest reading of the formulas. Properties are in their own file. */

const builtIn = modelWith(builtInShape);

/** The answers of a map written as { id: answer }. */
const answersOf = (entries: Readonly<Record<string, Answer>>): Answers =>
  new Map(Object.entries(entries));

it.each([
  [[1], 0],
  [[0, 1, 0], 0],
  [[0, 0.5, 0.5], 0.5],
  [[0, 0.25, 0.5, 0.25], Math.SQRT1_2],
  [[0.5, 0, 0, 0, 0.5], 2],
])('the spread of a posterior is its standard deviation: of %j it is %d', (posterior, spread) => {
  expect(spreadOf(posterior)).toBeCloseTo(spread, 12);
});

/** The first `counts[i]` behaviours of the level of rank i + 1, all rated alike. */
const ratedFirst = (model: PlacementModel, counts: readonly number[], rating: Answer): Answers =>
  new Map(
    counts.flatMap((count, index) =>
      model.items
        .filter((item) => item.level === index + 1)
        .slice(0, count)
        .map((item) => [item.id, rating] as const),
    ),
  );

const levelOf = (model: PlacementModel, id: string | null): number | undefined =>
  model.items.find((item) => item.id === id)?.level;

describe('the numbers', () => {
  it('have defaults that follow the number of levels', () => {
    expect(modelWith({ sizes: [3, 3, 3], points: 4, held: 3 }).numbers).toEqual({
      own: 0.82,
      next: 0.12,
      above: 0.06,
      below: 1.43,
      leniency: 0.35,
      earlierAside: 0.35,
      spread: 9,
      mix: 0.85,
      trust: 0.69,
      target: 0.9,
      min: 4,
      max: 9,
      perAdjacent: 2,
      minGain: 0.02,
    });
  });

  it('can be set by the ladder, each on its own', () => {
    const { numbers } = modelWith(builtInShape, { placement: { own: 0.7, max: 7, trust: 1 } });
    expect(numbers).toMatchObject({ own: 0.7, max: 7, trust: 1, next: 0.12, min: 6 });
  });

  it.each([
    ['self', {}, 0.35],
    ['other', {}, 0],
    ['self', { leniency: 0.7 }, 0.7],
    ['other', { leniency: 0.7 }, 0],
  ] as const)('have the leniency of a %s rater', (rater, placement, leniency) => {
    expect(placementModel(ladderWith(builtInShape, { placement }), rater).numbers.leniency).toBe(
      leniency,
    );
  });

  it('keep the behaviours in the order of the file', () => {
    const model = modelWith(
      { sizes: [2, 1], points: 5, held: 4 },
      { theme: (rank) => (rank === 1 ? 'craft' : null) },
    );
    expect(model.items).toEqual([
      { id: 'l1-b1', level: 1, theme: 'craft' },
      { id: 'l1-b2', level: 1, theme: 'craft' },
      { id: 'l2-b1', level: 2, theme: null },
    ]);
  });
});

describe('the chance of a rating', () => {
  // The middle of stage s is the third of its five points.
  const middle = (stage: number) => 5 * (stage - 1) + 2;
  const chanceOfHeld = (model: PlacementModel, level: number, stage: number): number =>
    (model.chance[level - 1] ?? [])
      .slice(model.held - 1)
      .reduce((total, ofRating) => total + (ofRating[middle(stage)] ?? 0), 0);

  it.each([
    ['a level lower: next', 2, 1, 0.12],
    ['at the level: own', 2, 2, 0.82],
    // logit(own) + slope * above = 1.5163 + 3.5088 * 0.06 = 1.7269
    ['a level higher: no further than above', 2, 3, 0.849],
    ['two levels higher: the same', 2, 4, 0.849],
    // logit(own) - slope * below = 1.5163 - 3.5088 * 1.43 = -3.5012
    ['two levels lower: no further than below', 4, 2, 0.0293],
  ])('of being held by somebody %s', (_, level, stage, expected) => {
    const model = placementModel(ladderWith(builtInShape), 'other');
    expect(chanceOfHeld(model, level, stage)).toBeCloseTo(expected, 3);
  });

  it('is higher for people who rate themselves', () => {
    // 1 / (1 + exp(-(1.5163 + 0.35)))
    expect(chanceOfHeld(builtIn, 2, 2)).toBeCloseTo(0.866, 3);
  });

  it.each([
    { points: 3, held: 2 },
    { points: 5, held: 4 },
    { points: 7, held: 7 },
  ])('sums to 1 over the scale of %o', (scale) => {
    const model = modelWith({ sizes: [1, 1, 1], ...scale });
    for (const ofLevel of model.chance) {
      for (const point of Array.from({ length: 15 }).keys()) {
        const total = ofLevel.reduce((all, ofRating) => all + (ofRating[point] ?? 0), 0);
        expect(total).toBeCloseTo(1, 12);
      }
    }
  });

  it('stays a number where a ladder asks for the impossible', () => {
    const model = modelWith(builtInShape, {
      placement: { own: 1 - 1e-12, next: 1e-12, spread: 2000, mix: 0.1, trust: 1 },
    });
    const answers = answerAll(model, ({ level }) => (level === 3 ? 1 : 5));
    expect(place(model, answers).posterior.every(Number.isFinite)).toBe(true);
    expect(nextQuestion(model, answersOf({ 'l1-b1': 1, 'l5-b1': 5 }))).not.toBeNull();
  });
});

describe('docs/placement.md, on what moves the headline', () => {
  const read = (name: string) =>
    readFileSync(path.join(import.meta.dirname, '../..', name), 'utf8');
  const example: { answers: Record<string, { rating: Answer | null }> } = JSON.parse(
    read('data/example-answers.json'),
  );
  const given = Object.entries(example.answers).flatMap(([id, { rating }]) =>
    rating === null ? [] : [[id, rating] as const],
  );
  const placed = (changed: readonly (readonly [string, Answer])[]) =>
    place(placementModel(technicalExpert), new Map([...given, ...changed]));
  const percent = (changed: Parameters<typeof placed>[0]) =>
    Math.round((placed(changed).posterior[2] ?? 0) * 100);
  const section = read('docs/placement.md').split('## What moves the headline')[1] ?? '';
  const rows = [
    ...section.matchAll(
      /^\| `([a-z-]+)`, of level (\d) \| (\d) → (\d) \| (\d+) % \| ([^|]+) \|$/gm,
    ),
  ];

  it('names what the example answers come to', () => {
    expect(rows).toHaveLength(4);
    expect(section).toContain(`| nothing | | ${percent([])} % |`);
    expect(section).toContain(`| ${Math.round(verySure * 100)} % or more | level 3, very likely |`);
    const below = `| less than ${Math.round(sure * 100)} %, and`;
    expect(section).toContain(`${below} no other level has 22 % | level 3, more likely than not`);
    expect(section).toContain(`${below} another level has 22 % or more | between`);
    expect([ranksToName(3, 2, 0.2149), ranksToName(3, 2, 0.2151)]).toEqual([[3], [2, 3]]);
    for (const [row, id = '', level, from, to, told, headline] of rows) {
      expect(findBehaviour(technicalExpert, id)?.level?.rank, row).toBe(Number(level));
      expect(example.answers[id]?.rating, row).toBe(Number(from));
      expect(percent([[id, Number(to)]]), row).toBe(Number(told));
      expect(headline, row).toBe(
        Number(told) < sure * 100 ? 'between levels 2 and 3' : 'level 3, likely',
      );
    }
  });

  it('holds of simulated people that one point replaces no level, and hardly ever a pair', () => {
    const sheet = sheetOf(builtInSheet);
    const engine = engineFor(builtInSheet);
    const named = (answers: Answers) => {
      const { stage, posterior } = place(engine.model, answers);
      return nearestRanks(stage, posterior);
    };
    const people = Object.entries(nineModels).flatMap(([name, kind]) =>
      simulate(sheet, kind, 20, seededRandom(7, name)),
    );
    const moves = people.flatMap((person) => {
      const { allAnswers } = engine.interview(person);
      const before = named(allAnswers);
      return onePointAway(allAnswers).map((after) => ({ before, after: named(after) }));
    });
    expect(moves.length).toBeGreaterThan(4000);
    expect(
      moves.filter(({ before, after }) => !after.some((rank) => before.includes(rank))),
    ).toEqual([]);
    const pairs = moves.filter(
      ({ before, after }) => before.length + after.length === 4 && after.join() !== before.join(),
    );
    expect(pairs.length / moves.length).toBeLessThan(0.001);
  });

  it('says what the same change does to somebody who was clear', () => {
    const clear = [
      ['weighs-options', 4],
      ['meets-stakeholders', 4],
      ['keeps-roadmap', 4],
    ] as const;
    const lower = [...clear, ['draws-landscape', 3]] as const;
    expect(section).toContain(`Somebody at ${percent(clear)} % would go to ${percent(lower)} %`);
    const positions = [[], [['draws-landscape', 3] as const]].map((changed) =>
      toldPosition(placed(changed).position),
    );
    expect(section.replaceAll(/\s+/g, ' ')).toContain(`goes from ${positions.join(' to ')}.`);
  });
});

/** The answers with one rating a point higher or lower. */
function onePointAway(answers: Answers): Answers[] {
  return [...answers].flatMap(([id, rating]) =>
    typeof rating === 'number'
      ? [rating - 1, rating + 1]
          .filter((to) => to >= 1 && to <= 5)
          .map((to) => new Map([...answers, [id, to] as const]))
      : [],
  );
}

/** The posterior by the plainest reading of docs/model.md, without logarithms or tables. */
function plainPosterior(ladder: LadderNumbers, answers: Answers): number[] {
  const n = { own: 0.82, next: 0.12, above: 0.06, below: 1.43, spread: 9, mix: 0.85, trust: 0.69 };
  const leniency = 0.35;
  const earlierAside = 0.35;
  const K = ladder.scale.points.length;
  const m = ladder.scale.held;
  const sigma = (x: number) => 1 / (1 + Math.exp(-x));
  const logit = (p: number) => Math.log(p / (1 - p));
  const slope = logit(n.own) - logit(n.next);
  const step = n.spread / Math.max(1, K - 2);
  const reaches = (k: number, theta: number, level: number) => {
    if (k <= 1) return 1;
    if (k > K) return 0;
    const distance = Math.max(-n.below, Math.min(n.above, theta - level));
    return sigma(slope * distance + logit(n.own) + leniency + (m - k) * step);
  };
  const masses = ladder.levels.map(({ rank: stage }) =>
    [-0.4, -0.2, 0, 0.2, 0.4]
      .map((offset) => {
        const theta = stage + offset;
        return ladder.levels
          .flatMap(({ rank, behaviours }) =>
            behaviours.map(({ id }) => {
              const r = answers.get(id);
              const held = reaches(m, theta, rank);
              if (r === 'earlier') {
                return (earlierAside + (1 - earlierAside) * held) ** (n.mix * n.trust);
              }
              if (typeof r !== 'number') return 1;
              const exactly = reaches(r, theta, rank) - reaches(r + 1, theta, rank);
              return ((r >= m ? held : 1 - held) ** n.mix * exactly ** (1 - n.mix)) ** n.trust;
            }),
          )
          .reduce((product, factor) => product * factor, 1);
      })
      .reduce((total, mass) => total + mass, 0),
  );
  const total = masses.reduce((all, mass) => all + mass, 0);
  return masses.map((mass) => mass / total);
}

describe('place', () => {
  const shapes: readonly Shape[] = [
    builtInShape,
    { sizes: [2, 2], points: 3, held: 2 },
    { sizes: [1, 3, 2, 4], points: 7, held: 6 },
    { sizes: [4, 1, 1], points: 4, held: 4 },
  ];
  it.each(shapes)('agrees with the formulas as they are written, on $sizes', (shape) => {
    const ladder = ladderWith(shape);
    const model = placementModel(ladder);
    // Every level is tested, and the answers vary.
    const answers = answerAll(model, ({ id, level }) => {
      const slot = (7 * level + 3 * id.length + Number(id.at(-1))) % (shape.points + 1);
      return slot === 0 ? 'earlier' : slot;
    });
    const expected = plainPosterior(ladder, answers);
    place(model, answers).posterior.forEach((share, index) => {
      expect(share).toBeCloseTo(expected[index] ?? Number.NaN, 10);
    });
  });

  it.each([
    [0, 1],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 5],
  ])('finds who holds the levels up to %i at stage %i', (held, stage) => {
    for (const answer of [answerAll, answerAsked]) {
      const answers = answer(builtIn, ({ level }) => (level <= held ? 4 : 2));
      expect(place(builtIn, answers).stage).toBe(stage);
    }
  });

  it('knows nothing without answers', () => {
    expect(place(builtIn, new Map())).toEqual({
      stage: 1,
      posterior: [0.2, 0.2, 0.2, 0.2, 0.2],
      confidence: 0.2,
      likely: [1, 2, 3, 4, 5],
      position: expect.closeTo(3, 12),
      cappedBy: null,
      rated: 0,
    });
  });

  it('names the fewest stages that hold nine tenths', () => {
    const answers = new Map([
      ...ratedFirst(builtIn, [0, 6, 6, 6], 4),
      ...ratedFirst(builtIn, [0, 0, 0, 0, 6], 1),
    ]);
    const { likely, posterior } = place(builtIn, answers);
    expect(likely).toEqual([4]);
    expect(posterior[3]).toBeGreaterThan(0.9);
    const unsure = place(builtIn, answersOf({ 'l2-b1': 4, 'l2-b2': 3, 'l3-b1': 4, 'l3-b2': 2 }));
    const held = unsure.likely.map((rank) => unsure.posterior[rank - 1] ?? 0);
    const total = held.reduce((all, share) => all + share, 0);
    expect(total).toBeGreaterThanOrEqual(0.9);
    expect(total - Math.min(...held)).toBeLessThan(0.9);
    expect(unsure.likely).toEqual([...unsure.likely].sort((a, b) => a - b));
  });

  it('counts ratings only, and only of level behaviours', () => {
    const answers = answersOf({ 'l1-b1': 4, 'l1-b2': 'skip', 'l1-b3': 'no-opportunity', other: 2 });
    expect(place(builtIn, answers).rated).toBe(1);
    expect(countRatings(builtIn, answers)[0]).toEqual([0, 0, 0, 1, 0, 0]);
  });

  it.each([0, 6, 2.5, Number.NaN, -1])('refuses the rating %d', (rating) => {
    expect(() => place(builtIn, answersOf({ 'l2-b1': rating }))).toThrow(
      new RangeError(`l2-b1 is rated ${rating}, off the scale of 1 to 5`),
    );
  });
});

describe('the cap', () => {
  const held = (counts: readonly number[]) => ratedFirst(builtIn, counts, 4);

  it.each([
    // Rated at each level, all held: the stage, and the level that holds it back.
    [[2, 2, 2, 2, 2], 5, null],
    [[2, 2, 2], 3, 4],
    [[2, 2, 2, 1], 3, 4],
    [[2, 2, 2, 0, 1], 3, 4],
    [[2, 2, 2, 0, 2], 5, null],
    [[4], 1, 2],
  ] as const)('of %j ratings is %i', (counts, stage, cappedBy) => {
    const placement = place(builtIn, held(counts));
    expect(placement).toMatchObject({ stage, cappedBy });
    // At least this level: what is told is the probability of it or a higher one.
    const atLeast = placement.posterior.slice(stage - 1).reduce((all, share) => all + share, 0);
    expect(placement.confidence).toBeCloseTo(
      cappedBy === null ? (placement.posterior[4] ?? 0) : atLeast,
      12,
    );
  });

  it('is told only where the answers point above it', () => {
    const answers = new Map([...ratedFirst(builtIn, [0, 3], 4), ...ratedFirst(builtIn, [3], 1)]);
    const low = new Map(ratedFirst(builtIn, [4, 4], 1));
    expect(place(builtIn, low)).toMatchObject({ stage: 1, cappedBy: null });
    expect(place(builtIn, answers).stage).toBeLessThanOrEqual(2);
  });

  it('leaves the probability where the answers put it', () => {
    const { posterior, stage, confidence, position } = place(builtIn, held([3, 3]));
    expect(stage).toBe(2);
    expect((posterior[2] ?? 0) + (posterior[3] ?? 0) + (posterior[4] ?? 0)).toBeGreaterThan(0.5);
    expect(confidence).toBeGreaterThan(posterior[1] ?? 1);
    expect(position).toBeGreaterThan(2);
  });

  it('holds back whoever was seen on one side only', () => {
    const model = modelWith(builtInShape, {
      theme: (_, index) => (index % 2 === 0 ? 'craft' : 'customer'),
    });
    const answers = answerAll(model, ({ theme }) => (theme === 'craft' ? 4 : 'no-opportunity'));
    expect(place(model, answers)).toMatchObject({ stage: 1, cappedBy: 2 });
  });

  it('asks for all behaviours of a level that has but one', () => {
    const model = modelWith({ sizes: [1, 1, 1], points: 5, held: 4 });
    expect(place(model, answersOf({ 'l1-b1': 5, 'l2-b1': 5 }))).toMatchObject({
      stage: 2,
      cappedBy: 3,
    });
    expect(place(model, answersOf({ 'l1-b1': 5, 'l3-b1': 5 })).stage).toBe(3);
  });

  it('holds back whom "no opportunity" kept from being seen', () => {
    const unseen = builtIn.items
      .filter(({ level }) => level >= 3)
      .map(({ id }) => [id, 'no-opportunity'] as const);
    const answers = new Map<string, Answer>([...held([9, 9]), ...unseen]);
    expect(place(builtIn, answers)).toMatchObject({ stage: 2, cappedBy: 3 });
  });
});

describe('the next question', () => {
  it('is of a level in the middle at first', () => {
    expect([3, 4]).toContain(levelOf(builtIn, nextQuestion(builtIn, new Map())));
  });

  it('goes up after held answers, and down after others', () => {
    const levelAfter = (rating: number) =>
      levelOf(builtIn, nextQuestion(builtIn, ratedFirst(builtIn, [0, 0, 2], rating)));
    expect(levelAfter(5)).toBeGreaterThan(3);
    expect(levelAfter(1)).toBe(2);
  });

  it('asks of the theme that was asked least', () => {
    const model = modelWith(builtInShape, {
      theme: (_, index) => (index < 6 ? 'craft' : 'customer'),
    });
    const themes = [...answerAsked(model, ({ level }) => (level <= 3 ? 4 : 1)).keys()].map(
      (id) => model.items.find((item) => item.id === id)?.theme,
    );
    expect(themes.slice(0, 4)).toEqual(['craft', 'customer', 'craft', 'customer']);
  });

  it.each([
    ['max', { max: 4, min: 1 }, 4],
    ['min', { min: 20, minGain: 100, max: 40 }, 22],
    ['target', { target: 0.5, min: 1, perAdjacent: 1 }, 5],
  ] as const)('ends by %s', (_, placement, questions) => {
    const model = modelWith(builtInShape, { placement });
    expect(answerAsked(model, ({ level }) => (level <= 3 ? 4 : 1)).size).toBe(questions);
  });

  it('asks twice of the stage and of the level above it, however sure it is', () => {
    const sure = modelWith(builtInShape, { placement: { target: 0.3, min: 1, minGain: 100 } });
    for (const stage of [1, 2, 3, 4, 5]) {
      const answers = answerAsked(sure, ({ level }) => (level <= stage ? 5 : 1));
      const found = place(sure, answers).stage;
      for (const level of [found, found + 1].filter((rank) => rank <= 5)) {
        const asked = [...answers.keys()].filter((id) => levelOf(sure, id) === level);
        expect(asked.length).toBeGreaterThanOrEqual(2);
      }
    }
  });

  it('keeps the last questions for what is owed', () => {
    // Two questions left, and none of the stage (2) or the level above (3) was asked.
    const model = modelWith(builtInShape, { placement: { max: 10, perAdjacent: 1 } });
    const answers = new Map([...ratedFirst(model, [4], 5), ...ratedFirst(model, [0, 0, 0, 4], 1)]);
    const first = nextQuestion(model, answers);
    const second = nextQuestion(model, new Map([...answers, [first ?? '', 'skip']]));
    expect(new Set([levelOf(model, first), levelOf(model, second)])).toEqual(new Set([2, 3]));
  });

  it('asks no more of a level after two "no opportunity"', () => {
    const answers = answerAsked(builtIn, ({ level }) => (level >= 3 ? 'no-opportunity' : 4));
    const perLevel = [1, 2, 3, 4, 5].map(
      (level) => [...answers.keys()].filter((id) => levelOf(builtIn, id) === level).length,
    );
    expect(perLevel.slice(2)).toEqual([2, 2, 2]);
    expect(place(builtIn, answers)).toMatchObject({ stage: 2, cappedBy: 3 });
  });

  it('ends after eight answers that weigh nothing', () => {
    const answers = answerAsked(builtIn, () => 'skip');
    expect(answers.size).toBe(8);
    expect(nextQuestion(builtIn, answers)).toBeNull();
    expect(nextGapQuestion(builtIn, answers, 0)).toBeNull();
  });

  it('counts skips as asked', () => {
    let asked = 0;
    const answers = answerAsked(builtIn, () => {
      asked += 1;
      return asked % 2 === 0 ? 'skip' : 4;
    });
    expect(answers.size).toBeLessThanOrEqual(15);
  });

  it('ends where nothing is left', () => {
    const model = modelWith({ sizes: [1, 1], points: 3, held: 3 });
    expect(answerAsked(model, () => 2).size).toBe(2);
  });
});

describe('the gap questions', () => {
  const placed = ratedFirst(builtIn, [0, 0, 4], 4);
  const start = new Map([
    ...placed,
    ...ratedFirst(builtIn, [0, 2], 4),
    ...ratedFirst(builtIn, [0, 0, 0, 4], 1),
  ]);

  const askGaps = (before: Answers, rating: Answer, limit?: number): Answers => {
    const answers = new Map(before);
    for (let asked = 0; ; asked += 1) {
      const id = nextGapQuestion(builtIn, answers, asked, limit);
      if (id === null) return answers;
      answers.set(id, rating);
    }
  };

  it('are those of the next level, then those of the stage', () => {
    expect(place(builtIn, start).stage).toBe(3);
    const asked = [...askGaps(start, 'skip').keys()].slice(start.size);
    // What is still owed comes first: one question of every level above.
    expect(asked).toEqual([
      ...['l5-b1', 'l4-b5', 'l4-b6', 'l4-b7', 'l4-b8', 'l4-b9'],
      ...['l3-b5', 'l3-b6', 'l3-b7', 'l3-b8', 'l3-b9'],
    ]);
  });

  it('follow the stage where it moves', () => {
    const levels = [...askGaps(start, 5).keys()]
      .slice(start.size)
      .map((id) => levelOf(builtIn, id));
    expect(levels).toContain(5);
  });

  it('are at most twenty, or as many as wanted', () => {
    const wide = modelWith({ sizes: [60, 60, 60], points: 5, held: 4 });
    const none: Answers = new Map();
    expect(nextGapQuestion(wide, none, 19)).not.toBeNull();
    expect(nextGapQuestion(wide, none, 20)).toBeNull();
    expect(nextGapQuestion(wide, none, 20, 25)).not.toBeNull();
    expect(askGaps(start, 'skip', 3).size).toBe(start.size + 3);
  });

  it('are only those of the top level at the top', () => {
    const top = ratedFirst(builtIn, [2, 2, 2, 2, 2], 5);
    const levels = [...askGaps(top, 5).keys()].slice(top.size).map((id) => levelOf(builtIn, id));
    expect(new Set(levels)).toEqual(new Set([5]));
  });

  it.each([
    ['once', 4, 1],
    ['four times where little of it is held', 1, 4],
  ] as const)('look at what the top rests on, %s', (_, rating, times) => {
    const top = ratedFirst(builtIn, [0, 0, 0, 2, 9], 5);
    const answers = new Map(top);
    for (let asked = 0; ; asked += 1) {
      const id = nextGapQuestion(builtIn, answers, asked);
      if (id === null) break;
      answers.set(id, levelOf(builtIn, id) === 3 ? rating : 4);
    }
    const levels = [...answers.keys()].slice(top.size).map((id) => levelOf(builtIn, id));
    expect(levels.filter((level) => level === 3)).toHaveLength(times);
  });

  it('go on below what is held from earlier, to see what is held today', () => {
    const before = new Map<string, Answer>([
      ...ratedFirst(builtIn, [0, 2, 0, 1, 2], 4),
      ...builtIn.items
        .filter(({ level }) => level === 4)
        .slice(1, 6)
        .map(({ id }) => [id, 'earlier'] as const),
      ['l5-b1', 1],
      ['l5-b2', 1],
    ]);
    expect(place(builtIn, before).stage).toBe(4);
    const answers = new Map(before);
    for (let asked = 0; ; asked += 1) {
      const id = nextGapQuestion(builtIn, answers, asked);
      if (id === null) break;
      answers.set(id, levelOf(builtIn, id) === 5 ? 1 : 'earlier');
    }
    const levels = [...answers.keys()].map((id) => levelOf(builtIn, id));
    expect(levels.filter((level) => level === 3).length).toBeGreaterThan(2);
  });

  it('ask no more of a level that the work gives no occasion for', () => {
    const unseen = new Map<string, Answer>([
      ...start,
      ...[...start.keys()]
        .filter((id) => levelOf(builtIn, id) === 4)
        .map((id) => [id, 'no-opportunity'] as const),
    ]);
    const asked = [...askGaps(unseen, 'no-opportunity').keys()].slice(unseen.size);
    expect(asked.filter((id) => levelOf(builtIn, id) === 4)).toEqual([]);
  });
});

describe('enough ratings', () => {
  it.each([
    ['none', {}, { rated: 0, needed: 6, untestedLevel: 1, enough: false }],
    [
      'as many as levels',
      { 'l1-b1': 4, 'l2-b1': 4, 'l3-b1': 4, 'l4-b1': 1, 'l5-b1': 1 },
      { rated: 5, needed: 6, untestedLevel: null, enough: false },
    ],
    [
      'one more',
      { 'l1-b1': 4, 'l2-b1': 4, 'l3-b1': 4, 'l3-b2': 4, 'l4-b1': 1, 'l5-b1': 1 },
      { rated: 6, needed: 6, untestedLevel: null, enough: true },
    ],
    [
      'skips and no opportunity beside',
      { 'l1-b1': 4, 'l2-b1': 'skip', 'l3-b1': 'no-opportunity' },
      { rated: 1, needed: 6, untestedLevel: 1, enough: false },
    ],
  ] as const)('with %s', (_, answers, expected) => {
    const { untestedLevel, ...rest } = enoughRatings(builtIn, answersOf(answers));
    expect(rest).toEqual({
      rated: expected.rated,
      needed: expected.needed,
      enough: expected.enough,
    });
    if (expected.enough) expect(untestedLevel).toBeNull();
  });

  it('names a stage between two that were rated as untested', () => {
    const answers = new Map([
      ...ratedFirst(builtIn, [9], 5),
      ...ratedFirst(builtIn, [0, 0, 0, 0, 9], 1),
    ]);
    const { stage } = place(builtIn, answers);
    expect([2, 3]).toContain(stage);
    expect(enoughRatings(builtIn, answers)).toEqual({
      rated: 18,
      needed: 6,
      untestedLevel: stage,
      enough: false,
    });
  });

  it('never asks for more ratings than there are behaviours', () => {
    const model = modelWith({ sizes: [1, 1, 1], points: 5, held: 4 });
    const answers = answersOf({ 'l1-b1': 4, 'l2-b1': 2, 'l3-b1': 1 });
    expect(enoughRatings(model, answers)).toMatchObject({ rated: 3, needed: 3, enough: true });
  });
});
