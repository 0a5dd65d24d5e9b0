import { hasCurrentAnswers } from '../core/answers/counting-answers.js';
import { exitCodes } from '../core/base/errors.js';
import { lastWeeks } from '../core/history/timeline.js';
import { countAnswered } from '../core/journal/fold.js';
import { isCheckinDue } from '../core/report/due.js';
import type { World } from '../world/world.js';
import type { JournalState } from './shared/journal-state.js';
import { readJournal, requireReport } from './shared/journal-state.js';
import type { Run } from './shared/run.js';

export const run: Run<'status'> = async ({ options }, world) => {
  const journalState = await readJournal(world);
  if (options['exit-code'] && options.quiet && !options.json)
    return { code: promptExitCode(journalState, world) };
  const report = requireReport(journalState);
  return {
    json: report,
    page: async (style) => {
      const { draft } = journalState.state;
      const { renderStatus } = await import('../views/terminal/pages.js');
      return renderStatus(report, journalState.ladder, style, {
        draft: draft && { answered: countAnswered(draft), since: draft.since },
        weeks: lastWeeks(journalState.state, world.today),
      });
    },
    code: options['exit-code'] ? exitCodeOf(report) : 0,
  };
};

/** The exit code without computing the stage: a shell prompt runs this every time it is drawn. */
function promptExitCode({ ladder, state }: JournalState, { today: date }: World): number {
  if (!hasCurrentAnswers(ladder, state)) return exitCodes['no-assessment'];
  return exitCodeOf({ nextCheckin: state.nextCheckin, date });
}

function exitCodeOf(report: Parameters<typeof isCheckinDue>[0]): number {
  return isCheckinDue(report) ? exitCodes['check-in-due'] : 0;
}
