import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type { State } from '../journal/fold.js';
import type { Answer } from '../ladder/answers.js';
import { allBehaviours } from '../ladder/find-in-ladder.js';
import { nextQuestion } from '../placement/next-question.js';
import { placementModel } from '../placement/placement-model.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';

/** A question about a person to somebody else. */
export interface ReviewQuestion {
  readonly id: string;
  readonly statement: string;
  /** What counts, in an example; null where the author gives none. */
  readonly looksLike: string | null;
}

/** The questions in the order of the ladder: all, or those with the ids. */
export function reviewQuestions(ladder: Ladder, ids?: ReadonlySet<string>): ReviewQuestion[] {
  return allBehaviours(ladder)
    .filter(({ behaviour }) => ids === undefined || ids.has(behaviour.id))
    .map(({ behaviour: { id, statement, looksLike } }) => ({
      id,
      statement,
      looksLike: looksLike[0] ?? null,
    }));
}

/** As many as somebody finds time for. */
export const askedAbout = 12;
const ofStrands = 3;

/** Fewer ratings than the form asks for can't tell a level. */
export const askedOfLevels = askedAbout - ofStrands;

/**
 * The dozen that tell most: two of each level in doubt, those that the placement would ask if the other answered as the
 * person did, then gaps of the strands, because they are seen by others first.
 */
export function tellingQuestions(
  ladder: Ladder,
  state: State,
  report: Report,
  today: Day,
): ReadonlySet<string> {
  const own = currentAnswers(ladder, state, today)?.answers ?? new Map<string, Answer>();
  const asked = askedOfAnother(ladder, own, report.stage.level);
  const chosen = new Set(ofLevelsInDoubt(ladder, report, asked));
  fill(chosen, asked, askedOfLevels);
  const gaps = report.gaps.map(({ behaviour, strand }) => ({ behaviour, strand }));
  fill(
    chosen,
    gaps.flatMap(({ behaviour, strand }) => (strand === undefined ? behaviour : [])),
    askedOfLevels,
  );
  fill(
    chosen,
    gaps.flatMap(({ behaviour, strand }) => (strand === undefined ? [] : behaviour)),
    askedAbout,
  );
  fill(chosen, comingFirst(ladder, report.stage.level), askedAbout);
  return chosen;
}

/** Fewer say nothing about a level. */
const ofEachInDoubt = 2;

/** Some of the likeliest level and of its rival: what would be asked anyway before what decided, and that before the rest. */
function ofLevelsInDoubt(
  ladder: Ladder,
  { stage, why }: Report,
  asked: readonly string[],
): string[] {
  const deciding = why.answers.map(({ behaviour }) => behaviour);
  return [stage.level, why.rival].flatMap((rank) => {
    const ids = ladder.levels[rank - 1]?.behaviours.map(({ id }) => id) ?? [];
    const first = [...asked, ...deciding].filter((id) => ids.includes(id));
    return [...new Set([...first, ...ids])].slice(0, ofEachInDoubt);
  });
}

function fill(chosen: Set<string>, ids: readonly string[], most: number): void {
  for (const id of ids) {
    if (chosen.size >= most) return;
    chosen.add(id);
  }
}

/** What the questionnaire would ask, where each answer is the person's own, or what their stage leads to expect. */
function askedOfAnother(
  ladder: Ladder,
  own: ReadonlyMap<string, Answer>,
  stage: number,
): readonly string[] {
  const model = placementModel(ladder, 'other');
  const { held } = ladder.scale;
  const expected = new Set(model.items.filter(({ level }) => level <= stage).map(({ id }) => id));
  const answers = new Map<string, Answer>();
  while (answers.size < askedOfLevels) {
    const id = nextQuestion(model, answers);
    if (id === null) break;
    const answer = own.get(id);
    const likely = expected.has(id) ? held : held - 1;
    answers.set(id, typeof answer === 'number' ? answer : likely);
  }
  return [...answers.keys()];
}

/** Behaviours of strands that are expected at the stage, those of the strand that comes first before others. */
function comingFirst({ strands }: Ladder, stage: number): string[] {
  return [...strands]
    .sort((a, b) => Number(b.comesFirst) - Number(a.comesFirst))
    .flatMap(({ behaviours }) => behaviours.filter(({ expectedFrom }) => expectedFrom <= stage))
    .map(({ id }) => id);
}
