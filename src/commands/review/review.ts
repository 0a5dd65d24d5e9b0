import type { CheckedAnswers } from '../../core/answers/check-answers.js';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { answersToKeep, looseEvidenceEvents } from '../../core/checkin/assessment-event.js';
import type { World } from '../../world/world.js';
import { readJournal, reloadJournal, requireReport } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'review'> = async ({ arguments: files, options }, world) => {
  const views = await readViews(files, options.by, world);
  const journalState = await readJournal(world);
  requireReport(journalState);
  const { ladder, journal, state } = journalState;
  // All in one go: either every view is kept or none.
  journal.append(
    views.flatMap(({ by, answers }) => {
      const sitting = world.newId();
      return [
        ...looseEvidenceEvents({ ...answers, sitting }, state.evidence, world.today),
        { type: 'review', ladder: ladder.id, by, sitting, answers: answersToKeep(answers) },
      ];
    }),
  );
  const report = requireReport(reloadJournal(journalState, world));
  const { date, stage, review } = report;
  return {
    json: { date, stage, review },
    page: async (style) => {
      const { renderReview } = await import('../../views/terminal/review.js');
      return renderReview(report, ladder, style);
    },
  };
};

interface View {
  readonly by: string;
  readonly answers: CheckedAnswers;
}

async function readViews(
  files: readonly string[],
  given: string | undefined,
  world: World,
): Promise<View[]> {
  if (given !== undefined && files.length > 1) {
    throw new CoachError('usage', '--by names one person, and there are several files', [
      'career-coach review FILE --by WHO, for each file',
    ]);
  }
  const views: View[] = [];
  for (const [index, file] of files.entries()) {
    const answers = await world.readAnswers(file);
    requireRating(answers, file);
    const unnamed = files.length === 1 ? 'your mentor' : `somebody (${index + 1})`;
    views.push({ by: clean(given ?? '') || clean(answers.by ?? '') || unnamed, answers });
  }
  return views;
}

function requireRating({ answers }: CheckedAnswers, file: string): void {
  if ([...answers.values()].some((answer) => typeof answer === 'number')) return;
  throw new CoachError('invalid-input', `${clean(file)} rates no behaviour`, [
    'career-coach review ask --out questions.html, for somebody to fill in',
  ]);
}
