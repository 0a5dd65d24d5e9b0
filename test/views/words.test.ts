import { expect, test } from 'vitest';
import { likelyRival } from '../../src/core/placement/rival.js';
import { titleFromWords } from '../../src/core/plan/titles.js';
import { ladderPicture } from '../../src/views/page/pictures.js';
import { renderNextSteps } from '../../src/views/terminal/result/result.js';
import { groupTitle } from '../../src/views/text/gap-labels.js';
import { planAim } from '../../src/views/text/plan-aim.js';
import { stageSentence } from '../../src/views/text/stage-words.js';
import { isOnlyItsWords, nameOf } from '../../src/views/text/words.js';
import { ladder, levelThreeWithPlan, plainStyle, reportOf } from './reports.js';

const report = reportOf(levelThreeWithPlan);
const why = { rival: 2, answers: [], wouldChange: null };

test('the rival is the one that the answers are weighed against', () => {
  const stage = { ...report.stage, level: 3, posterior: [0, 0.1, 0.8, 0.1, 0] };
  expect(likelyRival({ stage, why: { ...why, rival: 4 } })).toBe(4);
  expect(likelyRival({ stage, why })).toBe(2);
});

test('without it, it is the likeliest other level', () => {
  const stage = { ...report.stage, level: 3, posterior: [0, 0.05, 0.8, 0.15, 0] };
  expect(likelyRival({ stage })).toBe(4);
});

test('a level without any probability is none', () => {
  const stage = { ...report.stage, level: 1, posterior: [1, 0, 0, 0, 0] };
  expect(likelyRival({ stage, why })).toBeNull();
  expect(likelyRival({ stage })).toBeNull();
});

test('an own action that is only its words is said once', () => {
  const whole = 'watch a support call with somebody who takes many of them';
  const bare = { cue: '', act: whole, title: titleFromWords({ cue: '', act: whole }) };
  expect(isOnlyItsWords(bare)).toBe(true);
  expect(nameOf(bare)).toBe('Watch a support call with somebody who takes many of them');
  const named = { ...bare, title: 'Learn from support' };
  expect(isOnlyItsWords(named)).toBe(false);
  expect(nameOf(named)).toBe('Learn from support');
});

test('a plan for the level in question makes sure of it; for another it works towards that', () => {
  const aim = (targetLevel: number, confidence: number) => {
    const posterior = [0, 1 - confidence, confidence, 0, 0];
    const stage = { ...report.stage, level: 3, confidence, posterior };
    const told = { ...report, stage, why, plan: { ...report.plan, targetLevel } };
    return planAim(told, ladder).title.replace(/:.*/, '');
  };
  expect(aim(3, 0.55)).toBe('Your plan for level 3');
  expect(aim(3, 0.99)).toBe('Your plan to stay strong at level 3');
  expect(aim(4, 0.99)).toBe('Your plan towards level 4');
});

test('a heading says what a behaviour is good for, and that habits change no level', () => {
  const posterior = [0, 0.4, 0.6, 0, 0];
  const stage = { ...report.stage, level: 3, confidence: 0.6, posterior, cappedBy: null };
  const gap = { rating: 2, statement: '', foundation: true, noOpportunity: false };
  const decisive = { ...gap, behaviour: 'draws-landscape', level: 3 };
  const habit = { ...gap, behaviour: 'listens-first', strand: 'listen' };
  const { level: _, ...rest } = decisive;
  const told = (gaps: readonly object[]) =>
    ({ ...report, stage, gaps, why: { ...why, wouldChange: [decisive.behaviour] } }) as never;
  const titleOf = (one: object, gaps: readonly object[]) =>
    groupTitle(one as never, told(gaps), ladder.levels.length);
  expect(titleOf(decisive, [decisive, habit])).toBe('What would make it level 3 or higher');
  expect(titleOf(habit, [decisive, habit])).toBe(
    "Habits expected at your level (they don't change your level)",
  );
  expect(titleOf({ ...habit, foundation: false }, [decisive, habit])).toBe(
    "Habits for the next level (they don't change your level)",
  );
  const other = { ...rest, behaviour: 'sketches-target', level: 3 };
  expect(titleOf(other, [decisive, habit, other])).toBe('Expected at level 3 or below');
});

test.each([
  [0.9449, ', likely.'],
  [0.9451, ', very likely.'],
  [0.7951, ', likely.'],
  [0.7949, ', more likely than not.'],
  [0.7851, ', more likely than not.'],
  [0.7849, 'lie between levels 2 and 3. The more likely one is level 3'],
])('the word follows from the percent as shown: %d', (confidence, end) => {
  const stage = { ...report.stage, confidence, posterior: [0, 1 - confidence, confidence, 0, 0] };
  expect(stageSentence({ ...report, stage, why: { ...why, rival: 2 } } as never, 'you')).toContain(
    end,
  );
});

test('on a page, whatever level the headline names is possible', () => {
  const stage = { ...report.stage, confidence: 0.72, posterior: [0.06, 0.22, 0.72, 0, 0] };
  const told = { ...report, stage, why: { ...why, rival: 2 } } as never;
  expect(ladderPicture(told, ladder, 'I')).toMatchObject({
    rungs: [{}, { likelihood: { words: 'possible' }, mark: 'or here' }, {}, {}, {}],
  });
});

test('the first step is one of today; what was taken before has begun', () => {
  const since = (day: string) => ({
    ...report,
    plan: { ...report.plan, active: report.plan.active.map((one) => ({ ...one, since: day })) },
  });
  const style = plainStyle({ width: 79 });
  expect(renderNextSteps(since(report.date), ladder, style)).toMatch(/^Start with 1/m);
  const later = renderNextSteps(since('2026-01-05'), ladder, style);
  expect(later).not.toContain('Start with');
  expect(later).toMatch(/^Your plan works towards level 4/);
});

test('whoever took nothing into the plan reads how to take a first action', () => {
  const told = (queue: typeof report.plan.queue) =>
    renderNextSteps(
      { ...report, plan: { ...report.plan, active: [], queue } },
      ladder,
      plainStyle(),
    );
  expect(told(report.plan.queue)).toMatch(/Next: career-coach plan next · career-coach why/);
  expect(told([])).toMatch(/Next: career-coach plan · career-coach why/);
});
