import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { answersToKeep, evidenceBeside } from '../../core/checkin/assessment-event.js';
import type { World } from '../../world/world.js';
import type { Known } from '../shared/journal-state.js';
import { readAgain, readKnown, requireReport } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'review'> = async ({ arguments: [file = ''], options }, world) => {
  const said = await world.readAnswers(file);
  const known = await readKnown(world);
  requireReport(known);
  if (![...said.answers.values()].some((answer) => typeof answer === 'number')) {
    throw new CoachError('invalid-input', `${file}: no behaviour is rated`, [
      'career-coach assess --template',
    ]);
  }
  const sitting = world.newId();
  const by = clean(options.by ?? '') || 'your mentor';
  known.journal.append([
    ...evidenceBeside({ ...said, sitting }, known.state.evidence, world.today),
    { type: 'review', ladder: known.ladder.id, by, sitting, answers: answersToKeep(said) },
  ]);
  await show(readAgain(known, world), options.json ?? false, world);
  return 0;
};

async function show(known: Known, json: boolean, world: World): Promise<void> {
  const report = requireReport(known);
  if (json) {
    const { toJson } = await import('../../views/json.js');
    const { date, stage, review } = report;
    world.out.write(toJson({ schemaVersion: 1, date, stage, review }));
  } else {
    const { renderReview } = await import('../../views/terminal/review.js');
    world.out.write(renderReview(report, known.ladder, await world.style(world.out)));
  }
}
