import { expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { fold } from '../../src/core/journal/fold.js';
import type { Answer } from '../../src/core/ladder/answers.js';
import { placementModel } from '../../src/core/placement/placement-model.js';
import { buildReport } from '../../src/core/report/report.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { nineModels, simulate } from '../../src/core/trial/people.js';
import { seededRandom } from '../../src/core/trial/random.js';
import { builtIn } from '../commands/ladder-facts.js';

import { eventsOn } from './events.js';

const model = placementModel(builtIn);
const sheet = { levels: model.levels, points: 5, held: model.held, questions: model.items };
const particulars = { evidence: new Map(), ownGuess: null, mentor: null, framework: null };

function aimAfter(answers: ReadonlyMap<string, Answer>, ...later: readonly NewEvent[]): number {
  const assessed = assessmentEvent(builtIn, { ...particulars, sitting: 'a1', answers });
  const events = [...eventsOn('2026-10-01', [assessed]), ...eventsOn('2026-10-15', later)];
  const report = buildReport(builtIn, fold(events, builtIn.id), '2026-10-15');
  if (report === null) throw new Error('expected a report');
  return report.plan.targetLevel;
}

test('between assessments no rating lowers what a plan aims at', () => {
  const people = Object.entries(nineModels).flatMap(([name, kind]) =>
    simulate(sheet, kind, 12, seededRandom(5, name)).map(
      ({ ratings }) =>
        new Map(model.items.map(({ id }, at): [string, Answer] => [id, ratings[at] || 'skip'])),
    ),
  );
  const random = seededRandom(5, 'changes');
  let changes = 0;
  for (const answers of people) {
    const before = aimAfter(answers);
    const rated = [...answers].filter(([, answer]) => typeof answer === 'number');
    for (let again = 0; again < 3; again += 1) {
      const [behaviour = '', answer = 1] = rated[Math.floor(random.uniform() * rated.length)] ?? [];
      const to = Number(answer) === 5 ? 4 : Number(answer) + 1;
      const checkin: NewEvent = {
        ...{ type: 'checkin', ladder: builtIn.id, sitting: 'c', next: '2026-11-01' },
        ratings: [{ behaviour, answer: to }],
      };
      const after = aimAfter(answers, checkin);
      expect(after).toBeGreaterThanOrEqual(before);
      changes += 1;
    }
  }
  expect(changes).toBeGreaterThan(300);
});
