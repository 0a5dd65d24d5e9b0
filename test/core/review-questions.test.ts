import { expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { fold } from '../../src/core/journal/fold.js';
import type { Answers } from '../../src/core/ladder/answers.js';
import { behavioursById } from '../../src/core/ladder/find-in-ladder.js';
import { buildReport } from '../../src/core/report/report.js';
import { strongest } from '../../src/core/report/strongest.js';
import { reviewQuestions, tellingQuestions } from '../../src/core/review/questions.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { builtIn } from '../commands/ladder-facts.js';
import { eventsOn } from './events.js';
import { answersOfLevel } from './year.js';

const today = '2026-11-28';

function dozenOf(stage: number): string[] {
  return dozenFor(answersOfLevel(builtIn, stage)).ids;
}

/** @param plan what the active actions are about */
function dozenFor(answers: Answers, plan: readonly string[] = [], target?: number) {
  const nobody = { ownGuess: null, mentor: null, framework: null };
  const assessed = assessmentEvent(builtIn, { ...nobody, answers, sitting: 'a' });
  const state = fold(
    eventsOn(today, [assessed, { ...planAbout(plan), ...(target && { target }) }]),
    builtIn.id,
  );
  const report = buildReport(builtIn, state, today);
  if (report === null) throw new Error('no stage');
  const best = strongest(report, 2).map(({ behaviour }) => behaviour);
  return { report, best, ids: [...tellingQuestions(builtIn, report, best)] };
}

function planAbout(behaviours: readonly string[]): NewEvent {
  const actions = behaviours.map((behaviour) => ({
    ...{ id: `own-${behaviour}`, status: 'active' as const, behaviour },
    ...{ kind: 'experience' as const, title: 'Try', effort: '1 hour', cue: '', act: 'try it' },
    ...{ obstacle: null, fallback: null, doneWhen: null, due: null },
  }));
  return { type: 'plan', ladder: builtIn.id, actions };
}

test.each([1, 2, 3, 4, 5])(
  'a dozen for somebody at level %i, most of them about that level and the next',
  (stage) => {
    const ids = dozenOf(stage);
    expect(ids).toHaveLength(12);
    expect(dozenOf(stage)).toEqual(ids);
    const behaviours = behavioursById(builtIn);
    const near = ids.filter((id) => Math.abs((behaviours.get(id)?.level?.rank ?? 9) - stage) <= 1);
    expect(near.length).toBeGreaterThanOrEqual(5);
    expect(
      ids.filter((id) => behaviours.get(id)?.strand !== undefined).length,
    ).toBeGreaterThanOrEqual(3);
  },
);

test('at least two about each level in doubt, whatever the answers', () => {
  const fourth = builtIn.levels[3]?.behaviours.map(({ id }) => id) ?? [];
  const behaviours = behavioursById(builtIn);
  for (const stage of [1, 2, 3, 4, 5]) {
    for (const held of [0, 2, 4, 6]) {
      const raised = fourth.slice(0, held).map((id) => [id, 4] as const);
      const { report, ids } = dozenFor(new Map([...answersOfLevel(builtIn, stage), ...raised]));
      expect(ids).toHaveLength(12);
      for (const rank of [report.stage.level, report.why.rival]) {
        const about = ids.filter((id) => behaviours.get(id)?.level?.rank === rank);
        expect(about.length, `level ${rank}`).toBeGreaterThanOrEqual(2);
      }
    }
  }
});

test('what the plan is about is asked, and two strengths, but nothing two levels above', () => {
  const behaviours = behavioursById(builtIn);
  for (const stage of [1, 2, 3, 4, 5]) {
    const answers = answersOfLevel(builtIn, stage);
    // The plan of somebody who works on two habits and on the last thing of the level.
    const habits = builtIn.strands.slice(-2).flatMap(({ behaviours: [first] }) => first?.id ?? []);
    const last = builtIn.levels[stage - 1]?.behaviours.at(-1)?.id ?? '';
    const { best, ids } = dozenFor(answers, [...habits, last]);
    expect(ids).toEqual(expect.arrayContaining([...habits, last]));
    expect(ids).toEqual(expect.arrayContaining(best));
    for (const id of ids) {
      expect(behaviours.get(id)?.level?.rank ?? 0, id).toBeLessThanOrEqual(stage + 1);
    }
  }
});

test.each([1, 2, 3])('two of a level further up that somebody at level %i aims at', (stage) => {
  const behaviours = behavioursById(builtIn);
  const target = stage + 2;
  const planned = builtIn.levels[target - 1]?.behaviours.at(-1)?.id ?? '';
  const { ids } = dozenFor(answersOfLevel(builtIn, stage), [planned], target);
  const ranks = ids.map((id) => behaviours.get(id)?.level?.rank ?? 0);
  expect(ids).toHaveLength(12);
  expect(ids).toContain(planned);
  expect(ranks.filter((rank) => rank === target)).toHaveLength(2);
  expect(Math.max(...ranks)).toBe(target);
});

test('all questions are asked in the order of the ladder', () => {
  const all = reviewQuestions(builtIn).map(({ id }) => id);
  expect(all).toEqual([...behavioursById(builtIn).keys()]);
  expect(reviewQuestions(builtIn, new Set([all[3] ?? '', all[1] ?? '']))).toHaveLength(2);
});

test.each([
  [1, '112221111'],
  [2, '221133231'],
  [3, '332244342'],
  [4, '443355453'],
  [5, '554454555'],
])(
  'of what somebody at level %i was not asked, the level decides what is likely',
  (stage, expected) => {
    const few = new Set(
      builtIn.levels.flatMap(({ behaviours }) => behaviours.slice(0, 3)).map(({ id }) => id),
    );
    const { ids } = dozenFor(
      new Map([...answersOfLevel(builtIn, stage)].filter(([id]) => few.has(id))),
    );
    const behaviours = behavioursById(builtIn);
    expect(ids.map((id) => behaviours.get(id)?.level?.rank ?? '').join('')).toBe(expected);
  },
);
