import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { answersToKeep, looseEvidenceEvents } from '../../core/checkin/assessment-event.js';
import { readJournal, reloadJournal, requireReport } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'review'> = async ({ arguments: [file = ''], options }, world) => {
  const theirAnswers = await world.readAnswers(file);
  const journalState = await readJournal(world);
  requireReport(journalState);
  if (![...theirAnswers.answers.values()].some((answer) => typeof answer === 'number')) {
    throw new CoachError('invalid-input', `${file} rates no behaviour`, [
      'career-coach assess --template',
    ]);
  }
  const sitting = world.newId();
  const by = clean(options.by ?? '') || 'your mentor';
  journalState.journal.append([
    ...looseEvidenceEvents({ ...theirAnswers, sitting }, journalState.state.evidence, world.today),
    {
      type: 'review',
      ladder: journalState.ladder.id,
      by,
      sitting,
      answers: answersToKeep(theirAnswers),
    },
  ]);
  const report = requireReport(reloadJournal(journalState, world));
  const { date, stage, review } = report;
  return {
    json: { date, stage, review },
    page: async (style) => {
      const { renderReview } = await import('../../views/terminal/review.js');
      return renderReview(report, journalState.ladder, style);
    },
  };
};
