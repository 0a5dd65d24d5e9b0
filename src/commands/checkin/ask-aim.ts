import { planEvent } from '../../core/plan/plan-event.js';
import { stageSentence } from '../../views/text/stage-words.js';
import { levelName } from '../../views/text/words.js';
import type { OpenSitting } from './sitting.js';
import { askOnce, currentState } from './sitting.js';

/** A new rating may move the level, and the plan's aim with it: before anything is offered, the person says which. */
export async function askAim(open: OpenSitting): Promise<void> {
  const { ask, initialState, sitting } = open;
  const { ladder, report } = currentState(open);
  const { report: first } = initialState;
  if (report === null || first === null || report.fit !== undefined) return;
  const [last, next] = [first.plan.targetLevel, report.plan.targetLevel];
  if (last === next || report.stage.level === first.stage.level) return;
  await askOnce(open, '@aim', async () => {
    const choice = await ask.question<'one'>({
      kind: 'one',
      message: 'What will your plan work towards?',
      about: [stageSentence(report, 'you')],
      choices: [
        { value: 'next', label: `Towards ${levelName(ladder, next)}` },
        { value: 'last', label: `Still towards ${levelName(ladder, last)}` },
      ],
      initial: 'next',
    });
    if (choice === 'last') {
      initialState.journal.append([planEvent(ladder, { sitting, target: last })]);
    }
  });
}
