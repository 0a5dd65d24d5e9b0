import fc from 'fast-check';
import { expect, test } from 'vitest';
import { announcedLength } from '../../src/core/interview/announced-length.js';
import {
  answerQuestion,
  closingQuestions,
  onScreen,
  startInterview,
} from '../../src/core/interview/interview.js';
import { type Place, placeOf, progressOf } from '../../src/core/interview/progress.js';
import type { Answer } from '../../src/core/ladder/answers.js';
import { placementModel } from '../../src/core/placement/placement-model.js';
import { type Ladder, ladderSchema } from '../../src/core/schema/ladder.schema.js';
import { nineModels, simulate } from '../../src/core/trial/people.js';
import { seededRandom } from '../../src/core/trial/random.js';
import { introOf } from '../../src/prompts/questionnaire/intro.js';
import { termPoints } from '../../src/prompts/questionnaire/term-words.js';
import { builtIn } from '../commands/ladder-facts.js';
import { runs } from '../thorough.js';

/** The number of questions that the first screen announces is what people are asked, on any ladder. */

function ladderOf(sizes: readonly number[], sides: number, strands: number): Ladder {
  return ladderSchema.parse({
    id: 'shape',
    title: 'A shape',
    levels: sizes.map((size, level) => ({
      rank: level + 1,
      id: `level-${level + 1}`,
      title: `Level ${level + 1}`,
      behaviours: Array.from({ length: size }, (_, index) => ({
        id: `l${level + 1}-b${index + 1}`,
        statement: `Does l${level + 1}-b${index + 1}.`,
        theme: sides === 0 ? null : `side ${(index + level) % sides}`,
      })),
    })),
    strands:
      strands === 0
        ? []
        : [
            {
              id: 'strand',
              title: 'Strand',
              behaviours: Array.from({ length: strands }, (_, index) => ({
                id: `s-${index + 1}`,
                statement: `Does s-${index + 1}.`,
                expectedFrom: 1 + (index % sizes.length),
              })),
            },
          ],
  });
}

/** How many questions each of some simulated people is asked: one of each kind, and each at another level. */
function askedOn(ladder: Ladder, seed: number): number[] {
  const { items, points, held } = placementModel(ladder);
  const sheet = { levels: ladder.levels.length, points, held, questions: items };
  return Object.entries(nineModels).flatMap(([name, model], index) => {
    const people = simulate(sheet, model, 1, seededRandom(seed, name));
    const person = people[index % people.length];
    if (person === undefined) return [];
    const answers = new Map(
      items.map(({ id }, at): [string, Answer] => [id, person.ratings[at] ?? 'no-opportunity']),
    );
    return lengthFor(ladder, (question) => answers.get(question) ?? 3);
  });
}

function lengthFor(ladder: Ladder, answer: (question: string) => Answer): number {
  let interview = startInterview(ladder);
  for (;;) {
    const asked = onScreen(interview);
    if (asked === null)
      return interview.path.filter(({ phase }) => phase !== 'examples' && phase !== 'closing')
        .length;
    const { question } = asked;
    const given = question === '@own-guess' ? { level: 1 } : null;
    interview = answerQuestion(interview, question.startsWith('@') ? given : answer(question));
  }
}

/** As the first screen says it. */
function saidOn(ladder: Ladder): { from: number; upTo: number } {
  const { about } = introOf(startInterview(ladder));
  const [, from, upTo] = /^(\d+) to (\d+) short questions/.exec(about) ?? [];
  return { from: Number(from), upTo: Number(upTo) };
}

const shapes = fc.record({
  sizes: fc.oneof(
    fc.array(fc.integer({ min: 3, max: 12 }), { minLength: 2, maxLength: 12 }),
    fc.array(fc.integer({ min: 12, max: 60 }), { minLength: 2, maxLength: 8 }),
    fc
      .tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 50 }))
      .map(([levels, size]) => Array(levels).fill(size) as number[]),
  ),
  sides: fc.constantFrom(0, 2, 3, 5, 8, 16),
  strands: fc.constantFrom(0, 6, 20),
});

/** Nobody is asked many more than were announced, the questions for a text that end every assessment included. */
const texts = closingQuestions.length;

test('on random ladders, nearly everybody is asked as many questions as were announced', () => {
  const all = fc.sample(shapes, { numRuns: runs(48), seed: 11 }).flatMap((shape, index) => {
    const ladder = ladderOf(shape.sizes, shape.sides, shape.strands);
    const { from, upTo } = saidOn(ladder);
    const asked = askedOn(ladder, index);
    for (const count of asked) {
      const most = (upTo + texts) * 1.25;
      expect(count + texts, JSON.stringify({ shape, from, upTo })).toBeLessThanOrEqual(most);
      expect(count, JSON.stringify({ shape, from, upTo })).toBeGreaterThanOrEqual(from * 0.75);
    }
    return asked.map((count) => count >= from && count <= upTo);
  });
  expect(all.filter((isRight) => isRight).length / all.length).toBeGreaterThan(0.95);
}, 120_000);

const anyAnswers = fc.array(
  fc.constantFrom<Answer>(1, 2, 3, 4, 5, 'earlier', 'no-opportunity', 'skip'),
  { minLength: 1, maxLength: 60 },
);

test.each([
  ['the built-in ladder', fc.constant(builtIn), 160],
  [
    'random ladders',
    shapes.map(({ sizes, sides, strands }) => ladderOf(sizes, sides, strands)),
    80,
  ],
] as const)(
  'on %s nobody is asked more than was announced, whatever they answer',
  (_, ladders, numRuns) => {
    fc.assert(
      fc.property(ladders, anyAnswers, (ladder, answers) => {
        const { upTo } = announcedLength(startInterview(ladder));
        const places = placesOn(ladder, answers);
        expect(places.length).toBeLessThanOrEqual(upTo);
        for (const { of, isMost } of places) expect([of, isMost]).toEqual([upTo, true]);
      }),
      { numRuns: runs(numRuns) },
    );
  },
  120_000,
);

/** Where somebody is at each question that takes a key, who gives these answers over and over. */
function placesOn(ladder: Ladder, answers: readonly Answer[]): Place[] {
  const places: Place[] = [];
  let interview = startInterview(ladder);
  for (;;) {
    const place = placeOf(interview);
    if (place === null || place.isText) return places;
    const answer = answers[places.length % answers.length] ?? 3;
    places.push(place);
    interview = answerQuestion(interview, places.length === 1 ? { level: 1 } : answer);
  }
}

test.each([
  ['3 levels of 48', [48, 48, 48], 3, 0],
  ['16 tracks of 5 milestones', [48, 48, 48, 48, 48], 16, 0],
  ['very unequal levels', [5, 16, 20, 23, 6, 5], 10, 0],
  ['12 levels of 60', Array(12).fill(60) as number[], 7, 20],
] as const)(
  '%s: about the number that is asked, not two or three times as many',
  (_, sizes, sides, strands) => {
    const ladder = ladderOf(sizes, sides, strands);
    const asked = askedOn(ladder, 1).toSorted((a, b) => a - b);
    const median = asked[Math.floor(asked.length / 2)] ?? 0;
    const { about } = progressOf(startInterview(ladder));
    expect(Math.abs(about - median) / median, `${about} for ${median}`).toBeLessThan(0.2);
  },
);

test('the announced number never jumps: while the level is found it goes on from what was said', () => {
  const ladder = ladderOf([48, 48, 48, 48, 48], 16, 0);
  let interview = startInterview(ladder);
  let last = progressOf(interview).about;
  const { from, upTo } = announcedLength(interview);
  for (let step = 0; step < 200; step += 1) {
    const asked = onScreen(interview);
    if (asked === null) break;
    const answer = asked.question === '@own-guess' ? { level: 2 } : 3;
    interview = answerQuestion(
      interview,
      asked.question.startsWith('@') && answer === 3 ? null : answer,
    );
    const { about } = progressOf(interview);
    expect(Math.abs(about - last)).toBeLessThanOrEqual(8);
    last = about;
  }
  const keys = interview.path.filter(({ phase }) => phase !== 'examples' && phase !== 'closing');
  expect(keys.length).toBeGreaterThanOrEqual(from);
  expect(keys.length).toBeLessThanOrEqual(upTo);
});

test('the first screen says how to replace a word of the ladder, until it was replaced', () => {
  const ladder = ladderOf([3, 3], 0, 0);
  const hintOn = (one: string) =>
    termPoints(
      startInterview({ ...ladder, terms: { customer: { one, many: `${one}s` } } }),
      (name) => `press w for ${name}.`,
    );
  expect(hintOn('customer')).toEqual([
    '“Customer” means whoever you work for: a client, your users, another team. For your own word, press w for customer.',
  ]);
  expect(hintOn('client')).toEqual([
    'Questions read like this: “Asks clients what a request is for.” For another word, press w for customer.',
  ]);
  expect(termPoints(startInterview(ladder), () => 'press w.')).toEqual([]);
});
