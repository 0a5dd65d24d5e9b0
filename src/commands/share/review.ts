import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { answersToKeep, looseEvidenceEvents } from '../../core/checkin/assessment-event.js';
import { readAgain, readJournal, requireReport } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'review'> = async ({ arguments: [file = ''], options }, world) => {
  const said = await world.readAnswers(file);
  const known = await readJournal(world);
  requireReport(known);
  if (![...said.answers.values()].some((answer) => typeof answer === 'number')) {
    throw new CoachError('invalid-input', `${file}: no behaviour is rated`, [
      'career-coach assess --template',
    ]);
  }
  const sitting = world.newId();
  const by = clean(options.by ?? '') || 'your mentor';
  known.journal.append([
    ...looseEvidenceEvents({ ...said, sitting }, known.state.evidence, world.today),
    { type: 'review', ladder: known.ladder.id, by, sitting, answers: answersToKeep(said) },
  ]);
  const report = requireReport(readAgain(known, world));
  const { date, stage, review } = report;
  return {
    json: { date, stage, review },
    page: async (style) => {
      const { renderReview } = await import('../../views/terminal/review.js');
      return renderReview(report, known.ladder, style);
    },
  };
};
