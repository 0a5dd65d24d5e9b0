import type { CheckedAnswers } from '../../core/answers/check-answers.js';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { evidenceBeside } from '../../core/checkin/assessment-event.js';
import type { NewEvent } from '../../core/schema/events.schema.js';
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
    ...evidenceBeside({ ...said, sitting }, known.state.evidence, world.today),
    reviewEvent(said, { ladder: known.ladder.id, by, sitting }),
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

function reviewEvent(
  said: CheckedAnswers,
  about: { readonly ladder: string; readonly by: string; readonly sitting: string },
): NewEvent {
  const answers = [...said.answers].map(([behaviour, answer]) => {
    const evidence = said.evidence.get(behaviour);
    return evidence === undefined ? { behaviour, answer } : { behaviour, answer, evidence };
  });
  return { type: 'review', ...about, answers };
}
