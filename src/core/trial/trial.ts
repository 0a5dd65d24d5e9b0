import type { Answer, Answers } from '../ladder/answers.js';
import type { JsonOf } from '../output/output.schema.js';
import { nextGapQuestion, nextQuestion } from '../placement/next-question.js';
import { place } from '../placement/placement.js';
import { type PlacementModel, placementModel } from '../placement/placement-model.js';
import type { Ladder, LevelBehaviour } from '../schema/ladder.schema.js';
import { nineModels, type Sheet, simulate } from './people.js';
import { seededRandom } from './random.js';

/**
 * What a ladder can tell apart: simulated people, whose level is known, answer its questionnaire. Only the numbers of the
 * ladder count here, not its words; docs/model.md says who these people are.
 */

export type LadderTrial = NonNullable<JsonOf<'ladder check'>['trial']>;

type ConfusedPair = LadderTrial['confused'][number];

type Advice = NonNullable<LadderTrial['advice']>;

/** No more behaviours of a level are ever asked of one person: others would only take time. */
const mostOfALevel = 24;
/** What a level may be given more, to see whether it helps. */
const more = 2;
/** From this share on two levels are hard to tell apart. */
const hard = 0.15;
/** A smaller gain is not worth an author's work, and may be chance. */
const worthwhile = 0.02;

/** More levels take more questions, so fewer people are asked: it takes seconds for any ladder. */
function peopleOfAKind(levels: number): number {
  return Math.min(60, Math.max(30, Math.round(250 / levels)));
}

/** The same on every machine. */
export function tryLadder(ladder: Ladder): LadderTrial {
  const extended = withExtras(ladder);
  const people = peopleFor(extended);
  const base = variant(extended, 0);
  const placed = people.map((person) => placedBy(base, person));
  const trial = {
    people: people.length,
    exact: shareOf(placed, ({ stage, found }) => found === stage),
    within: shareOf(placed, ({ stage, found }) => Math.abs(found - stage) <= 1),
    exactAt: ladder.levels.map(({ rank }) =>
      shareOf(
        placed.filter(({ stage }) => stage === rank),
        ({ found }) => found === rank,
      ),
    ),
    questions: median(placed.map(({ asked }) => asked)),
    confused: confusedPairs(ladder.levels.length, placed),
  };
  return { ...trial, advice: adviceOn(trial.confused[0], extended, people, placed) };
}

/** A person of known level, with an answer to every behaviour and to those that a level might have more. */
interface TriedPerson {
  readonly stage: number;
  readonly answers: Answers;
}

interface Placed {
  readonly stage: number;
  readonly found: number;
  readonly asked: number;
}

type TriedLadder = Pick<Ladder, 'levels' | 'scale' | 'placement'>;

/** No author's id begins with a capital. */
const extraId = (rank: number, number: number) => `X${rank}-${number}`;

/** The ladder with so many behaviours a level as one person could be asked, and a few more of each level. */
function withExtras({ levels, scale, placement }: Ladder): TriedLadder {
  return {
    scale,
    placement,
    levels: levels.map((level) => {
      const [first] = level.behaviours;
      const extras = Array.from({ length: first === undefined ? 0 : more }, (_, index) => ({
        ...(first as LevelBehaviour),
        id: extraId(level.rank, index),
      }));
      return { ...level, behaviours: [...level.behaviours.slice(0, mostOfALevel), ...extras] };
    }),
  };
}

/** The extended ladder with the extra behaviours of one level, or of none (0). */
function variant(extended: TriedLadder, extendedLevel: number): PlacementModel {
  return placementModel({
    ...extended,
    levels: extended.levels.map((level) => ({
      ...level,
      behaviours: level.behaviours.filter(
        ({ id }) => level.rank === extendedLevel || !id.startsWith('X'),
      ),
    })),
  });
}

function peopleFor(extended: TriedLadder): TriedPerson[] {
  const { items, levels, points, held } = placementModel(extended);
  const sheet: Sheet = { levels, points, held, questions: items };
  return Object.entries(nineModels).flatMap(([name, model]) =>
    simulate(sheet, model, peopleOfAKind(levels), seededRandom(1, name)).map(
      ({ stage, ratings }): TriedPerson => ({
        stage,
        answers: new Map(
          items.map(({ id }, index): [string, Answer] => [id, ratings[index] ?? 'skip']),
        ),
      }),
    ),
  );
}

/** Asks as the program does: for the level, then for the gaps. */
function placedBy(model: PlacementModel, { stage, answers }: TriedPerson): Placed {
  const given = new Map<string, Answer>();
  const ask = (next: (asked: number) => string | null) => {
    for (let asked = 0; ; asked += 1) {
      const id = next(asked);
      if (id === null) return;
      given.set(id, answers.get(id) ?? 'skip');
    }
  };
  ask(() => nextQuestion(model, given));
  ask((asked) => nextGapQuestion(model, given, asked));
  return { stage, found: place(model, given).stage, asked: given.size };
}

function confusedPairs(levels: number, placed: readonly Placed[]): ConfusedPair[] {
  return Array.from({ length: levels - 1 }, (_, index): ConfusedPair => {
    const lower = index + 1;
    const ofPair = placed.filter(({ stage }) => stage === lower || stage === lower + 1);
    const share = shareOf(ofPair, ({ stage, found }) => found === 2 * lower + 1 - stage);
    return { levels: [lower, lower + 1], share };
  })
    .filter(({ share }) => share >= hard)
    .sort((a, b) => b.share - a.share);
}

/** Whether more behaviours at either level help the people at both. */
function adviceOn(
  worst: ConfusedPair | undefined,
  extended: TriedLadder,
  people: readonly TriedPerson[],
  placed: readonly Placed[],
): Advice | null {
  if (worst === undefined) return null;
  const isOfPair = ({ stage }: { readonly stage: number }) => worst.levels.includes(stage);
  const isRight = ({ stage, found }: Placed) => stage === found;
  const before = shareOf(placed.filter(isOfPair), isRight);
  const ofPair = people.filter(isOfPair);
  const tried = worst.levels.map((level): Advice => {
    const model = variant(extended, level);
    const after = shareOf(
      ofPair.map((person) => placedBy(model, person)),
      isRight,
    );
    return { level, more, before, after };
  });
  const [best] = tried.toSorted((a, b) => b.after - a.after);
  return best !== undefined && best.after - before >= worthwhile ? best : null;
}

function shareOf<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(is).length / all.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
